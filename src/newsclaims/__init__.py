"""Reads what a news article claims: who said what, who did what to whom, how much, when, and on whose word.

Example:
    >>> import newsclaims
    >>> result = newsclaims.extract("“We will not sign,” Anna Berg told reporters on Monday.", published="2023-05-03")
    >>> [(speaker.name, statement.act, statement.span.text) for speaker, statement in result.quotes()]
    [('Anna Berg', 'say', 'We will not sign,')]

"""

from typing import TYPE_CHECKING, Any

from newsclaims.errors import NewsclaimsError, PluginError
from newsclaims.hookspecs import hookimpl
from newsclaims.model import (
    Actor,
    Annotation,
    Article,
    Cue,
    Diagnostic,
    Extraction,
    Mention,
    PluginInfo,
    Quantity,
    Record,
    Region,
    Relation,
    Span,
    Statement,
    TimeExpression,
    id_of,
)
from newsclaims.version import __version__

if TYPE_CHECKING:
    from newsclaims.pipeline import Pipeline, extract

__all__ = [
    "Actor",
    "Annotation",
    "Article",
    "Cue",
    "Diagnostic",
    "Extraction",
    "Mention",
    "NewsclaimsError",
    "Pipeline",
    "PluginError",
    "PluginInfo",
    "Quantity",
    "Record",
    "Region",
    "Relation",
    "Span",
    "Statement",
    "TimeExpression",
    "__version__",
    "extract",
    "hookimpl",
    "id_of",
]


def __getattr__(name: str) -> Any:
    """What reads articles is imported on first use, so that the types alone cost little."""
    if name not in {"Pipeline", "extract"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsclaims import pipeline  # noqa: PLC0415 - see above

    return globals().setdefault(name, getattr(pipeline, name))


def __dir__() -> list[str]:
    return [*globals(), "Pipeline", "extract"]
