"""The hook specification: the contract with plugin authors.

A plugin is any object or module with functions marked `@newsclaims.hookimpl`. It implements as many of these hooks as
it wants. Hooks run in the order in which they stand here, once an article; each sees in the `Document` what earlier
hooks found. What a hook gives is checked record by record: a record that is
invalid is dropped with a diagnostic, and so is everything that a hook would have given to an article when it raises.

Example:
    >>> import newsclaims
    >>> class Capitals:
    ...     @newsclaims.hookimpl
    ...     def annotate(self, document):
    ...         for n, word in enumerate(document.tokens.texts):
    ...             if word.isupper():
    ...                 span = document.token_span(n, n + 1)
    ...                 yield newsclaims.Annotation(f"n{span.start}-{span.end}", span, "capitals", word)
    >>> [a.label for a in newsclaims.Pipeline(plugins=[Capitals()]).extract("NATO met on Monday.").annotations]
    ['NATO']

"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from newsclaims.lexicon import Lexicon
    from newsclaims.model import (
        Actor,
        Annotation,
        Extraction,
        Mention,
        Quantity,
        Relation,
        Statement,
        TimeExpression,
    )
    from newsclaims.text.document import Document

__all__ = ["STAGES", "hookimpl", "hookspec"]

PROJECT = "newsclaims"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

# The hooks that yield records, in the order in which they run.
STAGES = ("find_times", "find_quantities", "find_actors", "find_statements", "find_relations", "annotate")


@hookspec
def extend_lexicon(lexicon: Lexicon) -> None:
    """Add words to a language: `lexicon.add(table, column=...)`. Runs once for each language, before its first text."""


@hookspec
def find_times(document: Document) -> Iterable[TimeExpression]:
    """Yield the time expressions of the article. Sees the text alone."""
    return ()


@hookspec
def find_quantities(document: Document) -> Iterable[Quantity]:
    """Yield the amounts in the article. Sees `document.times`."""
    return ()


@hookspec
def find_actors(document: Document) -> Iterable[Actor | Mention]:
    """Yield the actors and their mentions by name, alias and metonym. Sees times and quantities."""
    return ()


@hookspec
def find_statements(document: Document) -> Iterable[Statement | Actor | Mention]:
    """Yield the statements, and mentions (pronouns, nominals) that are their sources. Sees actors and mentions too."""
    return ()


@hookspec
def find_relations(document: Document) -> Iterable[Relation | Actor | Mention]:
    """Yield the relations, and mentions (pronouns, nominals) that are their ends. Sees statements too."""
    return ()


@hookspec
def annotate(document: Document) -> Iterable[Annotation]:
    """Yield labelled places of a layer of the plugin's own. Sees everything found before."""
    return ()


@hookspec
def refine(extraction: Extraction) -> Extraction | None:
    """Have the last word: return an amended extraction (`attrs.evolve`), or None to leave it as it is.

    Links between records are still ids. A link to a record that was taken out becomes absent.
    """
    return None
