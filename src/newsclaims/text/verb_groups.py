"""Verb groups: a verb with its auxiliaries, negation and particle, read off a run of tags."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsclaims.lexicon import grammar_words
from newsclaims.text.part import Part
from newsclaims.text.sentences import Sentence
from newsclaims.text.tokens import Tokens

__all__ = ["PARTICLES", "VerbGroup", "read_verb"]

PARTICLES: Final = grammar_words("particle")
PAST_AUXILIARIES: Final = grammar_words("past auxiliary")
BE: Final = frozenset("baei")
# A verb without auxiliary, by its tag: form, voice and tense.
PLAIN: Final = {
    "V": ("finite", "active", "past"), "Z": ("finite", "active", "present"), "B": ("finite", "active", "present"),
    "E": ("participle", "passive", None), "I": ("gerund", "active", None),
}  # fmt: skip
NEGATIVES: Final = grammar_words("negative auxiliary")
MODALS: Final = {
    "won't": "will", "'ll": "will", "can't": "can", "cannot": "can", "couldn't": "could", "wouldn't": "would",
    "shouldn't": "should", "mightn't": "might", "mustn't": "must", "'d": "would", "wo": "will", "ca": "can",
}  # fmt: skip


class VerbGroup(Part):
    """A verb with its auxiliaries, negation and adverbs between them.

    Attributes:
        first: Number of its first token ("to" of an infinitive included).
        last: Number after its last token, particle included.
        head: Number of the main verb.
        lemma: Its base form.
        form: finite, infinitive, gerund (ing-form) or participle (past participle without auxiliary).
        voice: active or passive.
        tense: past, present, future, or None (modals, non-finite forms).
        negated: Whether not, never or -n't stands in it.
        modality: The modal verb's base form, or None.
        perfect: With have.
        progressive: With be and an ing-form.
        particle: Number of its particle ("out" of "carried out"), or None.

    """

    __slots__ = ("first", "form", "head", "last", "lemma", "modality", "negated", "particle", "perfect",
                 "progressive", "tense", "voice")  # fmt: skip

    def __init__(self, first: int, last: int, head: int, lemma: str, form: str, voice: str, tense: str | None,
                 negated: bool = False, modality: str | None = None, perfect: bool = False, progressive: bool = False,
                 particle: int | None = None) -> None:  # fmt: skip
        self.first = first
        self.last = last
        self.head = head
        self.lemma = lemma
        self.form = form
        self.voice = voice
        self.tense = tense
        self.negated = negated
        self.modality = modality
        self.perfect = perfect
        self.progressive = progressive
        self.particle = particle

    @property
    def pluperfect(self) -> bool:
        """Whether it is finite, with "had": "had left"."""
        return self.form == "finite" and self.perfect and self.tense == "past"

    def beginning(self, first: int, form: str | None = None, voice: str | None = None) -> VerbGroup:
        """The same from another token on, as another form or voice where one is given."""
        return VerbGroup(first, self.last, self.head, self.lemma, form or self.form, voice or self.voice, self.tense,
                         self.negated, self.modality, self.perfect, self.progressive, self.particle)  # fmt: skip


def read_verb(tokens: Tokens, first: int, last: int, form: str, sentence: Sentence) -> VerbGroup:
    """The verb group of a run of tags."""
    if last - first == 1 and last < len(tokens.tags) and tokens.lower[last] not in PARTICLES:
        main = tokens.tags[first]
        plain = PLAIN.get(main)
        if plain is not None and tokens.tags[first - 1 : first] != "n" and tokens.tags[first - 2 : first] != "nR":
            return VerbGroup(first, last, first, tokens.words[first].lemma(main), *plain)
    return _verb_group(tokens, first, last, form, sentence)


@lru_cache(maxsize=4096)
def _structure(run: str) -> tuple[int, bool, bool, bool, int]:
    """Of the tags of a verb group: place of the main verb, perfect, passive, progressive, place of the modal or -1."""
    head = len(run) - 1
    while head and run[head] in "Rn":
        head -= 1
    main, auxiliaries = run[head], run[:head]
    perfect = main != "h" and ("h" in auxiliaries or "y" in auxiliaries)
    be = not BE.isdisjoint(auxiliaries)
    return head, perfect, main == "E" and be, main == "I" and be, auxiliaries.find("M")


def _verb_group(tokens: Tokens, first: int, last: int, form: str, sentence: Sentence) -> VerbGroup:
    """The verb group of a run of several tags, or with a particle."""
    tags, lower = tokens.tags, tokens.lower
    offset, perfect, passive, progressive, modal = _structure(tags[first:last])
    head = first + offset
    last = head + 1
    main = tags[head]
    negated = "n" in tags[first:head] or not NEGATIVES.isdisjoint(lower[first:last])
    modality: str | None = None
    if modal >= 0 or main == "M":
        word = lower[first + modal if modal >= 0 else head]
        modality = MODALS.get(word, word)
    if form != "gerund" and first > sentence.first and tags[first - 1] == "n":
        first, negated = first - 1, True
    elif first - 1 > sentence.first and tags[first - 2 : first] == "nR":
        first, negated = first - 2, True  # "no longer supports"
    tense = _tense(tokens, first, head, modality) if form == "finite" else None
    particle = None
    if main in "VZBEI" and last < sentence.last and lower[last] in PARTICLES and tags[last] in "FR" and not (
            lower[last] == "up" and tags[last + 1 : last + 3] in ("TC", "T$")):  # "allow up to 20 ..."  # fmt: skip
        particle = last
        last += 1
    voice = "passive" if passive or form == "participle" else "active"
    lemma = tokens.words[head].lemma(main)
    return VerbGroup(first, last, head, lemma, form, voice, tense, negated, modality, perfect, progressive, particle)


def _tense(tokens: Tokens, first: int, head: int, modality: str | None) -> str | None:
    """The tense of a finite verb group, by its first verb."""
    if modality is not None:
        return "future" if modality in ("will", "shall") else None
    start = first
    while start < head and tokens.tags[start] in "Rn":
        start += 1
    return "past" if tokens.tags[start] == "V" or tokens.lower[start] in PAST_AUXILIARIES else "present"
