"""Holds what was found against gold articles: newsclaims/1 records on both sides.

Statements count once for each speaker, and are right when their words and the speaker are; relations count where both
ends are actors, and are right when the ends are, and the predicate or the type. An actor that was found is right for a
gold actor when a name or nominal of it stands where one of that actor stands, or when it has one of that actor's names.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
WORD = re.compile(r"\w+(?:[.'’\-]\w+)*")
Record = Mapping[str, Any]
Place = tuple[int, int]


# ---- gold -----------------------------------------------------------------------------------------------------------
def load(path: Path) -> dict[str, Any]:
    """A gold article; its text stands in it, or in the file that `text_file` names."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if "text_file" in gold:
        gold["text"] = (path.parent / gold["text_file"]).read_text(encoding="utf-8")
    return gold


def spans_of(record: Any) -> Iterable[dict[str, Any]]:
    """Every place in a record, at whatever depth."""
    if isinstance(record, dict):
        if "start" in record:
            yield record
        record = list(record.values())
    if isinstance(record, list):
        for part in record:
            yield from spans_of(part)


# ---- counting -------------------------------------------------------------------------------------------------------
@dataclass
class Tally:
    """Hits among what is wanted and what was found."""

    hits: int = 0
    wanted: int = 0
    found: int = 0

    def add(self, hits: int, wanted: int, found: int) -> None:
        self.hits += hits
        self.wanted += wanted
        self.found += found

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in per cent: 100 where there was nothing to find and nothing was found."""
        precision = 100 * self.hits / self.found if self.found else 100.0
        recall = 100 * self.hits / self.wanted if self.wanted else 100.0
        both = self.hits and 2 * precision * recall / (precision + recall)
        return {"p": precision, "r": recall, "f1": both if self.wanted or self.found else 100.0}


@dataclass
class Scores:
    """Tallies by name, over any number of articles."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    def count(self, name: str, hits: int, wanted: int, found: int) -> None:
        self.tallies.setdefault(name, Tally()).add(hits, wanted, found)

    def add(self, other: Scores) -> Scores:
        for name, tally in other.tallies.items():
            self.count(name, tally.hits, tally.wanted, tally.found)
        return self

    def figures(self) -> dict[str, float]:
        """{"statements.f1": 93.1, ...}: what floors are set on."""
        return {
            f"{name}.{key}": value
            for name, tally in self.tallies.items()
            for key, value in tally.figures().items()
            if key == "f1" or name in {"statements", "relations"}
        }


# ---- likeness -------------------------------------------------------------------------------------------------------
def place(span: Record) -> Place:
    return span["start"], span["end"]


def alike(a: Place, b: Place) -> float:
    """Shared characters by covered characters."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def pair(wanted: Sequence[Any], found: Sequence[Any], likeness: Callable[[Any, Any], float]) -> dict[int, int]:
    """One-to-one pairs of indexes, the most alike first."""
    edges = [(likeness(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for value, i, j in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        if value > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def plain_name(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def last_word(phrase: str) -> str:
    """The head of a counted phrase, roughly: the last word before a preposition, without its plural ending."""
    words = WORD.findall(re.split(r"\s(?:of|in|to|who|that|from|with)\s", phrase)[0].lower())
    return words[-1].removesuffix("s") if words else ""


def same_number(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 1e-6 * max(1.0, abs(a))


# ---- one article ----------------------------------------------------------------------------------------------------
class Comparison:
    """What is wanted of one article and what was found, and how they correspond."""

    def __init__(self, gold: Record, found: Record) -> None:
        self.gold, self.found, self.text = gold, found, gold["text"]
        self.words = [match.span() for match in WORD.finditer(self.text)]

    # actors
    @staticmethod
    def mentions_of(record: Record, *, pronouns: bool = True) -> list[tuple[Place, str]]:
        return sorted(
            (place(mention), actor["id"])
            for actor in record["actors"]
            for mention in actor["mentions"]
            if pronouns or mention["form"] != "pronoun"
        )

    @cached_property
    def mentions(self) -> dict[int, int]:
        return pair(
            self.mentions_of(self.gold),
            self.mentions_of(self.found),
            lambda w, f: value if (value := alike(w[0], f[0])) >= 0.5 else 0.0,
        )

    @cached_property
    def right_actors(self) -> set[tuple[str, str]]:
        """(wanted, found) for actors that are the same. A pronoun does not tell: it may be the wrong person's."""
        wanted, right = self.mentions_of(self.gold), set()
        for at, actor in self.mentions_of(self.found, pronouns=False):
            nearest = max(wanted, key=lambda mention: alike(mention[0], at), default=None)
            if nearest and alike(nearest[0], at):
                right.add((nearest[1], actor))
        for w in self.gold["actors"]:
            names = {plain_name(name) for name in (w["name"], *w["aliases"])}
            for f in self.found["actors"]:
                name = plain_name(f["name"])
                if name in names or (w["kind"] == "person" and name.split(" ")[-1] in names):
                    right.add((w["id"], f["id"]))
        return right

    def same_actor(self, wanted: str | None, found: str | None) -> bool:
        return wanted is found if wanted is None or found is None else (wanted, found) in self.right_actors

    # statements
    def content_of(self, statement: Record) -> set[Place]:
        return {
            word
            for span in statement["content"]
            for word in self.words
            if word[0] < span["end"] and span["start"] < word[1]
        }

    def same_content(self, wanted: Record, found: Record) -> float:
        if not wanted["content"] and not found["content"]:
            both = wanted["cue"] and found["cue"]
            return float(bool(both and alike(place(wanted["cue"]), place(found["cue"]))))
        a, b = self.content_of(wanted), self.content_of(found)
        share = len(a & b) / len(a | b) if a & b else 0.0
        return share if share >= 0.5 else 0.0

    @staticmethod
    def by_speaker(record: Record) -> list[tuple[Record, str | None]]:
        return [(s, speaker) for s in record["statements"] for speaker in s["speakers"] or [None]]

    @cached_property
    def contents(self) -> list[tuple[Record, Record]]:
        wanted, found = self.gold["statements"], self.found["statements"]
        return [(wanted[i], found[j]) for i, j in pair(wanted, found, self.same_content).items()]

    @cached_property
    def who_said_what(self) -> dict[int, int]:
        return pair(
            self.by_speaker(self.gold),
            self.by_speaker(self.found),
            lambda w, f: self.same_content(w[0], f[0]) if self.same_actor(w[1], f[1]) else 0.0,
        )

    def misquoted(self) -> list[tuple[Record, Record]]:
        """Statements laid into a mouth that did not say them."""
        return [
            (w, f)
            for w, f in self.contents
            if any(not any(self.same_actor(true, said) for true in w["speakers"]) for said in f["speakers"])
        ]

    # times and quantities
    def overlapping(self, layer: str) -> list[tuple[Record, Record]]:
        wanted, found = self.gold[layer], self.found[layer]
        return [(wanted[i], found[j]) for i, j in pair(wanted, found, lambda w, f: alike(place(w), place(f))).items()]

    @staticmethod
    def same_amount(wanted: Record, found: Record) -> bool:
        return (
            same_number(wanted["low"], found["low"])
            and same_number(wanted["high"], found["high"])
            and wanted["comparator"] == found["comparator"]
            and wanted["unit"] == found["unit"]
        )

    def same_item(self, wanted: Record, found: Record) -> bool:
        heads = [last_word(self.text[slice(*place(q["item"]))]) if q["item"] else "" for q in (wanted, found)]
        return heads[0] == heads[1] != ""

    # relations
    @staticmethod
    def between_actors(record: Record) -> list[Record]:
        return [relation for relation in record["relations"] if relation["subject"] and relation["object"]]

    def same_relation(self, wanted: Record, found: Record) -> float:
        ends = all(self.same_actor(wanted[end], found[end]) for end in ("subject", "object"))
        lemma = wanted["predicate"].split()[0] == found["predicate"].split()[0]
        if ends and (lemma or (wanted["type"] and wanted["type"] == found["type"])):
            return alike(place(wanted), place(found))
        return 0.0

    @cached_property
    def who_did_what(self) -> dict[int, int]:
        return pair(self.between_actors(self.gold), self.between_actors(self.found), self.same_relation)

    def theme_found(self, wanted: Record) -> bool:
        return any(
            found["theme"]
            and alike(place(wanted["theme"]), place(found["theme"]))
            and self.same_actor(wanted["subject"], found["subject"])
            and (wanted["predicate"].split()[0] == found["predicate"].split()[0])
            for found in self.found["relations"]
        )

    # all together
    def scores(self) -> Scores:
        scores, gold, found = Scores(), self.gold, self.found
        scores.count("statements", len(self.who_said_what), len(self.by_speaker(gold)), len(self.by_speaker(found)))
        said = len(self.contents)
        scores.count("statements.not_misquoted", said - len(self.misquoted()), said, said)

        times, both = self.overlapping("times"), (len(gold["times"]), len(found["times"]))
        dated = [sum(bool(time["from"]) for time in record["times"]) for record in (gold, found)]
        scores.count("times.value", sum(w["value"] == f["value"] for w, f in times), *both)
        scores.count("times.strict", sum(place(w) == place(f) for w, f in times), *both)
        scores.count(
            "times.interval",
            sum(bool(w["from"]) and (w["from"], w["to"]) == (f["from"], f["to"]) for w, f in times),
            *dated,
        )

        amounts, both = self.overlapping("quantities"), (len(gold["quantities"]), len(found["quantities"]))
        scores.count("quantities.amount", sum(self.same_amount(w, f) for w, f in amounts), *both)
        counted = [sum(bool(q["item"]) for q in record["quantities"]) for record in (gold, found)]
        scores.count("quantities.item", sum(self.same_item(w, f) for w, f in amounts), *counted)

        wanted, there = self.mentions_of(gold), self.mentions_of(found)
        scores.count("actors.mentions", len(self.mentions), len(wanted), len(there))
        joined = [(wanted[i][1], there[j][1]) for i, j in self.mentions.items()]
        links = [_pairs(labels) for labels in (joined, [w for w, _ in joined], [f for _, f in joined])]
        scores.count("actors.links", *links)

        ends = len(self.between_actors(gold)), len(self.between_actors(found))
        scores.count("relations", len(self.who_did_what), *ends)
        themed = [r for r in gold["relations"] if r["theme"] and not r["object"]]
        scores.count("relations.theme", sum(map(self.theme_found, themed)), len(themed), len(themed))
        return scores

    def faults(self) -> list[str]:
        """What is missing (-) and what is wrong or too much (+), layer by layer, for people to read."""
        lines: list[str] = []

        def tell(layer: str, wanted: Sequence[str], found: Sequence[str], pairs: Mapping[int, int]) -> None:
            lines.extend(f"- {layer}: {line}" for i, line in enumerate(wanted) if i not in pairs)
            lines.extend(f"+ {layer}: {line}" for j, line in enumerate(found) if j not in pairs.values())

        def shown(record: Record, layer: str) -> list[str]:
            names = {actor["id"]: actor["name"] for actor in record["actors"]} | {None: "nobody"}
            if layer == "statement":
                return [
                    f"{names[speaker]}: {' … '.join(self._words(c) for c in s['content']) or '(nothing)'}"
                    for s, speaker in self.by_speaker(record)
                ]
            if layer == "relation":
                return [
                    f"{names[r['subject']]} > {r['predicate']} > {names[r['object']]}"
                    for r in self.between_actors(record)
                ]
            if layer == "time":
                return [f"{self._words(t)} = {t['value']}" for t in record["times"]]
            if layer == "quantity":
                return [
                    f"{self._words(q)} = {q['comparator']} {q['low']} {q['high']} {q['unit'] or ''}"
                    for q in record["quantities"]
                ]
            return [f"{names[actor]}: {self.text[slice(*at)]} at {at[0]}" for at, actor in self.mentions_of(record)]

        def exact(layer: str, agree: Callable[[Record, Record], bool]) -> dict[int, int]:
            return pair(
                self.gold[layer], self.found[layer], lambda w, f: alike(place(w), place(f)) if agree(w, f) else 0.0
            )

        layers = (
            ("statement", self.who_said_what),
            ("time", exact("times", lambda w, f: w["value"] == f["value"])),
            ("quantity", exact("quantities", self.same_amount)),
            ("mention", self.mentions),
            ("relation", self.who_did_what),
        )
        for layer, pairs in layers:
            tell(layer, shown(self.gold, layer), shown(self.found, layer), pairs)
        return lines

    def _words(self, span: Record) -> str:
        return " ".join(self.text[slice(*place(span))].split())


def _pairs(labels: Iterable[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


@cache
def _pipeline() -> Any:
    import newsclaims  # noqa: PLC0415 - what is measured

    return newsclaims.Pipeline(discover=False, strict=True, environment=False)  # a fault is shown, not counted


def compare(gold: Record) -> Comparison:
    """Read a gold article and hold what was found against it."""
    return Comparison(gold, _pipeline().extract(gold["text"], published=gold["published"]).to_dict())
