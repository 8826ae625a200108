from __future__ import annotations

import io
import tarfile

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.attachments import (
    LARGEST,
    AttachmentKind,
    AttachmentRefused,
    Refusal,
    Removed,
    clean,
)
from tests.library.hear.attachments.planted import as_bytes, picture, word_file, zip_of


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        packed.addfile(tarfile.TarInfo("a"), io.BytesIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "a.txt", Refusal.EMPTY),
        (b"x" * (LARGEST + 1), "a.txt", Refusal.TOO_BIG),
        (b"MZ\x90\0\x03\0\0\0", "photo.jpg", Refusal.PROGRAM),
        (b"\x7fELF\x02\x01\x01\0", "a", Refusal.PROGRAM),
        (b"\xca\xfe\xba\xbe\0\0\0\x34", "a.pdf", Refusal.PROGRAM),
        (b"L\0\0\0\x01\x14\x02\0\0\0", "a.lnk", Refusal.PROGRAM),
        (b"#!/bin/sh\necho\n", "notes.txt", Refusal.PROGRAM),
        (b"del *.*", "notes.BAT", Refusal.PROGRAM),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "setup.msi", Refusal.PROGRAM),
        (zip_of({"a.txt": b"a"}), "a.docx", Refusal.ARCHIVE),
        (zip_of({}), "a.zip", Refusal.ARCHIVE),
        (b"PK\x03\x04 and no more", "a.zip", Refusal.ARCHIVE),
        (b"Rar!\x1a\x07\x01\0", "a", Refusal.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "a", Refusal.ARCHIVE),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a.pdf", Refusal.ARCHIVE),
        (tar(), "a", Refusal.ARCHIVE),
    ],
)
def test_what_is_refused_is_told_by_its_content(data: bytes, name: str, why: Refusal) -> None:
    with pytest.raises(AttachmentRefused) as refused:
        clean(data, name=name)

    assert refused.value.why is why
    assert isinstance(refused.value, BadInput)
    assert len(name) < 2 or name not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_too_big_is_told_its_size() -> None:
    with pytest.raises(AttachmentRefused, match=r"This file is too big \(14 MB\)"):
        clean(b"x" * (13 * 1024 * 1024 + 5), name="a")


@pytest.mark.parametrize(
    ("data", "name", "kept_as"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40, "IMG_1.HEIC", "photo.heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "a", "file.avif"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "a", "file.mp4"),
        (b"ID3\x04\0\0\0\0\0\0", "a", "file.mp3"),
        (b"{\\rtf1 {\\author Someone}}", "a.doc", "file.rtf"),
        (b"<html><meta name=author></html>", "a.html", "file.txt"),
        (b"<svg><script/></svg>", "a.svg", "file.txt"),
        (b"Received: from here\nFrom: someone\n\nHello", "a.eml", "file.txt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "Someone.DOC", "file.doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "Someone.evil", "file.bin"),
        (
            zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}),
            "a",
            "file.odt",
        ),
        (zip_of({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "a", "file.xlsx"),
        (b"\x00\x01\x02\x03", "../../etc/passwd", "file.bin"),
        (word_file()[:400], "a.docx", "file.bin"),
    ],
)
def test_what_we_cannot_clean_is_kept_as_it_came_and_marked(data: bytes, name: str, kept_as: str) -> None:
    cleaned = clean(data, name=name)

    assert (cleaned.data, cleaned.name, cleaned.is_clean, cleaned.removed) == (data, kept_as, False, ())


@pytest.mark.parametrize("name", ["Someone.exe", "Someone.docx", "", "\0/\\..\ud800"])
def test_a_name_says_nothing_of_what_a_file_is(name: str) -> None:
    cleaned = clean(as_bytes(picture(), "JPEG"), name=name)

    assert (cleaned.kind, cleaned.name, cleaned.is_clean) == (AttachmentKind.JPEG, "photo.jpg", True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"One\r\ntwo\rthree\n", "One\ntwo\nthree\n"),
        ("\ufeffDyma fo: ŵ".encode(), "Dyma fo: ŵ"),
        ("Ŵyr".encode("utf-16"), "Ŵyr"),
        (b"Caf\xe9 \x80 5", "Café € 5"),
        ("می‌خواهم 👩‍👧".encode(), "می‌خواهم 👩‍👧"),
        (b"MZ was not told.", "MZ was not told."),
    ],
)
def test_plain_words_stay_as_they_are(data: bytes, words: str) -> None:
    cleaned = clean(data, name="a.txt")

    assert (cleaned.kind, cleaned.name, cleaned.is_clean) == (AttachmentKind.TEXT, "text.txt", True)
    assert cleaned.data.decode() == words
    assert cleaned.removed == ()


def test_letters_without_a_shape_are_taken_out_of_words() -> None:
    cleaned = clean("No\u200bbody\u2060 ra\u2063ng.".encode(), name="a.txt")

    assert (cleaned.data, cleaned.removed) == (b"Nobody rang.", (Removed.HIDDEN_TEXT,))
