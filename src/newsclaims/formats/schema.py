"""The JSON Schema of `newsclaims/1`, made from the model: its fields, and what their docstrings say.

python -m newsclaims.formats.schema > docs/schema.json
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Mapping
from typing import Any

import attrs

from newsclaims.model import SCHEMA, Article, Cue, Diagnostic, Extraction, Mention, PluginInfo, Region, Span
from newsclaims.record import ARTICLE, SHAPES, Shape

__all__ = ["build", "dump"]

Schema = dict[str, Any]


# ---- what the model says --------------------------------------------------------------------------------------------
def _meanings(of: type) -> dict[str, str]:
    """Field: what the `Attributes:` section of the docstring says about it."""
    section = (inspect.getdoc(of) or "").partition("Attributes:\n")[2].partition("\n\n")[0]
    entries = re.findall(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", section, re.MULTILINE)
    return {name.rstrip("_"): " ".join(text.split()) for name, text in entries}


def _optional(field: attrs.Attribute[Any]) -> bool:
    return "None" in str(field.type)


def _null_or(schema: Schema) -> Schema:
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Mapping[str, Schema], required: list[str] | None = None) -> Schema:
    names = list(properties) if required is None else required
    return {"type": "object", "properties": dict(properties), "required": names}


# ---- from fields to schemas -----------------------------------------------------------------------------------------
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_ID: Schema = {"type": "string"}
_REF = "#/$defs/"
_KINDS: Mapping[str, Schema] = {
    "link": _ID,
    "links": _array(_ID),
    "roles": {"type": "object", "additionalProperties": _array(_ID)},
    "span": {"$ref": _REF + "span"},
    "spans": _array({"$ref": _REF + "span"}),
    "cue": {"$ref": _REF + "cue"},
    "number": {"type": "number"},
    "mentions": _array({"$ref": _REF + "mention"}),
    "strings": _array({"type": "string"}),
    "free": {"type": "object"},
}


def _span(of: type = Span, **more: Schema) -> Schema:
    """A place: its text is left out with text="none"."""
    meanings = _meanings(Span) | _meanings(of)
    properties = {"start": _OFFSET, "end": _OFFSET, "text": {"type": "string"}} | more
    described = {name: {**schema, "description": meanings[name]} for name, schema in properties.items()}
    return _object(described, ["start", "end", *more])


def _field(field: attrs.Attribute[Any], kind: str) -> Schema:
    plain: Schema = {"type": "boolean" if str(field.type) == "bool" else "string"}
    schema = _KINDS.get(kind, plain)
    many = str(field.type).startswith(("tuple", "Mapping"))
    return _null_or(schema) if _optional(field) and not many else schema


def _record(shape: Shape) -> Schema:
    """The records of one layer."""
    fields, meanings = attrs.fields_dict(shape.of), _meanings(shape.of)
    properties: dict[str, Schema] = {"id": {**_ID, "description": meanings["id"]}}
    if shape.has_span:
        properties |= {"start": _OFFSET, "end": _OFFSET, "text": {"type": "string", "description": meanings["span"]}}
    for name, (key, kind) in zip(shape.names, shape.kinds.items(), strict=True):
        properties[key] = {**_field(fields[name], kind), "description": meanings[key]}
    schema = _object(properties, [key for key in properties if key != "text"])
    return {"description": (inspect.getdoc(shape.of) or "").partition("\n")[0], **schema}


def _flat(of: type, names: tuple[str, ...] | None = None, optional: tuple[str, ...] = ()) -> Schema:
    """A class of strings and offsets, all of its fields or some."""
    fields, meanings = attrs.fields_dict(of), _meanings(of)
    properties: dict[str, Schema] = {}
    for name in names or tuple(fields):
        plain = _OFFSET if str(fields[name].type) == "int" else {"type": "string"}
        properties[name] = {**(_null_or(plain) if _optional(fields[name]) else plain), "description": meanings[name]}
    return _object(properties, [name for name in properties if name not in optional])


def build() -> Schema:
    """The JSON Schema as plain data."""
    meanings = _meanings(Extraction)
    properties: dict[str, Schema] = {
        "schema": {"const": SCHEMA},
        "article": _flat(Article, (*ARTICLE, "text"), ("text",)),
        "offsets": {
            "const": "utf-16",
            "description": "There where offsets count UTF-16 units in place of code points.",
        },
        "regions": _array(_flat(Region)),
        "sentences": _array(_array(_OFFSET) | {"minItems": 2, "maxItems": 2}),
        **{layer: _array({"$ref": _REF + layer}) for layer in SHAPES},
        "diagnostics": _array(_flat(Diagnostic)),
        "plugins": _array(_flat(PluginInfo)),
    }
    for name, schema in properties.items():
        if name in meanings:
            schema["description"] = meanings[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "What newsclaims read in one article. Unknown keys and values may appear.",
        **_object(properties, [name for name in properties if name != "offsets"]),
        "$defs": {
            "span": _span(),
            "cue": _span(Cue, lemma={"type": "string"}),
            "mention": _span(Mention, form={"type": "string"}),
            **{layer: _record(shape) for layer, shape in SHAPES.items()},
        },
    }


def dump() -> str:
    """The JSON Schema as docs/schema.json has it."""
    return json.dumps(build(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dump())
