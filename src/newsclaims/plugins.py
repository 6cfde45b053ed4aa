"""Finding, ordering and switching off plugins.

Plugins come from three places: built in, installed (the entry-point group `newsclaims`), and given to the `Pipeline`.
Given ones come first, then installed ones by name, then the built-ins; of two with one name the first is taken. Each
is loaded by itself: one that is broken costs its own records and leaves a diagnostic, nothing else.
"""

from __future__ import annotations

import importlib
import inspect
import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import FunctionType, SimpleNamespace
from typing import Any

import pluggy
from attrs import evolve, frozen

from newsclaims import hookspecs
from newsclaims.model import Diagnostic

__all__ = ["BUILTINS", "GROUP", "Plugin", "describe", "find_plugins"]

GROUP = "newsclaims"
# The built-in plugins, in the order of the stages: each a module with hooks, like everyone else's.
BUILTINS = ("times", "quantities", "actors", "statements", "relations")
BUILTIN_LANGUAGES = ("en",)


@frozen
class Plugin:
    """A plugin, and whether it runs.

    Attributes:
        name: Its name: what `disable` and diagnostics call it.
        version: The version of its distribution; None where it has none.
        origin: built-in, installed or given.
        state: on, off, or broken.
        why: Why it is off or broken; "" while it is on.
        hooks: The hooks that it implements, by name, ready to be called with the hook's one argument.
        languages: Primary language tags that it serves; None for all.
        address: Where it can be imported from: "module:attribute", or the name of its entry point; None if nowhere.
        distribution: The distribution that it came with, where it was installed.
        details: The traceback, where it is broken.

    """

    name: str
    version: str | None = None
    origin: str = "given"
    state: str = "on"
    why: str = ""
    hooks: Mapping[str, Callable[[Any], Any]] = {}
    languages: tuple[str, ...] | None = None
    address: str | None = None
    distribution: str | None = None
    details: str = ""

    def serves(self, language: str) -> bool:
        """Whether it reads texts in a language (a BCP-47 tag)."""
        return self.languages is None or language.partition("-")[0].lower() in self.languages

    def diagnostic(self) -> Diagnostic | None:
        """What the caller should know of a broken plugin."""
        if self.state != "broken":
            return None
        source = f" of {self.distribution}" if self.distribution else ""
        return Diagnostic("plugin-broken", f"plugin {self.name!r}{source}: {self.why}", self.name, None, "error")


def describe(fault: BaseException) -> str:
    """An exception in one line, whatever its `str` does."""
    try:
        text = " ".join(str(fault).split())
    except Exception:  # noqa: BLE001 - a message that cannot be told is no reason to fail
        text = "its message cannot be shown"
    return f"{type(fault).__name__}: {text[:300]}" if text else type(fault).__name__


# ---- one plugin -----------------------------------------------------------------------------------------------------
def _hooks_of(plugin: object, name: str) -> dict[str, Callable[[Any], Any]]:
    """The hooks of a plugin, checked against the specification by pluggy."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, name)
    manager.check_pending()
    hooks = {}
    for caller in manager.get_hookcallers(plugin) or ():
        for implementation in caller.get_hookimpls():
            if implementation.hookwrapper or implementation.wrapper:
                raise ValueError(f"{caller.name} is a wrapper, which newsclaims does not call: amend records in refine")
            function = implementation.function
            if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
                raise ValueError(
                    f"{caller.name} is asynchronous, which newsclaims does not await: make it a plain function"
                )
            hooks[caller.name] = function if implementation.argnames else _without_argument(function)
    if not hooks:
        raise ValueError("it implements no hook: mark its functions with @newsclaims.hookimpl")
    return hooks


def _without_argument(function: Callable[[], Any]) -> Callable[[Any], Any]:
    return lambda _: function()


def _languages_of(plugin: object) -> tuple[str, ...] | None:
    languages = getattr(plugin, "languages", None)
    if languages is None:
        return None
    if isinstance(languages, str) or not all(isinstance(tag, str) for tag in languages):
        raise ValueError(f"languages must be a tuple of tags such as ('en',), not {languages!r}")
    return tuple(tag.partition("-")[0].lower() for tag in languages)


def _made(plugin: object, draft: Plugin) -> Plugin:
    """The draft completed from the plugin itself; broken, with the reason, where that fails."""
    try:
        return evolve(
            draft,
            hooks=_hooks_of(plugin, draft.name),
            languages=_languages_of(plugin) if draft.languages is None else draft.languages,
            version=draft.version or _text(plugin, "__version__") or _text(plugin, "version"),
        )
    except Exception as fault:  # noqa: BLE001 - whatever a plugin does when it is looked at
        return _broken(draft, fault)


def _broken(draft: Plugin, fault: BaseException) -> Plugin:
    try:
        details = "".join(traceback.format_exception(fault))
    except Exception:  # noqa: BLE001 - an exception whose parts raise
        details = ""
    return evolve(draft, state="broken", why=describe(fault), details=details)


def _text(plugin: object, attribute: str) -> str | None:
    value = getattr(plugin, attribute, None)
    return value if isinstance(value, str) and value else None


# ---- the three places -----------------------------------------------------------------------------------------------
def _built_in(name: str, version: str, blocked: Mapping[str, str]) -> Plugin:
    address = f"newsclaims.builtin.{name}"
    draft = Plugin(name, version, "built-in", languages=BUILTIN_LANGUAGES, address=address)
    if name in blocked:
        return evolve(draft, state="off", why=blocked[name])
    try:
        return _made(importlib.import_module(address), draft)
    except Exception as fault:  # noqa: BLE001 - a built-in is isolated like any other
        return _broken(draft, fault)


def entry_points() -> dict[str, Any]:
    """The entry points of the group, by name; of two with one name that of the first distribution by name."""
    from importlib import metadata  # noqa: PLC0415 - scanning what is installed costs milliseconds: only when asked

    found: dict[str, Any] = {}
    for point in sorted(metadata.entry_points(group=GROUP), key=lambda p: (p.name, p.dist.name if p.dist else "")):
        found.setdefault(point.name, point)
    return found


def _installed(point: Any, blocked: Mapping[str, str], *, asked: bool) -> Plugin:
    """The plugin behind an entry point, which is not imported where the plugin is blocked."""
    dist = point.dist
    draft = Plugin(
        point.name,
        dist.version if dist else None,
        "installed",
        address=point.name,
        distribution=dist.name if dist else None,
    )
    if point.name in blocked:
        return evolve(draft, state="off", why=blocked[point.name])
    try:
        plugin = point.load()
    except (Exception, SystemExit) as fault:  # noqa: BLE001 - whatever importing it does
        return _broken(draft, fault)
    if not asked and getattr(plugin, "default_enabled", True) is False:
        return evolve(draft, state="off", why="off unless it is asked for by name")
    return _made(plugin, draft)


def _imported(address: str) -> object:
    """The object behind "module:attribute" or "module"."""
    module_name, _, attribute = address.partition(":")
    module = importlib.import_module(module_name)
    plugin: object = module
    for part in filter(None, attribute.split(".")):
        plugin = getattr(plugin, part)
    return plugin


def _given(plugin: object, points: Callable[[], Mapping[str, Any]], blocked: Mapping[str, str]) -> Plugin:
    """A plugin that the caller handed in: an object, a hook function, "module:attribute", or an entry point's name."""
    if isinstance(plugin, str):
        return _given_by_name(plugin, points, blocked)
    if plugin is None or isinstance(plugin, bytes | int | float | Mapping):
        raise TypeError(
            f"a plugin is a module, an object with hooks, or a name, not {type(plugin).__name__}: {plugin!r}"
        )
    if inspect.isclass(plugin) and not _is_static(plugin):
        raise TypeError(f"{plugin.__name__} is a class: pass an object of it. Have you forgotten the ()?")
    draft = Plugin(_name_of(plugin), address=_address_of(plugin))
    if draft.name in blocked:
        return evolve(draft, state="off", why=blocked[draft.name])
    if isinstance(plugin, FunctionType):
        plugin = SimpleNamespace(**{plugin.__name__: plugin})
    return _made(plugin, draft)


def _given_by_name(name: str, points: Callable[[], Mapping[str, Any]], blocked: Mapping[str, str]) -> Plugin:
    if ":" not in name:
        known = points()
        if name in known:
            return evolve(_installed(known[name], blocked, asked=True), origin="given")
        if name in BUILTINS:
            raise ValueError(f"{name!r} is built in and runs unless it is disabled")
        raise ValueError(
            f"no plugin {name!r} is installed (there {'are ' + ', '.join(known) if known else 'is none'}); "
            "to import one, write 'module:attribute', or 'module:' for a module"
        )
    draft = Plugin(name, address=name)
    if name in blocked:
        return evolve(draft, state="off", why=blocked[name])
    try:
        plugin = _imported(name)
    except (Exception, SystemExit) as fault:  # noqa: BLE001 - whatever importing it does
        return _broken(draft, fault)
    return evolve(_given(plugin, points, blocked), address=name)


def _is_static(plugin: type) -> bool:
    """Whether a class is a plugin as it stands: its hooks ask for no object of it."""
    marked = [value for value in vars(plugin).values() if hasattr(getattr(value, "__func__", value), "newsclaims_impl")]
    return bool(marked) and all(isinstance(value, staticmethod | classmethod) for value in marked)


def _name_of(plugin: object) -> str:
    try:
        name = _text(plugin, "name") or _text(plugin, "__name__")
    except Exception:  # noqa: BLE001 - a property of a plugin that raises
        name = None
    return name or type(plugin).__name__


def _address_of(plugin: object) -> str | None:
    """Where a worker can import the very same object from; None if nowhere."""
    if inspect.ismodule(plugin):
        return None if plugin.__name__ == "__main__" else plugin.__name__ + ":"
    module = sys.modules.get(getattr(plugin, "__module__", None) or "")
    if module is None or module.__name__ == "__main__":
        return None
    return next((f"{module.__name__}:{name}" for name, value in vars(module).items() if value is plugin), None)


# ---- all of them ----------------------------------------------------------------------------------------------------
def names_of(value: Iterable[str], what: str) -> tuple[str, ...]:
    """The names in an argument.

    Raises:
        TypeError: It is no list of strings.

    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"{what} must be a list of names, not {value!r}")
    names = tuple(value)
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"{what} must hold names of plugins, not {type(name).__name__}: {name!r}")
    return names


def names_in(variable: str) -> tuple[str, ...] | None:
    """The names in an environment variable, separated by commas; None where it is not set."""
    value = os.environ.get(variable)
    return None if value is None else tuple(name.strip() for name in value.split(",") if name.strip())


def find_plugins(
    given: Iterable[Any],
    discover: bool | Iterable[str],
    disable: Iterable[str],
    version: str,
    why: Mapping[str, str] | None = None,
) -> tuple[Plugin, ...]:
    """Every plugin there is, in the order in which they win, whether it runs or not.

    Args:
        given: Plugins of the caller.
        discover: True for all installed plugins that are on by default, False for none, names for those and no others.
        disable: Names of plugins to leave out.
        version: Of the built-ins.
        why: Why a name is disabled, where that is not the caller's own word.

    Raises:
        TypeError: An argument of the wrong type.
        ValueError: A name that no plugin has.

    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise TypeError(f"plugins must be a list, not {given!r}. Have you forgotten the brackets?")
    reasons = why or {}
    blocked = {name: reasons.get(name, "disabled") for name in disable}
    points = cache(entry_points)
    given = tuple(given)
    by_name = {plugin for plugin in given if isinstance(plugin, str)}
    found = [_given(plugin, points, blocked) for plugin in given]
    found = list(_numbered(found))
    found += [plugin for plugin in _discovered(points, discover, blocked) if plugin.name not in by_name]
    found += [_built_in(name, version, blocked) for name in BUILTINS]
    return tuple(_first_of_each_name(found))


def _numbered(plugins: Iterable[Plugin]) -> Iterator[Plugin]:
    """Given plugins with names of their own: the second "words" is "words.2"."""
    seen: Counter[str] = Counter()
    for plugin in plugins:
        seen[plugin.name] += 1
        count = seen[plugin.name]
        yield plugin if count == 1 else evolve(plugin, name=f"{plugin.name}.{count}")


def _discovered(
    points: Callable[[], Mapping[str, Any]], discover: bool | Iterable[str], blocked: Mapping[str, str]
) -> list[Plugin]:
    if discover is False:
        return []
    if discover is True:
        return [_installed(point, blocked, asked=False) for point in points().values()]
    wanted = names_of(discover, "discover")
    known = points()
    missing = [name for name in wanted if name not in known]
    if missing:
        raise ValueError(
            f"no plugin {missing[0]!r} is installed; there {'are ' + ', '.join(known) if known else 'is none'}"
        )
    others = {name: "not on the list of plugins to load" for name in known if name not in wanted}
    return [_installed(point, {**others, **blocked}, asked=True) for point in known.values()]


def _first_of_each_name(plugins: Sequence[Plugin]) -> Iterable[Plugin]:
    """Of several plugins with one name the first that can run does; the others say that it stands in for them."""
    running: dict[str, Plugin] = {}
    for plugin in plugins:
        if plugin.state != "on":
            yield plugin
        elif plugin.name in running:
            yield evolve(plugin, state="off", why=f"replaced by the {running[plugin.name].origin} plugin of that name")
        else:
            running[plugin.name] = plugin
            yield plugin
