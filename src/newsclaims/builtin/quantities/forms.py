"""Amounts in one word: "three-foot", "USD10m", "tenfold", "doubled"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.bounds import cue_before
from newsclaims.builtin.quantities.parts import Amount, Region
from newsclaims.builtin.quantities.reader import ONE, Numeral, Reader
from newsclaims.builtin.quantities.units import rate, reckon, smaller_part, unit_after

__all__ = ["read_compound", "read_glued", "read_multiple", "read_single", "read_times"]

FILLERS: Final = frozenset(("additional", "full", "whole", "further"))
SAYINGS: Final = frozenset({("to", "point"), ("over", "barrel")})
GLUED: Final = re.compile(r"(\D+?)(\d+(?:\.\d+)?)([a-zA-Z]*)")
FACTORS: Final = {"twice": 2, "double": 2, "thrice": 3, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5}
VERB_FACTORS: Final = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "halv": 0}


def read_compound(reader: Reader, at: int, region: Region) -> Amount | None:
    """An amount whose number and unit one hyphened word holds: "six-mile", "two-year-old", "twenty-pound"."""
    parts = reader.lower[at].split("-")
    numbers = reader.vocabulary.numbers
    for cut in range(min(len(parts) - 1, 4), 0, -1):
        entry = numbers["-".join(parts[:cut])]
        if entry is None or entry[0] in ("some", "plural", "glued", "abbreviation", "money"):
            continue
        amount = _compound(reader, at, entry[1], "-".join(parts[cut:]), region)
        if amount is not None and parts[0] in ("half", "quarter") and cut == 1:
            amount.low = amount.high = 1 / entry[1]
        return amount
    return None


def _compound(reader: Reader, at: int, value: Decimal, rest: str, region: Region) -> Amount | None:
    """The amount of a number and the rest of its word."""
    numeral = Numeral(at, at + 1, value, value, "words", value)
    amount = Amount(at, at + 1, value, value, "count", None, numeral, rule="hyphen", hyphen=True)
    if rest in reader.vocabulary.traps["age_hyphen"]:
        amount.kind, amount.unit, amount.age, amount.rule = "measure", rest.partition("-")[0].rstrip("s"), True, "age"
        return amount
    first, _, per = rest.partition("-")
    words = rest.split("-")
    found = reader.vocabulary.unit_words.match(words, 0, len(words))
    if found is not None and found[1] > 1:
        per = "-".join(words[found[1] :])
    if (
        found
        and found[0].kind in ("money", "measure", "percent")
        and first not in ("bit", "hand", "stone")
        and (first != "point" or rest == first)
    ):
        unit = found[0]
        if per.startswith(("and", "in")):
            return None
        if unit.kind == "money":
            if unit.part:
                amount.low = amount.high = value / 100
            amount.kind, amount.unit = "money", region.currency(unit)
        else:
            amount.kind, amount.unit = unit.kind, unit.name
        article, _, rate = per.partition("-")
        if article in ("a", "an", "per") and rate:
            reckon(amount, reader.vocabulary.unit_words.match([rate], 0, 1))
        return amount
    if (
        rest in reader.vocabulary.traps["counted"]
        and value >= 2
        and first
        not in (
            "man",
            "way",
            "car",
            "word",
            "person",
            "point",
            "part",
            "state",
            "nation",
            "country",
            "course",
            "team",
            "game",
        )
    ):
        return amount
    return None


def read_glued(reader: Reader, at: int, region: Region) -> Amount | None:
    """An amount that its currency code touches: "USD10m", "EUR50", "Rs20"."""
    match = GLUED.fullmatch(reader.texts[at])
    if match is None:
        return None
    code, digits, letters = match.groups()
    unit = reader.vocabulary.signs.get(code) or reader.vocabulary.signs.get(code.upper())
    if unit is None or len(digits) > 15 or (len(code) == 1 and code not in "RN"):
        return None
    last = at + 1
    if (
        reader.word(last) in (".", ",")
        and reader.glued(last)
        and reader.glued(last + 1)
        and reader.text(last + 1).isdigit()
    ):
        digits += ("." if reader.word(last) == "." else "") + reader.text(last + 1)
        last += 2
    value = Decimal(digits)
    scale = Decimal(1)
    word = letters.lower() or reader.word(last)
    entry = reader.vocabulary.numbers[word] if word else None
    if (
        entry
        and entry[0] in ("scale", "abbreviation", "glued", "money")
        and (letters or entry[0] == "scale" or reader.glued(last))
    ):
        scale = entry[1]
        last += not letters
    elif letters:
        return None
    if len(code) == 1 and scale == 1 and reader.vocabulary.traps["money_" + code.lower()].isdisjoint(region.words):
        return None
    value *= scale
    numeral = Numeral(at, last, value, value, "digits", value / scale, scale)
    return Amount(at, last, value, value, "money", region.currency(unit), numeral, rule="code", signed=True)


def read_multiple(reader: Reader, at: int) -> Amount | None:
    """Read "Tenfold", "twice as many", "double the", "doubled"."""
    word = reader.lower[at]
    numeral = Numeral(at, at + 1, style="words")
    if word.endswith("fold"):
        entry = reader.vocabulary.numbers[word.removesuffix("fold").rstrip("-")]
        value = entry[1] if entry else None
        return Amount(at, at + 1, value, value, "multiple", None, numeral, rule="fold")
    factor = FACTORS.get(word)
    if factor is not None and reader.tags[at] not in "VZEI":
        if reader.word(at + 1) not in reader.vocabulary.traps["after_twice"]:
            return None
        return Amount(at, at + 1, Decimal(factor), Decimal(factor), "multiple", None, numeral, rule="times")
    for stem, factor in VERB_FACTORS.items():
        if word.startswith(stem):
            if (
                reader.tags[at] not in "VZEIB"
                or word == stem + "e"
                or reader.word(at + 1) in ("down", "over", "up", "back", "as")
            ):
                return None
            value = Decimal(factor) if factor else Decimal("0.5")
            kind, change = ("multiple", "up") if factor else ("ratio", "down")
            return Amount(at, at + 1, value, value, kind, None, numeral, change=change, rule="doubled")
    return None


def read_single(reader: Reader, at: int, region: Region) -> Amount | None:
    """One of a unit, where a bound stands before its article: "less than a mile"; None for all others."""
    first = at - 1
    while at - first < 3 and reader.word(first) in FILLERS:
        first -= 1
    if reader.word(first) not in ("a", "an"):
        return None
    numeral = Numeral(first, at, ONE, ONE, "words")
    amount = Amount(first, at, ONE, ONE, "count", None, numeral)
    unit_after(reader, amount, region)
    found = cue_before(reader, amount, first) if not amount.bare and amount.kind != "time" else None
    if amount.unit != "pp" and (found is None or (found[0].words[-1], reader.lower[at]) in SAYINGS):
        return None
    rate(reader, amount)
    smaller_part(reader, amount)
    return amount


def read_times(reader: Reader, amount: Amount) -> Amount | None:
    """Read "Three times", "10-fold"; None where no such word follows."""
    n = amount.last
    n += reader.word(n) == "-" and reader.word(n + 1) == "fold"
    if reader.word(n) not in ("times", "fold"):
        return None
    if amount.kind == "count":
        amount.kind, amount.rule, amount.last = "multiple", "times", n + 1
    return amount
