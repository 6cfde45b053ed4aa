"""What kind of thing a name names, by its words and by what stands around it."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.marks import (
    BOUND,
    CAMEL,
    CAPITAL,
    COMMON,
    FORENAME,
    GROUP,
    HEAD,
    INERT,
    PEOPLE,
    PHRASE,
    SURNAME,
    SURNAME_WORD,
    THING,
    TITLE,
    UPPER,
)
from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.builtin.actors.persons import PERSON_SUFFIXES
from newsclaims.builtin.actors.reader import Reader
from newsclaims.builtin.actors.vocabulary import Known, Vocabulary
from newsclaims.text.tags import DAYS_AND_MONTHS

__all__ = ["Kinds"]

# Beginnings of surnames with a capital inside.
MAC: Final = ("Mc", "Mac", "De", "La", "Di", "Le", "Van", "Fitz", "O")
NOMINAL: Final = frozenset("NSJIEPC")
# Small words that stand in no person's name, and those after the head of an organisation's.
NO_PERSON: Final = frozenset(("of", "for", "and", "&"))
PREPOSITIONS: Final = frozenset(("of", "for", "on"))
PAPER_ARTICLES: Final = frozenset(("la", "le", "el", "los", "las", "il", "die", "der", "das"))
ARTICLES: Final = frozenset(("the", "a", "an"))
BOUND_CAPITAL: Final = BOUND | CAPITAL
VERSUS: Final = frozenset(("v.", "v"))
GOVERNING: Final = frozenset(("of", "at", "for", "from", "with"))  # what stands behind these is not the one who speaks
DAY_PARTS: Final = frozenset(("morning", "night", "evening", "tonight", "today"))  # first words of shows
COUNTED: Final = frozenset(("a", "an", "own"))
FINITE: Final = frozenset("VZbhdM")
# Rules that type a name of one word by what it is, not by where it stands.
SURE: Final = frozenset(("thing", "head", "plain", "people", "noun", "family", "portfolio", "shout"))


class Kinds:
    """Types names."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary) -> None:
        self.reader = reader
        self.vocabulary = vocabulary
        self.lower = reader.lower
        self.words = reader.words
        self.tags = reader.tags
        self.marks = reader.marks
        self.speaking = vocabulary.groups_of["speaking"]
        self.body_nouns = vocabulary.groups_of["body_nouns"]
        self.inverted = vocabulary.groups_of["inverted"]
        self.posts = vocabulary.groups_of["posts"]

    def _make(self, first: int, after: int, kind: str, rule: str, sentence: int, *, certain: bool = True) -> Name:
        name = Name(first, after, tuple(self.lower[first:after]), kind, rule, sentence)
        name.certain = certain
        return name

    def _bear(self, first: int, after: int, sentence: int) -> Name:
        """A person's name that begins with a forename."""
        name = Name(first, after, tuple(self.lower[first:after]), PERSON, "forename", sentence)
        name.gender = self._gender(first, after)
        return name

    def _known(self, first: int, after: int, sentence: int, known: Known) -> Name:
        name = Name(first, after, tuple(self.lower[first:after]), known.kind, "lexicon", sentence)
        name.known = known
        return name

    def _gender(self, first: int, after: int) -> str:
        if after - first < 2 or not self.marks[first] & CAPITAL:
            return ""
        return self.vocabulary.gender(self.lower[first])

    # ---- by shape and words -----------------------------------------------------------------------------------------
    def typed(self, first: int, after: int, sentence: int) -> Name:
        """A name without title, typed by its words, then by its neighbours."""
        if after - first == 1:
            return self._single(first, sentence)
        preceding = self.lower[first - 1] if first else ""
        if preceding == "of" and first > 1 and self._settlement(first - 2):
            return self._make(first, after, "place", "settlement", sentence)
        if self.is_person(first, after):
            if preceding in self.vocabulary.locating and self.vocabulary.heads.get(self.lower[after - 1]) == "place":
                return self._make(first, after, "place", "head", sentence)  # "in Clinton Hill"
            return self._bear(first, after, sentence)
        kind = self._head_kind(first, after) or self._people(after - 1)
        if kind == "thing" and self.lower[after - 1] in self.vocabulary.groups_of["speakers"] and self._speaks(after):
            kind = "organization"  # "the Road Forum said"
        if kind:
            if preceding in ("a", "an") and all(self.marks[n] & (COMMON | HEAD) for n in range(first, after)):
                return self._make(first, after, "thing", "counted", sentence)  # "a Super Committee"
            return self._make(first, after, kind, "head", sentence)
        if self.role_before(first):
            return self._make(first, after, PERSON, "role", sentence)
        if preceding in self.body_nouns:
            return self._make(first, after, "organization", "noun", sentence)
        things, words = self.vocabulary.thing_nouns, self.lower[first : after - 1]
        show = self.marks[first] & COMMON and (preceding in DAYS_AND_MONTHS or self.lower[first] in DAY_PARTS)
        glued = self.reader.tokens.glued
        if show or (first and self.tags[first - 1] == "-" and glued(first) and glued(first - 1)):
            return self._make(first, after, "thing", "thing", sentence)
        if (self._called(first - 1 if preceding == "," else first) and not self._speaks(after)) or not (
            things.isdisjoint(words) or things.isdisjoint(set(words) - self.vocabulary.forenames)
        ):
            return self._make(first, after, "thing", "thing", sentence)
        kind, rule, certain = self._shaped(first, after, preceding)
        return self._make(first, after, kind, rule, sentence, certain=certain)

    def _speaks(self, n: int) -> bool:
        """Whether what stands at token n shows that the name before it speaks, or has people who do."""
        if n + 1 >= len(self.tags):
            return False
        return self.lower[n] in self.speaking or (self.tags[n] == "X" and bool(self.marks[n + 1] & CAPITAL))

    def _shaped(self, first: int, after: int, preceding: str) -> tuple[str, str, bool]:
        """Kind, rule and certainty of a name of several words that no word of it gives away."""
        marks, lower, length = self.marks, self.lower, after - first
        named = preceding not in ARTICLES
        strange = named and length <= 3 and not any(marks[n] & COMMON for n in range(first, after))
        if strange and self.post_before(first):
            return "organization", "post", False
        end = marks[after - 1]
        if end & SURNAME and length <= 3 and not marks[first] & COMMON:
            return PERSON, "surname", True
        if (
            length == 2
            and not marks[first] & (COMMON | UPPER)
            and end & (SURNAME_WORD | HEAD) == SURNAME_WORD
            and named
        ):
            return PERSON, "surname", False  # "Darran Whiting"
        if length == 2 and lower[first] in PAPER_ARTICLES and marks[first] & CAPITAL and not end & SURNAME:
            return "organization", "capitals", False  # "La Stampa", "El Orvin"
        if not self.vocabulary.particles.isdisjoint(lower[first : after - 1]):
            return PERSON, "particle", True
        if length == 3 and preceding != "the" and len(lower[first + 1]) == 2 and lower[first + 1][1] == ".":
            return PERSON, "initial", True
        upper = [n for n in range(first, after) if marks[n] & UPPER and len(lower[n]) > 1 and lower[n][1] != "."]
        if upper:
            shouted = len(upper) == length and any(marks[n] & COMMON for n in upper)
            return "thing" if shouted else "organization", "capitals", False
        located = preceding in self.vocabulary.locating
        if strange:
            return "place" if located else PERSON, "foreign", False
        trade = length <= 3 and not marks[first] & FORENAME and self.reader.plural_noun(after - 1)
        if not trade and length <= 3 and preceding == "as" and self._such_people(first - 2):
            return PERSON, "speaking", False  # "leaders such as Orvin Dale"
        following = lower[after] if after < len(lower) else ""
        clause = self.tags[after : after + 1] in FINITE  # "said Marble Foods cut 40 jobs"
        if not trade and not clause and length <= 3 and preceding in self.inverted and self.tags[after - 1] != "S":
            return PERSON, "speaking", False
        if not trade and length == 2 and following == "of" and preceding in self.speaking:
            return PERSON, "speaking", False
        if preceding in ("a", "an") or not all(self._nominal(n) for n in range(first, after)):
            return "thing", "capitals", False
        return "place" if located and not trade else "organization", "capitals", False

    def _such_people(self, n: int) -> bool:
        """Whether people of a kind and "such" end at token n."""
        return n > 0 and self.lower[n] == "such" and self.words[n - 1].noun in self.vocabulary.titles

    def post_before(self, n: int) -> bool:
        """Whether a post in a body and its preposition stand before token n: "the founder of Orvin"."""
        return n > 1 and self.lower[n - 1] in ("of", "at", "for") and self.lower[n - 2] in self.posts

    def _people(self, n: int) -> str:
        """A group where a name ends in people of a country ("Young Ruthenians"), a thing where in one of them."""
        if self.marks[n] & PEOPLE:
            return "group"
        if not self.marks[n] & PHRASE:
            return ""
        forms = {known.form for known in self.reader.all_known_at(n, n + 1)}
        return (
            ""
            if not forms or not forms <= {"people", "adjective"}
            else "group"
            if self.lower[n].endswith("s")
            else "thing"
        )

    def _settlement(self, n: int) -> bool:
        return self.lower[n] in self.vocabulary.groups_of["settlements"]

    def is_person(self, first: int, after: int) -> bool:
        """Whether words are a person's name by themselves: forename and surname, initials, a name with Jr."""
        length = after - first
        if length < 2 or length > 6:
            return False
        marks, lower = self.marks, self.lower
        last, opener = lower[after - 1], marks[first]
        end = marks[after - 1]
        if last in PERSON_SUFFIXES:
            return length > 2 and (bool(opener & FORENAME) or not opener & COMMON)
        if last in self.vocabulary.firms or (length > 2 and not NO_PERSON.isdisjoint(lower[first:after])):
            return False
        if end & HEAD and (not end & SURNAME_WORD or (length > 2 and len(lower[first + 1]) > 2)):
            return False
        if end & BOUND and self.reader.texts[after - 1].rpartition("-")[2][:1].islower():
            return len(lower[first]) <= 8
        if first and not end & SURNAME and lower[first - 1] == "the":
            return False
        surname = bool(end & (SURNAME | SURNAME_WORD)) or not end & COMMON
        if opener & FORENAME:
            return surname or not (opener & COMMON or self.reader.known_at(first, after))
        return surname and len(lower[first]) == 2 and lower[first][1] == "."

    def _head_kind(self, first: int, after: int) -> str:
        """The kind of a name by its head word: the last, or the one before "of" or "for"."""
        heads = self.vocabulary.heads
        lower = self.lower
        last = lower[after - 1]
        if last == "year":
            return "thing"
        if after - first > 2:
            for n in range(first + 1, after):
                if lower[n] in PREPOSITIONS:
                    return heads.get(lower[n - 1], "organization")
        if last in heads:
            return heads[last]
        if last in PERSON_SUFFIXES and lower[after - 2] in heads:
            return heads[lower[after - 2]]
        if last in self.vocabulary.firms or (after - first > 2 and "&" in lower[first:after]):
            return "organization"
        if lower[first] in self.vocabulary.groups_of["campuses"]:
            return "organization"
        if lower[first] in self.vocabulary.openers:
            return "place"
        quarter = after - first == 2 and lower[first] in self.vocabulary.groups_of["quarters"]
        return "place" if quarter and not self.marks[first + 1] & COMMON else ""

    def _single(self, n: int, sentence: int) -> Name:
        """A name of one word."""
        kind, rule = self._alone(n) or self._beside(n)
        certain = rule in SURE
        name = Name(n, n + 1, (self.lower[n],), kind, rule, sentence)
        name.certain = certain
        return name

    def _alone(self, n: int) -> tuple[str, str] | None:
        """Kind and rule of a name of one word, by the word itself."""
        mark, lower = self.marks[n], self.lower[n]
        if self.reader.half(n):
            return "part", "half"
        if mark & (INERT | THING) or self._quoted(n) or (not mark & PEOPLE and self._thing(n)):
            return "thing", "thing"
        if mark & UPPER and mark & COMMON and self._shouted(n):
            return "thing", "shout"
        if mark & GROUP:
            return "group", "head"
        if mark & HEAD and mark & (COMMON | UPPER):
            return "part" if self.vocabulary.heads[lower] == "organization" else "thing", "part"
        if not mark & (SURNAME | FORENAME) and self.reader.plain(n):
            return "thing", "plain"
        if mark & PEOPLE:
            return "group", "people"
        if mark & UPPER and len(lower) > 1:
            return "organization", "acronym"
        if mark & CAMEL:
            mac = mark & SURNAME and self.reader.texts[n].startswith(MAC)
            return PERSON if mac else "organization", "camel"
        return None

    def _beside(self, n: int) -> tuple[str, str]:
        """Kind and rule of a name of one word, by what stands beside it."""
        lower, mark, vocabulary = self.lower, self.marks[n], self.vocabulary
        before = lower[n - 1] if n else ""
        if before == "of" and n > 1 and lower[n - 2] in vocabulary.parts:
            return "place", "locating"
        if before in ("to", "from") and n > 1 and self.reader.tokens.lemma(n - 2) in vocabulary.motion:
            return "place", "locating"
        if self.role_before(n):
            return PERSON, "role"
        if before in self.body_nouns:
            return "organization", "noun"
        if before == "of" and mark & COMMON and n > 1 and self.marks[n - 2] & TITLE:
            return "thing", "portfolio"  # "secretary of State"
        if self.post_before(n) and not mark & (COMMON | SURNAME | FORENAME):
            return "organization", "post"
        if before in vocabulary.locating:
            return "place", "locating"
        if mark & COMMON and not mark & (FORENAME | SURNAME_WORD):
            return "", "word"
        if before == "the":
            if n > 1 and lower[n - 2] in vocabulary.locating:
                return "place", "locating"
            family = lower[n].endswith("s") and lower[n][:-1] in vocabulary.surnames
            return ("group", "family") if family else ("organization", "the")
        if mark & (SURNAME | FORENAME) or before in self.speaking:
            return PERSON, "surname"
        if n + 1 < len(lower) and lower[n + 1] in self.speaking and before not in GOVERNING:
            return PERSON, "surname"
        return "", "unknown"

    def _shouted(self, n: int) -> bool:
        """Whether a word in capitals stands beside another such word of the language: "DEERSTALKER HAT"."""
        return any(
            self.marks[k] & UPPER and len(self.lower[k]) > 1 and (self.marks[k] & COMMON or len(self.lower[k]) > 6)
            for k in (n - 1, n + 1)
            if 0 <= k < len(self.marks)
        )

    def _nominal(self, n: int) -> bool:
        """Whether a word can be part of a nominal name: no "Again", no "Oh"."""
        tags = self.reader.open_words(self.lower[n])
        return not tags or self.lower[n] in ("of", "the", "and", "for", "&") or not NOMINAL.isdisjoint(tags)

    def _quoted(self, n: int) -> bool:
        """Whether a word stands in quotation marks by itself: the title of a work, a nickname."""
        return 0 < n < len(self.tags) - 1 and self.tags[n - 1] == '"' == self.tags[n + 1]

    def _called(self, n: int) -> bool:
        """Whether what introduces the name of a thing stands before token n: 'dubbed the "Orvin Ritz"'."""
        k = n - 1
        while k > n - 4 and k > 0 and (self.lower[k] == "the" or self.tags[k] == '"'):
            k -= 1
        return k >= 0 and self.lower[k] in self.vocabulary.thing_nouns

    def _thing(self, n: int) -> bool:
        """Whether a single word names a thing by what stands around it."""
        if not n:
            return False
        marks = self.marks
        before = self.tags[n - 1]
        if (before in "CG" and n - 1 not in self.reader.taken) or self.lower[n - 1] in COUNTED:
            counted = not marks[n] & UPPER and self.tags[n + 1 : n + 2] not in ("P", "N", "S")
        else:
            counted = False
        return (
            counted
            or self.lower[n - 1] in VERSUS
            or self.lower[n + 1 : n + 2] in (["v."], ["v"])
            or (self._called(n) and not self._speaks(n + 1))
            or (n + 1 < len(marks) and marks[n + 1] & BOUND_CAPITAL == BOUND_CAPITAL and self.reader.pair(n + 1))
        )

    def role_before(self, n: int) -> bool:
        """Whether a role noun stands directly before a name: "opposition leader Ana Brik"."""
        return n > 0 and bool(self.marks[n - 1] & TITLE) and self.tags[n - 1] in "NP*JR"
