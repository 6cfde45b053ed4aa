"""Sieves that join names into actors, the precise ones first."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.bearers import MANY, Bearers
from newsclaims.builtin.actors.bodies import SMALL, abbreviates, head, initials, spells_out, within
from newsclaims.builtin.actors.marks import COMMON, PHRASE, SURNAME
from newsclaims.builtin.actors.names import PERSON, Draft, Name
from newsclaims.builtin.actors.persons import PERSON_SUFFIXES
from newsclaims.builtin.actors.reader import OPENING, Reader
from newsclaims.builtin.actors.vocabulary import Known, Vocabulary

__all__ = ["Joiner"]


UNSHOWN: Final = frozenset(("unknown", "the"))  # rules whose names are no actors without a sign of one
ARTICLES: Final = frozenset(("the", "a", "an"))
BORNE: Final = frozenset(("title", "role", "human"))  # rules of people's names
# Kinds that are not voted on.
SETTLED: Final = frozenset(("role", "thing", "part", "group"))


class Joiner(Bearers):
    """Joins the names of one document."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary, names: list[Name]) -> None:
        super().__init__(reader, vocabulary)
        self.words = reader.words
        self.names = names
        self.by_known: dict[str, Draft] = {}
        self.by_alias: dict[tuple[str, ...], Draft] = {}
        self.acting: set[tuple[str, ...]] = set()  # names of no known kind that something shows to be a party's
        self.latest_part: dict[str, Draft] = {}
        self.bodies: dict[str, list[Draft]] = {}  # word -> organisations with it in their names

    def join(self) -> None:
        """Give every name its actor, or none."""
        self.acting = {name.words for name in self.names if name.acting}
        self._full_names()
        self._acronyms_in_brackets()
        self._longer_forms()
        self._companies()
        self._vote()
        self._initials()
        for name in self.names:
            draft = name.draft
            if draft is None:
                if name.kind == "thing" and name.words not in self.by_alias:
                    continue
                draft = self._short(name)
                if draft is None:
                    continue
                self._put(name, draft)
            elif name.known is not None and len(name.words) == 1 and name.words[0] in self.by_surname:
                other = self._bearer_instead(name)
                if other is not None:
                    self._put(name, other)
                    draft = other
            draft = draft.final()
            draft.names.append(name)
            self._remember(draft, name)

    @staticmethod
    def _merge(draft: Draft, into: Draft) -> None:
        """Give one actor's names to another."""
        draft_end, into = draft.final(), into.final()
        if into is not draft_end:
            draft_end.into = into
            into.country = into.country or draft.country

    # ---- the first sieves: names that speak for themselves ----------------------------------------------------------
    def _full_names(self) -> None:
        alone = {
            name.words[0]
            for name in self.names
            if name.after - name.first == 1
            and name.known is None
            and (name.kind == PERSON or (not name.kind and "S" not in self.words[name.first].tags))
        } - self.vocabulary.forenames
        doubtful: list[Name] = []
        for name in self.names:
            kind = name.kind
            if kind == "thing":
                continue
            if name.known is not None:
                self._put(name, self._known(name, name.known))
                continue
            size = len(name.words)
            if size < 2:
                continue
            if not name.certain and kind == "organization" and size < 4 and self._surname_alone(name, alone):
                kind = name.kind = PERSON
                name.rule = "surname-alone"
            elif size == 2 and name.rule == "capitals" and self._doubtful(name):
                doubtful.append(name)
                continue
            if kind == PERSON:
                self._put(name, self._person(name))
            elif kind not in ("role", "part", ""):
                draft = self.by_key.get(name.words)
                if draft is None:
                    if self._unshown(name):
                        continue
                    draft = self._new(name)
                    self._open_places(draft)
                self._put(name, draft)
        for name in doubtful:
            self._word_and_surname(name)

    def _doubtful(self, name: Name) -> bool:
        """Whether a name of two words may be a word or particle and a surname."""
        surname = self.marks[name.after - 1] & (SURNAME | PHRASE) == SURNAME
        return surname or name.words[0] in self.vocabulary.particles

    def _open_places(self, draft: Draft) -> None:
        """An organisation's name begins with a country or its adjective: its country."""
        for name in (draft.key[:1], draft.key[:2]):
            word = " ".join(name)
            row = self.vocabulary.adjectives.get(word)
            if row:
                draft.country = row

    def _known(self, name: Name, known: Known) -> Draft:
        if known.form == "people" and not name.locating and self._people_apart(name):
            key = ("people", *name.words)
            draft = self.by_alias.get(key)
            if draft is None:
                draft = self.by_alias[key] = self._new(name)
                draft.kind, draft.country, draft.plural = "group", known.country, True
            return draft
        draft = self.by_known.get(known.name)
        if draft is None:
            draft = self.by_known[known.name] = self._new(name)
            draft.name, draft.country = known.name, known.country
        return draft

    def _people_apart(self, name: Name) -> bool:
        """Some people ("two Americans"), where "the Americans" are their country."""
        return not (name.first and self.lower[name.first - 1] == "the")

    def _longer_forms(self) -> None:
        """Names of one organisation, long and short: "Orvin" and "Orvin Group Corp"."""
        bodies = [draft for draft in self.drafts if draft.kind == "organization"]
        for draft in bodies:
            for word in draft.key if len(draft.key) == 1 else set(draft.key):
                if word not in SMALL:
                    self.bodies.setdefault(word, []).append(draft)
        formal = self.vocabulary.formal
        for short in sorted(bodies, key=lambda draft: -len(draft.key)):
            if len(self.bodies.get(short.key[-1], ())) < 2:
                continue
            for long in self._longer(short.key):
                if spells_out(short.key, long.key, formal, self.vocabulary.adjectives):
                    self._merge(short, long)
                    self.by_key[short.key] = long
                    break

    def _companies(self) -> None:
        """A name of one word that nobody bears is the company whose full name has it: "Orvin" for "Orvin Ltd"."""
        marks = self.vocabulary.marks
        pairs = [d.key for d in self.drafts if len(d.key) == 2 and d.kind == "organization"]
        firms = {key[0] for key in pairs if key[1] in marks or self._trades(key[0], key[1])} - self.by_surname.keys()
        if firms:
            firms -= {name.words[0] for name in self.names if name.rule in BORNE}  # "Mr. Orvin" of Orvin Partners
        if not firms:
            return
        for name in self.names:
            open_to_doubt = not name.certain and name.known is None and name.kind in (PERSON, "place", "")
            if open_to_doubt and len(name.words) == 1 and name.words[0] in firms:
                name.kind = "organization"

    def _trades(self, first: str, last: str) -> bool:
        """Whether two words can be only a firm's name, by its trade or plural: "Orvelle Tools"."""
        vocabulary = self.vocabulary
        surname = first in vocabulary.surnames or first in vocabulary.surname_words
        if first in vocabulary.forenames or (vocabulary.open_tags[first] and not surname):
            return False
        if last in vocabulary.groups_of["trades"]:
            return True
        plural = vocabulary.open_tags[last][:1] == "S" and last not in vocabulary.teams
        return plural and last not in vocabulary.surnames and last not in vocabulary.surname_words

    def _longer(self, words: tuple[str, ...]) -> list[Draft]:
        """Organisations with a longer name that has the last of these words in it."""
        return [draft for draft in self.bodies.get(words[-1], [])[:MANY] if len(draft.key) > len(words)]

    # ---- acronyms ---------------------------------------------------------------------------------------------------
    def _acronyms_in_brackets(self) -> None:
        """An abbreviation after the name: "Federation of Orvin Farmers (FOF)"."""
        lower = self.lower
        if "(" not in self.reader.tags:
            return
        before: Name | None = None
        for name in self.names:
            if (
                before is not None
                and name.first == before.after + 1
                and lower[name.first - 1] == "("
                and name.after < len(lower)
                and lower[name.after] == ")"
            ):
                self._bracket(before, name)
            before = name

    def _bracket(self, full: Name, short: Name) -> None:
        if len(full.words) < len(short.words):
            full, short = short, full
        draft = full.draft
        if draft is None and full.kind == "role" and abbreviates(short.words[0], full.words):
            full.kind, full.rule = "organization", "office"  # "the Orvin State Auditor (OSA)"
            draft = self.by_key.get(full.words) or self._new(full)
            self._put(full, draft)
        if draft is None or draft.kind == PERSON or len(short.words) != 1 or short.kind == PERSON:
            return
        if not abbreviates(short.words[0], full.words) and draft.kind != "organization":
            return
        self.by_alias[short.words] = draft
        old = short.draft
        if old is draft:
            return
        if old is not None and old.kind == "organization":
            self._merge(old, draft)
        self._put(short, draft)

    def _initials(self) -> None:
        """Acronyms of names that the document spells out elsewhere."""
        acronyms = [name for name in self.names if name.rule == "acronym" and name.draft is None]
        if not acronyms:
            return
        spelled = {
            letters: draft
            for draft in reversed(self.drafts)
            if draft.kind == "organization" and len(draft.key) > 1
            for letters in initials(draft.key)
        }
        for name in acronyms:
            draft = self.by_alias.get(name.words) or spelled.get(name.words[0].replace(".", ""))
            if draft is not None:
                self._put(name, draft)

    # ---- what a name of one word is, by all its places --------------------------------------------------------------
    def _vote(self) -> None:
        votes: dict[tuple[str, ...], dict[str, int]] = {}
        undecided = [name for name in self.names if name.draft is None and name.kind not in SETTLED]
        for name in undecided:
            if name.kind in (PERSON, "organization", "place"):
                counter = votes.setdefault(name.words, {})
                counter[name.kind] = counter.get(name.kind, 0) + (2 if name.certain or name.rule == "role" else 1)
        for name in undecided:
            kinds = votes.get(name.words)
            if kinds:
                name.kind = _winner(kinds)

    # ---- short names ------------------------------------------------------------------------------------------------
    def _short(self, name: Name) -> Draft | None:
        draft = self.by_alias.get(name.words) or self._bearer(name) or self._part_of(name)
        if draft is not None:
            return draft
        if name.kind == "role" and name.words[0] in self.by_surname and not self._defined(name):
            name.kind, name.rule = PERSON, "surname"
            return self._bearer(name)  # "Dean" for Howard Dean
        if name.kind == "role":
            office = self.by_key.get(name.words)
            if office is not None and office.kind == "organization":
                return office
            return self.holders.get(name.words) if self._in_office(name) else None
        if name.kind in ("thing", "part"):
            return None
        found = self.by_key.get(name.words)
        if found is not None:
            return found
        if name.rule in UNSHOWN and name.words[0][-1] == "s" and self._family(name.words[0][:-1]):
            name.kind, name.rule = "group", "family"  # "both Orvins"
        if self._unshown(name):
            return None
        if not name.kind:
            if name.rule == "word":
                return None
            name.kind = "organization"
        draft = self._new(name)
        if name.kind == PERSON:
            self.by_surname.setdefault(name.words[-1], []).append(draft)
        return draft

    def _unshown(self, name: Name) -> bool:
        """Whether nothing shows that a name is a party's: a strange word, or several words of the language."""
        if name.words in self.acting:
            return False
        if name.rule == "capitals" and not name.certain:
            return all(self.marks[n] & COMMON for n in range(name.first, name.after))
        return name.rule in UNSHOWN

    def _in_office(self, name: Name) -> bool:
        """Whether a title by itself stands for its holder: not in "to serve as President", "vote Republican"."""
        after = self.reader.tags[name.after : name.after + 1]
        before = self.lower[name.first - 1] if name.first else ""
        return before == "the" or self.reader.tags[name.first - 1] in "XG" or (after != "" and after in "VZbhdM")

    def _defined(self, name: Name) -> bool:
        return name.first > 0 and self.lower[name.first - 1] in ("the", "a", "an")

    def _part_of(self, name: Name) -> Draft | None:
        """A longer name in the document that begins with this one, ends in it, or has it as its head."""
        if name.kind in (PERSON, "role", "thing", "group"):
            return None
        words = name.words
        if name.rule == "half":
            return next((d for d in self.by_known.values() if d.kind == "country" and d.key[:-1] == words), None)
        if name.kind == "part" or name.rule == "the":
            if name.first and self.lower[name.first - 1] != "the":
                return None
            return self.latest_part.get(words[0])
        common = name.rule == "word"
        for draft in self._longer(words):
            if not within(words, draft.key):
                continue
            if not common or (draft.rule == "head" and "of" not in draft.key):
                return draft
            if draft.names and draft.key[:1] == words and self._stands_alone(name):
                return draft
        return None

    def _stands_alone(self, name: Name) -> bool:
        """Whether a word of the language can be only a name where it stands: inside a sentence any word in capitals."""
        first = name.first
        opens = first == self.reader.document.sentences[name.sentence].first or self.reader.tags[first - 1] in OPENING
        if opens:
            return self.reader.stands_alone(first)
        return self.lower[first - 1] not in ARTICLES

    def _remember(self, draft: Draft, name: Name) -> None:
        """What was named last: for surnames, roles and heads. Somebody's relative leaves the surname to its bearer."""
        key = draft.key
        if draft.kind == PERSON:
            if name.role is not None:
                begin, end = name.role
                for size in range(1, min(5, end - begin) + 1):
                    self.holders[tuple(self.lower[end - size : end])] = draft
            if draft.relative or (key[-1] in PERSON_SUFFIXES and name.words[-1] in PERSON_SUFFIXES):
                self.latest.setdefault(self.people.surname(key)[-1], draft)
                return
            self.latest[key[-1]] = draft
            if len(key) > 2 or "-" in key[-1]:
                self.latest[self.people.surname(key)[-1]] = draft
        elif draft.kind == "organization" and len(key) > 1:
            self.latest_part[head(key)] = draft


def _winner(votes: dict[str, int]) -> str:
    """The kind with the most votes; of two with as many a person, else the last of the alphabet."""
    if len(votes) == 1:
        return next(iter(votes))
    return max(votes, key=lambda kind: (votes[kind], kind == PERSON, kind))
