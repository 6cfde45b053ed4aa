"""Which cue gets which content: all cues of a period together, then from one period to the next."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.contents import Content
from newsclaims.builtin.statements.cues import Cue, find_cues
from newsclaims.builtin.statements.declines import decline, may_decline
from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.endings import STRONG, clause_end, may_be_clause
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.leftovers import left_over
from newsclaims.builtin.statements.nouns import noun_cue
from newsclaims.builtin.statements.phrasal import according, labelled, signed
from newsclaims.builtin.statements.reach import circumstances_end, content_right, reach, walls
from newsclaims.builtin.statements.sources import source_before
from newsclaims.text.phrases import VerbGroup

__all__ = ["attribute"]

MIGHT: Final = frozenset(("could", "can", "may", "might", "should", "must", "would"))
LONG: Final = 6  # marks and words of a quotation that needs no comma before its attribution
RECENT: Final = 16  # statements of a period that a new one is compared with
LONGEST_LEFT: Final = 400  # tokens that a content to the left can have
SCARE: Final = 3  # a quotation of fewer words inside a content may be scare quotes


def attribute(layout: Layout) -> list[Draft]:
    """All statements of the article, as drafts, in the order of their periods."""
    drafts: list[Draft] = []
    nouns = layout.noun_cues
    noun = phrases = colon = 0
    for number, period in enumerate(layout.periods):
        found = _period(layout, number, period, layout.groups(period.first, period.last))
        while phrases < len(layout.according) and layout.according[phrases] < period.last:
            at = layout.according[phrases]
            phrases += 1
            draft = according(layout, number, period, at, found) if at >= period.first else None
            if draft is not None:
                found.append(draft)
        while colon < len(layout.colons) and layout.colons[colon] < period.first:
            colon += 1
        signature = None if found else signed(layout, number, period)
        if signature is not None:
            found.append(signature)
        label = None
        if colon < len(layout.colons) and layout.colons[colon] < period.last:
            label = labelled(layout, number, period)
        if label is not None:
            found.append(label)
        while noun < len(nouns) and nouns[noun].head < period.last:
            np = nouns[noun]
            noun += 1
            if np.head >= period.first and not any(draft.cue and draft.cue[0] == np.head for draft in found):
                owned = noun_cue(layout, number, period, np)
                if owned is not None and not _claimed(owned, found):
                    found.append(owned)
        if period.quotations:
            found += left_over(layout, number, period, found)
        drafts += found
    return drafts


def _claimed(draft: Draft, others: list[Draft]) -> bool:
    """Whether the content of a noun cue is that of a verb already: "made a statement saying “...”"."""
    first, last = draft.hull
    return any(
        a <= first and last <= b and not (draft.cue is not None and a <= draft.cue[0] < b)
        for other in others
        for a, b in other.pieces
    )


def _period(layout: Layout, number: int, period: Period, groups: list[VerbGroup]) -> list[Draft]:
    """The statements of one period."""
    cues = find_cues(layout, period, groups)
    drafts: list[Draft] = []
    bound = period.first
    refused: set[int] = set()
    for index, group in enumerate(groups):
        refusal = decline(layout, number, period, groups, index) if may_decline(layout, group) else None
        if refusal is not None:
            drafts.append(refusal)
            refused.update(range(*(refusal.cue or ())))
    edges = walls(layout, period, cues)
    for cue in cues:
        if cue.first in refused:
            continue
        limit = reach(layout, period, cue, edges)
        draft = _draft(layout, number, period, cue, limit, bound, drafts[-RECENT:])
        if draft is None:
            continue
        if cue.floating and draft.pieces and draft.pieces[0][0] < cue.edge:
            bound = max(bound, draft.tail)
            recent = [other for other in drafts[-RECENT:] if not _taken_over(layout, other, draft)]
            drafts[-RECENT:] = recent
        drafts.append(draft)
    return drafts


def _taken_over(layout: Layout, other: Draft, draft: Draft) -> bool:
    """Whether a statement has no other content than a quotation that belongs to the attribution right behind it."""
    return len(other.pieces) == 1 and other.pieces[0] == draft.pieces[0] and layout.opens(draft.pieces[0][0])


def _draft(
    layout: Layout, number: int, period: Period, cue: Cue, limit: int, bound: int, earlier: list[Draft]
) -> Draft | None:
    """The statement of a cue; None where it has no content."""
    verb = cue.verb
    content = content_right(layout, cue, limit)
    left = _left(layout, period, cue, bound) if cue.floating else None
    if left is not None:
        left = _own_quotation(layout, cue, left, earlier)
        if _led_up_to(layout, left, earlier) or (verb.strength < STRONG and not layout.opens(left[0])):
            left = None
    if (
        left is not None
        and content is not None
        and any(
            layout.quoted[last - 1] >= 0 and layout.opens(first) and left[0] < first and last >= left[1] - 1
            for draft in earlier
            for first, last in draft.pieces
        )
    ):
        left = None  # the quotation before it is another's: "When a man shouted “Liar,” Smith replied ..."
    pieces: list[tuple[int, int]] = []
    rule = ""
    if left is not None and content is not None:
        if not _is_quotation(layout, left, at_end=True) or content.frame not in ("quote", "bare", "quote and words"):
            if _goes_on(layout, left, content) or _broken_clause(layout, cue, left, content):
                pass
            elif _is_quotation(layout, left) and content.frame not in ("quote", "quote and words"):
                content = None
            else:
                left = None
        elif content.frame == "bare":
            if _is_quotation(layout, left):
                content = None
            else:
                left = None
    if left is not None:
        pieces.append(left)
        rule = "content-" + ("verb-source" if cue.form == "inverted" else "source-verb")
    if content is not None:
        pieces += content.pieces
        rule = "split" if left is not None else content.frame.replace(" ", "-")
    elif left is not None:
        rest = _split_rest(layout, cue, limit, left)
        if rest is not None:
            pieces.append(rest)
            rule = "split"
    expects = not pieces and _ends_with_colon(layout, cue, period)
    if not pieces and not expects:
        return None
    if pieces and layout.tags[pieces[0][0]] in ",.;)-" and layout.quoted[pieces[0][0]] < 0:
        return None
    if cue.group.modality in MIGHT and rule in ("noun", "preposition", "complement") and not _quotes(layout, pieces):
        return None  # "they could question the plan"
    if verb.strength < STRONG and rule not in ("that", "told-that") and not _quotes(layout, pieces):
        return None
    if verb.strength == 0 and not any(_is_quotation(layout, piece) for piece in pieces):
        return None
    addressees = [content.addressee] if content is not None and content.addressee is not None else []
    if not addressees and rule not in ("said-to", "passive-by"):
        addressees = _spoken_to(layout, period, cue)
    last = content.cue_last if content is not None and content.cue_last is not None else cue.last
    first = cue.group.first if cue.group.negated else cue.first
    source = cue.source
    return Draft(
        rule or "colon",
        verb.act,
        verb.lemma,
        (first, last),
        source,
        pieces,
        number,
        cue.edge,
        max(cue.after, last),
        addressees,
        cue.group.negated,
        expects=expects,
    )


def _spoken_to(layout: Layout, period: Period, cue: Cue) -> list[int]:
    """The one asked or accused in a passive; the object of "told", or "to reporters", of a content before it."""
    if cue.form == "passive":
        subject = source_before(layout, cue.group.first, period) if cue.group.form == "finite" else None
        return [subject.head] if subject is not None and layout.lower[subject.head] != "it" else []
    if cue.after >= period.end:
        return []
    if "told" in cue.verb.frames and not layout.is_time(cue.after) and layout.quoted[cue.after] < 0:
        np = layout.noun_phrase(cue.after)
        return [np.head] if np is not None and np.first == cue.after else []
    if layout.lower[cue.after] == "to" and "clause" in cue.verb.frames:
        np = layout.noun_phrase(cue.after + 1) if cue.after + 1 < period.end else None
        return [np.head] if np is not None and np.first == cue.after + 1 else []
    return []


def _goes_on(layout: Layout, left: tuple[int, int], content: Content) -> bool:
    """Whether a clause goes on after a quotation and its attribution: “Bad luck,” he said, that both had come."""
    that = content.pieces[0][0] - 1
    return (
        content.frame == "that"
        and _is_quotation(layout, left)
        and layout.lower[that] == "that"
        and layout.lower[that - 1] == ","
        and layout.tags[that + 1] not in "VZbhdM"
    )


def _broken_clause(layout: Layout, cue: Cue, left: tuple[int, int], content: Content) -> bool:
    """Whether a clause without marks goes on behind its attribution: "It was late, he said, “but we stayed.”"."""
    at = content.pieces[0][0]
    if (
        layout.quoted[left[1] - 1] >= 0
        or layout.tags[left[0]] not in "DGUPNSJC"
        or cue.form not in ("before", "inverted")
    ):
        return False
    conjunction = layout.tags.rfind(",K", left[0], left[1])
    if not layout.has_finite(max(left[0], conjunction), left[1]):
        return False  # "It rained, and today, he said, “we stay”"
    if content.frame == "colon":
        return True
    lower_case = layout.opens(at) and not layout.document.tokens.words[at + 1].capital
    return content.frame in ("quote", "quote and words") and layout.lower[at - 1] == "," and lower_case


def _own_quotation(layout: Layout, cue: Cue, left: tuple[int, int], earlier: list[Draft]) -> tuple[int, int]:
    """The quotation alone, where an earlier cue leads up to it: "He weighed in, telling a reporter, “Yes,” he said".

    What another reports with it stays whole: "Berg said, “Yes,” the Herald reported".
    """
    number = layout.quoted[left[1] - 1]
    if number < 0 or layout.opens(left[0]) or (cue.source is not None and layout.tags[cue.source.head] != "U"):
        return left
    first = layout.quotations[number].first - 1
    if any(
        draft.pieces[-1:] and draft.pieces[-1][0] == first and draft.cue and draft.cue[0] >= left[0]
        for draft in earlier
    ):
        return first, left[1]
    return left


def _led_up_to(layout: Layout, left: tuple[int, int], earlier: list[Draft]) -> bool:
    """Whether a quotation belongs to a cue before it: "She asked, “Why?” He replied that ..."."""
    number = layout.quoted[left[1] - 1]
    if number < 0:
        return False
    mark = layout.quotations[number].first - 1
    if layout.ending(number) == "," and (mark == 0 or layout.tags[mark - 1] in ",:"):
        return False
    return any(
        draft.pieces[-1:] and draft.pieces[-1][0] == mark and draft.cue is not None and draft.cue[1] <= mark
        for draft in earlier
    )


def _quotes(layout: Layout, pieces: list[tuple[int, int]]) -> bool:
    """Whether a content has a quotation that is more than a word in scare quotes."""
    for first, last in pieces:
        for n in range(first, last):
            if layout.opens(n):
                quotation = layout.quotations[layout.quoted[n]]
                if quotation.last - quotation.first >= SCARE or (
                    n == first and layout.quotation_end(layout.quoted[n]) >= last
                ):
                    return True
    return False


def _is_quotation(layout: Layout, piece: tuple[int, int], *, at_end: bool = False) -> bool:
    """Whether a piece is one quotation, or ends with one."""
    first, last = piece
    if layout.quoted[last - 1] < 0:
        return False
    return at_end or layout.opens(first)


def _left(layout: Layout, period: Period, cue: Cue, bound: int) -> tuple[int, int] | None:
    """The content to the left of an attribution."""
    last = cue.edge
    if layout.tags[last] == "K":
        return None  # “It is over,” and Smith said that ...
    if layout.quoted[last - 1] < 0:
        last -= 1
    elif layout.ending(layout.quoted[last - 1]) not in ",.-" and cue.form != "inverted":
        first = layout.quotations[layout.quoted[last - 1]].first - 1
        if first > period.first or last - first < LONG:
            return None  # “insanity” Smith said: no mark between
    if last <= bound:
        return None
    first = bound = max(bound, last - LONGEST_LEFT)
    for n in range(last - 1, bound - 1, -1):
        if layout.quoted[n] < 0 and (layout.lower[n] in (";", ":")):
            first = n + 1
            break
    begin = first
    while first < last and layout.tags[first] in ",K-" and layout.quoted[first] < 0:
        first += 1
    if first >= last:  # "But, he said, it failed"
        conjunction = begin < last and layout.tags[begin] == "K" and _interrupts(layout, cue, period.end)
        return (begin, last) if conjunction else None
    if layout.quoted[last - 1] >= 0:
        mark = layout.quotations[layout.quoted[last - 1]].first - 1
        if mark > first + 1 and layout.tags[mark - 1] in "-(" and layout.quoted[mark - 1] < 0:
            return mark, last  # "praised his faith - “a faith of good works,” he said - and ..."
    object_follows = cue.form == "inverted" and cue.verb.frames & {"np", "object"}
    titled = layout.quoted[last - 1] >= 0 and not layout.opens(first) and not layout.has_finite(first, last)
    if object_follows and titled:
        return None  # "Ann Berg, once of “Lisk Today,” praised Reyes"
    if layout.quoted[last - 1] < 0 and not _can_be_clause(layout, first, last):
        return (first, last) if _interrupts(layout, cue, period.end) else None
    return first, last


def _interrupts(layout: Layout, cue: Cue, limit: int) -> bool:
    """Whether an attribution between two commas breaks a clause: "The plan, he said, would fail"."""
    at = circumstances_end(layout, cue, limit)
    if (
        at >= limit
        or layout.tags[at] != ","
        or layout.tags[cue.edge - 1] != ","
        or (cue.form not in ("before", "inverted"))
    ):
        return False
    if layout.tags[at + 1 : at + 2] in ("I", "K", "W"):
        return False
    if any(layout.tags[n] in "VZbhdM" and layout.quoted[n] < 0 for n in range(at + 1, limit)):
        return layout.tags[at + 1] != "E" or not layout.is_time(cue.edge)
    return cue.verb.strength > STRONG and may_be_clause(layout, at + 1, limit)


def _can_be_clause(layout: Layout, first: int, last: int) -> bool:
    """Whether an unquoted stretch before ", Smith said" can be what he said: it has a finite verb of its own."""
    tags, lower = layout.tags, layout.lower
    if tags[first] == "B" and last - first > SCARE and layout.verb_group(first) is not None:
        return True  # "Act before the vote, they said"
    while tags[first] in "FHIETW" and lower[first] != "that":
        # a fronted adverbial, unless a main clause follows it after a comma
        comma = next((n for n in range(first, last) if tags[n] == "," and layout.quoted[n] < 0), None)
        if comma is None or comma + 1 >= last:
            return tags[first] in "FITW" and layout.has_finite(first, last)
        first = comma + 1
    return layout.has_finite(first, last)


def _split_rest(layout: Layout, cue: Cue, limit: int, left: tuple[int, int]) -> tuple[int, int] | None:
    """The second part of an unquoted content that its attribution breaks: "The plan, Smith said, would fail"."""
    if layout.quoted[left[1] - 1] >= 0:
        return None
    at = circumstances_end(layout, cue, limit)
    if at >= limit or layout.tags[at] != "," or at + 1 >= limit:
        return None
    n = at + 1
    if not layout.has_finite(*left) or layout.lower[left[0]] in layout.words.classes["subordinate"]:
        return (n, clause_end(layout, n, limit))
    if layout.tags[n] == "K" and n + 1 < limit:  # "He was calm, she added, and had slept"
        k = n + 1
        while k < limit and layout.tags[k] in "R":
            k += 1
        if k < limit and layout.tags[k] in "VZbhdM" and not layout.reports(k, 2):
            return (n, limit)
    if layout.tags[n] in "IKW" or layout.lower[n] in layout.words.classes["narration"]:
        return None
    return (n, limit)


def _ends_with_colon(layout: Layout, cue: Cue, period: Period) -> bool:
    """Whether a period ends with the cue (and circumstances) and a colon."""
    return (
        period.end > cue.after
        and layout.lower[period.last - 1] == ":"
        and cue.form in ("before", "inverted", "shared", "gerund")
    )
