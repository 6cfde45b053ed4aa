"""How far a description reaches, and whether it stands for the same actor when it comes again."""

from __future__ import annotations

from typing import Final

from newsclaims.text.document import Document
from newsclaims.text.phrases import NounPhrase
from newsclaims.text.tokens import Tokens

__all__ = ["comes_again", "name_start", "reach"]

COMPLEMENTS: Final = 3  # of one nominal
LINKS: Final = frozenset(("for", "at", "from", "with", "in"))  # prepositions of complements
ANOTHER: Final = frozenset(("a", "an", "another", "other", "some"))  # what comes so was not there before


def name_start(tokens: Tokens, np: NounPhrase) -> int:
    """Number of the token that the name of a described actor begins with: without the article."""
    return np.first + 1 if np.determiner == np.first and tokens.tags[np.first] == "D" else np.first


def comes_again(tokens: Tokens, np: NounPhrase, name: str, kind: str) -> bool:
    """Whether the same description stands for the same actor: of groups and bodies, by two words or more."""
    if kind == "person" or " " not in name or tokens.lower[np.first] in ANOTHER:
        return False
    return tokens.tags[np.first] != "C"


def reach(document: Document, index: int) -> int:
    """Number after a nominal with its complements: "two people [familiar with the matter]"."""
    tags, lower, phrases = document.tokens.tags, document.tokens.lower, document.phrases
    n = _list_end(document, index, phrases.extent(index))
    for _ in range(COMPLEMENTS):
        if n < len(tags) and tags[n] == "F" and lower[n] in LINKS:
            after = phrases.noun_phrase_from(n + 1)
            if after is None or (tags[n + 1] not in "PDG" if lower[n] != "for" else tags[n + 1] in "CG"):
                break
        elif lower[n : n + 2] == ["familiar", "with"]:
            after = phrases.noun_phrase_from(n + 2)
            if after is None:
                break
        else:
            break
        n = phrases.extent(after)
    return n


def _list_end(document: Document, index: int, end: int) -> int:
    """Number after the list of names that a plural goes on with: "the ambassadors of Norway[, Peru and Chile]"."""
    phrases = document.phrases
    nouns = phrases.noun_phrases
    inner = phrases.noun_phrase_at(end - 1)
    if inner is None or inner == index or document.tokens.tags[nouns[index].head] != "S":
        return end
    joined = phrases.conjuncts(inner)
    named = joined[0] == inner and all(nouns[one].kind == "name" for one in joined)
    return nouns[joined[-1]].last if named else end
