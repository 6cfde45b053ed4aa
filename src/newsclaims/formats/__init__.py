"""Formats: how an extraction is written, each a small writer (and reader, where it round-trips)."""

from newsclaims.formats import json, jsonl, table

__all__ = ["json", "jsonl", "table"]
