"""Noun phrases and verb groups: patterns over the tag of each token, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.text.clause_reader import BARE_TIMES, ClauseReader
from newsclaims.text.clause_subjects import NOMINATIVE
from newsclaims.text.clauses import Clause, coordinate
from newsclaims.text.part import Part
from newsclaims.text.sentences import Sentence
from newsclaims.text.tags import DAYS_AND_MONTHS
from newsclaims.text.tokens import Tokens
from newsclaims.text.verb_groups import PARTICLES, VerbGroup, read_verb

__all__ = ["NounPhrase", "Phrases", "VerbGroup", "read_phrases"]


class NounPhrase(Part):
    """A noun phrase without what follows its head (no of-phrase, no relative clause).

    Attributes:
        first: Number of its first token, determiner and possessor included.
        last: Number after its last token.
        head: Number of its head.
        kind: name (the head is a proper noun), nominal or pronoun.
        possessor: Index of the noun phrase before "'s", or None.
        determiner: Number of its determiner or possessive pronoun, or None.
        preposition: Number of the preposition that governs it, or None.

    """

    __slots__ = ("determiner", "first", "head", "kind", "last", "possessor", "preposition")

    def __init__(self, first: int, last: int, head: int, kind: str, possessor: int | None = None,
                 determiner: int | None = None, preposition: int | None = None) -> None:  # fmt: skip
        self.first = first
        self.last = last
        self.head = head
        self.kind = kind
        self.possessor = possessor
        self.determiner = determiner
        self.preposition = preposition

    def ending(self, last: int, head: int) -> NounPhrase:
        """The same up to another token, with another head."""
        return NounPhrase(self.first, last, head, self.kind, self.possessor, self.determiner, self.preposition)


class Phrases(Part):
    """The phrases of a text, in order, and what covers a token.

    Attributes:
        noun_phrases: Noun phrases; a possessor follows its owner's owned phrase: see `NounPhrase.possessor`.
        verb_groups: Verb groups.
        clauses: Clauses: see `newsclaims.text.clauses`.

    """

    __slots__ = ("_clause_of", "_conjuncts", "_covering", "_innermost", "_lower", "_starting", "_tags", "_verb_at",
                 "clauses", "noun_phrases", "verb_groups")  # fmt: skip

    def __init__(self, noun_phrases: list[NounPhrase], verb_groups: list[VerbGroup], clauses: list[Clause], tags: str,
                 covering: list[int | None], verb_at: list[int | None], clause_of: dict[int, int],
                 innermost: list[int | None], conjuncts: dict[int, tuple[int, ...]], starting: dict[int, int],
                 lower: list[str]) -> None:  # fmt: skip
        self.noun_phrases = noun_phrases
        self.verb_groups = verb_groups
        self.clauses = clauses
        self._tags = tags
        self._covering = covering
        self._verb_at = verb_at
        self._clause_of = clause_of
        self._innermost = innermost
        self._conjuncts = conjuncts
        self._starting = starting
        self._lower = lower

    def noun_phrase_at(self, token: int) -> int | None:
        """Index of the noun phrase, not the possessor in it, that covers a token."""
        return self._covering[token] if 0 <= token < len(self._covering) else None

    def noun_phrase_from(self, token: int) -> int | None:
        """Index of the noun phrase that begins with a token."""
        return self._starting.get(token)

    def verb_group_at(self, token: int) -> int | None:
        """Index of the verb group that covers a token."""
        return self._verb_at[token] if 0 <= token < len(self._verb_at) else None

    def clause_of(self, verb_group: int) -> int | None:
        """Index of the clause of a verb group."""
        return self._clause_of.get(verb_group)

    def clause_at(self, token: int) -> int | None:
        """Index of the innermost clause that covers a token."""
        return self._innermost[token] if 0 <= token < len(self._innermost) else None

    def conjuncts(self, noun_phrase: int) -> tuple[int, ...]:
        """Indexes of the noun phrases that are coordinated with one, itself included, in order."""
        return self._conjuncts.get(noun_phrase, (noun_phrase,))

    def extent(self, noun_phrase: int) -> int:
        """Number after the last token of a noun phrase with its of-complements: "the type [of components]"."""
        last = self.noun_phrases[noun_phrase].last
        for _ in range(4):
            if last >= len(self._lower) or self._lower[last] != "of":
                break
            after = self._starting.get(last + 1)
            if after is None and self._tags[last + 1 : last + 2] == '"':
                after = self._starting.get(last + 2)
            if after is None:
                break
            last = self.noun_phrases[after].last
        return last


# A run of what can stand in a noun phrase: determiners, then modifiers and nouns; adverbs only before adjectives and
# numbers; commas and "and" only between adjectives; "than" before a number; hyphens between the parts of
# "22-year-old"; quotation marks around up to four words; 's between possessor and possessed. One character a step, so
# that the pattern is linear.
NOUN_RUN: Final = r"""
    (?:D(?=[DGNSPJCIERX$"])|G(?=[NSPJCIER$"X]))*
    (?: [NSPJC$%]++
      | X(?=[NSPJCIER$"D])(?<=[NSPJC"]X)
      | (?<![NSPJ])R(?=[JC])
      | [,K](?=J[NSPJ,K])(?<=J[,K])
      | F(?=[C$])(?<=JF)
      | -(?=[NSJ])(?<=[CNJ]-) | -(?=E)(?<=C-)
      | [IE](?=[NSP])(?<=[DGJX"][IE]) | [IE](?=")(?<="[IE])
      | "(?: (?=[NSPJIE]{1,4}"[NS]) | (?<=[DGJ]")(?=[NSPJ]{1,4}")
           | (?<="[NSPJIE]") | (?<="[NSPJIE]{2}") | (?<="[NSPJIE]{3}") | (?<="[NSPJIE]{4}") )
    )+ | [DUt]"""
FINITE: Final = r"""
    M[Rn]*+ (?:"(?=R?B))? R?+ (?:
        h[Rn]*+ (?:e[Rn]*+ (?:i[Rn]*+)?)? (?:"?R?[EI])? | a[Rn]*+ (?:i[Rn]*+)? (?:"?R?[EI])? | B | d )?
  | h[Rn]*+ (?:e[Rn]*+ (?:i[Rn]*+)? (?:"?R?[EI])? | E )?
  | b[Rn]*+ (?:i[Rn]*+)? (?:"?R?[EI])?
  | d[Rn]*+ [Bah]?
  | [VZB]"""
INFINITIVE: Final = r'T[Rn]*+"?+ (?: h[Rn]*+ (?:e[Rn]*+)? [EI]? | a[Rn]*+ (?:i[Rn]*+)? [EI]? | B | d )'
GERUND: Final = r"i[Rn]*+ E? | y[Rn]*+ (?:e[Rn]*+)? [EI]? | a | e | I"
# What a sentence is made of: noun phrases, verb groups by their form, and the marks and words between clauses.
CHUNK: Final = re.compile(
    rf"(?P<noun>{NOUN_RUN})|(?P<finite>{FINITE})|(?P<infinitive>{INFINITIVE})|(?P<gerund>{GERUND})|(?P<participle>E)"
    r"|(?P<boundary>[,(HW:;-])",
    re.VERBOSE,
)
ADVERB_PARTICLES: Final = PARTICLES - {"through", "around", "over", "down"}
BOUNDS: Final = grammar_words("bound")
# What may be no preposition before a noun phrase: see `_governor`.
SPECIAL_PREPOSITIONS: Final = PARTICLES | BOUNDS
PHRASAL_VERBS: Final = grammar_words("phrasal verb")
DITRANSITIVE: Final = grammar_words("ditransitive verb")
NOUN_TAGS: Final = frozenset("NSPC")
SCALES: Final = grammar_words("scale")
TIME_UNITS: Final = grammar_words("time unit")
SINGULAR_DETERMINERS: Final = frozenset(("a", "an", "another", "each", "every", "this", "that"))
QUANTIFIERS: Final = grammar_words("quantifier")
LONE_MODIFIERS: Final = frozenset("JR$%")
# Where a run of tags may have to be cut: see `_cut`.
CUT: Final = re.compile(r"[NSPC][DG]|P[$C]|[NS][$]|^P+[JSC]")
TIME_NOUNS: Final = DAYS_AND_MONTHS | {"today", "yesterday", "tomorrow", "tonight"}
TIME_EDGES: Final = TIME_NOUNS | BARE_TIMES | {"last", "next"}


@lru_cache(maxsize=4096)
def _simple_run(run: str) -> tuple[str, bool] | None:
    """Of a run of tags that is one noun phrase whatever its words: its kind, and whether it has a determiner."""
    head = run[-1]
    if len(run) > 1 and (head not in "NSPC" or "X" in run or not run.isalpha() or CUT.search(run)):
        return None
    kind = "pronoun" if head in "UDt" else "name" if head == "P" else "nominal"
    return kind, len(run) > 1 and run[0] in "DG"


def _read_nouns(
    tokens: Tokens, first: int, last: int, sentence: Sentence, edges: frozenset[int], found: list[NounPhrase]
) -> None:
    """Add the noun phrases of a run of tags: one, or more where it is to be cut or has possessors."""
    run = tokens.tags[first:last]
    simple = _simple_run(run)
    if simple is None or (last - first > 1 and (
            not edges.isdisjoint(range(first, last)) or (run[0] == "D" and run[-1] == "S" and last - first > 2
                                                         and _disagrees(tokens, first, last)))):  # fmt: skip
        for start, end in _cut(tokens, first, last):
            _add(tokens, start, end, sentence, found)
    elif run not in LONE_MODIFIERS or (tokens.lower[first] in QUANTIFIERS and tokens.lower[last : last + 1] == ["of"]):
        kind, determined = simple
        determiner = first if determined else None
        governor = None
        ahead = tokens.tags[first - 1] if first > sentence.first else "."
        if ahead == "F" and tokens.lower[first - 1] not in SPECIAL_PREPOSITIONS:
            governor = first - 1 if run != "U" or tokens.lower[first] not in NOMINATIVE else None
        elif ahead in 'FTR"':
            governor = _governor(tokens, first, sentence)
            first = _with_bound(tokens, first)
        found.append(NounPhrase(first, last, last - 1, kind, None, determiner, governor))


def _cut(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Cut a run where a day or month begins or ends a phrase of its own: "officials | Tuesday"."""
    lower, tags = tokens.lower, tokens.tags
    cuts = [first]
    gives = (
        first > 0 and tags[first] == "P" and tags[first - 1] in "VZBEI" and tokens.words[first - 1].verb in DITRANSITIVE
    )
    for n in range(first + 1, last):
        if gives and tags[n] in "JSC" and tags[n - 1] == "P":
            cuts.append(n)  # "give Iran | advanced components"
            gives = False
        if lower[n] in TIME_NOUNS and tags[n] != "P":
            if tags[n - 1] in "NSP" and lower[n - 1] not in TIME_NOUNS:
                cuts.append(n)
        elif lower[n - 1] in TIME_NOUNS and tags[n] in "PSD":
            cuts.append(n)
        elif lower[n - 1] in BARE_TIMES and tags[n] in "JC":
            cuts.append(n)  # "on Friday | more than 90 boats"
        elif tags[n - 1] == "P" and (
            tags[n] == "$"
            or (tags[n] == "C" and lower[n + 1 : n + 2] and (lower[n + 1] in SCALES or lower[n + 1] == "of"))
        ):
            cuts.append(n)  # "gave Peru | 3 million dollars", "handed to Peru | two of its nationals"
        elif tags[n] == "$" and tags[n - 1] in "NS" and tags[first] == "D" and lower[first] not in ("a", "an"):
            cuts.append(n)  # "fined the bank | $20 million", not "a record $20 million"
        elif lower[n] in ("last", "next") and tags[n - 1] in "NSP" and lower[n + 1 : n + 2] and (
                lower[n + 1] in TIME_UNITS or lower[n + 1] in TIME_NOUNS):  # fmt: skip
            cuts.append(n)  # "trucks to Peru | last year"
        elif tags[n] in "DG" and tags[n - 1] in "NSPC":
            cuts.append(n)
        elif n == last - 1 and tags[n] == "S" and tags[first] == "D" and _disagrees(tokens, first, last):
            cuts.append(n)  # "a report | officials released"
    cuts.append(last)
    return list(pairwise(cuts))


def _disagrees(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a plural cannot belong to the determiner: "a report officials (released)", not "a few officials"."""
    words = tokens.words[first:last]
    return (
        words[0].lower in SINGULAR_DETERMINERS
        and words[-1].noun != words[-1].lower
        and tokens.tags[last - 2] == "N"
        and words[1].lower not in QUANTIFIERS | SCALES | {"dozen"}
        and not any(tag in "C$" for tag in tokens.tags[first:last])
        and tokens.tags[last : last + 1] in set("VZBhbdM")
    )


def _governor(tokens: Tokens, first: int, sentence: Sentence) -> int | None:
    """Number of the preposition before a noun phrase."""
    n = first - 1
    if n < sentence.first:
        return None
    mark = tokens.tags[n]
    if (
        mark == "F"
        and tokens.lower[n] in PARTICLES
        and n > 0
        and tokens.tags[n - 1] in "VZBEI"
        and (tokens.lower[n] in ADVERB_PARTICLES or f"{tokens.words[n - 1].verb}-{tokens.lower[n]}" in PHRASAL_VERBS)
    ):
        return None  # "take out their families", "turn over the file"
    if mark not in 'FTR"' and tokens.lower[n] not in BOUNDS:
        return None
    while (
        n >= sentence.first
        and first - n < 4
        and (tokens.tags[n] in 'R"' or (tokens.lower[n] in BOUNDS and _is_bound(tokens, n, first)))
    ):
        n -= 1
    return n if n >= sentence.first and tokens.tags[n] in "FT" else None


def _with_bound(tokens: Tokens, first: int) -> int:
    """The first token of a noun phrase, with the preposition of "at least" and "at most"."""
    bound = tokens.lower[first] in ("least", "most") and tokens.lower[first - 1] == "at"
    return first - 1 if bound else first


def _is_bound(tokens: Tokens, n: int, first: int) -> bool:
    """Whether a preposition only bounds the number that follows: "at least 300", "about 20", "up to five"."""
    word, following = tokens.lower[n], tokens.lower[n + 1]
    if word == "at":
        return following in ("least", "most")
    if word == "up":
        return following == "to"
    if word == "to":
        return n > 0 and tokens.lower[n - 1] == "up"
    return tokens.tags[first] in "C$" and n == first - 1


def _add(tokens: Tokens, first: int, last: int, sentence: Sentence, found: list[NounPhrase]) -> None:
    """Add the noun phrase from first to last, and its possessors."""
    tags = tokens.tags
    paired = tags.count('"', first, last) % 2 == 0
    while last > first and tags[last - 1] in ("R,K-$XF" if paired else 'R,K-$XF"'):
        last -= 1
    while first < last and tags[first] in ("%,K-X" if paired else '%,K-"X'):
        first += 1
    while last - first > 1 and tags[last - 1] == "J" and tags[last - 2] == "S":
        last -= 1  # "people familiar with ..."
    if last - first > 1 and tokens.lower[first] == "dead" and first > 0 and tokens.lower[first - 1] == "shot":
        first += 1  # "shot dead | two men"
    if last - first > 1 and tokens.lower[last - 1] == "most" and tags[last : last + 1] == "R":
        last -= 1  # "Wallace | most certainly said"
    if first >= last or (tags[first] not in "DG" and NOUN_TAGS.isdisjoint(tags[first:last])):
        return  # nothing, or only a predicate: "very old"
    possessor: int | None = None
    begin = first
    for n in range(first, last):
        if tags[n] == "X" and n > begin:
            owner = _make(tokens, first, n, sentence, possessor)
            found.append(owner)
            possessor = len(found) - 1
            begin = n + 1
    found.append(_make(tokens, first, last, sentence, possessor))


def _make(tokens: Tokens, first: int, last: int, sentence: Sentence, possessor: int | None) -> NounPhrase:
    """The noun phrase of the tokens first to last."""
    tags = tokens.tags
    head = last - 1
    while head > first and tags[head] not in "NSPJC":
        head -= 1
    kind = "name" if tags[head] == "P" else "nominal"
    determiner = first if tags[first] in "DG" else None
    governor = _governor(tokens, first, sentence)
    begin = _with_bound(tokens, first) if first > sentence.first else first
    return NounPhrase(begin, last, head, kind, possessor, determiner, governor)


def read_phrases(tokens: Tokens, sentences: Sequence[Sentence]) -> Phrases:
    """The phrases and clauses of a text."""
    nouns: list[NounPhrase] = []
    verbs: list[VerbGroup] = []
    clauses: list[Clause] = []
    conjuncts: dict[int, tuple[int, ...]] = {}
    edges = frozenset([n for n, word in enumerate(tokens.lower) if word in TIME_EDGES])
    for sentence in sentences:
        reader = ClauseReader(tokens, sentence, nouns, verbs, clauses)
        first_noun = len(nouns)
        _read_sentence(tokens, sentence, edges, reader, nouns, verbs)
        if "K" in tokens.tags[sentence.first : sentence.last]:
            coordinate(tokens, nouns, first_noun, clauses[reader.begin :], conjuncts)
    covering: list[int | None] = [None] * len(tokens)
    starting: dict[int, int] = {}
    for index, noun in enumerate(nouns):
        first, last = noun.first, noun.last
        starting[first] = index
        covering[first] = index
        if last - first > 1:
            covering[first:last] = [index] * (last - first)
    verb_at: list[int | None] = [None] * len(tokens)
    for index, verb in enumerate(verbs):
        for n in range(verb.first, verb.last):
            verb_at[n] = index
    clause_of = {clause.verb: index for index, clause in enumerate(clauses)}
    innermost: list[int | None] = [None] * len(tokens)
    for index in sorted(range(len(clauses)), key=lambda n: clauses[n].first - clauses[n].last):  # the longest first
        first, last = clauses[index].first, clauses[index].last
        innermost[first:last] = [index] * (last - first)
    return Phrases(
        nouns, verbs, clauses, tokens.tags, covering, verb_at, clause_of, innermost, conjuncts, starting, tokens.lower
    )


def _read_sentence(tokens: Tokens, sentence: Sentence, edges: frozenset[int], reader: ClauseReader,
                   nouns: list[NounPhrase], verbs: list[VerbGroup]) -> None:  # fmt: skip
    """Read the phrases of a sentence, and tell the reader of its clauses each of them in turn."""
    behind = sentence.first  # where the clauses are read on, behind a parenthesis
    read_noun = reader.noun
    for match in CHUNK.finditer(tokens.tags, sentence.first, sentence.last):
        kind = match.lastgroup
        first, last = match.span()
        if kind == "noun":
            index = len(nouns)
            _read_nouns(tokens, first, last, sentence, edges, nouns)
            if first < behind:
                continue
            final = len(nouns) - 1
            while index < final:
                if nouns[index + 1].possessor != index:
                    read_noun(index)
                index += 1
            if index == final:
                read_noun(index)
        elif kind == "boundary":
            if first >= behind:
                behind = reader.boundary(first)
        else:
            verbs.append(read_verb(tokens, first, last, kind or "finite", sentence))
            if first >= behind:
                reader.verb(len(verbs) - 1)
    reader.finish()
