"""When it was done: the time expression of the relation's clause."""

from __future__ import annotations

from bisect import bisect_right

from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import Found
from newsclaims.model import TimeExpression
from newsclaims.text.document import Document

__all__ = ["Times"]


class Times:
    """Finds the time of a clause."""

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._grammar = grammar
        self._firsts = [clause.first for clause in grammar.clauses]
        self._by_clause: dict[int, list[tuple[int, TimeExpression]]] = {}
        at = document.phrases
        for time in document.times:
            if time.type in ("DURATION", "SET"):
                continue
            first, _ = document.tokens.within(time.span.start, time.span.end)
            clause = at.clause_at(first)
            if clause is None:
                clause = self._fronted(first)
            if clause is not None:
                self._by_clause.setdefault(clause, []).append((first, time))

    def _fronted(self, token: int) -> int | None:
        """The clause that a time before it belongs to: "On Monday, [they left]"."""
        clauses = self._grammar.clauses
        n = bisect_right(self._firsts, token)
        if n == len(clauses) or "." in self._grammar.tokens.tags[token : clauses[n].first]:
            return None
        return n if clauses[n].kind == "main" else None

    def of(self, found: Found) -> TimeExpression | None:
        """The time expression that stands nearest to the verb, in its own clause."""
        if found.clause is None:
            return None
        times = self._by_clause.get(found.clause)
        if not times:
            return None
        return min(times, key=lambda entry: abs(entry[0] - found.trigger))[1]
