"""The built-in plugin `statements`."""
