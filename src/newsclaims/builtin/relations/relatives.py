"""Whom a relative pronoun means: "a senator from Ohio [who]", "companies [that keep]"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsclaims.text.clauses import Clause

if TYPE_CHECKING:
    from newsclaims.builtin.relations.grammar import Grammar

__all__ = ["Relatives"]


def _unknown(_head: int) -> bool | None:
    return None


class Relatives:
    """Finds the antecedents of the relative pronouns of one document.

    Attributes:
        person: Whether a noun, by its token number, stands for people; None where nobody knows. Set by those who know
            the actors.

    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.person: Callable[[int], bool | None] = _unknown

    def meant(self, here: Clause, antecedent: int, marker: int) -> tuple[int, ...]:
        """Whom a relative pronoun means: "a senator from Ohio [who]" is the senator; none where that is in doubt."""
        word = self._grammar.lower[marker]
        if marker and self._grammar.tokens.tags[marker - 1] == "K" and word == "who":
            return self._who_before(here, word)
        nouns, means = self._grammar.nouns, antecedent
        if nouns[means].preposition is None:
            return self._grammar.conjuncts(means)
        if word == "who":
            while self.person(nouns[means].head) is False and nouns[means].preposition is not None:
                before = self._before(means)
                if before is None:
                    return self._grammar.conjuncts(antecedent)
                means = before
            if means == antecedent and nouns[means].kind == "name":
                before = self._before(means)
                if before is not None and nouns[before].kind == "nominal" and self.person(nouns[before].head):
                    means = before
            if means != antecedent:
                means = self._apposed(means)
        elif (
            self._grammar.tokens.tags[nouns[means].head] == "S"
            and self._grammar.tokens.tags[self._grammar.verbs[here.verb].first] == "Z"
        ):
            before = self._before(means)  # "a tax on companies [that keeps]"
            return (
                ()
                if before is None or self._grammar.tokens.tags[nouns[before].head] == "S"
                else self._grammar.conjuncts(before)
            )
        return self._grammar.conjuncts(means)

    def _apposed(self, phrase: int) -> int:
        """The name that a noun phrase describes behind a comma: "[Ana Brik], a driver"; else the phrase itself."""
        first = self._grammar.nouns[phrase].first
        named = (
            self._grammar.noun_phrase_at(first - 2)
            if first > 1 and self._grammar.tokens.tags[first - 1] == ","
            else None
        )
        if named is None or self._grammar.nouns[named].last != first - 1 or self._grammar.nouns[named].kind != "name":
            return phrase
        return named

    def _before(self, phrase: int) -> int | None:
        """The noun phrase that a preposition joins a noun phrase to: "a [senator] from Ohio"."""
        preposition = self._grammar.nouns[phrase].preposition
        return self._grammar.noun_phrase_at(preposition - 1) if preposition else None

    def _who_before(self, here: Clause, word: str) -> tuple[int, ...]:
        """The subject of the relative clause that one more is joined to: "who sued X and [who] met Y"."""
        above = here.parent
        for _ in range(4):
            if above is None:
                break
            clause = self._grammar.clauses[above]
            if clause.kind == "relative" and clause.marker is not None and self._grammar.lower[clause.marker] == word:
                return self._grammar.subjects(above)
            above = clause.parent
        return ()
