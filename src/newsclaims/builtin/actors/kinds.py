"""What kind of thing a name names, by its words and by what stands around it."""

from __future__ import annotations

from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.builtin.actors.persons import PERSON_SUFFIXES
from newsclaims.builtin.actors.reader import Reader
from newsclaims.builtin.actors.vocabulary import Known, Vocabulary

__all__ = ["Kinds"]

# Endings of words for people of a kind, and of words that name no party.
PEOPLE = ("ans", "ists", "ites")
ABSTRACT = ("phobia", "ology", "pathy", "ism", "itis", "graphy", "nomics", "mania")
NOMINAL = frozenset("NSJIEPC")
# Small words that stand in no person's name, and those after the head of an organisation's.
NO_PERSON = frozenset(("of", "for", "and", "&"))
PREPOSITIONS = frozenset(("of", "for", "on"))


class Kinds:
    """Types names."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary) -> None:
        self.reader = reader
        self.vocabulary = vocabulary
        self.lower = reader.lower
        self.words = reader.words
        self.tags = reader.tags

    def _make(self, first: int, after: int, kind: str, rule: str, sentence: int, **more: object) -> Name:
        return Name(first, after, tuple(self.lower[first:after]), kind, rule, sentence, **more)  # type: ignore[arg-type]

    def _known(self, first: int, after: int, sentence: int, known: Known) -> Name:
        return self._make(first, after, known.kind, "lexicon", sentence, known=known)

    def _gender(self, first: int, after: int) -> str:
        return self.vocabulary.gender(self.lower[first]) if after - first > 1 else ""

    # ---- by shape and words -----------------------------------------------------------------------------------------
    def typed(self, first: int, after: int, sentence: int) -> Name:
        """A name without title, typed by its words, then by its neighbours."""
        if after - first == 1:
            return self._single(first, sentence)
        if first > 1 and self.lower[first - 1] == "of" and self._settlement(first - 2):
            return self._make(first, after, "place", "settlement", sentence)
        if self.is_person(first, after):
            return self._make(first, after, PERSON, "forename", sentence, gender=self._gender(first, after))
        kind = self._head_kind(first, after)
        if (
            not kind
            and self.lower[after - 1].endswith("s")
            and any(known.form == "people" for known in self.reader.all_known_at(after - 1, after))
        ):
            kind = "group"
        if kind:
            return self._make(first, after, kind, "head", sentence)
        if self.role_before(first):
            return self._make(first, after, PERSON, "role", sentence)
        if first and self.lower[first - 1] in self.vocabulary.groups_of["body_nouns"]:
            return self._make(first, after, "organization", "noun", sentence)
        things, words = self.vocabulary.thing_nouns, self.lower[first : after - 1]
        before = first - 1 if first and self.lower[first - 1] == "," else first
        if self._called(before) or not (
            things.isdisjoint(words) or things.isdisjoint(set(words) - self.vocabulary.forenames)
        ):
            return self._make(first, after, "thing", "thing", sentence)
        last = self.lower[after - 1]
        if last in self.vocabulary.surnames and not self.reader.common(first) and after - first <= 3:
            return self._make(first, after, PERSON, "surname", sentence)
        if not self.vocabulary.particles.isdisjoint(words):
            return self._make(first, after, PERSON, "particle", sentence)
        if any(self.words[n].upper and len(self.lower[n]) > 1 and self.lower[n][1] != "." for n in range(first, after)):
            return self._make(first, after, "organization", "capitals", sentence, certain=False)
        strange = sum(not self.reader.common(n) for n in range(first, after))
        preceding = self.lower[first - 1] if first else ""
        if strange == after - first and after - first <= 3 and preceding not in ("the", "a", "an"):
            kind = "place" if preceding in self.vocabulary.locating else PERSON
            return self._make(first, after, kind, "foreign", sentence, certain=False)
        following = self.lower[after] if after < len(self.lower) else ""
        if after - first == 2 and following == "of" and preceding in self.vocabulary.groups_of["speaking"]:
            return self._make(first, after, PERSON, "speaking", sentence, certain=False)
        kind = "place" if preceding in self.vocabulary.locating else "organization"
        if not all(self._nominal(n) for n in range(first, after)):
            kind = "thing"
        return self._make(first, after, kind, "capitals", sentence, certain=False)

    def _settlement(self, n: int) -> bool:
        return self.lower[n] in self.vocabulary.groups_of["settlements"]

    def is_person(self, first: int, after: int) -> bool:
        """Whether words are a person's name by themselves: forename and surname, initials, a name with Jr."""
        length = after - first
        if length < 2 or length > 6:
            return False
        vocabulary, lower = self.vocabulary, self.lower
        last = lower[after - 1]
        if last in PERSON_SUFFIXES:
            return length > 2 and (lower[first] in vocabulary.forenames or not self.reader.common(first))
        if last in self.vocabulary.firms or not NO_PERSON.isdisjoint(lower[first:after]):
            return False
        if last in vocabulary.heads and (
            last not in vocabulary.surname_words or (length > 2 and len(lower[first + 1]) > 2)
        ):
            return False
        if self.reader.tokens.texts[after - 1].rpartition("-")[2][:1].islower() and "-" in last:
            return len(lower[first]) <= 8
        if first and lower[first - 1] == "the" and last not in vocabulary.surnames:
            return False
        name = lower[first]
        if name in vocabulary.forenames:
            place = self.reader.known_at(first, after)
            common = self.reader.common(first) or place is not None
            if not common:
                return True
            return last in vocabulary.surnames or last in vocabulary.surname_words or not self.reader.common(after - 1)
        initial = len(name) == 2 and name[1] == "."
        return initial and (
            last in vocabulary.surnames or last in vocabulary.surname_words or not self.reader.common(after - 1)
        )

    def _head_kind(self, first: int, after: int) -> str:
        """The kind of a name by its head word: the last, or the one before "of" or "for"."""
        heads = self.vocabulary.heads
        lower = self.lower
        if lower[after - 1] == "year":
            return "thing"
        for n in range(first + 1, after):
            if lower[n] in PREPOSITIONS:
                return heads.get(lower[n - 1], "organization")
        last = lower[after - 1]
        if last in heads:
            return heads[last]
        if last in PERSON_SUFFIXES and lower[after - 2] in heads:
            return heads[lower[after - 2]]
        if "&" in lower[first:after] or last in self.vocabulary.firms:
            return "organization"
        return "place" if lower[first] in self.vocabulary.openers else ""

    def _single(self, n: int, sentence: int) -> Name:
        """A name of one word."""
        lower, text = self.lower[n], self.reader.tokens.texts[n]
        vocabulary = self.vocabulary
        if self.reader.half(n):
            return self._make(n, n + 1, "part", "half", sentence, certain=False)
        if lower in vocabulary.not_actors or self._thing(n) or self._quoted(n):
            return self._make(n, n + 1, "thing", "thing", sentence)
        if vocabulary.heads.get(lower) == "group":
            return self._make(n, n + 1, "group", "head", sentence)
        if lower in vocabulary.heads and self.reader.common(n):
            return self._make(
                n, n + 1, "part" if heads_party(vocabulary, lower) else "thing", "part", sentence, certain=False
            )
        if self.reader.plain(n) and lower not in vocabulary.surnames and lower not in vocabulary.forenames:
            return self._make(n, n + 1, "thing", "plain", sentence)
        if lower.endswith(PEOPLE) and lower not in vocabulary.surnames and not self.words[n].upper:
            return self._make(n, n + 1, "group", "people", sentence)
        if self.words[n].upper and len(lower) > 1:
            return self._make(n, n + 1, "organization", "acronym", sentence, certain=False)
        if (
            not text[1:].islower()
            and any(c.isupper() for c in text[1:])
            and not text.isupper()
            and "-" not in text
            and "'" not in text
            and "’" not in text
        ):
            mac = text.startswith(("Mc", "Mac", "De", "La", "Di", "Le", "Van", "Fitz", "O"))
            return self._make(
                n,
                n + 1,
                PERSON if mac and lower in vocabulary.surnames else "organization",
                "camel",
                sentence,
                certain=False,
            )
        before = self.lower[n - 1] if n else ""
        if before == "of" and n > 1 and self.lower[n - 2] in vocabulary.parts:
            return self._make(n, n + 1, "place", "locating", sentence, certain=False)
        if before in ("to", "from") and n > 1 and self.reader.tokens.lemma(n - 2) in vocabulary.motion:
            return self._make(n, n + 1, "place", "locating", sentence, certain=False)
        following = self.lower[n + 1] if n + 1 < len(self.lower) else ""
        speaking = vocabulary.groups_of["speaking"]
        if self.role_before(n):
            return self._make(n, n + 1, PERSON, "role", sentence, certain=False)
        if before in vocabulary.groups_of["body_nouns"]:
            return self._make(n, n + 1, "organization", "noun", sentence)
        if before in vocabulary.locating:
            return self._make(n, n + 1, "place", "locating", sentence, certain=False)
        if self.reader.common(n) and lower not in vocabulary.forenames and lower not in vocabulary.surname_words:
            return self._make(n, n + 1, "", "word", sentence, certain=False)
        if before == "the" and n > 1 and self.lower[n - 2] in vocabulary.locating:
            return self._make(n, n + 1, "place", "locating", sentence, certain=False)
        if before == "the":
            return self._make(n, n + 1, "organization", "the", sentence, certain=False)
        if (
            lower in vocabulary.surnames
            or lower in vocabulary.forenames
            or not speaking.isdisjoint((following, before))
        ):
            return self._make(n, n + 1, PERSON, "surname", sentence, certain=False)
        return self._make(n, n + 1, "", "unknown", sentence, certain=False)

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
        while k > n - 4 and k > 0 and (self.tags[k] == '"' or self.lower[k] == "the"):
            k -= 1
        return k >= 0 and self.lower[k] in self.vocabulary.thing_nouns

    def _thing(self, n: int) -> bool:
        """Whether a single word names a thing: by its ending, digits in it, or what stands before it."""
        lower, text = self.lower[n], self.reader.tokens.texts[n]
        if not text.isalpha() and (any(c.isdigit() for c in text) or len(text.rstrip(".")) < 2):
            return True
        if len(text) < 2:
            return True
        if (
            lower.endswith(ABSTRACT)
            and lower not in self.vocabulary.surnames
            and lower not in self.vocabulary.forenames
        ):
            return True
        if len(text) > 1 and text.isupper() and not text.strip("IVXL"):
            return True
        if not n:
            return False
        before = self.tags[n - 1]
        counted = before in ("C", "G") or self.lower[n - 1] in ("a", "an") or self.lower[n - 1] == "own"
        return (
            self._called(n)
            or (n + 1 < len(self.lower) and self.reader.capital[n + 1] and self.reader.pair(n + 1))
            or (counted and not self.words[n].upper and self.tags[n + 1 : n + 2] not in ("P", "N", "S"))
        )

    def role_before(self, n: int) -> bool:
        """Whether a role noun stands directly before a name: "opposition leader Ana Brik"."""
        return n > 0 and self.lower[n - 1] in self.vocabulary.titles and self.tags[n - 1] in "NP*JR"


def heads_party(vocabulary: Vocabulary, lower: str) -> bool:
    """Whether a head word alone can stand for the longer name ("the Court")."""
    return vocabulary.heads[lower] == "organization"
