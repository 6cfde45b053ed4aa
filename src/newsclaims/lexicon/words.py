"""What a word can be: parts of speech, base forms, shape. One record a surface form, made once and shared.

Tags are single characters (the alphabet stands in `newsclaims.text.tags`). `en/words.txt` lists open-class words by the
tags they can have; `en/function_words.tsv` the closed classes; a word in neither is judged by its ending.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final

__all__ = ["Word", "Words", "noun_bases", "verb_bases"]

APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "‐": "-"})
LIMIT: Final = 100_000  # surface forms kept; past that the memory starts anew
LONGEST: Final = 64  # characters; longer words are not kept
VOWELS: Final = frozenset("aeiou")
VERBAL: Final = frozenset("BVZEI")
NO_VERBS: Final = str.maketrans("", "", "BVZEI")
# Endings and what an unknown word that bears them can be: the most telling first.
ENDINGS: Final = (
    ("ing", "IN"), ("ed", "VE"), ("ly", "R"), ("ness", "N"), ("tion", "N"), ("tions", "S"), ("ment", "N"),
    ("ments", "S"), ("ity", "N"), ("ities", "S"), ("ism", "N"), ("ist", "N"), ("ists", "S"), ("ship", "N"),
    ("ous", "J"), ("ful", "J"), ("less", "J"), ("able", "J"), ("ible", "J"), ("ive", "J"), ("ical", "J"), ("ic", "J"),
    ("ish", "J"), ("ian", "J"), ("ary", "J"), ("ize", "BN"), ("ise", "BN"), ("izes", "Z"), ("ises", "Z"), ("ss", "N"),
    ("us", "N"), ("is", "N"), ("s", "SZ"),
)  # fmt: skip
# Punctuation, as its own tags.
CHARACTERS: Final = {
    **dict.fromkeys((",",), ","), **dict.fromkeys((".", "!", "?", "…", "...", "。", "‽"), "."),
    **dict.fromkeys((":", ";"), ":"), **dict.fromkeys("([{", "("), **dict.fromkeys(")]}", ")"),
    **dict.fromkeys(("-", "–", "—", "--", "---", "‒", "―"), "-"),
    **dict.fromkeys(('"', "“", "”", "„", "«", "»", "''", "``", "‟", "＂", "'", "’", "‘", "‚", "‹", "›", "`"), '"'),
    **dict.fromkeys("$€£¥₹₽₩₺₴₪฿₫₱", "$"), **dict.fromkeys("%٪％", "%"), "&": "K",
}  # fmt: skip


def verb_bases(form: str) -> Iterator[str]:
    """What the base of a regular verb form could be, likeliest spelling first."""
    for ending, added in (("ied", "y"), ("ies", "y"), ("ed", ""), ("ing", ""), ("es", ""), ("s", "")):
        if not form.endswith(ending) or len(form) < len(ending) + 2:
            continue
        stem = form[: -len(ending)]
        if added:
            yield stem + added
            continue
        if ending == "s":
            yield stem
            continue
        if ending != "es" and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
            if stem[-1] in "lsfz":  # "called", "passed": the doubled letter is the verb's own
                yield stem
            yield stem[:-1]
        if ending == "es":
            yield stem + "e"
            yield stem
        elif len(stem) > 2 and stem[-1] not in VOWELS and stem[-2] in VOWELS and stem[-3:-2] not in VOWELS:
            yield stem + "e"  # "hoped", "wrote": one vowel before one consonant
            yield stem
        elif stem[-1:] in ("c", "v", "u", "g", "z", "s"):
            yield stem + "e"
            yield stem
        else:
            yield stem
            yield stem + "e"


def noun_bases(form: str) -> Iterator[str]:
    """What the singular of a regular plural could be, likeliest spelling first."""
    if form.endswith("ies") and len(form) > 4:
        yield form[:-3] + "y"
    if form.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        yield form[:-2]
    if form.endswith("men"):
        yield form[:-3] + "man"
    if form.endswith("s") and not form.endswith("ss") and len(form) > 2:
        yield form[:-1]


class Word:
    """A surface form.

    Attributes:
        text: As it stands in articles.
        lower: In lower case, with straight apostrophe and plain hyphen.
        tags: The tags it can have, most likely first.
        verb: Base form, if it can be a verb; else "".
        noun: Singular, if it can be a common noun; else "".
        capital: Begins with a capital letter.
        upper: All its letters are capitals, and it has two or more.
        known: A data file has it; else its tags are a guess.

    """

    __slots__ = ("capital", "known", "lower", "noun", "tags", "text", "upper", "verb")

    def __init__(self, text: str, lower: str, tags: str, verb: str, noun: str, *, known: bool) -> None:
        self.text = text
        self.lower = lower
        self.tags = tags
        self.verb = verb
        self.noun = noun
        self.capital = text[:1].isupper()
        self.upper = len(text) > 1 and text.isupper()
        self.known = known

    def __repr__(self) -> str:
        return f"Word({self.text!r}, tags={self.tags!r}, verb={self.verb!r}, noun={self.noun!r})"

    def lemma(self, tag: str) -> str:
        """The base form under a tag."""
        if tag == "B":  # "to lay", "to found": not the past tense of another verb
            return self.lower
        if tag in "VZEIhdbaeiyM" and self.verb:
            return self.verb
        return self.noun if tag in "NS" and self.noun else self.lower


class OpenClasses:
    """The tags of open-class words: sorted lines "word<TAB>tags", searched by halves, and a few that win over them."""

    __slots__ = ("added", "lines")

    def __init__(self, lines: list[str], added: dict[str, str]) -> None:
        self.lines = lines
        self.added = added

    def get(self, word: str) -> str:
        """The tags of a word in lower case; "" where it is not listed."""
        tags = self.added.get(word)
        if tags is not None:
            return tags
        key = word + "\t"
        place = bisect_left(self.lines, key)
        found = place < len(self.lines) and self.lines[place].startswith(key)
        return self.lines[place][len(key) :] if found else ""


class Words(dict[str, Word]):
    """Surface form -> Word, filled on demand: `words[surface]` knows every string."""

    __slots__ = ("_function", "_lines", "_nouns", "_open", "_verbs")

    def __init__(self, lines: Callable[[str], list[str]]) -> None:
        super().__init__()
        self._lines = lines
        self._open: OpenClasses | None = None
        self._function: dict[str, tuple[str, str]] = {}
        self._verbs: dict[str, str] = {}
        self._nouns: dict[str, str] = {}

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a lexicon is not pickled: a worker loads its own")

    def __missing__(self, text: str) -> Word:
        word = self._make(text)
        if len(text) <= LONGEST:
            if len(self) >= LIMIT:
                self.clear()
            self[text] = word
        return word

    def load(self) -> OpenClasses:
        """Read the data files, if they are not read yet."""
        if self._open is None:
            function: dict[str, tuple[str, str]] = {}
            for line in self._lines("function_words.tsv")[1:]:
                tags, base, forms = (line + "\t\t").split("\t")[:3]
                function.update(dict.fromkeys(forms.split(), (tags, base)))
            for line in self._lines("irregular_forms.tsv")[1:]:
                form, base, part = line.split("\t")
                (self._verbs if part == "verb" else self._nouns)[form] = base
            added: dict[str, str] = {}
            for line in self._lines("words_added.txt"):
                tags, _, words = line.partition(" ")
                added.update(dict.fromkeys(words.split(), tags))
            self._function = function
            self._open = OpenClasses(self._lines("words.txt"), added)
        return self._open

    def tags_of(self, lower: str) -> str:
        """The tags that a lower-case form can have, by the data files alone; "" where they do not know it."""
        opened = self.load()
        return self._function[lower][0] if lower in self._function else opened.get(lower)

    def verb_base(self, lower: str) -> str:
        """The base form of a verb form; "" where there is no such verb."""
        opened = self.load()
        irregular = self._verbs.get(lower)
        if irregular:
            return irregular
        if "B" in opened.get(lower):
            return lower
        for base in verb_bases(lower):
            if "B" in opened.get(base) or (base.endswith("ise") and "B" in opened.get(base[:-3] + "ize")):
                return base  # "criticised": the data have the other spelling
        return ""

    def noun_base(self, lower: str) -> str:
        """The singular of a noun form; "" where there is no such noun."""
        opened = self.load()
        irregular = self._nouns.get(lower)
        if irregular:
            return irregular
        if "N" in opened.get(lower):
            return lower
        return next((base for base in noun_bases(lower) if "N" in opened.get(base)), "")

    def _make(self, text: str) -> Word:
        opened = self.load()
        lower = text.lower().translate(APOSTROPHES)
        function = self._function.get(lower)
        if function:
            return Word(text, lower, function[0], function[1], "", known=True)
        listed = opened.get(lower)
        tags = listed or guess(text, lower, opened)
        verb = (self.verb_base(lower) or lower) if not VERBAL.isdisjoint(tags) else ""
        noun = (self.noun_base(lower) or lower) if "N" in tags or "S" in tags else ""
        return Word(text, lower, tags, verb, noun, known=bool(listed))


def guess(text: str, lower: str, opened: OpenClasses) -> str:
    """The tags of a word that no data file has, by its shape and ending."""
    first = text[:1]
    if not first.isalpha():
        return CHARACTERS.get(text) or ("C" if first.isnumeric() else "*")
    if "-" in lower:
        head = lower.rsplit("-", 1)[1]
        if head in (
            "old",
            "based",
            "led",
            "backed",
            "like",
            "style",
            "wide",
            "free",
            "related",
            "owned",
            "run",
            "born",
        ):
            return "J"
        tags = opened.get(head)
        if tags:
            return "J" + tags.translate(NO_VERBS) if tags[0] in "EIJVB" else tags.translate(NO_VERBS) or "N"
    for ending, tags in ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            return tags
    return "N"
