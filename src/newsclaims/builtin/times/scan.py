"""From tokens to forms: one pass for the characters, then the grammar at each trigger, from left to right."""

from __future__ import annotations

import re
from typing import Final

from newsclaims.builtin.times.ambiguous import TESTS
from newsclaims.builtin.times.amounts import READERS as AMOUNTS
from newsclaims.builtin.times.dates import READERS as DATES
from newsclaims.builtin.times.days import READERS as DAYS
from newsclaims.builtin.times.forms import Form
from newsclaims.builtin.times.grammar import matches
from newsclaims.builtin.times.pointing import READERS as POINTING
from newsclaims.builtin.times.reader import Reader
from newsclaims.builtin.times.vocabulary import Entry, Vocabulary, vocabulary
from newsclaims.text.document import Document
from newsclaims.text.tokens import Tokens

__all__ = ["read_forms", "reader_of"]

READERS: Final = {**DATES, **DAYS, **AMOUNTS, **POINTING}
TRIGGER: Final = re.compile(r'[A-Z!~<>]|"(?=[dn])|d(?=/d)')
PHRASE_END: Final = re.compile(r"[A-Zil@]")
TO_JUDGE: Final = re.compile(r"\?")


def reader_of(document: Document) -> Reader:
    """The tokens of a document with their characters; words that depend on their place are judged."""
    tokens = document.tokens
    words = vocabulary(document.lexicon)
    codes = "".join(map(words.__getitem__, tokens.lower))
    if "?" in codes:
        codes = _judge(tokens, codes, words)
    codes, phrases = _join_phrases(tokens, codes, words)
    return Reader(tokens, codes, words, phrases)


def _judge(tokens: Tokens, codes: str, words: Vocabulary) -> str:
    """Put a character for every word that is a time only in some places."""
    judged = list(codes)
    for found in TO_JUDGE.finditer(codes):
        at = found.start()
        entry = words.entry(tokens.lower[at])
        if entry.when not in TESTS:
            judged[at] = "_"
        else:
            judged[at] = entry.code if TESTS[entry.when](tokens, at, words.sets) else "_"
    return "".join(judged)


def _join_phrases(tokens: Tokens, codes: str, words: Vocabulary) -> tuple[str, dict[int, Entry]]:
    """Find expressions of several words by their last one: "Labor Day", "right now"."""
    phrases: dict[int, Entry] = {}
    lower = tokens.lower
    for found in PHRASE_END.finditer(codes):
        at = found.start()
        for phrase, entry in words.phrases.get(lower[at], ()):
            first = at + 1 - len(phrase)
            if first >= 0 and tuple(lower[first : at + 1]) == phrase and (
                entry.code != "H" or tokens.words[at - (phrase[-1] == "'s")].capital
            ):  # fmt: skip
                codes = codes[:first] + entry.code + "h" * (len(phrase) - 1) + codes[at + 1 :]
                phrases[first] = entry
                break
    return codes.replace("@", "_"), phrases


def read_forms(document: Document, reader: Reader) -> list[Form]:
    """Every expression that the grammar reads in the sentences, in order."""
    forms: list[Form] = []
    codes = reader.codes
    for number, sentence in enumerate(document.sentences):
        read_to = sentence.first
        for found in TRIGGER.finditer(codes, sentence.first, sentence.last):
            at = found.start()
            if at < read_to:
                continue
            for match in matches(codes, at, read_to, sentence.last):
                read = READERS[match.rule](reader, match)
                if read:
                    for form in read:
                        form.sentence, form.paragraph = number, sentence.paragraph
                    forms += read
                    read_to = match.after
                    break
    return forms
