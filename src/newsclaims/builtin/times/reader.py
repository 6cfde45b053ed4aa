"""Numbers, units, years and clock times in a run of tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsclaims.builtin.times.grammar import Match
from newsclaims.builtin.times.vocabulary import CLOCK, Entry, Vocabulary
from newsclaims.text.tokens import Tokens

__all__ = ["Reader", "amount", "full_year"]

SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}


class Reader:
    """The tokens of a text with the character of each.

    Attributes:
        tokens: The tokens.
        codes: One character a token: see `newsclaims.builtin.times.vocabulary`.
        vocabulary: What the words can be.
        sets: Words that decide in context: see the table `time_contexts`.
        phrases: Number of the first token of a phrase ("right now", "Labor Day") -> what it is.

    """

    def __init__(self, tokens: Tokens, codes: str, vocabulary: Vocabulary, phrases: Mapping[int, Entry]) -> None:
        self.tokens = tokens
        self.codes = codes
        self.vocabulary = vocabulary
        self.phrases = phrases
        self.sets = vocabulary.sets

    def word(self, index: int) -> str:
        """A token in lower case; "" outside the text."""
        lower = self.tokens.lower
        return lower[index] if 0 <= index < len(lower) else ""

    def tag(self, index: int) -> str:
        """The part of speech of a token; "" outside the text."""
        return self.tokens.tags[index : index + 1] if index >= 0 else ""

    def entry(self, match: Match, group: str) -> Entry | None:
        """What the first word of a group is; None where the group is empty."""
        span = match.groups.get(group)
        if not span:
            return None
        return self.phrases.get(span[0]) or self.vocabulary.entry(self.tokens.lower[span[0]])

    def value(self, match: Match, group: str) -> str:
        """The value of the first word of a group; "" where the group is empty."""
        entry = self.entry(match, group)
        return entry.value if entry else ""

    def integer(self, match: Match, group: str) -> int | None:
        """The number of the first word of a group."""
        entry = self.entry(match, group)
        return int(entry.number) if entry else None

    def day(self, match: Match, group: str) -> int | None:
        """The number of a day of the month; None if there is no such day."""
        number = self.integer(match, group)
        return number if number and 1 <= number <= 31 else None

    def which(self, match: Match) -> str:
        """The code of what points: the last telling one of "this past", "that same", "the next"."""
        span = match.groups.get("which")
        if not span:
            return "t" if self.codes[match.first] == "t" else ""
        codes = self.codes[span[0] : span[1]]
        if codes[0] == "c" and len(codes) > 1:
            return "l" if codes[-1] in "lIv" else "x" if codes[-1] in "x" else codes[-1]
        if codes[-1] == "I":
            return "l" if self.word(span[1] - 1) == "past" else ""
        return codes[-1]

    def has_the(self, match: Match) -> bool:
        """Whether the expression begins with "the"."""
        return self.codes[match.first] == "t"

    def count(self, match: Match) -> float | None:
        """How many: a number, None where it is vague. One where nothing is said."""
        if "half" in match.groups:
            return 0.5
        number = 1.0
        span = match.groups.get("count")
        if span:
            read = self._number(*span)
            if read is None:
                return None
            number = read
        elif "number" in match.groups:
            number = float(self.integer(match, "number") or 0)
        tail = match.groups.get("tail")
        if tail and self.codes[tail[1] - 1] == "n":  # "a day or two"
            return None
        return number + 0.5 if "tail" in match.groups and self.word(match.groups["tail"][1] - 1) == "half" else number

    def _number(self, first: int, after: int) -> float | None:
        """The number that the tokens write; the first of two; None if it is vague."""
        words = self.tokens.lower[first:after]
        codes = self.codes[first:after]
        if "q" in codes and not any(word == "couple" for word in words):
            return None
        if "couple" in words:
            return 2.0
        number = 0.0
        for word, code in zip(words, codes, strict=True):
            if code in "z0-" and number:
                if word != "and" or "Q" not in codes:
                    break
                return number + (0.5 if "half" in words else 0.25)
            if word in SCALES:
                number = (number or 1) * SCALES[word]
            elif code in "dnY":
                number += self.vocabulary.entry(word).number
        return number

    def is_title(self, index: int) -> bool:
        """Whether a capital makes a common word part of a name: not where every word around bears one."""
        words = self.tokens.words
        if not words[index].capital or words[index].upper:
            return False
        around = [w for w in (*words[max(0, index - 4) : index], *words[index + 1 : index + 5]) if len(w.text) > 3]
        return not around or sum(word.capital for word in around) < len(around) * 0.8

    def is_year(self, index: int) -> bool:
        """Whether four figures are a year and not an amount, a price or an address."""
        tokens = self.tokens
        before, after = self.word(index - 1), self.word(index + 1)
        if self.codes[index - 1 : index] == '"' == self.codes[index + 1 : index + 2]:  # the title of a book
            return False
        if (
            before in self.sets["before number"]
            or after in self.sets["streets"]
            or after in ("%", "percent", "°", "million", "billion")
        ):
            return False
        if tokens.glued(index) and before not in ("(", "“", '"', "-", "–", "—", "/", "‘", "'", "[", "’"):
            return False
        glued = index + 1 < len(tokens) and tokens.glued(index + 1)
        if glued and after in ("-", "–", "/") and self.word(index + 2)[:1].isalpha() and self.word(index + 2) not in (
            "era", "present", "style"
        ):  # fmt: skip
            return False
        if glued and (after[:1].isalnum() or after in ("°", "'", "@")):
            return False
        if before in ("-", "–") and tokens.glued(index) and self.word(index - 2)[:1].isdigit():
            return len(self.word(index - 2)) == 4 and self.codes[index - 2] == "Y"
        year = int(tokens.lower[index])
        tag = self.tag(index + 1)
        if tag == "S" and self.codes[index + 1] != "B" and not 1950 <= year <= 2050:
            return False
        if tag == "S" and year % 100 == 0 and before not in ("the", "in", "since"):
            return False
        if self.codes[index + 1 : index + 2] in ("S", "U", "X"):
            return False
        if tag in ("S", "N") and self.tag(index - 1) in ("V", "Z", "B", "I") and before not in ("said", "says", "told"):
            return False
        if tag == "P" and year < 1900 and before not in self.sets["before year"]:
            return False
        if 1900 <= year <= 2099:
            return True
        return before in self.sets["before year"] or before in ("(", ",") or self.codes[index - 1 : index] in ("M", "A")

    def clock(self, match: Match, group: str, *, half: str = "") -> tuple[int, int] | None:
        """Hour and minute; None if there is no such time."""
        word = self.tokens.lower[match.groups[group][0]]
        found = CLOCK.fullmatch(word)
        if found:
            hour, minute = int(found[1]), int(found[2])
        elif self.codes[match.groups[group][0]] == "Y" or (len(word) == 4 and word.isdecimal()):
            hour, minute = int(word[:2]), int(word[2:])
        else:
            hour, minute = int(self.vocabulary.entry(word).number), 0
        if half in ("a", "p"):
            if not 1 <= hour <= 12:
                return (hour, minute) if half == "p" and 12 < hour < 24 and minute < 60 else None
            hour = hour % 12 + (12 if half == "p" else 0)
        return (hour, minute) if hour <= 24 and minute < 60 and (hour < 24 or not minute) else None


def full_year(figures: str) -> int:
    """A year of two or four figures: two are of 1930 to 2029."""
    number = int(figures)
    return number if len(figures) > 2 else number + (1900 if number >= 30 else 2000)


def amount(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P2Y, PT24H, PXD."""
    if unit[:1].isdigit():  # a fortnight
        count, unit = count and count * int(unit[0]), unit[1:]
    if count == 0.5 and unit in ("Y", "TH", "D", "DE", "CE"):
        count, unit = {"Y": (6, "M"), "TH": (30, "TM"), "D": (12, "TH"), "DE": (5, "Y"), "CE": (50, "Y")}[unit]
    number = "X" if count is None else str(int(count)) if count == int(count) else f"{count:g}"
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"
