"""All names of a document, in order, with what stands around them."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.descriptions import settle_described
from newsclaims.builtin.actors.marks import CAPITAL, SURNAME
from newsclaims.builtin.actors.namer import Namer
from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.builtin.actors.reader import Reader
from newsclaims.builtin.actors.roles import Roles
from newsclaims.builtin.actors.runs import Runs
from newsclaims.builtin.actors.surroundings import Surroundings
from newsclaims.builtin.actors.vocabulary import Known, Vocabulary
from newsclaims.text.document import Document

__all__ = ["find_names"]


OWNED: Final = frozenset(("body", "owned-body", "named-noun"))
# Tags of what a name modifies, and of the marks that tie it to what follows.
MODIFIED: Final = frozenset("NSJEI")
JOINED: Final = frozenset("-*")
# Rules that leave open what a name names.
DOUBTFUL: Final = frozenset(("unknown", "the", "capitals"))
Seen = dict[str, dict[tuple[str, ...], Name]]
NOTHING: Final[dict[tuple[str, ...], Name]] = {}


def find_names(document: Document, reader: Runs, vocabulary: Vocabulary) -> list[Name]:
    """The names of a document: those of ordinary sentences, and in headlines those that are known from there."""
    namer = Namer(reader, vocabulary)
    names: list[Name] = []
    headlines: list[int] = []
    tags, end = reader.tags, len(reader.tags)
    for number, mode in enumerate(reader.modes):
        if mode != "normal":
            headlines.append(number)
            continue
        for first, after in reader.runs(number):
            if after < end and tags[after] in "-)" and reader.is_dateline(first, after):
                continue
            namer.read(first, after, number, names)
            latest = names[-1]
            if len(latest.words) > 1 and latest.kind == "organization":
                reader.firsts.add(latest.words[0])
    if headlines:
        names.extend(_headline_names(document, reader, headlines, names))
        names.sort(key=lambda name: name.first)
    if not names:
        return names
    kinds = {name.kind for name in names}
    if "country" in kinds and "place" in kinds:
        _settle_states(names, reader)
    if "place" in kinds and "organization" in kinds:
        _settle_bodies(names)
    surroundings = Surroundings(document, reader, vocabulary)
    settle_described(names, surroundings)
    names = _with_bodies(names, surroundings)
    roles = Roles(reader, vocabulary, names)
    sentences = document.sentences
    for name in names:
        kind = name.kind
        open_body = kind == "organization" and not (name.certain or reader.plural_noun(name.after - 1))
        if name.rule != "headline" and (kind in (PERSON, "") or open_body):
            sentence = sentences[name.sentence]
            roles.give(name, sentence.first, sentence.last)
    _judge(names, surroundings)
    return names


def _settle_states(names: list[Name], reader: Reader) -> None:
    """A name that a country and a state share ("Georgia") is the state beside other places of that state's country."""
    places = {name.known.country for name in names if name.known is not None and name.known.kind == "place"}
    forms = ("adjective", "people", "capital")
    otherwise = {name.known.country for name in names if name.known is not None and name.known.form in forms}
    for name in names:
        known = name.known
        if not places or known is None or known.kind != "country" or known.form != "name":
            continue
        if known.country in otherwise:
            continue
        for other in reader.all_known_at(name.first, name.after):
            if other.kind == "place" and other.country != known.country and other.country in places:
                name.known, name.kind = other, "place"


def _settle_bodies(names: list[Name]) -> None:
    """What is an organisation in one place is none in another because it follows "in"."""
    bodies = {name.words for name in names if name.kind == "organization" and len(name.words) > 1}
    for name in names:
        if name.kind == "place" and not name.certain and name.words in bodies:
            name.kind = "organization"


def _with_bodies(names: list[Name], surroundings: Surroundings) -> list[Name]:
    """Add the institutions that countries and the like own: "the Ruthenian foreign ministry", "Ruthenia's army"."""
    out: list[Name] = []
    tags, lower, bodies = surroundings.tags, surroundings.lower, surroundings.vocabulary.bodies
    last = len(tags) - 1
    for name in names:
        out.append(name)
        if name.after > last or not (tags[name.after] in "NSJEIXb" or lower[name.after] in bodies):
            continue
        if surroundings.named_noun(name):
            name.after, name.kind, name.rule = name.after + 1, "organization", "named-noun"
            continue
        if name.kind in ("role", "thing", "part") or (name.kind == "organization" and not name.certain):
            continue
        body = surroundings.body(name)
        if body is None:
            continue
        after, owner = body
        if not name.kind:
            if owner:
                continue
            name.kind = "place"  # "the Ruthenia government"
        if not owner:
            name.modifier = True
        words = tuple(surroundings.lower[name.first : after])
        rule = "owned-body" if owner else "body"
        institution = Name(name.first, after, words, "organization", rule, name.sentence)
        institution.affiliation = name
        out.append(institution)
    return out


def _judge(names: list[Name], surroundings: Surroundings) -> None:
    """Tell names that only modify or locate from mentions."""
    before: Name | None = None
    tags = surroundings.tags
    for name in names:
        kind = name.kind
        following = tags[name.after : name.after + 1]
        if kind == "role":
            name.modifier = surroundings.modifies(name) or surroundings.describes(name, before)
        elif not name.certain and kind != PERSON and surroundings.in_quotes(name):
            name.kind = "thing"
        elif kind != "thing" and name.rule not in OWNED:
            if not name.modifier and following in MODIFIED:
                name.modifier = surroundings.modifies(name)
            if before is not None and before.words[0] == "university" and surroundings.is_seat(before, name):
                name.modifier = True  # "the University of Ruthenia, Orvin"
            if kind != PERSON:
                _place(name, before, surroundings)
                if name.rule in DOUBTFUL:
                    name.acting = surroundings.is_party(name, before)
            if not name.modifier and following in JOINED:
                name.modifier = surroundings.hyphenated(name)
        before = name


def _place(name: Name, before: Name | None, surroundings: Surroundings) -> None:
    """Tell where a name of a place, or of what has one, only locates, and where it acts."""
    known = name.known
    if not name.kind and before is not None and before.kind == "place" and surroundings.follows(before, name):
        name.kind, name.rule = "place", "comma"
    if name.rule in ("unknown", "the") and surroundings.stands_in(name):
        name.kind, name.rule = "place", "locating"
    form = "" if known is None else known.form
    kind = name.kind
    if not name.modifier and (kind in ("country", "place") or form == "capital"):
        name.locating = surroundings.locates(name, before)
        if not name.locating and (kind == "place" or form == "capital"):
            name.idle = not surroundings.acts(name)
    elif not name.modifier and kind == "organization" and name.words[-1] in surroundings.vocabulary.facilities:
        name.locating = surroundings.locates(name, None)
    if form == "adjective" and not name.modifier:
        name.modifier = not surroundings.stands_for_people(name)
    if name.locating and before is not None and kind in ("country", "place"):
        surroundings.place_before(before, name)


def _headline_names(document: Document, reader: Reader, headlines: list[int], names: list[Name]) -> list[Name]:
    """In sentences where every word has a capital, only what the lexicon or the rest of the article knows is a name."""
    seen: Seen = {}
    for name in names:
        if name.kind in (PERSON, "organization", "group"):
            seen.setdefault(name.words[0], {}).setdefault(name.words, name)
            if name.kind == PERSON and len(name.words) > 1:
                seen.setdefault(name.words[-1], {}).setdefault(name.words, name)
    found: list[Name] = []
    for number in headlines:
        sentence = document.sentences[number]
        n = sentence.first
        while n < sentence.last:
            known = _headline_name(reader, n, sentence.last, number, seen)
            if known is None:
                n += 1
            else:
                found.append(known)
                n = known.after
    return found


def _headline_name(reader: Reader, n: int, last: int, number: int, seen: Seen) -> Name | None:
    lower = reader.lower
    word = reader.words[n]
    if not word.capital:
        return None
    for name in sorted(seen.get(lower[n], NOTHING).values(), key=lambda name: -len(name.words)):
        size = len(name.words)
        if tuple(lower[n : n + size]) == name.words and n + size <= last:
            return _doubtful(Name(n, n + size, name.words, name.kind, "headline", number), name.known)
        if name.kind == PERSON and name.words[-1] == lower[n] and not _other_surname(reader, n + 1):
            return _doubtful(Name(n, n + 1, (lower[n],), PERSON, "headline", number))
    person = _plain_person(reader, n, last)
    if person:
        found = Name(n, n + 2, tuple(lower[n : n + 2]), PERSON, "headline", number)
        found.gender = reader.vocabulary.gender(lower[n])
        return found
    known = reader.known_at(n, last)
    if known is not None and (known[1].kind in ("country", "organization") or known[0] > n + 1):
        after, entry = known
        if after == n + 1 and reader.common(n) and not word.upper:
            return None
        found = Name(n, after, tuple(lower[n:after]), entry.kind, "headline", number)
        found.known = entry
        return found
    return None


def _doubtful(name: Name, known: Known | None = None) -> Name:
    name.known, name.certain = known, False
    return name


def _other_surname(reader: Reader, n: int) -> bool:
    """Whether a surname stands at a token, so that the name before it is a forename: "Paul Orvin" for Ana Paul."""
    return n < len(reader.marks) and reader.marks[n] & (CAPITAL | SURNAME) == CAPITAL | SURNAME


def _plain_person(reader: Reader, n: int, last: int) -> bool:
    """Whether a forename that is nothing else and a surname stand at a place in a headline or list."""
    lower, vocabulary = reader.lower, reader.vocabulary
    if lower[n] not in vocabulary.forenames or reader.common(n) or reader.known_at(n, last) or n + 1 >= last:
        return False
    listed = n + 2 < last and lower[n + 2] in (",", "and", ".")
    if not reader.marks[n + 1] & CAPITAL:
        return False
    return lower[n + 1] in vocabulary.surnames or (listed and reader.can_stand(n + 1))
