"""What cannot be cited or read is refused in one line that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from speakopenly.core.documents import (
    Block,
    Document,
    Paragraph,
    Table,
    text_of_html,
    text_of_pdf,
    text_of_word,
    write_html,
    write_pdf,
    write_word,
)
from speakopenly.core.errors import BadInput
from tests.library.core.documents.conftest import Written, northmoor


def _with(*blocks: Block) -> Document:
    return replace(northmoor(), front=blocks)


REFUSED = [
    ("no title", lambda: replace(northmoor(), title=" \x07"), "no title"),
    ("no language", lambda: replace(northmoor(), language="English!"), "language tag"),
    ("a number twice", lambda: _with(Paragraph("1.1", "Again")), "Two paragraphs are numbered 1.1"),
    ("a strange number", lambda: _with(Paragraph('2"8', "No")), "not like 2.8"),
    ("no columns", lambda: _with(Table("C", (), (), None)), "no columns"),
    ("a short row", lambda: _with(Table("C", ("A", "B"), (("1",),), None)), "row 1: .*too many or too few"),
]


@pytest.mark.parametrize(("kind", "make", "says"), REFUSED, ids=[row[0] for row in REFUSED])
def test_each_writer_refuses(kind: str, make: Callable[[], Document], says: str):
    document = make()

    for write in (write_pdf, lambda d: write_html(d, {}), lambda d: write_word(d, {})):
        with pytest.raises(BadInput, match=says):
            write(document)


def test_pages_of_another_document_are_refused(report: Written):
    with pytest.raises(BadInput, match="Paragraph 0.1 has no page number"):
        write_html(report.document, {"1.1": 3})


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a report", b"\xff\xfe\x00"])
def test_a_file_of_another_kind_is_refused(data: bytes):
    for read in (text_of_word, text_of_pdf):
        with pytest.raises(BadInput, match="Fetch the published file again"):
            read(data)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00"])
def test_a_page_that_is_none_is_refused(data: bytes):
    with pytest.raises(BadInput, match="Fetch the published file again"):
        text_of_html(data)
