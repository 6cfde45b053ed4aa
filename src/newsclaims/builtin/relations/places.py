"""Places as ends: "fired rockets at [Kyiv]", "the siege of [the town of Tal Rifa]", "[the Ukrainian capital]".

A place is a mention only where it acts or speaks; as the other end of an act it becomes one here: a country by the
lexicon's names, a city or region by its own name or by the noun that says what it is. What the lexicon has not is taken
for a place only behind a preposition that locates, or with such a noun.
"""

from __future__ import annotations

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import End
from newsclaims.builtin.relations.vocabulary import Vocabulary
from newsclaims.lexicon import Lexicon
from newsclaims.model import Actor, Mention, Span, id_of
from newsclaims.text.document import Document

__all__ = ["Known", "Places"]

Known = tuple[str, str, str]  # name, kind, country code


def _index(lexicon: Lexicon) -> tuple[dict[str, Known], dict[str, Known], dict[str, Known], dict[str, str]]:
    """Names of countries and cities; what stands before a noun for a country or body; the same for cities; capitals."""
    names: dict[str, Known] = {}
    before: dict[str, Known] = {}
    cities: dict[str, Known] = {}
    capitals: dict[str, str] = {}
    for row in lexicon.table("countries"):
        known = (row["name"], "country", row["code"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            names.setdefault(name.lower(), known)
            before.setdefault(name.lower(), known)
        for adjective in filter(None, row["adjectives"].split("|")):
            before.setdefault(adjective.lower(), known)
        if row["capital"]:
            capitals.setdefault(row["name"], row["capital"])
            cities.setdefault(row["capital"].lower(), (row["capital"], "place", row["code"]))
    for row in lexicon.table("places"):
        if row["kind"] in ("state", "city", "region"):
            for name in row["names"].split("|"):
                cities.setdefault(name.lower(), (name, "place", row["country"]))
    for row in lexicon.table("organisations"):
        if not row["country"] and (row["kind"] or "organization") == "organization":
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                before.setdefault(name.lower(), (row["name"], "organization", ""))
    return names, before, {**cities, **names}, capitals


class Places:
    """Finds the places of one document that are ends of relations."""

    def __init__(self, document: Document, grammar: Grammar, ends: Ends, words: Vocabulary) -> None:
        self._is = words.words
        self._document = document
        self._grammar = grammar
        self._ends = ends
        self.names, self.before, self._known, self._capitals = document.lexicon.derive(
            "relations places", lambda: _index(document.lexicon)
        )

    def all(self, phrase: int, *, loose: bool = False) -> list[End]:
        """The places of a noun phrase and of those it is coordinated with."""
        found = [self.of(one, loose=loose) for one in self._grammar.conjuncts(phrase)]
        return [end for end in found if end is not None]

    def of(self, phrase: int, *, loose: bool = False) -> End | None:
        """The place that a noun phrase names; one that the lexicon has not, only where `loose` says that it locates."""
        noun = self._grammar.nouns[phrase]
        tags, lower = self._grammar.tokens.tags, self._grammar.lower
        if noun.kind == "pronoun" or lower[noun.head] in self._is["waters"] or self._ends.is_time(phrase):
            return None
        last = noun.last if tags[noun.last - 1] == "P" else noun.head + 1
        for first in range(noun.first, last):
            known = self._known.get(" ".join(lower[first:last]))
            if known is not None and tags[last - 1] == "P":
                return self.named(known, first, last)
        described = lower[noun.head] in self._is["place noun"]
        if described:
            return self._described(phrase)
        first = noun.head
        while first > noun.first and tags[first - 1] == "P":
            first -= 1
        if not loose or noun.kind != "name" or (first > noun.first and lower[noun.first] not in ("the", "nearby")):
            return None
        if first > noun.first and lower[noun.head] not in self._is["place name"]:
            return None  # "in the Senate"
        return self._unknown(first, noun.head + 1)

    def _described(self, phrase: int) -> End | None:
        """A place by the noun that says what it is: "the city of Arica", "West Darfur State", "the Chilean capital"."""
        noun = self._grammar.nouns[phrase]
        tags, lower = self._grammar.tokens.tags, self._grammar.lower
        after = noun.last
        if lower[after : after + 1] == ["of"] and tags[after + 1 : after + 2] == "P":
            inner = self._document.phrases.noun_phrase_from(after + 1)
            if inner is not None:
                last = self._grammar.nouns[inner].last
                place = self._document.token_span(after + 1, last)
                known = self._known.get(" ".join(lower[after + 1 : last]), (place.text, "place", ""))
                return self._make(known, noun.first, last, "nominal")
        first = noun.head
        while first > noun.first and tags[first - 1] == "P":
            first -= 1
        if first == noun.head:
            return None
        owner = self.before.get(" ".join(lower[first : noun.head]))
        if owner is None:
            whole = noun.head + 1 if tags[noun.head] == "P" else noun.head
            return self._unknown(first, whole)
        capital = self._capitals.get(owner[0]) if lower[noun.head] == "capital" else None
        if capital is not None:
            return self._make((capital, "place", owner[2]), noun.first, noun.last, "nominal")
        return self.named(owner, first, noun.head)

    def modifier(self, phrase: int) -> list[End]:
        """The country or body in front of an act: "an [Israeli] raid on", "[U.S.] sanctions against"."""
        noun = self._grammar.nouns[phrase]
        tags, lower = self._grammar.tokens.tags, self._grammar.lower
        first = noun.first
        while first < noun.head and tags[first] in "DJC":
            first += 1
        if noun.kind != "nominal" or noun.possessor is not None or tags[first] != "P":
            return []
        for last in range(min(first + 3, noun.head), first, -1):
            known = self.before.get(" ".join(lower[first:last]))
            if known is not None:
                return [self.named(known, first, last)]
        return []

    def demonym(self, phrase: int) -> list[End]:
        """The country of a lone adjective, joined to a description: "[Norwegian] and Chilean officials"."""
        noun = self._grammar.nouns[phrase]
        known = self.before.get(self._grammar.lower[noun.head])
        if known is None or self._grammar.lower[noun.head] in self.names or noun.preposition is not None:
            return []
        return [self.named(known, noun.head, noun.head + 1)] if noun.last - noun.first <= 2 else []

    def anti(self, phrase: int) -> list[End]:
        """Whom an act is against, by a prefix: "an [anti-Israel] rally"."""
        noun, lower = self._grammar.nouns[phrase], self._grammar.lower
        for n in range(noun.first, noun.head):
            if lower[n].startswith("anti-"):
                known = self.before.get(lower[n][len("anti-") :])
                if known is not None:
                    return [self.named(known, n, n + 1)]
        return []

    def pairs(self, phrase: int) -> list[tuple[End, End]]:
        """The two parties of a compound: "[Franco]-[German]" is none, "[US]-[China] talks" are."""
        noun, tokens = self._grammar.nouns[phrase], self._grammar.tokens
        for n in range(noun.first, noun.head):
            one, hyphen, two = tokens.lower[n].partition("-")
            left, right = (self.before.get(one), self.before.get(two)) if hyphen else (None, None)
            if left is not None and right is not None:
                start = tokens.starts[n]
                middle = start + len(one)
                return [(self._part(left, start, middle), self._part(right, middle + 1, tokens.ends[n]))]
        return []

    def _part(self, known: Known, start: int, end: int) -> End:
        """The end for a part of a token."""
        place = self._document.span(start, end)
        return self._at(known, place, "name" if place.text == known[0] else "alias")

    def _unknown(self, first: int, last: int) -> End | None:
        """A place that the lexicon does not have, by its name."""
        place = self._document.token_span(first, last)
        if not place.text[:1].isupper():
            return None
        return self._make((place.text, "place", ""), first, last, "name")

    def named(self, known: Known, first: int, last: int) -> End:
        """The end for a place that the lexicon knows, at its tokens."""
        form = "name" if self._document.token_span(first, last).text == known[0] else "alias"
        return self._make(known, first, last, form)

    def _make(self, known: Known, first: int, last: int, form: str) -> End:
        return self._at(known, self._document.token_span(first, last), form)

    def _at(self, known: Known, place: Span, form: str) -> End:
        name, kind, code = known
        same = next((one for one in self._document.actors if one.name == name and one.kind == kind), None)
        identity = id_of(same) or self._ends.known_place(name) or f"a{place.start}-{place.end}"
        made: list[Actor | Mention] = []
        if same is None and self._ends.known_place(name) is None:
            made.append(Actor(identity, name, kind, country=code or None, made_by="relations:place"))
        made.append(Mention(f"m{place.start}-{place.end}", place, form, identity, "relations:place"))
        return self._ends.add_place(name, made, End(identity, place.start, place.end, form))
