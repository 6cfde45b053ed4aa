"""Rules for single words that can be several parts of speech: "that", "her", "as". See newsclaims/text/tags.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.lexicon.words import Word
from newsclaims.text.tag_context import CLAUSE_VERBS, DAYS_AND_MONTHS, PREDICATES, clause_follows, told

__all__ = ["BY_WORD", "Rule"]

CONTENT_NOUNS: Final = grammar_words("content noun")

# A rule: (tags, words, n, tag before, tag after, first, last) -> tag. Tags left of n are chosen already.
Rule = Callable[[list[str], Sequence[Word], int, str, str, int, int], str]


def _that(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    if before in "NSPU":
        if after in "VZbhdMB":
            return "W"
        if words[n - 1].lower in CONTENT_NOUNS or words[n - 1].lower in DAYS_AND_MONTHS or told(tags, words, n, first):
            return "H"
        return "W" if before != "U" else "H"
    nxt = tags[n + 1] if n + 1 < last else "."
    if nxt in "X.,:;)":
        return "D"  # "that's", "knows that."
    if before in "VZBEId" and nxt in "FR" and not clause_follows(tags, words, n, last):
        return "D"  # "ready to do that at once"
    if before in "F":
        return "H" if words[n - 1].lower in ("in", "except") and clause_follows(tags, words, n, last) else "D"
    if before == "." or (before == '"' and n - 1 == first):
        return "D"
    if before in ",CJ" and after in "VZbhdM":
        return "W"
    if after in "VZbM" and before in "VZBIh":
        return "D"  # "said that was untrue"
    if after in "VZb" and before not in "EIJ,KR":
        return "D"
    if (
        before in "VZBEI"
        and after in "NSJ"
        and words[n - 1].verb not in CLAUSE_VERBS
        and not clause_follows(tags, words, n, last)
    ):
        return "D"  # "expose that deal"
    return "H"


def _her(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    nxt = tags[n + 1] if n + 1 < last else "."
    if nxt == "R" and after in "NSJ":
        return "G"
    if nxt == "B" and "N" not in words[n + 1].tags and "J" not in words[n + 1].tags:
        return "U"  # "helped her avoid"
    return "G" if nxt in 'NSJPCEI$B"' and not (nxt == '"' and after == ".") else "U"


def _clitic_s(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    if before in "UWtH" or (n > 0 and words[n - 1].lower in ("here", "that", "let", "how", "there", "where")):
        return "h" if after in "e" else "b"
    if before not in "NSPCJ":
        return "X" if before == '"' else "b"
    nxt = tags[n + 1] if n + 1 < last else "."
    if nxt in "Dne" or nxt in "GUTH":
        return "h" if nxt == "e" else "b"
    if nxt == "I" and n + 2 < last and tags[n + 2] in "DGTUFHI":
        return "b"
    return "X"


def _quote_or_possessive(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    if words[n].text == "‘":
        return '"'
    return "X" if before in "SP" and words[n - 1].lower[-1:] == "s" and after in "NSJPICE" else '"'


def _would_or_had(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    return "h" if after in "Ee" else "M"


def _like(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "B" if before in "MT" or (before == "U" and after in "TDGU") else "F"


def _there(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return (
        "t"
        if after in "bMhX" or (n + 1 < last and words[n + 1].lower in ("seems", "appears", "remains", "remain", "'s"))
        else "R"
    )


def _such(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """A determiner, or a part of the preposition "such as"."""
    return "F" if n + 1 < last and words[n + 1].lower == "as" else "D"


def _when(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    if words[n].lower == "when":
        return "H"
    if words[n].lower == "as":
        if n > first and words[n - 1].lower == "such":
            return "F"
        if n + 2 < last and words[n + 2].lower == "as":
            return "R"  # "as much as"
        if n - 2 >= first and words[n - 2].lower == "as" and n + 1 < last and (
                words[n - 1].lower == "well" or words[n + 1].tags[0] in "C$"):  # fmt: skip
            return "F"  # "as well as", "as much as 7 %"
    if after == "I":
        return "F"
    return "H" if clause_follows(tags, words, n, last) else "F"


def _which(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "W"


def _how(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "H"


def _enough(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "D" if after in "NSJ" else "R"


def _degree(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    nxt = tags[n + 1] if n + 1 < last else "."
    return "J" if before in "DGXJ" and nxt in "NSPJ" else "R"  # "the long lines", "a net long position"


def _floating(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """A determiner, or an adverb after the subject: "they [all] left"."""
    if before not in "NSPU" or n + 1 >= last or words[n + 1].tags == "D":
        return "D"
    return "D" if PREDICATES.isdisjoint(words[n + 1].tags) and tags[n + 1] != "B" else "R"


def _before_verb(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """An adjective, or an adverb before a verb: "the paper [first] reported", "it would [likely] fail"."""
    following = words[n + 1].tags if n + 1 < last else "."
    verbal = following[0] in "VEB" or (before in "NSPU" and tags[n + 1 : n + 2] in (["M"], ["b"], ["h"]))
    if before == "M" or (before in "NSPUWhd" and verbal) or (before == "," and following[0] == "V"):
        return "R"
    return words[n].tags[0]


def _no(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """A determiner, or the negation in "no longer"."""
    return "n" if n + 1 < last and words[n + 1].lower == "longer" else "D"


def _longer(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "R" if n > first and words[n - 1].lower == "no" else words[n].tags[0]


def _last(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """An adjective, also behind "who" ("who [last] year left"); a verb only behind "to" and modals."""
    return "B" if before in "MT" else "J"


def _will(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """The modal, a noun ("impose its will"), or a name ("George Will said")."""
    if words[n].capital and not words[n].upper and after in "VZ":
        return "P"
    return "N" if before == "G" or (n > first and words[n - 1].lower in ("the", "a")) else "M"


BY_WORD: Final[dict[str, Rule]] = {
    "last": _last,
    "will": _will, "such": _such, "no": _no, "longer": _longer,
    **dict.fromkeys(("all", "both", "each"), _floating), **dict.fromkeys(("first", "likely"), _before_verb),
    "that": _that, "her": _her, "'s": _clitic_s, "'": _quote_or_possessive, "'d": _would_or_had, "like": _like,
    "there": _there, "when": _when, "until": _when, "till": _when, "since": _when, "before": _when, "after": _when,
    "once": _when, "which": _which, "how": _how, "why": _how, "where": _how, "whether": _how, "enough": _enough,
    **dict.fromkeys(("long", "later", "earlier", "far", "further"), _degree),
    "several": lambda *_: "J", "as": _when, "so": lambda *_: "R", "plus": lambda *_: "K",
}  # fmt: skip
