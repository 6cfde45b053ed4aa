"""Where a form lies, and the small steps by which everything is put there."""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import frozen

from newsclaims.builtin.times import calendar
from newsclaims.builtin.times.calendar import Period
from newsclaims.builtin.times.forms import Form

__all__ = [
    "UNRESOLVED",
    "Resolution",
    "before_christ",
    "fixed",
    "from_published",
    "in_day",
    "month_or_day",
    "valued",
]


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


UNRESOLVED: Final = Resolution(None)


def month_or_day(year: int, month: int, day: int | None) -> Period | None:
    """A day of a month, or the month."""
    if day is None:
        return calendar.month(year, month)
    try:
        return calendar.day(date(year, month, day))
    except ValueError:
        return None


def before_christ(form: Form) -> str:
    """The value of a year before Christ, which no calendar of ours reaches."""
    value = f"BC{-(form.year or 0):04}"
    if form.month is not None:
        value += f"-{form.month:02}"
    return value + (f"-{form.day:02}" if form.day is not None else "")


def valued(period: Period | None) -> tuple[str | None, Period | None]:
    """A stretch of the calendar with its value."""
    return (period.value, period) if period else (None, None)


def fixed(period: Period | None) -> Resolution:
    """What stands by itself."""
    return Resolution(*valued(period))


def from_published(period: Period | None) -> Resolution:
    """What was counted from the publication day."""
    return Resolution(*valued(period), "published") if period else UNRESOLVED


def in_day(form: Form, day: Resolution) -> Resolution:
    """A part of a resolved day, or a time in it."""
    if day.period is None:
        return UNRESOLVED
    if form.hour is None:
        return Resolution(f"{day.value}T{form.part}", day.period, day.anchor)
    late = (form.part in ("AF", "EV") and 0 < form.hour < 12) or (form.part == "NI" and 4 < form.hour < 12)
    hour = form.hour + 12 * late  # "6 o'clock this afternoon"
    return Resolution(f"{day.value}T{hour:02}:{form.minute:02}", day.period, day.anchor, (hour, form.minute))
