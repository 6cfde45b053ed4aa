"""The shared reading of a text, as plugins see it in the Document."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclaims.lexicon import load
from newsclaims.model import Article
from newsclaims.text.document import Document, read
from tables import table

WORDS = (
    "Lima Poe said told that who the a minister “ ” \" '' ' ’s , . ? ( ) — : LIMA: and but to attack $ 300 % - U.S. "
    "Jan. was has sent by of in not é مشاركة 👍"
)
BREAKS = ["\n", "\n\n", "\r\n", "\u200b", "\u00a0"]
# Texts that look enough like news to reach every rule, and anything else that a string can hold.
NEWSLIKE = st.lists(st.sampled_from([*WORDS.split(" "), *BREAKS]), max_size=60).map(" ".join)
ANY = st.one_of(NEWSLIKE, st.text(max_size=200), st.text(alphabet="\"'“”‘’.,:;-—( )\n aA1$", max_size=120))


def document(text: str) -> Document:
    return read(Article(text), load("en"))[0]


def rows(name: str) -> list[object]:
    return [pytest.param(row, id=row["text"][:60]) for row in table(name)]


@pytest.mark.parametrize("row", rows("tokens"))
def test_tokens(row: dict[str, str]) -> None:
    assert document(row["text"]).tokens.texts == row["tokens"].split("|")


@pytest.mark.parametrize("row", rows("sentences"))
def test_sentences(row: dict[str, str]) -> None:
    text = row["text"]
    assert [text[s.start : s.end] for s in document(text).sentences] == row["sentences"].split("|")


@pytest.mark.parametrize("row", rows("tags"))
def test_tags(row: dict[str, str]) -> None:
    marked = row["text"].split(" ")
    read_back = document(" ".join(word.split("/")[0] for word in marked).replace(" 's", "'s")).tokens
    wanted = [(n, word.split("/")[1]) for n, word in enumerate(marked) if "/" in word]
    assert [(n, read_back.tags[n]) for n, _ in wanted] == wanted


@pytest.mark.parametrize("row", rows("quotations"))
def test_quotations(row: dict[str, str]) -> None:
    text = row["text"]
    inner = [text[q.inner_start : q.inner_end] for q in document(text).quotations]
    assert inner == [part for part in row["inner"].split("|") if part]


@pytest.mark.parametrize("row", rows("regions"))
def test_regions(row: dict[str, str]) -> None:
    text = row["text"]
    assert "|".join(f"{r.kind}={text[r.start : r.end]}" for r in document(text).regions) == row["regions"]


@pytest.mark.parametrize("row", rows("clauses"))
def test_clauses(row: dict[str, str]) -> None:
    doc = document(row["text"])
    phrases, tokens = doc.phrases, doc.tokens

    def words(index: int | None) -> str:
        if index is None:
            return "-"
        phrase = phrases.noun_phrases[index]
        return " ".join(tokens.texts[phrase.first : phrase.last])

    found = []
    for clause in phrases.clauses:
        verb = phrases.verb_groups[clause.verb]
        found.append(f"{words(clause.subject)} > {verb.lemma} > {', '.join(map(words, clause.objects))}".strip())
    for wanted in row["clauses"].split(" ; "):
        assert wanted.strip() in found, found


def test_a_quotation_that_goes_on_in_the_next_paragraph_says_so() -> None:
    first, second = document("“It goes on.\n\n“And on,” he said.").quotations
    assert (first.closed, second.continues, second.closed) == (False, True, True)


def test_a_verb_group_has_voice_tense_negation_and_modality() -> None:
    phrases = document("Quito has not been attacked, but Lima might strike.").phrases
    attacked, strike = phrases.verb_groups
    assert (attacked.lemma, attacked.voice, attacked.tense, attacked.negated, attacked.perfect) == (
        "attack",
        "passive",
        "present",
        True,
        True,
    )
    assert (strike.lemma, strike.voice, strike.modality) == ("strike", "active", "might")


def test_a_noun_phrase_has_head_and_possessor() -> None:
    doc = document("Peru's new foreign minister left.")
    owner, whole = doc.phrases.noun_phrases
    assert doc.tokens.texts[whole.head] == "minister"
    assert whole.possessor == 0
    assert doc.tokens.texts[owner.head] == "Peru"


def test_joint_subjects_are_conjuncts() -> None:
    doc = document("Peru, Chile and Bolivia have signed.")
    clause = doc.phrases.clauses[0]
    assert clause.subject is not None
    heads = [doc.tokens.texts[doc.phrases.noun_phrases[n].head] for n in doc.phrases.conjuncts(clause.subject)]
    assert heads == ["Peru", "Chile", "Bolivia"]


def test_datelines_and_boilerplate_have_no_sentences() -> None:
    doc = document("LIMA: Peru won.\nShare this")
    assert [doc.text[s.start : s.end] for s in doc.sentences] == ["Peru won."]


def test_a_document_is_read_only() -> None:
    doc = document("Peru won.")
    with pytest.raises(AttributeError, match="read-only"):
        doc.regions = ()  # type: ignore[misc]


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_every_place_lies_in_the_text(text: str) -> None:
    doc = document(text)
    tokens = doc.tokens
    assert len(tokens.tags) == len(tokens)
    for start, end, token in zip(tokens.starts, tokens.ends, tokens.texts, strict=True):
        assert text[start:end] == token
        assert token.strip() == token
    assert re.sub(r"\s", "", text).translate(INVISIBLE) == "".join(tokens.texts).translate(INVISIBLE)
    for part in (*doc.paragraphs, *doc.sentences, *doc.quotations, *doc.regions):
        assert 0 <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip() == text[part.start : part.end]
    for sentence in doc.sentences:
        assert tokens.starts[sentence.first] == sentence.start
        assert tokens.ends[sentence.last - 1] == sentence.end
    for phrase in (*doc.phrases.noun_phrases, *doc.phrases.verb_groups, *doc.phrases.clauses):
        assert 0 <= phrase.first < phrase.last <= len(tokens)


INVISIBLE = {
    ord(char): None
    for char in "\x1c\x1d\x1e\x1f\x85\u200b\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}


@settings(max_examples=50, deadline=None)
@given(ANY)
def test_reading_is_deterministic(text: str) -> None:
    first, second = document(text), document(text)
    assert first.tokens.tags == second.tokens.tags
    assert first.sentences == second.sentences


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "$", '"', "“", "”", "'", " ", "\n", "a.", "a-", "a'", "1,", "“a” ", "(", "said that ", "a, ", "and "],
)
def test_long_runs_of_one_thing_are_read(unit: str) -> None:
    text = unit * 20_000
    doc = document(text)
    assert all(0 <= s.start < s.end <= len(text) for s in doc.sentences)


def test_single_marks_are_speech_in_a_text_that_has_no_others() -> None:
    assert [q.double for q in document("‘We will not go,’ said Poe. He called it ‘odd’.").quotations] == [True, True]
    assert [q.double for q in document("“We will not go,” said Poe. He called it ‘odd’.").quotations] == [True, False]
