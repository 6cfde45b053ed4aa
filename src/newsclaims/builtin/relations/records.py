"""From what was read of a clause to a record: spans, id, asserted_by, time, quantities, repeats."""

from __future__ import annotations

from bisect import bisect_left

from newsclaims.builtin.relations.contents import Contents
from newsclaims.builtin.relations.grammar import Mood
from newsclaims.model import Quantity, Relation, Span, TimeExpression
from newsclaims.text.document import Document
from newsclaims.text.part import Part

__all__ = ["End", "Found", "Recorder"]


class End(Part):
    """An actor at one end of a relation.

    Attributes:
        actor: Id of the actor.
        start: Offset of the mention.
        end: Offset after the mention.
        form: name, alias, metonym, nominal or pronoun.

    """

    __slots__ = ("actor", "end", "form", "start")

    def __init__(self, actor: str, start: int, end: int, form: str = "name") -> None:
        self.actor = actor
        self.start = start
        self.end = end
        self.form = form


class Found(Part):
    """A relation as read from a clause or a noun phrase, before it becomes a record.

    Attributes:
        rule: What made it.
        predicate: Its lemma, with particle.
        trigger: Token number of the verb or noun.
        type: Its type, or None.
        subject: Who did it.
        object: To whom; None where there is only a theme.
        theme: Tokens (first, after) of the thing concerned, or None.
        mood: Status and polarity.
        clause: Index of the clause, whose time is the time of the relation.

    """

    __slots__ = ("clause", "mood", "object", "predicate", "rule", "subject", "theme", "trigger", "type")

    def __init__(self, rule: str, predicate: str, trigger: int, type: str | None, subject: End, object: End | None,
                 theme: tuple[int, int] | None, mood: Mood, clause: int | None = None) -> None:  # fmt: skip
        self.rule = rule
        self.predicate = predicate
        self.trigger = trigger
        self.type = type
        self.subject = subject
        self.object = object
        self.theme = theme
        self.mood = mood
        self.clause = clause


class Recorder:
    """Makes the records of one document."""

    def __init__(self, document: Document, contents: Contents) -> None:
        self._document = document
        self._text = document.text
        self._contents = contents
        self._amounts = document.quantities
        self._amounts_at = [quantity.span.start for quantity in self._amounts]
        self._ids: dict[str, int] = {}
        self._told: dict[tuple[str, str, str | None, str], str] = {}
        self._seen: set[tuple[int, str, str | None, str]] = set()

    def record(self, found: Found, time: TimeExpression | None) -> Relation | None:
        """The record; None if the same was found at the same trigger before."""
        tokens = self._document.tokens
        other = found.object.actor if found.object else None
        words = "" if other or not found.theme else " ".join(tokens.lower[found.theme[0] : found.theme[1]])
        key = (found.trigger, found.subject.actor, other, words)
        if key in self._seen or other == found.subject.actor:
            return None
        self._seen.add(key)
        trigger = self._place(tokens.starts[found.trigger], tokens.ends[found.trigger])
        theme = self._place(tokens.starts[found.theme[0]], tokens.ends[found.theme[1] - 1]) if found.theme else None
        subject = self._place(found.subject.start, found.subject.end)
        object_ = self._place(found.object.start, found.object.end) if found.object else None
        span = self._hull(trigger, (subject, object_, theme))
        told = (found.subject.actor, found.predicate, other, words)
        id_ = self._id(span)
        repeats = self._told.setdefault(told, id_)
        return Relation(
            id=id_,
            span=span,
            predicate=found.predicate,
            trigger=trigger,
            type=found.type,
            subject=found.subject.actor,
            subject_span=subject,
            object=other,
            object_span=object_,
            theme=theme,
            negated=found.mood.negated,
            status=found.mood.status,
            asserted_by=self._contents.innermost(trigger.start, trigger.end),
            time=time,
            quantities=self._quantities(found, theme),
            repeats=None if repeats == id_ else repeats,
            made_by="relations:" + found.rule,
        )

    def _place(self, start: int, end: int) -> Span:
        return Span(start, end, self._text[start:end])

    def _hull(self, trigger: Span, places: tuple[Span | None, ...]) -> Span:
        """From the first to the last of the places that stand in the trigger's sentence."""
        sentence = self._document.sentence_at(trigger.start)
        start, end = trigger.start, trigger.end
        low, high = (sentence.start, sentence.end) if sentence else (start, end)
        for place in places:
            if place is not None and low <= place.start and place.end <= high:
                start = min(start, place.start)
                end = max(end, place.end)
        return self._place(start, end)

    def _quantities(self, found: Found, theme: Span | None) -> tuple[Quantity, ...]:
        """The amounts that stand in the ends and in the theme."""
        if not self._amounts:
            return ()
        places = [(found.subject.start, found.subject.end)]
        if found.object:
            places.append((found.object.start, found.object.end))
        if theme:
            places.append((theme.start, theme.end))
        inside: list[Quantity] = []
        for start, end in sorted(set(places)):
            at = bisect_left(self._amounts_at, start)
            at -= at > 0 and self._amounts[at - 1].span.end > start  # "[roughly] $2 billion"
            for quantity in self._amounts[at:]:
                if quantity.span.start >= end:
                    break
                inside.append(quantity)
        return tuple(dict.fromkeys(inside)) if inside else ()

    def _id(self, span: Span) -> str:
        name = f"r{span.start}-{span.end}"
        count = self._ids[name] = self._ids.get(name, 0) + 1
        return name if count == 1 else f"{name}.{count}"
