"""Units behind a number, what they are reckoned by, and their smaller parts: "years old", "a barrel", "10 inches"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.numerals import read_numeral
from newsclaims.builtin.quantities.parts import HUNDREDTH, Amount, Region, scaled
from newsclaims.builtin.quantities.reader import Numeral, Reader
from newsclaims.builtin.quantities.vocabulary import Unit

__all__ = ["rate", "reckon", "smaller_part", "unit_after"]

RESOLUTIONS: Final = frozenset(("480", "720", "1080", "1440", "2160"))
WEATHER: Final = frozenset(("temperature", "temperatures", "celsius", "fahrenheit", "heatwave", "weather"))
MASSES: Final = frozenset(("tonne", "ton", "kilogram", "kg", "kilo", "ounce", "barrel", "share", "head"))
MILLION: Final = Decimal(1_000_000)
PLAIN_STYLES: Final = frozenset(("digits", "words"))
INCH: Final = Unit("inch", "measure")
INCH_MARKS: Final = frozenset({'"', "”", "″", "“", "''", "’’"})
FOOT_MARKS: Final = frozenset("'’′")
FURTHER: Final = frozenset(("more", "extra", "additional", "further"))
RATE_WORDS: Final = frozenset(["per", "a", "an", "each", "every", "/"])


def unit_after(reader: Reader, amount: Amount, region: Region) -> None:
    """Give an amount the unit or currency that stands behind it."""
    at = amount.last
    if tail := amount.numeral.tail:
        found = reader.vocabulary.unit_words.match(tail.split("-"), 0, tail.count("-") + 1)
        amount.hyphen = True
        if found and found[0].kind not in ("per", "time"):
            _set_unit(reader, amount, found[0], at - 1, at, region)
        return
    if amount.numeral.style in ("vague", "ratio") and reader.word(at) == "of":
        at += 1
        if amount.numeral.style == "ratio":
            at += reader.word(at) in ("a", "an", "one", "1")
    elif amount.numeral.style == "ratio" and reader.word(at) in ("a", "an"):
        at += 1
    hyphen = reader.word(at) in ("-", "‑", "‐") and at == amount.last and reader.glued(at) and reader.glued(at + 1)
    if hyphen:
        at += 1
        if _hyphened(reader, amount, at, region):
            return
    found = _match_unit(reader, at) or _in_brackets(reader, at) or _inch_mark(reader, amount, at)
    if found is None and reader.word(at) in FURTHER and (found := _match_unit(reader, at + 1)) is not None:
        at += 1  # "10 more points"
        found = found if found[0].kind in ("measure", "percent", "time") else None
    if (
        found is None
        and not hyphen
        and reader.glued(at)
        and reader.text(at) in ("C", "F")
        and _is_weather(reader, amount, region)
    ):
        amount.kind, amount.rule, amount.last = "measure", "unit", at + 1
        amount.unit = "degree Celsius" if reader.text(at) == "C" else "degree Fahrenheit"
        return
    if found is None:
        if hyphen and reader.word(at) in reader.vocabulary.traps["counted"]:
            amount.hyphen, amount.rule = True, "hyphen"
        return
    unit, after = found
    if unit.kind == "per":
        if hyphen and reader.word(at) in reader.vocabulary.traps["counted"]:
            amount.hyphen, amount.rule = True, "hyphen"
        return
    if amount.numeral.style == "ratio" and unit.kind == "time":
        amount.kind = "time"
        amount.last = after
        return
    _set_unit(reader, amount, unit, at, after, region)
    amount.hyphen = hyphen


def _match_unit(reader: Reader, at: int) -> tuple[Unit, int] | None:
    """The unit whose word or symbol begins at a token."""
    found = reader.vocabulary.unit_symbols.match(reader.texts, at, reader.limit)
    if found and found[0].glued and not reader.glued(at):
        found = None
    word = reader.vocabulary.unit_words.match(reader.lower, at, reader.limit)
    if word and word[0].glued and not reader.glued(at):
        word = None
    if found and word:
        return found if found[1] >= word[1] else word
    return found or word


def _in_brackets(reader: Reader, at: int) -> tuple[Unit, int] | None:
    """The unit that stands alone in brackets: "20 (kg)"."""
    if reader.word(at) != "(":
        return None
    found = _match_unit(reader, at + 1)
    if found is None or reader.word(found[1]) != ")" or found[0].kind in ("per", "time") or found[0].glued:
        return None
    return found[0], found[1] + 1


def _inch_mark(reader: Reader, amount: Amount, at: int) -> tuple[Unit, int] | None:
    """Inches by their mark: 8" wide, a 55" screen, 5'10"; a mark that closes a quotation is none."""
    mark = reader.text(at)
    if mark in FOOT_MARKS and reader.glued(at) and reader.glued(at + 1) and amount.numeral.plain:
        inches = reader.text(at + 1)
        if reader.text(at + 2) == mark and reader.glued(at + 2):
            after = at + 3
        else:
            after = at + 2 + (reader.text(at + 2) in INCH_MARKS and reader.glued(at + 2))
        if inches.isdigit() and int(inches[:3]) < 12 and amount.low is not None and 3 <= amount.low <= 8:
            amount.low = amount.high = amount.low * 12 + int(inches)
            return INCH, after
        return None
    after = at + 1
    if mark in FOOT_MARKS and reader.text(at + 1) == mark and reader.glued(at + 1):
        after = at + 2
    elif mark not in INCH_MARKS:
        return None
    if not reader.glued(at) or amount.numeral.style != "digits":
        return None
    return (INCH, after) if reader.word(after) in reader.vocabulary.traps["inch"] else None


def _hyphened(reader: Reader, amount: Amount, at: int, region: Region) -> bool:
    """Read what a hyphen ties to a number: "year-old", "cent-a-share", "dollar-a-day", "foot-long", "mile-long"."""
    word = reader.word(at)
    if word in reader.vocabulary.traps["age_hyphen"]:
        amount.kind, amount.unit, amount.age = "measure", "month" if "month" in word else "year", True
        if word.startswith(("week", "day")):
            amount.unit = word.partition("-")[0]
        amount.last, amount.hyphen, amount.rule = at + 1, True, "age"
        return True
    first, _, rest = word.partition("-")
    if not rest:
        return False
    found = reader.vocabulary.unit_words.match([first], 0, 1)
    if found is None or found[0].kind in ("per",):
        return False
    _set_unit(reader, amount, found[0], at, at + 1, region)
    amount.hyphen = True
    if rest.isdigit() and amount.unit in reader.vocabulary.parts and amount.low is not None:  # "6-foot-7"
        factor, smaller = reader.vocabulary.parts[amount.unit]
        amount.low = amount.high = amount.low * factor + Decimal(rest)
        amount.unit, amount.rule = smaller, "sum"
        return True
    article, _, per = rest.partition("-")
    if article in ("a", "an", "per") and per:
        reckon(amount, reader.vocabulary.unit_words.match([per], 0, 1))
    return True


def _set_unit(reader: Reader, amount: Amount, unit: Unit, at: int, after: int, region: Region) -> None:
    """Give an amount a unit that stands at the tokens `at` to `after`."""
    words = reader.lower[at]
    if words == "p" and reader.text(at - 1) in RESOLUTIONS:
        amount.low = amount.high = None
        return
    if unit.kind == "time":
        _age_or_duration(reader, amount, unit, after)
        return
    if unit.name == "pound" and _is_money(reader, amount, after, region):
        unit = reader.vocabulary.pound
    if unit.kind == "money" and after == at + 1 and words in reader.vocabulary.traps["homograph"]:
        places = {place for _, rows in unit.shared for place in rows}
        if amount.numeral.scale < 1000 and (words == "won" or not any(place in region.words for place in places)):
            return
        if words == "won" and reader.tag(at) in "VE" and reader.tag(after) in tuple("DCGF"):
            return
    if unit.kind == "money":
        code = region.currency(unit)
        amount.kind, amount.unit, amount.rule = "money", code or words.rstrip("s"), "currency"
        if unit.part:
            amount.low, amount.high = scaled(amount.low, HUNDREDTH), scaled(amount.high, HUNDREDTH)
            amount.part = True
    else:
        amount.kind, amount.unit, amount.rule = unit.kind, unit.name, "unit"
    amount.last = after


def _is_weather(reader: Reader, amount: Amount, region: Region) -> bool:
    """Whether the sentence speaks of temperatures, or the article of the weather."""
    if any(word in region.words for word in WEATHER):
        return True
    near = reader.lower[max(reader.begin, amount.first - 25) : min(reader.limit, amount.last + 25)]
    return not reader.vocabulary.traps["weather"].isdisjoint(near)


def _age_or_duration(reader: Reader, amount: Amount, unit: Unit, after: int) -> None:
    """Read "22 years old" is an age, "22 years" a duration, which is no quantity."""
    following = reader.word(after)
    n = after + (following == "-")
    if reader.word(n) in ("old", "olds") or (following == "of" and reader.word(after + 1) == "age"):
        amount.kind, amount.unit, amount.age, amount.rule = "measure", unit.name, True, "age"
        amount.last = after + 2 if following == "of" else n + 1
    else:
        amount.kind, amount.last = "time", after


def _is_money(reader: Reader, amount: Amount, after: int, region: Region) -> bool:
    """Whether "pounds" are money: by their scale, or by what the sentence is about."""
    if amount.numeral.scale >= MILLION:
        return True
    if reader.word(after) in ("a", "per") and reader.word(after + 1) in MASSES:
        return True  # "1,773 pounds a tonne"
    if amount.numeral.last < after - 1 or reader.word(after) in ("of", "per"):
        return False
    traps = reader.vocabulary.traps
    near = reader.lower[max(reader.begin, amount.first - 8) : min(reader.limit, after + 6)]
    if not traps["weight"].isdisjoint(word for word in near if word not in ("of", "per")):
        return False
    return not traps["money"].isdisjoint(near) or "£" in region.words


def rate(reader: Reader, amount: Amount) -> None:
    """Take in what an amount is reckoned by: "$40 a barrel", "500,000 barrels per day", "miles an hour"."""
    if amount.kind not in ("money", "measure") or amount.age or amount.unit is None or " per " in amount.unit:
        return
    at = _past_conversion(reader, amount)
    word = reader.word(at)
    if word == "-" and reader.glued(at):
        article, _, per = reader.word(at + 1).partition("-")
        if per and article in ("a", "an", "per") and reckon(amount, reader.vocabulary.unit_words.match([per], 0, 1)):
            amount.last, amount.hyphen = at + 2, True
        return
    if word not in RATE_WORDS or (word == "/" and not reader.glued(at)):
        return
    found = _match_unit(reader, at + 1)
    if found is None and word == "/":
        found = {
            "h": (Unit("hour", "time"), at + 2),
            "s": (Unit("second", "time"), at + 2),
            "l": (Unit("litre", "measure"), at + 2),
        }.get(reader.word(at + 1))
    if found is None and word == "per" and reader.tag(at + 1) == "N" and reader.word(at + 1).isalpha():
        found = Unit(reader.word(at + 1), "per"), at + 2  # "$213 per adult"
    if found is None:
        return
    if word != "per" and found[0].kind == "time" and reader.word(found[1]) in reader.vocabulary.traps["not_rate"]:
        return  # "from $5 a year earlier"
    if reckon(amount, found):
        amount.rule = "rate"
        if at == amount.last:
            amount.last = found[1]


def _past_conversion(reader: Reader, amount: Amount) -> int:
    """The token where a rate would stand: behind a conversion in brackets, too, "48 yuan ($7) a tonne"."""
    at = amount.last
    if amount.kind != "money":
        return at
    if reader.word(at) == ")":
        return at + 1
    if reader.word(at) == "(" and reader.tag(at + 1) in ("$", "C"):
        for n in range(at + 2, at + 6):
            if reader.word(n) == ")":
                return n + 1
    return at


def reckon(amount: Amount, per: tuple[Unit, int] | None) -> bool:
    """Add what an amount is reckoned by to its unit: "$40 a barrel", "$98 a share"."""
    if per is None or per[0].kind == "percent" or amount.unit is None:
        return False
    if per[0].kind == "money" and (amount.kind != "money" or per[0].name == amount.unit or not per[0].name):
        return False
    amount.unit += " per " + per[0].name
    return True


def smaller_part(reader: Reader, amount: Amount) -> None:
    """Add the smaller part of one amount: "5 feet 10 inches", "3 dollars and 50 cents", "6-foot-4"."""
    value = amount.low
    if value is None or value != amount.high or amount.numeral.style not in PLAIN_STYLES:
        return
    if amount.kind == "measure" and amount.unit in reader.vocabulary.parts:
        if _smaller_unit(reader, amount, value, *reader.vocabulary.parts[amount.unit]):
            smaller_part(reader, amount)  # "10 km, 8 metres and 6 centimetres"
    elif amount.kind == "money" and not amount.part and value == value.to_integral_value():
        rest = _rest(reader, amount, ",", "and")
        if rest is None or rest.low is None or rest.low >= 100:
            return
        found = _match_unit(reader, rest.last)
        ends = found is None and rest.last == reader.limit and rest.low > 9 and rest.first == amount.last
        if ends or (found is not None and found[0].part):  # "20 rupees 43"
            amount.low = amount.high = value + rest.low * HUNDREDTH
            amount.last, amount.rule = found[1] if found else rest.last, "sum"


def _smaller_unit(reader: Reader, amount: Amount, value: Decimal, factor: Decimal, smaller: str) -> bool:
    """Add an amount of the smaller unit that stands behind; whether one did."""
    rest = _rest(reader, amount, ",", "and", "-")
    if rest is None or rest.low is None or rest.low >= factor:
        return False
    found = _match_unit(reader, rest.last)
    bare_inches = amount.hyphen and amount.unit == "foot" and reader.word(rest.first - 1) == "-"
    if (found is None or found[0].name != smaller) and not bare_inches:
        return False
    amount.low = amount.high = value * factor + rest.low
    amount.unit, amount.rule, amount.last = smaller, "sum", found[1] if found else rest.last
    return True


def _rest(reader: Reader, amount: Amount, *joiners: str) -> Numeral | None:
    """The number right behind an amount, across a joiner."""
    n = amount.last + (reader.word(amount.last) in joiners)
    if not reader.word(n) or not reader.vocabulary.triggers[reader.lower[n]]:
        return None
    numeral = read_numeral(reader, n)
    return numeral if numeral is not None and numeral.low is not None and numeral.style in PLAIN_STYLES else None
