"""Reads what a news article claims: who said what, who did what to whom, how much, when, and on whose word."""

__version__ = "0.1.0"

from newsclaims.hookspecs import hookimpl
from newsclaims.model import *  # noqa: F403
from newsclaims.pipeline import Pipeline, extract
