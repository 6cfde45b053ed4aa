"""Articles from web pages: text, title, date, source, language."""

import json
import sys

import pytest

import newsclaims
from newsclaims_html import article_from_html
from newsclaims_html.__main__ import main

BODY = """<nav>Home | News | Weather</nav><article><h1>Norway acts</h1>
<p>Norway accused Belarus on Tuesday of smuggling drones, and said it would expel two diplomats in the coming week.</p>
<p>“We have shown restraint,” Foreign Minister Kari Lund told parliament in a debate that went on until the evening.</p>
</article><footer>Copyright</footer>"""
TOLD = {
    "@type": ["NewsArticle"],
    "headline": "Norway acts",
    "datePublished": "2023-05-03T10:00:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Wire"},
    "inLanguage": "en-GB",
}


def page(told=None, head="<title>Norway acts</title>", body=BODY):
    script = f'<script type="application/ld+json">{told}</script>' if told else ""
    return f'<html lang="en"><head>{head}{script}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "told", [TOLD, [TOLD], {"@graph": [{"@type": "WebSite"}, TOLD]}, {"@type": "WebPage", "mainEntity": TOLD}]
)
def test_a_page_tells_of_itself(told):
    article = article_from_html(page(json.dumps(told)), url="https://example.org/1")
    assert (article.title, article.source, article.language) == ("Norway acts", "The Wire", "en-GB")
    assert article.publication_day.isoformat() == "2023-05-03"
    assert article.url == "https://example.org/1"


def test_the_text_has_paragraphs_and_neither_headline_nor_navigation():
    paragraphs = article_from_html(page(json.dumps(TOLD))).text.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["Norway", "“We"]


def test_claims_are_read_from_it():
    result = newsclaims.extract(article_from_html(page(json.dumps(TOLD))))
    assert "Kari Lund" in {speaker.name for speaker, _ in result.quotes()}
    assert [time.value for time in result.times if time.span.text == "Tuesday"] == ["2023-05-02"]


@pytest.mark.parametrize(
    "told", [None, "not json", "{}", "[" * 100_000, '{"@type": "NewsArticle", "datePublished": "May"}']
)
def test_a_page_that_says_nothing_is_read_all_the_same(told):
    article = article_from_html(page(told))
    assert article.text.startswith("Norway accused")
    assert (article.published, article.language) == (None, "en")


@pytest.mark.parametrize("html", ["", " ", "<html></html>", "<p>"])
def test_a_page_without_text_is_a_value_error(html):
    with pytest.raises(ValueError, match="no article text"):
        article_from_html(html)


def test_bytes_are_a_type_error():
    with pytest.raises(TypeError, match="decode it first"):
        article_from_html(b"<html>")


def test_the_command_writes_jsonl(tmp_path, monkeypatch, capsys):
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(page(json.dumps(TOLD)), encoding="utf-8")
    bad.write_text("")
    monkeypatch.setattr(sys, "argv", ["newsclaims-html", str(good), str(bad)])
    with pytest.raises(SystemExit) as ended:
        main()
    written = capsys.readouterr()
    assert ended.value.code == 1
    assert [json.loads(line)["title"] for line in written.out.splitlines()] == ["Norway acts"]
    assert "no article text" in written.err
