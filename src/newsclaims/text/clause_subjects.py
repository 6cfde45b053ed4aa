"""Subjects: which of the noun phrases before a verb is its subject."""

from __future__ import annotations

import re
from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.text.clause_state import ClauseState, Frame
from newsclaims.text.clauses import LIST_AHEAD
from newsclaims.text.tags import CLAUSE_VERBS

__all__ = ["NOMINATIVE", "are_listed", "subject_behind", "subject_of"]

NOMINATIVE: Final = grammar_words("nominative")
# What may stand between the parts of a joint subject: "Paul [of Kentucky and] Fiorina".
PREPOSITIONAL: Final = re.compile(r"F[DGNSPJCX]+,?K")
PREPOSITIONAL_ITEM: Final = re.compile(r"F[DGNSPJCX]+,")


def subject_of(state: ClauseState, free: list[int], verb_first: int) -> int | None:
    """The subject among the noun phrases before a verb: the last, or what it is an apposition to."""
    last = len(free) - 1
    if last < 1:
        return free[0] if free else None
    comma = state.before(verb_first)[0] == ","
    while last > 0 and comma and state.before(state.nouns[free[last]].first)[0] == ",":
        last -= 1  # "Wallace, the defence minister, said"
    while last > 0 and are_listed(state, free[last - 1], free[last]):
        last -= 1  # "Britain, the US and the EU have"
    return free[last]


def are_listed(state: ClauseState, left: int, right: int) -> bool:
    """Whether two noun phrases stand side by side in a list."""
    behind = state.nouns[right]
    if state.lower[behind.first] in NOMINATIVE:
        return False
    between = state.tags[state.nouns[left].last : behind.first].replace('"', "")
    if between in ("K", ",K"):
        return True
    if between[:1] == "F" and PREPOSITIONAL.fullmatch(between):
        return state.lower[behind.first - 1] != "but"
    listed = between == "," or PREPOSITIONAL_ITEM.fullmatch(between)  # "envoys [of Peru,] Chile and Ghana met"
    return bool(listed) and LIST_AHEAD.match(state.tags, behind.last) is not None


def subject_behind(state: ClauseState, frame: Frame, verb_first: int) -> int | None:
    """The noun phrase after the verb of an open clause that can be the subject of another verb at `verb_first`."""
    if not frame.after:
        return None
    subject = subject_of(state, frame.after, verb_first)
    last = frame.after[-1]
    if subject is None or subject == last or frame.clause is None:
        return subject
    return last if _parts_clauses(state, frame.clause, subject, last) else subject


def _parts_clauses(state: ClauseState, clause: int, subject: int, last: int) -> bool:
    """Whether an "and" before the last noun phrase parts clauses: "attacked Ukraine and [Iran] denied it"."""
    verb = state.verb_of(clause)
    ahead, at = state.before(state.nouns[subject].first)
    if at < verb.last and verb.lemma in CLAUSE_VERBS:
        return False
    return ahead != "K" and state.before(state.nouns[last].first)[0] == "K"
