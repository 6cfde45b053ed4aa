"""The plugin: what it finds, what it leaves alone, and the contract that every plugin keeps."""

import json

import pytest

import newsclaims
from newsclaims import testing
from newsclaims_gazetteer import Gazetteer, plugin

ROWS = [
    {
        "name": "Kari Lund",
        "aliases": "Lund|K. Lund",
        "kind": "person",
        "country": "NO",
        "wikidata": "Q1",
        "party_id": "7",
    },
    {"name": "Acme Air", "aliases": ["AA"], "wikidata": "Q2", "sector": "travel"},
    {"name": "Acme", "wikidata": "Q3"},
    {"name": "Old Name", "wikidata": "Q4", "to": "2020-01-01"},
    {"name": "New Name", "aliases": "Old Name", "wikidata": "Q5", "from": "2020-01-01"},
    {"name": "Springfield", "wikidata": "Q6"},
    {"name": "Springfield", "wikidata": "Q7"},
]


def found(text, published="2022-12-20"):
    """(text, wikidata) of each mention that the list knows."""
    result = testing.extract_with(Gazetteer(ROWS), text, published=published)
    return [(m.span.text, a.links["wikidata"]) for a in result.actors if a.links for m in a.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kari Lund met Acme. Lund left.", [("Kari Lund", "Q1"), ("Lund", "Q1"), ("Acme", "Q3")]),
        ("Acme Air flew.", [("Acme Air", "Q2")]),
        ("Acme Airways flew.", [("Acme", "Q3")]),
        ("Acmeville flew.", []),
        ("Springfield voted.", []),
        ("\ud800 “Acme,” said she.", [("Acme", "Q3")]),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words(text, expected):
    assert found(text) == expected


def test_rows_hold_for_their_time():
    assert found("Old Name won.", "2019-12-31") == [("Old Name", "Q4")]
    assert found("Old Name won.", "2020-01-01") == [("Old Name", "Q5")]
    assert found("Old Name won.", None) == []  # both hold: nothing is guessed


def test_what_is_built_in_becomes_the_same_actor():
    text = "“We left,” Foreign Minister Kari Lund told parliament."
    result = testing.extract_with(Gazetteer(ROWS), text)
    (lund,) = [actor for actor in result.actors if actor.name == "Kari Lund"]
    assert (lund.links["wikidata"], lund.links["party_id"], lund.country) == ("Q1", "7", "NO")
    assert [statement.speaker for statement in result.statements] == [lund]


def test_further_columns_are_attributes():
    (acme,) = [a for a in testing.extract_with(Gazetteer(ROWS), "AA flew.").actors if a.links]
    assert (acme.name, acme.kind, acme.attributes["sector"]) == ("Acme Air", "organization", "travel")


def test_files_are_read(tmp_path):
    table, lines = tmp_path / "a.csv", tmp_path / "a.jsonl"
    table.write_text("\ufeffname,aliases,wikidata\nAcme,AA|A. A.,Q3\n", encoding="utf-8")
    lines.write_text(
        json.dumps({"name": "Acme", "aliases": ["AA", "A. A."], "wikidata": "Q3"}) + "\n\n", encoding="utf-8"
    )
    for path in (table, lines):
        result = testing.extract_with(Gazetteer.read(path), "AA flew.")
        assert [a.links["wikidata"] for a in result.actors if a.links] == ["Q3"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"name": ""}, "row 1 has no name"),
        ({"aliases": "x"}, "row 1 has no name"),
        ({"name": "A", "to": "May"}, "no date"),
    ],
)
def test_bad_rows_say_where(row, message):
    with pytest.raises(ValueError, match=message):
        Gazetteer([row])


def test_bad_lines_say_where(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"name": "A"}\nnonsense\n')
    with pytest.raises(ValueError, match="line 2"):
        Gazetteer.read(path)


def test_the_environment_may_name_the_file(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("name,wikidata\nAcme,Q3\n")
    monkeypatch.setenv("NEWSCLAIMS_GAZETTEER", str(path))
    result = newsclaims.Pipeline([type(plugin)()], discover=False).extract("Acme flew.")
    assert [a.links["wikidata"] for a in result.actors if a.links] == ["Q3"]
    monkeypatch.delenv("NEWSCLAIMS_GAZETTEER")
    result = newsclaims.Pipeline([type(plugin)()], discover=False).extract("Acme flew.")
    assert any("set NEWSCLAIMS_GAZETTEER" in note.message for note in result.diagnostics)


def test_the_contract_is_kept():
    testing.check_plugin(Gazetteer(ROWS))
