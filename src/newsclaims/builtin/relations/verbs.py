"""Acts that a verb names: where its other end stands, by the frame of the verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from newsclaims.builtin.relations.acts import COPULAS, UNKNOWN, Act, Acts
from newsclaims.builtin.relations.demands import Demands
from newsclaims.builtin.relations.ends import Ends
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.idioms import Idioms
from newsclaims.builtin.relations.moves import Moves
from newsclaims.builtin.relations.nations import Nations
from newsclaims.builtin.relations.nouns import Nouns
from newsclaims.builtin.relations.places import Places
from newsclaims.builtin.relations.records import End, Found
from newsclaims.builtin.relations.senses import Senses
from newsclaims.builtin.relations.vocabulary import Frame, Vocabulary

__all__ = ["Verbs"]

DIRECT: Final = frozenset(("object", "addressee", "complement"))
RECIPIENT: Final = frozenset(("recipient",))
# Types of acts whose object is a party, were it a county: "sued the county", "urged the state to".
BODIES: Final = frozenset(("SUE", "REQUEST", "ACCUSE"))
# Kinds of clauses whose object may stand before them.
GAPPED: Final = frozenset(("relative", "infinitive"))
COMPLEMENT: Final = frozenset(("complement",))


class Verbs:
    """Reads the verbs of one document."""

    def __init__(self, grammar: Grammar, ends: Ends, nouns: Nouns, places: Places, nations: Nations,
                 words: Vocabulary) -> None:  # fmt: skip
        self._grammar = grammar
        self._ends = ends
        self._nouns = nouns
        self._words = words
        self._acts = Acts(grammar, ends, places, words)
        self._demands = Demands(grammar, ends, words)
        self._moves = Moves(grammar, ends, nouns, places, words)
        self._idioms = Idioms(grammar, ends, nouns, words)
        self._senses = Senses(grammar, words)
        self._nations = nations
        self._places = places
        self._told: set[int] = set()  # clauses whose relation another one tells

    def all(self) -> Iterator[Found]:
        """The relations of all clauses."""
        verbs, tags, silent = self._grammar.verbs, self._grammar.tokens.tags, self._words.silent
        obliging, motion, lone = self._words.words["obliging"], self._words.words["motion"], self._words.lone
        for n, clause in enumerate(self._grammar.clauses):
            group = verbs[clause.verb]
            if group.particle is None:
                bare = (
                    not (clause.objects or clause.prepositions)
                    and clause.kind not in GAPPED
                    and tags[group.last : group.last + 1] != "K"
                )
                idle = group.lemma in silent or (bare and group.lemma not in lone)
            else:
                idle = False
            if not idle:
                yield from self.read(n)
            if group.lemma in motion:
                yield from self._moves.read(n)
            if group.modality in obliging:
                yield from self._demands.told(n)
        yield from self._idioms.shown()

    def read(self, clause: int) -> Iterator[Found]:
        """The relations of a clause."""
        if clause in self._told:
            return
        if self._grammar.verb(clause).lemma in COPULAS:
            yield from self._idioms.agent(clause)
            return
        act = self._acts.read(clause)
        if act is None:
            return
        for relate in self._ways(act):
            found = list(relate(act))
            if found:
                yield from found if any(one.object for one in found) else self._behind(act) or found
                yield from self._borders(act) if act.frames[0].type in ("MOBILIZE", "SUPPLY", None) else ()
                return
        yield from self._behind(act)

    def _behind(self, act: Act) -> list[Found]:
        """A country in place of an end that nothing names: "rejected an Australian offer"."""
        frame, event = act.frames[0], self._nations.event(act.predicate, act.patients)
        if event is not None:
            ends = self._nations.behind(event.type, act.subjects[0], act.patients, act.links)
            head = self._grammar.nouns[act.patients[0]].head
            return [Found("nation", event.verb, head, event.type, one, two, None, act.mood, act.clause)
                    for one in act.subjects for two in ends]  # fmt: skip
        type_ = "INVESTIGATE" if act.predicate in ("visit", "tour") else frame.type  # "visited a Chilean plant"
        ends = self._nations.behind(type_, act.subjects[0], act.patients, act.links)
        theme = self._acts.theme(act.patients[0]) if act.patients else None
        return list(act.found("nation", frame, ends, theme))

    def _borders(self, act: Act) -> Iterator[Found]:
        """Whom forces are moved towards: "massed troops on its border with X"."""
        for _, phrase in act.links:
            if self._grammar.lower[self._grammar.nouns[phrase].head] in ("border", "borders", "frontier"):
                for preposition, other in self._ends.chain(phrase):
                    if self._grammar.lower[preposition] == "with":
                        yield from act.found("nation", act.frames[0], self._ends.joint(other))
                return

    def _ways(self, act: Act) -> Iterator[Callable[[Act], Iterator[Found]]]:
        """The ways to read an act, in the order in which they are tried."""
        kinds = self._words.kinds.get(act.predicate, DIRECT)
        if act.predicate == "threaten":
            yield self._threat
        if act.patients:
            yield self._idioms.light
        elif act.links:
            yield self._idioms.involved
        if act.links and "through" in kinds:
            yield self._through
        if "mutual" in kinds:
            yield self._mutual
        if "recipient" in kinds:
            yield self._recipient
        if act.patients:
            yield self._direct
        if "complement" in kinds:
            yield self._complement
        if act.links:
            yield self._beside
        if act.frames[0].type == "ATTACK":
            yield self._purpose

    # ---- ways to relate, tried in order -----------------------------------------------------------------------------
    def _through(self, act: Act) -> Iterator[Found]:
        """The other end through a preposition: "called on X", "fired at X"."""
        for frame in act.frames:
            if frame.kind != "through":
                continue
            for preposition, phrase in act.links:
                if self._grammar.lower[preposition] not in frame.prepositions:
                    continue
                if act.patients and act.predicate == "call":
                    break  # "called it an attack [on X]"
                objects = self._ends.joint(phrase) or self._nouns.reach(phrase, frame.type)
                if not objects and frame.type in self._words.words["type on places"]:
                    objects = self._places.all(phrase, loose=True)
                if objects:
                    theme = self._acts.theme(act.patients[0]) if act.patients else None
                    yield from act.found("through", frame, objects, theme)
                    return

    def _mutual(self, act: Act) -> Iterator[Found]:
        """Both do it: "met with X", "A and B met"."""
        for frame in act.frames:
            if frame.kind != "mutual":
                continue
            sides = act.subjects if len(act.subjects) > 1 else self._sides(act)
            joint = len(sides) > 1 and (act.predicate in self._words.words["joint"] or not act.patients)
            if joint and not any(self._grammar.lower[n] in frame.prepositions for n, _ in act.links):
                event = self._nations.event(act.predicate, act.patients)  # "traded fire"
                verb, type_ = (event.verb, event.type) if event is not None else (act.predicate, frame.type)
                for one, two in pairwise(sides):
                    yield Found("mutual", verb, act.trigger, type_, one, two, None, act.mood, act.clause)
                return
            if act.patients and act.predicate not in self._words.words["joint"]:
                objects = self._ends.all(act.patients)
                if objects:
                    yield from act.found("active", frame, objects)
                    return
            for preposition, phrase in act.links:
                if self._grammar.lower[preposition] in frame.prepositions:
                    objects = self._ends.joint(phrase)
                    if not objects and any(event.type == "REQUEST" for event in self._nouns.events(phrase)):
                        objects = self._nouns.reach(phrase)  # "agreed to demands by X"
                    if objects:
                        yield from act.found("through", frame, objects)
                        return
            for one, two in pairwise(sides):
                yield Found("mutual", act.predicate, act.trigger, frame.type, one, two, None, act.mood, act.clause)
            if len(act.subjects) == 1 and frame.type == "ATTACK":  # "clashed over X's plans"
                concerned = next((p for n, p in act.links if self._grammar.lower[n] == "over"), None)
                objects = self._nouns.reach(concerned) if concerned is not None else []
                yield from act.found("possessor", frame, objects)

    def _sides(self, act: Act) -> list[End]:
        """The parties of a plural subject: "the presidents of [Norway] and [Chile] met"."""
        subjects = self._grammar.subjects(act.clause)
        return self._nouns.sides(subjects[0]) if len(subjects) == 1 else []

    def _recipient(self, act: Act) -> Iterator[Found]:
        """A thing goes to the other end: "gave X a thing", "gave a thing to X", "provided X with a thing"."""
        frame = act.frame(RECIPIENT)
        if frame is None:
            return
        first = self._ends.one(act.patients[0]) if act.patients else None
        if first is not None and self._acts.gap(act) and (act.links or not act.passive):
            first = None  # "the network [he sold to X]": what is given stands before
        things = act.patients
        if first is not None:
            joint = self._grammar.conjuncts(act.patients[0])
            receivers = self._ends.all(phrase for phrase in act.patients if phrase in joint)
            if frame.type is None:  # "got delegates", "drew crowds"
                receivers = [end for end in receivers if end.form != "nominal"]
            things = [phrase for phrase in act.patients if phrase not in joint]
            theme = self._acts.theme(things[0]) if things else None
            if theme is None:
                given = next((p for n, p in act.links if self._grammar.lower[n] == "with"), None)
                theme = self._acts.theme(given) if given is not None and self._ends.one(given) is None else None
            handed = list(self._handed(act, frame)) if theme is None and frame.type is not None else []
            if not handed or any(end.form != "nominal" for end in receivers):  # "sent troops to X": to X alone
                yield from act.found("recipient", frame, receivers, theme)
            yield from handed
            return
        for preposition, phrase in act.links:
            if self._grammar.lower[preposition] in frame.prepositions:
                objects = self._ends.joint(phrase) or self._ends.owner(phrase)
                if objects:
                    yield from act.found("recipient", frame, objects, self._acts.theme(things[0]) if things else None)
                    return
        if things:
            yield from self._things(act, frame, things[0])

    def _handed(self, act: Act, frame: Frame) -> Iterator[Found]:
        """To whom somebody is handed: "handed over two of its nationals to X"."""
        for preposition, phrase in act.links:
            if self._grammar.lower[preposition] == "to":
                yield from act.found("recipient", frame, self._ends.joint(phrase), self._acts.theme(act.patients[0]))
                return

    def _direct(self, act: Act) -> Iterator[Found]:
        """The direct object is the other end, or a thing that belongs to it."""
        frame = act.frame(DIRECT)
        if frame is None or not act.patients:
            return
        objects = self._ends.all(act.patients)
        if act.frames is UNKNOWN:
            objects = [end for end in objects if end.form != "nominal" and not self._them(end)]
        if not objects and act.predicate in self._words.words["upon places"]:
            objects = self._places.all(act.patients[0], loose=frame.type != "CONSULT")
        if not objects and frame.type in BODIES:
            objects = self._ends.bodies(act.patients)
        if not objects and (frame.kind == "addressee" or act.predicate == "address"):
            objects = self._ends.audience(act.patients)
        if objects:
            yield from act.found(
                "passive" if act.passive else "active", self._senses.meant(act, frame, objects), objects
            )
            return
        phrase = act.patients[0]
        if frame.type is None:
            yield from self._things(act, frame, phrase)
            return
        objects = next((found for one in act.patients if (found := self._nouns.reach(one, frame.type))), [])
        if not objects and frame.type != "SAY":
            last = self._grammar.nouns[phrase].last
            for preposition, other in act.links:
                if self._grammar.lower[preposition] in frame.prepositions and preposition >= last:
                    objects = self._ends.joint(other)
                    if objects:
                        break
        joint = {subject.actor for subject in act.subjects}
        objects = [end for end in objects if end.actor not in joint]  # "a deal [held by X and Y]"
        if objects:
            if act.predicate == "hold":
                frame = Frame(None, frame.kind, frame.prepositions)  # "holds a stake in X"
            yield from act.found("possessor", frame, objects, self._acts.theme(phrase))
            return
        yield from self._things(act, frame, phrase)

    def _beside(self, act: Act) -> Iterator[Found]:
        """The party with whom or against whom something is done that no frame tells: "broke relations with X"."""
        if act.frames[0].kind == "none" or act.frames[0].type == "SAY":
            return
        known = act.frames is not UNKNOWN or self._lasting(act)
        for preposition, phrase in act.links:
            if self._grammar.lower[preposition] == "against" or (known and self._grammar.lower[preposition] == "with"):
                objects = [end for end in self._ends.joint(phrase) if end.form != "nominal" or self._named(phrase)]
                if objects:
                    theme = self._acts.theme(act.patients[0]) if act.patients else None
                    yield from act.found("beside", act.frames[0], objects, theme)
                    return

    def _purpose(self, act: Act) -> Iterator[Found]:
        """Whom shots are meant for: "fired shots in the air to disperse [protesters]"."""
        yield from act.found("through", act.frames[0], self._nouns.fallen(act.clause))

    def _lasting(self, act: Act) -> bool:
        """Whether the object is what two parties have together: "parted [ways] with X", "broke [relations] with X"."""
        heads = (self._grammar.lower[self._grammar.nouns[phrase].head] for phrase in act.patients)
        return not act.patients or any(head in self._words.words["together"] for head in heads)

    def _named(self, phrase: int) -> bool:
        """Whether a description has a name in it: "the leaders of Peru"."""
        return "P" in self._grammar.tokens.tags[self._grammar.nouns[phrase].first : self._ends.extent(phrase)]

    def _them(self, end: End) -> bool:
        """Whether an end is "them", which may stand for things."""
        return end.end - end.start == len("them") and end.form == "pronoun"

    def _threat(self, act: Act) -> Iterator[Found]:
        """The threat to do something to somebody: "threatened to cut ties with X"."""
        grammar = self._grammar
        below = act.clause + 1
        if act.predicate != "threaten" or act.patients or below >= len(grammar.clauses):
            return
        if grammar.clauses[below].parent != act.clause or grammar.verb(below).form != "infinitive":
            return
        objects = {found.object.actor: found.object for found in self.read(below) if found.object is not None}
        objects.update({end.actor: end for end in self._demands.conditions(act.clause)})
        ends = [end for end in objects.values() if end.actor not in {one.actor for one in act.subjects}]
        ends = ends or self._behind_threat(below)
        if ends:
            self._told.add(below)
        yield from act.found("threat", act.frames[0], ends)

    def _behind_threat(self, clause: int) -> list[End]:
        """Where a threat would fall: "threatened to cut off gas to the republic of Arica"."""
        act = self._acts.read(clause)
        return self._nations.behind("THREATEN", act.subjects[0], act.patients, act.links) if act is not None else []

    def _complement(self, act: Act) -> Iterator[Found]:
        """The subject of the clause that is asked for: "demanded that X withdraw"."""
        frame = act.frame(COMPLEMENT)
        if frame is None:
            return
        clauses = self._grammar.clauses
        for n in range(act.clause + 1, min(len(clauses), act.clause + 6)):
            if clauses[n].parent == act.clause and clauses[n].kind == "complement":
                objects = self._ends.all(self._grammar.subjects(n)) or self._after_that(act.clause)
                yield from act.found("complement", frame, objects)
                return
        objects = self._after_that(act.clause)
        yield from act.found("complement", frame, objects)

    def _after_that(self, clause: int) -> list[End]:
        """The first noun phrase after "that", where no verb was read behind it: a subjunctive taken for a noun."""
        group = self._grammar.verb(clause)
        for n in range(group.last, min(group.last + 4, len(self._grammar.lower) - 1)):
            if self._grammar.lower[n] == "that":
                phrase = self._grammar.noun_phrase_from(n + 1)
                return self._ends.starting(n + 1) or (self._places.modifier(phrase) if phrase is not None else [])
        return []

    def _things(self, act: Act, frame: Frame, phrase: int) -> Iterator[Found]:
        """What is done to a thing alone: of verbs that the tables have."""
        if act.frames is UNKNOWN or self._grammar.nouns[phrase].kind == "pronoun":
            return
        if act.predicate in self._words.words["personal"]:
            return  # "take aim", "execute a plan"
        theme = self._acts.theme(phrase)
        words = self._words.words
        lone = act.predicate in words["typed by a party"] or frame.type in words["type of a party"]
        type_ = None if lone else frame.type  # "released a statement" is no concession
        for subject in act.subjects:
            yield Found("theme", act.predicate, act.trigger, type_, subject, None, theme, act.mood, act.clause)
