"""What the parts of a text have in common: they are plain classes with slots, so that they can be compiled."""

from __future__ import annotations

__all__ = ["Part"]


class Part:
    """A record of the shared reading, shown with its fields."""

    __slots__ = ()

    def __repr__(self) -> str:
        names: tuple[str, ...] = type(self).__slots__
        fields = (f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({', '.join(fields)})"
