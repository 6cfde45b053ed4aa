"""Cues that are no verbs: "according to", and a speaker before a colon."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.endings import STRONG, clause_end
from newsclaims.builtin.statements.inversions import source_after
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source

__all__ = ["according", "labelled"]

LONGEST_SIGNATURE: Final = 16  # tokens: a dash, a name, and what the person is
LONGEST_LABEL: Final = 12
SHORT_LABEL: Final = 4  # tokens of a speaker's name in a transcript
SHORTEST_SHOUT: Final = 2
SHORTEST_HEADLINE: Final = 3  # tokens


def according(layout: Layout, number: int, period: Period, at: int, taken: list[Draft]) -> Draft | None:
    """Read "C, according to S", "As reported by S, C"; `at` is the token "according" or "as"."""
    cue = _phrase(layout, at, period)
    if cue is None:
        return None
    lemma, behind = cue
    source = source_after(layout, behind, period.end)
    if source is None:
        return None
    source = _whole_source(layout, source, period)
    opening = all(layout.tags[n] in "K,R" for n in range(period.first, at))
    if opening:
        n = source.last
        while n < period.end and not (layout.tags[n] == "," and layout.quoted[n] < 0) and not layout.opens(n):
            n += 1
        if n >= period.end:
            return None
        start = n + 1 if layout.tags[n] == "," else n
        end = period.end
        if layout.opens(start):
            end = clause_end(layout, start, period.end)
        piece = (start, end)
    else:
        last = at - 1 if layout.tags[at - 1] == "," and layout.quoted[at - 1] < 0 else at
        start = period.first
        for draft in taken:
            if draft.tail <= at and draft.hull[1] <= at and draft.rule.startswith("according"):
                start = max(start, draft.tail)
        for n in range(last - 1, start - 1, -1):
            if layout.quoted[n] < 0 and layout.lower[n] == ";":
                start = n + 1
                break
        while start < last and layout.tags[start] in ",K-" and layout.quoted[start] < 0:
            start += 1
        piece = (start, last)
        rest = _rest(layout, source.last, period)
        if rest is not None and start < last:
            if layout.tags[last - 1] in "HK":
                piece = rest  # "He left because, according to Berg, it rained"
            elif not layout.has_finite(start, last):
                return Draft("according-to", "say", lemma, (at, behind), source, [piece, rest], number, at, source.last)
    if piece[0] >= piece[1]:
        return None
    return Draft("according-to", "say", lemma, (at, behind), source, [piece], number, at, source.last)


def _phrase(layout: Layout, at: int, period: Period) -> tuple[str, int] | None:
    """(the cue, number after it) of "according to" or "as first reported by"."""
    lower = layout.lower
    if lower[at] == "according":
        return ("according to", at + 2) if at + 2 < period.last and lower[at + 1] == "to" else None
    n = at + 1
    if n < period.last and lower[n] in layout.words.classes["subject_adverb"]:
        n += 1
    verb = layout.words.verbs.get(layout.document.tokens.words[n].verb) if n + 2 < period.last else None
    if verb is None or lower[n + 1] != "by" or verb.strength < STRONG or "clause" not in verb.frames:
        return None
    return verb.lemma, n + 2


def _rest(layout: Layout, comma: int, period: Period) -> tuple[int, int] | None:
    """What follows an attribution between two commas, if it has a finite verb."""
    if comma + 1 >= period.end or layout.tags[comma] != "," or layout.quoted[comma] >= 0:
        return None
    if any(layout.tags[n] in "VZbhdM" for n in range(comma + 1, period.end)) and layout.tags[comma + 1] not in "WIE":
        return comma + 1, period.end
    return None


def _whole_source(layout: Layout, source: Source, period: Period) -> Source:
    """A source after "according to", with the phrases that follow it up to the next comma."""
    n = source.last
    while (
        n < period.end
        and layout.quoted[n] < 0
        and layout.tags[n] not in ',.;:"-(KHW'
        and layout.tags[n] not in "VZbhdM"
    ):
        if layout.is_time(n) or (layout.tags[n] == "F" and n + 1 < period.end and layout.is_time(n + 1)):
            break
        n += 1
    return Source(source.first, max(n, source.last), source.head)


def labelled(layout: Layout, number: int, period: Period) -> Draft | None:
    """Read "SMITH: We will go.", "From the report: “...”" and, in headlines, "Smith: Russia must leave"."""
    for colon in range(period.first + 1, period.end - 1):
        if layout.lower[colon] != ":" or layout.quoted[colon] >= 0:
            continue
        quote = layout.opens(colon + 1)
        if not quote and colon > period.first + LONGEST_LABEL:
            return None
        headline = period.region in ("headline", "deck") or number == 0
        source = _label(layout, colon, period) or (_headline_label(layout, colon, period) if headline else None)
        if source is not None and (quote or _speaks(layout, number, period, source, colon)):
            end = _end_of_quotations(layout, colon + 1, period) if quote else period.end
            rule = "label" if quote or period.region != "body" else "transcript"
            return Draft(
                rule, "say", ":", (colon, colon + 1), source, [(colon + 1, end)], number, source.first, colon + 1
            )
        if not quote:
            return None
    return None


def _label(layout: Layout, colon: int, period: Period) -> Source | None:
    """The name (or the report) before a colon that nothing but a dash, or "from", stands before."""
    tags = layout.tags
    np = layout.noun_phrase(colon - 1)
    if np is None or np.last != colon or layout.quoted[np.first] >= 0:
        return None
    if (
        any(tags[n] in "VZbhdM" for n in range(max(period.first, np.first - LONGEST_LABEL), np.first))
        and tags[np.first - 1] != "-"
    ):
        return None
    first = layout.noun_phrases[
        layout.document.phrases.conjuncts(layout.document.phrases.noun_phrase_at(colon - 1) or 0)[0]
    ].first
    if np.kind != "name":
        ahead = layout.lower[np.first - 1] if np.first > period.first else ""
        return Source(np.first, colon, np.head) if ahead == "from" and layout.published(np.head) else None
    if first > period.first and not (tags[first - 1] == "-" or layout.lower[first - 1] in ("from", "via", "per")):
        return None
    begin = layout.noun_phrase(first)
    return Source(first, colon, begin.head) if begin is not None else None


def _headline_label(layout: Layout, colon: int, period: Period) -> Source | None:
    """What says a headline: "Poll: ...", "Analysts: ...", "Smith on the plan: ...", "Berg to pilots: ..."."""
    np = layout.noun_phrase(period.first)
    if np is None or np.first != period.first or np.last > colon:
        return None
    if np.last == colon:
        base = layout.document.tokens.words[np.head].noun or layout.lower[np.head]
        said = np.kind == "nominal" and base in layout.words.classes["headline_source"]
        return Source(np.first, np.last, np.head) if said else None
    between = layout.tags[np.last : colon]
    if np.kind != "name" or between[:1] not in ("F", "T") or colon - np.last > LONGEST_LABEL:
        return None
    return None if any(tag in "VZbhdM" for tag in between) else Source(np.first, np.last, np.head)


def _end_of_quotations(layout: Layout, at: int, period: Period) -> int:
    """Number after the quotations that stand one after another from a token on."""
    while at < period.end and layout.opens(at):
        at = layout.quotation_end(layout.quoted[at])
    return min(at, period.end)


def _speaks(layout: Layout, number: int, period: Period, source: Source, colon: int) -> bool:
    """Whether an unquoted label is a speaker's: in a headline, or in a transcript."""
    if source.first != period.first or layout.tags[source.first] == "D":
        return False
    nominal = layout.tags[source.head] in "NS"
    known = layout.is_party(source.first) or layout.named_again(source.last - 1, period.last)
    if period.region in ("headline", "deck") or number == 0:
        return (known or nominal) and period.end - colon > SHORTEST_HEADLINE
    if not any(layout.tags[n] in "VZbhdMB" for n in range(colon + 1, period.end)):
        return False
    words, texts = layout.document.tokens.words, layout.document.tokens.texts
    shouted = len(texts[colon - 1]) > SHORTEST_SHOUT and all(
        words[n].upper or layout.tags[n] in ",.(" for n in range(source.first, colon)
    )
    opening = layout.document.paragraphs[period.paragraph].first == period.first
    return known and (shouted or (opening and colon - source.first < SHORT_LABEL))


def signed(layout: Layout, number: int, period: Period) -> Draft | None:
    """Read a quotation with its speaker's name behind a dash, as press releases have it: “...” ― Commissioner Poe."""
    if not layout.opens(period.first):
        return None
    end = _end_of_quotations(layout, period.first, period)
    at = end
    while at < period.last and layout.tags[at] in ".,":
        at += 1
    follows = number + 1 < len(layout.periods)
    below = layout.periods[number + 1] if at >= period.last and follows else period
    dash = below.first if below is not period else at
    if dash + 1 >= below.last or layout.tags[dash] != "-":
        return None
    if below.paragraph != period.paragraph:  # a line of its own, with nothing else on it
        line = layout.document.paragraphs[below.paragraph]
        if below.paragraph != period.paragraph + 1 or (line.first, line.last) != (below.first, below.last):
            return None
    np = layout.noun_phrase(dash + 1)
    if np is None or np.first != dash + 1 or np.kind != "name" or below.last - dash > LONGEST_SIGNATURE:
        return None
    if any(layout.tags[n] in "VZbhdM" or layout.quoted[n] >= 0 for n in range(dash + 1, below.last)):
        return None
    source = Source(np.first, below.end, np.head)
    return Draft("signed", "say", "-", (dash, dash + 1), source, [(period.first, end)], number, dash, below.last)
