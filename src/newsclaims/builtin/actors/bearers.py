"""Who bears a name of a person: full names that are one person's, surnames and forenames by themselves."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.marks import CAPITAL, COMMON, FORENAME, UPPER
from newsclaims.builtin.actors.names import PERSON, Draft, Name
from newsclaims.builtin.actors.persons import PERSON_SUFFIXES
from newsclaims.builtin.actors.reader import Reader
from newsclaims.builtin.actors.vocabulary import Vocabulary

__all__ = ["MANY", "Bearers"]

# No more bearers of one surname, or names with one word, are compared.
MANY: Final = 20
GUESSED: Final = frozenset(("foreign", "surname-alone", "speaking"))  # rules that only guess at a person
UNBORNE: Final = frozenset(("role", "thing", "group"))  # kinds of names that are nobody's surname


class Bearers:
    """The people of one document, by their names."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary) -> None:
        self.reader = reader
        self.lower = reader.lower
        self.marks = reader.marks
        self.vocabulary = vocabulary
        self.people = vocabulary.people
        self.drafts: list[Draft] = []
        self.by_key: dict[tuple[str, ...], Draft] = {}
        self.by_surname: dict[str, list[Draft]] = {}
        self.by_forename: dict[str, list[Draft]] = {}
        self.full: dict[tuple[str, tuple[str, ...]], Draft] = {}  # gender and full name -> who bears it
        self.latest: dict[str, Draft] = {}
        self.holders: dict[tuple[str, ...], Draft] = {}  # end of a role -> who had it last

    def _put(self, name: Name, draft: Draft) -> None:
        name.draft = draft
        if name.role is not None:
            self._entitle(name.role, draft)
        if name.gender and not draft.gender:
            draft.gender = name.gender
        words = name.words
        if len(words) > len(draft.key) and draft.kind != "country" and name.kind != "role":
            draft.key = words

    def _entitle(self, role: tuple[int, int], draft: Draft) -> None:
        """Keep who has which title."""
        begin, end = role
        lower = self.lower
        if not draft.titles:
            draft.relative = lower[end - 1] in self.vocabulary.relatives
        draft.titles |= {lower[end - 1]}
        for size in range(1, min(5, end - begin) + 1):
            self.holders.setdefault(tuple(lower[end - size : end]), draft)

    def _new(self, origin: Name) -> Draft:
        draft = Draft(origin.kind, origin.words, origin.rule)
        self.drafts.append(draft)
        self.by_key.setdefault(origin.words, draft)
        return draft

    # ---- full names -------------------------------------------------------------------------------------------------
    def _person(self, name: Name) -> Draft:
        """The person with a full name: one named before, or a new one."""
        found = self.full.get((name.gender, name.words))
        if found is None:
            found = self.full[name.gender, name.words] = self._compatible(name)
        return found

    def _compatible(self, name: Name) -> Draft:
        if self._led(name):
            bearer = self._bearer(name)
            if bearer is not None:
                return bearer
        family = self.people.surname(name.words)
        suffix = self.people.suffix(name.words)
        for draft in reversed(self.by_surname.get(family[-1], [])[-MANY:]):
            if len(name.words) == 2 and suffix and suffix == self.people.suffix(draft.key):
                return draft  # "Orvin Jr."
            if self.people.compatible(draft.key, name.words) and not self._clash(draft, name):
                return draft
        draft = self._new(name)
        draft.kind = PERSON
        plain = [word for word in name.words if word not in PERSON_SUFFIXES]
        for word in {family[-1], plain[-1]}:
            self.by_surname.setdefault(word, []).append(draft)
        self.by_forename.setdefault(self.people.first_name(name.words), []).append(draft)
        return draft

    def _led(self, name: Name) -> bool:
        """Whether a name begins with a small word: "von der Orvin", "De Orvin", but not "Ben Orvin"."""
        particle = name.words[0] in self.vocabulary.particles and len(name.words) > 1
        return particle and self.marks[name.first] & (CAPITAL | FORENAME) != CAPITAL | FORENAME

    def _without_particles(self, words: tuple[str, ...]) -> tuple[str, ...]:
        while len(words) > 1 and words[0] in self.vocabulary.particles:
            words = words[1:]
        return words

    def _clash(self, draft: Draft, name: Name) -> bool:
        return bool(draft.gender and name.gender and draft.gender != name.gender)

    def _word_and_surname(self, name: Name) -> None:
        """A word and a surname: the bearer of that name, described ("Absent Orvin"), or a person's name by itself."""
        word = name.words[0]
        particle = word in self.vocabulary.particles
        if particle and name.words[1] in self.by_surname:
            name.kind, name.rule = PERSON, "surname"  # "Le Orvin"
            draft = self._bearer(name) or self._person(name)
        elif particle or word in self.vocabulary.heads or word in self.vocabulary.groups_of["body_nouns"]:
            draft = self.by_key.get(name.words) or self._new(name)
        elif name.words[1] in self.by_surname:
            name.first += 1
            name.words, name.kind, name.rule, name.certain = name.words[1:], PERSON, "surname", False
            return
        else:
            name.kind, name.rule = PERSON, "surname"
            draft = self._person(name)
        self._put(name, draft)

    def _surname_alone(self, name: Name, alone: set[str]) -> bool:
        """Whether the last word of a name stands alone elsewhere, as surnames do."""
        return name.words[-1] in alone and not self.marks[name.first] & COMMON

    # ---- a surname or a forename ------------------------------------------------------------------------------------
    def _bearer(self, name: Name) -> Draft | None:
        """The latest person with this surname, or the only one with this forename."""
        words, kind = name.words, name.kind
        if self._led(name):
            words = self._without_particles(words)
        if len(words) > 2 or kind in UNBORNE or (kind == "organization" and name.certain):
            return None
        word = words[-1]
        bearers = self.by_surname.get(word)
        if bearers:
            bearers = [d for d in bearers[-MANY:] if not self._clash(d, name)]
            if len(words) == 2:
                bearers = [d for d in bearers if d.key[-2:] == words]
        if bearers:
            if name.role:
                title = self.lower[name.role[1] - 1]
                titled = [d for d in bearers if title in d.titles]
                plain = [d for d in bearers if not d.titles] if self.marks[name.role[1] - 1] & CAPITAL else []
                bearers = titled or plain or bearers
            latest = self.latest.get(word)
            return latest if latest in bearers else bearers[0]
        if len(words) == 1 and name.role is None:
            named = self.by_forename.get(word)
            if named is not None and len(named) == 1:
                return named[0]
        return None

    def _bearer_instead(self, name: Name) -> Draft | None:
        """A person of the document whose surname the lexicon knows as a place or company: "Paris" for Ana Paris."""
        known = name.known
        if known is None or name.locating or name.modifier or self.marks[name.first] & UPPER:
            return None
        if known.kind == "country" and known.form not in ("capital", "name"):
            return None
        word = name.words[0]
        bearers = [d for d in self.by_surname.get(word, ()) if word in d.key[1:] and d.rule not in GUESSED]
        if not bearers:
            return None
        return self.latest.get(word) or bearers[0]

    def _family(self, surname: str) -> bool:
        """Whether somebody bears a surname with a forename before it."""
        return any(len(draft.key) > 1 and draft.rule != "foreign" for draft in self.by_surname.get(surname, ()))
