"""Numerals: one number, in digits or in words, with its scale; vague ones and fractions too.

`read_numeral` is given the token where a number begins and says what it is worth and where it ends. What it cannot
read as a number (a clock time, an ordinal, a code) comes back without a value, so that the caller can skip it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.digits import MINUS, in_digits
from newsclaims.builtin.quantities.number_words import in_words
from newsclaims.builtin.quantities.reader import Numeral, Reader
from newsclaims.builtin.quantities.vocabulary import COMPOUND, DIGITS

__all__ = ["read_numeral"]

SIGNS: Final = MINUS | {"minus", "negative"}


def read_numeral(reader: Reader, at: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at a token; `money` says that a currency stands before it."""
    kind = reader.vocabulary.triggers[reader.lower[at]]
    if kind == COMPOUND:
        return None
    numeral = in_digits(reader, at, money=money) if kind == DIGITS else in_words(reader, at)
    if numeral is not None and numeral.low is not None and numeral.style != "vague":
        _sign(reader, numeral, numeral.low)
    return numeral


def _sign(reader: Reader, numeral: Numeral, value: Decimal) -> None:
    """Take in a sign before the number: "-5", "minus five", "negative $5" is the caller's."""
    n = numeral.first - 1
    sign = reader.word(n)
    if sign not in SIGNS:
        return
    alone = n == reader.begin and numeral.last == reader.limit and sign in MINUS
    if (
        alone
        or (sign not in MINUS and reader.word(n - 1) != "or")
        or (
            sign in MINUS
            and numeral.style == "digits"
            and reader.glued(n + 1)
            and not (reader.glued(n) and reader.tag(n - 1) not in '$("')
        )
    ):
        numeral.first = n
        numeral.plain = False
        numeral.low = numeral.high = -value
        numeral.mantissa = -numeral.mantissa
