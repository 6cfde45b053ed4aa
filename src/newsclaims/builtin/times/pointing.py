"""Units that point: "two years ago", "last week", "the day before", "recent years", now.

An empty list says that the words mean another thing here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.grammar import Match
from newsclaims.builtin.times.reader import Reader, amount

__all__ = ["READERS"]

ENDS_PHRASE: Final = frozenset('.,:()"-FKTMVZbhdnRW')
NOUN_PHRASE: Final = frozenset("NSPJUDGCW")
UNITS_THAT_STAND: Final = frozenset(("Y", "M", "W", "Q", "DE"))


def _form(match: Match, kind: str, **fields: object) -> Form:
    return Form(match.first, match.after, match.rule, kind, **fields)  # type: ignore[arg-type]


def _vague(reader: Reader, match: Match) -> bool:
    """Whether the amount is not said: "years ago"."""
    plural = reader.codes[match.groups["unit"][0]] == "S"
    return plural and "count" not in match.groups and "half" not in match.groups


def _offset(reader: Reader, match: Match, sign: int, which: str) -> list[Form]:
    unit = reader.value(match, "unit")
    count = None if _vague(reader, match) else reader.count(match)
    if count is None or (reader.codes[match.groups["unit"][0]] == "U" and match.first == match.groups["unit"][0]):
        if count is not None:
            return []
        return [_form(match, "reference", value="PAST_REF" if sign < 0 else "FUTURE_REF")]
    return [_form(match, "offset", unit=unit, count=count, sign=sign, which=which)]


def ago(reader: Reader, match: Match) -> list[Form]:
    """Two years ago."""
    return _offset(reader, match, -1, "ago")


def later(reader: Reader, match: Match) -> list[Form]:
    """Two years later, a day earlier: from the expression before. "A day later this week" is none."""
    sign = int(reader.value(match, "way") or 0)
    if reader.word(match.after) in ("than", "this", "next", "on", "in") and reader.word(match.after) != "in":
        return []
    return _offset(reader, match, sign, "later")


def before(reader: Reader, match: Match) -> list[Form]:
    """Two years before: where nothing follows that it is before of."""
    way = reader.word(match.groups["way"][0])
    if way not in ("before", "after") or (reader.tag(match.after) or ".") not in (".", ","):
        return []
    return _offset(reader, match, -1 if way == "before" else 1, "later")


def from_now(reader: Reader, match: Match) -> list[Form]:
    """Three weeks from now."""
    if reader.word(match.groups["way"][0]) != "from":
        return []
    return _offset(reader, match, 1, "ago")


def compound_ago(reader: Reader, match: Match) -> list[Form]:
    """A half-century ago."""
    value = reader.value(match, "joined")
    part = {"half": 0.5, "quarter": 0.25}.get(value.rstrip("DWMYECTHSL"))
    if part is None or not value.endswith("CE"):
        return []
    return [_form(match, "offset", unit="Y", count=part * 100, sign=-1, which="ago")]


def day_after_tomorrow(reader: Reader, match: Match) -> list[Form]:
    """The day after tomorrow, the day before yesterday."""
    word, way = reader.word(match.groups["now"][0]), reader.word(match.groups["way"][0])
    if reader.value(match, "unit") != "D" or (word, way) not in (("tomorrow", "after"), ("yesterday", "before")):
        return []
    return [_form(match, "day", count=2.0 if way == "after" else -2.0)]


def week_before_last(reader: Reader, match: Match) -> list[Form]:
    """The week before last, the week after next."""
    way = reader.word(match.groups["way"][0])
    if (way, reader.which(match)) not in (("before", "l"), ("after", "x")):
        return []
    sign = -1 if way == "before" else 1
    return [_form(match, "offset", unit=reader.value(match, "unit"), count=2.0, sign=sign, which="ago")]


def day_before(reader: Reader, match: Match) -> list[Form]:
    """The year before, the day after: where no complement follows."""
    way, unit = reader.word(match.groups["way"][0]), reader.value(match, "unit")
    if way not in ("before", "after") or (reader.tag(match.after) or ".") not in ENDS_PHRASE:
        return []
    if reader.tag(match.after) in ("V", "Z", "I") or reader.codes[match.groups["unit"][0]] == "P":
        return []
    return [_form(match, "relative", unit=unit, which="v" if way == "before" else "g")]


def last_units(reader: Reader, match: Match) -> list[Form]:
    """The past two years, the next few days: durations; recent ones a reference."""
    which = reader.which(match)
    if reader.word(match.after) in ("old", "older", "younger"):
        return []
    if which in ("w", ""):
        return [_form(match, "reference", value="PAST_REF")] if which == "w" else []
    if which == "s" and match.rule == "units-past":
        return []
    if which == "s":
        span = match.groups["count"][0]
        return [Form(span, match.after, match.rule, "duration", value=_amount(reader, match))]
    return [_form(match, "duration", value=_amount(reader, match))]


def _amount(reader: Reader, match: Match) -> str:
    return amount(reader.count(match), reader.value(match, "unit"))


def last_plural(reader: Reader, match: Match) -> list[Form]:
    """Recent years, the coming weeks, the following days."""
    which = reader.which(match)
    unit = reader.value(match, "unit")
    if reader.codes[match.groups["unit"][0]] == "D":
        return [_form(match, "reference", value="PAST_REF")] if which in "wl" else []
    if which in ("w", "v", "l"):
        return [_form(match, "reference", value="PAST_REF")]
    if which == "x":
        return [_form(match, "reference", value="FUTURE_REF")]
    if which == "g":
        return [_form(match, "duration", value=amount(None, unit))]
    return []


def last_unit(reader: Reader, match: Match) -> list[Form]:
    """Last week, this month, the following year; "the past week" and "over the next year" are durations."""
    which, unit = reader.which(match), reader.value(match, "unit")
    if which in ("w", ""):
        return []
    span = match.groups["which"]
    if which in "lxv" and reader.tag(match.first - 1) in ("G", "X"):  # "his last year in office"
        return []
    if reader.is_title(match.groups["unit"][0]):
        return []
    past = reader.word(span[1] - 1) == "past"
    before = reader.word(match.first - 1)
    the = reader.codes[match.first] == "t"
    if unit.startswith("T"):
        if which in "lx" and (past or the):
            return [_form(match, "duration", value=amount(1.0, unit))]
        return []
    if (past and (the or reader.codes[span[0]] == "c")) or (
        the and which in "lx" and before in reader.sets["in period"] and unit != "D"
    ):
        return [_form(match, "duration", value=amount(1.0, unit))]
    if reader.word(span[1] - 1) == "latest":
        return [_form(match, "relative", unit=unit, which="l")] if unit in ("W", "M", "Y", "Q") else []
    if the and which == "l" and reader.codes[span[0]] == "l" and unit != "CE":
        return [_form(match, "duration", value=amount(1.0, unit))] if unit != "D" and _stands(reader, match) else []
    if unit == "D" and which in ("c", "l", "s"):
        if which == "s" and "same" not in reader.tokens.lower[span[0] : span[1]] and before not in (
            "on", "later", "earlier", "until", "since", "that", "by",
        ) and reader.word(span[0]) != "that":  # fmt: skip
            return []
        if which == "l" or (which == "c" and before not in ("on", "to", "until")):
            return []
    return [_form(match, "relative", unit=unit, which="g" if the and which == "x" else which)]


def _stands(reader: Reader, match: Match) -> bool:
    """Whether no complement follows ("the last day of the fair")."""
    return reader.word(match.after) not in ("of", "when", "that", "before", "for")


def the_unit(reader: Reader, match: Match) -> list[Form]:
    """The year, the month, the week, the day, as part of something: "the end of the year", "in the week"."""
    unit, before, outer = reader.value(match, "unit"), reader.word(match.first - 1), reader.word(match.first - 2)
    part = before == "of" and outer in reader.sets["parts of a unit"]
    if reader.word(match.after) in reader.sets["after no unit"]:
        return []
    if not part and (reader.tag(match.after) or ".") in NOUN_PHRASE:
        return []
    if unit == "D":
        stands = before == "in" and outer in ("later", "earlier", "late", "early")
    else:
        stands = unit in UNITS_THAT_STAND and before in reader.sets["before unit"]
        stands = stands and (before not in ("by", "of", "over") or part or outer in reader.sets["parts of a unit"])
    return [_form(match, "relative", unit=unit, which="t")] if stands else []


def year_ago(reader: Reader, match: Match) -> list[Form]:
    """The year-ago quarter, the year-earlier period."""
    if reader.value(match, "ago") not in ("Y", "M", "W"):
        return []
    unit = reader.value(match, "unit")
    found = _form(match, "offset", unit=reader.value(match, "ago"), count=1.0, sign=-1, which="ago")
    if unit == "Q" and reader.value(match, "ago") == "Y":
        found.unit, found.count = "Q", 4.0
    elif reader.word(match.after) == "period":
        found.after += 1
    elif not unit:
        found.first = match.groups["ago"][0]
    return [found]


def year_end(reader: Reader, match: Match) -> list[Form]:
    """Year-end, the month's end."""
    unit = reader.value(match, "unit") or reader.value(match, "end")
    if unit not in UNITS_THAT_STAND:
        return []
    if (
        "unit" in match.groups
        and "of" not in match.groups
        and (reader.word(match.first - 1) not in ("by", "at", "before", "until", "through", "the"))
    ):
        return []
    return [_form(match, "relative", unit=unit, which="t", mod="END")]


def the_units(reader: Reader, match: Match) -> list[Form]:
    """As in "Over the years", "in the days before the vote"; "in the weeks ahead"."""
    following, before = reader.word(match.after), reader.word(match.first - 1)
    unit = reader.value(match, "unit")
    if following == "ahead" and before in ("in", "over", "for", "during"):
        return [Form(match.first, match.after + 1, match.rule, "reference", value="FUTURE_REF")]
    if (before == "over" and following not in ("of", "that", "when")) or (
        before in ("in", "during") and following in ("before", "after", "leading", "since", "following")
    ):  # fmt: skip
        return [_form(match, "duration", value=amount(None, unit))]
    return []


def reference(reader: Reader, match: Match) -> list[Form]:
    """Now, currently, recently, these days; "as soon as" is none."""
    at, word = match.first, reader.word(match.first)
    if word == "soon" and (
        reader.word(at - 1) in ("as", "too", "how", "so") or reader.word(at + 1) in ("as", "after", "enough")
    ):
        return []
    if word == "now" and match.after == at + 1 and reader.tokens.words[at].capital and at and (
        reader.tokens.words[at - 1].capital and reader.tag(at - 1) == "P"
    ):  # fmt: skip
        return []
    if word == "soon" and _in_past(reader, at):
        return []
    if word in ("recently", "lately") and reader.word(at - 1) in ("as", "how"):
        return []
    return [_form(match, "reference", value=reader.value(match, "word"))]


def _in_past(reader: Reader, at: int) -> bool:
    """Whether what came soon lies in the past: no modal and no present verb beside it."""
    if any(reader.tag(index) in ("M", "T") for index in range(max(0, at - 4), min(at + 3, len(reader.codes)))):
        return False
    beside = [reader.tag(index) for index in (at - 2, at - 1, at + 1, at + 2)]
    return "V" in beside or "E" in beside or reader.tokens.words[at].capital or "b" in beside


def tense(reader: Reader, match: Match) -> list[Form]:
    """The past, the future: where no noun follows."""
    tag, word = reader.tag(match.after), reader.word(match.after)
    if (
        tag in ("N", "S", "C")
        or (tag == "J" and reader.tag(match.after + 1) in ("N", "S"))
        or word in ("of", "president")
    ):
        return []
    return [_form(match, "reference", value=reader.value(match, "word"))]


# Rule -> how it is read.
READERS: Final[dict[str, Callable[[Reader, Match], list[Form]]]] = {
    "ago": ago,
    "later": later,
    "before": before,
    "from-now": from_now,
    "day-after-tomorrow": day_after_tomorrow,
    "week-before-last": week_before_last,
    "day-before": day_before,
    "last-units": last_units,
    "units-past": last_units,
    "last-plural": last_plural,
    "last-unit": last_unit,
    "the-unit": the_unit,
    "the-units": the_units,
    "year-ago": year_ago,
    "year-end": year_end,
    "compound-ago": compound_ago,
    "reference": reference,
    "tense": tense,
}
