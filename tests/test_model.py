"""The records: what they are, how they are written and read back, and the JSON Schema."""

from __future__ import annotations

import copy
import io
import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import attrs
import jsonschema
import pytest

import makers as m
import newsclaims
from newsclaims import Article, Extraction, Span, testing
from newsclaims.formats import json as json_format
from newsclaims.formats import jsonl, schema, table

ROOT = Path(__file__).parents[1]
SEED = (ROOT / "seeds" / "britain-accuses-russia-2022-12-20.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def seed():
    return newsclaims.extract(SEED, published="2022-12-20", id="seed", title="Britain accuses Russia")


def full(document):
    """Records with every field set."""
    ann, bob = (
        m.actor("Ann"),
        m.actor("Bob", affiliation="a0-3", attributes={"age": 40, "x": [1, {"y": None}]}, links={"wikidata": "Q1"}),
    )
    return [ann, bob, m.mention("Ann", ann), m.mention("Bob", bob), m.mention("Ann", ann, n=1)]


@pytest.fixture(scope="module")
def everything():
    said = "Carl had sold more than 300 cars to Dora for $5"
    plugin = m.plugin(
        find_times=lambda d: [
            m.time("Monday", value="2023-05-01", mod="START", from_="2023-05-01", to="2023-05-02", anchor="published"),
            m.time("Ann left", anchor="t16-22"),
        ],
        find_quantities=lambda d: [
            m.quantity("more than 300", Decimal(300), None, item=m.place("cars"), vague=True),
            m.quantity("$5", Decimal("5.25"), Decimal("5.25")),
        ],
        find_actors=full,
        find_statements=lambda d: [
            m.statement(said, speakers=["a0-3"], addressees=["a9-12"], time="t16-22", source=m.place("Ann"))
        ],
        find_relations=lambda d: [
            m.relation(
                "Ann told Bob",
                "told",
                subject="a0-3",
                object="a9-12",
                theme=m.place("Monday"),
                time="t16-22",
                quantities=["q73-75"],
            )
        ],
        annotate=lambda d: [
            m.note("cars", attributes={"wheels": 4}, links={"seller": ["a0-3"], "in": ["r0-12", "t16-22"]})
        ],
    )
    found = m.pipeline(plugin).extract(m.TEXT, published="2023-05-03", id="x", title="T", source="S", url="u")
    assert [d.code for d in found.diagnostics] == []
    return found


# ---- records --------------------------------------------------------------------------------------------------------
def test_records_are_frozen(everything):
    for record in (everything, everything.article, everything.actors[0], everything.times[0], everything.statements[0]):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            record.id = "other"
    with pytest.raises(TypeError, match="cannot be changed"):
        everything.annotations[0].attributes["wheels"] = 3
    assert everything.actors[1].attributes["x"] == (1, {"y": None})


def test_no_property_of_a_record_raises(everything):
    statement = everything.statements[0]
    assert statement.speaker is everything.actors[0]
    assert attrs.evolve(statement, speakers=()).speaker is None
    for layer in ("actors", "times", "quantities", "statements", "relations", "annotations"):
        for record in getattr(everything, layer):
            hash(record), repr(record), copy.copy(record)
            everything.sentence(record)
    assert everything.sentence(everything.actors[0]).text.startswith("Ann told Bob")


def test_quotes_are_speakers_with_what_they_said_once():
    found = newsclaims.extract("“We won’t sign,” Anna Berg said.", published="2023-05-03")
    assert [(speaker.name, statement.span.text) for speaker, statement in found.quotes()] == [
        ("Anna Berg", "We won’t sign,")
    ]


def test_an_extraction_can_be_pickled(everything):
    again = pickle.loads(pickle.dumps(everything))  # noqa: S301 - our own
    assert again == everything
    assert again.statements[0].speaker is again.actors[0]


# ---- articles -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("published", "timezone_name", "day"),
    [
        ("2022-12-20", None, "2022-12-20"),
        ("20221220", None, "2022-12-20"),
        (date(2022, 12, 20), None, "2022-12-20"),
        ("2022-12-20T23:30:00-05:00", None, "2022-12-20"),
        ("2022-12-20T23:30:00Z", None, "2022-12-20"),
        ("2022-12-20T23:30:00Z", "Europe/Kyiv", "2022-12-21"),
        ("2022-12-20T23:30", "Asia/Tokyo", "2022-12-20"),
        (datetime(2022, 12, 20, 23, 30, tzinfo=timezone(timedelta(hours=9))), None, "2022-12-20"),
        (datetime(1, 1, 1, tzinfo=UTC), "America/New_York", "0001-01-01"),
    ],
)
def test_the_publication_day_is_that_of_the_place(published, timezone_name, day):
    assert Article("x", published, timezone=timezone_name).publication_day.isoformat() == day


@pytest.mark.parametrize(
    "published", ["yesterday", "20 December 2022", "", "2022-13-01", "2022-12-20T25:00", "1671494400"]
)
def test_published_must_be_iso_8601(published):
    with pytest.raises(ValueError, match="published is no ISO 8601 date or time"):
        Article("x", published)


@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        ({"published": 20221220}, TypeError, "published must be a date"),
        ({"text": b"bytes"}, TypeError, "text of an article must be a string, not bytes"),
        ({"text": None}, TypeError, "text of an article must be a string"),
        ({"language": None}, TypeError, "language of an article must be a string"),
        ({"title": 4}, TypeError, "title of an article must be a string"),
        ({"timezone": "Mars/Olympus"}, ValueError, "unknown timezone: 'Mars/Olympus'"),
        ({"timezone": 4}, TypeError, "timezone must be an IANA name"),
        ({"timezone": "../../etc/passwd"}, ValueError, "unknown timezone"),
    ],
)
def test_fields_of_an_article_are_checked(fields, error, message):
    with pytest.raises(error, match=message):
        Article(**({"text": "x"} | fields))


# ---- the record format ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("which", ["seed", "everything"])
def test_a_record_is_written_and_read_back(which, request):
    extraction = request.getfixturevalue(which)
    record = json.loads(json.dumps(extraction.to_dict(text="article")))
    again = Extraction.from_dict(record)
    assert again == extraction
    assert again.to_dict(text="article") == record
    testing.check_extraction(again)
    bare = Extraction.from_dict(extraction.to_dict(text="none"), text=extraction.article.text)
    assert bare.to_dict(text="article") == record


def test_the_format_is_that_of_the_design(everything):
    record = everything.to_dict()
    assert list(record) == ["schema", "article", "regions", "sentences", "actors", "times", "quantities", "statements", "relations", "annotations", "diagnostics", "plugins"]  # fmt: skip
    assert record["schema"] == "newsclaims/1"
    assert record["article"] == {
        "id": "x",
        "title": "T",
        "published": "2023-05-03",
        "source": "S",
        "url": "u",
        "language": "en",
    }
    assert record["sentences"][0] == [0, 76]
    assert record["actors"][1] == {
        "id": "a9-12", "name": "Bob", "kind": "person", "role": None, "affiliation": "a0-3", "country": None, "aliases": [],
        "attributes": {"age": 40, "x": [1, {"y": None}]}, "links": {"wikidata": "Q1"},
        "mentions": [{"start": 9, "end": 12, "text": "Bob", "form": "name"}], "made_by": "test",
    }  # fmt: skip
    assert record["times"][0] == {
        "id": "t16-22", "start": 16, "end": 22, "text": "Monday", "type": "DATE", "value": "2023-05-01", "mod": "START",
        "from": "2023-05-01", "to": "2023-05-02", "granularity": None, "anchor": "published", "made_by": "test",
    }  # fmt: skip
    assert record["quantities"][1]["low"] == 5.25
    assert record["quantities"][0]["low"] == 300
    assert record["quantities"][0]["item"] == {"start": 56, "end": 60, "text": "cars"}
    assert record["statements"][0]["cue"] == {"start": 4, "end": 8, "text": "told", "lemma": "tell"}
    assert record["statements"][0]["quantities"] == [q["id"] for q in record["quantities"]]
    assert record["annotations"][0]["links"] == {"seller": ["a0-3"], "in": ["r0-12", "t16-22"]}


def test_text_may_be_left_out_or_added(everything):
    assert "text" not in json.dumps(everything.to_dict(text="none")).replace("plugins", "")
    assert everything.to_dict(text="article")["article"]["text"] == m.TEXT
    with pytest.raises(ValueError, match="text must be one of"):
        everything.to_dict(text="all")


def test_offsets_in_utf_16_are_offered():
    text = "😀 Ann said: “Go 😀 now,” and left."
    pipeline = m.pipeline(m.plugin(annotate=lambda d: [note_of(d, "now"), note_of(d, "Ann")]))
    record = pipeline.extract(text).to_dict(utf16_offsets=True)
    units = text.encode("utf-16-le")
    for note in record["annotations"]:
        assert units[2 * note["start"] : 2 * note["end"]].decode("utf-16-le") == note["text"]
    assert record["offsets"] == "utf-16"
    with pytest.raises(ValueError, match="UTF-16"):
        Extraction.from_dict(record)


def note_of(document, word):
    start = document.text.index(word)
    return newsclaims.Annotation(f"n{start}-{start + len(word)}", document.span(start, start + len(word)), "test", "x")


def test_lone_surrogates_are_replaced_by_writers_with_offsets_unchanged():
    text = "A \ud800 said no. Ann left."
    found = m.pipeline(m.plugin(annotate=lambda d: [note_of(d, "\ud800 said"), note_of(d, "Ann")])).extract(text)
    record = found.to_dict(text="article")
    assert record["article"]["text"] == text.replace("\ud800", "\ufffd")
    assert [(n["start"], n["text"]) for n in record["annotations"]] == [(2, "\ufffd said"), (text.index("Ann"), "Ann")]
    jsonl.line(found).encode("utf-8")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, "schema must be 'newsclaims/1', not None"),
        ({"schema": "newsclaims/2"}, "schema must be 'newsclaims/1'"),
        ({"schema": "newsclaims/1", "times": [{"id": "t0-1"}]}, r"times\[0\] has no 'start'"),
        ({"schema": "newsclaims/1", "quantities": [{"id": "q", "start": 0, "end": 1, "low": "x"}]}, r"quantities\[0\]"),
        ({"schema": "newsclaims/1", "actors": ["x"]}, r"actors\[0\] does not follow"),
    ],
)
def test_what_does_not_follow_the_format_is_a_value_error(record, message):
    with pytest.raises(ValueError, match=message):
        Extraction.from_dict(record)
    with pytest.raises(TypeError, match="not list"):
        Extraction.from_dict([])


def test_unknown_keys_and_values_are_passed_over(everything):
    record = everything.to_dict(text="article")
    record["more"] = 1
    record["actors"][0]["more"] = 1
    record["actors"][0]["kind"] = "robot"
    assert Extraction.from_dict(record).actors[0].kind == "robot"


# ---- the schema -----------------------------------------------------------------------------------------------------
def test_the_schema_in_the_docs_is_the_models():
    assert (ROOT / "docs" / "schema.json").read_text(encoding="utf-8") == schema.dump(), "stale: run `make schema`"


@pytest.mark.parametrize("which", ["seed", "everything"])
@pytest.mark.parametrize("text", ["spans", "none", "article"])
def test_every_writer_follows_the_schema(which, text, request):
    extraction = request.getfixturevalue(which)
    jsonschema.Draft202012Validator.check_schema(schema.build())
    validator = jsonschema.Draft202012Validator(schema.build())
    validator.validate(extraction.to_dict(text=text))
    validator.validate(json.loads(jsonl.line(extraction, text=text)))
    validator.validate(json.loads(json_format.write(extraction, text=text)))
    validator.validate(extraction.to_dict(text=text, utf16_offsets=True))


def test_the_schema_knows_every_field_and_says_what_it_means(everything):
    properties = schema.build()["$defs"]
    for layer, records in everything.to_dict().items():
        if layer in properties:
            assert set(records[0]) == set(properties[layer]["properties"])
            assert all(
                field.get("description")
                for name, field in properties[layer]["properties"].items()
                if name not in {"start", "end"}
            )


# ---- formats --------------------------------------------------------------------------------------------------------
def test_jsonl_round_trips(seed, everything):
    file = io.StringIO()
    assert jsonl.write([seed, everything], file, text="article") == 2
    lines = file.getvalue().splitlines()
    assert len(lines) == 2
    assert list(jsonl.read(["\n", *lines])) == [seed, everything]
    with pytest.raises(ValueError, match="line 2: schema must be"):
        list(jsonl.read([lines[0], "{}"]))


def test_a_line_of_jsonl_is_one_line_for_every_reader():
    text = "A\u2028B\u2029C\x85D\nE"
    assert len(jsonl.line(m.pipeline().extract(text), text="article").splitlines()) == 1


def test_the_table_reads_like_a_page(seed):
    page = table.write(seed)
    assert "Ben Wallace (British defense minister)" in page
    for words in ("WHO SAID WHAT", "WHO DID WHAT", "DATES AND TIMES", "WHO IS WHO", "Britain accuses Russia"):
        assert words in page
    assert all(len(line) <= table.WIDTH for line in page.splitlines())
    assert table.write(m.pipeline().extract("")).endswith("\n")


def test_the_table_steers_no_terminal():
    found = m.pipeline(m.plugin(annotate=lambda d: [note_of(d, "a\x1b[31mred")])).extract("x a\x1b[31mred \u202e y")
    assert "\x1b" not in table.write(found)
    assert table.plain("a\r\nb\tc\x1b[0m\u202e") == "a b c[0m"


def test_spans_compare_by_place_and_text():
    assert Span(0, 3, "Ann") == m.place("Ann")


def test_a_statement_that_is_told_again_in_full_stands_for_both() -> None:
    text = "“We will leave this valley before the first snow,” Poe said. Later she spoke again.\n\n“We will leave this valley before the first snow,” Poe told the paper. “Nobody can stop us.”"
    result = newsclaims.extract(text, published="2020-01-06")
    assert [s.repeats is not None for s in result.statements if s.kind == "direct"] == [False, True]
    assert [" ".join(c.text for c in s.content) for _, s in result.quotes() if s.kind == "direct"] == [
        "We will leave this valley before the first snow, Nobody can stop us."
    ]
