"""Whatever comes in is refused in one line, cleaned, or kept as it came: never anything else."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.hear.attachments import LARGEST, AttachmentKind, AttachmentRefused, clean
from speakopenly.hear.attachments.pdf import clean_pdf
from speakopenly.hear.attachments.pictures import clean_picture
from speakopenly.hear.attachments.word import clean_word
from tests.library.hear.attachments.planted import (
    as_bytes,
    exif,
    holds,
    pdf_bytes,
    pdf_page,
    photo,
    picture,
    screenshot,
    unzipped,
    word_file,
    zip_of,
)
from tests.library.hear.attachments.test_pdf import attached, info, photo_in_page, whole_xmp

NAMES = st.sampled_from(["a.jpg", "a.pdf", "a.docx", "a.txt", "a", "", "a.exe"]) | st.text(max_size=12)
STARTS = [
    *(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"%PDF-1.7\n", b"PK\x03\x04"),
    *(b"\0\0\0\x18ftypheic", b"{\\rtf1", b"<?xml", b"\xff\xfe", b"\xef\xbb\xbf", b"BM", b"MZ"),
]


def planted_pdf() -> bytes:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf)
        for plant in (info, attached, photo_in_page, whole_xmp):
            plant(pdf, page)
        return pdf_bytes(pdf)


def small_word_file() -> bytes:
    """The least that is a Word file, so that a hundred of them are soon read."""
    wanted = {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"}
    return zip_of({name: data for name, data in unzipped(word_file()).items() if name in wanted})


PDF, WORD, PHOTO, SCREENSHOT = planted_pdf(), small_word_file(), photo(), screenshot()
GIF, WEBP = as_bytes(picture(), "GIF"), as_bytes(picture(), "WEBP", exif=exif())


@st.composite
def altered(draw: st.DrawFn, data: bytes) -> bytes:
    """A valid file with some bytes changed, cut out or doubled."""
    whole = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(whole) - 1, 0)))
        length = draw(st.integers(0, 24))
        whole[at : at + length] = draw(
            st.binary(max_size=8) | st.just(b"") | st.just(bytes(whole[at : at + 48]))
        )
    return bytes(whole)


def clean_or_refuse(data: bytes, name: str) -> None:
    try:
        cleaned = clean(data, name=name)
    except AttachmentRefused:
        return
    assert cleaned.is_clean or (cleaned.data == data and cleaned.removed == ())
    assert 0 <= len(cleaned.data) <= LARGEST


@given(st.binary(max_size=400), NAMES)
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    clean_or_refuse(data, name)


@given(st.sampled_from(STARTS), st.binary(max_size=300), NAMES)
@settings(max_examples=10, deadline=None)
def test_any_bytes_that_look_like_a_file_we_know(start: bytes, rest: bytes, name: str) -> None:
    clean_or_refuse(start + rest, name)


@given(st.one_of([altered(whole) for whole in (PHOTO, SCREENSHOT, GIF, WEBP, PDF, WORD)]))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_altered_files(data: bytes) -> None:
    clean_or_refuse(data, "a")


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(
    ("whole", "cleaner"),
    [
        (PHOTO, lambda data: clean_picture(data, AttachmentKind.JPEG)[0]),
        (SCREENSHOT, lambda data: clean_picture(data, AttachmentKind.PNG)[0]),
        (WEBP, lambda data: clean_picture(data, AttachmentKind.WEBP)[0]),
        (PDF, lambda data: clean_pdf(data)[0]),
    ],
    ids=["photo", "screenshot", "webp", "pdf"],
)
def test_no_altered_file_that_counts_as_clean_holds_the_secret(
    whole: bytes, cleaner: Callable[[bytes], bytes]
) -> None:
    assert holds(whole)
    passed = []

    @given(altered(whole))
    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    def check(data: bytes) -> None:
        try:
            cleaned = cleaner(data)
        except Exception:  # noqa: BLE001 - whatever goes wrong here keeps the file as it came, marked
            return
        passed.append(cleaned)
        assert not holds(cleaned)

    check()
    assert passed


@given(
    st.sampled_from(["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"]), st.data()
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_altered_parts_of_a_word_file_end_in_a_new_file_or_an_error(name: str, data: st.DataObject) -> None:
    parts = unzipped(WORD)
    parts[name] = data.draw(altered(parts[name]))
    try:
        cleaned, _ = clean_word(zip_of(parts))
    except Exception:  # noqa: BLE001 - whatever goes wrong here keeps the file as it came, marked
        return
    assert "word/document1.xml" in unzipped(cleaned)
