"""When it was done: the time expression of the relation's clause."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import Found
from newsclaims.model import TimeExpression
from newsclaims.text.document import Document

__all__ = ["Times"]

# How far a time in front holds for what is joined to its clause.
JOINED: Final = 4


class Times:
    """Finds the time of a clause."""

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._document = document
        self._grammar = grammar
        self._by_clause: dict[int, list[tuple[int, int, TimeExpression]]] = {}
        self._heads: list[int] = []
        for time in document.times:
            if time.type in ("DURATION", "SET"):
                continue
            first, last = document.tokens.within(time.span.start, time.span.end)
            for clause in self._clauses(first, last):
                self._by_clause.setdefault(clause, []).append((first, last, time))

    def _clauses(self, first: int, last: int) -> list[int]:
        """The clauses that a time expression belongs to."""
        clauses, lower = self._grammar.clauses, self._grammar.lower
        sentence = self._document.sentence_at(self._grammar.tokens.starts[first])
        if sentence is None:
            return []
        self._heads = self._heads or [self._grammar.verbs[clause.verb].head for clause in clauses]
        here = range(bisect_left(self._heads, sentence.first), bisect_left(self._heads, sentence.last))
        around = [n for n in here if clauses[n].first <= first < clauses[n].last]
        if around:
            found = [min(around, key=lambda n: clauses[n].last - clauses[n].first)]
        else:
            found = [n for n in here if first < clauses[n].first and clauses[n].kind == "main"][:1]
        when = next((n for n in range(last, min(last + 2, len(lower))) if lower[n] == "when"), None)
        if when is not None:  # "on June 16, [when] she asked"
            found += [n for n in here if clauses[n].marker == when and n not in found]
        return found

    def of(self, found: Found) -> TimeExpression | None:
        """The time expression that stands nearest to the verb, in its own clause."""
        if found.clause is None:
            return None
        known = self._by_clause.get(found.clause, ())
        times = [entry for entry in known if not self._described(entry[0], entry[1], found.trigger)]
        if times:
            return min(times, key=lambda entry: abs(entry[0] - found.trigger))[2]
        return self._in_front(found.clause) if self._by_clause else None

    def _in_front(self, clause: int) -> TimeExpression | None:
        """The time in front of the clause that a clause is joined to: "On Monday, X met Y and [praised] Z"."""
        clauses = self._grammar.clauses
        for _ in range(JOINED):
            here = clauses[clause]
            if here.kind != "coordinate" or not here.inherited or here.parent is None:
                return None
            clause = here.parent
            head = self._grammar.verb(clause).head
            times = [entry for entry in self._by_clause.get(clause, ()) if entry[0] < head]
            if times:
                first, last, time = times[-1]
                return None if self._described(first, last, head) else time
        return None

    def _described(self, first: int, last: int, trigger: int) -> bool:
        """Whether a time only describes a thing: "her [2012] campaign", "[Monday]'s debate", "the crash of [2008]"."""
        phrase = self._grammar.noun_phrase_at(first)
        if phrase is None:
            return False
        noun = self._grammar.nouns[phrase]
        if noun.first <= trigger < noun.last:
            return False  # "[Monday]'s attack on X"
        if noun.preposition is not None and self._grammar.lower[noun.first] in ("a", "an"):
            return False  # "in a [March] interview"
        if self._grammar.lower[noun.first - 1 : noun.first] == ["of"]:
            return self._grammar.tokens.tags[noun.first - 2 : noun.first - 1] in "NS"
        return noun.head >= last
