from __future__ import annotations

import io
import zipfile

import docx
import pytest
from PIL import Image

from speakopenly.hear.attachments import AttachmentKind, Removed, clean
from tests.library.hear.attachments.planted import (
    SECRET,
    SHOWN,
    W,
    as_bytes,
    exif,
    holds,
    photo,
    picture,
    unzipped,
    word_file,
    words_of,
    zip_of,
)

pytestmark = pytest.mark.usefixtures("in_this_process")
BY = f'w:id="1" w:author="{SECRET}" w:date="2026-04-05T06:07:08Z"'
MADE_OF = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:hdr>'
DRAWN = (
    '<w:p><w:r><w:drawing><a:graphic><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="1" name="{name}" descr="{name}"/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rId90"/></pic:blipFill></pic:pic></a:graphic></w:drawing></w:r></w:p>'
)


def says(words: str, inside: str = "") -> str:
    return f"<w:r>{inside}<w:t>{words}</w:t></w:r>"


def paragraph(*inside: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{''.join(inside)}</w:p>"


TABLE = (
    "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    "<w:tr><w:trPr><w:del {}/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (paragraph(says("Nobody "), f"<w:del {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>", says("rang.")), "Nobody rang."),
        (paragraph(f"<w:ins {BY}>{says('She rang.')}</w:ins>"), "She rang."),
        (paragraph(f"<w:ins {BY}><w:del {BY}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>{says('Late.')}</w:ins>"), "Late."),
        (paragraph(f"<w:moveFrom {BY}>{says(SECRET)}</w:moveFrom>") + paragraph(f"<w:moveTo {BY}>{says('Here.')}</w:moveTo>"), "\nHere."),
        (paragraph(says("One "), mark=f"<w:del {BY}/>") + paragraph(says("two.")), "One two."),
        (paragraph(says("One."), mark=f"<w:ins {BY}/>") + paragraph(says("Two.")), "One.\nTwo."),
        (paragraph(says("Bold.", f"<w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr>")), "Bold."),
        (TABLE.format(says("Row."), BY, says(SECRET)), "Row."),
    ],
    ids=["deleted", "inserted", "inserted then deleted", "moved", "paragraph mark deleted", "paragraph mark inserted", "formatted", "row deleted"],
)  # fmt: skip
def test_tracked_changes_are_accepted(body: str, shown: str) -> None:
    data = word_file(body)
    assert holds(data)

    cleaned = clean(data, name="x.docx")

    assert not holds(cleaned.data)
    assert not holds(cleaned.data, "2026-04-05")
    assert Removed.TRACKED_CHANGES in cleaned.removed
    assert words_of(cleaned.data) == shown
    docx.Document(io.BytesIO(cleaned.data))


@pytest.mark.parametrize(
    ("body", "removed", "shown"),
    [
        (paragraph('<w:commentRangeStart w:id="0"/>', says("Late."), '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'), Removed.COMMENTS, "Late."),
        (paragraph(says("Seen."), says(SECRET, "<w:rPr><w:vanish/></w:rPr>")), Removed.HIDDEN_TEXT, "Seen."),
        (paragraph(says("Seen.", '<w:rPr><w:vanish w:val="0"/></w:rPr>')), None, "Seen."),
        (paragraph(f'<w:hyperlink r:id="rId91" w:tooltip="{SECRET}">{says("a page")}</w:hyperlink>'), Removed.LINKS, "a page"),
        (paragraph(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "{SECRET}"</w:instrText></w:r>', says("shown"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), Removed.LINKS, "shown"),
        (paragraph(f'<w:fldSimple w:instr="FILENAME {SECRET}">{says("shown")}</w:fldSimple>'), Removed.LINKS, "shown"),
        (paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>', says(" yes")), Removed.LINKS, "\u2612 yes"),
        (paragraph(f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:statusText w:val="{SECRET}"/><w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="often"/></w:ddList></w:ffData></w:fldChar></w:r>'), Removed.LINKS, "often"),
        (f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/><w:tag w:val="{SECRET}"/></w:sdtPr><w:sdtContent>{paragraph(says("Kept."))}</w:sdtContent></w:sdt>', None, "Kept."),
        (paragraph(f'<w:bookmarkStart w:id="1" w:name="{SECRET}"/>', says("Kept."), '<w:bookmarkEnd w:id="1"/>'), None, "Kept."),
        (f'<w:p w:rsidR="00AB12CD" w14:paraId="11223344">{says("Kept.")}</w:p>', None, "Kept."),
        (paragraph(f'<acme:user acme:name="{SECRET}"/>', says("Kept.")) + f"<!-- {SECRET} -->", Removed.DOCUMENT_INFO, "Kept."),
        (paragraph(says("Kept."), f'<w:r><w:object><o:OLEObject r:id="rId92" ProgID="{SECRET}"/></w:object></w:r>'), Removed.EMBEDDED_FILES, "Kept."),
        (paragraph(f'<w:permStart w:id="1" w:ed="{SECRET}"/>', says("Kept.")), None, "Kept."),
    ],
    ids=["comment mark", "hidden", "not hidden", "link", "field", "simple field", "tick box", "list", "content control", "bookmark", "revision numbers", "add-in", "embedded", "permission"],
)  # fmt: skip
def test_the_main_document_keeps_what_it_shows(body: str, removed: Removed | None, shown: str) -> None:
    links = {"rId91": f"hyperlink https://example.org/{SECRET}", "rId92": "oleObject embeddings/ole.bin"}
    data = word_file(body, links=links, parts={"word/embeddings/ole.bin": SECRET})

    cleaned = clean(data, name="")

    assert cleaned.is_clean
    assert not holds(cleaned.data)
    assert not holds(cleaned.data, "00AB12CD")
    assert not holds(cleaned.data, "11223344")
    assert removed is None or removed in cleaned.removed
    assert words_of(cleaned.data) == shown
    docx.Document(io.BytesIO(cleaned.data))


@pytest.mark.parametrize(
    ("kind", "name", "removed"),
    [
        ("comments", "comments.xml", Removed.COMMENTS),
        ("http://schemas.microsoft.com/office/2011/relationships/people", "people.xml", Removed.AUTHOR),
        (
            "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
            "more.xml",
            Removed.COMMENTS,
        ),
        (
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "vbaProject.bin",
            Removed.MACROS,
        ),
        ("customXml", "own.xml", Removed.DOCUMENT_INFO),
        ("glossaryDocument", "glossary/document.xml", Removed.HIDDEN_TEXT),
        ("package", "embeddings/sheet.xlsx", Removed.EMBEDDED_FILES),
        ("attachedTemplate", f"file:///C:/Users/{SECRET}/Normal.dotm", Removed.LINKS),
        ("https://acme.example/addin", "acme.xml", None),
    ],
)
def test_parts_that_are_not_shown_stay_behind(kind: str, name: str, removed: Removed | None) -> None:
    parts = {} if ":" in name else {f"word/{name}": f"<x>{SECRET}</x>"}
    data = word_file(parts=parts, links={"rId91": f"{kind} {name}"})
    assert holds(data)

    cleaned = clean(data, name="")

    assert not holds(cleaned.data)
    assert removed is None or removed in cleaned.removed
    assert words_of(cleaned.data) == SHOWN


def test_document_info_thumbnail_and_times_are_gone() -> None:
    document = docx.Document()
    document.core_properties.author = SECRET
    document.core_properties.comments = SECRET
    out = io.BytesIO()
    document.save(out)

    cleaned = clean(out.getvalue(), name="")

    assert {Removed.AUTHOR, Removed.TIME, Removed.COMMENTS, Removed.DOCUMENT_INFO, Removed.THUMBNAILS} <= set(
        cleaned.removed
    )
    assert not holds(cleaned.data)
    assert not [name for name in unzipped(cleaned.data) if name.startswith(("docProps", "customXml"))]
    with zipfile.ZipFile(io.BytesIO(cleaned.data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pictures_in_a_word_file_are_drawn_anew_and_named_by_us() -> None:
    data = word_file(
        DRAWN.format(name=SECRET),
        parts={"word/media/Wilhelmina Quillfeather.jpg": photo()},
        links={"rId90": "image media/Wilhelmina Quillfeather.jpg"},
    )

    cleaned = clean(data, name="")

    assert {Removed.PLACE, Removed.DEVICE} <= set(cleaned.removed)
    assert not holds(cleaned.data)
    assert not holds(cleaned.data, "Wilhelmina")
    shown = docx.Document(io.BytesIO(cleaned.data)).part.related_parts
    assert [part.partname for part in shown.values() if "media" in part.partname] == [
        "/word/media/picture1.jpg"
    ]


def cropped(rectangle: str) -> str:
    return DRAWN.format(name="").replace("</pic:blipFill>", f"<a:srcRect {rectangle}/></pic:blipFill>")


def with_picture(body: str) -> bytes:
    drawn = Image.new("RGB", (100, 50), "blue")
    drawn.paste((255, 0, 0), (50, 0, 100, 50))
    turned = as_bytes(drawn, "PNG", exif=exif(orientation=6))
    return word_file(body, links={"rId90": "image media/a.png"}, parts={"word/media/a.png": turned})


@pytest.mark.parametrize(
    ("rectangle", "size", "colours"),
    [
        ('r="50000"', (50, 50), {(0, 0, 255)}),
        ('l="60000" t="20000"', (40, 40), {(255, 0, 0)}),
        ('l="-5000" b="10000"', (100, 45), {(0, 0, 255), (255, 0, 0)}),
        ("", (100, 50), {(0, 0, 255), (255, 0, 0)}),
    ],
)
def test_what_a_document_crops_is_cut_off(
    rectangle: str, size: tuple[int, int], colours: set[tuple[int, int, int]]
) -> None:
    cleaned = clean(with_picture(cropped(rectangle)), name="")

    parts = unzipped(cleaned.data)
    shown = Image.open(io.BytesIO(parts["word/media/picture1.png"]))
    assert shown.size == size
    assert {colour for _, colour in shown.getcolors() or []} == colours
    assert (Removed.HIDDEN_PARTS in cleaned.removed) is (len(rectangle) > 0)
    assert (b'l="-5000"' in parts["word/document1.xml"]) is ("-5000" in rectangle)
    assert b"0000" not in parts["word/document1.xml"].split(b"blipFill")[1]


@pytest.mark.parametrize(
    "body",
    [
        cropped('r="50000"') + cropped('l="50000"'),
        cropped('r="60000" l="60000"'),
        '<w:p><w:r><w:pict><v:imagedata r:id="rId90" cropleft="9000f"/></w:pict></w:r></w:p>',
    ],
    ids=["two parts of one picture", "nothing left", "old way"],
)
def test_a_crop_we_cannot_carry_out_is_not_called_clean(body: str) -> None:
    assert not clean(with_picture(body), name="").is_clean


def test_an_add_in_is_not_even_announced() -> None:
    data = unzipped(word_file(paragraph(says("Kept."))))
    data["word/document.xml"] = data["word/document.xml"].replace(
        b"<w:document ",
        b'<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        b' mc:Ignorable="w14 acme" ',
    )

    cleaned = clean(zip_of(data), name="")

    assert words_of(cleaned.data) == "Kept."
    assert not holds(cleaned.data, "acme")
    assert b'mc:Ignorable="w14"' in unzipped(cleaned.data)["word/document1.xml"]
    assert b"xmlns:w14=" in unzipped(cleaned.data)["word/document1.xml"]


def test_headers_footnotes_and_styles_come_along_and_are_cleaned() -> None:
    document = docx.Document()
    document.add_paragraph(SHOWN, style="Heading 1")
    document.sections[0].header.paragraphs[0].text = "Northmoor"
    document.sections[0].header.paragraphs[0].add_run(SECRET).font.hidden = True
    out = io.BytesIO()
    document.save(out)

    cleaned = clean(out.getvalue(), name="")

    assert not holds(cleaned.data)
    again = docx.Document(io.BytesIO(cleaned.data))
    assert again.sections[0].header.paragraphs[0].text == "Northmoor"
    assert again.paragraphs[0].style.name == "Heading 1"


def test_words_hidden_by_a_style_are_gone() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Built"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    hidden = says(SECRET, '<w:rPr><w:rStyle w:val="Built"/></w:rPr>')

    cleaned = clean(word_file(paragraph(says("Seen."), hidden), parts={"word/styles.xml": styles}), name="")

    assert Removed.HIDDEN_TEXT in cleaned.removed
    assert not holds(cleaned.data)
    assert words_of(cleaned.data) == "Seen."


def test_of_the_settings_only_looks_remain() -> None:
    settings = (
        f'<w:settings xmlns:w="{W}"><w:attachedTemplate/><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
        f'<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars><w:evenAndOddHeaders/></w:settings>'
    )

    cleaned = clean(word_file(parts={"word/settings.xml": settings}), name="")

    assert {Removed.LINKS, Removed.HIDDEN_TEXT} <= set(cleaned.removed)
    assert not holds(cleaned.data, "00AB12CD")
    assert not holds(cleaned.data)
    assert b"evenAndOddHeaders" in unzipped(cleaned.data)["word/settings1.xml"]


def field(instruction: str, *shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + asked + mark("separate") + "".join(shown) + mark("end")


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        (field(f' page \\* "{SECRET}"', says("4")), ["PAGE"]),
        (field(f"IF {SECRET}", field("NUMPAGES", says("9"))), ["NUMPAGES"]),
        (field("PAGE", field(f"USERNAME {SECRET}", says("x"))), ["PAGE"]),
        (f'<w:fldSimple w:instr="PAGE {SECRET}">{says("4")}</w:fldSimple>', ["PAGE"]),
        (f"<w:r><w:instrText>PAGE {SECRET}</w:instrText></w:r>", []),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + field(SECRET, says("x")), []),
    ],
)
def test_page_numbers_go_on_counting_and_other_fields_do_not(inside: str, kept: list[str]) -> None:
    cleaned = clean(word_file(paragraph(inside)), name="")

    markup = unzipped(cleaned.data)["word/document1.xml"]
    assert cleaned.is_clean
    assert not holds(cleaned.data)
    assert [word for word in (b"PAGE", b"NUMPAGES") if b" " + word in markup or b'"' + word in markup] == [
        word.encode() for word in kept
    ]
    assert markup.count(b"fldChar ") in {0, 3}


def test_a_file_with_macros_becomes_one_without() -> None:
    data = unzipped(word_file())
    data["[Content_Types].xml"] = data["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )

    cleaned = clean(zip_of(data), name="x.docm")

    assert cleaned.name == "document.docx"
    assert b"macroEnabled" not in unzipped(cleaned.data)["[Content_Types].xml"]
    assert words_of(cleaned.data) == SHOWN


@pytest.mark.parametrize(
    ("body", "links", "parts"),
    [
        (
            DRAWN.format(name=""),
            {"rId90": "image media/a.emf"},
            {"word/media/a.emf": b"\x01\0\0\0" + b"\0" * 90},
        ),
        (DRAWN.format(name=""), {"rId90": "image media/missing.png"}, {}),
        (
            paragraph('<w:altChunk r:id="rId90"/>'),
            {"rId90": "aFChunk chunk.html"},
            {"word/chunk.html": "<p>x</p>"},
        ),
        ("<w:p><w:r></w:p>", {}, {}),
        ("", {}, {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}),
        ("", {}, {"_rels/.rels": "<Relationships/>"}),
        ("<w:p>" * 400 + "</w:p>" * 400, {}, {}),
    ],
    ids=[
        "metafile",
        "missing picture",
        "document within",
        "broken markup",
        "entities",
        "no main document",
        "deep",
    ],
)
def test_a_word_file_we_cannot_vouch_for_is_kept_and_marked(
    body: str, links: dict[str, str], parts: dict[str, str | bytes]
) -> None:
    data = word_file(body, links=links, parts=parts)

    cleaned = clean(data, name="")

    assert (cleaned.data, cleaned.kind, cleaned.is_clean) == (data, AttachmentKind.WORD, False)
    assert cleaned.removed == ()


def test_the_same_word_file_gives_the_same_bytes() -> None:
    data = word_file(
        DRAWN.format(name=""),
        links={"rId90": "image media/a.jpg"},
        parts={"word/media/a.jpg": as_bytes(picture(), "JPEG", exif=exif())},
    )

    assert clean(data, name="a").data == clean(data, name="b").data
