"""Forms that stand side by side become one ("5 p.m. on Tuesday", "March last year"), and take their modifiers in."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.reader import Reader

__all__ = ["join"]

LONGEST_MODIFIER: Final = 6  # words
AMOUNTS: Final = frozenset(("duration", "offset"))
WITH_THE: Final = frozenset(("decade", "century", "season", "date", "relative", "part", "weekend"))


def join(forms: list[Form], reader: Reader) -> list[Form]:
    """Join what belongs together, from left to right, and extend each to the left by its modifiers."""
    joined: list[Form] = []
    for form in forms:
        if joined and joined[-1].after <= form.first <= joined[-1].after + 3:
            both = _pair(joined[-1], form, reader)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(form)
    _share_years(joined, reader)
    floor = 0
    for form in joined:
        _extend(form, reader, floor)
        floor = form.after
    return joined


def _share_years(forms: list[Form], reader: Reader) -> None:
    """Of "from March to May 2014" and "August/September 1956" the year goes for both; so it does forward."""
    for one, two in pairwise(forms):
        if one.kind != two.kind or one.kind not in ("date", "season") or one.after + 2 < two.first:
            continue
        between = reader.codes[one.after : two.first]
        if not any(code in "z0-/" for code in between) or one.which or two.which:
            continue
        if one.kind == "date" and (one.month is None or two.month is None):
            continue
        turned = one.kind == "date" and (one.month or 0) > (two.month or 0)
        if one.year is None and two.year is not None:
            one.year = two.year - turned
        elif two.year is None and one.year is not None:
            two.year = one.year + turned


def _pair(one: Form, two: Form, reader: Reader) -> Form | None:
    """Two neighbours as one; None where they are two."""
    between = reader.codes[one.after : two.first]
    words = tuple(reader.tokens.lower[one.after : two.first])
    if len(between) > 2:
        return None
    if two.kind in ("part", "clock") and (one.is_day or one.kind == "part") and _time_follows(one, two, between, words):
        return _day_with_time(one, two, one, two, reader)
    if (
        one.kind in ("part", "clock")
        and two.is_day
        and one.which in ("", "t")
        and _day_follows(one, two, between, words)
    ):
        return _day_with_time(one, two, two, one, reader)
    if one.kind == "clock" and two.kind == "part" and two.which in ("c", "l", "s", "t") and between in ("", "p"):
        return _day_with_time(one, two, two, one, reader)
    if one.hour is not None and two.kind == "part" and words in ((), ("in",)) and two.which in ("", "t"):
        one.after, one.part = two.after, two.part  # "7 p.m. on Friday evening"
        return one
    if one.kind == "day" and one.part and not one.count and two.kind == "weekday" and not between and not two.part:
        two.first, two.part = one.first, one.part
        return two
    if one.kind == "weekday" and two.kind == "date" and two.day is not None and between in ("", ","):
        two.first = one.first
        two.weekday = one.weekday
        return two
    if (
        one.kind == "weekday"
        and one.part
        and two.kind == "date"
        and two.day is not None
        and words in ((), (",",), ("of",))
    ):
        two.first, two.part = one.first, one.part
        return two
    return _within(one, two, between, words)


def _time_follows(one: Form, two: Form, between: str, words: tuple[str, ...]) -> bool:
    """As in "Monday night", "Monday at 5 p.m.", "Monday, 5 p.m."."""
    if (one.part and two.part) or one.hour is not None:
        return False
    if one.kind == "part":
        return two.kind == "clock" and one.which in ("c", "l", "s") and (not between or words == ("at",))
    if two.kind == "part":
        return not between and two.which in ("", "t")
    return not between or words in (("at",), (",",), (",", "at"), ("around",), ("about",), ("by",))


def _day_follows(one: Form, two: Form, between: str, words: tuple[str, ...]) -> bool:
    """As in "5 p.m. on Tuesday", "the morning of April 19"."""
    if two.hour is not None or (two.part and one.kind == "part"):
        return False
    if one.kind == "part":
        return words == ("of",) or (one.which == "t" and words == ("on",))
    return not between or words in (("on",), (",",), ("of",), (",", "on"), (")", "on"), ("(",))


def _day_with_time(one: Form, two: Form, day: Form, time: Form, reader: Reader) -> Form:
    day.first, day.after = one.first, two.after
    day.part = time.part or day.part
    day.mod = day.mod or time.mod
    if time.hour is not None:
        day.hour, day.minute = time.hour, time.minute
        if (time is one or reader.codes[one.first] == "t") and not day.rule.startswith("clock"):
            day.rule = "clock-" + day.rule
    return day


def _within(one: Form, two: Form, between: str, words: tuple[str, ...]) -> Form | None:
    """As in "The spring of last year", "March last year", "last year's third quarter"."""
    outer_year = two.kind == "relative" and two.unit == "Y"
    outer_week = two.kind == "relative" and two.unit == "W"
    months = one.kind == "date" and one.month is not None and one.year is None
    if (outer_year and (months or one.kind in ("season", "quarter"))) or (
        outer_week and one.kind in ("weekday", "weekend") and not one.part
    ):
        if words != ("of",) and (between or two.which not in ("c", "l", "x")):
            return None
        one.after, one.within = two.after, two
        return one
    if (
        one.kind == "relative" and one.unit == "Y" and between == "i" and one.which in ("c", "l", "x")
        and (two.kind == "quarter" or (two.kind == "season" and not two.which))
    ):  # fmt: skip
        two.first, two.within = one.first, one
        return two
    return None


def _extend(form: Form, reader: Reader, floor: int) -> None:
    """Take in the modifiers on the left: "more than two years", "the end of March", "earlier on Tuesday"."""
    lower = reader.tokens.lower
    if form.first <= floor or lower[form.first - 1] not in reader.vocabulary.modifier_ends:
        return
    applies = _applies(form, reader)
    for _ in range(2):
        for size in range(min(LONGEST_MODIFIER, form.first - floor), 0, -1):
            start = form.first - size
            phrase = " ".join(lower[start : form.first])
            table = next((t for t in applies if phrase in reader.vocabulary.modifiers.get(t, ())), None)
            if table is None or not _goes_with(form, phrase, reader, start):
                continue
            mod = reader.vocabulary.modifiers[table][phrase]
            if mod == "WEEK":
                form.unit = "W"
            else:
                form.mod = mod or form.mod
            form.first = start
            if table == "period" and form.kind in WITH_THE and reader.word(start - 1) == "the" and start - 1 >= floor:
                form.first -= 1
            break
        else:
            return


def _applies(form: Form, reader: Reader) -> tuple[str, ...]:
    if form.kind in AMOUNTS:
        bare = form.first < form.after and reader.codes[form.first] in "StlcIx"
        return (("plural",) if form.rule == "bare-units" else ()) if bare and form.kind == "duration" else ("amount",)
    if form.kind == "clock" or form.hour is not None:
        return ("year", "period")
    if form.rule in ("ago", "later"):
        return ("amount",)
    if form.kind in ("set", "reference"):
        return ()
    if form.kind in ("date", "decade") and form.month is None:
        return ("period", "year")
    return ("period",)


def _goes_with(form: Form, phrase: str, reader: Reader, start: int) -> bool:
    """Whether a modifier and what follows it are one: not "two years later this week"."""
    before = reader.word(start - 1)
    if "week of" in phrase and not (form.kind == "date" and form.day is not None):
        return False
    if phrase in ("earlier", "later") and form.kind == "date" and form.day is None and form.month is None:
        return False
    if phrase in ("earlier", "later") and form.kind == "clock":
        return False
    if phrase == "late" and before in ("the",) and form.kind == "weekday":
        return False
    if phrase in ("over", "under", "about", "around", "some") and form.kind == "duration":
        return not (phrase in ("over", "about") and reader.codes[form.first] == "a" and phrase != "about")
    return True
