"""Records of actors and their mentions."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from newsclaims.builtin.actors.joining import Draft, Joiner
from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.model import Actor, Mention, Span
from newsclaims.text.document import Document

__all__ = ["Recorder"]


# The lexicon's form of a country's name -> the mention's.
NOMINAL_RULES = frozenset(("owned-body", "named-noun"))
# Kinds of actors whose names are always of the form "name".
NAMED = frozenset((PERSON, "place", "group"))
FORMS = {"capital": "metonym", "people": "alias", "adjective": "alias"}


class Recorder:
    """Writes the actors of one document."""

    def __init__(self, document: Document, joiner: Joiner) -> None:
        self.document = document
        self.joiner = joiner
        self.text, self.starts, self.ends = document.text, document.tokens.starts, document.tokens.ends
        self.ids: dict[int, str] = {}
        self.mentions: dict[int, list[tuple[Name, Span]]] = {}
        self.belongs: dict[int, Draft] = {}  # id(draft) -> its affiliation

    def records(self) -> Iterator[Actor | Mention]:
        """Actors that the text mentions, or that are an affiliation of one; then their mentions."""
        wanted: list[tuple[int, Draft]] = []
        for draft in self.joiner.drafts:
            if not draft.names:
                continue
            mentions = self._mentions_of(draft)
            if mentions:
                wanted.append((mentions[0][1].start, draft))
        for _, draft in list(wanted):
            belongs = self._affiliation(draft)
            if belongs is None:
                continue
            self.belongs[id(draft)] = belongs
            if id(belongs) not in self.mentions:
                self.mentions[id(belongs)] = []
                wanted.append((self.starts[self._first(belongs).first], belongs))
        wanted.sort(key=itemgetter(0))
        used: set[str] = set()
        for _, draft in wanted:
            self.ids[id(draft)] = self._id(draft, used)
        for _, draft in wanted:
            yield self._actor(draft)
        for _, draft in wanted:
            actor = self.ids[id(draft)]
            for name, span in self.mentions[id(draft)]:
                form = self._form(name, draft)
                yield Mention(f"m{span.start}-{span.end}", span, form, actor, "actors:" + name.rule)

    def _mentions_of(self, draft: Draft) -> list[tuple[Name, Span]]:
        """The names that are mentions, with their places, in order."""
        person, text = draft.kind == PERSON, self.text
        starts, ends = self.starts, self.ends
        found = [
            (name, Span(start := starts[name.first], end := ends[name.after - 1], text[start:end]))
            for name in draft.names
            if not (name.modifier or name.locating or (name.idle and not person))
        ]
        if found:
            if len(found) > 1:
                found.sort(key=lambda pair: pair[1].start)
            self.mentions[id(draft)] = found
        return found

    @staticmethod
    def _first(draft: Draft) -> Name:
        return min(draft.names, key=lambda name: name.first)

    def _id(self, draft: Draft, used: set[str]) -> str:
        mentions = self.mentions[id(draft)]
        if mentions:
            span = mentions[0][1]
        else:
            first = self._first(draft)
            span = self.document.token_span(first.first, first.after)
        base = made = f"a{span.start}-{span.end}"
        count = 1
        while made in used:
            count += 1
            made = f"{base}.{count}"
        used.add(made)
        return made

    def _affiliation(self, draft: Draft) -> Draft | None:
        for name in draft.names:
            if name.affiliation is not None:
                found = self.joiner.actor(name.affiliation)
                if found is not None and found is not draft and found.kind in ("organization", "country", "place"):
                    return found
        return None

    def _actor(self, draft: Draft) -> Actor:
        surfaces = dict.fromkeys(
            span.text for name, span in self.mentions[id(draft)] if name.kind != "role" and name.rule != "named-noun"
        )
        name = next(iter(surfaces), "")
        if len(surfaces) > 1:
            name = max(surfaces, key=lambda text: (text.count(" "), len(text)))
        if draft.kind == "country" or not name:
            name = draft.name or name
        if not name:
            first = self._first(draft)
            name = self.document.token_span(first.first, first.after).text
        role = next((name.role for name in draft.names if name.role is not None), None)
        belongs = self.belongs.get(id(draft))
        country = draft.country or (belongs.country if belongs is not None else "")
        attributes = {"number": "plural" if draft.plural or draft.kind == "group" else "singular"}
        if draft.gender:
            attributes["gender"] = draft.gender
        return Actor(
            id=self.ids[id(draft)],
            name=name,
            kind=draft.kind,
            role=self.document.token_span(*role).text if role else None,
            affiliation=self.ids[id(belongs)] if belongs is not None else None,
            country=country or None,
            aliases=tuple(text for text in surfaces if text != name),
            attributes=attributes,
            made_by="actors:" + draft.rule,
        )

    @staticmethod
    def _form(name: Name, draft: Draft) -> str:
        if name.kind == "role" or name.rule in NOMINAL_RULES:
            return "nominal"
        if draft.kind in NAMED:
            return "name"
        if draft.kind == "country" and name.known is not None:
            return FORMS.get(name.known.form, name.known.form)
        if name.known is not None and name.known.form == "metonym":
            return "metonym"
        return "name" if name.words == draft.key or not set(name.words).isdisjoint(draft.key) else "alias"
