"""Relations: who did what to whom, on whose word (see docs/relations.md)."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.builtin.relations.contents import Contents
from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.nations import Nations
from newsclaims.builtin.relations.nouns import Nouns
from newsclaims.builtin.relations.places import Places
from newsclaims.builtin.relations.records import Found, Recorder
from newsclaims.builtin.relations.times import Times
from newsclaims.builtin.relations.verbs import Verbs
from newsclaims.builtin.relations.vocabulary import vocabulary
from newsclaims.hookspecs import hookimpl
from newsclaims.model import Actor, Mention, Relation
from newsclaims.text.document import Document

__all__ = ["find_relations"]


@hookimpl
def find_relations(document: Document) -> Iterator[Relation | Actor | Mention]:
    """Relations, and the actors and mentions of ends that no earlier stage has named."""
    words = vocabulary(document.lexicon)
    grammar = Grammar(document, words)
    contents = Contents(document)
    ends = Ends(document, grammar, contents, words)
    places = Places(document, grammar, ends, words)
    nouns = Nouns(grammar, ends, places, words)
    nations = Nations(document, grammar, ends, places, words)
    verbs = Verbs(grammar, ends, nouns, places, nations, words)
    found: list[Found] = [*verbs.all(), *nouns.standing()]
    if not found:
        return
    found.sort(key=lambda one: one.trigger)
    times = Times(document, grammar)
    recorder = Recorder(document, contents)
    relations = [(recorder.record(one, times.of(one)), one) for one in found]
    told = [(relation, one) for relation, one in relations if relation is not None]
    yield from ends.made(end for _, one in told for end in (one.subject, one.object) if end is not None)
    for relation, _ in told:
        yield relation
