"""The hook `refine`: a plugin's last word on everything that was found, checked like everything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs

from newsclaims.links import LAYERS
from newsclaims.model import Extraction
from newsclaims.pipeline.checks import problem_of
from newsclaims.pipeline.conflicts import in_order
from newsclaims.pipeline.faults import Faults
from newsclaims.plugins import Plugin, describe

__all__ = ["refine"]

HOOK: Final = "refine"


def refine(plugin: Plugin, function: Callable[[Any], Any], extraction: Extraction, faults: Faults) -> Extraction:
    """The extraction as one plugin would have it; unchanged where it raises or gives no extraction.

    Records that the plugin put in are checked; those that it took out leave absent links behind. The article, its
    regions and sentences, and what is known of the run, are not its to change.
    """
    fault: BaseException | None = None
    given: Any = None
    try:
        given = function(extraction)
    except (Exception, SystemExit) as raised:  # noqa: BLE001 - the fault of one plugin stays its own
        fault = raised
    if fault is not None:
        faults.plugin("plugin-raised", plugin.name, HOOK, f"it raised {describe(fault)}", fault)
        return extraction
    if given is None or given is extraction:
        return extraction
    if type(given) is not Extraction:
        kind = type(given).__name__
        faults.plugin("bad-return", plugin.name, HOOK, f"it gave a value of type {kind}: return an Extraction, or None")
        return extraction
    layers: dict[str, Any] = {layer: _checked(layer, plugin, given, extraction, faults) for layer in LAYERS}
    return attrs.evolve(extraction, **layers)


def _checked(layer: str, plugin: Plugin, given: Extraction, before: Extraction, faults: Faults) -> tuple[Any, ...]:
    """The records of one layer that were there before, or pass the checks."""
    records = getattr(given, layer)
    if not isinstance(records, tuple | list):
        wrong = f"{layer} must be a tuple of records, not {type(records).__name__}"
        faults.plugin("bad-return", plugin.name, HOOK, wrong)
        records = getattr(before, layer)
    if records is getattr(before, layer):
        return tuple(records)
    kind, text = LAYERS[layer], before.article.text
    standing = {id(record) for record in getattr(before, layer)}
    kept: dict[str, Any] = {}
    for record in records:
        problem: str | None = None
        if type(record) is not kind:
            problem = f"{layer} holds {kind.__name__} records, not {type(record).__name__}"
        elif id(record) not in standing:
            problem = _problem(record, text)
        if problem is None and record.id in kept:
            problem = f"the id {record.id} is there twice"
        if problem:
            faults.plugin("invalid-record", plugin.name, HOOK, problem)
        else:
            kept[record.id] = record
    return tuple(kept.values()) if layer == "actors" else in_order(kept.values())


def _problem(record: Any, text: str) -> str | None:
    """What is wrong with a record; an actor's mentions are looked at one by one."""
    try:
        for mention in getattr(record, "mentions", ()):
            problem = problem_of(mention, text, len(text))
            if problem:
                return f"a mention of {record.id}: {problem}"
        if hasattr(record, "mentions"):
            return problem_of(attrs.evolve(record, mentions=()), text, len(text))
        return problem_of(record, text, len(text))
    except Exception as fault:  # noqa: BLE001 - a field holds an object that raises when it is looked at
        return f"a field cannot be read: {describe(fault)}"
