"""The cues of a period: its verbs of saying, each with the source that its clause gives.

Which cue gets which content is settled in `attribution`, when all cues of the period are known.
"""

from __future__ import annotations

from attrs import define, field

from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source, agent, skip_back, source_after, source_before
from newsclaims.builtin.statements.vocabulary import VerbCue
from newsclaims.text.phrases import VerbGroup

__all__ = ["Cue", "find_cues"]

STRONGEST = 3
SUBJECT_TAGS = frozenset("NSPU")


@define(eq=False)
class Cue:
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

    verb: VerbCue
    group: VerbGroup
    first: int
    last: int
    source: Source | None
    form: str
    edge: int
    after: int
    floating: bool = field(default=False)


def find_cues(layout: Layout, period: Period, groups: list[VerbGroup]) -> list[Cue]:
    """The cues among the verb groups of a period, in order."""
    found: list[Cue] = []
    for index, group in enumerate(groups):
        if layout.quoted[group.head] >= 0:
            continue
        verb, last = _verb_cue(layout, group)
        if verb is None:
            continue
        cue = _cue(layout, period, verb, group, last, found, groups, index)
        if cue is not None:
            found.append(cue)
    return found


def _verb_cue(layout: Layout, group: VerbGroup) -> tuple[VerbCue | None, int]:
    """The entry of a verb, with a particle or fixed preposition where one follows; and the token after it."""
    words = layout.words
    last = group.head + 1
    with_particle = words.particles.get(group.lemma)
    if with_particle:
        for n in (last, last + 1):
            if n < len(layout.lower) and layout.quoted[n] < 0 and layout.lower[n] in with_particle:
                return with_particle[layout.lower[n]], n + 1
            if n < len(layout.tags) and layout.tags[n] not in "RU":
                break
    return words.verbs.get(group.lemma), last


def _cue(
    layout: Layout,
    period: Period,
    verb: VerbCue,
    group: VerbGroup,
    last: int,
    earlier: list[Cue],
    groups: list[VerbGroup],
    index: int,
) -> Cue | None:
    """The cue that a verb group is, with its source; None where it is none."""
    first = group.head
    if group.form == "finite":
        if group.voice == "passive":
            by = agent(layout, last, period.end)
            after = by.last if by is not None and by.first == last + 1 else last
            return Cue(verb, group, first, last, by, "passive", group.first, after)
        return _finite(layout, period, verb, group, last, earlier, groups, index)
    if group.form == "gerund":
        return _gerund(layout, period, verb, group, last, earlier, groups, index)
    if group.form == "participle" and (first == period.first or layout.quoted[first - 1] >= 0):
        inverted = source_after(layout, last, period.end)  # "Stated Stone: ..."
        if inverted is not None and (inverted.last >= period.end or layout.tags[inverted.last] in ",.:;-F"):
            return Cue(verb, group, first, last, inverted, "inverted", first, inverted.last, first > period.first)
    if (
        group.form == "participle"
        and verb.strength == STRONGEST
        and _finite_after_all(layout, period, verb, group, last)
    ):
        return _finite(layout, period, verb, group, last, earlier, groups, index)
    if (
        group.form == "participle"
        and verb.lemma == "ask"
        and last < period.end
        and layout.lower[last] in layout.words.classes["asked"]
    ):
        by = agent(layout, last, period.end) if layout.lower[last] == "by" else None
        return Cue(verb, group, first, last, by, "passive", first, by.last if by is not None else last)
    if group.form == "infinitive":
        return _infinitive(layout, period, verb, group, last, groups, index)
    return None


def _finite_after_all(layout: Layout, period: Period, verb: VerbCue, group: VerbGroup, last: int) -> bool:
    """Whether what looks like a participle is a past tense: "Smith, who was there, said in", "was forced and said"."""
    behind = group.first - 1
    if behind < period.first or layout.quoted[behind] >= 0 or layout.tags[behind] in "baeihy":
        return False
    if verb.lemma in ("say", "add"):
        return True
    if layout.tags[behind] not in ",K":
        source = source_before(layout, group.first, period)
        return source is not None and source.first > period.first and layout.quoted[source.first - 1] >= 0
    return last < period.end and (layout.tags[last] in "HDUGPJ" or layout.quoted[last] >= 0)


def _finite(
    layout: Layout,
    period: Period,
    verb: VerbCue,
    group: VerbGroup,
    last: int,
    earlier: list[Cue],
    groups: list[VerbGroup],
    index: int,
) -> Cue | None:
    first = group.head
    behind = skip_back(layout, group.first - 1, period.first)
    source = source_before(layout, group.first, period)
    inverted = None
    if _can_invert(layout, period, verb, group, behind):
        inverted = source_after(layout, last, period.end)
        if inverted is not None and inverted.last < period.end and layout.tags[inverted.last] in "VZbhdM":
            inverted = None
    quoted = behind < period.first or layout.quoted[behind] >= 0
    if inverted is not None and not quoted and not _ends_there(layout, inverted, period):
        inverted = None
    if inverted is not None and (
        source is None
        or quoted
        or (layout.tags[behind] in ",-" and source.form != "relative" and "np" not in verb.frames)
    ):
        return Cue(verb, group, first, last, inverted, "inverted", group.first, inverted.last, behind >= period.first)
    if source is not None:
        edge = source.start
        return Cue(verb, group, first, last, source, "before", edge, last, _floats(layout, period, edge))
    if behind >= period.first and (layout.tags[behind] == "K" or layout.tags[behind] == ","):
        own = _clause_subject(layout, group, own=True) if layout.tags[behind] == "," else None
        if own is not None and own.last < behind:
            return Cue(verb, group, first, last, own, "before", own.first, last, _floats(layout, period, own.first))
        source = _shared(layout, period, earlier, groups, index)
        return None if source is None else Cue(verb, group, first, last, source, "shared", group.first, last)
    source = _clause_subject(layout, group)
    if source is not None and source.last <= group.first:
        return Cue(
            verb, group, first, last, source, "before", source.first, last, _floats(layout, period, source.first)
        )
    return None


def _ends_there(layout: Layout, source: Source, period: Period) -> bool:
    """Whether an inverted source is followed by nothing of the clause: "said Smith." and "said Smith, who ..."."""
    return source.last >= period.end or (layout.tags[source.last] in ",.:;-F" and layout.quoted[source.last] < 0)


def _shared(layout: Layout, period: Period, earlier: list[Cue], groups: list[VerbGroup], index: int) -> Source | None:
    """The subject that a verb without one of its own shares: of the cue before it, else of the first main verb."""
    known = next((cue for cue in reversed(earlier) if cue.source is not None and cue.form != "passive"), None)
    if known is not None and not (known.form == "inverted" and known.after > groups[index].first):
        return known.source
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
    source = _clause_subject(layout, groups[index])
    return source if source is not None and source.first < groups[index].first else None


def _can_invert(layout: Layout, period: Period, verb: VerbCue, group: VerbGroup, behind: int) -> bool:
    """Whether "said Smith" is possible here: one word, after a quotation, a comma or at the start of its period."""
    if (
        group.first != group.head
        or ("told" in verb.frames and verb.lemma != "ask")
        or not verb.frames & {"quote", "clause"}
        or layout.tags[group.head] not in "VZBE"
    ):
        return False
    if behind < period.first or layout.quoted[behind] >= 0:
        return True
    return layout.tags[behind] in ",-" and "clause" in verb.frames


def _floats(layout: Layout, period: Period, edge: int) -> bool:
    """Whether something that can be content stands before an attribution that begins at `edge`."""
    if edge <= period.first or (layout.tags[edge] == "K" and layout.quoted[edge - 1] < 0):
        return False
    if layout.tags[edge] == "W":
        return False  # "..., who said"
    if layout.tags[edge - 1] == "-":
        return layout.quoted[edge - 1] >= 0 or layout.quoted[edge - 2] >= 0
    return layout.quoted[edge - 1] >= 0 or layout.tags[edge - 1] == ","


def _clause_subject(layout: Layout, group: VerbGroup, *, own: bool = False) -> Source | None:
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


def _gerund(
    layout: Layout,
    period: Period,
    verb: VerbCue,
    group: VerbGroup,
    last: int,
    earlier: list[Cue],
    groups: list[VerbGroup],
    index: int,
) -> Cue | None:
    """Read "..., saying", "by calling", "with Smith calling", "a statement saying"."""
    behind = group.first - 1
    while behind >= period.first and layout.tags[behind] in "Rn" and layout.quoted[behind] < 0:
        behind -= 1
    if behind < period.first:
        return None
    if layout.quoted[behind] < 0 and layout.tags[behind] in SUBJECT_TAGS:
        source = source_before(layout, group.first, period)
        if source is None:
            return None
        ahead = layout.lower[source.first - 1] if source.first > period.first else ""
        if (
            ahead == "with"
            or layout.published(source.head)
            or (source.first > period.first and layout.tags[source.first - 1] in ",K")
        ):
            if layout.published(source.head):
                known = next((cue.source for cue in reversed(earlier) if cue.source is not None), None)
                source = known or _clause_subject(layout, groups[index - 1] if index else group) or source
            return Cue(verb, group, group.head, last, source, "gerund", group.first, last)
        return None
    opener = layout.lower[behind]
    if (
        layout.quoted[behind] >= 0
        or layout.tags[behind] in ",K-"
        or opener in layout.words.classes["gerund_opener"]
        or opener == "as"
    ):
        source = _shared(layout, period, earlier, groups, index)
        if source is not None:
            return Cue(verb, group, group.head, last, source, "gerund", group.first, last)
    return None


def _infinitive(
    layout: Layout, period: Period, verb: VerbCue, group: VerbGroup, last: int, groups: list[VerbGroup], index: int
) -> Cue | None:
    """Read "went on to say": the infinitive of a verb that only leads to it."""
    if not index:
        return None
    governor = groups[index - 1]
    if governor.lemma not in layout.words.classes["run_on_verb"] or governor.last < group.first - 2:
        return None
    if governor.form == "finite" and governor.voice == "active":
        source = source_before(layout, governor.first, period) or _clause_subject(layout, governor)
        if source is not None:
            edge = source.start
            return Cue(verb, group, group.head, last, source, "before", edge, last, _floats(layout, period, edge))
    return None
