"""What the resolver answers."""

from __future__ import annotations

from typing import Final

from newsclaims.text.part import Part

__all__ = ["NOBODY", "Resolution"]


class Resolution(Part):
    """Who a phrase stands for.

    Attributes:
        actors: Ids of actors, in the order of the text.
        by: How that was known: name, nominal, pronoun or relative; None where it was not.

    """

    __slots__ = ("actors", "by")

    def __init__(self, actors: tuple[str, ...] = (), by: str | None = None) -> None:
        self.actors = actors
        self.by = by


NOBODY: Final = Resolution()
