"""Links between records: which fields hold them, and how the ids in them become the records themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final

import attrs
from attrs import frozen

from newsclaims import model
from newsclaims.model import (
    Actor,
    Annotation,
    Extraction,
    FrozenDict,
    Mention,
    Quantity,
    Record,
    Relation,
    Statement,
    TimeExpression,
    id_of,
)

__all__ = ["LAYERS", "LINKS", "Link", "bind", "with_links"]

# The layers of an extraction and the class of their records; mentions stand under their actors.
LAYERS: Final[Mapping[str, type[Record]]] = {
    "actors": Actor,
    "times": TimeExpression,
    "quantities": Quantity,
    "statements": Statement,
    "relations": Relation,
    "annotations": Annotation,
}


@frozen
class Link:
    """A field that holds one or several links.

    Attributes:
        name: The field.
        target: The class of the records that it leads to.
        many: True where it holds a tuple of them.

    """

    name: str
    target: type[Record]
    many: bool


def _links(kind: type[Record]) -> tuple[Link, ...]:
    """The link fields of a class, read from its annotations: "Actor | None", "tuple[Quantity, ...]"."""
    found = []
    for field in attrs.fields(kind):
        name = re.match(r"(tuple\[)?(\w+)", str(field.type))
        if field.metadata.get("link") and kind is not Annotation and name:
            found.append(Link(field.name, getattr(model, name[2]), bool(name[1])))
    return tuple(found)


LINKS: Final[Mapping[type[Record], tuple[Link, ...]]] = {kind: _links(kind) for kind in (*LAYERS.values(), Mention)}
_NAMES: Final = {kind: tuple(field.name for field in attrs.fields(kind)) for kind in LINKS}
_VALUES: Final = {kind: attrgetter(*names) for kind, names in _NAMES.items()}
_ALWAYS: Final = {Actor, Annotation}  # completed with mentions, and with links by role
_set = object.__setattr__


def _copy(record: Any) -> Any:
    """A record of its own, to be completed by `bind`: a plugin may keep and share those that it made."""
    kind = type(record)
    new = object.__new__(kind)
    for name, value in zip(_NAMES[kind], _VALUES[kind](record), strict=True):
        _set(new, name, value)
    return new


def with_links(record: Any, **links: Any) -> Any:
    """A copy of a record with other links, which nobody checks: a tuple where the field is one."""
    new = _copy(record)
    for name, link in links.items():
        _set(new, name, link)
    return new


def _itself(record: Any) -> Any:
    return record


def _linked(record: Any) -> Any:
    """A copy where there are links to complete; else the record itself."""
    for link in LINKS[type(record)]:
        end = getattr(record, link.name)
        if end and end != "published":
            return _copy(record)
    return _copy(record) if type(record) in _ALWAYS else record


def bind(extraction: Extraction, *, fresh: bool = False) -> Extraction:
    """The same extraction with records in place of the ids; a link that leads nowhere becomes absent.

    Args:
        extraction: What was found.
        fresh: Whether nobody else can hold the records, so that they need not be copied.

    """
    own = _itself if fresh else _linked
    layers = {layer: [own(record) for record in getattr(extraction, layer)] for layer in LAYERS}
    known = {kind: {record.id: record for record in layers[layer]} for layer, kind in LAYERS.items()}
    for actor in layers["actors"]:
        if not fresh:
            _set(actor, "mentions", tuple(map(_copy, actor.mentions)))
        for mention in actor.mentions:
            _set(mention, "actor", actor)
    for layer, kind in LAYERS.items():
        links = [(link.name, link.many, known[link.target]) for link in LINKS[kind]]
        for record in layers[layer]:
            for name, many, ends in links:
                link = getattr(record, name)
                if many:
                    if link:
                        _set(record, name, tuple(ends[i] for i in map(id_of, link) if i in ends))
                elif link is not None and link != "published":
                    _set(record, name, ends.get(id_of(link)))
    if layers["annotations"]:
        _bind_annotations(layers["annotations"], {i: record for ends in known.values() for i, record in ends.items()})
    bound: dict[str, Any] = {layer: tuple(records) for layer, records in layers.items()}
    return attrs.evolve(extraction, **bound)


def _bind_annotations(annotations: list[Any], known: Mapping[str, Record]) -> None:
    """Annotations link to records of any layer, by a role of their own choice."""
    for note in annotations:
        if note.links:
            found = {
                role: tuple(known[i] for i in map(id_of, ends) if i is not None and i in known)
                for role, ends in note.links.items()
            }
            _set(note, "links", FrozenDict(found))
