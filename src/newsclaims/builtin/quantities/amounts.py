"""Amounts: a number with its currency or unit.

`read_amount` is given the token where a number begins. Whether what it reads counts as a quantity is decided in
`traps`, which bound it has in `bounds`.
"""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.quantities.digits import MINUS
from newsclaims.builtin.quantities.numerals import read_numeral
from newsclaims.builtin.quantities.parts import Amount, Region
from newsclaims.builtin.quantities.reader import Reader
from newsclaims.builtin.quantities.units import rate, reckon, smaller_part, unit_after
from newsclaims.builtin.quantities.vocabulary import Unit

__all__ = ["read_amount"]

SPACED_DOLLARS: Final = frozenset(["US", "HK", "NZ", "NT", "Mex", "C", "c", "us"])


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
        unit_after(reader, amount, region)
    rate(reader, amount)
    smaller_part(reader, amount)
    _below_zero(reader, amount)
    return amount


def _below_zero(reader: Reader, amount: Amount) -> None:
    """Read "2 degrees below zero"."""
    at = amount.last
    if reader.word(at) == "below" and reader.word(at + 1) == "zero" and amount.low is not None and amount.low > 0:
        amount.low, amount.high, amount.last = -amount.low, -amount.low, at + 2


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
        if (
            before
            and (reader.glued(n) or (before in SPACED_DOLLARS and not (before == "us" and reader.glued(at))))
            and (
                unit := signs.get(
                    before.rstrip(".").upper() + "$" if len(before) < 3 or before[1:2] == "." else before + "$"
                )
            )
        ):
            return unit, n - 1
        if before == "U.S." or before.lower() == "u.s":
            return signs["US$"], n - 1
        return signs["$"], n
    unit = signs.get(text) or signs.get(text.rstrip("."))
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
    if amount.low is None or amount.low <= 0:
        return
    dash = reader.word(n) in MINUS and reader.glued(n + 1) and not (reader.glued(n) and reader.tag(n - 1) not in '("')
    if dash or reader.word(n) in ("minus", "negative"):
        amount.first = n
        amount.low = amount.high = -amount.low


def _dollars_after(reader: Reader, amount: Amount) -> None:
    """Take in the currency's name after an amount that has its sign already: "$5-million-dollar", "$5 USD"."""
    name, _, rest = reader.word(amount.last).partition("-")
    article, _, per = rest.partition("-")
    if name == "dollar" and article in ("a", "an", "per"):  # "a $15 dollar-an-hour wage"
        amount.last += reckon(amount, reader.vocabulary.unit_words.match([per], 0, 1))
        return
    unit = reader.vocabulary.unit_symbols.match(reader.texts, amount.last, reader.limit)
    if unit and unit[0].kind == "money" and unit[0].name == amount.unit and reader.text(amount.last).isalpha():
        amount.last = unit[1]
