"""Expressions of time: what is one, where it ends, and where it lies on the calendar."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclaims
from tables import HERE, table

ARTICLES = json.loads((HERE / "times_articles.json").read_text(encoding="utf-8"))


def times(text, published=None, **fields):
    return newsclaims.extract(text, published=published, **fields).times


def only(text, published=None, **fields):
    found = times(text, published, **fields)
    assert len(found) == 1, [time.span.text for time in found]
    return found[0]


@pytest.mark.parametrize("row", table("times_values"), ids=lambda row: f"{row['span']}|{row['published']}")
def test_value_and_interval(row):
    found = [
        (t.span.text, t.type, t.value or "", t.mod or "", t.from_ or "", t.to or "")
        for t in times(row["text"], row["published"] or None)
    ]
    assert (row["span"], row["type"], row["value"], row["mod"], row["from"], row["to"]) in found


@pytest.mark.parametrize("text", [row["text"] for row in table("times_none")])
def test_no_time(text):
    assert [time.span.text for time in times(text, "2019-11-20")] == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_whole_articles(article):
    found = [
        {"start": t.span.start, "end": t.span.end, "text": t.span.text, "type": t.type, "value": t.value, "mod": t.mod}
        for t in times(article["text"], article["published"])
    ]
    assert found == article["times"]


# ---- anchors --------------------------------------------------------------------------------------------------------
def test_a_weekday_is_anchored_to_the_publication_day():
    assert only("The board met on Tuesday.", "2019-11-20").anchor == "published"


def test_a_full_date_stands_by_itself():
    assert only("The board met on May 3, 2011.", "2019-11-20").anchor is None


def test_an_anaphoric_date_is_anchored_to_the_expression_before():
    first, second = times("The siege began on May 3, 2011. Two days later the town fell.", "2019-11-20")
    assert second.anchor is first


def test_narrative_carries_the_year_on():
    text = (
        "The war began in 1781. On June 3, 1782, the fleet sailed. The king fell in August 1783. By 1784 the port was "
        "lost. In October the army left."
    )
    assert times(text, "2019-11-20")[-1].value == "1784-10"


def test_news_does_not_carry_an_old_year_on():
    text = "The firm was founded in 1987. On Tuesday it said that it had lost money in October."
    assert times(text, "2019-11-20")[-1].value == "2019-10"


# ---- the publication day --------------------------------------------------------------------------------------------
def test_the_publication_day_is_that_of_its_own_offset():
    moment = datetime(2019, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert only("It closed today.", moment).value == "2019-11-20"


def test_the_publication_day_follows_the_timezone_given():
    moment = datetime(2019, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert only("It closed today.", moment, timezone="Europe/Kyiv").value == "2019-11-21"


def test_hours_ago_need_a_time_of_day():
    assert only("It closed two hours ago.", datetime(2019, 11, 20, 1, 30)).value == "2019-11-19T23:30"  # noqa: DTZ001
    assert only("It closed two hours ago.", "2019-11-20").value is None


EVERYTHING = (
    "Last week, next year and on Monday night; two years ago, 9,000 years ago, in 12,000 years, the next decade, a "
    "century ago, last century, at midnight on Friday, over the weekend, next weekend, in winter last year, on February "
    "29, at Easter, on Labor Day, in the fourth quarter, tomorrow, the day before yesterday, on 31 December at 11:59 "
    "p.m., in December, next month, in 44 BC, in the '90s, the week of January 1, two minutes ago. It is set to open "
    "Sunday. That day, the next day and the year before it rained. Five centuries later it opens."
)


@pytest.mark.parametrize(
    "day", [date.min, date(1, 1, 3), date(4, 2, 29), date(100, 12, 31), date(9999, 1, 1), date.max, None]
)
def test_no_day_leaves_the_calendar(day):
    for time in times(EVERYTHING, day):
        check(time)


@given(st.datetimes(timezones=st.timezones()) | st.dates() | st.none())
def test_any_publication_day(published):
    for time in times(EVERYTHING, published):
        check(time)


def check(time):
    assert time.made_by.startswith("times:")
    for bound in (time.from_, time.to):
        if bound is not None:
            datetime.fromisoformat(bound)
    if time.from_ is not None and time.to is not None:
        assert time.from_ < time.to
    if time.from_ is not None:
        assert time.granularity is not None


WORDS = st.sampled_from(
    [
        "Monday",
        "May",
        "March",
        "12",
        "2015",
        "1990s",
        "the",
        "last",
        "past",
        "next",
        "two",
        "a",
        "few",
        "years",
        "year",
        "week",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "of",
        "on",
        "in",
        "at",
        "5",
        "p.m.",
        "10:30",
        "night",
        "morning",
        "early",
        "late",
        "mid",
        "end",
        "quarter",
        "third",
        "first",
        "half",
        "and",
        "to",
        "-",
        ",",
        "/",
        "'",
        "(",
        ")",
        "BC",
        "daily",
        "every",
        "each",
        "now",
        "soon",
        "future",
        "that",
        "same",
        "9/11",
        "Sept.",
        "31",
        "00",
        "Christmas",
        "Eve",
        "weekend",
        "GMT",
        "fiscal",
        "summer",
        "more",
        "than",
        "about",
        "said",
        "will",
    ]
)


@given(st.lists(WORDS, max_size=25), st.dates())
def test_odd_text_never_raises(words, published):
    for time in times(" ".join(words) + ".", published):
        check(time)


@given(st.lists(WORDS, min_size=2, max_size=12))
def test_times_do_not_overlap_and_are_in_order(words):
    found = times("He said so " + " ".join(words), "2019-11-20")
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


# ---- dateparser -----------------------------------------------------------------------------------------------------
def test_dateparser_is_loaded_for_a_foreign_date():
    code = (
        "import sys, newsclaims; newsclaims.extract('Firmado el 12 de diciembre de 2015.');"
        "sys.exit('dateparser' not in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_dateparser_is_not_loaded_for_english():
    code = (
        "import sys, newsclaims; newsclaims.extract('It rained on Monday, May 3, and last week.', published='2019-11-20');"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
