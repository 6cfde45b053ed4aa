"""The command line: `newsclaims extract`, `newsclaims explain`, `newsclaims plugins`."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NoReturn

try:
    import click
except ImportError:
    raise SystemExit("the command line needs click: pip install 'newsclaims[cli]'") from None

from newsclaims import formats
from newsclaims.articles import article_of
from newsclaims.builtin.statements import explain as explain_statements
from newsclaims.errors import PluginError
from newsclaims.hookspecs import hookimpl
from newsclaims.model import Article, Extraction
from newsclaims.pipeline import ALLOW, DISABLE, Pipeline
from newsclaims.plugins import Plugin, names_in
from newsclaims.version import __version__

__all__ = ["main"]

Text = Literal["spans", "none", "article"]


def _pipeline(plugins: Iterable[str], disable: Iterable[str], *, strict: bool = False) -> Pipeline:
    """The pipeline that the environment and, with the last word, the command line ask for."""
    given, off = tuple(plugins), {*disable}
    allowed = names_in(ALLOW)
    disabled = [*off, *(name for name in names_in(DISABLE) or () if name not in given)]
    try:
        return Pipeline(
            given, discover=True if allowed is None else allowed, disable=disabled, strict=strict, environment=False
        )
    except (ValueError, TypeError, PluginError) as fault:
        _stop(str(fault))


def _stop(message: str) -> NoReturn:
    raise click.UsageError(message)


def _decoded(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding)
    except UnicodeDecodeError as fault:
        _stop(f"{name} is not {encoding} (byte {fault.start}): give --encoding, or convert it")
    except LookupError:
        _stop(f"unknown encoding: {encoding}")


class _Lines:
    """The articles of a JSONL input; what is no article is reported with its line and counted."""

    def __init__(self, lines: Iterable[bytes], name: str, defaults: dict[str, Any]) -> None:
        self.lines = lines
        self.name = name
        self.defaults = defaults
        self.bad = 0

    def __iter__(self) -> Iterator[Article]:
        for number, row in enumerate(self.lines, 1):
            if not row.strip():
                continue
            try:
                article = self._article(json.loads(row.decode("utf-8-sig")))
            except (ValueError, TypeError, RecursionError) as fault:
                self.bad += 1
                click.echo(f"{self.name}:{number}: {type(fault).__name__}: {fault}", err=True)
            else:
                yield article

    def _article(self, item: Any) -> Article:
        if not isinstance(item, dict):
            raise TypeError(f"an article is a JSON object with its 'text', not {type(item).__name__}")
        return article_of(self.defaults | {key: value for key, value in item.items() if value is not None})


def _written(extractions: Iterable[Extraction], form: str, text: Text, *, several: bool) -> Iterator[str]:
    """The pieces of the output, each ending its line."""
    if form == "jsonl":
        for extraction in extractions:
            yield formats.jsonl.line(extraction, text=text) + "\n"
    elif form == "table":
        width = shutil.get_terminal_size((formats.table.WIDTH, 24)).columns
        for n, extraction in enumerate(extractions):
            rule = "\n" + "=" * min(width, formats.table.WIDTH) + "\n\n" if n else ""
            yield rule + formats.table.write(extraction, width=width)
    elif several:
        opening = "[\n"
        for extraction in extractions:
            yield opening + formats.json.write(extraction, text=text)
            opening = ",\n"
        yield "[]\n" if opening == "[\n" else "\n]\n"
    else:
        for extraction in extractions:
            yield formats.json.write(extraction, text=text) + "\n"


def _print(pieces: Iterable[str], form: str) -> None:
    """Write to standard output: JSON as UTF-8 whatever the terminal, a table in the terminal's own encoding."""
    if form == "table":
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        for piece in pieces:
            click.echo(piece.encode(encoding, "replace"), nl=False)
    else:
        for piece in pieces:
            click.echo(piece.encode("utf-8", "replace"), nl=False)


_PLUGIN = click.option(
    "--plugin", "plugins", multiple=True, metavar="NAME", help="Use this plugin too; may be repeated."
)
_DISABLE = click.option("--disable", multiple=True, metavar="NAME", help="Leave this plugin out; may be repeated.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsclaims")
def main() -> None:
    """Read what a news article claims: who said what, who did what to whom, how much, when, and on whose word."""


@main.command(
    epilog="""\b
Examples:
  newsclaims extract article.txt --published 2022-12-20
  curl -s URL | text-of-page | newsclaims extract - --format json
  newsclaims extract articles.jsonl --input jsonl --format jsonl > claims.jsonl

Exit code: 0 if all was read, 1 if a line of JSONL was no article, 2 if the command was wrong."""
)
@click.argument("file", type=click.File("rb"))
@click.option("--published", metavar="DATE", help="Day or moment of publication, ISO 8601: 2022-12-20.")
@click.option("--language", metavar="TAG", help="Language of the text.  [default: en]")
@click.option("--timezone", metavar="ZONE", help="Zone in which `published` falls on its day: Europe/Kyiv.")
@click.option(
    "--input",
    "form_in",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="One article as plain text, or one JSON object a line: `text`, and `published`, `id`, `title` ... if known.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    help="A page to read, indented JSON, or one JSON object a line.  [default: table on a terminal, else jsonl]",
)
@click.option(
    "--text",
    type=click.Choice(["spans", "none", "article"]),
    default="spans",
    show_default=True,
    help="Which text JSON carries: that of each span, none, or the article's as well.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Of plain text.")
@click.option("--strict", is_flag=True, help="Stop where a plugin fails, in place of a note.")
@_PLUGIN
@_DISABLE
def extract(
    file: Any,
    form_in: str,
    form: str | None,
    text: Text,
    encoding: str,
    strict: bool,
    plugins: tuple[str, ...],
    disable: tuple[str, ...],
    **about: str | None,
) -> None:
    """Read the claims of FILE, or of standard input where FILE is "-"."""
    pipeline = _pipeline(plugins, disable, strict=strict)
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    fields: dict[str, Any] = {name: value for name, value in about.items() if value is not None}
    name = getattr(file, "name", "-")
    try:
        Article("", **fields)  # what is wrong with an option is no article's fault
        if form_in == "jsonl":
            lines = _Lines(file, name, fields)
            _print(_written(pipeline.stream(lines), form, text, several=True), form)
            if lines.bad:
                click.echo(f"{name}: {lines.bad} lines were no articles", err=True)
                sys.exit(1)
        else:
            article = Article(_decoded(file.read(), name, encoding), **fields)
            _print(_written([pipeline.extract(article)], form, text, several=False), form)
    except (TypeError, ValueError) as fault:
        _stop(str(fault))
    except PluginError as fault:
        raise click.ClickException(str(fault)) from None


class _Explainer:
    """A plugin that gives no records: it tells what the statements layer sees at one place."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.lines: list[str] = []

    @hookimpl
    def find_statements(self, document: Any) -> tuple[()]:
        """Explain, with the layers that statements are made from."""
        self.lines = explain_statements(document, self.offset)
        return ()


@main.command(
    epilog="""\b
Examples:
  newsclaims explain article.txt --at 452
  newsclaims extract article.txt --format json | less   (the offsets)"""
)
@click.argument("file", type=click.File("rb"))
@click.option("--at", "offset", type=int, required=True, metavar="OFFSET", help="Offset of a character, from 0.")
@click.option("--published", metavar="DATE", help="Day or moment of publication, ISO 8601: 2022-12-20.")
@click.option("--encoding", default="utf-8", show_default=True, help="Of the text.")
def explain(file: Any, offset: int, published: str | None, encoding: str) -> None:
    """Tell why a place in FILE was attributed to somebody, or to nobody."""
    text = _decoded(file.read(), getattr(file, "name", "-"), encoding)
    if not 0 <= offset < len(text):
        _stop(f"--at must lie in the text, from 0 to {len(text) - 1}: {offset}")
    explainer = _Explainer(offset)
    try:
        Pipeline([explainer], discover=False).extract(Article(text, published=published))
    except (TypeError, ValueError) as fault:
        _stop(str(fault))
    for line in explainer.lines:
        click.echo(line)


@main.command(
    epilog="""\b
Examples:
  newsclaims plugins
  newsclaims plugins --traceback

The environment: NEWSCLAIMS_PLUGINS names the installed plugins to load (empty: none), NEWSCLAIMS_DISABLE those to leave
out, both separated by commas."""
)
@_PLUGIN
@_DISABLE
@click.option("--traceback", is_flag=True, help="Show why a plugin is broken, in full.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def plugins(plugins: tuple[str, ...], disable: tuple[str, ...], traceback: bool, as_json: bool) -> None:
    """List the plugins: name, version, where they come from, whether they run and why not, and their hooks."""
    found = _pipeline(plugins, disable).plugins
    if as_json:
        rows = [dict(zip(_HEAD, _row(plugin), strict=True)) for plugin in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    width = shutil.get_terminal_size((formats.table.WIDTH, 24)).columns
    for line in formats.table.columns(map(_row, found), max(width, 60), _HEAD):
        click.echo(line)
    for plugin in found:
        if traceback and plugin.details:
            click.echo(f"\n{plugin.name}:\n{plugin.details}")


_HEAD = ("name", "version", "origin", "state", "hooks", "why")


def _row(plugin: Plugin) -> tuple[str, ...]:
    origin = f"{plugin.origin} ({plugin.distribution})" if plugin.distribution else plugin.origin
    return plugin.name, plugin.version or "", origin, plugin.state, ", ".join(plugin.hooks), plugin.why
