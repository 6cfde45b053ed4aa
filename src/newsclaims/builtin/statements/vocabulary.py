"""The words of attribution, as the layer looks them up: built once from the lexicon's tables."""

from __future__ import annotations

from collections.abc import Mapping

from newsclaims.lexicon import Lexicon
from newsclaims.text.part import Part

__all__ = ["NounCue", "VerbCue", "Vocabulary", "vocabulary"]


class VerbCue(Part):
    """A verb that attributes.

    Attributes:
        lemma: The verb, with its particle or fixed preposition.
        act: What kind of act it is.
        frames: How the content is joined to it (see lexicon/en/reporting_verbs.tsv).
        prepositions: Before a noun phrase that is the content.
        object_prepositions: After the object, before the content.
        strength: 3 always tells of something communicated ... 0 never by itself.

    """

    __slots__ = ("act", "frames", "lemma", "object_prepositions", "prepositions", "strength")

    def __init__(self, lemma: str, act: str, frames: frozenset[str], prepositions: frozenset[str],
                 object_prepositions: frozenset[str], strength: int) -> None:  # fmt: skip
        self.lemma = lemma
        self.act = act
        self.frames = frames
        self.prepositions = prepositions
        self.object_prepositions = object_prepositions
        self.strength = strength


class NounCue(Part):
    """A noun that attributes: "Iran's denial that ..."; frames are "that", "inf", "whether" and prepositions."""

    __slots__ = ("act", "frames", "lemma", "strength")

    def __init__(self, lemma: str, act: str, frames: frozenset[str], strength: int) -> None:
        self.lemma = lemma
        self.act = act
        self.frames = frames
        self.strength = strength


class Vocabulary(Part):
    """The words of attribution of one language.

    Attributes:
        verbs: By lemma.
        particles: Lemma -> particle or preposition -> the verb with it.
        nouns: By singular.
        classes: Word classes of reporting_phrases.tsv.

    """

    __slots__ = ("classes", "nouns", "particles", "verbs")

    def __init__(self, verbs: Mapping[str, VerbCue], particles: Mapping[str, Mapping[str, VerbCue]],
                 nouns: Mapping[str, NounCue], classes: Mapping[str, frozenset[str]]) -> None:  # fmt: skip
        self.verbs = verbs
        self.particles = particles
        self.nouns = nouns
        self.classes = classes


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The words of attribution of a lexicon, made once."""
    return lexicon.derive("statements: vocabulary", lambda: _build(lexicon))


def _build(lexicon: Lexicon) -> Vocabulary:
    verbs: dict[str, VerbCue] = {}
    particles: dict[str, dict[str, VerbCue]] = {}
    for row in lexicon.table("reporting_verbs"):
        cue = VerbCue(
            row["lemma"],
            row["act"] or "say",
            frozenset(row["frames"].split()),
            frozenset(row["prepositions"].split()),
            frozenset(row["object_prepositions"].split()),
            int(row["strength"] or 3),
        )
        head, _, particle = cue.lemma.partition(" ")
        if particle:
            particles.setdefault(head, {})[particle] = cue
        else:
            verbs[head] = cue
    for lemma in list(verbs):
        for form in _regular(lemma):
            verbs.setdefault(form, verbs[lemma])  # forms whose base the word list does not know
    nouns = {
        row["noun"]: NounCue(
            row["noun"], row["act"] or "say", frozenset(row["frames"].split()), int(row["strength"] or 1)
        )
        for row in lexicon.table("reporting_nouns")
    }
    classes: dict[str, frozenset[str]] = {}
    for row in lexicon.table("reporting_phrases"):
        classes[row["class"]] = classes.get(row["class"], frozenset()) | frozenset(row["words"].split())
    return Vocabulary(verbs, particles, nouns, classes)


def _regular(lemma: str) -> tuple[str, ...]:
    """The regular past and ing-form of a verb: what stands for the base form of a verb that the word list lacks."""
    stem = lemma.removesuffix("e")
    doubled = lemma + lemma[-1]
    return (stem + "ed", stem + "ing", doubled + "ed", doubled + "ing", lemma + "s")
