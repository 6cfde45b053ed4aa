"""Records of actors and their mentions."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.names import PERSON, Draft, Name
from newsclaims.model import Actor, Mention, Span
from newsclaims.text.document import Document

__all__ = ["Recorder"]


NOMINAL_RULES: Final = frozenset(("owned-body", "named-noun"))
# Kinds of actors whose names are always of the form "name".
NAMED: Final = frozenset((PERSON, "place", "group"))
# (Whether many, gender) -> the attributes of an actor.
ATTRIBUTES: Final = {
    (plural, gender): {"number": "plural" if plural else "singular", **({"gender": gender} if gender else {})}
    for plural in (True, False)
    for gender in ("male", "female", "")
}
# The lexicon's form of a country's name -> the mention's.
FORMS: Final = {"capital": "metonym", "people": "alias", "adjective": "alias"}


class Recorder:
    """Writes the actors of one document."""

    def __init__(self, document: Document, drafts: list[Draft]) -> None:
        self.document = document
        self.drafts = drafts
        self.text, self.starts, self.ends = document.text, document.tokens.starts, document.tokens.ends

    def records(self) -> list[Actor | Mention]:
        """Actors that the text mentions, or that are an affiliation of one; then their mentions."""
        starts = self.starts
        wanted: dict[Draft, int] = {}  # an actor and where it begins
        for draft in self.drafts:
            if draft.names and self._find_mentions(draft):
                wanted[draft] = draft.mentions[0][1].start
        belongs: dict[Draft, Draft] = {}
        for draft in list(wanted):
            body = self._affiliation(draft)
            if body is not None:
                belongs[draft] = body
                if body not in wanted:
                    wanted[body] = starts[body.names[0].first]
        ordered = sorted(wanted, key=wanted.__getitem__)
        used: set[str] = set()
        for draft in ordered:
            draft.id = self._id(draft, used)
        records: list[Actor | Mention] = [self._actor(draft, belongs.get(draft)) for draft in ordered]
        for draft in ordered:
            actor = draft.id
            for name, span in draft.mentions:
                form = self._form(name, draft)
                records.append(Mention(f"m{span.start}-{span.end}", span, form, actor, "actors:" + name.rule))
        return records

    def _find_mentions(self, draft: Draft) -> bool:
        """Keep the names that are mentions, with their places, in order; whether there are any."""
        person, text, starts, ends, mentions = draft.kind == PERSON, self.text, self.starts, self.ends, draft.mentions
        for name in draft.names:
            if not (name.modifier or name.locating or (name.idle and not person)):
                start, end = starts[name.first], ends[name.after - 1]
                mentions.append((name, Span(start, end, text[start:end])))
        return bool(mentions)

    def _id(self, draft: Draft, used: set[str]) -> str:
        if draft.mentions:
            span = draft.mentions[0][1]
            start, end = span.start, span.end
        else:
            first = draft.names[0]
            start, end = self.starts[first.first], self.ends[first.after - 1]
        base = made = f"a{start}-{end}"
        count = 1
        while made in used:
            count += 1
            made = f"{base}.{count}"
        used.add(made)
        return made

    @staticmethod
    def _affiliation(draft: Draft) -> Draft | None:
        for name in draft.names:
            if name.affiliation is not None and name.affiliation.draft is not None:
                found = name.affiliation.draft.final()
                if found is not draft and found.kind in ("organization", "country", "place"):
                    return found
        return None

    def _actor(self, draft: Draft, belongs: Draft | None) -> Actor:
        name, aliases = self._names_of(draft)
        role = None
        for place in draft.names:
            if place.role is not None:
                role = place.role
                break
        country = draft.country or (belongs.country if belongs is not None else "")
        return Actor(
            draft.id,
            name,
            draft.kind,
            None if role is None else self.document.token_span(*role).text,
            None if belongs is None else belongs.id,
            country or None,
            aliases,
            ATTRIBUTES[draft.plural or draft.kind == "group", draft.gender],
            made_by="actors:" + draft.rule,
        )

    def _names_of(self, draft: Draft) -> tuple[str, tuple[str, ...]]:
        """What an actor is called, and its other names in the text."""
        known = draft.name if draft.kind == "country" else ""
        mentions = draft.mentions
        if len(mentions) == 1 and not known and mentions[0][0].kind != "role" and mentions[0][0].rule != "named-noun":
            return mentions[0][1].text, ()
        surfaces = {span.text: None for name, span in mentions if name.kind != "role" and name.rule != "named-noun"}
        name = known or max(surfaces, key=_fullness, default="") or draft.name
        if not name:
            first = draft.names[0]
            name = self.document.token_span(first.first, first.after).text
        return name, tuple([text for text in surfaces if text != name])

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


def _fullness(text: str) -> tuple[int, int, int]:
    """How full a name is: by its words, its letters, its capitals."""
    return text.count(" "), len(text), sum(map(str.isupper, text))
