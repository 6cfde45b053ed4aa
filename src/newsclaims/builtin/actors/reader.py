"""The capitalised words of a document: which of them can be part of a name."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsclaims.builtin.actors.marks import (
    BOUND,
    CAPITAL,
    CLOSED,
    COMMON,
    FORENAME,
    GROUP,
    HEAD,
    INERT,
    ORDINARY,
    PEOPLE,
    PHRASE,
    SHUT,
    SURNAME,
    SURNAME_WORD,
    THING,
    TITLE,
    UPPER,
)
from newsclaims.builtin.actors.vocabulary import Known, Vocabulary
from newsclaims.text.document import Document
from newsclaims.text.sentences import Sentence
from newsclaims.text.tags import DAYS_AND_MONTHS

__all__ = ["LEADING", "OPENING", "Reader"]

NOTHING: Final[list[tuple[int, Known]]] = []
# Small words that begin a surname or the name of a group.
LEADING: Final = frozenset(("de", "van", "von", "der", "bin", "ibn", "al", "el", "della", "di", "du", "dos", "da"))
DERIVED: Final = ("ment", "ness", "tion", "ship", "esque", "hood")
OPENING: Final = frozenset('"(:-')
# What a word is by itself, so that it stands for no longer name at the start of a sentence.
SPOKEN_FOR: Final = TITLE | HEAD | GROUP | PEOPLE | INERT | THING | SHUT
PLAIN_SUBJECTS: Final = frozenset("SIRV")
FINITE: Final = frozenset("VZbhdMX")


class Reader:
    """The capitalised words of a document, sentence by sentence.

    Attributes:
        marks: What each token can be in a name, as bits.
        taken: Tokens covered by time expressions.
        firsts: First words of the organisations' longer names found so far.
        inside: Lower-case words that stand capitalised inside a sentence, where only names do.

    """

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self.vocabulary = vocabulary
        tokens = self.tokens = document.tokens
        self.lower = tokens.lower
        self.tags = tokens.tags
        self.words = tokens.words
        self.texts = tokens.texts
        self._plain: set[str] | None = None
        self._known: dict[int, list[tuple[int, Known]]] = {}
        self.company = vocabulary.groups_of["company"]
        self.open_words = vocabulary.open_tags.__getitem__
        marks = self.marks = list(map(vocabulary.bits.__getitem__, tokens.texts))
        self.capitals = [n for n, mark in enumerate(marks) if mark & CAPITAL]
        self.taken: set[int] = set()
        for time in document.times:
            self.taken.update(range(*tokens.within(time.span.start, time.span.end)))
        self.firsts: set[str] = set()
        self.inside: set[str] = set()
        self.modes: list[str] = []
        self._capitals_of: list[list[int]] = []
        self._sort()

    def _sort(self) -> None:
        """Give each sentence its capitalised words and its mode: normal, title (Most Words Like This) or caps."""
        capitals, at = self.capitals, 0
        lower, tags, inside = self.lower, self.tags, self.inside
        for sentence in self.document.sentences:
            first, last = sentence.first, sentence.last
            begin = bisect_left(capitals, first, at)
            at = bisect_left(capitals, last, begin)
            own = capitals[begin:at]
            self._capitals_of.append(own)
            many = at - begin > 3 and (at - begin) * 2 >= last - first
            mode = self._mode(sentence, own) if many else "normal"
            self.modes.append(mode)
            if mode == "normal":
                for n in own:
                    if tags[n - 1] not in OPENING and n > first:
                        inside.add(lower[n])

    def _mode(self, sentence: Sentence, capitals: list[int]) -> str:
        words = [n for n in range(sentence.first, sentence.last) if self.words[n].text[:1].isalpha()]
        shouted = sum(self.words[n].upper for n in words)
        if shouted * 10 > len(words) * 7:
            return "caps"
        closed = [n for n in words if n > sentence.first and self.words[n].tags[:1] in CLOSED and n not in capitals]
        if any(self.tags[n] in "VZBIbhd" and not self.marks[n] & CAPITAL for n in words):
            return "normal"
        small = len(words) - len(capitals) - len(closed)
        return "title" if small * 8 < len(words) and len(words) > 4 else "normal"

    # ---- what a token can be ----------------------------------------------------------------------------------------
    def known_at(self, n: int, last: int) -> tuple[int, Known] | None:
        """The longest name of the lexicon that begins with token n and ends before `last`: (token after it, entry)."""
        if not self.marks[n] & PHRASE:
            return None
        words, known = self.vocabulary.rows_at(self.texts[n])[0]
        if len(words) == 1 and not known.needs_the:
            return n + 1, known
        found = self._known.get(n)
        if found is None:
            found = self._known[n] = self._look_up(n)
        for match in found:
            if match[0] <= last:
                return match
        return None

    def _look_up(self, n: int) -> list[tuple[int, Known]]:
        """All names of the lexicon that begin with token n, longest first."""
        texts = self.texts
        following = texts[n + 1] if n + 1 < len(texts) else ""
        found = []
        for words, known in self.vocabulary.rows_at(texts[n]):
            size = len(words)
            if (size == 1 or (words[1] == following and (size == 2 or tuple(texts[n : n + size]) == words))) and not (
                known.needs_the and (n == 0 or self.lower[n - 1] != "the")
            ):
                found.append((n + size, known))
        return found

    def all_known_at(self, n: int, after: int) -> list[Known]:
        """Every entry of the lexicon for exactly these tokens."""
        return [known for end, known in self._look_up(n) if end == after] if self.marks[n] & PHRASE else []

    def common(self, n: int) -> bool:
        """Whether a token is a word of the language too, and not only a name."""
        return bool(self.marks[n] & COMMON)

    def plain(self, n: int) -> bool:
        """Whether the document writes a word without a capital somewhere, too."""
        if self._plain is None:
            self._plain = set(self.texts)
        return self.lower[n] in self._plain

    def half(self, n: int) -> bool:
        """One of two countries of a name: "the North"."""
        return self.lower[n] in ("north", "south") and n > 0 and self.lower[n - 1] == "the"

    def can_stand(self, n: int) -> bool:
        """Whether a token can be a word of a name, wherever it stands."""
        mark = self.marks[n]
        if not mark & CAPITAL or n in self.taken:
            return False
        if mark & ORDINARY:
            return True
        lower = self.lower[n]
        if lower in DAYS_AND_MONTHS:
            return self._forename_here(n)
        if mark & UPPER:
            if self.texts[n] in self.vocabulary.phrases:
                return self.lower[n + 1 : n + 2] != ["$"]
            alone = n + 1 >= len(self.marks) or bool(self.marks[n + 1] & UPPER) or not self.marks[n + 1] & CAPITAL
            shouted = len(lower) > 6 or (len(lower) > 3 and alone and mark & COMMON) or mark & SHUT
            return not mark & INERT and not shouted and not self.pair(n)
        if mark & SHUT:
            return self._forename_here(n)
        return len(lower) > 1 and not self.pair(n)

    def _forename_here(self, n: int) -> bool:
        """Whether a word that is mostly something else is a forename here: "Will Orvin", "April Dray"."""
        if not self.marks[n] & FORENAME or n + 1 >= len(self.marks):
            return False
        return self.marks[n + 1] & (CAPITAL | SHUT) == CAPITAL and self.lower[n + 1] not in DAYS_AND_MONTHS

    def pair(self, n: int) -> bool:
        """An adjective with a hyphen: "US-led", "Russia-Ukraine"."""
        if self.marks[n] & (BOUND | PEOPLE) != BOUND:
            return False
        head, _, tail = self.texts[n].replace("‑", "-").rpartition("-")
        if tail in self.vocabulary.groups_of["hyphenated"] or head in ("D", "R", "I"):
            return True
        if tail[:1].islower():
            return len(tail) > 3 and bool(self.open_words(tail)) and not (len(tail) < 6 and self._begins_asian_name(n))
        return head in self.vocabulary.phrases and tail in self.vocabulary.phrases

    def _begins_asian_name(self, n: int) -> bool:
        return n > 0 and bool(self.marks[n - 1] & CAPITAL) and len(self.lower[n - 1]) <= 5

    def opens(self, n: int, first: int, last: int) -> bool:
        """Whether a name can begin with this token; at the start of a sentence a capital proves nothing."""
        if not self.can_stand(n):
            return False
        mark = self.marks[n]
        if n > first and self.tags[n - 1] not in OPENING:
            return not mark & INERT or self._continues(n, last) or self.half(n) or self.known_at(n, last) is not None
        lower = self.lower[n]
        if lower in self.vocabulary.groups_of["quantifiers"]:
            return False
        known = self.known_at(n, last)
        if known is not None and known[0] > n + 1:
            return True
        if self._office_ahead(n, last) or self.vocabulary.heads.get(lower) == "group":
            return True
        continues = self._continues(n, last)
        if mark & TITLE and continues:
            return True
        if lower in self.inside or mark & UPPER:
            return not mark & INERT
        if not continues and self.plain(n):
            return False
        if lower in self.firsts and self.stands_alone(n):
            return True
        if not mark & (COMMON | SHUT):
            if mark & INERT:
                return continues and bool(mark & FORENAME) and lower not in DAYS_AND_MONTHS  # "Oscar Brik"
            return continues or bool(mark & (SURNAME | FORENAME | PHRASE)) or not self._derived(n)
        if mark & (SURNAME_WORD | FORENAME):
            return continues or self.tags[n] == "P"
        if continues:
            return self._may_open(n) or known is not None
        if known is None:
            return False
        return known[1].kind == "country" or self.tags[n + 1 : n + 2] in set("VZbhdMXR")

    def stands_alone(self, n: int) -> bool:
        """Whether a word at the start of a sentence stands as only a name does: "Marble said", for Marble Foods."""
        tags = self.open_words(self.lower[n])
        if self.marks[n] & SPOKEN_FOR or tags[:1] in PLAIN_SUBJECTS or self.lower[n] in self.vocabulary.groups:
            return False
        following = self.tags[n + 1 : n + 2]
        if following == ",":
            return self.lower[n + 2 : n + 3] in (["a"], ["an"])
        return following in FINITE and not self.plain(n)

    def plural_noun(self, n: int) -> bool:
        """Whether a word is the plural of a common noun that is nobody's surname: the "Tools" of a firm."""
        mark = self.marks[n]
        if mark & (COMMON | SURNAME | SURNAME_WORD | FORENAME | TITLE | GROUP | PEOPLE | UPPER) != COMMON:
            return False
        return self.open_words(self.lower[n])[:1] == "S"

    def _office_ahead(self, n: int, last: int) -> bool:
        """A title or head with its of-phrase at the start of a sentence: "Minister of Works Ana Brik"."""
        if n + 2 >= last or self.lower[n + 1] not in ("of", "for"):
            return False
        if not self.marks[n] & TITLE and self.vocabulary.heads.get(self.lower[n]) != "organization":
            return False
        return self.can_stand(n + 2 + (self.lower[n + 2] == "the")) and self.tags[n] != "S"

    def _derived(self, n: int) -> bool:
        """Whether a word that no data file has shows by its ending that it is none but a word: "Thirdly"."""
        return self.words[n].tags[:1] in "RIVJ" or self.lower[n].endswith(DERIVED)

    def _continues(self, n: int, last: int) -> bool:
        if n + 2 < last and self.lower[n + 1] in LEADING:
            return self.can_stand(n + 2)  # "Bill de Orvin"
        return n + 1 < last and self.can_stand(n + 1)

    def _may_open(self, n: int) -> bool:
        """Whether a common word at the start of a sentence can be the first of a longer name."""
        tags = self.open_words(self.lower[n])
        if self.marks[n] & (TITLE | HEAD):
            return True
        return not tags[:1] or tags[0] in "NSJP"
