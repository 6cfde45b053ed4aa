"""Vague numerals: "dozens", "hundreds of thousands", "several hundred", "a couple"."""

from __future__ import annotations

from decimal import Decimal

from newsclaims.builtin.quantities.reader import ONE, Numeral, Reader

__all__ = ["vague_plural", "vague_some"]


def vague_plural(reader: Reader, at: int, first: int) -> Numeral | None:
    """Read "dozens", "hundreds of thousands", "tens of millions"."""
    numbers = reader.vocabulary.numbers
    word = reader.lower[at]
    entry = numbers[word]
    if entry is None:
        return None
    factor, n = entry[1], at + 1
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
    if word == "scores" and reader.word(n) != "of" and not _counts_people(reader, at, n):
        return None
    low = 2 * factor
    high = Decimal(99) if word in ("dozens", "scores") and not scaled else factor * 10 - 1
    return Numeral(first, n, low, high, "vague", Decimal(2), factor)


def _counts_people(reader: Reader, at: int, n: int) -> bool:
    """Whether "scores" counts without "of": "scores were killed", "scores more"; not "the scores were high"."""
    return reader.word(n) in ("more", "were", "dead") and reader.tag(at - 1) not in ("D", "G", "X", "J", "N")


def vague_some(reader: Reader, at: int) -> Numeral | None:
    """Read "Several", "a few hundred", "a couple of dozen", "a handful"."""
    word, before = reader.lower[at], reader.word(at - 1)
    numbers = reader.vocabulary.numbers
    n = at + 1
    if word == "pair":
        return _pair(reader, at)
    low, high = (Decimal(2), Decimal(2)) if word == "couple" else (Decimal(3), Decimal(9))
    following = reader.word(n)
    if word in ("couple", "handful") and following == "of":
        after_of = numbers[reader.word(n + 1)] if reader.word(n + 1) else None
        if after_of and after_of[0] in ("scale", "hundred"):
            n += 1
    ahead = numbers[following] if following else None
    if ahead is not None and ahead[0] == "plural":
        return None  # "several tens of thousands"
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
    if word == "couple" and (
        before != "a" or not (following == "of" or reader.tag(n) in ("S", "J") or following == "more")
    ):
        return None
    if word == "handful" and following != "of":
        return None
    if word == "several" and (following in ("of", "times") and reader.word(n + 1) == "times"):
        return None
    return Numeral(at - 1 if before == "a" else at, n, low, high, "vague", low)


def _pair(reader: Reader, at: int) -> Numeral | None:
    """Read "a pair of judges": exactly two; shoes and trousers come in pairs of their own."""
    if reader.word(at - 1) != "a" or reader.word(at + 1) != "of" or reader.tag(at + 2) not in ("S", "J", "N", "P"):
        return None
    two = Decimal(2)
    return Numeral(at - 1, at + 1, two, two, "words", two)
