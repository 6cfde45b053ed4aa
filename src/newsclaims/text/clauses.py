"""What a clause is, and which noun phrases are joined; `clause_reader` reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from newsclaims.text.part import Part
from newsclaims.text.tokens import Tokens

if TYPE_CHECKING:
    from newsclaims.text.phrases import NounPhrase

__all__ = ["LIST_AHEAD", "Clause", "coordinate"]

# What follows an item of a list: more items, then "and" or "or".
LIST_AHEAD: Final = re.compile(r"(?:,[DGNSPJCX]{1,8}){0,12},?K")


class Clause(Part):
    """A verb group with what belongs to it.

    Attributes:
        first: Number of the first token: of its marker, subject or verb.
        last: Number after its last token, the clauses inside it included.
        verb: Index of the verb group.
        subject: Index of the noun phrase that is its subject (of a passive: the one acted upon), or None; see
            `Phrases.conjuncts` for joint subjects.
        objects: Indexes of the noun phrases after the verb that no preposition governs.
        prepositions: (number of the preposition, index of its noun phrase), after the verb.
        kind: main, complement, relative, participial, infinitive, adverbial or coordinate.
        parent: Index of the clause that it depends on, or (coordinate) is joined to; None.
        marker: Number of the conjunction, relative pronoun, preposition or "to" that opens it, or None.
        antecedent: Index of the noun phrase that a relative or participial clause describes, or None.
        inherited: Whether its subject is that of another clause (coordination, adjuncts, control).

    """

    __slots__ = ("antecedent", "first", "inherited", "kind", "last", "marker", "objects", "parent", "prepositions",
                 "subject", "verb")  # fmt: skip

    def __init__(self, first: int, last: int, verb: int, subject: int | None, objects: list[int],
                 prepositions: list[tuple[int, int]], kind: str, parent: int | None = None, marker: int | None = None,
                 antecedent: int | None = None, inherited: bool = False) -> None:  # fmt: skip
        self.first = first
        self.last = last
        self.verb = verb
        self.subject = subject
        self.objects = objects
        self.prepositions = prepositions
        self.kind = kind
        self.parent = parent
        self.marker = marker
        self.antecedent = antecedent
        self.inherited = inherited


def coordinate(tokens: Tokens, nouns: Sequence[NounPhrase], first_noun: int, clauses: Sequence[Clause],
                conjuncts: dict[int, tuple[int, ...]]) -> None:  # fmt: skip
    """Group the noun phrases of a sentence that are joined by commas and a conjunction."""
    tags = tokens.tags
    owners = {n.possessor for n in nouns[first_noun:] if n.possessor is not None}
    subjects = {clause.subject for clause in clauses if not clause.inherited and clause.kind in ("coordinate", "main")}
    group: list[int] = []
    for index in range(first_noun, len(nouns)):
        if index in owners:
            continue
        if group:
            between = tags[nouns[group[-1]].last : nouns[index].first].replace('"', "")
            listed = between in ("K", ",K") or (
                between == "," and LIST_AHEAD.match(tags, nouns[index].last) is not None
            )
            if listed and not (index in subjects and between != "," and group[0] not in subjects):
                group.append(index)
                if between in ("K", ",K"):
                    _close(group, conjuncts)
                    group = []
                continue
        group = [index]


def _close(group: list[int], conjuncts: dict[int, tuple[int, ...]]) -> None:
    if len(group) > 1:
        together = tuple(group)
        for index in together:
            conjuncts[index] = together
