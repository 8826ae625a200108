"""One altered letter or digit, wherever it stands, is found."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from speakopenly.core.documents import (
    Document,
    Paragraph,
    Section,
    differences_in_pdf,
    pages_of_html,
    pages_of_word,
    plain_text,
    text_of_html,
    text_of_word,
    write_pdf,
)
from tests.library.core.documents.conftest import Written, northmoor

EVERY_PLACE = [
    ("title", "told Northmoor", "told Northmoon"),
    ("subtitle", "listening exercise", "listening exercises"),
    ("edition", "Edition 1", "Edition 2"),
    ("check code", "7f3a-91c0", "7f3a-91c1"),
    ("who was not heard", "hoped for 30", "hoped for 80"),
    ("finding", "210 of 540", "219 of 540"),
    ("emphasis", ">after<", ">before<"),
    ("reference", "paragraph 2.1", "paragraph 2.2"),
    ("margin", "212 of 540 people", "213 of 540 people"),
    ("quote", "taxi driver", "taxi drivel"),
    ("Welsh letter", "tŷ", "ty"),
    ("passage id", "3f2a:0-33", "3f2a:0-34"),
    ("attribution", "foster carers", "foster parents"),
    ("table head", ">People<", ">Persons<"),
    ("table cell", ">212<", ">211<"),
    ("hidden cell", ">[c]<", ">3<"),
    ("table caption", "who spoke of", "who wrote of"),
    ("table note", "spring 2026", "spring 2025"),
    ("alternative text", "A dot at 39%", "A dot at 93%"),
    ("words in the picture", "Handover 39%", "Handover 93%"),
    ("picture caption", "Many spoke", "Most spoke"),
    ("list item", "Ring before", "Ring after"),
    ("section heading", "What we heard", "What we feared"),
]


@pytest.mark.parametrize(("place", "true", "false"), EVERY_PLACE, ids=[row[0] for row in EVERY_PLACE])
def test_every_single_place_of_the_page_is_watched(report: Written, place: str, true: str, false: str):
    page = report.html.decode()
    places = [found.start() for found in re.finditer(re.escape(true), page)]
    assert places

    for start in places:
        altered = page[:start] + false + page[start + len(true) :]
        assert text_of_html(altered.encode()) != plain_text(report.document)


@pytest.mark.parametrize(("place", "true", "false"), EVERY_PLACE, ids=[row[0] for row in EVERY_PLACE])
def test_every_single_place_of_the_word_file_is_watched(report: Written, place: str, true: str, false: str):
    found = 0

    for name, text in _word_texts(report.word):
        for start in (match.start() for match in re.finditer(re.escape(true), text)):
            found += 1
            altered = _with_part(report.word, name, text[:start] + false + text[start + len(true) :])
            assert text_of_word(altered) != plain_text(report.document), name

    assert found


def _document(change: Callable[[Document], Document]) -> tuple[Document, bytes]:
    return northmoor(), write_pdf(change(northmoor()))


def _with_finding(document: Document, **changes: object) -> Document:
    first, *rest = document.sections
    blocks = tuple(
        replace(block, **changes) if isinstance(block, Paragraph) and block.number == "1.1" else block
        for block in first.blocks
    )
    return replace(document, sections=(replace(first, blocks=blocks), *rest))


ALTERED_PDFS: list[tuple[str, Callable[[Document], Document]]] = [
    ("title", lambda d: replace(d, title="What 541 people told Northmoor")),
    ("check code in every foot", lambda d: replace(d, check_code="7f3a-91c1")),
    ("edition", lambda d: replace(d, edition="Edition 2")),
    ("date", lambda d: replace(d, date=d.date.replace(day=5))),
    (
        "margin",
        lambda d: _with_finding(d, margin=("213 of 540 people", "survey, small groups", "evidence 3f2a")),
    ),
    ("finding", lambda d: _with_finding(d, text="Many people (about 219 of 540) heard of a move.")),
    ("number", lambda d: _with_finding(d, number="1.2")),
    ("summary taken out", lambda d: replace(d, summary=())),
    ("sentence added", lambda d: replace(d, front=(*d.front, Paragraph(None, "All is well.")))),
    ("section added", lambda d: replace(d, sections=(*d.sections, Section("3", "Praise", ())))),
]


@pytest.mark.parametrize(("place", "change"), ALTERED_PDFS, ids=[row[0] for row in ALTERED_PDFS])
def test_a_pdf_of_other_words_is_found(place: str, change: Callable[[Document], Document]):
    document, pdf = _document(change)

    assert differences_in_pdf(document, pdf) != ()


def test_a_pdf_that_differs_in_one_word_names_the_line():
    document, pdf = _document(lambda d: replace(d, title="What 541 people told Northmoor"))

    assert "What 540 people told Northmoor" in differences_in_pdf(document, pdf)


def test_an_altered_page_number_is_found(report: Written):
    page = report.html.replace(b"paragraph 1.1, page 3", b"paragraph 1.1, page 4")

    assert pages_of_html(page) != report.pages

    for name, text in _word_texts(report.word):
        if "paragraph 1.1, page 3" in text:
            word = _with_part(report.word, name, text.replace("1.1, page 3", "1.1, page 4"))
    assert pages_of_word(word) != report.pages


@pytest.mark.parametrize(
    "added",
    [
        "<p>All is well.</p>",
        "<div>All is well.</div>",
        '<p class="cite">All is well.</p>',
        '<p class="skip">All is well.</p>',
        '<span class="unseen">All is well.</span>',
        "<script>alert(1)</script>",
        '<p title="All is well."></p>',
        '<img alt="All is well.">',
        '<iframe src="x"></iframe>',
    ],
)
def test_anything_added_to_the_page_is_found(report: Written, added: str):
    page = report.html.decode()

    for place in ("<main ", "</main>", "</section>", "</nav>"):
        altered = page.replace(place, added + place, 1)
        assert text_of_html(altered.encode()) != plain_text(report.document)


def _word_texts(word: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return [
            (name, package.read(name).decode())
            for name in package.namelist()
            if name.endswith((".svg", "core.xml", "document.xml", "header1.xml", "footer1.xml"))
        ]


def _with_part(word: bytes, part: str, text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, text if name == part else source.read(name))
    return made.getvalue()
