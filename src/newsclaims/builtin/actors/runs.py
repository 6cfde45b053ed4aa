"""Runs of capitalised words: how far a name may reach."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.marks import BOUND, CAPITAL, FORENAME, INERT, JOINS, ORDINARY, PHRASE, SHUT, UPPER
from newsclaims.builtin.actors.persons import PERSON_SUFFIXES
from newsclaims.builtin.actors.reader import LEADING, OPENING, Reader

__all__ = ["Runs"]

# Of these bits, a word of a closed class that is no forename and not in capitals has only its own.
NO_OPENER: Final = SHUT | FORENAME | UPPER


class Runs(Reader):
    """The runs of capitalised words in a document."""

    def runs(self, number: int) -> list[tuple[int, int]]:
        """The runs of a sentence: (first token, after the last)."""
        sentence = self.document.sentences[number]
        first, last = sentence.first, sentence.last
        marks, tags, taken = self.marks, self.tags, self.taken
        found: list[tuple[int, int]] = []
        after = first
        for n in self._capitals_of[number]:
            if n < after:
                continue
            mark = marks[n]
            if mark & NO_OPENER == SHUT and n not in taken:
                continue  # "The", "In", "He"
            sure = mark & (ORDINARY | INERT) == ORDINARY and n > first and tags[n - 1] not in OPENING
            if not (sure and n not in taken) and not self.opens(n, first, last):
                known = self.known_at(n, last) if n in taken else None
                if known is None or known[0] == n + 1:
                    continue
            after = self.reach(n, last)
            if n > first and marks[n - 1] & JOINS and self.lower[n - 1] in LEADING:
                n = self._led_by(n, max(first, found[-1][1] if found else first))  # noqa: PLW2901 - "said de Orvin"
            found.append((n, after))
        return found

    def _led_by(self, n: int, first: int) -> int:
        """Where a name begins that has small words before it: "de Orvin", "von der Orvin", "al Orvin"."""
        begin = n
        while begin > first and self.lower[begin - 1] in LEADING and not self.marks[begin - 1] & CAPITAL:
            begin -= 1
        return begin if begin == 0 or self.tags[begin - 1] not in "DGJX" else n

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
        marks, taken = self.marks, self.taken
        known = self.known_at(first, last) if marks[first] & PHRASE else None
        n = known[0] if known else first + 1
        while n < last:
            mark = marks[n]
            if mark & CAPITAL and ((mark & ORDINARY and n not in taken) or self.can_stand(n)):
                if mark & INERT and n + 1 < last and self.lower[n + 1] == ":":
                    break  # "... Image: ..."
                known = self.known_at(n, last) if mark & PHRASE else None
                n = known[0] if known else n + 1
                continue
            step = self._joined(first, n, last) if mark & JOINS else 0
            if not step and self.lower[n] == "/":
                step = self._branch(n, last)
            if not step:
                break
            n = step
        return n

    def _branch(self, n: int, last: int) -> int:
        """The letters of a branch after an abbreviation and a slash: "SPLM/A"; 0 where there are none."""
        letters = n + 1 < last and self.texts[n + 1].isupper() and len(self.texts[n + 1]) < 3
        glued = letters and self.tokens.glued(n) and self.tokens.glued(n + 1) and bool(self.marks[n - 1] & UPPER)
        return n + 2 if glued else 0

    def _joined(self, first: int, n: int, last: int) -> int:
        """The token at which the run goes on across a small word or mark at n; 0 where it ends."""
        after = n + 1
        if after >= last:
            return 0
        lower, marks = self.lower[n], self.marks
        if lower == ",":
            end = self.lower[after]
            return after if marks[after] & CAPITAL and (end in self.company or end in PERSON_SUFFIXES) else 0
        if lower == "and":
            return self._conjunction(first, n, last)
        if lower in ("of", "for", "on"):
            return self._complement(first, n, last)
        if lower in ("'s", "'"):
            owner = marks[after] & CAPITAL and self.lower[n - 1] in self.vocabulary.groups_of["inner_owners"]
            return after if owner and self._head_ahead(after, last) else 0
        if lower == "&" or (self.tags[n] == "K" and self.texts[n] == "&"):
            return after if marks[after] & CAPITAL else 0
        if lower in self.vocabulary.particles and lower != "the":
            return self._particle(n, last)
        if self.tags[n] == '"':
            return self._nickname(n, last) if marks[n - 1] & FORENAME else 0
        return 0

    def _particle(self, n: int, last: int) -> int:
        after = n + 1
        while after < last and after < n + 3 and self.lower[after] in self.vocabulary.particles:
            after += 1
        if (
            after < last
            and self.marks[after] & CAPITAL
            and (self.lower[n - 1] not in self.vocabulary.heads or self.lower[n - 1] in self.vocabulary.forenames)
        ):
            return after if self.can_stand(after) else 0
        return 0

    def _complement(self, first: int, n: int, last: int) -> int:
        """Across "of", "for" and "on": "Ministry of Works", "Centre for Policy Studies"."""
        before = self.lower[n - 1]
        after = n + 2 if self.lower[n + 1] == "the" else n + 1
        if after >= last or not self.can_stand(after):
            tied = after < last and self.marks[after] & (BOUND | CAPITAL) == BOUND | CAPITAL
            return after if tied and before in self.vocabulary.heads else 0
        preposition = self.lower[n]
        if preposition != "of":
            heads = self.vocabulary.groups_of[preposition + "_heads"]
            office = preposition == "for" and before in self.vocabulary.titles and before not in self.vocabulary.heads
            return after if before in heads or office else 0
        if before in self.vocabulary.titles and before not in self.vocabulary.heads:
            return after
        if before in self.vocabulary.groups and before not in self.vocabulary.heads:
            return 0
        if before in self.vocabulary.heads:
            return after
        if self.words[n - 1].upper and first == n - 1 and self.known_at(first, n) is None:
            return after  # "YWCA of the Coast"
        if n - 1 == first and (first == 0 or self.tags[first - 1] in '.":('):
            return 0
        named = any(
            self.lower[k] in self.vocabulary.forenames or self.lower[k] in self.vocabulary.titles or not self.common(k)
            for k in range(first, n)
        )
        return after if not named and "N" in self.open_words(before) else 0

    def _conjunction(self, first: int, n: int, last: int) -> int:
        """Across "and" between common words: "Securities and Exchange Commission"."""
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
        while end < last and self.marks[end] & CAPITAL:
            end += 1
        return end > n and self.vocabulary.heads.get(self.lower[end - 1]) in ("organization", "thing")

    def _nickname(self, n: int, last: int) -> int:
        """'Dale "The Hammer" Orvin': the token after the closing mark."""
        for k in range(n + 2, min(n + 5, last - 1)):
            if self.tags[k] == '"':
                return k + 1 if self.can_stand(k + 1) else 0
            if not self.marks[k] & CAPITAL and self.tags[k] != "D":
                return 0
        return 0
