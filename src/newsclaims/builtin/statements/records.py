"""From drafts to records: spans, kinds, speakers, addressees, times, quantities, nesting and repeats."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from newsclaims.builtin.resolver import Resolution, Resolver
from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.layout import Layout
from newsclaims.builtin.statements.oneself import FIRST_PERSON
from newsclaims.model import Actor, Cue, Mention, Span, Statement, id_of

__all__ = ["make_records"]

TOGETHER: Final = 60  # statements of one sentence among which one that another is quoted in is looked for
IN_CONTENT: Final = 15  # tokens of an indirect content in which a name is another's than the pronoun's that tells it
SHORT_REPEAT: Final = 4  # words that a statement must have to repeat another


def make_records(layout: Layout, drafts: list[Draft]) -> Iterator[Statement | Actor | Mention]:
    """The records of an article's drafts, in the order of the text."""
    resolver = Resolver(layout.document, "statements")
    drafts = [draft for draft in drafts if not _is_reduced(layout, resolver, draft)]
    drafts = sorted(drafts, key=lambda draft: (draft.hull[0], -draft.hull[1]))
    _nest(drafts)
    spans = {id(draft): _spans(layout, draft) for draft in drafts}
    issued: dict[str, Resolution] = {}
    speakers = {id(draft): _speakers(layout, resolver, draft, issued) for draft in _in_order(drafts)}
    for draft in _in_order(drafts):
        if draft.carried is not None:
            said = speakers.get(id(draft.carried), Resolution())
            speakers[id(draft)] = Resolution(said.actors, "carried" if said.actors else None)
    for draft in drafts:
        if draft.inside is not None and draft.source is not None:
            word = layout.lower[draft.source.head]
            if word in FIRST_PERSON and layout.quoted[draft.source.head] >= 0:
                speakers[id(draft)] = _first_person(resolver, word, speakers.get(id(draft.inside), Resolution()))
    addressed = {id(draft): _addressees(resolver, draft) for draft in drafts}
    ids: dict[int, str] = {}
    used: dict[str, int] = {}
    hulls: dict[int, Span] = {}
    for draft in drafts:
        hull = hulls[id(draft)] = _hull(layout, draft, spans[id(draft)])
        name = f"s{hull.start}-{hull.end}"
        used[name] = used.get(name, 0) + 1
        ids[id(draft)] = name if used[name] == 1 else f"{name}.{used[name]}"
    taken: dict[int, list[tuple[int, int]]] = {}
    for draft in drafts:
        taken.setdefault(draft.period, []).extend(draft.pieces)
    repeats = _repeats(layout, drafts, spans, ids)
    yield from resolver.made
    for draft in drafts:
        said = speakers[id(draft)]
        content = spans[id(draft)]
        yield Statement(
            ids[id(draft)],
            hulls[id(draft)],
            _kind(layout, draft),
            draft.act,
            said.actors,
            said.by,
            tuple(actor for actor in addressed[id(draft)] if actor not in said.actors),  # nobody is told by himself
            _source(layout, draft),
            _cue(layout, draft),
            content,
            _time(layout, draft, taken.get(draft.period, [])),
            _quantities(layout, content),
            draft.negated and draft.act != "decline",
            ids.get(id(draft.inside)) if draft.inside else None,
            repeats.get(id(draft)),
            "statements:" + draft.rule,
        )


def _is_reduced(layout: Layout, resolver: Resolver, draft: Draft) -> bool:
    """Whether an apposition with its participle was read as source and verb: "C, an idea rejected in May"."""
    source, cue = draft.source, draft.cue
    if source is None or cue is None or draft.rule != "content-source-verb" or source.last != cue[0]:
        return False
    np = layout.noun_phrase(source.head)
    if np is None or np.kind != "nominal" or cue[1] != cue[0] + 1 or layout.tags[cue[0]] not in "VE":
        return False
    determiner = "" if np.determiner is None else layout.lower[np.determiner]
    verb = layout.words.verbs.get(draft.lemma)
    if determiner not in ("", "a", "an", "one") or verb is None or "np" not in verb.frames:
        return False
    if layout.lower[np.head] not in layout.words.classes["figures"] and resolver.kind(np.head) is not None:
        return False
    noun = layout.document.tokens.words[np.head].noun or layout.lower[np.head]
    if noun in layout.words.nouns and not layout.published(np.head):
        return True  # "a claim denied"
    after = cue[1]
    if after >= layout.periods[draft.period].end:
        return False
    return layout.lower[after] == "by" or (
        not layout.published(np.head) and (layout.tags[after] in "FR" or layout.is_time(after))
    )


def _in_order(drafts: list[Draft]) -> list[Draft]:
    """Drafts as their attributions stand in the text."""
    return sorted(drafts, key=lambda draft: draft.edge)


def _nest(drafts: list[Draft]) -> None:
    """Let every statement whose attribution stands in the content of another be inside the innermost such one."""
    by_period: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cue is not None:
            by_period.setdefault(draft.period, []).append(draft)
    for together in by_period.values():
        if len(together) == 1:
            continue
        for n, draft in enumerate(together):
            near = together[max(0, n - TOGETHER) : n + TOGETHER] if len(together) > TOGETHER else together
            draft.inside = _innermost(draft, near) or draft.inside
        for draft in together:
            if draft.inside is not None and draft.inside.inside is draft:
                draft.inside = None


def _innermost(draft: Draft, others: list[Draft]) -> Draft | None:
    """The statement with the shortest content that holds the attribution of a draft."""
    begin, end = draft.cue or (draft.edge, draft.tail)
    best: tuple[int, Draft] | None = None
    for other in others:
        if other is draft:
            continue
        for first, last in other.pieces:
            if first <= begin and end <= last and (best is None or last - first < best[0]):
                best = (last - first, other)
    return None if best is None else best[1]


def _spans(layout: Layout, draft: Draft) -> tuple[Span, ...]:
    """The content in characters: whole quotations without their marks."""
    found: list[Span] = []
    for first, last in draft.pieces:
        found += _piece(layout, first, last)
    return tuple(found)


def _piece(layout: Layout, first: int, last: int) -> Iterator[Span]:
    """The spans of a run of tokens; a run of whole quotations gives one for each."""
    document = layout.document
    number = layout.quoted[first]
    if layout.opens(first) and layout.quotation_end(number) <= last:
        n = first
        numbers = []
        while n < last and layout.quoted[n] >= 0:
            numbers.append(layout.quoted[n])
            n = max(n + 1, layout.quotation_end(layout.quoted[n]))
        if n >= last or all(layout.tags[k] in ".,-*" and layout.quoted[k] < 0 for k in range(n, last)):
            for one in dict.fromkeys(numbers):
                quotation = layout.quotations[one]
                yield document.span(quotation.inner_start, quotation.inner_end)
            return
    elif layout.opens(first) and last <= layout.quotation_end(number):
        first += 1
    elif number < 0 and first + 1 < last and document.tokens.texts[first] in ('"', "“", "''"):
        first += 1  # the mark of a quotation that nothing closes
    if first < last:
        yield document.token_span(first, last)


def _hull(layout: Layout, draft: Draft, content: tuple[Span, ...]) -> Span:
    if len(content) == 1:
        return content[0]
    if content:
        return layout.document.span(min(span.start for span in content), max(span.end for span in content))
    return layout.document.token_span(*(draft.cue or (draft.edge, draft.tail)))


def _kind(layout: Layout, draft: Draft) -> str:
    """direct, indirect or mixed, by the quotation marks around and in the content."""
    inside = outside = False
    for first, last in draft.pieces:
        for n in range(first, last):
            if layout.tags[n] in '.,:;-"()':
                continue
            if layout.quoted[n] >= 0:
                inside = True
            else:
                outside = True
    return "mixed" if inside and outside else "direct" if inside else "indirect"


# ---- who ------------------------------------------------------------------------------------------------------------
def _speakers(layout: Layout, resolver: Resolver, draft: Draft, issued: dict[str, Resolution]) -> Resolution:
    """Who speaks; `issued` keeps who put out the statement, the report ... that a later source can be."""
    if draft.source is None:
        beside = resolver.token(draft.beside.head).actors if draft.beside is not None else ()
        return Resolution(beside, "carried" if beside else None)
    head = draft.source.head
    if layout.lower[head : head + 2][1:] == ["of"] and head + 2 < draft.source.last:
        quantified = layout.noun_phrase(head) is None or layout.tags[head] in "DJC"
        quantified = quantified or layout.lower[head] in layout.words.classes["part"]
        head = layout.head_at(head + 2) if quantified else head  # "most of the voters"
    if draft.inside is not None and draft.inside.rule == "transcript" and layout.tags[head] == "U":
        return Resolution()  # whom a speaker means by "he" the text before it does not tell
    if draft.rule == "according-to" and _is_document(layout, head):
        return _behind_publication(layout, resolver, draft, issued)
    if layout.tags[head] == "U":
        resolver.barred = _named_inside(layout, draft)
    found = _without_appositions(layout, resolver, head, draft.source.last, resolver.token(head))
    resolver.barred = frozenset()
    if len(found.actors) <= 1 and draft.source.form == "phrase":
        apposed = _name_inside(layout, resolver, draft)
        if apposed is not None and found.by != "name":
            found = apposed
    if not found.actors and draft.source.form == "phrase":
        found = _behind_publication(layout, resolver, draft, issued)
    asked = resolver.token(draft.addressees[0]).actors if draft.act == "ask" and len(draft.addressees) == 1 else ()
    resolver.spoke(head, asked or found.actors)  # who was asked is the one who answers
    if found.actors:
        period = layout.periods[draft.period]
        for n in layout.publications(period.first, period.last):
            if n != head and not any(first <= n < last for first, last in draft.pieces):
                issued[layout.lower[n]] = found
    return found


def _first_person(resolver: Resolver, word: str, said: Resolution) -> Resolution:
    """Who "I" and "we" are in a quotation: its speaker, and the body that the speaker speaks for."""
    actor = resolver.actor(said.actors[0]) if len(said.actors) == 1 else None
    if actor is None:
        return Resolution()
    body = id_of(actor.affiliation) if word == "we" else None
    return Resolution((body or actor.id,), "first_person")


def _named_inside(layout: Layout, draft: Draft) -> frozenset[str]:
    """The persons whom an indirect content names: "he" of "Berg had left, he said" is another one."""
    found: set[str] = set()
    for first, end in draft.pieces:
        last = min(end, first + IN_CONTENT)
        if layout.quoted[first] < 0 and not any(layout.reports(n, 2) for n in range(first, last)):
            found |= layout.parties(first, last, persons=True)
    return frozenset(found)


def _without_appositions(layout: Layout, resolver: Resolver, head: int, last: int, found: Resolution) -> Resolution:
    """All speakers of a source without what only describes one: "Ann Berg, his sister, and ..." may be one person."""
    phrases = layout.document.phrases
    index = phrases.noun_phrase_at(head)
    if index is None or layout.noun_phrases[index].kind != "name":
        return found
    if len(found.actors) == 1:  # "two firms, [Dunmore and Lisk Steel], said": both, though the list begins before them
        rest = [one for one in phrases.conjuncts(index) if one >= index and layout.noun_phrases[one].last <= last]
        if len(rest) > 1 and all(layout.noun_phrases[one].kind == "name" for one in rest):
            both = tuple(dict.fromkeys(actor for one in rest for actor in resolver.single(one).actors))
            return Resolution(both, found.by)
    if len(found.actors) < 2:
        return found
    kept: list[str] = []
    for one in phrases.conjuncts(index):
        np = layout.noun_phrases[one]
        if one != index and np.kind == "nominal" and layout.tags[np.first - 1] == ",":
            return resolver.single(index)
        kept += resolver.single(one).actors
    return Resolution(tuple(dict.fromkeys(kept)), found.by) if kept else found


def _is_document(layout: Layout, head: int) -> bool:
    """Whether what words are according to is written, though its noun can mean people: "figures", "court papers"."""
    np = layout.noun_phrase(head)
    if np is None or np.head != head or layout.lower[head] not in layout.words.classes["figures"]:
        return False
    return layout.lower[head - 1] not in layout.words.classes["figure_kind"] or np.first == head


def _behind_publication(layout: Layout, resolver: Resolver, draft: Draft, issued: dict[str, Resolution]) -> Resolution:
    """Who speaks through "the statement", "Smith's letter", "data from MarketAxess"."""
    source = draft.source
    np = layout.noun_phrase(source.head) if source is not None else None
    if source is None or np is None or np.head != source.head:
        return Resolution()
    head = source.head
    if np.possessor is not None:
        return resolver.noun_phrase(np.possessor)
    if np.last + 1 < source.last and layout.lower[np.last] in ("from", "by"):
        return resolver.token(layout.head_at(np.last + 1))
    verb = layout.verb_group(np.last) if np.last + 2 < source.last else None
    if (
        verb is not None
        and verb.form == "participle"
        and verb.lemma in layout.words.classes["issuing"]
        and verb.last + 1 < source.last
        and layout.lower[verb.last] == "by"
    ):
        return resolver.token(layout.head_at(verb.last + 1))  # "figures supplied by the ministry"
    if np.determiner is not None and layout.lower[np.determiner] in ("the", "this", "that") and layout.published(head):
        found = issued.get(layout.lower[head])
        if found is not None:
            return Resolution(found.actors, "nominal")
    return Resolution()


def _name_inside(layout: Layout, resolver: Resolver, draft: Draft) -> Resolution | None:
    """The name in a source whose head is a description: "the mayor, Ruth Marlow,"."""
    document = layout.document
    first, last = (draft.source.first, draft.source.last) if draft.source is not None else (0, 0)
    for n in range(first, last):
        if layout.tags[n] == "," and n + 1 < last:
            index = document.phrases.noun_phrase_from(n + 1)
            if (
                index is not None
                and layout.noun_phrases[index].kind == "name"
                and layout.noun_phrases[index].preposition is None
            ):
                found = resolver.noun_phrase(index)
                if found.actors and found.by == "name":
                    return found
    return None


def _addressees(resolver: Resolver, draft: Draft) -> tuple[str, ...]:
    found: list[str] = []
    for head in draft.addressees:
        found += resolver.token(head).actors
    return tuple(dict.fromkeys(found))


# ---- the rest -------------------------------------------------------------------------------------------------------
def _source(layout: Layout, draft: Draft) -> Span | None:
    return None if draft.source is None else layout.document.token_span(draft.source.first, draft.source.last)


def _cue(layout: Layout, draft: Draft) -> Cue | None:
    if draft.cue is None:
        return None
    span = layout.document.token_span(*draft.cue)
    return Cue(span.start, span.end, span.text, draft.lemma)


def _time(layout: Layout, draft: Draft, taken: list[tuple[int, int]]) -> str | None:
    """When it was said: a time in the sentence of the cue, outside every content that does not hold the cue too."""
    if draft.cue is None:
        return None
    tokens = layout.document.tokens
    best: tuple[int, str] | None = None
    period = layout.periods[draft.period]
    relative = draft.source is not None and draft.source.form == "relative"
    for first, identity in layout.time_ids(period.first, period.last):
        if relative and first < draft.edge:
            continue
        if any(a <= first < b and not a <= draft.cue[0] < b for a, b in taken) or layout.quoted[first] >= 0:
            continue
        if draft.source is not None and draft.source.first <= first < draft.source.last:
            continue
        between = range(min(first, draft.cue[0]), max(first, draft.cue[1]))
        crossed = sum(tokens.tags[n] in "VZbhdM" for n in between if not draft.cue[0] <= n < draft.cue[1])
        away = abs(first - draft.cue[0])
        if crossed == 0 or first < draft.edge:
            if crossed > 0 and not any(a <= n < b for n in between for a, b in draft.pieces):
                continue
            if best is None or away < best[0]:
                best = (away, identity)
    return best[1] if best is not None else None


def _quantities(layout: Layout, content: tuple[Span, ...]) -> tuple[str, ...]:
    quantities = layout.document.quantities
    found = []
    for span in content:
        for n in range(bisect_left(layout.quantity_offsets, span.start), len(quantities)):
            if quantities[n].span.start >= span.end:
                break
            if quantities[n].span.end <= span.end:
                found.append(quantities[n].id)
    return tuple(dict.fromkeys(found))


def _repeats(
    layout: Layout,
    drafts: list[Draft],
    spans: dict[int, tuple[Span, ...]],
    ids: dict[int, str],
) -> dict[int, str]:
    """For statements whose words an earlier one has: that one."""
    first_with: dict[tuple[str, ...], str] = {}
    found: dict[int, str] = {}
    tokens = layout.document.tokens
    for draft in drafts:
        keys = []
        for span in spans[id(draft)]:
            first, last = tokens.within(span.start, span.end)
            while last > first and tokens.tags[last - 1] in ".,":
                last -= 1
            words = tuple(tokens.lower[first:last])
            if len(words) >= SHORT_REPEAT:
                keys.append(words)
        for words in keys:
            earlier = first_with.get(words)
            if earlier is not None and earlier != ids[id(draft)]:
                found.setdefault(id(draft), earlier)
            else:
                first_with[words] = ids[id(draft)]
    return found
