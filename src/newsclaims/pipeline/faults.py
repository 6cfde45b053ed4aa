"""What goes wrong in one article: diagnostics, or the exception that `strict=True` asks for."""

from __future__ import annotations

from collections import Counter
from typing import Final

from newsclaims.errors import PluginError
from newsclaims.model import Diagnostic

__all__ = ["Faults"]

SHOWN: Final = 5  # diagnostics of one code for one hook of one plugin; the rest is counted


class Faults:
    """Collects the diagnostics of one article.

    Attributes:
        strict: Raise PluginError in place of collecting the faults of plugins.

    """

    def __init__(self, *, strict: bool, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self.strict = strict
        self._found: list[Diagnostic] = list(diagnostics)
        self._count: Counter[tuple[str, str | None, str | None]] = Counter()

    def note(self, code: str, message: str, severity: str = "warning") -> None:
        """Something that the caller should know, and no plugin's fault."""
        self._found.append(Diagnostic(code, message, severity=severity))

    def plugin(
        self, code: str, plugin: str, hook: str | None, message: str, cause: BaseException | None = None
    ) -> None:
        """A fault of a plugin.

        Raises:
            PluginError: With `strict`.

        """
        if self.strict:
            where = f"plugin {plugin!r}, hook {hook!r}" if hook else f"plugin {plugin!r}"
            raise PluginError(f"{where}: {message}", plugin=plugin, hook=hook, code=code) from cause
        self._count[code, plugin, hook] += 1
        if self._count[code, plugin, hook] <= SHOWN:
            self._found.append(Diagnostic(code, message, plugin, hook, "error"))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, in the order in which they came; what was too much of one kind is counted at the end."""
        more = [
            Diagnostic(code, f"{count - SHOWN} more like these", plugin, hook, "error")
            for (code, plugin, hook), count in self._count.items()
            if count > SHOWN
        ]
        return (*self._found, *more)
