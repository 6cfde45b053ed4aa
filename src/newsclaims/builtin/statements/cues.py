"""The cues of a period: its verbs of saying, each with the source that its clause gives.

Which cue gets which content is settled in `attribution`, when all cues of the period are known.
"""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.contents import landings
from newsclaims.builtin.statements.inversions import agent, source_after
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.nonfinite import gerund, infinitive
from newsclaims.builtin.statements.sources import Source, skip_back, source_before
from newsclaims.builtin.statements.subjects import Candidate, Cue, clause_subject, floats, parallel, related, shared
from newsclaims.builtin.statements.vocabulary import VerbCue
from newsclaims.text.phrases import VerbGroup

__all__ = ["Cue", "find_cues"]

STRONGEST: Final = 3


def find_cues(layout: Layout, period: Period, groups: list[VerbGroup]) -> list[Cue]:
    """The cues among the verb groups of a period, in order."""
    found: list[Cue] = []
    for index, group in enumerate(groups):
        if layout.quoted[group.head] >= 0:
            continue
        verb, last = _verb_cue(layout, group)
        if verb is None:
            continue
        cue = _cue(Candidate(layout, period, verb, group, last, found, groups, index))
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


def _cue(at: Candidate) -> Cue | None:
    """The cue that a verb group is, with its source; None where it is none."""
    layout, period, verb, group, last = at.layout, at.period, at.verb, at.group, at.last
    first = group.head
    if group.form == "participle":
        group = _passive_after_all(layout, period, group)
    if group.form == "finite":
        if group.voice == "passive" and not _perfect_after_all(layout, verb, group):
            by = agent(layout, last, period.end)
            after = by.last if by is not None and by.first == last + 1 else last
            return Cue(verb, group, first, last, by, "passive", group.first, after)
        return _finite(at._replace(group=group))
    if group.form == "gerund":
        return gerund(at)
    if group.form == "participle" and (first == period.first or layout.quoted[first - 1] >= 0):
        inverted = source_after(layout, last, period.end)  # "Stated Stone: ..."
        if inverted is not None and (inverted.last >= period.end or layout.tags[inverted.last] in ",.:;-F"):
            return Cue(verb, group, first, last, inverted, "inverted", first, inverted.last, first > period.first)
    if group.form == "participle" and verb.strength == STRONGEST:
        finite = _finite_after_all(layout, period, verb, group, last)
        if finite is not None:
            return _finite(at._replace(group=finite))
    if (
        group.form == "participle"
        and verb.lemma == "ask"
        and layout.tags[first - 1 : first] not in tuple("NSPXGD")
        and (asked := _question(layout, last, period.end)) is not None
    ):
        by = agent(layout, last, period.end) if layout.lower[last] == "by" else None
        return Cue(verb, group, first, last, by, "passive", first, by.last if by is not None else asked)
    if group.form == "infinitive":
        return infinitive(at)
    return None


def _question(layout: Layout, at: int, limit: int) -> int | None:
    """Where the question begins that somebody was asked: "asked [on Monday] why", "asked specifically about"."""
    if at < limit and layout.lower[at] == "by":
        return at
    for place, _ in landings(layout, at, limit):
        if place < limit and layout.lower[place] in layout.words.classes["asked"] and layout.quoted[place] < 0:
            return place
    return None


def _perfect_after_all(layout: Layout, verb: VerbCue, group: VerbGroup) -> bool:
    """Whether "'s" with a past form is "has": "he's said that"."""
    contracted = layout.lower[group.first] in ("'s", "’s") and group.first + 1 == group.head
    return contracted and verb.strength == STRONGEST and layout.tags[group.first - 1 : group.first] == "U"


def _passive_after_all(layout: Layout, period: Period, group: VerbGroup) -> VerbGroup:
    """A participle whose auxiliary stands before an adverb as its finite passive: "was first reported"."""
    behind = group.first - 1
    while behind > period.first and layout.lower[behind] in layout.words.classes["subject_adverb"]:
        behind -= 1
    if period.first < behind < group.first - 1 and layout.tags[behind] in "be" and layout.quoted[behind] < 0:
        return group.beginning(behind, "finite", "passive")
    return group


def _finite_after_all(layout: Layout, period: Period, verb: VerbCue, group: VerbGroup, last: int) -> VerbGroup | None:
    """The finite verb that a participle is after all: "Smith, who was there, said in", "have both argued that"."""
    behind = group.first - 1
    while behind > period.first and layout.lower[behind] in layout.words.classes["subject_adverb"]:
        behind -= 1
    if behind < period.first or layout.quoted[behind] >= 0 or layout.tags[behind] in "baeiy":
        return None
    if layout.tags[behind] == "h":
        return group.beginning(behind) if behind < group.first - 1 else None
    if layout.tags[behind] in "WU":
        return group.beginning(behind + 1)
    if verb.lemma in ("say", "add"):
        return group
    if layout.tags[behind] not in ",K":
        source = source_before(layout, group.first, period)
        opens = source is not None and source.first > period.first and layout.quoted[source.first - 1] >= 0
        return group if opens else None
    if last < period.end and layout.quoted[last] >= 0 and "comp" in verb.frames and "clause" not in verb.frames:
        return None  # "a crate labeled “Glass”"
    active = last < period.end and (layout.tags[last] in "HDUGPJ" or layout.quoted[last] >= 0)
    return group if active else None


def _finite(at: Candidate) -> Cue | None:
    layout, period, verb, group, last, earlier, groups, index = at
    first = group.head
    behind = skip_back(layout, group.first - 1, period.first)
    source = source_before(layout, group.first, period)
    then = group.first > period.first + 1 and layout.lower[group.first - 2 : group.first] == [",", "then"]
    if then:
        source = None  # "Berg left the boat, then said": joined without "and"
    inverted = None
    if _can_invert(layout, period, verb, group, behind):
        inverted = source_after(layout, last, period.end)
        if inverted is not None and inverted.last < period.end and layout.tags[inverted.last] in "VZbhdM":
            inverted = None
    quoted = behind < period.first or layout.quoted[behind] >= 0
    if inverted is not None and not quoted and not _ends_there(layout, inverted, period):
        inverted = None
    if inverted is not None and source is not None and not quoted and _begins_content(layout, source, inverted, period):
        inverted = None
    if inverted is not None and (
        source is None
        or quoted
        or (layout.tags[behind] in ",-" and source.form != "relative" and "np" not in verb.frames)
    ):
        return Cue(verb, group, first, last, inverted, "inverted", group.first, inverted.last, behind >= period.first)
    if source is not None:
        edge = source.start
        return Cue(verb, group, first, last, source, "before", edge, last, floats(layout, period, edge))
    if behind >= period.first and (layout.tags[behind] == "K" or layout.tags[behind] == ","):
        own = clause_subject(layout, group, own=True) if layout.tags[behind] == "," and not then else None
        if own is not None and own.last < behind:
            return Cue(verb, group, first, last, own, "before", own.first, last, floats(layout, period, own.first))
        source = related(layout, period, group) or parallel(layout, period, groups, index)
        source = source or shared(layout, period, earlier, groups, index)
        return None if source is None else Cue(verb, group, first, last, source, "shared", group.first, last)
    source = clause_subject(layout, group)
    if source is not None and source.last <= group.first:
        return Cue(verb, group, first, last, source, "before", source.first, last, floats(layout, period, source.first))
    return None


def _begins_content(layout: Layout, source: Source, inverted: Source, period: Period) -> bool:
    """Whether what follows a verb begins its content: "Berg, the mayor, said [the crane], once new, fell"."""
    if not layout.is_party(source.first) or layout.is_party(inverted.first) or inverted.last >= period.end:
        return False
    close = layout.tags.find(",", inverted.last + 1, period.end)
    if layout.tags[inverted.last] != "," or close < 0 or layout.tags[inverted.last + 1] == "W":
        return False
    at = close + 1
    while at < period.end and layout.tags[at] == "R":
        at += 1
    return at < period.end and layout.tags[at] in "VZbhdM" and layout.quoted[at] < 0


def _ends_there(layout: Layout, source: Source, period: Period) -> bool:
    """Whether an inverted source is followed by nothing of the clause: "said Smith." and "said Smith, who ..."."""
    return source.last >= period.end or (layout.tags[source.last] in ",.:;-F" and layout.quoted[source.last] < 0)


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
    following = layout.tags[group.head + 1 : group.head + 2]
    listed = layout.tags[behind - 1] == "J" and following in ("N", "S")  # "a steady, stated aim"
    return layout.tags[behind] in ",-" and "clause" in verb.frames and not listed
