"""JSON, indented: one extraction for people and small tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from newsclaims.record import replace_surrogates

if TYPE_CHECKING:
    from newsclaims.model import Extraction

__all__ = ["write"]


def write(
    extraction: Extraction, *, text: Literal["spans", "none", "article"] = "spans", utf16_offsets: bool = False
) -> str:
    """The extraction as an indented JSON object; the options are those of `Extraction.to_dict`."""
    record: Any = extraction.to_dict(text=text, utf16_offsets=utf16_offsets)
    return str(replace_surrogates(json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)))
