"""What is no document is refused in one clear line that says what it is and what to do."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from speakopenly.core.errors import BadInput
from speakopenly.hear.documents import DocumentRefused, Why, read_document
from tests.library.hear.attachments.planted import unzipped, zip_of
from tests.library.hear.documents.built import FIRST, column, mail, open_document, p, pdf, pdf_with, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(100)


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind)
    return out.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    return zip_of({**unzipped(data), name: part})


def locked_zip(data: bytes) -> bytes:
    """Set the mark of encryption on every part, as it stands in both heads of each."""
    marked = bytearray(data)
    for head, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(head)
        while at >= 0:
            marked[at + place] |= 1
            at = marked.find(head, at + 4)
    return bytes(marked)


def bomb() -> bytes:
    """A small Word file whose document unfolds to 200 MB."""
    files = unzipped(word())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            if name != "word/document.xml":
                packed.writestr(name, data)
        with packed.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b" " * 1024 * 1024)
    return out.getvalue()


def laughing() -> bytes:
    """Nine entities, each ten of the one before: a thousand million words."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    body = unzipped(word(p("&l9;")))["word/document.xml"]
    return with_part(word(), "word/document.xml", f"<!DOCTYPE d [{entities}]>".encode() + body)


def reaching_out() -> bytes:
    body = unzipped(word(p("&x;")))["word/document.xml"]
    return with_part(
        word(), "word/document.xml", b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + body
    )


REFUSED = {
    "0 bytes": (b"", "a.docx", Why.EMPTY),
    "white space": (b" \r\n\t", "a.txt", Why.EMPTY),
    "zeros": (bytes(5000), "a.pdf", Why.EMPTY),
    "photo": (picture("JPEG"), "a.jpg", Why.PICTURE),
    "photo named pdf": (picture("PNG"), "a.pdf", Why.PICTURE),
    "scan": (picture("TIFF"), "a.tif", Why.PICTURE),
    "photo of a phone": (b"\0\0\0\x18ftypheic" + bytes(40), "a.heic", Why.PICTURE),
    "old Word": (ole("WordDocument"), "a.doc", Why.OLD_WORD),
    "old Word named docx": (ole("WordDocument"), "a.docx", Why.OLD_WORD),
    "locked Word": (ole("EncryptedPackage"), "a.docx", Why.LOCKED),
    "Outlook": (ole("__substg1.0_0037001F"), "a.msg", Why.OUTLOOK),
    "old slides": (ole("PowerPoint Document"), "a.ppt", Why.SLIDES),
    "old table": (ole("Workbook"), "a.xls", Why.TABLE),
    "rich text": (b"{\\rtf1 Said.}", "a.rtf", Why.RICH_TEXT),
    "rich text named doc": (b"{\\rtf1 Said.}", "a.doc", Why.RICH_TEXT),
    "Apple pages": (zip_of({"Index/Document.iwa": b"x"}), "a.pages", Why.PAGES),
    "web page named pdf": (b"<!DOCTYPE html><p>Said.</p>", "a.pdf", Why.WEB_PAGE),
    "web page named doc": (b"\xef\xbb\xbf\r\n<html><body>Said.", "a.doc", Why.WEB_PAGE),
    "xml": (b"<?xml version='1.0'?><a/>", "a.txt", Why.MARKUP),
    "zip named docx": (zip_of({"a.txt": b"Said."}), "a.docx", Why.ARCHIVE),
    "gzip": (b"\x1f\x8b\x08" + bytes(20), "a.txt.gz", Why.ARCHIVE),
    "book": (zip_of({"mimetype": b"application/epub+zip"}), "a.epub", Why.BOOK),
    "slides": (zip_of({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "a.pptx", Why.SLIDES),
    "table": (zip_of({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "a.xlsx", Why.TABLE),
    "open table": (open_document(kind="spreadsheet"), "a.ods", Why.TABLE),
    "csv": (b"a,b\n1,2\n", "a.csv", Why.TABLE),
    "sound": (b"ID3" + bytes(40), "a.mp3", Why.RECORDING),
    "film": (b"\0\0\0\x18ftypisom" + bytes(40), "a.mp4", Why.RECORDING),
    "transcript": (b"WEBVTT\n\n00:01.000 --> 00:02.000\nSaid.\n", "a.vtt", Why.TRANSCRIPT),
    "subtitles named txt": (b"1\n00:00:01,000 --> 00:00:02,000\nSaid.\n", "a.txt", Why.TRANSCRIPT),
    "literature": (b"TY  - JOUR\nTI  - A study\nER  - \n", "a.txt", Why.LITERATURE),
    "macros": (with_part(word(), "word/vbaProject.bin", b"x"), "a.docm", Why.MACROS),
    "macros named docx": (with_part(word(), "word/vbaProject.bin", b"x"), "a.docx", Why.MACROS),
    "macros in an open document": (open_document(parts={"Basic/Standard/One.xml": "x"}), "a.odt", Why.MACROS),
    "zip bomb": (bomb(), "a.docx", Why.UNFOLDS_TOO_LARGE),
    "entity bomb": (laughing(), "a.docx", Why.ENTITIES),
    "entity that reads a file": (reaching_out(), "a.docx", Why.ENTITIES),
    "locked zip": (locked_zip(word()), "a.docx", Why.LOCKED),
    "locked open document": (
        open_document(
            parts={
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
            }
        ),
        "a.odt",
        Why.LOCKED,
    ),
    "locked pdf": (pdf_with([column([FIRST])], encryption=pikepdf.Encryption(owner="o", user="u")), "a.pdf", Why.LOCKED),
    "half a docx": (word()[:4000], "a.docx", Why.DAMAGED),
    "half an odt": (open_document()[:300], "a.odt", Why.DAMAGED),
    "half a pdf": (pdf([FIRST])[:-100], "a.pdf", Why.DAMAGED),
    "a docx without its document": (
        zip_of({"[Content_Types].xml": b"<a/>", "word/styles.xml": b"<a/>"}), "a.docx", Why.DAMAGED,
    ),
    "a docx without words": (word(p("")), "a.docx", Why.NO_WORDS),
    "an odt without words": (open_document("<text:p/>"), "a.odt", Why.NO_WORDS),
    "a docx of photos": (
        word('<w:p><w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r></w:p>'), "a.docx", Why.PICTURE,
    ),
    "an odt of photos": (
        open_document("<text:p><draw:frame><draw:image/></draw:frame></text:p>"), "a.odt", Why.PICTURE,
    ),
    "a pdf without words": (pdf([]), "a.pdf", Why.NO_WORDS),
    "a scanned pdf": (pdf([], pictures=[1]), "a.pdf", Why.PICTURE),
    "no letters": (bytes(range(1, 32)) * 40, "a.txt", Why.NO_LETTERS),
    "a locked mail": (
        b"From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime\n\nx", "a.eml", Why.LOCKED,
    ),
    "deep markup": (word("<w:sdt><w:sdtContent>" * 400), "a.docx", Why.DAMAGED),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_one_line_with_what_to_do(data: bytes, name: str, why: Why) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_document(data, name)

    line = str(refused.value)
    assert refused.value.why is why
    assert isinstance(refused.value, BadInput)
    assert line.startswith(f"{name}: ")
    assert "\n" not in line
    assert "Said" not in line


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tiff", "a.heic"])
def test_a_photo_is_refused_with_the_advice_to_type_it_in(name: str) -> None:
    data = b"\0\0\0\x18ftypheic" + bytes(40) if name == "a.heic" else picture("PNG")

    with pytest.raises(
        DocumentRefused, match=r"This is a picture of text\. Type it in, or add a text version\."
    ):
        read_document(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word(p(FIRST)), "a.pdf"),
        (open_document(f"<text:p>{FIRST}</text:p>"), "a.docx"),
        (pdf([FIRST]), "a.docx"),
        (b"\n<< junk >>\n" + pdf([FIRST]), "a.pdf"),
        (FIRST.encode(), "a.docx"),
        (FIRST.encode(), ""),
        (FIRST.encode(), "C:\\words\\a.txt"),
    ],
    ids=[
        "docx named pdf",
        "odt named docx",
        "pdf named docx",
        "pdf after junk",
        "text named docx",
        "no name",
        "path",
    ],
)
def test_a_document_with_another_name_is_read_by_its_bytes(data: bytes, name: str) -> None:
    found = read_document(data, name)

    assert found.pieces[0].text == FIRST
    assert "\\" not in found.file


def test_a_file_too_large_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_document(bytes(100 * 1024 * 1024 + 1), "a.pdf")
    assert refused.value.why is Why.TOO_BIG


def test_a_mail_of_endless_parts_is_refused() -> None:
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    data = (
        b"From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + part * 1_001
    )

    with pytest.raises(DocumentRefused) as refused:
        read_document(data, "a.eml")
    assert refused.value.why is Why.UNFOLDS_TOO_LARGE


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"word" + b"\t" * 3_000_000 + b"word", "a.txt"),
        (b"word" + b" \n" * 1_500_000 + b"word", "a.txt"),
        (b"\f" * 3_000_000 + b"word", "a.txt"),
        (b"a\n\n" * 1_000_000, "a.txt"),
        (b"From: a\n" + b" a\n" * 1_000_000 + b"\nword", "a.eml"),
        (word(p("x" + "&#9;" * 300_000 + "y")), "a.docx"),
    ],
    ids=["tabs", "blank lines", "pages", "paragraphs", "a head without end", "tabs in Word"],
)
def test_files_of_nothing_but_gaps_are_read_or_refused_in_bounded_time(data: bytes, name: str) -> None:
    try:
        found = read_document(data, name)
    except DocumentRefused:
        return
    assert len(found.pieces[0].text) < 100


def test_a_zip_of_very_many_parts_is_refused() -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_document(b"PK\x03\x04" + b"PK\x01\x02" * 10_001, "a.docx")
    assert refused.value.why is Why.UNFOLDS_TOO_LARGE


def test_a_mail_nested_without_end_is_refused_or_read_and_nothing_else() -> None:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000))
    data = b"From: a\nSubject: b\nMIME-Version: 1.0\n" + head.encode()

    with pytest.raises(DocumentRefused):
        read_document(data, "a.eml")


def test_a_mailbox_is_refused() -> None:
    one = b"From a@northmoor.example Tue May  5 10:00:00 2026\n" + bytes(mail()) + b"\n"

    with pytest.raises(DocumentRefused, match="Save each e-mail as .eml"):
        read_document(one + one, "a.mbox")
