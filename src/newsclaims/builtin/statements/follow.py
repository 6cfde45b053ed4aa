"""Quotations that go on without a cue of their own, and those that a colon announced."""

from __future__ import annotations

from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.layout import Layout, Period

__all__ = ["follow"]

FAR = 4  # paragraphs from the last quotation to one whose speaker is carried over


def follow(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Give the periods that are nothing but quotation to the statement before them, or carry its speaker over."""
    by_period: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_period.setdefault(draft.period, []).append(draft)
    out: list[Draft] = []
    last: Draft | None = None  # the latest statement with a quotation whose speaker stands
    open_colon: Draft | None = None
    speech: Draft | None = None  # what a speaker says in a transcript goes on to the end of the paragraph
    previous: Period | None = None
    between: list[Period] = []  # what the narrator tells since then
    touching = False  # whether the period before this one ended with the quotation or the attribution of `last`
    for number, period in enumerate(layout.periods):
        own = by_period.get(number, [])
        out += own
        if speech is not None and speech.period < number:
            if period.paragraph == layout.periods[speech.period].paragraph and not any(d.rule == "transcript" for d in own):
                speech.pieces.append((period.first, period.end))
                continue
            speech = None
        speech = next((draft for draft in own if draft.rule == "transcript"), speech)
        whole = None if own else _whole(layout, period)
        if whole is not None:
            quotation = layout.quotations[period.quotations[0]]
            same = previous is not None and previous.paragraph == period.paragraph
            if open_colon is not None:
                open_colon.pieces.append(whole)
                last, touching = open_colon, True
            elif last is not None and touching and (same or quotation.continues):
                last.pieces.append(whole)
            elif last is not None and period.paragraph - layout.periods[last.period].paragraph <= FAR and period.region == "body":
                of = None if _other_named(layout, between, last) else last.carried or last
                carried = Draft("carried", "say", "", None, None, [whole], number, whole[0], whole[1], carried=of)
                out.append(carried)
                last, touching = carried, True
            between = []
        else:
            open_colon = None
            between.append(period)
            quoting = [draft for draft in own if any(layout.quoted[b - 1] >= 0 for _, b in draft.pieces)]
            if quoting:
                last = max(quoting, key=lambda draft: draft.hull[1])
                touching, between = True, []
            elif own or period.quotations:
                touching = False
                speaking = [draft for draft in own if draft.source is not None and draft.rule != "decline"]
                if speaking:
                    last, between = speaking[-1], []
                elif own:
                    last = None
            else:
                touching = False
        for draft in own:
            if draft.expects:
                open_colon = draft
        previous = period
    return [draft for draft in out if draft.pieces or draft.rule == "decline"]


def _other_named(layout: Layout, periods: list[Period], last: Draft) -> bool:
    """Whether the narrator has named another person since a statement: the next quotation may be that one's."""
    speaker = layout.parties(last.source.first, last.source.last) if last.source is not None else set()
    return any(layout.parties(period.first, period.last, persons=True) - speaker for period in periods)


def _whole(layout: Layout, period: Period) -> tuple[int, int] | None:
    """The tokens of a period that is nothing but quotation; None where the narrator speaks in it."""
    if not period.quotations:
        return None
    first = period.first
    if not layout.opens(first) and layout.quoted[first] < 0:
        return None
    n = first
    while n < period.last:
        number = layout.quoted[n]
        if number < 0:
            if layout.tags[n] not in ".,-*)":
                return None
            n += 1
        else:
            n = max(n + 1, layout.quotation_end(number))
    return first, period.end
