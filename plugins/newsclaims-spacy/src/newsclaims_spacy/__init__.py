"""Names that a spaCy pipeline finds, merged into the actors layer."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import newsclaims

__all__ = ["SpacyActors", "plugin"]

VARIABLE = "NEWSCLAIMS_SPACY"
KINDS = {"PERSON": "person", "PER": "person", "ORG": "organization"}
_SURROGATES = re.compile("[\ud800-\udfff]")
_LEADING = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:['’]s?|\s)+$")


class SpacyActors:
    """The persons and organisations that a spaCy pipeline names.

    Args:
        model: The name of an installed pipeline ("en_core_web_sm"), or a loaded one; None reads its name from the
            environment variable NEWSCLAIMS_SPACY when the first article comes.
        labels: Which of its entities to take: PERSON (PER), ORG.

    """

    name = "spacy"
    default_enabled = False

    def __init__(self, model: Any = None, *, labels: Iterable[str] = tuple(KINDS)) -> None:
        self._model = model
        self._labels = frozenset(labels)
        if not self._labels <= KINDS.keys():
            raise ValueError(f"labels are {', '.join(KINDS)}, not {sorted(self._labels - KINDS.keys())}")

    @cached_property
    def _read(self) -> Any:
        """The pipeline, loaded with the first article: importing spaCy takes a second."""
        model = self._model or os.environ.get(VARIABLE)
        if not model:
            raise ValueError(f"name a spaCy pipeline: SpacyActors('en_core_web_sm'), or {VARIABLE}=en_core_web_sm")
        if not isinstance(model, str):
            return model
        import spacy  # noqa: PLC0415 - heavy: only where it is used

        return spacy.load(model)

    @newsclaims.hookimpl
    def find_statements(self, document: newsclaims.Document) -> Iterator[newsclaims.Actor | newsclaims.Mention]:
        """Yield the names that nobody has found so far; they are known to relations and all that comes later."""
        known = {name: actor.id for actor in document.actors for name in (actor.name, *actor.aliases)}
        taken = {n for mention in document.mentions for n in range(mention.span.start, mention.span.end)}
        for start, name, label in self._names(document):
            if taken.isdisjoint(range(start, start + len(name))):
                span, made_by = document.span(start, start + len(name)), f"spacy:{label}"
                if name not in known:
                    known[name] = f"a{span.start}-{span.end}"
                    yield newsclaims.Actor(known[name], name, KINDS[label], made_by=made_by)
                owner: Any = known[name]
                yield newsclaims.Mention(f"m{span.start}-{span.end}", span, "name", owner, made_by)

    def _names(self, document: newsclaims.Document) -> Iterator[tuple[int, str, str]]:
        """Place, name and label of each name, without article and possessive."""
        for sentence in document.sentences:
            text = _SURROGATES.sub("\ufffd", document.text[sentence.start : sentence.end])
            for entity in self._read(text).ents:
                article = _LEADING.match(entity.text)
                skipped = article.end() if article else 0
                name = _TRAILING.sub("", entity.text[skipped:])
                if entity.label_ in self._labels and name[:1].isupper() and name.isprintable():
                    yield sentence.start + entity.start_char + skipped, name, entity.label_


plugin = SpacyActors()
