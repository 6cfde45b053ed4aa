"""Weekdays, holidays, parts of the day, clock times: from what a rule has matched to a `Form`.

An empty list says that the words mean another thing here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.grammar import Match
from newsclaims.builtin.times.reader import Reader, full_year

__all__ = ["READERS"]


def _form(match: Match, kind: str, **fields: object) -> Form:
    return Form(match.first, match.after, match.rule, kind, **fields)  # type: ignore[arg-type]


def holiday(reader: Reader, match: Match) -> list[Form]:
    """Christmas 2015, last Easter. Its rule stands in the table."""
    figures = reader.word(match.groups["year"][0]) if "year" in match.groups else ""
    which = reader.which(match)
    before = match.first - 1
    if not which and reader.tag(before) in ("P", "J", "N") and reader.tokens.words[before].capital and (
        reader.codes[before] == "_" and match.first > 1
    ):  # fmt: skip
        return []
    return [_form(match, "holiday", year=full_year(figures) if figures else None, which=which,
                  unit="WE" if "weekend" in match.groups else "", value=reader.value(match, "holiday"))]  # fmt: skip


def weekend(reader: Reader, match: Match) -> list[Form]:
    """The weekend, last weekend."""
    which = reader.which(match)
    return [_form(match, "weekend", which=which, unit="WE")] if which not in ("", "w") else []


def weekday(reader: Reader, match: Match) -> list[Form]:
    """Monday, last Monday, Monday after an article in names is none."""
    which = reader.which(match)
    if which in ("w",):
        return []
    if _is_title(reader, match.after):
        return []
    entry = reader.entry(match, "weekday")
    first = match.first
    if reader.codes[first] == "t" and "which" not in match.groups:
        which, first = "", first + 1 if reader.word(match.after)[:1].isalpha() else first
    return [Form(first, match.after, match.rule, "weekday", weekday=int(entry.value) if entry else 1, which=which)]


def _is_title(reader: Reader, after: int) -> bool:
    """Whether a programme or a paper follows the name of a day: "Saturday Night Live", "The Sunday Times"."""
    words = reader.tokens.words[after : after + 2]
    if len(words) < 2 or not words[0].capital:
        return False
    return words[0].lower in reader.sets["papers"] or (words[0].lower in ("night", "morning") and words[1].capital)


def weekdays(reader: Reader, match: Match) -> list[Form]:
    """Mondays: every Monday."""
    return [_form(match, "set", value=f"XXXX-WXX-{reader.value(match, 'weekday')}")]


def day_word(reader: Reader, match: Match) -> list[Form]:
    """Today, yesterday, tomorrow, tonight; not the newspaper or the programme."""
    at = match.first
    word, words = reader.word(at), reader.tokens.words
    if words[at].capital and word in ("today", "tonight") and (
        (reader.codes[at - 1 : at] == '"' and reader.codes[at + 1 : at + 2] == '"') or
        reader.word(at - 1) in ("usa", "the", "psychology", "russia", "india", "history", "economy")
        or (at and words[at - 1].capital and reader.tag(at - 1) == "P")
    ):  # fmt: skip
        return []
    value = reader.value(match, "word")
    sign, part = (value[:-2], value[-2:]) if value[-1].isalpha() else (value, "")
    return [_form(match, "day", count=float(sign), part=part)]


def part(reader: Reader, match: Match) -> list[Form]:
    """Last night, this morning; noon; "the morning" where a day follows or the text has one."""
    entry = reader.entry(match, "part")
    which = reader.which(match)
    if entry is None or which == "w":
        return []
    at = match.groups["part"][0]
    if reader.tokens.words[at].capital and _is_name(reader, match, at):
        return []
    following = reader.word(match.after)
    if which == "t" and (
        following in ("before", "after", "when", "that") or reader.tag(match.after) in ("P", "U", "D", "G")
    ):
        return []
    if which == "" and reader.word(match.first - 1) in ("by", "until", "since"):
        which = "t"
    if "unit" in match.groups:
        return [_form(match, "part", part=entry.value, which="t")] if reader.word(match.after - 1) == "hours" else []
    if ":" in entry.value and reader.tag(match.first - 1) in ("D", "J") and reader.tag(match.after) in ("N", "S"):
        return []  # "a midnight curfew"
    if ":" in entry.value:
        hour = int(entry.value[:2])
        if which not in ("", "t", "c", "s"):
            return []
        first = match.groups["part"][0]
        return [Form(first, match.after, match.rule, "clock", hour=hour)]
    if which == "" and reader.tag(match.first - 1) in ("N", "P", "J", "G", "X") and match.first and (
        reader.codes[match.first - 1] not in "WTH" and reader.word(match.first - 1) not in ("early", "late", "mid")
    ):  # fmt: skip
        return []
    beside = reader.codes[match.first - 1 : match.first]
    if (
        which in ("", "t")
        and beside not in ("W", "T")
        and reader.tag(match.after) in ("N", "S", "Z")
        and reader.codes[match.after] not in "WTMP"
    ):
        return []
    if which == "x" and reader.has_the(match):
        which = "g"
    if which in ("c", "l", "x", "s", "g", "v"):
        return [_form(match, "part", part=entry.value, which=which, mod=entry.mod or None)]
    return [_form(match, "part", part=entry.value, which="t" if which else "", mod=entry.mod or None)]


def _is_name(reader: Reader, match: Match, at: int) -> bool:
    """Whether a part of the day with a capital belongs to a name: "Midnight Crew", "This Morning"."""
    if (at > match.first and reader.tokens.words[at].lower != "night") or reader.tag(match.first - 1) in (
        "P",
        "N",
        "J",
    ):
        return True
    after = at + 1
    return after < len(reader.tokens) and reader.tokens.words[after].capital and reader.codes[after] == "_"


def clock(reader: Reader, match: Match) -> list[Form]:
    """5 p.m., 10:30 a.m. ET, 9 o'clock; of "8-10 p.m." both."""
    half = reader.value(match, "half")
    found = reader.clock(match, "time", half=half)
    if found is None:
        return []
    at = match.groups["time"][0]
    last = Form(at, match.after, match.rule, "clock", hour=found[0], minute=found[1])
    earlier = reader.clock(match, "from", half=half) if "from" in match.groups else None
    if earlier is None:
        return [last]
    return [Form(match.first, match.first + 1, match.rule, "clock", hour=earlier[0], minute=earlier[1]), last]


def clock_24(reader: Reader, match: Match) -> list[Form]:
    """10:30 after "at", or before a zone or a day."""
    at = match.groups["time"][0]
    zone = match.after > at + 1
    if ":" not in reader.word(at) or not (
        zone or reader.word(at - 1) in reader.sets["before clock"] or _day_beside(reader, match)
    ):
        return []
    if reader.word(match.after) in ("pace", "mark", "minutes") or reader.tag(at - 1) == "$":
        return []
    found = reader.clock(match, "time")
    return [_form(match, "clock", hour=found[0], minute=found[1])] if found else []


def _day_beside(reader: Reader, match: Match) -> bool:
    beside = reader.codes[match.after : match.after + 1] + reader.codes[max(0, match.first - 1) : match.first]
    return any(code in "WTP" for code in beside)


def clock_figures(reader: Reader, match: Match) -> list[Form]:
    """1830 GMT."""
    if len(reader.word(match.groups["time"][0])) != 4:
        return []
    found = reader.clock(match, "time")
    return [_form(match, "clock", hour=found[0], minute=found[1])] if found else []


# Rule -> how it is read.
READERS: Final[dict[str, Callable[[Reader, Match], list[Form]]]] = {
    "holiday": holiday,
    "weekend": weekend,
    "weekday": weekday,
    "weekdays": weekdays,
    "day-word": day_word,
    "part": part,
    "part-hours": part,
    "clock": clock,
    "clock-24": clock_24,
    "clock-figures": clock_figures,
}
