"""Actors with identifiers from the user's own list: CSV or JSONL."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

import newsclaims

__all__ = ["Gazetteer", "plugin"]

VARIABLE = "NEWSCLAIMS_GAZETTEER"
KNOWN = frozenset(("name", "aliases", "kind", "country", "wikidata", "from", "to"))
_SURROGATES = re.compile("[\ud800-\udfff]")


class Gazetteer:
    """A list of actors that is found in articles.

    Args:
        rows: Mappings with `name`, and `aliases` (a list, or divided by "|"), `kind`, `country`, `wikidata`, `from`,
            `to` where known.

    Raises:
        ValueError: A row has no name, or a date that is none.

    """

    name = "gazetteer"

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._rows: list[Mapping[str, Any]] = []
        self._patterns: dict[str, list[int]] = {}  # a name as it is written: the rows that have it
        for number, row in enumerate(rows, 1):
            if not isinstance(row.get("name"), str) or not row["name"].strip():
                raise ValueError(f"row {number} has no name: {dict(row)!r}")
            for day in filter(None, (row.get("from"), row.get("to"))):
                _date(day, number)
            self._rows.append(row)
            for written in dict.fromkeys((row["name"].strip(), *_aliases(row))):
                self._patterns.setdefault(written, []).append(number - 1)
        self._written = list(self._patterns)
        self._search = AhoCorasick(self._written, store_patterns=False)

    @classmethod
    def read(cls, path: str | Path) -> Gazetteer:
        """Read a CSV file with a header row, or a JSONL file (its name ends in .jsonl).

        Raises:
            ValueError: A row has no name, or a date that is none; a line is no JSON object.
            OSError: The file cannot be read.

        """
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            return cls(_objects(file) if str(path).endswith(".jsonl") else csv.DictReader(file))

    @newsclaims.hookimpl
    def find_actors(self, document: newsclaims.Document) -> Iterator[newsclaims.Actor | newsclaims.Mention]:
        """Yield the actors of the list that the article names, and where."""
        day = document.article.publication_day
        ids: dict[int, str] = {}
        for start, end, written in self._places(document):
            rows = [number for number in self._patterns[written] if _holds(self._rows[number], day)]
            if len(rows) != 1:
                continue
            row, span = self._rows[rows[0]], document.span(start, end)
            if rows[0] not in ids:
                ids[rows[0]] = f"a{start}-{end}"
                yield _actor(ids[rows[0]], row)
            form: Any = "name" if written == row["name"].strip() else "alias"
            owner: Any = ids[rows[0]]
            yield newsclaims.Mention(f"m{start}-{end}", span, form, owner, "gazetteer:list")

    def _places(self, document: newsclaims.Document) -> Iterator[tuple[int, int, str]]:
        """Where names stand as whole words inside sentences; of those that overlap the first, then the longest."""
        text, after = _SURROGATES.sub("\ufffd", document.text), 0
        found = self._search.find_matches_as_indexes(text, overlapping=True)
        for pattern, start, end in sorted(found, key=lambda place: (place[1], -place[2])):
            whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
            if whole and start >= after and document.sentence_at(start) is not None:
                after = end
                yield start, end, self._written[pattern]


class _FromEnvironment:
    """The gazetteer of the file that the environment names: for the command line."""

    name = "gazetteer"
    default_enabled = False

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        path = os.environ.get(VARIABLE)
        if not path:
            raise ValueError(f"set {VARIABLE} to a CSV or JSONL file of actors")
        return Gazetteer.read(path)

    @newsclaims.hookimpl
    def find_actors(self, document: newsclaims.Document) -> Iterator[newsclaims.Actor | newsclaims.Mention]:
        """Yield the actors of the list that the article names, and where."""
        return self._gazetteer.find_actors(document)


plugin = _FromEnvironment()


# ---- rows -----------------------------------------------------------------------------------------------------------
def _objects(lines: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as fault:
                raise ValueError(f"line {number}: {fault}") from None
            if not isinstance(row, dict):
                raise ValueError(f"line {number} is no JSON object")
            yield row


def _aliases(row: Mapping[str, Any]) -> list[str]:
    given = row.get("aliases") or ()
    return [alias.strip() for alias in (given.split("|") if isinstance(given, str) else given) if alias.strip()]


def _date(value: str, number: int) -> None:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"row {number}: {value!r} is no date such as 2023-07-24") from None


def _holds(row: Mapping[str, Any], day: date | None) -> bool:
    begin, end = row.get("from"), row.get("to")
    if day is None or not (begin or end):
        return True
    return (not begin or begin <= day.isoformat()) and (not end or day.isoformat() < end)


def _actor(actor_id: str, row: Mapping[str, Any]) -> newsclaims.Actor:
    links = {key: value for key, value in row.items() if value and key and (key == "wikidata" or key.endswith("_id"))}
    more = {key: value for key, value in row.items() if key and value and key not in KNOWN and key not in links}
    return newsclaims.Actor(
        actor_id,
        row["name"].strip(),
        row.get("kind") or "organization",
        country=row.get("country") or None,
        attributes=more,
        links=links,
        made_by="gazetteer:list",
    )
