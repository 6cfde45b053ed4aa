"""The built-in plugin `times`."""
