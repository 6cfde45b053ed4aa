"""Amounts: a number with its currency or unit, and two of them joined to a range.

`read_amount` is given the token where a number begins. Whether what it reads counts as a quantity is decided in
`traps`, which bound it has in `bounds`.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import define, evolve

from newsclaims.builtin.quantities.numerals import Numeral, Reader, read_numeral, rounded
from newsclaims.builtin.quantities.vocabulary import Unit

__all__ = ["Amount", "Region", "join", "read_amount"]

HUNDREDTH = Decimal("0.01")
MILLION = Decimal(1_000_000)
SPACED_DOLLARS = frozenset("US HK NZ NT Mex C c us".split())
RATE_WORDS = frozenset("per a an each every /".split())
AGE_HYPHENS = frozenset("year-old years-old year-olds month-old months-old month-olds day-old week-old week-old day-old yr-old yo".split())
NOT_RATES = frozenset("earlier ago later before after old prior from and previously time half".split())


@define
class Region:
    """What the article as a whole says about the money it speaks of.

    Attributes:
        words: All its words, in lower case.
        dollar: What a bare "$" stands for.

    """

    words: frozenset[str]
    dollar: str = "USD"

    def currency(self, unit: Unit) -> str:
        """The ISO code of a currency, chosen by the places that the article names where several share a name."""
        if unit.shared:
            for code, places in unit.shared:
                if not places.isdisjoint(self.words):
                    return code
        return self.dollar if unit.name == "USD" else unit.name


@define
class Amount:
    """A number with its unit, as it stands in the text.

    Attributes:
        first: Number of its first token.
        last: Number after its last token.
        low: Lower end, or the value; None where it is no amount.
        high: Upper end, or the value.
        kind: count, percent, money, measure, ratio or multiple; "time" for durations.
        unit: The unit's name.
        style: The numeral's: digits, words, vague or ratio.
        numeral: The numeral, or the first one of a range.
        comparator: "=", "range", or a bound.
        change: up, down or None.
        rule: Which rule of the grammar made it.
        age: It is somebody's or something's age.
        bare: It has no unit and no scale of its own.
        hyphen: A hyphen ties it to the noun that follows.

    """

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    kind: str
    unit: str | None
    numeral: Numeral
    comparator: str = "="
    change: str | None = None
    rule: str = "number"
    age: bool = False
    hyphen: bool = False
    part: bool = False
    signed: bool = False

    @property
    def bare(self) -> bool:
        """Whether it has no unit."""
        return self.unit is None and self.kind == "count"


def read_amount(reader: Reader, at: int, region: Region) -> Amount | None:
    """The amount whose number begins at a token; without a value where what stands there only looks like one."""
    sign = _currency_before(reader, at)
    numeral = read_numeral(reader, at, money=sign is not None)
    if numeral is None:
        return None
    if numeral.low is None:
        return Amount(numeral.first, numeral.last, None, None, "none", None, numeral)
    amount = Amount(numeral.first, numeral.last, numeral.low, numeral.high, "count", None, numeral, rule=numeral.style)
    if numeral.style == "vague":
        amount.comparator = "range"
    if numeral.style == "ratio":
        amount.kind = "ratio"
    if sign is not None:
        unit, amount.first = sign
        if numeral.first < at:  # "$-5"
            amount.first = min(amount.first, numeral.first)
        amount.kind, amount.unit, amount.rule = "money", region.currency(unit), "sign"
        amount.signed = True
        _minus_before(reader, amount)
        _dollars_after(reader, amount)
    else:
        _unit_after(reader, amount, region)
    _rate(reader, amount)
    _smaller_part(reader, amount, region)
    _below_zero(reader, amount)
    return amount


def _below_zero(reader: Reader, amount: Amount) -> None:
    """ "2 degrees below zero"."""
    at = amount.last
    if reader.word(at) == "below" and reader.word(at + 1) == "zero" and amount.low is not None and amount.low > 0:
        amount.low, amount.high, amount.last = -amount.low, -amount.low, at + 2


# ---- currency signs -------------------------------------------------------------------------------------------------
def _currency_before(reader: Reader, at: int) -> tuple[Unit, int] | None:
    """The currency sign or code before a number, and its first token."""
    n = at - 1
    text = reader.text(n)
    if text in ("-", "−", "–", ".") and reader.glued(at):
        n -= 1
        text = reader.text(n)
    if not text:
        return None
    signs = reader.vocabulary.signs
    if text == "$":
        before = reader.text(n - 1)
        if before and (reader.glued(n) or before in SPACED_DOLLARS) and (unit := signs.get(before.rstrip(".").upper() + "$" if len(before) < 3 or before[1:2] == "." else before + "$")):
            return unit, n - 1
        if before == "U.S." or before.lower() == "u.s":
            return signs["US$"], n - 1
        return signs["$"], n
    unit = signs.get(text)
    if unit is None and text == "." and reader.word(n - 1) in ("rs", "re", "tk", "rp"):
        n -= 1
        unit = signs.get(reader.text(n))
    if unit is None and reader.tag(n) == "N" and not text.isupper():
        named = reader.vocabulary.unit_words.match(reader.lower, n, n + 1)
        if named and named[0].kind == "money" and text.lower() == "ringgit":
            unit = named[0]
    if unit is None or (text.isalpha() and len(text) == 1 and not reader.glued(at)):
        return None
    return unit, n


def _minus_before(reader: Reader, amount: Amount) -> None:
    """Take in a sign before the currency sign: "-$5", "negative $5"."""
    n = amount.first - 1
    if amount.low is not None and amount.low > 0 and (
        reader.word(n) in ("minus", "negative")
        or (reader.word(n) in ("-", "−", "–") and reader.glued(n + 1) and not (reader.glued(n) and reader.tag(n - 1) not in '("'))
    ):  # fmt: skip
        amount.first = n
        amount.low = amount.high = -amount.low


def _dollars_after(reader: Reader, amount: Amount) -> None:
    """Take in the currency's name after an amount that has its sign already: "$5-million-dollar", "$5 USD"."""
    unit = reader.vocabulary.unit_symbols.match(reader.texts, amount.last, reader.limit)
    if unit and unit[0].kind == "money" and unit[0].name == amount.unit and reader.text(amount.last).isalpha():
        amount.last = unit[1]


# ---- units ----------------------------------------------------------------------------------------------------------
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


def _unit_after(reader: Reader, amount: Amount, region: Region) -> None:
    """Give an amount the unit or currency that stands behind it."""
    at = amount.last
    if amount.numeral.style in ("vague", "ratio") and reader.word(at) == "of":
        at += 1
        if amount.numeral.style == "ratio":
            at += reader.word(at) in ("a", "an", "one")
    elif amount.numeral.style == "ratio" and reader.word(at) in ("a", "an"):
        at += 1
    hyphen = reader.word(at) in ("-", "‑", "‐") and at == amount.last and reader.glued(at) and reader.glued(at + 1)
    if hyphen:
        at += 1
        if _hyphened(reader, amount, at, region):
            return
    found = _match_unit(reader, at)
    if found is None and not hyphen and reader.glued(at) and reader.text(at) in ("C", "F") and _is_weather(reader, amount):
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


def _hyphened(reader: Reader, amount: Amount, at: int, region: Region) -> bool:
    """Read what a hyphen ties to a number: "year-old", "cent-a-share", "dollar-a-day", "foot-long", "mile-long"."""
    word = reader.word(at)
    if word in AGE_HYPHENS:
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
        rate = reader.vocabulary.unit_words.match([per], 0, 1)
        if rate and amount.unit:
            amount.unit += " per " + rate[0].name
    return True


def _set_unit(reader: Reader, amount: Amount, unit: Unit, at: int, after: int, region: Region) -> None:
    """Give an amount a unit that stands at the tokens `at` to `after`."""
    words = reader.lower[at]
    if unit.kind == "time":
        _age_or_duration(reader, amount, unit, after)
        return
    if unit.name == "pound" and _is_money(reader, amount, after, region):
        unit = reader.vocabulary.pound
    if unit.kind == "money" and after == at + 1 and words in reader.vocabulary.traps["homograph"]:
        places = {place for _, rows in unit.shared for place in rows}
        if amount.numeral.scale < 1000 and (places.isdisjoint(region.words) or words == "won"):
            return
        if words == "won" and reader.tag(at) in "VE" and reader.tag(after) in tuple("DCGF"):
            return
    if unit.kind == "money":
        code = region.currency(unit)
        amount.kind, amount.unit, amount.rule = "money", code or words.rstrip("s"), "currency"
        if unit.part:
            amount.low, amount.high = _scaled(amount.low, HUNDREDTH), _scaled(amount.high, HUNDREDTH)
            amount.part = True
    else:
        amount.kind, amount.unit, amount.rule = unit.kind, unit.name, "unit"
    amount.last = after


def _is_weather(reader: Reader, amount: Amount) -> bool:
    """Whether the sentence speaks of temperatures."""
    near = reader.lower[max(reader.begin, amount.first - 25) : min(reader.limit, amount.last + 25)]
    return not reader.vocabulary.traps["weather"].isdisjoint(near)


def _scaled(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else rounded(value * factor)


def _age_or_duration(reader: Reader, amount: Amount, unit: Unit, after: int) -> None:
    """ "22 years old" is an age, "22 years" a duration, which is no quantity."""
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
    if amount.numeral.last < after - 1 or reader.word(after) in ("of", "per"):
        return False
    traps = reader.vocabulary.traps
    near = reader.lower[max(reader.begin, amount.first - 8) : min(reader.limit, after + 6)]
    if not traps["weight"].isdisjoint(word for word in near if word not in ("of", "per")):
        return False
    return not traps["money"].isdisjoint(near) or "£" in region.words


def _rate(reader: Reader, amount: Amount) -> None:
    """Take in what an amount is reckoned by: "$40 a barrel", "500,000 barrels per day", "miles an hour"."""
    if amount.kind not in ("money", "measure") or amount.age or amount.unit is None or " per " in amount.unit:
        return
    at = amount.last
    word = reader.word(at)
    if word == "-" and reader.glued(at):
        article, _, per = reader.word(at + 1).partition("-")
        rate = reader.vocabulary.unit_words.match([per], 0, 1) if per and article in ("a", "an", "per") else None
        if rate:
            amount.unit += " per " + rate[0].name
            amount.last, amount.hyphen = at + 2, True
        return
    if word not in RATE_WORDS or (word == "/" and not reader.glued(at)):
        return
    found = _match_unit(reader, at + 1)
    if found is None and word == "/":
        found = {"h": (Unit("hour", "time"), at + 2), "s": (Unit("second", "time"), at + 2), "l": (Unit("litre", "measure"), at + 2)}.get(
            reader.word(at + 1)
        )
    if found is None or found[0].kind in ("money", "percent"):
        return
    if found[0].kind == "time" and reader.word(found[1]) in NOT_RATES:
        return  # "from $5 a year earlier"
    amount.unit += " per " + found[0].name
    amount.last = found[1]
    amount.rule = "rate"


def _smaller_part(reader: Reader, amount: Amount, region: Region) -> None:
    """Add the smaller part of one amount: "5 feet 10 inches", "3 dollars and 50 cents", "6-foot-4"."""
    if amount.low is None or amount.low != amount.high or amount.unit is None or amount.numeral.style != "digits" and amount.numeral.style != "words":
        return
    n = amount.last
    if amount.kind == "measure" and amount.unit in reader.vocabulary.parts:
        factor, smaller = reader.vocabulary.parts[amount.unit]
        n += reader.word(n) in (",", "and", "-")
        if not reader.word(n) or not reader.vocabulary.triggers[reader.lower[n]]:
            return
        numeral = read_numeral(reader, n)
        if numeral is None or numeral.low is None or numeral.style not in ("digits", "words") or numeral.low >= factor:
            return
        found = _match_unit(reader, numeral.last)
        if (found and found[0].name == smaller) or (
            amount.hyphen and reader.word(n - 1) == "-" and amount.unit == "foot"
        ):
            amount.low = amount.high = amount.low * factor + numeral.low
            amount.unit, amount.rule = smaller, "sum"
            amount.last = found[1] if found else numeral.last
    elif amount.kind == "money" and not amount.part and amount.low == amount.low.to_integral_value():
        n += reader.word(n) in (",", "and")
        if not reader.word(n) or not reader.vocabulary.triggers[reader.lower[n]]:
            return
        numeral = read_numeral(reader, n)
        if numeral is None or numeral.low is None or numeral.low >= 100 or numeral.style not in ("digits", "words"):
            return
        found = _match_unit(reader, numeral.last)
        if found is None and numeral.last == reader.limit and numeral.low > 9 and n == amount.last:
            amount.low = amount.high = amount.low + numeral.low * HUNDREDTH  # "20 rupees 43"
            amount.last, amount.rule = numeral.last, "sum"
        if found and found[0].part:
            amount.low = amount.high = amount.low + numeral.low * HUNDREDTH
            amount.last, amount.rule = found[1], "sum"


# ---- ranges ---------------------------------------------------------------------------------------------------------
def join(reader: Reader, one: Amount, two: Amount, joiner: str, *, led: str) -> Amount | None:
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
            one.low = one.high = _scaled(one.low, HUNDREDTH)
    elif two.bare and not one.bare:
        if not (one.signed or led or joiner in ("-", "–", "—")) or one.numeral.style == "ratio":
            return None
        _share_scale(one, two)
        two = evolve(two, kind=one.kind, unit=one.unit)
    elif one.kind != two.kind or not _same_unit(one, two):
        return None
    else:
        _share_scale(one, two)
    assert one.low is not None and two.high is not None
    low, high = sorted((one.low, two.high))
    if low == high:
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
    return first.split(" per ")[0] == second.split(" per ")[0] or (first.startswith("degree") and second.startswith("degree"))


def _share_scale(one: Amount, two: Amount) -> None:
    """Give the first end of a range the scale of the second: "$10 to $15 billion"."""
    scale = two.numeral.scale
    if scale > 1 and one.numeral.scale == 1 and one.low is not None and (
        one.numeral.mantissa < two.numeral.mantissa or (one.bare and one.low < 1000)
    ):  # fmt: skip
        if abs(one.low) >= 1000:
            return
        one.low = one.high = one.low * scale
