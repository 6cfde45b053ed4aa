"""What the lexicon knows about names, made ready for spotting: one look-up for every word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsclaims.builtin.actors.marks import Memo, mark_of
from newsclaims.builtin.actors.persons import People
from newsclaims.lexicon import Lexicon
from newsclaims.text.part import Part

__all__ = ["Known", "Title", "Vocabulary", "vocabulary"]

TEAM_HEADS: Final = "team"
Rows = list[tuple[tuple[str, ...], "Known"]]
NO_ROWS: Final[Rows] = []


class Known(Part):
    """A name that the lexicon has.

    Attributes:
        name: What the actor is called: the common name.
        kind: person, organization, country, place or group; "thing" for what is no actor.
        form: name, alias, capital (a metonym of `name`), adjective (of `name`) or people ("Britons").
        country: ISO 3166 code, or "".
        needs_the: Only with a definite article before it ("the West").

    """

    __slots__ = ("country", "form", "kind", "name", "needs_the")

    def __init__(self, name: str, kind: str, form: str, country: str = "", needs_the: bool = False) -> None:
        self.name = name
        self.kind = kind
        self.form = form
        self.country = country
        self.needs_the = needs_the


class Title(Part):
    """A title or role noun.

    Attributes:
        kind: honorific, political, military ...
        gender: male, female, or "".
        prefix: Stands directly before names and describes nobody.

    """

    __slots__ = ("gender", "kind", "prefix")

    def __init__(self, kind: str, gender: str, prefix: bool) -> None:
        self.kind = kind
        self.gender = gender
        self.prefix = prefix


class Vocabulary:
    """The tables of names as dictionaries.

    Attributes:
        phrases: First word -> [(the words, Known)], longest first; words as they stand in texts.
        titles: Lower-case word -> Title.
        relatives: Nouns for somebody's relatives.
        heads: Lower-case word -> kind of a name that ends in it.
        bodies: Lower-case words and pairs ("air force") that are parts of a state.
        marks: Legal forms of companies.
        firms: Last words of companies' names.
        formal: Those and other words that a full name adds to a short one.
        openers: First words of names of places ("Lake").
        facilities: Heads of organisations that are buildings too.
        teams: Nicknames of sports teams.
        joining: Small words and marks across which a name may go on.
        locating: Prepositions that tell where.
        motion: Verbs and nouns whose "to" and "from" tell where.
        parts: What is a part of a country or city ("the north of Ruthenia").
        groups_of: Sets of words by what they do around names (name_words.tsv).
        acts: Base forms of the verbs of speaking, wanting and doing.
        act_nouns: Nouns that name an act.
        adjectives: Lower-case adjective or name of a country -> its code.
        open_tags: Lower-case word -> the tags that it can have by the data files.
        bits: Word as it stands in texts -> what it can be in a name, as bits (newsclaims.builtin.actors.marks).

    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.phrases: dict[str, Rows] = {}
        self.titles: dict[str, Title] = {}
        self.relatives: set[str] = set()
        self.heads: dict[str, str] = {}
        self.bodies: set[str] = set()
        self.marks: set[str] = set()
        self.openers: set[str] = set()
        self.teams: set[str] = set()
        self.facilities: set[str] = set()
        self.locating: frozenset[str] = frozenset()
        self.motion: frozenset[str] = frozenset()
        self.parts: frozenset[str] = frozenset()
        self.groups_of = {row["kind"]: frozenset(row["words"].split()) for row in lexicon.table("name_words")}
        self.female = lexicon.word_list("forenames_female")
        self.male = lexicon.word_list("forenames_male")
        self.either = lexicon.word_list("forenames")
        self.forenames = self.female | self.male | self.either
        self.surnames = lexicon.word_list("surnames")
        self.surname_words = lexicon.word_list("surname_words")
        self.particles = lexicon.word_list("particles")
        self.people = People(self.particles, _short_forenames(lexicon))
        self.groups = lexicon.word_list("group_heads")
        self.joining = self.particles | {"of", "for", "on", "and", "&", ",", "'s", "'"}
        self.thing_nouns = lexicon.word_list("thing_nouns")
        self.not_actors = lexicon.word_list("not_actors")
        self.acts = self.groups_of["willing"].union(_acts(lexicon))
        self.act_nouns = frozenset(row["noun"] for row in lexicon.table("event_nouns"))
        self.open_tags = Memo(lexicon.words.tags_of)
        self.bits = Memo(lambda text: mark_of(lexicon.words[text], self))
        self._read_titles(lexicon)
        self._read_heads(lexicon)
        self._read_locating(lexicon)
        self.firms = self.groups_of["company"] | self.groups_of["trades"]
        self.formal = self.marks | self.groups_of["formal"]
        for known, surfaces in _known(lexicon):
            for surface in surfaces:
                self._add(surface, known)
        self.adjectives = _adjectives(lexicon)
        for rows in self.phrases.values():
            rows.sort(key=lambda row: -len(row[0]))

    def rows_at(self, text: str) -> Rows:
        """The names that begin with a word, also with one that stands in capitals here."""
        rows = self.phrases.get(text)
        if rows is None and len(text) > 3 and text.isupper():
            rows = self.phrases.get(text.capitalize())
        return NO_ROWS if rows is None else rows

    def _add(self, surface: str, known: Known) -> None:
        words = tuple(split_name(surface))
        if not words:
            return
        if "'" in surface:
            self._add_words(tuple(word.replace("'", "’") for word in words), known)
        self._add_words(words, known)

    def _add_words(self, words: tuple[str, ...], known: Known) -> None:
        rows = self.phrases.setdefault(words[0], [])
        if all(row[0] != words or (row[1].form, row[1].country) != (known.form, known.country) for row in rows):
            rows.append((words, known))

    def _read_titles(self, lexicon: Lexicon) -> None:
        for row in lexicon.table("titles"):
            if row["kind"] == "family":
                self.relatives.update(row["words"].split())
            for word in row["words"].split():
                old = self.titles.get(word)
                if old is None or (row["gender"] and not old.gender):
                    title = Title(row["kind"], row["gender"], row["flag"] == "prefix")
                    self.titles[word] = (old and Title(old.kind, row["gender"], old.prefix)) or title

    def _read_heads(self, lexicon: Lexicon) -> None:
        for row in lexicon.table("name_heads"):
            words = [word.replace("_", " ") for word in row["words"].split()]
            if row["flag"] == "body":
                self.bodies.update(words)
            if row["flag"] == "mark":
                self.marks.update(words)
            if row["flag"] == "first":
                self.openers.update(words)
                continue
            if row["flag"] == TEAM_HEADS:
                self.teams.update(words)
            if row["flag"] == "facility":
                self.facilities.update(words)
            for word in words:
                self.heads.setdefault(word, row["kind"])

    def _read_locating(self, lexicon: Lexicon) -> None:
        words = {"preposition": "", "motion": "", "part": ""}
        for row in lexicon.table("locating"):
            words[row["kind"]] += " " + row["words"]
        self.locating = frozenset(words["preposition"].split())
        self.motion = frozenset(words["motion"].split())
        self.parts = frozenset(words["part"].split())

    def gender(self, forename: str) -> str:
        """The gender of a lower-case forename, or ""."""
        return "male" if forename in self.male else "female" if forename in self.female else ""


def split_name(surface: str) -> list[str]:
    """The words of a name as the tokenizer cuts them: "Moody's" is two, "St. Kitts" two, "AT&T" one."""
    straight = surface.replace("’", "'")
    return straight.replace("'s ", " 's ").removesuffix("'s").split() + ["'s"] * straight.endswith("'s")


def _list(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _known(lexicon: Lexicon) -> Iterator[tuple[Known, Iterable[str]]]:
    """Everything in the tables of names, in the order in which it counts."""
    for row in lexicon.table("countries"):
        name, code = row["name"], row["code"]
        kind = "place" if row["kind"] in ("region", "territory") else "country"
        yield Known(name, kind, "name", code), [name]
        yield Known(name, kind, "alias", code), _list(row["aliases"])
    for row in lexicon.table("countries"):
        name, code = row["name"], row["code"]
        yield Known(name, "country", "adjective", code), _list(row["adjectives"])
        yield Known(name, "country", "people", code), _list(row["persons"])
    for row in lexicon.table("organisations"):
        kind = row.get("kind") or "organization"
        yield Known(row["name"], kind, "name", row["country"]), [row["name"]]
        yield Known(row["name"], kind, "alias", row["country"]), _list(row["aliases"])
        parties = [name for name in (row["name"], *_list(row["aliases"])) if name.endswith(" Party")]
        small = [name.removesuffix("Party") + "party" for name in parties]  # "the Labour party", as many papers write
        yield Known(row["name"], kind, "alias", row["country"]), small
    for row in lexicon.table("seats"):
        form = "name" if row["name"] == row["actor"] else "metonym"
        yield Known(row["actor"], row["kind"], form, row["country"]), [row["name"], *_list(row["aliases"])]
    for row in lexicon.table("places"):
        bloc = row["kind"] == "bloc"
        for name in _list(row["names"]):
            yield Known(name, "group" if bloc else "place", "name", row["country"], needs_the=bloc), [name]
    for row in lexicon.table("countries"):
        yield Known(row["name"], "country", "capital", row["code"]), _list(row["capital"])


def _short_forenames(lexicon: Lexicon) -> dict[str, str]:
    """Short form -> forename."""
    return {short: row["forename"] for row in lexicon.table("short_forenames") for short in row["short"].split()}


def _adjectives(lexicon: Lexicon) -> dict[str, str]:
    """Lower-case adjective or name of a country -> its code."""
    codes: dict[str, str] = {}
    for row in lexicon.table("countries"):
        for word in (row["name"], *_list(row["aliases"]), *_list(row["adjectives"])):
            codes.setdefault(word.lower(), row["code"])
    return codes


def _acts(lexicon: Lexicon) -> Iterator[str]:
    """Base forms of the verbs of speaking and doing, which make a capital stand for its country."""
    for row in lexicon.table("reporting_verbs"):
        yield row["lemma"].split()[0]
    for row in lexicon.table("relation_verbs"):
        if row["frame"] != "none":
            yield row["verb"].split()[0]


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, made once."""
    return lexicon.derive("actors vocabulary", lambda: Vocabulary(lexicon))
