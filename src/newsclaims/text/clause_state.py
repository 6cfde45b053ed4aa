"""Where the reading of a sentence's clauses stands: which are open, what was found, what was read last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclaims.text.clauses import Clause
from newsclaims.text.sentences import Sentence
from newsclaims.text.tokens import Tokens

if TYPE_CHECKING:
    from newsclaims.text.phrases import NounPhrase, VerbGroup

__all__ = ["ClauseState", "Frame"]


class Frame:
    """An open clause: its verb may not have been met yet.

    Attributes:
        kind: The kind that its clause will have; or interposed, between dashes.
        marker: Number of the word that opens it, or None.
        antecedent: Index of the noun phrase that it describes, or None.
        clause: Index of the clause, once its verb is known.
        free: Indexes of the noun phrases before the verb that no preposition governs.
        after: The same, after the verb.

    """

    __slots__ = ("after", "antecedent", "clause", "free", "kind", "marker")

    def __init__(self, kind: str, marker: int | None = None, antecedent: int | None = None) -> None:
        self.kind = kind
        self.marker = marker
        self.antecedent = antecedent
        self.clause: int | None = None
        self.free: list[int] = []
        self.after: list[int] = []

    def waits(self) -> bool:
        """Whether it has noun phrases, but no verb yet."""
        return self.clause is None and bool(self.free)

    def go_on(self, clause: int) -> None:
        """Go on with a clause that is joined to the one before: what follows belongs to its verb."""
        self.clause = clause
        self.after = []


class ClauseState:
    """The open clauses of a sentence, the innermost last, and what the rules look at.

    Attributes:
        tags: The tag of each token of the text.
        lower: The words of the text in lower case.
        nouns: The noun phrases of the text so far.
        verbs: The verb groups of the text so far.
        clauses: The clauses of the text so far.
        begin: Index of the sentence's first clause.
        sentence: The sentence.
        stack: The open clauses: never empty while the sentence is read.
        previous: Index of the noun phrase read last, or None.

    """

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
        self.stack = [Frame("main")]
        self.previous: int | None = None

    def before(self, n: int) -> tuple[str, int]:
        """The tag that stands before token n, adverbs skipped, and its number; "." at the sentence's beginning."""
        n -= 1
        begin = self.sentence.first
        while n >= begin:
            tag = self.tags[n]
            if tag not in "Rn":
                return tag, n
            n -= 1
        return ".", n

    def touching(self, n: int) -> int | None:
        """Index of the noun phrase read last if it ends right before token n, or None."""
        return self.previous if self.previous is not None and self.nouns[self.previous].last == n else None

    def verb_of(self, clause: int) -> VerbGroup:
        """The verb group of a clause."""
        return self.verbs[self.clauses[clause].verb]

    def outer_waits(self) -> bool:
        """Whether a clause around the innermost one still waits for its verb."""
        return any(frame.waits() for frame in self.stack[:-1])

    def outer_clause(self) -> int | None:
        """Index of the nearest clause around the innermost one that has its verb."""
        for n in range(len(self.stack) - 2, -1, -1):
            clause = self.stack[n].clause
            if clause is not None:
                return clause
        return None

    def add(self, index: int, kind: str, subject: int | None, *, start: int | None = None, parent: int | None = None,
            marker: int | None = None, antecedent: int | None = None, inherited: bool = False) -> int:  # fmt: skip
        """Add the clause of a verb group; its index."""
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

    def pop(self, n: int) -> None:
        """The innermost clause ends before token n."""
        ended = self.stack.pop().clause
        if ended is not None:
            clause = self.clauses[ended]
            clause.last = max(clause.last, n)

    def pop_inner(self, n: int) -> None:
        """All clauses but the outermost end before token n."""
        while len(self.stack) > 1:
            self.pop(n)

    def close_all(self, n: int) -> None:
        """All clauses end before token n; the outermost stays open only if its verb is still to come."""
        self.pop_inner(n)
        if self.stack[-1].clause is not None:
            self.stack[0] = Frame("main")
