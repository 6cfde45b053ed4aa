"""Runs of capitalised words: where a name may stand, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.builtin.actors.vocabulary import Known, Vocabulary
from newsclaims.text.document import Document
from newsclaims.text.sentences import Sentence
from newsclaims.text.tags import DAYS_AND_MONTHS

__all__ = ["Reader"]

# Closed classes and what else never stands inside a name.
CLOSED = frozenset("DGUWHKFTMXbaeihydnt")
COMPANY_SUFFIXES = frozenset("inc inc. llc ltd ltd. corp corp. co. plc lp l.p.".split())
PERSON_SUFFIXES = frozenset("jr jr. jnr jnr. sr sr. snr ii iii iv".split())
# Words that "for" joins to a name ("Centre for Policy Studies").
FOR_HEADS = frozenset(
    """center centre centers council institute committee coalition campaign association society organization
    organisation commissioner agency alliance network citizens americans school office doctors physicians students
    workers women ministry movement foundation fund partnership union academy college department laboratory""".split()
)
ON_HEADS = frozenset("council committee commission conference institute center centre group forum subcommittee".split())
# Owners inside names: "Korean People's Army", "Royal Children's Hospital".
INNER_OWNERS = frozenset(
    "people children women men workers players veterans farmers st king queen parents girls boys".split()
)
NOTHING: list[tuple[int, Known]] = []
OPENING = frozenset('"(:-')
HYPHENATED = frozenset(
    """led backed based born controlled held style era owned sponsored listed bound wide like area run made trained
    funded occupied educated supported friendly related driven only type speaking majority dominated allied linked
    inspired appointed centric bashing style-like""".split()
)


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
        self._known: dict[int, list[tuple[int, Known]]] = {}
        self.open_words = document.lexicon.words.tags_of
        self.capital = [word.capital for word in tokens.words]
        if "al-" in document.text or "el-" in document.text:
            self.capital = [word.capital or _lowly(word.text) for word in tokens.words]
        self.capitals = [n for n, capital in enumerate(self.capital) if capital]
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
        for sentence in self.document.sentences:
            while at < len(capitals) and capitals[at] < sentence.first:
                at += 1
            begin = at
            while at < len(capitals) and capitals[at] < sentence.last:
                at += 1
            own = capitals[begin:at]
            self._capitals_of.append(own)
            mode = self._mode(sentence, own)
            self.modes.append(mode)
            if mode == "normal":
                self.inside.update(self.lower[n] for n in own if n > sentence.first and self.tags[n - 1] not in OPENING)

    def _mode(self, sentence: Sentence, capitals: list[int]) -> str:
        length = sentence.last - sentence.first
        if len(capitals) < 4 or len(capitals) * 2 < length:
            return "normal"
        words = [n for n in range(sentence.first, sentence.last) if self.words[n].text[:1].isalpha()]
        shouted = sum(self.words[n].upper for n in words)
        if shouted * 10 > len(words) * 7:
            return "caps"
        closed = [n for n in words if n > sentence.first and self.words[n].tags[:1] in CLOSED and n not in capitals]
        if any(self.tags[n] in "VZBIbhd" and not self.capital[n] for n in words):
            return "normal"
        small = len(words) - len(capitals) - len(closed)
        return "title" if small * 8 < len(words) and len(words) > 4 else "normal"

    # ---- what a token can be --------------------------------------------------------------------------------------
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
        rows = self.phrases.get(texts[n])
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
        word = self.words[n]
        if word.lower in self.vocabulary.surnames:
            return False
        return bool(
            self.open_words(word.lower)
            or (word.noun and self.open_words(word.noun))
            or (word.verb and self.open_words(word.verb))
        )

    def can_stand(self, n: int) -> bool:
        """Whether a token can be a word of a name, wherever it stands."""
        word = self.words[n]
        if not self.capital[n] or n in self.taken:
            return False
        if word.lower in DAYS_AND_MONTHS:
            return self._forename_here(n)
        if word.upper:
            if self.texts[n] in self.phrases:
                return self.lower[n + 1 : n + 2] != ["$"]
            shouted = len(word.lower) > 6 or (len(word.lower) > 3 and self.common(n)) or word.tags[:1] in CLOSED
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
        head, dash, tail = self.tokens.texts[n].replace("‑", "-").rpartition("-")
        if not dash:
            return False
        if tail in HYPHENATED or head in ("D", "R", "I"):
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
            return self.known_at(n, last) is not None
        lower, word = self.lower[n], self.words[n]
        if self._office_ahead(n, last) or self.vocabulary.heads.get(lower) == "group":
            return True
        if lower in self.vocabulary.titles and self._continues(n, last):
            return True
        if lower in self.inside or word.upper:
            return lower not in self.vocabulary.not_actors
        if not self.common(n) and word.tags[:1] not in CLOSED:
            return lower not in self.vocabulary.not_actors
        if lower in self.vocabulary.surname_words or lower in self.vocabulary.forenames:
            return self._continues(n, last) or self.tags[n] == "P"
        if self._continues(n, last):
            return self._may_open(n) or self.known_at(n, last) is not None
        known = self.known_at(n, last)
        if known is None:
            return False
        return known[0] > n + 1 or known[1].kind == "country" or self.tags[n + 1 : n + 2] in set("VZbhdMX")

    def _office_ahead(self, n: int, last: int) -> bool:
        """A title or head with its of-phrase at the start of a sentence: "Minister of Works Ana Brik"."""
        if n + 2 >= last or self.lower[n + 1] not in ("of", "for"):
            return False
        if self.lower[n] not in self.vocabulary.titles and self.vocabulary.heads.get(self.lower[n]) != "organization":
            return False
        return self.can_stand(n + 2 + (self.lower[n + 2] == "the")) and not self.tags[n] == "S"

    def _continues(self, n: int, last: int) -> bool:
        return n + 1 < last and self.can_stand(n + 1)

    def _may_open(self, n: int) -> bool:
        """Whether a common word at the start of a sentence can be the first of a longer name."""
        tags = self.open_words(self.lower[n])
        lower = self.lower[n]
        if lower in self.vocabulary.titles or lower in self.vocabulary.heads:
            return True
        return not tags[:1] or tags[0] in "NSJP"

    # ---- how far a name reaches ---------------------------------------------------------------------------------------
    def runs(self, number: int) -> Iterator[tuple[int, int]]:
        """The runs of a sentence: (first token, after the last)."""
        sentence = self.document.sentences[number]
        after = sentence.first
        for n in self._capitals_of[number]:
            if n < after:
                continue
            if not self.opens(n, sentence.first, sentence.last):
                known = self.known_at(n, sentence.last) if n in self.taken else None
                if known is None or known[0] == n + 1:
                    continue
            after = self.reach(n, sentence.last)
            yield n, after

    def is_dateline(self, first: int, after: int) -> bool:
        """What is left of a dateline at the head of a paragraph: "OSLO —", "(Reuters) —"."""
        if after + 1 >= len(self.tags) or (self.tags[after] != "-" and self.lower[after] != ")"):
            return False
        if first and self.tokens.ends[first - 1] > self.tokens.starts[first]:
            return False
        begin = first - (first > 0 and self.lower[first - 1] == "(")
        if begin and "\n" not in self.document.text[self.tokens.ends[begin - 1] : self.tokens.starts[begin]]:
            return False
        after += self.lower[after] == ")"
        return self.tags[after] == "-" and (begin < first or all(self.words[n].upper for n in range(first, after)))

    def reach(self, first: int, last: int) -> int:
        """Number after the last token of the run that begins with a token."""
        known = self.known_at(first, last)
        n = known[0] if known else first + 1
        while n < last:
            if self.can_stand(n):
                if self.lower[n] in self.vocabulary.not_actors and n + 1 < last and self.lower[n + 1] == ":":
                    break  # "... Image: ..."
                known = self.known_at(n, last)
                n = known[0] if known else n + 1
                continue
            step = self._joined(first, n, last)
            if not step:
                break
            n = step
        return n

    def _joined(self, first: int, n: int, last: int) -> int:
        """The token at which the run goes on across a small word or mark at n; 0 where it ends."""
        lower = self.lower[n]
        after = n + 1
        if after >= last:
            return 0
        if lower == "&" or self.tags[n] == "K" and self.tokens.texts[n] == "&":
            return after if self.capital[after] else 0
        if lower in self.vocabulary.particles and lower != "the":
            return self._particle(first, n, last)
        if lower in ("of", "for", "on"):
            return self._complement(first, n, last)
        if lower == "and":
            return self._conjunction(first, n, last)
        if lower == "," and (self.lower[after] in COMPANY_SUFFIXES or self.lower[after] in PERSON_SUFFIXES):
            return after
        if lower == "'s" and self.lower[n - 1] in INNER_OWNERS and self.capital[after]:
            return after if self._head_ahead(after, last) else 0
        if self.tags[n] == '"':
            return self._nickname(n, last) if self.lower[n - 1] in self.vocabulary.forenames else 0
        return 0

    def _particle(self, first: int, n: int, last: int) -> int:
        after = n + 1
        while after < last and after < n + 3 and self.lower[after] in self.vocabulary.particles:
            after += 1
        if (
            after < last
            and self.capital[after]
            and (self.lower[n - 1] not in self.vocabulary.heads or self.lower[n - 1] in self.vocabulary.forenames)
        ):
            return after if self.can_stand(after) else 0
        return 0

    def _complement(self, first: int, n: int, last: int) -> int:
        """ "Ministry of Works", "Centre for Policy Studies", "Secretary of State Ana Brik"."""
        before = self.lower[n - 1]
        after = n + 2 if self.lower[n + 1] == "the" else n + 1
        if after >= last or not self.can_stand(after):
            return (
                after
                if after < last and before in self.vocabulary.heads and "-" in self.lower[after] and self.capital[after]
                else 0
            )
        preposition = self.lower[n]
        if preposition != "of":
            heads = FOR_HEADS if preposition == "for" else ON_HEADS
            return after if before in heads else 0
        if before in self.vocabulary.titles and before not in self.vocabulary.heads:
            return after
        if before in self.vocabulary.groups and before not in self.vocabulary.heads:
            return 0
        if before in self.vocabulary.heads:
            return after
        if n - 1 == first and (first == 0 or self.tags[first - 1] in '.":('):
            return 0
        named = any(
            self.lower[k] in self.vocabulary.forenames or self.lower[k] in self.vocabulary.titles or not self.common(k)
            for k in range(first, n)
        )
        return after if not named and "N" in self.open_words(before) else 0

    def _conjunction(self, first: int, n: int, last: int) -> int:
        """ "Securities and Exchange Commission": common words whose head comes after "and"."""
        after = n + 1
        before = self.lower[n - 1]
        if not self.can_stand(after) or not self.common(after) or not self.common(n - 1):
            return 0
        if (
            self.known_at(after, last)
            or before in self.vocabulary.titles
            or self.lower[after] in self.vocabulary.forenames
        ):
            return 0
        within = any(self.lower[k] in ("of", "for", "on") for k in range(first, n))
        if within:
            return after if before not in self.vocabulary.teams else 0
        if before in self.vocabulary.heads or self.known_at(n - 1, n):
            return 0
        return after if self._head_ahead(after, last) else 0

    def _head_ahead(self, n: int, last: int) -> bool:
        """Whether the capitalised words from n on end in the head of an organisation's name."""
        end = n
        while end < last and self.capital[end]:
            end += 1
        return end > n and self.vocabulary.heads.get(self.lower[end - 1]) in ("organization", "thing")

    def _nickname(self, n: int, last: int) -> int:
        """'Dale "The Hammer" Orvin': the token after the closing mark."""
        for k in range(n + 2, min(n + 5, last - 1)):
            if self.tags[k] == '"':
                return k + 1 if self.can_stand(k + 1) else 0
            if not self.capital[k] and self.tags[k] != "D":
                return 0
        return 0


def _lowly(text: str) -> bool:
    """A name that begins with a small article: "al-Amri"."""
    return text[2:3] in ("-", "‑") and text[:2] in ("al", "el", "ul", "as", "ar", "an") and text[3:4].isupper()
