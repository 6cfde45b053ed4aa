"""Cues that are no verbs: "according to", and a speaker before a colon."""

from __future__ import annotations

from newsclaims.builtin.statements.contents import clause_end
from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source, source_after

__all__ = ["according", "labelled"]

LONGEST_LABEL = 12


def according(layout: Layout, number: int, period: Period, at: int, taken: list[Draft]) -> Draft | None:
    """ "C, according to S" and "According to S, C"; `at` is the token "according"."""
    if at + 2 >= period.last or layout.lower[at + 1] != "to":
        return None
    source = source_after(layout, at + 2, period.end)
    if source is None:
        return None
    source = _whole_source(layout, source, period)
    opening = all(layout.tags[n] in "K,R" for n in range(period.first, at))
    if opening:
        n = source.last
        while n < period.end and not (layout.tags[n] == "," and layout.quoted[n] < 0) and not layout.opens(n):
            n += 1
        if n >= period.end:
            return None
        start = n + 1 if layout.tags[n] == "," else n
        end = period.end
        if layout.opens(start):
            end = clause_end(layout, start, period.end, period)
        piece = (start, end)
    else:
        last = at - 1 if layout.tags[at - 1] == "," and layout.quoted[at - 1] < 0 else at
        start = period.first
        for draft in taken:
            if draft.tail <= at and draft.hull[1] <= at and draft.rule.startswith("according"):
                start = max(start, draft.tail)
        for n in range(last - 1, start - 1, -1):
            if layout.quoted[n] < 0 and layout.lower[n] == ";":
                start = n + 1
                break
        while start < last and layout.tags[start] in ",K-" and layout.quoted[start] < 0:
            start += 1
        piece = (start, last)
    if piece[0] >= piece[1]:
        return None
    return Draft("according-to", "say", "according to", (at, at + 2), source, [piece], number, at, source.last)


def _whole_source(layout: Layout, source: Source, period: Period) -> Source:
    """A source after "according to", with the phrases that follow it up to the next comma."""
    n = source.last
    while n < period.end and layout.quoted[n] < 0 and layout.tags[n] not in ',.;:"-(KHW' and layout.tags[n] not in "VZbhdM":
        if layout.is_time(n) or (layout.tags[n] == "F" and n + 1 < period.end and layout.is_time(n + 1)):
            break
        n += 1
    return Source(source.first, max(n, source.last), source.head)


def labelled(layout: Layout, number: int, period: Period) -> Draft | None:
    """ "SMITH: We will go." and, in headlines, "Smith: Russia must leave"."""
    tags = layout.tags
    colon = next(
        (n for n in range(period.first, min(period.last, period.first + LONGEST_LABEL)) if layout.lower[n] == ":" and layout.quoted[n] < 0),
        None,
    )
    if colon is None or colon <= period.first or colon + 1 >= period.end:
        return None
    dash = next((n for n in range(colon - 1, period.first, -1) if tags[n] == "-"), None)
    first = period.first if dash is None else dash + 1
    if first >= colon or any(tags[n] in "VZbhdMHWB" or layout.quoted[n] >= 0 for n in range(first, colon)):
        return None
    np = layout.noun_phrase(colon - 1)
    if np is None or np.kind != "name" or np.preposition is not None:
        return None
    begin = layout.noun_phrase(first)
    if begin is None or begin.first != first:
        return None
    quote = layout.opens(colon + 1)
    headline = period.region in ("headline", "deck") or number == 0
    shouted = all(layout.document.tokens.words[n].upper or tags[n] in ",.(" for n in range(first, colon)) and len(
        layout.document.tokens.texts[colon - 1]) > 2  # fmt: skip
    if not (quote or (headline and layout.is_party(begin.first)) or (shouted and layout.is_party(begin.first))):
        return None
    return Draft("label", "say", ":", (colon, colon + 1), Source(first, colon, begin.head), [(colon + 1, period.end)], number, first, colon + 1)
