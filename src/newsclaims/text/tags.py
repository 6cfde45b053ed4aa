"""What part of speech each token is, one character a token.

    N noun   S plural noun   P proper noun   J adjective   C cardinal number   D determiner   G possessive pronoun
    X possessive 's   U personal or indefinite pronoun   W relative or interrogative pronoun   t existential there
    B verb, base or present   Z verb, third person   V verb, past   E past participle   I ing-form   M modal
    b be, finite   a be   e been   i being   h have   y having   d do   n not, never   R adverb
    F preposition   T to   K and, or, but   H that, because, whether ...
    , . : ( ) - " $ %   punctuation by its kind   * anything else

The data files say which tags a word can have, most likely first; here the neighbours decide. One pass from left to
right: each rule sees the tags already given to its left and what the words to its right can be. The tests of the rules
stand in tests/tables/tags.tsv. The approach is that of Brill's tagger (1992): most likely tag first, then a few local
corrections; the rules are written for the constructions of news. Those for single words stand in `tag_words`, those
for kinds of forms in `tag_forms`, what they look at in `tag_context`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.lexicon.words import Word
from newsclaims.text.sentences import Sentence
from newsclaims.text.tag_context import CLAUSE_VERBS, DAYS_AND_MONTHS, PREDICATES, tag_after
from newsclaims.text.tag_forms import rule_of
from newsclaims.text.tokens import Tokens

__all__ = ["CLAUSE_VERBS", "DAYS_AND_MONTHS", "tag"]

OPEN_CLASSES: Final = frozenset("NSJBVZEIRC*")
DEMANDING: Final = grammar_words("demanding verb")
BASE: Final = re.compile(r"(?<!T)(?<!TR)B")
# A clause after a conjunction in which no word is a finite verb yet: "because consumer spending accounts for half".
VERBLESS: Final = re.compile(r'H(?!R?I)(?:TR?[Bah]|[^VZBbhdM.;:HW"]){3,40}(?=[.;:"])')
NAMES: Final = grammar_words("name first")


def _style(words: Sequence[Word]) -> str:
    """How a sentence uses capitals: "normal", "title" (Each Word Begins With One) or "upper" (ALL CAPITALS)."""
    letters = [word for word in words if word.text[0].isalpha()]
    if len(letters) < 4:
        return "normal"
    if sum(word.upper for word in letters) * 10 > len(letters) * 6:
        return "upper"
    lower = sum(not word.capital and len(word.text) > 3 for word in letters)
    return (
        "title" if lower * 10 <= len(letters) and sum(w.capital for w in letters) * 10 >= len(letters) * 6 else "normal"
    )


def _capital(word: Word, *, initial: bool, style: str, named: frozenset[str]) -> str | None:
    """The tag of a word with a capital letter; None where it is to be judged like one in lower case."""
    lower = word.lower
    first_tag = word.tags[0]
    if first_tag not in OPEN_CLASSES:
        if lower == "may" and not initial:
            return "N"
        return "P" if word.upper and lower == "us" and not initial else None
    if lower in DAYS_AND_MONTHS and style != "upper":
        return "N"
    if style == "upper":
        return None if word.verb or word.noun or word.tags[0] in "JR" else "P"
    if style == "title":
        return None if first_tag in "BVZEIRJ" and not initial else "P"
    if not initial or lower in NAMES:
        return "P"
    if word.text in named or "." in word.text:
        return "P"
    return None if word.known else "P"


def _closed_before(tokens: Tokens, tags: Sequence[str], n: int, first: int) -> bool:
    """Whether the mark before a token closes a quotation: it touches the word before it, not the token."""
    return tags[n - 1] == '"' and n - 1 > first and tokens.glued(n - 1) and not tokens.glued(n)


def _give_verb(tags: list[str], words: Sequence[Word], first: int, last: int, *, demanded: bool = False) -> None:
    """Give a clause without finite verb the first that it can have: "Photos from those tours [show] rooms".

    What is demanded stands in the base form: "demanded that Peru [return] the ship".
    """
    for n in range(first + 1, last - 1):
        if tags[n] not in "SNEJ":
            continue
        can = words[n].tags
        k = n - 1
        while k > first and tags[k] == "R":
            k -= 1
        before, after = tags[k], tags[n + 1]
        if after in ".:K":
            continue
        if tags[n] == "S":
            found = "Z" if "Z" in can and (before in "NSP)" or (before == "," and after in "DGUH")) else ""
        elif tags[n] == "E":
            passive = words[n + 1].lower == "by" and tags[n + 2 : n + 3] != ["I"]
            found = "V" if "V" in can and before in "NSPU" and not passive else ""
        else:
            found = "B" if "B" in can and (before == "S" or (demanded and before in "NP")) else ""
        if found:
            tags[n] = found
            return


def tag(tokens: Tokens, sentences: Sequence[Sentence]) -> str:
    """The tag of every token, as one string."""
    words = tokens.words
    tags = [word.tags[0] for word in words]
    for sentence in sentences:
        first, last = sentence.first, sentence.last
        for n in range(first + 1, last):
            if words[n].capital and tags[n] in OPEN_CLASSES and tags[n - 1] not in '".:*(':
                tags[n] = "P"
    named = frozenset([word.text for n, word in enumerate(words) if tags[n] == "P"])
    for sentence in sentences:
        first, last = sentence.first, sentence.last
        style = _style(words[first:last]) if sentence.region != "body" or last - first < 16 else "normal"
        before = "."
        for n in range(first, last):
            word = words[n]
            if word.capital:
                initial = n == first or (tags[n - 1] in '".:(*-' and not _closed_before(tokens, tags, n, first))
                chosen = _capital(word, initial=initial, style=style, named=named)
                if chosen is not None:
                    before = tags[n] = chosen
                    continue
                tags[n] = word.tags[0]
            if len(word.tags) > 1:
                rule = rule_of(word)
                if rule is not None:
                    tags[n] = rule(tags, words, n, before, tag_after(tags, n, last), first, last)
            if tags[n] not in "Rn":
                before = "P" if tags[n] == "C" and n > first and tags[n - 1] == "P" else tags[n]  # "the S&P 500"
        if last - first > 3 and PREDICATES.isdisjoint(tags[first:last]) and not BASE.search("".join(tags[first:last])):
            _give_verb(tags, words, first, last)
    for match in VERBLESS.finditer("".join(tags)):
        demanded = words[match.start() - 1].verb in DEMANDING
        _give_verb(tags, words, match.start() + 1, match.end(), demanded=demanded)
    return "".join(tags)
