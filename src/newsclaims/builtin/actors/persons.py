"""Names of people: what is forename and what is surname, and when two names can be one person's."""

from __future__ import annotations

from newsclaims.builtin.actors.runs import PERSON_SUFFIXES

__all__ = ["compatible", "first_name", "surname"]

# Short forms of forenames, lower case: facts of English usage.
SHORT = {
    short: full
    for full, shorts in {
        "william": "bill billy will", "robert": "bob bobby rob", "richard": "dick rick rich", "james": "jim jimmy jamie",
        "john": "johnny jack jon", "joseph": "joe joey", "michael": "mike mick", "thomas": "tom tommy", "edward": "ed eddie ted",
        "charles": "charlie chuck", "anthony": "tony", "daniel": "dan danny", "david": "dave davy", "stephen": "steve",
        "steven": "steve", "kenneth": "ken kenny", "ronald": "ron ronnie", "donald": "don donny", "timothy": "tim",
        "christopher": "chris", "matthew": "matt", "andrew": "andy drew", "nicholas": "nick", "alexander": "alex sasha",
        "benjamin": "ben", "samuel": "sam", "gregory": "greg", "jeffrey": "jeff", "patrick": "pat", "peter": "pete",
        "lawrence": "larry", "gerald": "jerry gerry", "theodore": "ted", "frederick": "fred freddie", "philip": "phil",
        "vincent": "vince", "raymond": "ray", "elizabeth": "liz beth betty", "katherine": "kate kathy katie",
        "catherine": "cathy kate", "margaret": "maggie peggy meg", "deborah": "debbie deb", "susan": "sue", "barbara": "barb",
        "jennifer": "jen jenny", "patricia": "pat patty", "pamela": "pam", "rebecca": "becky", "victoria": "vicky",
        "jacob": "jake", "nathan": "nate", "zachary": "zach", "joshua": "josh", "bernard": "bernie", "leonard": "len",
    }.items()
    for short in shorts.split()
}  # fmt: skip
CLOSERS = frozenset(",.")


def _plain(words: tuple[str, ...]) -> list[str]:
    """A name's words without suffixes, marks and nicknames in quotes."""
    return [word for word in words if word not in PERSON_SUFFIXES and word[0].isalpha()]


def surname(words: tuple[str, ...], particles: frozenset[str]) -> tuple[str, ...]:
    """The surname in a full name, with its particles; the first word of a Chinese or Korean name."""
    plain = _plain(words)
    if not plain:
        return words
    if len(plain) == 2 and "-" in plain[1] and len(plain[0]) <= 6 and "-" not in plain[0]:
        return (plain[0],)
    begin = len(plain) - 1
    while begin > 1 and plain[begin - 1] in particles:
        begin -= 1
    return tuple(plain[begin:])


def first_name(words: tuple[str, ...]) -> str:
    """The first word of a full name."""
    plain = _plain(words)
    return plain[0] if plain else words[0]


def _same_first(a: str, b: str) -> bool:
    if a == b:
        return True
    if a[0] == b[0] and (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1):
        return True
    return SHORT.get(a, a) == SHORT.get(b, b)


def compatible(one: tuple[str, ...], other: tuple[str, ...], particles: frozenset[str]) -> bool:
    """Whether two full names can be one person's: same surname, forenames that do not contradict each other."""
    if one == other:
        return True
    a, b = _plain(one), _plain(other)
    if len(a) < 2 or len(b) < 2:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) < len(long) and long[-len(short) :] == short:
        return True  # "Peña Nieto" in "Enrique Peña Nieto"
    if surname(one, particles)[-1] != surname(other, particles)[-1]:
        return False
    if not _same_first(a[0], b[0]):
        return False
    middle = {w.rstrip(".")[0] for w in a[1:-1]}, {w.rstrip(".")[0] for w in b[1:-1]}
    return not middle[0] or not middle[1] or bool(middle[0] & middle[1])
