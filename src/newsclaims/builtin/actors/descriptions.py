"""What the text itself says that a name names: "Orvin, a family-owned firm", "Orvin Dale, a town", "in Orvin Dale"."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.builtin.actors.surroundings import Surroundings

__all__ = ["settle_described"]

Words = tuple[str, ...]
# Rules that guess at a person by a name's words or neighbours, and those that leave a kind open.
GUESSED: Final = frozenset(("surname", "foreign", "speaking", "forename", "particle"))
OPEN: Final = frozenset(("word", "unknown", "the", "capitals", "plain", "locating", "post", "led", "camel", "plural"))
FINITE: Final = frozenset("VZMbhdR")
GOVERNING: Final = frozenset("WFTIE")
LISTED: Final = frozenset(("and", "or", "a", "an", "the"))
# Prepositions that govern places, where a person's name would be odd; "in" is not, behind some words.
WITHIN: Final = frozenset(("in", "across", "throughout", "near", "around", "outside", "within"))


def settle_described(names: list[Name], surroundings: Surroundings) -> None:
    """Make bodies and places of the names that the text describes as such, or, of full names, stands in."""
    lower, end = surroundings.lower, len(surroundings.lower) - 1
    places: set[Words] = set()
    within: set[Words] = set()
    for name in names:
        if name.known is not None or name.after >= end or not (name.rule in GUESSED or name.rule in OPEN):
            continue
        if lower[name.after] == ",":
            described = _apposed(name, surroundings)
            if described:
                name.kind, name.rule, name.certain = described, "described", True
                if described == "place" and len(name.words) > 1:
                    places.add(name.words)
                continue
        if len(name.words) > 1 and name.first and lower[name.first - 1] in WITHIN and _locates(name, surroundings):
            within.add(name.words)
    if within:
        places |= within - _persons(names, within, surroundings)
    if places:
        for name in names:
            if name.words in places and name.rule in GUESSED and not _shows_person(name, surroundings):
                name.kind, name.rule, name.certain, name.gender = "place", "described", True, ""


def _apposed(name: Name, surroundings: Surroundings) -> str:
    """The kind that a description behind a name and a comma gives it: "organization", "place", or none."""
    lower, tags = surroundings.lower, surroundings.tags
    begin = name.after + 1
    if begin + 3 > len(lower) or lower[begin] not in ("a", "an", "the"):
        return ""
    after = surroundings.chain(begin + 1)
    if after == begin + 1 or after + 1 >= len(lower):
        return ""
    following = tags[after]
    if following in FINITE or following == "X" or lower[after] in LISTED:
        return ""
    if lower[after] == "," and lower[after + 1] in LISTED:
        return ""  # "Orvin, a bank, and a union"
    if lower[begin] == "the" and following not in GOVERNING:
        return ""  # "Orvin, the firm said"
    opener = name.first - 1
    if opener >= 0 and tags[opener] in "FT" and (opener == 0 or tags[opener - 1] in '.,;:"'):
        return ""  # "In Orvin, a firm ..."
    noun, groups = lower[after - 1], surroundings.vocabulary.groups_of
    if noun in groups["settlements"] or (noun == "authority" and lower[after - 2] in groups["local"]):
        return "place"
    if noun not in groups["descriptions"] or (noun == "party" and lower[after] == "to"):
        return ""
    return "" if name.rule == "forename" and noun not in groups["body_nouns"] else "organization"


def _locates(name: Name, surroundings: Surroundings) -> bool:
    """Whether a preposition of place governs a name: "in Dale Orvin", but not "faith in Dale Orvin"."""
    first, lower, tags = name.first, surroundings.lower, surroundings.tags
    if tags[first - 1] not in "FT" or tags[name.after] == "X":
        return False
    return lower[first - 1] != "in" or first < 2 or lower[first - 2] not in surroundings.vocabulary.groups_of["faith"]


def _persons(names: list[Name], full: set[Words], surroundings: Surroundings) -> set[Words]:
    """Those of some full names that something in the text shows to be people's."""
    lower, speaking = surroundings.lower, surroundings.vocabulary.groups_of["speaking"]
    last = {name.words[-1] for name in names if len(name.words) == 1 and name.kind == PERSON}
    found = {words for words in full if words[-1] in last}
    for name in names:
        if name.words in full and name.words not in found:
            speaks = name.rule == "forename" and (lower[name.after] in speaking or lower[name.first - 1] in speaking)
            if speaks or _shows_person(name, surroundings):
                found.add(name.words)
    return found


def _shows_person(name: Name, surroundings: Surroundings) -> bool:
    """Whether a title, an age, "who" or a description beside a name shows a person."""
    if name.kind == PERSON and name.rule not in GUESSED:
        return True
    lower, tags, after = surroundings.lower, surroundings.tags, name.after
    if after + 2 >= len(lower):
        return False
    titles = surroundings.vocabulary.titles
    if name.first and lower[name.first - 1] in titles:
        return True
    if lower[after] in ("who", "himself", "herself"):
        return True
    if lower[after] != ",":
        return False
    if tags[after + 1] == "C" or lower[after + 1] == "who":
        return True
    begin = after + 1 + (tags[after + 1] in "DG")
    end = surroundings.chain(begin)
    return end > begin and lower[end - 1] in titles
