"""Numbers in words, and fractions: "a hundred and five", "two and a half million", "two-thirds", "half of"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.reader import MOST_WORDS, ONE, Numeral, Reader, exact, rounded
from newsclaims.builtin.quantities.vague import vague_plural, vague_some

__all__ = ["and_part", "decimals_after", "in_words"]

BEHIND: Final = frozenset(("more", "less", "fewer", "higher", "lower"))
INFINITY: Final = Decimal("Infinity")
LARGEST_SCALE: Final = Decimal(10) ** 18


def in_words(reader: Reader, at: int) -> Numeral | None:
    """A number that begins with a word, a vague numeral, or a fraction."""
    entry = reader.vocabulary.numbers[reader.lower[at]]
    if entry is None:
        return None
    role, value = entry
    if role == "plural":
        return vague_plural(reader, at, at)
    if role == "some":
        return vague_some(reader, at)
    if role in ("ratio", "glyph"):
        share = rounded(value)
        return _part_of_scale(reader, Numeral(at, at + 1, share, share, "ratio", share))
    if role == "part":
        return _part(reader, at, value)
    return _cardinal(reader, at)


def _cardinal(reader: Reader, at: int) -> Numeral | None:
    """A whole number in words, with what belongs to it: "a hundred and five", "two and a half million"."""
    sum_ = _Sum(reader, at)
    sum_.read()
    if sum_.after == at:
        return None
    value, after = sum_.total + (sum_.current or 0), sum_.after
    if after < reader.limit and (share := _share(reader, at, after, value)):
        return share
    if reader.word(after) in ("first", "second") and _role(reader, after - 1) in ("ten", "hundred"):
        return Numeral(at, after + 1)  # "thirty first"
    worth = exact(value) if value == value.to_integral_value() else rounded(value)
    if _role(reader, at) in ("scale", "hundred"):
        at -= 1  # "a million"
    scale = sum_.lowest if sum_.lowest < INFINITY else ONE
    return Numeral(at, after, worth, worth, "words", value / scale, scale)


class _Sum:
    """The sum that number words make, read word by word.

    Attributes:
        total: What is complete: 2,000 of "two thousand five".
        current: What the next scale will multiply, or None.
        lowest: The lowest scale so far.
        after: Number after the last token that belongs to it.

    """

    def __init__(self, reader: Reader, at: int) -> None:
        self.reader = reader
        self.at = self.after = at
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.lowest = INFINITY

    def read(self) -> None:
        """Read as many words as belong together."""
        n = self.at
        for _ in range(MOST_WORDS):
            if self._is_and(n) or self._is_comma(n):
                n += 1
                continue
            word = self.reader.word(n)
            entry = self.reader.vocabulary.numbers[word] if word else None
            if entry is None or entry[1] >= LARGEST_SCALE or not self._add(word, *entry, first=n == self.at):
                return
            n = self.after = self._fraction(n + 1)

    def _is_and(self, n: int) -> bool:
        """Whether "and" joins a smaller number: "a hundred and five"."""
        reader, current = self.reader, self.current
        if n == self.at or n != self.after or reader.word(n) not in ("and", "&"):
            return False
        if current is None:
            return self.lowest < INFINITY and _role(reader, n + 1) in ("small", "ten", "tens")
        return current >= 100 and current % 100 == 0 and _role(reader, n + 1) in ("small", "ten", "tens")

    def _is_comma(self, n: int) -> bool:
        """Whether a comma parts hundreds from thousands or millions: "three million, two hundred and forty"."""
        reader = self.reader
        return (
            reader.word(n) == "," and n == self.after and self.current is None and 1000 <= self.lowest < INFINITY
            and _role(reader, n + 1) == "small" and _role(reader, n + 2) == "hundred"
        )  # fmt: skip

    def _add(self, word: str, role: str, value: Decimal, *, first: bool) -> bool:
        """Add a word; False if it does not belong to the number."""
        current = self.current
        after_a = self.reader.word(self.at - 1) == "a"
        if role in ("small", "ten", "tens"):
            joined = _join(current, value, role)
            if joined is None or value >= self.lowest:
                return False
            self.current = joined
        elif role == "hundred":
            if (current is None and not (first and after_a)) or (current is not None and current >= 100):
                return False
            self.current = (ONE if current is None else current) * value
        elif role in ("scale", "value", "abbreviation") or (role == "plural" and word != "tens" and not first):
            if (role == "value" and (current is not None or self.total)) or (first and role == "scale" and not after_a):
                return False
            return self._scale(value)
        elif role == "glyph" and current is not None:
            self.current = current + value
        else:
            return False
        return True

    def _scale(self, value: Decimal) -> bool:
        """Multiply what was read by a scale: "two hundred [thousand]", "a hundred thousand [million]"."""
        if value < self.lowest:
            self.total += (ONE if self.current is None else self.current) * value
            self.current, self.lowest = None, value
        elif self.current is None and self.total and value >= 1000:
            self.total, self.lowest = self.total * value, INFINITY
        else:
            return False
        return True

    def _fraction(self, n: int) -> int:
        """Add a fraction or decimals that follow; the token after them."""
        if part := and_part(self.reader, n):
            if self.current is not None:
                self.current += part[0]
            else:
                self.total += part[0] * self.lowest
            n = part[1]
        if self.reader.word(n) == "point" and self.current is not None:
            decimals = decimals_after(self.reader, n + 1)
            if decimals:
                self.current += Decimal("0." + decimals[0])
                n = decimals[1]
        return n


def _role(reader: Reader, n: int) -> str:
    """The role of a token among the number words; "" for any other word."""
    word = reader.word(n)
    entry = reader.vocabulary.numbers[word] if word else None
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


def decimals_after(reader: Reader, at: int) -> tuple[str, int] | None:
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
        if (
            word == "quarters"
            and reader.word(after + 1) != "of"
            and reader.word(at - 1) in reader.vocabulary.traps["time_lead"]
        ):
            return Numeral(at, after + 1)  # a time
        share = rounded(value / entry[1])
        return _part_of_scale(reader, Numeral(at, after + 1, share, share, "ratio", share))
    return Numeral(at, after + 1) if word != "half" and value > 1 else None


def and_part(reader: Reader, at: int) -> tuple[Decimal, int] | None:
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
    if _role(reader, after) in ("scale", "hundred") and _role(reader, at - 1) in ("scale", "hundred"):
        return None  # "a billion and a half million"
    if bare or first in ("a", "an", "one"):
        if part not in ("half", "quarter") and reader.tag(after) in tuple("NSJP"):
            return None  # "five and a third man"
        return (
            (ONE / divisor[1], after)
            if not part.endswith("s") and reader.word(after) not in ("the", "a", "of")
            else None
        )
    if times and times[0] == "small" and 1 < times[1] < divisor[1] and part.endswith("s"):
        return times[1] / divisor[1], after
    return None


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
        if first < at and reader.word(first - 1) == "and" and reader.word(first - 2) == "time":
            return None  # "time and a half"
        if not bounded and (before in traps["half_before"] or reader.tag(at - 1) in ("J", "N", "P")):
            return None
        if following in traps["half_after"] or bounded or first < at:
            return numeral
        return numeral if reader.tag(at + 1) and reader.tag(at + 1) in "bVZM" else _half_unit(reader, numeral)
    if first == at and not _leads_headline(reader, at):
        return None
    if following == "of" and reader.text(at + 2).isdigit() and len(reader.text(at + 2)) == 4:
        return None  # "a quarter of 2017"
    if word == "quarter" and _before_unit(reader, at + 1):
        return numeral  # "a quarter point"
    verb = bounded and reader.words[at + 1].verb == following  # "nearly a quarter [plan] to go"
    if following != "of" and reader.tag(at + 1) in tuple("NSJ") and following not in BEHIND and not verb:
        return None  # "a fifth grader"
    alone = first == reader.begin and at + 1 == reader.limit
    if following == "of" or bounded or alone or divisor >= 20 or following in BEHIND:
        return numeral
    return None


def _leads_headline(reader: Reader, at: int) -> bool:
    """Whether a fraction opens a sentence that has left out its article: "Third of voters stayed home"."""
    n = at + 2
    return (
        at == reader.begin and reader.word(at + 1) == "of" and _role(reader, n) in ("", "scale")
        and (reader.word(n) in ("a", "all", "an") or (reader.tag(n) in tuple("SJP") and not _is_month(reader, n)))
    )  # fmt: skip


def _is_month(reader: Reader, n: int) -> bool:
    return reader.word(n) in reader.vocabulary.traps["month"]


def _half_unit(reader: Reader, numeral: Numeral) -> Numeral | None:
    """Read "Half" right before a unit: "half litre"."""
    return numeral if _before_unit(reader, numeral.last) else None


def _before_unit(reader: Reader, at: int) -> bool:
    """Whether a unit of measure stands at a token."""
    unit = reader.vocabulary.unit_words.match(reader.lower, at, reader.limit)
    return unit is not None and unit[0].kind in ("measure", "percent")
