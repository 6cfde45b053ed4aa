"""Statements: who said what, to whom, when; whose word a quotation is, and where it ends."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import newsclaims
from newsclaims.builtin.statements import explain
from newsclaims.cli import main
from tables import table


def statements(text, published="2023-05-03"):
    return newsclaims.extract(text, published=published).statements


def shown(statement):
    """A statement as a row of the table."""
    return {
        "source": statement.source.text if statement.source else "",
        "cue": statement.cue.text if statement.cue else "",
        "act": statement.act,
        "kind": statement.kind,
        "speakers": "; ".join(actor.name for actor in statement.speakers),
        "by": statement.speaker_by or "",
        "content": " … ".join(span.text for span in statement.content),
        "addressees": "; ".join(actor.name for actor in statement.addressees),
        "time": statement.time.span.text if statement.time else "",
        "inside": "inside" if statement.inside else "",
    }


def by_text(rows):
    """The rows of a table, together for each text."""
    texts = {}
    for row in rows:
        texts.setdefault(row["text"], []).append({key: value for key, value in row.items() if key != "text"})
    return list(texts.items())


TABLES = ("statements", "statements_indirect", "statements_quoted")


@pytest.mark.parametrize(
    ("text", "rows"), by_text([row for name in TABLES for row in table(name)]), ids=lambda value: str(value)[:60]
)
def test_statements_of_a_text(text, rows):
    found = [shown(statement) for statement in statements(text)]
    assert found == rows


@pytest.mark.parametrize("row", table("statements_none"), ids=lambda row: row["text"])
def test_no_statement(row):
    assert [shown(statement) for statement in statements(row["text"])] == []


def test_every_statement_names_its_rule():
    text = "“We lost,” Tom Reyes said. According to Anna Berg, the port closed. The council declined to comment."
    found = statements(text)
    assert len(found) == 3
    assert all(statement.made_by.startswith("statements:") for statement in found)


def test_a_statement_repeats_an_earlier_one():
    text = "“The port will close in May,” Tom Reyes said.\n\nIt was cold. “The port will close in May,” Reyes told reporters."
    first, second = statements(text)
    assert second.repeats == first
    assert second.speakers == first.speakers


def test_quantities_in_the_content():
    (statement,) = statements("Tom Reyes said the port lost more than 300 jobs.")
    assert [quantity.span.text for quantity in statement.quantities] == ["more than 300"]


def test_a_quotation_that_another_person_may_own_has_no_speaker():
    *_, last = statements("“We lost,” Tom Reyes said. The prize went to Anna Berg. “We won.”")
    assert last.speakers == ()


def test_a_saying_that_is_denied():
    (statement,) = statements("Tom Reyes never said that the crane was safe.")
    assert statement.negated


@pytest.mark.parametrize(
    "text",
    ["“", "”", "\"\"\"\"", "“” said", "said", "said said said", ", said", "according to", ":", "“a” “b” “c”", "Tom said “",
     "''''", "who said", "According to , Tom said", "he said she said he said", "“x\n\n“y\n\n“z", "Tom Reyes:", "(AP) -"],
)  # fmt: skip
def test_odd_texts_do_no_harm(text):
    result = newsclaims.extract(text)
    assert result.diagnostics == () or all(one.code == "no-published" for one in result.diagnostics)


WORDS = ["Tom", "Reyes", "said", "that", "“", "”", ",", ".", "told", "the", "port", "who", "according", "to", ":", "and",
         "accused", "of", "\n\n", "“We", "won,”", "he", "called", "it", "as", "(", ")", "—", "asked", "whether", "was"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_words(words):
    text = " ".join(words)
    result = newsclaims.extract(text, published="2023-05-03")
    assert not [one for one in result.diagnostics if one.severity == "error"]
    for statement in result.statements:
        assert statement.content or statement.act == "decline"
        for span in statement.content:
            assert text[span.start : span.end] == span.text == span.text.strip() != ""


class Explainer:
    """Asks the layer about one place, with the layers that statements are made from."""

    def __init__(self, offset):
        self.offset = offset

    @newsclaims.hookimpl
    def find_statements(self, document):
        self.lines = explain(document, self.offset)
        return ()


def explained(text, part):
    explainer = Explainer(text.index(part))
    newsclaims.Pipeline([explainer]).extract(text)
    return explainer.lines


def test_explain_an_attributed_place():
    lines = explained("“We lost,” Tom Reyes said on Monday.", "lost")
    assert any("rule content-source-verb: source “Tom Reyes”" in line for line in lines)
    assert any(line.startswith("cue: “said”") for line in lines)


def test_explain_a_place_that_is_not_attributed():
    assert explained("The “smart” crane fell.", "smart")[-1].startswith("attributed to nobody: a short quotation")
    assert explained("The crane fell.", "fell")[-1] == "attributed to nobody: the sentence has no cue with a content"


def test_explain_refuses_places_outside_the_text():
    with pytest.raises(ValueError, match="3 characters"):
        explain(newsclaims_document("Yes"), 9)


def newsclaims_document(text):
    seen = []

    class Keeper:
        @newsclaims.hookimpl
        def annotate(self, document):
            seen.append(document)
            return ()

    newsclaims.Pipeline([Keeper()]).extract(text)
    return seen[0]


def test_explain_on_the_command_line(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("“We lost,” Tom Reyes said.", encoding="utf-8")
    run = CliRunner().invoke(main, ["explain", str(path), "--at", "3"])
    assert run.exit_code == 0
    assert "source “Tom Reyes”" in run.output
    assert CliRunner().invoke(main, ["explain", str(path), "--at", "99"]).exit_code == 2
