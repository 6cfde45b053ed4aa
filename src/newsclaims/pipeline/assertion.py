"""On whose word: which statement an amount or a relation stands in, and which amounts stand in a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclaims.links import with_links
from newsclaims.model import Quantity, Relation, Statement, id_of

__all__ = ["assert_quantities", "assert_relations"]


def assert_quantities(
    quantities: Sequence[Quantity], statements: Sequence[Statement]
) -> tuple[tuple[Quantity, ...], tuple[Statement, ...]]:
    """Both layers, linked where plugins left the links empty.

    A quantity is asserted by the innermost statement whose content contains it; a statement has all amounts in its
    content.
    """
    if not quantities or not statements:
        return tuple(quantities), tuple(statements)
    asserted = list(quantities)
    held: dict[str, list[str]] = {}
    for n, around in _around([(q.span.start, q.span.end) for q in quantities], statements):
        for statement in around:
            held.setdefault(statement, []).append(quantities[n].id)
        if around and quantities[n].asserted_by is None:
            asserted[n] = with_links(quantities[n], asserted_by=around[-1])
    linked = tuple(
        with_links(statement, quantities=tuple(held[statement.id]))
        if statement.id in held and not statement.quantities
        else statement
        for statement in statements
    )
    return tuple(asserted), linked


def assert_relations(relations: Sequence[Relation], statements: Sequence[Statement]) -> tuple[Relation, ...]:
    """The relations with the innermost statement whose content contains the trigger, where a plugin left it empty."""
    open_ones = [n for n, relation in enumerate(relations) if relation.asserted_by is None]
    if not open_ones or not statements:
        return tuple(relations)
    asserted = list(relations)
    triggers = [(relations[n].trigger.start, relations[n].trigger.end) for n in open_ones]
    for n, around in _around(triggers, statements):
        if around:
            asserted[open_ones[n]] = with_links(relations[open_ones[n]], asserted_by=around[-1])
    return tuple(asserted)


def _around(places: Sequence[tuple[int, int]], statements: Iterable[Statement]) -> Iterator[tuple[int, list[str]]]:
    """The number of each place with the ids of the statements whose content contains it, the innermost last.

    One sweep over places and contents in the order of the text.
    """
    contents = sorted(
        ((span.start, -span.end, id_of(s.inside) is not None, s.id) for s in statements for span in s.content),
    )
    open_contents: list[tuple[int, Any, bool, str]] = []
    n = 0
    for number in sorted(range(len(places)), key=lambda i: places[i]):
        start, end = places[number]
        while n < len(contents) and contents[n][0] <= start:
            open_contents.append(contents[n])
            n += 1
        open_contents = [content for content in open_contents if -content[1] > start]
        yield number, list(dict.fromkeys(content[3] for content in open_contents if -content[1] >= end))
