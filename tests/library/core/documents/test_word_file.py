"""The Word report: real headings, lists and header rows, and a file that other programs open."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document as open_file
from docx.oxml.ns import qn

from speakopenly.core.documents import text_of_word
from tests.library.core.documents.conftest import MARKUP, Written, of_quotes, written


def _file(made: Written):
    return open_file(io.BytesIO(made.word))


def test_headings_are_real(report: Written):
    headings = [(p.style.name, p.text) for p in _file(report).paragraphs if p.style.name.startswith("Head")]

    assert headings == [
        ("Heading 1", "Summary"),
        ("Heading 1", "1 What we heard"),
        ("Heading 2", "Being told"),
        ("Heading 1", "2 What we do not know"),
    ]
    assert _file(report).paragraphs[0].style.name == "Title"


def test_lists_are_real(report: Written):
    items = [p for p in _file(report).paragraphs if p.style.name == "List Bullet"]

    assert [item.text for item in items] == ["Ring before a move", "Write it down"]
    assert items[0].style.element.pPr.numPr is not None


def test_tables_have_a_repeating_head_and_a_name(report: Written):
    table = _file(report).tables[0]

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "People who spoke of each theme"
    assert [cell.text for cell in table.rows[2].cells] == ["Being told late", "[c]", "540", "a small number"]


def test_a_picture_has_its_words_and_both_its_forms(report: Written):
    shape = _file(report).inline_shapes[0]

    assert shape._inline.docPr.get("descr") == "A dot at 39% with its range."
    with zipfile.ZipFile(io.BytesIO(report.word)) as package:
        assert package.read("word/media/image1.png").startswith(b"\x89PNG")
        assert b"Handover 39%" in package.read("word/media/picture1.svg")


def test_it_says_its_title_and_language_and_no_author_and_no_clock(report: Written):
    file = _file(report)
    properties = file.core_properties

    assert (properties.title, properties.language) == ("What 540 people told Northmoor", "en-GB")
    assert properties.author == properties.last_modified_by == ""
    assert properties.created.date() == properties.modified.date() == report.document.date
    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    with zipfile.ZipFile(io.BytesIO(report.word)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_quote_in_another_language_says_so(report: Written):
    quotes = [p for p in _file(report).paragraphs if p.style.name == "Quote"]

    assert quotes[0].runs[0]._r.find(f".//{qn('w:lang')}") is None
    assert quotes[1].runs[0]._r.find(f".//{qn('w:lang')}").get(qn("w:val")) == "cy"


def test_what_people_wrote_is_never_markup():
    assert MARKUP in text_of_word(written(of_quotes(MARKUP)).word)


def test_libreoffice_turns_it_into_a_pdf_with_real_headings(report: Written, tmp_path: Path):
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed, and here it must be.")
        pytest.skip("LIBREOFFICE ABSENT: install libreoffice-writer-nogui to check the Word file")
    (tmp_path / "findings.docx").write_bytes(report.word)
    export = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    subprocess.run(
        [
            office,
            profile,
            "--headless",
            "--convert-to",
            export,
            "--outdir",
            tmp_path,
            tmp_path / "findings.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    made = pypdfium2.PdfDocument(tmp_path / "findings.pdf")
    assert [(entry.level, entry.get_title()) for entry in made.get_toc()] == [
        (0, "Summary"),
        (0, "1 What we heard"),
        (1, "Being told"),
        (0, "2 What we do not know"),
    ]
    text = " ".join(page.get_textpage().get_text_range() for page in made)
    assert "paragraph 1.1, page 3" in " ".join(text.split())
