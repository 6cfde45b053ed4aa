"""The quantities layer, through the public API: tables of sentences, and what no table can say."""

from __future__ import annotations

import decimal
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclaims
from newsclaims import Quantity

TABLES = Path(__file__).parent / "tables"
COMPARATORS = {"=", "~", ">", ">=", "<", "<=", "range"}
KINDS = {"count", "percent", "money", "measure", "ratio", "multiple"}


def rows(name: str) -> list[tuple[str, str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").split("\n")
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(sentence, amounts) for sentence, _, amounts in pairs]


def cell(quantity: Quantity) -> str:
    def number(value: Decimal | None) -> str:
        return "" if value is None else format(value, "f")

    return "|".join(
        [
            quantity.span.text,
            quantity.comparator,
            number(quantity.low),
            number(quantity.high),
            quantity.unit or "",
            quantity.kind,
            quantity.change or "",
            "vague" if quantity.vague else "",
            quantity.item_head or "",
        ]
    )


def read(text: str) -> tuple[Quantity, ...]:
    return newsclaims.extract(text, published="2023-05-03").quantities


@pytest.mark.parametrize(("sentence", "amounts"), rows("quantities.tsv"))
def test_sentence(sentence: str, amounts: str) -> None:
    assert " ; ".join(cell(quantity) for quantity in read(sentence)) == amounts


def test_table_is_large_and_without_repeats() -> None:
    sentences = [sentence for sentence, _ in rows("quantities.tsv")]
    assert len(sentences) >= 700
    assert len(set(sentences)) == len(sentences)


def test_item_is_a_span_of_the_text() -> None:
    text = "They bought dozens of “silent” drones."
    (quantity,) = read(text)
    assert quantity.item is not None
    assert text[quantity.item.start : quantity.item.end] == "“silent” drones"
    assert quantity.item_head == "drone"


def test_every_record_names_its_rule_and_says_where_it_is() -> None:
    for quantity in read("Oil rose 3 percent to $70 a barrel, and 20 of 30 wells, each 5 km deep, reopened."):
        assert quantity.made_by.startswith("quantities:")
        assert quantity.id == f"q{quantity.span.start}-{quantity.span.end}"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mexico City said the road cost 300 million pesos.", "MXN"),
        ("Manila said the road cost 300 million pesos.", "PHP"),
        ("Pakistan raised the wage to 900 rupees.", "PKR"),
        ("Oslo set aside 20 million crowns.", "NOK"),
        ("The Australian firm lost $5 million. In Australia, US$2 million is owed abroad.", "AUD"),
        ("The firm lost $5 million.", "USD"),
    ],
)
def test_the_article_settles_whose_currency_it_is(text: str, unit: str) -> None:
    assert read(text)[0].unit == unit


def test_number_with_more_than_fifteen_digits_is_rounded_to_fifteen_or_is_a_code() -> None:
    assert read("The key is 1234567890123456.") == ()
    (quantity,) = read("The sum is 123456789012345 grains.")
    assert quantity.low == Decimal(123456789012345)
    (quantity,) = read("The sum is 1,234,567,890,123,456 grains.")
    assert quantity.low == Decimal(1234567890123460)
    (quantity,) = read("The vault holds $1234567890123456789.")
    assert quantity.low == Decimal(1234567890123460000)


def test_decimals_are_exact_whatever_the_context_of_the_caller() -> None:
    with decimal.localcontext(decimal.Context(prec=3, traps=[decimal.Inexact])):
        (quantity,) = read("It sold 1.2345678m phones.")
    assert quantity.low == Decimal("1234567.8")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "$" * 100_000,
        "7" * 10_000 + " people",
        "1 " * 3_000,
        "million " * 3_000,
        "hundred thousand " * 2_000,
        "dozens of " * 2_000,
        "1-" * 3_000,
        "1/" * 3_000,
        "between 1 and " * 1_000,
        "000 " * 3_000,
        "1e99 " * 500,
        "half of " * 1_000,
        "$-" * 2_000,
    ],
    ids=lambda text: text[:12],
)
def test_odd_text_gives_clear_records_or_none(text: str) -> None:
    for quantity in read(text):
        check(quantity, text)


def check(quantity: Quantity, text: str) -> None:
    assert text[quantity.span.start : quantity.span.end] == quantity.span.text
    assert quantity.comparator in COMPARATORS
    assert quantity.kind in KINDS
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    assert ends
    assert all(end.is_finite() and len(end.as_tuple().digits) <= 25 for end in ends)
    assert ends == sorted(ends)
    assert (quantity.low is None) == (quantity.comparator in ("<", "<="))
    assert (quantity.high is None) == (quantity.comparator in (">", ">="))


PIECES = st.sampled_from(
    [
        "1",
        "20",
        "3.5",
        "1,200",
        "½",
        "half",
        "third",
        "two",
        "dozen",
        "dozens",
        "hundred",
        "million",
        "bn",
        "m",
        "k",
        "$",
        "£",
        "US$",
        "%",
        "percent",
        "points",
        "-",
        "–",
        "to",
        "and",
        "or",
        "of",
        "in",
        "a",
        "the",
        "between",
        "from",
        "more",
        "than",
        "at",
        "least",
        "about",
        "up",
        "not",
        "or",
        "less",
        "year-old",
        "years",
        "km",
        "miles",
        "barrels",
        "a",
        "day",
        "per",
        "/",
        "(",
        ")",
        ",",
        ".",
        ":",
        ";",
        "“",
        "”",
        "rose",
        "fell",
        "people",
        "three-foot",
        "twenty-one",
        "May",
        "2019",
        "10:30",
        "1990s",
        "21st",
        "minus",
        "+",
        "~",
        "times",
        "fold",
        "each",
        "one",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", ""]))
def test_any_mixture_of_numbers_and_words_is_read_without_fault(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    result = newsclaims.extract(text)
    assert not [diagnostic for diagnostic in result.diagnostics if diagnostic.plugin == "quantities"]
    for quantity in result.quantities:
        check(quantity, text)
