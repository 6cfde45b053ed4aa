"""The pass over the tokens: where amounts begin, which forms they take, and the records made of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Context, Decimal, localcontext

from newsclaims.builtin.quantities.amounts import Amount, Region, join, read_amount
from newsclaims.builtin.quantities.bounds import bound, find_change, follows_verb_of_change, inherit
from newsclaims.builtin.quantities.forms import read_compound, read_glued, read_multiple
from newsclaims.builtin.quantities.items import find_item
from newsclaims.builtin.quantities.numerals import Reader, rounded
from newsclaims.builtin.quantities.traps import is_trap, read_age
from newsclaims.builtin.quantities.vocabulary import COMPOUND, GLUED_CURRENCY, MULTIPLE, vocabulary_of
from newsclaims.model import Quantity
from newsclaims.text.document import Document

__all__ = ["Scanner"]

ARITHMETIC = Context(prec=28, traps=[])
JOINERS = {"to": "to", "-": "-", "–": "-", "—": "-", "‑": "-", "and": "and", "or": "or"}
APPROXIMATELY = frozenset("about around nearly roughly approximately almost perhaps maybe even as much ~".split())


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
        reader, sentences = self.reader, self.document.sentences
        triggers = reader.vocabulary.triggers
        hits = [n for n, kind in enumerate(map(triggers.__getitem__, reader.lower)) if kind]
        at = done = 0
        earlier: Amount | None = None
        for n in hits:
            while at < len(sentences) and sentences[at].last <= n:
                at += 1
                earlier = None
            if at == len(sentences):
                return
            if n < done or n < sentences[at].first:
                continue
            reader.begin, reader.limit = sentences[at].first, sentences[at].last
            with localcontext(ARITHMETIC):
                amount = self._read(n)
                if amount is None:
                    continue
                done = amount.last
                if (amount.low is None and amount.high is None) or self._in_time(amount) or not self._judge(amount, earlier):
                    continue
                done = max(done, amount.last)
                record = self._record(amount)
            earlier = amount
            yield record

    # ---- reading ----------------------------------------------------------------------------------------------------
    def _read(self, n: int) -> Amount | None:
        """The amount that begins at a token, ranges and ratios joined."""
        reader = self.reader
        kind = reader.vocabulary.triggers[reader.lower[n]]
        if kind == MULTIPLE:
            return read_multiple(reader, n)
        if kind == GLUED_CURRENCY:
            return read_glued(reader, n, self.region)
        if kind == COMPOUND:
            return read_compound(reader, n, self.region)
        amount = read_amount(reader, n, self.region)
        if amount is None or amount.low is None:
            return amount
        if reader.word(amount.last) in ("times", "fold") or (
            reader.word(amount.last) == "-" and reader.word(amount.last + 1) == "fold"
        ):
            return self._times(amount)
        if amount.kind == "count" and not amount.hyphen:
            share = self._share(amount)
            if share is not None:
                return share
        return self._range(amount) or self._listed(amount)

    def _listed(self, one: Amount) -> Amount:
        """Give a number the unit of the one after it: "45 and 50 mg", "18 and 20 years old"."""
        reader, n = self.reader, one.last + 1
        if not one.bare or one.hyphen or not one.numeral.plain or reader.word(n - 1) not in ("and", ",", "or"):
            return one
        n += reader.word(n) in ("and", "or")
        if not reader.text(n)[:1].isdigit():
            return one
        two = read_amount(reader, n, self.region)
        if two is None or two.low is None or not two.numeral.plain or two.hyphen or two.kind not in ("percent", "measure"):
            return one
        one.kind, one.unit, one.age = two.kind, two.unit, two.age
        return one

    def _times(self, amount: Amount) -> Amount:
        """ "Three times", "10-fold"."""
        if amount.kind == "count":
            amount.kind, amount.rule = "multiple", "times"
            amount.last += 1 + (self.reader.word(amount.last) == "-")
        return amount

    def _share(self, one: Amount) -> Amount | None:
        """ "One in four", "two out of five", "nine of 10"."""
        reader, n = self.reader, one.last
        word = reader.word(n)
        if word == "out" and reader.word(n + 1) == "of":
            n += 2
        elif word == "over" and one.first == reader.begin + (one.numeral.low is not None and one.low is not None and one.low < 0):
            n += 1  # "one over three", a sum and no sentence
        elif word in ("in", "of"):
            n += 1
            n += word == "in" and reader.word(n) == "every"
        else:
            return None
        if not reader.word(n) or not reader.vocabulary.triggers[reader.lower[n]]:
            return None
        two = read_amount(reader, n, self.region)
        if two is None or two.low is None or two.kind != "count" or two.numeral.vague or one.low is None:
            return None
        if not (0 < one.low < two.low or word == "over") or two.low > 1_000_000 or two.hyphen or (two.numeral.plain and two.low > 1000):
            return None
        if word == "over" and two.last != reader.limit:
            return None
        if word not in ("out", "over") and (one.low >= 10 or (word == "of" and one.low == 1)):
            return None
        value = rounded(one.low / two.low)
        return Amount(one.first, two.last, value, value, "ratio", None, one.numeral, rule="share")

    def _range(self, one: Amount) -> Amount | None:
        """The range that an amount opens: "3-5", "from 3 to 5", "between 3 and 5", "three or four"."""
        reader, n = self.reader, one.last
        if reader.word(n) == "-" and reader.glued(n) and not reader.glued(n + 1) and reader.word(n + 1) in ("to", "or"):
            n += 1  # "8- to 16-metre"
        joiner = JOINERS.get(reader.word(n))
        if joiner is None:
            return None
        led = self._led(one)
        if (joiner == "and" and not led) or (led == "between" and joiner == "or") or (joiner == "and" and led == "from" and one.unit is None):
            return None
        if joiner == "or" and not one.bare:
            return None
        dash = n
        n += 1
        while n - dash < 4 and reader.word(n) in APPROXIMATELY and (joiner != "-" or reader.word(n) == "~"):
            n += 1
        n += reader.word(n) in ("-", "−") and reader.glued(n + 1) and not reader.glued(n)
        sign = reader.tag(n) == "$" or (reader.text(n) in reader.vocabulary.signs)
        n += sign
        n += sign and reader.tag(n) == "$"
        if not reader.word(n) or not reader.vocabulary.triggers[reader.lower[n]]:
            return None
        if joiner == "-" and reader.word(n - 1) in JOINERS and reader.glued(n - 1) != reader.glued(n) and not reader.glued(n):
            return None
        two = read_amount(reader, n, self.region)
        if two is None or two.low is None:
            return None
        if joiner == "-" and two.low < 0 and reader.word(n - 1) in JOINERS and one.low is not None and one.low >= 0:
            two.low = two.high = -two.low
            two.numeral.mantissa = abs(two.numeral.mantissa)
        if not self._joins(one, two, joiner, led):
            return None
        joined = join(reader, one, two, reader.text(dash), led=led)
        if joined is None or (joiner == "or" and joined.low is not None and joined.high is not None and joined.high > 3 * joined.low):
            return None
        if one.bare and two.bare and joiner in ("-", "to") and not led:
            joined.rule = "hyphen range" if joiner == "-" else "to range"
            if one.low is not None and one.low > two.low:
                joined.low = joined.high = None
        if led:
            joined.first = self._lead_start(one)
        return joined

    def _joins(self, one: Amount, two: Amount, joiner: str, led: str) -> bool:
        """Whether what stands between two amounts makes them a range."""
        reader = self.reader
        if one.low is None or two.low is None:
            return False
        if joiner == "or":
            return two.low > one.low and two.low <= 4 * one.low * two.numeral.scale and two.kind != "ratio"
        if joiner == "to" and not led:
            if (one.bare or one.unit is not None) and not (one.bare and two.unit) and follows_verb_of_change(reader, one):
                return False  # "rose 3 % to 5 %", "fell by 4,000 to 60,000"
            if not one.bare and (one.low > two.low or self._is_contest(one)):
                return False  # "led 47 percent to 39 percent"
            if one.bare and two.kind == "money" and two.signed:
                return False
        return True

    def _is_contest(self, one: Amount) -> bool:
        """Whether a word of winning and losing stands before an amount."""
        reader = self.reader
        near = reader.lower[max(reader.begin, one.first - 6) : one.first]
        return not reader.vocabulary.traps["score"].isdisjoint(near)

    def _led(self, one: Amount) -> str:
        """ "Between" or "from" before an amount; "" without."""
        n = one.first - 1
        for _ in range(3):
            word = self.reader.word(n)
            if word in ("between", "from"):
                return word
            if word not in APPROXIMATELY and word not in ("an", "a", "the", "anywhere"):
                return ""
            n -= 1
        return ""

    def _lead_start(self, one: Amount) -> int:
        n = one.first - 1
        while self.reader.word(n) not in ("between", "from"):
            n -= 1
        return n

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
        if read_age(reader, amount):
            amount.kind, amount.unit, amount.age, amount.rule = "measure", "year", True, "age"
        elif is_trap(reader, amount) or (
            amount.bare and amount.last - amount.first >= reader.limit - reader.begin - 2 and self._stands_alone(amount)
        ):
            return False
        if earlier is not None and amount.bare and amount.low == earlier.low and reader.word(amount.last) == ")" and (
            earlier.last == amount.first - 1 and reader.word(earlier.last) == "("
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
        head = None
        if item is not None:
            head = _singular(self.reader, item.head)
        return Quantity(
            id=f"q{span.start}-{span.end}",
            span=span,
            comparator=amount.comparator,
            low=_plain(amount.low),
            high=_plain(amount.high),
            unit=amount.unit,
            kind=amount.kind,
            vague=amount.numeral.vague,
            change=amount.change,
            item=document.token_span(item.first, item.last) if item is not None else None,
            item_head=head,
            made_by="quantities:" + amount.rule.replace(" ", "-"),
        )


def _singular(reader: Reader, head: int) -> str:
    """The head of an item in the singular; names as they stand."""
    word = reader.words[head]
    if reader.tags[head] == "P":
        return word.text
    noun = word.noun or word.lower
    if reader.tags[head] == "S" and noun == word.lower and noun.endswith("s") and not noun.endswith(("ss", "series", "species")):
        noun = noun[:-1]
    return noun


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without an exponent, and without zeros behind the point."""
    if value is None:
        return None
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _read_region(document: Document, reader: Reader) -> Region:
    """The words of the article, and what a bare "$" is: the local dollar where others are told apart from it."""
    words = frozenset(reader.lower)
    text = document.text
    region = Region(words)
    if "US$" in text or "U.S. dollar" in text or "US dollar" in text:
        counts = [
            (sum(reader.lower.count(place) for place in places), code)
            for code, places in reader.vocabulary.dollar.shared
            if not places.isdisjoint(words)
        ]
        if counts and (best := max(counts))[0] > 1 and sum(count for count, _ in counts) < 2 * best[0]:
            region.dollar = best[1]
    return region
