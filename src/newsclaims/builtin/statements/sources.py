"""The source of a cue: the phrase that names the speaker, before the verb (behind it: inversions).

A source is a run of tokens with the token of its head. Titles and appositions belong to it ("Ben Wallace, the defence
minister"), relative clauses do not.
"""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.text.part import Part

__all__ = ["NOUN_START", "Source", "skip_back", "source_before"]

NOUN_START: Final = frozenset("DGUPNSJC$")
SUPPORTS: Final = frozenset(("noun", "aside", "relative"))  # what an apposition can follow
LISTED: Final = frozenset(",-")
LONGEST: Final = 60  # tokens a source can have


class Source(Part):
    """The phrase that names a speaker.

    Attributes:
        first: Number of its first token.
        last: Number after its last token.
        head: Number of the token that is its head.
        form: phrase, or relative ("who").
        opens: Number of the token with which the attribution begins: "as" of "as Smith said", else `first`.

    """

    __slots__ = ("first", "form", "head", "last", "opens")

    def __init__(self, first: int, last: int, head: int, form: str = "phrase", opens: int = -1) -> None:
        self.first = first
        self.last = last
        self.head = head
        self.form = form
        self.opens = opens

    @property
    def start(self) -> int:
        """Where the attribution begins."""
        return self.first if self.opens < 0 else self.opens


def source_before(layout: Layout, at: int, period: Period) -> Source | None:
    """The subject that ends right before token number `at`; None if there is none."""
    tags, lower = layout.tags, layout.lower
    floor = max(period.first, at - LONGEST)
    n = skip_back(layout, at - 1, floor)
    if n < floor or layout.quoted[n] >= 0:
        return None
    if tags[n] == "H" and lower[n] == "once":
        n = skip_back(layout, n - 1, floor)  # "who once praised"
        if n < floor:
            return None
    if tags[n] == "W" and lower[n] in layout.words.classes["relative"]:
        return Source(n, n + 1, n, "relative") if lower[n] != "that" else None
    if lower[n] in ("both", "all", "each") and n > floor and tags[n - 1] in "hb":
        n = skip_back(layout, n - 2, floor)  # "Berg and Reyes have both urged"
        if n < floor:
            return None
    end = n + 1
    if tags[n] == ")":
        n = _before_bracket(layout, n, floor)
        if n < floor:
            return None
    if tags[n] in LISTED and n > floor:
        return _with_appositions(layout, n, floor)
    phrase = _phrase_back(layout, n, floor)
    if phrase is None:
        return None
    first, head = phrase
    if tags[end - 1] != ")":
        end = n + 1
    if first - 1 > floor and tags[first - 1] == "," and layout.quoted[first - 1] < 0:
        title = layout.noun_phrase(first - 2)  # “...,” another friend, Ann Berg told CNN
        if title is not None and title.last == first - 1 and title.first > floor:
            beside = title.kind == ("nominal" if tags[head] == "P" else "name")
            if beside and layout.quoted[title.first - 1] >= 0:
                return Source(title.first, end, head if tags[head] == "P" else title.head)
    return _opened(layout, _whole_list(layout, Source(first, end, head), floor), floor)


def _whole_list(layout: Layout, source: Source, floor: int) -> Source:
    """A source with all that is joined before it: "[Iran, Iraq and Syria] said"."""
    first = source.first
    if first <= floor or layout.tags[first - 1] not in ",K" or layout.quoted[first - 1] >= 0:
        return source
    phrases = layout.document.phrases
    index = phrases.noun_phrase_at(source.head)
    if index is None:
        return source
    begin = layout.noun_phrases[phrases.conjuncts(index)[0]]
    if begin.first >= first or begin.first < floor or begin.preposition is not None or layout.is_time(begin.first):
        return source
    crossed = any(layout.tags[n] in "VZbhdMEI" or layout.quoted[n] >= 0 for n in range(begin.first, first))
    if begin.kind == "pronoun" or (begin.kind == "name" and not layout.is_party(begin.first)):
        return source  # "in Lisk, Texas, and many candidates said"
    if crossed or not _clause_edge(layout, begin.first, floor):
        return source
    return Source(begin.first, source.last, begin.head)


def _opened(layout: Layout, source: Source, floor: int) -> Source:
    """Let the attribution begin at an "as" before its source."""
    n = source.first - 1
    if n >= floor and layout.lower[n] in ("as", "but", "and") and layout.quoted[n] < 0:
        return Source(source.first, source.last, source.head, source.form, n)
    return source


def skip_back(layout: Layout, n: int, floor: int) -> int:
    """Go back over adverbs, and over a time between subject and verb: "Smith on Tuesday said"."""
    tags = layout.tags
    while n >= floor and layout.quoted[n] < 0:
        behind_noun = n > floor and tags[n - 1] in "NSPU),"
        if tags[n] in "Rn" or (behind_noun and layout.lower[n] in layout.words.classes["floating"]):
            n -= 1
            continue
        begin = layout.time_starts.get(n + 1)
        if begin is not None and begin > floor and layout.quoted[begin] < 0:
            n = begin - 1
            if tags[n] == "F":
                n -= 1
            continue
        break
    return n


def _before_bracket(layout: Layout, n: int, floor: int) -> int:
    """The token before the bracket that closes at n."""
    k = n
    while k >= floor and k > n - 14:
        if layout.tags[k] == "(":
            return k - 1
        k -= 1
    return floor - 1


def _phrase_back(layout: Layout, n: int, floor: int) -> tuple[int, int] | None:
    """(first token, head) of the noun phrase with its complements that ends at token n."""
    tags, lower = layout.tags, layout.lower
    np = layout.noun_phrase(n)
    if np is None and lower[n] in layout.words.classes["quantifier"] and _clause_edge(layout, n, floor):
        return n, n
    if np is None:
        if tags[n] == "V" and n + 1 in layout.times:  # "A document filed Thursday says"
            reduced = layout.noun_phrase(n - 1) if n > floor else None
            return _phrase_back(layout, n - 1, floor) if reduced is not None and reduced.last == n else None
        return _after_participle(layout, n, floor)
    first, head = np.first, np.head
    while True:
        if first <= floor:
            break
        before = first - 1
        if layout.quoted[before] >= 0:
            break
        if tags[before] in "FT" and lower[before] in layout.words.classes["chaining"]:
            owner = layout.noun_phrase(before - 1) if before > floor else None
            if owner is not None and layout.quoted[before - 1] < 0 and owner.last == before:
                if lower[before] in ("in", "on", "at", "to", "by", "about", "with") and layout.is_time(owner.first):
                    break
                first, head = owner.first, owner.head
                continue
            if before > floor and lower[before] == "of" and lower[before - 1] in layout.words.classes["quantifier"]:
                first = head = before - 1
                break
            if before > floor + 1 and lower[before - 1 : before + 1] == ["out", "of"] and tags[before - 2] == "C":
                counted = layout.noun_phrase(before - 2)  # "four out of ten voters"
                return (before - 2 if counted is None else counted.first), before - 2
            restricted = _after_participle(layout, before - 1, floor) if before > floor else None
            if restricted is None and lower[before] in ("about", "around", "like") and tags[first] in "DCJ":
                break  # "about half of voters"
            if restricted is None:
                return None  # "In Washington Smith said" has no preposition right before "Smith"
            return restricted
        if tags[before] == "K" and lower[before] in ("and", "or", "&") and before > floor:
            left = layout.noun_phrase(before - 1)
            if left is not None and left.last == before and layout.quoted[before - 1] < 0:
                joined = _phrase_back(layout, before - 1, floor)
                if joined is not None and _clause_edge(layout, joined[0], floor):
                    return joined
            break
        if tags[before] in "BVZ" and np.first == first and not layout.takes_clause(before):
            return _restricted(layout, before, floor)  # the object of another verb: "to discuss [strategy] said"
        if tags[before] in "EI" and np.preposition is None:
            restricted = _after_participle(layout, before, floor)
            if restricted is not None and first == np.first:
                return restricted
        break
    return first, head


def _restricted(layout: Layout, n: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that a relative clause without commas belongs to: "[an aide] who came to discuss it"."""
    while n > floor and layout.tags[n] not in ',.;:"-' and layout.quoted[n] < 0:
        if layout.tags[n] == "W" and layout.tags[n + 1] in "VZbhdMR":
            owner = layout.noun_phrase(n - 1)
            return _phrase_back(layout, n - 1, floor) if owner is not None and owner.last == n else None
        n -= 1
    return None


def _clause_edge(layout: Layout, first: int, floor: int) -> bool:
    """Whether a clause can begin at a token: nothing before it governs it."""
    if first <= floor:
        return True
    ahead = layout.lower[first - 1]
    return (
        layout.tags[first - 1] in ',.:;-("'
        or ahead in layout.words.classes["clause_opener"]
        or ahead in ("that", "but", "and")
    )


def _after_participle(layout: Layout, n: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that a participle or adjective at n follows: "officials [briefed on the matter]"."""
    tags = layout.tags
    k = n
    while k > floor and n - k < 12 and layout.quoted[k] < 0:
        if tags[k] in '.,;:"()K' or tags[k] in "VZbhdM":
            return None
        np = layout.noun_phrase(k)
        if tags[k] in "EIJ" and (np is None or np.last == k + 1):
            owner = layout.noun_phrase(k - 1)
            if owner is not None and owner.last == k and owner.head == k - 1:
                back = _phrase_back(layout, k - 1, floor)
                if back is not None:
                    return back
        k -= 1
    return None


def _with_appositions(layout: Layout, comma: int, floor: int) -> Source | None:
    """The source that a comma (or dash) before the verb closes: "Smith, the mayor," or "Smith, who won,"."""
    tags, lower = layout.tags, layout.lower
    end = comma  # the source's last token is before this
    n = comma - 1
    seen = 0
    while n >= floor and layout.quoted[n] < 0 and comma - n < LONGEST:
        left = _edge_back(layout, n, floor, tags[comma])
        begin = left + 1
        if begin > n:
            return None
        kind = _segment(layout, begin, n)
        inserted = tags[comma] == "-" and n == comma - 1 and left > floor and tags[left] == "-"
        if inserted and (kind == "clause" or not _plain(layout, left, floor)):
            return _before_dashes(layout, left, floor, comma if kind == "noun" else left)
        if kind == "clause":
            back = _relative_back(layout, left, floor, tags[comma])
            if back is None:
                return None
            left, kind = back, "relative"
        if kind == "noun":
            begin = _after_opener(layout, begin, n)
            seen += 1
            apposed = left > floor and tags[left] == tags[comma] and layout.quoted[left] < 0
            if apposed and _described(layout, begin, left, floor, tags[comma], seen):
                n = left - 1
                continue
            phrase = _phrase_from(layout, begin, n)
            return _opened(layout, Source(phrase[0], end, phrase[1]), floor) if phrase else None
        if kind == "relative":
            if begin == n and lower[n] in ("who", "which"):
                return Source(n, n + 1, n, "relative")  # "who, on Friday, said"
            end = left
        elif kind == "aside" and tags[begin] in "IR":
            end = left
        if left <= floor or tags[left] != tags[comma]:
            return None
        n = left - 1
    return None


def _plain(layout: Layout, dash: int, floor: int) -> bool:
    """Whether nothing but a noun phrase stands before a dash, back to where another mark or the sentence begins."""
    begin = _edge_back(layout, dash - 1, floor, "-") + 1
    if _segment_before(layout, dash, floor, "-") not in SUPPORTS:
        return False
    listed = layout.tags[begin] in NOUN_START and not layout.has_finite(begin, dash)
    return listed or "," not in layout.tags[begin:dash]


def _before_dashes(layout: Layout, dash: int, floor: int, end: int) -> Source | None:
    """The source before what two dashes insert: "If it rains, pilots in the next town - Lisk - said"."""
    np = layout.noun_phrase(dash - 1)
    phrase = _phrase_back(layout, dash - 1, floor) if np is not None and np.last == dash else None
    return _opened(layout, Source(phrase[0], end, phrase[1]), floor) if phrase is not None else None


def _described(layout: Layout, begin: int, left: int, floor: int, mark: str, seen: int) -> bool:
    """Whether a segment describes the one before it: "Berg, | the head of the port, | Lisk Harbour, said"."""
    if seen == 1:
        return _segment_before(layout, left, floor, mark) in SUPPORTS
    edge = _edge_back(layout, left - 1, floor, mark)
    return (
        seen == 2
        and layout.tags[begin] == "D"
        and layout.tags[edge + 1] == "P"
        and _segment_before(layout, left, floor, mark) == "noun"
    )


def _relative_back(layout: Layout, left: int, floor: int, mark: str) -> int | None:
    """The comma before a relative clause that has commas inside: "Berg, | whose firm, Dunmore, sells, | said"."""
    for _ in range(2):
        if left <= floor or layout.tags[left] != mark or layout.quoted[left] >= 0:
            return None
        edge = _edge_back(layout, left - 1, floor, mark)
        if edge + 1 >= left:
            return None
        if _segment(layout, edge + 1, left - 1) == "relative":
            return edge
        left = edge
    return None


def _after_opener(layout: Layout, first: int, last: int) -> int:
    """Where the clause in a segment begins: "Friday after [Mr. Berg], asked about it, said"."""
    for n in range(last - 1, first, -1):
        if layout.tags[n] in "HF" and layout.lower[n] in layout.words.classes["clause_opener"]:
            after = layout.noun_phrase(n + 1)
            return n + 1 if after is not None and after.first == n + 1 and after.head == last else first
    return first


def _segment_before(layout: Layout, left: int, floor: int, mark: str) -> str:
    """The kind of the segment that ends before the comma at `left`."""
    edge = _edge_back(layout, left - 1, floor, mark)
    if edge + 1 > left - 1:
        return ""
    kind = _segment(layout, edge + 1, left - 1)
    if kind == "aside" and (edge < floor or layout.tags[edge] != mark):
        return ""  # a fronted adverbial: "On Tuesday, Smith, ..."
    return kind


def _edge_back(layout: Layout, n: int, floor: int, mark: str) -> int:
    """Number of the comma (or other edge) to the left of n; floor - 1 if there is none."""
    tags = layout.tags
    while n >= floor:
        if layout.quoted[n] >= 0:
            return n
        if tags[n] == mark or tags[n] in ';:."' or (tags[n] == "-" and not layout.document.tokens.glued(n)):
            return n
        if tags[n] == ")":
            n = _before_bracket(layout, n, floor)
            continue
        n -= 1
    return floor - 1


def _segment(layout: Layout, first: int, last: int) -> str:
    """What stands between two commas: noun, relative, aside (preposition, participle, number), or clause."""
    tags, lower = layout.tags, layout.lower
    while first < last and (tags[first] in "RK" or lower[first] in layout.words.classes["clause_opener"]):
        first += 1
    if (
        tags[first] == "W"
        or lower[first] == "whose"
        or (tags[first] == "F" and first < last and tags[first + 1] == "W")
    ):
        return "relative"
    if tags[first] in "EIFT" or (first == last and tags[first] == "R") or layout.is_time(first):
        return "aside"
    if tags[first] == "C" and last - first < 2:
        return "aside"
    if any(tag in "VZbhdM" for tag in tags[first : last + 1]):
        relative = next((k for k in range(first, last + 1) if tags[k] == "W"), None)
        if relative is None or any(tag in "VZbhdM" for tag in tags[first:relative]):
            return "clause"
    return "noun" if tags[first] in NOUN_START else "clause"


def _phrase_from(layout: Layout, first: int, last: int) -> tuple[int, int] | None:
    """(first, head) of the first noun phrase of a segment."""
    while first < last and (layout.tags[first] in "RK" or layout.lower[first] in layout.words.classes["clause_opener"]):
        first += 1
    np = layout.noun_phrase(first)
    return (first, np.head) if np is not None and np.head <= last else None
