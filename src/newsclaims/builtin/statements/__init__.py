"""Statements: who said what.

layout        sentences joined by quotations; which tokens are quoted
cues          verbs of saying with the source that their clause gives (sources, inversions)
attribution   which cue gets which content (contents, complements, endings, reach), period by period
leftovers     quotations that no cue took, by their place
follow        quotations that go on without a cue
oneself       what speakers tell of their own words
reasons       why a place was or was not attributed
records       speakers through mentions and the resolver, addressees, times, nesting, repeats
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclaims.builtin.statements.attribution import attribute
from newsclaims.builtin.statements.follow import follow
from newsclaims.builtin.statements.layout import Layout
from newsclaims.builtin.statements.oneself import told_of_oneself
from newsclaims.builtin.statements.reasons import explain
from newsclaims.builtin.statements.records import make_records
from newsclaims.hookspecs import hookimpl
from newsclaims.model import Actor, Mention, Statement
from newsclaims.text.document import Document

__all__ = ["explain", "find_statements"]


@hookimpl
def find_statements(document: Document) -> Iterable[Statement | Actor | Mention]:
    """The statements of an article, and the pronouns and nominals that are their sources."""
    layout = Layout(document)
    drafts = follow(layout, attribute(layout))
    return make_records(layout, drafts + told_of_oneself(layout, drafts))
