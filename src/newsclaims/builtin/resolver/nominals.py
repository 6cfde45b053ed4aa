"""Whom a definite nominal stands for: "the minister" by a role, "the fund" by a description, or the main body."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.resolver.appositions import Appositions
from newsclaims.builtin.resolver.mentions import Mentions
from newsclaims.builtin.resolver.records import described
from newsclaims.builtin.resolver.vocabulary import Vocabulary
from newsclaims.model import Actor, id_of
from newsclaims.text.document import Document
from newsclaims.text.phrases import NounPhrase

__all__ = ["Nominals"]

BACK: Final = 59  # mentions that a nominal can look back over
BODIES_BACK: Final = 29  # those that "the company" can
RIVAL: Final = 0.7  # above this part of the main body's weight, another could be meant
PAST: Final = frozenset(("former", "retired", "late", "then"))


class Nominals:
    """Finds the actors of one document that its definite nominals stand for."""

    def __init__(self, document: Document, words: Vocabulary, mentions: Mentions, appositions: Appositions,
                 actors: dict[str, Actor]) -> None:  # fmt: skip
        self._tokens = document.tokens
        self._phrases = document.phrases
        self._words = words
        self._mentions = mentions
        self._appositions = appositions
        self._actors = actors

    def known(self, np: NounPhrase, noun: str, kind: str) -> str | None:
        """The latest actor before a definite nominal whose description, role or name has its head."""
        order = self._mentions.order
        end = self._mentions.before(np.first)
        seen: set[str] = set()
        for n in range(end - 1, max(-1, end - 1 - BACK), -1):
            token, identity = order[n]
            if identity in seen:
                continue
            seen.add(identity)
            actor = self._actors.get(identity)
            if actor is None:
                continue
            if kind != "person" and actor.kind in ("organization", "group") and (
                    self._appositions.noun_behind(token) == noun):  # fmt: skip
                return identity
            alike = actor.kind == kind or (kind == "organization" and actor.kind in ("country", "group"))
            if alike and self._goes_by(actor, np, noun):
                return identity
        if kind == "organization" and np.last - np.first == 2 and not self._tokens.words[np.head].capital:
            return self._main_body(np.first, end, noun)
        return None

    def _goes_by(self, actor: Actor, np: NounPhrase, noun: str) -> bool:
        """Whether a nominal's head stands in an actor's role or name, or is what its bearers are called.

        "The Norland senator" is not Ana Brik, senator for Ruthenia; whose place nobody tells, is nobody's by "Sen.".
        """
        role = f"{actor.role or ''} {actor.name if actor.kind != 'person' else ''}"
        words = role.lower().split()
        stands = noun in words
        if not stands and not any(noun in self._words.called.get(word, ()) for word in words):
            return False
        tokens = self._tokens
        places = [k for k in range(np.first, np.head) if tokens.words[k].capital and k != np.determiner]
        if not places or actor.kind != "person":
            return stands or tokens.lower[np.head - 1] not in PAST
        belongs = self._actors.get(id_of(actor.affiliation) or "")
        known = {*words, *(belongs.name.lower().split() if belongs is not None else ())}
        if any(tokens.lower[k] in known for k in places):
            return True
        return stands and not any(word[0].isupper() for word in role.split())

    def _can_be(self, actor: Actor, noun: str) -> bool:
        """Whether an organisation's name allows a noun for it: a court or an association is no company."""
        if noun in self._words.circles:
            return True
        public = not self._words.public.isdisjoint(actor.name.lower().split())
        if noun in self._words.agencies:
            return public or actor.name.isupper()
        return not public

    def _main_body(self, first: int, end: int, noun: str) -> str | None:
        """The organisation that "the company" stands for: the only one lately, or the subject of the last sentences.

        None for "the government", "the council", "the party": which one is meant, only a name or a role can tell.
        """
        words = self._words
        if noun not in words.firms and noun not in words.circles and noun not in words.agencies:
            return None
        mentions = self._mentions
        scores: dict[str, float] = {}
        here = mentions.sentence(first)
        clause_at = self._phrases.clause_at
        own = clause_at(first)
        for n in range(end - 1, max(-1, end - 1 - BODIES_BACK), -1):
            token, identity = mentions.order[n]
            actor = self._actors.get(identity)
            if actor is None or actor.kind != "organization" or described(actor):
                continue  # "the union" is not "the company"
            if not self._can_be(actor, noun):
                continue
            subject = token in mentions.subjects
            if subject and clause_at(token) == own is not None:
                continue  # "Acme fined [the bank]": somebody else
            value = (2.0 if subject else 1.0) / (1 + here - mentions.sentence(token))
            scores[identity] = scores.get(identity, 0.0) + value
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[1][1] > RIVAL * ranked[0][1]):
            return None
        return ranked[0][0]
