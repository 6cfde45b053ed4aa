"""What each word can be in an expression of time: one character a token, so that the grammar is patterns over a string.

Upper-case characters are triggers: every expression has one. The rest only stands beside them.

    W weekday   V weekdays   M month   Y four digits   E decade   T today ...   N weekend   D weekends   A season
    B seasons   H holiday (h its further words)   P part of the day   O its plural   K 10:30   X a.m.   Z zone
    U unit   S units   L five-year   Q quarter, half   J third-quarter   F daily   G ago   R now ...   I past, future
    C fiscal   < year-ago   > end, year-end   @ ends a phrase   ~ a foreign month, 23.04.2022   ! BC
    d 1 to 31   n another number   o ordinal   q few, several   a a, an   t the   c this   l last   v previous   x next
    g following   s same, that   e each   r later, earlier   b before, after   f of   p on, in, at ...   i 's
    z and, to   0 or   m more, full ...   w recent   k once, twice, times   u per   y all   j de
    , - / ( ) " .   themselves   ? to be judged in its place   _ no part
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsclaims.lexicon import Lexicon

__all__ = ["Entry", "Vocabulary", "vocabulary"]

CODES: Final = {
    "weekday": "W", "weekdays": "V", "month": "M", "unit": "U", "units": "S", "decade": "E", "day word": "T",
    "reference": "R", "tense": "I", "part": "P", "parts": "O", "moment": "P", "season": "A", "seasons": "B",
    "fraction": "Q", "meridiem": "X", "zone": "Z", "frequency": "F", "holiday": "H", "weekend": "N", "weekends": "D",
    "fiscal": "C", "event": "H", "ago": "G", "era": "!", "article": "a", "the": "t", "this": "c", "last": "l",
    "previous": "v", "next": "x", "following": "g", "same": "s", "each": "e", "later": "r", "beside": "b", "of": "f",
    "place": "p", "join": "z", "or": "0", "adjective": "m", "vague": "q", "cardinal": "n", "scale": "n", "ordinal": "o",
    "recent": "w", "times": "k", "per": "u", "all": "y", "joining": "j", "end": ">",
}  # fmt: skip
MARKS: Final = {
    ",": ",", "-": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "/": "/", "(": "(", ")": ")", ".": ".", "'s": "i",
    "’s": "i", "'": '"', "’": '"', "‘": '"', '"': '"', "“": '"', "”": '"',
}  # fmt: skip
LIMIT: Final = 50_000  # words kept; past that the memory starts anew
LONGEST: Final = 40  # characters; longer words are never part of a time
CLOCK: Final = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?", re.ASCII)
DECADE: Final = re.compile(r"(\d\d)?(\d0)s", re.ASCII)
DOTTED: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)
NAMED_PART: Final = re.compile(r"q[1-4]|h[12]", re.ASCII)
ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII)
NUMBER: Final = re.compile(r"\d{1,6}(?:,\d{3}|\.\d{1,3})?", re.ASCII)
QUARTERS: Final = {(1, 3): 1, (4, 6): 2, (7, 9): 3, (10, 12): 4}
MIDDLE: Final = {"mid": "MID", "early": "START", "late": "END"}


class Entry(NamedTuple):
    """A word that may be part of an expression of time.

    Attributes:
        code: Its character.
        value: Its number, or its TIMEX3 letters.
        mod: TIMEX3 modifier that it brings along ("mid-March").
        when: Name of the test that it must pass in its place; "" if it needs none.

    """

    code: str
    value: str
    mod: str = ""
    when: str = ""

    @property
    def number(self) -> float:
        """Its number; 0 where the value is none."""
        try:
            return float(self.value)
        except ValueError:
            return 0


class Vocabulary(dict[str, str]):
    """Lower-case word -> character, filled on demand; the entries behind it.

    Attributes:
        entries: Lower-case word -> what it is, for words that may be part of a time.
        phrases: Last word -> phrases that end with it, longest first: (words, entry).
        modifiers: What stands before an expression, by what it goes with ("amount", "year", "period" ...): phrase ->
            TIMEX3 modifier.
        modifier_ends: The last words of those.
        sets: Words that decide in context, by the names of the table `time_contexts`.

    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.entries: dict[str, Entry] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.modifiers: dict[str, dict[str, str]] = {}
        self.modifier_ends: set[str] = set()
        self._base: dict[str, Entry] = {}
        for row in lexicon.table("number_words"):
            if row["kind"] in CODES:
                self._base[row["word"]] = Entry(CODES[row["kind"]], row["value"])
        for row in lexicon.table("time_words"):
            if row["kind"] in CODES:
                self._base[row["word"]] = Entry(CODES[row["kind"]], row["value"], "", row["when"])
        for row in lexicon.table("foreign_months"):
            self._base.setdefault(row["month"], Entry("~", row["language"]))
        for row in lexicon.table("time_phrases"):
            self._phrase(row["phrase"], Entry(CODES[row["kind"]], row["value"]))
        for row in lexicon.table("holidays"):
            self._phrase(row["name"], Entry("H", row["rule"]))
        for found in self.phrases.values():
            found.sort(key=lambda phrase: -len(phrase[0]))
        self.sets = {row["name"]: frozenset(row["words"].split()) for row in lexicon.table("time_contexts")}
        for row in lexicon.table("time_modifiers"):
            self.modifiers.setdefault(row["applies"], {})[row["phrase"]] = row["mod"]
            self.modifier_ends.add(row["phrase"].rpartition(" ")[2])

    def _phrase(self, phrase: str, entry: Entry) -> None:
        words = tuple(re.sub(r"('s?)(?=\s|$)", r" \1", phrase).split())
        self.phrases.setdefault(words[-1], []).append((words, entry))

    def __missing__(self, lower: str) -> str:
        entry = self._classify(lower) if len(lower) <= LONGEST else None
        if entry is None:
            code = MARKS.get(lower) or ("@" if lower in self.phrases else "_")
        else:
            code = "?" if entry.when else entry.code
        if len(lower) <= LONGEST:
            if len(self) >= LIMIT:
                self.clear()
                self.entries.clear()
            self[lower] = code
            if entry is not None:
                self.entries[lower] = entry
        return code

    def entry(self, lower: str) -> Entry:
        """What a word is; one that is no part of times is "_"."""
        return self.entries.get(lower) or self._classify(lower) or Entry("_", "")

    def _classify(self, lower: str) -> Entry | None:
        base = self._base.get(lower)
        if base is not None:
            return base
        if lower[:1].isdigit():
            return _number(lower)
        if "-" in lower[1:]:
            return self._compound(lower)
        if NAMED_PART.fullmatch(lower):
            return Entry("J", lower[1] + lower[0].upper())
        if lower.endswith("long") and len(lower) > 5:  # "yearlong"
            unit = self._base.get(lower[:-4])
            return Entry("L", "1" + unit.value) if unit and unit.code == "U" else None
        return None

    def _compound(self, lower: str) -> Entry | None:
        """Words with a hyphen: "twenty-five", "five-year", "mid-March", "third-quarter", "nineteenth-century"."""
        first, _, rest = lower.partition("-")
        head, tail = self._base.get(first), self._base.get(rest)
        if rest == "long" and head and head.code in "US":
            return Entry("L", ("1" if head.code == "U" else "X") + head.value)
        if first in MIDDLE:
            core = self._classify(rest)
            return core._replace(mod=MIDDLE[first], when="") if core and core.code in "MEAWoP" else None
        if head is not None and head.code == "U" and rest in ("ago", "earlier", "end"):
            return Entry(">" if rest == "end" else "<", head.value)
        if head is None or tail is None:
            return None
        if head.code == "n" and tail.code in "no":
            tens, ones = int(head.number), int(tail.number)
            fits = tens >= 20 and tens % 10 == 0 and 0 < ones < 10 and tens < 100
            return Entry(tail.code, str(tens + ones)) if fits else None
        if head.code == "M" == tail.code and (int(head.value), int(tail.value)) in QUARTERS:
            return Entry("J", f"{QUARTERS[int(head.value), int(tail.value)]}Q")
        if head.code in "nq" and tail.code in "US" and tail.value != "Q":
            return Entry("L", head.value + tail.value)
        if first in ("half", "quarter") and tail.code == "U" and (first == "half" or tail.value == "CE"):
            return Entry("L", first + tail.value)
        if head.code == "o" and tail.code == "Q":
            return Entry("J", head.value + tail.value)
        if head.code == "o" and tail.value == "CE":
            return Entry("J", head.value + "CE")
        return None


def _number(lower: str) -> Entry | None:
    """What figures can be."""
    if lower.isdecimal() and lower.isascii():
        if len(lower) <= 2:
            return Entry("d" if 1 <= int(lower) <= 31 else "n", str(int(lower)))
        if len(lower) == 4 and "1000" <= lower < "2200":
            return Entry("Y", lower)
        return Entry("n", lower) if len(lower) < 8 else None
    found = ORDINAL.fullmatch(lower)
    if found:
        return Entry("o", str(int(found[1])))
    found = DECADE.fullmatch(lower)
    if found:
        return Entry("E", (found[1] or "") + found[2])
    if ":" in lower:
        return Entry("K", lower) if CLOCK.fullmatch(lower) else None
    if DOTTED.fullmatch(lower):
        return Entry("~", "de")
    return Entry("n", lower.replace(",", "")) if NUMBER.fullmatch(lower) else None


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, made once."""
    return lexicon.derive("times", lambda: Vocabulary(lexicon))
