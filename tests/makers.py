"""Short ways to say what a test's plugins find: each function makes a hook, each hook a plugin."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import newsclaims
from newsclaims import Actor, Annotation, Cue, Mention, Quantity, Relation, Statement, TimeExpression

TEXT = "Ann told Bob on Monday that Carl had sold more than 300 cars to Dora for $5. Ann left."


def plugin(name: str = "test", **hooks: Callable[[Any], Any]) -> Any:
    """A plugin with these hooks."""
    marked = {}
    for hook, function in hooks.items():
        argument = {"extend_lexicon": "lexicon", "refine": "extraction"}.get(hook, "document")
        scope: dict[str, Any] = {"function": function}
        exec(f"def {hook}({argument}): return function({argument})", scope)  # noqa: S102 - the name of the argument counts
        marked[hook] = newsclaims.hookimpl(scope[hook])
    return SimpleNamespace(name=name, **marked)


def pipeline(*plugins: Any, **options: Any) -> newsclaims.Pipeline:
    """A pipeline of these plugins alone, without built-ins."""
    off = ("times", "quantities", "actors", "statements", "relations")
    return newsclaims.Pipeline(plugins, discover=False, disable=off, environment=False, **options)


def place(words: str, text: str = TEXT, n: int = 0) -> newsclaims.Span:
    """The n-th place of some words in the text."""
    start = -1
    for _ in range(n + 1):
        start = text.index(words, start + 1)
    return newsclaims.Span(start, start + len(words), words)


def time(words: str, n: int = 0, **fields: Any) -> TimeExpression:
    span = place(words, n=n)
    return TimeExpression(f"t{span.start}-{span.end}", span, "DATE", **fields)


def quantity(words: str, low: Any = None, high: Any = None, **fields: Any) -> Quantity:
    span = place(words)
    return Quantity(f"q{span.start}-{span.end}", span, "=", low, high, **fields)


def actor(words: str, n: int = 0, name: str | None = None, **fields: Any) -> Actor:
    span = place(words, n=n)
    return Actor(f"a{span.start}-{span.end}", name or words, fields.pop("kind", "person"), **fields)


def mention(words: str, of: Actor, n: int = 0, form: str = "name") -> Mention:
    span = place(words, n=n)
    return Mention(f"m{span.start}-{span.end}", span, form, of.id)


def statement(content: str, cue: str = "told", **fields: Any) -> Statement:
    span = place(content)
    where = place(cue)
    return Statement(
        fields.pop("id", f"s{span.start}-{span.end}"),
        span,
        "indirect",
        "say",
        cue=Cue(where.start, where.end, where.text, "tell"),
        content=(span,),
        **fields,
    )


def relation(words: str, trigger: str, **fields: Any) -> Relation:
    span = place(words)
    return Relation(fields.pop("id", f"r{span.start}-{span.end}"), span, "do", place(trigger), **fields)


def note(words: str, label: str = "x", n: int = 0, **fields: Any) -> Annotation:
    span = place(words, n=n)
    return Annotation(fields.pop("id", f"n{span.start}-{span.end}"), span, "test", label, **fields)
