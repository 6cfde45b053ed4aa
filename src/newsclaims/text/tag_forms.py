"""Rules for forms that can be several parts of speech: "plans", "sent", "meeting". See newsclaims/text/tags.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.lexicon.words import Word
from newsclaims.text.tag_context import (
    ALWAYS_PAST,
    CLAUSE_VERBS,
    has_verb_behind,
    is_object,
    is_plural_name,
    is_told,
    needs_verb,
    opens_clause,
    possessed,
    second_verb,
    stands_alone,
    tag_after,
    verb_before,
)
from newsclaims.text.tag_words import BY_WORD, Rule

__all__ = ["rule_of"]

# After these a noun or adjective follows, not a verb.
BEFORE_NOUN: Final = frozenset("DGXJC$%F")
SINGULAR_SUBJECTS: Final = grammar_words("lone singular subject")
# Verbs with an object and a bare infinitive: "help Haiti train".
CAUSATIVE: Final = grammar_words("causative verb")
# Nouns without plural ending that take a verb without ending: "police say".
COLLECTIVE: Final = grammar_words("collective noun")
# Participles that describe the noun after them: "fight rising prices".
ATTRIBUTIVE: Final = grammar_words("attributive participle")
DEMONYMS: Final = ("ian", "ican", "ean", "ish", "ese", "aqi", "aeli", "stern", "french", "german", "greek", "dutch")
PASSIVE_BEFORE_TO: Final = grammar_words("participle before to")
PASSIVE_BEFORE_PREPOSITION: Final = grammar_words("participle before preposition")
BEFORE_NOUN_TO: Final = grammar_words("before to and noun")


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
        if before == "P" and nxt in "NS" and words[n].tags[0] == "J":
            return "J"  # "Norwegian armed groups"
        if n - 2 >= first and tags[n - 2] == "W":
            return "V"  # "whom Brik accused of lying"
        if n + 1 < last:
            following = words[n + 1].lower
            if following == "by" or (
                following == "in" and words[n + 2 : n + 4] and words[min(n + 3, last - 1)].lower == "by"
            ):
                return "E"  # "prompted by", "prompted in part by"
            if following == "to" and word in PASSIVE_BEFORE_TO:
                return "E"
            if nxt == "F" and word in PASSIVE_BEFORE_PREPOSITION:
                return "E"
            if (
                nxt == "F"
                and before in "NS"
                and words[n].verb not in CLAUSE_VERBS
                and has_verb_behind(tags, words, n, last)
            ):
                return "E"  # "the address listed on the form is old"
            if "J" in words[n].tags and nxt in "NSJ" and is_object(tags, words, n, first):
                return "J"  # "give Iran advanced components"
            if words[n].verb not in CLAUSE_VERBS and second_verb(tags, words, n, first):
                return "E"
        return "V"
    if before == '"' and n - 2 >= first and tags[n - 2] in "baehyR" and tag_after(tags, n, last) not in "DGPU":
        return "E"  # "was “moved” by"
    if before in ',"':
        if (
            before == ","
            and nxt in "NSJ"
            and words[n].verb not in CLAUSE_VERBS
            and not needs_verb(tags, words, n, first, last)
        ):
            return "J" if "J" in words[n].tags else ("E" if nxt != "J" else "V")
        if nxt in "PDGUSNHJC" or (before == '"' and nxt in "FT.,:"):
            return "V"
        if needs_verb(tags, words, n, first, last):
            return "V"
        return "V" if verb_before(tags, n, first) == "V" and nxt not in "FT" else "E"
    if before in "DGXJC$":
        if words[n - 1].lower in ("some", "many", "all", "both", "others", "most", "those") and nxt in "PDGU":
            return "V"
        if before == "J" and nxt in "DGU":
            return "V"  # "the nonprofit provided a statement"
        if before in "DJ" and "V" in words[n].tags and stands_alone(tags, words, n, first, last):
            return "V"
        if before == "C" and nxt not in "NSJ" and n - 2 >= first and tags[n - 2] == "F" and (
                needs_verb(tags, words, n, first, last)):  # fmt: skip
            return "V"  # "the act of 1980 established", "a crowd of 900 waved"
        return "J" if after in 'NSPJEI"' else ("N" if "N" in words[n].tags else "E")
    if before == "F":
        return "J" if after in "NSPJ" else "E"
    if before == "K":
        earlier = verb_before(tags, n, first)
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
            stands_alone(tags, words, n, first, last)):  # fmt: skip
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
        if after == "H" and words[n].verb in CLAUSE_VERBS:
            return "B"  # "scholars caution that"
        if after in "FR" and likely == "N" and needs_verb(tags, words, n, first, last):
            return "B"  # "employees move around"
        return "N" if likely in "BE" else likely
    if before == "P":
        k = n - 2  # where the name may be joined to another
        while k > first and tags[k + 1] in "Rn":
            k -= 1
        joined = k - 1 >= first and tags[k] == "K" and tags[k - 1] in "PS"
        if joined and after in ("TDGUPHRJ" if tags[n - 1] == "P" else "TDGUPHRJNS"):
            return "B"
        if (
            is_plural_name(words[n - 1].lower)
            and after in "TDGUPHJSEV"
            and (verb_before(tags, n, first) == "" or opens_clause(tags, n, first))
        ):
            return "B"  # "The Palestinians reject proposed changes", "as Democrats blast Portman"
        if after in "DGU":
            k = n - 1
            while k > first and tags[k] == "P":
                k -= 1
            if words[k].verb in CAUSATIVE:
                return "B"  # "help Haiti train its police"
        return "N" if likely in "BVE" and after not in "DGUTH" else ("B" if likely == "B" else likely)
    if before == "K":
        earlier = tags[n - 2] if n - 2 >= first else "."
        if earlier == "B" or (verb_before(tags, n, first) == "B" and after in "DGUP"):
            return "B"
        if earlier in "NS" and after in "F.," and "N" in words[n].tags:
            return "N"
        if likely != "B":
            return likely
        return "B" if after in "DGUPTF" else "N"
    if before == "E" and words[n].verb in CLAUSE_VERBS and after in "DGUTHPS":
        return "B"  # "most of those surveyed say they"
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


def _plural_or_verb(
    tags: list[str], words: Sequence[Word], n: int, before: str, after: str, first: int, last: int
) -> str:
    """A plural noun or the third person of a verb: "plans", "calls", "attacks"."""
    likely = "Z" if words[n].tags[0] == "Z" else "S"
    if before == "D" and words[n - 1].lower in SINGULAR_SUBJECTS and stands_alone(tags, words, n, first, last):
        return "Z"  # "this leads many"
    if before in BEFORE_NOUN or before in "VBZITESM":
        return "S"
    if before in "UW":
        return "Z"
    if before == "N":
        if likely == "S" and is_object(tags, words, n, first):
            return "S"  # "praised the road projects he saw"
        if after in 'DGUH"$' or (likely == "Z" and after in "TPRFnB"):
            return "Z"
        return "Z" if after in "JCNST" and is_told(tags, words, n, first) else "S"
    if before in "P)":
        if possessed(tags, n, first) or (likely == "S" and words[n - 1].lower.endswith(DEMONYMS)):
            return "S"
        if likely == "S" and tags[n - 1] == "P" and is_object(tags, words, n, first):
            return "S"  # "won 34 Senate seats that matter"
        return "Z" if after in 'DGUHTPnI"' or (likely == "Z" and after in "RFJN:,.") or (after == "R") else "S"
    if before == "K":
        return "Z" if after in "DGUH" and verb_before(tags, n, first) == "Z" else likely
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
    if before == "P" and nxt in ".,F" and "N" in words[n].tags and tags[n - 1] == "P" and tags[n - 2 : n - 1] == ["D"]:
        return "N"  # "the Rafah crossing"
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
    if before in "NSPUW)" or (before == "K" and verb_before(tags, n, first) in "VZ"):
        if words[n].tags[0] == "N" and before in "NP" and after in 'VZbhMFT.,:;KRX"':
            return "N"  # "oil output rose", "the growth forecast"
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


_RULES: Final[dict[str, Rule | None]] = {}


def rule_of(word: Word) -> Rule | None:
    """The rule of a word, found once for each combination of tags."""
    special = BY_WORD.get(word.lower)
    if special is not None:
        return special
    key = word.tags
    if key not in _RULES:
        _RULES[key] = _kind(word)
    return _RULES[key]
