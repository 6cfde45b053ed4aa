"""The plugin, alone and in the contract that every plugin keeps."""

import pytest

import newsclaims_weapons
from newsclaims import Pipeline, testing

ROWS = [
    ("Iran sent more than 300 kamikaze drones.", [("drone", "kamikaze drones")]),
    ("They fired three cruise missiles at the port.", [("missile", "cruise missiles")]),
    (
        "Two air defense systems and a fighter jet were destroyed.",
        [("air defence", "air defense systems"), ("aircraft", "fighter jet")],
    ),
    ("The army lost forty tanks.", [("vehicle", "tanks")]),
    ("A think tank in Oslo published a report.", []),
    ("The suicide bomber was nineteen.", []),
    ("He broke his arm.", []),
    ("Nuclear warheads are banned there.", [("bomb", "Nuclear warheads")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "weapons"), ROWS)
def test_weapons_are_marked(text, weapons):
    found = testing.extract_with(newsclaims_weapons, text)
    assert [(note.label, note.span.text) for note in found.annotations] == weapons


def test_weapons_are_linked_to_what_is_done_with_them():
    text = "Norway supplied Sweden with cruise missiles. Ann met Bob. Russia attacked Ukraine with drones."
    found = testing.extract_with(newsclaims_weapons, text)
    linked = [[(r.predicate, r.subject.name) for r in note.links["relations"]] for note in found.annotations]
    assert linked == [[("supply", "Norway")], [("attack", "Russia")]]


def test_the_contract_is_kept():
    testing.check_plugin(
        newsclaims_weapons, "Iran supplied Russia with drones, and Russia denied that it used the drones."
    )


def test_it_is_found_by_itself_where_it_is_installed():
    states = {plugin.name: (plugin.origin, plugin.state) for plugin in Pipeline(environment=False).plugins}
    assert states["weapons"] == ("installed", "on")
