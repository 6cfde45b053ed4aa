"""The span of a counted or measured thing within its noun phrase."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from newsclaims.builtin.quantities.reader import Reader
from newsclaims.text.phrases import NounPhrase

__all__ = ["NOT_FIRST", "QUOTES", "Item", "of_phrase"]

QUOTES: Final = frozenset('"“”‘’«»')
LONGEST: Final = 40  # tokens of an item
NOT_FIRST: Final = frozenset("DGR,K-XC$%")


@frozen
class Item:
    """The tokens of the thing, and its head."""

    first: int
    last: int
    head: int


def of_phrase(reader: Reader, phrase: NounPhrase, n: int, *, owner: bool = False) -> Item | None:
    """The part of a noun phrase from a token on, without determiners."""
    last = min(phrase.last, n + LONGEST)
    if owner and (cut := reader.tags.find("X", n, last)) > n:
        last = cut  # "3 million [users]'s posts"
    first = n
    if reader.lower[first] in reader.vocabulary.change_after:
        first += 1  # "a 22 percent lower [risk]"
    worth = _index(reader, "worth", first, last)
    if worth is not None and reader.tag(worth + 1) in ("C", "$", "P"):
        last = worth  # "4 kg of [gold] worth 9 million"
    if owner:
        last = _before_name(reader, first, last)
    while (
        first < last
        and reader.tags[first] in NOT_FIRST
        and not (reader.tags[first] == "C" and reader.tag(first + 1) == "-")
    ):
        first += 1
    if (cut := reader.tags.find("C", first, last)) > first and (
        reader.tags[cut - 1] in "XJ" or "X" in reader.tags[first:cut]
    ):
        while cut < last and reader.tags[cut] in "C-":
            cut += 1
        first = cut  # "of the republic's 30 million [voters]"
    elif cut > first and reader.text(cut + 1) != "-" and reader.tag(cut + 1) != "X":
        last = cut  # "took 10,000 [men] five years"
    if last > first and reader.text(last - 1) in QUOTES and reader.text(first) not in QUOTES and first == n:
        last -= 1
    if (
        last == first + 1
        and reader.tags[first] == "J"
        and reader.word(first - 1) == "the"
        and reader.word(first - 2) == "of"
    ):
        return Item(first, last, first)  # "10 % of the [total]"
    if last - first > 1 and _is_verb(reader, last - 1):
        last -= 1  # "two in three [Scots] support a ban"
    while last > first and reader.tags[last - 1] not in 'NSP"':
        last -= 1  # "5 feet [deep]", "monks [live]"
    head = min(phrase.head, last - 1)
    while head > first and reader.tags[head] not in "NSP":
        head -= 1
    if owner and last < phrase.last and reader.tags[head] == "P" and not reader.lower[head].endswith("s"):
        return None  # "the 500 Poe's lawyers returned"
    if first >= last or not first <= head < last or reader.tags[head] not in "NSP" or _is_timely(reader, head):
        return None
    return Item(first, last, head)


def _before_name(reader: Reader, first: int, last: int) -> int:
    """Where a plural ends what is counted, though a name follows: "two [reasons] Israel gave"."""
    if reader.tags[last - 1] != "P":
        return last
    return next((n + 1 for n in range(first, last - 1) if reader.tags[n : n + 2] == "SP"), last)


def _is_verb(reader: Reader, n: int) -> bool:
    """Whether a noun behind a plural is its verb: "two in three Scots [support] a ban"."""
    word = reader.words[n]
    return (
        reader.tags[n] == "N" and word.verb == word.lower and reader.tags[n - 1] in "SP"
        and reader.lower[n - 1].endswith("s") and reader.tag(n + 1) in ("D", "G")
    )  # fmt: skip


def _index(reader: Reader, word: str, first: int, last: int) -> int | None:
    """Number of the token that is a word, among those of a phrase behind its first."""
    return next((n for n in range(first + 1, last) if reader.lower[n] == word), None)


def _is_timely(reader: Reader, head: int) -> bool:
    """Whether a head is a unit of time or a word of degree, which nothing is counted in."""
    word = reader.lower[head]
    if "-on-" in word or "-over-" in word:
        return True  # "month-on-month"
    if reader.tags[head] == "P" and word not in reader.vocabulary.traps["day"] | reader.vocabulary.traps["month"]:
        return False
    if (
        word in reader.vocabulary.traps["degree"]
        or word in reader.vocabulary.traps["day"]
        or word in reader.vocabulary.traps["month"]
    ):
        return True
    unit = reader.vocabulary.unit_words.match(reader.lower, head, head + 1)
    return (
        unit is not None
        and unit[0].kind == "time"
        and word not in ("second", "seconds", "term", "terms", "season", "seasons")
    )
