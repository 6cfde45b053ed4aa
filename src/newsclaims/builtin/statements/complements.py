"""What a content can look like: runs of tokens, complements ("called it a farce"), objects, a late "that"."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.endings import STRONG, clause_begins, clause_end
from newsclaims.builtin.statements.layout import Layout
from newsclaims.builtin.statements.vocabulary import VerbCue
from newsclaims.text.part import Part

__all__ = [
    "Content",
    "after_that",
    "bounded",
    "complement",
    "object_end",
    "run",
    "run_pieces",
    "that_later",
    "time_as_subject",
]

LONGEST_OBJECT: Final = 25  # tokens between "called" and what it was called


class Content(Part):
    """What was found beside a cue.

    Attributes:
        pieces: Runs of tokens (first, after the last).
        frame: How it is joined to the cue: the name of the rule.
        addressee: Token of the head of the one spoken to, or None.
        cue_last: Number after the last token of the cue, with a preposition that belongs to it; None to leave it.

    """

    __slots__ = ("addressee", "cue_last", "frame", "pieces")

    def __init__(self, pieces: tuple[tuple[int, int], ...], frame: str, addressee: int | None = None,
                 cue_last: int | None = None) -> None:  # fmt: skip
        self.pieces = pieces
        self.frame = frame
        self.addressee = addressee
        self.cue_last = cue_last


def run(layout: Layout, at: int, limit: int, frame: str, *, whole: bool = True) -> Content | None:
    """The content that runs from a token on to where the narrator goes on; None if it is empty."""
    pieces = run_pieces(layout, at, limit, whole=whole)
    return Content(pieces, frame) if pieces else None


def run_pieces(layout: Layout, at: int, limit: int, *, whole: bool = True) -> tuple[tuple[int, int], ...]:
    """The tokens from one on to where the narrator goes on, as pieces of a content."""
    if at >= limit:
        return ()
    end = clause_end(layout, at, limit, whole=whole)
    return ((at, end),) if end > at else ()


def after_that(layout: Layout, that: int, limit: int) -> Content | None:
    """The clause after a "that", and after a comma behind it: "said that, in the end, ..."."""
    comma = that + 1 < limit and layout.tags[that + 1] == ","
    return run(layout, that + 2 if comma else that + 1, limit, "that")


def bounded(layout: Layout, at: int) -> bool:
    """Whether a preposition opens a noun phrase, as a bound does: "at least six ships", "about half of them"."""
    np = layout.noun_phrase(at)
    if np is not None:
        return np.first == at
    return layout.lower[at] in layout.words.classes["bound"] and layout.tags[at + 1 : at + 2] in ("D", "C", "J", "N")


def time_as_subject(layout: Layout, at: int, limit: int) -> bool:
    """Whether a time is the subject of the clause that begins with it: "said [2016 has been ...]"."""
    after = layout.times.get(at)
    if after is None:
        after = layout.extent(at)
    if after >= limit or layout.quoted[after] >= 0:
        return False
    if layout.lower[after] in ("of", "'s", "’s", "was", "is", "has", "had", "will"):
        return clause_begins(layout, at, limit)
    return False


def object_end(layout: Layout, cue: VerbCue, after: int, limit: int) -> int:
    """Number after the one spoken to: "accused [the mayor of Lisk] of fraud"; a last "of" may open the content."""
    end = min(layout.extent(after, joined=True), limit)
    if end < limit and layout.opens(end) and layout.lower[end - 1] in layout.words.classes["titled"]:
        return min(limit, layout.quotation_end(layout.quoted[end]))  # "told Channel 4's “Morning Show” that"
    if not cue.object_prepositions or (end < limit and layout.lower[end] in cue.object_prepositions):
        return end
    np = layout.noun_phrase(after)
    if "told" in cue.frames and np is not None and np.kind == "nominal":
        return end  # "told a tale of two cities"
    for n in range(end - 1, after, -1):
        if layout.lower[n] in cue.object_prepositions and layout.tags[n] in "FT" and layout.noun_phrase(n) is None:
            return n
    return end


def complement(layout: Layout, cue: VerbCue, at: int, limit: int) -> Content | None:
    """Read "called [it a success]", "described [the talks as frank]"."""
    if "comp" in cue.frames:
        quote = _quote_later(layout, at, limit)
        if quote is not None:  # "called the talks in Lisk “a farce”"
            return Content(((at, max(quote + 1, clause_end(layout, quote, limit, whole=False))),), "complement")
    np = layout.noun_phrase(at)
    if np is None:
        return None
    end = layout.extent(at, joined=True)
    if "as" in cue.frames:
        for n in range(end, min(limit, end + 25)):
            if layout.lower[n] == "as" and layout.quoted[n] < 0:
                return run(layout, at, limit, "as", whole=False)
            if layout.tags[n] in ";:.":
                break
        if "comp" not in cue.frames:
            return None
    if end < limit and layout.tags[end] == "R" and layout.tags[end + 1 : end + 2] == "J":
        return run(layout, at, limit, "complement", whole=False)  # "called themselves very tired"
    if end < limit and (layout.quoted[end] >= 0 or layout.tags[end] in "DJNPGEC$" or layout.lower[end] == "as"):
        return run(layout, at, limit, "complement", whole=False)
    inside = next((n for n in range(np.first, np.last) if layout.quoted[n] >= 0), None)
    if inside is not None or (np.last - np.first > 1 and layout.tags[np.first] == "U"):
        return run(layout, at, limit, "complement", whole=False)
    return None


def _quote_later(layout: Layout, at: int, limit: int) -> int | None:
    """The quotation that an object leads to, with nothing but the object's own clauses between."""
    relative = False
    for n in range(at, min(limit, at + LONGEST_OBJECT)):
        tag = layout.tags[n]
        if layout.quoted[n] >= 0:
            return n if n > at else None
        if tag in ":;" or (tag == "K" and layout.tags[n - 1] == ","):
            return None
        if tag in "WH":
            relative = True
        elif tag in "VZbhdM":
            if not relative:
                return None
            relative = False
    return None


def that_later(layout: Layout, at: int, limit: int) -> int | None:
    """A "that" which follows a cue after more than is worth understanding: "said, per a translator, that"."""
    titled = layout.words.classes["titled"]
    for n in range(at, min(limit, at + 30)):
        tag = layout.tags[n]
        if layout.opens(n) and layout.lower[n - 1] in titled:
            return that_later(layout, layout.quotation_end(layout.quoted[n]), limit)
        if layout.quoted[n] >= 0 or tag in "VZbhdM;:U" or (tag in "IEB" and layout.reports(n, STRONG)):
            return None
        if tag == "H" and layout.lower[n] == "that":
            return n
        if tag == "W" and layout.lower[n] == "that":
            return n if layout.tags[n - 1] == "," or layout.tags[n + 1 : n + 2] in tuple("DGUP") else None
    return None
