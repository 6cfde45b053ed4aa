"""When it was done: the time expression of the relation's clause."""

from __future__ import annotations

from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import Found
from newsclaims.model import TimeExpression
from newsclaims.text.document import Document

__all__ = ["Times"]


class Times:
    """Finds the time of a clause."""

    def __init__(self, document: Document, grammar: Grammar) -> None:
        self._grammar = grammar
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
        for n, clause in enumerate(self._grammar.clauses):
            if clause.first > token:
                between = self._grammar.tokens.tags[token : clause.first]
                return n if "." not in between and clause.kind == "main" else None
        return None

    def of(self, found: Found) -> TimeExpression | None:
        """The time expression that stands nearest to the verb, in its own clause."""
        if found.clause is None:
            return None
        times = self._by_clause.get(found.clause)
        if not times:
            return None
        return min(times, key=lambda entry: abs(entry[0] - found.trigger))[1]
