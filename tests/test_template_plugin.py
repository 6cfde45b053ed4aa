"""The example plugin as a template: copied under another name, installed, found, tested, taken away again."""

from __future__ import annotations

import json
import os
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

TEMPLATE = Path(__file__).parents[1] / "plugins" / "newsclaims-weapons"


def renamed(folder: Path) -> Path:
    """The template as a new author has it after a search and replace."""
    shutil.copytree(TEMPLATE, folder, ignore=shutil.ignore_patterns("__pycache__", ".*", "*.egg-info"))
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.suffix in {".py", ".toml", ".md"}:
            path.write_text(path.read_text(encoding="utf-8").replace("weapons", "tools"), encoding="utf-8")
        if "weapons" in path.name:
            path.rename(path.with_name(path.name.replace("weapons", "tools")))
    return folder


@pytest.mark.skipif(not TEMPLATE.is_dir(), reason="the source distribution has no plugins")
def test_the_template_becomes_a_plugin_of_another_name(tmp_path):
    plugin, environment = renamed(tmp_path / "newsclaims-tools"), tmp_path / "venv"
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    here = next(path for path in site.getsitepackages() if (Path(path) / "attrs").is_dir())
    purelib = next(environment.glob("lib/python*/site-packages"))
    (purelib / "outer.pth").write_text(f"import site; site.addsitedir({here!r})\n")  # newsclaims, pytest, hatchling

    def run(*command: object) -> str:
        done = subprocess.run(
            [*map(str, command)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env=dict(os.environ, HOME=str(tmp_path)),
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def found() -> dict[str, str]:
        return {row["name"]: row["state"] for row in json.loads(run(python, "-m", "newsclaims", "plugins", "--json"))}

    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "-q")
    assert "tools" not in found()
    run(*pip, "install", "--no-deps", "--no-build-isolation", "--no-index", plugin)
    assert found()["tools"] == "on"
    assert "passed" in run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", plugin)
    run(*pip, "uninstall", "-y", "newsclaims-tools")
    assert "tools" not in found()
