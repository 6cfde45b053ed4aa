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
corrections; the rules are written for the constructions of news.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsclaims.lexicon import grammar_words
from newsclaims.lexicon.words import Word
from newsclaims.text.sentences import Sentence
from newsclaims.text.tokens import Tokens

__all__ = ["CLAUSE_VERBS", "DAYS_AND_MONTHS", "tag"]

OPEN_CLASSES = frozenset("NSJBVZEIRC*")
# After these a noun or adjective follows, not a verb.
BEFORE_NOUN = frozenset("DGXJC$%F")
PREDICATES = frozenset("VZbhdM")
BASE = re.compile(r"(?<!T)(?<!TR)B")
# A clause after a conjunction in which no word is a finite verb yet: "because consumer spending accounts for half".
VERBLESS = re.compile(r'H(?!R?I)(?:TR?[Bah]|[^VZBbhdM.;:HW"]){3,40}+(?=[.;:"])')
# Determiners and adjectives that can be a whole subject: of any verb, and of one in the third person.
LONE_SUBJECTS = grammar_words("lone subject")
SINGULAR_SUBJECTS = grammar_words("lone singular subject")
# Nouns without plural ending that take a verb without ending: "police say".
COLLECTIVE = grammar_words("collective noun")
# Participles that describe the noun after them: "fight rising prices".
ATTRIBUTIVE = grammar_words("attributive participle")
SAYING = frozenset(("say", "believe", "think", "know", "argue", "claim", "hope", "suggest", "warn"))
DEMONYMS = ("ian", "ican", "ean", "ish", "ese", "aqi", "aeli", "stern", "french", "german", "greek", "dutch")
ALWAYS_PAST = frozenset(("said", "added", "wrote"))  # participles only after have and be
DAYS_AND_MONTHS = grammar_words("day or month")
CONTENT_NOUNS = grammar_words("content noun")
PASSIVE_BEFORE_TO = grammar_words("participle before to")
PASSIVE_BEFORE_PREPOSITION = grammar_words("participle before preposition")
BEFORE_NOUN_TO = grammar_words("before to and noun")
NAMES = grammar_words("name first")
CLAUSE_VERBS = grammar_words("clause verb")


def _following(tags: Sequence[str], n: int, last: int, words: Sequence[Word]) -> str:
    """The likely tag of the next word that is no adverb; "." at the end of the sentence."""
    n += 1
    while n < last and (tags[n] == "R" or tags[n] == "n"):
        n += 1
    if n >= last:
        return "."
    return tags[n]


def _verb_before(tags: Sequence[str], n: int, first: int) -> str:
    """The nearest verb tag to the left within the sentence; "" if there is none."""
    for k in range(n - 1, max(first - 1, n - 25), -1):
        if tags[k] in "VZEBIbh":
            return tags[k]
    return ""


def _clause_follows(tags: Sequence[str], words: Sequence[Word], n: int, last: int) -> bool:
    """Whether a finite verb stands between a conjunction and the next boundary: "before [he left]"."""
    seen_noun = False
    for k in range(n + 1, min(last, n + 14)):
        tag = tags[k]
        if tag == "N" and tags[k - 1] == "P" and "B" in words[k].tags and _is_plural_name(words[k - 1].lower):
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


# ---- one rule for each kind of ambiguity: (tags, words, n, before, after, first, last) -> tag ------------------------
Rule = Callable[[list[str], Sequence[Word], int, str, str, int, int], str]


def _that(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    if before in "NSPU":
        if after in "VZbhdMB":
            return "W"
        if words[n - 1].lower in CONTENT_NOUNS or words[n - 1].lower in DAYS_AND_MONTHS or _told(tags, words, n, first):
            return "H"
        return "W" if before != "U" else "H"
    nxt = tags[n + 1] if n + 1 < last else "."
    if nxt in "X.,:;)":
        return "D"  # "that's", "knows that."
    if before in "VZBEId" and nxt in "FR" and not _clause_follows(tags, words, n, last):
        return "D"  # "ready to do that at once"
    if before in "F":
        return "H" if words[n - 1].lower in ("in", "except") and _clause_follows(tags, words, n, last) else "D"
    if before == "." or (before == '"' and n - 1 == first):
        return "D"
    if before in ",CJ" and after in "VZbhdM":
        return "W"
    if after in "VZbM" and before in "VZBIh":
        return "D"  # "said that was untrue"
    if after in "VZb" and before not in "EIJ,KR":
        return "D"
    if (
        before in "VZBEI"
        and after in "NSJ"
        and words[n - 1].verb not in CLAUSE_VERBS
        and not _clause_follows(tags, words, n, last)
    ):
        return "D"  # "expose that deal"
    return "H"


def _told(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
    """Whether a verb that takes a clause stands before the noun phrases that end at n: "told the minister that"."""
    for k in range(n - 1, max(first - 1, n - 16), -1):
        if tags[k] in "VZBEI":
            return words[k].verb in CLAUSE_VERBS
        if tags[k] in '.:;WH"bMd':
            return False
    return False


def _her(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    nxt = tags[n + 1] if n + 1 < last else "."
    if nxt == "R" and after in "NSJ":
        return "G"
    if nxt == "B" and "N" not in words[n + 1].tags and "J" not in words[n + 1].tags:
        return "U"  # "helped her avoid"
    return "G" if nxt in 'NSJPCEI$B"' and not (nxt == '"' and after == ".") else "U"


def _clitic_s(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    if before in "UWtH" or (n > 0 and words[n - 1].lower in ("here", "that", "let", "how", "there", "where")):
        return "h" if after in "e" else "b"
    if before not in "NSPCJ":
        return "X" if before == '"' else "b"
    nxt = tags[n + 1] if n + 1 < last else "."
    if nxt in "Dne" or nxt in "GUTH":
        return "h" if nxt == "e" else "b"
    if nxt == "I" and n + 2 < last and tags[n + 2] in "DGTUFHI":
        return "b"
    return "X"


def _quote_or_possessive(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    if words[n].text == "‘":
        return '"'
    return "X" if before in "SP" and words[n - 1].lower[-1:] == "s" and after in "NSJPICE" else '"'


def _would_or_had(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    return "h" if after in "Ee" else "M"


def _like(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "B" if before in "MT" or (before == "U" and after in "TDGU") else "F"


def _there(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return (
        "t"
        if after in "bMhX" or (n + 1 < last and words[n + 1].lower in ("seems", "appears", "remains", "remain", "'s"))
        else "R"
    )


def _such(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """A determiner, or a part of the preposition "such as"."""
    return "F" if n + 1 < last and words[n + 1].lower == "as" else "D"


def _when(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    if words[n].lower == "when":
        return "H"
    if words[n].lower == "as" and n > first and words[n - 1].lower == "such":
        return "F"
    if after == "I":
        return "F"
    return "H" if _clause_follows(tags, words, n, last) else "F"


def _which(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "W"


def _how(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "H"


def _enough(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "D" if after in "NSJ" else "R"


def _degree(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    nxt = tags[n + 1] if n + 1 < last else "."
    return "J" if before in "DGX" and nxt in "NSPJ" else "R"  # "the long lines"


def _floating(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """A determiner, or an adverb after the subject: "they [all] left"."""
    if before not in "NSPU" or n + 1 >= last or words[n + 1].tags == "D":
        return "D"
    return "D" if PREDICATES.isdisjoint(words[n + 1].tags) and tags[n + 1] != "B" else "R"


def _before_verb(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """An adjective, or an adverb before a verb: "the paper [first] reported", "it would [likely] fail"."""
    following = words[n + 1].tags if n + 1 < last else "."
    verbal = following[0] in "VEB" or (before in "NSPU" and tags[n + 1 : n + 2] in (["M"], ["b"], ["h"]))
    if before == "M" or (before in "NSPUWhd" and verbal) or (before == "," and following[0] == "V"):
        return "R"
    return words[n].tags[0]


def _no(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """A determiner, or the negation in "no longer"."""
    return "n" if n + 1 < last and words[n + 1].lower == "longer" else "D"


def _longer(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    return "R" if n > first and words[n - 1].lower == "no" else words[n].tags[0]


def _will(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """The modal, or a noun: "impose its will"."""
    return "N" if before == "G" or (n > first and words[n - 1].lower in ("the", "a")) else "M"


BY_WORD: dict[str, Rule] = {
    "will": _will, "such": _such, "no": _no, "longer": _longer,
    **dict.fromkeys(("all", "both", "each"), _floating), **dict.fromkeys(("first", "likely"), _before_verb),
    "that": _that, "her": _her, "'s": _clitic_s, "'": _quote_or_possessive, "'d": _would_or_had, "like": _like,
    "there": _there, "when": _when, "until": _when, "till": _when, "since": _when, "before": _when, "after": _when,
    "once": _when, "which": _which, "how": _how, "why": _how, "where": _how, "whether": _how, "enough": _enough,
    **dict.fromkeys(("long", "later", "earlier", "far", "further"), _degree),
    "several": lambda *_: "J", "as": _when, "so": lambda *_: "R", "plus": lambda *_: "K",
}  # fmt: skip


def _second_verb(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
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


def _needs_verb(tags: Sequence[str], words: Sequence[Word], n: int, first: int, last: int) -> bool:
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


def _has_verb_behind(tags: Sequence[str], words: Sequence[Word], n: int, last: int) -> bool:
    """Whether a finite verb stands behind the preposition after n, its subject before n: "listed on the form [is]"."""
    for k in range(n + 2, min(last, n + 14)):
        if tags[k] in "bhdM" or words[k].lower in ALWAYS_PAST:
            return tags[k - 1] in "NSC"
        if tags[k] in ',;:HWKU"VZ':
            return False
    return False


def _is_plural_name(lower: str) -> bool:
    """Whether a name looks like one of many people: "Palestinians", "Democrats", "Iraqis"."""
    return lower.endswith(("ans", "crats", "lis", "qis", "nis"))


def _opens_clause(tags: Sequence[str], n: int, first: int) -> bool:
    """Whether only the subject stands between a conjunction and n: "because democrats [blame] him"."""
    k = n - 1
    while k > first and tags[k] in "NSPJCXDG":
        k -= 1
    return tags[k] == "H"


def _stands_alone(tags: Sequence[str], words: Sequence[Word], n: int, first: int, last: int) -> bool:
    """Whether the determiner before n is a whole subject, of which n is the verb: "many [left] early"."""
    if words[n - 1].lower not in LONE_SUBJECTS or (n - 2 >= first and tags[n - 2] not in ',KHW;:"-'):
        return False
    for k in range(n + 1, min(last, n + 40)):
        if tags[k] in "VZbhdM":
            return False
        if tags[k] in ',;:HW"':
            break
    return True


def _is_told(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
    """Whether the noun phrase before n stands right behind a verb of saying: "said the nation [needs] more"."""
    k = n - 1
    while k > first and tags[k] in "NSPJCX":
        k -= 1
    if k > first and tags[k] in "DG":
        k -= 1
    return k >= first and tags[k] in "VZ" and words[k].verb in SAYING


def _is_object(tags: Sequence[str], words: Sequence[Word], n: int, first: int) -> bool:
    """Whether the noun phrase that ends before n is the object of a verb that takes no clause."""
    for k in range(n - 1, max(first - 1, n - 8), -1):
        if tags[k] in "VZBEI":
            return words[k].verb not in CLAUSE_VERBS
        if tags[k] not in "NSPJDGCX":
            return False
    return False


def _past(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """Past tense or participle: "said", "accused", "sent"."""
    word = words[n].lower
    nxt = tags[n + 1] if n + 1 < last else "."
    if before in "baeihy":
        return "E"
    if before == "," and n + 1 < last and words[n + 1].lower == "by":
        return "E"
    if word in ALWAYS_PAST:
        return "V"
    if before == '"' and nxt in "NS" and words[n].verb not in CLAUSE_VERBS and "V" not in tags[first:n]:
        return "J"  # "a “rigged” economy"
    if before in "UW":
        return "V"
    if before in "NSP)":
        if n + 1 < last:
            following = words[n + 1].lower
            if following == "by" or (following == "in" and words[n + 2 : n + 4] and words[min(n + 3, last - 1)].lower == "by"):
                return "E"  # "prompted by", "prompted in part by"
            if following == "to" and word in PASSIVE_BEFORE_TO:
                return "E"
            if nxt == "F" and word in PASSIVE_BEFORE_PREPOSITION:
                return "E"
            if nxt == "F" and before in "NS" and words[n].verb not in CLAUSE_VERBS and _has_verb_behind(tags, words, n, last):
                return "E"  # "the address listed on the form is old"
            if "J" in words[n].tags and nxt in "NSJ" and _is_object(tags, words, n, first):
                return "J"  # "give Iran advanced components"
            if words[n].verb not in CLAUSE_VERBS and _second_verb(tags, words, n, first):
                return "E"
        return "V"
    if before == '"' and n - 2 >= first and tags[n - 2] in "baehyR" and _following(tags, n, last, words) not in "DGPU":
        return "E"  # "was “moved” by"
    if before in ',"':
        if (
            before == ","
            and nxt in "NSJ"
            and words[n].verb not in CLAUSE_VERBS
            and not _needs_verb(tags, words, n, first, last)
        ):
            return "J" if "J" in words[n].tags else ("E" if nxt != "J" else "V")
        if nxt in "PDGUSNHJC" or (before == '"' and nxt in "FT.,:"):
            return "V"
        if _needs_verb(tags, words, n, first, last):
            return "V"
        return "V" if _verb_before(tags, n, first) == "V" and nxt not in "FT" else "E"
    if before in "DGXJC$":
        if words[n - 1].lower in ("some", "many", "all", "both", "others", "most", "those") and nxt in "PDGU":
            return "V"
        if before == "J" and nxt in "DGU":
            return "V"  # "the nonprofit provided a statement"
        if before in "DJ" and "V" in words[n].tags and _stands_alone(tags, words, n, first, last):
            return "V"
        if before == "C" and nxt != "N" and n - 2 >= first and tags[n - 2] == "F" and len(words[n - 1].lower) == 4 and (
                _needs_verb(tags, words, n, first, last)):  # fmt: skip
            return "V"  # "the act of 1980 established"
        return "J" if after in 'NSPJEI"' else ("N" if "N" in words[n].tags else "E")
    if before == "F":
        return "J" if after in "NSPJ" else "E"
    if before == "K":
        earlier = _verb_before(tags, n, first)
        return "E" if earlier == "E" else "V"
    if before in "VZBI":
        if nxt in "NSJP":
            return "J"  # "investigating alleged crimes"
        return "E" if after not in "DGPU" else "V"
    if before == "H":
        return "E"
    if before == ".":
        return "E" if nxt in "FTR," or (before == "." and nxt != "U") else "V"
    return "V"


def _noun_or_verb(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    """A noun, or the base or present form of a verb: "attack", "plan", "support"."""
    likely = words[n].tags[0]
    if before == "T":
        ahead = words[n - 2].lower if n - 2 >= first else ""
        if ahead == "going" and n - 3 >= first and tags[n - 3] in "bRn":
            return "B"  # "is going to amount to"
        if ahead in BEFORE_NOUN_TO and likely != "B" and after not in "DGU":
            return "N"
        return "B" if likely == "B" or after not in ".,VZbhM" or likely != "J" else "N"
    if before in "Md" or (before == '"' and n - 2 >= first and tags[n - 2] in "MTd"):
        return "B"  # "would “need help”"
    if after in "VZbhM" and before not in "SPU" and "N" in words[n].tags:
        return "N"
    if before in "DJ" and after in "DGUTPHF" and words[n - 1].lower not in SINGULAR_SUBJECTS and (
            _stands_alone(tags, words, n, first, last)):  # fmt: skip
        return "B"  # "many fear that"
    if before in "DGXJ$%F":
        return "N" if likely not in "JR" else likely
    if before == "C":
        return "B" if likely == "B" and after in "UDGTH" else "N"  # "two in three say so"
    if before == "N":
        if likely == "B" and after in "DGUTPH" and (words[n - 1].lower in COLLECTIVE or "N" not in words[n].tags):
            return "B"
        if words[n - 1].lower in COLLECTIVE and after in "DGU":
            return "B"  # "people love it"
        return "N" if "N" in words[n].tags and likely in "BVE" else likely
    if before == "U":
        return "B" if words[n - 1].lower not in ("mine", "hers", "ours", "theirs", "none") else "N"
    if before == "W":
        return "B"
    if before == "S":
        if likely == "B" and after not in "VZbhM":
            return "B"
        if n + 1 < last and words[n + 1].lower == "out" and likely == "N":
            return "B"  # "officials point out"
        if (after in 'TDGUPJ"' or (after in "RFH" and likely == "B")) and likely != "J":
            return "B"
        if after in "FR" and likely == "N" and _needs_verb(tags, words, n, first, last):
            return "B"  # "employees move around"
        return "N" if likely in "BE" else likely
    if before == "P":
        k = n - 2  # where the name may be joined to another
        while k > first and tags[k + 1] in "Rn":
            k -= 1
        joined = k - 1 >= first and tags[k] == "K" and tags[k - 1] in "PS"
        if joined and after in ("TDGUPHRJ" if tags[n - 1] == "P" else "TDGUPHRJNS"):
            return "B"
        if _is_plural_name(words[n - 1].lower) and after in "TDGUPHJSEV" and (
            _verb_before(tags, n, first) == "" or _opens_clause(tags, n, first)
        ):
            return "B"  # "The Palestinians reject proposed changes", "as Democrats blast Portman"
        return "N" if likely in "BVE" and after not in "DGUTH" else ("B" if likely == "B" else likely)
    if before == "K":
        earlier = tags[n - 2] if n - 2 >= first else "."
        if earlier == "B" or (_verb_before(tags, n, first) == "B" and after in "DGUP"):
            return "B"
        if earlier in "NS" and after in "F.," and "N" in words[n].tags:
            return "N"
        if likely != "B":
            return likely
        return "B" if after in "DGUPTF" else "N"
    if before in "VZBIE":
        return (
            likely
            if likely != "B"
            or words[n - 1].lower in ("help", "helped", "helps", "let", "lets", "make", "made", "makes", "go", "come")
            else ("N" if "N" in words[n].tags else likely)
        )
    if before in '.":' and likely == "B":
        return "B" if after in "DGUPTRHJ" else likely
    return likely


def _possessed(tags: Sequence[str], n: int, first: int) -> bool:
    """Whether the names before n follow a possessive: "her Wall Street links"."""
    for k in range(n - 1, max(first - 1, n - 6), -1):
        if tags[k] in "GX":
            return tags[k] == "G"
        if tags[k] not in "PJ":
            return False
    return False


def _plural_or_verb(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    """A plural noun or the third person of a verb: "plans", "calls", "attacks"."""
    likely = "Z" if words[n].tags[0] == "Z" else "S"
    if before == "D" and words[n - 1].lower in SINGULAR_SUBJECTS and _stands_alone(tags, words, n, first, last):
        return "Z"  # "this leads many"
    if before in BEFORE_NOUN or before in "VBZITESM":
        return "S"
    if before in "UW":
        return "Z"
    if before == "N":
        if likely == "S" and _is_object(tags, words, n, first):
            return "S"  # "praised the road projects he saw"
        if after in 'DGUH"$' or (likely == "Z" and after in "TPRFnB"):
            return "Z"
        return "Z" if after in "JCNST" and _is_told(tags, words, n, first) else "S"
    if before in "P)":
        if _possessed(tags, n, first) or (likely == "S" and words[n - 1].lower.endswith(DEMONYMS)):
            return "S"
        return "Z" if after in 'DGUHTPnI"' or (likely == "Z" and after in "RFJN:,.") or (after == "R") else "S"
    if before == "K":
        return "Z" if after in "DGUH" and _verb_before(tags, n, first) == "Z" else likely
    if before in ',"-':
        return "Z" if likely == "Z" and after in 'DGUPH:NS"J' else "S"
    if before == "R":
        return likely
    return likely


def _ing(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """An ing-form: verb, noun or adjective: "meeting", "planning", "leading"."""
    nxt = tags[n + 1] if n + 1 < last else "."
    likely = words[n].tags[0]
    if before in "bea":
        return "I"
    if likely == "N" and ((before in "NSP" and nxt in "DGUT") or (before in "VZB" and nxt in "DGUPNS")):
        return "I"  # "a paper catering to", "continue screening people"
    if nxt in "VZbhM" and before in ",.:KH" and "N" in words[n].tags:
        return "N"
    if before == "," and nxt in "DGUP":
        return "I"  # "attacked the port, killing two"
    if words[n].lower in ATTRIBUTIVE and nxt in "NSJP" and before in "VZBEIFDGX":
        return "J"  # "fight rising prices"
    if before in "DGXJ":
        if nxt in "NS" and "N" not in words[n].tags:
            return "J"
        return "N" if nxt not in "DGU" else "I"
    if before in "F":
        return "I" if nxt in "DGUPT" else ("N" if likely == "N" else "I")
    return likely if likely in "NI" else ("I" if nxt in "DGUPFT" else likely)


def _adjective_or_verb(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    """Such as "open", "clear", "close": a verb only after to, a modal or a subject pronoun."""
    if before in "MTd":
        return "B"
    if before == "U" and after in "DGUP" and words[n].tags[0] == "B":
        return "B"
    return "J" if "J" in words[n].tags else words[n].tags[0]


def _unchanging(tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int) -> str:
    """Verbs with one form for base and past: "cut", "hit", "put", "set", "read"."""
    if before in "baeihy":
        return "E"
    if before in "MTd":
        return "B"
    if before in "DGXJC$%F" and "N" in words[n].tags:
        return "N"
    if before in "NSPUW)" or (before == "K" and _verb_before(tags, n, first) in "VZ"):
        if "V" not in words[n].tags:  # "come", "run": participle and base
            return "N" if before in "NP" and "N" in words[n].tags and after not in "DGUT" else "B"
        return "V" if after not in ".," or before in "UW" or words[n].tags[0] in "VE" else words[n].tags[0]
    return words[n].tags[0]


def _kind(word: Word) -> Rule | None:
    """The rule for a word that can be several things."""
    rule = BY_WORD.get(word.lower)
    if rule is not None:
        return rule
    can = set(word.tags)
    if "B" in can and can & {"V", "E"}:
        return _unchanging
    if can & {"V", "E"} and word.tags != "J":
        return _past
    if "I" in can:
        return _ing
    if "S" in can and "Z" in can:
        return _plural_or_verb
    if "B" in can and "N" in can:
        return _noun_or_verb
    if "B" in can:
        return _adjective_or_verb
    return None


_RULES: dict[str, Rule | None] = {}


def _rule(word: Word) -> Rule | None:
    """The rule of a word, found once for each combination of tags."""
    special = BY_WORD.get(word.lower)
    if special is not None:
        return special
    key = word.tags
    if key not in _RULES:
        _RULES[key] = _kind(word)
    return _RULES[key]


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


def _capital(word: Word, tags: Sequence[str], words: Sequence[Word], n: int, last: int, *,
             initial: bool, style: str, named: frozenset[str]) -> str | None:  # fmt: skip
    """The tag of a word with a capital letter; None where it is to be judged like one in lower case."""
    lower = word.lower
    first_tag = word.tags[0]
    if first_tag not in OPEN_CLASSES:
        if lower == "may" and not initial:
            return "N"
        return "P" if word.upper and lower in ("us", "it", "may") and not initial and lower == "us" else None
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


def _give_verb(tags: list[str], words: Sequence[Word], first: int, last: int) -> None:
    """Give a clause without finite verb the first that it can have: "Photos from those tours [show] rooms"."""
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
            found = "B" if "B" in can and before == "S" else ""
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
                chosen = _capital(word, tags, words, n, last, initial=initial, style=style, named=named)
                if chosen is not None:
                    before = tags[n] = chosen
                    continue
                tags[n] = word.tags[0]
            if len(word.tags) > 1:
                rule = _rule(word)
                if rule is not None:
                    tags[n] = rule(tags, words, n, before, _following(tags, n, last, words), first, last)
            if tags[n] not in "Rn":
                before = tags[n]
        if last - first > 3 and PREDICATES.isdisjoint(tags[first:last]) and not BASE.search("".join(tags[first:last])):
            _give_verb(tags, words, first, last)
    found = "".join(tags)
    if VERBLESS.search(found) is None:
        return found
    for match in VERBLESS.finditer(found):
        _give_verb(tags, words, match.start() + 1, match.end())
    return "".join(tags)
