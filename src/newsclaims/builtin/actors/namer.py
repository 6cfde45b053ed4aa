"""Runs of capitalised words cut into names: what leads, titles, and the names themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsclaims.builtin.actors.kinds import Kinds
from newsclaims.builtin.actors.marks import (
    BOUND,
    CAPITAL,
    COMMON,
    FORENAME,
    GROUP,
    INERT,
    PEOPLE,
    PHRASE,
    SURNAME,
    SURNAME_WORD,
    TITLE,
)
from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.builtin.actors.vocabulary import Known

__all__ = ["Namer"]

PAPERS: Final = frozenset(("sun", "mercury", "star"))  # no actors, but newspapers behind "the" and a city


class Namer(Kinds):
    """Makes names of runs."""

    def read(self, first: int, after: int, sentence: int, names: list[Name]) -> None:
        """Add the names in a run; a title before a person's name becomes its role."""
        mark = self.marks[first]
        if after - first == 1:
            if not mark & TITLE:
                known = self.reader.known_at(first, after) if mark & PHRASE else None
                names.append(
                    self._single(first, sentence) if known is None else self._known(first, after, sentence, known[1])
                )
                return
        elif after - first > 2:
            first, after = self._trimmed(first, after)
            middle = self._person_after_head(first, after)
            if middle:
                names.append(self.typed(first, middle, sentence))
                first = middle
        known = self.reader.known_at(first, after) if self.marks[first] & PHRASE else None
        title = self._title(first, after)
        if title is not None:
            names.extend(self._titled(first, title, after, sentence, known))
        elif known is not None and known[0] == after:
            names.append(self._known(first, after, sentence, known[1]))
        elif known is not None:
            names.extend(self._led(first, known[0], after, sentence, known[1]))
        else:
            body = self.reader.known_at(first + 1, after) if after - first > 2 and mark & (COMMON | INERT) else None
            if body is not None and body[0] == after and body[1].kind == "organization":
                first += 1  # "Islamist Muslim Brotherhood"
                names.append(self._known(first, after, sentence, body[1]))
            else:
                names.append(self.typed(first, after, sentence))

    def _trimmed(self, first: int, after: int) -> tuple[int, int]:
        """A run without what only stands in capitals beside a person: "Year Ana Orvin", "Ana Orvin Leads"."""
        marks = self.marks
        last = marks[after - 1]
        if (
            last & (COMMON | SURNAME_WORD) == COMMON
            and "Z" in self.words[after - 1].tags
            and self.is_person(first, after - 1)
        ):
            return first, after - 1
        people = marks[first] & (PEOPLE | GROUP) or (marks[first] & BOUND and marks[first] & COMMON)
        if people and marks[first + 1] & (FORENAME | COMMON) == FORENAME and self.is_person(first + 1, after):
            return first + 1, after  # "Ruthenians Ana Brik and ..."
        if (
            last & SURNAME
            and marks[first] & (COMMON | FORENAME | TITLE) == COMMON
            and marks[first + 1] & (COMMON | FORENAME) == FORENAME
            and self.is_person(first + 1, after)
        ):
            return first + 1, after
        return first, after

    def _person_after_head(self, first: int, after: int) -> int:
        """Where a person begins right after an organisation ("of the Orvin Council Ana Brik"); 0 for nowhere."""
        marks, heads = self.marks, self.vocabulary.heads
        for n in range(after - 2, first + 1, -1):
            word = self.lower[n - 1]
            if not marks[n] & CAPITAL or heads.get(word) != "organization" or word in self.vocabulary.marks:
                continue
            if self.is_person(first, after) or self.reader.known_at(n, after) is not None:
                return 0
            if marks[n] & FORENAME:
                return n if self.is_person(n, after) else 0
            strange = after - n == 2 and not marks[n] & (COMMON | TITLE)
            return n if strange and not marks[n + 1] & COMMON else 0
        return 0

    def _person_at_end(self, first: int, after: int) -> int:
        """Where a forename and a surname end a run of other words ("Grand Wizard Ana Brik"); 0 for nowhere."""
        n = after - 2
        if n <= first or self.marks[n] & (FORENAME | COMMON) != FORENAME:
            return 0
        return n if self.marks[after - 1] & SURNAME and self.marks[n - 1] & COMMON else 0

    # ---- titles -----------------------------------------------------------------------------------------------------
    def _title(self, first: int, after: int) -> int | None:
        """The last token of the title in a run, where there is one that can be a title here."""
        marks = self.marks
        for n in range(first, after):
            if marks[n] & TITLE:
                break
        else:
            return None
        vocabulary = self.vocabulary
        opener = vocabulary.titles.get(self.lower[first])
        honoured = opener is not None and opener.prefix  # "Mr. Tribe"
        if vocabulary.heads.get(self.lower[after - 1]) and not honoured and not self._surname_at(after - 1, first):
            return None
        for n in range(after - 1, first - 1, -1):
            if not marks[n] & TITLE:
                continue
            forename = n > first and marks[n - 1] & FORENAME
            if n == after - 1 and forename and self.reader.known_at(n - 1, n) is None:
                continue  # "Stephen King"
            if n > first and self.lower[n - 1] in ("of", "and", "for"):
                continue  # "Secretary of State"
            if n == after - 1 and n > first and self._titled_surname(n):
                continue  # "Secretary King"
            if n + 1 < after and self.lower[n + 1] == "&":
                return None
            return n
        return None

    def _titled_surname(self, n: int) -> bool:
        """Whether a title word is a surname behind an office: "Secretary King", "Mrs. Bishop"."""
        titles = self.vocabulary.titles
        before = titles.get(self.lower[n - 1])
        surname = self.marks[n] & (SURNAME | SURNAME_WORD) and titles[self.lower[n]].kind != "political"
        return bool(surname) and before is not None and before.kind in ("honorific", "political")

    def _surname_at(self, n: int, first: int) -> bool:
        """Whether a head word is a surname here: "Senator Rob Hill"."""
        return self.lower[n] in self.vocabulary.surname_words and (
            n > first
            and (self.lower[n - 1] in self.vocabulary.forenames or self.lower[n - 1] in self.vocabulary.titles)
        )

    def _titled(
        self, first: int, title: int, after: int, sentence: int, known: tuple[int, Known] | None
    ) -> Iterator[Name]:
        """What leads a title, the role and the person: "US Secretary of State Ana Brik"."""
        start = title + 1
        if start < after and self.lower[start] in ("of", "for"):
            start = self._after_office(start + 1, after)
        leader: Name | None = None
        if known is not None and known[0] <= title:
            leader = self._known(first, known[0], sentence, known[1])
            leader.modifier = True
            yield leader
        if start >= after:
            yield from self._office(first, title, after, sentence)
            return
        entry = self.vocabulary.titles[self.lower[title]]
        if not self._person_like(start, after):
            if (title > first or entry.prefix) and not self._people(after - 1):
                role = None if entry.prefix and title == first else (first, start)
                person = self._make(start, after, PERSON, "title", sentence)
                person.gender, person.role = entry.gender, role
                yield person
            else:
                yield self.typed(first, after, sentence)
            return
        inner = title + 2 + (title + 2 < after and self.lower[title + 2] == "the")
        if inner < start:
            office = self._portfolio(inner, start, sentence)
            leader = office or leader
            if office is not None:
                yield office
        gender = entry.gender or self._gender(start, after)
        role = None if entry.prefix and title == first else (first, start)
        person = self._make(start, after, PERSON, "title", sentence)
        person.gender, person.role, person.affiliation = gender, role, leader
        yield person

    def _portfolio(self, first: int, after: int, sentence: int) -> Name | None:
        """The body or country in a title ("chief of the Orvin Council"); None where it is only a portfolio."""
        known = self.reader.known_at(first, after)
        name = self._known(first, after, sentence, known[1]) if known else self.typed(first, after, sentence)
        return name if name.kind in ("organization", "country", "place") and (known or after - first > 1) else None

    def _after_office(self, n: int, after: int) -> int:
        """Where the person's name begins after "Secretary of ...": after a portfolio, a country, or at a forename."""
        if n < after and self.lower[n] == "the":
            n += 1
        known = self.reader.known_at(n, after)
        if known:
            return known[0]
        head = next((k for k in range(after - 1, n, -1) if self.lower[k] in self.vocabulary.heads), None)
        if head is not None and head + 1 < after:
            return head + 1
        begin = n + 1
        while begin < after:
            if self.lower[begin] in self.vocabulary.forenames or not self.reader.common(begin):
                break
            begin += 1
        return begin

    def _office(self, first: int, title: int, after: int, sentence: int) -> Iterator[Name]:
        """A title without a name: "the Prime Minister", "President of Iran"."""
        yield self._make(first, title + 1, "role", "office", sentence)
        n = title + 2
        if n < after:
            n += self.lower[n] == "the"
            known = self.reader.known_at(n, after)
            if known and known[0] == after:
                name = self._known(n, after, sentence, known[1])
            elif n < after:
                name = self.typed(n, after, sentence)
            else:
                return
            name.modifier = self.vocabulary.titles[self.lower[title]].kind in ("royal", "religious")  # "Duke of Orvin"
            yield name

    def _person_like(self, first: int, after: int) -> bool:
        """Whether the words after a title can be a person's name."""
        for n in range(first, after):
            lower = self.lower[n]
            a_head = (
                lower in self.vocabulary.heads and lower not in self.vocabulary.surname_words and self.reader.common(n)
            )
            if a_head and (n != first or lower not in self.vocabulary.forenames):
                return False
        if self._people(after - 1):
            return False  # "Native Ruthenians"
        mark = self.marks[first]
        return after - first <= 5 and (bool(mark & (SURNAME_WORD | FORENAME)) or not mark & COMMON)

    # ---- names that begin with something known ----------------------------------------------------------------------
    def _led(self, first: int, middle: int, after: int, sentence: int, known: Known) -> Iterator[Name]:
        """A run that begins with a known name: "US Senate", "American Ana Brik", "Jordan Smith", "Texas Tech"."""
        if self.is_person(first, after) and not (known.form in ("adjective", "people", "alias") and middle < after - 1
                                                  and self.lower[middle] in self.vocabulary.forenames):  # fmt: skip
            yield self._bear(first, after, sentence)
            return
        kind = self._head_kind(first, after)
        if kind:
            yield self._make(first, after, kind, "head", sentence)
            return
        person = self._person_at_end(middle, after)
        if person:
            leader = self._known(first, middle, sentence, known)
            leader.modifier = True
            yield leader
            yield self._bear(person, after, sentence)
            return
        if self.is_person(middle, after) or known.form in ("adjective", "people"):
            leader = self._known(first, middle, sentence, known)
            leader.modifier = True
            rest = self.reader.known_at(middle, after)
            if rest is not None and rest[0] == after:
                yield leader
                yield self._known(middle, after, sentence, rest[1])
                return
            name = self.typed(middle, after, sentence)
            if name.rule == "capitals" and name.kind == "organization":
                yield self._make(first, after, "organization", "led", sentence, certain=False)  # "American Road Works"
                return
            legion = name.rule == "word" and first > 0 and self.lower[first - 1] == "the"
            if legion and "N" in self.reader.open_words(self.lower[middle]):
                yield self._make(first, after, "organization", "the", sentence, certain=False)  # "the American Legion"
                return
            yield leader
            yield name
            return
        the = first > 0 and self.lower[first - 1] == "the"
        if after - middle == 1 and the and known.kind == "place" and self.lower[middle] in PAPERS:
            yield self._make(first, after, "organization", "head", sentence)  # "the Orvin Sun"
            return
        if after - middle == 1 and self.lower[middle] in self.vocabulary.not_actors:
            yield self._known(first, middle, sentence, known)
            return
        nominal = all(self._nominal(n) for n in range(middle, after))
        kind = "thing" if self._called(first) or not nominal else "organization"
        yield self._make(first, after, kind, "led", sentence, certain=False)
