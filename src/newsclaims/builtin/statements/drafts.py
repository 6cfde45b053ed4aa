"""A statement in the making, in token numbers."""

from __future__ import annotations

from newsclaims.builtin.statements.sources import Source
from newsclaims.text.part import Part

__all__ = ["Draft"]


class Draft(Part):
    """A statement in the making.

    Attributes:
        rule: What made it.
        act: Its act.
        lemma: Base form of the cue; "" where there is none.
        cue: Tokens of the cue (first, after the last); None where there is none.
        source: The phrase that names the speaker; None where there is none.
        pieces: Runs of tokens of the content.
        addressees: Tokens of the heads of those spoken to.
        negated: Whether the saying is denied.
        period: Number of the period.
        edge: Token with which the attribution (source and cue) begins.
        tail: Number after the last token of the attribution.
        carried: The statement whose speaker it takes over.
        beside: Who is told of right before a quotation that has no source.
        inside: The statement that it is quoted in.
        expects: It ended with a colon: its content is the quotation that follows.

    """

    __slots__ = ("act", "addressees", "beside", "carried", "cue", "edge", "expects", "inside", "lemma", "negated",
                 "period", "pieces", "rule", "source", "tail")  # fmt: skip

    def __init__(self, rule: str, act: str, lemma: str, cue: tuple[int, int] | None, source: Source | None,
                 pieces: list[tuple[int, int]], period: int, edge: int, tail: int,
                 addressees: list[int] | None = None, negated: bool = False, carried: Draft | None = None,
                 beside: Source | None = None, inside: Draft | None = None, expects: bool = False) -> None:  # fmt: skip
        self.rule = rule
        self.act = act
        self.lemma = lemma
        self.cue = cue
        self.source = source
        self.pieces = pieces
        self.period = period
        self.edge = edge
        self.tail = tail
        self.addressees: list[int] = addressees or []
        self.negated = negated
        self.carried = carried
        self.beside = beside
        self.inside = inside
        self.expects = expects

    @property
    def hull(self) -> tuple[int, int]:
        """First and after-last token of the content, or of the cue."""
        if not self.pieces:
            return self.cue or (self.edge, self.tail)
        return min(first for first, _ in self.pieces), max(last for _, last in self.pieces)
