"""How an article's sentences and quotations lie: which tokens are quoted, and which sentences a quotation joins.

A quotation of several sentences runs over sentence ends: `"It failed. We regret that," he said.` are two sentences and
one **period**. Attribution is worked out period by period, over the narrator's tokens: those outside quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsclaims.builtin.statements.vocabulary import Vocabulary, vocabulary
from newsclaims.model import id_of
from newsclaims.text.clauses import Clause
from newsclaims.text.document import Document
from newsclaims.text.part import Part
from newsclaims.text.phrases import NounPhrase, VerbGroup
from newsclaims.text.quotations import Quotation

__all__ = ["Layout", "Period"]


OUTSIDE: Final = frozenset((":", "according", "as"))  # words that attribute outside quotations
APPOSITION: Final = 25  # tokens of what describes a speaker between two commas


class Period(Part):
    """Sentences of one paragraph that quotations join: token numbers, and its outermost double quotations.

    Attributes:
        first: Number of the first token.
        last: Number after the last token.
        end: Number after the last token without the final full stop (and marks after it).
        paragraph: Number of the paragraph.
        region: The kind of region.
        quotations: Numbers of its quotations in the layout.

    """

    __slots__ = ("end", "first", "last", "paragraph", "quotations", "region")

    def __init__(self, first: int, last: int, end: int, paragraph: int, region: str,
                 quotations: tuple[int, ...]) -> None:  # fmt: skip
        self.first = first
        self.last = last
        self.end = end
        self.paragraph = paragraph
        self.region = region
        self.quotations = quotations


class Layout:
    """The article as this layer reads it.

    Attributes:
        document: The article.
        words: Words of attribution.
        quotations: Outermost double quotations, in order.
        quoted: For every token the number of the quotation that it stands in (its marks included), or -1.
        periods: In order.
        noun_cues: Noun phrases whose head can be a cue.
        colons: Colons outside quotations.
        according: Tokens "according", and "as" of "as reported by".
        quantity_offsets: Where the quantities begin.
        timed: Tokens inside time expressions.
        times: Token number -> number after the time expression that begins there.
        time_starts: Number after a time expression -> its first token.

    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: Vocabulary = vocabulary(document.lexicon)
        tokens = document.tokens
        self.tags: str = tokens.tags
        self.lower: list[str] = tokens.lower
        self.noun_phrases: list[NounPhrase] = document.phrases.noun_phrases
        self.verb_groups: list[VerbGroup] = document.phrases.verb_groups
        self.clauses: list[Clause] = document.phrases.clauses
        self.quotations, self.quoted = _cover(document)
        self._verb_starts = [group.first for group in self.verb_groups]
        self.times = _time_ends(document)
        self.time_starts = {last: first for first, last in self.times.items()}
        self.quantity_offsets = [quantity.span.start for quantity in document.quantities]
        self._time_offsets = [time.span.start for time in document.times]
        self.timed = {n for first, last in self.times.items() for n in range(first, last)}
        self._named = _named(document)
        self._kinds = {actor.id: actor.kind for actor in document.actors}
        self._names: dict[str, int] | None = None
        nouns = self.words.nouns
        words = tokens.words
        self.noun_cues = [
            np for np in self.noun_phrases if words[np.head].noun in nouns or self.lower[np.head] in nouns
        ]
        self._published: list[int] | None = None
        lower, quoted = self.lower, self.quoted
        marks = [n for n, word in enumerate(lower) if word in OUTSIDE and quoted[n] < 0]
        self.colons = [n for n in marks if lower[n] == ":"]
        self.according = [
            n for n in marks if lower[n] == "according" or (lower[n] == "as" and "by" in lower[n + 2 : n + 4])
        ]
        self.periods = _periods(document, self.quoted, self.quotations)

    def noun_phrase(self, token: int) -> NounPhrase | None:
        """The noun phrase that covers a token."""
        index = self.document.phrases.noun_phrase_at(token)
        return None if index is None else self.noun_phrases[index]

    def verb_group(self, token: int) -> VerbGroup | None:
        """The verb group that covers a token."""
        index = self.document.phrases.verb_group_at(token)
        return None if index is None else self.verb_groups[index]

    def is_time(self, token: int) -> bool:
        """Whether a time expression begins at a token, or the noun phrase there names one."""
        if token in self.times:
            return True
        np = self.noun_phrase(token)
        return np is not None and np.first == token and np.head in self.timed

    def published(self, token: int) -> bool:
        """Whether a token names what words are published or spoken in: "statement", "interview", "Twitter"."""
        base = self.document.tokens.words[token].noun or self.lower[token]
        return base in self.words.classes["medium"] or base in self.words.classes["event"]

    def time_ids(self, first: int, last: int) -> list[tuple[int, str]]:
        """(first token, id) of the time expressions between two tokens."""
        tokens = self.document.tokens
        if first >= last:
            return []
        found = []
        for time in self.document.times[bisect_left(self._time_offsets, tokens.starts[first]) :]:
            if time.span.start >= tokens.ends[last - 1]:
                break
            if time.type in ("DATE", "TIME"):
                found.append((tokens.first_from(time.span.start), time.id))
        return found

    def is_party(self, token: int) -> bool:
        """Whether a noun phrase that begins at a token names a person, an organisation, a country, or is a pronoun."""
        np = self.noun_phrase(token)
        if np is None:
            return False
        if np.kind == "pronoun":
            return self.lower[np.head] in self.words.classes["personal"]
        return np.head in self._named

    def named_again(self, token: int, after: int) -> bool:
        """Whether the word at a token is a name that stands in the text once more, after a token."""
        if self._names is None:
            self._names = {}
            for n, tag in enumerate(self.tags):
                if tag == "P":
                    self._names[self.lower[n]] = n
        return self._names.get(self.lower[token], -1) >= after

    def extent(self, token: int, *, joined: bool = False) -> int:
        """Number after the noun phrase at a token with its of-phrases, and with what is joined to it by "and"."""
        phrases = self.document.phrases
        index = phrases.noun_phrase_at(token)
        if index is None:
            return token + 1
        if joined:
            index = phrases.conjuncts(index)[-1]
        return phrases.extent(index)

    def part(self, first: int, last: int) -> Period:
        """A stretch of tokens as a period of its own."""
        return Period(first, last, last, -1, "body", ())

    def resumed(self, relative: int, after: int, limit: int) -> int:
        """Where the verb stands of the noun that a relative clause is about: "voters who say it | are few"."""
        phrases = self.document.phrases
        owner = phrases.noun_phrase_at(relative - 1)
        if owner is None:
            return limit
        owners = {owner}
        chain = self.noun_phrases[owner].preposition
        if chain is not None and chain > 0:
            outer = phrases.noun_phrase_at(chain - 1)
            if outer is not None:
                owners.add(outer)
        number = phrases.clause_at(relative)
        first = 0 if number is None else max(0, number - 6)
        for clause in self.clauses[first:]:
            if clause.first > limit:
                break
            verb = self.verb_groups[clause.verb]
            if clause.subject in owners and clause.kind != "relative" and verb.first >= after and verb.first < limit:
                return verb.first
        return limit

    def reports(self, token: int, strength: int) -> bool:
        """Whether the verb at a token tells of something communicated, at least so strongly."""
        cue = self.words.verbs.get(self.document.tokens.words[token].verb)
        return cue is not None and cue.strength >= strength

    def takes_clause(self, token: int) -> bool:
        """Whether the verb at a token tells of something communicated in a clause: "said [Berg had won]"."""
        cue = self.words.verbs.get(self.document.tokens.words[token].verb)
        return cue is not None and cue.strength > 0 and not cue.frames.isdisjoint(("clause", "told", "that", "quote"))

    def refuses(self, verb: VerbGroup) -> bool:
        """Whether a verb refuses words: "declined", "did not respond", "gave no"."""
        classes = self.words.classes
        if verb.lemma in classes["decline_verb"]:
            return True
        if verb.negated:
            return verb.lemma in classes["not_verb"]
        return verb.lemma in ("give", "provide", "offer") and self.lower[verb.last : verb.last + 1] == ["no"]

    def publications(self, first: int, last: int) -> list[int]:
        """Tokens between two that name what words are published in."""
        if self._published is None:
            media, words, quoted = self.words.classes["medium"], self.document.tokens.words, self.quoted
            self._published = [n for n, word in enumerate(words) if word.noun in media and quoted[n] < 0]
        low = bisect_left(self._published, first)
        return self._published[low : bisect_left(self._published, last)]

    def head_at(self, token: int) -> int:
        """The head of the noun phrase at a token; the token itself where there is none."""
        np = self.noun_phrase(token)
        return token if np is None else np.head

    def parties(self, first: int, last: int, *, persons: bool = False) -> set[str]:
        """Ids of the actors (of persons only) that are named between two tokens."""
        found = set()
        for n in range(first, last):
            number = self._named.get(n)
            if number is not None:
                identity = id_of(self.document.mentions[number].actor)
                if identity is not None and (not persons or self._kinds.get(identity) == "person"):
                    found.add(identity)
        return found

    def has_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between two tokens."""
        for n in range(first, last):
            tag = self.tags[n]
            if tag in "VZbhdM":
                return True
            if tag == "B":
                verb = self.verb_group(n)
                if verb is not None and verb.form == "finite" and verb.first > first:
                    return True
        return False

    def groups(self, first: int, last: int) -> list[VerbGroup]:
        """The verb groups that begin between two tokens."""
        low = bisect_left(self._verb_starts, first)
        return self.verb_groups[low : bisect_left(self._verb_starts, last)]

    def opens(self, token: int) -> bool:
        """Whether a quotation begins at a token (its mark)."""
        number = self.quoted[token]
        return number >= 0 and (token == 0 or self.quoted[token - 1] != number)

    def ending(self, number: int) -> str:
        """The tag of the last token in a quotation, inner quotation marks left aside."""
        quotation = self.quotations[number]
        n = quotation.last - 1
        while n > quotation.first and self.tags[n] == '"':
            n -= 1
        return self.tags[n]

    def quotation_end(self, number: int) -> int:
        """Number of the token after a quotation, its closing mark included."""
        quotation = self.quotations[number]
        return quotation.last + (1 if quotation.closed else 0)


def _cover(document: Document) -> tuple[list[Quotation], list[int]]:
    """The outermost double quotations, and for every token which of them it stands in."""
    outer: list[Quotation] = []
    quoted = [-1] * (len(document.tokens) + 1)
    for quotation in document.quotations:
        if not quotation.double or (outer and quotation.start < outer[-1].end):
            continue
        number = len(outer)
        outer.append(quotation)
        for token in range(quotation.first - 1, quotation.last + (1 if quotation.closed else 0)):
            quoted[token] = number
    return outer, quoted


def _time_ends(document: Document) -> dict[int, int]:
    """First token of each time expression -> number after its last one."""
    tokens = document.tokens
    found = {}
    for time in document.times:
        first, last = tokens.within(time.span.start, time.span.end)
        if first < last:
            found[first] = last
    return found


def _narrates(document: Document, quoted: list[int], run: list[int], first: int, last: int) -> bool:
    """Whether a sentence is no more than the attribution of the quotation before it: “Why?” Berg remarked."""
    if quoted[run[0]] < 0 or quoted[run[1] - 1] < 0 or quoted[first] >= 0:
        return False
    phrases, tags = document.phrases, document.tokens.tags
    index = phrases.noun_phrase_from(first)
    n = phrases.noun_phrases[index].last if index is not None else last
    if n < last and tags[n] == ",":  # “Why?” Berg, the mayor, remarked.
        close = tags.find(",", n + 1, min(last, n + APPOSITION))
        n = close + 1 if close > 0 and not any(tag in "VZbhdMWI" for tag in tags[n:close]) else last
    while n < last and tags[n] in "R":
        n += 1
    verb = phrases.verb_group_at(n) if n < last else None
    if verb is None or phrases.verb_groups[verb].form != "finite":
        return False
    cue = vocabulary(document.lexicon).verbs.get(phrases.verb_groups[verb].lemma)
    after = phrases.verb_groups[verb].last
    if cue is None or "quote" not in cue.frames:
        return False
    return (
        after >= last
        or tags[after] == "."
        or (
            tags[after] in ",FR" and tags[run[1] - 2 : run[1] - 1] == "." and (document.tokens.texts[run[1] - 2] != ".")
        )
    )


def _after_agency(tags: str, first: int, last: int) -> int:
    """Where a period begins that opens with an agency in brackets: "(Reuters) - "."""
    if tags[first] != "(":
        return first
    close = tags.find(")-", first, min(last, first + 8))
    return close + 2 if close > 0 and close + 2 < last else first


def _named(document: Document) -> dict[int, int]:
    """Token -> index of the mention that ends with it: the heads of names."""
    tokens = document.tokens
    return {tokens.within(m.span.start, m.span.end)[1] - 1: n for n, m in enumerate(document.mentions)}


def _periods(document: Document, quoted: list[int], quotations: list[Quotation]) -> list[Period]:
    """Join the sentences over whose edge a quotation runs."""
    runs: list[list[int]] = []
    kinds: list[tuple[int, str]] = []
    for sentence in document.sentences:
        first = sentence.first
        inside = first > 0 and quoted[first] >= 0 and quoted[first] == quoted[first - 1]
        inside = inside or (bool(runs) and _narrates(document, quoted, runs[-1], sentence.first, sentence.last))
        if runs and inside and kinds[-1][0] == sentence.paragraph and runs[-1][1] == first:
            runs[-1][1] = sentence.last
        else:
            runs.append([first, sentence.last])
            kinds.append((sentence.paragraph, sentence.region))
    starts = [quotation.first - 1 for quotation in quotations]
    periods = []
    at = 0
    tags, lower = document.tokens.tags, document.tokens.lower
    for (begins, last), (paragraph, region) in zip(runs, kinds, strict=True):
        first = begins
        while at < len(starts) and starts[at] < first:
            at += 1
        first = _after_agency(tags, begins, last)
        begin = at
        while at < len(starts) and starts[at] < last:
            at += 1
        end = last
        while end > first and tags[end - 1] == "." and quoted[end - 1] < 0 and lower[end - 1] not in ("?", "!"):
            end -= 1
        periods.append(Period(first, last, end, paragraph, region, tuple(range(begin, at))))
    return periods
