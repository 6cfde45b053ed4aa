"""The thing that is counted or measured: "kamikaze drones" of "more than 300 kamikaze drones"."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.quantities.parts import Amount
from newsclaims.builtin.quantities.reader import ONE, Reader
from newsclaims.builtin.quantities.subjects import changed, costing, moved, named_before, risen, subject_of
from newsclaims.builtin.quantities.things import NOT_FIRST, QUOTES, Item, of_phrase
from newsclaims.text.document import Document
from newsclaims.text.phrases import NounPhrase, Phrases

__all__ = ["Item", "find_item", "singular"]

# Kinds of amounts whose thing is looked for: what is counted, and what is measured, priced or shared out.
ITEM_KINDS: Final = frozenset(("count", "ratio", "multiple", "percent", "money", "measure"))
LENGTHS: Final = frozenset(("kilometre", "metre", "mile", "foot", "yard", "nautical mile", "inch", "centimetre"))


def find_item(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """The thing counted: behind the amount, across "of" or "in", or the subject of the verb before it."""
    if amount.kind not in ITEM_KINDS:
        return None
    if amount.hyphen and amount.bare and reader.word(amount.last) == "-" and reader.word(amount.last + 1) != "strong":
        return Item(amount.last + 1, amount.last + 2, amount.last + 1)  # "a 12-[member] panel"
    if amount.age and not amount.hyphen:
        return None
    return (
        risen(document, reader, amount)
        or _behind(document, reader, amount)
        or named_before(document, reader, amount)
        or changed(document, reader, amount)
        or moved(document, reader, amount)
        or costing(document, reader, amount)
        or subject_of(document, reader, amount)
    )


def _behind(document: Document, reader: Reader, amount: Amount) -> Item | None:
    phrases = document.phrases
    strong = reader.word(amount.last) == "-" and reader.word(amount.last + 1) == "strong"
    n = amount.last + 2 * strong
    if reader.text(n) in QUOTES and reader.word(n + 1) == "of":
        n += 1
    if reader.word(n) in ("out", "worth") and reader.word(n + 1) == "of":
        n += 1
    of = False
    skipped = 0
    while skipped < 4 and reader.word(n) in reader.vocabulary.traps["skipped"]:
        of = of or reader.word(n) == "of"
        if reader.word(n) in ("a", "an") and not of:
            return None
        n += 1
        skipped += 1
    if not of and reader.word(n) == "in" and amount.kind == "money" and _is_matter(reader, n + 1):
        n += 1
        of = True
    if reader.text(n) in QUOTES and phrases.noun_phrase_at(n) is None:
        n += 1
    index = phrases.noun_phrase_at(n)
    if index is None and reader.tag(n) in ("E", "I") and n == amount.last:
        index = _behind_participle(reader, phrases, n + 1)
    if index is None:
        return _plural_read_as_verb(reader, amount, n)
    phrase = phrases.noun_phrases[index]
    if phrase.kind == "pronoun" or (phrase.first < n and not of and phrase.first > amount.last and not strong):
        return None
    if n == amount.last and _is_verb_after_number(document, reader, amount, phrase):
        return None
    noun = reader.words[phrase.head].noun or ""
    if amount.change is not None and not of and noun in reader.vocabulary.change_nouns:
        if phrase.head <= n:
            return None  # "a 7 percent increase on the year"
        phrase = phrase.ending(phrase.head, phrase.head - 1)  # "a 7 percent [pay] rise"
    if of and reader.word(amount.first - 1) == "within":
        return None  # "within 4 points of the leader"
    if of and amount.unit in LENGTHS and (phrase.kind == "name" or phrase.determiner is not None):
        return None  # "within 20 miles of the town"
    if (plural := _plural_behind_name(reader, amount, phrase, n)) is not None:
        return plural
    if not of and amount.kind == "count" and _is_other_sentence(document, reader, amount, phrase):
        return None
    if reader.word(n) == "net" and reader.word(n + 1) == "worth":
        return Item(n, n + 2, n + 1)  # "a $4 billion net worth"
    if amount.age and phrase.kind == "name":
        return None  # "58-year-old Ana Silva"
    phrase = _coordinated(document, reader, phrase, matter=of and amount.kind == "money")
    return of_phrase(reader, phrase, n, owner=not of and (amount.kind == "count" or amount.age))


def _plural_behind_name(reader: Reader, amount: Amount, phrase: NounPhrase, n: int) -> Item | None:
    """The noun that was read as a verb in the singular: "34 [Senate seats] that are open", "five [key trends]"."""
    head = phrase.last
    if phrase.first > n or not amount.bare or amount.low == ONE or reader.tag(head) != "Z":
        return None
    lone = reader.tags[phrase.head] == "N" and phrase.head == head - 1
    if phrase.kind != "name" and (not lone or reader.words[head - 1].noun in reader.vocabulary.traps["uncounted"]):
        return None
    first = n
    while reader.tags[first] in NOT_FIRST:
        first += 1
    return Item(first, head + 1, head) if reader.words[head].noun not in ("", reader.lower[head]) else None


def _behind_participle(reader: Reader, phrases: Phrases, n: int) -> int | None:
    """The noun phrase behind a participle: "300 stolen [phones]", "two leading [Republicans]"."""
    index = phrases.noun_phrase_at(n)
    if index is None or reader.tag(n) in ("N", "S"):
        return index
    head = phrases.noun_phrases[index].head
    plural = reader.tags[head] == "S" or (reader.tags[head] == "P" and reader.lower[head].endswith("s"))
    return index if plural and reader.tag(n) in ("P", "J") else None


def _is_singular(document: Document, reader: Reader, amount: Amount) -> bool:
    """Whether the noun behind a number above one has a plural that the number would ask for."""
    word = reader.words[amount.last]
    if ONE in (amount.low, amount.high) or amount.hyphen or word.noun != word.lower:
        return False
    if word.noun in reader.vocabulary.traps["uncounted"]:
        return False
    return "S" in document.lexicon.words.tags_of(word.lower + "s")


def _is_verb_after_number(document: Document, reader: Reader, amount: Amount, phrase: NounPhrase) -> bool:
    """Whether what was read as a thing is a verb: "the two spoke", "a crowd of 2,600 waved flags"."""
    if amount.numeral.style == "ratio":
        return (
            phrase.head == amount.last and reader.tag(amount.last + 1) == "T" and bool(reader.words[phrase.head].verb)
        )
    if not amount.bare:
        return False
    tag, word = reader.tags[amount.last], reader.words[amount.last]
    crowd = reader.word(amount.first - 1) == "of" and reader.word(amount.first - 2) in reader.vocabulary.traps["crowd"]
    if crowd and (tag in "EV" or (tag == "J" and word.lower.endswith("ed"))):
        return True
    if tag == "N" and phrase.head == amount.last:
        if amount.low is not None and amount.low % 1 and word.verb:
            return True  # "a close of 26,616.71 hit in May"
        if phrase.last == amount.last + 1 and _is_singular(document, reader, amount):
            return True  # "took 17 hostage"
    past = word.verb not in ("", word.lower) and word.lower != "crew"
    return past and phrase.head == amount.last and tag == "N"


def _plural_read_as_verb(reader: Reader, amount: Amount, n: int) -> Item | None:
    """The noun behind a number above one that was read as a verb in the singular: "seven [assists]"."""
    if not amount.bare or n != amount.last or reader.tag(n) != "Z" or ONE in (amount.low, amount.high):
        return None
    return Item(n, n + 1, n) if not amount.hyphen else None


def _is_other_sentence(document: Document, reader: Reader, amount: Amount, phrase: NounPhrase) -> bool:
    """Whether a capital behind a number above one begins what a lost full stop parted: "kills 23 Minister says"."""
    head = reader.words[phrase.head]
    return (
        reader.tags[phrase.head] == "P" and phrase.head == amount.last and head.capital and not head.upper
        and amount.low != 1 and "N" in document.lexicon.words.tags_of(head.lower)
    )  # fmt: skip


def _is_matter(reader: Reader, n: int) -> bool:
    """Whether a token begins what money is in: "$6 million in [aid]"; not a time, not a way of speaking."""
    traps, word = reader.vocabulary.traps, reader.word(n)
    return reader.tag(n) in ("N", "S", "J", "I") and word not in traps["timely"] and word not in traps["month"]


def _coordinated(document: Document, reader: Reader, phrase: NounPhrase, *, matter: bool) -> NounPhrase:
    """A phrase with the one that shares its noun: "10 [Democratic and Republican voters]", "in [debt and equity]"."""
    if (
        reader.tags[phrase.head] == "P"
        and reader.tag(phrase.last) in ("E", "I")
        and not reader.lower[phrase.head].endswith("s")
    ):
        index = document.phrases.noun_phrase_from(phrase.last + 1)  # "Democratic registered voters"
        behind = document.phrases.noun_phrases[index] if index is not None else None
        if behind is not None and behind.determiner is None and reader.tags[behind.head] == "S":
            return phrase.ending(behind.last, behind.head)
    if reader.word(phrase.last) not in ("and", "or"):
        return phrase
    adjective = reader.tags[phrase.head] == "P" and not reader.lower[phrase.head].endswith("s")
    index = document.phrases.noun_phrase_from(phrase.last + 1) if adjective or matter else None
    if index is None:
        return phrase
    second = document.phrases.noun_phrases[index]
    if second.determiner is not None or reader.tags[second.head] not in ("NS" if matter else "S"):
        return phrase
    return phrase.ending(second.last, second.head)


def singular(reader: Reader, head: int) -> str:
    """The head of an item in the singular; names as they stand."""
    word = reader.words[head]
    if reader.tags[head] == "P":
        return word.text
    noun = word.noun or word.lower
    if (
        reader.tags[head] == "S"
        and noun == word.lower
        and noun.endswith("s")
        and not noun.endswith(("ss", "series", "species"))
    ):
        noun = noun[:-1]
    return noun
