"""The content of a cue: what stands to the right of it, or to the left, and where it ends.

Positions are token numbers. A piece of content is a run of tokens; where it is one whole quotation it has its marks,
which are taken off when the record is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsclaims.builtin.statements.complements import (
    Content,
    after_that,
    bounded,
    complement,
    object_end,
    run,
    run_pieces,
    that_later,
    time_as_subject,
)
from newsclaims.builtin.statements.endings import STRONG, clause_begins, may_be_clause
from newsclaims.builtin.statements.layout import Layout
from newsclaims.builtin.statements.vocabulary import VerbCue

__all__ = ["Content", "landings", "right_content"]

NOUN_START: Final = frozenset("DGUPNSJC$t")
AFTER_THAT: Final = frozenset("DGUPt,FH")
PRESUMED: Final = frozenset("DGPNSJCI$tE")


# ---- what may stand between cue and content -------------------------------------------------------------------------
def landings(layout: Layout, at: int, limit: int) -> Iterator[tuple[int, int | None]]:
    """Places where the content can begin, nearest first, each with the addressee passed on the way ("to reporters")."""
    tags, lower = layout.tags, layout.lower
    addressee: int | None = None
    yield at, addressee
    for _ in range(8):
        if at >= limit or layout.quoted[at] >= 0:
            return
        if tags[at] in "Rn":
            at += 1
        elif at in layout.times and not tags.startswith("X", layout.times[at]):
            at = layout.times[at]
        elif tags[at] in "FTH" and lower[at] in layout.words.classes["circumstance"] and at + 1 < limit:
            if at + 1 in layout.times and not tags.startswith("X", layout.times[at + 1]):
                at = layout.times[at + 1]
            else:
                np = layout.noun_phrase(at + 1)
                if np is None or np.first != at + 1 or layout.quoted[at + 1] >= 0:
                    return
                if lower[at] == "to":
                    addressee = np.head
                at = min(layout.extent(at + 1), limit)
        elif layout.is_time(at):
            at = max(at + 1, layout.extent(at))
        elif (
            tags[at] == ","
            and at + 1 < limit
            and layout.quoted[at + 1] < 0
            and (tags[at + 1] in "FR" or layout.is_time(at + 1))
        ):
            at += 1
        elif tags[at] == "(":
            close = tags.find(")", at, min(limit, at + 14))
            if close < 0:
                return
            at = close + 1
        else:
            return
        yield at, addressee


# ---- to the right ---------------------------------------------------------------------------------------------------
def right_content(layout: Layout, cue: VerbCue, after: int, limit: int, *, floating: bool = False) -> Content | None:
    """The content to the right of an active cue that ends before token number `after`; None if there is none.

    floating: The cue can have its content to the left, so that a doubtful one to the right is left alone.
    """
    told = _with_object(layout, cue, after, limit)
    if told is not None:
        return told
    for at, addressee in landings(layout, after, limit):
        found = _content_at(layout, cue, at, limit, moved=at != after)
        if found is not None:
            if addressee is not None and found.addressee is None:
                return Content(found.pieces, found.frame, addressee, found.cue_last)
            return found
    if "clause" in cue.frames and cue.strength >= STRONG:
        that = that_later(layout, after, limit)
        if that is not None:
            return run(layout, that + 1, limit, "that")
        if after < limit and cue.strength > STRONG and not floating:
            clausal = cue.lemma in layout.words.classes["clausal_verb"] or not cue.prepositions
            if clausal and layout.tags[after] in "FH" and layout.lower[after] not in ("that", "about", "under"):
                return _fronted(layout, after, limit)
            if _presumed(layout, cue, after, limit):
                return run(layout, after, limit, "bare")
    return None


def _presumed(layout: Layout, cue: VerbCue, at: int, limit: int) -> bool:
    """Whether what follows is a clause though no verb is seen: some verbs take no other complement."""
    if cue.lemma not in layout.words.classes["clausal_verb"] or layout.is_time(at) or layout.quoted[at] >= 0:
        return False
    if layout.lower[at] in layout.words.classes["no_clause"] or layout.tags[at] not in PRESUMED:
        return False
    return may_be_clause(layout, at + 1, limit)


def _fronted(layout: Layout, at: int, limit: int) -> Content | None:
    """A clause that opens with an adverbial: "says [despite all that, he was calm]"."""
    for n in range(at + 1, min(limit - 1, at + 20)):
        if layout.tags[n] == "," and layout.quoted[n] < 0 and layout.tags[n + 1] not in "KW":
            if layout.tags[n + 1] in "FT" and layout.tags[n + 2 : n + 3] == "W":
                return None  # "promised as housing, of which ..."
            return run(layout, at, limit, "bare") if clause_begins(layout, n + 1, limit) else None
    return None


def _content_at(layout: Layout, cue: VerbCue, at: int, limit: int, *, moved: bool) -> Content | None:
    """The content that begins at a place, by the frames of the cue."""
    if at >= limit:
        return None
    tags, lower, frames = layout.tags, layout.lower, cue.frames
    if tags[at] == ":" and lower[at] == ":":
        return _after_colon(layout, at, limit)
    quote = at + 1 if tags[at] == "," and at + 1 < limit else at
    if layout.opens(quote) and ("quote" in frames or quote == at):
        return _quoted(layout, quote, limit)
    if quote > at and lower[quote] == "that" and tags[quote] == "H" and "clause" in frames:
        at = quote
    if lower[at] == "that" and frames & {"clause", "told"} and tags[at] == "D" and tags[at + 1 : at + 2] in AFTER_THAT:
        return after_that(layout, at, limit)  # "pointed out that the ..."
    if "comp" in frames and lower[at] == "that" and at + 1 < limit and layout.opens(at + 1):
        return run(layout, at, limit, "complement", whole=False)  # "called that “absurd”"
    if tags[at] == "H" and lower[at] == "that" and frames & {"clause", "that", "told"}:
        return after_that(layout, at, limit)
    if lower[at] in layout.words.classes["wh"] and tags[at] in "HW":
        if "comp" in frames and any(layout.quoted[n] >= 0 for n in range(at, min(limit, at + 10))):
            return run(layout, at, limit, "complement", whole=False)
        if "wh" in frames or (frames & {"clause", "told"} and lower[at] not in ("if", "when", "where", "who", "which")):
            return run(layout, at, limit, "wh")
        return None
    verb = layout.verb_group(at)
    infinitive = verb is not None and verb.first == at and verb.form == "infinitive" and "inf" in frames
    if infinitive and (not moved or cue.strength > STRONG):
        return run(layout, at, limit, "to")
    if verb is not None and verb.first == at and not moved:
        if verb.form == "gerund" and frames & {"ger", "np"}:
            return run(layout, at, limit, "ing")
        if verb.form == "gerund" and "clause" in frames and clause_begins(layout, verb.last, limit):
            return run(layout, at, limit, "bare")
    if tags[at] == "T" and "inf" in frames and at + 1 < limit and layout.opens(at + 1):
        return run(layout, at, limit, "to")  # "promised to “fully fund every school”"
    if lower[at] == "as" and "as" in frames and not moved and at + 1 < limit:
        found = (
            _quoted(layout, at + 1, limit) if layout.opens(at + 1) else run(layout, at + 1, limit, "as", whole=False)
        )
        return found and Content(found.pieces, "as")  # "a charge that they rejected as “pure invention”"
    if lower[at] in ("yes", "no") and "clause" in frames and (at + 1 >= limit or tags[at + 1] in ",.;K"):
        return Content(((at, at + 1),), "word")
    if (
        lower[at] in cue.prepositions
        and not layout.is_time(at + 1)
        and tags[at] in "FTH"
        and at + 1 < limit
        and (not moved or lower[at] in ("about", "against"))
    ):
        at += lower[at + 1] == "as"  # "which they refer to as ..."
        found = run(layout, at + 1, limit, "preposition", whole=False)
        if found is not None:
            return Content(found.pieces, found.frame, None, at + 1)
        return None
    if (
        verb is not None
        and verb.first == at
        and verb.form in ("finite", "participle")
        and not moved
        and ("clause" in frames and cue.strength > STRONG and tags[at] in "bhMVZE")
    ):
        return run(layout, at, limit, "gap")  # "components that he said [would fail]"
    if layout.is_time(at):
        subject = frames & {"clause", "told"} and time_as_subject(layout, at, limit)
        return run(layout, at, limit, "bare") if subject else None
    bound = tags[at] == "F" and bounded(layout, at)
    if tags[at] not in NOUN_START and not bound:
        return None
    if frames & {"clause", "told"} and clause_begins(layout, at, limit):
        return run(layout, at, limit, "bare")
    if cue.lemma == "claim" and not moved:
        np = layout.noun_phrase(at)
        if np is not None and lower[np.head] in layout.words.classes["claimed_noun"]:
            return run(layout, at, limit, "noun", whole=False)
    if lower[layout.head_at(at)] in layout.words.classes["unsaid_object"]:
        return None  # "requested anonymity"
    if "np" in frames and not moved and not ("object" in frames and layout.is_party(at)):
        return run(layout, at, limit, "noun", whole=False)
    if frames & {"as", "comp"} and not moved:
        return complement(layout, cue, at, limit)
    return None


def _with_object(layout: Layout, cue: VerbCue, after: int, limit: int) -> Content | None:
    """The content behind an object: "told [parliament] that", "accused [China] of", "urged [Vietnam] to"."""
    frames = cue.frames
    if not frames & {"told", "objinf"} and not cue.object_prepositions:
        return None
    if after >= limit or layout.tags[after] not in NOUN_START or layout.quoted[after] >= 0 or layout.is_time(after):
        return None
    np = layout.noun_phrase(after)
    if np is None or np.first != after:
        return None
    if layout.lower[after] in ("that",):
        return None
    end = object_end(layout, cue, after, limit)
    if end < limit and layout.tags[end] == ",":
        close = layout.tags.find(",", end + 1, min(limit, end + 16))
        if close > 0 and close + 1 < limit and layout.lower[close + 1] in cue.object_prepositions:
            end = close + 1  # "accused Berg, the mayor, of lying"
    for at, _ in landings(layout, end, limit):
        if at >= limit:
            break
        lower = layout.lower[at]
        verb = layout.verb_group(at)
        if "objinf" in frames and verb is not None and verb.first == at and verb.form == "infinitive":
            return Content(run_pieces(layout, at, limit), "object to", np.head)
        if "objinf" in frames and layout.opens(at) and layout.tags[at + 1 : at + 2] in ("T", "n"):
            return Content(run_pieces(layout, at, limit), "object to", np.head)  # "urged them “to wait”"
        if "objinf" in frames and layout.tags[at] == "n" and layout.tags[at + 1 : at + 2] == "T":
            return Content(run_pieces(layout, at, limit), "object to", np.head)
        if (
            at == end
            and lower in cue.object_prepositions
            and layout.tags[at] in "FTH"
            and at + 1 < limit
            and ("object" not in frames or "np" not in frames or layout.is_party(after) or lower != "as")
        ):
            pieces = run_pieces(layout, at + 1, limit, whole=lower != "about")
            return Content(pieces, "object " + lower, np.head) if pieces else None
        if "told" in frames:
            found = _content_at(layout, cue, at, limit, moved=True)
            if found is not None and (found.frame != "bare" or at > after):
                return Content(found.pieces, "told " + found.frame, np.head)
    that = that_later(layout, end, limit) if "told" in frames else None
    if that is not None:
        return Content(run_pieces(layout, that + 1, limit), "told that", np.head)
    return None


def _after_colon(layout: Layout, colon: int, limit: int) -> Content | None:
    """What follows a colon: the quotations there, else all of it."""
    at = colon + 1
    if at >= limit:
        return None
    if layout.opens(at):
        end = layout.quotation_end(layout.quoted[at])
        while end < limit and layout.opens(end):
            end = layout.quotation_end(layout.quoted[end])
        return Content(((at, min(end, limit)),), "colon quote")
    return Content(((at, limit),), "colon")


def _quoted(layout: Layout, at: int, limit: int) -> Content | None:
    """A quotation right after the cue, or a clause that begins with one."""
    end = layout.quotation_end(layout.quoted[at])
    inner = layout.ending(layout.quoted[at])
    if end >= limit or inner in ",.-" or layout.tags[end] in ".,;:-":
        tail = layout.tags[end] if end < limit else "."
        if not (tail == "," and inner not in ",.-" and _listed(layout, end, limit)):
            return Content(((at, min(end, max(limit, end))),), "quote")
    return run(layout, at, limit, "quote and words", whole=False)


def _listed(layout: Layout, comma: int, limit: int) -> bool:
    """Whether a list of quotations goes on after a comma."""
    return comma + 1 < limit and layout.opens(comma + 1)
