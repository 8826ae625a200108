"""The HTML report: one file that needs nothing else and reads aloud well."""

from __future__ import annotations

import re

from lxml import html

from speakopenly.core.documents import Document
from tests.library.core.documents.conftest import MARKUP, Written, northmoor, of_quotes, written


def _page(made: Written) -> html.HtmlElement:
    return html.document_fromstring(made.html.decode())


def test_the_report_is_inside_main_and_headings_are_in_order(report: Written):
    page = _page(report)

    levels = [
        int(heading.tag[1]) for heading in page.iterfind(".//main//*") if re.match("h[1-6]$", heading.tag)
    ]

    assert [heading.text_content() for heading in page.iterfind(".//h1")] == [northmoor().title]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert not page.xpath("//body/*[not(self::main or @class='skip')]")


def test_each_numbered_paragraph_has_its_address_and_says_its_page(report: Written):
    page = _page(report)

    for number, at in report.pages.items():
        paragraph = page.get_element_by_id(f"p{number}")
        assert f"paragraph {number}, page {at}" in paragraph.text_content()


def test_every_link_leads_to_a_place_in_the_page(report: Written):
    page = _page(report)

    goals = {link.get("href") for link in page.iterfind(".//a")}

    assert len(goals) >= 6
    assert all(page.get_element_by_id(goal.removeprefix("#")) is not None for goal in goals)


def test_nothing_runs_and_nothing_is_fetched(report: Written):
    text = report.html.decode()

    assert "<script" not in text
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:)?//", text)
    assert "default-src 'none'" in text


def test_a_quote_in_another_language_says_so(report: Written):
    quotes = _page(report).findall(".//blockquote")

    assert [(quote.get("lang"), quote.get("dir")) for quote in quotes] == [(None, "ltr"), ("cy", "ltr")]
    assert _page(report).get("lang") == "en-GB"


def test_words_from_right_to_left_run_so():
    quote = _page(written(of_quotes("לא אמרו לנו"))).find(".//blockquote")

    assert quote.get("dir") == "rtl"


def test_a_table_has_heads_for_columns_and_rows_and_says_hidden_in_words(report: Written):
    table = _page(report).find(".//table")

    assert [head.get("scope") for head in table.iterfind("thead//th")] == ["col"] * 4
    assert [head.text for head in table.iterfind("tbody//th[@scope='row']")] == [
        "Handover",
        "Being told late",
    ]
    hidden = table.find("tbody/tr[2]/td[1]")
    assert hidden[0].get("aria-hidden") == "true"
    assert hidden[1].text == "hidden to protect people"


def test_two_pictures_on_one_page_share_no_id(report: Written):
    document: Document = northmoor()
    twice = Document(
        document.title,
        "",
        document.edition,
        document.date,
        "en-GB",
        "c",
        (),
        (),
        tuple(document.sections[:1]) * 1 + tuple(_renumbered(document)),
    )

    ids = [element.get("id") for element in _page(written(twice)).iterfind(".//*[@id]")]

    assert len(ids) == len(set(ids))
    assert {"f1-edge", "f2-edge"} <= set(ids)


def _renumbered(document: Document):
    from dataclasses import replace

    from speakopenly.core.documents import Figure

    first = document.sections[0]
    pictures = tuple(block for block in first.blocks if isinstance(block, Figure))
    yield replace(first, number="2", blocks=pictures)


def test_what_people_wrote_is_never_markup():
    page = _page(written(of_quotes(MARKUP)))

    assert page.find(".//blockquote").text_content() == MARKUP
    assert page.find(".//script") is None
