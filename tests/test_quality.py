"""The quality that was reached is kept: figures over the gold articles do not fall below their floors."""

from __future__ import annotations

import copy
from functools import cache

import pytest

import floors
from scoring import GOLD, Comparison, load, spans_of

LAYERS = ("actors", "times", "quantities", "statements", "relations")
PATHS = sorted(GOLD.glob("*.json"))
KEPT = floors.kept()
FLOORS = [(group, name) for group, entry in KEPT.items() for name in entry["floors"]]


@cache
def measured(group: str) -> dict[str, float]:
    return floors.measure(group)


def gold_of(path):
    if not all(part.exists() for part in floors.parts_of(path)):
        pytest.skip("seeds/ is not in the source distribution")
    return load(path)


each_gold = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


@pytest.mark.parametrize(("group", "name"), FLOORS, ids=lambda part: part)
def test_no_figure_is_below_its_floor(group, name):
    if not floors.there(group):
        pytest.skip("seeds/ is not in the source distribution")
    figure, floor = measured(group)[name], KEPT[group]["floors"][name]
    assert figure >= floor, f"{group}: {name} is {figure:.1f}, below its floor {floor}"


@pytest.mark.parametrize("group", floors.groups())
def test_the_floors_belong_to_this_gold(group):
    if not floors.there(group):
        pytest.skip("seeds/ is not in the source distribution")
    assert KEPT[group]["digest"] == floors.digest(group), (
        "the gold articles changed since the floors were set: look the change over, "
        "then run python tests/update_floors.py"
    )


# ---- the gold is sound ----------------------------------------------------------------------------------------------
@each_gold
def test_gold_spans_say_what_they_hold(path):
    gold = gold_of(path)
    text = gold["text"]
    for layer in LAYERS:
        for span in spans_of(gold[layer]):
            words = text[span["start"] : span["end"]]
            assert words
            assert words == words.strip()
            assert span.get("text", words) == words


@each_gold
def test_gold_links_lead_somewhere(path):
    gold = gold_of(path)
    ids = {layer: [record["id"] for record in gold[layer]] for layer in LAYERS}
    assert all(len(set(known)) == len(known) for known in ids.values())
    for statement in gold["statements"]:
        assert set(statement["speakers"] + statement["addressees"]) <= set(ids["actors"])
        assert {statement["inside"], statement["repeats"]} <= {None, *ids["statements"]}
        assert set(statement["quantities"]) <= set(ids["quantities"])
    for relation in gold["relations"]:
        assert {relation["subject"], relation["object"]} <= {None, *ids["actors"]}
        assert relation["asserted_by"] in {None, *ids["statements"]}
        assert relation["object"] or relation["theme"]
    for record in gold["statements"] + gold["relations"]:
        assert record["time"] in {None, *ids["times"]}


# ---- and so is the scorer -------------------------------------------------------------------------------------------
@each_gold
def test_gold_held_against_itself_is_right(path):
    gold = gold_of(path)
    comparison = Comparison(gold, gold)
    assert set(comparison.scores().figures().values()) == {100.0}
    assert comparison.faults() == []


@each_gold
def test_nothing_found_is_nothing_right(path):
    gold = gold_of(path)
    figures = Comparison(gold, {layer: [] for layer in LAYERS}).scores().figures()
    assert figures.pop("statements.p") == figures.pop("relations.p") == 100
    assert figures.pop("statements.not_misquoted.f1") == figures.pop("actors.links.f1") == 100  # none at all
    assert set(figures.values()) == {0.0}


@each_gold
def test_words_in_the_wrong_mouth_are_seen(path):
    gold = gold_of(path)
    found = copy.deepcopy(gold)
    statement = next(s for s in found["statements"] if s["speakers"] and s["content"])
    statement["speakers"] = [next(a["id"] for a in reversed(gold["actors"]) if a["id"] not in statement["speakers"])]
    comparison = Comparison(gold, found)
    assert [w["id"] for w, _ in comparison.misquoted()] == [statement["id"]]
    assert comparison.scores().figures()["statements.f1"] < 100


@each_gold
def test_a_pronoun_given_to_the_wrong_person_is_seen(path):
    gold = gold_of(path)
    found = copy.deepcopy(gold)
    pronouns = {
        (mention["start"], mention["end"]): (actor, mention)
        for actor in found["actors"]
        for mention in actor["mentions"]
        if mention["form"] == "pronoun"
    }
    statement = next(
        s for s in found["statements"] if s["source"] and (s["source"]["start"], s["source"]["end"]) in pronouns
    )
    right, pronoun = pronouns[statement["source"]["start"], statement["source"]["end"]]
    wrong = next(a for a in found["actors"] if a is not right and any(m["form"] == "name" for m in a["mentions"]))
    right["mentions"].remove(pronoun)
    wrong["mentions"].append(pronoun)
    statement["speakers"] = [wrong["id"]]
    assert [w["id"] for w, _ in Comparison(gold, found).misquoted()] == [statement["id"]]
