"""What a type checker must make of the public API: checked by mypy, never run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, assert_type

import newsclaims
from newsclaims import (
    Actor,
    Annotation,
    Document,
    Extraction,
    Lexicon,
    Pipeline,
    Quantity,
    Span,
    Statement,
    TimeExpression,
)


def read(text: str) -> None:
    extraction = newsclaims.extract(text, published="2022-12-20", language="en")
    assert_type(extraction, Extraction)
    assert_type(extraction.article.published, date | None)
    for statement in extraction.statements:
        assert_type(statement, Statement)
        assert_type(statement.speaker, Actor | None)
        assert_type(statement.speakers, tuple[Actor, ...])
        assert_type(statement.time, TimeExpression | None)
        assert_type(statement.content, tuple[Span, ...])
    for relation in extraction.relations:
        assert_type(relation.subject, Actor | None)
        assert_type(relation.asserted_by, Statement | None)
    for quantity in extraction.quantities:
        assert_type(quantity, Quantity)
        assert_type(quantity.low, Decimal | None)
    for speaker, said in extraction.quotes():
        assert_type(speaker, Actor)
        assert_type(said, Statement)
    assert_type(extraction.to_dict(text="none"), dict[str, Any])
    assert_type(Extraction.from_dict({}), Extraction)


def run(texts: list[str]) -> None:
    pipeline = Pipeline(["module:attribute"], discover=False, disable=["times"]).warm_up()
    assert_type(pipeline, Pipeline)
    assert_type(pipeline.stream(texts), Iterator[Extraction])
    assert_type(Pipeline.from_config(pipeline.config), Pipeline)


class Plugin:
    """Hooks keep their types under the marker."""

    @newsclaims.hookimpl
    def extend_lexicon(self, lexicon: Lexicon) -> None:
        lexicon.add("countries", name="Arnor", code="XA")

    @newsclaims.hookimpl
    def annotate(self, document: Document) -> Iterator[Annotation]:
        assert_type(document.text, str)
        assert_type(document.tokens.texts, list[str])
        assert_type(document.statements, tuple[Statement, ...])
        span = document.span(0, 1)
        assert_type(span, Span)
        yield Annotation("n0-1", span, "layer", "label", {"free": 1}, {"who": [document.actors[0].id]})
