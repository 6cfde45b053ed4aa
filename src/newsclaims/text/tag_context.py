"""What stands around a word: the look-arounds that the rules for tags share. See newsclaims/text/tags.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.lexicon.words import Word

__all__ = [
    "ALWAYS_PAST",
    "CLAUSE_VERBS",
    "DAYS_AND_MONTHS",
    "LONE_SUBJECTS",
    "PREDICATES",
    "SAYING",
    "clause_follows",
    "has_verb_behind",
    "is_object",
    "is_plural_name",
    "is_told",
    "needs_verb",
    "opens_clause",
    "possessed",
    "second_verb",
    "stands_alone",
    "tag_after",
    "told",
    "verb_before",
]

CLAUSE_VERBS: Final = grammar_words("clause verb")
DAYS_AND_MONTHS: Final = grammar_words("day or month")
ALWAYS_PAST: Final = frozenset(("said", "added", "wrote"))  # participles only after have and be
PREDICATES: Final = frozenset("VZbhdM")
# Determiners and adjectives that can be a whole subject: of any verb, and of one in the third person.
LONE_SUBJECTS: Final = grammar_words("lone subject")
SAYING: Final = frozenset(("say", "believe", "think", "know", "argue", "claim", "hope", "suggest", "warn"))


def tag_after(tags: Sequence[str], n: int, last: int) -> str:
    """The likely tag of the next word that is no adverb; "." at the end of the sentence."""
    n += 1
    while n < last and (tags[n] == "R" or tags[n] == "n"):
        n += 1
    if n >= last:
        return "."
    return tags[n]


def verb_before(tags: Sequence[str], n: int, first: int) -> str:
    """The nearest verb tag to the left within the sentence; "" if there is none."""
    for k in range(n - 1, max(first - 1, n - 25), -1):
        if tags[k] in "VZEBIbh":
            return tags[k]
    return ""


def clause_follows(tags: Sequence[str], words: Sequence[Word], n: int, last: int) -> bool:
    """Whether a finite verb stands between a conjunction and the next boundary: "before [he left]"."""
    seen_noun = False
    for k in range(n + 1, min(last, n + 14)):
        tag = tags[k]
        if tag == "N" and tags[k - 1] == "P" and "B" in words[k].tags and is_plural_name(words[k - 1].lower):
            return True  # "as Democrats blast Portman"
        if tag in "NSPUDCt" or (not seen_noun and "S" in words[k].tags):  # "after [crowds broke in]"
            seen_noun = True
        elif tag in "VZbhdM" or (tag in "BE" and tags[k - 1] in "SU"):
            return seen_noun
        elif tag == "," and tags[k - 1] == "P":  # an apposition: "as Smith, the mayor, left"
            closing = next((m for m in range(k + 1, min(last - 1, k + 10)) if tags[m] == ","), None)
            return closing is not None and tags[closing + 1] in "VZbhdM"
        elif tag in '.,:;()-H"' and words[k].lower != "that":  # "until that group yielded"
            return False
    return False


def told(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
    """Whether a verb that takes a clause stands before the noun phrases that end at n: "told the minister that"."""
    for k in range(n - 1, max(first - 1, n - 16), -1):
        if tags[k] in "VZBEI":
            return words[k].verb in CLAUSE_VERBS
        if tags[k] in '.:;WH"bMd':
            return False
    return False


def second_verb(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
    """Whether the clause has its finite verb already, so that n describes the noun before it: "comments made"."""
    k = n - 1
    while k >= first and n - k < 24:
        begin = k
        while k >= first and tags[k] in "NSPJCX":
            k -= 1
        if k >= first and tags[k] in "DG":
            k -= 1
        if k < first or k == begin:
            return False
        tag = tags[k]
        if tag in "FT":
            k -= 1
            while k >= first and tags[k] == "R":
                k -= 1
            if k < first:
                return False
            tag = tags[k]
        if tag in "VZ" or (tag in "EI" and k > first and tags[k - 1] in "hb"):
            return words[k].verb not in CLAUSE_VERBS
        if tag == "b":
            return True
        if tag == "E":  # itself no more than a description of a noun
            k -= 1
        elif tag not in "NSPJCX":
            return False
    return False


def needs_verb(tags: Sequence[str], words: Sequence[Word], n: int, first: int, last: int) -> bool:
    """Whether the clause has no finite verb before n, and none after it up to the next clause: n is its verb then."""
    seen = False
    for k in range(n - 1, max(first - 1, n - 60), -1):
        if tags[k] in "VZbhdM":
            seen = True
        elif tags[k] == "W":
            seen = False  # what was seen is the verb of the relative clause
        elif tags[k] in '":H':
            break
    if seen:
        return False
    for k in range(n + 1, min(last, n + 40)):
        if tags[k] in "VZbhdM" or (tags[k] == "E" and tags[k - 1] == "," and "V" in words[k].tags):
            return False
        if tags[k] in 'WH":':
            break
    return True


def has_verb_behind(tags: Sequence[str], words: Sequence[Word], n: int, last: int) -> bool:
    """Whether a finite verb stands behind the preposition after n, its subject before n: "listed on the form [is]"."""
    for k in range(n + 2, min(last, n + 14)):
        if tags[k] in "bhdM" or words[k].lower in ALWAYS_PAST:
            return tags[k - 1] in "NSC"
        if tags[k] in ',;:HWKU"VZ':
            return False
    return False


def is_plural_name(lower: str) -> bool:
    """Whether a name looks like one of many people: "Palestinians", "Democrats", "Iraqis"."""
    return lower.endswith(("ans", "crats", "lis", "qis", "nis"))


def opens_clause(tags: Sequence[str], n: int, first: int) -> bool:
    """Whether only the subject stands between a conjunction and n: "because democrats [blame] him"."""
    k = n - 1
    while k > first and tags[k] in "NSPJCXDG":
        k -= 1
    return tags[k] == "H"


def stands_alone(tags: Sequence[str], words: Sequence[Word], n: int, first: int, last: int) -> bool:
    """Whether the determiner before n is a whole subject, of which n is the verb: "many [left] early"."""
    if words[n - 1].lower not in LONE_SUBJECTS or (n - 2 >= first and tags[n - 2] not in ',KHW;:"-'):
        return False
    for k in range(n + 1, min(last, n + 40)):
        if tags[k] in "VZbhdM":
            return False
        if tags[k] in ',;:HW"':
            break
    return True


def is_told(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
    """Whether the noun phrase before n stands right behind a verb of saying: "said the nation [needs] more"."""
    k = n - 1
    while k > first and tags[k] in "NSPJCX":
        k -= 1
    if k > first and tags[k] in "DG":
        k -= 1
    return k >= first and tags[k] in "VZ" and words[k].verb in SAYING


def is_object(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
    """Whether the noun phrase that ends before n is the object of a verb that takes no clause."""
    for k in range(n - 1, max(first - 1, n - 8), -1):
        if tags[k] in "VZBEI":
            return words[k].verb not in CLAUSE_VERBS
        if tags[k] not in "NSPJDGCX":
            return False
    return False


def possessed(tags: Sequence[str], n: int, first: int) -> bool:
    """Whether the names before n follow a possessive: "her Wall Street links"."""
    for k in range(n - 1, max(first - 1, n - 6), -1):
        if tags[k] in "GX":
            return tags[k] == "G"
        if tags[k] not in "PJ":
            return False
    return False
