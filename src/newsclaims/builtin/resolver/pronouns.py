"""Whom a pronoun stands for: actors are weighed by how near they are, whether as subjects, and who spoke last."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.resolver.genders import FEMALE, MALE, Genders
from newsclaims.builtin.resolver.mentions import Mentions
from newsclaims.model import Actor

__all__ = ["PRONOUNS", "Pronouns"]

NEUTER: Final = frozenset(("it", "itself", "its"))
PLURAL: Final = frozenset(("they", "them", "themselves", "their"))
PRONOUNS: Final = MALE | FEMALE | NEUTER | PLURAL
LAST_SPEAKER: Final = 3.0  # what it weighs for a pronoun to have spoken last
EARLIER_SPEAKER: Final = 1.5
SUBJECT: Final = 2.0  # how much more the subject of a clause weighs
SURE_GENDER: Final = 1.3  # how much more it weighs to be known for a man, or a woman
RIVAL: Final = 0.85  # from this part of the best one's weight on, another could be meant
BACK: Final = 36  # mentions that a pronoun can look back over
SENTENCES_BACK: Final = 4
SPEAKERS_BACK: Final = 6


class Pronouns:
    """Finds the antecedents of the pronouns of one document."""

    def __init__(self, mentions: Mentions, genders: Genders, actors: dict[str, Actor]) -> None:
        self._mentions = mentions
        self._genders = genders
        self._actors = actors
        self._spoke: list[tuple[int, str]] = []  # (token, actor) of sources, in the order in which they were told

    def spoke(self, token: int, actors: tuple[str, ...]) -> None:
        """Tell that actors spoke at a token: the next pronoun may well mean them."""
        self._spoke += [(token, actor) for actor in actors]

    def antecedent(self, first: int, word: str, barred: frozenset[str]) -> str | None:
        """The actor that a pronoun at a token stands for, none of the barred ones."""
        scores: dict[str, float] = {}
        self._weigh_mentions(first, word, barred, scores)
        self._weigh_speakers(first, word, barred, scores)
        return _clear_best(scores)

    def _weigh_mentions(self, first: int, word: str, barred: frozenset[str], scores: dict[str, float]) -> None:
        """Add what the mentions before a pronoun weigh, the nearest first; not those in quotations of others."""
        mentions, genders = self._mentions, self._genders
        order, quoted = mentions.order, mentions.quoted
        own_quotation = quoted[first]
        here = mentions.sentence(first)
        gendered = word in MALE or word in FEMALE
        end = mentions.before(first)
        for n in range(end - 1, max(-1, end - 1 - BACK), -1):
            token, identity = order[n]
            away = here - mentions.sentence(token)
            if away > SENTENCES_BACK:
                break
            if quoted[token] >= 0 and quoted[token] != own_quotation:
                continue
            actor = self._actors.get(identity)
            if actor is None or identity in barred or not self._fits(actor, word):
                continue
            value = 1.0 / (1 + away)
            if token in mentions.subjects:
                value *= SUBJECT
            if gendered and genders.of(actor):
                value *= SURE_GENDER
            scores[identity] = scores.get(identity, 0.0) + value

    def _weigh_speakers(self, first: int, word: str, barred: frozenset[str], scores: dict[str, float]) -> None:
        """Add what it weighs to have spoken before a pronoun, the last speaker first."""
        here = self._mentions.sentence(first)
        weight = LAST_SPEAKER
        for token, identity in reversed(self._spoke[-SPEAKERS_BACK:]):
            actor = self._actors.get(identity)
            if actor is None or identity in barred or token >= first:
                continue
            away = here - self._mentions.sentence(token)
            if away <= SENTENCES_BACK and self._fits(actor, word):
                scores[identity] = scores.get(identity, 0.0) + weight / (1 + away)
                weight = EARLIER_SPEAKER

    def _fits(self, actor: Actor, word: str) -> bool:
        """Whether an actor is of the gender and number of a pronoun."""
        if word in MALE:
            return actor.kind == "person" and self._genders.of(actor) != "female"
        if word in FEMALE:
            return actor.kind == "person" and self._genders.of(actor) != "male"
        if word in NEUTER:
            return actor.kind in ("organization", "country", "place")
        return actor.kind in ("group", "organization", "country")


def _clear_best(scores: dict[str, float]) -> str | None:
    """The actor who weighs most; None where another weighs nearly as much."""
    best: str | None = None
    most = second = 0.0
    for identity, value in scores.items():
        if best is None or value > most:
            second = most
            most, best = value, identity
        elif value > second:
            second = value
    return None if second > RIVAL * most else best
