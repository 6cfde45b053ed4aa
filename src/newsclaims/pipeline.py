"""Runs the stages, settles conflicts, isolates faults, streams batches."""

from __future__ import annotations

import importlib
from collections import defaultdict
from typing import Any

import attrs

from newsclaims.hookspecs import STAGES
from newsclaims.lexicon import load
from newsclaims.model import Actor, Annotation, Article, Diagnostic, Extraction, Mention, Quantity, Relation, Statement, TimeExpression
from newsclaims.plugins import BUILTINS

LAYER_OF = {TimeExpression: "times", Quantity: "quantities", Actor: "actors", Mention: "mentions", Statement: "statements", Relation: "relations", Annotation: "annotations"}


class Pipeline:
    def __init__(self, plugins=()):
        self.plugins = []
        for name in BUILTINS:
            try:
                self.plugins.append((name, importlib.import_module(f"newsclaims.builtin.{name}")))
            except Exception as fault:
                print("built-in", name, "does not load:", fault)

    def extract(self, article, published=None, **fields):
        from newsclaims.text.document import read

        if isinstance(article, str):
            article = Article(article, published, **fields)
        document, layers = read(article, load("en"))
        diagnostics = []
        for stage in STAGES:
            for name, plugin in self.plugins:
                hook = getattr(plugin, stage, None)
                if hook is None:
                    continue
                try:
                    found = list(hook(document))
                except Exception as fault:
                    import os
                    if os.environ.get("NEWSCLAIMS_DEBUG"):
                        raise
                    diagnostics.append(Diagnostic("plugin-raised", f"{type(fault).__name__}: {fault}", name, stage, "error"))
                    continue
                for record in found:
                    layer = LAYER_OF[type(record)]
                    layers[layer] = (*layers[layer], record)
            for layer in layers:
                if layer != "actors":
                    layers[layer] = tuple(sorted(layers[layer], key=lambda r: (r.span.start, r.span.end)))
        mentions = defaultdict(list)
        for m in layers["mentions"]:
            mentions[m.actor].append(m)
        layers["actors"] = tuple(attrs.evolve(a, mentions=tuple(mentions[a.id])) for a in layers["actors"])
        layers.pop("mentions")
        e = Extraction(article=article, regions=document.regions, sentences=tuple((s.start, s.end) for s in document.sentences), diagnostics=tuple(diagnostics), **layers)
        everything = {r.id: r for layer in layers.values() for r in layer}
        for layer in layers.values():
            for r in layer:
                for f in attrs.fields(type(r)):
                    if f.metadata.get("link") and not isinstance(r, Annotation):
                        v = getattr(r, f.name)
                        if isinstance(v, tuple):
                            object.__setattr__(r, f.name, tuple(everything[x] for x in v if x in everything))
                        elif isinstance(v, str) and v != "published":
                            object.__setattr__(r, f.name, everything.get(v))
        return e


_PIPELINE = None


def extract(article, published=None, **fields):
    global _PIPELINE
    _PIPELINE = _PIPELINE or Pipeline()
    return _PIPELINE.extract(article, published, **fields)
