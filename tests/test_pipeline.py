"""The pipeline: stages, the conflict rule, links, refine, bounds, batches."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import attrs
import pytest

import makers as m
import newsclaims
from newsclaims import Article, Extraction, Pipeline, PluginError, testing


def names(records):
    return [record.span.text for record in records]


# ---- conflicts ------------------------------------------------------------------------------------------------------
def test_within_one_plugin_the_longer_of_two_overlapping_times_stays():
    found = m.pipeline(m.plugin(find_times=lambda d: [m.time("Monday"), m.time("on Monday that")])).extract(m.TEXT)
    assert names(found.times) == ["on Monday that"]


def test_of_two_overlapping_quantities_that_of_the_first_plugin_stays():
    first = m.plugin("first", find_quantities=lambda d: [m.quantity("300", Decimal(300), Decimal(300))])
    second = m.plugin("second", find_quantities=lambda d: [m.quantity("more than 300", Decimal(300)), m.quantity("$5")])
    found = m.pipeline(first, second).extract(m.TEXT)
    assert [(q.span.text, q.made_by) for q in found.quantities] == [("300", "first"), ("$5", "second")]


def test_a_link_to_a_record_that_lost_goes_to_the_winner():
    first = m.plugin("first", find_times=lambda d: [m.time("on Monday")])
    lost = m.time("Monday")
    second = m.plugin("second", find_times=lambda d: [lost, m.time("Ann left", anchor=lost.id)])
    found = m.pipeline(first, second).extract(m.TEXT)
    assert found.times[1].anchor is found.times[0]


def test_mentions_with_equal_spans_merge_their_actors():
    def one(document):
        ann = m.actor("Ann", role="clerk")
        return [ann, m.mention("Ann", ann)]

    def two(document):
        ann = m.actor("Ann", name="Ann Lee", country="GB", role="boss", links={"wikidata": "Q1"})
        return [ann, m.mention("Ann", ann), m.mention("Ann", ann, n=1)]

    found = m.pipeline(m.plugin("one", find_actors=one), m.plugin("two", find_actors=two)).extract(m.TEXT)
    (ann,) = found.actors
    assert (ann.name, ann.aliases, ann.role, ann.country, dict(ann.links)) == (
        "Ann",
        ("Ann Lee",),
        "clerk",
        "GB",
        {"wikidata": "Q1"},
    )
    assert [mention.span.start for mention in ann.mentions] == [0, m.place("Ann", n=1).start]
    assert all(mention.actor is ann for mention in ann.mentions)


def test_merging_leads_links_of_both_plugins_to_the_one_actor():
    def one(document):
        bob = m.actor("Bob")
        return [bob, m.mention("Bob", bob)]

    def two(document):
        bob = m.actor("Ann", name="Robert")  # read elsewhere first, and then in the same place
        dora = m.actor("Dora", affiliation=bob.id)
        return [bob, m.mention("Ann", bob), m.mention("Bob", bob), dora, m.mention("Dora", dora)]

    found = m.pipeline(m.plugin("one", find_actors=one), m.plugin("two", find_actors=two)).extract(m.TEXT)
    robert, dora = found.actors
    assert robert.id == "a0-3"
    assert {robert.name, *robert.aliases} == {"Bob", "Robert"}
    assert dora.affiliation is robert


def test_a_later_mention_never_makes_two_known_actors_one():
    def find_actors(document):
        ann, bob = m.actor("Ann"), m.actor("Bob")
        return [ann, bob, m.mention("Ann", ann), m.mention("Bob", bob)]

    def find_statements(document):
        return [m.mention("Ann", document.actors[1], form="pronoun")]

    found = m.pipeline(m.plugin(find_actors=find_actors, find_statements=find_statements)).extract(m.TEXT)
    assert [(a.name, len(a.mentions)) for a in found.actors] == [("Ann", 1), ("Bob", 1)]


def test_statements_conflict_by_cue_and_content_and_keep_apart_otherwise():
    same = m.statement("Carl had sold more than 300 cars")
    other = m.statement("Carl had sold")
    one = m.plugin("one", find_statements=lambda d: [same])
    two = m.plugin("two", find_statements=lambda d: [attrs.evolve(same, act="claim"), other])
    found = m.pipeline(one, two).extract(m.TEXT)
    assert sorted((s.span.text, s.act) for s in found.statements) == [
        ("Carl had sold", "say"),
        ("Carl had sold more than 300 cars", "say"),
    ]


def test_relations_conflict_by_trigger_and_ends():
    def find(document):
        ann, bob = m.actor("Ann"), m.actor("Bob")
        return [ann, bob, m.mention("Ann", ann), m.mention("Bob", bob)]

    def relate(document):
        ann, bob = document.actors
        told = m.relation("Ann told Bob", "told", subject=ann.id, object=bob.id)
        return [told, attrs.evolve(told, id=told.id + ".2"), attrs.evolve(told, id=told.id + ".3", object=None)]

    found = m.pipeline(m.plugin(find_actors=find, find_relations=relate)).extract(m.TEXT)
    assert [(r.subject.name, r.object and r.object.name) for r in found.relations] == [("Ann", "Bob"), ("Ann", None)]


def test_annotations_never_conflict_and_ids_of_other_plugins_stay():
    one = m.plugin("one", annotate=lambda d: [m.note("Bob", "one"), m.note("Ann", links={"who": ["n9-12"]})])
    two = m.plugin("two", annotate=lambda d: [m.note("Bob", "two")])
    found = m.pipeline(one, two).extract(m.TEXT)
    assert {note.id: note.label for note in found.annotations} == {"n0-3": "x", "n9-12": "two", "n9-12.2": "one"}
    assert found.annotations[0].links["who"][0].label == "one"  # its own, though that has another id now


# ---- what plugins leave to the pipeline -----------------------------------------------------------------------------
def test_amounts_and_statements_are_linked_by_what_contains_what():
    outer = m.statement("Carl had sold more than 300 cars to Dora for $5")
    inner = m.statement("sold more than 300 cars", cue="had", inside=outer.id)
    find = m.plugin(
        find_quantities=lambda d: [m.quantity("more than 300", Decimal(300)), m.quantity("$5", Decimal(5), Decimal(5))],
        find_statements=lambda d: [outer, inner],
        find_relations=lambda d: [m.relation("Carl had sold", "sold"), m.relation("Ann told Bob", "told")],
    )
    found = m.pipeline(find).extract(m.TEXT)
    assert [q.asserted_by.id for q in found.quantities] == [inner.id, outer.id]
    assert {s.id: names(s.quantities) for s in found.statements} == {
        outer.id: ["more than 300", "$5"],
        inner.id: ["more than 300"],
    }
    assert [r.asserted_by and r.asserted_by.id for r in found.relations] == [None, inner.id]


def test_every_record_says_which_plugin_made_it():
    one = m.plugin(
        "one", annotate=lambda d: [m.note("Ann"), m.note("Bob", made_by="rule"), m.note("Carl", made_by="one:r")]
    )
    assert [n.made_by for n in m.pipeline(one).extract(m.TEXT).annotations] == ["one", "one:rule", "one:r"]


def test_a_stage_sees_what_earlier_ones_found_with_links_as_ids():
    seen = {}

    def find_actors(document):
        ann = m.actor("Ann")
        return [ann, m.mention("Ann", ann)]

    def annotate(document):
        seen["actors"] = [a.name for a in document.actors]
        seen["link"] = document.mentions[0].actor
        seen["at"] = [r.id for r in document.at(0, 3, "mentions")]
        return []

    m.pipeline(m.plugin(find_actors=find_actors, annotate=annotate)).extract(m.TEXT)
    assert seen == {"actors": ["Ann"], "link": "a0-3", "at": ["m0-3"]}


def test_records_that_a_plugin_keeps_are_not_changed():
    kept = m.note("Ann", links={"who": ["n9-12"]})
    pipeline = m.pipeline(m.plugin(annotate=lambda d: [kept, m.note("Bob")]))
    first, second = pipeline.extract(m.TEXT), pipeline.extract(m.TEXT)
    assert first == second
    assert kept.links["who"] == ("n9-12",)
    assert first.annotations[0].links["who"][0] is first.annotations[1]


# ---- refine ---------------------------------------------------------------------------------------------------------
def actors_and_words(document):
    ann, bob = m.actor("Ann"), m.actor("Bob")
    return [ann, bob, m.mention("Ann", ann), m.mention("Bob", bob)]


def test_refine_may_veto_and_links_to_what_is_gone_become_absent():
    finder = m.plugin(
        "finder",
        find_actors=actors_and_words,
        find_relations=lambda d: [m.relation("Ann told Bob", "told", subject="a0-3", object="a9-12")],
    )
    judge = m.plugin("judge", refine=lambda e: attrs.evolve(e, actors=[a for a in e.actors if a.name != "Bob"]))
    found = m.pipeline(judge, finder).extract(m.TEXT)
    assert [(r.subject.name, r.object) for r in found.relations] == [("Ann", None)]


def test_refine_sees_ids_and_may_amend():
    def refine(extraction):
        assert extraction.actors[0].mentions[0].actor == "a0-3"
        return attrs.evolve(extraction, actors=[attrs.evolve(a, country="GB") for a in extraction.actors])

    found = m.pipeline(m.plugin("judge", refine=refine), m.plugin(find_actors=actors_and_words)).extract(m.TEXT)
    assert [(a.country, a.mentions[0].actor is a) for a in found.actors] == [("GB", True), ("GB", True)]


def test_the_plugin_that_comes_first_has_the_last_word():
    def to(country):
        return lambda e: attrs.evolve(e, actors=[attrs.evolve(a, country=country) for a in e.actors])

    finder = m.plugin("finder", find_actors=actors_and_words)
    found = m.pipeline(m.plugin("one", refine=to("AA")), m.plugin("two", refine=to("BB")), finder).extract(m.TEXT)
    assert {a.country for a in found.actors} == {"AA"}


def test_refine_cannot_put_in_what_is_wrong_nor_change_the_article():
    def refine(extraction):
        bad = attrs.evolve(extraction.annotations[0], span=newsclaims.Span(0, 999, "Ann"))
        other = Article("another text")
        return attrs.evolve(extraction, article=other, annotations=(*extraction.annotations, bad, "x"))

    found = m.pipeline(m.plugin(refine=refine, annotate=lambda d: [m.note("Ann")])).extract(m.TEXT)
    assert (found.article.text, len(found.annotations)) == (m.TEXT, 1)
    assert [d.code for d in found.diagnostics if d.hook == "refine"] == ["invalid-record"] * 2


# ---- bounds, languages, the article ---------------------------------------------------------------------------------
def codes(extraction):
    return [diagnostic.code for diagnostic in extraction.diagnostics]


def test_without_published_a_diagnostic_says_so():
    assert "no-published" in codes(newsclaims.extract("Ann left on Monday."))
    assert "no-published" not in codes(newsclaims.extract("Ann left on Monday.", published="2023-05-03"))


def test_another_language_is_left_to_plugins_that_serve_it():
    def annotate(document):
        return [m.note("Ann")]

    french, english, any_language = (m.plugin(name, annotate=annotate) for name in ("french", "english", "any"))
    french.languages, english.languages = ("fr",), ("en",)
    pipeline = Pipeline([french, english, any_language], discover=False, environment=False)
    found = pipeline.extract(m.TEXT, language="fr-CA", published="2023-05-03")
    assert {note.made_by for note in found.annotations} == {"french", "any"}
    assert [found.actors, found.times, found.statements, found.relations, found.quantities] == [()] * 5
    assert codes(found) == ["language-not-supported"]


def test_only_so_much_of_an_article_is_read_and_a_diagnostic_says_so():
    pipeline = m.pipeline(m.plugin(annotate=lambda d: [d_note(d)]), max_chars=20)
    found = pipeline.extract(m.TEXT)
    assert found.annotations[0].span.end <= 20
    assert found.article.text == m.TEXT
    assert "text-cut" in codes(found)


def d_note(document):
    span = document.span(0, len(document.text))
    return newsclaims.Annotation(f"n{span.start}-{span.end}", span, "test", "all")


def test_regions_that_are_known_are_used():
    regions = [newsclaims.Region(0, 20, "headline"), newsclaims.Region(20, len(m.TEXT), "body")]
    assert [r.kind for r in newsclaims.extract(m.TEXT, regions=regions).regions] == ["headline", "body"]


def test_strict_raises_the_fault_of_a_plugin():
    def fail(document):
        raise OSError("no disk")

    with pytest.raises(PluginError, match=r"plugin 'bad', hook 'annotate': it raised OSError: no disk") as caught:
        m.pipeline(m.plugin("bad", annotate=fail), strict=True).extract(m.TEXT)
    assert (caught.value.plugin, caught.value.hook, caught.value.code) == ("bad", "annotate", "plugin-raised")
    assert isinstance(caught.value.__cause__, OSError)
    with pytest.raises(PluginError, match="its id was given before"):
        m.pipeline(m.plugin(annotate=lambda d: [m.note("Ann"), m.note("Ann")]), strict=True).extract(m.TEXT)


# ---- the lexicon ----------------------------------------------------------------------------------------------------
def test_a_plugin_may_extend_the_lexicon_of_its_pipeline_and_no_other():
    seen = []

    def look(document):
        seen.append([row["code"] for row in document.lexicon.table("countries") if row["name"] == "Arnor"])
        return []

    def extend(lexicon):
        lexicon.add("countries", name="Arnor", code="XA")

    extended = m.pipeline(m.plugin(extend_lexicon=extend, annotate=look))
    extended.extract(m.TEXT)
    m.pipeline(m.plugin(annotate=look)).extract(m.TEXT)
    assert seen == [["XA"], []]


@pytest.mark.parametrize(
    ("table", "row", "text", "layer", "field", "expected"),
    [
        ("reporting_verbs", {"lemma": "tut", "act": "criticise", "frames": "quote"}, "“No,” Ann Lee tutted.", "statements", "act", "criticise"),
        ("units", {"unit": "smoot", "words": "smoot|smoots"}, "It is 364 smoots long.", "quantities", "unit", "smoot"),
        ("relation_verbs", {"verb": "outfox", "type": "STOP", "frame": "object"}, "Norway outfoxed Sweden.", "relations", "type", "STOP"),
        ("organisations", {"name": "Grey Union", "aliases": "GU", "country": "NO", "kind": "organization"}, "GU won.", "actors", "country", "NO"),
        ("countries", {"name": "Arnor", "code": "XA"}, "Arnor attacked at dawn.", "actors", "kind", "country"),
    ],
)  # fmt: skip
def test_the_built_ins_learn_words_from_plugins(table, row, text, layer, field, expected):
    teacher = m.plugin(extend_lexicon=lambda lexicon: lexicon.add(table, **row))
    found = {}
    for plugins in ((), (teacher,)):
        extraction = Pipeline(plugins, discover=False, environment=False, strict=True).extract(
            text, published="2023-05-03"
        )
        found[len(plugins)] = [getattr(record, field) for record in getattr(extraction, layer)]
    assert expected in found[1]
    assert expected not in found[0]


def test_a_plugin_that_fails_to_extend_the_lexicon_adds_nothing():
    def extend(lexicon):
        lexicon.add("countries", name="Arnor", code="XA")
        lexicon.add("no such table", name="x")

    def look(document):
        return [d_note(document)] if "Arnor" in str(document.lexicon.table("countries")) else []

    found = m.pipeline(m.plugin(extend_lexicon=extend, annotate=look)).extract(m.TEXT)
    assert not found.annotations
    assert [(d.code, d.hook) for d in found.diagnostics] == [("plugin-raised", "extend_lexicon")]
    assert "no table 'no such table'" in found.diagnostics[0].message


# ---- batches --------------------------------------------------------------------------------------------------------
def test_stream_gives_one_extraction_for_each_article_whatever_it_is():
    given = [
        Article("One.", id="a"),
        "Two.",
        {"text": "Three.", "id": "c", "extra": 1},
        4,
        {"id": "e"},
        {"text": "x", "published": "?"},
    ]
    found = list(newsclaims.Pipeline().stream(given))
    assert [e.article.text for e in found] == ["One.", "Two.", "Three.", "", "", ""]
    assert [codes(e)[-1:] == ["invalid-article"] for e in found] == [False, False, False, True, True, True]
    assert (found[0].article.id, found[4].article.id) == ("a", "e")


def test_an_article_of_a_batch_without_id_gets_one_from_text_and_date():
    one, same, other = newsclaims.Pipeline().stream(["A.", "A.", Article("A.", "2020-01-01")])
    assert one.article.id == same.article.id != other.article.id
    assert newsclaims.extract("A.").article.id is None


def test_a_strict_stream_raises_for_what_is_no_article():
    with pytest.raises(TypeError, match="not int"):
        list(m.pipeline(strict=True).stream([4]))


def test_threads_share_a_pipeline():
    pipeline = Pipeline(discover=False, environment=False)
    texts = [testing.SAMPLE + f" Number {n} of 8 was sold." for n in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: pipeline.extract(text, published="2023-05-03").to_dict(), texts))
    assert together == [pipeline.extract(text, published="2023-05-03").to_dict() for text in texts]


def test_warm_up_returns_the_pipeline():
    pipeline = Pipeline(discover=False, environment=False)
    assert pipeline.warm_up() is pipeline


# ---- configuration --------------------------------------------------------------------------------------------------
def test_the_same_pipeline_is_built_from_its_config():
    pipeline = Pipeline(["module_plugin:"], discover=False, disable=["times"], max_chars=500, environment=False)
    again = Pipeline.from_config(pipeline.config)
    assert again.config == pipeline.config
    assert [(p.name, p.state) for p in again.plugins] == [(p.name, p.state) for p in pipeline.plugins]
    copy = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 - our own
    assert copy.extract("Ann left.") == pipeline.extract("Ann left.")


def test_a_plugin_that_cannot_be_imported_by_name_has_no_config():
    with pytest.raises(TypeError, match="plugin 'local' cannot be imported by name"):
        m.pipeline(m.plugin("local", annotate=lambda d: [])).config  # noqa: B018 - a property that raises


def test_a_module_has_a_config():
    import module_plugin  # noqa: PLC0415 - the module itself is passed

    pipeline = Pipeline([module_plugin], discover=False, environment=False)
    assert pipeline.config["plugins"] == ["module_plugin:"]
    assert Pipeline.from_config(pipeline.config).extract("Ann left.") == pipeline.extract("Ann left.")


def test_from_config_says_what_is_missing():
    config = Pipeline(["module_plugin:"], discover=False, environment=False).config
    with pytest.raises(ValueError, match=r"missing: newsclaims 9 .*plugin 'module_plugin'.*no_such_module"):
        Pipeline.from_config(config | {"newsclaims": "9", "plugins": ["no_such_module:"]})
    with pytest.raises(ValueError, match="config has no 'plugins'"):
        Pipeline.from_config({"newsclaims": "9"})


def test_what_ran_is_part_of_the_result():
    found = Pipeline(["module_plugin:"], discover=False, disable=["relations"], environment=False).extract("Ann left.")
    assert [(p.name, p.version) for p in found.plugins] == [
        ("module_plugin", "1.2"),
        *((name, newsclaims.__version__) for name in ("times", "quantities", "actors", "statements")),
    ]
    assert isinstance(found, Extraction)
