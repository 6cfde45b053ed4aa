"""Clauses that no conjunction and no pronoun opens: a noun phrase turns out to be the subject of a verb behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsclaims.lexicon import grammar_words
from newsclaims.text.clause_state import ClauseState, Frame
from newsclaims.text.clause_subjects import NOMINATIVE
from newsclaims.text.tags import CLAUSE_VERBS, DAYS_AND_MONTHS

if TYPE_CHECKING:
    from newsclaims.text.phrases import NounPhrase

__all__ = ["open_said_of", "open_with_subject", "open_zero_relative"]

OBJECTIVE: Final = grammar_words("objective pronoun")


def open_zero_relative(state: ClauseState, frame: Frame) -> None:
    """Open a relative clause without pronoun, of two noun phrases in a row: "the radios [he wanted] were old"."""
    if len(frame.free) < 2:
        return
    outer, inner = frame.free[-2:]
    described, first = state.nouns[outer], state.nouns[inner].first
    if described.last != first or state.lower[described.head] in DAYS_AND_MONTHS:
        return
    frame.free.pop()
    opened = Frame("relative", antecedent=outer)
    opened.free.append(inner)
    state.stack.append(opened)


def open_said_of(state: ClauseState, index: int, antecedent: int, relative: int, before: int) -> bool:
    """Open the clause that is said of what a relative clause describes: "the plan, which he said [would fail]".

    False if the verb does not stand right behind a verb of saying.
    """
    owner = state.verb_of(relative)
    if owner.last != before + 1 or owner.lemma not in CLAUSE_VERBS:
        return False
    opened = Frame("complement")
    opened.clause = state.add(index, "complement", antecedent, parent=relative, inherited=True)
    state.stack.append(opened)
    return True


def open_with_subject(state: ClauseState, index: int, frame: Frame, above: int, subject: int) -> bool:
    """Open the clause of a verb whose subject was read as part of the clause above; False if it cannot be one."""
    phrase = state.nouns[subject]
    if phrase.kind == "pronoun" and state.lower[phrase.head] in OBJECTIVE:
        return False
    kind = _kind_opened(state, frame, above, subject)
    if kind is None:
        return False
    antecedent = _noun_before(state, subject) if kind == "relative" else None
    opened = Frame(kind)
    opened.free = _take_from(state, frame, above, phrase.first)
    if kind in ("complement", "relative"):
        state.stack.append(opened)
    else:  # beside the clause above, not in it
        _end_at(state, above, phrase.first)
        state.stack[0] = opened
    opened.clause = state.add(index, kind, subject, parent=above, antecedent=antecedent)
    state.clauses[opened.clause].first = min(phrase.first, state.verbs[index].first)
    return True


def _kind_opened(state: ClauseState, frame: Frame, above: int, subject: int) -> str | None:
    """What kind of clause a noun phrase can open, by what stands before it; None if none."""
    phrase, verb = state.nouns[subject], state.verb_of(above)
    ahead, at = state.before(phrase.first)
    quoted = ahead == '"'
    if quoted:
        ahead, at = state.before(at)
    waiting = state.outer_waits()
    if at < verb.last:  # right behind the verb
        possible = verb.lemma in CLAUSE_VERBS or (not waiting and above == len(state.clauses) - 1)
        return "complement" if possible else None
    if quoted or ahead in ",K":
        if waiting and frame.kind != "complement":
            return None
        return "coordinate" if ahead == "K" else "main"
    if ahead in "JFERVZB" and state.lower[phrase.first] in NOMINATIVE:
        return "complement"  # "sure he will", "like we are"
    if ahead in "NSPCU" and not waiting and not _is_bare(state, phrase):
        told = verb.lemma in CLAUSE_VERBS and state.clauses[above].objects[:1] != [subject]
        return "complement" if told else "relative"  # "told parliament Russia wanted", "the components he wanted"
    return None


def _is_bare(state: ClauseState, phrase: NounPhrase) -> bool:
    """Whether a noun phrase is a singular noun without determiner: no subject of a clause that only it opens."""
    return phrase.kind == "nominal" and phrase.determiner is None and state.tags[phrase.head] == "N"


def _noun_before(state: ClauseState, subject: int) -> int | None:
    """The noun phrase that ends where another begins."""
    first = state.nouns[subject].first
    for n in range(subject - 1, max(-1, subject - 4), -1):
        if state.nouns[n].last <= first:
            return n
    return None


def _take_from(state: ClauseState, frame: Frame, above: int, first: int) -> list[int]:
    """Take what was read from a token on from the clause above; its objects."""
    owner = state.clauses[above]
    keep = [n for n in owner.objects if state.nouns[n].first < first]
    moved = [n for n in owner.objects if state.nouns[n].first >= first]
    owner.objects[:] = keep
    frame.after[:] = [n for n in frame.after if n in keep]
    owner.prepositions[:] = [p for p in owner.prepositions if p[0] < first]
    return moved


def _end_at(state: ClauseState, above: int, first: int) -> None:
    """End the clause above, and all that is open but the outermost, where a clause beside it begins."""
    state.pop_inner(first)
    owner = state.clauses[above]
    owner.last = min(owner.last, max(first, state.verbs[owner.verb].last))
