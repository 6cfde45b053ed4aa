"""Articles from web pages: the text, and what the page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import trafilatura

from newsclaims import Article

__all__ = ["article_from_html"]

_SCRIPT = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE)


def article_from_html(page: str, *, url: str | None = None) -> Article:
    """The article on a web page.

    Args:
        page: The HTML.
        url: Where it stood; else what the page says.

    Raises:
        TypeError: The page is no string.
        ValueError: There is no article text on it.

    """
    if not isinstance(page, str):
        raise TypeError(f"a page is a string of HTML, not {type(page).__name__}: decode it first")
    told = next(_news_articles(page), {})
    known = trafilatura.extract_metadata(page) if page.strip() else None
    title = _text(told.get("headline")) or _text(getattr(known, "title", None))
    text = _paragraphs(page, title) or _text(told.get("articleBody"))
    if not text:
        raise ValueError("there is no article text on the page")
    language = _LANGUAGE.search(page)
    return Article(
        text,
        published=_day(told.get("datePublished")) or _day(getattr(known, "date", None)),
        title=title,
        source=_name(told.get("publisher")) or _text(getattr(known, "sitename", None)),
        url=url or _text(told.get("url")) or _text(getattr(known, "url", None)),
        language=_text(told.get("inLanguage")) or (language[1] if language else "en"),
    )


def _paragraphs(page: str, title: str | None) -> str | None:
    """The text, without the headline where it stands first."""
    text = (
        trafilatura.extract(page, include_comments=False, include_tables=False, favor_precision=True) if page else None
    )
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    if lines and title and lines[0].casefold() == title.casefold():
        del lines[0]
    return "\n\n".join(lines) or None


def _news_articles(page: str) -> Iterator[dict[str, Any]]:
    """What JSON-LD says of articles, wherever it stands in it."""
    for script in _SCRIPT.finditer(page):
        try:
            queue = [json.loads(script[1], strict=False)]
        except (ValueError, RecursionError):
            continue  # a page that says nothing that can be read
        while queue:
            node = queue.pop(0)
            if isinstance(node, list):
                queue += node
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(str(kind).endswith(("Article", "BlogPosting")) for kind in _list(kinds)):
                    yield node
                queue += [value for value in node.values() if isinstance(value, dict | list)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """The name of a publisher, which is an object, a list of them, or a string."""
    first = next(iter(_list(value)), None)
    return _text(first.get("name")) if isinstance(first, dict) else _text(first)


def _day(value: Any) -> str | None:
    """A date or time, as it is given, if it is ISO 8601."""
    text = _text(value)
    try:
        return text if text and datetime.fromisoformat(text) else None
    except ValueError:
        return None
