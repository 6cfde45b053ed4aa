"""What an amount is said of, where that stands before it: "[sales] rose 3 %", "a [crowd] of 2,450"."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.quantities.parts import Amount
from newsclaims.builtin.quantities.reader import Reader
from newsclaims.builtin.quantities.things import Item, of_phrase
from newsclaims.text.clauses import Clause
from newsclaims.text.document import Document
from newsclaims.text.phrases import NounPhrase, Phrases

__all__ = ["changed", "costing", "moved", "named_before", "risen", "subject_of"]

BOUNDS: Final = frozenset(("above", "below", "near", "past", "over"))
LEVELS: Final = frozenset(["to", "at", "from", "above", "below", "near", "past", "toward", "towards", "over"])
DIRECT: Final = frozenset(
    ("hit", "reach", "cross", "pass", "cost", "weigh", "exceed", "top", "surpass", "measure", "fetch")
)
TAKING: Final = frozenset(("lose", "shed", "gain", "add", "cut", "raise", "boost"))
SUBJECT_KINDS: Final = frozenset({"percent", "money", "measure", "count"})


def risen(document: Document, reader: Reader, amount: Amount) -> Item | None:
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
    return None if phrase.kind != "nominal" else of_phrase(reader, phrase, phrase.first)


def named_before(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What an amount is that of: "[revenue] of $5 billion", "a [crowd] of 2,450"."""
    at = amount.first - 1
    if reader.word(at) == "minus" and reader.word(at - 1) == "or":
        at -= 3  # "a margin of plus or minus 3 points"
    if reader.word(at) != "of" or amount.kind == "ratio" or (amount.bare and amount.numeral.vague):
        return None
    index = document.phrases.noun_phrase_at(at - 1)
    if index is None:
        return None
    phrase = document.phrases.noun_phrases[index]
    if phrase.determiner is None and phrase.possessor is None:
        phrase = _of_what(reader, document.phrases, phrase)
    head = reader.words[phrase.head]
    if (
        phrase.kind == "pronoun"
        or (head.noun or head.lower) in reader.vocabulary.traps["partitive"]
        or (head.noun or head.lower) in reader.vocabulary.change_nouns
    ):
        return None
    return of_phrase(reader, phrase, phrase.first)


def _of_what(reader: Reader, phrases: Phrases, phrase: NounPhrase) -> NounPhrase:
    """The noun phrase whose "of" governs one, with both: "[margin of error]"."""
    at = phrase.preposition
    if at is None or reader.word(at) != "of" or at + 1 != phrase.first:
        return phrase
    index = phrases.noun_phrase_at(at - 1)
    if index is None:
        return phrase
    outer = phrases.noun_phrases[index]
    return outer.ending(phrase.last, outer.head) if outer.kind == "nominal" and outer.last == at else phrase


def changed(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What was changed by an amount: "cut [costs] by $20 million"."""
    if amount.change is None or reader.word(amount.first - 1) != "by":
        return None
    index = document.phrases.noun_phrase_at(amount.first - 2)
    if index is None:
        return None
    phrase = _of_what(reader, document.phrases, document.phrases.noun_phrases[index])
    return None if phrase.kind == "pronoun" else of_phrase(reader, phrase, phrase.first)


def moved(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What is up or down: "the [Dow] up 3 %"."""
    n = amount.first - 1
    if amount.change is None or reader.word(n) not in ("up", "down"):
        return None
    index = document.phrases.noun_phrase_at(n - 1)
    if index is None:
        return None
    phrase = document.phrases.noun_phrases[index]
    return (
        None if phrase.kind == "pronoun" or phrase.preposition is not None else of_phrase(reader, phrase, phrase.first)
    )


def _whole(phrases: Phrases, phrase: NounPhrase) -> NounPhrase:
    """The noun phrase whose prepositional complement one is: "[profit] before tax"."""
    for _ in range(3):
        index = phrases.noun_phrase_at(phrase.preposition - 1) if phrase.preposition else None
        if index is None:
            break
        phrase = phrases.noun_phrases[index]
    return phrase


def costing(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """What costs a sum, where "costs" was read as a noun: "the [service] costs $480"."""
    n = amount.first - 1
    index = document.phrases.noun_phrase_at(n) if reader.word(n) == "costs" and amount.kind == "money" else None
    if index is None:
        return None
    phrase = document.phrases.noun_phrases[index]
    return of_phrase(reader, phrase.ending(n, n - 1), phrase.first) if phrase.first < n else None


def subject_of(document: Document, reader: Reader, amount: Amount) -> Item | None:
    """The subject of the verb that an amount follows: "[Fatalities] reached 40", "[sales] rose 3 %"."""
    if amount.hyphen or amount.age or (amount.kind not in SUBJECT_KINDS and amount.change is None):
        return None
    phrases = document.phrases
    verb = None
    begin = amount.first - (amount.rule != "doubled")
    for n in range(begin, max(reader.begin, amount.first - 12) - 1, -1):
        verb = phrases.verb_group_at(n)
        if verb is not None or reader.tag(n) in (":", '"', "(", "I") or _is_free(reader, n):
            break
        if reader.lower[n] == "with":
            return None  # "rose to 254, with 400 missing"
    if verb is None:
        return None
    group = phrases.verb_groups[verb]
    vocabulary = reader.vocabulary
    moved = group.lemma in vocabulary.change_verbs
    if group.voice == "passive" and amount.change is None and not (moved and group.form == "participle"):
        return None
    if group.lemma not in vocabulary.traps["reach"]:
        levels = reader.word(amount.first - 1) in LEVELS or reader.word(amount.first) in BOUNDS
        if not moved or (amount.change is None and not levels):
            return None
    if group.lemma == "drop" and reader.word(amount.last) == "on":
        return None  # "dropping $2 million on ads"
    led = reader.word(amount.first - 1) in LEVELS
    if amount.kind == "count" and amount.change is None and group.lemma in TAKING and not led:
        return None  # "lost over 6,000 dead"
    if group.form != "finite" and amount.change is None and not moved:
        return None
    if group.lemma == "be" and amount.kind == "count" and amount.change is None:
        return None
    if group.lemma in DIRECT and _has_noun(reader, group.last, amount.first):
        return None  # "a blast hit a checkpoint 50 metres away"
    clause = phrases.clause_of(verb)
    if clause is None:
        return None
    if moved and (cut := _object(reader, phrases, phrases.clauses[clause], amount)):
        return cut
    subject = phrases.clauses[clause].subject
    if subject is None:
        return None
    phrase = _whole(phrases, phrases.noun_phrases[subject])
    if reader.tag(phrase.first - 1) == "b" and reader.word(phrase.last) == "to":
        return None  # "output is forecast to shrink"
    if "C" in reader.tags[phrase.first : phrase.last] and _is_unit(reader, phrase.head):
        return None  # "a net 6 points (37 to 43), has risen 8 points"
    if phrase.kind == "name" and group.lemma == "be" and amount.kind == "percent" and amount.change is None:
        return None  # "Silva was at 10 percent"
    if phrase.kind == "pronoun" or reader.tags[phrase.first] in "C$" or reader.tags[phrase.head] in "C$%":
        return None
    return of_phrase(reader, phrase, phrase.first)


def _is_year(reader: Reader, n: int) -> bool:
    """Whether a token is the number of a year: "cut the [2019] forecast"."""
    text = reader.texts[n]
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _is_unit(reader: Reader, n: int) -> bool:
    """Whether a token is a unit of measure."""
    return reader.vocabulary.unit_words.match(reader.lower, n, n + 1) is not None


def _has_noun(reader: Reader, first: int, last: int) -> bool:
    """Whether a noun stands among some tokens."""
    return any(reader.tags[n] in "NSP" for n in range(first, last))


def _is_free(reader: Reader, n: int) -> bool:
    """Whether a participle behind a comma begins a clause of its own: ", spending $5 million"."""
    return reader.word(n - 1) == "," and reader.word(n).endswith("ing")


def _object(reader: Reader, phrases: Phrases, clause: Clause, amount: Amount) -> Item | None:
    """What a party changes to, from or by an amount: "cut its [target] to $45"."""
    for index in clause.objects:
        phrase = phrases.noun_phrases[index]
        counted = reader.tags.find("C", phrase.first, phrase.last)
        measured = (counted >= 0 and not _is_year(reader, counted)) or reader.tags[phrase.head] in "$%"
        if phrase.kind == "nominal" and phrase.last < amount.first and not measured:
            return of_phrase(reader, phrase, phrase.first)
    return None
