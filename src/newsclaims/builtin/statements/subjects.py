"""A cue in its clause, and whose it is where its own clause does not say: the subject that it shares."""

from __future__ import annotations

from typing import NamedTuple

from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source, source_before
from newsclaims.builtin.statements.vocabulary import VerbCue
from newsclaims.text.part import Part
from newsclaims.text.phrases import VerbGroup

__all__ = ["Candidate", "Cue", "clause_subject", "floats", "parallel", "related", "shared"]


class Cue(Part):
    """A verb of saying in its clause.

    Attributes:
        verb: The word.
        group: Its verb group.
        first: First token of the cue.
        last: Number after its last.
        source: Who, if the clause tells.
        form: before (subject and verb), inverted, passive, shared (the subject of an earlier verb) or gerund.
        edge: First token of source and verb together.
        after: Number of the token with which what follows the cue (and an inverted source) begins.
        floating: It stands behind a comma or quotation mark: its content can lie to the left.

    """

    __slots__ = ("after", "edge", "first", "floating", "form", "group", "last", "source", "verb")

    def __init__(self, verb: VerbCue, group: VerbGroup, first: int, last: int, source: Source | None, form: str,
                 edge: int, after: int, floating: bool = False) -> None:  # fmt: skip
        self.verb = verb
        self.group = group
        self.first = first
        self.last = last
        self.source = source
        self.form = form
        self.edge = edge
        self.after = after
        self.floating = floating


class Candidate(NamedTuple):
    """A verb group that may be a cue, with what is known when it is read.

    Attributes:
        layout: The text.
        period: The period in which it stands.
        verb: The word.
        group: Its verb group.
        last: Number after the last token of the cue.
        earlier: The cues before it in its period.
        groups: All verb groups of the period.
        number: Which of them it is.

    """

    layout: Layout
    period: Period
    verb: VerbCue
    group: VerbGroup
    last: int
    earlier: list[Cue]
    groups: list[VerbGroup]
    number: int


def shared(layout: Layout, period: Period, earlier: list[Cue], groups: list[VerbGroup], index: int) -> Source | None:
    """The subject that a verb without one of its own shares: of the cue before it, else of the first main verb."""
    known = _outer(layout, [cue for cue in earlier if cue.source is not None and cue.form != "passive"])
    if known is not None and not (known.form == "inverted" and known.after > groups[index].first):
        return _after_fronted(layout, period, known, groups[:index]) or known.source
    for group in groups[:index]:
        if group.form != "finite" or layout.quoted[group.head] >= 0:
            continue
        source = source_before(layout, group.first, period)
        if source is None or source.form == "relative":
            continue
        ahead = layout.lower[source.first - 1] if source.first > period.first else ""
        if ahead in layout.words.classes["subordinate_any"] or (
            source.first < period.last and layout.lower[source.first] in layout.words.classes["subordinate_any"]
        ):
            continue
        return source
    source = clause_subject(layout, groups[index])
    return source if source is not None and source.first < groups[index].first else None


def _after_fronted(layout: Layout, period: Period, known: Cue, groups: list[VerbGroup]) -> Source | None:
    """The subject of the main clause, where a cue stands in another: "When I asked Berg, [she] turned and said"."""
    if known.source is None or known.floating:
        return None
    begin = known.source.first
    opener = layout.lower[begin - 1] if begin > period.first else ""
    related = known.source.form == "relative" and opener == ","
    if not related and opener not in layout.words.classes["subordinate"]:
        return None
    for group in groups:
        if group.first <= known.after or group.form != "finite" or layout.quoted[group.head] >= 0:
            continue
        source = source_before(layout, group.first, period)
        if source is None or source.form != "phrase":
            continue
        if source.first < begin if related else layout.lower[source.start - 1] == ",":
            return source
    return None


def _outer(layout: Layout, cues: list[Cue]) -> Cue | None:
    """The latest cue; the one before it, where that speaks of itself: "[Berg said] he welcomed it and added"."""
    while len(cues) > 1 and cues[-1].group.modality is not None:
        cues.pop()  # "Berg decided whether Reyes could ask"
    if len(cues) > 1 and not cues[-1].floating:
        own, outer = cues[-1].source, cues[-2].source
        if own is not None and outer is not None and layout.tags[own.head] == "U" and layout.tags[outer.head] == "P":
            between = layout.tags[cues[-2].after : own.first]
            if outer.form == "phrase" and not any(tag in ',K-:"' for tag in between):
                return cues[-2]
    return cues[-1] if cues else None


def clause_subject(layout: Layout, group: VerbGroup, *, own: bool = False) -> Source | None:
    """The subject that the clause grammar gives a verb; own: not one that it shares with another verb."""
    phrases = layout.document.phrases
    index = phrases.verb_group_at(group.head)
    clause = phrases.clause_of(index) if index is not None else None
    if clause is None:
        return None
    subject = layout.clauses[clause].subject
    if subject is None or (own and layout.clauses[clause].inherited):
        return None
    np = layout.noun_phrases[subject]
    if layout.quoted[np.head] >= 0:
        return None
    return Source(np.first, min(phrases.extent(subject), max(group.first, np.last)), np.head)


def related(layout: Layout, period: Period, group: VerbGroup) -> Source | None:
    """The relative pronoun whose verb a verb is joined to: "the port, [which] sells oil and has threatened to stop"."""
    phrases = layout.document.phrases
    index = phrases.verb_group_at(group.head)
    number = phrases.clause_of(index) if index is not None else None
    while number is not None and layout.clauses[number].kind == "coordinate" and layout.clauses[number].inherited:
        number = layout.clauses[number].parent
    if number is None or layout.clauses[number].kind != "relative" or not layout.clauses[number].inherited:
        return None
    clause = layout.clauses[number]
    marker = clause.marker
    if marker is None or marker < period.first or layout.lower[marker] not in ("who", "which"):
        return None
    verb = layout.verb_groups[clause.verb]
    if verb is group or verb.tense != group.tense or layout.quoted[marker] >= 0:
        return None
    return Source(marker, marker + 1, marker, "relative")


def parallel(layout: Layout, period: Period, groups: list[VerbGroup], index: int) -> Source | None:
    """The subject of the only verb with "had" before another one: "Berg said [Reyes] had left and had warned that"."""
    if not groups[index].pluperfect:
        return None
    had = [group for group in groups[:index] if group.pluperfect and layout.quoted[group.head] < 0]
    return source_before(layout, had[0].first, period) if len(had) == 1 else None


def floats(layout: Layout, period: Period, edge: int) -> bool:
    """Whether something that can be content stands before an attribution that begins at `edge`."""
    if edge <= period.first or (layout.tags[edge] == "K" and layout.quoted[edge - 1] < 0):
        return False
    if layout.tags[edge] == "W":
        return False  # "..., who said"
    if layout.tags[edge - 1] == "-":
        return layout.quoted[edge - 1] >= 0 or layout.quoted[edge - 2] >= 0
    return layout.quoted[edge - 1] >= 0 or layout.tags[edge - 1] == ","
