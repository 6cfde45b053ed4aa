"""The tokens of a text: one pass of one pattern, kept as columns.

A token is a word with its inner hyphens and apostrophes ("Jean-Marc", "O'Brien", "don't"), an abbreviation with its
full stop ("U.S.", "Sen.", "J."), a number with its separators ("1,200", "10:30", "1990s", "21st"), a clitic ("'s"), or
one mark of punctuation. Digits and letters that touch are two tokens ("1.2m", "22-year-old": 22, -, year-old). White
space and invisible characters are between tokens, never inside or at the ends of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import Final, overload

import regex
from attrs import frozen

from newsclaims.lexicon import Lexicon, grammar_words
from newsclaims.lexicon.words import Word

__all__ = ["Token", "Tokens", "tokenize"]

# Characters that never belong to a token: white space, and what is invisible at a word's edge.
BLANK: Final = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # noqa: E501 - one character class

# No word of `re` (½ and ² are none for us), or more than one code point (combining marks): texts with such characters
# are read by the package `regex`, all others by the standard library, which takes half the time for the same pattern.
ODD: Final = re.compile("[²³¹¼-¾\u0250-\u1fff\u2070-\u209f\u20d0-\u20ff\u2150-\U0010ffff]")
TOKEN: Final = r"""
[BLANK]*+                                       # the blanks before it
(?:
  [A-Za-z]++(?=[ ,])                            # a plain word: three tokens of four, read at once
| LETTER\w*+                                    # a word ...
  (?: (?<=\b\w)\.(?:\w\.)+(?:-LETTER\w*+)?     #   U.S.   a.m.   U.S.-led
    | ://[^BLANK"“”<>]++                        #   an address
    | (?: [-‐‑](?=LETTER?\d{1,3}(?!\d))\w++     #   F-16   Covid-19
        | (?:[-‐‑.](?=LETTER{2})|&(?=LETTER))\w++  # Jean-Marc   AT&T   Amazon.com
        | ['’ʼ](?!(?:s|re|ve|ll|d|m)(?!\w))LETTER\w*+  # O'Brien   don't
      )+
  )?
| [^BLANK\w'’ʼ.@\#`\-]                          # most punctuation: one character
| (?<=[\w.])['’ʼ](?:[smdSMD]|re|ve|ll|RE|VE|LL)(?!\w)  # 's   're
| \d++(?:[.,:]\d++)*(?:(?:st|nd|rd|th|s)(?!\w))?  # 1,200   10:30   21st   1990s
| [@\#]\w++                                     # a handle, a hashtag
| (?<=[^BLANK])'(?=''(?!')) | \.{2,}+ | ''|`` | -{2,}+  # an ellipsis, doubled marks, a dash
| [^BLANK]                                      # any other character
| \Z                                            # the blanks at the end
)
""".replace("LETTER", r"[^\W\d_]").replace("BLANK", BLANK.replace(" ", r"\x20"))

ABBREVIATIONS: Final = grammar_words("abbreviation")
LONGEST_ABBREVIATION: Final = 6  # letters
# Abbreviations that are words too: they keep the full stop only before a number ("No. 5").
WORDS_TOO: Final = grammar_words("abbreviation and word")
# The odd characters, and the blanks that `str.strip` does not take for such.
UNUSUAL: Final = re.compile(ODD.pattern[:-1] + "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
CLOSING: Final = grammar_words("abbreviation before sentence")


@frozen
class Token:
    """A token, as plugins see it.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        text: The characters.
        lower: In lower case, with straight apostrophe and plain hyphen.
        tag: What part of speech it is here: see `newsclaims.text.tags`.
        lemma: Its base form under that tag.

    """

    start: int
    end: int
    text: str
    lower: str
    tag: str
    lemma: str


class Tokens(Sequence[Token]):
    """All tokens of a text: a sequence of `Token`, and the same as columns, which is what fast code reads.

    Attributes:
        starts: Offsets of the first characters.
        ends: Offsets after the last ones.
        texts: The characters.
        lower: In lower case.
        words: The `Word` of each: what it can be.
        tags: One character a token: what it is here. The string's index is the token's number, so that a pattern over
            `tags` finds runs of tokens.

    """

    __slots__ = ("ends", "lower", "starts", "tags", "texts", "words")

    def __init__(self, starts: list[int], ends: list[int], texts: list[str], words: list[Word]) -> None:
        self.starts = starts
        self.ends = ends
        self.texts = texts
        self.words = words
        self.lower = [word.lower for word in words]
        self.tags = ""

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        tag, word = self.tags[index], self.words[index]
        return Token(self.starts[index], self.ends[index], self.texts[index], word.lower, tag, word.lemma(tag))

    def __iter__(self) -> Iterator[Token]:
        return (self[n] for n in range(len(self)))

    def lemma(self, index: int) -> str:
        """The base form of a token under its tag."""
        return self.words[index].lemma(self.tags[index])

    def glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it; False where there is no such pair."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def first_from(self, offset: int) -> int:
        """Number of the first token that begins at or after an offset; len(tokens) if there is none."""
        return bisect_left(self.starts, offset)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Numbers (first, after the last) of the tokens that overlap the characters start to end."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    return re.compile(TOKEN, re.VERBOSE)


@lru_cache(maxsize=1)
def _unicode() -> regex.Pattern[str]:
    return regex.compile(TOKEN, regex.VERBOSE)


def _join_abbreviations(pieces: list[str]) -> list[str]:
    """Give abbreviations and initials the full stop that touches them, unless it ends the sentence."""
    joined = False
    n = -1
    for _ in range(pieces.count(".")):
        n = pieces.index(".", n + 1)
        if n == 0:
            continue
        before = pieces[n - 1]
        if len(before) > LONGEST_ABBREVIATION and before[-LONGEST_ABBREVIATION:].isalpha():
            continue  # a longer word: the usual case
        before = before.lstrip(BLANK)
        if len(before) > LONGEST_ABBREVIATION and "-" not in before:
            continue
        before = before.rpartition("-")[2]  # "R-Wis."
        after = pieces[n + 1] if n + 1 < len(pieces) else ""
        if before in ABBREVIATIONS or before.lower() in ("vs", "no", "approx"):
            if before in CLOSING and _opens_sentence(after):
                continue
            if before in WORDS_TOO and not after.lstrip(BLANK)[:1].isnumeric():
                continue
        elif not (len(before) == 1 and before.isupper() and before != "I" and after[:1] in BLANK
                  and after.lstrip(BLANK)[:1].isupper()):  # fmt: skip
            continue
        pieces[n - 1] += "."
        pieces[n] = ""
        joined = True
    return [piece for piece in pieces if piece] if joined else pieces


def _opens_sentence(piece: str) -> bool:
    """Whether a token looks like the first of a sentence: after a line break, or a capital that is no acronym."""
    word = piece.lstrip(BLANK)
    return not word or "\n" in piece[: len(piece) - len(word)] or (word[0].isupper() and word[1:].islower())


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Read the tokens of a text, in one pass."""
    unusual = not text.isascii() and UNUSUAL.search(text) is not None
    pattern = _unicode() if unusual and ODD.search(text) else _plain()
    pieces = _join_abbreviations(pattern.findall(text))
    texts = [piece.lstrip(BLANK) for piece in pieces] if unusual else [piece.strip() for piece in pieces]
    ends = list(accumulate(map(len, pieces)))
    while texts and not texts[-1]:
        del texts[-1], ends[-1]
    starts = list(map(sub, ends, map(len, texts)))
    return Tokens(starts, ends, texts, list(map(lexicon.words.__getitem__, texts)))
