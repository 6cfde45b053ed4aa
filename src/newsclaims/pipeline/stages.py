"""One stage: call the hook of every plugin, check what each gives, settle what conflicts, add to the layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any, Final

import attrs

from newsclaims.model import Actor, Annotation, Mention, Quantity, Record, Relation, Statement, TimeExpression
from newsclaims.pipeline.checks import problem_of, unknown_link
from newsclaims.pipeline.conflicts import Batch, settle, settle_actors
from newsclaims.pipeline.faults import Faults
from newsclaims.plugins import Plugin, describe

__all__ = ["Calls", "Layers", "run_stage"]

Layers = dict[str, tuple[Any, ...]]
Calls = Iterable[tuple[Plugin, Callable[[Any], Any]]]

LAYER_OF: Final[Mapping[type[Record], str]] = {
    TimeExpression: "times",
    Quantity: "quantities",
    Actor: "actors",
    Mention: "mentions",
    Statement: "statements",
    Relation: "relations",
    Annotation: "annotations",
}
# What each hook may yield: its own layer first.
YIELDS: Final[Mapping[str, tuple[type[Record], ...]]] = {
    "find_times": (TimeExpression,),
    "find_quantities": (Quantity,),
    "find_actors": (Actor, Mention),
    "find_statements": (Statement, Actor, Mention),
    "find_relations": (Relation, Actor, Mention),
    "annotate": (Annotation,),
}
MIN_RECORDS: Final = 1_000  # a hook may always give as many; else as many as the text has characters


def run_stage(hook: str, calls: Calls, document: Any, layers: Layers, faults: Faults) -> None:
    """Run one hook of all plugins and put what they found into the layers."""
    batches = []
    for plugin, function in calls:
        records = _give(hook, plugin, function, document, faults)
        if records:
            if plugin.origin == "built-in" and not faults.strict:
                batches.append(_sorted(hook, records))
            else:
                known = {kind: {record.id for record in layers[layer]} for kind, layer in LAYER_OF.items()}
                batches.append(_checked(hook, plugin, records, document.text, known, faults))
    if not batches:
        return
    own = YIELDS[hook][0]
    if Mention in YIELDS[hook]:
        layers["actors"], layers["mentions"] = settle_actors(layers["actors"], layers["mentions"], batches)
    if own is not Actor:
        layers[LAYER_OF[own]] = settle(own, batches)


def _give(hook: str, plugin: Plugin, function: Callable[[Any], Any], document: Any, faults: Faults) -> list[Any]:
    """What a plugin gives; nothing where it raises, gives no records, or far too many."""
    cap = max(MIN_RECORDS, len(document.text))
    fault: BaseException | None = None
    given: Any = None
    records: list[Any] | None = None
    try:
        given = function(document)
        if isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping):
            records = list(islice(given, cap + 1))
    except (Exception, SystemExit) as raised:  # noqa: BLE001 - the fault of one plugin stays its own
        fault = raised
    if fault is not None:
        faults.plugin("plugin-raised", plugin.name, hook, f"it raised {describe(fault)}", fault)
    elif records is None:
        faults.plugin(
            "bad-return", plugin.name, hook, f"it gave {_kind(given)}: yield records, or return a list of them"
        )
    elif len(records) > cap:
        faults.plugin(
            "too-many", plugin.name, hook, f"it gave more than {cap} records for {len(document.text)} characters"
        )
    else:
        return records
    return []


def _sorted(hook: str, records: list[Any]) -> Batch:
    """Records of a built-in plugin by class: strict pipelines, and so the tests, check them as all others."""
    good: dict[type[Record], list[Any]] = {kind: [] for kind in YIELDS[hook]}
    for record in records:
        if type(record) in good:
            good[type(record)].append(record)
    return Batch({kind: given for kind, given in good.items() if given})


def _checked(
    hook: str,
    plugin: Plugin,
    records: list[Any],
    text: str,
    known: Mapping[type[Record], AbstractSet[str]],
    faults: Faults,
) -> Batch:
    """The records that pass, by class; a diagnostic for each that does not."""
    allowed, own = YIELDS[hook], plugin.name + ":"
    good: dict[type[Record], list[Any]] = {kind: [] for kind in allowed}
    ids: dict[type[Record], set[str]] = {kind: set() for kind in allowed}
    for record in records:
        kind = type(record)
        if kind not in good:
            names = " or ".join(one.__name__ for one in allowed)
            problem: str | None = f"{hook} yields {names}, not {_kind(record)}"
        else:
            problem = _problem(record, text) or ("its id was given before" if record.id in ids[kind] else None)
        if problem:
            faults.plugin("invalid-record", plugin.name, hook, _about(record, problem))
            continue
        ids[kind].add(record.id)
        made_by = record.made_by
        good[kind].append(
            record
            if made_by.startswith(own) or made_by == plugin.name
            else attrs.evolve(record, made_by=own + made_by if made_by else plugin.name)
        )
    ends = {kind: found | ids[kind] if kind in ids else found for kind, found in known.items()}
    for kind, given in good.items():
        missing = [(record, unknown_link(record, ends)) for record in given]
        if any(problem for _, problem in missing):
            good[kind] = [record for record, problem in missing if problem is None]
            for record, problem in missing:
                if problem:
                    faults.plugin("unknown-link", plugin.name, hook, _about(record, problem))
    return Batch({kind: given for kind, given in good.items() if given})


def _problem(record: Any, text: str) -> str | None:
    try:
        return problem_of(record, text, len(text))
    except Exception as fault:  # noqa: BLE001 - a field holds an object that raises when it is looked at
        return f"a field cannot be read: {describe(fault)}"


def _about(record: Any, problem: str) -> str:
    """A problem with the record that has it: where it stands helps more than the name of its class."""
    name = type(record).__name__
    record_id = getattr(record, "id", None) if type(record) in LAYER_OF else None
    return f"{name} {record_id}: {problem}" if isinstance(record_id, str) else f"{name}: {problem}"


def _kind(value: Any) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"
