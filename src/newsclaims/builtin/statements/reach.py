"""What stands to the right of a cue in its period, and how far it can reach."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from newsclaims.builtin.statements.contents import Content, landings, right_content
from newsclaims.builtin.statements.cues import Cue
from newsclaims.builtin.statements.endings import STRONG, clause_begins, clause_end
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import source_before

__all__ = ["circumstances_end", "content_right", "reach", "walls"]

LONGEST_MEASURE: Final = 6  # tokens of "two days" before "after"
PASSIVE_ACTS: Final = frozenset(
    ("accuse", "criticise", "ask", "warn", "praise")
)  # whose passive has a content of its own


def walls(layout: Layout, period: Period, cues: list[Cue]) -> list[int]:
    """Where attributions begin that have their content to the left: no content of an earlier cue crosses them."""
    return [
        other.edge
        for other in cues[1:]
        if other.floating
        and other.form in ("before", "inverted")
        and (other.verb.strength >= STRONG or layout.quoted[other.edge - 1] >= 0)
        and content_right(layout, other, period.end) is None
    ]


def reach(layout: Layout, period: Period, cue: Cue, walls: list[int]) -> int:
    """Where the content of a cue ends at the latest: at a later attribution, or with its relative clause."""
    wall = bisect_right(walls, cue.after)
    limit = min(period.end, walls[wall]) if wall < len(walls) else period.end
    if cue.form == "gerund" and cue.source is not None and cue.source.first > cue.first:
        limit = min(limit, cue.source.start - 1)  # "After noting that it rained, Smith left"
    fronted = None if _as_said(layout, cue, limit) else _main_clause(layout, period, cue, limit)
    if fronted is not None:
        limit = fronted
    if cue.edge > period.first + 1 and layout.tags[cue.edge - 1] == "W" and layout.tags[cue.edge - 2] == ",":
        return _relative_end(layout, cue, limit)  # "the report, which he said was wrong, came out"
    if cue.source is not None and cue.source.form == "relative" and cue.source.first > period.first:
        if layout.tags[cue.source.first - 1] != ",":
            return min(limit, layout.resumed(cue.source.first, cue.after, limit))
        return _relative_end(layout, cue, limit)
    return limit


def _relative_end(layout: Layout, cue: Cue, limit: int) -> int:
    """The comma that ends the relative clause of a cue: a verb without subject stands behind it."""
    for n in range(cue.after, limit - 1):
        if layout.tags[n] == "," and layout.quoted[n] < 0:
            k = n + 1
            while k < limit and layout.tags[k] in "R":
                k += 1
            verb = k < limit and layout.tags[k] in "VZbhdM" and layout.quoted[k] < 0
            if verb and (layout.lower[cue.after] != "that" or layout.has_finite(cue.after, n)):
                return n
    return limit


def _main_clause(layout: Layout, period: Period, cue: Cue, limit: int) -> int | None:
    """The comma before the main clause, if the cue stands in a fronted clause: "While he said C, she left"."""
    opener = cue.edge - 1
    if cue.source is not None and layout.lower[cue.edge] in layout.words.classes["subordinate"]:
        opener = cue.edge
    if cue.form == "passive" and cue.group.form == "finite":
        subject = _passive_subject(layout, cue)
        opener = subject[0] - 1 if subject is not None else opener
    fronted = cue.form == "passive" and cue.group.form == "participle" and cue.group.first == period.first
    if cue.source is not None and cue.source.form == "relative" and layout.tags[cue.source.first - 1] == ",":
        fronted = not any(layout.tags[n] in "VZbhdM" for n in range(period.first, cue.source.first))
    if fronted:
        return _main_comma(layout, cue, limit)
    if (
        opener < period.first
        or layout.lower[opener] not in layout.words.classes["subordinate"]
        or layout.quoted[opener] >= 0
    ):
        return None
    before = opener - 1
    while before >= period.first and layout.tags[before] in "KRNSJCD" and opener - before < LONGEST_MEASURE:
        before -= 1  # "Two days after he said C, she left"
    if before >= period.first and layout.tags[before] not in ",-":
        return None
    return _main_comma(layout, cue, limit)


def _main_comma(layout: Layout, cue: Cue, limit: int) -> int | None:
    """The first comma after a cue behind which a clause begins."""
    for n in range(cue.after + 1, limit - 1):
        comma = layout.tags[n] == "," and layout.quoted[n] < 0 and layout.tags[n + 1] != "W"
        if comma and clause_begins(layout, n + 1, limit):
            return n
    return None


def _as_said(layout: Layout, cue: Cue, limit: int) -> Content | None:
    """The content after "As Smith noted, ..."."""
    if cue.form != "before" or layout.lower[cue.edge] != "as" or cue.floating:
        return None
    at = circumstances_end(layout, cue, limit)
    if at + 1 >= limit or layout.tags[at] not in ",:-" or not cue.verb.frames & {"clause", "quote"}:
        return None
    if layout.opens(at + 1):
        return Content(((at + 1, clause_end(layout, at + 1, limit)),), "as said")
    return Content(((at + 1, limit),), "as said") if clause_begins(layout, at + 1, limit) else None


def content_right(layout: Layout, cue: Cue, limit: int) -> Content | None:
    """The content that stands to the right of a cue; None if there is none."""
    said = _as_said(layout, cue, limit)
    if said is not None:
        return said
    if cue.form == "passive":
        return _passive(layout, cue, limit)
    found = right_content(layout, cue.verb, cue.after, limit, floating=cue.floating)
    if found is not None and found.frame == "wh" and cue.form == "inverted":
        return None  # "said Smith, who ..."
    return found


def _passive(layout: Layout, cue: Cue, limit: int) -> Content | None:
    """The content of a passive cue: "was asked whether", "was accused of", "it was reported that"."""
    frames = cue.verb.frames
    at = cue.after
    subject = _passive_subject(layout, cue) if cue.source is not None or at < limit else None
    done: Content | None = None
    if subject is not None and cue.source is not None and "np" in frames and cue.verb.strength >= STRONG:
        done = None if layout.is_party(subject[0]) else Content((subject,), "passive by")
    if at >= limit:
        return done
    lower = layout.lower[at]
    if cue.verb.lemma == "ask" and layout.tags[at] == "T" and layout.verb_group(at) is not None:
        return Content(((at, clause_end(layout, at, limit)),), "passive to")
    if (
        frames & {"clause"}
        and layout.tags[cue.group.first - 1 : cue.group.first] == "U"
        and (layout.lower[cue.group.first - 1] == "it")
    ):
        content = right_content(layout, cue.verb, at, limit)
        if content is not None and content.frame == "that":
            return Content(content.pieces, "impersonal")
    if subject is not None and layout.tags[at] == "T" and cue.verb.lemma in layout.words.classes["said_to"]:
        verb = layout.verb_group(at)
        if verb is not None and verb.form == "infinitive":  # "He is said to be ill"
            return Content((subject, (at, clause_end(layout, at, limit))), "said to")
    if frames & {"told"} or cue.verb.object_prepositions:
        content = right_content(layout, cue.verb, at, limit) if frames & {"told"} else None
        if content is not None and content.addressee is None:
            return content
        if lower in cue.verb.object_prepositions and layout.tags[at] in "FT" and cue.verb.act in PASSIVE_ACTS:
            end = clause_end(layout, at + 1, limit)
            return Content(((at + 1, end),), "passive " + lower) if end > at + 1 else None
    return done


def _passive_subject(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """The subject of a finite passive: "[The plan] was praised by Smith"."""
    if cue.group.form != "finite":
        return None
    subject = source_before(layout, cue.group.first, layout.part(max(0, cue.group.first - 40), cue.group.first))
    if subject is None or subject.form != "phrase" or layout.lower[subject.first] in ("it", "that", "this", "there"):
        return None
    return subject.first, subject.last


def circumstances_end(layout: Layout, cue: Cue, limit: int) -> int:
    """Where the circumstances of a cue end: "he said [in an interview on Monday]"."""
    at = cue.after
    for place, _ in landings(layout, cue.after, limit):
        if place < limit and place > cue.after and layout.tags[place - 1] == ",":
            break
        at = place
    return at
