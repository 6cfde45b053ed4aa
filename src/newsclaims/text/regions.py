"""The parts of an article: headline, deck, dateline, body, caption, boilerplate.

Scraped text is the normal case: a deck may be glued to the dateline without a full stop, a dateline may stand in the
middle of a line, and sharing buttons and credits stand at the end.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from newsclaims.lexicon import grammar_words
from newsclaims.model import Region
from newsclaims.text.tokens import BLANK

__all__ = ["find_regions"]

# How far into the text a dateline can stand: behind a headline and a deck, in characters.
DATELINE_WITHIN: Final = 1_500

# One place name in capitals, with its state or country: "LONDON", "NEW YORK", "HANOI, Vietnam", "ST. PAUL, Minn.".
PLACE: Final = r"\p{Lu}[\p{Lu}\p{M}'’.\-]{2,24}(?:[ ]\p{Lu}[\p{Lu}\p{M}'’.\-]{1,20}){0,3}"
STATE: Final = r"(?:,[ ]\p{Lu}[\p{L}.]{1,20}(?:[ ]\p{Lu}[\p{L}.]{1,20}){0,2}){0,2}"
DAY: Final = r"(?:,?[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.?[ ]\d{1,2})?"
AGENCY: Final = r"(?:[ ]?\([^()\n]{2,40}\))"
# The dash or colon that ends a dateline; a colon only where no agency has said already that this is one.
DASH: Final = rf"(?:{AGENCY}[ ]?[-–—:]+|[ ]?(?:[–—]|--)|[ ]-(?=[ ])|:)"
OPENS: Final = r"(?=[\p{Lu}“\"‘'\d])"
DATELINE: Final = (
    rf"(?:^|(?<=[\s\u00a0]))(?P<place>{PLACE}){STATE}{DAY}(?:{DASH}[ ]+|{AGENCY}?[ ][—–](?=\p{{Lu}}\p{{Ll}})){OPENS}"
    rf"|\A\s*+(?P<agency>\([^()\n]{{2,30}}\))[ ]?[-–—]+[ ]+{OPENS}"
)
NO_PLACE: Final = grammar_words("no place")

# A line that is not part of the story, by how it begins (and, for some, how short it is).
BOILERPLATE: Final = r"""(?ix) ^[\W_]* (?:
    share\b (?:\s+ (?:this|on|via|with))? [\s:|\w]{0,30} $
  | (?:read|see|watch|click|more|related|recommended|also\ read|sign\ up|subscribe|follow\ (?:us|\w+\ on)|join\ us
      |like\ us|download|tap\ here|advertisement|sponsored|most\ popular|trending|editor.?s\ picks?)
      \b [^.!?]{0,120} [:»>…]? $
  | (?:main\ )? (?:image|photo|picture|video) (?:\ credits?)? \s* : .{0,120} $
  | (?:feature\ )? (?:image|photo|picture)s? \s+ (?:by|via|courtesy) \b .{0,120} $
  | (?:\(c\)|©|copyright\b) .{0,200} $
  | \(?(?:additional\ )?(?:reporting|writing|editing|compiled)\s+by\b .{0,300} $
  | (?:all\ rights\ reserved|this\ material\ may\ not\ be) \b .{0,200} $
  | (?:send\ tips|contact\ the\ author|contact\ us|e-?mail\ (?:the\ author|him|her)\ at) \b .{0,200} $
  | (?:by|from)\ (?:the\ )?\p{Lu}\p{L}+(?:\ \p{Lu}[\p{L}.]*){0,3} (?:\ and\ \p{Lu}\p{L}+\ \p{Lu}\p{L}+)?
    (?:,\ (?:associated\ press|reuters|cnn|staff\ writer))? $
)"""

# How its lines begin: looked at before the pattern.
BOILERPLATE_WORDS: Final = tuple(sorted(grammar_words("boilerplate opening")))
OPENING_MARKS: Final = " \t([-–—*•·>»[|_"
LETTER: Final = r"\p{L}"
LATIN: Final = r"\p{Latin}"


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.MULTILINE)


def _lines(text: str) -> list[tuple[int, int]]:
    """(start, end) of every line that is not blank, without the blanks at its edges."""
    lines = []
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip(BLANK)
        if bare:
            begin = start + line.index(bare[0])
            lines.append((begin, begin + len(bare)))
        start += len(line)
    return lines


def _is_boilerplate(line: str) -> bool:
    if len(line) > 320:
        return False
    opening = line[:40].lower().lstrip(OPENING_MARKS)
    return opening.startswith(BOILERPLATE_WORDS) and _compiled(BOILERPLATE).match(line) is not None


def _is_foreign(line: str) -> bool:
    """Whether the letters of a line are of another script."""
    if line.isascii():
        return False
    letters = len(_compiled(LETTER).findall(line))
    return letters > 0 and len(_compiled(LATIN).findall(line)) * 2 < letters


def _find_dateline(text: str) -> tuple[int, int] | None:
    """(start, end) of the dateline, its dash or colon included."""
    for found in _compiled(DATELINE).finditer(text[:DATELINE_WITHIN]):
        if found["agency"]:
            start = found.start("agency")
            return start, found.start() + len(found.group().rstrip())
        place = found["place"].rstrip(".")
        if any(word in NO_PLACE for word in place.replace("'", " ").replace("’", " ").split()):
            continue
        colon = found.group().rstrip().endswith(":") and "(" not in found.group()
        if colon and (len(_compiled(r"^\p{Lu}[\p{Lu} .'’\-]{2,30}:").findall(text)) > 1 or len(place) < 4):
            continue  # a transcript: its speakers stand in capitals before colons
        return found.start(), found.start() + len(found.group().rstrip())
    return None


def find_regions(text: str) -> tuple[Region, ...]:
    """The regions of a text, in order; they cover every line that is not blank."""
    lines = _lines(text)
    last = len(lines)
    while last > 1 and (_is_boilerplate(text[slice(*lines[last - 1])]) or (
            _is_foreign(text[slice(*lines[last - 1])]) and not _is_foreign(text[slice(*lines[0])]))):  # fmt: skip
        last -= 1
    dateline = _find_dateline(text)
    regions: list[Region] = []
    told = False  # whether the story itself has begun
    for n, (start, end) in enumerate(lines):
        line = text[start:end]
        if n >= last or (n and _is_boilerplate(line)):
            regions.append(Region(start, end, "boilerplate"))
        elif dateline and start <= dateline[0] < end:
            if dateline[0] > start:
                regions.append(Region(start, start + len(text[start : dateline[0]].rstrip(BLANK)), "deck"))
            regions.append(Region(*dateline, "dateline"))
            body = text[dateline[1] : end].lstrip(BLANK)
            if body:
                regions.append(Region(end - len(body), end, "body"))
            told = True
        elif not told and len(lines) > 2 and len(line) < 200 and line[-1] not in ".!?”\"’'":
            regions.append(Region(start, end, "deck" if regions else "headline"))
        elif dateline and end <= dateline[0]:
            regions.append(Region(start, end, "deck"))
        else:
            told = True
            regions.append(Region(start, end, "body"))
    return tuple(regions)
