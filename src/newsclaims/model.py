"""The records: what is read from an article, as frozen attrs classes.

Every record is pinned to the text by half-open code-point offsets. A link to another record (`Statement.speakers`,
`Relation.time` ...) is that record's **id** while the stages of a pipeline run, and the **record** itself in the
`Extraction` that comes out; `id_of` reads the id of either. Links compare and print by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, NoReturn, TypeAlias, cast

from attrs import field, frozen

__all__ = [
    "Actor",
    "Annotation",
    "Article",
    "Cue",
    "Diagnostic",
    "Extraction",
    "FrozenDict",
    "Mention",
    "PluginInfo",
    "Quantity",
    "Record",
    "Region",
    "Relation",
    "Span",
    "Statement",
    "TimeExpression",
    "id_of",
]

SCHEMA = "newsclaims/1"


class FrozenDict(dict[str, Any]):
    """A dictionary that is never changed after it was made: the free-form fields of frozen records."""

    __slots__ = ()

    def _never(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("the fields of a record cannot be changed; make a new record with attrs.evolve")

    __setitem__ = __delitem__ = __ior__ = _never
    clear = pop = popitem = setdefault = update = _never

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(sorted((key, repr(value)) for key, value in self.items())))

    def __reduce__(self) -> tuple[Any, ...]:
        return (FrozenDict, (dict(self),))


NOTHING = FrozenDict()


def _free(values: Mapping[str, Any]) -> FrozenDict:
    """Free fields, with what is inside them: dictionaries frozen, lists as tuples."""
    if not values:
        return NOTHING
    if set(map(type, values.values())) == {str}:  # nothing inside to freeze: the attributes of most actors
        return FrozenDict(values)
    return FrozenDict({key: _frozen(value) for key, value in dict(values).items()})


def _frozen(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, Mapping):
        return _free(value)
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


# ---- links ----------------------------------------------------------------------------------------------------------
def id_of(link: Record | str | None) -> str | None:
    """The id of a link: of the record itself, or the id that stands for it while the stages run; None stays None."""
    return link if link is None or isinstance(link, str) else link.id


def _ids(links: Iterable[Record | str]) -> tuple[str | None, ...]:
    return tuple(id_of(link) for link in links)


def _show(link: Any) -> str:
    return repr(_ids(link) if isinstance(link, tuple) else id_of(link))


def _to_actor(link: Actor | str | None) -> Actor | None:
    return cast("Actor | None", link)


def _to_owner(link: Actor | str) -> Actor:
    return cast("Actor", link)


def _to_anchor(link: TimeExpression | str | None) -> TimeExpression | Literal["published"] | None:
    return cast("TimeExpression | None", link)


def _to_actors(links: Iterable[Actor | str]) -> tuple[Actor, ...]:
    return cast("tuple[Actor, ...]", tuple(links))


def _to_time(link: TimeExpression | str | None) -> TimeExpression | None:
    return cast("TimeExpression | None", link)


def _to_quantities(links: Iterable[Quantity | str]) -> tuple[Quantity, ...]:
    return cast("tuple[Quantity, ...]", tuple(links))


def _to_statement(link: Statement | str | None) -> Statement | None:
    return cast("Statement | None", link)


def _to_relation(link: Relation | str | None) -> Relation | None:
    return cast("Relation | None", link)


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _to_mentions(values: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(values)


def _to_spans(values: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(values)


LINK = {"link": True}  # marks the fields that hold links


# ---- places in the text ---------------------------------------------------------------------------------------------
@frozen
class Span:
    """A place in the article's text.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset after the last character.
        text: The characters from start to end.

    """

    start: int
    end: int
    text: str


@frozen
class Cue(Span):
    """The verb or phrase that attributes a statement.

    Attributes:
        lemma: Its base form: "tell", "according to".

    """

    lemma: str


@frozen
class Region:
    """A stretch of the text with one function.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset after the last character.
        kind: headline, deck, dateline, body, caption or boilerplate.

    """

    start: int
    end: int
    kind: str


# ---- the article ----------------------------------------------------------------------------------------------------
def _published(value: date | str | None) -> date | None:
    """A date or datetime as given, or read from ISO 8601; ValueError for any other string, TypeError for others."""
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise TypeError(
            f"published must be a date, a datetime or an ISO 8601 string, not {type(value).__name__}: {value!r}"
        )
    try:
        return date.fromisoformat(value) if len(value) <= len("2022-12-20") else datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(
            f"published is no ISO 8601 date or time: {value!r}. Write it as '2022-12-20' or '2022-12-20T14:30:00Z'."
        ) from None


def _is_text(name: str, *, optional: bool) -> Any:
    def check(_: Any, __: Any, value: Any) -> None:
        if not isinstance(value, str) and not (optional and value is None):
            raise TypeError(f"{name} of an article must be a string, not {type(value).__name__}")

    return check


def _is_timezone(_: Any, __: Any, value: Any) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        raise TypeError(f"timezone must be an IANA name such as 'Europe/Kyiv', not {type(value).__name__}")
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only where a zone is given

    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"unknown timezone: {value!r}. Give an IANA name such as 'Europe/Kyiv'.") from None


def _regions(value: Iterable[Region]) -> tuple[Region, ...]:
    return tuple(value)


@frozen
class Article:
    """What the caller hands in.

    Attributes:
        text: The article as it stands; all offsets count its code points.
        published: Date or datetime of publication, or an ISO 8601 string of one; None if unknown.
        id: The caller's name for it; None unless given.
        title: Metadata, never scanned.
        source: Who published it.
        url: Where.
        language: BCP-47 tag.
        timezone: IANA name of the zone in which `published` falls on the publication day; None for its own offset.
        regions: Regions already known; where given, they are used instead of being found.

    Raises:
        TypeError: A field of the wrong type.
        ValueError: `published` is no ISO 8601 date or time, `timezone` is unknown.

    """

    text: str = field(validator=_is_text("text", optional=False), repr=lambda text: repr(text[:40]))
    published: date | None = field(default=None, converter=_published)
    id: str | None = field(default=None, validator=_is_text("id", optional=True))
    title: str | None = field(default=None, validator=_is_text("title", optional=True))
    source: str | None = field(default=None, validator=_is_text("source", optional=True))
    url: str | None = field(default=None, validator=_is_text("url", optional=True))
    language: str = field(default="en", validator=_is_text("language", optional=False))
    timezone: str | None = field(default=None, validator=_is_timezone)
    regions: tuple[Region, ...] = field(default=(), converter=_regions)

    @property
    def publication_day(self) -> date | None:
        """The calendar day of `published`: in `timezone` if given, else in its own offset; never in the machine's."""
        moment = self.published
        if not isinstance(moment, datetime):
            return moment
        if self.timezone and moment.tzinfo is not None:
            from zoneinfo import ZoneInfo  # noqa: PLC0415 - only where a zone is given

            with suppress(OverflowError):  # the first and the last day of the calendar stay as they are
                moment = moment.astimezone(ZoneInfo(self.timezone))
        return moment.date()


# ---- records --------------------------------------------------------------------------------------------------------
@frozen
class Mention:
    """One place in the text that stands for an actor.

    Attributes:
        id: "m" and the span.
        span: The name without title and article; a nominal whole, without relative clauses.
        form: name, alias, metonym, nominal or pronoun.
        actor: Who it stands for.
        made_by: The plugin and its rule.

    """

    id: str
    span: Span
    form: str
    actor: Actor = field(converter=_to_owner, eq=id_of, repr=_show, metadata=LINK)
    made_by: str = ""


@frozen
class Actor:
    """Who speaks or acts, or is acted upon, as a party.

    Attributes:
        id: "a" and the span of the first mention, or of the modifier that it was read from.
        name: The fullest form in the article without title and article; a country's common English name.
        kind: person, organization, country (unions too), place or group.
        role: The title or description given with the name, as in the text.
        affiliation: The country or organisation of that role.
        country: ISO 3166 alpha-2 code.
        aliases: Other names in the article.
        attributes: Free fields, of plugins.
        links: Identifiers elsewhere ({"wikidata": "Q142"}), given by plugins only.
        made_by: The plugin and its rule.
        mentions: Where it stands in the text, in order; filled in the `Extraction`, empty while the stages run.

    """

    id: str
    name: str
    kind: str
    role: str | None = None
    affiliation: Actor | None = field(default=None, converter=_to_actor, eq=id_of, repr=_show, metadata=LINK)
    country: str | None = None
    aliases: tuple[str, ...] = field(default=(), converter=_strings)
    attributes: Mapping[str, Any] = field(default=NOTHING, converter=_free)
    links: Mapping[str, Any] = field(default=NOTHING, converter=_free)
    made_by: str = ""
    mentions: tuple[Mention, ...] = field(default=(), converter=_to_mentions, eq=False, repr=False)


@frozen
class TimeExpression:
    """A temporal expression, as TIMEX3 has it, and the calendar interval that it denotes.

    Attributes:
        id: "t" and the span.
        span: The expression without preposition, with its modifiers.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2022-12-20", "P1W", "PAST_REF"); None where it could not be resolved.
        mod: TIMEX3 modifier: START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE ...
        from_: Begin of the half-open interval: "2022-12-20", or "2022-12-20T14:00" below a day; None if there is none.
        to: End of the half-open interval.
        granularity: minute, hour, part_of_day, day, weekend, week, month, season, quarter, half, year, decade, century.
        anchor: "published", or the earlier expression against which it was resolved; None where it stands by itself.
        made_by: The plugin and its rule.

    """

    id: str
    span: Span
    type: str
    value: str | None = None
    mod: str | None = None
    from_: str | None = None
    to: str | None = None
    granularity: str | None = None
    anchor: TimeExpression | Literal["published"] | None = field(
        default=None, converter=_to_anchor, eq=id_of, repr=_show, metadata=LINK
    )
    made_by: str = ""


@frozen
class Quantity:
    """An amount of something.

    Attributes:
        id: "q" and the span.
        span: Modifier, number and unit: "more than 300".
        comparator: "=", "~", ">", ">=", "<", "<=" or "range".
        low: Lower end, in the unit; None for "<" and "<=".
        high: Upper end; None for ">" and ">=".
        unit: ISO 4217 code, "%", "pp", an English singular ("kilometre", "barrel per day"), or None.
        kind: count, percent, money, measure, ratio or multiple.
        vague: True for dozens, hundreds, several ...
        change: "up" or "down" where it is the amount of a change.
        item: The thing counted or measured, with adjectives, without determiner.
        item_head: The head of the item, singular.
        asserted_by: The innermost statement whose content contains it.
        made_by: The plugin and its rule.

    """

    id: str
    span: Span
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    kind: str = "count"
    vague: bool = False
    change: str | None = None
    item: Span | None = None
    item_head: str | None = None
    asserted_by: Statement | None = field(default=None, converter=_to_statement, eq=id_of, repr=_show, metadata=LINK)
    made_by: str = ""


@frozen
class Statement:
    """Something communicated and attributed to someone.

    Attributes:
        id: "s" and the span.
        span: Hull of the content; the cue where there is no content.
        kind: direct, indirect or mixed, by the quotation marks.
        act: say, ask, accuse, deny, acknowledge, promise, warn, call_for, decline, criticise, praise, announce, claim
            or other.
        speakers: Who said it; empty where the text names nobody.
        speaker_by: How the speaker was known: name, nominal, pronoun, relative, first_person or carried; None.
        addressees: Who was spoken to, accused, asked.
        source: The phrase that names the speaker, with title and apposition.
        cue: The verb or phrase that attributes.
        content: What was said, in one or more spans.
        time: When it was said, if the sentence says so.
        quantities: The amounts in the content.
        negated: True where the saying itself is denied ("did not say whether").
        inside: The statement that this one is quoted in.
        repeats: The earlier statement whose words it repeats.
        made_by: The plugin and its rule.

    """

    id: str
    span: Span
    kind: str
    act: str
    speakers: tuple[Actor, ...] = field(default=(), converter=_to_actors, eq=_ids, repr=_show, metadata=LINK)
    speaker_by: str | None = None
    addressees: tuple[Actor, ...] = field(default=(), converter=_to_actors, eq=_ids, repr=_show, metadata=LINK)
    source: Span | None = None
    cue: Cue | None = None
    content: tuple[Span, ...] = field(default=(), converter=_to_spans)
    time: TimeExpression | None = field(default=None, converter=_to_time, eq=id_of, repr=_show, metadata=LINK)
    quantities: tuple[Quantity, ...] = field(default=(), converter=_to_quantities, eq=_ids, repr=_show, metadata=LINK)
    negated: bool = False
    inside: Statement | None = field(default=None, converter=_to_statement, eq=id_of, repr=_show, metadata=LINK)
    repeats: Statement | None = field(default=None, converter=_to_statement, eq=id_of, repr=_show, metadata=LINK)
    made_by: str = ""

    @property
    def speaker(self) -> Actor | None:
        """The first of `speakers`, or None."""
        return self.speakers[0] if self.speakers else None


@frozen
class Relation:
    """Who did what to whom, on whose word.

    Attributes:
        id: "r" and the span.
        span: From the first to the last of subject, trigger, object and theme.
        predicate: Lemma of the verb, or of the act in a light-verb phrase or nominal event, with its particle.
        trigger: That word.
        type: SAY, ACCUSE, SUPPLY, ATTACK ... (see docs), or None.
        subject: Who did it.
        subject_span: The mention, as it stands at this place.
        object: To whom.
        object_span: The mention, as it stands at this place.
        theme: The thing concerned: a noun phrase with determiner and of-complement.
        negated: Polarity, as the asserter puts it.
        status: happened, ongoing, planned, attempted, alleged or hypothetical.
        asserted_by: The innermost statement whose content contains it; None for the narrator.
        time: When it was done.
        quantities: The amounts of its ends and theme.
        repeats: The same relation, told before.
        made_by: The plugin and its rule.

    """

    id: str
    span: Span
    predicate: str
    trigger: Span
    type: str | None = None
    subject: Actor | None = field(default=None, converter=_to_actor, eq=id_of, repr=_show, metadata=LINK)
    subject_span: Span | None = None
    object: Actor | None = field(default=None, converter=_to_actor, eq=id_of, repr=_show, metadata=LINK)
    object_span: Span | None = None
    theme: Span | None = None
    negated: bool = False
    status: str = "happened"
    asserted_by: Statement | None = field(default=None, converter=_to_statement, eq=id_of, repr=_show, metadata=LINK)
    time: TimeExpression | None = field(default=None, converter=_to_time, eq=id_of, repr=_show, metadata=LINK)
    quantities: tuple[Quantity, ...] = field(default=(), converter=_to_quantities, eq=_ids, repr=_show, metadata=LINK)
    repeats: Relation | None = field(default=None, converter=_to_relation, eq=id_of, repr=_show, metadata=LINK)
    made_by: str = ""


def _frozen_links(links: Mapping[str, Iterable[Record | str]]) -> Mapping[str, tuple[Record, ...]]:
    return FrozenDict({role: tuple(ends) for role, ends in links.items()})


@frozen
class Annotation:
    """A plugin's own labelled place in the text.

    Attributes:
        id: "n" and the span.
        span: The place.
        layer: The plugin's name for this kind of annotation ("weapons").
        label: What it is ("drone").
        attributes: Free fields: strings, numbers, booleans, None, and lists and dictionaries of them.
        links: {role: records}.
        made_by: The plugin and its rule.

    """

    id: str
    span: Span
    layer: str
    label: str
    attributes: Mapping[str, Any] = field(default=NOTHING, converter=_free)
    links: Mapping[str, tuple[Record, ...]] = field(
        factory=FrozenDict,
        converter=_frozen_links,
        eq=lambda links: tuple((role, _ids(ends)) for role, ends in sorted(links.items())),
        repr=lambda links: repr({role: _ids(ends) for role, ends in links.items()}),
        metadata=LINK,
    )
    made_by: str = ""


Record: TypeAlias = Actor | Mention | TimeExpression | Quantity | Statement | Relation | Annotation


@frozen
class Diagnostic:
    """Something that went wrong, or that the caller should know.

    Attributes:
        code: What kind of event, for programs: "no-published", "plugin-raised", "invalid-record" ...
        plugin: The plugin concerned, or None.
        hook: The hook concerned, or None.
        severity: info, warning or error.
        message: For people: what, where, and what to do.

    """

    code: str
    message: str
    plugin: str | None = None
    hook: str | None = None
    severity: str = "warning"


@frozen
class PluginInfo:
    """A plugin that ran.

    Attributes:
        name: Its name.
        version: The version of its distribution; None where it has none.

    """

    name: str
    version: str | None = None


@frozen
class Extraction:
    """Everything found in one article, in the order of the text.

    Attributes:
        article: What was read.
        regions: The article's parts.
        sentences: (start, end) of each sentence.
        actors: Actors, with their mentions.
        times: Time expressions.
        quantities: Amounts.
        statements: Who said what.
        relations: Who did what to whom.
        annotations: What plugins marked.
        diagnostics: What went wrong or was left out, and why.
        plugins: Which plugins ran.

    """

    article: Article
    regions: tuple[Region, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    plugins: tuple[PluginInfo, ...] = ()

    def sentence(self, record: Record) -> Span | None:
        """The sentence in which a record begins; None outside all sentences, and for an actor without mentions."""
        first = record.mentions[0] if isinstance(record, Actor) and record.mentions else record
        span = getattr(first, "span", None)
        if span is None:
            return None
        for start, end in self.sentences:
            if start <= span.start < end:
                return Span(start, end, self.article.text[start:end])
        return None

    def to_dict(
        self, *, text: Literal["spans", "none", "article"] = "spans", utf16_offsets: bool = False
    ) -> dict[str, Any]:
        """The record format `newsclaims/1`: plain data, ready for JSON.

        Args:
            text: "spans" writes the text of every span; "none" writes no text; "article" adds the article's.
            utf16_offsets: Count UTF-16 units, as browsers do, in place of code points; the record says so in
                `offsets` and cannot be read back. Ids are the same either way.

        Raises:
            ValueError: `text` is none of these.

        """
        from newsclaims.record import to_dict  # noqa: PLC0415 - the format builds on the model

        return to_dict(self, text=text, utf16_offsets=utf16_offsets)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any], *, text: str | None = None) -> Extraction:
        """Read a `newsclaims/1` record back.

        Args:
            record: What `to_dict` returned, or JSON of it. Unknown keys are passed over.
            text: The article's text, where the record does not have it.

        Raises:
            TypeError: `record` is no dictionary.
            ValueError: It does not follow the format.

        """
        from newsclaims.record import from_dict  # noqa: PLC0415 - the format builds on the model

        return from_dict(record, text=text)

    def without_repeats(self) -> tuple[Statement, ...]:
        """The statements, each told once: of one and those that repeat it, the first that says the most."""
        first_told: dict[str, str] = {}
        fullest: dict[str, tuple[int, str]] = {}
        for statement in self.statements:
            earlier = id_of(statement.repeats)
            first = first_told[statement.id] = first_told.get(earlier, earlier) if earlier else statement.id
            length = sum(len(span.text) for span in statement.content)
            if first not in fullest or length > fullest[first][0]:
                fullest[first] = (length, statement.id)
        return tuple(s for s in self.statements if fullest[first_told[s.id]][1] == s.id)

    def quotes(self) -> Iterator[tuple[Actor, Statement]]:
        """(speaker, statement) pairs, without repeats, nested statements and refusals to comment."""
        for statement in self.without_repeats():
            if statement.content and statement.inside is None:
                for speaker in statement.speakers:
                    yield speaker, statement
