"""Records of actors and their mentions."""

from __future__ import annotations

from collections.abc import Iterator

from newsclaims.builtin.actors.joining import Draft, Joiner
from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.model import Actor, Mention
from newsclaims.text.document import Document

__all__ = ["Recorder"]


# The lexicon's form of a country's name -> the mention's.
FORMS = {"capital": "metonym", "people": "alias", "adjective": "alias"}


class Recorder:
    """Writes the actors of one document."""

    def __init__(self, document: Document, joiner: Joiner) -> None:
        self.document = document
        self.joiner = joiner
        self.ids: dict[int, str] = {}

    def records(self) -> Iterator[Actor | Mention]:
        """Actors that the text mentions, or that are an affiliation of one; then their mentions."""
        drafts = [draft for draft in self.joiner.drafts if draft.names]
        wanted = [draft for draft in drafts if self._mentions(draft)]
        seen = {id(draft) for draft in wanted}
        for draft in list(wanted):
            belongs = self._affiliation(draft)
            if belongs is not None and id(belongs) not in seen:
                seen.add(id(belongs))
                wanted.append(belongs)
        wanted.sort(key=lambda draft: self._origin(draft).first)
        used: set[str] = set()
        for draft in wanted:
            origin = self._origin(draft)
            span = self.document.token_span(origin.first, origin.after)
            base = made = f"a{span.start}-{span.end}"
            count = 1
            while made in used:
                count += 1
                made = f"{base}.{count}"
            used.add(made)
            self.ids[id(draft)] = made
        for draft in wanted:
            yield self._actor(draft)
        for draft in wanted:
            yield from self._mention_records(draft)

    @staticmethod
    def _mentions(draft: Draft) -> list[Name]:
        person = draft.kind == PERSON
        return [n for n in draft.names if not n.modifier and not n.locating and (person or not n.idle)]

    def _origin(self, draft: Draft) -> Name:
        return min(self._mentions(draft) or draft.names, key=lambda name: name.first)

    def _affiliation(self, draft: Draft) -> Draft | None:
        for name in draft.names:
            if name.affiliation is not None:
                found = self.joiner.of.get(id(name.affiliation))
                if found is not None and found is not draft and found.kind in ("organization", "country", "place"):
                    return found
        return None

    def _actor(self, draft: Draft) -> Actor:
        surfaces: dict[str, None] = {}
        for name in draft.names:
            if name in self._mentions(draft) and name.kind != "role":
                surfaces.setdefault(self.document.token_span(name.first, name.after).text)
        longest = max(surfaces, key=lambda text: (len(text.split()), len(text)), default="")
        if draft.kind == "country" or not longest:
            longest = draft.name or longest
        if not longest:
            origin = self._origin(draft)
            longest = self.document.token_span(origin.first, origin.after).text
        role = next((name.role for name in draft.names if name.role is not None), None)
        belongs = self._affiliation(draft)
        country = draft.country or (belongs.country if belongs is not None else "")
        attributes: dict[str, str] = {"number": "plural" if draft.plural or draft.kind == "group" else "singular"}
        if draft.gender:
            attributes["gender"] = draft.gender
        return Actor(
            id=self.ids[id(draft)],
            name=longest,
            kind=draft.kind,
            role=self.document.token_span(*role).text if role else None,
            affiliation=self.ids.get(id(belongs)) if belongs is not None else None,
            country=country or None,
            aliases=tuple(text for text in surfaces if text != longest),
            attributes=attributes,
            made_by="actors:" + draft.rule,
        )

    def _mention_records(self, draft: Draft) -> Iterator[Mention]:
        for name in self._mentions(draft):
            span = self.document.token_span(name.first, name.after)
            yield Mention(
                f"m{span.start}-{span.end}",
                span,
                self._form(name, draft),
                self.ids[id(draft)],
                "actors:" + name.rule,
            )

    @staticmethod
    def _form(name: Name, draft: Draft) -> str:
        if name.kind == "role" or name.rule == "owned-body":
            return "nominal"
        if draft.kind in (PERSON, "place", "group"):
            return "name"
        if draft.kind == "country" and name.known is not None:
            return FORMS.get(name.known.form, name.known.form)
        if name.known is not None and name.known.form == "metonym":
            return "metonym"
        return "name" if not set(name.words).isdisjoint(draft.key) else "alias"
