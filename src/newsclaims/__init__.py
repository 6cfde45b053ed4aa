"""Reads what a news article claims: who said what, who did what to whom, how much, when, and on whose word.

Example:
    >>> import newsclaims
    >>> result = newsclaims.extract("“We will not sign,” Anna Berg told reporters on Monday.", published="2023-05-03")
    >>> [(speaker.name, statement.act, statement.span.text) for speaker, statement in result.quotes()]
    [('Anna Berg', 'say', 'We will not sign,')]

"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsclaims.errors import NewsclaimsError, PluginError
from newsclaims.hookspecs import hookimpl
from newsclaims.model import (
    Actor,
    Annotation,
    Article,
    Cue,
    Diagnostic,
    Extraction,
    Mention,
    PluginInfo,
    Quantity,
    Record,
    Region,
    Relation,
    Span,
    Statement,
    TimeExpression,
    id_of,
)
from newsclaims.version import __version__

if TYPE_CHECKING:
    from newsclaims.lexicon import Lexicon
    from newsclaims.pipeline import Pipeline, extract
    from newsclaims.text.document import Document

__all__ = [
    "Actor",
    "Annotation",
    "Article",
    "Cue",
    "Diagnostic",
    "Document",
    "Extraction",
    "Lexicon",
    "Mention",
    "NewsclaimsError",
    "Pipeline",
    "PluginError",
    "PluginInfo",
    "Quantity",
    "Record",
    "Region",
    "Relation",
    "Span",
    "Statement",
    "TimeExpression",
    "__version__",
    "extract",
    "hookimpl",
    "id_of",
]

# Imported on first use, so that the types alone cost little.
_LATER = {"Document": "text.document", "Lexicon": "lexicon", "Pipeline": "pipeline", "extract": "pipeline"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_LATER[name]}")
    return globals().setdefault(name, getattr(module, name))


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
