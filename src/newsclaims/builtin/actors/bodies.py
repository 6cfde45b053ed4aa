"""Names of organisations: their heads, their abbreviations, and when a short name stands for a long one."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

__all__ = ["SMALL", "abbreviates", "head", "initials", "spells_out", "within"]

# Words that an abbreviation may leave out.
SMALL: Final = frozenset(("of", "the", "and", "for", "on", "in", "&", "de", "la"))
Words = tuple[str, ...]


def head(words: Words) -> str:
    """The head word of a name: the last, or the one before "of"."""
    for n, word in enumerate(words):
        if n and word in ("of", "for", "on"):
            return words[n - 1]
    return words[-1]


def _at(short: Words, long: Words) -> int | None:
    """Where the words of a short name stand in a long one."""
    size = len(short)
    return next((n for n in range(len(long) - size + 1) if long[n : n + size] == short), None)


def within(short: Words, long: Words) -> bool:
    """Whether a short name can stand for a long one: its beginning, or, of two words or more, its end or core."""
    at = _at(short, long)
    if at is None:
        return False
    end = at + len(short)
    return at == 0 or (len(short) > 1 and (end == len(long) or long[end] in SMALL))


def spells_out(short: Words, long: Words, formal: Container[str], countries: Container[str]) -> bool:
    """Whether the words that a name has more than another only spell it out: a country, a legal form, an of-phrase."""
    at = _at(short, long)
    if at is None:
        return False
    before, rest = long[:at], long[at + len(short) :]
    if before and " ".join(before) not in countries:
        return False
    if all(word in formal for word in rest):
        return True
    return len(short) > 1 and rest[0] in ("of", "for")


def initials(words: Words) -> set[str]:
    """The abbreviations that a name's first letters make: with and without small words, without its first word."""
    big = [word for word in words if word not in SMALL and word[0].isalpha()]
    every = "".join(word[0] for word in big)
    full = "".join(word[0] for word in words if word[0].isalpha())
    return {letters for letters in (every, every[1:], full) if len(letters) > 1}


def abbreviates(short: str, words: Words) -> bool:
    """Whether the letters of an abbreviation occur in a name in order, the first at the head of a word."""
    text = "".join(words)
    at = 0
    for letter in short.replace(".", "").replace("-", ""):
        at = text.find(letter, at) + 1
        if not at:
            return False
    return any(word.startswith(short[:1]) for word in words)
