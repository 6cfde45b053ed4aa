"""Actors: who speaks or acts in an article, by name, alias and metonym."""

from __future__ import annotations

from newsclaims.builtin.actors.finding import find_names
from newsclaims.builtin.actors.joining import Joiner
from newsclaims.builtin.actors.records import Recorder
from newsclaims.builtin.actors.runs import Runs
from newsclaims.builtin.actors.vocabulary import vocabulary
from newsclaims.hookspecs import hookimpl
from newsclaims.model import Actor, Mention
from newsclaims.text.document import Document

__all__ = ["find_actors"]


@hookimpl
def find_actors(document: Document) -> list[Actor | Mention]:
    """The actors of an article and their mentions by name, alias and metonym."""
    words = vocabulary(document.lexicon)
    reader = Runs(document, words)
    names = find_names(document, reader, words)
    if not names:
        return []
    joiner = Joiner(reader, words, names)
    joiner.join()
    return Recorder(document, joiner.drafts).records()
