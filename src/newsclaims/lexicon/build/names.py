"""Makes the lists of forenames and surnames from the name files of the US census of 1990 (public domain).

    python names.py FOLDER

FOLDER has dist.female.first, dist.male.first and dist.all.last, as the Census Bureau published them. Names that the
lists have already are kept: those from the news of the world were added by hand.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from newsclaims.lexicon import load

EN = Path(__file__).parent.parent / "en"
SURNAMES = 17_000  # ranks that are read; past them the files list families of a few hundred people
SURNAME_WORDS = 4_500
RATIO = 4  # a forename is a gender's if it is that many times as frequent there


def census(file: Path) -> dict[str, float]:
    """Name in lower case -> its frequency, most frequent first."""
    rows = (line.split() for line in file.read_text(encoding="ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if len(row) == 4}


def write(name: str, words: set[str]) -> None:
    """Write a list under the comment that it has."""
    file = EN / f"{name}.txt"
    head = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = textwrap.fill(" ".join(sorted(words)), 150, break_on_hyphens=False, break_long_words=False)
    file.write_text("\n".join([*head, body]) + "\n", encoding="utf-8")
    print(name, len(words))


def main(folder: Path) -> None:
    """Read the census files and add to the lists."""
    lexicon = load("en")
    female, male = census(folder / "dist.female.first"), census(folder / "dist.male.first")
    lists = {name: set(lexicon.word_list(name)) for name in ("forenames", "forenames_female", "forenames_male")}
    known = set().union(*lists.values())
    for name in {*female, *male} - known:
        if lexicon.words.tags_of(name):
            continue  # a word of the language: added by hand if it is mostly a name
        a, b = female.get(name, 0.0), male.get(name, 0.0)
        lists["forenames_female" if a >= RATIO * b else "forenames_male" if b >= RATIO * a else "forenames"].add(name)
    surnames = [name for name in census(folder / "dist.all.last") if len(name) > 1]
    plain = {name for name in surnames[:SURNAMES] if not lexicon.words.tags_of(name)}
    words = {name for name in surnames[:SURNAME_WORDS] if lexicon.words.tags_of(name)}
    for name, found in lists.items():
        write(name, found)
    write("surnames", plain | lexicon.word_list("surnames"))
    write("surname_words", words & lexicon.word_list("surname_words"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
