"""Non-finite verbs: whose clause an infinitive, an ing-form or a participle without auxiliary makes."""

from __future__ import annotations

from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.text.clause_state import ClauseState, Frame
from newsclaims.text.clauses import Clause

__all__ = ["is_caused", "is_helped", "read_bare_infinitive", "read_nonfinite"]

CAUSATIVE: Final = grammar_words("causative verb")
# Verbs before a bare infinitive: "help win".
HELP: Final = frozenset(("help", "helped", "helps", "helping"))


def is_caused(state: ClauseState, first: int) -> bool:
    """Whether a bare verb stands behind the object of "let", "make", "help", "see": "let them [go]"."""
    frame = state.stack[-1]
    if frame.clause is None:
        return False
    touching = state.touching(state.before(first)[1] + 1)
    if touching is None or state.clauses[frame.clause].objects != [touching]:
        return False
    return state.verb_of(frame.clause).lemma in CAUSATIVE


def is_helped(state: ClauseState, first: int) -> bool:
    """Whether a bare verb stands right behind "help": "help [win]"."""
    return state.lower[first - 1] in HELP and first > state.sentence.first


def read_bare_infinitive(state: ClauseState, index: int) -> None:
    """A verb that was taken for a finite one, and is an infinitive without "to": "let them [go]"."""
    group = state.verbs[index]
    group.form, group.tense = "infinitive", None
    read_nonfinite(state, index)


def read_nonfinite(state: ClauseState, index: int) -> None:
    """An infinitive, ing-form or participle without auxiliary: it opens a clause, or goes on with one of its form."""
    group = state.verbs[index]
    ahead, at = state.before(group.first)
    frame = state.stack[-1]
    owner = state.clauses[frame.clause] if frame.clause is not None else None
    if ahead == "K" and owner is not None and state.verbs[owner.verb].form == group.form:
        frame.go_on(state.add(index, owner.kind, owner.subject, start=at, parent=frame.clause, marker=at,
                              antecedent=owner.antecedent, inherited=True))  # fmt: skip
        return
    touching = state.touching(at + 1)
    marker: int | None
    if group.form == "infinitive":
        kind, marker = "infinitive", group.first
        subject, antecedent, inherited = _roles_of_infinitive(state, owner, touching, ahead, group.first)
    else:
        kind, marker = "participial", at if ahead in "FKHT" else None
        subject, antecedent, inherited = _roles_of_participle(owner, touching, ahead)
    opened = Frame(kind, marker, antecedent)
    opened.clause = state.add(index, kind, subject, start=marker, parent=frame.clause, marker=marker,
                              antecedent=antecedent, inherited=inherited)  # fmt: skip
    state.stack.append(opened)


def _roles_of_infinitive(state: ClauseState, owner: Clause | None, touching: int | None, ahead: str,
                         first: int) -> tuple[int | None, int | None, bool]:  # fmt: skip
    """Of an infinitive: its subject, the noun phrase that it describes, and whether the subject is another clause's."""
    governor = state.nouns[touching].preposition if touching is not None else None
    if governor is not None and state.lower[governor] == "for":
        return touching, None, False  # "time for voters to choose"
    if owner is None:
        return None, touching, True
    if touching is not None and touching in owner.objects:
        return owner.objects[0], None, True  # "urged Vietnam to push back"
    if state.verbs[owner.verb].last >= first - 2 or ahead in "VZBEI":
        return owner.subject, None, True  # "intends to provide"
    return None, touching, True


def _roles_of_participle(owner: Clause | None, touching: int | None, ahead: str) -> tuple[int | None, int | None, bool]:
    """The same of an ing-form or a participle."""
    if ahead in "NSPCU" and touching is not None:
        return touching, touching, False  # "manufacturers believed to be ..."
    if ahead in ",VZBEI" and owner is not None:
        return owner.subject, None, True  # "..., undermining security", "acknowledged sending"
    return None, None, True
