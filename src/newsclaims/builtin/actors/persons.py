"""Names of people: what is forename and what is surname, and when two names can be one person's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["PERSON_SUFFIXES", "People"]

# What follows a surname.
PERSON_SUFFIXES: Final = frozenset(("jr", "jr.", "jnr", "jnr.", "sr", "sr.", "snr", "ii", "iii", "iv"))
# A surname of a Chinese or Korean name is no longer than this.
SHORT_SURNAME: Final = 6
# Forenames of that many letters that differ in one are one.
LONG_FORENAME: Final = 6


class People:
    """Compares names of people; words are in lower case.

    Attributes:
        particles: Small words inside names.
        short: Short form of a forename -> the forename.

    """

    def __init__(self, particles: frozenset[str], short: Mapping[str, str]) -> None:
        self.particles = particles
        self.short = short

    @staticmethod
    def plain(words: tuple[str, ...]) -> list[str]:
        """A name's words without suffixes, marks and quotes."""
        return [word for word in words if word not in PERSON_SUFFIXES and word[0].isalpha()]

    @staticmethod
    def suffix(words: tuple[str, ...]) -> str:
        """What follows the surname ("jr"), or ""."""
        return words[-1].rstrip(".") if words[-1] in PERSON_SUFFIXES else ""

    def surname(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The surname in a full name, with its particles; the first word of a Chinese or Korean name."""
        if len(words) == 1:
            return words
        if len(words) == 2 and words[1][0].isalpha() and "-" not in words[1] and words[1] not in PERSON_SUFFIXES:
            return words[1:]
        plain = self.plain(words)
        if not plain:
            return words
        if len(plain) == 2 and "-" in plain[1] and "-" not in plain[0] and len(plain[0]) <= SHORT_SURNAME:
            return (plain[0],)
        begin = len(plain) - 1
        while begin > 1 and plain[begin - 1] in self.particles:
            begin -= 1
        return tuple(plain[begin:])

    def first_name(self, words: tuple[str, ...]) -> str:
        """The first word of a full name."""
        if words[0][0].isalpha():
            return words[0]
        return next((word for word in words if word not in PERSON_SUFFIXES and word[0].isalpha()), words[0])

    def compatible(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether two full names can be one person's: same surname, forenames that do not contradict each other."""
        if one == other:
            return True
        a, b = self.plain(one), self.plain(other)
        if len(a) < 2 or len(b) < 2:
            return False
        if len(a) == 2 == len(b) and self.suffix(one) != self.suffix(other):
            return False  # father and son
        short, long = sorted((a, b), key=len)
        if len(short) < len(long) and long[-len(short) :] == short:
            return True  # "Nieto Brik" in "Ana Nieto Brik"
        family = self.surname(one)
        if family == (a[0],) and family == self.surname(other):
            return a[1:] == b[1:]  # the surname comes first
        if family[-1] != self.surname(other)[-1] or not self._same_first(a[0], b[0]):
            return False
        middles = {word[0] for word in a[1:-1]}, {word[0] for word in b[1:-1]}
        return not middles[0] or not middles[1] or bool(middles[0] & middles[1])

    def _same_first(self, a: str, b: str) -> bool:
        if a == b:
            return True
        if a[0] == b[0] and (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1 or _misspelt(a, b)):
            return True
        return self.short.get(a, a) == self.short.get(b, b)


def _misspelt(a: str, b: str) -> bool:
    """Whether two long forenames differ in one letter inside: "kristin" and "kristen"."""
    if len(a) != len(b) or len(a) < LONG_FORENAME:
        return False
    return a[-1] == b[-1] and sum(x != y for x, y in zip(a, b, strict=True)) == 1
