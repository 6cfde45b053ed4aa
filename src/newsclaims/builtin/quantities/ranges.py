"""Two numbers that make one amount: ranges, shares ("one in four"), and lists that share a unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from attrs import evolve

from newsclaims.builtin.quantities.amounts import read_amount
from newsclaims.builtin.quantities.bounds import follows_verb_of_change
from newsclaims.builtin.quantities.parts import HUNDREDTH, Amount, Region, scaled
from newsclaims.builtin.quantities.reader import Reader, rounded
from newsclaims.builtin.quantities.units import unit_after

__all__ = ["read_list", "read_range", "read_share"]

UNIT_DASH: Final = re.compile(r"([^\W\d_]{1,4})[-–](\d+(?:\.\d+)?)([^\W\d_]{1,4})")
LONGEST_END: Final = 12  # characters of its second number
JOINERS: Final = {"to": "to", "-": "-", "–": "-", "—": "-", "‑": "-", "and": "and", "or": "or"}
APPROXIMATELY: Final = frozenset(
    ("about", "around", "nearly", "roughly", "approximately", "almost", "perhaps", "maybe", "even", "as", "much", "~")
)
BEFORE_LED: Final = APPROXIMATELY | {"a", "an", "the", "anywhere", "of", "ages"}
LEADS: Final = frozenset(("between", "from"))
FALLS: Final = frozenset(
    ("rise", "fall", "climb", "drop", "decline", "jump", "surge", "slip", "plunge", "tumble", "slide")
)


def read_range(reader: Reader, one: Amount, region: Region) -> Amount | None:
    """The range that an amount opens: "3-5", "from 3 to 5", "between 3 and 5", "three or four"."""
    dash = one.last
    if reader.word(dash) == "-" and reader.word(dash + 1) in ("to", "or") and not reader.glued(dash + 1):
        dash += 1  # "8- to 16-metre"
    joiner = JOINERS.get(reader.word(dash))
    if joiner is None and "-" not in reader.word(dash):
        return None
    lead = _lead(reader, one)
    led = reader.word(lead) if lead is not None else ""
    if joiner is None:
        return _in_one_word(reader, one, region, lead)
    if not _may_join(one, joiner, led):
        return None
    at = _second(reader, dash, joiner)
    two = read_amount(reader, at, region) if at is not None else None
    if two is None or two.low is None or one.low is None:
        return None
    if joiner == "-" and two.low < 0 <= one.low and reader.word(two.numeral.first) == reader.word(dash):
        two.low = two.high = -two.low  # the dash was read as a sign
        two.numeral.mantissa = abs(two.numeral.mantissa)
    if not _joins(reader, one, two, joiner, led):
        return None
    joined = _join(one, two, reader.text(dash), led=led)
    if joined is None:
        return None
    if one.bare and two.bare and joiner in ("-", "to") and not led:
        joined.rule = "hyphen range" if joiner == "-" else "to range"
        if one.low > two.low:
            joined.low = joined.high = None  # a score
    if lead is not None and not (joiner == "-" and led == "from"):
        joined.first = lead
    return joined


def _in_one_word(reader: Reader, one: Amount, region: Region, lead: int | None) -> Amount | None:
    """A range whose units touch the dash, so that one word holds both: "3km-5km", "2m-3m"."""
    at = one.last
    match = UNIT_DASH.fullmatch(reader.text(at)) if one.bare and one.numeral.plain and reader.glued(at) else None
    if match is None or match[1] != match[3] or one.low is None or len(match[2]) > LONGEST_END:
        return None
    entry = reader.vocabulary.numbers[match[1].lower()]
    joined = evolve(one, last=at + 1, high=Decimal(match[2]), comparator="range", rule="range")
    if entry is not None and entry[0] in ("glued", "abbreviation"):
        joined.low, joined.high = scaled(one.low, entry[1]), scaled(joined.high, entry[1])
        joined.numeral = evolve(one.numeral, last=at + 1, scale=entry[1], plain=False)
        unit_after(reader, joined, region)
    elif found := reader.vocabulary.unit_symbols.match([match[1]], 0, 1):
        if found[0].kind not in ("measure", "percent"):
            return None
        joined.kind, joined.unit = found[0].kind, found[0].name
    else:
        return None
    if joined.low is None or joined.high is None or joined.low >= joined.high:
        return None
    if lead is not None:
        joined.first = lead
    return joined


def _may_join(one: Amount, joiner: str, led: str) -> bool:
    """Whether a joiner can follow an amount: "and" only after "between", "or" only between bare numbers."""
    if joiner == "and":
        return led == "between" or (led == "from" and one.unit is not None)
    return joiner != "or" or (one.bare and led != "between")


def _second(reader: Reader, dash: int, joiner: str) -> int | None:
    """Number of the token where the second number begins."""
    n = dash + 1
    while n - dash < 4 and reader.word(n) in APPROXIMATELY and (joiner != "-" or reader.word(n) == "~"):
        n += 1
    n += reader.word(n) in ("-", "−") and reader.glued(n + 1) and not reader.glued(n)
    if reader.text(n + 1) == "$" and reader.glued(n + 1):
        n += 1  # "and A$150 million"
    if reader.tag(n) == "$" or reader.text(n) in reader.vocabulary.signs:
        n += 1 + (reader.tag(n + 1) == "$")
    if not reader.word(n) or not reader.vocabulary.triggers[reader.lower[n]]:
        return None
    if joiner == "-" and n == dash + 1 and reader.glued(dash) and not reader.glued(n):
        return None  # "3- 5"
    return n


def _joins(reader: Reader, one: Amount, two: Amount, joiner: str, led: str) -> bool:
    """Whether what stands between two amounts makes them a range."""
    if one.low is None or two.low is None:
        return False
    if joiner == "or":
        return one.low < two.low <= 4 * one.low * two.numeral.scale and two.kind != "ratio"
    if joiner == "to" and not led:
        if not _is_spread(reader, one, two) and not (one.bare and two.unit) and follows_verb_of_change(reader, one):
            return False  # "rose 3 % to 5 %", "fell by 4,000 to 60,000"
        if not one.bare:
            return one.low <= two.low and not _is_contest(reader, one)  # "led 52 percent to 31 percent"
        return not two.signed and (two.bare or one.low <= two.low * two.numeral.scale)
    if joiner == "-" and not led and not one.bare:
        return one.low <= two.low * two.numeral.scale  # "won 68%-31%"
    return True


def _is_spread(reader: Reader, one: Amount, two: Amount) -> bool:
    """Whether "by" leads a range: "cut accidents by 8 percent to 12 percent"; not "fell by 5 tons to 400 tons"."""
    if reader.word(one.first - 1) != "by" or one.unit is None or one.low is None or two.low is None:
        return False
    if reader.tag(one.first - 2) in tuple("VZBEI") and reader.words[one.first - 2].verb in FALLS:
        return False
    return one.low < two.low <= 3 * one.low


def _is_contest(reader: Reader, one: Amount) -> bool:
    """Whether a word of winning and losing stands before an amount."""
    near = reader.lower[max(reader.begin, one.first - 6) : one.first]
    return not reader.vocabulary.traps["score"].isdisjoint(near)


def _lead(reader: Reader, one: Amount) -> int | None:
    """Number of the "between" or "from" before an amount."""
    for n in range(one.first - 1, one.first - 5, -1):
        if reader.word(n) in LEADS:
            return n
        if reader.word(n) not in BEFORE_LED:
            return None
    return None


def _join(one: Amount, two: Amount, joiner: str, *, led: str) -> Amount | None:
    """The range of two amounts; None where they do not make one.

    `joiner` is what stands between them, `led` what stands before the first: "between", "from" or "".
    """
    if one.low is None or two.low is None or "time" in (one.kind, two.kind):
        return None
    if one.numeral.vague or two.numeral.vague:
        return None
    one = evolve(one)
    if one.bare and not two.bare:
        if one.numeral.style == "ratio":
            return None
        _share_scale(one, two)
        one.kind, one.unit = two.kind, two.unit
        if two.part:
            one.low = one.high = scaled(one.low, HUNDREDTH)
    elif two.bare and not one.bare:
        if not (one.signed or led or joiner in ("-", "–", "—")) or one.numeral.style == "ratio":
            return None
        _share_scale(one, two)
        two = evolve(two, kind=one.kind, unit=one.unit)
    elif one.kind != two.kind or not _same_unit(one, two):
        return None
    else:
        _share_scale(one, two)
    if one.low is None or two.high is None:
        return None
    low, high = sorted((one.low, two.high))
    if low == high or (joiner == "or" and high > 3 * low):
        return None
    return Amount(
        one.first, two.last, low, high, two.kind, two.unit, one.numeral, "range", rule="range", hyphen=two.hyphen,
        age=two.age or one.age, signed=one.signed,
    )  # fmt: skip


def _same_unit(one: Amount, two: Amount) -> bool:
    """Whether two units are the same; the first may lack what the second is reckoned by ("$5 to $6 a share")."""
    if one.unit == two.unit:
        return True
    first, second = one.unit or "", two.unit or ""
    return first.split(" per ")[0] == second.split(" per ")[0] or (
        first.startswith("degree") and second.startswith("degree")
    )


def _share_scale(one: Amount, two: Amount) -> None:
    """Give the first end of a range the scale of the second: "$10 to $15 billion"."""
    scale = two.numeral.scale
    if scale > 1 and one.numeral.scale == 1 and one.low is not None and (
        one.numeral.mantissa < two.numeral.mantissa or (one.bare and one.low < 1000)
    ):  # fmt: skip
        if abs(one.low) >= 1000:
            return
        one.low = one.high = one.low * scale


def read_share(reader: Reader, one: Amount, region: Region) -> Amount | None:
    """Read "One in four", "two out of every five", "nine of 10"."""
    n = one.last
    word = reader.word(n)
    if word == "out" and reader.word(n + 1) == "of":
        n += 2
    elif word == "over" and one.first == reader.begin + (
        one.numeral.low is not None and one.low is not None and one.low < 0
    ):
        n += 1  # "one over three", a sum and no sentence
    elif word in ("in", "of"):
        n += 1
    else:
        return None
    every = reader.word(n) == "every"  # "one of every five"
    n += every
    if not reader.word(n) or not reader.vocabulary.triggers[reader.lower[n]]:
        return None
    two = read_amount(reader, n, region)
    if two is None or two.low is None or two.kind != "count" or two.numeral.vague or one.low is None:
        return None
    if (
        not (0 < one.low < two.low or word == "over")
        or two.low > 1_000_000
        or two.hyphen
        or (two.numeral.plain and two.low > 1000)
    ):
        return None
    if word == "over" and two.last != reader.limit:
        return None
    if word not in ("out", "over") and (one.low >= 10 or (word == "of" and one.low == 1 and not every)):
        return None
    value = rounded(one.low / two.low)
    return Amount(one.first, two.last, value, value, "ratio", None, one.numeral, rule="share")


def read_list(reader: Reader, one: Amount, region: Region) -> Amount:
    """Give a number the unit of the one after it: "45 and 50 mg", "18 and 20 years old"."""
    n = one.last + 1
    if not one.bare or one.hyphen or not one.numeral.plain or reader.word(n - 1) not in ("and", ",", "or", "to"):
        return one
    n += reader.word(n) in ("and", "or")
    if not reader.text(n)[:1].isdigit():
        return one
    two = read_amount(reader, n, region)
    if two is None or two.low is None or not two.numeral.plain or two.hyphen or two.kind not in ("percent", "measure"):
        return one
    one.kind, one.unit, one.age = two.kind, two.unit, two.age
    return one
