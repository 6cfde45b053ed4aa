"""Acts that a noun names: "Moscow's air attack on the capital", "talks between A and B", "carried out a raid on"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import PLAIN, Grammar, Mood
from newsclaims.builtin.relations.places import Places
from newsclaims.builtin.relations.records import End, Found
from newsclaims.builtin.relations.vocabulary import Event, Vocabulary

__all__ = ["Nouns"]

# Prepositions that do not part an act from its other end: "an attack in Lima on X".
ATTACHED: Final = frozenset(("in", "of", "at", "with", "between", "among"))
# Prepositions that bring a country although it stands there as a place.
SOURCES: Final = frozenset(("from", "to", "by", "against", "with"))
BETWEEN: Final = frozenset(("between", "among"))


class Nouns:
    """Reads the event nouns of one document."""

    def __init__(self, grammar: Grammar, ends: Ends, places: Places, words: Vocabulary) -> None:
        self._grammar = grammar
        self._ends = ends
        self._places = places
        self._words = words
        self._used: set[int] = set()
        self._events: dict[int, tuple[Event, ...]] = {}
        table, forms, lower, surfaces = words.events, grammar.tokens.words, grammar.lower, words.surfaces
        for index, noun in enumerate(grammar.nouns):
            if lower[noun.head] in surfaces and noun.kind == "nominal":
                word = forms[noun.head]
                events = table.get(word.lower) or table.get(word.noun)
                if events:
                    self._events[index] = events

    def events(self, phrase: int) -> tuple[Event, ...]:
        """The readings of a noun phrase's head as an act; none for names and plain nouns."""
        return self._events.get(phrase, ())

    def named(self) -> Iterator[int]:
        """The noun phrases whose head names an act."""
        return iter(self._events)

    # ---- the noun is the object of a verb that leaves the act to it -------------------------------------------------
    def governed(self, phrase: int, subjects: list[End], mood: Mood, clause: int, others: list[End],
                 after: Iterator[tuple[int, int]]) -> Iterator[Found]:  # fmt: skip
        """The act of the subjects of a light verb: "carried out an attack on X", "gave X support"."""
        head = self._grammar.nouns[phrase].head
        chain = list(self._ends.chain(phrase))
        linked = list(after)
        negated = self._no(phrase)
        events = self.events(phrase)
        if len(events) > 1 and chain:  # "calls with" are talks, "calls on" are requests
            first = self._grammar.lower[chain[0][0]]
            events = tuple(sorted(events, key=lambda event: first not in event.to))
        for event in events:
            objects = others or self._objects(event, chain, light=True) or self._objects(event, linked)
            if not objects and event.type == "REQUEST":
                objects = self._asked(phrase)
            if not objects and event.type == "ATTACK":
                objects = self.fallen(clause)
            if not objects and event.owner != "mutual":
                objects = self._ends.owner(phrase) or self._places.anti(phrase)
            if not objects and event.owner == "mutual":
                pairs = list(pairwise(subjects))
            else:
                pairs = [(subject, end) for subject in subjects for end in objects]
            for subject, end in pairs:
                self._used.add(phrase)
                told = Mood(mood.status, mood.negated ^ negated)
                yield Found("light", event.verb, head, event.type, subject, end, None, told, clause)
            if pairs:
                return

    def _attached(self, event: Event, linked: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The prepositions that belong to the act, not to what follows: "a request for comment [on X]"."""
        found: list[tuple[int, int]] = []
        for link in linked:
            word = self._grammar.lower[link[0]]
            if word not in event.to and word not in event.by and word not in ATTACHED:
                break
            found.append(link)
        return found

    def undergone(self, phrase: int, subjects: list[End], mood: Mood, clause: int) -> Iterator[Found]:
        """What is done to the subjects of a verb like "face": "faced criticism from X", "received aid from X"."""
        head = self._grammar.nouns[phrase].head
        for event in self.events(phrase):
            if event.owner == "mutual":
                continue
            behind = [other for n, other in self._ends.chain(phrase) if self._grammar.lower[n] in event.by]
            agents = self._ends.joint(behind[0]) if behind else []
            for agent in agents or self._places.modifier(phrase):
                self._used.add(phrase)
                for subject in subjects:
                    yield Found("undergone", event.verb, head, event.type, agent, subject, None, mood, clause)
            if agents:
                return

    def _objects(self, event: Event, linked: list[tuple[int, int]], *, light: bool = False) -> list[End]:
        lower = self._grammar.lower
        mutual = event.owner == "mutual"
        behind_agent = False
        for preposition, phrase in linked:
            word = lower[preposition]
            if behind_agent and word == "of":
                continue  # "criticism by a justice [of the court]"
            behind_agent = word in event.by and word not in event.to
            loose = light and not mutual and word in ("to", "with", "on", "against")
            if word in event.to or (mutual and word in BETWEEN) or loose:
                found = self._ends.joint(phrase) or (
                    self.reach(phrase, event.type) if light else self._ends.owner(phrase)
                )
                if not found and event.type in self._words.words["type on places"]:
                    found = self._places.all(phrase, loose=event.type != "CONSULT")
                if found:
                    return found
        return []

    def reach(self, phrase: int, type_: str | None = None) -> list[End]:
        """The party to whom a thing belongs or whom it concerns: "Iran's claims", "aid to Serbia"."""
        found = self._ends.owner(phrase)
        if found:
            return found
        events = self.events(phrase)
        if type_ in self._words.words["type of the author"] and any(event.owner != "object" for event in events):
            found = self._author(phrase, events)
            if found:
                return found
        close = type_ in self._words.words["type of close things"]
        linking = ("of", "by") if close else self._words.words["linking"]
        for preposition, other in self._ends.chain(phrase):
            word = self._grammar.lower[preposition]
            if word in ("as", "than", "like", "without", "despite"):
                break
            if type_ == "AGREE" and word in ("on", "over", "about", "regarding", "concerning"):
                break  # "signed a memo [on X]"
            if word in self._words.words["placing"] and all(end.form == "nominal" for end in self._ends.joint(other)):
                continue
            if word in linking or any(word in event.to or word in event.by for event in events):
                found = self._ends.joint(other) or self._ends.owner(other) or self._doer(other)
                if not found and word in SOURCES:
                    found = self._places.all(other)  # "sought assurances from Chile"
                if found:
                    return found
            if word == "for":
                break  # "a proposal [for a debate with X]"
        return self._doer(phrase) or self._ends.all(self._grammar.carried(phrase))

    def _author(self, phrase: int, events: tuple[Event, ...]) -> list[End]:
        """Whose act it is, where the act itself is blamed: "condemned an [Israeli] raid on X"."""
        lower = self._grammar.lower
        by = [other for n, other in self._ends.chain(phrase) if any(lower[n] in event.by for event in events)]
        return next((ends for other in by if (ends := self._ends.joint(other))), []) or self._places.modifier(phrase)

    def _doer(self, phrase: int) -> list[End]:
        """Who did it, where a participle tells: "crimes committed by X", "property seized by X"."""
        clause = self._grammar.participle_of(phrase)
        if clause is None:
            return []
        for preposition, other in self._grammar.clauses[clause].prepositions:
            if self._grammar.lower[preposition] == "by":
                return self._ends.joint(other)
        return []

    def sides(self, phrase: int) -> list[End]:
        """The parties that a plural stands for: "the presidents of [Norway] and [Chile]"."""
        noun = self._grammar.nouns[phrase]
        if self._grammar.tokens.tags[noun.head] != "S":
            return []
        for preposition, other in self._ends.chain(phrase):
            if self._grammar.lower[preposition] == "of":
                found = self._ends.joint(other)
                return found if len(found) > 1 and all(end.form != "nominal" for end in found) else []
            break
        return []

    def stretched(self, phrase: int) -> int:
        """What a stretch of time is filled with: "three days of [talks]"; else the phrase itself."""
        noun, lower = self._grammar.nouns[phrase], self._grammar.lower
        if lower[noun.last : noun.last + 1] != ["of"] or lower[noun.head] not in self._words.words["stretch"]:
            return phrase
        inner = self._grammar.noun_phrase_from(noun.last + 1)
        return phrase if inner is None else inner

    def between(self, phrase: int) -> bool:
        """Whether an act is one of two sides, and nothing behind it names the other."""
        events = self.events(phrase)
        linked = {self._grammar.lower[n] for n, _ in self._ends.chain(phrase)}
        return bool(events) and events[0].owner == "mutual" and not linked & {"with", "between"}

    def _apart(self, phrase: int) -> list[End]:
        """The sides that stand behind the verb of an act: "fighting broke out between [X] and [Y]"."""
        grammar = self._grammar
        clause = grammar.clause_at(grammar.nouns[phrase].head)
        if clause is None or grammar.clauses[clause].subject != phrase:
            return []
        for preposition, other in grammar.clauses[clause].prepositions:
            if grammar.lower[preposition] in BETWEEN:
                return self._ends.joint(other)
        return []

    def _parties(self, phrase: int) -> list[End]:
        """Who has a part in an act that nobody owns: the subject of "left for talks with X", "died in a war with X"."""
        grammar = self._grammar
        preposition = grammar.nouns[phrase].preposition
        if preposition is not None and grammar.lower[preposition] == "of":  # "for three days [of talks]"
            outer = grammar.noun_phrase_at(preposition - 1)
            part = outer is not None and self.stretched(outer) == phrase
            preposition = grammar.nouns[outer].preposition if part and outer is not None else None
        if preposition is None or grammar.lower[preposition] not in self._words.words["occasional"]:
            return []
        clause = grammar.clause_at(preposition)
        if clause is None:
            return []
        here, group = grammar.clauses[clause], grammar.verb(clause)
        behind = [index for index in here.objects if grammar.nouns[index].first >= group.last]
        if group.voice == "active" and self._ends.all(behind):
            return []  # "arrested him after talks with X": he or they?
        subjects = grammar.subjects(clause)
        return self._ends.all(subjects) or [end for index in subjects for end in self._ends.owner(index)]

    def _asked(self, phrase: int) -> list[End]:
        """Who is asked, where a clause behind the noun tells: "its demand that [Chile] pay"."""
        last = self._ends.extent(phrase)
        return self._ends.starting(last + 1) if self._grammar.lower[last : last + 1] == ["that"] else []

    def fallen(self, clause: int) -> list[End]:
        """Whom force is used upon, by its purpose: "opened fire to disperse [protesters]"."""
        grammar = self._grammar
        below = clause + 1
        if below >= len(grammar.clauses) or grammar.clauses[below].parent != clause:
            return []
        group = grammar.verb(below)
        frames = self._words.frames.get(group.lemma)
        if group.form != "infinitive" or not frames or frames[0].type not in ("ATTACK", "COERCE"):
            return []
        return self._ends.all(grammar.clauses[below].objects)

    def _no(self, phrase: int) -> bool:
        determiner = self._grammar.nouns[phrase].determiner
        return determiner is not None and self._grammar.lower[determiner] in ("no", "neither")

    # ---- the noun stands by itself ----------------------------------------------------------------------------------
    def standing(self) -> Iterator[Found]:
        """The acts of all event nouns with both ends in sight."""
        for phrase, events in self._events.items():
            if phrase not in self._used:
                for event in events:
                    found = list(self._standing(phrase, event))
                    yield from found
                    if found:
                        break

    def _standing(self, phrase: int, event: Event) -> Iterator[Found]:
        if event.verb in self._words.words["lasting"]:
            return  # "the relations between A and B": a state, until somebody breaks them
        linked = list(self._ends.chain(phrase))
        owners = self._ends.agent(phrase)
        lower = self._grammar.lower
        noun = self._grammar.nouns[phrase]
        if event.owner == "mutual" and event.type != "ATTACK":  # "the A-B conflict" is a name
            for one, two in self._places.pairs(phrase):
                yield Found("noun", event.verb, noun.head, event.type, one, two, None, PLAIN, None)
        if not linked and not owners and event.owner != "mutual":
            return
        mood = Mood("happened", self._no(phrase)) if self._no(phrase) else PLAIN
        if event.owner == "mutual":
            apart = self._apart(phrase) if not linked else []
            for one, two in pairwise(apart):
                yield Found("noun", event.verb, noun.head, event.type, one, two, None, mood, None)
            for preposition, other in linked:
                if lower[preposition] in BETWEEN:
                    parties = self._ends.joint(other)
                    for one, two in pairwise(parties):
                        yield Found("noun", event.verb, noun.head, event.type, one, two, None, mood, None)
                    return
            objects = self._objects(event, self._attached(event, linked))
            owners = owners or ((self._places.modifier(phrase) or self._parties(phrase)) if objects else [])
            for one in owners:
                for two in objects:
                    yield Found("noun", event.verb, noun.head, event.type, one, two, None, mood, None)
            return
        behind = [other for preposition, other in linked if lower[preposition] in event.by]
        agents = [end for other in behind for end in self._ends.joint(other)]
        subjects = owners if event.owner == "subject" else agents
        subjects = subjects or agents
        if not subjects and event.verb == "visit":
            subjects = self._parties(phrase)
        objects = owners if event.owner == "object" else self._objects(event, self._attached(event, linked))
        if not objects and owners and event.type == "REQUEST":
            objects = self._asked(phrase)
        if not subjects and objects and event.owner == "subject":
            subjects = self._places.modifier(phrase)
        if event.owner == "subject" and not objects and agents and owners and not linked:
            objects = owners
        for one in subjects:
            for two in objects:
                yield Found("noun", event.verb, noun.head, event.type, one, two, None, mood, None)
