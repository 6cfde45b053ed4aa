"""The built-in plugin `actors`."""
