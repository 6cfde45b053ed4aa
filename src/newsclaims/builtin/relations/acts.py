"""A clause made ready for the frames of its verb: who acts, what stands behind the verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar, Mood
from newsclaims.builtin.relations.places import Places
from newsclaims.builtin.relations.records import End, Found
from newsclaims.builtin.relations.vocabulary import Frame, Vocabulary
from newsclaims.lexicon.words import verb_bases
from newsclaims.text.clauses import Clause
from newsclaims.text.phrases import VerbGroup

__all__ = ["COPULAS", "UNKNOWN", "Act", "Acts"]

# The frame of a verb that the tables do not have.
UNKNOWN: Final[tuple[Frame, ...]] = (Frame(None, "object", frozenset()),)
# Particles that may stand behind the object.
PARTICLES: Final = frozenset(("over", "out", "off", "up", "down", "away", "back", "hostage", "prisoner", "captive"))
# Particles that are prepositions where the verb with them is no verb of its own.
GOVERNING: Final = frozenset(("over", "through", "around", "down"))
COPULAS: Final = frozenset(("be", "become", "remain"))


class Act:
    """One clause, with what stands around its verb.

    Attributes:
        clause: Index of the clause.
        trigger: Number of the verb's token.
        predicate: Lemma, with particle.
        frames: How the verb can be read.
        passive: The grammatical subject is the one acted upon.
        subjects: Who acts.
        patients: Noun phrases that the act is done to, things among them.
        links: (preposition, noun phrase) behind the verb.

    """

    __slots__ = ("_grammar", "clause", "frames", "links", "passive", "patients", "predicate", "subjects", "trigger")

    def __init__(self, grammar: Grammar, clause: int, predicate: str, frames: tuple[Frame, ...]) -> None:
        group = grammar.verb(clause)
        self._grammar = grammar
        self.clause = clause
        self.trigger = group.head
        self.predicate = predicate
        self.frames = frames
        self.passive = group.voice == "passive"
        self.subjects: list[End] = []
        self.patients: list[int] = []
        self.links: list[tuple[int, int]] = []

    @property
    def mood(self) -> Mood:
        """Status and polarity."""
        return self._grammar.mood(self.clause)

    def frame(self, kinds: frozenset[str]) -> Frame | None:
        """The first frame of one of the kinds."""
        return next((frame for frame in self.frames if frame.kind in kinds), None)

    def found(
        self, rule: str, frame: Frame, objects: list[End], theme: tuple[int, int] | None = None
    ) -> Iterator[Found]:
        """One relation for each pair of ends; those who act together do not act on each other."""
        joint = {subject.actor for subject in self.subjects}
        for subject in self.subjects:
            for end in objects:
                if len(joint) > 1 and end.actor in joint:
                    continue
                yield Found(rule, self.predicate, self.trigger, frame.type, subject, end, theme, self.mood, self.clause)


class Acts:
    """Makes the clauses of one document ready."""

    def __init__(self, grammar: Grammar, ends: Ends, places: Places, words: Vocabulary) -> None:
        self._grammar = grammar
        self._ends = ends
        self._places = places
        self._words = words

    def read(self, clause: int) -> Act | None:
        """A clause with an actor as its subject; None for all others, and for verbs that tell of no act."""
        grammar, words = self._grammar, self._words
        here = grammar.clauses[clause]
        group = grammar.verbs[here.verb]
        lemma = predicate = group.lemma
        if group.particle is not None:
            whole = f"{lemma} {grammar.lower[group.particle]}"
            known = whole in words.frames or whole in words.light
            governs = grammar.lower[group.particle] in GOVERNING and lemma in words.frames  # "clashed [over X]"
            if known or not (governs or self._type(lemma) == "SUPPLY"):
                predicate = whole  # "sent out" is sent, "picked up" is not picked
        elif lemma not in words.frames and lemma == grammar.lower[group.head]:
            lemma = predicate = self._base(lemma)
        frames = words.frames.get(predicate, UNKNOWN)
        if frames[0].kind == "none" and predicate not in words.light:
            return None
        if lemma in COPULAS or grammar.tokens.tags[group.head] not in "BVZEI":
            return None
        stative = group.voice == "passive" and lemma in words.words["stative"] and not self._agent(here, group)
        if group.voice == "passive" and not stative and lemma not in words.words["involved"]:
            return self._passive(clause, predicate, frames)
        subjects = grammar.subjects(clause)
        if not subjects or all(self._ends.thing(phrase) for phrase in subjects):
            return None
        links = self._links(here, group, predicate) if here.prepositions else []
        patients = self._objects(clause, predicate)
        if predicate == lemma and patients:
            predicate = self._parted(lemma, patients)
            frames = words.frames.get(predicate, UNKNOWN)
        if not (patients or links or predicate in words.lone):
            return None
        if frames is UNKNOWN and predicate not in words.light and not self._meets(patients, links):
            return None
        actors = self._ends.all(subjects)
        if not actors and (frames is not UNKNOWN or predicate in words.light):
            actors = self._ends.forces(subjects)
        if len(subjects) > 1 and actors:
            actors = [*self._places.demonym(subjects[0]), *actors]
        if not actors:
            return None
        act = Act(grammar, clause, predicate, frames)
        act.subjects, act.patients, act.links = actors, patients, links
        act.passive = act.passive and not stative
        return act

    def _base(self, form: str) -> str:
        """The verb of the tables that a form can be, where the lexicon does not know its base: "lauded"."""
        return next((base for base in verb_bases(form) if base in self._words.frames), form)

    def _parted(self, lemma: str, patients: list[int]) -> str:
        """The verb with a particle that stands behind its object: "handed X over"."""
        after = self._grammar.nouns[patients[-1]].last
        lower = self._grammar.lower
        held = lower[after - 1] in ("hostage", "prisoner", "captive")  # "took two soldiers hostage" is read as one
        particle = lower[after - 1] if held else lower[after] if after < len(lower) else ""
        whole = f"{lemma} {particle}"
        return whole if particle in PARTICLES and whole in self._words.frames else lemma

    def _type(self, verb: str) -> str | None:
        """The type of a verb's first frame."""
        return self._words.frames.get(verb, UNKNOWN)[0].type

    def _meets(self, patients: list[int], links: list[tuple[int, int]]) -> bool:
        """Whether a verb that the tables do not have can have a second actor: a name, or "with", "against"."""
        nouns, lower = self._grammar.nouns, self._grammar.lower
        return any(nouns[phrase].kind != "nominal" for phrase in patients) or any(
            lower[preposition] in ("with", "against") for preposition, _ in links
        )

    def _passive(self, clause: int, predicate: str, frames: tuple[Frame, ...]) -> Act | None:
        """A passive with its agent."""
        grammar = self._grammar
        here, group = grammar.clauses[clause], grammar.verb(clause)
        agent = self._agent(here, group)
        actors = self._ends.joint(agent) if agent is not None else []
        if agent is not None and not actors and frames[0].type == "ATTACK":
            actors = self._ends.forces([agent])  # "killed by Chilean gunfire"
        if not actors:
            return None
        act = Act(grammar, clause, predicate, frames)
        act.subjects = actors
        act.links = self._links(here, group, predicate)
        act.patients = list(grammar.subjects(clause))
        return act

    def _agent(self, here: Clause, group: VerbGroup) -> int | None:
        """The noun phrase behind the "by" of a passive, or of the participle that is joined to it."""
        found = next((p for n, p in here.prepositions if n > group.head and self._grammar.lower[n] == "by"), None)
        if found is None and self._grammar.tokens.tags[group.last : group.last + 1] == "K":
            joined = self._grammar.joined_participle(group)
            if joined is not None:
                return self._agent(self._grammar.clauses[joined], self._grammar.verb(joined))
        return found

    def _links(self, here: Clause, group: VerbGroup, predicate: str) -> list[tuple[int, int]]:
        """The prepositions behind a verb, up to one that turns to another act: "talked [until the deal with X]"."""
        found: list[tuple[int, int]] = []
        particle = group.particle if " " in predicate else None
        for link in here.prepositions:
            if link[0] > group.head and link[0] != particle:
                if self._grammar.lower[link[0]] in self._words.words["turning"]:
                    break
                if self._grammar.lower[self._grammar.nouns[link[1]].head] in self._words.words["neutral"]:
                    continue
                found.append(link)
        return found

    def _objects(self, clause: int, predicate: str) -> list[int]:
        """The objects of a verb, without times and appositions; the antecedent of a relative clause that lacks one."""
        grammar, neutral = self._grammar, self._words.words["neutral"]
        here, group = grammar.clauses[clause], grammar.verb(clause)
        found: list[int] = []
        particle = group.particle if " " in predicate else None
        objects = here.objects
        if particle is not None:
            objects = sorted((*objects, *(phrase for n, phrase in here.prepositions if n == particle)))
        for phrase in objects:
            noun = grammar.nouns[phrase]
            idle = self._ends.is_time(phrase) and grammar.lower[noun.last : noun.last + 1] != [
                "of"
            ]  # "3 days of talks"
            if noun.first < group.head or idle or grammar.lower[noun.head] in neutral:
                continue
            if grammar.nouns[grammar.conjuncts(phrase)[0]].preposition not in (None, particle):
                continue  # "ties with X, Y [and Z]"
            if found and self._listed(found[-1], phrase):
                found.append(phrase)
                continue
            touching = not found or self.theme(phrase)[0] == grammar.nouns[found[-1]].last
            if not touching and phrase not in grammar.conjuncts(found[0]):
                break  # only "give X a thing" has two objects, side by side
            found.append(phrase)
        if not found and not objects:
            found = self._shared(clause, predicate)
        if not found and here.kind == "relative":
            return self._gap(clause) if self._below(clause) is None else []
        if not found and group.form == "infinitive" and here.parent is not None and self._below(here.parent) == clause:
            return self._gap(here.parent)
        return found

    def _shared(self, clause: int, predicate: str) -> list[int]:
        """The objects of the verb joined to a verb that lacks them: "arrested and charged [two men]"."""
        grammar, after = self._grammar, clause + 1
        group = grammar.verb(clause)
        if grammar.tokens.tags[group.last : group.last + 1] != "K" or after >= len(grammar.clauses):
            return []
        joined = grammar.verb(after)
        kinds = self._words.kinds.get(predicate, frozenset())
        if joined.first != group.last + 1 or joined.form != group.form or not kinds & {"object", "addressee"}:
            return []
        return [phrase for phrase in grammar.clauses[after].objects if grammar.nouns[phrase].first > joined.head]

    def _gap(self, clause: int) -> list[int]:
        """The antecedent of a relative clause that lacks an object: "the man [she met]"."""
        here, grammar = self._grammar.clauses[clause], self._grammar
        if here.kind != "relative" or here.inherited or here.antecedent is None or here.subject is None:
            return []
        if grammar.nouns[here.subject].first < grammar.nouns[here.antecedent].last:
            return []
        return list(grammar.conjuncts(here.antecedent))

    def _below(self, clause: int) -> int | None:
        """The infinitive that a clause without objects only colours: "whom she [tried to meet]"."""
        clauses, below = self._grammar.clauses, clause + 1
        if below >= len(clauses) or clauses[below].parent != clause or clauses[clause].objects:
            return None
        group = self._grammar.verb(below)
        lacks = group.form == "infinitive" and not clauses[below].objects
        return below if lacks and self._grammar.operator(below) is not None else None

    def _listed(self, left: int, right: int) -> bool:
        """Whether a comma stands for "and" between two plural objects, as in headlines and decks."""
        nouns, tags = self._grammar.nouns, self._grammar.tokens.tags
        one, two = nouns[left], nouns[right]
        return (
            tags[one.last : two.first] == ","
            and tags[one.head] == tags[two.head] == "S"
            and one.determiner is two.determiner is None
            and self._grammar.region(one.head) in ("headline", "deck")
        )

    def gap(self, act: Act) -> bool:
        """Whether the object of a relative clause is its antecedent."""
        here = self._grammar.clauses[act.clause]
        return here.kind == "relative" and here.antecedent in act.patients

    def theme(self, phrase: int) -> tuple[int, int]:
        """The tokens of a thing: with possessor and of-complements."""
        noun = self._grammar.nouns[phrase]
        first, possessor = noun.first, noun.possessor
        while possessor is not None:
            first = min(first, self._grammar.nouns[possessor].first)
            possessor = self._grammar.nouns[possessor].possessor
        return first, self._ends.extent(phrase)
