"""Words that were refused: "declined to comment", "did not respond to a request for comment", "gave no details"."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import source_before
from newsclaims.text.phrases import VerbGroup

__all__ = ["decline", "may_decline"]

GIVING: Final = frozenset(("give", "provide", "offer"))  # with "no": "gave no details"


def may_decline(layout: Layout, group: VerbGroup) -> bool:
    """Whether a verb group is of those with which a refusal can begin."""
    return group.negated or group.lemma in GIVING or group.lemma in layout.words.classes["decline_verb"]


def decline(layout: Layout, number: int, period: Period, groups: list[VerbGroup], index: int) -> Draft | None:
    """The refusal that begins with a verb group; None where it is none."""
    group = groups[index]
    if layout.quoted[group.head] >= 0 or group.form not in ("finite", "gerund"):
        return None
    classes = layout.words.classes
    last: int | None = None
    first = group.head
    if group.lemma in classes["decline_verb"] and group.voice == "active":
        after = groups[index + 1] if index + 1 < len(groups) else None
        if (
            after is not None
            and after.form == "infinitive"
            and after.first <= group.last + 1
            and (after.lemma in classes["refuse_inf"])
        ):
            last = after.head + 1
            if after.lemma in GIVING:
                last = _object(layout, last, period.end) or last
    elif group.negated and group.voice == "active":
        last = _did_not(layout, group, period)
        first = group.first
    elif group.lemma in GIVING and layout.lower[group.last : group.last + 1] == ["no"]:
        last = _object(layout, group.last, period.end)
    if last is None:
        return None
    source = source_before(layout, group.first, period)
    if source is None:
        return None
    addressees = []
    for n in range(last, min(period.end, last + 10)):
        if layout.lower[n] in ("to", "from") and layout.document.mentions:
            np = layout.noun_phrase(n + 1)
            if np is not None:
                addressees.append(np.head)
                if np.possessor is not None:
                    addressees[-1] = layout.noun_phrases[np.possessor].head
                break
    return Draft("decline", "decline", "decline", (first, last), source, [], number, source.start, last, addressees)


def _did_not(layout: Layout, group: VerbGroup, period: Period) -> int | None:
    """The end of "did not respond", "did not provide detail", "did not return a call"; None where it is no refusal."""
    classes = layout.words.classes
    if group.modality is not None and group.lemma not in ("comment",):
        return None
    if group.lemma in classes["not_verb"]:
        return group.head + 1
    if (
        group.lemma == "say"
        and layout.lower[group.last : group.last + 1]
        and (layout.lower[group.last] in layout.words.classes["withheld"] and layout.tags[group.last] in "HW")
    ):
        return group.head + 1  # "did not say when"
    if group.lemma in classes["not_object"]:
        return _object(layout, group.last, period.end)
    return None


def _object(layout: Layout, at: int, limit: int) -> int | None:
    """The end of an object that names what is refused: "no details", "a call"."""
    if at >= limit:
        return None
    np = layout.noun_phrase(at)
    if np is None or np.first != at:
        return None
    head = layout.document.tokens.words[np.head].noun or layout.lower[np.head]
    classes = layout.words.classes
    if (
        head in classes["refuse_noun"]
        or layout.lower[np.head] in classes["refuse_noun"]
        or head in classes["return_noun"]
    ):
        return np.head + 1
    return None
