"""Clauses: which noun phrases are subject and objects of a verb group, and how clauses hang together.

One pass over the phrases of a sentence with a stack of open clauses, after the habits of news English: a comma closes
a relative, participial or fronted clause; a noun phrase right before a finite verb is its subject, and opens a
complement clause when it stands right after a verb of saying ("said [Russia wanted ...]"), a relative one when it
stands right after another noun phrase ("the components [he wanted]"). No clause is guessed to be more than that: a
verb whose subject the grammar does not give has none.

Here are noun phrases and what stands between clauses. The rest is next door, each module using those after it:
`clause_finite` and `clause_nonfinite` (verbs), `clause_openings` (clauses that no word opens), `clause_subjects`
(which noun phrase is the subject), `clause_state` (the stack).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclaims.lexicon import grammar_words
from newsclaims.text.clause_finite import read_finite
from newsclaims.text.clause_nonfinite import is_caused, is_helped, read_bare_infinitive, read_nonfinite
from newsclaims.text.clause_state import ClauseState, Frame
from newsclaims.text.clause_subjects import are_listed
from newsclaims.text.clauses import Clause

if TYPE_CHECKING:
    from newsclaims.text.phrases import NounPhrase

__all__ = ["BARE_TIMES", "ClauseReader"]

# A verb behind the dash that closes what was put in.
AFTER_DASH: Final = re.compile(r"[Rn]*[VZBbhdM]")
BARE_TIMES: Final = grammar_words("bare time")
TIME_UNITS: Final = grammar_words("time unit")
TIME_OPENINGS: Final = frozenset(("this", "last", "next", "that"))
EMPHATIC: Final = grammar_words("emphatic pronoun")
# Heads of what may be neither subject nor object: see `_is_aside`.
ASIDES: Final = BARE_TIMES | TIME_UNITS | EMPHATIC
COMPLEMENTIZERS: Final = grammar_words("complementizer")
# Relative pronouns without antecedent: "what he did".
FREE_RELATIVES: Final = frozenset(("what", "whatever", "whoever"))
# Kinds of clauses that a comma ends.
ENDED_BY_COMMA: Final = frozenset(("relative", "participial", "infinitive", "adverbial"))


class ClauseReader(ClauseState):
    """The pass over one sentence: it is told each noun phrase, verb group and boundary in turn, then `finish`."""

    __slots__ = ()

    # ---- noun phrases -----------------------------------------------------------------------------------------------
    def noun(self, index: int) -> None:
        """A noun phrase: a subject to come, an object, or what a preposition governs."""
        frame = self.stack[-1]
        phrase = self.nouns[index]
        if phrase.preposition is not None:
            if frame.clause is not None:
                self.clauses[frame.clause].prepositions.append((phrase.preposition, index))
        elif self.lower[phrase.head] in ASIDES and self._is_aside(phrase):
            return
        elif frame.clause is None:
            if not (frame.free and self._goes_on_governed(phrase.first)):
                frame.free.append(index)
        else:
            frame.after.append(index)
            objects = self.clauses[frame.clause].objects
            if self.tags[phrase.first - 1] != "," or self._goes_on_objects(objects, index):
                objects.append(index)
        self.previous = index

    def _is_aside(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is neither subject nor object: a time, or "himself"."""
        word = self.lower[phrase.head]
        if word in BARE_TIMES or (word in TIME_UNITS and self.lower[phrase.first] in TIME_OPENINGS):
            return True  # "Khomeini today rejected", "lawmakers this week passed"
        return phrase.kind == "pronoun" and word in EMPHATIC and (
            self.touching(phrase.first) is not None)  # "the governor [himself] left"  # fmt: skip

    def _goes_on_governed(self, first: int) -> bool:
        """Whether a noun phrase goes on a list that a preposition governs: "places such as Peru and [Chile]"."""
        mark, at = self.before(first)
        if mark != "K":
            return False
        if self.tags[at - 1] == ",":
            at -= 1
        touching = self.touching(at)
        return touching is not None and self.nouns[touching].preposition is not None

    def _goes_on_objects(self, objects: list[int], index: int) -> bool:
        """Whether a noun phrase after a comma goes on a list of objects: no apposition, no "Ore." after a city."""
        return bool(objects) and are_listed(self, objects[-1], index)

    # ---- verbs ------------------------------------------------------------------------------------------------------
    def verb(self, index: int) -> None:
        """A verb group makes a clause."""
        group = self.verbs[index]
        first = group.first
        if group.form != "finite":
            read_nonfinite(self, index)
        elif self.tags[first] != "B" or first != group.head:
            read_finite(self, index)
        elif is_caused(self, first):
            read_bare_infinitive(self, index)  # "help her avoid problems"
        elif is_helped(self, first):
            read_nonfinite(self, index)
        else:
            read_finite(self, index)

    # ---- between clauses --------------------------------------------------------------------------------------------
    def boundary(self, n: int) -> int:
        """A mark or word between clauses; the number of the token from where to read on."""
        mark = self.tags[n]
        if mark == ",":
            self._comma(n)
        elif mark == "(":
            return self._behind_parenthesis(n) if self.lower[n] == "(" else n + 1
        elif mark == "H":
            self._conjunction(n)
        elif mark == "W":
            self._relative_pronoun(n)
        elif mark == "-":
            self._dash(n)
        else:
            self.close_all(n)
        return n + 1

    def _comma(self, n: int) -> None:
        """A comma ends relative, participial, infinitive and fronted clauses."""
        while len(self.stack) > 1:
            frame = self.stack[-1]
            if frame.clause is None or frame.kind not in ENDED_BY_COMMA:
                return
            self.pop(n)

    def _behind_parenthesis(self, n: int) -> int:
        """Number of the token after a short parenthesis; the next token if it is long or not closed."""
        closing = self.tags.find(")", n, min(self.sentence.last, n + 12))
        return closing + 1 if closing > 0 else n + 1

    def _conjunction(self, n: int) -> None:
        """A conjunction opens a clause: a complement of the word before it, or an adverbial."""
        behind = n - 1
        while behind >= self.sentence.first and self.tags[behind] in "Rn":
            behind -= 1
        complement = (
            self.lower[n] in COMPLEMENTIZERS and n > self.sentence.first and self.tags[behind] in "VZBEIbhdNSPJUFK"
        )
        self.stack.append(Frame("complement" if complement else "adverbial", marker=n))

    def _relative_pronoun(self, n: int) -> None:
        """A relative pronoun opens a clause; "what" opens a complement."""
        if self.lower[n] in FREE_RELATIVES:
            self.stack.append(Frame("complement", marker=n))
        else:
            self.stack.append(Frame("relative", marker=n, antecedent=self.previous))

    def _dash(self, n: int) -> None:
        """A dash opens what is put in, or ends every clause; not one between numbers, nor the sentence's last."""
        if self.tags[n - 1 : n + 2] == "C-C":
            return  # "voted 7-2 to approve"
        if self._interposes(n):
            self.stack.append(Frame("interposed"))
        elif n + 1 < self.sentence.last:
            self.close_all(n)

    def _interposes(self, n: int) -> bool:
        """Whether a dash opens what stands between a subject and its verb: "the mayor -- a doctor -- said"."""
        if len(self.stack) > 1 or not self.stack[-1].waits():
            return False
        closing = self.tags.find("-", n + 2, min(self.sentence.last, n + 30))
        return closing > 0 and AFTER_DASH.match(self.tags, closing + 1) is not None

    # ---- the end ----------------------------------------------------------------------------------------------------
    def finish(self) -> None:
        """The end of the sentence closes every clause, and no clause ends before one that depends on it."""
        last = self.sentence.last
        while self.stack:
            self.pop(last)
        clauses = self.clauses
        for n in range(self.begin, len(clauses)):
            clause = clauses[n]
            if clause.parent is None or clause.kind == "coordinate":
                continue
            if clauses[clause.parent].last < clause.last:
                self._lengthen_above(clause)

    def _lengthen_above(self, clause: Clause) -> None:
        """Lengthen the clauses that one depends on to its end, up to one that is long enough."""
        last = clause.last
        while clause.parent is not None:
            clause = self.clauses[clause.parent]
            if clause.last >= last:
                return
            clause.last = last
