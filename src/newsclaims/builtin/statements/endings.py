"""Where a content begins and ends: is there a clause here, and where does the narrator take over again."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.layout import Layout
from newsclaims.builtin.statements.sources import source_before
from newsclaims.text.phrases import VerbGroup

__all__ = ["STRONG", "clause_begins", "clause_end", "may_be_clause"]

NOUN_START: Final = frozenset("DGUPNSJC$t")
SHORTEST_CLAUSE: Final = 4  # tokens
LONGEST_REACH: Final = 30  # tokens between two verbs of saying that are joined by "and"
LONGEST_ASIDE: Final = 12  # tokens between the commas around "while costly"
STRONG: Final = 2  # a cue of this strength ends the content of the cue before it


def clause_begins(layout: Layout, at: int, limit: int) -> bool:
    """Whether a clause with a finite verb begins at a place, with its subject there."""
    tags, lower = layout.tags, layout.lower
    crossed = False  # whether a comma stands between
    n = at
    while n < limit:
        if tags[n] in "VZbhdMB":
            verb = layout.verb_group(n)
            if n > at and verb is not None and verb.form == "finite":
                if layout.quoted[n] >= 0:
                    return True
                if tags[verb.first - 1] == "W":
                    n = verb.last  # a relative clause
                    continue
                if tags[verb.first - 1] == "K" and not crossed:
                    return False  # "the plan as hasty and left": the verb is another's
                if not crossed or tags[verb.first - 1] == ",":
                    return True
                subject = source_before(layout, verb.first, layout.part(at, limit))
                return subject is not None and subject.first <= at + 1
        elif layout.quoted[n] < 0:
            if tags[n] in ";:":
                return False
            if n > at and tags[n] == "H" and (lower[n] == "that" or lower[n] in layout.words.classes["adverbial"]):
                aside = tags.find(",", n, min(limit, n + LONGEST_ASIDE)) if tags[n - 1] == "," else -1
                if aside < 0:
                    return False
                n = aside  # "the plan, while costly, worked"
                crossed = True
            if tags[n] in ",-" and n > at and not layout.document.tokens.glued(n):
                crossed = True
            crossed = crossed or (tags[n] == "," and n > at)
        n += 1
    return False


def may_be_clause(layout: Layout, at: int, limit: int) -> bool:
    """Whether a word that can be a verb stands in a stretch where no verb is seen."""
    words = layout.document.tokens.words
    return limit - at >= SHORTEST_CLAUSE and any(
        layout.quoted[n] < 0 and layout.tags[n] in "SNEBJ" and words[n].verb for n in range(at, min(limit, at + 25))
    )


def clause_end(layout: Layout, start: int, limit: int, *, whole: bool = True) -> int:
    """Number after the last token of a content that begins at `start`.

    whole: The content is a clause; else it is a phrase, which a phrase of time or medium also ends.
    """
    tags, lower = layout.tags, layout.lower
    infinitive = tags.startswith("T", start)
    n = start
    while n < limit:
        number = layout.quoted[n]
        if number >= 0:
            n = layout.quotation_end(number)
            inner = layout.ending(number)
            if inner == "," and n < limit and _leaves_off(layout, start, n, limit, whole=whole):
                break
            if inner == "." and n < limit:
                break
            continue
        mark = tags[n]
        if n > start:
            if mark in ",-" and _narrator_resumes(layout, n, limit, whole=whole):
                break
            if mark == ":" and lower[n] == ";":
                break
            if mark == "K" and (
                _cue_follows(layout, n + 1, limit)
                or (_other_subject(layout, n, limit) and _speaker_follows(layout, n + 1, limit))
            ):
                break
            if not whole and _phrase_over(layout, n, start, limit):
                break
            if infinitive and (
                (mark == "K" and _verb_follows(layout, n + 1, limit))
                or (mark == "," and _adverbial(layout, n + 1, limit))
            ):
                break
            if not whole and mark in "VZbhdM" and _is_main_verb(layout, n, start):
                break
        n += 1
    n = min(n, limit)
    while n > start and tags[n - 1] in ",:;-K." and layout.quoted[n - 1] < 0:
        n -= 1
    return n


def _leaves_off(layout: Layout, start: int, n: int, limit: int, *, whole: bool) -> bool:
    """Whether a content is over where a quotation ends with a comma: not at “this,” because ..."."""
    if layout.tags[n] == "K":
        return not whole and layout.quoted[n] < 0 and _narrator_resumes(layout, n - 1, limit, whole=whole)
    if not whole or layout.quoted[n] >= 0:
        return True
    mark = layout.quotations[layout.quoted[n - 1]].first - 1
    if layout.tags[start] in "FHR" and layout.quoted[start] < 0 and not layout.has_finite(start, mark):
        return False  # "that after months of “talk,” the port was closed"
    if layout.tags[n] not in "HDCJNS" and layout.tags[n : n + 2] != "RH":
        return True
    return _narrator_resumes(layout, n - 1, limit, whole=whole) or clause_begins(layout, n, limit)


def _phrase_over(layout: Layout, n: int, start: int, limit: int) -> bool:
    """Whether a content that is a phrase is over: an adverbial clause, an occasion or a time follows."""
    mark = layout.tags[n]
    if mark in "FH" and layout.lower[n] in layout.words.classes["adverbial"]:
        verb = layout.verb_group(n + 1) if n + 1 < limit else None
        if verb is not None and verb.first == n + 1 and verb.form == "gerund" and layout.lower[n] != "as":
            return True
        if mark == "H" and layout.lower[n] not in ("that", "how", "why", "whether", "where", "as"):
            return True
        if layout.tags[n + 1 : n + 2] == "U" and clause_begins(layout, n + 1, limit):
            return True
    if mark == "F" and _circumstance(layout, n, limit):
        return True
    if mark == "K" and _verb_follows(layout, n + 1, limit):
        return True
    after = layout.times.get(n)
    if after is not None and n > start + 1 and (after >= limit or layout.tags[after] in ",.:-"):
        if layout.tags[n - 1] in "FT" and layout.quoted[n - 1] < 0:
            return False  # "the strike [of 2008]": what governs a time is not left without it
        if layout.has_finite(start, n):
            return False  # "what she had said [the night before]"
        np = layout.noun_phrase(n)
        return np is None or np.head < after
    return False


def _adverbial(layout: Layout, at: int, limit: int) -> bool:
    """Whether a clause of time or cause begins, which the narrator adds to an infinitive: ", after it voted"."""
    return (
        at < limit
        and layout.quoted[at] < 0
        and layout.lower[at] in layout.words.classes["adverbial"]
        and (layout.tags[at] in "FH")
    )


def _verb_follows(layout: Layout, at: int, limit: int) -> bool:
    """Whether a finite verb without a subject follows a conjunction: "praised the plan and [left]"."""
    while at < limit and layout.tags[at] in "R":
        at += 1
    if at >= limit or layout.tags[at] not in "VZbhdE" or layout.quoted[at] >= 0:
        return False
    verb = layout.verb_group(at)
    if verb is not None and layout.tags[at] == "E" and verb.form == "participle":
        return layout.tags[verb.last : verb.last + 1] in tuple("THDGU") and "V" in layout.document.tokens.words[at].tags
    return verb is not None and verb.first <= at and verb.form == "finite"


def _is_main_verb(layout: Layout, n: int, start: int) -> bool:
    """Whether a phrase that is a content turns out to be the subject of a verb: "his claim to [the throne] is weak"."""
    verb = layout.verb_group(n)
    if verb is None or verb.form != "finite" or verb.first != n:
        return False
    subject = source_before(layout, verb.first, layout.part(start, n + 1))
    return subject is not None and subject.first == start


def _narrator_resumes(layout: Layout, mark: int, limit: int, *, whole: bool) -> bool:
    """Whether the narrator takes over after a comma or dash."""
    tags, lower = layout.tags, layout.lower
    n = mark + 1
    if tags[mark] == "-" and layout.document.tokens.glued(mark) and layout.document.tokens.glued(n):
        return False
    while n < limit and tags[n] in "R":
        n += 1
    if n >= limit:
        return True
    if layout.quoted[n] >= 0:
        return False
    if whole and _narrator_adds(layout, mark, n, limit):
        return True
    if tags[n] == "K":
        if not whole and (_verb_follows(layout, n + 1, limit) or clause_begins(layout, n + 1, limit)):
            return True
        return _cue_follows(layout, n + 1, limit) or _speaker_follows(layout, n + 1, limit)
    if (not whole and tags[n] in "IE") or (
        not whole and lower[n] in layout.words.classes["adverbial"] and tags[n] in "FH"
    ):
        return True
    if not whole and tags[n] in NOUN_START and mark > 0 and clause_begins(layout, n, limit):
        return True
    if tags[n] == "I" and layout.reports(n, STRONG):
        return True
    if lower[n] == "according":
        return True
    if lower[n] == "while":
        return n + 1 < limit and layout.noun_phrase(n + 1) is not None  # ", while troublesome, ..." is an aside
    if tags[n] in "FT" and tags[n + 1 : n + 2] == "W" and lower[n + 1] in ("whom", "which"):
        n += 1  # ", for whom ..."
    if (lower[n] in layout.words.classes["relative_narrated"] or lower[n] == "whom") and tags[n] == "W":
        return not any(tag in ",-" and layout.quoted[k] < 0 for k, tag in enumerate(tags[n:limit], n))
    return False


def _narrator_adds(layout: Layout, mark: int, n: int, limit: int) -> bool:
    """Whether what a comma or dash adds to a whole clause is likelier the narrator's: a contrast, a remark."""
    tags, lower = layout.tags, layout.lower
    if lower[n] == "but" and tags[mark] == ",":
        return lower[n + 1] != "that" and clause_begins(layout, n + 1, limit)
    if lower[n] in ("although", "though"):
        return clause_begins(layout, n + 1, limit)
    if tags[mark] == "-" and "-" not in tags[n:limit]:
        return tags[n] in "DGPNSUC$"
    return lower[n] in ("a", "an") and layout.quoted[n + 1] < 0 and not layout.has_finite(n, limit)


def _cue_follows(layout: Layout, at: int, limit: int) -> bool:
    """Whether a verb of saying without a subject of its own follows a conjunction: "and [later added]"."""
    n = at
    while n < limit and layout.tags[n] in "R":
        n += 1
    if n >= limit or layout.quoted[n] >= 0:
        return False
    verb = layout.verb_group(n)
    if verb is None or verb.first not in (n, at):
        return False
    if verb.form == "participle":  # "but cautioned against", "and promised to"
        return layout.reports(verb.head, STRONG + 1) and layout.tags[verb.last : verb.last + 1] in tuple("TFHDGU")
    if verb.form not in ("finite", "gerund"):
        return False
    said = layout.reports(verb.head, STRONG) or verb.lemma in layout.words.classes["decline_verb"]
    if said and verb.pluperfect and _in_past_perfect(layout, at - 1):
        return False  # "Berg said Reyes had left and [had warned] that"
    if not said or verb.tense == "past" or verb.perfect or verb.form == "gerund":
        return said
    return verb.tense == "present" and layout.lower[at - 1] == "but" and _told_now(layout, at - 1)


def _in_past_perfect(layout: Layout, at: int) -> bool:
    """Whether the verb before a token has "had", and none of the verbs of saying before it has."""
    groups = [group for group in layout.groups(max(0, at - LONGEST_REACH), at) if group.form == "finite"]
    if not groups or not groups[-1].pluperfect:
        return False
    said = [group for group in groups if _is_cue(layout, group)]
    return bool(said) and not any(group.perfect for group in said)


def _told_now(layout: Layout, at: int) -> bool:
    """Whether the first verb of saying before a token is in the present tense: "says people left, but [insists]"."""
    first = next((group for group in layout.groups(max(0, at - LONGEST_REACH), at) if _is_cue(layout, group)), None)
    return first is not None and first.tense == "present" and layout.tags[first.head] == "Z"


def _is_cue(layout: Layout, group: VerbGroup) -> bool:
    return group.form == "finite" and layout.quoted[group.head] < 0 and layout.reports(group.head, STRONG)


def _other_subject(layout: Layout, conjunction: int, limit: int) -> bool:
    """Whether a conjunction leads to a subject: a pronoun, "others", or what no noun before it can be joined to."""
    at = conjunction + 1
    if at >= limit:
        return False
    if layout.tags[at] == "U" or layout.lower[at] in layout.words.classes["quantifier"]:
        return True
    return layout.quoted[conjunction - 1] >= 0 or layout.tags[conjunction - 1] not in "NSPUCJ"


def _speaker_follows(layout: Layout, at: int, limit: int) -> bool:
    """Whether a new subject with a verb of saying follows a conjunction: ", but [officials have said]"."""
    if at >= limit or layout.quoted[at] >= 0 or layout.tags[at] not in "UPNSDGJ":
        return False
    np = layout.noun_phrase(at)
    if np is None or np.first != at:
        return False
    n = np.last
    while n < limit and layout.tags[n] in "R":
        n += 1
    verb = layout.verb_group(n) if n < limit else None
    if verb is None or verb.first != n or verb.form != "finite" or verb.modality is not None or verb.voice != "active":
        return False
    return layout.reports(verb.head, STRONG) or layout.refuses(verb)


def _circumstance(layout: Layout, preposition: int, limit: int) -> bool:
    """Whether a phrase of the occasion begins: "in an interview", "on Tuesday", "during a debate"."""
    if layout.lower[preposition] not in ("in", "on", "at", "during", "after", "via", "through", "to"):
        return False
    if preposition + 1 >= limit or layout.quoted[preposition + 1] >= 0:
        return False
    np = layout.noun_phrase(preposition + 1)
    after = layout.times.get(preposition + 1)
    if after is not None and (np is None or np.head < after):  # not "in third-quarter profit", "moved to Monday"
        return layout.lower[preposition] != "to"
    return np is not None and np.first == preposition + 1 and layout.published(np.head)
