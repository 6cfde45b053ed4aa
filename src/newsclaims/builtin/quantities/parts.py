"""What the grammar makes: an amount, and what the article says about its money."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Final

from attrs import define

from newsclaims.builtin.quantities.reader import Numeral, rounded
from newsclaims.builtin.quantities.vocabulary import Unit

__all__ = ["HUNDREDTH", "Amount", "Region", "scaled"]

HUNDREDTH: Final = Decimal("0.01")


@define
class Region:
    """What the article as a whole says about the money it speaks of.

    Attributes:
        lower: Its words, in lower case.
        dollar: What a bare "$" stands for.

    """

    lower: list[str]
    dollar: str = "USD"
    _words: Counter[str] | None = None

    @property
    def words(self) -> Counter[str]:
        """How often each word of it stands there, in lower case; counted when it is first asked for."""
        if self._words is None:
            self._words = Counter(self.lower)
        return self._words

    def currency(self, unit: Unit) -> str:
        """The ISO code of a currency: where several share a name, that of the place which the article names most."""
        if unit.shared:
            named = [(sum(map(self.words.__getitem__, places)), code) for code, places in unit.shared]
            times, code = max(named, key=lambda pair: pair[0])
            if times:
                return code
        return self.dollar if unit.name == "USD" else unit.name


@define
class Amount:
    """A number with its unit, as it stands in the text.

    Attributes:
        first: Number of its first token.
        last: Number after its last token.
        low: Lower end, or the value; None where it is no amount.
        high: Upper end, or the value.
        kind: count, percent, money, measure, ratio or multiple; "time" for durations.
        unit: The unit's name.
        style: The numeral's: digits, words, vague or ratio.
        numeral: The numeral, or the first one of a range.
        comparator: "=", "range", or a bound.
        change: up, down or None.
        rule: Which rule of the grammar made it.
        age: It is somebody's or something's age.
        hyphen: A hyphen ties it to the noun that follows.
        part: It was given in hundredths of its currency: cents, pence.
        signed: Its currency stands before it.

    """

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    kind: str
    unit: str | None
    numeral: Numeral
    comparator: str = "="
    change: str | None = None
    rule: str = "number"
    age: bool = False
    hyphen: bool = False
    part: bool = False
    signed: bool = False

    @property
    def bare(self) -> bool:
        """Whether it has no unit."""
        return self.unit is None and self.kind == "count"


def scaled(value: Decimal | None, factor: Decimal) -> Decimal | None:
    """A value times a factor; None stays None."""
    return None if value is None else rounded(value * factor)
