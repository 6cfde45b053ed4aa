"""The words that a language needs: data files, one folder a language, and the one loader that reads them.

A **table** is a tab-separated file with a header row; a **word list** is a file of words, one or several a line.
In both, lines that begin with "#" are comments: the source and the licence of the data stand there. Files are read on
first use. What a layer makes of a table (an index, a compiled pattern) it keeps with `Lexicon.derive`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from newsclaims.lexicon.words import Words

__all__ = ["Lexicon", "grammar_words", "load"]

T = TypeVar("T")
LONG = 20_000  # lines
Row = Mapping[str, str]


def _lines(language: str, name: str) -> list[str]:
    """The lines of a data file, without comments and blank ones."""
    text = files(__package__).joinpath(language, name).read_text(encoding="utf-8")
    lines = text.split("\n")
    if len(lines) > LONG:  # comments stand at the head only, and no line is blank: a list as long is not filtered
        head = next(n for n, line in enumerate(lines) if not line.startswith("#"))
        return lines[head:-1]
    return [line for line in lines if line and not line.startswith("#")]


class Lexicon:
    """The words of one language.

    Attributes:
        language: Its BCP-47 primary tag.
        words: What each word can be (part of speech, base form): see `newsclaims.lexicon.words`.

    """

    __slots__ = ("_added", "_derived", "_tables", "language", "words")

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = Words(lambda name: _lines(language, name))
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._added: dict[str, list[Row]] = {}
        self._derived: dict[str, Any] = {}

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of the table `name` as {column: text}; an empty cell is "". Rows that were added come last.

        Raises:
            FileNotFoundError: The language has no such table.

        """
        rows = self._tables.get(name)
        if rows is None:
            header, *lines = _lines(self.language, name + ".tsv")
            columns = header.split("\t")
            read = [dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False)) for line in lines]
            rows = self._tables[name] = (*read, *self._added.get(name, ()))
        return rows

    def columns(self, name: str) -> tuple[str, ...]:
        """The columns of the table `name`."""
        return tuple(_lines(self.language, name + ".tsv")[0].split("\t"))

    def word_list(self, name: str) -> frozenset[str]:
        """The words of the list `name` (lower case unless its file says otherwise)."""
        return self.derive(
            "word_list " + name, lambda: frozenset(" ".join(_lines(self.language, name + ".txt")).split())
        )

    def derive(self, key: str, make: Callable[[], T]) -> T:
        """What `make` returns, made once for this lexicon: the indexes and patterns that layers build from tables."""
        try:
            made: T = self._derived[key]
        except KeyError:
            made = self._derived.setdefault(key, make())
        return made

    @property
    def added(self) -> Mapping[str, Sequence[Row]]:
        """The rows that were added, by table."""
        return self._added

    def add(self, table: str, **row: str) -> None:
        """Add a row to a table: what plugins do in `extend_lexicon`.

        Raises:
            ValueError: The table has no such column, or there is no such table.

        """
        try:
            columns = self.columns(table)
        except FileNotFoundError:
            raise ValueError(f"the lexicon {self.language!r} has no table {table!r}") from None
        unknown = sorted(row.keys() - set(columns))
        if unknown or not row.get(columns[0]):
            raise ValueError(
                f"a row of {table!r} has the columns {', '.join(columns)}, of which the first must be given"
                + (f"; unknown: {', '.join(unknown)}" if unknown else "")
            )
        if not all(isinstance(cell, str) for cell in row.values()):
            raise ValueError(f"the cells of a row of {table!r} are strings: {row!r}")
        self._added.setdefault(table, []).append({column: row.get(column, "") for column in columns})
        self._tables.pop(table, None)
        self._derived.clear()


@lru_cache(maxsize=1)
def _grammar() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in _lines("en", "grammar_words.tsv")[1:])
    return {kind: frozenset(words.split()) for kind, words in rows}


def grammar_words(kind: str) -> frozenset[str]:
    """The words of a kind that the grammar of the shared reading names: see en/grammar_words.tsv.

    Raises:
        KeyError: There is no such kind.

    """
    return _grammar()[kind]


@lru_cache(maxsize=8)
def load(language: str) -> Lexicon:
    """The lexicon of a language as it ships, shared by all: not to be added to (`Lexicon(language)` is a fresh one)."""
    return Lexicon(language)
