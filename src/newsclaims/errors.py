"""What the library raises beyond TypeError and ValueError."""

from __future__ import annotations

__all__ = ["NewsclaimsError", "PluginError"]


class NewsclaimsError(Exception):
    """The base of every error of this library that is neither a TypeError nor a ValueError."""


class PluginError(NewsclaimsError):
    """With `strict=True`: a plugin failed, or gave a record that is invalid.

    Attributes:
        plugin: Its name.
        hook: The hook concerned; None where it failed to load.
        code: The code that the diagnostic would have had.

    """

    def __init__(self, message: str, *, plugin: str, hook: str | None, code: str) -> None:
        super().__init__(message)
        self.plugin = plugin
        self.hook = hook
        self.code = code
