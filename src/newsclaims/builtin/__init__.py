"""The built-in plugins: one package a layer, each through the same hooks as everyone else's."""
