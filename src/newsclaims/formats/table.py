"""A page for people: who said what, who did what to whom, how much, when."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from newsclaims.model import Actor, Extraction, Quantity, Record, Relation, Span, Statement, TimeExpression

__all__ = ["columns", "plain", "write"]

WIDTH = 100
# How each act reads: alone, and with the one who was spoken to.
ACTS = {
    "say": ("said", "told {}"),
    "ask": ("asked", "asked {}"),
    "accuse": ("accused", "accused {}"),
    "deny": ("denied", "denied to {}"),
    "acknowledge": ("acknowledged", "acknowledged to {}"),
    "promise": ("promised", "promised {}"),
    "warn": ("warned", "warned {}"),
    "call_for": ("called for", "called on {}"),
    "decline": ("had no comment", "had no comment for {}"),  # where the text's own words are missing
    "criticise": ("criticised", "criticised {}"),
    "praise": ("praised", "praised {}"),
    "announce": ("announced", "announced to {}"),
    "claim": ("claimed", "claimed to {}"),
    "other": ("put it", "put it to {}"),
}
COMPARATORS = {"=": "", "range": "", "~": "about ", ">": "> ", ">=": ">= ", "<": "< ", "<=": "<= "}


def plain(text: str) -> str:
    """A text on one line, without characters that would steer a terminal."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(char for char in line if unicodedata.category(char)[0] != "C")


def write(extraction: Extraction, *, width: int = WIDTH) -> str:
    """The extraction as a page of plain text.

    Statements that repeat an earlier one are left out, as are relations told again. A statement that is quoted in
    another stands below it.
    """
    parts = [
        _section("WHO SAID WHAT", _statements(extraction, width)),
        _section("WHO DID WHAT", _relations(extraction, width)),
        _section("AMOUNTS", _quantities(extraction, width)),
        _section("DATES AND TIMES", _times(extraction, width)),
        _section("WHO IS WHO", _actors(extraction, width)),
        _section("ALSO MARKED", _annotations(extraction, width)),
        _section("NOTES", [f"  {plain(note.message)}" for note in extraction.diagnostics]),
    ]
    head = [plain(part) for part in (extraction.article.title, extraction.article.source) if part]
    if extraction.article.published:
        head.append(extraction.article.published.isoformat())
    body = "\n\n".join(part for part in parts if part) or "Nothing was found."
    return (" | ".join(head) + "\n\n" if head else "") + body + "\n"


def columns(rows: Iterable[Sequence[str]], width: int, head: Sequence[str] = ()) -> list[str]:
    """Rows in columns that fit a width: the widest column gives way, and long cells are cut."""
    cells = [[plain(cell) for cell in row] for row in ((head, *rows) if head else rows)]
    if not cells:
        return []
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    filled = [n for n, size in enumerate(widths) if size and (not head or any(row[n] for row in cells[1:]))]
    room = max(width - 2 * (len(filled) + 1), 8 * len(filled))
    while sum(widths[n] for n in filled) > room:
        widest = max(filled, key=lambda n: widths[n])
        widths[widest] -= 1
    return ["".join(f"  {_cut(row[n], widths[n]):{widths[n]}}" for n in filled).rstrip() for row in cells]


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1].rstrip() + "…"


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *lines]) if lines else ""


def _names(actors: Sequence[Actor]) -> str:
    names = [plain(actor.name) for actor in actors]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


# ---- who said what --------------------------------------------------------------------------------------------------
def _statements(extraction: Extraction, width: int) -> list[str]:
    lines: list[str] = []
    told: set[str] = set()
    once = {statement.id for statement in extraction.without_repeats()}
    nested: dict[str, list[Statement]] = {}
    for statement in extraction.statements:
        if statement.inside is not None:
            nested.setdefault(statement.inside.id, []).append(statement)

    def tell(statement: Statement, depth: int) -> None:
        if statement.id in told or statement.id not in once:
            return
        told.add(statement.id)
        lines.extend(_statement(statement, "  " * depth, width))
        if depth < 5:
            for inner in nested.get(statement.id, ()):
                tell(inner, depth + 1)

    for statement in extraction.statements:
        if statement.inside is None:
            tell(statement, 1)
    for statement in extraction.statements:  # those whose outer statement is not told
        tell(statement, 1)
    return lines


def _statement(statement: Statement, indent: str, width: int) -> list[str]:
    act = _act(statement)
    who = _names(statement.speakers) or (plain(statement.source.text) if statement.source else "Somebody")
    first = statement.speaker
    role = f" ({plain(first.role)})" if first is not None and first.role and len(statement.speakers) == 1 else ""
    when = f", {plain(statement.time.span.text)}" if statement.time is not None else ""
    denied = " (not said)" if statement.negated else ""
    line = f"{indent}{who}{role} {act}{when}{denied}"
    said = " […] ".join(plain(span.text) for span in statement.content)
    if not said:
        return [line]
    said = f"“{said}”" if statement.kind == "direct" else said
    margin = indent + "    "
    return [line + ":", *textwrap.wrap(said, max(width, 40), initial_indent=margin, subsequent_indent=margin)]


def _act(statement: Statement) -> str:
    """What the speaker did by saying it; where the act alone says too little, in the words of the text."""
    alone, spoken = ACTS.get(statement.act, (statement.act, statement.act + " to {}"))
    if statement.cue is not None and statement.act in {"decline", "other"}:
        alone = plain(statement.cue.text)
    elif statement.addressees:
        return spoken.format(_names(statement.addressees))
    return alone


# ---- the other layers -----------------------------------------------------------------------------------------------
def _source(statement: Statement | None) -> str:
    """On whose word: empty for the article's own."""
    if statement is None:
        return ""
    return _names(statement.speakers) or (statement.source.text if statement.source else "somebody")


def _relations(extraction: Extraction, width: int) -> list[str]:
    rows = [_relation(relation) for relation in extraction.relations if relation.repeats is None]
    return columns(rows, width, ("who", "did", "to whom, what", "how, when, on whose word")) if rows else []


def _relation(relation: Relation) -> tuple[str, ...]:
    status = "" if relation.status == "happened" else relation.status
    says = _source(relation.asserted_by)
    return (
        relation.subject.name if relation.subject else "",
        ("not " if relation.negated else "") + relation.predicate,
        ": ".join(filter(None, (relation.object.name if relation.object else "", _text(relation.theme)))),
        "; ".join(filter(None, (status, _when(relation.time), says and f"says {says}"))),
    )


def _quantities(extraction: Extraction, width: int) -> list[str]:
    rows = [(q.span.text, _amount(q), _text(q.item), _source(q.asserted_by)) for q in extraction.quantities]
    return columns(rows, width, ("as written", "amount", "of what", "says")) if rows else []


def _amount(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    ends = [_number(end) for end in (low, high) if end is not None]
    number = " to ".join(dict.fromkeys(ends))
    change = f" {quantity.change}" if quantity.change else ""
    return f"{COMPARATORS.get(quantity.comparator, '')}{number} {quantity.unit or ''}".strip() + change


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}" if abs(value.adjusted()) < 15 else str(value)


def _times(extraction: Extraction, width: int) -> list[str]:
    rows = [(t.span.text, t.value or "?", t.mod or "", _interval(t)) for t in extraction.times]
    return columns(rows, width, ("as written", "means", "part", "from - to")) if rows else []


def _interval(time: TimeExpression) -> str:
    return f"{time.from_} - {time.to}" if time.from_ and time.to else ""


def _when(time: TimeExpression | None) -> str:
    return "" if time is None else time.value or time.span.text


def _actors(extraction: Extraction, width: int) -> list[str]:
    rows = [
        (a.name, a.kind, a.role or "", ", ".join(a.aliases), f"{len(a.mentions)}x" if a.mentions else "")
        for a in extraction.actors
    ]
    return columns(rows, width, ("name", "kind", "role", "also", "seen")) if rows else []


def _annotations(extraction: Extraction, width: int) -> list[str]:
    rows = [
        (n.layer, n.label, n.span.text, "; ".join(_end(end) for ends in n.links.values() for end in ends))
        for n in extraction.annotations
    ]
    return columns(rows, width, ("layer", "label", "text", "with")) if rows else []


def _end(record: Record) -> str:
    """What an annotation is linked to, in a few words."""
    if isinstance(record, Relation):
        return " ".join(filter(None, _relation(record)[:3]))
    return record.name if isinstance(record, Actor) else record.span.text


def _text(span: Span | None) -> str:
    return span.text if span is not None else ""
