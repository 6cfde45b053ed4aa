"""What speakers tell of their own words, inside quotations: “I told him that the plan had failed,” Berg said."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.contents import right_content
from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.layout import Layout
from newsclaims.builtin.statements.sources import Source
from newsclaims.text.phrases import VerbGroup

__all__ = ["FIRST_PERSON", "told_of_oneself"]

FIRST_PERSON: Final = frozenset(("i", "we"))
STRONGEST: Final = 3
CLAUSES: Final = ("that", "bare", "told that", "told bare", "told wh", "object to", "wh")


def told_of_oneself(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """The statements inside quotations whose speaker is "I" or "we"."""
    found: list[Draft] = []
    inner: Layout | None = None
    for draft in drafts:
        for first, last in draft.pieces:
            if layout.quoted[first] < 0 and layout.quoted[last - 1] < 0:
                continue
            for group in layout.groups(first, last):
                if _tells(layout, group):
                    if inner is None:
                        inner = _without_marks(layout)
                    own = _own(layout, inner, draft, group, last)
                    if own is not None:
                        found.append(own)
    return found


def _tells(layout: Layout, group: VerbGroup) -> bool:
    """Whether a verb group is "I told", "we said" inside a quotation."""
    subject = group.first - 1
    if group.form != "finite" or subject < 1 or layout.lower[subject] not in FIRST_PERSON:
        return False
    if not (group.tense == "past" or group.perfect):
        return False
    if layout.tags[subject - 1] in "NSPW" or layout.lower[subject - 1] in ("as", "like"):
        return False  # "what we asked them to do", "as I said in May, ..."
    verb = layout.words.verbs.get(group.lemma)
    return (
        verb is not None
        and verb.strength >= STRONGEST
        and not group.negated
        and group.modality is None
        and 0 <= layout.quoted[group.head] == layout.quoted[subject]
    )


def _without_marks(layout: Layout) -> Layout:
    """The same article read as if nothing stood in quotation marks."""
    inner = Layout(layout.document)
    inner.quoted = [-1] * len(layout.quoted)
    return inner


def _own(layout: Layout, inner: Layout, draft: Draft, group: VerbGroup, last: int) -> Draft | None:
    limit = min(last, layout.quotations[layout.quoted[group.head]].last)
    for n in range(group.last, limit):
        if layout.tags[n] == "." or layout.lower[n] == ";":
            limit = n
            break
    found = right_content(inner, layout.words.verbs[group.lemma], group.last, limit)
    if found is None or found.frame not in CLAUSES:
        return None
    if found.frame != "object to" and layout.tags[found.pieces[0][0]] in "TF":
        return None  # "I have told that to everybody"
    subject = group.first - 1
    source = Source(subject, subject + 1, subject)
    addressees = [] if found.addressee is None else [found.addressee]
    verb, cue = layout.words.verbs[group.lemma], (group.head, group.head + 1)
    rule = "oneself-" + found.frame.replace(" ", "-")
    return Draft(
        rule, verb.act, verb.lemma, cue, source, list(found.pieces), draft.period, subject, group.last, addressees,
        inside=draft,
    )  # fmt: skip
