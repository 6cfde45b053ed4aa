"""Demands and threats that a second clause directs: "said that X must go", "threatened to strike unless X paid"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import End, Found
from newsclaims.builtin.relations.vocabulary import Vocabulary

__all__ = ["Demands"]

AHEAD: Final = 6  # clauses that are looked at behind a verb


class Demands:
    """Reads what one party says another has to do."""

    def __init__(self, grammar: Grammar, ends: Ends, words: Vocabulary) -> None:
        self._grammar = grammar
        self._ends = ends
        self._is = words.words

    def told(self, clause: int) -> Iterator[Found]:
        """The demand in a complement: "said that Chile [must] withdraw"."""
        grammar = self._grammar
        here, group = grammar.clauses[clause], grammar.verb(clause)
        if here.kind != "complement" or here.parent is None or group.voice == "passive":
            return
        above = grammar.verb(here.parent)
        if above.voice == "passive" or above.negated or above.lemma not in self._is["demanding"]:
            return
        objects = [end for end in self._ends.all(grammar.subjects(clause)) if end.form != "pronoun"]
        for subject in self._ends.all(grammar.subjects(here.parent)) if objects else []:
            for end in objects:
                yield Found("demand", above.lemma, above.head, "REQUEST", subject, end, None,
                            grammar.mood(here.parent), here.parent)  # fmt: skip

    def conditions(self, clause: int) -> list[End]:
        """Who can avert what a clause tells: "unless [Chile] withdraws", "if [Chile] does not pay"."""
        grammar = self._grammar
        clauses, tags = grammar.clauses, grammar.tokens.tags
        start = grammar.verb(clause).last
        for n in range(clause + 1, min(len(clauses), clause + AHEAD)):
            marker = clauses[n].marker
            if "." in tags[start : clauses[n].first]:
                break
            if marker is not None and grammar.lower[marker] in ("if", "unless", "until"):
                return self._ends.all(grammar.subjects(n))
        return []
