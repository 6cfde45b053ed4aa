"""What a plugin's author tests with: the checks that the built-in plugins pass, as plain assertions.

Example:
    >>> import newsclaims
    >>> from newsclaims import testing
    >>> class Numbers:
    ...     @newsclaims.hookimpl
    ...     def annotate(self, document):
    ...         for n, word in enumerate(document.tokens.texts):
    ...             if word.isdecimal():
    ...                 span = document.token_span(n, n + 1)
    ...                 yield newsclaims.Annotation(f"n{span.start}-{span.end}", span, "numbers", word)
    >>> result = testing.check_plugin(Numbers(), "There were 12 of them, and 7 came back.")
    >>> [note.label for note in result.annotations]
    ['12', '7']

"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from newsclaims.links import LAYERS, LINKS
from newsclaims.model import Actor, Annotation, Article, Extraction, Record
from newsclaims.pipeline import Pipeline
from newsclaims.pipeline.checks import LETTERS, problem_of

if TYPE_CHECKING:
    from typing import Unpack

    from newsclaims.articles import ArticleFields

__all__ = ["ODD_TEXTS", "SAMPLE", "check_extraction", "check_plugin", "check_record", "extract_with"]

# An article with something for every layer.
SAMPLE = (
    "HELSINKI (Wire) - Norway accused Belarus on Tuesday of smuggling more than 200 surveillance drones into the "
    "region, and said it would expel two diplomats.\n\n"
    "“We have shown restraint for two years,” Foreign Minister Kari Lund told parliament. “That ends today.” She added "
    "that the damage came to about $1.5 billion.\n\n"
    "Belarus’s defence ministry denied the claim. It did not respond to further questions.\n"
)
# Texts on which a plugin must not raise.
ODD_TEXTS = (
    "",
    " \t\r\n ",
    "a",
    "“",
    "\ud800 said \udfff",
    "😀 “👩‍👩‍👧 said”, e\u0301 \u202eabc\u202c said.",
    "مشاركة : قال",
    "x" * 5_000,
    "“" * 500,
    "said " * 500,
    "5 " * 500,
    "Line one\r\nline\u00a0two\u200b\u2028line three",
)


def extract_with(plugin: Any, text: Article | str = SAMPLE, **fields: Unpack[ArticleFields]) -> Extraction:
    """What the built-ins and this one plugin find; whatever else is installed, and the environment, stay out of it.

    Raises:
        PluginError: The plugin failed, or gave an invalid record.

    """
    if isinstance(text, str):
        fields.setdefault("published", "2022-12-20")
    return Pipeline([plugin], discover=False, strict=True, environment=False).extract(text, **fields)


def check_plugin(plugin: Any, text: Article | str = SAMPLE, **fields: Unpack[ArticleFields]) -> Extraction:
    """Assert that a plugin keeps the contract on a text, and on odd ones; returns what was found in the text.

    It loads; it raises on no text; its records are valid, linked and in order; the same text gives the same bytes.

    Raises:
        AssertionError: With what is wrong, and where.
        PluginError: The plugin failed, or gave an invalid record.

    """
    result = extract_with(plugin, text, **fields)
    check_extraction(result)
    again = extract_with(plugin, text, **fields)
    assert _bytes(again) == _bytes(result), "the same text gave different records: nothing may depend on earlier texts"
    for odd in ODD_TEXTS:
        check_extraction(extract_with(plugin, odd))
    return result


def check_record(record: Record, text: str) -> None:
    """Assert that a record is valid by itself: fields of the right types, spans that lie in the text and equal it.

    Raises:
        AssertionError: With what is wrong.

    """
    assert type(record) in LETTERS, f"{type(record).__name__} is no record"
    problem = problem_of(record, text, len(text))
    assert problem is None, f"{type(record).__name__} {record.id}: {problem}"


def check_extraction(extraction: Extraction) -> None:
    """Assert that an extraction is whole: valid records, ids that occur once, links that lead to its own records.

    Raises:
        AssertionError: With what is wrong, and where.

    """
    text = extraction.article.text
    for layer, kind in LAYERS.items():
        records = getattr(extraction, layer)
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids)), f"{layer}: an id occurs twice"
        for record in records:
            assert type(record) is kind, f"{layer} holds {type(record).__name__}"
            check_record(attrs.evolve(record, mentions=()) if isinstance(record, Actor) else record, text)
        if kind.__name__ != "Actor":
            places = [(record.span.start, record.span.end) for record in records]
            assert places == sorted(places), f"{layer} are not in the order of the text"
    for actor in extraction.actors:
        for mention in actor.mentions:
            check_record(mention, text)
            assert mention.actor is actor, f"mention {mention.id} is not bound to {actor.id}"
    known = {id(record) for layer in LAYERS for record in getattr(extraction, layer)}
    for source, target in _links(extraction):
        assert id(target) in known, (
            f"{type(source).__name__} {source.id} links to what is not in the extraction: {target!r}"
        )
    _check_round_trip(extraction)


def _links(extraction: Extraction) -> Iterator[tuple[Record, Any]]:
    """Every link, with the record that has it."""
    for layer in LAYERS:
        for record in getattr(extraction, layer):
            for link in LINKS[type(record)]:
                end = getattr(record, link.name)
                if link.many:
                    yield from ((record, one) for one in end)
                elif end is not None and end != "published":
                    yield record, end
            if isinstance(record, Annotation):
                yield from ((record, end) for ends in record.links.values() for end in ends)


def _check_round_trip(extraction: Extraction) -> None:
    record = json.loads(_bytes(extraction))
    again = Extraction.from_dict(record)
    assert json.loads(_bytes(again)) == record, "the record changes when it is written, read and written again"


def _bytes(extraction: Extraction) -> bytes:
    return json.dumps(extraction.to_dict(text="article"), sort_keys=True, allow_nan=False).encode()
