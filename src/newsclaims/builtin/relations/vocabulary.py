"""What the tables of relations say, indexed: verbs with their frames, event nouns, operators, light verbs."""

from __future__ import annotations

from newsclaims.lexicon import Lexicon
from newsclaims.text.part import Part

__all__ = ["Agent", "Event", "Frame", "Operator", "Vocabulary", "vocabulary"]


class Frame(Part):
    """One way to read a verb.

    Attributes:
        type: Type of the relation; None where no type fits.
        kind: object, addressee, recipient, complement, through, mutual or none.
        prepositions: The prepositions that bring the other end.

    """

    __slots__ = ("kind", "prepositions", "type")

    def __init__(self, type: str | None, kind: str, prepositions: frozenset[str]) -> None:
        self.type = type
        self.kind = kind
        self.prepositions = prepositions


class Event(Part):
    """One way to read a noun that names an act.

    Attributes:
        verb: The predicate.
        type: Type of the relation.
        owner: What a possessor is: subject, object or mutual.
        by: Prepositions that bring the subject.
        to: Prepositions that bring the object.

    """

    __slots__ = ("by", "owner", "to", "type", "verb")

    def __init__(self, verb: str, type: str | None, owner: str, by: frozenset[str], to: frozenset[str]) -> None:
        self.verb = verb
        self.type = type
        self.owner = owner
        self.by = by
        self.to = to


class Agent(Part):
    """A noun for one who acts.

    Attributes:
        verb: The predicate.
        type: Type of the relation.
        prepositions: Prepositions that bring the other end.

    """

    __slots__ = ("prepositions", "type", "verb")

    def __init__(self, verb: str, type: str | None, prepositions: frozenset[str]) -> None:
        self.verb = verb
        self.type = type
        self.prepositions = prepositions


class Operator(Part):
    """What a verb says about the act in its complement.

    Attributes:
        controller: Whose act it is: subject, object or passive.
        status: Status of the act.
        negated: It did not happen.

    """

    __slots__ = ("controller", "negated", "status")

    def __init__(self, controller: str, status: str, negated: bool) -> None:
        self.controller = controller
        self.status = status
        self.negated = negated


class Vocabulary(Part):
    """The tables of one lexicon.

    Attributes:
        frames: Verb -> its frames, in order.
        kinds: Verb -> the kinds of its frames.
        silent: Verbs without particle that tell of no act.
        lone: Verbs that tell of an act without an object.
        events: Singular noun -> its readings.
        surfaces: The forms that such a noun can have, and some that it cannot.
        operators: (verb, complement, passive) -> what it says about the act.
        agents: Singular noun for one who acts -> what he does.
        light: Verbs that leave the act to their object.
        words: Small classes of words, by the name that the grammar has for them.

    """

    __slots__ = ("agents", "events", "frames", "kinds", "light", "lone", "operators", "silent", "surfaces", "words")

    def __init__(self, frames: dict[str, tuple[Frame, ...]], kinds: dict[str, frozenset[str]], silent: frozenset[str],
                 lone: frozenset[str], events: dict[str, tuple[Event, ...]], surfaces: frozenset[str],
                 operators: dict[tuple[str, str, bool], Operator], agents: dict[str, Agent], light: frozenset[str],
                 words: dict[str, frozenset[str]]) -> None:  # fmt: skip
        self.frames = frames
        self.kinds = kinds
        self.silent = silent
        self.lone = lone
        self.events = events
        self.surfaces = surfaces
        self.operators = operators
        self.agents = agents
        self.light = light
        self.words = words


def _build(lexicon: Lexicon) -> Vocabulary:
    frames: dict[str, tuple[Frame, ...]] = {}
    for row in lexicon.table("relation_verbs"):
        frame = Frame(row["type"] or None, row["frame"] or "object", frozenset(row["prepositions"].split()))
        frames[row["verb"]] = (*frames.get(row["verb"], ()), frame)
    events: dict[str, tuple[Event, ...]] = {}
    for row in lexicon.table("event_nouns"):
        by, to = frozenset(row["by"].split()), frozenset(row["to"].split())
        event = Event(row["verb"], row["type"] or None, row["owner"], by, to)
        events[row["noun"]] = (*events.get(row["noun"], ()), event)
    operators: dict[tuple[str, str, bool], Operator] = {}
    for row in lexicon.table("relation_operators"):
        controller = row["controller"]
        operator = Operator(controller, row["status"], row["negated"] == "yes")
        if controller != "passive":
            operators.setdefault((row["verb"], row["complement"], False), operator)
        if controller != "subject":
            operators.setdefault((row["verb"], row["complement"], True), operator)
        if controller == "object":  # "wanted Chile to go", where "wanted to go" is another
            operators.setdefault((row["verb"], row["complement"] + " object", False), operator)
    light = frozenset(word.replace("+", " ") for word in lexicon.word_list("light_verbs"))
    agents = {
        row["noun"]: Agent(row["verb"], row["type"] or None, frozenset(row["prepositions"].split()))
        for row in lexicon.table("agent_nouns")
    }
    words = {row["kind"]: frozenset(row["words"].split()) for row in lexicon.table("relation_words")}
    kinds = {verb: frozenset(frame.kind for frame in found) for verb, found in frames.items()}
    silent = frozenset(verb for verb, found in kinds.items() if found == {"none"}) - light - {"be", "become", "remain"}
    surfaces = frozenset(f for noun in events for f in (noun, noun + "s", noun + "es", noun[:-1] + "ies"))
    lone = frozenset(verb for verb, found in kinds.items() if found & {"mutual", "complement"}) | {"threaten"}
    return Vocabulary(frames, kinds, silent, lone, events, surfaces, operators, agents, light, words)


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The tables of a lexicon, read once."""
    return lexicon.derive("relations vocabulary", lambda: _build(lexicon))
