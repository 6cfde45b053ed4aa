"""The command line, as a user types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsclaims
from newsclaims.cli import main

SEED = Path(__file__).parents[1] / "seeds" / "britain-accuses-russia-2022-12-20.txt"
TEXT = "“We will not sign,” Anna Berg told reporters on Monday."


@pytest.fixture
def run(monkeypatch):
    monkeypatch.delenv("NEWSCLAIMS_PLUGINS", raising=False)
    monkeypatch.delenv("NEWSCLAIMS_DISABLE", raising=False)

    def call(*arguments, stdin=None):
        return CliRunner().invoke(main, [*map(str, arguments)], input=stdin)

    return call


def test_a_page_for_people(run):
    result = run("extract", SEED, "--published", "2022-12-20", "--format", "table")
    assert result.exit_code == 0
    assert "Ben Wallace (British defense minister)" in result.stdout
    assert "WHO SAID WHAT" in result.stdout


def test_json_is_one_object_for_a_text(run):
    result = run("extract", "-", "--published", "2023-05-03", "--format", "json", stdin=TEXT.encode())
    record = json.loads(result.stdout)
    assert record["article"]["published"] == "2023-05-03"
    assert record == newsclaims.extract(TEXT, published="2023-05-03").to_dict()


def test_jsonl_is_the_format_where_there_is_no_terminal(run):
    result = run("extract", "-", stdin=TEXT.encode())
    assert json.loads(result.stdout)["schema"] == "newsclaims/1"
    assert result.stdout.count("\n") == 1


def test_text_may_be_left_out_or_added(run):
    added = json.loads(run("extract", "-", "--text", "article", stdin=TEXT.encode()).stdout)
    assert added["article"]["text"] == TEXT


LINES = [
    json.dumps({"text": TEXT, "published": "2023-05-03", "id": "a", "section": "world"}),
    "not json",
    "",
    json.dumps([TEXT]),
    json.dumps({"id": "c"}),
    json.dumps({"text": TEXT, "published": "May"}),
    json.dumps({"text": "Ann left.", "id": "b", "published": None}),
    b"\xff".decode("latin-1"),
]


def test_bad_lines_are_reported_by_number_and_the_rest_goes_on(run):
    result = run("extract", "-", "--input", "jsonl", stdin="\n".join(LINES[:-1]).encode() + b"\n\xff\xfe\n")
    assert result.exit_code == 1
    assert [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    reported = result.stderr.splitlines()
    assert [line.split(": ")[0].rpartition(":")[2] for line in reported[:-1]] == ["2", "4", "5", "6", "8"]
    assert "an article needs a string as its 'text'" in reported[2]
    assert "published is no ISO 8601 date" in reported[3]
    assert "5 lines were no articles" in reported[-1]


def test_good_lines_exit_with_nought_and_options_are_their_defaults(run):
    result = run("extract", "-", "--input", "jsonl", "--published", "2023-05-03", stdin=f"{LINES[-2]}\n")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["published"] == "2023-05-03"


@pytest.mark.parametrize(("lines", "count"), [(2, 2), (0, 0)])
def test_json_of_several_articles_is_a_list(run, lines, count):
    result = run("extract", "-", "--input", "jsonl", "--format", "json", stdin=f"{LINES[0]}\n" * lines)
    assert len(json.loads(result.stdout)) == count


def test_pages_of_several_articles_are_divided(run):
    result = run("extract", "-", "--input", "jsonl", "--format", "table", stdin=f"{LINES[0]}\n" * 2)
    assert result.stdout.count("WHO SAID WHAT") == 2


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (("extract",), None, "Missing argument 'FILE'"),
        (("extract", "no-such-file.txt"), None, "No such file"),
        (("extract", "-", "--published", "May"), b"x", "published is no ISO 8601 date"),
        (("extract", "-", "--timezone", "Mars/Olympus"), b"x", "unknown timezone"),
        (("extract", "-", "--format", "xml"), b"x", "'xml' is not one of"),
        (("extract", "-", "--plugin", "nonsense"), b"x", "no plugin 'nonsense' is installed"),
        (("extract", "-"), b"\xe9t\xe9", "is not utf-8 (byte 0)"),
        (("extract", "-", "--encoding", "klingon"), b"x", "unknown encoding"),
        (("nonsense",), None, "No such command"),
    ],
)
def test_a_wrong_command_exits_with_two_and_says_what_to_do(run, arguments, stdin, message):
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_other_encodings_and_byte_order_marks(run):
    text = "“Été,” said Zoë Quist."
    for data, options in ((text.encode("cp1252"), ["--encoding", "cp1252"]), (b"\xef\xbb\xbf" + text.encode(), [])):
        record = json.loads(run("extract", "-", "--text", "article", *options, stdin=data).stdout)
        assert record["article"]["text"] == text


def test_line_ends_are_those_of_the_file(run):
    record = json.loads(run("extract", "-", "--text", "article", stdin=b"Ann left.\r\n\r\nBob came.").stdout)
    assert record["article"]["text"] == "Ann left.\r\n\r\nBob came."


def test_plugins_are_listed_and_switched(run):
    listed = json.loads(run("plugins", "--json", "--disable", "times", "--plugin", "module_plugin:").stdout)
    by_name = {row["name"]: row for row in listed}
    assert (by_name["times"]["state"], by_name["times"]["why"]) == ("off", "disabled")
    assert by_name["module_plugin"] == {"name": "module_plugin", "version": "1.2", "origin": "given", "state": "on", "hooks": "annotate", "why": ""}  # fmt: skip
    assert "find_relations" in run("plugins").stdout
    record = json.loads(
        run("extract", "-", "--disable", "times", "--plugin", "module_plugin:", stdin=b"Ann left today.").stdout
    )
    assert not record["times"]
    assert [note["label"] for note in record["annotations"]] == ["Ann"]


def test_the_command_line_has_the_last_word(run, monkeypatch):
    monkeypatch.setenv("NEWSCLAIMS_DISABLE", "module_plugin:,relations")
    rows = {
        row["name"]: row["state"] for row in json.loads(run("plugins", "--json", "--plugin", "module_plugin:").stdout)
    }
    assert (rows["module_plugin"], rows["relations"]) == ("on", "off")


def test_a_broken_plugin_is_listed_with_its_traceback_on_request(run):
    assert "ModuleNotFoundError" in run("plugins", "--plugin", "no_such_module:x").stdout
    assert "Traceback" not in run("plugins", "--plugin", "no_such_module:x").stdout
    assert "Traceback" in run("plugins", "--plugin", "no_such_module:x", "--traceback").stdout


def test_strict_stops_at_a_fault(run):
    result = run("extract", "-", "--strict", "--plugin", "no_such_module:x", stdin=b"x")
    assert result.exit_code == 2
    assert "no_such_module" in result.stderr


def test_help_has_examples(run):
    for command in ("extract", "plugins"):
        assert "Examples:" in run(command, "--help").stdout
    assert run("--version").stdout.strip().endswith(newsclaims.__version__)


def test_it_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "newsclaims", "extract", "-"], input=TEXT.encode(), capture_output=True, check=True
    )
    assert json.loads(done.stdout)["schema"] == "newsclaims/1"


def test_without_click_it_says_what_to_install():
    code = "import sys; sys.modules['click'] = None; import newsclaims.cli"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == "the command line needs click: pip install 'newsclaims[cli]'"
