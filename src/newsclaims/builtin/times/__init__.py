"""The built-in plugin `times`: every temporal expression, as TIMEX3 has it, put on the calendar.

vocabulary  what each word can be: one character a token       joining    neighbours become one, modifiers join
grammar     named patterns over those characters                resolver   the calendar: anchors and directions
reading     from a match to a form (amounts: of units)          fallback   dateparser, for what is delimited only
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsclaims.builtin.times.anchors import Anchors, is_narrative
from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.joining import join
from newsclaims.builtin.times.resolution import Resolution
from newsclaims.builtin.times.resolver import resolve
from newsclaims.builtin.times.scan import read_forms, reader_of
from newsclaims.hookspecs import hookimpl
from newsclaims.model import Article, TimeExpression
from newsclaims.text.document import Document

__all__ = ["find_times"]


@hookimpl
def find_times(document: Document) -> Iterator[TimeExpression]:
    """Every temporal expression in the sentences of the article."""
    reader = reader_of(document)
    forms = join(read_forms(document, reader), reader)
    day = document.article.publication_day
    anchors = Anchors(reader, day, _moment(document.article), narrative=is_narrative(forms, day))
    for form in forms:
        resolution = resolve(anchors, form)
        record = _record(document, form, resolution)
        anchors.remember(form, resolution, record.id)
        yield record


def _moment(article: Article) -> datetime | None:
    """The moment of publication, if its time of day is known, in the article's own zone."""
    moment = article.published
    if not isinstance(moment, datetime):
        return None
    if article.timezone and moment.tzinfo is not None:
        with suppress(OverflowError):
            moment = moment.astimezone(ZoneInfo(article.timezone))
    return moment.replace(tzinfo=None)


def _record(document: Document, form: Form, resolution: Resolution) -> TimeExpression:
    span = document.token_span(form.first, form.after)
    period = resolution.period
    from_ = to = granularity = None
    if period is not None:
        granularity, from_, to = (
            period.granularity,
            period.start.isoformat(),
            period.end.isoformat() if period.end else None,
        )
        if resolution.clock is not None:
            granularity, from_, to = "minute", *_minute(period.start.isoformat(), resolution.clock)
        elif form.type == "TIME":
            granularity = "part_of_day"
    return TimeExpression(
        id=f"t{span.start}-{span.end}", span=span, type=form.type, value=resolution.value, mod=form.mod, from_=from_,
        to=to, granularity=granularity, anchor=resolution.anchor, made_by="times:" + form.rule,
    )  # fmt: skip


def _minute(day: str, clock: tuple[int, int]) -> tuple[str | None, str | None]:
    """A minute of a day as an interval."""
    try:
        begin = datetime.fromisoformat(day) + timedelta(hours=clock[0], minutes=clock[1])
        end = begin + timedelta(minutes=1)
    except OverflowError:
        return None, None
    return begin.isoformat(timespec="minutes"), end.isoformat(timespec="minutes")
