"""Offsets are exact and no text raises: properties of `extract` over any Unicode."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import makers as m
import newsclaims
from newsclaims import Pipeline, testing

# Pieces that news is made of, and pieces that no news should be made of.
PIECES = [
    "Ben Okri", "Norway", "Moscow", "the minister", "She", "they", " told ", " said ", " accused ", " denied ", " of ", "“", "”", '"',
    "''", "‘", "’s ", ", ", ". ", "\n\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "on Monday", "two years ago", "3 May 2023", "Q3", "99:99",
    "more than 300 drones", "$1.5bn", "5-7%", "half", "½", "1,2,3", "LONDON: ", "(Reuters) - ", "😀", "👩‍👩‍👧", "e\u0301", "\u202e", "مشاركة :",
    "\ud800", "\x00", "\x1b[0m", "According to ", "by ", "will ", "not ", "to attack ", "that ", "who ", "U.S. ", "Sen. J. ", "—", "...", "?", "5",
]  # fmt: skip
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.text(st.characters(), max_size=120)
PUBLISHED = st.none() | st.dates()
EASY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

pipeline = Pipeline(discover=False, environment=False, strict=True)


@EASY
@given(NEWS, PUBLISHED)
def test_records_are_whole_on_odd_news(text, published):
    testing.check_extraction(pipeline.extract(text, published=published))


@EASY
@given(ANY, PUBLISHED)
def test_records_are_whole_on_any_text(text, published):
    testing.check_extraction(pipeline.extract(text, published=published))


@EASY
@given(st.sampled_from(["😀", "e\u0301 ", "\u202e", "\r\n", "\u00a0", "\U0001f1ec\U0001f1e7 "]), st.integers(1, 5))
def test_what_stands_before_moves_offsets_and_nothing_else(before, times):
    prefix = before * times + "\n\n"
    plain = pipeline.extract(testing.SAMPLE, published="2022-12-20")
    moved = pipeline.extract(prefix + testing.SAMPLE, published="2022-12-20")
    shift = len(prefix)
    for layer in ("times", "quantities"):
        there = [(r.span.start - shift, r.span.text) for r in getattr(moved, layer)]
        assert there == [(r.span.start, r.span.text) for r in getattr(plain, layer)]


@pytest.mark.parametrize("text", testing.ODD_TEXTS)
def test_odd_texts_give_a_result(text):
    testing.check_extraction(pipeline.extract(text, published="2022-12-20"))
    testing.check_extraction(newsclaims.extract(text))


@pytest.mark.parametrize(
    "piece",
    ["x", "1", "“", "a said ", "5 ", "U.S.", "\n", "'s ", "on Monday ", "He said he said. ", "\U0001f600", "of the "],
)
def test_a_megabyte_gives_a_result(piece):
    text = piece * (1_000_000 // len(piece))
    found = newsclaims.extract(text[: 1_000_000 if len(piece) == 1 else 100_000], published="2022-12-20")
    assert not [d for d in found.diagnostics if d.code in {"unreadable", "plugin-raised"}]


def test_the_pieces_of_the_makers_are_right():
    assert m.place("Ann", n=1).start == m.TEXT.rindex("Ann")
