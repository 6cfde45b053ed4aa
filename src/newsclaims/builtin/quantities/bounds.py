"""What bounds an amount ("more than 300", "20 % at most"), and whether it is the amount of a change ("rose 3 %")."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from newsclaims.builtin.quantities.parts import Amount
from newsclaims.builtin.quantities.reader import Reader
from newsclaims.builtin.quantities.vocabulary import Cue

__all__ = ["bound", "cue_before", "find_change", "follows_verb_of_change", "inherit"]

COMPARED: Final = frozenset(("from", "versus", "vs", "vs.", "against", "with", "than"))
MILLION: Final = Decimal(1_000_000)
TEN: Final = Decimal(10)
ENDS_OF_CUES: Final = frozenset(("over", "above", "more", "up", "under", "below"))
BEFORE_NOUNS: Final = frozenset("DGCPNSJ$")
COMPARISONS: Final = frozenset(("above", "below", "over", "under", "about", "around", "than"))
COUNTED: Final = frozenset("GCPNSJ$")
CLAUSE_ENDS: Final = frozenset(",;:.()—–")
BY: Final = frozenset(("by", "of"))
RATES: Final = frozenset({"percent"})
RATE_UNITS: Final = frozenset({"point", "basis point", "pp", "%"})
UP_TO: Final = ("up", "to")
SHORT: Final = frozenset(("short", "shy"))
MOVES: Final = frozenset(("go", "come", "move", "bring", "push", "drive", "get"))
LEVELS: Final = frozenset(["above", "below", "near", "past", "beyond"])
REACH: Final = 8  # tokens that a verb may stand before its amount


# ---- comparators ----------------------------------------------------------------------------------------------------
def bound(reader: Reader, amount: Amount) -> None:
    """Find the cues before and after an amount, take them into its span and set its bound."""
    before = cue_before(reader, amount, amount.first)
    if before is None:
        first = amount.first
        while amount.first - first < 3 and reader.word(first - 1) in reader.vocabulary.traps["filler"]:
            first -= 1
            before = cue_before(reader, amount, first)
            if before and (before[0].words[-1] not in COMPARISONS or not _is_own(reader, amount, first)):
                break  # not "above the $8 that analysts expected"
            before = None
    comparator = None
    if before is not None:
        cue, amount.first = before
        comparator = cue.comparator
        _age(amount, cue.words[0])
        outer = cue_before(reader, amount, amount.first)
        if outer is not None and (comparator in "=~" or outer[0].comparator == comparator):
            amount.first = outer[1]
            comparator = outer[0].comparator
    if comparator in (None, "~", "="):
        after = _cue_after(reader, amount)
        if after is not None:
            cue, amount.last = after
            comparator = cue.comparator
            _age(amount, cue.words[-1])
    if comparator is not None:
        set_comparator(amount, comparator)


def _is_own(reader: Reader, amount: Amount, first: int) -> bool:
    """Whether what stands between a preposition and a number makes it a phrase of its own: "over a 20-mile front"."""
    between = reader.lower[first : amount.first]
    return "the" in between or (amount.hyphen and ("a" in between or "an" in between))


def _age(amount: Amount, word: str) -> None:
    """Make a bare number an age where its bound says so: "70 or older", "younger than 50"."""
    if word in ("older", "younger") and amount.bare:
        amount.kind, amount.unit, amount.age, amount.rule = "measure", "year", True, "age"


def set_comparator(amount: Amount, comparator: str) -> None:
    """Bound an amount. A range stays a range unless it is a vague numeral with a bound ("more than a dozen")."""
    if amount.comparator == "range":
        if comparator in (">", ">="):
            if amount.numeral.vague:
                amount.comparator, amount.high = comparator, None
        elif comparator in ("<", "<=") and amount.numeral.vague:
            amount.comparator, amount.low = comparator, None
        return
    amount.comparator = comparator
    if comparator in (">", ">="):
        amount.high = None
    elif comparator in ("<", "<="):
        amount.low = None


def cue_before(reader: Reader, amount: Amount, first: int) -> tuple[Cue, int] | None:
    """The longest cue that ends right before a token, and its first token."""
    for cue in reader.vocabulary.before.get(reader.word(first - 1), ()):
        start = first - len(cue.words)
        if start < reader.begin or tuple(reader.lower[start:first]) != cue.words:
            continue
        if _fits(reader, amount, cue, start):
            return cue, start
    return None


def _fits(reader: Reader, amount: Amount, cue: Cue, start: int) -> bool:
    """Whether a cue bounds the amount, and is no preposition of its own."""
    if cue.care == "unit":
        return not amount.bare or amount.numeral.scale > 1 or (amount.low or 0) >= 20
    word = cue.words[0]
    before = reader.word(start - 1)
    if cue.words[-1] == "than" and (
        reader.tag(start - 1) in ("C", "%") or before in ("percent", "points", "point", "cent", "times")
    ):
        return False  # "14 more than the 90 needed", "2 points higher than 5"
    if cue.care == "loose":
        if word != "about" and amount.bare and _small(amount):
            return before in ("just", "well", "slightly", "far")
        return before not in reader.vocabulary.traps["topic"] or not (amount.bare or _small(amount))
    if len(cue.words) == 1 and word == "some":
        return not amount.bare or (amount.low is not None and abs(amount.low) >= 2)
    if len(cue.words) == 1 and word == "estimated":
        return before in ("the", "an", "his", "its", "their")
    if cue.words == UP_TO and before == "way":
        return False  # "working their way up to $15 an hour"
    if cue.words == UP_TO and before and reader.tag(start - 1) in "VZBEIb":
        verb = reader.words[start - 1].verb
        moved = reader.vocabulary.change_verbs.get(verb, ("", ""))[1] == "edge" or verb in MOVES
        return not moved and reader.word(amount.last) != "from"  # not "ticked up to 4 %"
    return not (word == "as" and before == "twice")


def _small(amount: Amount) -> bool:
    """Whether the number is a word up to ten, or one digit."""
    if amount.low is None or amount.numeral.scale > 1:
        return False
    return abs(amount.low) < TEN or (amount.low == TEN and amount.numeral.style == "words")


def _cue_after(reader: Reader, amount: Amount) -> tuple[Cue, int] | None:
    """The longest cue that begins right behind an amount, and the token after it."""
    for cue in reader.vocabulary.after.get(reader.word(amount.last), ()):
        after = amount.last + len(cue.words)
        if after > reader.limit or tuple(reader.lower[amount.last : after]) != cue.words:
            continue
        if cue.words[0] in ("+", "plus", "odd", "-") and not reader.glued(amount.last):
            continue
        if (cue.words[-1] == "up" and reader.word(after) == "to") or reader.word(after) == "than":
            continue  # "$10 and up to $20", "$4 and more than 10"
        if cue.words[0] == "and" and cue.words[-1] in ENDS_OF_CUES and reader.tag(after) in BEFORE_NOUNS:
            continue
        return cue, after
    return None


def inherit(reader: Reader, amount: Amount, earlier: Amount) -> None:
    """Give a conversion in brackets the bound and the change of the amount before it: "up to $3.2bn (£2.5bn)"."""
    if reader.word(amount.first - 1) == "or" and amount.first - 1 - earlier.last in (0, 1, 2):
        if amount.change is None and not amount.bare:
            amount.change = earlier.change  # "fell 3 points, or 2 %"
        return
    if amount.bare and _is_compared(reader, amount, earlier):
        amount.kind, amount.unit = earlier.kind, (earlier.unit or "").partition(" per ")[0]
        return
    if reader.word(amount.first - 1) not in ("(", "[") or amount.first - 1 - earlier.last > 3:
        return
    if amount.comparator == "=" and earlier.comparator not in ("=", "range") and amount.kind == earlier.kind:
        set_comparator(amount, earlier.comparator)
    if amount.change is None and earlier.change is not None:
        amount.change = earlier.change


def _is_compared(reader: Reader, amount: Amount, earlier: Amount) -> bool:
    """Whether a bare number shares the unit it is compared with: "to 212 million euros from 247 million"."""
    if earlier.kind not in ("money", "percent"):
        return False
    if reader.tag(amount.last) in COUNTED and reader.word(amount.last) not in ("late", "early", "earlier"):
        return False
    if not 0 <= amount.first - 1 - earlier.last <= 4 or reader.word(amount.first - 1) not in COMPARED:
        return False
    if earlier.kind == "percent":
        return earlier.change is None and amount.numeral.scale == 1 and not amount.numeral.plain
    if amount.numeral.scale == earlier.numeral.scale == 1:
        return not amount.numeral.plain and not earlier.numeral.plain  # "108.35 yen, down from 108.80"
    return amount.numeral.scale >= MILLION and earlier.numeral.scale >= MILLION


# ---- change ---------------------------------------------------------------------------------------------------------
def find_change(reader: Reader, amount: Amount) -> str | None:
    """Say up or down, where the amount is that of a change."""
    return _beside(reader, amount) or _behind(reader, amount) or _by_verb(reader, amount)


def _allows(amount: Amount, care: str) -> bool:
    """Whether a word that has other uses says change here: with percent and points, or the cents of a price."""
    if care == "none":
        return False
    return care != "rate" or _is_rate(amount) or amount.part


def _is_rate(amount: Amount) -> bool:
    """Whether it is a percentage, or points."""
    return amount.kind in RATES or amount.unit in RATE_UNITS


def _beside(reader: Reader, amount: Amount) -> str | None:
    """Read "Up 3 %", "down from" is none: the word right before the amount and its bound."""
    n = amount.first - 1
    while reader.word(n) in (
        "a",
        "an",
        "another",
        "further",
        "as",
        "much",
        "by",
        "just",
        "only",
        "sharply",
        "nearly",
        "slightly",
    ):
        n -= 1
    word = reader.word(n)
    found = reader.vocabulary.change_before.get(word)
    if found is None or (amount.bare and amount.comparator != "range"):
        return found[0] if found and amount.bare and reader.word(n - 1) in (",", "were", "was", "is", "are") else None
    if not _allows(amount, found[1]) or reader.word(n + 1) == "to":
        return None
    verb = reader.words[n - 1].verb if reader.tag(n - 1) and reader.tag(n - 1) in "VZBEI" else ""
    return (
        found[0]
        if not verb or verb in reader.vocabulary.change_verbs or verb in reader.vocabulary.traps["up_verb"]
        else None
    )


def _behind(reader: Reader, amount: Amount) -> str | None:
    """Read "A 3 % rise", "3 % higher", "3 % more than"."""
    n = amount.last
    for _ in range(3):
        word = reader.word(n)
        cut = n == amount.last and reader.tag(n) == "V" and reader.tag(amount.first - 1) == "D"
        if not cut and (not word or word in CLAUSE_ENDS or reader.tag(n) in tuple("VZFTDKbhMC")):
            break
        noun = reader.words[n].noun or word
        if (found := reader.vocabulary.change_nouns.get(noun)) and (cut or reader.tag(n) in tuple("NSIJ")):
            if found[1] == "level" and not _is_rate(amount):
                return None  # "a $3 million loss"
            if (
                amount.kind in ("percent", "money")
                or amount.unit in RATE_UNITS
                or (amount.kind == "measure" and found[1] == "")
            ):
                return found[0]
            return None
        if (found := reader.vocabulary.change_after.get(word)) and n == amount.last and _allows(amount, found[1]):
            if word in ("more", "less") and reader.tag(n + 1) in ("J", "R"):
                return None  # "20 % more likely"
            return found[0] if amount.kind != "count" and _is_since(reader, n + 1) else None
        n += 1
    return None


def _is_since(reader: Reader, n: int) -> bool:
    """Whether no "than" follows, or one with an earlier time: "2 % more than [last year]"."""
    if reader.word(n) != "than":
        return True
    near = [reader.word(k) for k in range(n + 1, n + 6)]
    return bool({"year", "month", "quarter", "week", "ago", "earlier", "last", "before"}.intersection(near)) or any(
        word.isdigit() and len(word) == 4 for word in near
    )


def _by_verb(reader: Reader, amount: Amount) -> str | None:
    """Read "Rose 3 %", "cut costs by 3 %", "an increase of 3 %": the verb or noun before the amount."""
    n = amount.first - 1
    word = reader.word(n)
    vocabulary = reader.vocabulary
    if word in BY:
        n -= 1
        noun = reader.words[n].noun if n >= reader.begin and reader.word(n - 1) != "storm" else ""
        found = vocabulary.change_nouns.get(noun)
        if found is not None and (word == "by" or found[1] == "" or not amount.bare):
            return found[0] if found[1] != "level" or _is_rate(amount) else None
        if word == "of":
            return None
        return _verb_before(reader, amount, n, 14, strict=False)
    if reader.word(amount.first + 1) in ("low", "high"):
        return None  # "fell as low as 3 %"
    if reader.word(amount.first) in LEVELS or {reader.word(amount.first), reader.word(amount.last)} & SHORT:
        return None  # "rose above 3 %"
    return _verb_before(reader, amount, n, REACH, strict=True)


def follows_verb_of_change(reader: Reader, amount: Amount) -> bool:
    """Whether an amount stands right behind a verb of change ("rose 3 %"), or behind "by" ("fell by 4,000")."""
    n = amount.first - 1
    if reader.word(n) == "by":
        return _verb_before(reader, amount, n - 1, 14, strict=False) is not None
    return _verb_before(reader, amount, n, REACH, strict=True) is not None


def _verb_before(reader: Reader, amount: Amount, n: int, reach: int, *, strict: bool) -> str | None:
    """The direction of the verb of change before an amount; `strict` lets only adverbs and time stand between."""
    verbs = reader.vocabulary.change_verbs
    for _ in range(reach):
        word = reader.word(n)
        if not word:
            return None
        tag = reader.tags[n]
        found = verbs.get(reader.words[n].verb) if tag in "VZBEIJNS" else None
        if found and found[1] == "rate" and reader.word(amount.last) == "of" and _is_poll(reader, amount.last + 1):
            return None  # "gaining 16 percent of the vote"
        if found and word.startswith("drop") and strict and reader.word(amount.last) == "on":
            return None  # "dropping $2 million on ads"
        if found and (tag in "VZBEI" or (found[1] == "" and tag in "NS" and _could_be_verb(reader, n))):
            if found[1] == "edge" and reader.word(n + 1) in ("down", "lower", "off"):
                return "down"
            if amount.kind == "count" and strict and found[1] == "rate":
                return None
            if strict and amount.bare and reader.tag(amount.last) in tuple("NSJP") and tag in "VZBEI":
                return found[0] if found[1] == "" and reader.word(amount.last) in ("points", "point") else None
            return found[0] if _allows(amount, found[1]) or (not strict and found[1] != "none") else None
        if strict and not (
            word in reader.vocabulary.traps["between"]
            or tag in "R"
            or word in ("as", "more", "less", "than", "down", "up", "(")
        ):
            return None
        if not strict and (word in CLAUSE_ENDS or tag in "H"):
            return None
        n -= 1
    return None


def _is_poll(reader: Reader, n: int) -> bool:
    """Whether a token begins what parties win shares of."""
    n += reader.word(n) in ("the", "all", "its", "their")
    return reader.word(n) in ("vote", "votes", "ballots", "seats", "delegates", "support", "electorate")


def _could_be_verb(reader: Reader, n: int) -> bool:
    """Whether a word that was read as a noun stands where a verb would: "shares gain 3 %"."""
    before = reader.tag(n - 1)
    if before == "C":
        before = reader.tag(n - 2)  # "the Sensex 30 fell"
    return before in ("S", "N", "P", "U") and bool(reader.words[n].verb)
