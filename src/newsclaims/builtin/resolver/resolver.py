"""What a noun phrase is, name, pronoun or nominal, and what is made of it: the class that the layers ask."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.resolver.appositions import Appositions
from newsclaims.builtin.resolver.descriptions import comes_again, name_start, reach
from newsclaims.builtin.resolver.genders import Genders
from newsclaims.builtin.resolver.mentions import Mentions
from newsclaims.builtin.resolver.nominals import Nominals
from newsclaims.builtin.resolver.pronouns import PRONOUNS, Pronouns
from newsclaims.builtin.resolver.records import Recorder
from newsclaims.builtin.resolver.relatives import phrases_before
from newsclaims.builtin.resolver.resolution import NOBODY, Resolution
from newsclaims.builtin.resolver.vocabulary import vocabulary
from newsclaims.model import Actor, Mention, id_of
from newsclaims.text.document import Document
from newsclaims.text.phrases import NounPhrase

__all__ = ["Resolver"]

DEFINITE: Final = frozenset(["the", "this", "that", "these", "those", "both"])
RELATIVE: Final = frozenset(("who", "which", "whom"))
PLURAL_NOUNS: Final = frozenset(("people", "police", "men", "women", "authorities"))


class Resolver:
    """Finds out who the noun phrases of a document stand for; one resolver serves one document.

    Attributes:
        document: The document.
        made: Actors and mentions made on the way, in the order in which they were made.
        heads: Number of a token -> the longest mention that it stands in.
        barred: Actors that a pronoun cannot mean now.

    """

    def __init__(self, document: Document, plugin: str) -> None:
        self.document = document
        self._words = vocabulary(document.lexicon)
        self._recorder = Recorder(document, plugin)
        self._actors = self._recorder.actors
        self.made: list[Actor | Mention] = self._recorder.made
        mentions = Mentions(document)
        self.heads: dict[int, Mention] = mentions.heads
        self.barred: frozenset[str] = frozenset()
        self._genders = Genders(self._words)
        self._pronouns = Pronouns(mentions, self._genders, self._actors)
        self._appositions = Appositions(document, mentions, self._actors)
        self._nominals = Nominals(document, self._words, mentions, self._appositions, self._actors)
        self._known: dict[int, Resolution] = {}  # by noun phrase

    # ---- what others call -------------------------------------------------------------------------------------------
    def noun_phrase(self, index: int) -> Resolution:
        """Who a noun phrase stands for, with those joined to it ("Iran and Russia")."""
        joined = self.document.phrases.conjuncts(index)
        found = [self.single(one) for one in joined] if joined[0] == index else [self.single(index)]
        actors = tuple(dict.fromkeys(actor for one in found for actor in one.actors))
        return Resolution(actors, found[0].by) if actors else NOBODY

    def single(self, index: int) -> Resolution:
        """Who a noun phrase stands for, without those joined to it."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._find(self.document.phrases.noun_phrases[index], index)
        return known

    def describe(self, index: int, kind: str) -> Resolution:
        """An actor known by a description only, of a kind that the caller knows: "Israeli warplanes"."""
        known = self._known.get(index, NOBODY)
        if not known.actors:
            known = self._known[index] = self._description(self.document.phrases.noun_phrases[index], index, kind)
        return known

    def token(self, head: int) -> Resolution:
        """Who the noun phrase at a token stands for; of "who" and "which", its antecedent."""
        tokens, phrases = self.document.tokens, self.document.phrases
        if tokens.lower[head] in RELATIVE and tokens.tags[head] == "W":
            return self._relative(head)
        if tokens.tags[head] == "G":
            return self._possessive(head)
        index = phrases.noun_phrase_at(head)
        while index is not None and phrases.noun_phrases[index].head != head:
            possessor = phrases.noun_phrases[index].possessor
            if possessor is None or phrases.noun_phrases[possessor].last <= head:
                break
            index = possessor
        return NOBODY if index is None else self.noun_phrase(index)

    def spoke(self, head: int, actors: tuple[str, ...]) -> None:
        """Tell that actors spoke at a token: the next pronoun may well mean them."""
        self._pronouns.spoke(head, actors)

    def actor(self, identity: str) -> Actor | None:
        """An actor by its id, those made here included."""
        return self._actors.get(identity)

    def gender(self, actor: Actor) -> str:
        """male, female, or "" where nothing tells."""
        return self._genders.of(actor)

    def kind(self, token: int) -> str | None:
        """What a noun stands for by itself: person, group or organization; None for things.

        A service is a body by the word before it: "the [fire] service", but not "the bus service".
        """
        word = self.document.tokens.words[token]
        noun = word.noun or word.lower
        if noun == "service" and token and self.document.tokens.lower[token - 1] in self._words.serving:
            return "organization"
        return self._words.kind(noun, word.lower)

    # ---- one phrase -------------------------------------------------------------------------------------------------
    def _find(self, np: NounPhrase, index: int) -> Resolution:
        """Who a noun phrase stands for that nobody asked for before."""
        mention = self.heads.get(np.head)
        if mention is not None and mention.span.end >= self.document.tokens.ends[np.head]:
            actor = id_of(mention.actor) or ""
            return Resolution((actor,), mention.form if mention.form in ("nominal", "pronoun") else "name")
        if np.kind == "pronoun":
            return self._pronoun(np)
        bearer = self._appositions.bearer(np, index)
        return Resolution((bearer,), "name") if bearer is not None else self._nominal(np, index)

    def _pronoun(self, np: NounPhrase) -> Resolution:
        """Who "he", "her", "it" or "themselves" stands for."""
        word = self.document.tokens.lower[np.head]
        found = self._antecedent(np.first, np.last, word)
        if found.actors:
            actor = self._actors.get(found.actors[0])
            if actor is not None:
                self._genders.learn(actor, word)
        return found

    def _possessive(self, token: int) -> Resolution:
        """Who "his", "her", "its" or "their" stands for."""
        return self._antecedent(token, token + 1, self.document.tokens.lower[token])

    def _antecedent(self, first: int, last: int, word: str) -> Resolution:
        """Who the pronoun at the tokens first to last stands for."""
        actor = self._pronouns.antecedent(first, word, self.barred) if word in PRONOUNS else None
        if actor is None:
            return NOBODY
        self._recorder.mention(first, last, "pronoun", actor)
        return Resolution((actor,), "pronoun")

    def _relative(self, token: int) -> Resolution:
        """Who "who" or "which" stands for; "who" rather for a person: "Ann Berg of Lisk, who ..."."""
        found = NOBODY
        for index in phrases_before(self.document, self._words, token):
            found = self.single(self._appositions.name_before(index))
            actor = self._actors.get(found.actors[0]) if found.actors else None
            if self.document.tokens.lower[token] != "who" or (
                actor is not None and actor.kind not in ("place", "country", "organization")
            ):
                break
        return Resolution(found.actors, "relative") if found.actors else NOBODY

    def _nominal(self, np: NounPhrase, index: int) -> Resolution:
        """Who "the minister" or "officials" stands for: an actor named before, or one of its own."""
        tokens = self.document.tokens
        head = np.head
        if tokens.tags[head] == "J" and head > np.first and tokens.tags[head - 1] in "NS":
            head -= 1  # "a source familiar with the talks"
        word = tokens.words[head]
        noun = word.noun or word.lower
        kind = self.kind(head)
        if kind is None:
            return NOBODY
        plural = tokens.tags[head] == "S" or word.lower in PLURAL_NOUNS
        if not plural and np.determiner is not None and tokens.lower[np.determiner] in DEFINITE:
            known = self._nominals.known(np, noun, kind)
            if known is not None:
                self._recorder.mention(np.first, np.last, "nominal", known)
                return Resolution((known,), "nominal")
        return self._description(np, index, "group" if plural and kind == "person" else kind)

    def _description(self, np: NounPhrase, index: int, kind: str) -> Resolution:
        """An actor known by a description only: the one that it stood for before, or a new one."""
        document, recorder = self.document, self._recorder
        begin, last = name_start(document.tokens, np), reach(document, index)
        if begin >= last:
            return NOBODY
        name = document.token_span(begin, last).text
        known = recorder.by_description(name) if comes_again(document.tokens, np, name, kind) else None
        if known is None:
            owner = self.single(np.possessor) if np.possessor is not None else NOBODY
            known = recorder.description(np.first, last, name, kind, owner.actors[0] if owner.actors else None)
        recorder.mention(np.first, last, "nominal", known)
        return Resolution((known,), "nominal")
