"""The thing that is counted or measured: "kamikaze drones" of "more than 300 kamikaze drones"."""

from __future__ import annotations

from attrs import evolve, frozen

from newsclaims.builtin.quantities.parts import Amount
from newsclaims.builtin.quantities.reader import ONE, Reader
from newsclaims.text.document import Document
from newsclaims.text.clauses import Clause
from newsclaims.text.phrases import NounPhrase, Phrases

__all__ = ["Item", "find_item", "singular"]

QUOTES = frozenset('"“”‘’«»')
# Kinds of amounts whose thing is looked for: what is counted, and what is measured, priced or shared out.
ITEM_KINDS = frozenset(("count", "ratio", "multiple", "percent", "money", "measure"))
LONGEST = 40  # tokens of an item
NOT_FIRST = frozenset("DGR,K-XC$%")
BOUNDS = frozenset(("above", "below", "near", "past", "over"))
LENGTHS = frozenset(("kilometre", "metre", "mile", "foot", "yard", "nautical mile", "inch", "centimetre"))
LEVELS = frozenset(["to", "at", "from", "above", "below", "near", "past", "toward", "towards", "over"])
SUBJECT_KINDS = frozenset({"percent", "money", "measure", "count"})


@frozen
class Item:
    """The tokens of the thing, and its head."""

    first: int
    last: int
    head: int


def find_item(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """The thing counted: behind the amount, across "of" or "in", or the subject of the verb before it."""
    if amount.kind not in ITEM_KINDS:
        return None
    if amount.hyphen and amount.bare and reader.word(amount.last) == "-":
        return Item(amount.last + 1, amount.last + 2, amount.last + 1)  # "a 12-[member] panel"
    if amount.age and not amount.hyphen:
        return None
    return (
        _risen(document, reader, amount)
        or _behind(document, reader, amount)
        or _named_before(document, reader, amount)
        or _changed(document, reader, amount)
        or _moved(document, reader, amount)
        or _costing(document, reader, amount)
        or _subject(document, reader, amount)
    )


def _behind(document: Document, reader: Reader, amount: Amount) -> Item | None:
    phrases = document.phrases
    n = amount.last
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
    if index is None and reader.tag(n) in ("E", "I") and n == amount.last and reader.tag(n + 1) in ("N", "S"):
        index = phrases.noun_phrase_at(n + 1)  # "300 stolen phones"
    if index is None:
        return _plural_read_as_verb(reader, amount, n)
    phrase = phrases.noun_phrases[index]
    if phrase.kind == "pronoun" or (phrase.first < n and not of and phrase.first > amount.last):
        return None
    if amount.change is not None and not of and (reader.words[phrase.head].noun or "") in reader.vocabulary.change_nouns:
        return None  # "a 7 percent increase on the year"
    if of and amount.unit in LENGTHS and (phrase.kind == "name" or phrase.determiner is not None):
        return None  # "within 20 miles of the town"
    if not of and amount.kind == "count" and _is_other_sentence(document, reader, amount, phrase):
        return None
    phrase = _coordinated(document, reader, phrase, matter=of and amount.kind == "money")
    return _of_phrase(reader, phrase, n, owner=not of and amount.kind == "count")


def _plural_read_as_verb(reader: Reader, amount: Amount, n: int) -> Item | None:
    """The noun behind a number above one that was read as a verb in the singular: "seven [assists]"."""
    if not amount.bare or n != amount.last or reader.tag(n) != "Z" or amount.high == ONE or amount.low == ONE:
        return None
    return Item(n, n + 1, n) if not amount.hyphen else None


def _risen(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What rose or fell, behind the noun of change: "a 3 % rise in [exports]"."""
    if amount.change is None:
        return None
    n = amount.last
    while n - amount.last < 3 and reader.tag(n) in ("N", "S", "J") and reader.word(n + 1) != "in":
        n += 1
    noun = reader.words[n].noun if reader.word(n) else ""
    if reader.word(n + 1) != "in" or noun not in reader.vocabulary.change_nouns:
        return None
    index = document.phrases.noun_phrase_from(n + 2)
    if index is None:
        return None
    phrase = document.phrases.noun_phrases[index]
    return None if phrase.kind != "nominal" else _of_phrase(reader, phrase, phrase.first)


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
        and reader.tag(phrase.last) == "E"
        and not reader.lower[phrase.head].endswith("s")
    ):
        index = document.phrases.noun_phrase_from(phrase.last + 1)  # "Democratic registered voters"
        behind = document.phrases.noun_phrases[index] if index is not None else None
        if behind is not None and behind.determiner is None and reader.tags[behind.head] == "S":
            return evolve(phrase, last=behind.last, head=behind.head)
    if reader.word(phrase.last) not in ("and", "or"):
        return phrase
    adjective = reader.tags[phrase.head] == "P" and not reader.lower[phrase.head].endswith("s")
    index = document.phrases.noun_phrase_from(phrase.last + 1) if adjective or matter else None
    if index is None:
        return phrase
    second = document.phrases.noun_phrases[index]
    if second.determiner is not None or reader.tags[second.head] not in ("NS" if matter else "S"):
        return phrase
    return evolve(phrase, last=second.last, head=second.head)


def _named_before(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What an amount is that of: "[revenue] of $5 billion", "a [crowd] of 2,450"."""
    at = amount.first - 1
    if reader.word(at) == "minus" and reader.word(at - 1) == "or":
        at -= 3  # "a margin of plus or minus 3 points"
    if reader.word(at) != "of" or amount.kind == "ratio":
        return None
    index = document.phrases.noun_phrase_at(at - 1)
    if index is None:
        return None
    phrase = _of_what(reader, document.phrases, document.phrases.noun_phrases[index])
    head = reader.words[phrase.head]
    if (
        phrase.kind == "pronoun"
        or (head.noun or head.lower) in reader.vocabulary.traps["partitive"]
        or (head.noun or head.lower) in reader.vocabulary.change_nouns
    ):
        return None
    return _of_phrase(reader, phrase, phrase.first)


def _of_what(reader: Reader, phrases: Phrases, phrase: NounPhrase) -> NounPhrase:
    """The noun phrase whose "of" governs one, with both: "[margin of error]"."""
    at = phrase.preposition
    if at is None or reader.word(at) != "of" or at + 1 != phrase.first:
        return phrase
    index = phrases.noun_phrase_at(at - 1)
    if index is None:
        return phrase
    outer = phrases.noun_phrases[index]
    return evolve(outer, last=phrase.last) if outer.kind == "nominal" and outer.last == at else phrase


def _changed(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What was changed by an amount: "cut [costs] by $20 million"."""
    if amount.change is None or reader.word(amount.first - 1) != "by":
        return None
    index = document.phrases.noun_phrase_at(amount.first - 2)
    if index is None:
        return None
    phrase = _of_what(reader, document.phrases, document.phrases.noun_phrases[index])
    return None if phrase.kind == "pronoun" else _of_phrase(reader, phrase, phrase.first)


def _of_phrase(reader: Reader, phrase: NounPhrase, n: int, *, owner: bool = False) -> Item | None:
    """The part of a noun phrase from a token on, without determiners."""
    last = min(phrase.last, n + LONGEST)
    if owner and (cut := reader.tags.find("X", n, last)) > n:
        last = cut  # "3 million [users]'s posts"
    first = n
    if reader.lower[first] in reader.vocabulary.change_after:
        first += 1  # "a 22 percent lower [risk]"
    if (cut := _index(reader, "worth", first, last)) is not None:
        last = cut  # "4 kg of [gold] worth 9 million"
    while (
        first < last
        and reader.tags[first] in NOT_FIRST
        and not (reader.tags[first] == "C" and reader.tag(first + 1) == "-")
    ):
        first += 1
    if (cut := reader.tags.find("C", first, last)) > first and reader.tags[cut - 1] in "XJ":
        while cut < last and reader.tags[cut] == "C":
            cut += 1
        first = cut  # "of the republic's 30 million [voters]"
    elif cut > first:
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


def _moved(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What is up or down: "the [Dow] up 3 %"."""
    n = amount.first - 1
    if amount.change is None or reader.word(n) not in ("up", "down"):
        return None
    index = document.phrases.noun_phrase_at(n - 1)
    if index is None:
        return None
    phrase = document.phrases.noun_phrases[index]
    return (
        None if phrase.kind == "pronoun" or phrase.preposition is not None else _of_phrase(reader, phrase, phrase.first)
    )


def _whole(phrases: Phrases, phrase: NounPhrase) -> NounPhrase:
    """The noun phrase whose prepositional complement one is: "[profit] before tax"."""
    for _ in range(3):
        index = phrases.noun_phrase_at(phrase.preposition - 1) if phrase.preposition else None
        if index is None:
            break
        phrase = phrases.noun_phrases[index]
    return phrase


def _costing(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What costs a sum, where "costs" was read as a noun: "the [service] costs $480"."""
    n = amount.first - 1
    index = document.phrases.noun_phrase_at(n) if reader.word(n) == "costs" and amount.kind == "money" else None
    if index is None:
        return None
    phrase = document.phrases.noun_phrases[index]
    return _of_phrase(reader, evolve(phrase, last=n, head=n - 1), phrase.first) if phrase.first < n else None


def _subject(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """The subject of the verb that an amount follows: "[Fatalities] reached 40", "[sales] rose 3 %"."""
    if amount.hyphen or amount.age or (amount.kind not in SUBJECT_KINDS and amount.change is None):
        return None
    phrases = document.phrases
    verb = None
    for n in range(amount.first - 1, max(reader.begin, amount.first - 12) - 1, -1):
        verb = phrases.verb_group_at(n)
        if verb is not None or reader.tag(n) in (":", '"', "("):
            break
    if verb is None:
        return None
    group = phrases.verb_groups[verb]
    vocabulary = reader.vocabulary
    if group.voice == "passive" and amount.change is None:
        return None
    if group.lemma not in vocabulary.traps["reach"]:
        levels = reader.word(amount.first - 1) in LEVELS or reader.word(amount.first) in BOUNDS
        if group.lemma not in vocabulary.change_verbs or (amount.change is None and not levels):
            return None
    if group.form != "finite" and amount.change is None and group.lemma not in vocabulary.change_verbs:
        return None
    if group.lemma == "be" and amount.kind == "count" and amount.change is None:
        return None
    clause = phrases.clause_of(verb)
    if clause is None:
        return None
    if group.lemma in vocabulary.change_verbs and (cut := _object(reader, phrases, phrases.clauses[clause], amount)):
        return cut
    subject = phrases.clauses[clause].subject
    if subject is None:
        return None
    phrase = _whole(phrases, phrases.noun_phrases[subject])
    if reader.tag(phrase.first - 1) == "b" and reader.word(phrase.last) == "to":
        return None  # "output is forecast to shrink"
    if phrase.kind == "pronoun" or reader.tags[phrase.first] in "C$" or reader.tags[phrase.head] in "C$%":
        return None
    return _of_phrase(reader, phrase, phrase.first)


def _object(reader: Reader, phrases: Phrases, clause: Clause, amount: Amount) -> Item | None:
    """What a party changes to, from or by an amount: "cut its [target] to $45"."""
    for index in clause.objects:
        phrase = phrases.noun_phrases[index]
        measured = reader.tags.find("C", phrase.first, phrase.last) >= 0 or reader.tags[phrase.head] in "$%"
        if phrase.kind == "nominal" and phrase.last < amount.first and not measured:
            return _of_phrase(reader, phrase, phrase.first)
    return None


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
