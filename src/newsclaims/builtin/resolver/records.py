"""The actors and mentions that the resolver makes on its way."""

from __future__ import annotations

from newsclaims.model import Actor, Mention
from newsclaims.text.document import Document

__all__ = ["Recorder", "described"]


class Recorder:
    """Makes records, each place once.

    Attributes:
        actors: Actors by id, those made here included.
        made: Actors and mentions made here, in the order in which they were made.

    """

    def __init__(self, document: Document, plugin: str) -> None:
        self._document = document
        self._made_by = plugin + ":resolver:"
        self.actors: dict[str, Actor] = {actor.id: actor for actor in document.actors}
        self.made: list[Actor | Mention] = []
        self._descriptions: dict[str, str] = {
            actor.name.casefold(): actor.id for actor in document.actors if described(actor)
        }
        self._mentioned: set[str] = {mention.id for mention in document.mentions}

    def mention(self, first: int, last: int, form: str, actor: str) -> None:
        """Make the mention of an actor at the tokens first to last, unless there is one."""
        span = self._document.token_span(first, last)
        identity = f"m{span.start}-{span.end}"
        if identity in self._mentioned:
            return
        self._mentioned.add(identity)
        self.made.append(Mention(identity, span, form, actor, self._made_by + form))

    def description(self, first: int, last: int, name: str, kind: str, affiliation: str | None) -> str:
        """Make an actor known by a description only, at the tokens first to last."""
        span = self._document.token_span(first, last)
        identity = f"a{span.start}-{span.end}"
        actor = Actor(identity, name, kind, affiliation=affiliation, made_by=self._made_by + "description")
        self.actors[identity] = actor
        self._descriptions[name.casefold()] = identity
        self.made.append(actor)
        return identity

    def by_description(self, name: str) -> str | None:
        """The latest actor of that description."""
        return self._descriptions.get(name.casefold())


def described(actor: Actor) -> bool:
    """Whether an actor is known by a description only."""
    return actor.made_by.endswith("resolver:description")
