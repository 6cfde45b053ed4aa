"""What stands around a name: whether it only modifies, only locates, or acts; what institution it owns; its role."""

from __future__ import annotations

from typing import Final

from newsclaims.builtin.actors.marks import CAPITAL, TITLE
from newsclaims.builtin.actors.names import PERSON, Name
from newsclaims.builtin.actors.reader import Reader
from newsclaims.builtin.actors.vocabulary import Known, Vocabulary
from newsclaims.text.clauses import Clause
from newsclaims.text.document import Document

__all__ = ["Surroundings"]


LISTED: Final = ([","], ["and"], [",", "and"], ["or"])  # what stands between the names of a list
CLAUSE_EDGES: Final = frozenset(',.:;"HW-')


class Surroundings:
    """The neighbourhood of names in one document."""

    def __init__(self, document: Document, reader: Reader, vocabulary: Vocabulary) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.reader = reader
        self.tokens = document.tokens
        self.lower = reader.lower
        self.tags = reader.tags
        self._clauses: tuple[dict[int | None, Clause], dict[int, Clause]] | None = None  # by subject, by object

    # ---- modifying --------------------------------------------------------------------------------------------------
    def chain(self, n: int) -> int:
        """Number after the lower-case nouns and adjectives that begin at n, if they end in a noun; else n."""
        tags, lower, marks = self.tags, self.lower, self.reader.marks
        bodies, taken = self.vocabulary.bodies, self.reader.taken
        noun = n
        for k in range(n, min(len(tags), n + 6)):
            if k in taken:
                break
            if marks[k] & CAPITAL:
                if k > n:
                    continue
                break
            if lower[k] in bodies or tags[k] in "NS" or (marks[k] & TITLE and tags[k] == "J"):
                noun = k + 1
            elif tags[k] not in "JEI":
                break
        return noun

    def modifies(self, name: Name) -> bool:
        """Whether the name stands before a noun that it modifies: "WeWork shares"."""
        after = name.after
        if after >= len(self.tags) or self.tags[after] not in "NSJEI" or after in self.reader.taken:
            return False
        if name.known is not None and name.known.form == "adjective":
            return True
        if name.first and self.lower[name.first - 1] == "to" and self._asks(after):
            return False
        if self.tags[after] in "EI":
            index = self.document.phrases.noun_phrase_at(name.first)
            return index is not None and self.document.phrases.noun_phrases[index].head > after
        if name.first and self.tokens.words[name.first - 1].verb in self.vocabulary.groups_of["giving"]:
            # not in "give Ruthenia drones", but in "told US media", "told Brik supporters"
            return self._adjectival(name) or self._people_ahead(name)
        if (
            self.tags[after] == "S"
            and "Z" in self.reader.open_words(self.lower[after])
            and self._no_verb(name.first, after + 1)
        ):
            return False  # "The ministry of works notes that ...", where the tag says noun
        people = name.kind == "group" or (name.known is not None and name.known.form == "people")
        if people and name.words[-1].endswith("s") and self.tokens.words[after].verb:
            return False
        end = self.chain(after)
        if end > after:
            # not in "Mr. Orvin forecast that ..."
            return not (end == after + 1 and self.lower[end : end + 1] == ["that"] and self._may_say(name))
        # "the Orvin primary", where the tag says adjective
        noun = self.tags[after] == "J" and "N" in self.tokens.words[after].tags
        return noun and name.first > 0 and self.tags[name.first - 1] in "DGX"

    def _may_say(self, name: Name) -> bool:
        """Whether the noun after a name can be its verb: there is no determiner, and the word is a verb, too."""
        free = not name.first or self.tags[name.first - 1] not in "DGX"
        return free and not {"V", "Z", "B"}.isdisjoint(self.tokens.words[name.after].tags)

    def _people_ahead(self, name: Name) -> bool:
        """Whether a person's name stands before people of theirs: "told Brik supporters"."""
        end = self.chain(name.after) - 1
        return name.kind == PERSON and bool(self.reader.marks[end] & TITLE or self.lower[end] in self.vocabulary.groups)

    def _asks(self, n: int) -> bool:
        return self.tokens.words[n].noun in self.vocabulary.groups_of["asking"] and self.chain(n) == n + 1

    def named_noun(self, name: Name) -> bool:
        """Whether a name stands before the noun for what it is: "the Orvin group said"."""
        after = name.after
        if name.kind not in ("organization", "") or after >= len(self.lower):
            return False
        return self.lower[after] in self.vocabulary.groups_of["own_nouns"] and self.chain(after) == after + 1

    def _no_verb(self, first: int, after: int) -> bool:
        """Whether there is no finite verb in the clause around tokens first to after."""
        phrases = self.document.phrases
        index = phrases.noun_phrase_at(first)
        if index is not None and phrases.noun_phrases[index].preposition is not None:
            return False
        n = after
        while n < len(self.tags) and self.tags[n] not in CLAUSE_EDGES:
            if self.tags[n] in "VZbhdM":
                return False
            n += 1
        n = first - 1
        while n >= 0 and self.tags[n] not in CLAUSE_EDGES:
            if self.tags[n] in "VZbhdMBT":
                return False
            n -= 1
        return True

    def _adjectival(self, name: Name) -> bool:
        return any(known.form == "adjective" for known in self.reader.all_known_at(name.first, name.after))

    def stands_for_people(self, name: Name) -> bool:
        """Whether an adjective stands for a people: "the British", but not in "the British and French ministers"."""
        if not name.first or self.lower[name.first - 1] != "the":
            return False
        after = name.after
        if self.tags[after : after + 1] not in ("K", ","):
            return True
        following = self.reader.known_at(after + 1, len(self.tags)) if after + 1 < len(self.tags) else None
        return following is None or following[1].form != "adjective"

    def in_quotes(self, name: Name) -> bool:
        """Whether a name of several words is all that stands between quotation marks: the title of a work."""
        if not name.first or self.tags[name.first - 1] != '"' or len(name.words) < 2:
            return False
        after = name.after + (self.tags[name.after : name.after + 1] in (",", "."))
        return self.tags[after : after + 1] == '"'

    def hyphenated(self, name: Name) -> bool:
        """Whether a hyphen or slash ties the name to what follows."""
        return name.after < len(self.lower) and self.lower[name.after] in ("-", "/") and self.tokens.glued(name.after)

    def body(self, name: Name) -> tuple[int, bool] | None:
        """The institution that a name owns or modifies: (token after it, whether as possessor)."""
        after = name.after
        if after >= len(self.lower):
            return None
        owner = self.lower[after] == "'s" or self.tags[after] == "X"
        begin = after + 1 if owner else after
        end = self.chain(begin)
        if end == begin or end - begin > 5:
            return None
        end = self._before_subjunctive(name.first, begin, end)
        last = self.lower[end - 1]
        pair = self.lower[end - 2] + " " + last if end - 2 >= begin else ""
        if last not in self.vocabulary.bodies and pair not in self.vocabulary.bodies:
            return None
        if name.kind == PERSON and (last not in self.vocabulary.groups_of["personal_bodies"] or owner):
            return None
        return end, owner

    def _before_subjunctive(self, first: int, begin: int, end: int) -> int:
        """Where a chain really ends: "demanded that the Ruthenian government [end] curbs"."""
        opener = first - 1 - (self.lower[first - 1] in ("the", "its"))
        if opener > 0 and self.lower[opener] == "that":
            for n in range(begin + 1, end):
                if self.lower[n - 1] in self.vocabulary.bodies and "B" in self.tokens.words[n].tags:
                    return n
        return end

    def describes(self, name: Name, before: Name | None) -> bool:
        """Whether a capitalised role tells what the person before it is: "Brik, a Republican, said"."""
        n = name.first - 2
        if before is None or before.kind != PERSON or before.after != n or self.tags[n] != ",":
            return False
        return self.lower[n + 1] in ("a", "an") and self.tags[name.after : name.after + 1] in (",", ".", ")")

    # ---- locating ---------------------------------------------------------------------------------------------------
    def preposition(self, name: Name) -> int | None:
        """The preposition that governs a name, also across a coordination."""
        phrases = self.document.phrases
        index = phrases.noun_phrase_at(name.first)
        if index is None:
            return name.first - 1 if name.first and self.tags[name.first - 1] in "FT" else None
        phrase = phrases.noun_phrases[index]
        if phrase.preposition is not None:
            return phrase.preposition
        first = phrases.conjuncts(index)[0]
        return phrases.noun_phrases[first].preposition

    def locates(self, name: Name, before: Name | None) -> bool:
        """Whether a country or place only tells where: "in Kyiv", "flew to Oslo", "Irving, Texas"."""
        if name.after < len(self.tags) and self.tags[name.after] == "X":
            return False
        first = name.first
        if (
            before is not None
            and first == before.after + 1
            and self.lower[first - 1] == ","
            and self._inside(before, name)
        ):
            return True
        if before is not None and before.locating and self._listed(before, name):
            return True
        at = self.preposition(name)
        if at is None or at >= first:
            return False
        word = self.lower[at]
        if word in self.vocabulary.locating:
            return True
        if word == "of":
            return at > 0 and self.lower[at - 1] in self.vocabulary.parts
        if word not in ("to", "from", "for"):
            return False
        capital = name.known is not None and name.known.form == "capital"
        if word == "from" and self._taken_from(at):
            return False
        if (
            word == "from"
            and at
            and not capital
            and self.tags[at - 1] in "NSP"
            and self.lower[at - 1] not in self.vocabulary.act_nouns
        ):
            return True
        return any(
            self.tokens.lemma(k) in self.vocabulary.motion or self.lower[k] in self.vocabulary.motion
            for k in range(max(0, at - 4), at)
        )

    def _taken_from(self, at: int) -> bool:
        """Whether the "from" at a token names who gave: "bought 12 drones from Ruthenia"."""
        n = at - 1
        while n >= max(0, at - 6) and self.tags[n] not in CLAUSE_EDGES:
            if self.tags[n] in "VZBIEbhd" and self.tokens.words[n].verb in self.vocabulary.groups_of["taking"]:
                return True
            n -= 1
        return False

    def _listed(self, before: Name, name: Name) -> bool:
        """Whether two places are in one list: "in Ruthenia, Moldavia and"; not "In Ruthenia, Moldavia attacked"."""
        between = self.lower[before.after : name.first]
        if between in (["and"], ["or"], [",", "and"]):
            return True
        opener = before.first - 2 - (self.lower[before.first - 1] == "the")
        opens = opener < 0 or self.tags[opener] == "."
        return between == [","] and not opens and self.lower[name.after : name.after + 1] in ([","], ["and"], ["or"])

    def stands_in(self, name: Name) -> bool:
        """Whether a building only tells where: "at Orvin Hospital"."""
        at = self.preposition(name)
        return at is not None and self.lower[at] in self.vocabulary.locating

    def follows(self, part: Name, whole: Name) -> bool:
        """Whether a name stands after a place and a comma, and before a mark: "Sarkh, Logar,"."""
        return whole.first == part.after + 1 and self.tags[part.after] == "," and self.tags[whole.after] in ',.)"'

    def is_seat(self, body: Name, name: Name) -> bool:
        """Whether a name of one word after a comma only tells where a body is."""
        return len(body.words) > 2 and len(name.words) == 1 and self.lower[body.after : name.first] == [","]

    def place_before(self, part: Name, whole: Name) -> None:
        """What stands before ", Texas" is a place there."""
        if whole.first != part.after + 1 or self.lower[part.after] != ",":
            return
        known, outer = part.known, whole.known
        if known is not None and outer is not None and known.kind == "place" and known.country != outer.country:
            part.known = Known(known.name, known.kind, known.form, outer.country, known.needs_the)
        elif not part.certain and part.kind in ("", "place", "organization"):
            part.kind, part.rule = "place", "comma"
            part.locating = True

    def _inside(self, part: Name, whole: Name) -> bool:
        """Whether the first of two names is a place in the second: "Irving, Texas"."""
        if (
            part.kind == PERSON
            or (part.certain and part.kind != "place")
            or self.lower[whole.after : whole.after + 1] == ["and"]
        ):
            return False
        if part.known is None:
            return self.tags[whole.after : whole.after + 1] in set(",.:)-FK")
        return whole.known is not None and part.known.country == whole.known.country != ""

    # ---- acting -----------------------------------------------------------------------------------------------------
    def acts(self, name: Name) -> bool:
        """Whether a capital or city stands for those who act there."""
        after = name.after
        if after < len(self.tags) and self.tags[after] == "X":
            end = self.chain(after + 1)
            return end > after + 1 and self.tokens.words[end - 1].noun in self.vocabulary.act_nouns
        phrases = self.document.phrases
        index = phrases.noun_phrase_at(name.first)
        if index is None or not phrases.noun_phrases[index].first <= name.first < phrases.noun_phrases[index].last:
            return False
        at = self.preposition(name)
        if at is not None:
            word = self.lower[at]
            if word in self.vocabulary.groups_of["taking_part"]:
                return True
            if (
                word == "from"
                and at
                and self.tags[at - 1] == "N"
                and self.tokens.words[at - 1].lower not in self.vocabulary.titles
            ):
                return self.lower[at - 1] not in self.vocabulary.motion
            return (
                word in ("from", "on", "to") and at > 0 and self.tokens.words[at - 1].noun in self.vocabulary.act_nouns
            )
        return self._subject_or_object(phrases.conjuncts(index)[0])

    def _subject_or_object(self, index: int) -> bool:
        """Whether a noun phrase is the subject of an act, or one who is spoken to."""
        phrases = self.document.phrases
        if self._clauses is None:
            self._clauses = {c.subject: c for c in phrases.clauses}, {i: c for c in phrases.clauses for i in c.objects}
        subjects, objects = self._clauses
        clause = subjects.get(index)
        if clause is not None:
            group = phrases.verb_groups[clause.verb]
            opposed = group.voice == "active" or "by" in self.lower[group.last : group.last + 2]  # "was opposed by"
            return opposed and group.lemma in self.vocabulary.acts
        clause = objects.get(index)
        return clause is not None and phrases.verb_groups[clause.verb].lemma in self.vocabulary.groups_of["spoken_to"]

    def is_party(self, name: Name, before: Name | None) -> bool:
        """Whether something shows that a name of no known kind is a party's: it acts, owns, is spoken to, has posts."""
        lower, tags, first, after = self.lower, self.tags, name.first, name.after
        if tags[after : after + 1] == "X" or self.acts(name):
            return True
        first -= first > 0 and lower[first - 1] == "the"
        if first > 1 and self._governed(first - 1, after):
            return True
        if before is not None and (before.acting or (before.certain and before.kind in ("organization", PERSON))):
            between = lower[before.after : first]
            if between in LISTED or (between == ["of"] and before.kind == PERSON):
                return True
        return lower[after : after + 1] == [","] and self._described(after + 1)

    def _governed(self, at: int, after: int) -> bool:
        """Whether the preposition or verb at a token before a name shows a party: "talks with", "aided"."""
        lower, tags, vocabulary = self.lower, self.tags, self.vocabulary
        previous, word = lower[at], lower[at - 1]
        if previous == ":":
            return word in vocabulary.groups_of["credits"]
        if previous in (",", "called", "named"):
            return word in vocabulary.groups_of["body_nouns"]  # "their firm, Orvin,"
        if self.tokens.words[at].verb in vocabulary.groups_of["acted_on"]:
            return tags[at] in "VZBIE"
        if previous == "by" or word == "according" or (previous == "on" and self.tokens.words[at - 1].verb == "call"):
            return True
        if previous == "of":
            owned = word in vocabulary.bodies or word in vocabulary.groups or tags[after : after + 1] == "T"
            return owned or word in vocabulary.titles or word in vocabulary.act_nouns  # "the efforts of Orvin to ..."
        if previous == "to" and tags[at - 1] in "NS":
            giving = vocabulary.groups_of["giving"] | vocabulary.groups_of["paying"]
            return any(self.tokens.words[k].verb in giving for k in range(max(0, at - 8), at - 1))
        if previous not in ("at", "for", "from", "with", "to"):
            return False
        noun = previous == "from" and tags[at - 1] in "NS"
        return noun or word in vocabulary.titles or word in vocabulary.act_nouns

    def _described(self, n: int) -> bool:
        """Whether an apposition that begins at token n says that something is a body: "an investment bank"."""
        if n >= len(self.lower) or self.tags[n] not in "DG":
            return False
        end = self.chain(n + 1)
        if end == n + 1:
            return False
        return self.vocabulary.heads.get(self.lower[end - 1]) == "organization" or (
            self.lower[end - 1] in self.vocabulary.groups_of["body_nouns"]
        )
