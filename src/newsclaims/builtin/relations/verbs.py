"""Acts that a verb names: where its subject and its other end stand, by the frame of the verb."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar, Mood
from newsclaims.builtin.relations.nouns import Nouns
from newsclaims.builtin.relations.records import End, Found
from newsclaims.builtin.relations.vocabulary import Frame, Vocabulary

__all__ = ["Verbs"]

UNKNOWN = (Frame(None, "object", frozenset()),)
# Verbs whose subject has a part in an act: "were involved in the supply of".
INVOLVED = frozenset(("involve", "engage", "participate"))
# Acts that stand after "in" beside what is done for them: "in support of".
SHOWN = frozenset("protest support defiance opposition retaliation solidarity defense defence sympathy rebellion".split())
# Objects that may stand for anything, or for the subject itself.
NEUTRAL = frozenset("it itself himself herself themselves themself myself yourself ourselves".split())
# Verbs whose subject undergoes what their object names.
UNDERGOING = frozenset("receive face draw win suffer undergo attract get accept".split())
# Copulas before a noun that tells what the subject does: "is a critic of X".
COPULAS = frozenset(("be", "become", "remain"))
# Types of acts that ships, planes and tanks do.
MILITARY = frozenset(("ATTACK", "COERCE", "MOBILIZE", "AID"))
DIRECT = frozenset(("object", "addressee", "complement"))


class _Act:
    """One clause, with what stands around its verb."""

    __slots__ = ("clause", "frames", "lemma", "links", "mood", "objects", "patients", "predicate", "subjects", "trigger")

    def __init__(self, clause: int, trigger: int, predicate: str, frames: tuple[Frame, ...], mood: Mood) -> None:
        self.clause = clause
        self.trigger = trigger
        self.predicate = predicate
        self.frames = frames
        self.mood = mood
        self.subjects: list[End] = []
        self.patients: list[int] = []  # noun phrases that the act is done to, things among them
        self.links: list[tuple[int, int]] = []  # (preposition, noun phrase), after the verb


class Verbs:
    """Reads the verbs of one document."""

    def __init__(self, grammar: Grammar, ends: Ends, nouns: Nouns, words: Vocabulary) -> None:
        self._grammar = grammar
        self._ends = ends
        self._nouns = nouns
        self._words = words
        self._told: set[int] = set()  # clauses whose relation another one tells

    def read(self, clause: int) -> Iterator[Found]:
        """The relations of a clause."""
        if clause in self._told:
            return
        if self._grammar.verb(clause).lemma in COPULAS:
            yield from self._agent_noun(clause)
            return
        yield from self._in_protest(clause)
        act = self._act(clause)
        if act is None or not act.subjects:
            return
        for relate in (self._threat, self._involved, self._event, self._through, self._mutual, self._recipient,
                       self._direct, self._complement, self._beside):  # fmt: skip
            found = list(relate(act))
            if found:
                yield from found
                return

    def _agent_noun(self, clause: int) -> Iterator[Found]:
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
            objects = self._ends.joint(linked[0]) or self._nouns.reach(linked[0]) if linked else []
            objects = objects or self._ends.owner(phrase)
            mood = grammar.mood(clause)
            if group.tense == "present" and mood.status == "happened":
                mood = Mood("ongoing", mood.negated)
            for subject in self._ends.all(grammar.subjects(clause)):
                for end in objects:
                    yield Found("agent-noun", agent.verb, noun.head, agent.type, subject, end, None, mood, clause)
            return

    def _in_protest(self, clause: int) -> Iterator[Found]:
        """What the subject does by what it does: "marched in support of X", "in protest against X"."""
        grammar = self._grammar
        here, group = grammar.clauses[clause], grammar.verb(clause)
        for preposition, phrase in here.prepositions:
            noun = grammar.nouns[phrase]
            if grammar.lower[preposition] == "in" and noun.last - noun.first == 1 and group.voice == "active":
                if grammar.lower[noun.head] in SHOWN and preposition > group.head:
                    subjects = self._ends.all(grammar.subjects(clause))
                    if subjects:
                        yield from self._nouns.governed(phrase, subjects, grammar.mood(clause), clause, [], iter(()))

    # ---- what stands around the verb --------------------------------------------------------------------------------
    def _act(self, clause: int) -> _Act | None:
        grammar = self._grammar
        here, group = grammar.clauses[clause], grammar.verb(clause)
        if grammar.tokens.tags[group.head] not in "BVZEI" or group.lemma in COPULAS:
            return None
        lemma = group.lemma
        predicate = lemma
        if group.particle is not None and f"{lemma} {grammar.lower[group.particle]}" in self._words.frames:
            predicate = f"{lemma} {grammar.lower[group.particle]}"
        frames = self._words.frames.get(predicate, UNKNOWN)
        if frames[0].kind == "none" and lemma not in self._words.light:
            return None
        act = _Act(clause, group.head, predicate, frames, grammar.mood(clause))
        act.links = [link for link in here.prepositions if link[0] > group.head and link[0] != group.particle]
        if group.lemma in INVOLVED:
            act.subjects = self._ends.all(grammar.subjects(clause))
            return act
        if group.voice == "passive":
            agent = next((phrase for n, phrase in act.links if grammar.lower[n] == "by"), None)
            if agent is None:
                return None
            act.subjects = self._ends.joint(agent)
            act.patients = list(grammar.subjects(clause))
            return act
        subjects = grammar.subjects(clause)
        act.subjects = self._ends.all(subjects)
        if not act.subjects and frames[0].type in MILITARY:
            act.subjects = self._ends.forces(subjects)
        act.patients = self._objects(clause)
        return act

    def _objects(self, clause: int) -> list[int]:
        """The objects of a verb, without times and appositions; the antecedent of a relative clause that lacks one."""
        grammar, ends = self._grammar, self._ends
        here, group = grammar.clauses[clause], grammar.verb(clause)
        found: list[int] = []
        of_particle = [phrase for n, phrase in here.prepositions if n == group.particle]
        for phrase in sorted((*here.objects, *of_particle)):
            noun = grammar.nouns[phrase]
            if noun.first < group.head or ends.is_time(phrase) or grammar.lower[noun.head] in NEUTRAL:
                continue
            if grammar.nouns[grammar.conjuncts(phrase)[0]].preposition not in (None, group.particle):
                continue  # "ties with X, Y [and Z]"
            if found and phrase not in grammar.conjuncts(found[0]) and self._theme(phrase)[0] != grammar.nouns[found[-1]].last:
                break  # only "give X a thing" has two objects, side by side
            found.append(phrase)
        if not found and here.kind == "relative" and not here.inherited and here.antecedent is not None:
            noun = grammar.nouns[here.antecedent]
            if here.subject is not None and grammar.nouns[here.subject].first >= noun.last:
                return list(grammar.conjuncts(here.antecedent))
        return found

    def _gap(self, act: _Act) -> bool:
        """Whether the object of a relative clause is its antecedent."""
        here = self._grammar.clauses[act.clause]
        return here.kind == "relative" and here.antecedent in act.patients

    def _found(self, act: _Act, rule: str, frame: Frame, objects: list[End], theme: tuple[int, int] | None = None) -> Iterator[Found]:
        for subject in act.subjects:
            for end in objects:
                yield Found(rule, act.predicate, act.trigger, frame.type, subject, end, theme, act.mood, act.clause)

    def _theme(self, phrase: int) -> tuple[int, int]:
        noun = self._grammar.nouns[phrase]
        first = noun.first
        possessor = noun.possessor
        while possessor is not None:
            first = min(first, self._grammar.nouns[possessor].first)
            possessor = self._grammar.nouns[possessor].possessor
        return first, self._extent(phrase)

    def _extent(self, phrase: int) -> int:
        return self._ends.extent(phrase)

    # ---- ways to relate, tried in order -----------------------------------------------------------------------------
    def _event(self, act: _Act) -> Iterator[Found]:
        """A light verb with its event noun; a verb that ends or begins what the noun names."""
        if act.predicate in UNDERGOING:
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
        for phrase in act.patients:
            if self._nouns.events(phrase):
                after = ((n, p) for n, p in act.links if n >= own)
                yield from self._nouns.governed(phrase, act.subjects, mood, act.clause, others, after)

    def _involved(self, act: _Act) -> Iterator[Found]:
        """What somebody has a part in: "was involved in the supply of X to Y"."""
        if act.predicate in INVOLVED:
            for preposition, phrase in act.links:
                if self._grammar.lower[preposition] == "in" and self._nouns.events(phrase):
                    after = ((n, p) for n, p in act.links if n > preposition)
                    yield from self._nouns.governed(phrase, act.subjects, act.mood, act.clause, [], after)
                    return

    def _through(self, act: _Act) -> Iterator[Found]:
        """The other end through a preposition: "called on X", "fired at X"."""
        for frame in act.frames:
            if frame.kind != "through":
                continue
            for preposition, phrase in act.links:
                if self._grammar.lower[preposition] not in frame.prepositions:
                    continue
                objects = self._ends.joint(phrase) or self._nouns.reach(phrase)
                if objects:
                    theme = self._theme(act.patients[0]) if act.patients else None
                    yield from self._found(act, "through", frame, objects, theme)
                    return

    def _mutual(self, act: _Act) -> Iterator[Found]:
        """Both do it: "met with X", "A and B met"."""
        for frame in act.frames:
            if frame.kind != "mutual":
                continue
            if act.patients:
                objects = self._ends.all(act.patients)
                if objects:
                    yield from self._found(act, "active", frame, objects)
                    return
            for preposition, phrase in act.links:
                if self._grammar.lower[preposition] in frame.prepositions:
                    objects = self._ends.joint(phrase)
                    if objects:
                        yield from self._found(act, "through", frame, objects)
                        return
            for one, two in zip(act.subjects, act.subjects[1:], strict=False):
                yield Found("mutual", act.predicate, act.trigger, frame.type, one, two, None, act.mood, act.clause)

    def _recipient(self, act: _Act) -> Iterator[Found]:
        """A thing goes to the other end: "gave X a thing", "gave a thing to X", "provided X with a thing"."""
        frame = next((frame for frame in act.frames if frame.kind == "recipient"), None)
        if frame is None:
            return
        first = self._ends.one(act.patients[0]) if act.patients else None
        if first is not None and self._gap(act) and (act.links or self._grammar.verb(act.clause).voice == "active"):
            first = None  # "the network [he sold to X]": what is given stands before
        joined = act.patients and len(self._grammar.conjuncts(act.patients[0])) > 1
        things = [p for p in act.patients if self._ends.one(p) is None] if first is not None else act.patients
        if first is not None:
            receivers = self._ends.all(phrase for phrase in act.patients if self._ends.one(phrase) is not None)
            theme = self._theme(things[0]) if things and not joined else None
            if theme is None:
                given = next((p for n, p in act.links if self._grammar.lower[n] == "with"), None)
                theme = self._theme(given) if given is not None and self._ends.one(given) is None else None
            yield from self._found(act, "recipient", frame, receivers, theme)
            return
        for preposition, phrase in act.links:
            if self._grammar.lower[preposition] in frame.prepositions:
                objects = self._ends.joint(phrase) or self._ends.owner(phrase)
                if objects:
                    yield from self._found(act, "recipient", frame, objects, self._theme(things[0]) if things else None)
                    return
        if things:
            yield from self._things(act, frame, things[0])

    def _direct(self, act: _Act) -> Iterator[Found]:
        """The direct object is the other end, or a thing that belongs to it."""
        frame = next((frame for frame in act.frames if frame.kind in DIRECT), None)
        if frame is None or not act.patients:
            return
        passive = self._grammar.verb(act.clause).voice == "passive"
        objects = self._ends.all(act.patients)
        if act.frames is UNKNOWN:
            objects = [end for end in objects if end.form != "nominal"]
        if objects:
            yield from self._found(act, "passive" if passive else "active", frame, objects)
            return
        phrase = act.patients[0]
        if frame.type is None:
            return
        objects = next((found for found in map(self._nouns.reach, act.patients) if found), [])
        if not objects:
            last = self._grammar.nouns[phrase].last
            for preposition, other in act.links:
                if self._grammar.lower[preposition] in frame.prepositions and preposition >= last:
                    objects = self._ends.joint(other)
                    if objects:
                        break
        if objects:
            yield from self._found(act, "possessor", frame, objects, self._theme(phrase))
            return
        yield from self._things(act, frame, phrase)

    def _theirs(self, phrase: int) -> bool:
        """Whether an act belongs to joint subjects: "postponed their meeting"."""
        determiner = self._grammar.nouns[phrase].determiner
        return determiner is not None and self._grammar.lower[determiner] == "their"

    def _beside(self, act: _Act) -> Iterator[Found]:
        """The party with whom or against whom something is done that no frame tells: "broke relations with X"."""
        if act.frames[0].kind == "none" or act.frames[0].type == "SAY":
            return
        for preposition, phrase in act.links:
            if self._grammar.lower[preposition] in ("with", "against"):
                objects = self._ends.joint(phrase)
                if objects:
                    theme = self._theme(act.patients[0]) if act.patients else None
                    yield from self._found(act, "beside", act.frames[0], objects, theme)
                    return

    def _threat(self, act: _Act) -> Iterator[Found]:
        """The threat to do something to somebody: "threatened to cut ties with X"."""
        grammar = self._grammar
        below = act.clause + 1
        if act.predicate != "threaten" or act.patients or below >= len(grammar.clauses):
            return
        if grammar.clauses[below].parent != act.clause or grammar.verb(below).form != "infinitive":
            return
        objects = {found.object.actor: found.object for found in self.read(below) if found.object is not None}
        self._told.add(below)
        yield from self._found(act, "threat", act.frames[0], list(objects.values()))

    def _complement(self, act: _Act) -> Iterator[Found]:
        """The subject of the clause that is asked for: "demanded that X withdraw"."""
        frame = next((frame for frame in act.frames if frame.kind == "complement"), None)
        if frame is None:
            return
        clauses = self._grammar.clauses
        for n in range(act.clause + 1, min(len(clauses), act.clause + 6)):
            if clauses[n].parent == act.clause and clauses[n].kind == "complement":
                objects = self._ends.all(self._grammar.subjects(n))
                yield from self._found(act, "complement", frame, objects)
                return
        objects = self._after_that(act.clause)
        yield from self._found(act, "complement", frame, objects)

    def _after_that(self, clause: int) -> list[End]:
        """The first noun phrase after "that", where no verb was read behind it: a subjunctive taken for a noun."""
        group = self._grammar.verb(clause)
        for n in range(group.last, min(group.last + 4, len(self._grammar.lower) - 1)):
            if self._grammar.lower[n] == "that":
                return self._ends.starting(n + 1)
        return []

    def _things(self, act: _Act, frame: Frame, phrase: int) -> Iterator[Found]:
        """What is done to a thing alone: of verbs that have a type."""
        if frame.type is None or self._grammar.nouns[phrase].kind == "pronoun":
            return
        theme = self._theme(phrase)
        for subject in act.subjects:
            yield Found("theme", act.predicate, act.trigger, frame.type, subject, None, theme, act.mood, act.clause)
