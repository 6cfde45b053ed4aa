"""Paragraphs and sentences.

A line break ends a paragraph unless the text is hard-wrapped there. A sentence ends at a full stop, question mark,
exclamation mark or ellipsis that is followed by what can open a sentence, at the end of its paragraph, and at the edges
of its region; closing quotation marks and brackets belong to the sentence before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newsclaims.lexicon import grammar_words
from newsclaims.model import Region
from newsclaims.text.tokens import Tokens

__all__ = ["Paragraph", "Sentence", "find_paragraphs", "find_sentences", "split_decks"]

LAST_WORDS: Final = grammar_words("closing abbreviation")
LINE_BREAKS: Final = ("\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c")
ENDS: Final = frozenset((".", "!", "?", "…", "...", "....", ".....", "?!", "!!", "。"))
CLOSERS: Final = frozenset(("”", '"', "''", "’", "'", "»", ")", "]"))
OPENERS: Final = frozenset(("“", '"', "``", "‘", "'", "«", "„", "(", "[", "—", "–", "-", "•", "*", "''", "$", "£", "€"))
OPENING_WORDS: Final = grammar_words("opening word")
SAID: Final = grammar_words("narrating verb")
LONGEST: Final = 400  # tokens: what goes on without an end is no sentence, and grammar must stay linear


class Paragraph(NamedTuple):
    """A paragraph: characters start to end, tokens number first up to but without last."""

    start: int
    end: int
    first: int
    last: int


class Sentence(NamedTuple):
    """A sentence.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        first: Number of its first token.
        last: Number after its last token.
        paragraph: Number of its paragraph.
        region: The kind of its region.

    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    region: str


def find_paragraphs(text: str, tokens: Tokens) -> tuple[Paragraph, ...]:
    """The paragraphs, in order; a line break inside a hard-wrapped sentence does not end one."""
    starts, ends, texts = tokens.starts, tokens.ends, tokens.texts
    breaks = [0]
    for n in _after_breaks(text, tokens):
        wrapped = texts[n][0].islower() and texts[n - 1][-1:] not in ".!?:”\"’')"
        if not wrapped or text.count("\n", ends[n - 1], starts[n]) > 1:
            breaks.append(n)
    breaks.append(len(tokens))
    return tuple(
        Paragraph(starts[first], ends[last - 1], first, last) for first, last in pairwise(breaks) if first < last
    )


def _after_breaks(text: str, tokens: Tokens) -> list[int]:
    """Numbers of the tokens that stand first on their line, without the first of the text."""
    found = set()
    for mark in LINE_BREAKS:
        at = text.find(mark)
        while at >= 0:
            n = tokens.first_from(at)
            if n >= len(tokens):
                break
            if n:
                found.add(n)
            at = text.find(mark, tokens.starts[n])
    return sorted(found)


def find_sentences(tokens: Tokens, paragraphs: Sequence[Paragraph], regions: Sequence[Region]) -> tuple[Sentence, ...]:
    """The sentences of headline, deck, body and captions, in order; datelines and boilerplate have none."""
    parts = [region for region in regions if region.kind not in ("dateline", "boilerplate")]
    sentences: list[Sentence] = []
    part = 0
    for number, paragraph in enumerate(paragraphs):
        while part and parts[part - 1].end > paragraph.start:
            part -= 1
        while part < len(parts) and parts[part].end <= paragraph.start:
            part += 1
        at = part
        run: tuple[int, int, str] | None = None
        while at < len(parts) and parts[at].start < paragraph.end:
            first = max(paragraph.first, tokens.first_from(parts[at].start))
            last = min(paragraph.last, tokens.first_from(parts[at].end))
            kind = parts[at].kind
            if first < last:
                if run and run[1] == first and run[2] == kind:  # a wrapped line goes on
                    run = (run[0], last, kind)
                else:
                    if run:
                        _split(tokens, run, number, sentences)
                    run = (first, last, kind)
            at += 1
        if run:
            _split(tokens, run, number, sentences)
    return tuple(sentences)


def _split(tokens: Tokens, run: tuple[int, int, str], paragraph: int, sentences: list[Sentence]) -> None:
    """Cut a run of tokens into sentences."""
    begin, last, kind = run
    texts = tokens.texts
    n = begin
    while n < last:
        token = texts[n]
        n += 1
        if token in ENDS:
            closed = n
            while n < last and (texts[n] in ENDS or (texts[n] in CLOSERS and _closes(tokens, n))):
                n += 1
            if n < last and not _opens(tokens, n, last, token, quoted=n > closed):
                continue
        elif n - begin < LONGEST and not (
            token[-1] == "." and len(token) > 1 and n < last and _ends_abbreviated(tokens, n)
        ):
            continue
        sentences.append(Sentence(tokens.starts[begin], tokens.ends[n - 1], begin, n, paragraph, kind))
        begin = n
    if begin < last:
        sentences.append(Sentence(tokens.starts[begin], tokens.ends[last - 1], begin, last, paragraph, kind))


def split_decks(tokens: Tokens, sentences: Sequence[Sentence], clause_verbs: frozenset[str]) -> tuple[Sentence, ...]:
    """Cut decks that were glued together without a full stop: "... told parliament | UK, US and EU have sanctioned"."""
    if all(sentence.region != "deck" for sentence in sentences):
        return tuple(sentences)
    found: list[Sentence] = []
    for sentence in sentences:
        begin = sentence.first
        if sentence.region == "deck":
            for match in GLUED.finditer(tokens.tags, sentence.first, sentence.last):
                n = match.start() + 1
                if tokens.words[n - 1].capital or not _is_whole(tokens, begin, n, clause_verbs):
                    continue
                found.append(Sentence(tokens.starts[begin], tokens.ends[n - 1], begin, n, sentence.paragraph, "deck"))
                begin = n
        found.append(
            Sentence(tokens.starts[begin], sentence.end, begin, sentence.last, sentence.paragraph, sentence.region)
        )
    return tuple(found)


# A lower-case noun, then names in a list, then a finite verb: two sentences glued together.
GLUED: Final = re.compile(r"[NS](?=P{1,5}(?:,P{1,5}){0,5}(?:,?KP{1,5})?[hbVZM])")


def _is_whole(tokens: Tokens, first: int, last: int, clause_verbs: frozenset[str]) -> bool:
    """Whether tokens can be a sentence: a finite verb stands in them, and its content if it needs one."""
    verbs = [n for n in range(first, last) if tokens.tags[n] in "VZbhdM"]
    if not verbs:
        return False
    return tokens.words[verbs[-1]].verb not in clause_verbs or '"' in tokens.tags[first:last]


def _closes(tokens: Tokens, n: int) -> bool:
    """Whether a mark after the end of a sentence closes something: it touches the token before it."""
    return tokens.texts[n] in ("”", "»", ")", "]") or tokens.glued(n)


def _opens(tokens: Tokens, n: int, last: int, ended: str, *, quoted: bool) -> bool:
    """Whether the token number n opens a sentence after the mark `ended` (and closing quotation marks)."""
    token = tokens.texts[n]
    if tokens.glued(n) and not quoted and token[0].isalnum():
        return token[0].isupper() and len(token) > 1 and ended != "."  # "end.The" is left whole: so is "Amazon.com"
    if ended in ("?", "!") and quoted and _is_narrated(tokens, n, last):
        return False
    if token[0].isupper() or token[0].isnumeric() or token in OPENERS or token[0] in "@#":
        return True
    return not token[0].isalpha() and token not in (",", ";", ":", ")", "]", "”") and not tokens.glued(n)


def _is_narrated(tokens: Tokens, n: int, last: int) -> bool:
    """Whether "Smith said" or "asked Smith" follows."""
    if tokens.words[n].capital and tokens.words[n].tags[0] in "DUGFKHWR":
        return False  # "“Is it over?” She said nothing."
    lower = tokens.lower[n : min(last, n + 5)]
    for word in lower:
        if word in SAID:
            return True
        if not (word[0].isalpha() or word == "."):
            return False
    return False


def _ends_abbreviated(tokens: Tokens, n: int) -> bool:
    """Whether an abbreviation with its full stop also ends the sentence: a word follows that only opens sentences."""
    token = tokens.texts[n]
    before = tokens.texts[n - 1]
    return token[0].isupper() and tokens.lower[n] in OPENING_WORDS and ("." in before[:-1] or before in LAST_WORDS)
