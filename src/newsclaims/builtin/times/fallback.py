"""dateparser, behind one function: for plain dates that the grammar of the language does not know.

It is loaded on first need, with the language pinned, and only ever sees a span that was delimited before: never its
search on running text. Dates in which a year is written out are what it reads reliably; nothing else is asked of it.
"""

from __future__ import annotations

import warnings
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import Any

__all__ = ["parse_date"]


@lru_cache(maxsize=16)
def _parser(language: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        date_module = import_module("dateparser.date")  # 50 ms and more, only where a text needs it

        try:
            return date_module.DateDataParser(
                languages=[language],
                settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"],
                          "DATE_ORDER": "DMY", "TIMEZONE": "UTC"},
            )  # fmt: skip
        except ValueError:
            return None


def parse_date(text: str, language: str) -> date | None:
    """The day that a span with day, month and year means in a language (BCP-47); None where that is not plain."""
    parser = _parser(language.partition("-")[0].lower())
    if parser is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = parser.get_date_data(text)
        except Exception:  # noqa: BLE001 - a library's fault is no reason to lose the article
            return None
    return found.date_obj.date() if found and found.date_obj and found.period == "day" else None
