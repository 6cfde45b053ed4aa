"""Makes en/words.txt: what part of speech each English word can be, most likely first.

    pip install lemminflect textblob -e .
    python src/newsclaims/lexicon/build/words.py

Sources: the lexicon of Brill's tagger as the package textblob carries it (most likely tag of each word; MIT licence),
and the inflection tables of the package lemminflect (which parts of speech a form can have; MIT licence, made from the
SPECIALIST lexicon, public domain). Words that only one of them knows are kept when they are likely to stand in news.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "en" / "words.txt"
IRREGULAR = HERE.parent / "en" / "irregular_forms.tsv"
HEAD = [
    "# What part of speech a word can be, most likely first. In the order of code points: it is searched, not parsed.",
    "# Made by lexicon/build/words.py from the lexicon of Brill's tagger (textblob; MIT licence, copyright 1993",
    "# Massachusetts Institute of Technology and University of Pennsylvania) and lemminflect (MIT licence).",
]
# Penn Treebank tag -> our tag (see newsclaims/text/tags.py).
PENN = {
    "NN": "N",
    "NNS": "S",
    "JJ": "J",
    "JJR": "J",
    "JJS": "J",
    "RB": "R",
    "RBR": "R",
    "RBS": "R",
    "VB": "B",
    "VBP": "B",
    "VBD": "V",
    "VBN": "E",
    "VBG": "I",
    "VBZ": "Z",
    "IN": "F",
    "CC": "K",
    "DT": "D",
    "PDT": "D",
    "MD": "M",
    "UH": "*",
    "CD": "C",
    "RP": "R",
    "FW": "N",
}


def package_file(package: str, *parts: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.origin is not None, f"pip install {package}"
    return Path(spec.origin).parent.joinpath(*parts)


def brill() -> dict[str, str]:
    """Word -> our tag, for words in lower case."""
    tags = {}
    for line in package_file("textblob", "en", "en-lexicon.txt").read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if word.isascii() and word.replace("-", "").isalpha() and word.islower() and tag in PENN:
            tags[word] = PENN[tag]
    return tags


def inflections() -> tuple[dict[str, set[str]], dict[str, str], dict[str, str]]:
    """(form -> our tags that it can have, verb form -> base form, plural -> singular)."""
    forms: dict[str, set[str]] = defaultdict(set)
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    with gzip.open(package_file("lemminflect", "resources", "infl_lu.csv.gz"), "rt", encoding="utf-8") as file:
        for lemma, pos, *columns in csv.reader(file):
            if not (lemma.isascii() and lemma.replace("-", "").isalpha() and lemma.islower()):
                continue
            cells = [[form for form in cell.split("/") if form] for cell in columns]
            if pos == "noun":
                forms[lemma].add("N")
                for form in cells[0]:
                    forms[form].add("S")
                    nouns.setdefault(form, lemma)
            elif pos == "verb":
                forms[lemma].add("B")
                past, participle, ing, third = cells
                for tag, cell in (("V", past), ("E", participle or past), ("I", ing), ("Z", third)):
                    for form in cell:
                        forms[form].add(tag)
                        verbs.setdefault(form, lemma)
            elif pos in ("adj", "adv"):
                for form in [lemma, *cells[0], *cells[1]]:
                    forms[form].add("J" if pos == "adj" else "R")
    return forms, verbs, nouns


def main() -> None:
    likely, (forms, verbs, nouns) = brill(), inflections()
    kept: dict[str, list[str]] = defaultdict(list)
    for word in sorted(likely.keys() | forms.keys()):
        can, first = forms.get(word, set()), likely.get(word)
        if first is None and not (can & set("BVEIZ") and verbs.get(word, word) in likely):
            continue  # only in the medical vocabulary of lemminflect's source
        # Brill's lexicon has one tag for past forms; a regular one is both.
        rest = "".join(tag for tag in "NSJBZVEIR" if tag in can and tag != first)
        tags = (first or "") + rest
        if tags:
            kept[tags].append(word)
    irregular_verbs = {
        form: lemma
        for form, lemma in verbs.items()
        if form in likely and form != lemma and base_of_verb(form, forms) != lemma
    }
    irregular_nouns = {
        form: lemma
        for form, lemma in nouns.items()
        if form in likely and form != lemma and base_of_noun(form, forms) != lemma
    }
    lines = sorted(f"{word}\t{tags}" for tags, words in kept.items() for word in words)
    OUT.write_text("\n".join([*HEAD, *lines]) + "\n", encoding="utf-8")
    rows = [f"{form}\t{base}\tverb" for form, base in sorted(irregular_verbs.items())]
    rows += [f"{form}\t{base}\tnoun" for form, base in sorted(irregular_nouns.items())]
    head = ["# Verb and noun forms whose base no rule gives.", *HEAD[1:], "form\tbase\tpart"]
    IRREGULAR.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    print(OUT, sum(map(len, kept.values())), "words", OUT.stat().st_size, "bytes")


def base_of_verb(form: str, forms: dict[str, set[str]]) -> str | None:
    return next((b for b in verb_bases(form) if "B" in forms.get(b, ())), None)


def base_of_noun(form: str, forms: dict[str, set[str]]) -> str | None:
    return next((b for b in noun_bases(form) if "N" in forms.get(b, ())), None)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[2]))
    from newsclaims.lexicon.words import noun_bases, verb_bases

    main()
