"""Why a place was or was not attributed: what the people who mend rules read.

Every line is one finding, in the order in which the layer works: the quotation and its shape, the cues of the period
with their sources, the statements that hold the place, and what was found but dropped.
"""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.attribution import attribute
from newsclaims.builtin.statements.cues import find_cues
from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.follow import follow
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source
from newsclaims.text.document import Document

__all__ = ["explain"]

SHORT: Final = 4  # words and marks of a quotation that may be scare quotes


def explain(document: Document, offset: int) -> list[str]:
    """What the statements layer made of the place at a character offset, as lines for people to read.

    Raises:
        ValueError: The offset lies outside the text.

    """
    if not 0 <= offset < len(document.text):
        raise ValueError(f"the text has {len(document.text)} characters; there is none at {offset}")
    layout = Layout(document)
    number = next((n for n, period in enumerate(layout.periods) if _holds(layout, period, offset)), None)
    if number is None:
        return ["outside all sentences: boilerplate, a dateline, or blank"]
    period = layout.periods[number]
    token = max(period.first, min(period.last - 1, document.tokens.within(offset, offset + 1)[0]))
    lines = [f"sentence: {_words(layout, period.first, period.last)}"]
    lines += _quotation(layout, token)
    lines += _cues(layout, period)
    drafts = follow(layout, attribute(layout))
    holding = [draft for draft in drafts if any(first <= token < last for first, last in draft.pieces)]
    lines += [_statement(layout, draft) for draft in holding]
    own = [draft for draft in drafts if draft.period == number and draft not in holding]
    lines += ["elsewhere in the sentence: " + _statement(layout, draft) for draft in own]
    if not holding:
        lines.append("attributed to nobody: " + _why_not(layout, token, bool(own)))
    return lines


def _holds(layout: Layout, period: Period, offset: int) -> bool:
    tokens = layout.document.tokens
    return tokens.starts[period.first] <= offset < tokens.ends[period.last - 1]


def _words(layout: Layout, first: int, last: int) -> str:
    span = layout.document.token_span(first, last)
    return " ".join(span.text.split())


def _source(layout: Layout, source: Source | None) -> str:
    return "nobody" if source is None else f"“{_words(layout, source.first, source.last)}”"


def _quotation(layout: Layout, token: int) -> list[str]:
    """The shape of the quotation at a token."""
    number = layout.quoted[token]
    if number < 0:
        return ["outside quotation marks"]
    quotation = layout.quotations[number]
    facts = [f"{quotation.last - quotation.first} words and marks"]
    if not quotation.closed:
        facts.append("left open")
    if quotation.continues:
        facts.append("goes on from the paragraph before")
    return ["in a quotation: " + ", ".join(facts)]


def _cues(layout: Layout, period: Period) -> list[str]:
    """The verbs of the sentence, and what each is as a cue."""
    groups = [group for group in layout.verb_groups if period.first <= group.first < period.last]
    cues = find_cues(layout, period, groups)
    lines = [
        f"cue: “{_words(layout, cue.first, cue.last)}” ({cue.verb.lemma}, strength {cue.verb.strength}), "
        f"{cue.form}, source {_source(layout, cue.source)}"
        for cue in cues
    ]
    known = {cue.group.head for cue in cues}
    for group in groups:
        verb = layout.words.verbs.get(group.lemma)
        if verb is not None and group.head not in known:
            why = "stands in a quotation" if layout.quoted[group.head] >= 0 else f"{group.form}, no source found"
            lines.append(f"no cue: “{_words(layout, group.first, group.last)}” ({group.lemma}): {why}")
    return lines


def _statement(layout: Layout, draft: Draft) -> str:
    content = " … ".join(_words(layout, first, last) for first, last in draft.pieces) or "(nothing)"
    carried = ", speaker carried over" if draft.carried is not None else ""
    return (
        f"statement by rule {draft.rule}: source {_source(layout, draft.source)}{carried}, act {draft.act}: {content}"
    )


def _why_not(layout: Layout, token: int, others: bool) -> str:
    number = layout.quoted[token]
    if number >= 0:
        quotation = layout.quotations[number]
        if quotation.last - quotation.first <= SHORT:
            return "a short quotation that no cue takes as its content (scare quotes, a title, a nickname)"
        return "no cue of the sentence takes this quotation, and none before it goes on here"
    if others:
        return "the contents of the cues end before it, or begin behind it"
    return "the sentence has no cue with a content"
