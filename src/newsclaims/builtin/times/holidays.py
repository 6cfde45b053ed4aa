"""The day of a holiday in a year, by its rule in the table."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["easter", "holiday"]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * letter) // 451
    month, day = divmod(epact + letter - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day: "12-25"; "nth" month, ISO weekday, which one (-1 the last), days on; "easter" and days on."""
    kind, *numbers = rule.split()
    try:
        if kind == "easter":
            return easter(year) + timedelta(int(numbers[0]))
        if kind != "nth":
            month, day = kind.split("-")
            return date(year, int(month), int(day))
        month_, weekday, which, *on = map(int, numbers)
        if which > 0:
            first = date(year, month_, 1)
            found = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
        else:
            last = date(year, month_, 28) + timedelta(4)
            last -= timedelta(last.day)
            found = last - timedelta((last.isoweekday() - weekday) % 7)
        return found + timedelta(on[0] if on else 0)
    except (ValueError, OverflowError):
        return None
