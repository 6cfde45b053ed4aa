"""Sources that stand behind their verb: "..., said Smith", and "by Smith" after a passive."""

from __future__ import annotations

from newsclaims.builtin.statements.layout import Layout
from newsclaims.builtin.statements.sources import NOUN_START, Source

__all__ = ["agent", "source_after"]


def source_after(layout: Layout, at: int, limit: int) -> Source | None:
    """The source that begins at token number `at`: "..., said [Smith, the mayor]"."""
    tags, lower = layout.tags, layout.lower
    while at < limit and tags[at] == "R":
        at += 1
    if at >= limit or layout.quoted[at] >= 0 or tags[at] not in NOUN_START or layout.is_time(at):
        return None
    np = layout.noun_phrase(at)
    if np is None or np.first != at or (tags[at] == "U" and lower[at] in layout.words.classes["objective"]):
        return None
    last = _extend(layout, np.last, limit)
    return Source(at, last, np.head)


def _extend(layout: Layout, n: int, limit: int) -> int:
    """Number after the last token of a source whose first noun phrase ends before n."""
    tags, lower = layout.tags, layout.lower
    while n < limit and layout.quoted[n] < 0:
        if tags[n] == "F" and lower[n] in layout.words.classes["chaining_after"] and n + 1 < limit:
            np = layout.noun_phrase(n + 1)
            if np is None or np.first != n + 1 or layout.is_time(n + 1) or layout.published(np.head):
                return n
            n = np.last
        elif tags[n] == "(":
            close = tags.find(")", n, min(limit, n + 14))
            if close < 0:
                return n
            n = close + 1
        elif tags[n] == "K" and lower[n] in ("and", "&") and n + 1 < limit:
            np = layout.noun_phrase(n + 1)
            if np is None or np.first != n + 1 or (np.last < limit and tags[np.last] in "VZbhdM"):
                return n
            n = np.last
        elif tags[n] == "," and n + 1 < limit:
            after = _apposition(layout, n + 1, limit)
            if after is None:
                return n
            n = after
        else:
            return n
    return n


def _apposition(layout: Layout, first: int, limit: int) -> int | None:
    """Number after the apposition that begins at `first`; None if there is none."""
    tags, lower = layout.tags, layout.lower
    if layout.quoted[first] >= 0 or layout.is_time(first):
        return None
    if tags[first] == "C" and (first + 1 >= limit or tags[first + 1] in ",."):
        return first + 1
    if tags[first] == "F" and lower[first] != "of":
        return None
    if tags[first] not in NOUN_START and tags[first] != "F":
        return None
    n = first
    while n < limit and layout.quoted[n] < 0 and tags[n] not in ',.;:"-':
        if tags[n] == "W":
            break
        if tags[n] in "VZbhdM":
            return None
        if n > first and tags[n] == "F" and lower[n] in ("in", "on", "during", "after", "at") and n + 1 < limit:
            np = layout.noun_phrase(n + 1)
            if layout.is_time(n + 1) or (np is not None and layout.published(np.head)):
                break
        n += 1
    return n if n > first else None


def agent(layout: Layout, at: int, limit: int) -> Source | None:
    """The agent of a passive: "by" at token number `at` or a few words on."""
    for n in range(at, min(limit, at + 8)):
        if layout.lower[n] == "by" and layout.quoted[n] < 0:
            return source_after(layout, n + 1, limit)
        if layout.tags[n] in ',.;:"EVZT' or layout.quoted[n] >= 0:
            return None
    return None
