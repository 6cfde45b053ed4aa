"""Imports point one way, as docs and pyproject say."""

from __future__ import annotations

import re
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
POSSESSIVE = re.compile(r"\)(?:[*+?]|\{\d*,\d*\})\+").search


def test_imports_point_one_way(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, capsys.readouterr().out


def test_no_pattern_repeats_a_group_possessively():
    """Python 3.11.0 to 3.11.4 read `(...)++` wrong: their `re` loses the place where the group began."""
    modules = (ROOT / "src" / "newsclaims").rglob("*.py")
    found = [f"{path.name}: {line}" for path in modules for line in path.read_text().splitlines() if POSSESSIVE(line)]
    assert found == []
