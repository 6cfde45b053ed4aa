"""The country that a thing comes from or lies in: the other end where nothing nearer names one.

"Norway rejected an Australian offer" is a relation to Australia, and "Norway sent troops to Mali" one to Mali, although
neither word is a mention of a party by itself. Only places, unions, international bodies and parties of a conflict are
read so, only for acts that reach a party through its things, and never the subject's own country.
"""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.places import Places
from newsclaims.builtin.relations.records import End
from newsclaims.builtin.relations.vocabulary import Event, Vocabulary
from newsclaims.model import Actor, Mention
from newsclaims.text.document import Document

__all__ = ["Nations"]

LONGEST: Final = 4  # words of a name that are tried
# Types of acts upon a thing alone, whatever it concerns.
NARROW: Final = frozenset(("ATTACK", "COERCE", "MOBILIZE", "INVESTIGATE"))
# Prepositions behind a thing that tell whom it concerns.
AIMED: Final = frozenset(("against", "at"))
CONCERNING: Final = frozenset(("against", "on", "over", "about", "of"))
# Types whose act lies on a place "in" which it is done, not only on one "to" or "from" which it goes.
LASTING: Final = frozenset(("MOBILIZE", "CONCEDE", "SANCTION", "ATTACK", "THREATEN"))
# Types whose act lies upon a place, whoever has it there: no person does that alone.
FORCE: Final = frozenset(("ATTACK", "COERCE", "MOBILIZE"))


class Nations:
    """Finds the parties behind the things of one document."""

    def __init__(self, document: Document, grammar: Grammar, ends: Ends, places: Places, words: Vocabulary) -> None:
        self._is = words.words
        self._light = words.light
        self._events = words.events
        self._document = document
        self._grammar = grammar
        self._ends = ends
        self._places = places

    def behind(self, type_: str | None, subject: End, things: list[int], links: list[tuple[int, int]]) -> list[End]:
        """The party behind the objects of a verb, or the place in one of the phrases behind it."""
        owned = type_ in self._is["type reached through things"]
        placed = type_ in self._is["type reached through places"] and (things or type_ in ("MOBILIZE", "CONCEDE"))
        if type_ is None or not (owned or placed):
            return []
        around = [link for thing in things for link in self._ends.chain(thing)] + links
        around += [link for thing in things for link in self._grammar.leading(thing)]
        found = self._owner(type_, subject, things, around) if owned else None
        if found is None and type_ == "PROTEST":
            return self._mission(around)
        if found is None and placed:
            found = self._place(type_, subject, things, around)
        return [found] if found is not None else []

    def _owner(self, type_: str, subject: End, things: list[int], around: list[tuple[int, int]]) -> End | None:
        """The party whose thing it is: "rejected a [Chilean] plan"."""
        concerning = self._is["concerning"]
        if things:
            concerning = AIMED if type_ in NARROW else CONCERNING
        concerned = [phrase for n, phrase in around if self._grammar.lower[n] in concerning]
        for phrase in (*things, *concerned):
            found = self._modifier(self._ends.inner(phrase), subject)
            if found is not None:
                return found
        return None

    def _place(self, type_: str, subject: End, things: list[int], around: list[tuple[int, int]]) -> End | None:
        """The place where the act falls: "lifted a curfew in [Lima]"."""
        loose = bool(things) and not (type_ in FORCE and self._kind(subject) == "person")
        placing = self._is["placed" if type_ in LASTING else "placed from or to"]
        for preposition, phrase in around:
            if self._grammar.lower[preposition] in placing:
                place = self._places.of(phrase, loose=loose)
                if place is not None and not self._own(place, subject):
                    return place
        return None

    def _mission(self, around: list[tuple[int, int]]) -> list[End]:
        """Before whose doors people protest: "demonstrated outside the [Chilean] embassy"."""
        lower, nouns, mission = self._grammar.lower, self._grammar.nouns, self._is["mission"]
        missions = [phrase for _, phrase in around if lower[nouns[phrase].head] in mission]
        return next((found for phrase in missions if (found := self._places.modifier(phrase))), [])

    def event(self, predicate: str, things: list[int]) -> Event | None:
        """The act that a light verb leaves to its object."""
        if predicate not in self._light or not things:
            return None
        word = self._grammar.tokens.words[self._grammar.nouns[things[0]].head]
        events = self._events.get(word.lower) or self._events.get(word.noun)
        return events[0] if events else None

    def _kind(self, end: End) -> str:
        actor = self._document.actor(end.actor)
        return actor.kind if actor is not None else ""

    def _modifier(self, phrase: int, subject: End) -> End | None:
        """The party in front of a noun: "an [Australian] offer", "a [Karen guerrilla] stronghold"."""
        noun = self._grammar.nouns[phrase]
        tags = self._grammar.tokens.tags
        first = noun.first
        while first < noun.head and tags[first] in "DGJC":
            first += 1
        if noun.kind != "nominal" or noun.possessor is not None:
            return None
        for last in range(min(first + LONGEST, noun.head), first, -1):
            known = self._places.before.get(" ".join(self._grammar.lower[first:last]))
            if known is not None and tags[first] == "P":
                party = self._party(noun.first, noun.head)
                end = self._places.named(known, first, last)
                return party or (end if not self._own(end, subject) else None)
        return self._party(noun.first, noun.head)

    def _party(self, first: int, head: int) -> End | None:
        """The party of a conflict in front of a place or post: "[Karen guerrilla] strongholds", "[rebel] positions"."""
        tags, lower = self._grammar.tokens.tags, self._grammar.lower
        last = head
        while last > first and lower[last - 1] not in self._is["party noun"]:
            last -= 1
        if last == first or lower[head] not in self._is["post"]:
            return None
        begin = last - 1
        while begin > first and tags[begin - 1] in "PJ":
            begin -= 1
        place = self._document.token_span(begin, last)
        identity = f"a{place.start}-{place.end}"
        made: list[Actor | Mention] = [
            Actor(identity, place.text, "group", made_by="relations:party"),
            Mention(f"m{place.start}-{place.end}", place, "nominal", identity, "relations:party"),
        ]
        return self._ends.add(made, End(identity, place.start, place.end, "nominal"))

    def _own(self, end: End, subject: End) -> bool:
        """Whether a country or place is the subject's own."""
        actor, place = self._document.actor(subject.actor), self._ends.actor(end.actor)
        if actor is None or place is None:
            return False
        owner = self._document.actor(actor.affiliation)
        if place.name in (actor.name, owner.name if owner else ""):
            return True
        if place.kind == "country" and place.country and place.country == actor.country:
            return True
        words = self._document.text[end.start : end.end].lower().split(" ")
        return words[0] in actor.name.lower().split()
