"""The grammar: named patterns over the characters of `vocabulary`, each tried where one of its triggers stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["LEFT", "RIGHT", "RULES", "Match", "matches"]

LEFT, RIGHT = 9, 11  # tokens before and after a trigger that a rule may read
# How many: "two", "a few", "several hundred", "a couple of", "two and a half", "five to 10".
ONE: Final = r"(?:[dnY]n*(?:zaQ)?|qn*f?)"
COUNT: Final = rf"(?P<count>a?{ONE}(?:[z0-]{ONE})?)"
SOME: Final = rf"(?:{COUNT}m*w?m*|(?P<half>Qa|aQ)|am*)"  # ... or "half a", "a"
POINT: Final = r"(?P<which>ss|c[Ilxv]|[cIlxgsvw])"  # this, last, next, that same ...
YEAR: Final = r"(?:,?f?(?P<year>Y))"

# name, triggers, pattern. The longest match at a trigger is taken, among equals the first that can be read.
RULES: Final[tuple[tuple[str, str, str], ...]] = (
    # full dates: 2015-03-05, 3/5/2015, 5-Mar-2015, March 5, 2015; the 5th of March; March 5-7
    ("iso", "Y", r"(?P<year>Y)(?P<mark>[-/])(?P<month>d)(?P=mark)(?P<day>d)"),
    ("numeric", "Ydn", r"(?P<a>d)/(?P<b>d)(?:/(?P<year>[Ydn]))?"),
    ("day-month-year", "M", r"(?P<day>d)(?P<mark>[-/])(?P<month>M)(?P=mark)(?P<year>[Ydn])"),
    ("month-days", "M", r"(?P<month>M)(?P<a>[do])(?P<to>-|z|0)(?P<b>[do])(?:,?(?P<year>Y))?(?P<era>!)?"),
    ("days-month", "M", rf"t?(?P<a>[do])(?P<to>-|z|0)t?(?P<b>[do])f?(?P<month>M){YEAR}?(?P<era>!)?"),
    ("month-day", "M", r"(?P<month>M)(?P<day>[do])(?:,?(?P<year>Y))?(?P<era>!)?"),
    ("day-month", "M", rf"t?(?P<day>[do])f?(?P<month>M){YEAR}?(?P<era>!)?"),
    ("month-year", "M", rf"(?P<month>M){YEAR}(?P<era>!)?"),
    ("month-era", "M", r"(?P<month>M)(?P<year>[dnY])(?P<era>!)"),
    ("month", "M", rf"(?:t?{POINT})?(?P<month>M)"),
    ("foreign-date", "~", r"(?P<day>[do])\.?j?(?P<month>~)j?(?P<year>Y)"),
    ("dotted-date", "~", r"(?P<month>~)"),
    # years, decades, centuries
    ("era-years", "!Y", r"(?P<a>[dnY])-(?P<b>[dnY])(?P<era>!)"),
    ("era-year", "!Y", r"(?P<b>[dnY])(?P<era>!)"),
    ("years", "Y", r"(?P<a>Y)-(?P<b>[dnY])"),
    ("year", "UY", r"(?:t(?P<unit>U))?(?P<a>Y)"),
    ("decade", "E", r"t?\"?(?P<decade>E)"),
    ("year-decade", "Y", r"t(?P<a>Y)i"),
    ("short-year", '"', r"\"(?P<short>[dn])"),
    ("century", "UJ", r"(?:t?(?P<number>o)-?(?P<unit>U)|t?(?P<joined>J))(?P<era>!)?"),
    # quarters, halves, fiscal years
    ("quarter", "QJ", rf"t?(?:{POINT}?C?(?:(?P<number>o)-?(?P<unit>Q)|(?P<joined>J)Q?))(?:,?f?(?:CU?)?(?P<year>Y))?"),
    ("last-quarter", "Q", rf"t?{POINT}C?(?P<unit>Q)"),
    ("fiscal-year", "CY", r"t?(?:C-?U?(?P<year>Y)|(?P<before>Y)C-?(?P<unit>U))"),
    ("last-fiscal-year", "C", rf"t?{POINT}?C-?(?P<unit>U)"),
    # seasons, holidays, weekends, weekdays
    ("season", "A", rf"t?{POINT}?(?P<season>A){YEAR}?"),
    ("season-era", "A", r"t?(?P<season>A)f?(?P<year>[dnY])(?P<era>!)"),
    ("season-of-year", "AY", r"t?(?P<year>Y)(?P<season>A)"),
    ("holiday", "H", rf"(?:t?{POINT})?(?P<holiday>H)h*(?P<weekend>N)?(?:,?(?P<year>Y))?"),
    ("weekend", "N", rf"t?{POINT}?(?P<weekend>N)"),
    ("weekday", "W", rf"t?{POINT}?(?P<weekday>W)"),
    ("weekdays", "V", r"(?P<weekday>V)(?P<part>[PO])?"),
    # today; now; the past
    ("day-word", "T", r"(?P<word>T)"),
    ("reference", "R", r"(?P<word>R)h*"),
    ("tense", "I", r"t(?P<word>I)"),
    # parts of the day, clock times
    ("part", "P", rf"(?:t?{POINT}|t)?(?P<part>P)"),
    ("part-hours", "P", r"t?(?P<part>P)(?P<unit>S)"),
    ("clock", "KX", r"(?:(?P<from>[dK])(?P<to>-|z|0))?(?P<time>[dnK])(?P<half>X)(?:Zh*)?"),
    ("clock-24", "KZ", r"(?P<time>K)(?:Zh*)?"),
    ("clock-figures", "ZY", r"(?P<time>[Yn])Zh*"),
    # units: two years ago, a year earlier, three weeks from now
    ("ago", "USG", rf"{SOME}?(?P<unit>[US])(?P<tail>zaQ|0n)?G"),
    ("later", "US", rf"{SOME}?(?P<unit>[US])(?P<tail>zaQ|0n)?(?P<way>r)"),
    ("before", "US", rf"{SOME}(?P<unit>[US])(?P<way>b)"),
    ("from-now", "US", rf"{SOME}?(?P<unit>[US])(?P<way>b)(?P<now>[RT])"),
    ("day-after-tomorrow", "UT", r"t(?P<unit>U)(?P<way>b)(?P<now>T)"),
    ("week-before-last", "U", r"t(?P<unit>U)(?P<way>b)(?P<which>[lx])"),
    ("day-before", "U", r"t(?P<unit>[UP])(?P<way>b)"),
    # units: the past two years, last week, recent years, the year; two years, years
    ("last-units", "US", rf"t?{POINT}{COUNT}m*(?P<unit>[US])"),
    ("units-past", "S", rf"t?{COUNT}{POINT}(?P<unit>S)"),
    ("last-plural", "SD", rf"t?{POINT}(?P<unit>[SD])"),
    ("last-unit", "U", rf"t?{POINT}(?P<unit>U)"),
    ("the-unit", "U", r"t(?P<unit>U)"),
    ("year-ago", "<", r"t?(?P<ago><)(?P<unit>[QU])?"),
    ("year-end", ">U", r"(?:(?P<end>>)|t?(?P<unit>U)(?P<of>i)?>)"),
    ("duration", "US", rf"(?:to?(?=[dnq]))?{SOME}(?P<unit>[US])(?P<tail>zaQ|0n)?"),
    ("compound", "LU", r"(?:(?P<joined>L)|(?P<number>[dn])-(?P<unit>U))"),
    ("compound-ago", "L", r"a?(?P<joined>L)G"),
    ("the-units", "S", r"t(?P<unit>S)"),
    ("bare-units", "S", r"(?P<unit>S)"),
    # sets: every two years, each July, twice a week, Mondays, daily
    ("each", "UWMAPNSTQ", rf"(?P<each>e)(?P<other>[mo])?{COUNT}?(?P<unit>[UWMAPNSQ])(?P<part>P)?"),
    ("times-a", "U", rf"(?:{COUNT})?k[ae](?P<unit>U)"),
    ("all", "UQ", r"(?:y|Q)(?P<unit>U)"),
    ("per", "U", r"u(?P<unit>U)"),
    ("frequency", "F", r"(?P<word>F)"),
    ("plural", "DBO", r"(?P<unit>[DBO])"),
)  # fmt: skip


class Match(NamedTuple):
    """What a rule has read: its name, and the groups of its pattern as (first, after) from the start of the text."""

    rule: str
    first: int
    after: int
    groups: dict[str, tuple[int, int]]


@lru_cache(maxsize=1)
def _by_trigger() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, triggers, pattern in RULES:
        compiled = re.compile(pattern)
        for trigger in triggers:
            found.setdefault(trigger, []).append((name, compiled))
    return found


@lru_cache(maxsize=8192)
def _window(codes: str, at: int) -> tuple[Match, ...]:
    """All readings of a stretch of characters that cover the one at `at`, longest first."""
    found = []
    for order, (name, pattern) in enumerate(_by_trigger().get(codes[at], ())):
        for match in pattern.finditer(codes):
            if match.start() <= at < match.end():
                groups = {group: match.span(group) for group, text in match.groupdict().items() if text}
                found.append((match.start() - match.end(), order, Match(name, match.start(), match.end(), groups)))
                break
    return tuple(match for _, _, match in sorted(found, key=lambda row: row[:2]))


def matches(codes: str, at: int, first: int, after: int) -> Iterator[Match]:
    """The readings around a trigger between two tokens, longest first, with token numbers of the text."""
    lo, hi = max(first, at - LEFT), min(after, at + RIGHT)
    # What no rule can read bounds the window, so that equal windows are read once.
    left = codes.rfind("_", lo, at) + 1 or lo
    right = codes.find("_", at, hi)
    right = hi if right < 0 else right
    for match in _window(codes[left:right], at - left):
        groups = {name: (start + left, end + left) for name, (start, end) in match.groups.items()}
        yield Match(match.rule, match.first + left, match.after + left, groups)
