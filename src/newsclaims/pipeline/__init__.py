"""The pipeline: reads an article once, runs the stages, binds what they found, streams batches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import attrs

from newsclaims.articles import article_of, as_article, digest
from newsclaims.errors import PluginError
from newsclaims.hookspecs import STAGES
from newsclaims.lexicon import Lexicon, load
from newsclaims.links import bind, with_links
from newsclaims.model import Actor, Article, Diagnostic, Extraction, PluginInfo, id_of
from newsclaims.pipeline.assertion import assert_quantities, assert_relations
from newsclaims.pipeline.faults import Faults
from newsclaims.pipeline.refinement import refine
from newsclaims.pipeline.stages import run_stage
from newsclaims.plugins import BUILTIN_LANGUAGES, Plugin, describe, find_plugins, names_in, names_of
from newsclaims.text.document import read
from newsclaims.version import __version__

if TYPE_CHECKING:
    from typing import Self, Unpack

    from newsclaims.articles import ArticleFields

__all__ = ["Pipeline", "extract"]

ALLOW, DISABLE = "NEWSCLAIMS_PLUGINS", "NEWSCLAIMS_DISABLE"  # environment variables
MAX_CHARS: Final = 1_000_000
# A text that calls on every stage: what `warm_up` reads.
SAMPLE: Final = (
    "LONDON: Britain accused Russia of planning to give Iran more than 300 drones, defense minister Jane Smith said on "
    "Tuesday. “We gave $1.5 billion a year ago,” she told parliament on March 3, 2020. Officials declined to comment."
)


class Pipeline:
    """Plugins in their order, ready to read articles; threads may share it.

    Args:
        plugins: Plugins to add: modules, objects with hooks, hook functions, "module:attribute" strings, or names of
            installed plugins. They win over all others.
        discover: True for all installed plugins that are on by default, False for none; names for those and no others.
        disable: Names of plugins to leave out, built-in ones too; what is left out is not imported.
        strict: Raise PluginError where a plugin fails or gives an invalid record, in place of a diagnostic.
        max_chars: How much of one article is read; what is beyond yields a diagnostic.
        environment: Heed the environment: `NEWSCLAIMS_PLUGINS` (names separated by commas) takes the place of
            `discover`, `NEWSCLAIMS_DISABLE` is added to `disable`.

    Raises:
        TypeError: An argument of the wrong type.
        ValueError: A name that no installed plugin has.
        PluginError: With `strict`, a plugin that does not load.

    """

    def __init__(
        self,
        plugins: Iterable[Any] = (),
        *,
        discover: bool | Iterable[str] = True,
        disable: Iterable[str] = (),
        strict: bool = False,
        max_chars: int = MAX_CHARS,
        environment: bool = True,
    ) -> None:
        why: dict[str, str] = {}
        if environment:
            allowed = names_in(ALLOW)
            discover = discover if allowed is None else allowed
            why = dict.fromkeys(names_in(DISABLE) or (), f"disabled by {DISABLE}")
        off = (*names_of(disable, "disable"), *why)
        self._set_up(find_plugins(plugins, discover, off, __version__, why), off, strict=strict, max_chars=max_chars)

    def _set_up(self, found: tuple[Plugin, ...], disabled: tuple[str, ...], *, strict: bool, max_chars: int) -> None:
        if isinstance(max_chars, bool) or not isinstance(max_chars, int) or max_chars < 1:
            raise ValueError(f"max_chars must be a positive whole number, not {max_chars!r}")
        self.plugins = found
        self.strict = bool(strict)
        self.max_chars = max_chars
        self._disabled = disabled
        running = [plugin for plugin in found if plugin.state == "on"]
        self._calls = {
            hook: tuple((plugin, plugin.hooks[hook]) for plugin in running if hook in plugin.hooks)
            for hook in ("extend_lexicon", *STAGES, "refine")
        }
        self._infos = tuple(PluginInfo(plugin.name, plugin.version) for plugin in running)
        self._alone = all(plugin.origin == "built-in" for plugin in running)  # nobody else sees the records
        self._standing = tuple(diagnostic for plugin in found if (diagnostic := plugin.diagnostic()))
        broken = next((plugin for plugin in found if plugin.state == "broken"), None)
        if strict and broken:
            raise PluginError(
                f"plugin {broken.name!r}: {broken.why}", plugin=broken.name, hook=None, code="plugin-broken"
            )
        self._lexicons: dict[str, tuple[Lexicon, tuple[Diagnostic, ...]]] = {}
        self._lock = Lock()

    # ---- one article ------------------------------------------------------------------------------------------------
    def extract(self, article: Article | str, **fields: Unpack[ArticleFields]) -> Extraction:
        """Read one article: an `Article`, or a text with the fields of one.

        Raises:
            TypeError: An argument of the wrong type, or an unknown one.
            ValueError: `published` is no ISO 8601 date or time, `timezone` is unknown.
            PluginError: With `strict`, a plugin failed.

        """
        return self._read(as_article(article, fields))

    def _read(self, article: Article) -> Extraction:
        language = article.language
        lexicon, notes = self._lexicon(language)
        faults = Faults(strict=self.strict, diagnostics=(*self._standing, *notes))
        self._tell(article, faults)
        try:
            document, layers = read(self._within(article), lexicon)
        except Exception as fault:  # a text that cannot be read yields nothing, and says so
            if self.strict:
                raise
            faults.note("unreadable", f"the text could not be read: {describe(fault)}", "error")
            return Extraction(article=article, diagnostics=faults.diagnostics(), plugins=self._infos)
        for hook in STAGES:
            run_stage(hook, [call for call in self._calls[hook] if call[0].serves(language)], document, layers, faults)
            if hook == "find_statements":
                found = assert_quantities(layers["quantities"], layers["statements"])
                layers["quantities"], layers["statements"] = found
            elif hook == "find_relations":
                layers["relations"] = assert_relations(layers["relations"], layers["statements"])
        mentions = layers.pop("mentions")
        layers["actors"] = _with_mentions(layers["actors"], mentions)
        extraction = Extraction(
            article=article,
            regions=document.regions,
            sentences=tuple((sentence.start, sentence.end) for sentence in document.sentences),
            plugins=self._infos,
            **layers,
        )
        for plugin, function in reversed(self._calls["refine"]):  # the one that comes first has the last word
            if plugin.serves(language):
                extraction = refine(plugin, function, extraction, faults)
        return bind(attrs.evolve(extraction, diagnostics=faults.diagnostics()), fresh=self._alone)

    def _tell(self, article: Article, faults: Faults) -> None:
        """What the caller should know before anything is read."""
        language = article.language
        if not any(plugin.origin == "built-in" and plugin.serves(language) for plugin in self.plugins):
            served = ", ".join(BUILTIN_LANGUAGES)
            faults.note(
                "language-not-supported",
                f"the built-in plugins read {served}, not {language!r}: only plugins that serve it find anything",
            )
        elif article.published is None and self._calls["find_times"]:
            faults.note(
                "no-published", "published is not given: dates that depend on the day of publication stay unresolved"
            )
        if len(article.text) > self.max_chars:
            faults.note(
                "text-cut",
                f"the text has {len(article.text)} characters, of which the first {self.max_chars} were read: "
                "raise max_chars, or divide the text",
            )

    def _within(self, article: Article) -> Article:
        """The article up to `max_chars`, cut between words where there is a place near."""
        if len(article.text) <= self.max_chars:
            return article
        end = article.text.rfind(" ", max(0, self.max_chars - 100), self.max_chars)
        end = self.max_chars if end <= 0 else end
        regions = [attrs.evolve(r, end=min(r.end, end)) for r in article.regions if r.start < end]
        return attrs.evolve(article, text=article.text[:end], regions=regions)

    def _lexicon(self, language: str) -> tuple[Lexicon, tuple[Diagnostic, ...]]:
        """The words of a language with what plugins add, and what went wrong there; English where there are none."""
        primary = language.partition("-")[0].lower()
        if primary not in BUILTIN_LANGUAGES:
            primary = "en"
        known = self._lexicons.get(primary)
        if known is None:
            with self._lock:
                known = self._lexicons.get(primary) or self._extended(primary)
                self._lexicons[primary] = known
        return known

    def _extended(self, language: str) -> tuple[Lexicon, tuple[Diagnostic, ...]]:
        calls = [call for call in self._calls["extend_lexicon"] if call[0].serves(language)]
        if not calls:
            return load(language), ()
        faults, lexicon = Faults(strict=self.strict), Lexicon(language)
        for plugin, function in calls:
            own = Lexicon(language)  # a plugin that raises adds nothing
            try:
                function(own)
                for table, rows in own.added.items():
                    for row in rows:
                        lexicon.add(table, **row)
            except (Exception, SystemExit) as fault:  # noqa: BLE001 - the fault of one plugin stays its own
                faults.plugin("plugin-raised", plugin.name, "extend_lexicon", f"it raised {describe(fault)}", fault)
        return lexicon, faults.diagnostics()

    # ---- many articles ----------------------------------------------------------------------------------------------
    def stream(self, articles: Iterable[Article | str | Mapping[str, Any]]) -> Iterator[Extraction]:
        """Read many articles, one after the other: one extraction for each, in order.

        An article may be a mapping of its fields (further keys are passed over). One without an id gets one from its
        text and date. What is no article yields an empty extraction that says so, unless the pipeline is `strict`.
        """
        for item in articles:
            try:
                article = article_of(item)
            except (TypeError, ValueError) as fault:
                if self.strict:
                    raise
                name = item.get("id") if isinstance(item, Mapping) else None
                note = Diagnostic("invalid-article", describe(fault), severity="error")
                empty = Article("", id=name if isinstance(name, str) else None)
                yield Extraction(article=empty, diagnostics=(*self._standing, note), plugins=self._infos)
            else:
                yield self._read(article if article.id is not None else attrs.evolve(article, id=digest(article)))

    def warm_up(self) -> Self:
        """Pay all lazy costs now (imports, word lists, patterns): before a fork, or before the first request."""
        self._read(Article(SAMPLE, published="2022-12-20"))
        return self

    # ---- the same pipeline elsewhere --------------------------------------------------------------------------------
    @property
    def config(self) -> dict[str, Any]:
        """Plain data from which `from_config` builds the same pipeline in another process.

        Raises:
            TypeError: A plugin is an object that cannot be imported by name.

        """
        used = [plugin for plugin in self.plugins if plugin.state != "off"]
        given = [plugin for plugin in used if plugin.origin == "given"]
        for plugin in given:
            if plugin.address is None:
                raise TypeError(
                    f"plugin {plugin.name!r} cannot be imported by name: make it an attribute of a module, and pass "
                    "it as 'module:attribute'"
                )
        return {
            "newsclaims": __version__,
            "plugins": [plugin.address for plugin in given],
            "discover": [plugin.name for plugin in used if plugin.origin == "installed"],
            "disable": list(self._disabled),
            "strict": self.strict,
            "max_chars": self.max_chars,
            "versions": {plugin.name: plugin.version for plugin in used if plugin.state == "on"},
        }

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """Build the pipeline that `config` describes; the environment has no word in it.

        Raises:
            ValueError: Something is missing here, or is there in another version.

        """
        missing = [key for key in ("newsclaims", "plugins", "discover", "disable", "versions") if key not in config]
        if missing:
            raise ValueError(f"config has no {missing[0]!r}: it must be what Pipeline.config returned")
        found = find_plugins(config["plugins"], config["discover"] or False, config["disable"], __version__)
        here = {plugin.name: plugin for plugin in found}
        problems = (
            [] if config["newsclaims"] == __version__ else [f"newsclaims {config['newsclaims']} (here: {__version__})"]
        )
        for name, version in config["versions"].items():
            plugin = here.get(name)
            if plugin is None or plugin.state != "on":
                problems.append(f"plugin {name!r}")
            elif plugin.version != version:
                problems.append(f"plugin {name!r} {version} (here: {plugin.version})")
        if problems:
            problems += [f"{plugin.name!r} is broken ({plugin.why})" for plugin in found if plugin.state == "broken"]
            raise ValueError("cannot build the pipeline here; missing: " + "; ".join(problems))
        pipeline = cls.__new__(cls)
        strict, max_chars = config.get("strict", False), config.get("max_chars", MAX_CHARS)
        pipeline._set_up(found, tuple(config["disable"]), strict=strict, max_chars=max_chars)  # noqa: SLF001 - its own
        return pipeline

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_config, (self.config,)

    def __repr__(self) -> str:
        return f"<Pipeline {' '.join(info.name for info in self._infos)}>"


def _with_mentions(actors: Iterable[Actor], mentions: Iterable[Any]) -> tuple[Actor, ...]:
    of: dict[str | None, list[Any]] = {}
    for mention in mentions:
        of.setdefault(id_of(mention.actor), []).append(mention)
    return tuple(with_links(actor, mentions=tuple(of[actor.id])) if actor.id in of else actor for actor in actors)


# ---- the front door -------------------------------------------------------------------------------------------------
@lru_cache(maxsize=4)
def _default(_: tuple[str | None, ...]) -> Pipeline:
    return Pipeline()


def extract(article: Article | str, **fields: Unpack[ArticleFields]) -> Extraction:
    """Read one article with the built-in plugins and those that are installed.

    Args:
        article: The text, or an `Article`.
        **fields: Beside a text, the other fields of an `Article`: published, id, title, source, url, language,
            timezone, regions.

    Raises:
        TypeError: An argument of the wrong type, or an unknown one.
        ValueError: `published` is no ISO 8601 date or time, `timezone` is unknown.

    """
    return _default((os.environ.get(ALLOW), os.environ.get(DISABLE))).extract(article, **fields)
