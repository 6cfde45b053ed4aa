"""The checks that every record must pass, whoever made it: built-in plugins, other people's, and tests of either."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from operator import attrgetter
from types import NoneType
from typing import Any, Final

import attrs

from newsclaims.links import LINKS
from newsclaims.model import (
    Actor,
    Annotation,
    Cue,
    FrozenDict,
    Mention,
    Quantity,
    Record,
    Relation,
    Span,
    Statement,
    TimeExpression,
    id_of,
)

__all__ = ["LETTERS", "problem_of", "unknown_link"]

# The letter that begins the ids of each class.
LETTERS: Final[Mapping[type[Record], str]] = {
    TimeExpression: "t",
    Quantity: "q",
    Mention: "m",
    Actor: "a",
    Statement: "s",
    Relation: "r",
    Annotation: "n",
}
MAX_DIGITS: Final = 15  # significant digits of a number
MAX_EXPONENT: Final = 300  # and its power of ten: what a 64-bit float holds
MAX_STRING: Final = 1_000  # characters of a name, a value, a label
MAX_LINKS: Final = 1_000  # links, spans or strings in one field
MAX_FREE: Final = 10_000  # values, and characters a value, in the free fields of one record

_BLANK: Final = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())
_ACTOR_ID: Final = re.compile(r"a\d+-\d+(?:\.\d+)?")
_TYPES: Final[Mapping[str, type]] = {
    "str": str,
    "bool": bool,
    "Span": Span,
    "Cue": Cue,
    "Decimal": Decimal,
    "tuple": tuple,
    "Mapping": FrozenDict,
    "Literal": str,
}


class _Class:
    """What the fields of one class must be, read from its annotations once."""

    def __init__(self, of: type[Record]) -> None:
        fields = attrs.fields(of)
        self.names = tuple(field.name for field in fields)
        self.values: Callable[[Any], tuple[Any, ...]] = attrgetter(*self.names)
        self.allowed = tuple(self._allowed(field, of) for field in fields)
        self.passed: set[tuple[type, ...]] = set()  # combinations of types that were right before
        types = [str(field.type) for field in fields]
        self.spans = tuple(n for n, kind in enumerate(types) if kind in {"Span", "Span | None", "Cue | None"})
        self.sized = tuple(
            (n, MAX_LINKS if kind.startswith("tuple") else MAX_STRING)
            for n, kind in enumerate(types)
            if kind in {"str", "str | None"} or kind.startswith("tuple")
        )
        self.free = tuple(
            field.name for field in fields if str(field.type).startswith("Mapping") and not field.metadata.get("link")
        )

    @staticmethod
    def _allowed(field: attrs.Attribute[Any], of: type[Record]) -> tuple[type, ...]:
        words = re.findall(r"\w+|\[.*?\]", str(field.type))
        allowed = [_TYPES[word] for word in words if word in _TYPES]
        if field.metadata.get("link") and of is not Annotation and tuple not in allowed:
            allowed += [str, next(link.target for link in LINKS[of] if link.name == field.name)]
        if "None" in words:
            allowed.append(NoneType)
        return tuple(allowed)


_CLASSES: Final = {kind: _Class(kind) for kind in LETTERS}


def problem_of(record: Any, text: str, length: int) -> str | None:
    """What is wrong with a record by itself, its links apart; None if nothing is."""
    shape = _CLASSES[type(record)]
    values = shape.values(record)
    types = tuple(map(type, values))
    if types not in shape.passed:
        for name, value, allowed in zip(shape.names, values, shape.allowed, strict=True):
            if not isinstance(value, allowed):
                return f"{name} must be {_list(allowed)}, not {_show(value)}"
        shape.passed.add(types)
    for n in shape.spans:
        span = values[n]
        if span is not None:
            start, end = span.start, span.end
            if (
                type(start) is not int
                or type(end) is not int
                or not 0 <= start < end <= length
                or text[start:end] != span.text
                or text[start] in _BLANK
                or text[end - 1] in _BLANK
            ):
                return f"{shape.names[n]} {_span_problem(span, text, length)}"
    for n, most in shape.sized:
        value = values[n]
        if value and len(value) > most:
            unit = "characters" if isinstance(value, str) else "entries"
            return f"{shape.names[n]} has {len(value)} {unit}; {most} are allowed"
    for name in shape.free:
        free = getattr(record, name)
        problem = _free_problem(free) if free else None
        if problem:
            return f"{name} {problem}"
    return _id_problem(record) or _OWN_PROBLEMS[type(record)](record, text, length)


def unknown_link(record: Any, known: Mapping[type[Record], AbstractSet[str]]) -> str | None:
    """A link of a record that leads to nothing known, in words; None if there is none."""
    kind = type(record)
    if kind is Annotation:
        ids = [end for ends in record.links.values() for end in map(id_of, ends)]
        missing = [end for end in ids if not any(end in found for found in known.values())]
        return f"links lead to {missing[0]!r}, which nobody gave" if missing else None
    for link in LINKS[kind]:
        end = getattr(record, link.name)
        if end is None or end == () or (end == "published" and link.name == "anchor"):
            continue
        for one in end if link.many else (end,):
            target = id_of(one) if isinstance(one, link.target) else one
            if not isinstance(target, str) or target not in known[link.target]:
                return f"{link.name} leads to {_show(target)}, which nobody gave"
    return None


# ---- parts of a record ----------------------------------------------------------------------------------------------
def _span_problem(span: Any, text: str, length: int) -> str | None:
    if not isinstance(span, Span):
        return f"must be Span, not {_show(span)}"
    start, end = span.start, span.end
    if type(start) is not int or type(end) is not int:
        return f"must have integer offsets, not {_show(start)} and {_show(end)}"
    if not 0 <= start < end <= length:
        return f"does not lie in the text of {length} characters: {start} to {end}"
    if span.text != text[start:end]:
        return f"{start}-{end} has the text {_show(span.text)}, but there stands {_show(text[start:end])}"
    if text[start] in _BLANK or text[end - 1] in _BLANK:
        return f"{start}-{end} begins or ends with white space: {_show(span.text)}; make it with document.span"
    return None


def _spans_problem(spans: Iterable[Any], name: str, text: str, length: int) -> str | None:
    for span in spans:
        problem = _span_problem(span, text, length)
        if problem:
            return f"{name} {problem}"
    return None


def _id_problem(record: Any) -> str | None:
    given = record.id
    if type(record) is Actor:
        if _ACTOR_ID.fullmatch(given):
            return None
        wanted = "a and the span of the first mention, such as 'a10-21'"
    else:
        wanted = f"{LETTERS[type(record)]}{record.span.start}-{record.span.end}"
        if given == wanted or re.fullmatch(re.escape(wanted) + r"\.\d+", given):
            return None
    return f"id must be {wanted}, with .2 and so on for ties, not {_show(given)}"


def _number_problem(value: Decimal) -> str | None:
    if not value.is_finite():
        return f"must be a finite number, not {value}"
    digits = len(bytes(value.as_tuple().digits).strip(b"\0"))
    if digits > MAX_DIGITS:
        return f"has {digits} significant digits; {MAX_DIGITS} are allowed"
    if abs(value.adjusted()) > MAX_EXPONENT:
        return f"is too large or too small: {value}"
    return None


def _free_problem(values: Mapping[str, Any]) -> str | None:
    """Free fields hold what JSON holds, and not too much of it."""
    left, queue = MAX_FREE, [values]
    while queue:
        value: Any = queue.pop()
        left -= 1
        if isinstance(value, dict):
            if not all(isinstance(key, str) for key in value):
                return "must have strings as keys"
            queue += value.values()
        elif isinstance(value, tuple):
            queue += value
        elif isinstance(value, float) and not math.isfinite(value):
            return f"must have finite numbers, not {value}"
        elif isinstance(value, str) and len(value) > MAX_FREE:
            return f"has a string of {len(value)} characters; {MAX_FREE} are allowed"
        elif not isinstance(value, str | int | float | NoneType):
            return f"must hold strings, numbers, booleans, None, and lists and dictionaries of them, not {_show(value)}"
        if left < len(queue):
            return f"holds more than {MAX_FREE} values"
    return None


# ---- what only one class asks for -----------------------------------------------------------------------------------
def _nothing(_: Any, __: str, ___: int) -> str | None:
    return None


def _actor_problem(actor: Actor, _: str, __: int) -> str | None:
    if actor.mentions:
        return "mentions must be empty: yield each Mention as a record of its own"
    if not actor.name:
        return "name must not be empty"
    return None if all(isinstance(alias, str) for alias in actor.aliases) else "aliases must be strings"


def _time_problem(time: TimeExpression, _: str, __: int) -> str | None:
    if time.from_ and time.to and not time.from_ < time.to:
        return f"from_ must be before to: {time.from_} and {time.to}"
    return None


def _quantity_problem(quantity: Quantity, _: str, __: int) -> str | None:
    low, high = quantity.low, quantity.high
    for name, value in (("low", low), ("high", high)):
        problem = None if value is None else _number_problem(value)
        if problem:
            return f"{name} {problem}"
    if low is not None and high is not None and low > high:
        return f"low must not be above high: {low} and {high}"
    return None


def _statement_problem(statement: Statement, text: str, length: int) -> str | None:
    if statement.cue is None and not statement.content:
        return "must have a cue or a content"
    return _spans_problem(statement.content, "content", text, length)


_OWN_PROBLEMS: Final[Mapping[type[Record], Callable[[Any, str, int], str | None]]] = {
    TimeExpression: _time_problem,
    Quantity: _quantity_problem,
    Mention: _nothing,
    Actor: _actor_problem,
    Statement: _statement_problem,
    Relation: _nothing,
    Annotation: _nothing,
}


# ---- words ----------------------------------------------------------------------------------------------------------
def _list(types: Iterable[type]) -> str:
    return " or ".join("None" if kind is NoneType else kind.__name__ for kind in types)


def _show(value: Any) -> str:
    """A value in a message: short, and never raising."""
    try:
        shown = repr(value)
    except Exception:  # noqa: BLE001 - whatever a foreign object does when it is shown
        shown = f"an object of {type(value).__name__}"
    return shown if len(shown) <= 80 else shown[:77] + "..."
