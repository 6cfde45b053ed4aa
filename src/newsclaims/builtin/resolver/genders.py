"""Of which gender a person is: as the actor's record says, by title and forename, or by the pronouns used so far."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.resolver.vocabulary import Vocabulary
from newsclaims.model import Actor

__all__ = ["FEMALE", "MALE", "Genders"]

MALE: Final = frozenset(("he", "him", "himself", "his"))
FEMALE: Final = frozenset(("she", "her", "herself", "hers"))


class Genders:
    """The genders of the actors of one document."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._known: dict[str, str] = {}  # by the actor's id

    def of(self, actor: Actor) -> str:
        """male, female, or "" where nothing tells."""
        known = self._known.get(actor.id)
        if known is None:
            given = actor.attributes.get("gender")
            known = self._known[actor.id] = given if isinstance(given, str) else self._guess(actor)
        return known

    def learn(self, actor: Actor, word: str) -> None:
        """Keep the gender that a pronoun tells of an actor."""
        if (word in MALE or word in FEMALE) and actor.kind == "person" and not self.of(actor):
            self._known[actor.id] = "male" if word in MALE else "female"

    def _guess(self, actor: Actor) -> str:
        words = self._words
        for word in (actor.role or "").lower().split():
            if word in words.male_titles:
                return "male"
            if word in words.female_titles:
                return "female"
        forename = actor.name.split(" ")[0].lower()
        return "male" if forename in words.male else "female" if forename in words.female else ""
