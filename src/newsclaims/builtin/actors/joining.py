"""Sieves that join names into actors, the precise ones first."""

from __future__ import annotations

from newsclaims.builtin.actors.bodies import SMALL, abbreviates, head, initials, spells_out, within
from newsclaims.builtin.actors.marks import CAPITAL, COMMON, FORENAME, PHRASE, SURNAME, UPPER
from newsclaims.builtin.actors.names import PERSON, Draft, Name
from newsclaims.builtin.actors.persons import PERSON_SUFFIXES
from newsclaims.builtin.actors.reader import Reader
from newsclaims.builtin.actors.vocabulary import Known, Vocabulary

__all__ = ["Joiner"]


# No more bearers of one surname, or names with one word, are compared.
MANY = 20
# Kinds that are not voted on.
UNSHOWN = frozenset(("unknown", "the"))  # rules whose names are no actors without a sign of one
UNBORNE = frozenset(("role", "thing", "group"))  # kinds of names that are nobody's surname
SETTLED = frozenset(("role", "thing", "part", "group"))


class Joiner:
    """Joins the names of one document."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary, names: list[Name]) -> None:
        self.reader = reader
        self.lower = reader.lower
        self.marks = reader.marks
        self.words = reader.words
        self.vocabulary = vocabulary
        self.names = names
        self.people = vocabulary.people
        self.drafts: list[Draft] = []
        self.by_known: dict[str, Draft] = {}
        self.by_key: dict[tuple[str, ...], Draft] = {}
        self.by_alias: dict[tuple[str, ...], Draft] = {}
        self.by_surname: dict[str, list[Draft]] = {}
        self.by_forename: dict[str, list[Draft]] = {}
        self.acting: set[tuple[str, ...]] = set()  # names of no known kind that something shows to be a party's
        self.full: dict[tuple[str, tuple[str, ...]], Draft] = {}  # gender and full name -> who bears it
        self.latest: dict[str, Draft] = {}
        self.latest_part: dict[str, Draft] = {}
        self.holders: dict[tuple[str, ...], Draft] = {}  # end of a role -> who had it last
        self.bodies: dict[str, list[Draft]] = {}  # word -> organisations with it in their names

    def join(self) -> None:
        """Give every name its actor, or none."""
        self._full_names()
        self._acronyms_in_brackets()
        self._longer_forms()
        self._companies()
        self._vote()
        self._initials()
        self.acting = {name.words for name in self.names if name.acting}
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
            elif size == 2 and name.rule == "capitals" and self.marks[name.after - 1] & (SURNAME | PHRASE) == SURNAME:
                doubtful.append(name)
                continue
            if kind == PERSON:
                self._put(name, self._person(name))
            elif kind not in ("role", "part", ""):
                draft = self.by_key.get(name.words)
                if draft is None:
                    draft = self._new(name)
                    self._open_places(draft)
                self._put(name, draft)

        for name in doubtful:
            self._word_and_surname(name)

    def _word_and_surname(self, name: Name) -> None:
        """A word and a surname: the bearer of that name, described ("Absent Orvin"), or a person's name by itself."""
        word = name.words[0]
        if word in self.vocabulary.heads or word in self.vocabulary.groups_of["body_nouns"]:
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
        firms = {d.key[0] for d in self.drafts if len(d.key) == 2 and d.key[1] in marks and d.kind == "organization"}
        firms -= self.by_surname.keys()
        for name in self.names:
            open_to_doubt = not name.certain and name.known is None and name.kind in (PERSON, "place", "")
            if open_to_doubt and len(name.words) == 1 and name.words[0] in firms:
                name.kind = "organization"

    def _longer(self, words: tuple[str, ...]) -> list[Draft]:
        """Organisations with a longer name that has the last of these words in it."""
        return [draft for draft in self.bodies.get(words[-1], [])[:MANY] if len(draft.key) > len(words)]

    # ---- acronyms ---------------------------------------------------------------------------------------------------
    def _acronyms_in_brackets(self) -> None:
        """An abbreviation after the name: "Federation of Orvin Farmers (FOF)"."""
        lower = self.lower
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
        spelled = {
            letters: draft
            for draft in reversed(self.drafts)
            if draft.kind == "organization" and len(draft.key) > 1
            for letters in initials(draft.key)
        }
        for name in self.names:
            if name.draft is None and name.rule == "acronym":
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
        if name.rule in UNSHOWN and name.words not in self.acting:
            return None
        if not name.kind:
            if name.rule == "word":
                return None
            name.kind = "organization"
        draft = self._new(name)
        if name.kind == PERSON:
            self.by_surname.setdefault(name.words[-1], []).append(draft)
        return draft

    def _family(self, surname: str) -> bool:
        """Whether somebody bears a surname with a forename before it."""
        return any(len(draft.key) > 1 and draft.rule != "foreign" for draft in self.by_surname.get(surname, ()))

    def _in_office(self, name: Name) -> bool:
        """Whether a title by itself stands for its holder: not in "to serve as President", "vote Republican"."""
        after = self.reader.tags[name.after : name.after + 1]
        return self._defined(name) or self.reader.tags[name.first - 1] in "XG" or (after != "" and after in "VZbhdM")

    def _defined(self, name: Name) -> bool:
        return name.first > 0 and self.lower[name.first - 1] in ("the", "a", "an")

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
        bearers = self.by_surname.get(name.words[0], [])
        if not bearers or all(name.words[0] not in d.key[1:] for d in bearers):
            return None
        return self.latest.get(name.words[0]) or bearers[0]

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
            if within(words, draft.key) and not (common and (draft.rule != "head" or "of" in draft.key)):
                return draft
        return None

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
