"""A statement in the making, in token numbers."""

from __future__ import annotations

from attrs import define, field

from newsclaims.builtin.statements.sources import Source

__all__ = ["Draft"]


@define(eq=False)
class Draft:
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

    rule: str
    act: str
    lemma: str
    cue: tuple[int, int] | None
    source: Source | None
    pieces: list[tuple[int, int]]
    period: int
    edge: int
    tail: int
    addressees: list[int] = field(factory=list)
    negated: bool = False
    carried: Draft | None = None
    beside: Source | None = None
    inside: Draft | None = None
    expects: bool = False

    @property
    def hull(self) -> tuple[int, int]:
        """First and after-last token of the content, or of the cue."""
        if not self.pieces:
            return self.cue or (self.edge, self.tail)
        return min(first for first, _ in self.pieces), max(last for _, last in self.pieces)
