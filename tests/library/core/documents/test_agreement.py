"""The three files say the same, word for word and page for page."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

from speakopenly.core.documents import (
    Paragraph,
    Section,
    Table,
    differences_in_pdf,
    layout,
    lines_not_in_pdf,
    pages_of_html,
    pages_of_pdf,
    pages_of_word,
    pdf_form,
    plain_text,
    text_of_html,
    text_of_pdf,
    text_of_word,
    write_html,
    write_pdf,
    write_word,
)
from tests.library.core.documents.conftest import Written, northmoor, written


def test_the_page_and_the_word_file_give_back_the_words_of_the_tree(report: Written):
    expected = plain_text(report.document)

    assert text_of_html(report.html) == expected
    assert text_of_word(report.word) == expected
    assert "Some saw it differently: they were told in good time. See paragraph 2.1." in " ".join(expected)


def test_the_pdf_holds_every_word_of_the_tree_and_no_other(report: Written):
    assert differences_in_pdf(report.document, report.pdf) == ()
    assert lines_not_in_pdf(text_of_html(report.html), report.pdf) == ()
    assert lines_not_in_pdf(["Nobody said this."], report.pdf) == ("Nobody said this.",)
    text = text_of_pdf(report.pdf)
    missing = [line for line in plain_text(report.document) if pdf_form(line) not in text]
    assert missing == ["A dot at 39% with its range."]  # spoken, not printed


def test_a_paragraph_has_one_page_in_all_three(report: Written):
    assert report.pages == {"0.1": 2, "1.1": 3, "2.1": 3}
    assert pages_of_html(report.html) == report.pages
    assert pages_of_word(report.word) == report.pages
    assert pages_of_pdf(report.pdf) == report.pages
    assert "paragraph 1.1, page 3" in text_of_pdf(report.pdf)


def test_writing_twice_gives_equal_bytes(report: Written):
    code = (
        "import hashlib; from tests.library.core.documents.conftest import northmoor, written\n"
        "made = written(northmoor())\n"
        "for data in (made.html, made.pdf, made.word): print(hashlib.sha256(data).hexdigest())"
    )

    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    here = [sha256(data).hexdigest() for data in (report.html, report.pdf, report.word)]
    assert other.stdout.split() == here


def test_a_summary_of_many_paragraphs_says_how_many_pages_it_takes():
    long = tuple(Paragraph(f"0.{n}", "Many people want to be told sooner. " * 12) for n in range(1, 21))
    document = replace(northmoor(), summary=long)

    assert layout(northmoor()).summary_pages == 1
    assert layout(document).summary_pages == 4
    assert layout(document).pages["0.20"] == 5


def test_an_empty_report_can_still_be_written():
    document = replace(northmoor(), subtitle="", front=(), summary=(), sections=())

    made = written(document)

    assert text_of_html(made.html) == text_of_word(made.word) == plain_text(document)
    assert differences_in_pdf(document, made.pdf) == ()
    assert layout(document).summary_pages == 0


def test_writers_take_the_same_tree(report: Written):
    assert write_html(report.document, report.pages) == report.html
    assert write_pdf(report.document) == report.pdf
    assert write_word(report.document, report.pages) == report.word


def test_the_head_of_a_long_table_stands_again_on_the_next_page_and_is_not_taken_for_new_words():
    rows = tuple((f"Theme {n}", str(n), "[c]") for n in range(120))
    table = Table("Long", ("Theme", "People", "Base"), rows, None)
    document = replace(northmoor(), sections=(Section("1", "Long", (table, table)),))

    made = written(document)

    assert text_of_pdf(made.pdf).count("Theme People Base") > 4
    assert differences_in_pdf(document, made.pdf) == ()
    assert lines_not_in_pdf(text_of_html(made.html), made.pdf) == ()
