"""The seed article and variants of it: what it must say is read whatever the names, days, marks and line breaks."""

from __future__ import annotations

from functools import cache

import pytest

import floors
from scoring import Comparison, compare
from tables import table
from variants import VARIANTS, Variant

pytestmark = pytest.mark.skipif(not floors.there("seed"), reason="seeds/ is not in the source distribution")
FLOORS = {
    "statements.f1": 90,
    "statements.not_misquoted.f1": 100,
    "times.value.f1": 90,
    "times.interval.f1": 90,
    "quantities.amount.f1": 100,
    "relations.f1": 50,
}
FACTS = table("seed_facts")


@cache
def read(variant: Variant) -> Comparison:
    return compare(variant.gold())


def each_variant(function):
    return pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)(function)


@each_variant
def test_its_gold_stands_where_it_says(variant):
    gold = variant.gold()
    places = {
        actor["name"]: [gold["text"][m["start"] : m["end"]] for m in actor["mentions"]] for actor in gold["actors"]
    }
    surname = variant.renamed("Wallace")
    assert set(places[variant.renamed("Ben Wallace")]) == {variant.renamed("Ben Wallace"), surname, "he"}
    assert set(places[variant.renamed("Russia")]) == {variant.renamed("Russia"), variant.renamed("Moscow")}
    for statement in gold["statements"]:
        for content in statement["content"]:
            words = gold["text"][content["start"] : content["end"]]
            assert words == words.strip()
            assert not set(words) & set('\n“”"') or "special" in words


@each_variant
@pytest.mark.parametrize("figure", FLOORS)
def test_enough_is_right(variant, figure):
    comparison = read(variant)
    faults = "\n".join(comparison.faults())
    assert comparison.scores().figures()[figure] >= FLOORS[figure], faults


@each_variant
@pytest.mark.parametrize("fact", FACTS, ids=lambda f: " ".join(list(f.values())[:5]).strip())
def test_facts_hold(variant, fact):
    fact = {key: variant.renamed(value) for key, value in fact.items()}
    comparison = read(variant)
    found = [r for r in comparison.found[fact["layer"] + "s"] if holds(comparison, variant, fact, r)]
    assert bool(found) == (fact["holds"] == "must"), "\n".join(comparison.faults())


def test_what_deck_and_body_both_tell_is_told_once():
    comparison = read(VARIANTS[0])
    sanctions = [r for r in comparison.found["relations"] if r["predicate"] == "sanction"]
    told = [r for r in sanctions if not r["repeats"]]
    pairs = {(r["subject"], r["object"]) for r in sanctions}
    assert len(told) == len(pairs)
    assert len(sanctions) - len(told) >= 3  # by three, each told in the deck and again in the body


def holds(comparison: Comparison, variant: Variant, fact: dict[str, str], record: dict) -> bool:
    """Whether a record that was found says what the fact says."""
    statement = fact["layer"] == "statement"
    who = record["speakers"] if statement else [record["subject"]]
    whom = record["addressees"] if statement else [record["object"]]
    what = record["act"] if statement else record["predicate"]
    spans = record["content"] if statement else [record["theme"]]
    words = " ".join(" ".join(comparison.text[s["start"] : s["end"]].split()) for s in spans if s)
    return (
        is_named(comparison, fact["who"], who)
        and (not fact["whom"] or is_named(comparison, fact["whom"], whom))
        and (not fact["what"] or what.split(" ")[0] in fact["what"].split("|"))
        and fact["words"] in words
        and fact["status"] in ("", record.get("status"))
        and fact["negated"] in ("", "yes" if record["negated"] else "no")
        and (not fact["word_of"] or asserted_by(comparison, fact["word_of"], record))
        and (not fact["time"] or dated(comparison, variant.day(fact["time"]), record))
    )


def is_named(comparison: Comparison, name: str, found: list[str | None]) -> bool:
    if name == "*":
        return True
    wanted = [actor["id"] for actor in comparison.gold["actors"] if actor["name"] == name]
    return any(comparison.same_actor(w, f) for w in wanted for f in found if f)


def asserted_by(comparison: Comparison, name: str, record: dict) -> bool:
    statement = next((s for s in comparison.found["statements"] if s["id"] == record["asserted_by"]), None)
    return (
        statement is None
        if name == "narrator"
        else bool(statement and is_named(comparison, name, statement["speakers"]))
    )


def dated(comparison: Comparison, value: str, record: dict) -> bool:
    return any(time["id"] == record["time"] and time["value"] == value for time in comparison.found["times"])
