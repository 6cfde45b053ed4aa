"""Clauses: which noun phrases are subject and objects of a verb group, and how clauses hang together.

One pass over the phrases of a sentence with a stack of open clauses, after the habits of news English: a comma closes
a relative, participial or fronted clause; a noun phrase right before a finite verb is its subject, and opens a
complement clause when it stands right after a verb of saying ("said [Russia wanted ...]"), a relative one when it
stands right after another noun phrase ("the components [he wanted]"). No clause is guessed to be more than that: a
verb whose subject the grammar does not give has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from newsclaims.lexicon import grammar_words
from newsclaims.text.clauses import LIST_AHEAD, Clause
from newsclaims.text.sentences import Sentence
from newsclaims.text.tags import CLAUSE_VERBS, DAYS_AND_MONTHS
from newsclaims.text.tokens import Tokens

if TYPE_CHECKING:
    from newsclaims.text.phrases import NounPhrase, VerbGroup

__all__ = ["BARE_TIMES", "NOMINATIVE", "ClauseReader"]

# A verb behind the dash that closes what was put in.
AFTER_DASH: Final = re.compile(r"[Rn]*[VZBbhdM]")
NOMINATIVE: Final = grammar_words("nominative")
# What may stand between the parts of a joint subject: "Paul [of Kentucky and] Fiorina".
PREPOSITIONAL: Final = re.compile(r"F[DGNSPJCX]+,?K")
PREPOSITIONAL_ITEM: Final = re.compile(r"F[DGNSPJCX]+,")
BARE_TIMES: Final = grammar_words("bare time")
TIME_UNITS: Final = grammar_words("time unit")
TIME_OPENINGS: Final = frozenset(("this", "last", "next", "that"))
EMPHATIC: Final = grammar_words("emphatic pronoun")
OBJECTIVE: Final = grammar_words("objective pronoun")
CAUSATIVE: Final = grammar_words("causative verb")
COMPLEMENTIZERS: Final = grammar_words("complementizer")
# Kinds of clauses that a comma ends.
ENDED_BY_COMMA: Final = frozenset(("relative", "participial", "infinitive", "adverbial"))
# Verbs before a bare infinitive: "help win".
HELP: Final = frozenset(("help", "helped", "helps", "helping"))


class _Frame:
    """An open clause: its verb may not have been met yet."""

    __slots__ = ("after", "antecedent", "clause", "free", "kind", "marker", "start")

    def __init__(self, kind: str, start: int, marker: int | None = None, antecedent: int | None = None) -> None:
        self.kind = kind
        self.start = start
        self.marker = marker
        self.antecedent = antecedent
        self.clause: int | None = None  # index of the clause, once its verb is known
        self.free: list[int] = []  # noun phrases before the verb that no preposition governs
        self.after: list[int] = []  # the same, after the verb


class ClauseReader:
    """The pass over one sentence: it is told each noun phrase, verb group and boundary in turn, then `finish`."""

    __slots__ = ("begin", "clauses", "lower", "nouns", "previous", "sentence", "stack", "tags", "verbs")

    def __init__(self, tokens: Tokens, sentence: Sentence, nouns: Sequence[NounPhrase], verbs: Sequence[VerbGroup],
                 clauses: list[Clause]) -> None:  # fmt: skip
        self.tags = tokens.tags
        self.lower = tokens.lower
        self.nouns = nouns
        self.verbs = verbs
        self.clauses = clauses
        self.begin = len(clauses)
        self.sentence = sentence
        self.stack = [_Frame("main", sentence.first)]
        self.previous: int | None = None  # the noun phrase read last

    def boundary(self, n: int) -> int:
        """A mark or word between clauses; the number of the token from where to read on."""
        mark = self.tags[n]
        if mark == ",":
            self.comma(n)
        elif mark == "(":
            return self.behind_parenthesis(n, self.sentence.last) if self.lower[n] == "(" else n + 1
        elif mark == "H":
            self.subordinate(n)
        elif mark == "W":
            self.relative(n)
        elif mark == "-" and self.tags[n - 1 : n + 2] == "C-C":
            pass  # "voted 7-2 to approve"
        elif mark == "-" and self._interposes(n):
            self.stack.append(_Frame("interposed", n + 1))
        elif mark != "-" or n + 1 < self.sentence.last:
            self.close_all(n)
        return n + 1

    def _interposes(self, n: int) -> bool:
        """Whether a dash opens what stands between a subject and its verb: "the mayor -- a doctor -- said"."""
        if len(self.stack) > 1 or not self._top_waits():
            return False
        closing = self.tags.find("-", n + 2, min(self.sentence.last, n + 30))
        return closing > 0 and AFTER_DASH.match(self.tags, closing + 1) is not None

    def _top_waits(self) -> bool:
        """Whether the innermost clause has noun phrases, but no verb yet."""
        return self.stack[-1].clause is None and bool(self.stack[-1].free)

    def behind_parenthesis(self, n: int, last: int) -> int:
        """Number of the token after a short parenthesis; the next token if it is long or not closed."""
        closing = self.tags.find(")", n, min(last, n + 12))
        return closing + 1 if closing > 0 else n + 1

    def noun(self, index: int) -> None:
        """A noun phrase: a subject to come, an object, or what a preposition governs."""
        frame = self.stack[-1]
        phrase = self.nouns[index]
        if phrase.preposition is not None:
            if frame.clause is not None:
                self.clauses[frame.clause].prepositions.append((phrase.preposition, index))
            self.previous = index
            return
        word = self.lower[phrase.head]
        if word in BARE_TIMES or (word in TIME_UNITS and self.lower[phrase.first] in TIME_OPENINGS):
            return  # "Khomeini today rejected", "lawmakers this week passed": no subject, no object
        if phrase.kind == "pronoun" and word in EMPHATIC and self.previous is not None and (
                self.nouns[self.previous].last == phrase.first):  # fmt: skip
            return  # "the governor [himself] left"
        if frame.clause is None:
            if not (frame.free and self._goes_on_governed(phrase.first)):
                frame.free.append(index)
        else:
            frame.after.append(index)
            if self.tags[phrase.first - 1] != "," or self._listed(frame, index):
                self.clauses[frame.clause].objects.append(index)
        self.previous = index

    def _goes_on_governed(self, first: int) -> bool:
        """Whether a noun phrase goes on a list that a preposition governs: "places such as Peru and [Chile]"."""
        mark, at = self.before(first)
        if mark == "K" and self.tags[at - 1] == ",":
            at -= 1
        return mark == "K" and self.previous is not None and self.nouns[self.previous].last == at and (
            self.nouns[self.previous].preposition is not None)  # fmt: skip

    def _listed(self, frame: _Frame, index: int) -> bool:
        """Whether a noun phrase after a comma goes on a list of objects: no apposition, no "Ore." after a city."""
        assert frame.clause is not None
        objects = self.clauses[frame.clause].objects
        return bool(objects) and self._joined(objects[-1], index)

    def comma(self, n: int) -> None:
        """A comma ends relative, participial, infinitive and fronted clauses."""
        while len(self.stack) > 1:
            frame = self.stack[-1]
            if frame.clause is None or frame.kind not in ENDED_BY_COMMA:
                return
            self.pop(n)

    def subordinate(self, n: int) -> None:
        """A conjunction opens a clause: a complement of the word before it, or an adverbial."""
        behind = n - 1
        while behind >= self.sentence.first and self.tags[behind] in "Rn":
            behind -= 1
        complement = (
            self.lower[n] in COMPLEMENTIZERS and n > self.sentence.first and self.tags[behind] in "VZBEIbhdNSPJUFK"
        )
        self.stack.append(_Frame("complement" if complement else "adverbial", n, marker=n))

    def relative(self, n: int) -> None:
        """A relative pronoun opens a clause; "what" opens a complement."""
        if self.lower[n] in ("what", "whatever", "whoever"):  # "what he did" has no antecedent
            self.stack.append(_Frame("complement", n, marker=n))
        else:
            self.stack.append(_Frame("relative", n, marker=n, antecedent=self.previous))

    def close_all(self, n: int) -> None:
        """A dash, colon or semicolon: what is open stays open only if its verb is still to come."""
        while len(self.stack) > 1:
            self.pop(n)
        if self.stack[-1].clause is not None:
            self.stack[0] = _Frame("main", n + 1)

    def pop(self, n: int) -> None:
        """The innermost clause ends before token n."""
        ended = self.stack.pop().clause
        if ended is not None:
            clause = self.clauses[ended]
            clause.last = max(clause.last, n)

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
            above = clauses[clause.parent]
            while above.last < clause.last:
                above.last = clause.last
                if above.parent is None:
                    break
                above = clauses[above.parent]

    # ---- verbs ------------------------------------------------------------------------------------------------------
    def verb(self, index: int) -> None:
        """A verb group makes a clause."""
        group = self.verbs[index]
        first = group.first
        if group.form == "finite" and self.tags[first] == "B" and first == group.head and self._is_caused(first):
            group.form, group.tense = "infinitive", None  # "help her avoid problems"
        if group.form != "finite" or (self.lower[first - 1] in HELP and first == group.head and (
                self.tags[first] == "B" and first > self.sentence.first)):  # fmt: skip
            self.nonfinite(index)
        else:
            self.finite(index)

    def _is_caused(self, first: int) -> bool:
        """Whether a bare verb stands behind the object of "let", "make", "help", "see": "let them [go]"."""
        frame = self.stack[-1]
        if frame.clause is None or self.previous is None or self.nouns[self.previous].last != self.before(first)[1] + 1:
            return False
        owner = self.clauses[frame.clause]
        return owner.objects == [self.previous] and self.verbs[owner.verb].lemma in CAUSATIVE

    def make(self, index: int, kind: str, subject: int | None, *, start: int | None = None, parent: int | None = None,
             marker: int | None = None, antecedent: int | None = None, inherited: bool = False) -> int:  # fmt: skip
        """Add a clause; its index."""
        group = self.verbs[index]
        first = group.first
        if start is not None:
            first = min(start, first)
        elif subject is not None and not inherited:
            first = min(first, self.nouns[subject].first)
        self.clauses.append(
            Clause(first, group.last, index, subject, [], [], kind, parent, marker, antecedent, inherited)
        )
        return len(self.clauses) - 1

    def before(self, n: int) -> tuple[str, int]:
        """The tag that stands before token n, adverbs skipped, and its number."""
        n -= 1
        begin = self.sentence.first
        while n >= begin:
            tag = self.tags[n]
            if tag not in "Rn":
                return tag, n
            n -= 1
        return ".", n

    def subject_of(self, free: list[int], verb_first: int) -> int | None:
        """The subject among the noun phrases before a verb: the last, or what it is an apposition to."""
        last = len(free) - 1
        if last < 1:
            return free[0] if free else None
        comma = self.before(verb_first)[0] == ","
        while last > 0 and comma and self.before(self.nouns[free[last]].first)[0] == ",":
            last -= 1  # "Wallace, the defence minister, said"
        while last > 0 and self._joined(free[last - 1], free[last]):
            last -= 1  # "Britain, the US and the EU have"
        return free[last]

    def _joined(self, left: int, right: int) -> bool:
        """Whether two noun phrases stand side by side in a list."""
        if self.lower[self.nouns[right].first] in NOMINATIVE:
            return False
        between = self.tags[self.nouns[left].last : self.nouns[right].first].replace('"', "")
        if between in ("K", ",K"):
            return True
        if between[:1] == "F" and PREPOSITIONAL.fullmatch(between):
            return self.lower[self.nouns[right].first - 1] != "but"
        listed = between == "," or PREPOSITIONAL_ITEM.fullmatch(between)  # "envoys [of Peru,] Chile and Ghana met"
        return bool(listed) and LIST_AHEAD.match(self.tags, self.nouns[right].last) is not None

    def finite(self, index: int) -> None:
        """A finite verb: it completes a clause that waits for one, or opens one of its own."""
        frame = self.stack[-1]
        if frame.clause is None:  # the usual case
            self.open_finite(index, self.zero_relative(frame) or frame)
            return
        group = self.verbs[index]
        ahead, at = self.before(group.first)
        while True:
            frame = self.stack[-1]
            if frame.clause is None:
                self.open_finite(index, self.zero_relative(frame) or frame)
                return
            lower = self.stack[-2] if len(self.stack) > 1 else None
            if frame.kind == "relative" and ahead in "VZB" and self.said_of(index, frame, at):
                return
            candidate = self.adjacent(frame, group.first)
            if ahead == "K":
                if self.tags[group.head] == "B" and group.first == group.head and self._is_infinitive(frame):
                    group.form, group.tense = "infinitive", None  # "to arm and train"
                    self.nonfinite(index)
                    return
                self.join(index, at)
                return
            if ahead == '"' and self.inverted(group):
                self.inverted_or_joined(index, frame)
                return
            if candidate is not None and self.new_subject(index, frame, candidate, lower):
                return
            waiting = any(f.clause is None and f.free for f in self.stack[:-1])
            if lower is not None and (frame.kind != "complement" or lower.clause is None or waiting):
                self.pop(group.first)
                continue
            self.inverted_or_joined(index, frame)
            return

    def said_of(self, index: int, frame: _Frame, before: int) -> bool:
        """Open the clause that is said of what a relative clause describes: "the plan, which he said [would fail]"."""
        assert frame.clause is not None
        owner = self.verbs[self.clauses[frame.clause].verb]
        if owner.last != before + 1 or owner.lemma not in CLAUSE_VERBS or frame.antecedent is None:
            return False
        opened = _Frame("complement", self.verbs[index].first)
        opened.clause = self.make(index, "complement", frame.antecedent, parent=frame.clause, inherited=True)
        self.stack.append(opened)
        return True

    def zero_relative(self, frame: _Frame) -> _Frame | None:
        """The frame of a relative clause without pronoun before the main verb: "the radios [he wanted] were old"."""
        if len(frame.free) < 2:
            return None
        outer, inner = frame.free[-2:]
        if self.nouns[outer].last != self.nouns[inner].first or self.lower[self.nouns[outer].head] in DAYS_AND_MONTHS:
            return None
        frame.free.pop()
        opened = _Frame("relative", self.nouns[inner].first, antecedent=outer)
        opened.free.append(inner)
        self.stack.append(opened)
        return opened

    def _is_infinitive(self, frame: _Frame) -> bool:
        return frame.clause is not None and self.verbs[self.clauses[frame.clause].verb].form == "infinitive"

    def open_finite(self, index: int, frame: _Frame) -> None:
        """The verb of a clause that waited for one."""
        group = self.verbs[index]
        subject = self.subject_of(frame.free, group.first)
        if subject is None and frame.kind == "relative":
            subject = frame.antecedent
        parent: int | None = None
        for n in range(len(self.stack) - 2, -1, -1):
            parent = self.stack[n].clause
            if parent is not None:
                break
        frame.clause = self.make(index, frame.kind, subject, start=frame.marker, parent=parent, marker=frame.marker,
                                 antecedent=frame.antecedent, inherited=not frame.free)  # fmt: skip
        if frame.marker is None and frame.free:
            self.clauses[frame.clause].first = min(group.first, self.nouns[subject or frame.free[0]].first)

    def adjacent(self, frame: _Frame, verb_first: int) -> int | None:
        """The noun phrase after the frame's verb that can be the subject of another verb at `verb_first`."""
        if not frame.after:
            return None
        subject = self.subject_of(frame.after, verb_first)
        last = frame.after[-1]
        if subject is not None and subject != last and frame.clause is not None:
            owner = self.verbs[self.clauses[frame.clause].verb]
            behind = self.before(self.nouns[subject].first)[1] < owner.last
            if not (behind and owner.lemma in CLAUSE_VERBS) and self.before(self.nouns[last].first)[0] == "K" and (
                    self.before(self.nouns[subject].first)[0] != "K"):  # fmt: skip
                return last  # "attacked Ukraine and [Iran] denied it"
        return subject

    def new_subject(self, index: int, frame: _Frame, subject: int, lower: _Frame | None) -> bool:
        """Open the clause of a noun phrase that turned out to be a subject; False if it cannot be."""
        assert frame.clause is not None
        group, owner = self.verbs[index], self.clauses[frame.clause]
        phrase = self.nouns[subject]
        ahead, at = self.before(phrase.first)
        quoted = ahead == '"'
        if quoted:
            ahead, at = self.before(at)
        head_verb = self.verbs[owner.verb]
        if phrase.kind == "pronoun" and self.lower[phrase.head] in OBJECTIVE:
            return False
        waiting = lower is not None and any(f.clause is None and f.free for f in self.stack[:-1])
        if at < head_verb.last:  # right behind the verb
            if head_verb.lemma not in CLAUSE_VERBS and (waiting or frame.clause != len(self.clauses) - 1):
                return False
            kind, parent, antecedent = "complement", frame.clause, None
        elif ahead in ",K" or quoted:
            if waiting and frame.kind != "complement":
                return False
            kind, parent, antecedent = ("coordinate" if ahead == "K" else "main"), frame.clause, None
        elif ahead in "JFERVZB" and self.lower[phrase.first] in NOMINATIVE:
            kind, parent, antecedent = "complement", frame.clause, None  # "sure he will", "like we are"
        elif ahead in "NSPCU" and not waiting:
            if (
                self.nouns[subject].kind == "nominal"
                and self.nouns[subject].determiner is None
                and self.tags[phrase.head] == "N"
            ):
                return False
            if head_verb.lemma in CLAUSE_VERBS and owner.objects[:1] != [subject]:
                kind, antecedent = "complement", None  # "told parliament Russia wanted"
            else:
                kind, antecedent = "relative", self._before_phrase(subject)
            parent = frame.clause
        else:
            return False
        keep = [n for n in owner.objects if self.nouns[n].first < phrase.first]
        moved = [n for n in owner.objects if self.nouns[n].first >= phrase.first]
        owner.objects[:] = keep
        frame.after[:] = [n for n in frame.after if n in keep]
        owner.prepositions[:] = [p for p in owner.prepositions if p[0] < phrase.first]
        if kind in ("coordinate", "main"):
            while len(self.stack) > 1:
                self.pop(phrase.first)
            self.clauses[frame.clause].last = min(self.clauses[frame.clause].last, max(phrase.first, head_verb.last))
            self.stack[0] = _Frame(kind, phrase.first)
        else:
            self.stack.append(_Frame(kind, phrase.first))
        new = self.stack[-1]
        new.free = moved
        new.clause = self.make(index, kind, subject, parent=parent, antecedent=antecedent)
        self.clauses[new.clause].first = phrase.first
        if group.first < phrase.first:
            self.clauses[new.clause].first = group.first
        return True

    def _before_phrase(self, subject: int) -> int | None:
        """The noun phrase that ends where another begins."""
        first = self.nouns[subject].first
        for n in range(subject - 1, max(-1, subject - 4), -1):
            if self.nouns[n].last <= first:
                return n
        return None

    def join(self, index: int, conjunction: int) -> None:
        """A verb right after "and" or "but": it shares the subject of the nearest finite clause."""
        group = self.verbs[index]
        while self._unfinished():
            self.pop(conjunction)
        if group.lemma in CLAUSE_VERBS and group.form == "finite":
            while self._told():
                self.pop(conjunction)
        frame = self.stack[-1]
        if frame.clause is None:
            self.open_finite(index, frame)
            return
        earlier = self.clauses[frame.clause]
        earlier.last = max(earlier.last, conjunction)
        frame.clause = self.make(index, "coordinate", earlier.subject, start=conjunction, parent=frame.clause,
                                 marker=conjunction, inherited=True)  # fmt: skip
        frame.after = []

    def _unfinished(self) -> bool:
        """Whether the innermost clause has a verb that is not finite, and another clause stands around it."""
        clause = self.stack[-1].clause
        return clause is not None and len(self.stack) > 1 and self.verbs[self.clauses[clause].verb].form != "finite"

    def _told(self) -> bool:
        """Whether the innermost clause is what somebody says."""
        frame = self.stack[-1]
        told = frame.clause is not None and frame.kind == "complement" and len(self.stack) > 1
        return told and self._speaks(self.stack[-2])

    def _speaks(self, frame: _Frame) -> bool:
        return frame.clause is not None and self.verbs[self.clauses[frame.clause].verb].lemma in CLAUSE_VERBS

    def inverted(self, group: VerbGroup) -> bool:
        """Whether a verb of saying stands right before what can be its subject: "..., said [Wallace]"."""
        following = self.tags[group.last : group.last + 1]
        if following not in set("PDGNSJUC") or group.lemma not in CLAUSE_VERBS:
            return False
        return self.lower[group.last] not in DAYS_AND_MONTHS

    def inverted_or_joined(self, index: int, frame: _Frame) -> None:
        """A finite verb without a noun phrase before it: ", said Wallace", or one more of a list of verbs."""
        group = self.verbs[index]
        ahead, _ = self.before(group.first)
        assert frame.clause is not None
        if ahead in ',"' and self.inverted(group):
            self.close_all(group.first)
            self.stack[0] = _Frame("main", group.first)
            self.stack[0].clause = self.make(index, "main", None)
            return
        earlier = self.clauses[frame.clause]
        subject = earlier.subject if ahead == "," else None
        frame.clause = self.make(index, "coordinate", subject, parent=frame.clause, inherited=True)
        frame.after = []

    def nonfinite(self, index: int) -> None:
        """An infinitive, ing-form or participle without auxiliary."""
        group = self.verbs[index]
        ahead, at = self.before(group.first)
        frame = self.stack[-1]
        owner = self.clauses[frame.clause] if frame.clause is not None else None
        subject: int | None = None
        antecedent: int | None = None
        marker = at if ahead in "FKHT" else None
        inherited = True
        joined = ahead == "K" and owner is not None and self.verbs[owner.verb].form == group.form
        if joined and owner is not None:
            new = self.make(index, owner.kind, owner.subject, start=at, parent=frame.clause, marker=at,
                            antecedent=owner.antecedent, inherited=True)  # fmt: skip
            frame.clause = new
            frame.after = []
            return
        touching = self.previous if self.previous is not None and self.nouns[self.previous].last == at + 1 else None
        if group.form == "infinitive":
            kind = "infinitive"
            marker = group.first
            governor = self.nouns[touching].preposition if touching is not None else None
            if governor is not None and self.lower[governor] == "for":
                subject, inherited = touching, False  # "time for voters to choose"
            elif owner is None:
                antecedent = touching
            elif touching is not None and touching in owner.objects:
                subject = owner.objects[0]  # "urged Vietnam to push back"
            elif self.verbs[owner.verb].last >= group.first - 2 or ahead in "VZBEI":
                subject = owner.subject  # "intends to provide"
            else:
                antecedent = touching
        else:
            kind = "participial"
            if ahead in "NSPCU" and touching is not None:
                antecedent = subject = touching  # "manufacturers believed to be ..."
                inherited = False
            elif ahead == "," and owner is not None:
                subject = owner.subject  # "..., undermining security"
            elif ahead in "VZBEI" and owner is not None:
                subject = owner.subject  # "acknowledged sending"
        opened = _Frame(kind, group.first, marker, antecedent)
        opened.clause = self.make(index, kind, subject, start=marker, parent=frame.clause, marker=marker,
                                  antecedent=antecedent, inherited=inherited)  # fmt: skip
        self.stack.append(opened)
