"""Amounts of time ("two years", "five-year", "months of") and what recurs ("every Monday", "twice a week", "daily").

An empty list says that the words mean another thing here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.grammar import Match
from newsclaims.builtin.times.reader import Reader, amount

__all__ = ["READERS"]

# Tags before a bare plural that make it something else: "working hours", "the Obama years", "her years".
NOT_BEFORE_UNITS: Final = frozenset("NJPGXDSC$%")
MEASURES: Final = frozenset("NSC%E")


def _form(match: Match, kind: str, **fields: object) -> Form:
    return Form(match.first, match.after, match.rule, kind, **fields)  # type: ignore[arg-type]


def _amount(reader: Reader, match: Match) -> str:
    return amount(reader.count(match), reader.value(match, "unit"))


def duration(reader: Reader, match: Match) -> list[Form]:
    """Two years, a week, half an hour; "$5 a day" is a rate, and so a set."""
    unit, following = reader.value(match, "unit"), reader.word(match.after)
    if (
        following in ("old", "older", "younger")
        or (following == "of" and reader.word(match.after + 1) == "age")
        or (following == "-" and reader.word(match.after + 1) == "old")
    ):
        return []
    if reader.word(match.first - 1) == "aged" or (reader.word(match.first - 1), reader.word(match.first - 2)) == (
        "of",
        "age",
    ):
        return []
    if reader.is_title(match.groups["unit"][0]):
        return []
    if "count" not in match.groups and "half" not in match.groups:
        return _a_unit(reader, match, unit, following)
    if "count" in match.groups and not _is_count(reader, match, unit, following):
        return []
    return [_form(match, "duration", value=_amount(reader, match))]


def _is_count(reader: Reader, match: Match, unit: str, following: str) -> bool:
    """Whether the number belongs to the unit: not a year, not "one day" for some time or other."""
    count, at = reader.count(match), match.groups["count"][0]
    if reader.codes[at] == "Y" and 1900 <= (count or 0) <= 2100:
        return False
    if reader.codes[match.groups["unit"][0]] == "U" and count is None and reader.word(at) != "several":
        return False
    if unit == "D" and reader.word(match.first) == "one" and match.after == match.first + 2:
        return reader.tag(match.first - 1) == "F" or following in ("after", "before", "of", "in")
    return True


def _a_unit(reader: Reader, match: Match, unit: str, following: str) -> list[Form]:
    """A week, an extra hour; after an amount a rate."""
    if reader.codes[match.groups["unit"][0]] == "S":
        return []
    if match.after - match.first == 2:
        if following not in ("ago", "before", "after") and _measured(reader, match.first):
            return [_form(match, "set", value=amount(1.0, unit))]
        if unit in ("TS", "TM") or (unit == "D" and following in ("of", "when", "that", "for")):
            return []
        if reader.tag(match.after) in ("N", "S"):
            return []
    return [_form(match, "duration", value=_amount(reader, match))]


def _measured(reader: Reader, first: int) -> bool:
    """Whether an amount stands shortly before: "40 hours a week", "$2 million a year"."""
    if reader.tag(first - 1) not in MEASURES or reader.word(first - 1) in reader.sets["before no rate"]:
        return False
    for index in range(first - 1, max(-1, first - 6), -1):
        tag = reader.tag(index)
        if tag in ("C", "$", "%"):
            return True
        if tag in (",", ".", "V", "F"):
            return False
    return False


def all_unit(reader: Reader, match: Match) -> list[Form]:
    """All day, all week, half a year."""
    unit = reader.value(match, "unit")
    if reader.codes[match.first] == "Q":
        return [_form(match, "duration", value=amount(0.5, unit))] if reader.word(match.first) == "half" else []
    return [_form(match, "duration", value=amount(1.0, unit))] if unit in ("D", "W", "M", "Y") else []


def compound(reader: Reader, match: Match) -> list[Form]:
    """Five-year, 18-year, months-long; ages are none."""
    following = reader.word(match.after)
    if following in ("old", "olds") or (following == "-" and reader.word(match.after + 1) in ("old", "olds")):
        return []
    joined = reader.value(match, "joined")
    if joined.startswith("quarterCE"):
        return [_form(match, "duration", value="P25Y")]
    if joined.startswith("half"):
        return [_form(match, "duration", value=amount(0.5, joined[4:]))]
    if joined:
        number = joined.rstrip("DWMYECTHSLQ")
        unit = joined[len(number) :] if number != "" or not joined.startswith("X") else joined[1:]
        count = None if number in ("X", "") else float(number)
        return [_form(match, "duration", value=amount(count, unit))]
    if not reader.tokens.glued(match.after - 1):
        return []
    return [_form(match, "duration", value=_amount(reader, match))]


def bare_units(reader: Reader, match: Match) -> list[Form]:
    """Years, months: as an amount that is not said."""
    before, unit = reader.tag(match.first - 1), reader.value(match, "unit")
    if unit in ("Q", "TS", "ML"):
        return []
    beside = reader.word(match.after) in ("before", "after") and before not in ("C", "$")
    if beside and reader.word(match.first - 1) not in ("these", "those", "few", "many", "the"):
        return [_form(match, "duration", value=amount(None, unit))]
    if before in NOT_BEFORE_UNITS:
        return []
    if before == "" or reader.word(match.first - 1) in reader.sets["not before plural"]:
        return []
    if reader.word(match.first - 1) == "by" and reader.word(match.after) != "of":
        return []
    return [_form(match, "duration", value=amount(None, unit))]


def each(reader: Reader, match: Match) -> list[Form]:
    """Every Monday, each July, every two years, every other week."""
    at = match.groups["unit"][0]
    entry = reader.entry(match, "unit")
    if entry is None:
        return []
    code = reader.codes[at]
    if code == "W":
        return [_form(match, "set", value=f"XXXX-WXX-{entry.value}" + _part(reader, match))]
    if code == "M":
        return [_form(match, "set", value=f"XXXX-{int(entry.value):02}")]
    if code == "A":
        return [_form(match, "set", value=f"XXXX-{entry.value}")]
    if code == "P":
        return [_form(match, "set", value=f"XXXX-XX-XXT{entry.value}")] if ":" not in entry.value else []
    if code == "N":
        return [_form(match, "set", value="XXXX-WXX-WE")]
    if code == "Q" and entry.value != "Q":
        return []
    count = reader.count(match)
    other = "other" in match.groups and reader.word(match.groups["other"][0]) == "other"
    return [_form(match, "set", value=amount(2.0 if other else count, entry.value))]


def _part(reader: Reader, match: Match) -> str:
    return "T" + reader.value(match, "part") if "part" in match.groups else ""


def times_a(reader: Reader, match: Match) -> list[Form]:
    """Twice a week."""
    if reader.word(match.groups["unit"][0] - 2) == "times" and "count" not in match.groups:
        return []
    return [_form(match, "set", value=amount(1.0, reader.value(match, "unit")))]


def per(reader: Reader, match: Match) -> list[Form]:
    """Per day, per year."""
    unit = reader.value(match, "unit")
    return [_form(match, "set", value=amount(1.0, unit))] if unit in ("D", "W", "M", "Y") else []


def frequency(reader: Reader, match: Match) -> list[Form]:
    """Daily, annually; in a name ("the Daily Mail") it is none."""
    at = match.first
    words = reader.tokens.words
    if words[at].capital and at + 1 < len(words) and (words[at + 1].capital or reader.tag(at - 1) == "P"):
        return []
    if words[at].capital and at and words[at - 1].capital:
        return []
    return [_form(match, "set", value=reader.value(match, "word"))]


def plural(reader: Reader, match: Match) -> list[Form]:
    """Weekends, summers, nights."""
    entry = reader.entry(match, "unit")
    code = reader.codes[match.first]
    if entry is None or reader.tag(match.first - 1) in NOT_BEFORE_UNITS:
        return []
    if code == "D":
        return [_form(match, "set", value="XXXX-WXX-WE")]
    if code == "B":
        return [_form(match, "set", value=f"XXXX-{entry.value}")]
    return [_form(match, "set", value=f"XXXX-XX-XXT{entry.value}")]


# Rule -> how it is read.
READERS: Final[dict[str, Callable[[Reader, Match], list[Form]]]] = {
    "duration": duration,
    "compound": compound,
    "bare-units": bare_units,
    "each": each,
    "times-a": times_a,
    "per": per,
    "all": all_unit,
    "frequency": frequency,
    "plural": plural,
}
