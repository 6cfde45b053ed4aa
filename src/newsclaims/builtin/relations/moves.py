"""Moves that are acts: "tanks rolled into Lima", "arrived in Lima on a visit", "left for Lima for talks"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.nouns import Nouns
from newsclaims.builtin.relations.places import Places
from newsclaims.builtin.relations.records import End, Found
from newsclaims.builtin.relations.vocabulary import Vocabulary

__all__ = ["Moves"]

WHITHER: Final = frozenset(("in", "to", "for", "at", "into", "on"))


class Moves:
    """Reads the verbs of motion of one document; motion alone is no relation."""

    def __init__(self, grammar: Grammar, ends: Ends, nouns: Nouns, places: Places, words: Vocabulary) -> None:
        self._grammar = grammar
        self._ends = ends
        self._nouns = nouns
        self._places = places
        self._is = words.words

    def read(self, clause: int) -> Iterator[Found]:
        """What the motion of a clause is for: a deployment, or a visit."""
        grammar = self._grammar
        here, group = grammar.clauses[clause], grammar.verb(clause)
        if group.voice == "passive":
            return
        links = [(grammar.lower[n], phrase) for n, phrase in here.prepositions if n >= group.head]
        subjects = grammar.subjects(clause)
        if not subjects:
            return
        head = grammar.lower[grammar.nouns[self._ends.inner(subjects[0])].head]
        if head in self._is["armed"] and group.lemma in self._is["deploying"]:
            yield from self._deployed(clause, subjects, [p for n, p in links if n in WHITHER], "MOBILIZE")
            return
        if head in self._is["armed"] and group.lemma in self._is["departing"]:
            left = [phrase for phrase in here.objects if grammar.nouns[phrase].first > group.head]
            yield from self._deployed(clause, subjects, [*left, *(p for n, p in links if n == "from")], "CONCEDE")
            return
        for preposition, phrase in links:
            events = self._nouns.events(self._nouns.stretched(phrase)) if preposition in ("on", "for") else ()
            if events and events[0].type == "CONSULT":
                for end in self._goal(links, phrase):
                    for subject in self._ends.all(subjects):
                        yield Found("move", "visit", grammar.nouns[phrase].head, "CONSULT", subject, end, None,
                                    grammar.mood(clause), clause)  # fmt: skip
                return
        if self._to_talk(clause):
            for end in self._goal(links, links[-1][1] + 1 if links else 0):
                for subject in self._ends.all(subjects):
                    yield Found(
                        "move", "visit", group.head, "CONSULT", subject, end, None, grammar.mood(clause), clause
                    )

    def _to_talk(self, clause: int) -> bool:
        """Whether the purpose of a clause is a talk: "will travel to Lima [to discuss trade]"."""
        grammar = self._grammar
        below = clause + 1
        if below >= len(grammar.clauses) or grammar.clauses[below].parent != clause:
            return False
        group = grammar.verb(below)
        return group.form == "infinitive" and group.lemma in self._is["talking"]

    def _goal(self, links: list[tuple[str, int]], reason: int) -> list[End]:
        """Where a motion ends."""
        for preposition, phrase in links:
            if preposition in WHITHER and phrase < reason:
                found = self._ends.joint(phrase) or self._places.all(phrase, loose=True)
                if found:
                    return found
        return []

    def _deployed(self, clause: int, subjects: tuple[int, ...], goals: list[int], type_: str) -> Iterator[Found]:
        """Forces that go into a place, or leave it: "tanks rolled into the city of Lima"."""
        grammar = self._grammar
        group = grammar.verb(clause)
        found = next((ends for goal in goals if (ends := self._places.all(goal, loose=True))), [])
        agents = self._ends.all(subjects) or self._ends.forces(subjects) if found else []
        for subject in agents:
            for end in found:
                yield Found("move", group.lemma, group.head, type_, subject, end, None, grammar.mood(clause), clause)
