"""A name as it stands in one place, before it is known whose it is."""

from __future__ import annotations

from attrs import define

from newsclaims.builtin.actors.vocabulary import Known

__all__ = ["PERSON", "Name"]

PERSON = "person"


@define(eq=False)
class Name:
    """A name in the text: tokens number first up to but without after.

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
        certain: Typed by what it is, not by where it stands.

    """

    first: int
    after: int
    words: tuple[str, ...]
    kind: str
    rule: str
    sentence: int
    known: Known | None = None
    gender: str = ""
    role: tuple[int, int] | None = None
    affiliation: Name | None = None
    modifier: bool = False
    locating: bool = False
    idle: bool = False
    certain: bool = True
