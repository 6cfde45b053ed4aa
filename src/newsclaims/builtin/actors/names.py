"""A name as it stands in one place, and the actor in the making whose it is."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from newsclaims.builtin.actors.vocabulary import Known
from newsclaims.model import Span

__all__ = ["PERSON", "Draft", "Name"]

PERSON: Final = "person"


class Name:
    """A name in the text: tokens number first up to but without after. Most names keep most defaults.

    Attributes:
        first: Its first token.
        after: Number after its last token.
        words: Its words in lower case, with straight apostrophes.
        kind: person, organization, country, place, group, role (a capitalised title alone), or "" where unknown.
        rule: How it was typed.
        known: The lexicon's entry, where it has one.
        sentence: Number of its sentence.
        gender: male, female or "".
        role: Tokens of the title or description given with it, or None.
        affiliation: The name inside that role, or None.
        modifier: It only modifies a noun ("WeWork shares"), so it is no mention.
        locating: It tells where something is, so it is no mention.
        idle: It is a place that does nothing here, so it is no mention.
        acting: Of a name of no known kind: something shows that it is a party's.
        certain: Typed by what it is, not by where it stands.
        draft: Its actor, once it has one.

    """

    known: Known | None = None
    gender = ""
    role: tuple[int, int] | None = None
    affiliation: Name | None = None
    modifier = False
    locating = False
    idle = False
    acting = False
    certain = True
    draft: Draft | None = None

    def __init__(self, first: int, after: int, words: tuple[str, ...], kind: str, rule: str, sentence: int) -> None:
        self.first = first
        self.after = after
        self.words = words
        self.kind = kind
        self.rule = rule
        self.sentence = sentence


class Draft:
    """An actor in the making.

    Attributes:
        kind: person, organization, country, place or group.
        key: Words of its fullest name.
        rule: How it was found.
        name: Its name where the lexicon gives it, else "".
        country: ISO 3166 code, or "".
        gender: male, female or "".
        plural: It is many.
        relative: The first role given is a family's ("wife").
        into: The actor that took its names, where it is the same.
        id: Its id, once it has one.
        names: Its names in the text, in order; filled when all are joined.
        titles: The role nouns given with its names.
        mentions: Those of its names that are mentions, with their places.

    """

    name = ""
    country = ""
    gender = ""
    plural = False
    relative = False
    into: Draft | None = None
    id = ""

    def __init__(self, kind: str, key: tuple[str, ...], rule: str) -> None:
        self.kind = kind
        self.key = key
        self.rule = rule
        self.names: list[Name] = []
        self.titles: AbstractSet[str] = frozenset()
        self.mentions: list[tuple[Name, Span]] = []

    def final(self) -> Draft:
        """The actor that this one was merged into, or itself."""
        draft = self
        while draft.into is not None:
            draft = draft.into
        return draft
