"""The plugin, with a stand-in for the spaCy pipeline: no model is needed."""

import re
from types import SimpleNamespace

import pytest

import newsclaims
from newsclaims import testing
from newsclaims_spacy import SpacyActors

NAMES = {"Zyx Qwv": "PERSON", "the Vork": "ORG", "Vork’s": "ORG", "Oslo": "GPE", "Kari Lund": "PERSON", "lower": "ORG"}


def reader(text):
    """Finds the names above, as a spaCy pipeline would say it."""
    found = [
        SimpleNamespace(text=m[0], label_=label, start_char=m.start())
        for n, label in NAMES.items()
        for m in re.finditer(n, text)
    ]
    return SimpleNamespace(ents=found)


def names(text, **options):
    found = testing.extract_with(SpacyActors(reader, **options), text)
    return {(a.name, a.kind, len(a.mentions)) for a in found.actors if a.made_by.startswith("spacy:")}


def test_what_nobody_else_has_found_is_added():
    text = "As in the vale of zyx, zyx qwv and lower ones slept; there slept Zyx Qwv, Oslo and the Vork."
    assert names(text) <= {("Zyx Qwv", "person", 1), ("Vork", "organization", 1)}


def test_what_is_found_already_stays():
    with_it = testing.extract_with(SpacyActors(reader), "“No,” Kari Lund told parliament.")
    without = newsclaims.Pipeline(discover=False).extract("“No,” Kari Lund told parliament.", published="2022-12-20")
    assert with_it.actors == without.actors


def test_labels_may_be_chosen():
    assert not {kind for _, kind, _ in names("There slept the Vork.", labels=["PERSON"])} & {"organization"}
    with pytest.raises(ValueError, match="labels are PERSON, PER, ORG, not"):
        SpacyActors(reader, labels=["GPE"])


def test_without_a_model_it_says_what_to_do(monkeypatch):
    monkeypatch.delenv("NEWSCLAIMS_SPACY", raising=False)
    found = newsclaims.Pipeline([SpacyActors()], discover=False).extract("Ann left.")
    assert any("name a spaCy pipeline" in note.message for note in found.diagnostics)


def test_the_contract_is_kept():
    testing.check_plugin(SpacyActors(reader))
