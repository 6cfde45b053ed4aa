"""What a verb of several meanings is, by what stands with it: "named X as", "dismissed [the minister]"."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.relations.acts import Act
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import End
from newsclaims.builtin.relations.vocabulary import Frame, Vocabulary

__all__ = ["Senses"]

# Verbs that have their type only with an infinitive, a second object or one of these prepositions.
UNTYPED: Final = {
    "name": frozenset(("as", "to")),
    "direct": frozenset(("to", "against")),
    "treat": frozenset(("for", "at", "in")),
}


class Senses:
    """Tells the meanings of verbs apart."""

    def __init__(self, grammar: Grammar, words: Vocabulary) -> None:
        self._grammar = grammar
        self._words = words

    def meant(self, act: Act, frame: Frame, objects: list[End]) -> Frame:
        """What a verb of two meanings is, by its ends: ministers are dismissed otherwise than claims."""
        if act.predicate == "dismiss" and objects[0].form != "pronoun":
            return Frame("DISMISS", frame.kind, frame.prepositions)
        heads = [self._grammar.nouns[phrase].head for phrase in self._grammar.subjects(act.clause)]
        if act.predicate in UNTYPED and not self._typed(act):
            return Frame(None, frame.kind, frame.prepositions)
        if act.predicate == "beat" and any(self._grammar.lower[head] in self._words.words["armed"] for head in heads):
            return Frame("ATTACK", frame.kind, frame.prepositions)
        return frame

    def _typed(self, act: Act) -> bool:
        """Whether something stands behind the object of a verb that has its type only with it: "named X [as]"."""
        behind = any(self._grammar.lower[n] in UNTYPED[act.predicate] for n, _ in act.links)
        if behind or len(act.patients) > 1:
            return True
        if act.passive and self._grammar.clauses[act.clause].objects:
            return True  # "was named ambassador by X"
        return any(
            clause.parent == act.clause and self._grammar.verbs[clause.verb].form == "infinitive"
            for clause in self._grammar.clauses[act.clause + 1 : act.clause + 3]
        )
