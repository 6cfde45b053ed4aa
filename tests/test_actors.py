"""Actors: who is named, of what kind, and which names are one actor's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclaims
from tables import table

FORMS = {"n": "name", "a": "alias", "m": "metonym", "o": "nominal"}


def named(text):
    """The actors that are named, with their mentions by name, alias, metonym and owned institution."""
    out = []
    for actor in newsclaims.extract(text).actors:
        mentions = [(m.span.text, m.form) for m in actor.mentions if m.made_by.startswith("actors:")]
        if mentions:
            out.append((actor.name, actor.kind, mentions))
    return out


def expected(cell):
    out = []
    for part in cell.split(" ; "):
        head, _, mentions = part.partition(": ")
        name, _, kind = head.rpartition("/")
        pairs = [mention.rpartition(" ") for mention in mentions.split(", ")]
        out.append((name, kind, [(surface, FORMS[form]) for surface, _, form in pairs]))
    return out


@pytest.mark.parametrize("row", table("actors_mentions"), ids=lambda row: row["text"][:50])
def test_mentions(row):
    assert named(row["text"]) == expected(row["actors"])


@pytest.mark.parametrize("row", table("actors_none"), ids=lambda row: row["text"][:50])
def test_nobody(row):
    assert named(row["text"]) == []


@pytest.mark.parametrize("row", table("actors_roles"), ids=lambda row: row["text"][:50])
def test_role_and_affiliation(row):
    actor = next(a for a in newsclaims.extract(row["text"]).actors if a.name == row["name"])
    affiliation = actor.affiliation.name if actor.affiliation else ""
    assert (actor.role or "", affiliation, actor.country or "") == (row["role"], row["affiliation"], row["country"])


@pytest.mark.parametrize(
    "text",
    [
        "Peru's trade minister, Ana Brik, said the talks went on.",
        "The district's mayor, Ana Brik, said the road was closed.",
        "The owner, 58-year-old Ana Brik, said the shop was lost.",
        "They met Ana Brik, 41, a truck driver, who said the road was long.",
        "Gov. Ana Brik, a Republican, promised that the road would open.",
    ],
)
def test_a_description_beside_a_name_is_no_other_person(text):
    assert [actor.name for actor in newsclaims.extract(text).actors if actor.kind == "person"] == ["Ana Brik"]


def test_an_authority_is_a_body():
    actors = newsclaims.extract("Sweden's competition authority said it would wait.").actors
    assert [actor.kind for actor in actors] == ["country", "organization"]


def test_company_suffix_after_a_comma():
    assert named("They sued Harlow Foods, Inc. on Monday.")[0][0] == "Harlow Foods, Inc."


def test_an_affiliation_known_only_by_a_modifier_has_no_mentions():
    actors = newsclaims.extract("Australian Prime Minister Ana Brik spoke.").actors
    country = next(actor for actor in actors if actor.kind == "country")
    assert (country.name, country.mentions, country.id) == ("Australia", (), "a0-10")


def test_hints_for_pronouns():
    text = "Ruth Hadley and Mr. Marlow met the Republicans."
    hints = {actor.name: dict(actor.attributes) for actor in newsclaims.extract(text).actors}
    assert hints["Ruth Hadley"] == {"number": "singular", "gender": "female"}
    assert hints["Marlow"] == {"number": "singular", "gender": "male"}
    assert hints["Republicans"]["number"] == "plural"


def test_a_role_is_given_back_to_its_holder():
    text = "Home Secretary Ana Brik spoke. The plan of the Home Secretary failed."
    brik = next(actor for actor in newsclaims.extract(text).actors if actor.name == "Ana Brik")
    assert [mention.span.text for mention in brik.mentions if mention.made_by.startswith("actors:")] == [
        "Ana Brik",
        "Home Secretary",
    ]


def test_datelines_and_boilerplate_name_nobody():
    text = "OSLO (Reuters) - Ana Brik won on Monday.\n\nFollow Ben Harlow"
    assert ("Reuters", "organization", [("Reuters", "name")]) not in named(text)


def test_each_record_tells_its_rule():
    result = newsclaims.extract("Ben Harlow of Ruthenia told Moscow that the Harlow Bank had failed.")
    assert all(actor.made_by.partition(":")[2] for actor in result.actors)
    assert all(mention.made_by.partition(":")[2] for actor in result.actors for mention in actor.mentions)


def test_words_of_a_plugin_count():
    class Words:
        @newsclaims.hookimpl
        def extend_lexicon(self, lexicon):
            lexicon.add("organisations", name="Zork", country="NO")

    actors = newsclaims.Pipeline(plugins=[Words()]).extract("In May, Zork fell.").actors
    assert [(actor.name, actor.country) for actor in actors] == [("Zork", "NO")]


def test_order_of_ids_does_not_depend_on_what_follows():
    first = "Ben Harlow met Ana Brik. "
    ids = [actor.id for actor in newsclaims.extract(first).actors]
    assert [actor.id for actor in newsclaims.extract(first + "Omar Haddad came too.").actors][:2] == ids


@given(st.text(alphabet="ABCabc .,;:'’\"“”()&-$é12 \n", max_size=80))
def test_odd_text_is_read(text):
    result = newsclaims.extract(text)
    assert not [d for d in result.diagnostics if d.plugin == "actors"]


@given(
    st.lists(
        st.sampled_from(
            [
                "Mr.",
                "President",
                "of",
                "the",
                "Iran",
                "Iranian",
                "US",
                "United",
                "Nations",
                "Ben",
                "Harlow",
                ",",
                "Jr.",
                "Inc.",
                "(",
                ")",
                "&",
                "and",
                "Bank",
                "de",
                "'s",
                "said",
                "In",
                "“",
                "”",
                "Secretary",
                "State",
                "for",
                "Prime",
                "Minister",
                "The",
                "al-Amr",
                "\n",
            ]
        ),
        max_size=25,
    )
)
def test_odd_names_are_read(words):
    result = newsclaims.extract(" ".join(words))
    assert not [d for d in result.diagnostics if d.plugin == "actors"]
