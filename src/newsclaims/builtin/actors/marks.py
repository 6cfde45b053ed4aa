"""What a word can be in a name: bits of one number, worked out once for each word and read at each of its places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from newsclaims.text.tags import DAYS_AND_MONTHS

if TYPE_CHECKING:
    from newsclaims.builtin.actors.vocabulary import Vocabulary
    from newsclaims.lexicon.words import Word

__all__ = ["BOUND", "CAMEL", "CAPITAL", "CLOSED", "COMMON", "FORENAME", "GROUP", "HEAD", "INERT", "JOINS", "ORDINARY",
           "PEOPLE", "PHRASE", "SHUT", "SURNAME", "SURNAME_WORD", "THING", "TITLE", "UPPER", "Memo",
           "mark_of"]  # fmt: skip

T = TypeVar("T")
# Closed classes and what else never stands inside a name.
CLOSED: Final = frozenset("DGUWHKFTMXbaeihydnt")
# Endings of words for people of a kind, and of words that name no party.
PEOPLE_ENDINGS: Final = ("ans", "ists", "ites")
ABSTRACT: Final = ("phobia", "ology", "pathy", "ism", "itis", "graphy", "nomics", "mania")
LIMIT: Final = 50_000  # words that are kept
LONGEST: Final = 64  # characters of one that is

CAPITAL: Final = 1  # begins with a capital, or with a small article ("al-Amri")
ORDINARY: Final = 2  # with a capital, it can be a word of a name anywhere
COMMON: Final = 4  # a word of the language too, and not only a name
SHUT: Final = 8  # mostly of a closed class
UPPER: Final = 16  # in capitals
TITLE: Final = 32  # a title or role noun
HEAD: Final = 64  # the last word of a kind of names
FORENAME: Final = 128
SURNAME: Final = 256
SURNAME_WORD: Final = 512  # a surname that is a word too
PHRASE: Final = 1024  # a name of the lexicon begins with it
INERT: Final = 2048  # by itself no actor
JOINS: Final = 4096  # a small word or mark across which a name may go on
BOUND: Final = 8192  # has a hyphen
GROUP: Final = 16384  # by itself the name of people of a kind
PEOPLE: Final = 32768  # ends as words for people of a kind do
THING: Final = 65536  # by its form no actor: an abstract noun, a numeral, letters with digits
CAMEL: Final = 131072  # has a capital inside


class Memo(dict[str, T]):
    """What a function says of each word, kept: `memo[word]`."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> T:
        if len(self) >= LIMIT:
            self.clear()
        made = self._make(word)
        if len(word) <= LONGEST:
            self[word] = made
        return made


def mark_of(word: Word, vocabulary: Vocabulary) -> int:
    """The bits of a word; of one without capital only those that are asked for beside names."""
    lower, text = word.lower, word.text
    mark = 0
    if lower in vocabulary.titles:
        mark |= TITLE
    if lower in vocabulary.heads:
        mark |= HEAD
    if lower in vocabulary.forenames:
        mark |= FORENAME
    if lower in vocabulary.joining or word.tags == '"':
        mark |= JOINS
    if vocabulary.rows_at(text):
        mark |= PHRASE
    if word.capital or _lowly(text):
        return mark | CAPITAL | _capital_bits(word, vocabulary)
    return mark | COMMON if word.known else mark


def _capital_bits(word: Word, vocabulary: Vocabulary) -> int:
    """The bits that only words with a capital have."""
    lower, text = word.lower, word.text
    shut = word.tags[:1] in CLOSED
    bound = "-" in lower
    surname = lower in vocabulary.surnames
    bits = (
        (ORDINARY, not (word.upper or len(lower) < 2 or bound or shut or lower in DAYS_AND_MONTHS)),
        (COMMON, not surname and _is_common(word, vocabulary)),
        (SHUT, shut),
        (UPPER, word.upper),
        (SURNAME, surname),
        (SURNAME_WORD, lower in vocabulary.surname_words),
        (INERT, lower in vocabulary.not_actors),
        (BOUND, bound),
        (GROUP, vocabulary.heads.get(lower) == "group"),
        (PEOPLE, not surname and not word.upper and _is_people(text, lower, vocabulary)),
        (THING, _is_thing(text, lower, vocabulary)),
        (CAMEL, _is_camel(text)),
    )
    mark = 0
    for bit, holds in bits:
        if holds:
            mark |= bit
    return mark


def _lowly(text: str) -> bool:
    """A name that begins with a small article: "al-Amri"."""
    return text[2:3] in ("-", "‑") and text[:2] in ("al", "el", "ul", "as", "ar", "an") and text[3:4].isupper()


def _is_common(word: Word, vocabulary: Vocabulary) -> bool:
    lower, noun, verb = word.lower, word.noun, word.verb
    if word.known or lower in vocabulary.groups:
        return True
    return bool((noun and noun != lower and vocabulary.open_tags[noun])
                or (verb and verb != lower and vocabulary.open_tags[verb]))  # fmt: skip


def _is_people(text: str, lower: str, vocabulary: Vocabulary) -> bool:
    return lower.endswith(PEOPLE_ENDINGS) or (lower.endswith("ers") and text[:-3] in vocabulary.phrases)


def _is_thing(text: str, lower: str, vocabulary: Vocabulary) -> bool:
    if len(text) < 2 or (not text.isalpha() and (any(c.isdigit() for c in text) or len(text.rstrip(".")) < 2)):
        return True
    if (text.isupper() and not text.strip("IVXL")) or (len(text) > 2 and text[-1] == "s" and text[:-1].isupper()):
        return True
    if text[0] == "Q" and text[1:2].isupper() and text[2:].islower():
        return True  # "QWhy", where an interview's mark is glued to the question
    return lower.endswith(ABSTRACT) and lower not in vocabulary.surnames and lower not in vocabulary.forenames


def _is_camel(text: str) -> bool:
    inner = text[1:]
    return not (inner.islower() or text.isupper() or not any(c.isupper() for c in inner)) and not any(
        mark in text for mark in "-'’"
    )
