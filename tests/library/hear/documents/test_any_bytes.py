"""Whatever comes in is read or refused in one line: never anything else."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.documents import read_document, worker
from speakopenly.hear.documents.html_words import words_of_html
from speakopenly.hear.documents.layout import lay_out
from tests.library.hear.attachments.planted import unzipped, zip_of
from tests.library.hear.attachments.test_any_bytes import altered
from tests.library.hear.documents.built import FIRST, SECOND, mail, open_document, pdf, word

NAMES = st.sampled_from(["a.pdf", "a.docx", "a.odt", "a.eml", "a.txt", "a.md", "a", "", "a.vtt"])
STARTS = [
    *(
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"From: a\nDate: b\n",
        b"{\\rtf1",
        b"<?xml",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"WEBVTT", b"TY  - JOUR\n", b"\0\0\0\x18ftypheic"),
]


def small(data: bytes, wanted: set[str]) -> bytes:
    return zip_of({name: part for name, part in unzipped(data).items() if name in wanted})


WORD = small(
    word(), {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"}
)
WHOLE = {
    "docx": WORD,
    "odt": open_document(),
    "pdf": pdf([FIRST], [SECOND], pictures=[2]),
    "eml": bytes(mail(FIRST, html=f"<p>{SECOND}</p>")),
}


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        found = read_document(data, name)
    except BadInput:
        return
    piece = found.pieces[0]
    assert piece.text.strip() == piece.text != ""
    starts = [place.start for place in piece.places]
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(piece.text) for start in starts)


@pytest.fixture
def fast(in_this_process: None) -> None:
    """Without a child, so that thousands of files are tried; the same walls stand in the worker."""


@given(st.binary(max_size=400), NAMES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes(fast: None, data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.sampled_from(STARTS), st.binary(max_size=300), NAMES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_that_look_like_a_file_we_know(fast: None, start: bytes, rest: bytes, name: str) -> None:
    read_or_refuse(start + rest, name)


@pytest.mark.parametrize("kind", WHOLE)
def test_altered_files(fast: None, kind: str) -> None:
    @given(altered(WHOLE[kind]))
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def check(data: bytes) -> None:
        read_or_refuse(data, f"a.{kind}")

    check()


@given(st.sampled_from(sorted(WHOLE)), st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_altered_files_the_whole_way(kind: str, data: st.DataObject) -> None:
    read_or_refuse(data.draw(altered(WHOLE[kind])), f"a.{kind}")


@pytest.mark.parametrize(
    ("whole", "name"), [(WORD, "word/document.xml"), (WORD, "_rels/.rels"), (WHOLE["odt"], "content.xml")]
)
def test_altered_parts(fast: None, whole: bytes, name: str) -> None:
    parts = unzipped(whole)

    @given(altered(parts[name]))
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def check(part: bytes) -> None:
        read_or_refuse(zip_of({**parts, name: part}), "a")

    check()


@pytest.mark.parametrize("kind", WHOLE)
def test_every_length_of_a_cut_file(fast: None, kind: str) -> None:
    for length in range(0, len(WHOLE[kind]), max(1, len(WHOLE[kind]) // 150)):
        read_or_refuse(WHOLE[kind][:length], f"a.{kind}")


@pytest.mark.parametrize("error", [RecursionError, MemoryError, OSError, KeyError("Said in confidence.")])
def test_no_error_of_a_reader_leaves_the_worker(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_data: bytes) -> None:
        raise error

    readers: dict[object, Callable[[bytes], object]] = dict.fromkeys(worker._READERS, fail)
    monkeypatch.setattr(worker, "_READERS", readers)

    told = json.loads(worker.answer({"kind": "pdf"}, b""))
    assert set(told) == {"refused"}


@given(st.text(max_size=200) | st.text("<>/abdiv p='&#;hidentr", max_size=200))
@settings(deadline=None)
def test_any_page_of_the_web(page: str) -> None:
    paragraphs, _hid = words_of_html(page)

    assert all(paragraph.strip() for paragraph in paragraphs)


@given(st.lists(st.text(st.sampled_from("ab \f\n\t\x00\u00a0."), max_size=20), max_size=8))
@settings(deadline=None)
def test_no_word_is_lost_in_laying_out_and_every_page_stands_where_its_words_do(
    paragraphs: list[str],
) -> None:
    text, places = lay_out(paragraphs)
    bare = str.maketrans("", "", " \f\n\t\x00\u00a0")

    assert text.translate(bare) == "".join(paragraphs).translate(bare)
    page, expected = 1, dict[int, str]()
    for letter in "".join(paragraphs):
        page += letter == "\f"
        if letter in "ab.":
            expected[page] = expected.get(page, "") + letter
    ends = [*[place.start for place in places[1:]], len(text)] if places else []
    found = {
        place.page: text[place.start : end].translate(bare) for place, end in zip(places, ends, strict=True)
    }
    assert found == expected
