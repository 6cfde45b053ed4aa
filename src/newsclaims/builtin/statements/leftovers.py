"""Quotations that no cue took: their place alone makes them somebody's words, whatever verb stands beside them.

“We were early,” Berg laughed.                          a verb of any kind behind a quotation and its comma
Berg went further: “It was a lie.”                      a colon that leads up to a quotation
Berg said on Monday, in a note to staff, “We lost.”     a comma that does, with a cue some way before it
"""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.statements.drafts import Draft
from newsclaims.builtin.statements.inversions import source_after
from newsclaims.builtin.statements.layout import Layout, Period
from newsclaims.builtin.statements.sources import Source, skip_back, source_before
from newsclaims.text.phrases import VerbGroup

__all__ = ["left_over", "main_subject"]

MOST: Final = 40  # quotations of one sentence; more are no sentence
SHORTEST: Final = 4  # words and marks of a quotation that its place alone makes a statement
SIGNATURE: Final = 16  # tokens of a speaker's name and description below a quotation
SHORT_WORD: Final = 3  # letters of a word that titles leave without a capital
MISREAD: Final = 8  # tokens behind a quotation among which a verb can have been misread
FAR: Final = 40  # tokens that a source beside such a quotation can have
NAMES: Final = frozenset("NSPUDGJ")
EMPTY: Final = frozenset(("it", "there", "this", "that"))
MAIN: Final = frozenset(("main", "coordinate"))


def left_over(layout: Layout, number: int, period: Period, drafts: list[Draft]) -> list[Draft]:
    """The statements of a period whose quotations no cue has taken."""
    found: list[Draft] = []
    if len(period.quotations) > MOST:
        return found
    below = _signed_below(layout, number, period) if not drafts else None
    if below is not None:
        return [below]
    for one in period.quotations:
        quotation = layout.quotations[one]
        mark = quotation.first - 1
        if quotation.last - quotation.first < SHORTEST or mark < period.first or _held(mark, drafts):
            continue
        piece = (mark, min(layout.quotation_end(one), period.last))
        broken = _broken(layout, period, piece, drafts)
        if broken is not None:
            broken.pieces.append(piece)
            broken.rule = "split"
            continue
        draft = None
        if mark == period.first:
            draft = _attributed_behind(layout, number, period, piece)
        elif layout.quoted[mark - 1] < 0:
            before = layout.lower[mark - 1]
            if before == ":":
                draft = _led_up_to(layout, number, period, piece)
            elif before == "," and layout.ending(one) == "." and piece[1] >= period.end:
                draft = _after_comma(layout, number, period, piece)
            elif layout.tags[mark - 1] == "I":
                draft = _after_gerund(layout, number, period, piece)
        if draft is not None:
            found.append(draft)
    return found


def _held(token: int, drafts: list[Draft]) -> bool:
    return any(first <= token < last for draft in drafts for first, last in draft.pieces)


def _signed_below(layout: Layout, number: int, period: Period) -> Draft | None:
    """Read a quotation set apart whose last line, before the closing mark, is its speaker's name."""
    if len(period.quotations) != 1 or number + 1 >= len(layout.periods) or not layout.opens(period.first):
        return None
    line = layout.periods[number + 1]
    if layout.quotations[period.quotations[0]].closed or line.paragraph != period.paragraph + 1:
        return None
    np = layout.noun_phrase(line.first)
    last = line.last - 1
    if np is None or np.first != line.first or np.kind != "name" or layout.tags[last] != '"' or line.quotations:
        return None
    if last - line.first > SIGNATURE or any(layout.tags[n] in "VZbhdM" for n in range(line.first, last)):
        return None
    while last > np.last and layout.tags[last - 1] == ".":
        last -= 1
    source = Source(np.first, last, np.head)
    return Draft("signed", "say", "", None, source, [(period.first, period.last)], number, np.first, line.last)


def _broken(layout: Layout, period: Period, piece: tuple[int, int], drafts: list[Draft]) -> Draft | None:
    """The statement whose second part a quotation is: "“C1,” he told the Herald in May, “C2”"; None if it is none."""
    comma = piece[0] - 1
    while comma > period.first and layout.tags[comma] in "KR" and layout.quoted[comma] < 0:
        comma -= 1
    if comma <= period.first or layout.ending(layout.quoted[piece[0]]) not in ",." or not drafts:
        return None
    if not _is_comma(layout, comma) and not _ends_sentence(layout, piece):
        return None
    if _is_title(layout, piece):
        return None
    draft = max(drafts, key=lambda one: one.edge)
    if draft.cue is None or draft.source is None or not draft.pieces or draft.cue[0] > comma:
        return None
    if draft.pieces[-1][1] > draft.edge or layout.quoted[draft.pieces[-1][1] - 1] < 0:
        return None  # its content does not stand before it, or is not quoted
    if not layout.document.tokens.words[piece[0] + 1].capital:
        return draft
    between = layout.groups(draft.tail, comma)
    return None if any(group.lemma in layout.words.verbs for group in between) else draft


def _is_title(layout: Layout, piece: tuple[int, int]) -> bool:
    """Whether every long word of a quotation has a capital: the name of a programme or a book."""
    words, lower = layout.document.tokens.words, layout.lower
    long = [words[n] for n in range(piece[0] + 1, piece[1]) if len(lower[n]) > SHORT_WORD and lower[n][0].isalpha()]
    return bool(long) and all(word.capital or word.upper for word in long)


def _is_comma(layout: Layout, token: int) -> bool:
    return layout.lower[token] == "," and layout.quoted[token] < 0


def _ends_sentence(layout: Layout, piece: tuple[int, int]) -> bool:
    """Whether an abbreviation, or a title in marks, ends the sentence before a quotation: "in Lisk, Mass. “C2.”"."""
    before = piece[0] - 1
    if not layout.document.tokens.words[piece[0] + 1].capital:
        return False
    return layout.quoted[before] >= 0 or layout.document.tokens.texts[before].endswith(".")


# ---- the attribution behind -----------------------------------------------------------------------------------------
def _attributed_behind(layout: Layout, number: int, period: Period, piece: tuple[int, int]) -> Draft | None:
    """Read “C,” S V: a source and a finite verb right behind a quotation that ends with a comma."""
    at = piece[1]
    if at >= period.end or layout.quoted[at] >= 0:
        return None
    called = layout.lower[at - 2] in ("?", "!") and not layout.document.tokens.words[at].capital  # “Out!” cheered ...
    if layout.ending(layout.quoted[piece[0]]) != "," and not called:
        return None
    for group in layout.groups(at, min(period.end, at + FAR)):
        if layout.quoted[group.head] >= 0 or group.form not in ("finite", "participle"):
            continue
        if group.form == "participle" and group.lemma not in layout.words.verbs:
            continue
        if layout.tags[group.first - 1] == "W" and group.first > at:
            continue  # a relative clause inside the source
        named = layout.tags[group.first] == "M" and layout.document.tokens.words[group.first].capital  # "Will wrote"
        if named and group.last == group.first + 1:
            continue
        if not named and not _can_tell(layout, group, piece):
            return None
        if named or group.first > at:
            source = _between(layout, at, group.head if named else group.first)
        else:
            source = source_after(layout, group.last, period.end)
        if source is None:
            return None
        last = max(group.last, source.last)
        place = (group.head, group.head + 1)
        return Draft("any-verb", "say", group.lemma, place, source, [piece], number, at, last)
    return _misread(layout, number, period, piece)


def _misread(layout: Layout, number: int, period: Period, piece: tuple[int, int]) -> Draft | None:
    """Read “C,” S V. where V was not taken for a verb: "Will wrote", "the suit reads"."""
    at, words = piece[1], layout.document.tokens.words
    for n in range(min(period.end, at + MISREAD) - 1, at, -1):
        cue = layout.words.verbs.get(words[n].verb)
        if cue is not None and "quote" in cue.frames and (n + 1 >= period.end or layout.tags[n + 1] in ",F"):
            place = (n, n + 1)
            return Draft("any-verb", cue.act, cue.lemma, place, Source(at, n, n - 1), [piece], number, at, n + 1)
    return None


def _can_tell(layout: Layout, group: VerbGroup, piece: tuple[int, int]) -> bool:
    """Whether a verb beside a quotation can be its cue: any that is active, where a clause is quoted."""
    if group.lemma in layout.words.verbs and group.voice == "active":
        return True
    if group.voice == "passive" or group.form == "participle":
        return layout.lower[group.last : group.last + 2] == ["as", "saying"]
    return group.modality is None and group.lemma != "be" and layout.has_finite(piece[0] + 1, piece[1] - 1)


def _between(layout: Layout, at: int, last: int) -> Source | None:
    """What stands between a quotation and the verb behind it, if it can be a source."""
    if layout.tags[at] not in NAMES and not layout.document.tokens.words[at].capital:
        return None
    np = layout.noun_phrase(at)
    head = np.head if np is not None and np.first == at and np.head < last else at
    while last > at + 1 and layout.tags[last - 1] in "R,":
        last -= 1
    return Source(at, last, head)


# ---- the attribution before -----------------------------------------------------------------------------------------
def _led_up_to(layout: Layout, number: int, period: Period, piece: tuple[int, int]) -> Draft:
    """Read "S V ...: “C”", and "More from S: “C”"."""
    colon = piece[0] - 1
    groups = [group for group in layout.groups(period.first, colon) if layout.quoted[group.head] < 0]
    told = groups[-1] if groups and groups[-1].lemma in layout.words.verbs else None
    source = _of_gerund(layout, period, told) if told is not None and told.form == "gerund" else None
    cue = told if source is not None else None
    if source is None:
        source, cue = main_subject(layout, period, groups)
    if source is None or not layout.is_party(source.first):
        named = _presented(layout, period, colon)
        source, cue = (named, None) if named is not None else (source, cue)
    edge = source.first if source is not None else colon
    place = (colon, colon + 1) if cue is None else (cue.head, cue.head + 1)
    lemma = ":" if cue is None else cue.lemma
    return Draft("led-up-colon", "say", lemma, place, source, [piece], number, edge, colon + 1)


def _after_comma(layout: Layout, number: int, period: Period, piece: tuple[int, int]) -> Draft | None:
    """Read "S V ..., “C.”" where a verb of saying stands some way before the comma."""
    if not layout.document.tokens.words[piece[0] + 1].capital or _is_title(layout, piece):
        return None
    groups = [group for group in layout.groups(period.first, piece[0]) if layout.quoted[group.head] < 0]
    verbs = layout.words.verbs
    cue = next(
        (one for one in reversed(groups) if one.lemma in verbs and verbs[one.lemma].frames & {"quote", "told"}), None
    )
    if cue is None or cue.voice == "passive":
        return None
    source = _source_of(layout, period, cue) if cue.form == "finite" else _of_gerund(layout, period, cue)
    if source is None:
        source = main_subject(layout, period, [group for group in groups if group.first < cue.first])[0]
    if source is None:
        return None
    place = (cue.head, cue.head + 1)
    return Draft(
        "led-up-comma",
        verbs[cue.lemma].act,
        cue.lemma,
        place,
        source,
        [piece],
        number,
        min(source.start, cue.first),
        piece[0],
        _told(layout, cue, piece[0]),
    )


def _told(layout: Layout, cue: VerbGroup, limit: int) -> list[int]:
    """The head of the one spoken to: "told [the Herald], “C.”"."""
    if "told" not in layout.words.verbs[cue.lemma].frames or cue.last >= limit:
        return []
    np = layout.noun_phrase(cue.last)
    return [np.head] if np is not None and np.first == cue.last and not layout.is_time(np.first) else []


def _after_gerund(layout: Layout, number: int, period: Period, piece: tuple[int, int]) -> Draft | None:
    """Read "a sign saying “C”": a gerund with its own subject right before a quotation."""
    group = layout.verb_group(piece[0] - 1)
    verb = layout.words.verbs.get(group.lemma) if group is not None and group.form == "gerund" else None
    if group is None or verb is None or "quote" not in verb.frames:
        return None
    source = _of_gerund(layout, period, group)
    if source is None:
        return None
    place = (group.head, group.head + 1)
    return Draft("led-up-gerund", verb.act, group.lemma, place, source, [piece], number, source.first, piece[0])


def _of_gerund(layout: Layout, period: Period, group: VerbGroup) -> Source | None:
    """The subject right before a gerund: "with [Berg] yelling", "[a voice] saying"; not what words are published in."""
    n = skip_back(layout, group.first - 1, period.first)
    if n < period.first or layout.tags[n] not in "NSPU":
        return None
    source = source_before(layout, group.first, period)
    if source is None:
        np = layout.noun_phrase(n)
        source = Source(np.first, np.last, np.head) if np is not None and np.last == n + 1 else None
    return None if source is None or layout.published(source.head) else source


def main_subject(layout: Layout, period: Period, groups: list[VerbGroup]) -> tuple[Source | None, VerbGroup | None]:
    """The subject of the last main clause before a quotation, with its verb; else that of the last finite clause."""
    spare: tuple[Source | None, VerbGroup | None] = (None, None)
    for group in reversed(groups):
        if group.form != "finite":
            continue
        source = _source_of(layout, period, group)
        if source is None or source.form == "relative" or layout.lower[source.head] in EMPTY:
            continue
        if _kind(layout, group) in MAIN:
            return source, group
        if spare[0] is None:
            spare = source, group
    return spare


def _presented(layout: Layout, period: Period, colon: int) -> Source | None:
    """The name of "by Ann Berg:", "More from the Herald:", "Here's Berg in May:"."""
    for n in range(colon - 1, max(period.first, colon - 12), -1):
        np = layout.noun_phrase(n)
        if np is None or np.kind != "name" or np.last != n + 1 or layout.is_time(np.first):
            continue
        ahead = layout.lower[np.first - 1] if np.first > period.first else ""
        if ahead in ("by", "from", "'s", "’s", "is", "via") or (
            np.last == colon and layout.parties(np.first, np.last, persons=True)
        ):
            return Source(np.first, np.last, np.head)
    return None


def _kind(layout: Layout, group: VerbGroup) -> str:
    phrases = layout.document.phrases
    index = phrases.verb_group_at(group.head)
    clause = phrases.clause_of(index) if index is not None else None
    return "" if clause is None else layout.clauses[clause].kind


def _source_of(layout: Layout, period: Period, group: VerbGroup) -> Source | None:
    """The subject of a finite verb: what stands right before it, else what the clause grammar gives it."""
    source = source_before(layout, group.first, period)
    if source is not None:
        return source
    phrases = layout.document.phrases
    index = phrases.verb_group_at(group.head)
    clause = phrases.clause_of(index) if index is not None else None
    subject = layout.clauses[clause].subject if clause is not None else None
    if subject is None or layout.quoted[layout.noun_phrases[subject].head] >= 0:
        return None
    np = layout.noun_phrases[subject]
    return Source(np.first, np.last, np.head) if np.last <= group.first else None
