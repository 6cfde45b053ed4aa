"""The mentions found before the resolver was asked, by the tokens where they stand."""

from __future__ import annotations

from bisect import bisect_left

from newsclaims.model import Mention, id_of
from newsclaims.text.document import Document

__all__ = ["Mentions"]


class Mentions:
    """Where the actors of a document stand, for those who look back from a token.

    Attributes:
        heads: Number of a token -> the longest mention that it stands in.
        order: (first token, actor) of each, in the order of the text.
        quoted: For every token the number of the double quotation that it stands in, or -1.
        subjects: Tokens in the subjects of clauses.

    """

    def __init__(self, document: Document) -> None:
        self.heads: dict[int, Mention] = {}
        self.order: list[tuple[int, str]] = []
        within = document.tokens.within
        places: dict[tuple[int, int], tuple[int, int]] = document.derive("resolver: places", dict)
        for mention in document.mentions:
            span = mention.span
            place = places.get((span.start, span.end))
            if place is None:
                place = places[span.start, span.end] = within(span.start, span.end)
            first, last = place
            if first >= last:
                continue
            for n in range(first, last):
                held = self.heads.get(n)
                if held is None or held.span.end - held.span.start < span.end - span.start:
                    self.heads[n] = mention
            self.order.append((first, id_of(mention.actor) or ""))
        self.order.sort()
        self._starts = [first for first, _ in self.order]
        self.quoted: list[int] = document.derive("resolver: quoted", lambda: _quoted(document))
        self.subjects: set[int] = document.derive("resolver: subjects", lambda: _subjects(document))
        self._sentences: list[int] = [sentence.first for sentence in document.sentences]

    def before(self, token: int) -> int:
        """How many of them begin before a token."""
        return bisect_left(self._starts, token)

    def sentence(self, token: int) -> int:
        """Number of the sentence of a token, from 1."""
        return bisect_left(self._sentences, token + 1)


def _quoted(document: Document) -> list[int]:
    """For every token the number of the double quotation that it stands in, or -1."""
    quoted = [-1] * (len(document.tokens) + 1)
    end = -1
    for number, quotation in enumerate(document.quotations):
        if quotation.double and quotation.start >= end:
            end = quotation.end
            for token in range(quotation.first, quotation.last):
                quoted[token] = number
    return quoted


def _subjects(document: Document) -> set[int]:
    """Tokens of the noun phrases that are subjects of clauses, or joined to one."""
    phrases = document.phrases
    found: set[int] = set()
    subjects = {clause.subject for clause in phrases.clauses if clause.subject is not None}
    for index in {one for subject in subjects for one in phrases.conjuncts(subject)}:
        np = phrases.noun_phrases[index]
        found.update(range(np.first, np.last))
    return found
