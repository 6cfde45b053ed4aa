"""What callers hand in, made an `Article`: texts with fields, mappings, articles themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, TypedDict

import attrs

from newsclaims.model import Article, Region

__all__ = ["ArticleFields", "article_of", "as_article", "digest"]


class ArticleFields(TypedDict, total=False):
    """What `extract` takes beside the text: the fields of `Article`."""

    published: date | str | None
    id: str | None
    title: str | None
    source: str | None
    url: str | None
    language: str
    timezone: str | None
    regions: Iterable[Region]


_FIELDS = tuple(field.name for field in attrs.fields(Article) if field.name != "text")


def as_article(article: Any, fields: Mapping[str, Any]) -> Article:
    """The article that a caller of `extract` means."""
    if isinstance(article, Article):
        if fields:
            raise TypeError(
                f"{', '.join(fields)}: an Article brings its own; change it with attrs.evolve(article, ...)"
            )
        return article
    if not isinstance(article, str):
        hint = ": decode it first" if isinstance(article, bytes) else ""
        raise TypeError(f"an article is a string or a newsclaims.Article, not {type(article).__name__}{hint}")
    unknown = next((name for name in fields if name not in _FIELDS), None)
    if unknown is not None:
        near = get_close_matches(unknown, _FIELDS, 1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        raise TypeError(f"extract has no option {unknown!r}.{meant} There are: {', '.join(_FIELDS)}")
    return Article(article, **fields)


def article_of(item: Article | str | Mapping[str, Any]) -> Article:
    """An article of a batch: itself, its text, or a mapping of its fields in which further keys are passed over.

    Raises:
        TypeError: It is none of these, or a field is of the wrong type.
        ValueError: A field has a value that cannot be.

    """
    if not isinstance(item, Mapping):
        return as_article(item, {})
    if not isinstance(item.get("text"), str):
        raise TypeError("an article needs a string as its 'text'")
    fields = {name: item[name] for name in _FIELDS if item.get(name) is not None}
    if "regions" in fields:
        try:
            fields["regions"] = [
                r if isinstance(r, Region) else Region(r["start"], r["end"], r["kind"]) for r in fields["regions"]
            ]
        except (TypeError, KeyError):
            raise ValueError("regions must be a list of {'start', 'end', 'kind'}") from None
    return Article(item["text"], **fields)


def digest(article: Article) -> str:
    """An id for an article that has none: of its text and its date."""
    from hashlib import sha256  # noqa: PLC0415 - only batches need it

    published = article.published.isoformat() if article.published else ""
    return sha256(f"{published}\n{article.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
