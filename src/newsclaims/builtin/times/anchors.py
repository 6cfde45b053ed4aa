"""What times are counted from: the publication day, or an expression before; and which of the two leads.

A text is read in one of two modes. **News** hangs on its publication day. **Narrative** (history, biography, court
records) is about years long past, which it names now and then and carries on in between ("In April ..."): it is what
has no publication day, or names at least four years of which three in four (of many, half) lie more than a year from
it, and hardly ever points to the publication day ("Tuesday", "last week", "yesterday").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from newsclaims.builtin.times.calendar import Period
from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.reader import Reader
from newsclaims.builtin.times.resolution import Resolution

__all__ = ["Anchors", "is_narrative"]

RANK: Final = {
    "day": 0, "week": 1, "weekend": 1, "month": 2, "quarter": 3, "season": 3, "half": 3, "year": 4, "decade": 5,
    "century": 6,
}  # fmt: skip
MANY_YEARS: Final = 4
YEARS_BACK, YEARS_ON = 0, 10  # how far a bare year may lie from the narrative's year to become it
NEAR: Final = 40  # tokens
TURN: Final = 9  # months back that a narrative rather goes on


def is_narrative(forms: Sequence[Form], published: date | None) -> bool:
    """Whether a text carries its years on from the text before, not from its publication day."""
    if published is None:
        return True
    years = [form.year for form in forms if form.kind == "date" and form.year is not None]
    if len(years) < MANY_YEARS:
        return False
    far = sum(abs(year - published.year) > 1 for year in years)
    pointing = sum(
        form.kind == "weekday" or (form.kind == "relative" and form.which in "clx" and form.unit != "Y")
        or (form.kind == "day" and form.count == -1)
        for form in forms
    )  # fmt: skip
    return 4 * far >= (2 if len(years) >= MANY_YEARS * 4 else 3) * len(years) and 10 * pointing < len(years)


class Anchors:
    """What is known of one text when a form is resolved, and what was resolved before it.

    Attributes:
        reader: The tokens.
        published: The publication day.
        moment: The moment of publication, where its time of day is known.
        narrative: Whether years are carried on from the text before.

    """

    def __init__(self, reader: Reader, published: date | None, moment: datetime | None, *, narrative: bool) -> None:
        self.reader = reader
        self.published = published
        self.moment = moment
        self.narrative = narrative
        self._latest: dict[int, tuple[Period, str, int]] = {}  # rank -> latest that is as fine: (period, id, token)
        self._same: dict[str, tuple[Period, str, int]] = {}  # granularity -> latest of just that
        self._running: tuple[Period, str, int] | None = None  # whose year a narrative carries on
        self._day_stands_in = (-1, -1)  # paragraph and sentence of the latest day
        self._explicit: tuple[int, int, str] | None = None  # year, token, id

    def remember(self, form: Form, resolution: Resolution, name: str) -> None:
        """Keep a resolved date as the anchor of those that come after."""
        if resolution.period is None or (self.narrative and resolution.anchor == "published"):
            return
        point = (resolution.period, name, form.first)
        if resolution.period.granularity == "day":
            self._day_stands_in = (form.paragraph, form.sentence)
        self._same[resolution.period.granularity] = point
        self._run_on(point)
        for rank in range(RANK[resolution.period.granularity], 7):
            self._latest[rank] = point
        if form.year is not None and (form.month is not None or form.kind in ("season", "quarter")):
            self._explicit = (form.year, form.first, name)

    def _run_on(self, point: tuple[Period, str, int]) -> None:
        """Let the narrative's year go on; a bare year that lies far from it is mentioned in passing."""
        if point[0].granularity in ("decade", "century"):
            return
        if point[0].granularity == "year" and self._running is not None:
            ahead = point[0].start.year - self._running[0].start.year
            if not YEARS_BACK <= ahead <= YEARS_ON:
                return
        self._running = point

    def earlier(self, granularity: str) -> tuple[Period, str, int] | None:
        """The expression before that is fine enough to count from."""
        return self._latest.get(RANK[granularity])

    def same(self, granularity: str, form: Form) -> tuple[Period, str, int] | None:
        """The latest expression of just that granularity, if it stands not far before."""
        point = self._same.get(granularity)
        return point if point is not None and form.first - point[2] <= NEAR else None

    def base(self, granularity: str, form: Form) -> tuple[date, str] | None:
        """The day to count from: of the expression before (rather one of the same length), else of publication."""
        point = self.same(granularity, form) or self.earlier(granularity)
        if point is not None:
            return point[0].start, point[1]
        return (self.published, "published") if self.published and not self.narrative else None

    def carried_year(self, form: Form) -> tuple[int, str] | None:
        """The year that goes on from the text before, if it does here."""
        if self.narrative:
            point = self._running
            if point is None:
                return None
            # From autumn on, a month of the new year is the next one.
            turned = (
                RANK[point[0].granularity] <= 2 and form.month is not None and form.month <= point[0].start.month - TURN
            )
            return point[0].start.year + turned, point[1]
        if self._explicit and self.published and self._explicit[0] < self.published.year - 1:
            year, token, name = self._explicit
            near = form.first - token < NEAR
            if near and not any(word in (".", "!", "?") for word in self.reader.tokens.lower[token : form.first]):
                return year, name
        return None

    def said_on(self, form: Form) -> tuple[date, str] | None:
        """A day named before in the same sentence."""
        point = self._latest.get(0)
        if point is None or self._day_stands_in != (form.paragraph, form.sentence):
            return None
        return point[0].start, point[1]

    def near_day(self, form: Form) -> tuple[date, str] | None:
        """The day that a time without one falls on: named shortly before, else the publication day."""
        point = self._latest.get(0)
        if point is not None and self.narrative:
            return point[0].start, point[1]
        said = self.said_on(form)
        if said is not None:
            return said
        return (self.published, "published") if self.published and not self.narrative else None
