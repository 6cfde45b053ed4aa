"""The article as plugins see it: read-only text, what was read of it once, and the layers found so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, cast

from newsclaims.lexicon import Lexicon
from newsclaims.model import (
    Actor,
    Annotation,
    Article,
    Mention,
    Quantity,
    Region,
    Relation,
    Span,
    Statement,
    TimeExpression,
    id_of,
)
from newsclaims.text.phrases import Phrases, read_phrases
from newsclaims.text.quotations import Quotation, pair_quotations
from newsclaims.text.regions import find_regions
from newsclaims.text.sentences import Paragraph, Sentence, find_paragraphs, find_sentences, split_decks
from newsclaims.text.tags import CLAUSE_VERBS, tag
from newsclaims.text.tokens import Tokens, tokenize

__all__ = ["LAYERS", "Document", "read"]

# Every layer, in the order in which the stages find them; mentions come with actors and later ones add to them.
LAYERS: Final = ("times", "quantities", "actors", "mentions", "statements", "relations", "annotations")


class Document:
    """The article as plugins see it; nothing in it can be changed.

    Attributes:
        article: What the caller handed in.
        lexicon: The words of its language, with what plugins added.
        regions: Its parts, in order.
        paragraphs: Its paragraphs.
        sentences: Its sentences; none in boilerplate.
        tokens: Its tokens.
        quotations: What stands between quotation marks.
        phrases: Noun phrases, verb groups and clauses.

    """

    __slots__ = ("_kept", "_layers", "_starts", "article", "lexicon", "paragraphs", "phrases", "quotations", "regions",
                 "sentences", "tokens")  # fmt: skip

    article: Article
    lexicon: Lexicon
    regions: tuple[Region, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    quotations: tuple[Quotation, ...]
    phrases: Phrases

    _kept: dict[str, Any]
    _layers: Mapping[str, tuple[Any, ...]]
    _starts: list[int]

    def __init__(self, layers: Mapping[str, tuple[Any, ...]], **parts: Any) -> None:
        for name, part in parts.items():
            object.__setattr__(self, name, part)
        object.__setattr__(self, "_kept", {})
        object.__setattr__(self, "_layers", layers)
        object.__setattr__(self, "_starts", [sentence.start for sentence in self.sentences])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a document is read-only: {name!r} cannot be set")

    # ---- the article ------------------------------------------------------------------------------------------------
    @property
    def text(self) -> str:
        """The article's text, as the caller gave it."""
        return self.article.text

    @property
    def published(self) -> date | None:
        """Date or datetime of publication, or None."""
        return self.article.published

    @property
    def language(self) -> str:
        """BCP-47 tag of the text's language."""
        return self.article.language

    # ---- the layers found so far ------------------------------------------------------------------------------------
    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """Time expressions, in order."""
        return cast("tuple[TimeExpression, ...]", self._layers["times"])

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Quantities, in order."""
        return cast("tuple[Quantity, ...]", self._layers["quantities"])

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Actors, by their first mention."""
        return cast("tuple[Actor, ...]", self._layers["actors"])

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions of actors, in order."""
        return cast("tuple[Mention, ...]", self._layers["mentions"])

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Statements, in order."""
        return cast("tuple[Statement, ...]", self._layers["statements"])

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Relations, in order."""
        return cast("tuple[Relation, ...]", self._layers["relations"])

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Annotations, in order."""
        return cast("tuple[Annotation, ...]", self._layers["annotations"])

    # ---- help -------------------------------------------------------------------------------------------------------
    def span(self, start: int, end: int) -> Span:
        """The place from start to end, without the white space at its edges.

        Raises:
            ValueError: There is nothing but white space, or the offsets do not lie in the text.

        """
        text = self.article.text
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no place in a text of {len(text)} characters: {start} to {end}")
        cut = text[start:end]
        bare = cut.strip()
        if not bare:
            raise ValueError(f"nothing but white space from {start} to {end}")
        if len(bare) != len(cut):
            start += len(cut) - len(cut.lstrip())
            end = start + len(bare)
        return Span(start, end, bare)

    def token_span(self, first: int, after: int) -> Span:
        """The place of the tokens from number `first` up to but without number `after`."""
        start, end = self.tokens.starts[first], self.tokens.ends[after - 1]
        return Span(start, end, self.article.text[start:end])

    def derive(self, key: str, make: Callable[[], Any]) -> Any:
        """What `make` gave for a key the first time: for what several stages read off the text, never off a layer."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that contains a character; None between sentences."""
        n = bisect_right(self._starts, offset) - 1
        sentence = self.sentences[n] if n >= 0 else None
        return sentence if sentence is not None and offset < sentence.end else None

    def at(self, start: int, end: int, layer: str) -> tuple[Any, ...]:
        """The records of a layer ("statements", "mentions" ...) whose own span overlaps start to end, in order.

        Raises:
            KeyError: There is no such layer; actors have no span of their own, ask for mentions.

        """
        if layer not in self._layers or layer == "actors":
            raise KeyError(f"no layer {layer!r} with places: there are {', '.join(n for n in LAYERS if n != 'actors')}")
        return tuple(r for r in self._layers[layer] if r.span.start < end and start < r.span.end)

    def actor(self, link: Actor | str | None) -> Actor | None:
        """The actor with that id; None if there is none."""
        wanted = id_of(link)
        return next((actor for actor in self.actors if actor.id == wanted), None)


def read(article: Article, lexicon: Lexicon) -> tuple[Document, dict[str, tuple[Any, ...]]]:
    """Read an article once: the document, and the layers behind it, which only the pipeline fills."""
    tokens = tokenize(article.text, lexicon)
    regions = article.regions or find_regions(article.text)
    paragraphs = find_paragraphs(article.text, tokens)
    quotations = pair_quotations(tokens, paragraphs)
    sentences = find_sentences(tokens, paragraphs, regions)
    tokens.tags = tag(tokens, sentences)
    sentences = split_decks(tokens, sentences, CLAUSE_VERBS)
    layers: dict[str, tuple[Any, ...]] = dict.fromkeys(LAYERS, ())
    document = Document(
        MappingProxyType(layers),
        article=article,
        lexicon=lexicon,
        regions=tuple(regions),
        paragraphs=paragraphs,
        sentences=sentences,
        tokens=tokens,
        quotations=quotations,
        phrases=read_phrases(tokens, sentences),
    )
    return document, layers
