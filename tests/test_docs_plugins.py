"""Every example in the documentation of plugins runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", ["plugins.md", "plugins-hooks.md"])
def test_the_examples_run(name, monkeypatch):
    monkeypatch.setenv("NEWSCLAIMS_PLUGINS", "")
    text = (DOCS / name).read_text(encoding="utf-8")
    scope = {}
    for match in re.finditer(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        line = text[: match.start()].count("\n") + 1
        exec(compile("\n" * line + match[1], name, "exec"), scope)  # noqa: S102 - our own documentation
