"""Marks weapons and military equipment, and links them to the relations that they take part in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import newsclaims

languages = ("en",)
# What may stand between the determiner and the head of a weapon: nouns, names, adjectives, participles.
MODIFIERS = frozenset("NSPJIE")


@cache
def _entries() -> dict[str, list[tuple[list[str], str]]]:
    """The entries of the data file by their last word, the longest first."""
    entries: dict[str, list[tuple[list[str], str]]] = {}
    for line in files(__name__).joinpath("weapons.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words, label = line.split("\t")
            entries.setdefault(words.split()[-1], []).append((words.split(), label))
    return {word: sorted(found, key=lambda entry: -len(entry[0])) for word, found in entries.items()}


def _label(lower: list[str], head: int, lemma: str) -> str:
    """What the words up to the head of a noun phrase are; "-" for no weapon."""
    for words, label in _entries().get(lemma, ()):
        if lower[max(0, head - len(words) + 1) : head] == words[:-1]:
            return label
    return "-"


@newsclaims.hookimpl
def annotate(document: newsclaims.Document) -> Iterator[newsclaims.Annotation]:
    """Yield the weapons, in the order of the text."""
    tokens = document.tokens
    for phrase in document.phrases.noun_phrases:
        first, lemma = phrase.head, tokens.lemma(phrase.head)
        label = _label(tokens.lower, phrase.head, lemma)
        if label == "-":
            continue
        while first > phrase.first and tokens.tags[first - 1] in MODIFIERS:
            first -= 1
        span = document.token_span(first, phrase.head + 1)
        start = span.start if phrase.preposition is None else tokens.starts[phrase.preposition] - 1
        found = [r.id for r in document.at(start - 1, span.end, "relations") if _takes_part(span, start, r)]
        links = {"relations": found} if found else {}
        yield newsclaims.Annotation(f"n{span.start}-{span.end}", span, "weapons", label, {"head": lemma}, links)


def _takes_part(weapon: newsclaims.Span, start: int, relation: newsclaims.Relation) -> bool:
    """Whether a weapon stands in what a relation is about, or right behind it ("attacked Ukraine with drones")."""
    parts = (relation.theme, relation.subject_span, relation.object_span)
    inside = any(part is not None and part.start <= weapon.start and weapon.end <= part.end for part in parts)
    return inside or relation.span.end == start
