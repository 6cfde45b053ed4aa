"""Amounts of time and units that point: durations, "two years ago", "last week", "every Monday", now."""

from __future__ import annotations

from collections.abc import Callable

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.grammar import Match
from newsclaims.builtin.times.reader import Reader, amount

__all__ = ["READERS"]

# Tags before a bare plural that make it something else: "working hours", "the Obama years", "her years".
NOT_BEFORE_UNITS = frozenset("NJPGXDSC$%")
NOT_BEFORE_PLURAL = frozenset("and or per those these all most more many on".split())
IN_PERIOD = frozenset("over within in during for throughout through".split())
BEFORE_UNIT = frozenset("in for during of over throughout until by".split())
ENDS_PHRASE = frozenset(".,:()\"-FKTMVZbhdnRW")
UNITS_THAT_STAND = frozenset(("Y", "M", "W", "Q"))
MEASURES = frozenset("NSC%E")


def _form(match: Match, kind: str, **fields: object) -> Form:
    return Form(match.first, match.after, match.rule, kind, **fields)  # type: ignore[arg-type]


def _vague(reader: Reader, match: Match, unit: str) -> bool:
    """Whether the amount is not said: "years ago"."""
    plural = reader.codes[match.groups["unit"][0]] == "S"
    return plural and "count" not in match.groups and "half" not in match.groups


def _offset(reader: Reader, match: Match, sign: int, which: str) -> list[Form]:
    unit = reader.value(match, "unit")
    count = None if _vague(reader, match, unit) else reader.count(match)
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


def from_now(reader: Reader, match: Match) -> list[Form]:
    """Three weeks from now."""
    if reader.word(match.groups["way"][0]) != "from":
        return []
    return _offset(reader, match, 1, "ago")


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
    if which == "w" or which == "":
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
    if reader.tokens.words[match.groups["unit"][0]].capital and not reader.tokens.words[match.groups["unit"][0]].upper:
        return []
    past = reader.word(span[1] - 1) == "past"
    before = reader.word(match.first - 1)
    the = reader.codes[match.first] == "t"
    if unit.startswith("T"):
        if which in "lx" and (past or the):
            return [_form(match, "duration", value=amount(1.0, unit))]
        return []
    if (past and (the or reader.codes[span[0]] == "c")) or (the and which in "lx" and before in IN_PERIOD and unit != "D"):
        return [_form(match, "duration", value=amount(1.0, unit))]
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
    """The year, the month, the week, the quarter, the day: as part of something ("the end of the year", "in the week")."""
    unit, before = reader.value(match, "unit"), reader.word(match.first - 1)
    following, tag = reader.word(match.after), reader.tag(match.after)
    if following in ("of", "when", "that", "before", "after", "since", "for", "the", "he", "she", "they", "i", "it", "we"):
        return []
    if tag in ("N", "S", "P", "J", "U", "D", "G", "C", "W"):
        return []
    edge = reader.word(match.first - 2) in ("end", "start", "beginning", "middle", "rest", "remainder", "half", "part",
                                            "later", "earlier", "late", "early", "course", "quarter", "months")  # fmt: skip
    if unit == "D":
        if before != "in" or reader.word(match.first - 2) not in ("later", "earlier", "late", "early"):
            return []
    elif unit not in UNITS_THAT_STAND or before not in BEFORE_UNIT or (before in ("by", "of", "over") and not edge):
        return []
    return [_form(match, "relative", unit=unit, which="t")]


def duration(reader: Reader, match: Match) -> list[Form]:
    """Two years, a week, half an hour; "$5 a day" is a rate, and so a set."""
    at = match.groups["unit"][0]
    unit = reader.value(match, "unit")
    article = "count" not in match.groups and "half" not in match.groups
    following = reader.word(match.after)
    if reader.codes[at] == "U" and not article and "half" not in match.groups:
        count = reader.count(match)
        if count is None and reader.word(match.groups["count"][0]) != "several":
            return []
    if following in ("old", "older", "younger"):
        return []
    if unit == "D" and reader.word(match.first) == "one" and match.after == match.first + 2 and not (
        reader.tag(match.first - 1) == "F" or following in ("after", "before", "of", "in")
    ):  # fmt: skip
        return []
    if following == "-" and reader.word(match.after + 1) == "old":
        return []
    if "count" in match.groups and "count" in match.groups and reader.codes[match.groups["count"][0]] == "Y":
        if 1900 <= (reader.count(match) or 0) <= 2100:
            return []
    if article:
        if reader.codes[at] == "S":
            return []
        before = reader.tag(match.first - 1)
        words = reader.tokens.lower[match.first : match.after]
        if before in MEASURES and len(words) == 2 and words[0] in ("a", "an") and following not in ("ago", "before", "after") and (
            reader.word(match.first - 1) not in ("day", "night", "half", "up", "once", "quite", "such")
            and _measured(reader, match.first)
        ):  # fmt: skip
            return [_form(match, "set", value=amount(1.0, unit))]
        if unit in ("TS", "TM") and len(words) == 2:
            return []
        if unit == "D" and following in ("of", "when", "that", "for") and len(words) == 2:
            return []
        if len(words) == 2 and reader.tag(match.after) in ("N", "S") and reader.word(match.after) not in ("prison",):
            return []
    return [_form(match, "duration", value=_amount(reader, match))]


def _measured(reader: Reader, first: int) -> bool:
    """Whether an amount stands shortly before: "40 hours a week", "$2 million a year"."""
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
    if reader.word(match.after) in ("before", "after") and before not in ("C", "$") and reader.word(match.first - 1) not in (
        "these", "those", "few", "many", "the",
    ):  # fmt: skip
        return [_form(match, "duration", value=amount(None, unit))]
    if before in NOT_BEFORE_UNITS:
        return []
    if before == "" or reader.word(match.first - 1) in NOT_BEFORE_PLURAL:
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


def reference(reader: Reader, match: Match) -> list[Form]:
    """Now, currently, recently, these days; "as soon as" is none."""
    at, word = match.first, reader.word(match.first)
    if word == "soon" and (reader.word(at - 1) in ("as", "too", "how", "so") or reader.word(at + 1) in ("as", "after", "enough")):
        return []
    if word == "now" and match.after == at + 1 and reader.tokens.words[at].capital and at and (
        reader.tokens.words[at - 1].capital and reader.tag(at - 1) == "P"
    ):  # fmt: skip
        return []
    if word == "soon" and _in_past(reader, at):
        return []
    if word in ("recently", "lately") and reader.word(at - 1) in ("as", "until", "how") and reader.word(at - 1) != "until":
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
    if tag in ("N", "S", "C") or (tag == "J" and reader.tag(match.after + 1) in ("N", "S")) or word in ("of", "president"):
        return []
    return [_form(match, "reference", value=reader.value(match, "word"))]


def the_units(reader: Reader, match: Match) -> list[Form]:
    """ "Over the years", "in the days before the vote"; "in the weeks ahead"."""
    following, before = reader.word(match.after), reader.word(match.first - 1)
    unit = reader.value(match, "unit")
    if following == "ahead" and before in ("in", "over", "for", "during"):
        return [Form(match.first, match.after + 1, match.rule, "reference", value="FUTURE_REF")]
    if (before == "over" and following not in ("of", "that", "when")) or (
        before in ("in", "during") and following in ("before", "after", "leading", "since", "following")
    ):  # fmt: skip
        return [_form(match, "duration", value=amount(None, unit))]
    return []


def compound_ago(reader: Reader, match: Match) -> list[Form]:
    """A half-century ago."""
    value = reader.value(match, "joined")
    part = {"half": 0.5, "quarter": 0.25}.get(value.rstrip("DWMYECTHSL"))
    if part is None or not value.endswith("CE"):
        return []
    return [_form(match, "offset", unit="Y", count=part * 100, sign=-1, which="ago")]


def per(reader: Reader, match: Match) -> list[Form]:
    """Per day, per year."""
    unit = reader.value(match, "unit")
    return [_form(match, "set", value=amount(1.0, unit))] if unit in ("D", "W", "M", "Y") else []


# Rule -> how it is read.
READERS: dict[str, Callable[[Reader, Match], list[Form]]] = {
    "ago": ago, "later": later, "from-now": from_now, "day-after-tomorrow": day_after_tomorrow,
    "week-before-last": week_before_last, "day-before": day_before, "last-units": last_units, "units-past": last_units,
    "last-plural": last_plural, "last-unit": last_unit, "the-unit": the_unit, "duration": duration,
    "compound": compound, "bare-units": bare_units, "each": each, "times-a": times_a, "per": per, "all": all_unit, "the-units": the_units, "compound-ago": compound_ago, "frequency": frequency,
    "plural": plural, "reference": reference, "tense": tense,
}  # fmt: skip
