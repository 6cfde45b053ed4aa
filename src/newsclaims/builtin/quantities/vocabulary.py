"""What the tables of the lexicon say about amounts, as the indexes that the grammar looks words up in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from attrs import frozen

from newsclaims.lexicon import Lexicon
from newsclaims.text.tokens import tokenize

__all__ = ["Cue", "Phrases", "Unit", "Vocabulary", "vocabulary_of"]

LIMIT: Final = 50_000  # surface forms kept; past that the memory starts anew
DIGITS, NUMBER, GLUED_CURRENCY, COMPOUND, MULTIPLE, SINGLE = range(1, 7)


@frozen
class Unit:
    """A unit of measure, a currency, or a hundredth of one.

    Attributes:
        name: What stands in `Quantity.unit`.
        kind: money, percent or measure; time and per for what only makes rates.
        glued: Counts only where it touches the number.
        part: Hundredth of the unit: cents, pence.
        shared: Names that several currencies share have the alternatives here, the default first.

    """

    name: str
    kind: str
    glued: bool = False
    part: bool = False
    shared: tuple[tuple[str, frozenset[str]], ...] = ()


@frozen
class Cue:
    """A word or phrase that bounds an amount."""

    words: tuple[str, ...]
    comparator: str
    care: str


class Phrases:
    """Phrases by their first word, the longest first; a phrase is a tuple of tokens."""

    __slots__ = ("_by_first",)

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Unit]]) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        for words, unit in entries:
            by_first.setdefault(words[0], []).append((words, unit))
        self._by_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()}

    def match(self, column: list[str], at: int, limit: int) -> tuple[Unit, int] | None:
        """The longest phrase that stands at a token, and the token after it."""
        if at >= limit:
            return None
        for words, unit in self._by_first.get(column[at], ()):
            after = at + len(words)
            if after <= limit and (len(words) == 1 or tuple(column[at:after]) == words):
                return unit, after
        return None


class Numbers(dict[str, tuple[str, Decimal] | None]):
    """Word -> (role, value): the table's words, and hyphenated ones made of them; None for any other word."""

    def __missing__(self, word: str) -> tuple[str, Decimal] | None:
        found = self._compound(word.split("-")) if 2 <= word.count("-") + 1 <= 5 else None
        if len(self) >= LIMIT:
            return found
        self[word] = found
        return found

    def _compound(self, parts: list[str]) -> tuple[str, Decimal] | None:
        """What "twenty-one", "two-thirds", "half-million", "two-and-a-half" stand for."""
        if parts[-3:] == ["and", "a", "half"] and len(parts) > 3:
            whole = self[parts[0]] if len(parts) == 4 else self._compound(parts[:-3])
            return ("tens", whole[1] + Decimal("0.5")) if whole and whole[0] in ("small", "ten") else None
        if len(parts) != 2:
            return None
        first, second = self[parts[0]], self[parts[1]]
        if second is None:
            return None
        if first is None or first[0] not in ("small", "ten", "part"):
            return None
        role, value = second
        if first[0] == "part":
            if parts[0] in ("half", "quarter") and role in ("scale", "hundred"):
                return "value", value / first[1]
            return None
        if role == "small" and first[0] == "ten" and 0 < value < 10:
            return "tens", first[1] + value
        if role == "part" and first[0] == "ten" and 3 <= value <= 9:
            return "part", first[1] + value  # "one [twenty-fifth]"
        if role == "part" and (parts[1].endswith("s") or parts[1] == "halves") == (first[1] > 1):
            return "ratio", first[1] / value
        if role in ("scale", "hundred"):
            return "value", first[1] * value
        return None


class Triggers(dict[str, int]):
    """Word -> whether and how an amount can begin with it; 0 for most words."""

    def __init__(
        self, numbers: Numbers, prefixes: frozenset[str], multiples: frozenset[str], singles: frozenset[str]
    ) -> None:
        super().__init__()
        self._numbers = numbers
        self._prefixes = prefixes
        self.update(dict.fromkeys(multiples, MULTIPLE))
        self.update(dict.fromkeys(singles, SINGLE))

    def __missing__(self, word: str) -> int:
        kind = self._classify(word)
        if len(self) < LIMIT:
            self[word] = kind
        return kind

    def _classify(self, word: str) -> int:
        if word[0].isdigit():
            return DIGITS
        entry = self._numbers[word]
        if entry is not None:
            return NUMBER if entry[0] not in ("glued", "abbreviation", "money") else 0
        if len(word) > 24:
            return 0
        if word[-1].isdigit() or word[-1] in "mkbn":
            letters = word.rstrip("mkbn").rstrip("0123456789")
            if letters in self._prefixes and letters != word and word[len(letters)].isdigit():
                return GLUED_CURRENCY
        first = word.partition("-")[0]
        if first != word and (self._numbers[first] or ("", 0))[0] in ("small", "ten", "scale", "part"):
            return COMPOUND
        return 0


@frozen(eq=False)
class Vocabulary:
    """The indexes.

    Attributes:
        numbers: Word -> role and value.
        triggers: Word -> how an amount can begin with it.
        unit_words: Units by their words, in lower case.
        unit_symbols: Units by their symbols, whose case counts.
        signs: Sign or code before a number -> currency ("$", "US$", "EUR").
        pound: The money, where "pound" stands for it.
        dollar: The dollars that a bare "$" can stand for, by country.
        parts: Unit -> (factor, smaller unit).
        before: Last word of a cue -> cues that stand before an amount, the longest first.
        after: First word of a cue -> cues that stand after it.
        change_verbs: Base form -> (direction, care).
        change_nouns: Noun -> (direction, care).
        change_after: Word behind an amount -> (direction, care).
        change_before: Word right before an amount -> (direction, care).
        traps: Class of trap -> its words.
        saying: Base forms of the verbs that report speech.

    """

    numbers: Numbers
    triggers: Triggers
    unit_words: Phrases
    unit_symbols: Phrases
    signs: dict[str, Unit]
    pound: Unit
    dollar: Unit
    parts: dict[str, tuple[Decimal, str]]
    before: dict[str, tuple[Cue, ...]]
    after: dict[str, tuple[Cue, ...]]
    change_verbs: dict[str, tuple[str, str]]
    change_nouns: dict[str, tuple[str, str]]
    change_after: dict[str, tuple[str, str]]
    change_before: dict[str, tuple[str, str]]
    traps: dict[str, frozenset[str]]
    saying: frozenset[str]


def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a language, made once."""
    return lexicon.derive("quantities", lambda: _build(lexicon))


def _alternatives(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _numbers(lexicon: Lexicon) -> Numbers:
    numbers = Numbers()
    for row in lexicon.table("quantity_numbers"):
        value, _, second = row["value"].replace("-", "/", 1).partition("/")
        number = Decimal(value) / Decimal(second) if second and row["role"] == "glyph" else Decimal(value)
        numbers[row["word"]] = (row["role"], number)
    return numbers


def _currencies(lexicon: Lexicon) -> tuple[list[tuple[str, Unit]], list[tuple[str, Unit]], dict[str, Unit], Unit]:
    """Names, symbols after the number, signs before it, and the dollars that a bare "$" can be."""
    names: list[tuple[str, Unit]] = []
    symbols: list[tuple[str, Unit]] = []
    signs: dict[str, Unit] = {}
    shared: dict[str, list[tuple[str, frozenset[str]]]] = {}
    shared_signs: dict[str, list[tuple[str, frozenset[str]]]] = {}
    parts: dict[str, list[tuple[str, frozenset[str]]]] = {}
    kinds = {row["kind"]: frozenset(row["words"].split()) for row in lexicon.table("quantity_traps")}
    homographs, behind = kinds["code_homograph"], kinds["sign_behind"]
    for row in lexicon.table("currencies"):
        code, places = row["code"], frozenset(row["places"].split())
        unit = Unit(code, "money")
        names += ((name, unit) for name in _alternatives(row["names"]))
        if code not in homographs:
            symbols.append((code, unit))
            signs[code] = unit
        for name in _alternatives(row["shared"]):
            rows = shared.setdefault(name.lstrip("="), [])
            rows.insert(0 if name[0] == "=" else len(rows), (code, places))
            if name[0] != "=" and len(rows) == 1:
                rows.insert(0, ("", frozenset()))
        for sign in _alternatives(row["signs"]):
            shared_signs.setdefault(sign, []).append((code, places))
        for part in _alternatives(row["parts"]):
            parts.setdefault(part, []).append((code, places))
    known = {name for name, _ in names}
    names += ((name, _shared(rows)) for name, rows in shared.items() if name not in known)
    signs |= {sign: _shared(rows) for sign, rows in shared_signs.items()}
    symbols += ((sign, unit) for sign, unit in signs.items() if not sign.isalpha() or sign in behind)
    for part, rows in parts.items():
        first = {"c": "USD", "¢": "USD", "cent": "USD", "cents": "USD", "p": "GBP", "penny": "GBP", "pence": "GBP"}
        code = first.get(part, rows[0][0])
        target = symbols if len(part) == 1 else names
        target.append((part, Unit(code, "money", glued=len(part) == 1, part=True, shared=tuple(rows))))
    return names, symbols, signs, _shared(shared["dollar"])


def _shared(rows: list[tuple[str, frozenset[str]]]) -> Unit:
    """The unit of a name or sign that several currencies share: the default is the first row's."""
    if len(rows) == 1:
        return Unit(rows[0][0], "money")
    return Unit(rows[0][0], "money", shared=tuple(row for row in rows if row[0]))


def _cues(lexicon: Lexicon, side: str) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for row in lexicon.table("comparators"):
        if row["side"] == side:
            words = tuple(row["cue"].split())
            found.setdefault(words[-1 if side == "before" else 0], []).append(
                Cue(words, row["comparator"], row["care"])
            )
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in found.items()}


def _changes(lexicon: Lexicon, kind: str) -> dict[str, tuple[str, str]]:
    return {
        row["word"]: (row["direction"], row["care"]) for row in lexicon.table("change_words") if row["kind"] == kind
    }


def _build(lexicon: Lexicon) -> Vocabulary:
    numbers = _numbers(lexicon)
    names, symbols, signs, dollar = _currencies(lexicon)
    words: list[tuple[tuple[str, ...], Unit]] = []
    marks: list[tuple[tuple[str, ...], Unit]] = []
    parts: dict[str, tuple[Decimal, str]] = {}
    for row in lexicon.table("units"):
        notes = row["notes"].split()
        kind = next((note for note in notes if note in ("time", "per")), "measure")
        unit = Unit(row["unit"], "percent" if row["unit"] in ("%", "pp") else kind, glued="glued" in notes)
        words += ((tuple(tokenize(name, lexicon).lower), unit) for name in _alternatives(row["words"]))
        marks += ((tuple(tokenize(name, lexicon).texts), unit) for name in _alternatives(row["symbols"]))
        if row["parts"]:
            factor, _, smaller = row["parts"].partition(" ")
            parts[row["unit"]] = (Decimal(factor), smaller)
    measured = {phrase for phrase, unit in words if unit.kind != "per"}
    words += (
        (phrase, unit) for phrase, unit in ((tuple(tokenize(n, lexicon).lower), u) for n, u in names)
        if phrase not in measured
    )  # fmt: skip
    marks += ((tuple(tokenize(name, lexicon).texts), unit) for name, unit in symbols)
    traps: dict[str, set[str]] = {}
    for row in lexicon.table("quantity_traps"):
        traps.setdefault(row["kind"], set()).update(row["words"].split())
    multiples = frozenset(traps.get("multiple", ()))
    prefixes = frozenset(sign.lower() for sign in signs if sign.isalpha())
    return Vocabulary(
        numbers=numbers,
        triggers=Triggers(numbers, prefixes, multiples, frozenset(traps.get("single", ()))),
        unit_words=Phrases(words),
        unit_symbols=Phrases(marks),
        signs=signs,
        pound=dict(names)["pound"],
        dollar=dollar,
        parts=parts,
        before=_cues(lexicon, "before"),
        after=_cues(lexicon, "after"),
        change_verbs=_changes(lexicon, "verb"),
        change_nouns=_changes(lexicon, "noun"),
        change_after=_changes(lexicon, "after"),
        change_before=_changes(lexicon, "before"),
        traps={kind: frozenset(words) for kind, words in traps.items()},
        saying=frozenset(next(iter(row.values())) for row in lexicon.table("reporting_verbs")),
    )
