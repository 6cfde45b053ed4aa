"""Which way a weekday or a month that names no year points: cues in the words before it.

News gold resolves a bare weekday to the nearest one not after the publication day, and a bare month to the latest one;
tense cues made that worse, except where one governs the expression itself ("set to resume Monday", "will vote in
March"). So only the verb group that stands nearest before the expression counts, within its clause.
"""

from __future__ import annotations

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.reader import Reader

__all__ = ["points_ahead", "points_back"]

REACH_DAY, REACH_MONTH, REACH_RIGHT = 12, 14, 7  # tokens
FUTURE_MODALS = frozenset("will shall 'll won't".split())
PLANS = frozenset(
    """set due scheduled slated expected planned expects expect plans plan poised likely going hopes intends intend
    vowed pledged promised prepared prepares preparing""".split()
)
PLANNED = frozenset("scheduled slated postponed rescheduled delayed deferred adjourned expected planned due set".split())
# What a month before them names ahead: "the November election".
VOTES = frozenset("election elections ballot ballots referendum midterms midterm runoff election's".split())
PUT_OFF = frozenset("postponed rescheduled delayed deferred adjourned extended".split())
# Verbs of timetables: in the present tense they tell what is to come ("opens Friday").
TIMETABLED = frozenset(
    """begin begins open opens start starts end ends close closes expire expires resume resumes return returns arrive
    arrives vote votes meet meets come comes follow follows debut debuts air airs premiere premieres leave leaves""".split()
)
STOPS = frozenset(".:\"()HW")
STOP_WORDS = frozenset("said says told announced that after since because although when where by".split())
PAST_AUXILIARIES = frozenset("was were had did been has have".split())


def points_ahead(form: Form, reader: Reader) -> bool:
    """Whether the expression lies ahead by a cue in its clause."""
    word = reader.word
    if form.kind == "date" and (word(form.after) in VOTES or word(form.after + 1) in VOTES):
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
    """Whether the nearest verb before it is in the past tense."""
    for index in range(form.first - 1, max(-1, form.first - 1 - REACH_DAY), -1):
        if reader.tag(index) in "VhBZM.":
            return reader.tag(index) in "Vh"
    return False


def _owns_what_comes(form: Form, reader: Reader) -> bool:
    """ "Saturday's vote will ..."; "On Tuesday, voters will ..." at the head of a sentence."""
    first = form.first - (reader.word(form.first - 1) == "on")
    opens = reader.tag(first - 1) in (".", "") or first == 0
    if not opens and reader.word(form.after) not in ("'s", "’s"):
        return False
    for index in range(form.after, min(form.after + REACH_RIGHT, len(reader.codes))):
        if reader.tag(index) in "BZVbhdMHW.:\"":
            return reader.word(index) in FUTURE_MODALS
    return False


def _governed(form: Form, reader: Reader, reach: int) -> bool:
    """Whether the nearest verb before it speaks of the future."""
    word, tag = reader.word, reader.tag
    adjacent = True  # nothing but prepositions between the verb and the expression
    infinitive = False
    for index in range(form.first - 1, max(-1, form.first - 1 - reach), -1):
        lower, kind = word(index), tag(index)
        if adjacent and (kind in "FR" or lower in ("until", "till", "by")):
            continue
        if adjacent and lower in PUT_OFF and word(index + 1) in ("until", "till", "to", "for"):
            return True
        if kind in STOPS or lower in STOP_WORDS:
            return False
        if lower in FUTURE_MODALS:
            return True
        if lower in PLANNED and kind in ("E", "J", "V") and word(index + 1) in ("for", "until", "on", "in", "by", "to"):
            return not _was(reader, index)
        if kind == "T" and tag(index + 1) in ("B", "a"):
            infinitive = True
            if word(index - 1) in PLANS:
                return not _was(reader, index - 1)
        if kind in ("V", "h") or (kind in ("b", "d", "e") and lower in PAST_AUXILIARIES):
            return False
        if kind == "M":
            return form.kind != "weekday" and word(index + 1) != "have" and lower not in ("would", "'d")
        if kind == "Z" or (kind == "b" and infinitive) or (kind == "B" and tag(index - 1) not in ("T", "M", "d", "n", "R")):
            return (adjacent and lower in TIMETABLED) or (infinitive and form.kind != "weekday")
        adjacent = False
    return False


def _was(reader: Reader, index: int) -> bool:
    """Whether a plan is told of in the past: "was scheduled to"."""
    return reader.word(index - 1) in ("was", "were", "been", "had") or reader.tag(index) == "V" and (
        reader.word(index) in ("planned", "expected", "intended", "hoped") and reader.word(index - 1) not in ("is", "are")
    )  # fmt: skip
