"""Finding, ordering and switching off plugins."""

from __future__ import annotations

# The built-in plugins, in the order of the stages: each a module with hooks, like everyone else's.
BUILTINS = ("times", "quantities", "actors", "statements", "relations")
