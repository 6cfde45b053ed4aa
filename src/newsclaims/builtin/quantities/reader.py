"""What the grammar works on: the tokens of one sentence, and the numbers read from them."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from attrs import define

from newsclaims.builtin.quantities.vocabulary import Vocabulary
from newsclaims.text.tokens import Tokens

__all__ = ["EXACT", "MOST_WORDS", "ONE", "Numeral", "Reader", "exact", "rounded"]

SIGNIFICANT: Final = 15
EXACT: Final = Context(prec=60)
ROUNDED: Final = Context(prec=SIGNIFICANT)
LARGEST: Final = 24  # powers of ten
MOST_WORDS: Final = 24  # words of one number; what is longer is no number
ONE: Final = Decimal(1)


@define
class Numeral:
    """A number as it stands in the text.

    Attributes:
        first: Number of its first token, sign included.
        last: Number after its last token.
        low: What it is worth; None where it only looks like a number.
        high: The upper end of a vague one; else the same.
        style: digits, words, vague or ratio.
        mantissa: The value before its scale: 5 of "5 million".
        scale: The scale: a million of "5 million".
        tail: What a hyphen ties to its scale: "dollar" of "5 million-dollar".
        plain: One token of digits without separator or sign: what could be a year or a name's number.

    """

    first: int
    last: int
    low: Decimal | None = None
    high: Decimal | None = None
    style: str = "digits"
    mantissa: Decimal = ONE
    scale: Decimal = ONE
    plain: bool = False
    tail: str = ""

    @property
    def vague(self) -> bool:
        """Whether it is a vague numeral: "dozens", "several hundred"."""
        return self.style == "vague"


class Reader:
    """The tokens of one sentence, as the grammar reads them: nothing outside the sentence is seen."""

    __slots__ = ("begin", "ends", "limit", "lower", "source", "starts", "tags", "texts", "title", "vocabulary", "words")

    def __init__(self, source: str, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.source = source
        self.starts, self.ends, self.texts, self.lower = tokens.starts, tokens.ends, tokens.texts, tokens.lower
        self.tags, self.words = tokens.tags, tokens.words
        self.vocabulary = vocabulary
        self.begin, self.limit = 0, len(tokens)
        self.title = False

    def word(self, n: int) -> str:
        """A token in lower case; "" outside the sentence."""
        return self.lower[n] if self.begin <= n < self.limit else ""

    def text(self, n: int) -> str:
        """A token as it stands; "" outside the sentence."""
        return self.texts[n] if self.begin <= n < self.limit else ""

    def tag(self, n: int) -> str:
        """A token's tag; "" outside the sentence."""
        return self.tags[n] if self.begin <= n < self.limit else ""

    def glued(self, n: int) -> bool:
        """Whether a token touches the one before it, both of this sentence."""
        return self.begin < n < self.limit and self.starts[n] == self.ends[n - 1]


def rounded(value: Decimal) -> Decimal:
    """A value with at most 15 significant digits."""
    return ROUNDED.plus(value)


def exact(value: Decimal) -> Decimal | None:
    """The value, with at most 15 significant digits; None where it is beyond all counting."""
    if not -LARGEST <= value.adjusted() <= LARGEST:
        return None
    return value if len(value.normalize(EXACT).as_tuple().digits) <= SIGNIFICANT else rounded(value)
