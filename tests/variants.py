"""Variants of the seed article, each with its gold: other names, countries and days, and other typing.

A variant is made by replacing characters; the places of the gold are carried along, and what stood in a part that was
cut off is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from scoring import GOLD, load

Edit = tuple[int, int, str]  # from, to, and what stands there instead

PEOPLE = {"Ben Wallace": "Graham Pemberton", "Wallace": "Pemberton", "Josep Borrell": "Ines Carvalho"}
TURKEY = {
    "Russia": "Turkey", "Russian": "Turkish", "Moscow": "Ankara",
    "Iran": "Pakistan", "Iranian": "Pakistani", "Tehran": "Islamabad",
    "Ukraine": "Georgia", "Ukrainian": "Georgian", "Kyiv": "Tbilisi",
    "Britain": "Canada", "British": "Canadian", "UK": "Canada", "United Kingdom": "Canada", "LONDON": "OTTAWA",
}  # fmt: skip
CHINA = {
    "Russia": "China", "Russian": "Chinese", "Moscow": "Beijing",
    "Iran": "Vietnam", "Iranian": "Vietnamese", "Tehran": "Hanoi",
    "Ukraine": "Nepal", "Ukrainian": "Nepali", "Kyiv": "Kathmandu",
    "Britain": "France", "British": "French", "UK": "France", "United Kingdom": "France", "LONDON": "PARIS",
    "the United States": "Japan", "United States": "Japan", "US": "Japan",
}  # fmt: skip
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
# Where the paragraphs of the article begin, by their first words.
PARAGRAPHS = (
    "UK, US, and EU", "LONDON:", "“Iran has become one of Russia’s top military backers,” Wallace told parliament as",
    "“In return", "Wallace did not", "The Russian defense", "Britain, along", "Earlier on", "Iran has acknowledged",
    "Moscow has denied", "On Monday", "“Kamikaze” or", "Britain, the United",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Variant:
    """How the article is changed."""

    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    published: date = date(2022, 12, 20)
    straight: bool = False
    paragraphs: str = ""
    deck: bool = True

    def gold(self) -> dict[str, Any]:
        """The gold article, changed."""
        gold = load(GOLD / "seed.json")
        edits = list(self._edits(gold["text"]))
        if self.paragraphs:
            _divide(gold)
        gold = _Moved(gold["text"], edits).record(gold)
        gold["published"] = self.published.isoformat()
        for actor in gold["actors"]:
            actor["name"] = self.renamed(actor["name"])
            actor["aliases"] = [self.renamed(alias) for alias in actor["aliases"]]
        for time in gold["times"]:
            self._redate(time)
        return gold

    def renamed(self, words: str) -> str:
        """Words of the article as the variant has them."""
        words = self._pattern().sub(lambda match: self.names[match[0]], words) if self.names else words
        return words.translate(STRAIGHT) if self.straight else words

    def day(self, value: str) -> str:
        """A day or month of the article as it is in the variant."""
        if len(value) == len("2022-02"):
            month = int(value[5:])
            return f"{self.published.year - (month > self.published.month)}-{value[5:]}"
        weekday = date.fromisoformat(value).weekday()
        return (self.published - timedelta((self.published.weekday() - weekday) % 7)).isoformat()

    def _pattern(self) -> re.Pattern[str]:
        return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, self.names), key=len, reverse=True)) + r")\b")

    def _edits(self, text: str) -> Iterable[Edit]:
        begin = 0 if self.deck else text.index("LONDON:")
        if begin:
            yield 0, begin, ""
        if self.names:
            for match in self._pattern().finditer(text, begin):
                yield match.start(), match.end(), self.names[match[0]]
        if self.straight:
            for match in re.finditer("[“”‘’]", text[begin:]):
                yield begin + match.start(), begin + match.end(), match[0].translate(STRAIGHT)
        if self.paragraphs:
            for words in PARAGRAPHS:
                start = text.index(words)
                if start - 1 > begin:
                    yield start - 1, start, self.paragraphs

    def _redate(self, time: dict[str, Any]) -> None:
        if not time["from"]:
            return
        time["value"] = self.day(time["value"])
        first = date.fromisoformat(time["value"] if len(time["value"]) > 7 else f"{time['value']}-01")
        after = first + timedelta(1 if len(time["value"]) > 7 else 31)
        after = after if len(time["value"]) > 7 else after.replace(day=1)
        time["from"], time["to"] = first.isoformat(), after.isoformat()


def _divide(gold: dict[str, Any]) -> None:
    """Where paragraphs are kept, a quotation that goes on in the next one is a statement of its own."""
    statement = next(s for s in gold["statements"] if len(s["content"]) == 2)
    rest = {**statement, "id": statement["id"] + ".2", "content": statement["content"][1:], "source": None, "cue": None}
    statement["content"] = statement["content"][:1]
    gold["statements"].append(rest)
    start = rest["content"][0]["start"]
    for relation in gold["relations"]:
        if relation["asserted_by"] == statement["id"] and relation["start"] >= start:
            relation["asserted_by"] = rest["id"]


class _Moved:
    """A text after edits, and where its places went."""

    def __init__(self, text: str, edits: list[Edit]) -> None:
        self.edits = sorted(edits)
        pieces, at, self._shifts = [], 0, [0]
        for start, end, new in self.edits:
            pieces += [text[at:start], new]
            at = end
            self._shifts.append(self._shifts[-1] + len(new) - (end - start))
        self.text = "".join([*pieces, text[at:]])
        self._starts, self._ends = [e[0] for e in self.edits], [e[1] for e in self.edits]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a place went; None if it was cut off."""
        new = self._start(start), self._end(end)
        return new if new[0] < new[1] else None

    def _start(self, offset: int) -> int:
        before = bisect_right(self._ends, offset)
        if before < len(self.edits) and self._starts[before] < offset:  # inside an edit: where that begins
            return self._starts[before] + self._shifts[before]
        return offset + self._shifts[before]

    def _end(self, offset: int) -> int:
        before = bisect_right(self._ends, offset)
        if before < len(self.edits) and self._starts[before] < offset:  # inside an edit: where that ends
            return self._ends[before] + self._shifts[before + 1]
        return offset + self._shifts[before]

    def record(self, gold: dict[str, Any]) -> dict[str, Any]:
        """The gold with every place carried along."""
        moved: dict[str, Any] = self._carry({key: value for key, value in gold.items() if key != "text"})
        moved["text"] = self.text
        moved["statements"] = [s for s in moved["statements"] if s["content"] or s["cue"]]
        moved["relations"] = [r for r in moved["relations"] if r["trigger"]]
        return moved

    def _carry(self, value: Any) -> Any:
        if isinstance(value, list):
            return [carried for item in value if (carried := self._carry(item)) is not None]
        if not isinstance(value, dict):
            return value
        carried = {key: self._carry(item) for key, item in value.items()}
        if "start" not in value:
            return carried
        new = self.place(value["start"], value["end"])
        return carried | {"start": new[0], "end": new[1]} if new else None


VARIANTS = (
    Variant("as it is"),
    Variant("other people", PEOPLE),
    Variant("Turkey and Pakistan", TURKEY),
    Variant("China and Vietnam", CHINA),
    Variant("a Thursday in March", published=date(2024, 3, 7)),
    Variant("the first days of a year", published=date(2023, 1, 3)),
    Variant("straight marks", straight=True),
    Variant("line breaks", paragraphs="\n"),
    Variant("blank lines", paragraphs="\n\n"),
    Variant("no deck", deck=False),
    Variant("all at once", PEOPLE | TURKEY, date(2019, 8, 14), straight=True, paragraphs="\n\n", deck=False),
    Variant("others at once", PEOPLE | CHINA, date(2021, 2, 26), paragraphs="\n"),
)
