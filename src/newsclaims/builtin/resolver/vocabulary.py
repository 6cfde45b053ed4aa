"""Word classes that tell persons, groups and organisations apart: built once from the lexicon's tables."""

from __future__ import annotations

from typing import Final

from newsclaims.lexicon import Lexicon
from newsclaims.text.part import Part

__all__ = ["Vocabulary", "vocabulary"]

PERSON_ENDINGS: Final = (
    "woman",
    "man",
    "person",
    "ologist",
    "surgeon",
    "ician",
    "grapher",
    "onomist",
    "ientist",
    "alist",
)
DOER_ENDINGS: Final = ("er", "or", "ist", "ant", "ent", "ian")  # of persons, if the plural is a group
KINDS_KEPT: Final = 20_000


class Vocabulary(Part):
    """The words of one language that tell what a noun stands for, and of which gender a person is.

    Attributes:
        persons: Nouns for a person.
        bodies: Nouns for an organisation.
        groups: Nouns for a group of persons.
        things: Nouns for none of these, although they look like it.
        male: Forenames of men.
        female: Forenames of women.
        male_titles: Titles of men.
        female_titles: Titles of women.
        firms: Nouns that a firm or a paper can be called by.
        circles: Nouns that any organisation can be called by.
        agencies: Nouns that a public body can be called by.
        serving: Words in front of "service" that make it a body.
        public: Words in the names of public bodies, parties and associations.
        called: Title -> the nouns that its bearer is called by.

    """

    __slots__ = ("_kinds", "agencies", "bodies", "called", "circles", "female", "female_titles", "firms", "groups",
                 "male", "male_titles", "persons", "public", "serving", "things")  # fmt: skip

    def __init__(self, persons: frozenset[str], bodies: frozenset[str], groups: frozenset[str], things: frozenset[str],
                 male: frozenset[str], female: frozenset[str], male_titles: frozenset[str],
                 female_titles: frozenset[str], firms: frozenset[str], circles: frozenset[str],
                 agencies: frozenset[str], public: frozenset[str], serving: frozenset[str],
                 called: dict[str, frozenset[str]]) -> None:  # fmt: skip
        self.persons = persons
        self.bodies = bodies
        self.groups = groups
        self.things = things
        self.male = male
        self.female = female
        self.male_titles = male_titles
        self.female_titles = female_titles
        self.firms = firms
        self.circles = circles
        self.agencies = agencies
        self.public = public
        self.serving = serving
        self.called = called
        self._kinds: dict[str, str | None] = {}  # noun -> what it stands for, as it was asked for

    def kind(self, noun: str, lower: str) -> str | None:
        """What a noun stands for, by its singular and as it is written: person, group or organization, or None."""
        kinds = self._kinds
        if lower not in kinds:
            if len(kinds) > KINDS_KEPT:
                kinds.clear()
            kinds[lower] = self._find_kind(noun, lower)
        return kinds[lower]

    def _find_kind(self, noun: str, lower: str) -> str | None:
        if lower in self.groups or noun in self.groups:
            return "group" if noun not in self.persons else "person"
        if noun in self.persons or lower in self.persons:
            return "person"
        if noun.rpartition("-")[2] in self.persons or noun.endswith(PERSON_ENDINGS):
            return "person"
        if lower in self.things:
            return None  # "offices", although an office is a body
        if noun in self.bodies or lower in self.bodies:
            return "organization"
        if noun.endswith(DOER_ENDINGS) and noun + "s" in self.groups:
            return "person"
        return None


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The word classes of a lexicon."""
    return lexicon.derive("resolver: words", lambda: _build(lexicon))


def _build(lexicon: Lexicon) -> Vocabulary:
    titles = {"": set[str](), "male": set[str](), "female": set[str]()}
    for row in lexicon.table("titles"):
        titles[row["gender"]].update(row["words"].split())
    classes = {row["class"]: frozenset(row["words"].split()) for row in lexicon.table("reporting_phrases")}
    things = lexicon.word_list("not_nominals")
    persons = frozenset().union(*titles.values()) | classes["people"]
    return Vocabulary(
        persons,
        frozenset(_bodies(lexicon) | classes["generic_body"]) - things - persons,
        lexicon.word_list("group_heads"),
        things,
        lexicon.word_list("forenames_male"),
        lexicon.word_list("forenames_female"),
        frozenset(titles["male"]),
        frozenset(titles["female"]),
        classes["main_firm"],
        classes["main_group"],
        classes["main_agency"],
        classes["public_body"],
        classes["serving"],
        {row["title"]: frozenset(row["nouns"].split()) for row in lexicon.table("short_titles")},
    )


def _bodies(lexicon: Lexicon) -> set[str]:
    """Nouns that an organisation's name can have as its head, without those of teams."""
    bodies: set[str] = set()
    for row in lexicon.table("name_heads"):
        if row["kind"] == "organization" and row["flag"] != "team":
            bodies.update(word for word in row["words"].split() if "_" not in word)
    return bodies
