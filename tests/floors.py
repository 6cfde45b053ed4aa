"""What is measured for the quality floors, where they are kept, and which gold they belong to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring import GOLD, Scores, compare, load

FILE = Path(__file__).parent / "floors.json"
SEED = GOLD / "seed.json"  # its text stands in seeds/, which is not in the source distribution


def groups() -> dict[str, list[Path]]:
    """The gold articles by the figures that they count in."""
    return {"articles": [path for path in sorted(GOLD.glob("*.json")) if path != SEED], "seed": [SEED]}


def parts_of(path: Path) -> Iterator[Path]:
    """A gold file, and the file of its text."""
    yield path
    gold = json.loads(path.read_text(encoding="utf-8"))
    if "text_file" in gold:
        yield path.parent / gold["text_file"]


def there(group: str) -> bool:
    return all(part.exists() for path in groups()[group] for part in parts_of(path))


def digest(group: str) -> str:
    """The SHA-256 of all that the figures of a group are measured on."""
    sha = hashlib.sha256()
    for path in groups()[group]:
        for part in parts_of(path):
            sha.update(part.name.encode() + b"\0" + part.read_bytes() + b"\0")
    return sha.hexdigest()


def measure(group: str) -> dict[str, float]:
    """The figures of a group, in per cent, over all its articles together."""
    total = Scores()
    for path in groups()[group]:
        total.add(compare(load(path)).scores())
    return total.figures()


def kept() -> dict[str, Any]:
    """{group: {"digest": ..., "floors": {figure: per cent}}}."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
