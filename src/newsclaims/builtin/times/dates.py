"""Dates, years, and what is longer: from what a rule has matched to a `Form`.

An empty list says that the words mean another thing here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.grammar import Match
from newsclaims.builtin.times.reader import Reader, full_year

__all__ = ["READERS"]

LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _form(match: Match, kind: str, **fields: object) -> Form:
    return Form(match.first, match.after, match.rule, kind, **fields)  # type: ignore[arg-type]


def _era(reader: Reader, match: Match, year: int | None) -> int | None:
    """The year, negative before Christ."""
    era = reader.value(match, "era")
    return -year if year is not None and era == "BC" else year


def _date(match: Match, year: int | None, month: int | None, day: int | None) -> list[Form]:
    if day is None or month is None or not 1 <= month <= 12 or day > LONGEST_MONTH[month - 1]:
        return []
    return [_form(match, "date", year=year, month=month, day=day)]


def iso(reader: Reader, match: Match) -> list[Form]:
    """2015-03-05."""
    return _date(match, reader.integer(match, "year"), reader.integer(match, "month"), reader.day(match, "day"))


def numeric(reader: Reader, match: Match) -> list[Form]:
    """3/5/2015, month first unless only the other order is a date; 9/11 is the day of the attacks."""
    first, second = reader.integer(match, "a"), reader.integer(match, "b")
    if "year" not in match.groups:
        return [_form(match, "date", year=2001, month=9, day=11)] if (first, second) == (9, 11) else []
    figures = reader.word(match.groups["year"][0])
    if len(figures) not in (2, 4) or first is None or second is None:
        return []
    month, day = (first, second) if first <= 12 else (second, first)
    return _date(match, full_year(figures), month, day)


def month_day(reader: Reader, match: Match) -> list[Form]:
    """March 5, 2015; the 5th of March."""
    figures = reader.word(match.groups["year"][0]) if "year" in match.groups else ""
    year = full_year(figures) if figures else None
    unit = reader.codes[match.after : match.after + 1]
    day_first = match.groups["day"][0] < match.groups["month"][0]
    if not day_first and not figures and unit in "SUX%" and unit:
        return []
    if reader.tag(match.after) in ("$", "%") and not day_first and not figures:
        return []
    month_, day = reader.integer(match, "month"), reader.day(match, "day")
    if year is None and (month_, day) == (9, 11) and reader.word(match.after) in reader.sets["after september 11"]:
        year = 2001
    return _date(match, _era(reader, match, year), month_, day)


def month_days(reader: Reader, match: Match) -> list[Form]:
    """March 5-7; 5 to 7 March: two dates."""
    first, second, month = reader.day(match, "a"), reader.day(match, "b"), reader.integer(match, "month")
    year = _era(reader, match, reader.integer(match, "year"))
    a, b = match.groups["a"][0], match.groups["b"][0]
    joined = reader.codes[match.groups["to"][0]]
    if joined in "z0" and a > match.groups["month"][0] and reader.tag(match.after) in ("N", "S", "J", "P"):
        return []
    if not first or not second or (second < first and joined == "-") or month is None:
        return []
    one, two = (match.first, a + 1), (b - (reader.codes[b - 1] == "t"), match.after)
    begin = Form(*one, match.rule, "date", year=year, month=month, day=first)
    end = Form(*two, match.rule, "date", year=year, month=month, day=second)
    end.within = begin if year is None else None
    return [begin, end]


def month(reader: Reader, match: Match) -> list[Form]:
    """March; March 2015; last March."""
    entry = reader.entry(match, "month")
    year = reader.integer(match, "year")
    if year is not None and match.rule == "month-year" and reader.codes[match.after : match.after + 1] in ("S", "U"):
        return []
    if entry is None or reader.which(match) == "w":
        return []
    return [_form(match, "date", year=_era(reader, match, year), month=int(entry.value), mod=entry.mod or None,
                  which=reader.which(match))]  # fmt: skip


def foreign(reader: Reader, match: Match) -> list[Form]:
    """12 décembre 2015, 23.04.2022: delimited here, read by dateparser in the language of the month."""
    if match.rule == "dotted-date" and not reader.word(match.first)[:1].isdigit():
        return []
    return [_form(match, "foreign", value=reader.value(match, "month"))]


def year(reader: Reader, match: Match) -> list[Form]:
    """2015."""
    index = match.groups["a"][0]
    if "unit" in match.groups and reader.value(match, "unit") != "Y":
        return []
    return [_form(match, "date", year=reader.integer(match, "a"))] if reader.is_year(index) else []


def years(reader: Reader, match: Match) -> list[Form]:
    """2009-10: two years."""
    a, b = match.groups["a"][0], match.groups["b"][0]
    first, figures = int(reader.value(match, "a")), reader.word(b)
    if (reader.tokens.glued(a + 1), reader.tokens.glued(b)) == (False, False) and first >= 1900 and len(figures) == 4:
        spaced = first < int(figures) <= 2100  # "2000 - 2050"
        pair = [Form(at, at + 1, match.rule, "date", year=int(reader.word(at))) for at in (a, b)]
        return pair if spaced else []
    if not reader.tokens.glued(a + 1) or not reader.tokens.glued(b):
        return []
    second = int(figures) if len(figures) == 4 else first - first % 100 + int(figures) if len(figures) == 2 else 0
    if not first < second < first + 200 or not reader.is_year(b if len(figures) == 4 else a):
        return [] if not reader.is_year(a) else [Form(a, a + 1, "year", "date", year=first)]
    return [Form(a, a + 1, match.rule, "date", year=first), Form(b, b + 1, match.rule, "date", year=second)]


def era_years(reader: Reader, match: Match) -> list[Form]:
    """44 BC; 499-493 BC: two years."""
    found = []
    for group, after in (("a", None), ("b", match.after)):
        if group in match.groups:
            at = match.groups[group][0]
            number = _era(reader, match, reader.integer(match, group))
            found.append(Form(at, after or at + 1, match.rule, "date", year=number))
    return found


def year_decade(reader: Reader, match: Match) -> list[Form]:
    """The 1970's."""
    number = reader.integer(match, "a") or 0
    if number % 10 or reader.tag(match.after) in ("N", "S", "P", "J"):
        return []
    return [_form(match, "decade", year=number)]


def short_year(reader: Reader, match: Match) -> list[Form]:
    """'16: after an apostrophe that opens no quotation."""
    at = match.groups["short"][0]
    figures = reader.word(at)
    if len(figures) != 2 or not reader.tokens.glued(at) or reader.word(at - 1) not in ("'", "’", "‘"):
        return []
    closed = reader.tokens.glued(at + 1) if at + 1 < len(reader.tokens) else False
    before = reader.word(match.first - 1)
    if (closed and reader.word(at + 1)[:1].isalnum()) or before not in ("in", "since", "of", "from", "by"):
        return []
    return [_form(match, "date", year=full_year(figures))]


def decade(reader: Reader, match: Match) -> list[Form]:
    """The 1990s, the '90s, the nineties."""
    entry = reader.entry(match, "decade")
    if entry is None:
        return []
    figures = reader.word(match.groups["decade"][0])
    number = int(entry.value)
    if number < 100:
        if reader.codes[match.first] not in 't"' and not entry.mod and reader.word(match.first - 1) not in (
            "late", "early", "mid"
        ) and reader.codes[max(0, match.first - 2) : match.first] != "Ez":  # fmt: skip
            return []
        if reader.tag(match.first - 1) in ("G", "X") or reader.tag(match.first - 2) == "G":
            return []
        number += 1900 if number > 10 else 2000
    elif number % 100 == 0 and not figures.endswith("s"):
        return []
    return [_form(match, "decade", year=number, mod=entry.mod or None)]


def century(reader: Reader, match: Match) -> list[Form]:
    """The 19th century."""
    if "joined" in match.groups:
        value = reader.value(match, "joined")
        if not value.endswith("CE"):
            return []
        number = int(value[:-2])
    else:
        if reader.value(match, "unit") != "CE":
            return []
        number = reader.integer(match, "number") or 0
    if not 1 <= number <= 99 or (
        reader.tokens.words[match.after - 1].capital and match.after < len(reader.tokens)
        and reader.tokens.words[match.after].capital
    ):  # fmt: skip
        return []
    return [_form(match, "century", year=_era(reader, match, number))]


def quarter(reader: Reader, match: Match) -> list[Form]:
    """The third quarter (of 2015); the first half only of a year."""
    value = reader.value(match, "joined") or str(reader.integer(match, "number") or 0) + reader.value(match, "unit")
    number, unit = int(value[:-1]) if value[:-1].isdecimal() else 0, value[-1]
    if unit not in "QH" or not 1 <= number <= (4 if unit == "Q" else 2):
        return []
    if unit == "H" and "year" not in match.groups and "joined" not in match.groups:
        of_year = reader.word(match.after) == "of" and reader.codes[match.after + 1 : match.after + 3] in (
            "tU", "cU", "lU", "xU", "sU",
        )  # fmt: skip
        if not of_year:
            return []
    return [
        _form(match, "quarter", unit=unit, day=number, year=reader.integer(match, "year"), which=reader.which(match))
    ]


def last_quarter(reader: Reader, match: Match) -> list[Form]:
    """Last quarter, this quarter."""
    if reader.value(match, "unit") != "Q" or reader.which(match) in ("", "w"):
        return []
    return [_form(match, "relative", unit="Q", which=reader.which(match))]


def fiscal_year(reader: Reader, match: Match) -> list[Form]:
    """Fiscal 2015, the 2015 fiscal year."""
    number = reader.integer(match, "year") or reader.integer(match, "before")
    return [_form(match, "date", year=number)]


def last_fiscal_year(reader: Reader, match: Match) -> list[Form]:
    """Last fiscal year, the fiscal year."""
    if reader.value(match, "unit") != "Y":
        return []
    which = reader.which(match)
    return [_form(match, "relative", unit="Y", which="c" if which in ("t", "") else which)] if which else []


def season(reader: Reader, match: Match) -> list[Form]:
    """The spring of 2015, last summer."""
    entry = reader.entry(match, "season")
    which = reader.which(match)
    if entry is None or which == "w":
        return []
    if not which and "year" not in match.groups and reader.tag(match.after) in ("N", "S", "J", "I") and (
        reader.codes[match.after : match.after + 1] not in ("c", "l", "x")
    ):  # fmt: skip
        return []
    year = _era(reader, match, reader.integer(match, "year"))
    return [_form(match, "season", unit=entry.value, year=year, which=which, mod=entry.mod or None)]


# Rule -> how it is read.
READERS: Final[dict[str, Callable[[Reader, Match], list[Form]]]] = {
    "iso": iso,
    "numeric": numeric,
    "day-month-year": month_day,
    "month-days": month_days,
    "days-month": month_days,
    "month-day": month_day,
    "day-month": month_day,
    "month-year": month,
    "month-era": month,
    "month": month,
    "era-years": era_years,
    "era-year": era_years,
    "years": years,
    "year": year,
    "decade": decade,
    "short-year": short_year,
    "year-decade": year_decade,
    "foreign-date": foreign,
    "dotted-date": foreign,
    "century": century,
    "quarter": quarter,
    "last-quarter": last_quarter,
    "fiscal-year": fiscal_year,
    "last-fiscal-year": last_fiscal_year,
    "season": season,
    "season-of-year": season,
    "season-era": season,
}
