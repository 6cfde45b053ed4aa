"""Noun cues: "Iran's denial that ...", "her call for ...", "made the claim that ...", "chants of “...”"."""

from __future__ import annotations

from newsclaims.builtin.statements.contents import landings
from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.endings import clause_end
from newsclaims.builtin.statements.inversions import source_after
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source, source_before
from newsclaims.builtin.statements.vocabulary import NounCue
from newsclaims.text.phrases import NounPhrase

__all__ = ["noun_cue"]


def noun_cue(layout: Layout, number: int, period: Period, np: NounPhrase) -> Draft | None:
    """The statement that a noun phrase opens; None where it opens none."""
    words = layout.document.tokens.words[np.head]
    cue = layout.words.nouns.get(words.noun or words.lower)
    if cue is None or layout.quoted[np.head] >= 0 or (words.capital and np.kind == "name"):
        return None
    source, at = _source(layout, np, period)
    if at >= period.end:
        return None
    found = _content(layout, cue, at, period)
    if found is None:
        return None
    piece, frame, last = found
    quoting = any(layout.quoted[n] >= 0 for n in range(*piece))
    if source is None:
        if not (
            (frame == "that" and cue.lemma in layout.words.classes["unowned_noun"])
            or (cue.lemma in layout.words.classes["chanted_noun"] and layout.opens(piece[0]))
        ):
            return None
    elif cue.strength == 0 and not quoting:
        return None
    edge = source.first if source is not None and source.first < np.first else np.first
    negated = False
    return Draft("noun-" + frame, cue.act, cue.lemma, (np.head, last), source, [piece], number, edge, last, [], negated)


def _source(layout: Layout, np: NounPhrase, period: Period) -> tuple[Source | None, int]:
    """Who owns the words, and where what follows the noun (and its owner) begins."""
    tags = layout.tags
    at = np.last
    if np.possessor is not None:
        owner = layout.noun_phrases[np.possessor]
        if owner.head not in layout.timed:
            return Source(owner.first, owner.last, owner.head), at
    if np.determiner is not None and tags[np.determiner] == "G":
        return Source(np.determiner, np.determiner + 1, np.determiner), at
    if at < period.end and layout.lower[at] in layout.words.classes["owning"] and layout.quoted[at] < 0:
        source = source_after(layout, at + 1, period.end)
        if source is not None:
            return source, source.last
    verb = layout.verb_group(np.first - 1) if np.first > period.first else None
    if (
        verb is not None
        and verb.lemma in layout.words.classes["giving_verb"]
        and verb.voice == "active"
        and verb.form == "finite"
    ):
        return source_before(layout, verb.first, period), at
    return None, at


def _content(layout: Layout, cue: NounCue, at: int, period: Period) -> tuple[tuple[int, int], str, int] | None:
    """(tokens of the content, how it is joined, number after the cue)."""
    tags, lower, limit = layout.tags, layout.lower, period.end
    if layout.quoted[at] >= 0 and layout.opens(at):
        return (at, min(limit, layout.quotation_end(layout.quoted[at]))), "quote", at
    if tags[at] in ",:" and at + 1 < limit and layout.opens(at + 1) and lower[at] != ";":
        number = layout.quoted[at + 1]
        if lower[at] == ":" or layout.quotations[number].last - layout.quotations[number].first > 3:
            return (at + 1, min(limit, layout.quotation_end(number))), "quote", at
        return None
    later = _that_after(layout, at, limit) if "that" in cue.frames else None
    noun_end = at
    if later is not None:
        at = later
    if (
        lower[at] == "that"
        and "that" in cue.frames
        and (tags[at] == "H" or (tags[at] == "W" and tags[at + 1 : at + 2] not in ("V", "Z", "b", "h", "M")))
    ):
        end = clause_end(layout, at + 1, layout.resumed(noun_end, at + 1, limit))
        return ((at + 1, end), "that", noun_end) if end > at + 1 else None
    if tags[at] == "T" and "inf" in cue.frames and layout.verb_group(at) is not None:
        end = clause_end(layout, at, limit, whole=False)
        return ((at, end), "to", at) if end > at else None
    if lower[at] in cue.frames and tags[at] in "FTH" and at + 1 < limit:
        if lower[at + 1] in layout.words.classes["refuse_noun"] or layout.is_time(at + 1):
            return None  # "a request for comment", "remarks on Friday"
        end = clause_end(layout, at + 1, limit, whole=False)
        return ((at + 1, end), lower[at], at + 1) if end > at + 1 else None
    return None


def _that_after(layout: Layout, at: int, limit: int) -> int | None:
    """A "that" behind circumstances and a form of be: "his claim [on Friday] that", "her argument [is] that"."""
    for place, _ in landings(layout, at, limit):
        n = place
        if n < limit and layout.tags[n] == "b" and layout.quoted[n] < 0:
            n += 1
            while n < limit and layout.tags[n] == "R":
                n += 1
        if n < limit and layout.lower[n] == "that" and layout.tags[n] == "H" and layout.quoted[n] < 0:
            return n
    return None
