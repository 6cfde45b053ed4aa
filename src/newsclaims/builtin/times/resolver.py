"""Forms put on the calendar: by themselves, from the publication day, or from an expression before.

A text is read in one of two modes. **News** hangs on its publication day. **Narrative** (history, biography, court
records) is about years long past, which it names now and then and carries on in between ("In April ..."): it is what
has no publication day, or names at least four years of which three in four (of many, half) lie more than a year from it,
and hardly ever points to the publication day ("Tuesday", "last week", "yesterday").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from attrs import frozen

from newsclaims.builtin.times import calendar
from newsclaims.builtin.times.calendar import Period
from newsclaims.builtin.times.fallback import parse_date
from newsclaims.builtin.times.direction import points_ahead, points_back
from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.holidays import holiday
from newsclaims.builtin.times.reader import Reader

__all__ = ["Resolution", "Resolver", "is_narrative"]

GRANULARITY = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century", "Q": "quarter"}
RANK = {"day": 0, "week": 1, "weekend": 1, "month": 2, "quarter": 3, "season": 3, "half": 3, "year": 4, "decade": 5,
        "century": 6}  # fmt: skip
STEP = {"l": -1, "v": -1, "x": 1, "g": 1}
MANY_YEARS = 4
TURN = 9  # months back that a narrative rather goes on


@frozen
class Resolution:
    """Where a form lies.

    Attributes:
        value: TIMEX3 value, or None.
        period: The stretch of the calendar; None for references, durations, sets.
        anchor: "published", the id of an earlier expression, or None.
        clock: Hour and minute within the day.

    """

    value: str | None
    period: Period | None = None
    anchor: str | None = None
    clock: tuple[int, int] | None = None


UNRESOLVED = Resolution(None)


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


class Resolver:
    """Resolves the forms of one text in order, and remembers what it found for those that come after."""

    def __init__(self, reader: Reader, published: date | None, moment: datetime | None, *, narrative: bool) -> None:
        self.reader = reader
        self.published = published
        self.moment = moment
        self.narrative = narrative
        self._latest: dict[int, tuple[Period, str, int]] = {}  # rank -> latest that is as fine: (period, id, token)
        self._day_stands_in = (-1, -1)  # paragraph and sentence of the latest day
        self._explicit: tuple[int, int, str] | None = None  # year, token, id

    # ---- anchors ----------------------------------------------------------------------------------------------------
    def remember(self, form: Form, resolution: Resolution, name: str) -> None:
        """Keep a resolved date as the anchor of those that come after."""
        if resolution.period is None or (self.narrative and resolution.anchor == "published"):
            return
        point = (resolution.period, name, form.first)
        if resolution.period.granularity == "day":
            self._day_stands_in = (form.paragraph, form.sentence)
        for rank in range(RANK[resolution.period.granularity], 7):
            self._latest[rank] = point
        if form.year is not None and form.kind in ("date", "season", "holiday", "quarter"):
            self._explicit = (form.year, form.first, name)

    def _earlier(self, granularity: str) -> tuple[Period, str, int] | None:
        """The expression before that is fine enough to count from."""
        return self._latest.get(RANK[granularity])

    def _base(self, granularity: str) -> tuple[date, str] | None:
        """The day to count from: of the expression before, else of publication."""
        point = self._earlier(granularity)
        if point is not None:
            return point[0].start, point[1]
        return (self.published, "published") if self.published else None

    def _carried_year(self, form: Form) -> tuple[int, str] | None:
        """The year that goes on from the text before, if it does here."""
        if self.narrative:
            point = self._latest.get(4)
            if point is None:
                return None
            # From autumn on, a month of the new year is the next one.
            turned = RANK[point[0].granularity] <= 2 and form.month is not None and form.month <= point[0].start.month - TURN
            return point[0].start.year + turned, point[1]
        if self._explicit and self.published and self._explicit[0] < self.published.year - 1:
            year, token, name = self._explicit
            words = self.reader.tokens.lower[token : form.first]
            if len(words) < 25 and not any(word in (".", "!", "?") for word in words):
                return year, name
        return None

    # ---- the kinds --------------------------------------------------------------------------------------------------
    def resolve(self, form: Form) -> Resolution:
        """Put a form on the calendar."""
        if form.kind in ("reference", "duration", "set"):
            return Resolution(form.value)
        resolution = KINDS[form.kind](self, form)
        if form.kind == "date" and form.unit == "W" and resolution.period is not None:
            return Resolution(*_valued(calendar.week(resolution.period.start)), resolution.anchor)
        if form.kind in ("part", "clock") or not (form.part or form.hour is not None):
            return resolution
        return _in_day(form, resolution)

    def _date(self, form: Form) -> Resolution:
        if form.year is not None and form.year <= 0:
            return Resolution(_before_christ(form))
        if form.month is None:
            return _fixed(calendar.year(form.year or 0))
        if form.within is not None:
            return self._inside(form, lambda year: calendar.month(year, form.month or 1))
        if form.year is not None:
            return _fixed(_month_or_day(form.year, form.month, form.day))
        carried = self._carried_year(form) if form.which in ("", "s") else None
        if carried is not None:
            return Resolution(*_valued(_month_or_day(carried[0], form.month, form.day)), carried[1])
        if form.which in ("v", "g") and (point := self._earlier("month")) and form.day is None:
            start = point[0].start
            passed = form.month >= start.month if form.which == "v" else form.month > start.month
            year = start.year - passed if form.which == "v" else start.year + (not passed)
            return Resolution(*_valued(calendar.month(year, form.month)), point[1])
        if self.published is None:
            return UNRESOLVED
        return _published(self._nearest_day(form) if form.day is not None else self._bare_month(form))

    def _nearest_day(self, form: Form) -> Period | None:
        day = self.published
        if day is None:
            return None
        found = [_month_or_day(day.year + step, form.month or 1, form.day) for step in (-1, 0, 1)]
        near = [period for period in found if period is not None]
        if not near:  # 29 February
            near = [p for step in (-4, -3, -2, 2, 3, 4) if (p := _month_or_day(day.year + step, form.month or 1, form.day))]
        return min(near, key=lambda period: abs(period.start - day), default=None)

    def _bare_month(self, form: Form) -> Period | None:
        day, month = self.published, form.month or 1
        if day is None:
            return None
        if form.which == "c":
            return calendar.month(day.year, month)
        if form.which in ("x", "g"):
            return calendar.month(day.year + (month <= day.month), month)
        if form.which in ("l", "v"):
            return calendar.month(day.year - (month >= day.month), month)
        if points_ahead(form, self.reader):
            return calendar.month(day.year + (month < day.month), month)
        return calendar.month(day.year - (month > day.month), month)

    def _inside(self, form: Form, make: Callable[[int], Period | None]) -> Resolution:
        """Within a year that is pointed at: "the spring of last year"."""
        outer = self.resolve(form.within) if form.within else UNRESOLVED
        if outer.period is None:
            return UNRESOLVED
        return Resolution(*_valued(make(outer.period.start.year)), outer.anchor)

    def _weekday(self, form: Form) -> Resolution:
        weekday = form.weekday or 1
        if form.within is not None:
            outer = self.resolve(form.within)
            if outer.period is None:
                return UNRESOLVED
            return Resolution(*_valued(calendar.shift("day", outer.period.start, weekday - 1)), outer.anchor)
        if form.which in ("s", "g", "v") or (self.narrative and self._earlier("day")):
            base = self._base("day")
            if base is None:
                return UNRESOLVED
            back = form.which == "v"
            step = -((base[0].isoweekday() - weekday - 1) % 7 + 1) if back else (weekday - base[0].isoweekday()) % 7
            return Resolution(*_valued(calendar.shift("day", base[0], step)), base[1])
        day = self.published
        if day is None:
            return UNRESOLVED
        back = (day.isoweekday() - weekday) % 7
        if form.which == "c":
            step = weekday - day.isoweekday()
        elif form.which == "x":
            step = 7 - back
        elif form.which == "l":
            step = -(back or 7)
        else:
            step = 7 - back if back and points_ahead(form, self.reader) else -back
        return _published(calendar.shift("day", day, step))

    def _day(self, form: Form) -> Resolution:
        if self.narrative and form.count == 0 and not form.part:
            return Resolution("PRESENT_REF")
        if self.published is None:
            return UNRESOLVED
        return _published(calendar.shift("day", self.published, int(form.count or 0)))

    def _relative(self, form: Form) -> Resolution:
        granularity = GRANULARITY.get(form.unit)
        if granularity is None:
            return UNRESOLVED
        if form.which in ("s", "v", "g") or (form.which in ("t", "c") and self.narrative):
            base = self._base(granularity)
            if form.which == "s" and base and base[1] == "published":
                return UNRESOLVED
        else:
            base = (self.published, "published") if self.published else None
        if base is None:
            return UNRESOLVED
        return Resolution(*_valued(calendar.shift(granularity, base[0], STEP.get(form.which, 0))), base[1])

    def _offset(self, form: Form) -> Resolution:
        count = (form.count or 0) * form.sign
        granularity = GRANULARITY.get(form.unit)
        if form.unit == "2W":
            granularity, count = "week", 2 * count
        if granularity is None:
            return self._hours(form, count)
        base = self._base(granularity) if form.which == "later" else self.published and (self.published, "published")
        if not base:
            return UNRESOLVED
        point = self._earlier("year") if form.which == "later" else None
        if granularity == "year" and point and point[0].granularity == "quarter" and count == int(count):
            return Resolution(*_valued(calendar.shift("quarter", point[0].start, int(count) * 4)), point[1])
        whole = int(count)
        if count != whole and granularity in ("year", "decade"):
            moved = calendar.shift("month", base[0], int(count * (12 if granularity == "year" else 120)))
            return Resolution(*_valued(moved and calendar.enclosing(granularity, moved.start)), base[1])
        if count != whole and granularity in ("week", "month"):
            moved = calendar.shift("day", base[0], int(count * (7 if granularity == "week" else 30)))
            return Resolution(*_valued(moved and calendar.enclosing(granularity, moved.start)), base[1])
        moved = calendar.shift(granularity, base[0], whole)
        if moved and self.published and form.which == "later" and count > 0 and moved.start > self.published >= base[0]:
            return UNRESOLVED  # what was told as past cannot lie ahead: the anchor is another one
        return Resolution(*_valued(moved), base[1])

    def _hours(self, form: Form, count: float) -> Resolution:
        """Hours and minutes: only from a time of day."""
        moment = self.moment
        if moment is None or form.which != "ago":
            return UNRESOLVED
        try:
            moment += timedelta(seconds=count * {"TH": 3600, "TM": 60}.get(form.unit, 1))
        except OverflowError:
            return UNRESOLVED
        day = calendar.day(moment.date())
        return Resolution(f"{day.value}T{moment:%H:%M}", day, "published", (moment.hour, moment.minute))

    def _season(self, form: Form) -> Resolution:
        if form.within is not None:
            return self._inside(form, lambda year: calendar.season(year, form.unit))
        if form.year is not None:
            return _fixed(calendar.season(form.year, form.unit)) if form.year > 0 else Resolution(
                f"BC{-form.year:04}-{form.unit}")  # fmt: skip
        carried = self._carried_year(form) if form.which in ("", "t", "s") else None
        if carried is not None:
            return Resolution(*_valued(calendar.season(carried[0], form.unit)), carried[1])
        day = self.published
        if day is None:
            return UNRESOLVED
        now_year, now = calendar.season_of(day)
        names = list(calendar.SEASONS)
        behind = (names.index(now) - names.index(form.unit)) % 4  # seasons back to the latest one, 0 the running one
        latest = now_year - (names.index(form.unit) > names.index(now))
        if form.which == "c":
            year = now_year if form.unit == "WI" and now == "WI" else day.year
        elif form.which in ("x", "g"):
            year = latest + 1
        elif form.which in ("l", "v"):
            year = latest - (behind == 0)
        elif not behind or points_ahead(form, self.reader):
            year = latest + bool(behind)
        else:
            return _published(self._nearest_season(form, latest))
        return _published(calendar.season(year, form.unit))

    def _nearest_season(self, form: Form, latest: int) -> Period | None:
        """Of the season behind and the one ahead the nearer one."""
        behind, ahead = calendar.season(latest, form.unit), calendar.season(latest + 1, form.unit)
        if behind is None or behind.end is None or ahead is None or self.published is None:
            return behind
        return ahead if ahead.start - self.published < self.published - behind.end else behind

    def _quarter(self, form: Form) -> Resolution:
        number = form.day or 1
        make, months = (calendar.quarter, 3) if form.unit == "Q" else (calendar.half, 6)
        if form.within is not None:
            return self._inside(form, lambda year: make(year, number))
        if form.year is not None:
            return _fixed(make(form.year, number))
        carried = self._carried_year(form)
        if carried is not None:
            return Resolution(*_valued(make(carried[0], number)), carried[1])
        if self.published is None:
            return UNRESOLVED
        begun = number <= (self.published.month - 1) // months + 1
        ahead = not begun and points_ahead(form, self.reader)
        return _published(make(self.published.year - (not begun and not ahead), number))

    def _decade(self, form: Form) -> Resolution:
        year = form.year or 0
        return Resolution(f"BC{-year // 10:03}") if year < 0 else _fixed(calendar.decade(year))

    def _century(self, form: Form) -> Resolution:
        number = form.year or 0
        return Resolution(f"BC{-number - 1:02}") if number < 0 else _fixed(calendar.century(number))

    def _holiday(self, form: Form) -> Resolution:
        day, carried = self.published, None
        if form.year is not None:
            years = [form.year]
        else:
            carried = self._carried_year(form)
            if carried is None and day is None:
                return UNRESOLVED
            years = [carried[0]] if carried else [day.year - 1, day.year, day.year + 1] if day else []
        found = [one for year in years if 1 <= year <= 9999 and (one := holiday(form.value, year))]
        if day is not None and len(years) > 1:
            if form.which in ("l", "v"):
                found = [one for one in found if one < day][-1:]
            elif form.which in ("x", "g"):
                found = [one for one in found if one > day][:1]
            elif form.which == "c":
                found = [one for one in found if one.year == day.year]
            found = sorted(found, key=lambda one: abs(one - day))
        if not found:
            return UNRESOLVED
        near = found[0]
        period = calendar.day(near)
        if form.unit == "WE":
            weekend = calendar.shift("weekend", near, -1 if near.isoweekday() <= 2 else 0)
            if weekend is None:
                return UNRESOLVED
            period = weekend
        return Resolution(period.value, period, carried[1] if carried else None if form.year else "published")

    def _weekend(self, form: Form) -> Resolution:
        if form.within is not None:
            outer = self.resolve(form.within)
            found = outer.period and calendar.weekend(outer.period.start)
            return Resolution(*_valued(found or None), outer.anchor)
        day = self.published
        if form.which in ("s", "g", "v") or (self.narrative and self._earlier("week")):
            base = self._base("week")
            if base is None:
                return UNRESOLVED
            return Resolution(*_valued(calendar.shift("weekend", base[0], STEP.get(form.which, 0))), base[1])
        if day is None:
            return UNRESOLVED
        step = STEP.get(form.which, 0)
        told = form.which == "t" and day.isoweekday() < 6 and not points_ahead(form, self.reader)
        if told or (form.which == "c" and day.isoweekday() < 3 and points_back(form, self.reader)):
            step = -1
        return _published(calendar.shift("weekend", day, step))

    def _part(self, form: Form) -> Resolution:
        """A part of a day that is pointed at: "this morning", "last night", "the next morning"."""
        if form.which == "" and not form.mod:
            return Resolution(f"XXXX-XX-XXT{form.part}")
        if form.which in ("c", "l", "x"):
            if self.published is None:
                return UNRESOLVED
            found = calendar.shift("day", self.published, STEP.get(form.which, 0))
            return _in_day(form, _published(found))
        base = self._near_day(form) if form.which in ("t", "") else self._base("day")
        if base is None:
            return Resolution(f"XXXX-XX-XXT{form.part}")
        return _in_day(form, Resolution(*_valued(calendar.shift("day", base[0], STEP.get(form.which, 0))), base[1]))

    def _near_day(self, form: Form) -> tuple[date, str] | None:
        """The day that a time without one falls on: named shortly before, else the publication day."""
        point = self._latest.get(0)
        if point is not None and (self.narrative or self._day_stands_in == (form.paragraph, form.sentence)):
            return point[0].start, point[1]
        return (self.published, "published") if self.published and not self.narrative else None

    def _clock(self, form: Form) -> Resolution:
        base = self._near_day(form)
        if base is None:
            return Resolution(f"XXXX-XX-XXT{form.hour or 0:02}:{form.minute:02}")
        day = calendar.day(base[0])
        return _in_day(form, Resolution(day.value, day, base[1]))


def _month_or_day(year: int, month: int, day: int | None) -> Period | None:
    if day is None:
        return calendar.month(year, month)
    try:
        return calendar.day(date(year, month, day))
    except ValueError:
        return None


def _before_christ(form: Form) -> str:
    value = f"BC{-(form.year or 0):04}"
    if form.month is not None:
        value += f"-{form.month:02}"
    return value + (f"-{form.day:02}" if form.day is not None else "")


def _valued(period: Period | None) -> tuple[str | None, Period | None]:
    return (period.value, period) if period else (None, None)


def _fixed(period: Period | None) -> Resolution:
    return Resolution(*_valued(period))


def _published(period: Period | None) -> Resolution:
    return Resolution(*_valued(period), "published") if period else UNRESOLVED


def _in_day(form: Form, day: Resolution) -> Resolution:
    """A part of a resolved day, or a time in it."""
    if day.period is None:
        return UNRESOLVED
    if form.hour is None:
        return Resolution(f"{day.value}T{form.part}", day.period, day.anchor)
    clock = (form.hour, form.minute)
    return Resolution(f"{day.value}T{form.hour:02}:{form.minute:02}", day.period, day.anchor, clock)


def _foreign(resolver: Resolver, form: Form) -> Resolution:
    """By dateparser: what is delimited only."""
    tokens = resolver.reader.tokens
    found = parse_date(" ".join(tokens.texts[form.first : form.after]), form.value)
    return _fixed(found and calendar.day(found))


KINDS: dict[str, Callable[[Resolver, Form], Resolution]] = {
    "date": Resolver._date, "weekday": Resolver._weekday, "day": Resolver._day, "relative": Resolver._relative,
    "offset": Resolver._offset, "season": Resolver._season, "quarter": Resolver._quarter, "decade": Resolver._decade,
    "century": Resolver._century, "holiday": Resolver._holiday, "weekend": Resolver._weekend, "part": Resolver._part,
    "clock": Resolver._clock, "foreign": _foreign,
}  # fmt: skip
