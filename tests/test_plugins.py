"""The contract with plugins: discovery, control, isolation of faults, the documentation."""

from __future__ import annotations

import json
import re
import sys
from decimal import Decimal
from itertools import count
from pathlib import Path

import attrs
import pytest

import makers as m
import newsclaims
from newsclaims import Pipeline, Span, hookimpl, hookspecs, testing

DOCS = Path(__file__).parents[1] / "docs"


def states(pipeline):
    return {plugin.name: (plugin.origin, plugin.state) for plugin in pipeline.plugins if plugin.origin != "built-in"}


# ---- what a plugin may be -------------------------------------------------------------------------------------------
class Words:
    name = "words"

    @hookimpl
    def annotate(self, document):
        span = document.span(0, len(document.text)) if document.text.strip() else None
        return [newsclaims.Annotation(f"n{span.start}-{span.end}", span, "words", "all")] if span else []


def test_an_object_a_module_a_function_or_a_name_is_a_plugin():
    import module_plugin  # noqa: PLC0415 - the module itself is passed

    @hookimpl
    def annotate(document):
        return [m.note("Bob", "function")]

    found = m.pipeline(Words(), module_plugin, annotate).extract(m.TEXT)
    assert {note.made_by for note in found.annotations} == {"words", "module_plugin", "annotate"}


def test_plugins_of_one_name_are_numbered():
    found = m.pipeline(Words(), Words()).extract(m.TEXT)
    assert [note.made_by for note in found.annotations] == ["words", "words.2"]


def test_a_class_is_a_plugin_where_its_hooks_ask_for_no_object():
    class Static:
        @staticmethod
        @hookimpl
        def annotate(document):
            return [m.note("Bob")]

    assert [note.made_by for note in m.pipeline(Static).extract(m.TEXT).annotations] == ["Static"]


@pytest.mark.parametrize(
    ("plugins", "message"),
    [
        ([Words], "Words is a class: pass an object of it. Have you forgotten the ()?"),
        ([None], "not NoneType"),
        ([4], "not int"),
        ("module_plugin:", "plugins must be a list"),
        (Words(), "plugins must be a list"),
    ],
)
def test_what_is_no_plugin_is_a_type_error(plugins, message):
    with pytest.raises(TypeError, match=re.escape(message)):
        Pipeline(plugins)


def test_names_that_lead_nowhere_are_value_errors():
    with pytest.raises(ValueError, match=r"no plugin 'nonsense' is installed .*module:attribute"):
        Pipeline(["nonsense"])
    with pytest.raises(ValueError, match="no plugin 'nonsense' is installed"):
        Pipeline(discover=["nonsense"])
    with pytest.raises(ValueError, match="'times' is built in"):
        Pipeline(["times"])
    with pytest.raises(TypeError, match="disable must be a list of names"):
        Pipeline(disable="times")
    with pytest.raises(ValueError, match="max_chars must be a positive whole number"):
        Pipeline(max_chars=0)


def test_a_built_in_can_be_switched_off_or_replaced():
    def find_times(document):
        return [m.time("Monday", value="ours")]

    text = m.TEXT
    assert not Pipeline(discover=False, disable=["times"]).extract(text, published="2023-05-03").times
    replaced = Pipeline([m.plugin("times", find_times=find_times)], discover=False)
    assert [t.value for t in replaced.extract(text, published="2023-05-03").times] == ["ours"]
    assert [(p.origin, p.state, p.why) for p in replaced.plugins if p.name == "times"] == [
        ("given", "on", ""),
        ("built-in", "off", "replaced by the given plugin of that name"),
    ]


# ---- installed plugins ----------------------------------------------------------------------------------------------
@pytest.fixture
def install(tmp_path, monkeypatch):
    """Puts a distribution with one plugin where it is found; its module notes that it was imported."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delenv("NEWSCLAIMS_PLUGINS", raising=False)
    monkeypatch.delenv("NEWSCLAIMS_DISABLE", raising=False)

    def add(name, source, version="1.0"):
        module = f"newsclaims_{name}"
        monkeypatch.delitem(sys.modules, module, raising=False)
        (tmp_path / f"{module}.py").write_text("import newsclaims\n" + source)
        info = tmp_path / f"{module}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: newsclaims-{name}\nVersion: {version}\n")
        (info / "entry_points.txt").write_text(f"[newsclaims]\n{name} = {module}\n")
        return module

    yield add
    for module in [name for name in sys.modules if name.startswith("newsclaims_test")]:
        del sys.modules[module]


WORKING = """
@newsclaims.hookimpl
def annotate(document):
    span = document.token_span(0, 1)
    yield newsclaims.Annotation(f"n{span.start}-{span.end}", span, "first", "word")
"""


def test_an_installed_plugin_is_found_by_itself(install):
    install("test1", WORKING, "2.3")
    found = newsclaims.Pipeline().extract(m.TEXT)
    assert ("test1", "2.3") in {(p.name, p.version) for p in found.plugins}
    assert [n.made_by for n in found.annotations if n.layer == "first"] == ["test1"]


def test_installed_plugins_come_by_name_after_given_and_before_built_in_ones(install):
    install("test2", WORKING)
    install("test1", WORKING)
    order = [p.name for p in Pipeline([Words()]).plugins if p.name.startswith(("test", "words", "times"))]
    assert order == ["words", "test1", "test2", "times"]


def test_a_blocked_plugin_is_not_even_imported(install, monkeypatch):
    module = install("test1", WORKING)
    for options in ({"discover": False}, {"disable": ["test1"]}, {"discover": []}):
        assert "test1" not in {p.name for p in Pipeline(**options).extract(m.TEXT).plugins}
        assert module not in sys.modules
    monkeypatch.setenv("NEWSCLAIMS_DISABLE", "other, test1")
    assert [(p.state, p.why) for p in Pipeline().plugins if p.name == "test1"] == [
        ("off", "disabled by NEWSCLAIMS_DISABLE")
    ]
    assert module not in sys.modules


def test_the_environment_has_an_allow_list(install, monkeypatch):
    install("test1", WORKING)
    module = install("test2", WORKING)
    monkeypatch.setenv("NEWSCLAIMS_PLUGINS", "test1")
    found = states(Pipeline())
    assert (found["test1"], found["test2"]) == (("installed", "on"), ("installed", "off"))
    assert module not in sys.modules
    monkeypatch.setenv("NEWSCLAIMS_PLUGINS", "")
    assert "on" not in {state for _, state in states(Pipeline()).values()}
    assert states(Pipeline(environment=False))["test1"] == ("installed", "on")


def test_the_front_door_heeds_the_environment(install, monkeypatch):
    install("test1", WORKING)
    layers = []
    for value in ("test1", ""):
        monkeypatch.setenv("NEWSCLAIMS_PLUGINS", value)
        layers.append([note.layer for note in newsclaims.extract(m.TEXT).annotations])
    assert layers == [["first"], []]


def test_a_heavy_plugin_is_off_unless_it_is_asked_for(install):
    install("test1", WORKING + "\ndefault_enabled = False\n")
    assert states(Pipeline())["test1"] == ("installed", "off")
    assert states(Pipeline(["test1"]))["test1"] == ("given", "on")
    assert states(Pipeline(discover=["test1"]))["test1"] == ("installed", "on")


def test_a_broken_installed_plugin_costs_nothing_but_itself(install):
    install("test1", "raise RuntimeError('half an import')")
    install("test2", WORKING)
    pipeline = Pipeline()
    assert (states(pipeline)["test1"], states(pipeline)["test2"]) == (("installed", "broken"), ("installed", "on"))
    (broken,) = [p for p in pipeline.plugins if p.name == "test1"]
    assert "half an import" in broken.details
    (told,) = [d for d in pipeline.extract(m.TEXT).diagnostics if d.code == "plugin-broken"]
    assert told.plugin == "test1"
    assert "newsclaims-test1" in told.message
    assert "RuntimeError: half an import" in told.message


def test_a_config_names_installed_plugins_with_their_versions(install):
    install("test1", WORKING, "2.3")
    config = json.loads(json.dumps(Pipeline().config))
    assert "test1" in config["discover"]
    assert config["versions"]["test1"] == "2.3"
    assert states(Pipeline.from_config(config))["test1"] == ("installed", "on")
    with pytest.raises(ValueError, match=r"plugin 'test1' 9 \(here: 2.3\)"):
        Pipeline.from_config(config | {"versions": {"test1": "9"}})


# ---- faults ---------------------------------------------------------------------------------------------------------
class UnspeakableError(Exception):
    def __str__(self):
        raise ValueError("no words")


class Foreign:
    def __repr__(self):
        raise ValueError("no picture")


def raising(error):
    def hook(_):
        raise error

    return hook


def half_way(document):
    yield m.note("Ann")
    raise RuntimeError("half way")


def evil(**fields):
    """An annotation that is right but for some fields."""
    return lambda document: [attrs.evolve(m.note("Ann"), **fields)]


def never_ending(document):
    for n in count():
        yield attrs.evolve(m.note("Ann"), id=f"n0-3.{n + 2}")


class WrongSignature:
    @hookimpl
    def annotate(self, article):
        return []


class Misspelt:
    @hookimpl
    def anotate(self, document):
        return []


class Wrapper:
    @hookimpl(wrapper=True)
    def annotate(self, document):
        return (yield)


class Asynchronous:
    @hookimpl
    async def annotate(self, document):
        return []


class Unmarked:
    def annotate(self, document):
        return []


class BadLanguages:
    languages = "en"

    @hookimpl
    def annotate(self, document):
        return []


class BadProperty:
    @property
    def name(self):
        raise RuntimeError("no name")

    @hookimpl
    def annotate(self, document):
        raise RuntimeError("and no records")


def bad_number(document):
    return [m.quantity("300", Decimal("1234567890.1234567"), None), m.quantity("$5", Decimal("NaN"))]


def orphan(document):
    return [newsclaims.Mention("m0-3", Span(0, 3, "Ann"), "name", "a77-78")]


def spoil(document):
    document.text = ""  # read-only


def spoil_layers(document):
    document._layers["annotations"] = ()


def endless(document):
    return endless(document)


def raise_exit(document):
    raise SystemExit(3)


FAULTS = {
    **{f"raises in {hook}": (m.plugin(**{hook: raising(OSError("no"))}), "plugin-raised") for hook in hookspecs.STAGES},
    "raises in refine": (m.plugin(refine=raising(OSError("no"))), "plugin-raised"),
    "raises in extend_lexicon": (m.plugin(extend_lexicon=raising(OSError("no"))), "plugin-raised"),
    "raises half-way": (m.plugin(annotate=half_way), "plugin-raised"),
    "raises what cannot be told": (m.plugin(annotate=raising(UnspeakableError())), "plugin-raised"),
    "raises SystemExit": (m.plugin(annotate=raise_exit), "plugin-raised"),
    "recurses without end": (m.plugin(annotate=endless), "plugin-raised"),
    "returns None": (m.plugin(annotate=lambda d: None), "bad-return"),
    "returns a string": (m.plugin(annotate=lambda d: "Ann"), "bad-return"),
    "returns a number": (m.plugin(find_times=lambda d: 4), "bad-return"),
    "refines layers into generators": (
        m.plugin(refine=lambda e: attrs.evolve(e, times=(t for t in e.times))),
        "bad-return",
    ),
    "refines into a string": (m.plugin(refine=lambda e: "x"), "bad-return"),
    "gives strings": (m.plugin(annotate=lambda d: ["Ann"]), "invalid-record"),
    "gives foreign objects": (m.plugin(annotate=lambda d: [Foreign(), object(), None]), "invalid-record"),
    "gives another layer": (m.plugin(annotate=lambda d: [m.time("Monday")]), "invalid-record"),
    "gives never-ending records": (m.plugin(annotate=never_ending), "too-many"),
    "gives a million records": (m.plugin(find_times=lambda d: [m.time("Monday")] * 10**6), "too-many"),
    "gives one id twice": (m.plugin(annotate=lambda d: [m.note("Ann"), m.note("Ann")]), "invalid-record"),
    "span outside the text": (m.plugin(annotate=evil(span=Span(0, 999, "Ann"))), "invalid-record"),
    "span untrimmed": (m.plugin(annotate=evil(span=Span(3, 8, " told"), id="n3-8")), "invalid-record"),
    "span with another text": (m.plugin(annotate=evil(span=Span(0, 3, "Bob"))), "invalid-record"),
    "span of other numbers": (m.plugin(annotate=evil(span=Span(0.0, 3, "Ann"))), "invalid-record"),
    "span that is none": (m.plugin(annotate=evil(span=(0, 3))), "invalid-record"),
    "span backwards": (m.plugin(annotate=evil(span=Span(3, 0, ""))), "invalid-record"),
    "another id": (m.plugin(annotate=evil(id="n1-2")), "invalid-record"),
    "a number as label": (m.plugin(annotate=evil(label=4)), "invalid-record"),
    "a foreign label": (m.plugin(annotate=evil(label=Foreign())), "invalid-record"),
    "a label without end": (m.plugin(annotate=evil(label="x" * 10**6)), "invalid-record"),
    "attributes that JSON has not": (m.plugin(annotate=evil(attributes={"a": object()})), "invalid-record"),
    "attributes that are no numbers": (m.plugin(annotate=evil(attributes={"a": float("nan")})), "invalid-record"),
    "attributes without end": (m.plugin(annotate=evil(attributes={"a": list(range(10**5))})), "invalid-record"),
    "an unknown link": (m.plugin(annotate=evil(links={"who": ["a1-2"]})), "unknown-link"),
    "a mention of nobody": (m.plugin(find_actors=orphan), "unknown-link"),
    "numbers that are too long": (m.plugin(find_quantities=bad_number), "invalid-record"),
    "changes the document": (m.plugin(annotate=spoil), "plugin-raised"),
    "changes the layers": (m.plugin(annotate=spoil_layers), "plugin-raised"),
    "a wrong signature": (WrongSignature(), "plugin-broken"),
    "a misspelt hook": (Misspelt(), "plugin-broken"),
    "a wrapper": (Wrapper(), "plugin-broken"),
    "an asynchronous hook": (Asynchronous(), "plugin-broken"),
    "nothing marked": (Unmarked(), "plugin-broken"),
    "languages that are no list": (BadLanguages(), "plugin-broken"),
    "a name that raises": (BadProperty(), "plugin-raised"),
    "a broken import": ("no_such_module:plugin", "plugin-broken"),
    "a missing attribute": ("module_plugin:nothing", "plugin-broken"),
}


def without_run(extraction):
    record = extraction.to_dict(text="article")
    del record["plugins"], record["diagnostics"]
    return json.dumps(record)


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_plugin_leaves_a_diagnostic_and_nothing_else(name):
    plugin, code = FAULTS[name]
    options = {"discover": False, "environment": False}
    text = m.TEXT + " “We sold them,” Dora Quist told Reuters in Paris."
    healthy = Pipeline([m.plugin("healthy", annotate=lambda d: [m.note("Bob")])], **options)
    sick = Pipeline([plugin, m.plugin("healthy", annotate=lambda d: [m.note("Bob")])], **options)
    expected, found = healthy.extract(text, published="2023-05-03"), sick.extract(text, published="2023-05-03")
    told = [d for d in found.diagnostics if d not in expected.diagnostics]
    assert told, "no diagnostic"
    assert {d.code for d in told} == {code}
    assert all(d.plugin not in {None, "healthy"} and d.message and d.severity == "error" for d in told)
    if name == "gives one id twice":  # the first is right
        found = attrs.evolve(found, annotations=[n for n in found.annotations if n.made_by == "healthy"])
    assert without_run(found) == without_run(expected)


def test_many_faults_of_one_kind_are_counted():
    found = m.pipeline(m.plugin(annotate=lambda d: ["x"] * 500)).extract(m.TEXT)
    messages = [d.message for d in found.diagnostics if d.plugin == "test"]
    assert len(messages) == 6
    assert messages[-1] == "495 more like these"


def test_a_valid_record_beside_an_invalid_one_stays():
    found = m.pipeline(m.plugin(annotate=lambda d: [m.note("Ann"), 4, m.note("Bob")])).extract(m.TEXT)
    assert [n.span.text for n in found.annotations] == ["Ann", "Bob"]


# ---- what authors get -----------------------------------------------------------------------------------------------
def test_the_testing_module_passes_a_good_plugin_and_fails_bad_ones():
    assert testing.check_plugin(Words()).annotations
    with pytest.raises(newsclaims.PluginError, match="does not lie in the text"):
        testing.check_plugin(m.plugin(annotate=evil(span=Span(0, 9999, "Ann"))))
    numbers = count()
    drifting = m.plugin(annotate=lambda d: [attrs.evolve(whole(d), label=str(next(numbers)))] if d.text.strip() else [])
    with pytest.raises(AssertionError, match="the same text gave different records"):
        testing.check_plugin(drifting)
    with pytest.raises(AssertionError, match="n0-3: span 0-3 has the text 'Bob'"):
        testing.check_record(attrs.evolve(m.note("Ann"), span=Span(0, 3, "Bob")), m.TEXT)


def whole(document):
    span = document.span(0, len(document.text))
    return newsclaims.Annotation(f"n{span.start}-{span.end}", span, "test", "all")


def test_every_hook_has_its_chapter_in_the_docs():
    text = (DOCS / "plugins-hooks.md").read_text(encoding="utf-8")
    hooks = ["extend_lexicon(lexicon)", *(f"{hook}(document)" for hook in hookspecs.STAGES), "refine(extraction)"]
    assert re.findall(r"^## `(.+)`$", text, re.MULTILINE) == hooks


def test_the_hook_specification_has_no_hook_that_nobody_calls():
    specified = {name for name, value in vars(hookspecs).items() if hasattr(value, "newsclaims_spec")}
    assert specified == {"extend_lexicon", *hookspecs.STAGES, "refine"}
