"""Which actor a noun phrase stands for: names by the mentions found, pronouns and nominals by the resolver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsclaims.builtin.relations.contents import Contents
from newsclaims.builtin.relations.grammar import Grammar
from newsclaims.builtin.relations.records import End
from newsclaims.builtin.relations.vocabulary import Vocabulary
from newsclaims.builtin.resolver import Resolver
from newsclaims.model import Actor, Mention, Span, id_of
from newsclaims.text.document import Document
from newsclaims.text.phrases import TIME_NOUNS
from newsclaims.text.tags import CLAUSE_VERBS

__all__ = ["Ends"]

# Pronouns that can stand for the one who says it, with the kinds of such actors.
SPEAKING: Final = {
    "it": ("organization", "country", "group"),
    "they": ("group", "organization"),
    "he": ("person",),
    "she": ("person",),
}


class Ends:
    """The actors of one document, by noun phrase."""

    def __init__(self, document: Document, grammar: Grammar, contents: Contents, words: Vocabulary) -> None:
        self._document = document
        self._contents = contents
        self._grammar = grammar
        self._is = words.words
        self._resolver = Resolver(document, "relations")
        self._own: list[Actor | Mention] = []
        self._mentions = self._resolver.heads  # by token
        grammar.relatives.person = self._person
        tokens = document.tokens
        self._tags = tokens.tags
        self._time: set[int] = set()
        for time in document.times:
            self._time.update(range(*tokens.within(time.span.start, time.span.end)))
        self._known: dict[int, End | None] = {}
        self._possessives: dict[int, list[End]] = {}
        self._placed: dict[str, str] = {}  # name of a place -> id of the actor made for it

    def all(self, phrases: Iterable[int]) -> list[End]:
        """The actors of several noun phrases, each once."""
        found: dict[str, End] = {}
        for index in phrases:
            end = self.one(index)
            if end is not None:
                found.setdefault(end.actor, end)
        return list(found.values())

    def joint(self, phrase: int) -> list[End]:
        """The actors of a noun phrase and of those it is coordinated with."""
        return self.all(self._grammar.conjuncts(phrase))

    def thing(self, phrase: int) -> bool:
        """Whether a noun phrase is plainly no actor, so that nobody need look closer."""
        if phrase in self._known:
            return self._known[phrase] is None
        noun = self._grammar.nouns[phrase]
        head = noun.head
        if noun.kind != "nominal" or head in self._mentions or self._resolver.kind(head) is not None:
            return False
        beside = self._tags[noun.last : noun.last + 1], self._tags[noun.first - 1 : noun.first]
        if self._grammar.lower[noun.last : noun.last + 1] in (["ago"], ["earlier"], ["later"]):
            return False  # "[Ana Brik months] ago"
        if "," in beside or (beside[0] == "F" and self._grammar.lower[noun.last] == "of"):
            return False  # a name may stand beside it; a part of a group
        word = self._grammar.lower[head]
        if word in self._is["partitive"] or word in self._is["force"]:
            return False
        self._known[phrase] = None
        return True

    def one(self, phrase: int) -> End | None:
        """The actor that a noun phrase stands for; None for things, and for what is not known."""
        if phrase not in self._known and not self.thing(phrase):
            self._known[phrase] = self._find(phrase)
        return self._known[phrase]

    def is_time(self, phrase: int) -> bool:
        """Whether a noun phrase is a time expression: "Tuesday", "last week"."""
        head = self._grammar.nouns[phrase].head
        return head in self._time or self._grammar.lower[head] in TIME_NOUNS

    def owner(self, phrase: int) -> list[End]:
        """The actor who stands as possessor of a noun phrase: "China's claims"."""
        possessor = self._grammar.nouns[phrase].possessor
        end = self.one(possessor) if possessor is not None else None
        return [end] if end is not None else []

    def agent(self, phrase: int) -> list[End]:
        """The same of a noun that names an act, possessive pronouns too: "its attack"."""
        noun = self._grammar.nouns[phrase]
        token = noun.determiner
        if noun.possessor is not None:
            return self.owner(phrase)
        if token is None or self._document.tokens.tags[token] != "G":
            return []
        if token not in self._possessives:
            found = self._resolver.token(token)
            place = self._document.token_span(token, token + 1)
            ends = [End(actor, place.start, place.end, "pronoun") for actor in found.actors[:1]]
            self._possessives[token] = ends
        return self._possessives[token]

    def chain(self, phrase: int) -> Iterator[tuple[int, int]]:
        """The prepositions that follow a noun phrase without a gap, each with its noun phrase."""
        nouns, tags = self._grammar.nouns, self._document.tokens.tags
        at = self._document.phrases
        last = nouns[phrase].last
        for _ in range(4):
            if tags[last : last + 1] not in ("F", "T"):
                return
            following = at.noun_phrase_from(last + 1)
            if following is None and tags[last + 1 : last + 2] == '"':
                following = at.noun_phrase_from(last + 2)
            if following is None:
                return
            following = self._outermost(following)
            if self.is_time(following):
                return
            yield last, following
            last = max(nouns[n].last for n in (following, *self._grammar.conjuncts(following)))

    def starting(self, token: int) -> list[End]:
        """The actors of the noun phrase that begins with a token."""
        phrase = self._document.phrases.noun_phrase_from(token)
        if phrase is None:
            return []
        found = self.joint(self._outermost(phrase)) or self.joint(phrase)
        if found:
            return found
        noun = self._grammar.nouns[phrase]
        mention = next((self._mentions[n] for n in range(noun.first, noun.last) if n in self._mentions), None)
        actor = id_of(mention.actor) if mention is not None else None
        return [End(actor, mention.span.start, mention.span.end, mention.form)] if mention and actor else []

    def extent(self, phrase: int) -> int:
        """Number of the token after a noun phrase and its of-complements."""
        return self._document.phrases.extent(phrase)

    def _outermost(self, phrase: int) -> int:
        """The noun phrase that a possessor stands in, or the phrase itself."""
        nouns = self._grammar.nouns
        while phrase + 1 < len(nouns) and nouns[phrase + 1].possessor == phrase:
            phrase += 1
        return phrase

    def inner(self, phrase: int) -> int:
        """What a noun phrase is a part of: "thousands of [people]", "part of [a base]"; else the phrase itself."""
        noun, lower = self._grammar.nouns[phrase], self._grammar.lower
        if lower[noun.last : noun.last + 1] != ["of"] or lower[noun.head] not in self._is["partitive"]:
            return phrase
        within = self._document.phrases.noun_phrase_from(noun.last + 1)
        return phrase if within is None else self._outermost(within)

    def _find(self, phrase: int) -> End | None:
        noun = self._grammar.nouns[phrase]
        lower = self._grammar.lower
        if noun.head in self._time or lower[noun.head] in TIME_NOUNS:
            return self._ago(phrase)
        if self._measured(phrase):
            return None
        inner = self.inner(phrase)
        if inner != phrase:
            return self.one(inner) if lower[self._grammar.nouns[inner].head] not in self._is["neutral"] else None
        mention = self._mentions.get(noun.head)
        if mention is not None:
            actor = id_of(mention.actor)
            if actor is None:
                return None
            return End(actor, mention.span.start, mention.span.end, mention.form)
        return self._named_after(phrase) or self._resolve(phrase)

    def _person(self, head: int) -> bool | None:
        """Whether a noun stands for people; None where nobody knows."""
        mention = self._mentions.get(head)
        actor = self._document.actor(mention.actor) if mention is not None else None
        kind = actor.kind if actor is not None else self._resolver.kind(head)
        return kind in ("person", "group") if kind is not None else None

    def _ago(self, phrase: int) -> End | None:
        """The name in front of a time without a comma: "called on [Ana Brik] months ago to"."""
        noun = self._grammar.nouns[phrase]
        if self._grammar.lower[noun.last : noun.last + 1] not in (["ago"], ["earlier"], ["later"]):
            return None
        mention = next((self._mentions[n] for n in range(noun.first, noun.head) if n in self._mentions), None)
        actor = id_of(mention.actor) if mention is not None else None
        return End(actor, mention.span.start, mention.span.end, mention.form) if mention and actor else None

    def _measured(self, phrase: int) -> bool:
        """Whether a noun phrase is a thing that looks like a party: "a 10 percent VAT", "an advertising campaign"."""
        noun, lower = self._grammar.nouns[phrase], self._grammar.lower
        if noun.last - noun.first < 2:
            return False
        if lower[noun.head] in ("campaign", "campaigns"):
            return lower[noun.head - 1] in self._is["publicity"]
        if noun.kind == "name" and lower[noun.head] in self._is["paper"] and lower[noun.last : noun.last + 1] != ["of"]:
            return True  # "Executive Orders"
        return "percent" in lower[noun.first : noun.head]

    def _named_after(self, phrase: int) -> End | None:
        """The name between commas behind a description: "Brazil's foreign minister, [Ana Brik], said"."""
        nouns, tags = self._grammar.nouns, self._document.tokens.tags
        noun = nouns[phrase]
        last = self.extent(phrase)
        if noun.kind != "nominal" or tags[last : last + 1] != ",":
            return None
        after = self._document.phrases.noun_phrase_from(last + 1)
        if after is None or nouns[after].kind != "name" or tags[nouns[after].last : nouns[after].last + 1] != ",":
            return None
        if len(self._grammar.conjuncts(phrase)) > 1:
            return None
        mention = self._mentions.get(nouns[after].head)
        actor = self._document.actor(mention.actor) if mention is not None else None
        if mention is None or actor is None or actor.kind != "person":
            return None
        return End(actor.id, mention.span.start, mention.span.end, mention.form)

    def forces(self, phrases: Iterable[int]) -> list[End]:
        """Ships, planes and tanks that act for those who send them: "Israeli warplanes bombed"."""
        lower, nouns, force = self._grammar.lower, self._grammar.nouns, self._is["force"]
        named = [phrase for phrase in phrases if nouns[phrase].kind == "nominal" and lower[nouns[phrase].head] in force]
        named = [phrase for phrase in named if self._armed(nouns[phrase].head)]
        found = [self._resolve(phrase, "group") for phrase in named]
        return [end for end in found if end is not None]

    def _armed(self, head: int) -> bool:
        """Whether a noun stands for arms: jets do, strikes only where a country or a weapon stands before them."""
        if self._grammar.lower[head] not in self._is["force of arms"]:
            return True
        return self._tags[head - 1] == "P" or self._grammar.lower[head - 1] in self._is["arms"]

    def audience(self, phrases: Iterable[int]) -> list[End]:
        """Those who are spoken to, whoever they are: "reminded [viewers] that"."""
        lower, nouns = self._grammar.lower, self._grammar.nouns
        named = [phrase for phrase in phrases if lower[nouns[phrase].head] in self._is["audience"]]
        found = [self._resolve(phrase, "group") for phrase in named]
        return [end for end in found if end is not None]

    def bodies(self, phrases: Iterable[int]) -> list[End]:
        """Counties, cities and states that are dealt with as parties: "sued the county"."""
        lower, nouns = self._grammar.lower, self._grammar.nouns
        named = [phrase for phrase in phrases if lower[nouns[phrase].head] in self._is["body noun"]]
        named = [phrase for phrase in named if lower[nouns[phrase].first] not in ("a", "an", "another", "no")]
        found = [self._resolve(phrase, "organization") for phrase in named]
        return [end for end in found if end is not None]

    def _resolve(self, phrase: int, kind: str = "") -> End | None:
        """A pronoun or nominal: whom the resolver takes it for."""
        resolver = self._resolver
        found = resolver.describe(phrase, kind) if kind else resolver.single(phrase)
        if not found.actors:
            return self._first_person(phrase) or self._speaking(phrase)
        head = self._document.tokens.starts[self._grammar.nouns[phrase].head]
        for record in reversed(resolver.made):
            if isinstance(record, Mention) and record.span.start <= head < record.span.end:
                return End(found.actors[0], record.span.start, record.span.end, record.form)
        return None

    def _speaking(self, phrase: int) -> End | None:
        """The one who says it, where "it" or "they" stands right behind a verb of saying: "the party said [it]"."""
        noun, grammar = self._grammar.nouns[phrase], self._grammar
        kinds = SPEAKING.get(grammar.lower[noun.head])
        clause = grammar.clause_at(noun.head) if kinds is not None else None
        if clause is None or kinds is None or grammar.clauses[clause].subject != phrase:
            return None
        here = grammar.clauses[clause]
        if here.kind != "complement" or here.parent is None or grammar.verb(here.parent).lemma not in CLAUSE_VERBS:
            return None
        speakers = self.all(grammar.subjects(here.parent))
        actor = self.actor(speakers[0].actor) if len(speakers) == 1 else None
        if actor is None or actor.kind not in kinds:
            return None
        place = self._document.token_span(noun.first, noun.last)
        self._own.append(Mention(f"m{place.start}-{place.end}", place, "pronoun", actor.id, "relations:speaking"))
        return End(actor.id, place.start, place.end, "pronoun")

    def _first_person(self, phrase: int) -> End | None:
        """In a quotation, "I" is its speaker, and "we" the body that the speaker speaks for."""
        noun = self._grammar.nouns[phrase]
        word = self._grammar.lower[noun.head]
        if word not in self._is["first person"]:
            return None
        place = self._document.token_span(noun.first, noun.last)
        speaker = self._speaker(place)
        if speaker is None:
            return None
        body = id_of(speaker.affiliation) if word in ("we", "us") else None
        actor = body or speaker.id
        mention = Mention(f"m{place.start}-{place.end}", place, "pronoun", actor, "relations:first-person")
        self._own.append(mention)
        return End(actor, place.start, place.end, "pronoun")

    def _speaker(self, place: Span) -> Actor | None:
        """The one speaker of the innermost statement that quotes a place."""
        statement = self._contents.innermost(place.start, place.end)
        if statement is None or statement.kind == "indirect" or len(statement.speakers) != 1:
            return None
        return self._document.actor(statement.speakers[0]) if self._contents.quoted(place.start, place.end) else None

    def add(self, made: list[Actor | Mention], end: End) -> End:
        """Keep the records of an end that was made elsewhere."""
        known = {record.id for record in self._own}
        self._own += [record for record in made if record.id not in known]
        return end

    def known_place(self, name: str) -> str | None:
        """Id of the actor that was made for a place."""
        return self._placed.get(name)

    def add_place(self, name: str, made: list[Actor | Mention], end: End) -> End:
        """Keep the records of a place."""
        self._placed.setdefault(name, end.actor)
        return self.add(made, end)

    def actor(self, identity: str) -> Actor | None:
        """An actor by its id, those made for ends included."""
        known = self._document.actor(identity) or self._resolver.actor(identity)
        return known or next((one for one in self._own if isinstance(one, Actor) and one.id == identity), None)

    def made(self, used: Iterable[End]) -> Iterator[Actor | Mention]:
        """The actors and mentions that were added for the ends that are used."""
        ends = {(end.actor, end.start, end.end) for end in used}
        actors = {end[0] for end in ends}
        for record in reversed(self._resolver.made):  # a description is made after its possessor
            if isinstance(record, Actor) and record.id in actors and record.affiliation is not None:
                actors.add(id_of(record.affiliation) or "")
        for record in (*self._resolver.made, *self._own):
            if isinstance(record, Actor):
                if record.id in actors:
                    yield record
            elif (id_of(record.actor), record.span.start, record.span.end) in ends:
                yield record
