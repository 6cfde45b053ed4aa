"""Titles and descriptions given with a person's name, before it or after it, and the affiliation in them."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.marks import TITLE
from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.builtin.actors.reader import Reader
from newsclaims.builtin.actors.vocabulary import Vocabulary

__all__ = ["Roles"]

BEFORE: Final = frozenset("NSJPEI-")
LONGEST: Final = 12
# Forms of address that make no role, whatever stands before them.
BARE: Final = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "mx.", "mme", "mme.", "m."))
# What closes an apposition.
APPOSITION_ENDS: Final = frozenset((",", ".", ")", ":", "-", '"'))


class Roles:
    """Finds the role of each person in a document."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary, names: list[Name]) -> None:
        self.vocabulary = vocabulary
        self.reader = reader
        self.phrases = reader.document.phrases
        self.lower = reader.lower
        self.tags = reader.tags
        self.marks = reader.marks
        self.by_first = {name.first: name for name in names}
        self.by_after = {name.after: name for name in names}

    def give(self, name: Name, first: int, last: int) -> None:
        """Read the role of a name in its sentence (tokens first to last), and make it a person's name if it has one."""
        lower, at, after = self.lower, name.first, name.after
        if after + 1 < last and lower[after] == "of":
            self._belong(name)
        found = None
        if name.role is not None or (
            at > first and (self.marks[at - 1] & TITLE or self.tags[at - 1] in "NSJ" or at in self.by_after)
        ):
            found = self._before(name, first)
        if found is None and after < last and lower[after] == ",":
            found = self._after(name, last)
        if found is None and at > first and lower[at - 1] in (",", "year-old"):
            found = self._apposed_before(name, first)
        if found is None:
            both = at > first and lower[at - 1] in ("both", "two", "the")  # "both Orvins, who"
            if name.kind != PERSON and not (name.certain or both) and self._human(after, last):
                name.kind, name.rule = PERSON, "human"
            return
        name.role = found
        if name.kind != PERSON:
            name.kind, name.rule = PERSON, "role"
        self._affiliate(name, found, last)
        if not name.gender:
            name.gender = next(
                (t.gender for k in range(*found) if (t := self.vocabulary.titles.get(self.lower[k])) and t.gender), ""
            )

    def _human(self, n: int, last: int) -> bool:
        """Whether what follows a name at token n says that it is a person's: an age, "who", "himself", "is a nurse"."""
        tags, lower = self.tags, self.lower
        if n + 2 >= last:
            return False
        if tags[n] == ",":
            age = tags[n + 1] == "C" and tags[n + 2] in ",." and lower[n + 1].isdigit() and len(lower[n + 1]) < 3
            return age or lower[n + 1] == "who"
        if lower[n] in ("himself", "herself"):
            return True
        if lower[n] not in ("is", "was") or lower[n + 1] not in ("a", "an", "the"):
            return False
        k = n + 2
        while k < min(last, n + LONGEST) and tags[k] in BEFORE:
            k += 1
        if k == n + 2 or k >= last or not self._title(k - 1) or tags[k] not in "F.,":
            return False
        return self.vocabulary.titles[lower[k - 1]].kind not in ("general", "business")

    def _title(self, n: int) -> bool:
        return bool(self.marks[n] & TITLE)

    def _belong(self, name: Name) -> None:
        """The affiliation in "Prime Minister Ana Brik of Ruthenia", "Ana Brik of the Labour Party"."""
        n = name.after
        if name.kind != PERSON:
            return
        other = self.by_first.get(n + 1 + (self.lower[n + 1] == "the"))
        if other is not None and other.kind in ("organization", "country", "place"):
            name.affiliation = other

    # ---- before the name --------------------------------------------------------------------------------------------
    def _before(self, name: Name, first: int) -> tuple[int, int] | None:
        """The foreign minister in "Iran's foreign minister Ana Brik"."""
        begin, end = name.role or (name.first, name.first)
        if name.role is None:
            begin = self._title_ahead(name.first, first)
            if not begin:
                return None
            end = name.first
        begin = self._back(begin, first)
        while begin < end - 1 and self.tags[begin] in "EI" and begin > first and self.tags[begin - 1] not in "DGXJ":
            begin += 1  # "was helping Sen. Brik"
        while begin < end and (self.tags[begin] == "-" or self.lower[begin] == "year-old"):
            begin += 1
        if begin == end:
            return None
        if end == name.first and (self.lower[end - 1] in BARE or all(self._prefix(k) for k in range(begin, end))):
            return None  # "the youthful Mr. Brik"
        return begin, end

    def _title_ahead(self, n: int, first: int) -> int:
        """Where the role noun begins that directly precedes token n ("secretary of state"); 0 for none."""
        if n <= first:
            return 0
        if self._title(n - 1) and self.tags[n - 1] in "NPJS*":
            return n
        body = self.by_after.get(n)
        if body is not None and body.kind in ("organization", "country", "place"):
            k = body.first - (self.lower[body.first - 1] == "the") - 1
            return k - 1 if k > first and self.lower[k] in ("of", "for") and self._title(k - 1) else 0
        k = n - 1
        while k > first and k > n - 4 and self.tags[k] in "NSJ":
            k -= 1
        if k < n - 1 and self.lower[k] == "of" and k > first and self._title(k - 1):
            return k - 1
        return 0

    def _prefix(self, n: int) -> bool:
        title = self.vocabulary.titles.get(self.lower[n])
        return title is not None and title.prefix

    def _back(self, n: int, first: int) -> int:
        """The first token of the description that ends before token n."""
        stop = max(first, n - LONGEST)
        index = self.phrases.noun_phrase_at(n - 1)
        if index is not None:
            stop = max(stop, self.phrases.noun_phrases[index].first)
        while n > stop:
            lower, tag = self.lower[n - 1], self.tags[n - 1]
            if lower in ("and", "&", "of", "for") and n - 2 >= stop and self._title(n - 2):
                n -= 2
            elif tag in BEFORE and lower not in ("who", "that") and (n - 1) not in self.reader.taken:
                n -= 1
            else:
                break
        return n

    def _apposed_before(self, name: Name, first: int) -> tuple[int, int] | None:
        """The president of Lombardy in "the president of Lombardy, Ana Brik,"; not in "..., Ana Brik said"."""
        end = name.first - 1
        if self.lower[end - 1 : end + 1] == ["-", "year-old"]:
            end -= 3  # "the owner, 58-year-old Ana Brik,"
        if end <= first + 1 or self.lower[end] != "," or self.tags[name.after : name.after + 1] not in APPOSITION_ENDS:
            return None
        inner = self.by_after.get(end)
        if inner is not None and inner.kind in ("organization", "country", "place"):
            n = inner.first
            n -= self.lower[n - 1] == "the"
            if n - 2 < first or self.lower[n - 1] not in ("of", "for", "at") or not self._title(n - 2):
                return None
            begin = self._back(n - 2, first)
        elif self._title(end - 1) and self.tags[end - 1] in "NP":
            begin = self._back(end - 1, first)
        else:
            return None
        before = self.tags[begin - 1] if begin > first else "."
        return (begin, end) if before in "DXG." and self.lower[begin - 1] not in ("a", "an") else None

    # ---- after the name ---------------------------------------------------------------------------------------------
    def _after(self, name: Name, last: int) -> tuple[int, int] | None:
        """The mayor of Orvin in "Brik, 45, the mayor of Orvin,"."""
        n = name.after
        if n + 1 >= last:
            return None
        n += 1
        if self.lower[n] in ("then", "now", "formerly", "currently") and n + 1 < last:
            n += 1
        if self.tags[n] == "C" and n + 1 < last and self.lower[n + 1] == ",":
            n += 2
        begin = n
        stop = min(last, n + LONGEST)
        while n < stop and (self.tags[n] in "DG" or self.tags[n] in BEFORE or self.tags[n] == "X"):
            if self.tags[n] == "X":
                begin = n + 1
            elif self.tags[n] in "DG":
                if n > begin:
                    break
                begin = n + 1
            n += 1
        if n == begin or n >= last or not self._title(n - 1):
            return None
        if self.lower[n] == "and" and n + 1 < last:
            k = n + 1
            while k < stop and self.tags[k] in BEFORE:
                k += 1
            if k > n + 1 and k < last and self._title(k - 1):
                n = k
        if self.lower[n] in ("of", "for", "at", "to", "in", "with"):
            return begin, self._complement(n, last)
        return (begin, n) if self.tags[n] in ',.:;)W-"FT' else None

    def _complement(self, n: int, last: int) -> int:
        """Number after an of-phrase that belongs to a role."""
        k = n + 1
        while (
            k < last
            and k < n + LONGEST
            and (self.tags[k] in "DGNSJPEIX-&C" or self.lower[k] in ("of", "for", "and", "&"))
        ):
            k += 1
        while k > n + 1 and (self.lower[k - 1] in ("and", "of", "for") or self.tags[k - 1] in "DJ"):
            k -= 1
        return k if self.lower[n] in ("of", "for", "at") and k > n + 1 else n

    # ---- affiliation ------------------------------------------------------------------------------------------------
    def _affiliate(self, name: Name, role: tuple[int, int], last: int) -> None:
        """The country or organisation in the role, or that owns it."""
        begin, end = role
        owner = self.by_after.get(begin - 1) if begin and self.tags[begin - 1] == "X" else None
        inside = [self.by_first[n] for n in range(begin, min(end + 3, last)) if n in self.by_first and n != name.first]
        chosen = [
            other
            for other in ([owner] if owner else []) + inside
            if other.kind in ("organization", "country", "place") and (other.first < end or self._beside(end, other))
        ]
        if chosen:
            best = next((other for other in chosen if other.kind == "organization"), chosen[0])
            name.affiliation = best

    def _beside(self, end: int, other: Name) -> bool:
        """Whether a name is the complement right after a role: "a spokesman [for the ministry]"."""
        return self.lower[end] in ("of", "for", "at", "with", "to") and other.first - end <= 2
