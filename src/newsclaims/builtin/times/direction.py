"""Which way a weekday or a month that names no year points: cues in the words before it.

News gold resolves a bare weekday to the nearest one not after the publication day, and a bare month to the latest one;
tense cues made that worse, except where one governs the expression itself ("set to resume Monday", "will vote in
March"). So only the verb group that stands nearest before the expression counts, within its clause.
"""

from __future__ import annotations

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.reader import Reader

__all__ = ["points_ahead"]

REACH_DAY, REACH_MONTH = 9, 14  # tokens
FUTURE_MODALS = frozenset("will shall 'll won't".split())
PLANS = frozenset(
    """set due scheduled slated expected planned expects expect plans plan poised likely going hopes intends intend
    vowed pledged promised prepared prepares preparing""".split()
)
PLANNED = frozenset("scheduled slated postponed rescheduled delayed deferred adjourned expected planned due set".split())
STOPS = frozenset(".:\"()")


def points_ahead(form: Form, reader: Reader) -> bool:
    """Whether the expression lies ahead by a cue in its clause."""
    reach = REACH_DAY if form.kind == "weekday" else REACH_MONTH
    word, tag = reader.word, reader.tag
    for index in range(form.first - 1, max(-1, form.first - 1 - reach), -1):
        lower, kind = word(index), tag(index)
        if kind in STOPS or lower in ("said", "says", "told", "announced", "that", "who", "which", "after", "since"):
            return False
        if lower in FUTURE_MODALS:
            return True
        if lower in PLANNED and kind in ("E", "J", "V") and word(index + 1) in ("for", "until", "on", "in", "by", "to"):
            return kind != "V" or word(index - 1) in ("is", "are", "be", "been")
        if kind == "T" and tag(index + 1) in ("B", "a"):
            return word(index - 1) in PLANS
        if kind in ("V", "Z") or (kind in ("h", "d", "b") and word(index) in ("was", "were", "had", "has", "have", "did")):
            return False
        if kind == "M":
            return False
    return False
