"""Which statement a place belongs to: the innermost one whose content contains it."""

from __future__ import annotations

from bisect import bisect_right

from newsclaims.model import Statement
from newsclaims.text.document import Document

__all__ = ["Contents"]


class Contents:
    """The contents of the statements of one document, by place."""

    def __init__(self, document: Document) -> None:
        self._spans = sorted(
            ((span.start, span.end, statement) for statement in document.statements for span in statement.content),
            key=lambda entry: entry[0],
        )
        self._starts = [entry[0] for entry in self._spans]
        self._widest = max((end - start for start, end, _ in self._spans), default=0)
        self._quotations = document.quotations
        self._opened = [quotation.start for quotation in document.quotations]

    def innermost(self, start: int, end: int) -> Statement | None:
        """The innermost statement whose content contains the characters from start to end."""
        best: tuple[int, Statement] | None = None
        n = bisect_right(self._starts, start) - 1
        while n >= 0 and self._starts[n] + self._widest >= end:
            first, last, statement = self._spans[n]
            if end <= last and (best is None or last - first < best[0]):
                best = (last - first, statement)
            n -= 1
        return best[1] if best else None

    def quoted(self, start: int, end: int) -> bool:
        """Whether a quotation contains the characters from start to end."""
        n = bisect_right(self._opened, start)
        return any(quotation.end >= end for quotation in self._quotations[max(0, n - 3) : n])
