"""Quotation marks, paired paragraph by paragraph.

Curly, straight, doubled ('' ''), angled and low marks; single marks where they quote. A quotation left open ends with
its paragraph; where the next paragraph opens with a mark, it goes on there (the convention of news English). A mark
that fits nowhere is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsclaims.text.part import Part
from newsclaims.text.sentences import Paragraph
from newsclaims.text.tokens import Tokens

__all__ = ["Quotation", "pair_quotations"]

OPENING: Final = frozenset(("“", "„", "«", "``", "‟"))
CLOSING: Final = frozenset(("”", "»"))
STRAIGHT: Final = frozenset(('"', "''", "＂"))
SINGLE_OPENING: Final = frozenset(("‘", "'", "‚", "`"))
SINGLE_CLOSING: Final = frozenset(("’", "'"))
DOUBLE: Final = OPENING | CLOSING | STRAIGHT
MARKS: Final = DOUBLE | SINGLE_OPENING | SINGLE_CLOSING


class Quotation(Part):
    """What stands between a pair of quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: Offset after the closing mark; of the paragraph's end where it is left open.
        inner_start: Offset of the first character inside.
        inner_end: Offset after the last.
        first: Number of the first token inside.
        last: Number after the last token inside.
        paragraph: Number of its paragraph.
        closed: Whether there is a closing mark.
        continues: Whether it goes on from a quotation that the paragraph before left open.
        double: Whether its marks are the text's own for speech: double ones, or single ones where it has no others.
            Else they quote inside a quotation, or in a headline.

    """

    __slots__ = ("closed", "continues", "double", "end", "first", "inner_end", "inner_start", "last", "paragraph",
                 "start")  # fmt: skip

    def __init__(self, start: int, end: int, inner_start: int, inner_end: int, first: int, last: int, paragraph: int,
                 closed: bool, continues: bool, double: bool) -> None:  # fmt: skip
        self.start = start
        self.end = end
        self.inner_start = inner_start
        self.inner_end = inner_end
        self.first = first
        self.last = last
        self.paragraph = paragraph
        self.closed = closed
        self.continues = continues
        self.double = double


def pair_quotations(tokens: Tokens, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order of their opening marks."""
    texts = tokens.texts
    marks = [n for n, token in enumerate(texts) if token in MARKS]
    if not marks:
        return ()
    doubles = [n for n in marks if texts[n] in DOUBLE]
    singles = [n for n in marks if texts[n] not in DOUBLE]
    found: list[Quotation] = []
    at = single_at = 0
    left_open = False
    for number, paragraph in enumerate(paragraphs):
        begin = at
        while at < len(doubles) and doubles[at] < paragraph.last:
            at += 1
        single_begin = single_at
        while single_at < len(singles) and singles[single_at] < paragraph.last:
            single_at += 1
        marks = doubles[begin:at]
        left_open = _pair_double(tokens, paragraph, number, marks, left_open, found) if marks else False
        if single_begin < single_at:
            _pair_single(tokens, paragraph, number, singles[single_begin:single_at], found)
    if not doubles and any(_is_speech(tokens, quotation) for quotation in found):
        for quotation in found:
            quotation.double = True
    found.sort(key=lambda quotation: quotation.start)
    return tuple(found)


def _is_speech(tokens: Tokens, quotation: Quotation) -> bool:
    """Whether a quotation holds more than a term: a few words that end in punctuation, as British papers quote."""
    return quotation.last - quotation.first >= 4 and tokens.texts[quotation.last - 1] in (",", ".", "?", "!")


def _make(tokens: Tokens, opening: int, closing: int | None, paragraph: Paragraph, number: int,
          *, continues: bool = False, double: bool = True) -> Quotation | None:  # fmt: skip
    """The quotation from an opening mark to a closing one; None if there is nothing inside."""
    first, last = opening + 1, paragraph.last if closing is None else closing
    if first >= last:
        return None
    end = tokens.ends[last - 1 if closing is None else closing]
    start, inner = tokens.starts[opening], (tokens.starts[first], tokens.ends[last - 1])
    return Quotation(start, end, *inner, first, last, number, closing is not None, continues, double)


def _can_open(tokens: Tokens, n: int, paragraph: Paragraph) -> bool:
    """Whether a straight mark looks like an opening one: not at the end of a word, and touching the next."""
    free_before = (
        n == paragraph.first or not tokens.glued(n) or tokens.texts[n - 1] in ("(", "[", "-", "—", "–", "--", "/")
    )
    if not free_before and n + 1 < paragraph.last and tokens.texts[n - 1] in (":", ","):
        free_before = tokens.glued(n + 1) and tokens.texts[n + 1][0].isalpha()  # Berg:"We lost."
    return free_before and n + 1 < paragraph.last


def _can_close(tokens: Tokens, n: int, paragraph: Paragraph) -> bool:
    """Whether a straight mark looks like a closing one: it touches the token before it."""
    return n > paragraph.first and (tokens.glued(n) or n + 1 >= paragraph.last or not tokens.glued(n + 1))


def _ends_word(tokens: Tokens, n: int, paragraph: Paragraph) -> bool:
    """Whether an opening mark stands where a closing one belongs: behind a word, not before one (“here,“ she said)."""
    return tokens.glued(n) and (
        n + 1 >= paragraph.last or not tokens.glued(n + 1) or not tokens.texts[n + 1][0].isalnum()
    )


def _pair_double(tokens: Tokens, paragraph: Paragraph, number: int, marks: list[int], left_open: bool,
                 found: list[Quotation]) -> bool:  # fmt: skip
    """Pair the double marks of a paragraph; whether its last quotation is left open."""
    opened: int | None = None
    goes_on = False
    for n in marks:
        token = tokens.texts[n]
        opens = token in OPENING or (token in STRAIGHT and _can_open(tokens, n, paragraph))
        closes = token in CLOSING or (token in STRAIGHT and _can_close(tokens, n, paragraph))
        if token == "”" and opened is None and _can_open(tokens, n, paragraph) and not tokens.glued(n):
            opens = n == paragraph.first or (n + 1 < paragraph.last and tokens.glued(n + 1))  # a mark turned round
        if opened is None:
            if opens:
                opened, goes_on = n, left_open and n == paragraph.first
        elif closes or (token in STRAIGHT and not opens) or (token == "“" and _ends_word(tokens, n, paragraph)):
            quotation = _make(tokens, opened, n, paragraph, number, continues=goes_on)
            if quotation:
                found.append(quotation)
            opened, goes_on = None, False
        elif opens:  # a second opening mark: the first one was left open, or stood alone
            opened = n
    if opened is None:
        return False
    quotation = _make(tokens, opened, None, paragraph, number, continues=goes_on)
    if quotation:
        found.append(quotation)
    return quotation is not None


def _pair_single(tokens: Tokens, paragraph: Paragraph, number: int, marks: list[int], found: list[Quotation]) -> None:
    """Pair the single marks of a paragraph that quote; apostrophes are left alone."""
    opened: int | None = None
    for k, n in enumerate(marks):
        token = tokens.texts[n]
        starts = token in SINGLE_OPENING and n + 1 < paragraph.last and tokens.glued(n + 1)
        if starts and n > paragraph.first and tokens.glued(n):
            starts = tokens.texts[n - 1] in DOUBLE or tokens.texts[n - 1] in ("(", "—", "–", "-")
        if opened is None:
            if starts and not tokens.texts[n + 1][0].isdigit():
                opened = n
            continue
        if (
            token in SINGLE_CLOSING
            and tokens.glued(n)
            and (n + 1 >= paragraph.last or not tokens.texts[n + 1][0].isalpha() or not tokens.glued(n + 1))
        ):
            possessive = (
                tokens.texts[n - 1][-1:] in "sS" and n + 1 < paragraph.last and tokens.texts[n + 1][0].islower()
            )
            later = any(
                m > n and tokens.texts[m] in SINGLE_CLOSING and tokens.glued(m) and m - n < 40
                for m in marks[k + 1 : k + 3]
            )
            if possessive and later:
                continue
            quotation = _make(tokens, opened, n, paragraph, number, double=False)
            if quotation:
                found.append(quotation)
            opened = None
        elif starts:
            opened = n
