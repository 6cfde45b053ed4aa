"""Quotations that go on without a cue of their own, and those that a colon announced."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.leftovers import main_subject
from newsclaims.builtin.statements.sources import Source, source_before

__all__ = ["follow"]

OPENERS: Final = 3  # tokens before a quotation that is the rest of its sentence: "But then, “C.”"
OPENING: Final = frozenset("KR,H")
SPEECH: Final = 6  # marks and words of a quotation that goes on with words of the narrator's
FAR: Final = 4  # paragraphs from the last quotation to one whose speaker is carried over


def follow(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Give the periods that are nothing but quotation to the statement before them, or carry its speaker over."""
    by_period: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_period.setdefault(draft.period, []).append(draft)
    follower = _Follower(layout)
    for number, period in enumerate(layout.periods):
        follower.read(number, period, by_period.get(number, []))
    return [draft for draft in follower.out if draft.pieces or draft.rule == "decline"]


class _Follower:
    """Goes through the periods and keeps what a quotation without a cue can belong to."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.out: list[Draft] = []
        self.last: Draft | None = None  # the latest statement whose speaker stands
        self.touching = False  # whether the period before ended with its quotation or attribution
        self.between: list[Period] = []  # what the narrator tells since then
        self.announced: Draft | None = None  # it ended with a colon
        self.speech: Draft | None = None  # what a speaker says in a transcript, to the end of the paragraph
        self.paragraph = -1  # of the period before
        self.colon: Period | None = None  # the period before, if it ends with a colon that no cue explains

    def read(self, number: int, period: Period, own: list[Draft]) -> None:
        """Read a period with the statements that were found in it."""
        self.out += own
        if self._goes_on_speaking(number, period, own):
            return
        whole = None if own else _whole(self.layout, period)
        part = _part(self.layout, period) if whole is None and not own else None
        if whole is not None:
            self._quotation(number, period, whole)
        elif part is not None and self.last is not None and self.touching and period.paragraph == self.paragraph:
            self.last.pieces.append(part)
        else:
            self._narration(period, own)
        self.announced = next((draft for draft in own if draft.expects), self.announced)
        self.paragraph = period.paragraph
        ends = self.layout.lower[period.last - 1] == ":" and self.layout.quoted[period.last - 1] < 0
        self.colon = period if ends and self.announced is None and whole is None else None

    def _announced_by(self, number: int, period: Period, whole: tuple[int, int]) -> Draft:
        """The statement that a sentence announces: "The minister issued the following statement:"."""
        groups = [
            group for group in self.layout.groups(period.first, period.last) if self.layout.quoted[group.head] < 0
        ]
        source = main_subject(self.layout, period, groups)[0]
        if source is not None and self.layout.tags[source.head] not in "PNSU":
            source = None
        colon = period.last - 1
        edge = source.first if source is not None else colon
        return Draft("announced", "say", ":", (colon, colon + 1), source, [whole], number, edge, colon + 1)

    def _goes_on_speaking(self, number: int, period: Period, own: list[Draft]) -> bool:
        label = next((draft for draft in own if draft.rule == "transcript"), None)
        if self.speech is not None and label is None:
            if period.paragraph == self.layout.periods[self.speech.period].paragraph and self.speech.period < number:
                self.speech.pieces.append((period.first, period.end))
                for draft in own:
                    draft.inside = self.speech
                return True
            self.speech = None
        self.speech = label or self.speech
        return False

    def _quotation(self, number: int, period: Period, whole: tuple[int, int]) -> None:
        """A period that is nothing but quotation."""
        last = self.last
        direct = period.paragraph == self.paragraph or self.layout.quotations[period.quotations[0]].continues
        if self.announced is not None:
            self.announced.pieces.append(whole)
            self.last = self.announced
        elif self.colon is not None:
            self.last = self._announced_by(number, self.colon, whole)
            self.out.append(self.last)
        elif last is not None and self.touching and direct:
            last.pieces.append(whole)
        elif period.region != "body" or not _is_speech(self.layout, period):
            return
        elif (subject := self._subject_before(period)) is not None:
            self.last = Draft("carried", "say", "", None, None, [whole], number, *whole, beside=subject)
            self.out.append(self.last)
        elif last is not None and period.paragraph - self.layout.periods[last.period].paragraph <= FAR:
            of = None if _other_named(self.layout, self.between, last) else last.carried or last
            self.last = Draft("carried", "say", "", None, None, [whole], number, *whole, carried=of)
            self.out.append(self.last)
        else:
            return
        self.touching, self.between = True, []

    def _subject_before(self, period: Period) -> Source | None:
        """The person whom the sentence before tells of, in the same paragraph: "Ann Berg shook her head. “No.”"."""
        if not self.between or self.between[-1].paragraph != period.paragraph or self.paragraph != period.paragraph:
            return None
        layout, told = self.layout, self.between[-1]
        for group in layout.groups(told.first, told.end):
            if group.form != "finite" or layout.quoted[group.head] >= 0:
                continue
            source = source_before(layout, group.first, told)
            if source is None or source.form == "relative":
                continue
            he = layout.lower[source.head] in ("he", "she")
            return source if he or layout.parties(source.first, source.last, persons=True) else None
        return None

    def _narration(self, period: Period, own: list[Draft]) -> None:
        """A period in which the narrator speaks."""
        self.announced = None
        self.touching = False
        self.between.append(period)
        quoting = [
            draft
            for draft in own
            if any(self.layout.quoted[n] >= 0 for first, last in draft.pieces for n in range(first, last))
        ]
        speaking = [draft for draft in own if draft.source is not None and draft.rule != "decline"]
        if quoting:
            self.last, self.touching, self.between = max(quoting, key=lambda draft: draft.hull[1]), True, []
        elif speaking:
            self.last, self.between = speaking[-1], []
        elif own:
            self.last = None


def _other_named(layout: Layout, periods: list[Period], last: Draft) -> bool:
    """Whether the narrator has named another person since a statement: the next quotation may be that one's."""
    speaker = layout.parties(last.source.first, last.source.last) if last.source is not None else set()
    return any(layout.parties(period.first, period.last, persons=True) - speaker for period in periods)


def _part(layout: Layout, period: Period) -> tuple[int, int] | None:
    """What is quoted, with its clause, in a period that begins with a quotation: “C” for the middle class."""
    start = period.first
    while start < period.last and start - period.first < OPENERS and layout.tags[start] in OPENING:
        start += 1
    if not period.quotations or not layout.opens(start):
        return None
    number = layout.quoted[start]
    if layout.quotations[number].last - start < SPEECH:
        return None
    end = layout.quotation_end(number)
    if start > period.first and end < period.end:
        return None
    if layout.ending(number) in ",." or end >= period.end or layout.tags[end] in ",-":
        return period.first, min(end, period.last)
    return period.first, period.end


def _is_speech(layout: Layout, period: Period) -> bool:
    """Whether a quotation that stands alone can be somebody's words: no label ("Related:") and no heading."""
    quotations = [layout.quotations[one] for one in period.quotations]
    words = layout.document.tokens.words
    letters = [words[n] for one in quotations for n in range(one.first, one.last) if layout.lower[n].isalpha()]
    if not letters or layout.lower[quotations[-1].last - 1] == ":":
        return False
    return len(letters) < 3 or not all(word.upper for word in letters)


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
