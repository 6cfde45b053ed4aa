"""Words that are part of a time only in some places: "May", "March", "Sat.", "fall", "second", "am".

Each test bears the name that the tables give in their column `when`; it looks at the words around and says yes or no.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from newsclaims.text.tokens import Tokens

__all__ = ["TESTS"]

Sets = Mapping[str, frozenset[str]]  # the words of the table `time_contexts`


def _word(tokens: Tokens, index: int) -> str:
    return tokens.lower[index] if 0 <= index < len(tokens.lower) else ""


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether a word stands where everything bears a capital: at the head of a sentence or a quotation."""
    before = _word(tokens, index - 1)
    return before in ("", ".", "!", "?", ":", "“", '"', "``", "(", "—", "–", "-", "•", "*", "‘", "'")


def _dated_after(tokens: Tokens, index: int) -> bool:
    """Whether a day or a year follows."""
    after = _word(tokens, index + 1)
    if after == ",":
        after = _word(tokens, index + 2)
        return len(after) == 4 and after.isdecimal()
    digits = after.rstrip("stndrh")
    if _word(tokens, index + 2) in ("bc", "bce", "b.c.") and digits.isdecimal():
        return True
    return digits.isdecimal() and ((len(digits) <= 2 and 1 <= int(digits) <= 31) or len(digits) == 4)


def _dated_before(tokens: Tokens, index: int) -> bool:
    before = _word(tokens, index - 1)
    digits = before.rstrip("stndrh")
    if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
        return True
    return before == "of" and _word(tokens, index - 2).rstrip("stndrh").isdecimal()


def _month(tokens: Tokens, index: int, sets: Sets) -> bool:
    """March, April, May, June, August: months, and names or verbs too."""
    if not tokens.words[index].capital:
        return tokens.lower[index] not in ("may", "march") and _dated_after(tokens, index)
    if _dated_after(tokens, index) or _dated_before(tokens, index):
        return True
    before, after = _word(tokens, index - 1), _word(tokens, index + 1)
    if before in ("on", "the") and tokens.lower[index] == "march" and after in ("on", "for", "of"):
        return False
    if before in sets["before month"]:
        return not (before in ("to", "of", "from", "and", "by", "between", "after", "before", "or", "about")
                    and _is_person(tokens, index, sets))  # fmt: skip
    if _opens(tokens, index) or before in sets["person titles"]:
        return False
    if before == "the" and tokens.tags[index + 1 : index + 2] not in ("N", "S", "J", "P", "C", "I"):
        return False
    if tokens.words[index - 1].capital or (after[:1].isalpha() and tokens.words[index + 1].capital):
        return before in ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    if tokens.lower[index] == "may" and after in sets["modal after"]:
        return False
    return not _is_person(tokens, index, sets)


def _is_person(tokens: Tokens, index: int, sets: Sets) -> bool:
    """Whether somebody of that name is in the text: "Theresa May", "Mrs May"."""
    surface = tokens.texts[index]
    at = -1
    for _ in range(12):
        try:
            at = tokens.texts.index(surface, at + 1)
        except ValueError:
            return False
        before = _word(tokens, at - 1)
        named = at > 0 and tokens.words[at - 1].capital and tokens.words[at - 1].tags == "P"
        if before in sets["person titles"] or named:
            return True
    return False


def _capital(tokens: Tokens, index: int, _: Sets) -> bool:
    return tokens.words[index].capital


def _dated(tokens: Tokens, index: int, _: Sets) -> bool:
    """An abbreviation that is another word as well: beside a number, or ahead of a comma and a month."""
    if not tokens.words[index].capital:
        return False
    return _dated_after(tokens, index) or _dated_before(tokens, index)


def _decade(tokens: Tokens, index: int, _: Sets) -> bool:
    """The nineties; not the temperature or the age."""
    return _word(tokens, index - 1) in ("the", "early", "late", "mid") and _word(tokens, index - 2) != "her"


def _season(tokens: Tokens, index: int, sets: Sets) -> bool:
    """Spring, summer, fall, winter: in the frame of a time, not a verb, a coil, or a part of a name."""
    before, after = _word(tokens, index - 1), _word(tokens, index + 1)
    if _dated_after(tokens, index) and len(after.lstrip(",")) != 2:
        return True
    if before.isdecimal() and len(before) == 4:
        return True
    word = tokens.words[index]
    if word.capital and not _opens(tokens, index) and before not in sets["before season"]:
        return False
    if after in ("of", "from") and before in ("the", "a") and word.lower in ("fall", "spring"):
        following = _word(tokens, index + 2)
        return after == "of" and (following in ("this", "last", "next", "that") or following[:1].isdigit())
    if word.capital and after[:1].isalpha() and tokens.words[index + 1].capital:
        return False
    if before == "a" or (after in ("'s",) and word.lower in ("fall", "spring")):
        return False
    if before == "the" and word.lower in ("fall", "spring") and after == "in":
        return _word(tokens, index - 2) in ("in", "during", "by", "since", "until", "of")
    if before in sets["before season"]:
        return True
    return word.lower in ("summer", "winter", "autumn") and before in ("and", "or", "to", ",", "for", "throughout")


def _future(tokens: Tokens, index: int, sets: Sets) -> bool:
    return _word(tokens, index - 1) in sets["future adjectives"]


def _overnight(tokens: Tokens, index: int, _: Sets) -> bool:
    """Overnight as an adverb: not before a noun."""
    if index + 1 < len(tokens) and tokens.lower[index + 1].endswith("day"):
        return True
    return index + 1 >= len(tokens.tags) or tokens.tags[index + 1] not in "NSJP"


def _back(tokens: Tokens, index: int, _: Sets) -> bool:
    """Back for ago: after a unit, at the end of its phrase."""
    return _word(tokens, index - 1).endswith(("years", "months", "weeks", "days", "year", "month", "week")) and (
        _word(tokens, index + 1) in (",", ".", ";", "", "when", ")", "?")
    )


def _meridiem(tokens: Tokens, index: int, _: Sets) -> bool:
    before = _word(tokens, index - 1)
    return before[:1].isdigit() or before in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                                              "ten", "eleven", "twelve")  # fmt: skip


def _zone(tokens: Tokens, index: int, sets: Sets) -> bool:
    """GMT after a clock time."""
    if not tokens.words[index].upper and "." not in tokens.texts[index]:
        return False
    before = _word(tokens, index - 1)
    if before == "(":
        before = _word(tokens, index - 2)
    return (
        before in sets["before zone"]
        or (before[:1].isdigit() and ":" in before)
        or (before.isdecimal() and len(before) == 4)
    )


def _era(tokens: Tokens, index: int, _: Sets) -> bool:
    return tokens.words[index].upper and _word(tokens, index - 1)[:1].isdigit()


# Name of a test -> the test.
TESTS: Final[dict[str, Callable[[Tokens, int, Sets], bool]]] = {
    "back": _back,
    "capital": _capital,
    "dated": _dated,
    "decade": _decade,
    "era": _era,
    "future": _future,
    "meridiem": _meridiem,
    "month": _month,
    "overnight": _overnight,
    "season": _season,
    "zone": _zone,
}
