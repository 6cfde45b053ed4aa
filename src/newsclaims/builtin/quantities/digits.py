"""Numbers in digits, with the fractions and scales behind them: "1,200", "1.2m", "2½", "3.5 lakh crore"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.number_words import and_part, decimals_after
from newsclaims.builtin.quantities.reader import EXACT, MOST_WORDS, Numeral, Reader, exact, rounded

__all__ = ["MINUS", "in_digits"]

LONGEST: Final = 40  # characters of one
CODE: Final = 15  # digits without a separator; what has more is the number of a card, a key, an account
DIGITS_FORM: Final = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 1,200   1,200.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"  # 12,34,567
    r"|\d+(?:\.\d+)?"  # 1200   1.2
    r"|(?P<comma>\d+,\d{1,2})"  # 5,50
)
GROUP: Final = re.compile(r"\d{3}(?:\.\d{1,4})?")
EXPONENT: Final = re.compile(r"[eE]([-−+]?\d{1,2})")
GROUP_SPACES: Final = frozenset("\xa0\u202f\u2009")
MINUS: Final = frozenset("-−–")
DISTANCES: Final = frozenset(
    ("50", "60", "100", "110", "200", "400", "800", "1500", "1,500", "3000", "5000", "5,000", "10,000")
)
DATES: Final = frozenset({"9/11", "7/7", "24/7", "11/9"})
TIMES_TEN: Final = frozenset("x×·")
POWER_OF_TEN: Final = re.compile(r"\s?[x×·]\s?10((?:\^[-−–]?|[-−–])\d{1,2}|⁻?[⁰¹²³⁴-⁹]{1,2})(?![\d.,]\d|\d)")
PLAIN_EXPONENT: Final = str.maketrans("−–⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "---0123456789", "^")
LENGTHS: Final = frozenset(
    ("ft", "feet", "foot", "cm", "km", "mm", "dm", "inches", "inch", "in", "yards", "miles", "mi")
)


def in_digits(reader: Reader, at: int, *, money: bool) -> Numeral:
    """A number that begins with digits."""
    value, after = _digits(reader, at, money=money)
    first = at
    if value is None:
        return Numeral(at, after)
    text = reader.texts[at]
    if reader.word(at - 1) == "." and reader.glued(at) and not reader.glued(at - 1) and text.isdigit():
        first = at - 1  # ".25"
    elif (
        reader.word(after) == "/"
        and reader.glued(after)
        and reader.glued(after + 1)
        and reader.text(after + 1)[0].isdigit()
    ):
        return _quotient(reader, at, value, after)
    elif (
        reader.word(after) == "point"
        and after == at + 1
        and text.isdigit()
        and (decimals := decimals_after(reader, after + 1))
    ):
        value, after = Decimal(text + "." + decimals[0]), decimals[1]
    plain = after == at + 1 and text.isdigit() and first == at
    numeral = Numeral(first, after, value, value, "digits", value, plain=plain)
    _fraction_after(reader, numeral)
    if reader.glued(numeral.last) and (exponent := EXPONENT.fullmatch(reader.text(numeral.last))):
        numeral.low = numeral.high = numeral.mantissa = EXACT.scaleb(
            numeral.mantissa, int(exponent[1].replace("−", "-"))
        )
        numeral.last += 1
    elif reader.glued(numeral.last) and reader.word(numeral.last) == "e" and reader.text(numeral.last + 2).isdigit():
        sign = -1 if reader.word(numeral.last + 1) in MINUS else 1
        if len(reader.text(numeral.last + 2)) <= 2 and reader.glued(numeral.last + 2):
            exponent_value = sign * int(reader.text(numeral.last + 2))
            numeral.low = numeral.high = numeral.mantissa = EXACT.scaleb(numeral.mantissa, exponent_value)
            numeral.last += 3
    elif reader.word(numeral.last)[:1] in TIMES_TEN:
        _power_of_ten(reader, numeral)
    _scales(reader, numeral, money=money)
    _smaller_scale(reader, numeral)
    numeral.low = numeral.high = None if numeral.low is None else exact(numeral.low)
    return numeral


def _digits(reader: Reader, at: int, *, money: bool) -> tuple[Decimal | None, int]:
    """The value of a token of digits (with the groups that spaces part from it), and the token after it."""
    text = reader.texts[at]
    after = at + 1
    match = DIGITS_FORM.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None, after
    if reader.word(at - 1) == "." and reader.glued(at) and not reader.glued(at - 1) and text.isdigit():
        return Decimal("0." + text), after  # ".25"
    if (text[0] == "0" and len(text) > 1 and text[1] != ".") or (len(text) > CODE and not money and text.isdigit()):
        return None, after
    number = text.replace(",", "." if match["comma"] else "")
    groups = 0
    while len(text) <= 3 and groups < MOST_WORDS and GROUP.fullmatch(reader.text(after)) and "." not in number:
        space = reader.ends[after - 1]
        if reader.starts[after] != space + 1:
            break
        groups += 1
        number += reader.text(after)
        after += 1
    spaced = groups == 1 and reader.text(at + 1) != "000" and reader.source[reader.ends[at]] not in GROUP_SPACES
    counted = reader.tag(at + 2) == "S" or reader.word(at + 2) == "people"
    if spaced and not (counted and reader.word(at - 1) in reader.vocabulary.before):
        return Decimal(text), at + 1  # "about 4 500 jobs" is one number
    return Decimal(number), after


def _quotient(reader: Reader, at: int, value: Decimal, slash: int) -> Numeral:
    """A number before a slash: "3/4" is a ratio, dates and "24/7" are none."""
    below = slash + 1
    text = reader.text(below)
    after = below + 1
    written = reader.texts[at] + "/" + text
    divisor = Decimal(text) if text.isdigit() and len(text) <= 4 else Decimal(0)
    if (
        not 1 < divisor <= 1000
        or value >= divisor
        or written in DATES
        or (reader.word(after) == "/" and reader.glued(after))
    ):
        while reader.glued(after) and (reader.word(after) == "/" or reader.text(after)[:1].isdigit()):
            after += 1
        return Numeral(at, after)
    if after < reader.limit and reader.tag(after) not in ("F", "N", "S", "J", "P", "D"):
        return Numeral(at, after)  # a date: "Update: 5/12"
    share = rounded(value / divisor)
    return Numeral(at, after, share, share, "ratio", share)


def _fraction_after(reader: Reader, numeral: Numeral) -> None:
    """Add what follows a whole number: "2½", "2 1/2", "2 and a half"."""
    after = numeral.last
    following = reader.word(after)
    if following not in ("-", "and") and not following.isnumeric():
        return
    if numeral.plain and following == "-" and reader.glued(after) and reader.glued(after + 1):
        after += reader.text(after + 2) == "/"  # "6-1/4"
    entry = reader.vocabulary.numbers[reader.word(after)] if reader.word(after) else None
    added = None
    if entry and entry[0] == "glyph":
        added, after = entry[1], after + 1
    elif (
        numeral.plain and reader.text(after + 1) == "/" and reader.glued(after + 1) and reader.glued(after + 2)
        and (after > numeral.last or not reader.glued(after))
        and reader.text(after).isdigit() and reader.text(after + 2).isdigit()
        and len(reader.text(after)) < 3 and int(reader.text(after)) < int(reader.text(after + 2)[:4]) <= 64
    ):  # fmt: skip
        added, after = Decimal(reader.text(after)) / Decimal(reader.text(after + 2)), after + 3
    elif part := and_part(reader, after):
        added, after = part
    if added is not None and numeral.low is not None:
        numeral.low = numeral.high = numeral.mantissa = rounded(numeral.low + added)
        numeral.last, numeral.plain = after, False


def _scales(reader: Reader, numeral: Numeral, *, money: bool) -> None:
    """Take in the words and letters that scale the number: "million", "bn", "lakh crore", "5-million"."""
    for _ in range(3):
        at = numeral.last
        word = reader.word(at)
        if word == "-" and reader.glued(at) and reader.glued(at + 1):  # "5-million-dollar", "$5-million"
            word = reader.word(at + 1)
            entry = reader.vocabulary.numbers[word] if word else None
            if entry is None or entry[0] not in ("scale", "hundred"):
                return
            at += 1
        entry = reader.vocabulary.numbers[word] if word else None
        if entry is None:
            _hyphened_scale(reader, numeral, word)
            return
        role, value = entry
        if role == "plural" and word != "tens":
            role = "scale"
        glued = reader.glued(at)
        if role in ("glued", "money") and (
            not (glued or (money and reader.text(at).isupper()))
            or (role == "money" and not (money or word == "mm"))
            or (word == "m" and not money and _metres(reader, at))
        ):
            return
        if role == "money" and word == "mm" and not money and reader.text(at) != "MM":
            return
        if role not in ("scale", "hundred", "abbreviation", "glued", "money"):
            return
        numeral.scale *= value
        numeral.last, numeral.plain = at + 1, False
        numeral.low = numeral.high = EXACT.multiply(numeral.low or 0, value)
        if part := and_part(reader, at + 1):  # "3 million and a half"
            numeral.low = numeral.high = rounded(numeral.low + part[0] * value)
            numeral.last = part[1]
            return
        if role == "hundred" and reader.word(at + 1) == "and" and (rest := _below_hundred(reader, at + 2)):
            numeral.low = numeral.high = numeral.low + rest  # "3 hundred and 21"
            numeral.last = at + 3
            return


def _hyphened_scale(reader: Reader, numeral: Numeral, word: str) -> None:
    """Take in a scale that a hyphen ties to what follows: "11 million-person", "5 billion-dollar"."""
    first, _, tail = word.partition("-")
    entry = reader.vocabulary.numbers[first] if tail else None
    if entry is not None and entry[0] == "scale" and numeral.low is not None:
        numeral.scale *= entry[1]
        numeral.low = numeral.high = EXACT.multiply(numeral.low, entry[1])
        numeral.last, numeral.plain, numeral.tail = numeral.last + 1, False, tail


def _power_of_ten(reader: Reader, numeral: Numeral) -> None:
    """Take in a power of ten: "2.48×10−5", "5.5x10-3"."""
    match = POWER_OF_TEN.match(reader.source, reader.ends[numeral.last - 1])
    if match is None or numeral.low is None:
        return
    exponent = int(match[1].translate(PLAIN_EXPONENT))
    numeral.low = numeral.high = numeral.mantissa = EXACT.scaleb(numeral.low, exponent)
    numeral.plain = False
    while numeral.last < reader.limit and reader.starts[numeral.last] < match.end():
        numeral.last += 1


def _smaller_scale(reader: Reader, numeral: Numeral) -> None:
    """Add hundreds in digits after thousands: "4 thousand 3 hundred and 21"."""
    at = numeral.last
    if numeral.scale < 1000 or reader.word(at + 1) != "hundred" or not reader.text(at).isdigit():
        return
    rest = Numeral(at, at + 1, Decimal(reader.text(at)), None, mantissa=Decimal(reader.text(at)))
    _scales(reader, rest, money=False)
    if numeral.low is not None and rest.low is not None and rest.low < numeral.scale:
        numeral.low = numeral.high = EXACT.add(numeral.low, rest.low)
        numeral.last = rest.last


def _below_hundred(reader: Reader, at: int) -> Decimal | None:
    """A number below a hundred in one token."""
    text = reader.text(at)
    if text.isdigit() and len(text) < 3:
        return Decimal(text)
    entry = reader.vocabulary.numbers[text.lower()] if text else None
    return entry[1] if entry and entry[0] in ("small", "ten", "tens") else None


def _metres(reader: Reader, at: int) -> bool:
    """Whether the letter m at a token stands for metres: "1.8m tall", "the 100m"; else for a million: "1.2m people"."""
    if reader.text(at) == "M":
        return False
    traps = reader.vocabulary.traps
    following = reader.word(at + 1)
    if following in traps["metre"] or (following == "-" and reader.word(at + 2) in traps["metre"]):
        return True
    for n in range(at + 1, at + 6):  # "5m (16ft)", "3m and 5cm"
        if reader.tag(n) == "C" and reader.word(n + 1) in LENGTHS:
            return True
        if not reader.tag(n) or reader.tag(n) in "NSPVZ;":
            break
    before = reader.word(at - 2)
    return (before in ("the", "x", "×") or before in traps["running"]) and reader.text(at - 1) in DISTANCES
