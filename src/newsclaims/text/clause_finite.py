"""Finite verbs: which clause a finite verb completes, goes on with or opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsclaims.text.clause_nonfinite import read_bare_infinitive
from newsclaims.text.clause_openings import open_said_of, open_with_subject, open_zero_relative
from newsclaims.text.clause_state import ClauseState, Frame
from newsclaims.text.clause_subjects import subject_behind, subject_of
from newsclaims.text.tags import CLAUSE_VERBS, DAYS_AND_MONTHS

if TYPE_CHECKING:
    from newsclaims.text.phrases import VerbGroup

__all__ = ["read_finite"]

# What a subject behind its verb begins with.
SUBJECT_TAGS: Final = frozenset("PDGNSJUC")


def read_finite(state: ClauseState, index: int) -> None:
    """A finite verb: it completes a clause that waits for one, or opens one of its own."""
    frame = state.stack[-1]
    if frame.clause is None:  # the usual case
        open_zero_relative(state, frame)
        _complete(state, index)
        return
    first = state.verbs[index].first
    ahead, at = state.before(first)
    while not _place(state, index, ahead, at):
        state.pop(first)


def _place(state: ClauseState, index: int, ahead: str, at: int) -> bool:
    """Give a verb its place by the innermost clause; False if that clause ends before the verb."""
    frame = state.stack[-1]
    if frame.clause is None:
        open_zero_relative(state, frame)
        _complete(state, index)
        return True
    if frame.kind == "relative" and ahead in "VZB" and frame.antecedent is not None and (
            open_said_of(state, index, frame.antecedent, frame.clause, at)):  # fmt: skip
        return True
    if ahead == "K":
        _join(state, index, frame.clause, at)
        return True
    group = state.verbs[index]
    if ahead == '"' and _is_inverted(state, group):
        _open_inverted(state, index)
        return True
    subject = subject_behind(state, frame, group.first)
    if subject is not None and open_with_subject(state, index, frame, frame.clause, subject):
        return True
    if _ends(state, frame):
        return False
    if ahead == "," and _is_inverted(state, group):
        _open_inverted(state, index)
    else:
        _go_on(state, index, frame, frame.clause, ahead)
    return True


def _complete(state: ClauseState, index: int) -> None:
    """The verb of the innermost clause, which waited for one."""
    frame = state.stack[-1]
    group = state.verbs[index]
    subject = subject_of(state, frame.free, group.first)
    if subject is None and frame.kind == "relative":
        subject = frame.antecedent
    parent = state.outer_clause() if len(state.stack) > 1 else None
    frame.clause = state.add(index, frame.kind, subject, start=frame.marker, parent=parent,
                             marker=frame.marker, antecedent=frame.antecedent, inherited=not frame.free)  # fmt: skip
    if frame.marker is None and frame.free:
        state.clauses[frame.clause].first = min(group.first, state.nouns[subject or frame.free[0]].first)


def _ends(state: ClauseState, frame: Frame) -> bool:
    """Whether the innermost clause ends before a verb that it has no subject for."""
    if len(state.stack) < 2:
        return False
    return frame.kind != "complement" or state.stack[-2].clause is None or state.outer_waits()


def _join(state: ClauseState, index: int, innermost: int, conjunction: int) -> None:
    """A verb right after "and" or "but": one more infinitive, or a verb that shares an earlier one's subject."""
    group = state.verbs[index]
    bare = state.tags[group.head] == "B" and group.first == group.head
    if bare and state.verb_of(innermost).form == "infinitive":
        read_bare_infinitive(state, index)  # "to arm and train"
    else:
        _pop_to_joined(state, group, conjunction)
        _share_subject(state, index, conjunction)


def _pop_to_joined(state: ClauseState, group: VerbGroup, conjunction: int) -> None:
    """End what is open inside the finite clause that a verb behind a conjunction is joined to."""
    while _is_unfinished(state):
        state.pop(conjunction)
    if group.lemma in CLAUSE_VERBS and group.form == "finite":
        while _is_told(state):
            state.pop(conjunction)


def _is_unfinished(state: ClauseState) -> bool:
    """Whether the innermost clause has a verb that is not finite, and another clause stands around it."""
    clause = state.stack[-1].clause
    return clause is not None and len(state.stack) > 1 and state.verb_of(clause).form != "finite"


def _is_told(state: ClauseState) -> bool:
    """Whether the innermost clause is what somebody says."""
    frame = state.stack[-1]
    if frame.clause is None or frame.kind != "complement" or len(state.stack) < 2:
        return False
    outer = state.stack[-2].clause
    return outer is not None and state.verb_of(outer).lemma in CLAUSE_VERBS


def _share_subject(state: ClauseState, index: int, conjunction: int) -> None:
    """Join a verb to the innermost clause, whose subject it shares."""
    frame = state.stack[-1]
    if frame.clause is None:
        _complete(state, index)
        return
    earlier = state.clauses[frame.clause]
    earlier.last = max(earlier.last, conjunction)
    frame.go_on(state.add(index, "coordinate", earlier.subject, start=conjunction, parent=frame.clause,
                          marker=conjunction, inherited=True))  # fmt: skip


def _go_on(state: ClauseState, index: int, frame: Frame, earlier: int, ahead: str) -> None:
    """One more of a list of verbs: it shares the subject of the earlier clause if only a comma parts them."""
    subject = state.clauses[earlier].subject if ahead == "," else None
    frame.go_on(state.add(index, "coordinate", subject, parent=earlier, inherited=True))


def _is_inverted(state: ClauseState, group: VerbGroup) -> bool:
    """Whether a verb of saying stands right before what can be its subject: "..., said [Wallace]"."""
    following = state.tags[group.last : group.last + 1]
    if following not in SUBJECT_TAGS or group.lemma not in CLAUSE_VERBS:
        return False
    return state.lower[group.last] not in DAYS_AND_MONTHS


def _open_inverted(state: ClauseState, index: int) -> None:
    """Open the main clause of a verb that stands before its subject."""
    state.close_all(state.verbs[index].first)
    state.stack[0] = Frame("main")
    state.stack[0].clause = state.add(index, "main", None)
