"""Which way a weekday or a month that names no year points: cues in the words before it.

News gold resolves a bare weekday to the nearest one not after the publication day, and a bare month to the latest one;
tense cues made that worse, except where one governs the expression itself ("set to resume Monday", "will vote in
March"). So only the verb group that stands nearest before the expression counts, within its clause.
"""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.reader import Reader

__all__ = ["points_ahead", "points_back"]

REACH_DAY, REACH_MONTH, REACH_RIGHT = 12, 14, 7  # tokens
VERBS_RIGHT: Final = frozenset('BZVbhdMHW.:"')  # what ends the search for the verb to the right
STOPS: Final = frozenset('.:"()HW')


def points_ahead(form: Form, reader: Reader) -> bool:
    """Whether the expression lies ahead by a cue in its clause."""
    word = reader.word
    if form.kind == "date" and (
        word(form.after) in reader.sets["votes"] or word(form.after + 1) in reader.sets["votes"]
    ):
        return True
    if form.kind == "date" and reader.tag(form.after) in ("N", "S") and reader.tag(form.first - 1) in ("D", "G"):
        return False
    before = word(form.first - 1)
    if form.kind != "weekday" and (before in ("into", "toward", "towards", "come") or "later" in word(form.first)):
        return True
    if before == "of" and word(form.first - 2) == "ahead":
        return True
    if form.kind == "weekday" and _owns_what_comes(form, reader):
        return True
    if before == "due" or (before in ("on", "by", "until") and word(form.first - 2) == "due"):
        return True
    return _governed(form, reader, REACH_DAY if form.kind == "weekday" else REACH_MONTH)


def points_back(form: Form, reader: Reader) -> bool:
    """Whether its verb is in the past tense: the nearest before it, or the one after where it opens the sentence."""
    for index in range(form.first - 1, max(-1, form.first - 1 - REACH_DAY), -1):
        if reader.tag(index) in "VhBZM.":
            if reader.tag(index) != ".":
                return reader.tag(index) in "Vh"
            break
    if not _opens(form, reader):
        return False
    for index in range(form.after, min(form.after + REACH_RIGHT, len(reader.codes))):
        if reader.tag(index) in VERBS_RIGHT:
            return reader.tag(index) == "V" or reader.word(index) in reader.sets["past auxiliaries"]
    return False


def _opens(form: Form, reader: Reader) -> bool:
    """Whether it opens a sentence: "On Tuesday ..."."""
    first = form.first - (reader.word(form.first - 1) in ("on", "in"))
    return first == 0 or reader.tag(first - 1) in (".", "")


def _owns_what_comes(form: Form, reader: Reader) -> bool:
    """As in "Saturday's vote will ..."; "On Tuesday, voters will ..." at the head of a sentence."""
    if not _opens(form, reader) and reader.word(form.after) not in ("'s", "’s"):
        return False
    for index in range(form.after, min(form.after + REACH_RIGHT, len(reader.codes))):
        if reader.tag(index) in 'BZVbhdMHW.:"':
            return reader.word(index) in reader.sets["future modals"]
    return False


def _governed(form: Form, reader: Reader, reach: int) -> bool:
    """Whether the nearest verb before it speaks of the future."""
    word, tag = reader.word, reader.tag
    adjacent = True  # nothing but prepositions between the verb and the expression
    infinitive = False
    timetabled = reader.sets["timetabled"]
    for index in range(form.first - 1, max(-1, form.first - 1 - reach), -1):
        lower, kind = word(index), tag(index)
        if adjacent and (kind in "FR" or lower in ("until", "till", "by")):
            continue
        if adjacent and lower in reader.sets["put off"] and word(index + 1) in ("until", "till", "to", "for"):
            return True
        if kind in STOPS or lower in reader.sets["stop words"]:
            break
        if lower in reader.sets["future modals"]:
            return True
        if (
            lower in reader.sets["planned"]
            and kind in ("E", "J", "V")
            and word(index + 1) in ("for", "until", "on", "in", "by", "to")
        ):
            return not _was(reader, index)
        if kind == "T" and tag(index + 1) in ("B", "a"):
            infinitive = True
            if word(index - 1) in reader.sets["plans"]:
                return not _was(reader, index - 1)
        if kind in ("V", "h") or (kind in ("b", "d", "e") and lower in reader.sets["past auxiliaries"]):
            return False
        if kind == "Z" and "S" in reader.tokens.words[index].tags and lower not in timetabled:
            adjacent = False  # "measures", "contests": as likely a noun
            continue
        if kind == "M":
            return word(index + 1) != "have" and (form.kind != "weekday" or lower in ("would", "'d"))
        if (
            kind == "Z"
            or (kind == "b" and infinitive)
            or (kind == "B" and tag(index - 1) not in ("T", "M", "d", "n", "R"))
        ):
            return (adjacent and lower in timetabled) or (infinitive and form.kind != "weekday")
        adjacent = False
    return infinitive and form.kind != "weekday"


def _was(reader: Reader, index: int) -> bool:
    """Whether a plan is told of in the past: "was scheduled to"."""
    before = reader.word(index - 1)
    if before in ("was", "were", "been", "had"):
        return True
    told = reader.tag(index) == "V" and reader.word(index) in ("planned", "expected", "intended", "hoped")
    return told and before not in ("is", "are")
