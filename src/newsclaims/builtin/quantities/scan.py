"""The pass over the tokens: where amounts begin, which forms they take, and the records made of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Context, Decimal, localcontext
from itertools import compress
from typing import Final

from newsclaims.builtin.quantities.ages import goes_on, read_age
from newsclaims.builtin.quantities.amounts import read_amount
from newsclaims.builtin.quantities.bounds import bound, find_change, inherit
from newsclaims.builtin.quantities.forms import read_compound, read_glued, read_multiple, read_single, read_times
from newsclaims.builtin.quantities.items import find_item, singular
from newsclaims.builtin.quantities.parts import Amount, Region
from newsclaims.builtin.quantities.ranges import read_list, read_range, read_share
from newsclaims.builtin.quantities.reader import Reader
from newsclaims.builtin.quantities.traps import is_trap
from newsclaims.builtin.quantities.vocabulary import COMPOUND, GLUED_CURRENCY, MULTIPLE, SINGLE, vocabulary_of
from newsclaims.model import Quantity
from newsclaims.text.document import Document

__all__ = ["Scanner"]

YEAR: Final = 4  # digits
AFTER_PRONOUN: Final = frozenset("VZbhMDRKBU.,;:?!")  # tags of what follows a pronoun, and no number
ARTICLES: Final = frozenset(("a", "an", "additional", "full", "further", "whole"))
# What can join an amount to more of it: a range, a share, a list, a multiple.
JOINTS: Final = frozenset(("times", "fold", "-", "–", "—", "‑", "to", "and", "or", "in", "of", "out", "over", ","))
ARITHMETIC: Final = Context(prec=28, traps=[])


class Scanner:
    """Finds the amounts of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.reader = Reader(document.text, document.tokens, vocabulary_of(document.lexicon))
        self._time_starts = [time.span.start for time in document.times]
        self._time_ends = [time.span.end for time in document.times]
        self._region: Region | None = None

    @property
    def region(self) -> Region:
        """What the article says about its money, read when it is first needed."""
        if self._region is None:
            self._region = _read_region(self.document, self.reader)
        return self._region

    def quantities(self) -> Iterator[Quantity]:
        """The amounts, in order."""
        with localcontext(ARITHMETIC):
            return iter([self._record(amount) for amount in self._amounts()])

    def _amounts(self) -> Iterator[Amount]:
        """The amounts by the grammar, in order, each judged in its sentence."""
        reader, sentences = self.reader, self.document.sentences
        triggers, lower = reader.vocabulary.triggers, reader.lower
        at = done = 0
        earlier: Amount | None = None
        for n in list(compress(range(len(lower)), map(triggers.__getitem__, lower))):
            if n < done or (triggers[lower[n]] == SINGLE and lower[n - 1] not in ARTICLES):
                continue
            while at < len(sentences) and sentences[at].last <= n:
                at += 1
                earlier = None
            if at == len(sentences):
                return
            if n < sentences[at].first or self._is_none(n):
                continue
            reader.begin, reader.limit = sentences[at].first, sentences[at].last
            reader.title = sentences[at].region == "headline"
            amount = self._read(n)
            if amount is None:
                continue
            done = amount.last
            if amount.low is None and amount.high is None:
                continue
            if self._in_time(amount) or not self._judge(amount, earlier):
                continue
            done = max(done, amount.last)
            earlier = amount
            yield amount

    # ---- reading ----------------------------------------------------------------------------------------------------
    def _read(self, n: int) -> Amount | None:
        """The amount that begins at a token, ranges and ratios joined."""
        reader = self.reader
        kind = reader.vocabulary.triggers[reader.lower[n]]
        if kind == MULTIPLE:
            return read_multiple(reader, n)
        if kind == SINGLE:
            return read_single(reader, n, self.region)
        if kind == GLUED_CURRENCY:
            return read_glued(reader, n, self.region)
        if kind == COMPOUND:
            return read_compound(reader, n, self.region)
        amount = read_amount(reader, n, self.region)
        if amount is None or amount.low is None:
            return amount
        following = reader.word(amount.last)
        if following not in JOINTS and "-" not in following:
            return amount
        times = read_times(reader, amount)
        if times is not None:
            return times
        if amount.kind == "count" and not amount.hyphen and (share := read_share(reader, amount, self.region)):
            return share
        joined = read_range(reader, amount, self.region)
        if joined is None:
            return read_list(reader, amount, self.region)
        return read_times(reader, joined) or joined

    def _is_none(self, n: int) -> bool:
        """Whether a token is one of the commonest numbers that are no amounts: a year, a day of a month, "no one"."""
        reader, text = self.reader, self.reader.texts[n]
        if not text.isdigit():
            alone = reader.lower[n] == "one" and n + 1 < len(reader.lower) and reader.tags[n + 1] in AFTER_PRONOUN
            return alone and reader.lower[n - 1] in reader.vocabulary.traps["pronoun"] and reader.lower[n - 1] != "than"
        if len(text) != YEAR and reader.lower[n - 1] not in reader.vocabulary.traps["month"]:
            return False
        start = reader.starts[n]
        time = bisect_right(self._time_starts, start)
        return time > 0 and self._time_ends[time - 1] > start

    # ---- judging ----------------------------------------------------------------------------------------------------
    def _in_time(self, amount: Amount) -> bool:
        """Whether the number lies inside a time expression."""
        reader = self.reader
        if amount.kind == "ratio" and reader.word(amount.last) == "of":
            return False
        start, end = reader.starts[amount.numeral.first], reader.ends[amount.numeral.last - 1]
        n = bisect_right(self._time_starts, start)
        if n and self._time_ends[n - 1] > start:
            return not amount.age and not (amount.signed or amount.kind == "percent")
        return n < len(self._time_starts) and self._time_starts[n] < end and not amount.age

    def _judge(self, amount: Amount, earlier: Amount | None) -> bool:
        """Whether it is an amount; if so, its bound, change and age are set."""
        reader = self.reader
        if read_age(reader, amount) or (earlier is not None and goes_on(reader, amount, earlier)):
            amount.kind, amount.unit, amount.age, amount.rule = "measure", "year", True, "age"
        elif is_trap(reader, amount) or (
            amount.bare and amount.last - amount.first >= reader.limit - reader.begin - 2 and self._stands_alone(amount)
        ):
            return False
        if (
            earlier is not None
            and amount.bare
            and amount.low == earlier.low
            and reader.word(amount.last) == ")"
            and (earlier.last == amount.first - 1 and reader.word(earlier.last) == "(")
        ):
            return False  # "thirty (30)"
        bound(reader, amount)
        if amount.kind != "multiple" and amount.change is None and not amount.age:
            amount.change = find_change(reader, amount)
        if earlier is not None:
            inherit(reader, amount, earlier)
        return True

    def _stands_alone(self, amount: Amount) -> bool:
        """Whether a number is all of its sentence, and the sentence not all of the text: the number of a list."""
        reader = self.reader
        rest = {reader.word(n) for n in (reader.begin, reader.limit - 1) if not amount.first <= n < amount.last}
        return rest <= {".", "[", "]", "(", ")", ":", "-", "•"} and len(self.document.sentences) > 1

    def _record(self, amount: Amount) -> Quantity:
        document = self.document
        item = find_item(document, self.reader, amount)
        span = document.token_span(amount.first, amount.last)
        head = singular(self.reader, item.head) if item is not None else None
        low = _plain(amount.low)
        return Quantity(
            id=f"q{span.start}-{span.end}",
            span=span,
            comparator=amount.comparator,
            low=low,
            high=low if amount.high is amount.low else _plain(amount.high),
            unit=amount.unit,
            kind=amount.kind,
            vague=amount.numeral.vague,
            change=amount.change,
            item=document.token_span(item.first, item.last) if item is not None else None,
            item_head=head,
            made_by="quantities:" + amount.rule.replace(" ", "-"),
        )


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without an exponent, and without zeros behind the point."""
    if value is None:
        return None
    if value.as_tuple().exponent == 0:
        return value
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _read_region(document: Document, reader: Reader) -> Region:
    """The words of the article, and what a bare "$" is: the local dollar where others are told apart from it."""
    region = Region(reader.lower)
    text = document.text
    if "US$" in text or "U.S. dollar" in text or "US dollar" in text:
        dollar = reader.vocabulary.dollar
        counts = sorted(sum(map(region.words.__getitem__, places)) for _, places in dollar.shared)
        if counts[-1] > 1 and counts[-1] >= 2 * counts[-2]:
            region.dollar = region.currency(dollar)
    return region
