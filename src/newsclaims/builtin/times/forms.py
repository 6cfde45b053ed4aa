"""What the grammar has read before it is put on the calendar."""

from __future__ import annotations

from attrs import define

__all__ = ["Form"]


@define
class Form:
    """An expression of time as read.

    Attributes:
        first: Number of its first token.
        after: Number after its last token.
        rule: The rule that read it.
        kind: What is to be resolved: date, weekday, relative, offset, day, season, quarter, decade, century, holiday,
            weekend, part, clock, foreign, reference, duration, set.
        year, month, day, weekday: As far as they are named; an era before Christ has a negative year.
        which: The code of what points: c this, l last, v previous, x next, g following, s same, t the.
        unit: TIMEX3 letters of a unit, a season, a half (H) or quarter (Q).
        count: How many units; None if vague.
        sign: -1 before, 1 after.
        part: TIMEX3 letters of a part of the day.
        hour, minute: Clock time.
        value: TIMEX3 value of a reference, duration or set; rule of a holiday.
        mod: TIMEX3 modifier.
        within: The stretch that it is part of ("the spring of last year").
        sentence, paragraph: Where it stands.

    """

    first: int
    after: int
    rule: str
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str = ""
    unit: str = ""
    count: float | None = None
    sign: int = 0
    part: str = ""
    hour: int | None = None
    minute: int = 0
    value: str = ""
    mod: str | None = None
    within: Form | None = None
    sentence: int = -1
    paragraph: int = -1

    @property
    def is_day(self) -> bool:
        """Whether it names a day, so that a part of the day or a clock time can go with it."""
        return (
            self.kind in ("weekday", "day", "holiday")
            or (self.kind == "date" and self.day is not None)
            or self.kind == "foreign"
            or (self.kind in ("relative", "offset") and self.unit == "D")
        )

    @property
    def type(self) -> str:
        """Its TIMEX3 type."""
        if self.kind in ("duration", "set"):
            return self.kind.upper()
        in_day = bool(self.part) or self.hour is not None or (self.kind == "offset" and self.unit.startswith("T"))
        return "TIME" if in_day else "DATE"
