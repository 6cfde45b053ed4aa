"""The thing that is counted or measured: "kamikaze drones" of "more than 300 kamikaze drones"."""

from __future__ import annotations

from attrs import frozen

from newsclaims.builtin.quantities.amounts import Amount
from newsclaims.builtin.quantities.numerals import Reader
from newsclaims.text.document import Document
from newsclaims.text.phrases import NounPhrase

__all__ = ["Item", "find_item"]

# Between an amount and the thing: "30 more people", "a third of all voters".
SKIPPED = frozenset("more other others additional further extra of the a an all these those such some or so".split())
QUOTES = frozenset('"“”‘’«»')
NOT_FIRST = frozenset("DGR,K-X")
DEGREES = frozenset("more less fewer higher lower up down each apiece today yesterday tomorrow tonight overnight off total average".split())
TIMELY = frozenset("total all early late mid recent today return addition exchange line early-morning fiscal".split())
SUBJECT_KINDS = frozenset({"percent", "money", "measure", "count"})


@frozen
class Item:
    """The tokens of the thing, and its head."""

    first: int
    last: int
    head: int


def find_item(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """The thing counted: behind the amount, across "of" or "in", or the subject of the verb before it."""
    if amount.hyphen and amount.bare and reader.word(amount.last) == "-":
        return Item(amount.last + 1, amount.last + 2, amount.last + 1)  # "a 12-[member] panel"
    if amount.age and not amount.hyphen:
        return None
    return _behind(document, reader, amount) or _changed(document, reader, amount) or _subject(document, reader, amount)


def _behind(document: Document, reader: Reader, amount: Amount) -> Item | None:
    phrases = document.phrases
    n = amount.last
    if reader.text(n) in QUOTES and reader.word(n + 1) == "of":
        n += 1
    of = False
    skipped = 0
    while skipped < 4 and reader.word(n) in SKIPPED:
        of = of or reader.word(n) == "of"
        if reader.word(n) in ("a", "an") and not of:
            return None
        n += 1
        skipped += 1
    if not of and reader.word(n) == "in" and amount.kind == "money" and reader.tag(n + 1) in ("N", "S", "J", "I") and (
        reader.word(n + 1) not in TIMELY and reader.word(n + 1) not in reader.vocabulary.traps["month"]
    ):  # fmt: skip
        n += 1
        of = True
    if reader.text(n) in QUOTES and phrases.noun_phrase_at(n) is None:
        n += 1
    index = phrases.noun_phrase_at(n)
    if index is None and reader.tag(n) in ("E", "I") and n == amount.last and reader.tag(n + 1) in ("N", "S"):
        index = phrases.noun_phrase_at(n + 1)  # "300 stolen phones"
    if index is None:
        return None
    phrase = phrases.noun_phrases[index]
    if phrase.kind == "pronoun" or (phrase.first < n and not of and phrase.first > amount.last):
        return None
    return _of_phrase(reader, phrase, n, owner=not of and amount.kind == "count")


def _changed(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What was changed by an amount: "cut [costs] by $20 million"."""
    if amount.change is None or reader.word(amount.first - 1) != "by":
        return None
    index = document.phrases.noun_phrase_at(amount.first - 2)
    if index is None:
        return None
    phrase = document.phrases.noun_phrases[index]
    return None if phrase.kind == "pronoun" else _of_phrase(reader, phrase, phrase.first)


def _of_phrase(reader: Reader, phrase: NounPhrase, n: int, *, owner: bool = False) -> Item | None:
    """The part of a noun phrase from a token on, without determiners."""
    last = phrase.last
    if owner and (cut := reader.tags.find("X", n, last)) > n:
        last = cut  # "1.5 billion [people]'s posts"
    first = n
    while first < last and reader.tags[first] in NOT_FIRST:
        first += 1
    if last > first and reader.text(last - 1) in QUOTES and reader.text(first) not in QUOTES and first == n:
        last -= 1
    while last > first and reader.tags[last - 1] not in 'NSP"':
        last -= 1  # "5 feet [deep]", "monks [live]"
    head = min(phrase.head, last - 1)
    while head > first and reader.tags[head] not in "NSP":
        head -= 1
    if first >= last or not first <= head < last or reader.tags[head] not in "NSP" or _is_timely(reader, head):
        return None
    return Item(first, last, head)


def _is_timely(reader: Reader, head: int) -> bool:
    """Whether a head is a unit of time or a word of degree, which nothing is counted in."""
    word = reader.lower[head]
    if word in DEGREES or word in reader.vocabulary.traps["day"] or word in reader.vocabulary.traps["month"]:
        return True
    unit = reader.vocabulary.unit_words.match(reader.lower, head, head + 1)
    return unit is not None and unit[0].kind == "time" and word not in ("second", "seconds", "term", "terms", "season", "seasons")


def _subject(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """The subject of the verb that an amount follows: "[Fatalities] reached 40", "[sales] rose 3 %"."""
    if amount.kind not in SUBJECT_KINDS or amount.hyphen or amount.age:
        return None
    phrases = document.phrases
    verb = None
    for n in range(amount.first - 1, max(reader.begin, amount.first - 12) - 1, -1):
        verb = phrases.verb_group_at(n)
        if verb is not None:
            break
    if verb is None:
        return None
    group = phrases.verb_groups[verb]
    vocabulary = reader.vocabulary
    if group.voice == "passive" and amount.change is None:
        return None
    if group.lemma not in vocabulary.traps["reach"] and (amount.change is None or group.lemma not in vocabulary.change_verbs):
        return None
    if group.form != "finite" and amount.change is None:
        return None
    if group.lemma == "be" and amount.kind == "count" and amount.change is None:
        return None
    clause = phrases.clause_of(verb)
    subject = phrases.clauses[clause].subject if clause is not None else None
    if subject is None:
        return None
    phrase = phrases.noun_phrases[subject]
    if phrase.kind == "pronoun" or not {"C", "$", "%"}.isdisjoint(reader.tags[phrase.first : phrase.last]):
        return None
    return _of_phrase(reader, phrase, phrase.first)
