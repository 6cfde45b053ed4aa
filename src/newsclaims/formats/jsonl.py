"""JSONL: one `newsclaims/1` record a line, written and read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from newsclaims.model import Extraction
from newsclaims.record import replace_surrogates

if TYPE_CHECKING:
    from typing import IO

__all__ = ["line", "read", "write"]

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def line(
    extraction: Extraction, *, text: Literal["spans", "none", "article"] = "spans", utf16_offsets: bool = False
) -> str:
    """One extraction as one line, without the line's end; the options are those of `Extraction.to_dict`."""
    record: Any = extraction.to_dict(text=text, utf16_offsets=utf16_offsets)
    # U+2028 and U+2029 end a line for some readers, and may be escaped inside any JSON string.
    encoded = str(replace_surrogates(_encode(record)))
    return encoded.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def write(
    extractions: Iterable[Extraction],
    file: IO[str],
    *,
    text: Literal["spans", "none", "article"] = "spans",
    utf16_offsets: bool = False,
) -> int:
    """Write extractions into a text file opened as UTF-8; returns how many there were."""
    count = 0
    for extraction in extractions:
        file.write(line(extraction, text=text, utf16_offsets=utf16_offsets) + "\n")
        count += 1
    return count


def read(lines: Iterable[str]) -> Iterator[Extraction]:
    """Read extractions back, from a file or any lines; blank lines are passed over.

    Raises:
        ValueError: A line is no `newsclaims/1` record; the message has its number.

    """
    for number, row in enumerate(lines, 1):
        if row.strip():
            try:
                extraction = Extraction.from_dict(json.loads(row))
            except (ValueError, TypeError, RecursionError) as fault:
                raise ValueError(f"line {number}: {fault}") from None
            yield extraction
