"""Whose act a clause tells, and how it is told: control of infinitives and ing-forms, status, negation."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.relations.relatives import Relatives
from newsclaims.builtin.relations.vocabulary import Operator, Vocabulary
from newsclaims.text.clauses import Clause
from newsclaims.text.document import Document
from newsclaims.text.part import Part
from newsclaims.text.phrases import VerbGroup
from newsclaims.text.tags import CLAUSE_VERBS

__all__ = ["PLAIN", "Grammar", "Mood"]

# What joins others to a subject.
TOGETHER: Final = frozenset((("along", "with"), ("together", "with")))


class Mood(Part):
    """Whether an act happened.

    Attributes:
        status: happened, ongoing, planned, attempted, alleged or hypothetical.
        negated: It did not.

    """

    __slots__ = ("negated", "status")

    def __init__(self, status: str = "happened", negated: bool = False) -> None:
        self.status = status
        self.negated = negated


PLAIN: Final = Mood()
# What an effort says of the act in its infinitive.
ENDEAVOUR: Final = Operator("subject", "attempted", negated=False)


class Grammar:
    """What relations need to know of the clauses of one document."""

    def __init__(self, document: Document, words: Vocabulary) -> None:
        phrases = document.phrases
        self.tokens = document.tokens
        self.lower = document.tokens.lower
        self.nouns = phrases.noun_phrases
        self.verbs = phrases.verb_groups
        self.clauses = phrases.clauses
        self.conjuncts = phrases.conjuncts
        self.clause_at = phrases.clause_at
        self.noun_phrase_from = phrases.noun_phrase_from
        self.noun_phrase_at = phrases.noun_phrase_at
        self.relatives = Relatives(self)
        self._words = words
        self._is = words.words
        self._document = document
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._moods: dict[int, Mood] = {}
        self._participles: dict[int | None, int] | None = None

    def verb(self, clause: int) -> VerbGroup:
        """The verb group of a clause."""
        return self.verbs[self.clauses[clause].verb]

    def region(self, token: int) -> str:
        """The kind of region that a token stands in: headline, deck, body ..."""
        sentence = self._document.sentence_at(self.tokens.starts[token])
        return sentence.region if sentence is not None else ""

    def participle_of(self, phrase: int) -> int | None:
        """The clause of a past participle that describes a noun phrase: "crimes [committed by X]"."""
        if self._participles is None:
            self._participles = {
                clause.antecedent: n
                for n, clause in reversed(list(enumerate(self.clauses)))
                if clause.antecedent is not None and self.verbs[clause.verb].form == "participle"
            }
        return self._participles.get(phrase)

    def joined_participle(self, group: VerbGroup) -> int | None:
        """The clause of a participle that "and" joins to a verb group: "was shot [and wounded]"."""
        phrases = self._document.phrases
        after = phrases.verb_group_at(group.last + 1)
        found = phrases.clause_of(after) if after is not None else None
        return found if found is not None and self.verb(found).form == "participle" else None

    def leading(self, phrase: int) -> list[tuple[int, int]]:
        """The prepositions behind "leading" where that describes a noun phrase: "the roads [leading into Lima]"."""
        clause = self._described(phrase, "leading")
        return clause.prepositions if clause is not None else []

    def carried(self, phrase: int) -> list[int]:
        """The objects of "carrying" where that describes a noun phrase: "a bus carrying [tourists]"."""
        clause = self._described(phrase, "carrying")
        return clause.objects if clause is not None else []

    def _described(self, phrase: int, form: str) -> Clause | None:
        """The clause of an ing-form right behind a noun phrase."""
        head = self.nouns[phrase].last
        if head >= len(self.lower) or self.lower[head] not in self._is[form]:
            return None
        group = self._document.phrases.verb_group_at(head)
        clause = self._document.phrases.clause_of(group) if group is not None else None
        return self.clauses[clause] if clause is not None else None

    # ---- whose act --------------------------------------------------------------------------------------------------
    def subjects(self, clause: int) -> tuple[int, ...]:
        """The noun phrases that are the grammatical subject of a clause, by its own words or by control."""
        known = self._subjects.get(clause)
        if known is None:
            self._subjects[clause] = ()  # odd text may make a circle
            known = self._subjects[clause] = self._find_subjects(clause)
        return known

    def _find_subjects(self, clause: int) -> tuple[int, ...]:
        here = self.clauses[clause]
        group = self.verbs[here.verb]
        if group.form == "finite" or here.kind == "relative":
            return self._finite_subjects(here)
        if here.parent is None:
            return self.conjuncts(here.subject) if here.subject is not None and not here.inherited else ()
        if here.antecedent is not None and here.subject is not None and not here.inherited:
            if group.form == "gerund" and self._worded(here.antecedent) and self._voices(here.parent):
                return self.subjects(here.parent)  # "issued a declaration demanding ..."
            return self.conjuncts(here.subject)
        return self._controlled(clause, here, group)

    def _finite_subjects(self, here: Clause) -> tuple[int, ...]:
        if here.kind == "relative" and here.inherited and not self._describes(here):
            return ()
        if here.kind == "coordinate" and here.inherited and here.parent is not None and here.marker is None:
            around = self._around(self.clauses[here.parent], here)
            if around is not None:
                return around
        if here.subject is not None:
            first = self.conjuncts(here.subject)[0]
            if first != here.subject and self.nouns[first].preposition is not None:
                return ()  # "..., a veteran of Iraq [and Afghanistan], was"
            if here.inherited and here.kind == "coordinate" and here.parent is not None:
                return self.subjects(here.parent) or self.conjuncts(here.subject)
            if here.kind == "relative" and here.inherited and here.marker is not None:
                return self.relatives.meant(here, here.subject, here.marker)
            return (*self.conjuncts(here.subject), *self._along_with(here.subject))
        if here.inherited and here.kind == "coordinate" and here.parent is not None:
            return self.subjects(here.parent)
        return ()

    def _around(self, aside: Clause, here: Clause) -> tuple[int, ...] | None:
        """The subject that an attribution between commas parts from its verb: "[The talks], he said, hurt X"."""
        group, tags = self.verbs[aside.verb], self.tokens.tags
        between = tags[group.last : self.verbs[here.verb].first]
        if group.lemma not in CLAUSE_VERBS or between != "," or tags[aside.first - 1 : aside.first] != ",":
            return None
        sentence = self._document.sentence_at(self.tokens.starts[aside.first])
        first = self.noun_phrase_from(sentence.first) if sentence is not None else None
        return self.conjuncts(first) if first is not None else ()

    def _along_with(self, subject: int) -> tuple[int, ...]:
        """Those who act with the subject: "Britain, along with its allies, has sent"."""
        n = self.nouns[subject].last
        n += self.tokens.tags[n : n + 1] == ","
        if tuple(self.lower[n : n + 2]) not in TOGETHER:
            return ()
        partner = next((k for k in range(subject + 1, subject + 4) if self.nouns[k : k + 1]
                        and self.nouns[k].first == n + 2 and self.nouns[k].last > n + 2), None)  # fmt: skip
        return self.conjuncts(partner) if partner is not None else ()

    def _describes(self, here: Clause) -> bool:
        """Whether a relative clause stands with its antecedent; "that" does not describe a name without a comma."""
        if here.antecedent is None or here.marker is None:
            return True
        noun = self.nouns[here.antecedent]
        if self.lower[here.marker] in ("who", "which") and self.tokens.tags[here.marker - 1] in "BVZEI":
            return False  # "asked [who] did it"
        if self.lower[here.marker] == "that" and noun.kind == "name" and noun.last == here.marker:
            return False
        return here.marker - noun.last <= 3

    def _controlled(self, clause: int, here: Clause, group: VerbGroup) -> tuple[int, ...]:
        """The subject of an infinitive or ing-form: what the verb above it says."""
        parent = here.parent
        if parent is None:
            return ()
        above = self.clauses[parent]
        verb = self.verbs[above.verb]
        twin = group.form == "participle" and verb.voice == "passive" and verb.last + 1 == group.first
        if self._joined(here, group, verb) or (twin and self.tokens.tags[verb.last] == "K"):
            return self.subjects(parent)
        operator = self.operator(clause)
        if operator is not None:
            helped = verb.lemma == "help" and bool(above.objects)  # "helped [Chile] rebuild"
            if (operator.controller == "object" or helped) and verb.voice == "active":
                return self._controllers(above)
            return self.subjects(parent)
        if group.form == "infinitive":
            close = group.first - verb.last
            purpose = verb.lemma in self._is["purposeful"]  # "turned out to nominate": no more than a purpose
            if (close <= 0 and not purpose) or (close <= 2 and self._readiness(group.first - 1)):
                return self.subjects(parent)
            return self.subjects(parent) if group.lemma in self._is["voiced"] and verb.voice == "active" else ()
        marker = self.lower[here.marker] if here.marker is not None else ""
        behind = group.first >= verb.last
        if marker in self._is["occasion"] and group.form == "participle":
            return self.subjects(parent)  # "said a spokesman when contacted by ..."
        if marker in self._is["adjunct"]:
            return self.subjects(parent) if behind else ()
        comma = group.first > 0 and self.tokens.tags[group.first - 1] in ",R"
        if marker == "" and group.form == "gerund" and behind and comma:
            return self.subjects(parent)
        return ()

    def _voices(self, clause: int) -> bool:
        """Whether a clause brings words forth: "issued a declaration", not "vetoed a resolution"."""
        frames = self._words.frames.get(self.verb(clause).lemma)
        return not frames or frames[0].type not in ("DENY", "STOP", "ACCUSE", "CONCEDE")

    def _worded(self, phrase: int) -> bool:
        """Whether a noun phrase is something said or written, whose ing-form tells what its maker says."""
        word = self.tokens.words[self.nouns[phrase].head]
        return (word.noun or word.lower) in self._is["worded"]

    def _joined(self, here: Clause, group: VerbGroup, above: VerbGroup) -> bool:
        """Whether a clause is one more in a list of infinitives or ing-forms: "to arm and train"."""
        marker = here.marker
        return marker is not None and self.tokens.tags[marker] == "K" and group.form == above.form

    def _controllers(self, above: Clause) -> tuple[int, ...]:
        """The object of a verb that controls what follows: "urged Vietnam to", "called on Vietnam to"."""
        verb = self.verbs[above.verb]
        for index in above.objects:
            if self.nouns[index].first >= verb.last:
                return self.conjuncts(index)
        for preposition, index in above.prepositions:
            if self.lower[preposition] in ("on", "upon", "to", "for", "from", "with"):
                return self.conjuncts(index)
        return ()

    def operator(self, clause: int) -> Operator | None:
        """What the verb above says about a clause; None where it says nothing."""
        here = self.clauses[clause]
        if here.parent is None or here.kind in ("relative", "coordinate", "adverbial", "main"):
            return None
        above = self.clauses[here.parent]
        verb, group = self.verbs[above.verb], self.verbs[here.verb]
        if group.form == "finite":
            form = "that" if here.kind == "complement" else ""
        elif group.form == "infinitive":
            if above.objects and self._endeavours(above, verb):
                return ENDEAVOUR
            if above.objects and group.lemma in self._is["voiced"] and self._worded(above.objects[0]):
                return None  # "called a strike to protest"
            begun = verb.lemma in self._is["beginning"] and bool(above.objects)
            form = "" if begun else "to"  # "started a petition to ..." is no start of the act
        elif here.marker is not None:
            form = self.lower[here.marker]
        else:
            form = "ing" if group.first <= verb.last + 1 and self.tokens.tags[group.first - 1] != "," else ""
        passive = verb.voice == "passive"
        if form == "to" and verb.lemma == "have" and self._between(above, verb, group):
            return None  # "have [topics] to discuss"
        if form == "to" and not passive and self._between(above, verb, group):
            other = self._words.operators.get((verb.lemma, "to object", False))
            if other is not None:
                return other
        return self._words.operators.get((verb.lemma, form, passive)) if form else None

    def _between(self, above: Clause, verb: VerbGroup, group: VerbGroup) -> bool:
        """Whether an object stands between a verb and the infinitive behind it: "wanted [Chile] to go"."""
        return any(verb.last <= self.nouns[n].first and self.nouns[n].last <= group.first for n in above.objects[:1])

    def _endeavours(self, above: Clause, verb: VerbGroup) -> bool:
        """Whether a verb tells of an effort that its object names: "made an [attempt] to"."""
        if self.lower[self.nouns[above.objects[-1]].head] not in self._is["endeavour"]:
            return False
        particle = f" {self.lower[verb.particle]}" if verb.particle is not None else ""
        return verb.lemma in self._is["beginning"] or verb.lemma + particle in self._words.light

    # ---- how it is told ---------------------------------------------------------------------------------------------
    def mood(self, clause: int) -> Mood:
        """Status and polarity of the act of a clause: the word nearest to the verb decides."""
        known = self._moods.get(clause)
        if known is None:
            self._moods[clause] = PLAIN
            known = self._moods[clause] = self._find_mood(clause)
        return known

    def _find_mood(self, clause: int) -> Mood:
        here = self.clauses[clause]
        group = self.verbs[here.verb]
        negated = group.negated or self._nobody(clause)
        status = self._own_status(here, group) or self._alleged(here)
        if here.parent is None or here.kind in ("relative", "main", "adverbial"):
            return Mood(status or "happened", negated)
        if here.kind == "coordinate" or self._joined(here, group, self.verbs[self.clauses[here.parent].verb]):
            shared = group.tense is None or self._plain(group, here.parent)
            if status is None and shared:  # "will arm and train": the modal holds for both
                above = self.mood(here.parent)
                return Mood(above.status, negated or above.negated)
            conditional = status is None and self._under_condition(here)
            return Mood("hypothetical" if conditional else status or "happened", negated)
        operator = self.operator(clause)
        if operator is not None:
            above = self.mood(here.parent) if group.form != "finite" or operator.negated else PLAIN
            going = self.verbs[self.clauses[here.parent].verb]
            if going.lemma == "go" and going.progressive and going.particle is None:
                above = Mood("planned", above.negated)  # "is going to"
            status = status or (operator.status if operator.status != "happened" else above.status)
            if operator.controller == "object" and operator.status != "happened":
                above = Mood(above.status)  # "did not accuse X of taking": the taking is not denied
            freed = operator.negated and operator.controller == "object"  # "did not stop X from"
            return Mood(status, negated ^ operator.negated ^ (above.negated and (freed or not operator.negated)))
        if status is None and group.form == "infinitive":
            return self._after_adjective(here, group, negated)
        if status is None and group.form != "finite":
            if here.antecedent is not None and not here.inherited:
                return Mood("happened", negated)  # "people [fleeing X]": told of them, not of the clause around
            above = self.mood(here.parent)
            comma = group.first > 0 and self.tokens.tags[group.first - 1] == ","
            return Mood(above.status if comma or above.status != "ongoing" else "happened", negated)
        return Mood(status or "happened", negated)

    def _plain(self, group: VerbGroup, parent: int) -> bool:
        """Whether a base form goes on a verb with a modal: "would arm them and [train] them"."""
        return self.tokens.tags[group.head] == "B" and self.verb(parent).modality is not None

    def _alleged(self, here: Clause) -> str | None:
        """Whether a clause tells what a noun only alleges: "allegations that X did it"."""
        marker = here.marker
        if not marker or here.inherited or self.lower[marker] != "that":
            return None
        return "alleged" if self.lower[marker - 1] in self._is["alleging"] else None

    def _under_condition(self, here: Clause) -> bool:
        """Whether a clause goes on the condition that it is joined to: "if she sues him and [wins] the case"."""
        while here.kind == "coordinate" and here.parent is not None and here.marker:
            if self.tokens.tags[here.marker - 1] == ",":
                return False
            here = self.clauses[here.parent]
        return here.marker is not None and self.lower[here.marker] in self._is["conditional"]

    def _own_status(self, here: Clause, group: VerbGroup) -> str | None:
        if any(self.lower[n] in self._is["hearsay"] for n in range(max(0, group.first - 1), group.head)):
            return "alleged"
        if group.modality in self._is["hypothetical modal"]:
            return "hypothetical"
        if group.tense == "future":
            return "planned"
        if here.marker is not None and self.lower[here.marker] in self._is["conditional"]:
            return "hypothetical"
        return "ongoing" if group.progressive else None

    def _after_adjective(self, here: Clause, group: VerbGroup, negated: bool) -> Mood:
        """An infinitive without an operator: "is ready to", "was unable to", "has to"."""
        if here.parent is None:
            return PLAIN
        above = self.mood(here.parent)
        status = self._readiness(group.first - 1) if group.first else ""
        if status == "failed":
            return Mood(above.status, not negated)
        if status and status != "happened":
            return Mood(status, negated or above.negated)
        verb = self.verbs[self.clauses[here.parent].verb]
        if verb.lemma in ("have", "be"):
            return Mood("hypothetical" if verb.lemma == "have" else "planned", negated or above.negated)
        return Mood(above.status, negated or above.negated)

    def _readiness(self, token: int) -> str:
        """What an adjective says of the infinitive behind it: "is ready to", "was unable to"; "" for other words."""
        word = self.lower[token]
        for status in ("planned", "hypothetical", "failed"):
            if word in self._is[status + " adjective"]:
                return status
        return "happened" if word in ("able", "quick") else ""

    def _nobody(self, clause: int) -> bool:
        """Whether "no", "neither" or "nobody" stands in the subject."""
        subject = self.clauses[clause].subject
        if subject is None:
            return False
        phrase = self.nouns[subject]
        return self.lower[phrase.first] in ("no", "neither", "nobody", "none") or (
            phrase.first > 0 and self.lower[phrase.first - 1] == "neither"
        )
