"""The capitalised words of a document: which of them can be part of a name."""

from __future__ import annotations

from itertools import compress

from newsclaims.builtin.actors.vocabulary import CLOSED, Known, Vocabulary
from newsclaims.text.document import Document
from newsclaims.text.sentences import Sentence
from newsclaims.text.tags import DAYS_AND_MONTHS

__all__ = ["Reader"]

NOTHING: list[tuple[int, Known]] = []
OPENING = frozenset('"(:-')


class Reader:
    """The capitalised words of a document, sentence by sentence.

    Attributes:
        taken: Tokens covered by time expressions.
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
        self.phrases = vocabulary.phrases
        self._plain: set[str] | None = None
        self._common = vocabulary.common
        self._ordinary = vocabulary.ordinary
        self._known: dict[int, list[tuple[int, Known]]] = {}
        self.open_words = vocabulary.open_tags.__getitem__
        self.capital = [word.capital for word in tokens.words]
        if "al-" in document.text or "el-" in document.text:
            self.capital = [word.capital or _lowly(word.text) for word in tokens.words]
        self.capitals = list(compress(range(len(self.capital)), self.capital))
        self.taken: set[int] = set()
        for time in document.times:
            self.taken.update(range(*tokens.within(time.span.start, time.span.end)))
        self.inside: set[str] = set()
        self.modes: list[str] = []
        self._capitals_of: list[list[int]] = []
        self._sort()

    def _sort(self) -> None:
        """Give each sentence its capitalised words and its mode: normal, title (Most Words Like This) or caps."""
        capitals, at = self.capitals, 0
        lower, tags, inside = self.lower, self.tags, self.inside
        for sentence in self.document.sentences:
            while at < len(capitals) and capitals[at] < sentence.first:
                at += 1
            begin = at
            while at < len(capitals) and capitals[at] < sentence.last:
                at += 1
            own = capitals[begin:at]
            self._capitals_of.append(own)
            many = at - begin > 3 and (at - begin) * 2 >= sentence.last - sentence.first
            mode = self._mode(sentence, own) if many else "normal"
            self.modes.append(mode)
            if mode == "normal":
                for n in own:
                    if tags[n - 1] not in OPENING and n > sentence.first:
                        inside.add(lower[n])

    def _mode(self, sentence: Sentence, capitals: list[int]) -> str:
        words = [n for n in range(sentence.first, sentence.last) if self.words[n].text[:1].isalpha()]
        shouted = sum(self.words[n].upper for n in words)
        if shouted * 10 > len(words) * 7:
            return "caps"
        closed = [n for n in words if n > sentence.first and self.words[n].tags[:1] in CLOSED and n not in capitals]
        if any(self.tags[n] in "VZBIbhd" and not self.capital[n] for n in words):
            return "normal"
        small = len(words) - len(capitals) - len(closed)
        return "title" if small * 8 < len(words) and len(words) > 4 else "normal"

    # ---- what a token can be ----------------------------------------------------------------------------------------
    def known_at(self, n: int, last: int) -> tuple[int, Known] | None:
        """The longest name of the lexicon that begins with token n and ends before `last`: (token after it, entry)."""
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
        text = texts[n]
        rows = self.phrases.get(text)
        if rows is None and len(text) > 3 and text.isupper():
            rows = self.phrases.get(text.capitalize())
        if rows is None:
            return NOTHING
        found = []
        for words, known in rows:
            size = len(words)
            if (size == 1 or tuple(texts[n : n + size]) == words) and not (
                known.needs_the and (n == 0 or self.lower[n - 1] != "the")
            ):
                found.append((n + size, known))
        return found

    def all_known_at(self, n: int, after: int) -> list[Known]:
        """Every entry of the lexicon for exactly these tokens."""
        return [known for end, known in self._look_up(n) if end == after]

    def common(self, n: int) -> bool:
        """Whether a token is a word of the language too, and not only a name."""
        return self._common[self.texts[n]]

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
        if not self.capital[n] or n in self.taken:
            return False
        if self._ordinary[self.texts[n]]:
            return True
        word = self.words[n]
        if word.lower in DAYS_AND_MONTHS:
            return self._forename_here(n)
        if word.upper:
            if self.texts[n] in self.phrases:
                return self.lower[n + 1 : n + 2] != ["$"]
            alone = n + 1 >= len(self.words) or self.words[n + 1].upper or not self.capital[n + 1]
            shouted = (
                len(word.lower) > 6 or (len(word.lower) > 3 and alone and self.common(n)) or word.tags[:1] in CLOSED
            )
            return word.lower not in self.vocabulary.not_actors and not shouted and not self.pair(n)
        if word.tags[:1] in CLOSED:
            return self._forename_here(n)
        return len(word.lower) > 1 and not self.pair(n)

    def _forename_here(self, n: int) -> bool:
        """Whether a word that is mostly something else is a forename here: "Will Orvin", "April Dray"."""
        if self.lower[n] not in self.vocabulary.forenames or n + 1 >= len(self.words):
            return False
        follower = self.words[n + 1]
        return follower.capital and follower.tags[:1] not in CLOSED and follower.lower not in DAYS_AND_MONTHS

    def pair(self, n: int) -> bool:
        """An adjective with a hyphen: "US-led", "Russia-Ukraine"."""
        if "-" not in self.lower[n]:
            return False
        head, _, tail = self.texts[n].replace("‑", "-").rpartition("-")
        if tail in self.vocabulary.groups_of["hyphenated"] or head in ("D", "R", "I"):
            return True
        if tail[:1].islower():
            return len(tail) > 3 and bool(self.open_words(tail)) and not (len(tail) < 6 and self._begins_asian_name(n))
        return head in self.vocabulary.phrases and tail in self.vocabulary.phrases

    def _begins_asian_name(self, n: int) -> bool:
        return n > 0 and self.capital[n - 1] and len(self.lower[n - 1]) <= 5

    def opens(self, n: int, first: int, last: int) -> bool:
        """Whether a name can begin with this token; at the start of a sentence a capital proves nothing."""
        if not self.can_stand(n):
            return False
        if n > first and self.tags[n - 1] not in OPENING:
            if self.lower[n] not in self.vocabulary.not_actors or self._continues(n, last):
                return True
            return self.half(n) or self.known_at(n, last) is not None
        lower, word = self.lower[n], self.words[n]
        if lower in self.vocabulary.groups_of["quantifiers"]:
            return False
        known = self.known_at(n, last)
        if known is not None and known[0] > n + 1:
            return True
        if self._office_ahead(n, last) or self.vocabulary.heads.get(lower) == "group":
            return True
        if lower in self.vocabulary.titles and self._continues(n, last):
            return True
        if lower in self.inside or word.upper:
            return lower not in self.vocabulary.not_actors
        if self.plain(n) and not self._continues(n, last):
            return False
        if not self.common(n) and word.tags[:1] not in CLOSED:
            return lower not in self.vocabulary.not_actors
        if lower in self.vocabulary.surname_words or lower in self.vocabulary.forenames:
            return self._continues(n, last) or self.tags[n] == "P"
        if self._continues(n, last):
            return self._may_open(n) or self.known_at(n, last) is not None
        if known is None:
            return False
        return known[1].kind == "country" or self.tags[n + 1 : n + 2] in set("VZbhdMXR")

    def _office_ahead(self, n: int, last: int) -> bool:
        """A title or head with its of-phrase at the start of a sentence: "Minister of Works Ana Brik"."""
        if n + 2 >= last or self.lower[n + 1] not in ("of", "for"):
            return False
        if self.lower[n] not in self.vocabulary.titles and self.vocabulary.heads.get(self.lower[n]) != "organization":
            return False
        return self.can_stand(n + 2 + (self.lower[n + 2] == "the")) and self.tags[n] != "S"

    def _continues(self, n: int, last: int) -> bool:
        return n + 1 < last and self.can_stand(n + 1)

    def _may_open(self, n: int) -> bool:
        """Whether a common word at the start of a sentence can be the first of a longer name."""
        tags = self.open_words(self.lower[n])
        lower = self.lower[n]
        if lower in self.vocabulary.titles or lower in self.vocabulary.heads:
            return True
        return not tags[:1] or tags[0] in "NSJP"


def _lowly(text: str) -> bool:
    """A name that begins with a small article: "al-Amri"."""
    return text[2:3] in ("-", "‑") and text[:2] in ("al", "el", "ul", "as", "ar", "an") and text[3:4].isupper()
