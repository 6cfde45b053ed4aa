"""Reads the example tables: one row, one behaviour. In a cell, \\n stands for a line break."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent / "tables"


def table(name: str) -> list[dict[str, str]]:
    """The rows of tests/tables/NAME.tsv by column; lines that begin with "# " are comments."""
    lines = [
        line
        for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
        if line and not line.startswith("# ")
    ]
    columns = lines[0].split("\t")
    return [
        dict(zip(columns, [cell.replace("\\n", "\n") for cell in line.split("\t")] + [""] * len(columns), strict=False))
        for line in lines[1:]
    ]
