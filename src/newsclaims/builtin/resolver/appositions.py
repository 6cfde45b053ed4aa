"""Names and descriptions side by side: "Ana Brik, 41, a driver," and "the district's mayor, Ana Brik, said"."""

from __future__ import annotations

from newsclaims.builtin.resolver.mentions import Mentions
from newsclaims.model import Actor, Mention, id_of
from newsclaims.text.document import Document
from newsclaims.text.phrases import NounPhrase

__all__ = ["Appositions"]


class Appositions:
    """Finds the name beside a description, and the description beside a name."""

    def __init__(self, document: Document, mentions: Mentions, actors: dict[str, Actor]) -> None:
        self._tokens = document.tokens
        self._phrases = document.phrases
        self._heads = mentions.heads
        self._actors = actors

    def name_before(self, index: int) -> int:
        """The name that a noun phrase is an apposition to: "Berg, 41, [a driver], who ..."; else the phrase itself."""
        phrases, tags = self._phrases, self._tokens.tags
        np = phrases.noun_phrases[index]
        n = np.first - 2
        described = np.kind == "nominal" or self._tokens.lower[np.first] in ("a", "an")  # "a Republican"
        if not described or n < 1 or tags[n + 1] != ",":
            return index
        if tags[n] == "C" and tags[n - 1] == ",":
            n -= 2
        named = phrases.noun_phrase_at(n) if n >= 0 else None
        if named is None or phrases.noun_phrases[named].last != n + 1 or phrases.noun_phrases[named].kind != "name":
            return index
        return named

    def bearer(self, np: NounPhrase, index: int) -> str | None:
        """The person whose role a description is: "the district's mayor, Ana Brik, said", "Ana Brik, 41, a driver,"."""
        tokens = self._tokens
        after = self._phrases.extent(index)
        comma = tokens.tags[after : after + 1] == ","
        before = self.name_before(index)
        if before != index:
            mention = self._heads.get(self._phrases.noun_phrases[before].head)
        else:
            mention = self._name_behind(after) if comma else None
        actor = self._actors.get(id_of(mention.actor) or "") if mention is not None else None
        if actor is None or actor.kind != "person" or mention is None or mention.form != "name":
            return None
        closed = comma and before != index and tokens.lower[np.first] in ("a", "an")
        return actor.id if closed or tokens.lower[np.head] in (actor.role or "").lower().split() else None

    def _name_behind(self, comma: int) -> Mention | None:
        """The mention behind a comma: "a driver, Ana Brik", "a 41-year-old, Ana Brik"."""
        aged = self._tokens.lower[comma + 2 : comma + 4] == ["-", "year-old"]
        return self._heads.get(comma + 4 if aged else comma + 1)

    def noun_behind(self, token: int) -> str | None:
        """The noun of the description behind a name: "Dunmore Capital, a US [fund]"."""
        phrases, tokens = self._phrases, self._tokens
        index = phrases.noun_phrase_at(token)
        last = phrases.noun_phrases[index].last if index is not None else len(tokens)
        if last + 1 >= len(tokens) or tokens.tags[last] != "," or tokens.tags[last + 1] != "D":
            return None
        described = phrases.noun_phrase_from(last + 1)
        if described is None or phrases.noun_phrases[described].kind != "nominal":
            return None
        word = tokens.words[phrases.noun_phrases[described].head]
        return word.noun or word.lower
