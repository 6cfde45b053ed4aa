"""Cues that are no finite verbs: "..., saying", "with Smith calling", "went on to say", "prompted Smith to call"."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source, skip_back, source_before
from newsclaims.builtin.statements.subjects import Candidate, Cue, clause_subject, floats, shared
from newsclaims.builtin.statements.vocabulary import VerbCue
from newsclaims.text.phrases import VerbGroup

__all__ = ["gerund", "infinitive"]

STRONGEST: Final = 3
SUBJECT_TAGS: Final = frozenset("NSPU")


def gerund(at: Candidate) -> Cue | None:
    """Read "..., saying", "by calling", "with Smith calling", "a statement saying"."""
    layout, period, verb, group, last, earlier, groups, index = at
    behind = group.first - 1
    while behind >= period.first and layout.quoted[behind] < 0 and _floats_before(layout, behind):
        behind -= 1
    if behind < period.first:
        source = _subject_after(layout, period, groups, index)
        return None if source is None else Cue(verb, group, group.head, last, source, "gerund", group.first, last)
    if layout.quoted[behind] < 0 and layout.tags[behind] in SUBJECT_TAGS:
        source = _owner_before(layout, period, verb, behind + 1, earlier, groups, index)
        return None if source is None else Cue(verb, group, group.head, last, source, "gerund", group.first, last)
    opener = layout.lower[behind]
    if (
        layout.quoted[behind] >= 0
        or layout.tags[behind] in ",K-"
        or opener in layout.words.classes["gerund_opener"]
        or opener == "as"
    ):
        source = shared(layout, period, earlier, groups, index)
        if source is None and layout.quoted[behind] < 0 and layout.tags[behind] not in ",-":
            source = _subject_after(layout, period, groups, index)
        return None if source is None else Cue(verb, group, group.head, last, source, "gerund", group.first, last)
    return None


def _floats_before(layout: Layout, n: int) -> bool:
    """Whether a word can stand between a subject and its ing-form: "with both of them [all] calling"."""
    return layout.tags[n] in "Rn" or layout.lower[n] in layout.words.classes["floating"]


def _subject_after(layout: Layout, period: Period, groups: list[VerbGroup], index: int) -> Source | None:
    """The subject of the main clause that follows a fronted ing-form: "After noting that it rained, [Smith] left"."""
    for group in groups[index + 1 :]:
        if group.form == "finite" and layout.quoted[group.head] < 0:
            source = source_before(layout, group.first, period)
            if source is not None and source.form == "phrase" and layout.tags[source.start - 1] == ",":
                return source
    return None


def _owner_before(
    layout: Layout,
    period: Period,
    verb: VerbCue,
    end: int,
    earlier: list[Cue],
    groups: list[VerbGroup],
    index: int,
) -> Source | None:
    """Who says what an ing-form behind a noun tells: "with Smith calling", "a statement saying"."""
    end = skip_back(layout, end - 1, period.first) + 1
    source = source_before(layout, end, period) if end > period.first else None
    np = layout.noun_phrase(source.head if source is not None else end - 1)
    if np is None:
        return None
    if layout.published(np.head):
        if np.possessor is not None:
            owner = layout.noun_phrases[np.possessor]
            return Source(owner.first, owner.last, owner.head)
        if not index and np.determiner is not None and layout.tags[np.determiner] == "G":
            return Source(np.determiner, np.determiner + 1, np.determiner)
        known = shared(layout, period, earlier, groups, index) if earlier else None
        known = known or (clause_subject(layout, groups[index - 1]) if index else None)
        return known or source
    if source is not None:
        ahead = layout.lower[source.first - 1] if source.first > period.first else ""
        if ahead == "with" or (source.first > period.first and layout.tags[source.first - 1] in ",K"):
            return source
    np = layout.noun_phrase(end - 1)
    if np is None or np.first <= period.first:
        return None
    ahead = layout.lower[np.first - 1]
    named = np.kind == "name" and verb.strength == STRONGEST and ahead in layout.words.classes["gerund_owner"]
    return Source(np.first, np.last, np.head) if named or ahead == "with" else None  # "the spectacle of Smith calling"


def infinitive(at: Candidate) -> Cue | None:
    """Read "went on to say", "prompted Smith to call": the infinitive of a verb that leads to it."""
    layout, period, verb, group, last, _, groups, index = at
    if not index:
        return None
    governor = groups[index - 1]
    classes = layout.words.classes
    if governor.lemma in classes["causing_verb"] and verb.strength == STRONGEST and governor.tense == "past":
        np = layout.noun_phrase(group.first - 1)
        if np is None or np.last != group.first or np.first < governor.last or layout.quoted[np.head] >= 0:
            return None
        source = source_before(layout, group.first, period) or Source(np.first, np.last, np.head)
        return Cue(verb, group, group.head, last, source, "before", group.first, last)
    if governor.form == "finite" and governor.voice == "active" and not governor.negated:
        run_on = governor.lemma in classes["run_on_verb"] and governor.last >= group.first - 2
        if not run_on and verb.strength == STRONGEST and governor.lemma not in classes["unsaid_verb"]:
            run_on = "clause" in verb.frames and layout.lower[last] == "that"
        told = source_before(layout, governor.first, period) or clause_subject(layout, governor) if run_on else None
        if told is not None and layout.lower[told.head] not in ("it", "that", "this"):
            edge = told.start
            return Cue(verb, group, group.head, last, told, "before", edge, last, floats(layout, period, edge))
    return None
