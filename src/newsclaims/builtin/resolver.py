"""The one resolver of pronouns and nominals: who a noun phrase stands for.

    resolver = Resolver(document, "statements")
    found = resolver.noun_phrase(index)     # of document.phrases.noun_phrases
    found.actors                            # ids; empty where the text does not tell
    found.by                                # name, nominal, pronoun, relative, or None
    resolver.made                           # the Actor and Mention records made on the way: yield them

A name is looked up among the mentions found before. A pronoun stands for the nearest actor of its gender and number
that was a subject lately, and for nobody where two could be meant. A nominal ("the minister", "the company") stands
for the actor whose role or name has its head; else it is an actor of its own ("officials", "a ministry's spokesman").
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsclaims.lexicon import Lexicon
from newsclaims.model import Actor, Mention, Span, id_of
from newsclaims.text.document import Document
from newsclaims.text.part import Part
from newsclaims.text.phrases import NounPhrase

__all__ = ["Resolution", "Resolver"]

MALE: Final = frozenset(("he", "him", "himself", "his"))
FEMALE: Final = frozenset(("she", "her", "herself", "hers"))
NEUTER: Final = frozenset(("it", "itself", "its"))
PLURAL: Final = frozenset(("they", "them", "themselves", "their"))
DEFINITE: Final = frozenset(["the", "this", "that", "these", "those", "both"])
RELATIVE: Final = frozenset(("who", "which", "whom"))
PERSON_ENDINGS: Final = (
    "woman",
    "man",
    "person",
    "ologist",
    "surgeon",
    "ician",
    "grapher",
    "onomist",
    "ientist",
    "alist",
)
LAST_SPEAKER: Final = 3.0  # what it weighs for a pronoun to have spoken last
EARLIER_SPEAKER: Final = 1.5
KINDS_KEPT: Final = 20_000
BACK: Final = 12  # mentions that a pronoun can look back over


class Resolution(Part):
    """Who a phrase stands for.

    Attributes:
        actors: Ids of actors, in the order of the text.
        by: How that was known: name, nominal, pronoun or relative; None where it was not.

    """

    __slots__ = ("actors", "by")

    def __init__(self, actors: tuple[str, ...] = (), by: str | None = None) -> None:
        self.actors = actors
        self.by = by


NOBODY: Final = Resolution()


class _Words(Part):
    """Word classes that tell persons and organisations apart."""

    __slots__ = ("bodies", "called", "female", "female_titles", "generic", "groups", "kinds", "male", "male_titles",
                 "persons")  # fmt: skip

    def __init__(self, persons: frozenset[str], bodies: frozenset[str], groups: frozenset[str], male: frozenset[str],
                 female: frozenset[str], male_titles: frozenset[str], female_titles: frozenset[str],
                 generic: frozenset[str], called: dict[str, frozenset[str]],
                 kinds: dict[str, str | None]) -> None:  # fmt: skip
        self.persons = persons
        self.bodies = bodies
        self.groups = groups
        self.male = male
        self.female = female
        self.male_titles = male_titles
        self.female_titles = female_titles
        self.generic = generic
        self.called = called  # title -> the nouns that its bearer is called by
        self.kinds = kinds  # noun -> what it stands for, as it was asked for


def _words(lexicon: Lexicon) -> _Words:
    """The word classes of a lexicon."""
    titles = {"": set[str](), "male": set[str](), "female": set[str]()}
    for row in lexicon.table("titles"):
        titles[row["gender"]].update(row["words"].split())
    classes = {row["class"]: frozenset(row["words"].split()) for row in lexicon.table("reporting_phrases")}
    bodies = set(classes["generic_body"])
    for row in lexicon.table("name_heads"):
        if row["kind"] == "organization" and row["flag"] != "team":
            bodies.update(word for word in row["words"].split() if "_" not in word)
    bodies -= lexicon.word_list("not_nominals")
    persons = frozenset().union(*titles.values()) | classes["people"]
    return _Words(
        persons, frozenset(bodies) - persons, lexicon.word_list("group_heads"), lexicon.word_list("forenames_male"),
        lexicon.word_list("forenames_female"), frozenset(titles["male"]), frozenset(titles["female"]),
        classes["generic_body"],
        {row["title"]: frozenset(row["nouns"].split()) for row in lexicon.table("short_titles")}, {},
    )  # fmt: skip


class Resolver:
    """Finds out who the noun phrases of a document stand for; one resolver serves one document.

    Attributes:
        made: Actors and mentions made on the way, in the order in which they were made.
        heads: Number of a token -> the longest mention that it stands in.
        barred: Actors that a pronoun cannot mean now.

    """

    def __init__(self, document: Document, plugin: str) -> None:
        self.document = document
        self._made_by = plugin + ":resolver:"
        self.made: list[Actor | Mention] = []
        self.barred: frozenset[str] = frozenset()
        self._words = document.lexicon.derive("resolver: words", lambda: _words(document.lexicon))
        self._actors: dict[str, Actor] = {actor.id: actor for actor in document.actors}
        self._descriptions = {
            actor.name.casefold(): actor.id
            for actor in document.actors
            if actor.made_by.endswith("resolver:description")
        }
        self._gender: dict[str, str] = {}
        self.heads: dict[int, Mention] = {}
        self._order: list[tuple[int, str]] = []  # (first token, actor), of names
        within = document.tokens.within
        places: dict[tuple[int, int], tuple[int, int]] = document.derive("resolver: places", dict)
        for mention in document.mentions:
            span = mention.span
            place = places.get((span.start, span.end))
            if place is None:
                place = places[span.start, span.end] = within(span.start, span.end)
            first, last = place
            if first >= last:
                continue
            actor = id_of(mention.actor) or ""
            for n in range(first, last):
                held = self.heads.get(n)
                if held is None or held.span.end - held.span.start < span.end - span.start:
                    self.heads[n] = mention
            self._order.append((first, actor))
        self._order.sort()
        self._starts = [first for first, _ in self._order]
        self._quoted: list[int] = document.derive("resolver: quoted", lambda: _quoted(document))
        self._subjects: set[int] = document.derive("resolver: subjects", lambda: _subjects(document))
        self._made_at: set[str] = {mention.id for mention in document.mentions}
        self._known: dict[int, Resolution] = {}
        self._spoke: list[tuple[int, str]] = []  # (token, actor) of sources, in the order in which they were told

    # ---- what others call -------------------------------------------------------------------------------------------
    def noun_phrase(self, index: int) -> Resolution:
        """Who a noun phrase stands for, with those joined to it ("Iran and Russia")."""
        joined = self.document.phrases.conjuncts(index)
        found = [self._one(one) for one in joined] if joined[0] == index else [self._one(index)]
        actors = tuple(dict.fromkeys(actor for one in found for actor in one.actors))
        return Resolution(actors, found[0].by) if actors else NOBODY

    def single(self, index: int) -> Resolution:
        """Who a noun phrase stands for, without those joined to it."""
        return self._one(index)

    def describe(self, index: int, kind: str) -> Resolution:
        """An actor known by a description only, of a kind that the caller knows: "Israeli warplanes"."""
        known = self._known.get(index, NOBODY)
        if not known.actors:
            known = self._known[index] = self._new(self.document.phrases.noun_phrases[index], index, kind)
        return known

    def token(self, head: int) -> Resolution:
        """Who the noun phrase at a token stands for; of "who" and "which", its antecedent."""
        if self.document.tokens.lower[head] in RELATIVE and self.document.tokens.tags[head] == "W":
            return self._relative(head)
        if self.document.tokens.tags[head] == "G":
            return self._possessive(head)
        index = self.document.phrases.noun_phrase_at(head)
        while index is not None and self.document.phrases.noun_phrases[index].head != head:
            possessor = self.document.phrases.noun_phrases[index].possessor
            if possessor is None or self.document.phrases.noun_phrases[possessor].last <= head:
                break
            index = possessor
        return NOBODY if index is None else self.noun_phrase(index)

    def spoke(self, head: int, actors: tuple[str, ...]) -> None:
        """Tell that actors spoke at a token: the next pronoun may well mean them."""
        self._spoke += [(head, actor) for actor in actors]

    def actor(self, identity: str) -> Actor | None:
        """An actor by its id, those made here included."""
        return self._actors.get(identity)

    # ---- one phrase -------------------------------------------------------------------------------------------------
    def _one(self, index: int) -> Resolution:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._find(self.document.phrases.noun_phrases[index], index)
        return known

    def _find(self, np: NounPhrase, index: int) -> Resolution:
        mention = self.heads.get(np.head)
        if mention is not None and mention.span.end >= self.document.tokens.ends[np.head]:
            actor = id_of(mention.actor) or ""
            return Resolution((actor,), mention.form if mention.form in ("nominal", "pronoun") else "name")
        if np.kind == "pronoun":
            return self._pronoun(np)
        bearer = self._bearer(np, index)
        return Resolution((bearer,), "name") if bearer is not None else self._nominal(np, index)

    def _bearer(self, np: NounPhrase, index: int) -> str | None:
        """The person whose role a description is: "the district's mayor, Ana Brik, said", "Ana Brik, 41, a driver,"."""
        tokens = self.document.tokens
        after = self.document.phrases.extent(index)
        names = []
        if tokens.tags[after : after + 1] == ",":
            aged = tokens.lower[after + 2 : after + 4] == ["-", "year-old"]
            names.append(self.heads.get(after + 4 if aged else after + 1))
        named = self._described_by(index)
        closed = tokens.lower[np.first] in ("a", "an") and tokens.tags[after : after + 1] == "," and named != index
        if named != index:
            names = [self.heads.get(self.document.phrases.noun_phrases[named].head)]
        for mention in names:
            actor = self._actors.get(id_of(mention.actor) or "") if mention is not None else None
            if actor is None or actor.kind != "person" or mention is None or mention.form != "name":
                continue
            if closed or tokens.lower[np.head] in (actor.role or "").lower().split():
                return actor.id
        return None

    def _relative(self, token: int) -> Resolution:
        n = token - 1
        while n >= 0 and self.document.tokens.tags[n] in ",F-)":
            n -= 1
        index = self.document.phrases.noun_phrase_at(n) if n >= 0 else None
        if index is None:
            return NOBODY
        np = self.document.phrases.noun_phrases[index]
        before = self.document.phrases.noun_phrase_at(np.preposition - 1) if np.preposition else None
        if before is not None and np.kind == "nominal":
            head = self.document.tokens.words[np.head]
            if not {head.lower, head.noun} & self._words.persons:
                index = before
        found = self._one(self._described_by(index))
        if before is not None and index != before and self.document.tokens.lower[token] == "who":
            actor = self._actors.get(found.actors[0]) if found.actors else None
            if actor is None or actor.kind in ("place", "country", "organization"):
                found = self._one(self._described_by(before))  # "Ann Berg of Lisk, who ..."
        return Resolution(found.actors, "relative") if found.actors else NOBODY

    def _described_by(self, index: int) -> int:
        """The name that a noun phrase is an apposition to: "Berg, 41, [a driver], who ..."; else the phrase itself."""
        phrases, tags = self.document.phrases, self.document.tokens.tags
        np = phrases.noun_phrases[index]
        n = np.first - 2
        described = np.kind == "nominal" or self.document.tokens.lower[np.first] in ("a", "an")  # "a Republican"
        if not described or n < 1 or tags[n + 1] != ",":
            return index
        if tags[n] == "C" and tags[n - 1] == ",":
            n -= 2
        named = phrases.noun_phrase_at(n) if n >= 0 else None
        if named is None or phrases.noun_phrases[named].last != n + 1 or phrases.noun_phrases[named].kind != "name":
            return index
        return named

    # ---- pronouns ---------------------------------------------------------------------------------------------------
    def _pronoun(self, np: NounPhrase) -> Resolution:
        word = self.document.tokens.lower[np.head]
        if word not in MALE and word not in FEMALE and word not in NEUTER and word not in PLURAL:
            return NOBODY
        actor = self._antecedent(np.first, word)
        if actor is None:
            return NOBODY
        self._learn(actor, word)
        self._mention(np.first, np.last, "pronoun", actor)
        return Resolution((actor,), "pronoun")

    def _learn(self, identity: str, word: str) -> None:
        """Keep the gender that a pronoun tells of an actor."""
        actor = self._actors.get(identity)
        if actor is not None and actor.kind == "person" and not self.gender(actor) and (word in MALE or word in FEMALE):
            self._gender[identity] = "male" if word in MALE else "female"

    def _possessive(self, token: int) -> Resolution:
        """Who "his", "her", "its" or "their" stands for."""
        word = self.document.tokens.lower[token]
        if word not in MALE and word not in FEMALE and word not in NEUTER and word not in PLURAL:
            return NOBODY
        actor = self._antecedent(token, word)
        if actor is None:
            return NOBODY
        self._mention(token, token + 1, "pronoun", actor)
        return Resolution((actor,), "pronoun")

    def _fits(self, actor: Actor, word: str) -> bool:
        if word in MALE:
            return actor.kind == "person" and self.gender(actor) != "female"
        if word in FEMALE:
            return actor.kind == "person" and self.gender(actor) != "male"
        if word in NEUTER:
            return actor.kind in ("organization", "country", "place")
        return actor.kind in ("group", "organization", "country")

    def _antecedent(self, first: int, word: str) -> str | None:
        """The actor that a pronoun at a token stands for."""
        best: tuple[float, str] | None = None
        second = 0.0
        quoted = self._quoted[first]
        end = bisect_left(self._starts, first)
        scores: dict[str, float] = {}
        here = self._sentence(first)
        for n in range(end - 1, max(-1, end - 1 - 3 * BACK), -1):
            token, identity = self._order[n]
            away = here - self._sentence(token)
            if away > 4:
                break
            if self._quoted[token] >= 0 and self._quoted[token] != quoted:
                continue
            actor = self._actors.get(identity)
            if actor is None or identity in self.barred or not self._fits(actor, word):
                continue
            value = 1.0 / (1 + away)
            if token in self._subjects:
                value *= 2.0
            if (word in MALE or word in FEMALE) and self.gender(actor):
                value *= 1.3
            scores[identity] = scores.get(identity, 0.0) + value
        weight = LAST_SPEAKER
        for token, identity in reversed(self._spoke[-6:]):
            actor = self._actors.get(identity)
            away = here - self._sentence(token)
            if actor is None or identity in self.barred:
                continue
            if token < first and away <= 4 and self._fits(actor, word):
                scores[identity] = scores.get(identity, 0.0) + weight / (1 + away)
                weight = EARLIER_SPEAKER
        for identity, value in scores.items():
            if best is None or value > best[0]:
                second = best[0] if best is not None else 0.0
                best = (value, identity)
            elif value > second:
                second = value
        if best is None or second > 0.85 * best[0]:
            return None
        return best[1]

    def _sentence(self, token: int) -> int:
        starts = self._sentence_starts()
        return bisect_left(starts, token + 1)

    def _sentence_starts(self) -> list[int]:
        if not hasattr(self, "_firsts"):
            self._firsts = [sentence.first for sentence in self.document.sentences]
        return self._firsts

    def gender(self, actor: Actor) -> str:
        """male, female, or "" where nothing tells."""
        known = self._gender.get(actor.id)
        if known is None:
            given = actor.attributes.get("gender")
            known = self._gender[actor.id] = given if isinstance(given, str) else self._guess_gender(actor)
        return known

    def _guess_gender(self, actor: Actor) -> str:
        words = self._words
        for word in (actor.role or "").lower().split():
            if word in words.male_titles:
                return "male"
            if word in words.female_titles:
                return "female"
        forename = actor.name.split(" ")[0].lower()
        return "male" if forename in words.male else "female" if forename in words.female else ""

    # ---- nominals ---------------------------------------------------------------------------------------------------
    def _nominal(self, np: NounPhrase, index: int) -> Resolution:
        tokens = self.document.tokens
        head = np.head
        if tokens.tags[head] == "J" and head > np.first and tokens.tags[head - 1] in "NS":
            head -= 1  # "a source familiar with the talks"
        word = tokens.words[head]
        noun = word.noun or word.lower
        plural = tokens.tags[head] == "S" or word.lower in ("people", "police", "men", "women", "authorities")
        definite = np.determiner is not None and tokens.lower[np.determiner] in DEFINITE
        kind = self._kind(noun, word.lower)
        if kind is None:
            return NOBODY
        if definite and not plural:
            known = self._by_role(np, noun, kind)
            if known is not None:
                self._mention(np.first, np.last, "nominal", known)
                return Resolution((known,), "nominal")
        return self._new(np, index, "group" if plural and kind == "person" else kind)

    def kind(self, token: int) -> str | None:
        """What a noun stands for by itself: person, group or organization; None for things."""
        word = self.document.tokens.words[token]
        return self._kind(word.noun or word.lower, word.lower)

    def _kind(self, noun: str, lower: str) -> str | None:
        kinds = self._words.kinds
        if lower not in kinds:
            if len(kinds) > KINDS_KEPT:
                kinds.clear()
            kinds[lower] = self._find_kind(noun, lower)
        return kinds[lower]

    def _find_kind(self, noun: str, lower: str) -> str | None:
        words = self._words
        if lower in words.groups or noun in words.groups:
            return "group" if noun not in words.persons else "person"
        if noun in words.persons or lower in words.persons:
            return "person"
        head = noun.rpartition("-")[2]
        if head in words.persons or noun.endswith(PERSON_ENDINGS):
            return "person"
        if lower in self.document.lexicon.word_list("not_nominals"):
            return None  # "offices", although an office is a body
        if noun in words.bodies or lower in words.bodies:
            return "organization"
        if noun.endswith(("er", "or", "ist", "ant", "ent", "ian")) and noun + "s" in words.groups:
            return "person"
        return None

    def _by_role(self, np: NounPhrase, noun: str, kind: str) -> str | None:
        """The latest actor before a definite nominal whose role, or name, has its head."""
        end = bisect_left(self._starts, np.first)
        seen: set[str] = set()
        for n in range(end - 1, max(-1, end - 60), -1):
            identity = self._order[n][1]
            if identity in seen:
                continue
            seen.add(identity)
            actor = self._actors.get(identity)
            if actor is None:
                continue
            body = kind != "person" and actor.kind in ("organization", "group")
            if body and self._apposed(self._order[n][0]) == noun:
                return identity
            if (actor.kind == kind or (kind == "organization" and actor.kind in ("country", "group"))) and self._named(
                np, noun, actor
            ):
                return identity
        if kind == "organization" and noun in self._words.generic and np.last - np.first == 2:
            return self._main_body(np.first, end)
        return None

    def _named(self, np: NounPhrase, noun: str, actor: Actor) -> bool:
        """Whether a nominal's head stands in an actor's role or name, or is what its bearers are called.

        "The Norland senator" is not Ana Brik, senator for Ruthenia; whose place nobody tells, is nobody's by "Sen.".
        """
        role = f"{actor.role or ''} {actor.name if actor.kind != 'person' else ''}"
        words = role.lower().split()
        stands = noun in words
        if not stands and not any(noun in self._words.called.get(word, ()) for word in words):
            return False
        tokens = self.document.tokens
        places = [k for k in range(np.first, np.head) if tokens.words[k].capital and k != np.determiner]
        if not places or actor.kind != "person":
            return stands or tokens.lower[np.head - 1] not in ("former", "retired", "late", "then")
        belongs = self._actors.get(id_of(actor.affiliation) or "")
        known = {*words, *(belongs.name.lower().split() if belongs is not None else ())}
        if any(tokens.lower[k] in known for k in places):
            return True
        return stands and not any(word[0].isupper() for word in role.split())

    def _apposed(self, token: int) -> str | None:
        """The noun of the description behind a name: "Dunmore Capital, a US [fund]"."""
        phrases, tokens = self.document.phrases, self.document.tokens
        index = phrases.noun_phrase_at(token)
        last = phrases.noun_phrases[index].last if index is not None else len(tokens)
        if last + 1 >= len(tokens) or tokens.tags[last] != "," or tokens.tags[last + 1] != "D":
            return None
        described = phrases.noun_phrase_from(last + 1)
        if described is None or phrases.noun_phrases[described].kind != "nominal":
            return None
        word = tokens.words[phrases.noun_phrases[described].head]
        return word.noun or word.lower

    def _main_body(self, first: int, end: int) -> str | None:
        """The organisation that "the company" stands for: the only one lately, or the subject of the last sentences."""
        scores: dict[str, float] = {}
        here = self._sentence(first)
        clause_at = self.document.phrases.clause_at
        own = clause_at(first)
        for n in range(end - 1, max(-1, end - 30), -1):
            token, identity = self._order[n]
            actor = self._actors.get(identity)
            if actor is None or actor.kind != "organization" or actor.made_by.endswith("resolver:description"):
                continue  # "the union" is not "the company"
            if token in self._subjects and clause_at(token) == own is not None:
                continue  # "Acme fined [the bank]": somebody else
            value = (2.0 if token in self._subjects else 1.0) / (1 + here - self._sentence(token))
            scores[identity] = scores.get(identity, 0.0) + value
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[1][1] > 0.7 * ranked[0][1]):
            return None
        return ranked[0][0]

    # ---- new records ------------------------------------------------------------------------------------------------
    def _span(self, first: int, last: int) -> Span:
        return self.document.token_span(first, last)

    def _mention(self, first: int, last: int, form: str, actor: str) -> None:
        span = self._span(first, last)
        identity = f"m{span.start}-{span.end}"
        if identity in self._made_at:
            return
        self._made_at.add(identity)
        self.made.append(Mention(identity, span, form, actor, self._made_by + form))

    def _new(self, np: NounPhrase, index: int, kind: str) -> Resolution:
        """An actor known by a description only."""
        tokens = self.document.tokens
        last = self._description_end(index)
        begin = np.first
        if np.determiner == np.first and tokens.tags[np.first] == "D":
            begin += 1
        if begin >= last:
            return NOBODY
        span, name = self._span(np.first, last), self._span(begin, last)
        known = self._described(np, name.text, kind)
        if known is not None:
            self._mention(np.first, last, "nominal", known)
            return Resolution((known,), "nominal")
        identity = f"a{span.start}-{span.end}"
        affiliation = None
        if np.possessor is not None:
            owner = self._one(np.possessor)
            affiliation = owner.actors[0] if owner.actors else None
        actor = Actor(identity, name.text, kind, affiliation=affiliation, made_by=self._made_by + "description")
        self._actors[identity] = actor
        self._descriptions[actor.name.casefold()] = identity
        self.made.append(actor)
        self._mention(np.first, last, "nominal", identity)
        return Resolution((identity,), "nominal")

    def _described(self, np: NounPhrase, name: str, kind: str) -> str | None:
        """The actor that the same description stood for before: groups and bodies, by two words or more."""
        first = self.document.tokens.lower[np.first]
        if kind == "person" or " " not in name or first in ("a", "an", "another", "other", "some"):
            return None
        if self.document.tokens.tags[np.first] == "C":
            return None
        return self._descriptions.get(name.casefold())

    def _with_list(self, index: int, end: int) -> int:
        """Number after the list of names that a plural goes on with: "the ambassadors of Norway[, Peru and Chile]"."""
        phrases, tags = self.document.phrases, self.document.tokens.tags
        nouns = phrases.noun_phrases
        inner = phrases.noun_phrase_at(end - 1)
        if inner is None or inner == index or tags[nouns[index].head] != "S":
            return end
        joined = phrases.conjuncts(inner)
        named = joined[0] == inner and all(nouns[one].kind == "name" for one in joined)
        return nouns[joined[-1]].last if named else end

    def _description_end(self, index: int) -> int:
        """Number after a nominal with its complements: "two people [familiar with the matter]"."""
        tags, lower = self.document.tokens.tags, self.document.tokens.lower
        n = self._with_list(index, self.document.phrases.extent(index))
        for _ in range(3):
            if n < len(tags) and tags[n] == "F" and lower[n] in ("for", "at", "from", "with", "in"):
                after = self.document.phrases.noun_phrase_from(n + 1)
                if after is None or (tags[n + 1] not in "PDG" if lower[n] != "for" else tags[n + 1] in "CG"):
                    break
                n = self.document.phrases.extent(after)
            elif lower[n : n + 2] == ["familiar", "with"]:
                after = self.document.phrases.noun_phrase_from(n + 2)
                if after is None:
                    break
                n = self.document.phrases.extent(after)
            else:
                break
        return n


def _quoted(document: Document) -> list[int]:
    """For every token the number of the double quotation that it stands in, or -1."""
    quoted = [-1] * (len(document.tokens) + 1)
    end = -1
    for number, quotation in enumerate(document.quotations):
        if quotation.double and quotation.start >= end:
            end = quotation.end
            for token in range(quotation.first, quotation.last):
                quoted[token] = number
    return quoted


def _subjects(document: Document) -> set[int]:
    """First tokens of names that stand in the subjects of finite clauses."""
    phrases = document.phrases
    found: set[int] = set()
    subjects = {clause.subject for clause in phrases.clauses if clause.subject is not None}
    for index in {one for subject in subjects for one in phrases.conjuncts(subject)}:
        np = phrases.noun_phrases[index]
        found.update(range(np.first, np.last))
    return found
