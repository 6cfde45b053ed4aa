"""Which noun phrases "who" or "which" can stand for."""

from __future__ import annotations

from newsclaims.builtin.resolver.vocabulary import Vocabulary
from newsclaims.text.document import Document

__all__ = ["phrases_before"]


def phrases_before(document: Document, words: Vocabulary, token: int) -> tuple[int, ...]:
    """Indexes of the noun phrases that a relative pronoun can stand for, the likelier first.

    "Ann Berg of Lisk, who": Lisk, or Ann Berg. "The mayor of the town, who": the mayor, as a town is no person.
    """
    tokens, phrases = document.tokens, document.phrases
    n = token - 1
    while n >= 0 and tokens.tags[n] in ",F-)":
        n -= 1
    index = phrases.noun_phrase_at(n) if n >= 0 else None
    if index is None:
        return ()
    np = phrases.noun_phrases[index]
    before = phrases.noun_phrase_at(np.preposition - 1) if np.preposition else None
    if before is None:
        return (index,)
    head = tokens.words[np.head]
    if np.kind == "nominal" and head.lower not in words.persons and head.noun not in words.persons:
        return (before,)
    return (index, before)
