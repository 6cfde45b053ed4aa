"""What looks like an amount and is none: dates, years, clock times, names, codes, addresses, scores, "one of the"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.bounds import cue_before
from newsclaims.builtin.quantities.parts import Amount
from newsclaims.builtin.quantities.reader import Reader

__all__ = ["is_trap"]

CODE_JOINTS: Final = frozenset("-–/#@:._&*=+^’'‘\\")
AFTER_HYPHEN: Final = frozenset(["plus", "odd", "ish", "strong", "some", "something"])
RANKS: Final = frozenset(["top", "final", "big", "last", "sweet", "elite", "seed"])
SCRIPTURES: Final = frozenset("123")
VERSIONS: Final = frozenset(("1.0", "2.0", "3.0", "4.0", "5.0"))
CLUBS: Final = frozenset(("Group", "Gang", "Council", "Committee"))
CLUB_SIZES: Final = frozenset((5, 6, 7, 8, 10, 20, 24, 77))
ERAS: Final = frozenset(("bc", "b.c", "b.c.", "bce", "ad", "a.d", "a.d.", "ce"))
OLDEST_YEAR: Final = Decimal(15_000)
AIRLINERS: Final = frozenset(("707", "717", "727", "737", "747", "757", "767", "777", "787"))
MONTH_ENDS: Final = (
    "january",
    "february",
    "march",
    "april",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
BOUND_ENDS: Final = frozenset(("least", "than", "most"))
NOUNS: Final = tuple("NSJP")
PEOPLE: Final = frozenset(("people", "men", "women", "children", "police"))


def is_trap(reader: Reader, amount: Amount) -> bool:
    """Whether an amount is no quantity after all: judged only where it has no unit that vouches for it."""
    if amount.kind in ("time", "none"):
        return True
    if amount.kind in ("money", "percent", "measure", "multiple") or amount.numeral.vague:
        if reader.word(amount.numeral.first) == "one" and _is_idiom(reader, amount):
            return True
        return (
            reader.text(amount.first - 1) in (":", "=", "_")
            and reader.glued(amount.first)
            and reader.glued(amount.first - 1)
        )
    if _is_code(reader, amount):
        return True
    if amount.kind == "ratio":
        return False
    if amount.numeral.scale > 1:
        return False
    return (
        _is_dated(reader, amount)
        or _is_clock(reader, amount)
        or _is_score(reader, amount)
        or _is_named(reader, amount)
        or _is_address(reader, amount)
        or _is_listed(reader, amount)
        or _is_pronoun(reader, amount)
    )


def _is_idiom(reader: Reader, amount: Amount) -> bool:
    """Read "At one point", "one foot in front of the other"."""
    if amount.unit == "point":
        return reader.word(amount.first - 1) in ("at", "on")
    return amount.unit == "foot" and reader.word(amount.last) == "in"


def _is_code(reader: Reader, amount: Amount) -> bool:
    """Letters, digits or joints touch it: "737-800", "10-K", "A/320", "50-50", "#5"."""
    at, before = amount.last, amount.first - 1
    if reader.text(before) in ('"', "'") and reader.text(before - 1) == "=":
        return True  # timestamp="1469635200"
    if reader.glued(at):
        text = reader.text(at)
        if text[0].isalnum() or text[0] in "#@_\\*°":
            return True
        if text == "(" and len(reader.text(at + 1)) == 1 and reader.word(at + 2) == ")":
            return reader.text(at + 1).isalpha()  # "a 401(k)"
        if text in ("-", "–", "/", ":", "‑", "."):
            following = reader.word(at + 1)
            if text == "/" and following in ("day", "week", "month", "year", "hour"):
                return False  # "3.14/day"
            if text == "-" and (following == "," or (not reader.glued(at + 1) and following in ("or", "to", "and"))):
                return True  # "a two- or three-week period"
            if reader.glued(at + 1) and not amount.hyphen and following not in AFTER_HYPHEN:
                return following[:1].isalnum()
    if reader.glued(amount.first):
        text = reader.text(before)
        if text in CODE_JOINTS and (text not in "-–’'‘" or reader.glued(before)):
            return True
        if text in ("’", "'", "‘") and amount.numeral.plain and len(reader.text(amount.first)) == 2:
            return True  # '05
        return text[-1:].isalnum()
    return False


def _is_dated(reader: Reader, amount: Amount) -> bool:
    """A year, or a day of a month."""
    numeral, traps = amount.numeral, reader.vocabulary.traps
    before, following = reader.word(amount.first - 1), reader.word(amount.last)
    value = numeral.mantissa
    if value <= 31 and numeral.style == "digits":
        if before.endswith(MONTH_ENDS) and len(before) > 9 and reader.word(amount.last) == ",":
            return True  # "PostedFebruary 6, 2016"
        if before in traps["month"] and (
            reader.tag(amount.first - 1) not in tuple("MVB") or reader.text(amount.first - 1)[0].isupper()
        ):
            return True
        if following.partition("-")[0] in traps["month"] and reader.text(amount.last)[0].isupper():
            return True
    if following in ERAS and value <= OLDEST_YEAR:
        return True  # "from 499 to 493 BC"
    if not numeral.plain or not 1000 <= value <= 2100:
        return False
    text = reader.text(numeral.first)
    if len(text) != 4 or amount.hyphen:
        return False
    if following in ("level", "levels"):
        return True  # "53 % of 1913 levels"
    if cue_before(reader, amount, amount.first) is not None or before in ("than", "least", "most", "to"):
        return reader.tag(amount.last) not in ("S", "N") and following not in PEOPLE and value >= 1500
    if value >= 1700:
        return True
    return reader.tag(amount.last) not in ("S",) and following not in PEOPLE


def _is_clock(reader: Reader, amount: Amount) -> bool:
    if amount.low is None or amount.low > 24:
        return False
    following = reader.word(amount.last)
    if following in reader.vocabulary.traps["clock"]:
        return True
    return (
        reader.word(amount.first - 1) == "at" and amount.low <= 12 and amount.numeral.plain
        and reader.tag(amount.last) not in NOUNS and reader.tag(amount.last) != "$"
    )  # fmt: skip


def _is_score(reader: Reader, amount: Amount) -> bool:
    """Read "Won 3-2", "a 5-4 ruling", "voted 217 to 213": two bare numbers that count nothing behind them."""
    if amount.comparator != "range" or amount.rule not in ("hyphen range", "to range"):
        return False
    tag = reader.tag(amount.last)
    counted = tag == "S" or reader.word(amount.last) in PEOPLE or (tag == "J" and reader.tag(amount.last + 1) == "S")
    if amount.rule == "to range":
        near = reader.lower[max(reader.begin, amount.first - 6) : min(reader.limit, amount.last + 3)]
        return not counted or not reader.vocabulary.traps["score"].isdisjoint(near)
    return not counted or reader.word(amount.last) in reader.vocabulary.traps["score"]


def _is_named(reader: Reader, amount: Amount) -> bool:
    """A rank, a number that is part of a name, or a name that is a number: "No. 10", "Boeing 737", "Formula One"."""
    before = reader.word(amount.first - 1)
    if not before:
        return False
    numeral = amount.numeral
    text, prior, value = reader.text(numeral.first), reader.text(amount.first - 1), numeral.mantissa
    plural = reader.tag(amount.last) == "S" or reader.word(amount.last) in PEOPLE
    noun = plural or (reader.tag(amount.last) == "J" and reader.tag(amount.last + 1) == "S")
    following = reader.text(amount.last)
    if (
        numeral.plain
        and len(text) <= 4
        and len(following) > 1
        and following.isupper()
        and _is_lone_name(reader, amount)
    ):
        return True  # "the 737 MAX"
    if before == "." and reader.glued(amount.first - 1) and reader.tag(amount.first - 2) == "P" and numeral.plain:
        return True  # "the S.&P. 500"
    if before == "of" and reader.text(amount.first - 2) in CLUBS and value in CLUB_SIZES:
        return True  # "the Group of 20"
    if before == "for" and reader.word(amount.first - 2) == "fight":
        return True  # "the Fight for 15"
    if text == "911" and following.lower() in reader.vocabulary.traps["emergency"]:
        return True
    if _is_model(reader, amount) or _opens_name(reader, amount):
        return True
    if before in RANKS:
        return not noun or (numeral.style == "words" and text[0].isupper() and prior[0].isupper())
    if before in reader.vocabulary.traps["head"]:
        return not (
            noun and prior.islower() and before not in ("no", "no.", "number", "type", "phase", "category", "ranked")
        )
    if amount.comparator == "range":
        return False
    if following.lower() in reader.vocabulary.traps["scripture"] and text in SCRIPTURES and numeral.plain:
        return True  # "in 2 Timothy"
    if (numeral.plain and len(text) <= 4) or text in VERSIONS:
        if prior[0].isupper() and (reader.tag(amount.first - 1) == "P" or before in reader.vocabulary.traps["day"]):
            return not noun
        return False
    if numeral.style == "words" and text[0].isupper() and amount.first > reader.begin and not reader.title:
        if prior[0].isupper() and prior[0].isalpha() and before not in ("the", "at", "about", "all", "over"):
            return not noun or reader.text(amount.last)[:1].isupper()
        opened = prior in ('"', "“", "‘", "'", ":", "—", "-", ".")
        return not opened or (prior in '"“' and reader.text(amount.last)[:1].isupper())  # "the Gang of Eight"
    return before in ("ground", "plan") and text == "zero"


def _opens_name(reader: Reader, amount: Amount) -> bool:
    """Whether a number opens a name: "the 7 Series", "5 Live lost listeners"; not "23 Minister says"."""
    n = amount.last
    if not amount.numeral.plain or amount.low == 1 or reader.tag(n) != "P":
        return False
    while reader.tag(n + 1) == "P":
        n += 1
    if reader.lower[n] == "series":
        return True
    return n == amount.last and reader.words[n].noun == "" and not reader.lower[n].endswith("s") and (
        reader.tag(n + 1)[:1] in tuple("VZbhMX")
    )  # fmt: skip


def _is_model(reader: Reader, amount: Amount) -> bool:
    """Whether a number is that of an airliner: "production of the 737 will slow"."""
    text = reader.text(amount.first)
    return text in AIRLINERS and reader.tag(amount.last) not in ("S", "J") and reader.word(amount.first - 1) == "the"


def _is_lone_name(reader: Reader, amount: Amount) -> bool:
    """Whether one proper noun follows, and no noun behind it."""
    return reader.tag(amount.last) == "P" and reader.tag(amount.last + 1) not in NOUNS


def _is_address(reader: Reader, amount: Amount) -> bool:
    """Read "350 Fifth Avenue", "10 Downing Street"."""
    if not amount.numeral.plain:
        return False
    if (
        reader.word(amount.first - 1) == "at"
        and reader.tag(amount.last) == "P"
        and not reader.word(amount.last).endswith("s")
    ):
        return True  # "at 900 Grand Concourse"
    for n in range(amount.last, amount.last + 4):
        text = reader.text(n)
        if not text or not (text[0].isupper() or text[0].isdigit()):
            return False
        if n > amount.last and reader.lower[n] in reader.vocabulary.traps["street"]:
            return True
    return False


def _is_listed(reader: Reader, amount: Amount) -> bool:
    """The number of an item in a list: "1. ...", "(2)", "3) ..."."""
    before, following = reader.word(amount.first - 1), reader.word(amount.last)
    if before == "(" and following == "." and reader.word(amount.last + 1) == ")":
        return True  # "Mr. Poe (9.)"
    if (
        amount.first == reader.begin
        and following == ","
        and amount.numeral.style == "words"
        and amount.numeral.scale == 1
    ):
        return reader.tag(amount.last + 1) in ("B", "D", "U", "P", "W", "t")  # "Three, harden our defences"
    if not amount.numeral.plain:
        return False
    if following == ")" and (
        before == "(" or "(" not in reader.lower[max(reader.begin, amount.first - 12) : amount.first]
    ):
        return True
    if (
        amount.first == reader.begin
        and reader.tag(amount.last) == "P"
        and (not following.endswith("s") or reader.tag(amount.last + 1) == "P")
        and following.isalpha()
    ):
        return amount.numeral.mantissa <= 100  # "3 Marco Rubio."
    return amount.first == reader.begin and following in (".", ":") and amount.last + 1 < reader.limit


def _is_pronoun(reader: Reader, amount: Amount) -> bool:
    """Read "One" that counts nothing: "one of the", "no one", "the one who", "one analyst said"."""
    if reader.word(amount.numeral.first) != "one" or amount.numeral.last - amount.numeral.first != 1:
        return False
    if amount.comparator == "range" or amount.hyphen:
        return False
    traps = reader.vocabulary.traps
    before, following = reader.word(amount.first - 1), reader.word(amount.last)
    if (
        following in traps["idiom"]
        or (before in traps["pronoun"] and before != "than" and not _is_only_one(reader, amount))
        or following in ("of", "or", "'s")
    ):
        return True
    tag = reader.tag(amount.last)
    if tag not in tuple("NJP") or (reader.tag(amount.first - 1) == "J" and before not in BOUND_ENDS):
        return True
    verbs = reader.vocabulary.saying
    return any(
        reader.tag(amount.last + k) in ("V", "Z", "I") and reader.words[amount.last + k].verb in verbs
        for k in (1, 2, 3)
    )


def _is_only_one(reader: Reader, amount: Amount) -> bool:
    """Whether "only" counts: "there is only one debate"; not "the only one"."""
    return reader.word(amount.first - 1) == "only" and reader.tag(amount.first - 2) not in ("D", "G", "X")
