"""Ages: bare numbers that are ages by their place: "aged 22", "Ana Silva, 54, said", "people over 65", "died at 87"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.parts import Amount
from newsclaims.builtin.quantities.reader import Reader

__all__ = ["goes_on", "read_age"]

OLDEST: Final = Decimal(115)
SCHOOL_AGE: Final = Decimal(13)
YOUNGEST: Final = Decimal(3)
NOUNS: Final = tuple("NSJP")


def read_age(reader: Reader, amount: Amount) -> bool:
    """Whether a bare number is an age by its place: "aged 22", "Ana Silva, 54, said", "people over 65"."""
    if not amount.bare or amount.high is None or not 0 < amount.high <= OLDEST or amount.hyphen:
        return False
    if amount.numeral.scale > 1 or amount.numeral.vague:
        return False
    traps = reader.vocabulary.traps
    before, following = reader.word(amount.first - 1), reader.word(amount.last)
    if "ages" in reader.lower[amount.first : amount.numeral.first]:
        return True  # "between the ages of 18 and 29"
    if (
        before in ("was", "is")
        and reader.word(amount.first - 3) in ("when", "since", "until")
        and reader.tag(amount.last) != "S"
    ):
        return True  # "when he was 12"
    if before == "now" and amount.first - 1 == reader.begin and following == "and":
        return True  # "Now 46 and living abroad"
    if before in ("then", "now") and reader.word(amount.first - 2) == "," and following in (",", ")"):
        return True
    if before == "of" and reader.word(amount.first - 2) in ("age", "ages"):
        return True  # "since the age of 25"
    if before == "both" and following == "," and reader.word(amount.first - 2) == ",":
        return True  # "the couple, both 34, have"
    if before == "at" and amount.low is not None and amount.low >= SCHOOL_AGE and reader.tag(amount.last) not in NOUNS:
        return not traps["age_act"].isdisjoint(reader.lower[max(reader.begin, amount.first - 4) : amount.first - 1])
    if before in traps["aged"]:
        return reader.tag(amount.last) not in ("N", "S") or before in ("aged", "age", "ages")
    if before in ("between", "from") and reader.word(amount.first - 2) in ("aged", "ages"):
        return True
    ends_line = following == "" or "\n" in reader.source[reader.ends[amount.last - 1] : reader.starts[amount.last]]
    if before == "," and (ends_line or following in traps["after_age"]) and _in_commas(reader, amount):
        return True
    if before not in ("over", "under", "below", "above") or _is_counted(reader, amount.last):
        return False
    if reader.tag(amount.first - 2) == "b":  # "voters were over 45"
        near = reader.lower[max(reader.begin, amount.first - 5) : amount.first - 2]
        return not traps["person"].isdisjoint(near)
    return reader.word(amount.first - 2) in traps["person"]


def _is_counted(reader: Reader, n: int) -> bool:
    """Whether a noun stands at a token; not "people over 65 account for"."""
    if reader.tag(n) not in NOUNS:
        return False
    word = reader.words[n]
    return not (reader.tags[n] == "N" and word.verb == word.lower and reader.tag(n + 1) in ("F", "T", "D", "R", "G"))


def _in_commas(reader: Reader, amount: Amount) -> bool:
    """Whether a number between commas behind a name or a person is an age: "Ana Silva, 54, said"."""
    if amount.numeral.style != "digits" or amount.comparator != "=" or amount.low is None or amount.low % 1:
        return False
    traps, at = reader.vocabulary.traps, amount.first - 2
    named = reader.tag(at) == "P" and reader.word(at) not in traps["month"] and reader.word(at) not in traps["day"]
    if not named and (reader.tag(at) != "N" or reader.word(amount.last) != "," or amount.low <= YOUNGEST):
        return False
    return not _list_of_numbers(reader, amount)


def _list_of_numbers(reader: Reader, amount: Amount) -> bool:
    """Whether the next part between commas begins with digits too: "Smith, 12, 14 and 16"."""
    return reader.word(amount.last) in (",", "and") and reader.tag(amount.last + 1) == "C"


def goes_on(reader: Reader, amount: Amount, earlier: Amount) -> bool:
    """Whether a number goes on with a list of ages: "aged six, [nine] and [12]"."""
    return (
        earlier.age and amount.bare and earlier.rule == "age" and not earlier.hyphen
        and amount.first == earlier.last + 1
        and reader.word(earlier.last) in (",", "and", "or") and reader.tag(amount.last) not in ("N", "S", "J", "P")
    )  # fmt: skip
