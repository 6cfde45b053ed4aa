"""Numerals: one number, in digits or in words, with its scale; vague ones and fractions too.

`read_numeral` is given the token where a number begins and says what it is worth and where it ends. What it cannot
read as a number (a clock time, an ordinal, a code) comes back without a value, so that the caller can skip it.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

from attrs import define

from newsclaims.builtin.quantities.vocabulary import COMPOUND, DIGITS, Vocabulary
from newsclaims.text.tokens import Tokens

__all__ = ["Numeral", "Reader", "read_numeral", "rounded"]

SIGNIFICANT = 15
EXACT = Context(prec=60)
ROUNDED = Context(prec=SIGNIFICANT)
LARGEST = 24  # powers of ten
MOST_WORDS = 24  # words of one number; what is longer is no number
LONGEST = 40  # characters of one
ONE = Decimal(1)
INFINITY = Decimal("Infinity")
DIGITS_FORM = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 1,200   1,200.5
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"  # 12,34,567
    r"|\d+(?:\.\d+)?"  # 1200   1.2
    r"|(?P<comma>\d+,\d{1,2})"  # 5,50
)
GROUP = re.compile(r"\d{3}(?:\.\d{1,4})?")
EXPONENT = re.compile(r"[eE](\d{1,2})")
MINUS = frozenset("-−–")
GROUP_SPACES = frozenset("\xa0\u202f\u2009")
TIME_LEADS = frozenset("for in over last past first of next previous consecutive straight the".split())
DATES = frozenset({"9/11", "7/7", "24/7", "11/9"})


@define
class Numeral:
    """A number as it stands in the text.

    Attributes:
        first: Number of its first token, sign included.
        last: Number after its last token.
        low: What it is worth; None where it only looks like a number.
        high: The upper end of a vague one; else the same.
        style: digits, words, vague or ratio.
        mantissa: The value before its scale: 5 of "5 million".
        scale: The scale: a million of "5 million".
        plain: One token of digits without separator or sign: what could be a year or a name's number.
        small_word: A word for a number up to ten.

    """

    first: int
    last: int
    low: Decimal | None = None
    high: Decimal | None = None
    style: str = "digits"
    mantissa: Decimal = ONE
    scale: Decimal = ONE
    plain: bool = False
    small_word: bool = False

    @property
    def vague(self) -> bool:
        """Whether it is a vague numeral: "dozens", "several hundred"."""
        return self.style == "vague"


class Reader:
    """The tokens of one sentence, as the grammar reads them: nothing outside the sentence is seen."""

    __slots__ = ("begin", "ends", "limit", "lower", "source", "starts", "tags", "texts", "vocabulary", "words")

    def __init__(self, source: str, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.source = source
        self.starts, self.ends, self.texts, self.lower = tokens.starts, tokens.ends, tokens.texts, tokens.lower
        self.tags, self.words = tokens.tags, tokens.words
        self.vocabulary = vocabulary
        self.begin, self.limit = 0, len(tokens)

    def word(self, n: int) -> str:
        """A token in lower case; "" outside the sentence."""
        return self.lower[n] if self.begin <= n < self.limit else ""

    def text(self, n: int) -> str:
        """A token as it stands; "" outside the sentence."""
        return self.texts[n] if self.begin <= n < self.limit else ""

    def tag(self, n: int) -> str:
        """A token's tag; "" outside the sentence."""
        return self.tags[n] if self.begin <= n < self.limit else ""

    def glued(self, n: int) -> bool:
        """Whether a token touches the one before it, both of this sentence."""
        return self.begin < n < self.limit and self.starts[n] == self.ends[n - 1]


def rounded(value: Decimal) -> Decimal:
    """A value with at most 15 significant digits."""
    return ROUNDED.plus(value)


def _exact(value: Decimal) -> Decimal | None:
    """The value, or None where it has more than 15 significant digits or is beyond all counting."""
    if not -LARGEST <= value.adjusted() <= LARGEST:
        return None
    return value if len(value.normalize(EXACT).as_tuple().digits) <= SIGNIFICANT else None


def read_numeral(reader: Reader, at: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at a token; `money` says that a currency stands before it."""
    kind = reader.vocabulary.triggers[reader.lower[at]]
    if kind == DIGITS:
        numeral = _in_digits(reader, at, money=money)
    elif kind == COMPOUND:
        return None
    else:
        numeral = _in_words(reader, at)
    if numeral is not None and numeral.low is not None and numeral.style != "vague":
        _sign(reader, numeral)
    return numeral


def _sign(reader: Reader, numeral: Numeral) -> None:
    """Take in a sign before the number: "-5", "minus five", "negative $5" is the caller's."""
    n = numeral.first - 1
    if (reader.word(n) in ("minus", "negative") and reader.word(n - 1) != "or") or (
        reader.word(n) in MINUS and reader.glued(n + 1) and not (reader.glued(n) and reader.tag(n - 1) not in '$("')
    ):
        numeral.first = n
        numeral.plain = False
        assert numeral.low is not None
        numeral.low = numeral.high = -numeral.low
        numeral.mantissa = -numeral.mantissa


# ---- digits ---------------------------------------------------------------------------------------------------------
def _digits(reader: Reader, at: int) -> tuple[Decimal | None, int]:
    """The value of a token of digits (with the groups that spaces part from it), and the token after it."""
    text = reader.texts[at]
    after = at + 1
    match = DIGITS_FORM.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None, after
    if reader.word(at - 1) == "." and reader.glued(at) and not reader.glued(at - 1) and text.isdigit():
        return Decimal("0." + text), after  # ".25"
    if text[0] == "0" and len(text) > 1 and text[1] != ".":
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
    if groups == 1 and reader.text(at + 1) != "000" and reader.source[reader.ends[at]] not in GROUP_SPACES:
        return Decimal(text), at + 1
    return Decimal(number), after


def _in_digits(reader: Reader, at: int, *, money: bool) -> Numeral:
    """A number that begins with digits."""
    value, after = _digits(reader, at)
    first = at
    if value is None:
        return Numeral(at, after)
    text = reader.texts[at]
    if reader.word(at - 1) == "." and reader.glued(at) and not reader.glued(at - 1) and text.isdigit():
        first = at - 1  # ".25"
    elif reader.word(after) == "/" and reader.glued(after) and reader.glued(after + 1) and reader.text(after + 1)[0].isdigit():
        return _quotient(reader, at, value, after)
    elif reader.word(after) == "point" and after == at + 1 and text.isdigit() and (decimals := _decimals(reader, after + 1)):
        value, after = Decimal(text + "." + decimals[0]), decimals[1]
    plain = after == at + 1 and text.isdigit() and first == at
    numeral = Numeral(first, after, value, value, "digits", value, plain=plain)
    _fraction_after(reader, numeral)
    if reader.glued(numeral.last) and (exponent := EXPONENT.fullmatch(reader.text(numeral.last))):
        numeral.low = numeral.high = numeral.mantissa = EXACT.scaleb(numeral.mantissa, int(exponent[1]))
        numeral.last += 1
    elif reader.glued(numeral.last) and reader.word(numeral.last) == "e" and reader.text(numeral.last + 2).isdigit():
        sign = -1 if reader.word(numeral.last + 1) in MINUS else 1
        if len(reader.text(numeral.last + 2)) <= 2 and reader.glued(numeral.last + 2):
            exponent_value = sign * int(reader.text(numeral.last + 2))
            numeral.low = numeral.high = numeral.mantissa = EXACT.scaleb(numeral.mantissa, exponent_value)
            numeral.last += 3
    _scales(reader, numeral, money=money)
    assert numeral.low is not None
    numeral.low = numeral.high = _exact(numeral.low)
    return numeral


def _quotient(reader: Reader, at: int, value: Decimal, slash: int) -> Numeral:
    """A number before a slash: "3/4" is a ratio, dates and "24/7" are none."""
    below = slash + 1
    text = reader.text(below)
    after = below + 1
    written = reader.texts[at] + "/" + text
    divisor = Decimal(text) if text.isdigit() and len(text) <= 4 else Decimal(0)
    if not 1 < divisor <= 1000 or value >= divisor or written in DATES or (reader.word(after) == "/" and reader.glued(after)):
        while reader.glued(after) and (reader.word(after) == "/" or reader.text(after)[:1].isdigit()):
            after += 1
        return Numeral(at, after)
    share = rounded(value / divisor)
    return Numeral(at, after, share, share, "ratio", share)


def _fraction_after(reader: Reader, numeral: Numeral) -> None:
    """Add what follows a whole number: "2½", "2 1/2", "2 and a half"."""
    after = numeral.last
    entry = reader.vocabulary.numbers[reader.word(after)] if reader.word(after) else None
    added = None
    if entry and entry[0] == "glyph":
        added, after = entry[1], after + 1
    elif (
        numeral.plain and reader.text(after + 1) == "/" and reader.glued(after + 1) and reader.glued(after + 2)
        and not reader.glued(after) and reader.text(after).isdigit() and reader.text(after + 2).isdigit()
        and len(reader.text(after)) < 3 and int(reader.text(after)) < int(reader.text(after + 2)[:4]) <= 64
    ):  # fmt: skip
        added, after = Decimal(reader.text(after)) / Decimal(reader.text(after + 2)), after + 3
    elif part := _and_part(reader, after):
        added, after = part
    if added is not None and numeral.low is not None:
        numeral.low = numeral.high = numeral.mantissa = rounded(numeral.low + added)
        numeral.last, numeral.plain = after, False


def _and_part(reader: Reader, at: int) -> tuple[Decimal, int] | None:
    """The fraction after "and" at a token, and the token after it: "and a half", "and three quarters"."""
    if reader.word(at) != "and" or not reader.word(at + 1):
        return None
    numbers = reader.vocabulary.numbers
    first = reader.word(at + 1)
    bare = first in ("half", "quarter")
    part = first if bare else reader.word(at + 2)
    after = at + 2 if bare else at + 3
    divisor = numbers[part] if part else None
    times = numbers[first]
    if divisor is None or divisor[0] != "part":
        return None
    following = numbers[reader.word(after)] if reader.word(after) else None
    if following and following[0] in ("scale", "hundred") and reader.word(after - 1) == "half" and not reader.word(at - 1)[-1:].isalpha():
        return None
    if bare or first in ("a", "an", "one"):
        if part not in ("half", "quarter") and reader.tag(after) in tuple("NSJP"):
            return None  # "five and a third man"
        return (ONE / divisor[1], after) if not part.endswith("s") and reader.word(after) not in ("the", "a", "of") else None
    if times and times[0] == "small" and 1 < times[1] < divisor[1] and part.endswith("s"):
        return times[1] / divisor[1], after
    return None


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
            return
        role, value = entry
        if role == "plural" and word != "tens":
            role = "scale"
        glued = reader.glued(at)
        if role in ("glued", "money") and (
            not (glued or (money and reader.text(at).isupper())) or (role == "money" and not (money or word == "mm")) or (word == "m" and not money and _metres(reader, at))
        ):
            return
        if role == "money" and word == "mm" and not money and reader.text(at) != "MM":
            return
        if role not in ("scale", "hundred", "abbreviation", "glued", "money"):
            return
        numeral.scale *= value
        numeral.last, numeral.plain = at + 1, False
        assert numeral.low is not None
        numeral.low = numeral.high = EXACT.multiply(numeral.low, value)
        if part := _and_part(reader, at + 1):  # "3 million and a half"
            numeral.low = numeral.high = rounded(numeral.low + part[0] * value)
            numeral.last = part[1]
            return
        if role == "hundred" and reader.word(at + 1) == "and" and (rest := _below_hundred(reader, at + 2)):
            numeral.low = numeral.high = numeral.low + rest  # "3 hundred and 21"
            numeral.last = at + 3
            return


def _below_hundred(reader: Reader, at: int) -> Decimal | None:
    """A number below a hundred in one token."""
    text = reader.text(at)
    if text.isdigit() and len(text) < 3:
        return Decimal(text)
    entry = reader.vocabulary.numbers[text.lower()] if text else None
    return entry[1] if entry and entry[0] in ("small", "ten", "tens") else None


def _metres(reader: Reader, at: int) -> bool:
    """Whether the letter m at a token stands for metres: "1.8m tall"; else for a million: "1.2m people"."""
    if reader.text(at) == "M":
        return False
    following = reader.word(at + 1)
    return following in reader.vocabulary.traps["metre"] or (
        following == "-" and reader.word(at + 2) in reader.vocabulary.traps["metre"]
    )


# ---- words ----------------------------------------------------------------------------------------------------------
def _in_words(reader: Reader, at: int) -> Numeral | None:
    """A number that begins with a word, a vague numeral, or a fraction."""
    entry = reader.vocabulary.numbers[reader.lower[at]]
    if entry is None:
        return None
    role, value = entry
    if role == "plural":
        return _plural(reader, at, at)
    if role == "some":
        return _some(reader, at)
    if role in ("ratio", "glyph"):
        share = rounded(value)
        return _part_of_scale(reader, Numeral(at, at + 1, share, share, "ratio", share))
    if role == "part":
        return _part(reader, at, value)
    return _cardinal(reader, at)


def _cardinal(reader: Reader, at: int) -> Numeral | None:
    """A whole number in words, with what belongs to it: "a hundred and five", "two and a half million"."""
    numbers = reader.vocabulary.numbers
    total, current, lowest = Decimal(0), None, INFINITY
    after = n = at
    for _ in range(MOST_WORDS):
        word = reader.word(n)
        entry = numbers[word] if word else None
        if word in ("and", "&") and n > at and (current is None or (current >= 100 and current % 100 == 0)):
            following = numbers[reader.word(n + 1)] if reader.word(n + 1) else None
            if following and following[0] in ("small", "ten", "tens") and (current is not None or lowest < INFINITY):
                n += 1
                continue
            break
        if entry is None or entry[1] >= Decimal(10) ** 18:
            break
        role, value = entry
        if role in ("small", "ten", "tens"):
            joined = _join(current, value, role)
            if joined is None or value >= lowest:
                break
            current = joined
        elif role == "hundred" and (current is None or current < 100):
            if current is None and (n > at or reader.word(at - 1) != "a"):
                break
            current = (ONE if current is None else current) * value
        elif role in ("scale", "value", "abbreviation") or (role == "plural" and word != "tens" and n > at):
            if (role == "value" and (current is not None or total)) or (n == at and role == "scale" and reader.word(at - 1) != "a"):
                break
            if value < lowest:
                total, current, lowest = total + (ONE if current is None else current) * value, None, value
            elif current is None and total and value >= 1000:
                total, lowest = total * value, INFINITY  # "a hundred thousand million"
            else:
                break
        elif role == "glyph" and current is not None:
            current += value
        else:
            break
        n += 1
        after = n
        if (part := _and_part(reader, n)) and (current is not None or total):
            if current is not None:
                current += part[0]
            else:
                total += part[0] * lowest
            after = n = part[1]
        if reader.word(n) == "point" and current is not None and (decimals := _decimals(reader, n + 1)):
            current += Decimal("0." + decimals[0])
            after = n = decimals[1]
    if after == at:
        return None
    value = total + (current or 0)
    if after < reader.limit and (share := _share(reader, at, after, value)):
        return share
    if reader.word(after) in ("first", "second") and _role_before(reader, after) in ("ten", "hundred"):
        return Numeral(at, after + 1)  # "thirty first"
    exact = _exact(value) if value == value.to_integral_value() else rounded(value)
    if numbers[reader.lower[at]][0] in ("scale", "hundred"):  # type: ignore[index] - it was read as a number
        at -= 1  # "a million"
    scale = lowest if lowest < INFINITY else ONE
    return Numeral(at, after, exact, exact, "words", value / scale, scale, small_word=value <= 10)


def _role_before(reader: Reader, after: int) -> str:
    """The role of the word before a token."""
    entry = reader.vocabulary.numbers[reader.lower[after - 1]]
    return entry[0] if entry else ""


def _join(current: Decimal | None, value: Decimal, role: str) -> Decimal | None:
    """What a word below a hundred makes of the number before it: "twenty" + "one"; None if they do not go together."""
    if current is None:
        return value
    if current >= 100 and current % 100 == 0:
        return current + value
    if role == "small" and 0 < value < 10 and current % 100 >= 20 and current % 10 == 0:
        return current + value
    return None


def _decimals(reader: Reader, at: int) -> tuple[str, int] | None:
    """The digits after "point" in words, and the token after them."""
    digits, n = "", at
    while len(digits) < 6 and reader.word(n):
        entry = reader.vocabulary.numbers[reader.word(n)]
        if entry is None and reader.text(n).isdigit() and len(reader.text(n)) < 5 and not digits:
            return reader.text(n), n + 1
        if entry is None or entry[0] not in ("small", "ten", "tens"):
            break
        digits += str(entry[1])
        n += 1
    return (digits, n) if digits else None


def _share(reader: Reader, at: int, after: int, value: Decimal) -> Numeral | None:
    """A fraction whose numerator was read: "two thirds"; an ordinal ("twenty fifth") has no value."""
    word = reader.word(after)
    if word == "-" and reader.glued(after):
        word, after = reader.word(after + 1), after + 1
    entry = reader.vocabulary.numbers[word]
    if entry is None or entry[0] != "part":
        return None
    plural = word.endswith("s") or word == "halves"
    if plural == (value > 1) and value > 0:
        if word == "quarters" and reader.word(after + 1) != "of" and reader.word(at - 1) in TIME_LEADS:
            return Numeral(at, after + 1)  # a time
        share = rounded(value / entry[1])
        return _part_of_scale(reader, Numeral(at, after + 1, share, share, "ratio", share))
    return Numeral(at, after + 1) if word != "half" and value > 1 else None


def _part_of_scale(reader: Reader, numeral: Numeral) -> Numeral:
    """Take in a scale after a fraction: "half a million", "two-thirds of a million", "half-dozen"."""
    n = numeral.last
    n += reader.word(n) == "of"
    n += reader.word(n) in ("a", "an", "-")
    entry = reader.vocabulary.numbers[reader.word(n)] if reader.word(n) else None
    if entry and entry[0] in ("scale", "hundred") and numeral.low is not None:
        value = rounded(numeral.low * entry[1])
        return Numeral(numeral.first, n + 1, value, value, "words", numeral.low, entry[1])
    return numeral


def _part(reader: Reader, at: int, divisor: Decimal) -> Numeral | None:
    """A fraction without numerator: "half of", "a third of", "nearly a quarter"."""
    traps, before, following = reader.vocabulary.traps, reader.word(at - 1), reader.word(at + 1)
    word = reader.lower[at]
    share = rounded(ONE / divisor)
    first = at - 1 if before in ("a", "an") else at
    numeral = Numeral(first, at + 1, share, share, "ratio", share)
    if word in ("half", "quarter") and (scaled := _part_of_scale(reader, numeral)).style == "words":
        return scaled
    if word.endswith("s") or word == "halves":
        return None
    bounded = reader.word(first - 1) in reader.vocabulary.before or reader.word(first - 1) == "by"
    if word == "half":
        if before in traps["half_before"] and not bounded:
            return None
        if following in traps["half_after"] or bounded or first < at:
            return numeral
        return numeral if reader.tag(at + 1) and reader.tag(at + 1) in "bVZM" else _half_unit(reader, numeral)
    if first == at:
        return None
    if following == "of" and reader.text(at + 2)[:1].isdigit():
        return None  # "a quarter of 2017"
    if following != "of" and divisor < 20 and reader.tag(at + 1) in tuple("NSJ") and following not in ("more", "less", "fewer"):
        return None  # "a fifth grader"
    if following == "of" or bounded or divisor >= 20 or following in ("more", "less", "fewer", "higher", "lower"):
        return numeral
    return None


def _half_unit(reader: Reader, numeral: Numeral) -> Numeral | None:
    """ "Half" right before a unit: "half litre"."""
    unit = reader.vocabulary.unit_words.match(reader.lower, numeral.last, reader.limit)
    return numeral if unit and unit[0].kind == "measure" else None


# ---- vague ----------------------------------------------------------------------------------------------------------
def _plural(reader: Reader, at: int, first: int) -> Numeral | None:
    """ "Dozens", "hundreds of thousands", "tens of millions"."""
    numbers = reader.vocabulary.numbers
    entry = numbers[reader.lower[at]]
    assert entry is not None
    factor, n = entry[1], at + 1
    word = reader.lower[at]
    scaled = False
    for _ in range(2):
        if reader.word(n) != "of" and not (reader.word(n) == "and" and reader.word(n + 1) == word):
            break
        following = numbers[reader.word(n + 1)] if reader.word(n + 1) else None
        if following is None or following[0] != "plural":
            break
        if reader.word(n) == "of":
            if following[1] < 1000:
                break
            factor *= following[1]
            scaled = True
        n += 2
    if word == "tens" and not scaled:
        return None
    if word == "scores" and reader.word(n) not in ("of", "more", "were", "dead"):
        return None
    low = 2 * factor
    high = Decimal(99) if word in ("dozens", "scores") and not scaled else factor * 10 - 1
    return Numeral(first, n, low, high, "vague", Decimal(2), factor)


def _some(reader: Reader, at: int) -> Numeral | None:
    """ "Several", "a few hundred", "a couple of dozen", "a handful"."""
    word, before = reader.lower[at], reader.word(at - 1)
    numbers = reader.vocabulary.numbers
    n = at + 1
    low, high = (Decimal(2), Decimal(2)) if word == "couple" else (Decimal(3), Decimal(9))
    following = reader.word(n)
    if word in ("couple", "handful") and following == "of":
        after_of = numbers[reader.word(n + 1)] if reader.word(n + 1) else None
        if after_of and after_of[0] in ("scale", "hundred"):
            n += 1
    scale = ONE
    for _ in range(3):
        entry = numbers[reader.word(n)] if reader.word(n) else None
        if entry is None or entry[0] not in ("scale", "hundred"):
            break
        scale *= entry[1]
        n += 1
    if scale > 1 and (word != "few" or before in ("a", "the", "last", "first", "past")):
        top = low * scale if word == "couple" else 10 * scale - 1
        first = at - 1 if before in ("a", "the") else at
        return Numeral(first, n, low * scale, top, "vague", low, scale)
    if word == "few" and (before != "a" or reader.word(at - 2) == "quite"):
        return None
    if word == "couple" and (before != "a" or not (following == "of" or reader.tag(n) in ("S", "J") or following == "more")):
        return None
    if word == "handful" and following != "of":
        return None
    if word == "several" and (following in ("of", "times") and reader.word(n + 1) == "times"):
        return None
    return Numeral(at - 1 if before == "a" else at, n, low, high, "vague", low)
