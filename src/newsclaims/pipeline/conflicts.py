"""The one conflict rule: which records stay where several plugins, or one plugin twice, read the same thing.

Times and quantities conflict when their spans overlap; mentions when their spans are equal (their actors merge);
statements with the same cue and content; relations with the same trigger and ends; annotations never. The plugin that
comes first wins; within one plugin the longer record, then the earlier. A link to a record that lost goes to the one
that won.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from newsclaims.links import LINKS
from newsclaims.model import Actor, Annotation, Mention, Quantity, Relation, Statement, TimeExpression, id_of

__all__ = ["Batch", "in_order", "settle", "settle_actors"]


class Batch:
    """What one plugin gave in one stage, checked.

    Attributes:
        records: By class, in the order in which they came.
        renamed: Where the links of this batch go: id that lost, or was taken, to the id that stands for it.

    """

    __slots__ = ("records", "renamed")

    def __init__(self, records: dict[type, list[Any]]) -> None:
        self.records = records
        self.renamed: dict[str, str] = {}

    def of(self, kind: type) -> list[Any]:
        """The records of one class, their links going where they should."""
        records = self.records.get(kind, [])
        return [_relinked(record, self.renamed) for record in records] if self.renamed else records


def in_order(records: Iterable[Any]) -> tuple[Any, ...]:
    """In the order of the text."""
    return tuple(sorted(records, key=lambda record: (record.span.start, record.span.end)))


def _relinked(record: Any, renamed: Mapping[str, str]) -> Any:
    """The record with its links led on."""
    changes: dict[str, Any] = {}
    if isinstance(record, Annotation):
        changes["links"] = {
            role: [renamed.get(i, i) for i in map(id_of, ends) if i] for role, ends in record.links.items()
        }
    for link in LINKS[type(record)]:
        end = getattr(record, link.name)
        if link.many:
            changes[link.name] = tuple(dict.fromkeys(renamed.get(i, i) for i in map(id_of, end) if i))
        elif (i := id_of(end)) is not None and i in renamed:
            changes[link.name] = renamed[i]
    return attrs.evolve(record, **changes) if changes else record


# ---- times, quantities, statements, relations, annotations ----------------------------------------------------------
def settle(kind: type, batches: Sequence[Batch]) -> tuple[Any, ...]:
    """The records of one class that stay, in the order of the text; `renamed` of the batches says where others went."""
    entries = [(rank, record) for rank, batch in enumerate(batches) for record in batch.of(kind)]
    if len(entries) < 2:
        return tuple(record for _, record in entries)
    entries.sort(key=lambda entry: (entry[0], entry[1].span.start - entry[1].span.end, entry[1].span.start))
    if kind in {TimeExpression, Quantity}:
        kept = _without_overlap(entries, batches)
    elif kind in {Statement, Relation}:
        kept = _without_equals(entries, batches, _statement_key if kind is Statement else _relation_key)
    else:
        kept = entries
    if len({record.id for _, record in kept}) < len(kept):
        kept = _own_ids(kept, batches)
    if any(batch.renamed for batch in batches):
        kept = [(rank, _relinked(record, batches[rank].renamed)) for rank, record in kept]
    return in_order(record for _, record in kept)


def _without_overlap(entries: list[tuple[int, Any]], batches: Sequence[Batch]) -> list[tuple[int, Any]]:
    kept: list[tuple[int, Any]] = []
    places: list[tuple[int, int, str]] = []  # start, end and id of what was kept, disjoint and sorted
    for rank, record in entries:
        start, end = record.span.start, record.span.end
        n = bisect_left(places, (start,))
        rival = places[n] if n < len(places) and places[n][0] < end else places[n - 1] if n else None
        if rival is not None and rival[0] < end and start < rival[1]:
            batches[rank].renamed[record.id] = rival[2]
        else:
            insort(places, (start, end, record.id))
            kept.append((rank, record))
    return kept


def _statement_key(statement: Statement) -> Hashable:
    cue = statement.cue
    return cue and (cue.start, cue.end), tuple((span.start, span.end) for span in statement.content)


def _relation_key(relation: Relation) -> Hashable:
    theme = relation.theme
    ends = (id_of(relation.subject), id_of(relation.object), theme and (theme.start, theme.end))
    return relation.trigger.start, relation.trigger.end, ends


def _without_equals(entries: list[tuple[int, Any]], batches: Sequence[Batch], key: Any) -> list[tuple[int, Any]]:
    winners: dict[Hashable, tuple[int, Any]] = {}
    for rank, record in entries:
        winner = winners.setdefault(key(record), (rank, record))[1]
        if winner is not record:
            batches[rank].renamed[record.id] = winner.id
    return list(winners.values())


def _own_ids(kept: list[tuple[int, Any]], batches: Sequence[Batch]) -> list[tuple[int, Any]]:
    """Ids of their own where plugins chose the same: the last, the built-in, keeps its own, as if nobody else were."""
    taken: set[str] = set()
    result = []
    for rank, given in kept[::-1]:
        base, n, new = given.id.partition(".")[0], 2, given.id
        while new in taken:
            new, n = f"{base}.{n}", n + 1
        taken.add(new)
        record = given
        if new != given.id:
            batches[rank].renamed[given.id] = new
            record = attrs.evolve(given, id=new)
        result.append((rank, record))
    return result[::-1]


# ---- actors and mentions --------------------------------------------------------------------------------------------
class _Groups:
    """Actors that are one: the first of each group in the order of plugins stands for it."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def root(self, actor: str) -> str:
        parent = self.parent
        while parent[actor] != actor:
            parent[actor] = actor = parent[parent[actor]]
        return actor


def settle_actors(
    actors: Sequence[Actor], mentions: Sequence[Mention], batches: Sequence[Batch]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors and mentions of an article after a stage: those that stood before, and those of the batches.

    Two mentions with one span make their actors one, unless both actors stood before, or one plugin gave both
    mentions: then the first mention stays. The ids of actors that stood before never change.
    """
    if not any(batch.records.get(Actor) or batch.records.get(Mention) for batch in batches):
        return tuple(actors), tuple(mentions)
    groups, members, standing = _Groups(), {actor.id: [actor] for actor in actors}, {actor.id for actor in actors}
    groups.parent = {actor.id: actor.id for actor in actors}
    places: dict[tuple[int, int], tuple[int, Mention]] = {(m.span.start, m.span.end): (-1, m) for m in mentions}
    joined = False
    for rank, batch in enumerate(batches):
        for actor in batch.records.get(Actor, ()):
            if actor.id in members:  # the same first mention: the same actor
                members[groups.root(actor.id)].append(actor)
                joined = True
            else:
                members[actor.id] = [actor]
                groups.parent[actor.id] = actor.id
        for mention in batch.records.get(Mention, ()):
            owner, other = places.setdefault((mention.span.start, mention.span.end), (rank, mention))
            if other is mention or owner == rank:
                if other is not mention:
                    batch.renamed[mention.id] = other.id
                continue
            one, two = groups.root(_id(other.actor)), groups.root(_id(mention.actor))
            if one != two and not (one in standing and two in standing):
                first, second = (two, one) if two in standing else (one, two)
                groups.parent[second] = first
                members[first] += members[second]
                joined = True
    found = [mention for _, mention in places.values()]
    if not joined:
        everyone = [group[0] for group in members.values()]
        return _by_first_mention(everyone, in_order(found))
    return _merged(groups, members, standing, found, batches)


def _merged(
    groups: _Groups,
    members: Mapping[str, list[Actor]],
    standing: set[str],
    mentions: list[Mention],
    batches: Sequence[Batch],
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    names: dict[str, str] = {}  # id of a group's first member: the id of the group
    for actor_id, group in members.items():
        if groups.root(actor_id) == actor_id:
            names[actor_id] = actor_id if actor_id in standing else min((a.id for a in group), key=_place)
    renamed = {actor_id: names[groups.root(actor_id)] for actor_id in members}
    for batch in batches:
        batch.renamed.update({old: new for old, new in renamed.items() if old != new})
    actors = [_relinked(_united(members[root], name), renamed) for root, name in names.items()]
    return _by_first_mention(actors, in_order(_relinked(mention, renamed) for mention in mentions))


def _united(group: list[Actor], name: str) -> Actor:
    """One actor of several: names united, of everything else the first that is given."""
    first = group[0]
    if len(group) == 1:
        return first
    names = dict.fromkeys(text for actor in group for text in (actor.name, *actor.aliases) if text != first.name)
    attributes: dict[str, Any] = {}
    links: dict[str, Any] = {}
    for actor in group:
        attributes = {**actor.attributes, **attributes}
        links = {**actor.links, **links}
    return attrs.evolve(
        first,
        id=name,
        role=next((actor.role for actor in group if actor.role is not None), None),
        affiliation=next((actor.affiliation for actor in group if actor.affiliation is not None), None),
        country=next((actor.country for actor in group if actor.country is not None), None),
        aliases=tuple(names),
        attributes=attributes,
        links=links,
    )


def _by_first_mention(
    actors: Iterable[Actor], mentions: tuple[Mention, ...]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    first: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        first.setdefault(_id(mention.actor), (mention.span.start, mention.span.end))
    return tuple(sorted(actors, key=lambda actor: (first.get(actor.id) or _place(actor.id), actor.id))), mentions


def _place(record_id: str) -> tuple[int, int]:
    """Where an id says that its record stands."""
    start, _, end = record_id[1:].partition(".")[0].partition("-")
    return int(start), int(end)


def _id(actor: Actor | str) -> str:
    return actor if isinstance(actor, str) else actor.id
