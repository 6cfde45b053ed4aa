"""The country that a thing comes from or lies in: the other end where nothing nearer names one.

"Norway rejected an Australian offer" is a relation to Australia, and "Norway sent troops to Mali" one to Mali, although
neither word is a mention of a party by itself. Only countries, unions and international bodies are read so, only for
acts that reach a country through its things, and never the subject's own country.
"""

from __future__ import annotations

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import End
from newsclaims.builtin.relations.vocabulary import Vocabulary
from newsclaims.lexicon import Lexicon
from newsclaims.model import Actor, Mention, id_of
from newsclaims.text.document import Document

__all__ = ["Nations"]

LONGEST = 4  # words of a name that are tried

Known = tuple[str, str, str]  # name, kind, country code


def _index(lexicon: Lexicon) -> tuple[dict[str, Known], dict[str, Known]]:
    """Lower-case name -> country or body; the same of adjectives and names that stand before a noun."""
    names: dict[str, Known] = {}
    before: dict[str, Known] = {}
    for row in lexicon.table("countries"):
        known = (row["name"], "country", row["code"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            names.setdefault(name.lower(), known)
            before.setdefault(name.lower(), known)
        for adjective in filter(None, row["adjectives"].split("|")):
            before.setdefault(adjective.lower(), known)
    for row in lexicon.table("organisations"):
        if not row["country"] and (row["kind"] or "organization") == "organization":
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                before.setdefault(name.lower(), (row["name"], "organization", ""))
    return names, before


class Nations:
    """Finds the countries behind the things of one document."""

    def __init__(self, document: Document, grammar: Grammar, ends: Ends, words: Vocabulary) -> None:
        self._is = words.words
        self._document = document
        self._grammar = grammar
        self._ends = ends
        self._names, self._before = document.lexicon.derive("relations nations", lambda: _index(document.lexicon))

    def behind(self, type_: str | None, subject: End, things: list[int], links: list[tuple[int, int]]) -> list[End]:
        """The country behind the objects of a verb, or in one of the phrases behind it."""
        lower = self._grammar.lower
        places = [link for thing in things for link in self._ends.chain(thing)] or links
        if type_ in self._is["type reached through things"]:
            concerning = ("against", "on") if things else self._is["concerning"]
            concerned = [phrase for n, phrase in places if lower[n] in concerning]
            for phrase in (*things, *concerned):
                found = self._modifier(phrase, subject)
                if found:
                    return [found]
        if type_ in self._is["type reached through places"] and (things or type_ in ("MOBILIZE", "CONCEDE")):
            for preposition, phrase in places:
                if lower[preposition] in self._is["placed"]:
                    found = self._place(phrase, subject)
                    if found:
                        return [found]
        return []

    def _modifier(self, phrase: int, subject: End) -> End | None:
        """The country in front of a noun: "an [Australian] offer"."""
        noun = self._grammar.nouns[phrase]
        tags = self._grammar.tokens.tags
        first = noun.first
        while first < noun.head and tags[first] in "DGJC":
            first += 1
        if noun.kind != "nominal" or noun.possessor is not None:
            return None
        for last in range(min(first + LONGEST, noun.head), first, -1):
            known = self._before.get(" ".join(self._grammar.lower[first:last]))
            if known is not None and tags[first] == "P":
                return self._end(known, first, last, subject)
        return None

    def _place(self, phrase: int, subject: End) -> End | None:
        """The country that a phrase names: "in [Mali]", "in neighbouring [Mali]"."""
        noun = self._grammar.nouns[phrase]
        if noun.kind != "name":
            return None
        for first in range(noun.first, noun.head + 1):
            known = self._names.get(" ".join(self._grammar.lower[first : noun.head + 1]))
            if known is not None:
                return self._end(known, first, noun.head + 1, subject)
        return None

    def _end(self, known: Known, first: int, last: int, subject: End) -> End | None:
        """The end for a country, unless it is the subject's own."""
        name, kind, code = known
        actor = self._document.actor(subject.actor)
        if actor is not None:
            owner = self._document.actor(actor.affiliation)
            if name in (actor.name, owner.name if owner else "") or (code and code == actor.country):
                return None
            if self._grammar.lower[first] in actor.name.lower().split():
                return None
        place = self._document.token_span(first, last)
        same = next((one for one in self._document.actors if one.name == name and one.kind == kind), None)
        identity = id_of(same) or f"a{place.start}-{place.end}"
        made: list[Actor | Mention] = []
        if same is None:
            made.append(Actor(identity, name, kind, country=code or None, made_by="relations:nation"))
        form = "name" if place.text == name else "alias"
        made.append(Mention(f"m{place.start}-{place.end}", place, form, identity, "relations:nation"))
        return self._ends.add(made, End(identity, place.start, place.end, form))
