"""Acts that the verb itself does not tell: light verbs, agent nouns, "in support of", "involved in"."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.builtin.relations.acts import Act
from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar, Mood
from newsclaims.builtin.relations.nouns import Nouns
from newsclaims.builtin.relations.records import Found
from newsclaims.builtin.relations.vocabulary import Vocabulary

__all__ = ["Idioms"]


class Idioms:
    """Reads the acts that stand in the nouns around a verb."""

    def __init__(self, grammar: Grammar, ends: Ends, nouns: Nouns, words: Vocabulary) -> None:
        self._grammar = grammar
        self._ends = ends
        self._nouns = nouns
        self._words = words
        self._is = words.words

    def agent(self, clause: int) -> Iterator[Found]:
        """What a noun says that the subject does: "is one of the most vocal critics of X", "became Y's backer"."""
        grammar = self._grammar
        here, group = grammar.clauses[clause], grammar.verb(clause)
        phrases = [p for p in (*here.objects, *(p for n, p in here.prepositions if grammar.lower[n] == "of"))
                   if grammar.nouns[p].first >= group.last]  # fmt: skip
        for phrase in sorted(phrases)[:2]:
            noun = grammar.nouns[phrase]
            word = grammar.tokens.words[noun.head]
            agent = self._words.agents.get(word.noun or word.lower)
            if agent is None:
                continue
            linked = [p for n, p in self._ends.chain(phrase) if grammar.lower[n] in agent.prepositions]
            objects = self._ends.joint(linked[0]) if linked else []
            if linked and not objects and self._ends.thing(linked[0]):  # "a critic of X's plans", not "of X's foes"
                objects = self._nouns.reach(linked[0])
            objects = objects or self._ends.owner(phrase)
            mood = grammar.mood(clause)
            if group.tense == "present" and mood.status == "happened":
                mood = Mood("ongoing", mood.negated)
            for subject in self._ends.all(grammar.subjects(clause)):
                for end in objects:
                    yield Found("agent-noun", agent.verb, noun.head, agent.type, subject, end, None, mood, clause)
            return

    def shown(self) -> Iterator[Found]:
        """What a subject does by what it does: "marched in support of X", "in protest against X"."""
        grammar = self._grammar
        shown = self._is["shown"]
        for phrase in self._nouns.named():
            noun = grammar.nouns[phrase]
            preposition = noun.preposition
            if noun.last - noun.first > 1 or grammar.lower[noun.head] not in shown or preposition is None:
                continue
            clause = grammar.clause_at(preposition)
            if clause is None or grammar.lower[preposition] != "in":
                continue
            group = grammar.verb(clause)
            if group.voice == "active" and preposition > group.head:
                subjects = self._ends.all(grammar.subjects(clause))
                yield from self._nouns.governed(phrase, subjects, grammar.mood(clause), clause, [], iter(()))

    def light(self, act: Act) -> Iterator[Found]:
        """A light verb with its event noun; a verb that ends or begins what the noun names."""
        if act.predicate in self._is["undergoing"]:
            for phrase in act.patients:
                yield from self._nouns.undergone(phrase, act.subjects, act.mood, act.clause)
            return
        light = act.predicate in self._words.light
        ending = self._words.operators.get((act.predicate, "ing", False))
        if not act.patients:
            return
        if not (light or (ending is not None and ending.negated)) and not self._theirs(act.patients[-1]):
            return
        others = self._ends.all(act.patients[:-1]) if len(act.patients) > 1 else []
        mood = Mood(act.mood.status, not act.mood.negated) if ending is not None and ending.negated else act.mood
        own = self._grammar.nouns[act.patients[-1]].last
        for patient in act.patients:
            phrase = self._nouns.stretched(patient)
            if self._nouns.events(phrase):
                after = ((n, p) for n, p in act.links if n >= own)
                subjects = act.subjects
                if len(subjects) == 1 and not others:
                    whole = self._grammar.subjects(act.clause)
                    sides = self._nouns.sides(whole[0]) if len(whole) == 1 else []
                    subjects = sides if sides and self._nouns.between(phrase) else subjects
                yield from self._nouns.governed(phrase, subjects, mood, act.clause, others, after)

    def involved(self, act: Act) -> Iterator[Found]:
        """What somebody has a part in: "was involved in the supply of X to Y"."""
        if act.predicate in self._is["involved"]:
            for preposition, phrase in act.links:
                if self._grammar.lower[preposition] == "in" and self._nouns.events(phrase):
                    after = ((n, p) for n, p in act.links if n > preposition)
                    yield from self._nouns.governed(phrase, act.subjects, act.mood, act.clause, [], after)
                    return

    def _theirs(self, phrase: int) -> bool:
        """Whether an act belongs to joint subjects: "postponed their meeting"."""
        determiner = self._grammar.nouns[phrase].determiner
        return determiner is not None and self._grammar.lower[determiner] == "their"
