"""Stretches of the calendar: TIMEX3 value, half-open interval, granularity; nothing outside the years 1 to 9999."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Final

from attrs import frozen

__all__ = [
    "QUARTERS",
    "Period",
    "century",
    "day",
    "decade",
    "enclosing",
    "half",
    "month",
    "quarter",
    "season",
    "season_of",
    "shift",
    "week",
    "weekend",
    "year",
]

# The month in which a season begins, on the northern half of the earth; a winter bears the year in which it begins.
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
QUARTERS: Final = {1: 1, 2: 4, 3: 7, 4: 10}
KEPT: Final = 4096  # stretches of each kind that are remembered: news is about few days
MONTHS_IN: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@frozen
class Period:
    """A stretch of the calendar.

    Attributes:
        granularity: day, weekend, week, month, season, quarter, half, year, decade or century.
        value: As TIMEX3 writes it.
        start: The first day.
        end: The day after the last; None where that lies beyond the calendar.

    """

    granularity: str
    value: str
    start: date
    end: date | None


def _first(year_: int, month_: int) -> date | None:
    """The first of a month, which may count on past December or back before January; None outside the calendar."""
    year_, month_ = year_ + (month_ - 1) // 12, (month_ - 1) % 12 + 1
    return date(year_, month_, 1) if MINYEAR <= year_ <= MAXYEAR else None


def _months(granularity: str, value: str, year_: int, month_: int) -> Period | None:
    start = _first(year_, month_)
    if start is None:
        return None
    return Period(granularity, value, start, _first(year_, month_ + MONTHS_IN[granularity]))


def _plus(start: date, days: int) -> date | None:
    try:
        return start + timedelta(days)
    except OverflowError:
        return None


@lru_cache(maxsize=KEPT)
def day(day_: date) -> Period:
    """A day."""
    return Period("day", day_.isoformat(), day_, _plus(day_, 1))


def _week_of(day_: date, granularity: str, ending: str, first: int, days: int) -> Period | None:
    year_, number, weekday = day_.isocalendar()
    monday = _plus(day_, 1 - weekday)
    start = monday and _plus(monday, first)
    if start is None or not MINYEAR <= year_ <= MAXYEAR:
        return None
    return Period(granularity, f"{year_:04}-W{number:02}{ending}", start, _plus(start, days))


@lru_cache(maxsize=KEPT)
def week(day_: date) -> Period | None:
    """The ISO week that has the day, Monday to Sunday."""
    return _week_of(day_, "week", "", 0, 7)


def weekend(day_: date) -> Period | None:
    """Saturday and Sunday of the ISO week that has the day."""
    return _week_of(day_, "weekend", "-WE", 5, 2)


@lru_cache(maxsize=KEPT)
def month(year_: int, month_: int) -> Period | None:
    """A calendar month; months count on past December and back before January."""
    start = _first(year_, month_)
    if start is None:
        return None
    return _months("month", f"{start.year:04}-{start.month:02}", start.year, start.month)


def season(year_: int, season_: str) -> Period | None:
    """A season by its TIMEX3 letters."""
    return _months("season", f"{year_:04}-{season_}", year_, SEASONS[season_])


def season_of(day_: date) -> tuple[int, str]:
    """The season of a day: (year, letters)."""
    if day_.month < 3:
        return day_.year - 1, "WI"
    return day_.year, "SP" if day_.month < 6 else "SU" if day_.month < 9 else "FA" if day_.month < 12 else "WI"


def quarter(year_: int, quarter_: int) -> Period | None:
    """A quarter of a calendar year; quarters count on and back."""
    year_, quarter_ = year_ + (quarter_ - 1) // 4, (quarter_ - 1) % 4 + 1
    return _months("quarter", f"{year_:04}-Q{quarter_}", year_, QUARTERS[quarter_])


def half(year_: int, half_: int) -> Period | None:
    """A half of a calendar year; halves count on and back."""
    year_, half_ = year_ + (half_ - 1) // 2, (half_ - 1) % 2 + 1
    return _months("half", f"{year_:04}-H{half_}", year_, 6 * half_ - 5)


@lru_cache(maxsize=KEPT)
def year(year_: int) -> Period | None:
    """A calendar year."""
    return _months("year", f"{year_:04}", year_, 1)


def decade(year_: int) -> Period | None:
    """The ten years that begin as the year does: 199X."""
    start = year_ - year_ % 10
    if start == 0:
        return Period("decade", "000X", date.min, date(10, 1, 1))
    return _months("decade", f"{start // 10:03}X", start, 1)


def century(number: int) -> Period | None:
    """The hundred years whose numbers begin alike: the 20th century is 19XX."""
    if number == 1:
        return Period("century", "00XX", date.min, date(100, 1, 1))
    return _months("century", f"{number - 1:02}XX", 100 * (number - 1), 1) if number > 1 else None


def enclosing(granularity: str, day_: date) -> Period | None:
    """The stretch of that granularity that has the day."""
    if granularity == "day":
        return day(day_)
    if granularity == "week":
        return week(day_)
    if granularity == "weekend":
        return weekend(day_)
    if granularity == "month":
        return month(day_.year, day_.month)
    if granularity == "season":
        return season(*season_of(day_))
    if granularity == "quarter":
        return quarter(day_.year, (day_.month + 2) // 3)
    if granularity == "half":
        return half(day_.year, 1 if day_.month < 7 else 2)
    if granularity == "year":
        return year(day_.year)
    if granularity == "decade":
        return decade(day_.year)
    return century(day_.year // 100 + 1)


@lru_cache(maxsize=KEPT)
def shift(granularity: str, day_: date, steps: int) -> Period | None:
    """The stretch of that granularity so many steps after the one that has the day (before it, below zero)."""
    if granularity in ("day", "week", "weekend"):
        moved = _plus(day_, max(-4_000_000, min(4_000_000, steps * (1 if granularity == "day" else 7))))
        return enclosing(granularity, moved) if moved else None
    if abs(steps) > 120_000:
        return None
    first = _first(day_.year, day_.month + steps * MONTHS_IN[granularity])
    if granularity == "season":
        year_, name = season_of(day_)
        number = year_ * 4 + list(SEASONS).index(name) + steps
        return season(number // 4, list(SEASONS)[number % 4])
    return enclosing(granularity, first) if first else None
