"""The record format `newsclaims/1`: an extraction as plain data, and back.

What each key means is said where the model says it; here stands only how a field is written: a span is
`{"start", "end", "text"}`, a link is an id, an amount a JSON number, a date ISO 8601. The shape of every record is read
off its class, so that a field that the model gains is written, read and in the JSON Schema.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any

import attrs

from newsclaims.links import LAYERS, bind
from newsclaims.model import (
    SCHEMA,
    Actor,
    Annotation,
    Article,
    Cue,
    Diagnostic,
    Extraction,
    Mention,
    PluginInfo,
    Region,
    Span,
    id_of,
)

__all__ = ["ARTICLE", "SHAPES", "Shape", "from_dict", "replace_surrogates", "to_dict"]

# What of the article is written; its text only with text="article".
ARTICLE = ("id", "title", "published", "source", "url", "language")
TEXTS = ("spans", "none", "article")
_SURROGATES = re.compile("[\ud800-\udfff]")

WriteSpan = Callable[[Any], dict[str, Any]]
ReadSpan = Callable[[Mapping[str, Any]], Span]


# ---- how a field is written, and read back --------------------------------------------------------------------------
def number(value: Decimal) -> int | float:
    """A JSON number: an integer where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: Any) -> Any:
    """Free-form fields without tuples and frozen dictionaries."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value


def _write_mentions(mentions: Iterable[Mention], span: WriteSpan) -> list[dict[str, Any]]:
    return [{**span(mention.span), "form": mention.form} for mention in mentions]


def _read_mentions(rows: Iterable[Mapping[str, Any]], span: ReadSpan) -> tuple[Mention, ...]:
    """Mentions without their actor, which the reader of the actor puts in."""
    nobody: Any = ""
    return tuple(Mention(f"m{row['start']}-{row['end']}", span(row), row["form"], nobody) for row in rows)


# kind of field: (how it is written, how it is read); kinds that are not here are written as they are.
_Codec = tuple[Callable[[Any, WriteSpan], Any], Callable[[Any, ReadSpan], Any]]
CODECS: Mapping[str, _Codec] = {
    "link": (lambda link, _: id_of(link), lambda link, _: link),
    "links": (lambda links, _: [id_of(link) for link in links], lambda ids, _: tuple(ids)),
    "roles": (
        lambda links, _: {role: [id_of(link) for link in ends] for role, ends in links.items()},
        lambda links, _: links,
    ),
    "span": (lambda place, span: span(place), lambda row, span: span(row)),
    "spans": (lambda places, span: [span(place) for place in places], lambda rows, span: tuple(span(r) for r in rows)),
    "cue": (
        lambda cue, span: {**span(cue), "lemma": cue.lemma},
        lambda row, span: Cue(row["start"], row["end"], span(row).text, row["lemma"]),
    ),
    "number": (lambda value, _: number(value), lambda value, _: Decimal(str(value))),
    "mentions": (_write_mentions, _read_mentions),
    "strings": (lambda words, _: list(words), lambda words, _: tuple(words)),
    "free": (lambda value, _: _plain(value), lambda value, _: value),
}


def _kind(field: attrs.Attribute[Any], of: type) -> str:
    """The kind of a field, read from its annotation; "plain" for strings and booleans."""
    annotation = str(field.type)
    if field.metadata.get("link"):
        return "roles" if of is Annotation else "links" if annotation.startswith("tuple") else "link"
    if "Mention" in annotation:
        return "mentions"
    if "Span" in annotation:
        return "spans" if annotation.startswith("tuple") else "span"
    by_word = {"Cue": "cue", "Decimal": "number", "Mapping": "free", "tuple[str": "strings"}
    return next((kind for word, kind in by_word.items() if word in annotation), "plain")


class Shape:
    """How the records of one class are written.

    Attributes:
        of: The class.
        kinds: Key: kind of field, in the order of writing, without `id` and the record's own span.
        has_span: True where the record has a span of its own, written as `start`, `end`, `text`.

    """

    def __init__(self, of: type) -> None:
        fields = sorted(attrs.fields(of), key=lambda field: field.name == "made_by")  # last
        self.of = of
        self.has_span = any(field.name == "span" for field in fields)
        fields = [field for field in fields if field.name not in {"id", "span"}]
        self.names = tuple(field.name for field in fields)
        self.kinds = {field.name.rstrip("_"): _kind(field, of) for field in fields}
        self._values = attrgetter(*self.names)
        self._special = tuple((key, CODECS[kind][0]) for key, kind in self.kinds.items() if kind in CODECS)

    def write(self, record: Any, span: WriteSpan) -> dict[str, Any]:
        """The record as plain data."""
        row = {"id": record.id}
        if self.has_span:
            row.update(span(record.span))
        row.update(zip(self.kinds, self._values(record), strict=True))
        for key, write in self._special:
            if row[key] is not None:
                row[key] = write(row[key], span)
        return row

    def read(self, row: Mapping[str, Any], span: ReadSpan) -> Any:
        """The record, its links still ids; keys that are unknown are passed over."""
        fields: dict[str, Any] = {"id": row["id"]}
        if self.has_span:
            fields["span"] = span(row)
        for name, (key, kind) in zip(self.names, self.kinds.items(), strict=True):
            if key in row:
                value = row[key]
                fields[name] = CODECS[kind][1](value, span) if kind in CODECS and value is not None else value
        return self.of(**fields)


SHAPES: Mapping[str, Shape] = {layer: Shape(of) for layer, of in LAYERS.items()}


# ---- writing --------------------------------------------------------------------------------------------------------
def _utf16(text: str) -> Callable[[int], int]:
    """How many UTF-16 units stand before a code point."""
    wide = [n for n, char in enumerate(text) if char > "\uffff"]
    return lambda offset: offset + bisect_right(wide, offset - 1)


def _span_writer(text: str, *, with_text: bool, utf16: bool) -> WriteSpan:
    if utf16:
        at = _utf16(text)
        if with_text:
            return lambda span: {"start": at(span.start), "end": at(span.end), "text": span.text}
        return lambda span: {"start": at(span.start), "end": at(span.end)}
    if with_text:
        return lambda span: {"start": span.start, "end": span.end, "text": span.text}
    return lambda span: {"start": span.start, "end": span.end}


def replace_surrogates(value: Any) -> Any:
    """Plain data with U+FFFD for every lone surrogate: what can be encoded."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [replace_surrogates(inner) for inner in value]
    if isinstance(value, dict):
        return {replace_surrogates(key): replace_surrogates(inner) for key, inner in value.items()}
    return value


def _encodable(article: Article) -> bool:
    given = (article.text, article.id, article.title, article.source, article.url, article.language)
    return not any(part and not part.isascii() and _SURROGATES.search(part) for part in given)


def to_dict(extraction: Extraction, *, text: str = "spans", utf16_offsets: bool = False) -> dict[str, Any]:
    """What `Extraction.to_dict` returns."""
    if text not in TEXTS:
        raise ValueError(f"text must be one of {', '.join(map(repr, TEXTS))}, not {text!r}")
    article = extraction.article
    span = _span_writer(article.text, with_text=text != "none", utf16=utf16_offsets)
    place = _span_writer(article.text, with_text=False, utf16=utf16_offsets)
    about = {name: getattr(article, name) for name in ARTICLE}
    about["published"] = article.published and article.published.isoformat()
    record: dict[str, Any] = {"schema": SCHEMA, "article": about}
    if text == "article":
        about["text"] = article.text
    if utf16_offsets:
        record["offsets"] = "utf-16"
    record["regions"] = [{**place(region), "kind": region.kind} for region in extraction.regions]
    record["sentences"] = [list(place(Span(start, end, "")).values()) for start, end in extraction.sentences]
    for layer, shape in SHAPES.items():
        record[layer] = [shape.write(item, span) for item in getattr(extraction, layer)]
    record["diagnostics"] = [
        {"code": d.code, "plugin": d.plugin, "hook": d.hook, "severity": d.severity, "message": d.message}
        for d in extraction.diagnostics
    ]
    record["plugins"] = [{"name": plugin.name, "version": plugin.version} for plugin in extraction.plugins]
    if not _encodable(article):
        record = replace_surrogates(record)
    return record


# ---- reading --------------------------------------------------------------------------------------------------------
def _span_reader(text: str | None) -> ReadSpan:
    def span(row: Mapping[str, Any]) -> Span:
        start, end = row["start"], row["end"]
        given = row.get("text")
        return Span(start, end, given if given is not None else text[start:end] if text is not None else "")

    return span


def from_dict(record: Mapping[str, Any], *, text: str | None = None) -> Extraction:
    """What `Extraction.from_dict` returns."""
    if not isinstance(record, Mapping):
        raise TypeError(f"a {SCHEMA} record is a dictionary, not {type(record).__name__}")
    if record.get("schema") != SCHEMA:
        raise ValueError(f"schema must be {SCHEMA!r}, not {record.get('schema')!r}")
    if record.get("offsets") == "utf-16":
        raise ValueError("the record counts UTF-16 units: write it without utf16_offsets to read it back")
    about = record.get("article") or {}
    if text is None:
        text = about.get("text")
    span = _span_reader(text)
    layers = {layer: _read_layer(layer, record.get(layer) or (), span) for layer in SHAPES}
    layers["actors"] = [_own_mentions(actor) for actor in layers["actors"]]
    fields: dict[str, Any] = {name: about[name] for name in ARTICLE if about.get(name) is not None}
    extraction = Extraction(
        article=Article(text or "", **fields),
        regions=tuple(Region(row["start"], row["end"], row["kind"]) for row in record.get("regions") or ()),
        sentences=tuple((start, end) for start, end in record.get("sentences") or ()),
        diagnostics=tuple(_known(Diagnostic, row) for row in record.get("diagnostics") or ()),
        plugins=tuple(_known(PluginInfo, row) for row in record.get("plugins") or ()),
        **{layer: tuple(records) for layer, records in layers.items()},
    )
    return bind(extraction)


def _known(of: type, row: Mapping[str, Any]) -> Any:
    return of(**{field.name: row[field.name] for field in attrs.fields(of) if field.name in row})


def _read_layer(layer: str, rows: Iterable[Mapping[str, Any]], span: ReadSpan) -> list[Any]:
    records = []
    for n, row in enumerate(rows):
        try:
            records.append(SHAPES[layer].read(row, span))
        except KeyError as missing:
            raise ValueError(f"{layer}[{n}] has no {missing}, which {SCHEMA} asks for") from None
        except (TypeError, ArithmeticError, AttributeError) as fault:
            raise ValueError(f"{layer}[{n}] does not follow {SCHEMA}: {fault}") from None
    return records


def _own_mentions(actor: Actor) -> Actor:
    """The actor with mentions that point to it."""
    this: Any = actor.id
    return attrs.evolve(actor, mentions=tuple(attrs.evolve(mention, actor=this) for mention in actor.mentions))
