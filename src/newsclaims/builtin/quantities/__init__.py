"""The built-in plugin `quantities`."""
