"""Relations: who did what to whom, whether it happened, when, and on whose word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclaims
from newsclaims.lexicon import load
from tables import table


def told(text):
    """What a text tells, in the words of tests/tables/relations.tsv."""
    out = []
    for relation in newsclaims.extract(text).relations:
        other = relation.object.name if relation.object else ""
        theme = f" [{relation.theme.text}]" if relation.theme else ""
        negated = " not" if relation.negated else ""
        ends = f"{relation.subject.name} > {relation.predicate} > {other}{theme}"
        out.append(f"{ends} {relation.type or '-'} {relation.status}{negated}")
    return " ; ".join(out)


@pytest.mark.parametrize("row", table("relations"), ids=lambda row: row["text"][:50])
def test_told(row):
    assert told(row["text"]) == row["told"]


def test_on_whose_word():
    result = newsclaims.extract("Norway attacked Chile, Ana Brik said. Chile attacked Peru.")
    first, second = (relation for relation in result.relations if relation.type == "ATTACK")
    assert (first.asserted_by.speaker.name, second.asserted_by) == ("Ana Brik", None)


def test_what_a_denial_negates_stands_on_the_word_of_the_one_who_denies():
    result = newsclaims.extract("Norway has denied that its troops attacked Chile.")
    (attack,) = (relation for relation in result.relations if relation.type == "ATTACK")
    assert attack.negated
    assert attack.asserted_by.speaker.name == "Norway"


@pytest.mark.parametrize("text", ["Norway attacked Chile on Monday.", "On Monday, Norway attacked Chile."])
def test_the_time_is_that_of_the_clause(text):
    (attack,) = newsclaims.extract(text, published="2024-05-15").relations
    assert attack.time.value == "2024-05-13"


def test_a_time_of_another_clause_is_not_taken():
    result = newsclaims.extract("Norway attacked Chile before Peru met Ghana on Monday.", published="2024-05-15")
    assert {r.predicate: r.time and r.time.value for r in result.relations} == {"attack": None, "meet": "2024-05-13"}


TIMES_OF_ACTS = [
    ("Norway, which attacked Chile on Monday, met Peru.", {"attack": "2024-05-13", "meet": None}),
    ("Ana Brik, who on Monday attacked Chile, met Peru.", {"attack": "2024-05-13", "meet": None}),
    ("On Monday, Norway, leading a group of states, attacked Chile.", {"attack": "2024-05-13"}),
    ("On Monday, as fears grew, Norway attacked Chile.", {"attack": "2024-05-13"}),
    ("On Monday Norway attacked Chile and praised Peru.", {"attack": "2024-05-13", "praise": "2024-05-13"}),
    ("Much has changed since Monday, when Norway attacked Chile.", {"attack": "2024-05-13"}),
    ("Norway condemned Chile's 2012 raid.", {"condemn": None}),
    ("In a March interview, Norway condemned Chile.", {"condemn": "2024-03"}),
]


@pytest.mark.parametrize(("text", "times"), TIMES_OF_ACTS, ids=[text for text, _ in TIMES_OF_ACTS])
def test_whose_time_it_is(text, times):
    told = {r.predicate: r.time and r.time.value for r in newsclaims.extract(text, published="2024-05-15").relations}
    assert {act: told.get(act) for act in times} == times


def test_amounts_of_the_ends_and_the_theme():
    (gift,) = newsclaims.extract("Norway gave Chile more than 300 tanks.").relations
    assert [(q.comparator, int(q.low)) for q in gift.quantities] == [(">", 300)]


def test_an_amount_that_begins_before_the_theme_belongs_to_it():
    (raised,) = newsclaims.extract("Norway has raised roughly $2 billion.").relations
    assert [q.span.text for q in raised.quantities] == ["roughly $2 billion"]


def test_the_same_told_again_repeats_the_first():
    first, second = newsclaims.extract("Norway accused Chile of theft. Norway has accused Chile before.").relations
    assert (first.repeats, second.repeats) == (None, first)


def test_the_span_goes_from_the_first_to_the_last_part():
    text = "On Monday Norway gave Chile old warships in Lima."
    (gift,) = newsclaims.extract(text).relations
    assert gift.span.text == "Norway gave Chile old warships"
    assert (gift.trigger.text, gift.subject_span.text, gift.object_span.text) == ("gave", "Norway", "Chile")


def test_ends_that_only_relations_need_are_mentions_too():
    result = newsclaims.extract("Police arrested two protesters.")
    (arrest,) = result.relations
    assert arrest.object.kind == "group"
    assert [mention.form for mention in arrest.object.mentions] == ["nominal"]


def test_we_in_a_quotation_is_the_body_of_its_speaker():
    result = newsclaims.extract("“We will sanction Chile,” British foreign minister Ana Brik said.")
    (sanction,) = result.relations
    assert sanction.subject.name == "United Kingdom"


def test_every_relation_says_which_rule_made_it():
    text = "Norway gave Chile tanks. Talks between Peru and Ghana failed. Ana Brik met Tom Harlow."
    assert {relation.made_by for relation in newsclaims.extract(text).relations} == {
        "relations:recipient", "relations:noun", "relations:active",
    }  # fmt: skip


def test_documented_types_are_those_of_the_tables():
    lexicon = load("en")
    tables = ("relation_verbs", "event_nouns", "agent_nouns")
    types = {row["type"] for name in tables for row in lexicon.table(name)} - {""}
    page = (Path(__file__).parents[1] / "docs" / "relations.md").read_text(encoding="utf-8")
    first_cells = {line.split("|")[1].strip() for line in page.split("\n") if line.startswith("| ")}
    assert types == {cell for cell in first_cells if cell.isupper()}


def test_rows_of_the_tables_have_known_frames_and_owners():
    lexicon = load("en")
    frames = {row["frame"] for row in lexicon.table("relation_verbs")}
    assert frames == {"object", "addressee", "recipient", "complement", "through", "mutual", "none"}
    assert {row["owner"] for row in lexicon.table("event_nouns")} == {"subject", "object", "mutual"}


WORDS = "Norway Chile gave attacked to by of which that who and , . \" “ ” ' ( it its he talks with not will said accused being 3 tanks"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30))
def test_odd_text_is_read_without_a_fault(words):
    result = newsclaims.extract(" ".join(words), published="2024-05-15")
    assert not [d for d in result.diagnostics if d.plugin == "relations"]
    for relation in result.relations:
        assert relation.span.start <= relation.trigger.start < relation.trigger.end <= relation.span.end
        assert relation.object or relation.theme
