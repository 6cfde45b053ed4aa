"""The content of a cue: what stands to the right of it, or to the left, and where it ends.

Positions are token numbers. A piece of content is a run of tokens; where it is one whole quotation it has its marks,
which are taken off when the record is made.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import source_before
from newsclaims.builtin.statements.vocabulary import VerbCue

__all__ = ["Content", "clause_begins", "clause_end", "landings", "right_content"]

NOUN_START = frozenset("DGUPNSJC$t")
WH = frozenset("if whether how why what who when where which whom".split())
FILLER_PREPOSITIONS = frozenset(
    "on in at during after before to through via from by as with for of about following over since against into".split()
)
ADVERBIAL = frozenset(
    "before after when while as because although though if since until by unless despite without even just".split()
)
NARRATOR_RELATIVES = frozenset(("which", "who", "whose", "where"))
DETERMINERS = frozenset("DGUPt")
STRONG = 2  # a cue of this strength ends the content of the cue before it


@frozen
class Content:
    """What was found beside a cue.

    Attributes:
        pieces: Runs of tokens (first, after the last).
        frame: How it is joined to the cue: the name of the rule.
        addressee: Token of the head of the one spoken to, or None.
        cue_last: Number after the last token of the cue, with a preposition that belongs to it; None to leave it.

    """

    pieces: tuple[tuple[int, int], ...]
    frame: str
    addressee: int | None = field(default=None)
    cue_last: int | None = field(default=None)


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
        elif at in layout.times and tags[layout.times[at]] != "X":
            at = layout.times[at]
        elif tags[at] in "FTH" and lower[at] in FILLER_PREPOSITIONS and at + 1 < limit:
            if at + 1 in layout.times and tags[layout.times[at + 1]] != "X":
                at = layout.times[at + 1]
            else:
                np = layout.noun_phrase(at + 1)
                if np is None or np.first != at + 1 or layout.quoted[at + 1] >= 0:
                    return
                if lower[at] == "to":
                    addressee = np.head
                at = min(layout.extent(at + 1), limit)
        elif layout.is_time(at):
            np = layout.noun_phrase(at)
            assert np is not None
            at = np.last
        elif tags[at] == "," and at + 1 < limit and layout.quoted[at + 1] < 0 and (
            tags[at + 1] in "FR" or layout.is_time(at + 1)
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
def right_content(layout: Layout, cue: VerbCue, after: int, limit: int, period: Period, *,
                  floating: bool = False) -> Content | None:  # fmt: skip
    """The content to the right of an active cue that ends before token number `after`; None if there is none.

    floating: The cue can have its content to the left, so that a doubtful one to the right is left alone.
    """
    told = _with_object(layout, cue, after, limit, period)
    if told is not None:
        return told
    for at, addressee in landings(layout, after, limit):
        found = _content_at(layout, cue, at, limit, period, moved=at != after)
        if found is not None:
            if addressee is not None and found.addressee is None:
                return Content(found.pieces, found.frame, addressee, found.cue_last)
            return found
    if "clause" in cue.frames and cue.strength >= STRONG:
        that = _that_later(layout, after, limit)
        if that is not None:
            return _run(layout, that + 1, limit, period, "that")
        if after < limit and layout.tags[after] == "F" and cue.strength > STRONG and not floating:
            return _fronted(layout, after, limit, period)
    return None


def _fronted(layout: Layout, at: int, limit: int, period: Period) -> Content | None:
    """A clause that opens with an adverbial: "says [despite all that, he was calm]"."""
    for n in range(at + 1, min(limit - 1, at + 20)):
        if layout.tags[n] == "," and layout.quoted[n] < 0:
            return _run(layout, at, limit, period, "bare") if clause_begins(layout, n + 1, limit) else None
    return None


def _content_at(layout: Layout, cue: VerbCue, at: int, limit: int, period: Period, *, moved: bool) -> Content | None:
    """The content that begins at a place, by the frames of the cue."""
    if at >= limit:
        return None
    tags, lower, frames = layout.tags, layout.lower, cue.frames
    if tags[at] == ":" and lower[at] == ":":
        return _after_colon(layout, at, limit)
    quote = at + 1 if tags[at] == "," and at + 1 < limit else at
    if layout.opens(quote) and ("quote" in frames or quote == at):
        return _quoted(layout, cue, quote, limit, period)
    if quote > at and lower[quote] == "that" and tags[quote] == "H" and "clause" in frames:
        at = quote
    if lower[at] == "that" and frames & {"clause", "told"} and tags[at] == "D" and tags[at + 1 : at + 2] in DETERMINERS:
        return _run(layout, at + 1, limit, period, "that")  # "pointed out that the ..."
    if tags[at] == "H" and lower[at] == "that" and frames & {"clause", "that", "told"}:
        return _run(layout, at + 1, limit, period, "that")
    if lower[at] in WH and tags[at] in "HW":
        if "comp" in frames and any(layout.quoted[n] >= 0 for n in range(at, min(limit, at + 10))):
            return _run(layout, at, limit, period, "complement", whole=False)
        if "wh" in frames or (frames & {"clause", "told"} and lower[at] not in ("if", "when", "where", "who", "which")):
            return _run(layout, at, limit, period, "wh")
        return None
    verb = layout.verb_group(at)
    if verb is not None and verb.first == at and verb.form == "infinitive" and "inf" in frames:
        if not moved or cue.strength > STRONG:
            return _run(layout, at, limit, period, "to")
    if verb is not None and verb.first == at and not moved:
        if verb.form == "gerund" and frames & {"ger", "np"}:
            return _run(layout, at, limit, period, "ing")
        if verb.form == "gerund" and "clause" in frames and clause_begins(layout, verb.last, limit):
            return _run(layout, at, limit, period, "bare")
    if lower[at] in ("yes", "no") and "clause" in frames and (at + 1 >= limit or tags[at + 1] in ",.;K"):
        return Content(((at, at + 1),), "word")
    if lower[at] in cue.prepositions and tags[at] in "FTH" and at + 1 < limit and (not moved or lower[at] in ("about", "against")):
        at += lower[at + 1] == "as"  # "which they refer to as ..."
        found = _run(layout, at + 1, limit, period, "preposition", whole=False)
        if found is not None:
            return Content(found.pieces, found.frame, None, at + 1)
        return None
    if verb is not None and verb.first == at and verb.form in ("finite", "participle") and not moved and (
            "clause" in frames and cue.strength > STRONG and tags[at] in "bhMVZE"):  # fmt: skip
        return _run(layout, at, limit, period, "gap")  # "components that he said [would fail]"
    if tags[at] not in NOUN_START or layout.is_time(at) and not clause_begins(layout, at, limit):
        return None
    if frames & {"clause", "told"} and clause_begins(layout, at, limit):
        return _run(layout, at, limit, period, "bare")
    if cue.lemma == "claim" and not moved:
        np = layout.noun_phrase(at)
        if np is not None and lower[np.head] in layout.words.classes["claimed_noun"]:
            return _run(layout, at, limit, period, "noun", whole=False)
    if "np" in frames and not moved and not ("object" in frames and layout.is_party(at)):
        return _run(layout, at, limit, period, "noun", whole=False)
    if frames & {"as", "comp"} and not moved:
        return _complement(layout, cue, at, limit, period)
    return None


def _with_object(layout: Layout, cue: VerbCue, after: int, limit: int, period: Period) -> Content | None:
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
    end = min(layout.extent(after, joined=True), limit)
    for at, _ in landings(layout, end, limit):
        if at >= limit:
            break
        lower = layout.lower[at]
        verb = layout.verb_group(at)
        if "objinf" in frames and verb is not None and verb.first == at and verb.form == "infinitive":
            return Content(_run_pieces(layout, at, limit, period), "object to", np.head)
        if "objinf" in frames and layout.tags[at] == "n" and layout.tags[at + 1 : at + 2] == "T":
            return Content(_run_pieces(layout, at, limit, period), "object to", np.head)
        if at == end and lower in cue.object_prepositions and layout.tags[at] in "FTH" and at + 1 < limit and (
            "object" not in frames or "np" not in frames or layout.is_party(after) or lower != "as"
        ):
            pieces = _run_pieces(layout, at + 1, limit, period)
            return Content(pieces, "object " + lower, np.head) if pieces else None
        if "told" in frames:
            found = _content_at(layout, cue, at, limit, period, moved=True)
            if found is not None and (found.frame != "bare" or at > after):
                return Content(found.pieces, "told " + found.frame, np.head)
    that = _that_later(layout, end, limit) if "told" in frames else None
    if that is not None:
        return Content(_run_pieces(layout, that + 1, limit, period), "told that", np.head)
    return None


def _complement(layout: Layout, cue: VerbCue, at: int, limit: int, period: Period) -> Content | None:
    """ "called [it a success]", "described [the talks as frank]"."""
    np = layout.noun_phrase(at)
    if np is None:
        return None
    end = layout.extent(at, joined=True)
    if end < limit and layout.tags[end] == "," and "comp" in cue.frames:
        for n in range(end, min(limit, end + 10)):  # "called its head, Ann Berg, “driven”"
            if layout.quoted[n] >= 0:
                return _run(layout, at, limit, period, "complement", whole=False)
            if layout.tags[n] in "VZbhdM":
                break
    if "as" in cue.frames:
        for n in range(end, min(limit, end + 25)):
            if layout.lower[n] == "as" and layout.quoted[n] < 0:
                return _run(layout, at, limit, period, "as", whole=False)
            if layout.tags[n] in ";:.":
                break
        if "comp" not in cue.frames:
            return None
    if end < limit and (layout.quoted[end] >= 0 or layout.tags[end] in "DJNPGEC$" or layout.lower[end] == "as"):
        return _run(layout, at, limit, period, "complement", whole=False)
    inside = next((n for n in range(np.first, np.last) if layout.quoted[n] >= 0), None)
    if inside is not None or (np.last - np.first > 1 and layout.tags[np.first] == "U"):
        return _run(layout, at, limit, period, "complement", whole=False)
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


def _quoted(layout: Layout, cue: VerbCue, at: int, limit: int, period: Period) -> Content | None:
    """A quotation right after the cue, or a clause that begins with one."""
    end = layout.quotation_end(layout.quoted[at])
    inner = layout.ending(layout.quoted[at])
    if end >= limit or inner in ",.-" or layout.tags[end] in ".,;:-":
        tail = layout.tags[end] if end < limit else "."
        if not (tail == "," and inner not in ",.-" and _listed(layout, end, limit)):
            return Content(((at, min(end, max(limit, end))),), "quote")
    return _run(layout, at, limit, period, "quote and words", whole=False)


def _listed(layout: Layout, comma: int, limit: int) -> bool:
    """Whether a list of quotations goes on after a comma."""
    return comma + 1 < limit and layout.opens(comma + 1)


def _run(layout: Layout, at: int, limit: int, period: Period, frame: str, *, whole: bool = True) -> Content | None:
    pieces = _run_pieces(layout, at, limit, period, whole=whole)
    return Content(pieces, frame) if pieces else None


def _run_pieces(layout: Layout, at: int, limit: int, period: Period, *, whole: bool = True) -> tuple[tuple[int, int], ...]:
    if at >= limit:
        return ()
    end = clause_end(layout, at, limit, period, whole=whole)
    return ((at, end),) if end > at else ()


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
                if not crossed or tags[verb.first - 1] == ",":
                    return True
                subject = source_before(layout, verb.first, layout.part(at, limit))
                return subject is not None and subject.first <= at + 1
        elif layout.quoted[n] < 0:
            if tags[n] in ";:" or (n > at and tags[n] == "H" and lower[n] in ADVERBIAL | {"that"}):
                return False
            if tags[n] in ",-" and n > at and not layout.document.tokens.glued(n):
                crossed = True
            crossed = crossed or (tags[n] == "," and n > at)
        n += 1
    return False


def _that_later(layout: Layout, at: int, limit: int) -> int | None:
    """A "that" which follows a cue after more than is worth understanding: "said, per a translator, that"."""
    for n in range(at, min(limit, at + 30)):
        tag = layout.tags[n]
        if layout.quoted[n] >= 0 or tag in "VZbhdM;:U" or (tag in "IE" and layout.reports(n, STRONG)):
            return None
        if tag == "H" and layout.lower[n] == "that":
            return n
        if tag == "W" and layout.lower[n] == "that" and layout.tags[n - 1] == ",":
            return n
    return None


# ---- where it ends --------------------------------------------------------------------------------------------------
def clause_end(layout: Layout, start: int, limit: int, period: Period, *, whole: bool = True) -> int:
    """Number after the last token of a content that begins at `start`.

    whole: The content is a clause; else it is a phrase, which a phrase of time or medium also ends.
    """
    tags, lower = layout.tags, layout.lower
    n = start
    while n < limit:
        number = layout.quoted[n]
        if number >= 0:
            n = layout.quotation_end(number)
            inner = layout.ending(number)
            if inner in "," and n < limit and tags[n] not in "K":
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
            if mark == "K" and (_cue_follows(layout, n + 1, limit) or (
                    layout.tags[n + 1 : n + 2] == "U" and _speaker_follows(layout, n + 1, limit))):  # fmt: skip
                break
            if not whole and _phrase_over(layout, n, start, limit):
                break
            if not whole and mark in "VZbhdM" and _is_main_verb(layout, n, start):
                break
        n += 1
    n = min(n, limit)
    while n > start and tags[n - 1] in ",:;-K." and layout.quoted[n - 1] < 0:
        n -= 1
    return n


def _phrase_over(layout: Layout, n: int, start: int, limit: int) -> bool:
    """Whether a content that is a phrase is over: an adverbial clause, an occasion or a time follows."""
    mark = layout.tags[n]
    if mark in "FH" and layout.lower[n] in ADVERBIAL:
        after = layout.verb_group(n + 1) if n + 1 < limit else None
        if after is not None and after.first == n + 1 and after.form == "gerund" and layout.lower[n] != "as":
            return True
        if mark == "H" and layout.lower[n] not in ("that", "how", "why", "whether", "where", "as"):
            return True
        if layout.lower[n] in ("as", "after", "before") and n + 1 < limit and clause_begins(layout, n + 1, limit):
            return True
    if mark == "F" and _circumstance(layout, n, limit):
        return True
    if mark == "K" and _verb_follows(layout, n + 1, limit):
        return True
    if n in layout.times and n > start + 1:
        np = layout.noun_phrase(n)
        return np is None or np.head < layout.times[n]
    return False


def _verb_follows(layout: Layout, at: int, limit: int) -> bool:
    """Whether a finite verb without a subject follows a conjunction: "praised the plan and [left]"."""
    while at < limit and layout.tags[at] in "R":
        at += 1
    if at >= limit or layout.tags[at] not in "VZbhd" or layout.quoted[at] >= 0:
        return False
    verb = layout.verb_group(at)
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
    if tags[n] == "K":
        if not whole and (_verb_follows(layout, n + 1, limit) or clause_begins(layout, n + 1, limit)):
            return True
        return _cue_follows(layout, n + 1, limit) or _speaker_follows(layout, n + 1, limit)
    if not whole and tags[n] in "IE" or (not whole and lower[n] in ADVERBIAL and tags[n] in "FH"):
        return True
    if not whole and tags[n] in NOUN_START and mark > 0 and clause_begins(layout, n, limit):
        return True
    if tags[n] == "I" and layout.reports(n, STRONG):
        return True
    if lower[n] == "according" or lower[n] == "while":
        return True
    if tags[n] == "F" and tags[n + 1 : n + 2] == "W" and lower[n + 1] in ("whom", "which"):
        n += 1  # ", for whom ..."
    if (lower[n] in NARRATOR_RELATIVES or lower[n] == "whom") and tags[n] == "W":
        return not any(tag in ",-" and layout.quoted[k] < 0 for k, tag in enumerate(tags[n:limit], n))
    return False


def _cue_follows(layout: Layout, at: int, limit: int) -> bool:
    """Whether a verb of saying without a subject of its own follows a conjunction: "and [later added]"."""
    n = at
    while n < limit and layout.tags[n] in "R":
        n += 1
    if n >= limit or layout.quoted[n] >= 0:
        return False
    verb = layout.verb_group(n)
    if verb is None or verb.form not in ("finite", "gerund") or verb.first not in (n, at):
        return False
    said = layout.reports(verb.head, STRONG) or verb.lemma in layout.words.classes["decline_verb"]
    return said and (verb.tense == "past" or verb.perfect or verb.form == "gerund")


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
    if preposition + 1 in layout.times:
        return True
    np = layout.noun_phrase(preposition + 1)
    return np is not None and np.first == preposition + 1 and layout.published(np.head)
