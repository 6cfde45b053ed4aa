"""The front door: what is public, what it costs, what it says when it is misused."""

from __future__ import annotations

import subprocess
import sys

import pytest

import newsclaims
from newsclaims import Article


def test_what_is_public_is_there():
    for name in newsclaims.__all__:
        assert getattr(newsclaims, name) is not None
        assert name in dir(newsclaims)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        newsclaims.nonsense  # noqa: B018 - an attribute that is not there


def test_an_article_and_a_text_with_fields_are_the_same():
    text = "“We will not sign,” Anna Berg said on Monday."
    fields = {"published": "2023-05-03", "id": "a", "title": "T", "source": "S", "url": "u", "language": "en-GB"}
    assert newsclaims.extract(text, **fields) == newsclaims.extract(Article(text, **fields))
    assert newsclaims.extract(text, **fields).article == Article(text, **fields)


@pytest.mark.parametrize(
    ("arguments", "fields", "error", "message"),
    [
        ([None], {}, TypeError, "an article is a string or a newsclaims.Article, not NoneType"),
        ([b"bytes"], {}, TypeError, "not bytes: decode it first"),
        ([{"text": "x"}], {}, TypeError, "not dict"),
        (["x"], {"publshed": "2023-05-03"}, TypeError, "no option 'publshed'. Did you mean 'published'?"),
        (["x"], {"published": "3 May 2023"}, ValueError, "Write it as '2022-12-20'"),
        (["x"], {"published": 4}, TypeError, "published must be a date"),
        ([Article("x")], {"published": "2023-05-03"}, TypeError, "published: an Article brings its own"),
    ],
)
def test_misuse_is_an_error_that_says_what_to_do(arguments, fields, error, message):
    with pytest.raises(error) as caught:
        newsclaims.extract(*arguments, **fields)
    assert message in str(caught.value)


def fresh(code):
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_it_loads_nothing_heavy():
    heavy = ("dateparser", "click", "newsclaims.pipeline", "newsclaims.lexicon.words", "importlib.metadata", "json")
    loaded = fresh(f"import newsclaims, sys; print([m for m in {heavy!r} if m in sys.modules])")
    base = fresh(f"import attrs, pluggy, regex, sys; print([m for m in {heavy!r} if m in sys.modules])")
    assert loaded == base


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed():
    code = (
        "import json, newsclaims, newsclaims.testing as t; "
        "print(json.dumps(newsclaims.extract(t.SAMPLE, published='2022-12-20').to_dict()))"
    )
    runs = set()
    for seed in ("0", "1", "12345"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        )
        runs.add(done.stdout)
    assert len(runs) == 1


def test_nothing_global_changes():
    code = (
        "import locale, logging, random, warnings; random.seed(1); before = (random.getstate(), locale.setlocale("
        "locale.LC_ALL), len(logging.root.handlers), list(warnings.filters)); import newsclaims; newsclaims.extract("
        "'“No,” Ann Lee said on 3 May.', published='2023-05-03'); print(before == (random.getstate(), locale.setlocale("
        "locale.LC_ALL), len(logging.root.handlers), list(warnings.filters)))"
    )
    assert fresh(code) == "True"
