"""Forms put on the calendar: by themselves, from the publication day, or from an expression before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from newsclaims.builtin.times import calendar
from newsclaims.builtin.times.anchors import Anchors
from newsclaims.builtin.times.calendar import Period
from newsclaims.builtin.times.direction import points_ahead, points_back
from newsclaims.builtin.times.fallback import parse_date
from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.holidays import holiday
from newsclaims.builtin.times.resolution import (
    UNRESOLVED,
    Resolution,
    before_christ,
    fixed,
    from_published,
    in_day,
    month_or_day,
    valued,
)

__all__ = ["resolve"]

GRANULARITY: Final = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "Q": "quarter",
}
SOON: Final = timedelta(45)  # a day and month nearer than that is the nearest, whatever the verb says
STEP: Final = {"l": -1, "v": -1, "x": 1, "g": 1}


def resolve(anchors: Anchors, form: Form) -> Resolution:
    """Put a form on the calendar."""
    if form.kind in ("reference", "duration", "set"):
        return Resolution(form.value)
    resolution = KINDS[form.kind](anchors, form)
    if form.kind == "date" and form.unit == "W" and resolution.period is not None:
        return Resolution(*valued(calendar.week(resolution.period.start)), resolution.anchor)
    if form.kind in ("part", "clock") or not (form.part or form.hour is not None):
        return resolution
    return in_day(form, resolution)


def _date(anchors: Anchors, form: Form) -> Resolution:
    if form.year is not None and form.year <= 0:
        return Resolution(before_christ(form))
    if form.month is None:
        return fixed(calendar.year(form.year or 0))
    if form.within is not None and form.day is not None:
        return _inside(anchors, form, lambda year: month_or_day(year, form.month or 1, form.day))
    if form.within is not None:
        return _inside(anchors, form, lambda year: calendar.month(year, form.month or 1))
    if form.year is not None:
        return fixed(month_or_day(form.year, form.month, form.day))
    carried = anchors.carried_year(form) if form.which in ("", "s") else None
    if carried is not None:
        return Resolution(*valued(month_or_day(carried[0], form.month, form.day)), carried[1])
    if form.which in ("v", "g") and (point := anchors.earlier("month")) and form.day is None:
        start = point[0].start
        passed = form.month >= start.month if form.which == "v" else form.month > start.month
        year = start.year - passed if form.which == "v" else start.year + (not passed)
        return Resolution(*valued(calendar.month(year, form.month)), point[1])
    if anchors.published is None:
        return UNRESOLVED
    return from_published(_nearest_day(anchors, form) if form.day is not None else _bare_month(anchors, form))


def _nearest_day(anchors: Anchors, form: Form) -> Period | None:
    day = anchors.published
    if day is None:
        return None
    found = [month_or_day(day.year + step, form.month or 1, form.day) for step in (-1, 0, 1)]
    near = [period for period in found if period is not None]
    if not near:  # 29 February
        near = [p for step in (-4, -3, -2, 2, 3, 4) if (p := month_or_day(day.year + step, form.month or 1, form.day))]
    if form.weekday:  # "Monday, Oct. 31": of a year in which that is a Monday
        years = [month_or_day(day.year + step, form.month or 1, form.day) for step in (0, 1, -1, 2, -2, 3, -3)]
        near = [p for p in years if p and p.start.isoweekday() == form.weekday] or near
    nearest = min(near, key=lambda period: abs(period.start - day), default=None)
    if nearest is None or form.weekday or abs(nearest.start - day) < SOON:
        return nearest
    if nearest.start > day and points_back(form, anchors.reader):
        return month_or_day(nearest.start.year - 1, form.month or 1, form.day) or nearest
    if nearest.start < day and points_ahead(form, anchors.reader):
        return month_or_day(nearest.start.year + 1, form.month or 1, form.day) or nearest
    return nearest


def _bare_month(anchors: Anchors, form: Form) -> Period | None:
    day, month = anchors.published, form.month or 1
    if day is None:
        return None
    if form.which == "c":
        return calendar.month(day.year, month)
    if form.which in ("x", "g"):
        return calendar.month(day.year + (month <= day.month), month)
    if form.which in ("l", "v"):
        return calendar.month(day.year - (month >= day.month), month)
    if points_ahead(form, anchors.reader):
        return calendar.month(day.year + (month < day.month), month)
    return calendar.month(day.year - (month > day.month), month)


def _inside(anchors: Anchors, form: Form, make: Callable[[int], Period | None]) -> Resolution:
    """Within a year that is pointed at: "the spring of last year"."""
    outer = resolve(anchors, form.within) if form.within else UNRESOLVED
    if outer.period is None:
        return UNRESOLVED
    return Resolution(*valued(make(outer.period.start.year)), outer.anchor)


def _weekday(anchors: Anchors, form: Form) -> Resolution:
    weekday = form.weekday or 1
    if form.within is not None:
        outer = resolve(anchors, form.within)
        if outer.period is None:
            return UNRESOLVED
        return Resolution(*valued(calendar.shift("day", outer.period.start, weekday - 1)), outer.anchor)
    if form.which in ("s", "g", "v") or (anchors.narrative and anchors.earlier("day")):
        base = anchors.base("day", form)
        if base is None:
            return UNRESOLVED
        step = (weekday - base[0].isoweekday()) % 7
        if form.which == "v":
            step = -((base[0].isoweekday() - weekday - 1) % 7 + 1)
        return Resolution(*valued(calendar.shift("day", base[0], step)), base[1])
    day = anchors.published
    if day is None:
        return UNRESOLVED
    back = (day.isoweekday() - weekday) % 7
    if form.which == "c":
        step = weekday - day.isoweekday()
    elif form.which == "x":
        step = 7 - back
    elif form.which == "l":
        step = -(back or 7)
    elif back and points_ahead(form, anchors.reader):
        said = anchors.said_on(form)  # "said on Monday that it would open on Friday": the Friday after
        if said is not None and said[0] < day:
            step = (weekday - said[0].isoweekday() - 1) % 7 + 1
            return Resolution(*valued(calendar.shift("day", said[0], step)), said[1])
        step = 7 - back
    else:
        step = -back
    return from_published(calendar.shift("day", day, step))


def _day(anchors: Anchors, form: Form) -> Resolution:
    if anchors.published is None:
        return UNRESOLVED
    return from_published(calendar.shift("day", anchors.published, int(form.count or 0)))


def _relative(anchors: Anchors, form: Form) -> Resolution:
    granularity = GRANULARITY.get(form.unit)
    if granularity is None:
        return UNRESOLVED
    base = (anchors.published, "published") if anchors.published else None
    if form.which in ("s", "v", "g"):
        base = anchors.base(granularity, form)
        if form.which == "s" and base and base[1] == "published":
            return UNRESOLVED
    elif anchors.narrative and (form.which == "t" or (form.which == "c" and form.unit == "D")):
        base = anchors.base(granularity, form) or base
    if base is None:
        return UNRESOLVED
    return Resolution(*valued(calendar.shift(granularity, base[0], STEP.get(form.which, 0))), base[1])


def _offset(anchors: Anchors, form: Form) -> Resolution:
    count = (form.count or 0) * form.sign
    granularity = GRANULARITY.get(form.unit)
    if form.unit == "2W":
        granularity, count = "week", 2 * count
    if granularity is None:
        return _hours(anchors, form, count)
    base = (
        anchors.base(granularity, form)
        if form.which == "later"
        else anchors.published and (anchors.published, "published")
    )
    if not base:
        return UNRESOLVED
    point = anchors.same("quarter", form) if form.which == "later" else None
    if granularity == "year" and point and count == int(count):
        return Resolution(*valued(calendar.shift("quarter", point[0].start, int(count) * 4)), point[1])
    whole = int(count)
    if count != whole and granularity in ("year", "decade"):
        moved = calendar.shift("month", base[0], int(count * (12 if granularity == "year" else 120)))
        return Resolution(*valued(moved and calendar.enclosing(granularity, moved.start)), base[1])
    if count != whole and granularity in ("week", "month"):
        moved = calendar.shift("day", base[0], int(count * (7 if granularity == "week" else 30)))
        return Resolution(*valued(moved and calendar.enclosing(granularity, moved.start)), base[1])
    moved = calendar.shift(granularity, base[0], whole)
    if (
        moved
        and anchors.published
        and form.which == "later"
        and count > 0
        and moved.start > anchors.published >= base[0]
    ):
        return UNRESOLVED  # what was told as past cannot lie ahead: the anchor is another one
    return Resolution(*valued(moved), base[1])


def _hours(anchors: Anchors, form: Form, count: float) -> Resolution:
    """Hours and minutes: only from a time of day."""
    moment = anchors.moment
    if moment is None or form.which != "ago":
        return UNRESOLVED
    try:
        moment += timedelta(seconds=count * {"TH": 3600, "TM": 60}.get(form.unit, 1))
    except OverflowError:
        return UNRESOLVED
    day = calendar.day(moment.date())
    return Resolution(f"{day.value}T{moment:%H:%M}", day, "published", (moment.hour, moment.minute))


def _season(anchors: Anchors, form: Form) -> Resolution:
    if form.within is not None:
        return _inside(anchors, form, lambda year: calendar.season(year, form.unit))
    if form.year is not None:
        return fixed(calendar.season(form.year, form.unit)) if form.year > 0 else Resolution(
            f"BC{-form.year:04}-{form.unit}")  # fmt: skip
    carried = anchors.carried_year(form) if form.which in ("", "t", "s") else None
    if carried is not None:
        return Resolution(*valued(calendar.season(carried[0], form.unit)), carried[1])
    day = anchors.published
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
    elif not behind or points_ahead(form, anchors.reader):
        year = latest + bool(behind)
    else:
        return from_published(_nearest_season(anchors, form, latest))
    return from_published(calendar.season(year, form.unit))


def _nearest_season(anchors: Anchors, form: Form, latest: int) -> Period | None:
    """Of the season behind and the one ahead the nearer one."""
    behind, ahead = calendar.season(latest, form.unit), calendar.season(latest + 1, form.unit)
    if behind is None or behind.end is None or ahead is None or anchors.published is None:
        return behind
    return ahead if ahead.start - anchors.published < anchors.published - behind.end else behind


def _quarter(anchors: Anchors, form: Form) -> Resolution:
    number = form.day or 1
    make, months = (calendar.quarter, 3) if form.unit == "Q" else (calendar.half, 6)
    if form.within is not None:
        return _inside(anchors, form, lambda year: make(year, number))
    if form.year is not None:
        return fixed(make(form.year, number))
    carried = anchors.carried_year(form)
    if carried is not None:
        return Resolution(*valued(make(carried[0], number)), carried[1])
    if anchors.published is None:
        return UNRESOLVED
    begun = number <= (anchors.published.month - 1) // months + 1
    ahead = not begun and points_ahead(form, anchors.reader)
    return from_published(make(anchors.published.year - (not begun and not ahead), number))


def _decade(_: Anchors, form: Form) -> Resolution:
    year = form.year or 0
    return Resolution(f"BC{-year // 10:03}") if year < 0 else fixed(calendar.decade(year))


def _century(_: Anchors, form: Form) -> Resolution:
    number = form.year or 0
    return Resolution(f"BC{-number - 1:02}") if number < 0 else fixed(calendar.century(number))


def _holiday(anchors: Anchors, form: Form) -> Resolution:
    day, carried = anchors.published, None
    if form.year is not None:
        years = [form.year]
    else:
        carried = anchors.carried_year(form) if anchors.narrative else None
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


def _weekend(anchors: Anchors, form: Form) -> Resolution:
    if form.within is not None:
        outer = resolve(anchors, form.within)
        found = outer.period and calendar.weekend(outer.period.start)
        return Resolution(*valued(found or None), outer.anchor)
    day = anchors.published
    if form.which in ("s", "g", "v") or (anchors.narrative and anchors.earlier("week")):
        base = anchors.base("week", form)
        if base is None:
            return UNRESOLVED
        return Resolution(*valued(calendar.shift("weekend", base[0], STEP.get(form.which, 0))), base[1])
    if day is None:
        return UNRESOLVED
    step = STEP.get(form.which, 0)
    told = form.which == "t" and day.isoweekday() < 6 and not points_ahead(form, anchors.reader)
    if told or (form.which == "c" and day.isoweekday() < 3 and points_back(form, anchors.reader)):
        step = -1
    return from_published(calendar.shift("weekend", day, step))


def _part(anchors: Anchors, form: Form) -> Resolution:
    """A part of a day that is pointed at: "this morning", "last night", "the next morning"."""
    if form.which == "" and not form.mod:
        return Resolution(f"XXXX-XX-XXT{form.part}")
    if form.which in ("c", "l", "x"):
        if anchors.published is None:
            return UNRESOLVED
        found = calendar.shift("day", anchors.published, STEP.get(form.which, 0))
        return in_day(form, from_published(found))
    base = anchors.near_day(form) if form.which in ("t", "") else anchors.base("day", form)
    if base is None:
        return Resolution(f"XXXX-XX-XXT{form.part}")
    return in_day(form, Resolution(*valued(calendar.shift("day", base[0], STEP.get(form.which, 0))), base[1]))


def _clock(anchors: Anchors, form: Form) -> Resolution:
    base = anchors.near_day(form)
    if base is None:
        return Resolution(f"XXXX-XX-XXT{form.hour or 0:02}:{form.minute:02}")
    day = calendar.day(base[0])
    return in_day(form, Resolution(day.value, day, base[1]))


def _foreign(anchors: Anchors, form: Form) -> Resolution:
    """By dateparser: what is delimited only."""
    tokens = anchors.reader.tokens
    found = parse_date(" ".join(tokens.texts[form.first : form.after]), form.value)
    return fixed(calendar.day(found) if found else None)


# Kind of form -> how it is resolved.
KINDS: Final[dict[str, Callable[[Anchors, Form], Resolution]]] = {
    "date": _date, "weekday": _weekday, "day": _day, "relative": _relative, "offset": _offset, "season": _season,
    "quarter": _quarter, "decade": _decade, "century": _century, "holiday": _holiday, "weekend": _weekend,
    "part": _part, "clock": _clock, "foreign": _foreign,
}  # fmt: skip
