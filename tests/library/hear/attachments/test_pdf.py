from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from speakopenly.hear.attachments import AttachmentKind, Removed, clean
from tests.library.hear.attachments.planted import SECRET, SHOWN, holds, pdf_bytes, pdf_page, photo, xmp

pytestmark = pytest.mark.usefixtures("in_this_process")
Plant = Callable[[Pdf, pikepdf.Page], None]


def info(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.docinfo["/Author"] = SECRET
    pdf.docinfo["/CreationDate"] = "D:20260405060708Z"
    pdf.docinfo["/Producer"] = SECRET


def whole_xmp(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.Root.Metadata = pdf.make_stream(xmp(), Type=Name.Metadata, Subtype=Name.XML)


def page_xmp(pdf: Pdf, page: pikepdf.Page) -> None:
    page.Metadata = pdf.make_stream(xmp(), Type=Name.Metadata, Subtype=Name.XML)


def attached(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.attachments[SECRET] = SECRET.encode()


def named_script(pdf: Pdf, page: pikepdf.Page) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(SECRET))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String(SECRET), script])))


def opening_script(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(SECRET))


def page_script(pdf: Pdf, page: pikepdf.Page) -> None:
    page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String(SECRET)))


def note(pdf: Pdf, page: pikepdf.Page) -> None:
    page.Annots = Array([annotation(pdf, Subtype=Name.Text, T=String(SECRET), Contents=String(SECRET))])


def link(pdf: Pdf, page: pikepdf.Page) -> None:
    page.Annots = Array([annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(SECRET)))])


def thumbnail(pdf: Pdf, page: pikepdf.Page) -> None:
    page.Thumb = pdf.make_stream(SECRET.encode(), Width=1, Height=1)


def private(pdf: Pdf, page: pikepdf.Page) -> None:
    page.PieceInfo = Dictionary(Acme=Dictionary(Private=String(SECRET)))


def photo_in_page(pdf: Pdf, page: pikepdf.Page) -> None:
    page.Resources.XObject = Dictionary(Im1=image(pdf, photo(), Name.DCTDecode))


def packed_photo_in_page(pdf: Pdf, page: pikepdf.Page) -> None:
    packed = photo().hex().encode() + b">"
    page.Resources.XObject = Dictionary(Im1=image(pdf, packed, Array([Name.ASCIIHexDecode, Name.DCTDecode])))


def form_drawing(pdf: Pdf, page: pikepdf.Page) -> None:
    drawing = pdf.make_stream(
        f"% {SECRET}\n/Span <</ActualText ({SECRET})>> BDC q Q EMC".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Resources=Dictionary(Properties=Dictionary(P1=Dictionary(Title=String(SECRET)))),
        PieceInfo=Dictionary(Acme=String(SECRET)),
        Metadata=pdf.make_stream(xmp(), Type=Name.Metadata, Subtype=Name.XML),
    )
    page.Resources.XObject = Dictionary(Fm1=drawing)


def odd_entries(pdf: Pdf, page: pikepdf.Page) -> None:
    page.Resources.Acme = String(SECRET)
    page.Resources.XObject = Dictionary(Im1=image(pdf, bytes(48 * 32 * 3), Array()))
    page.Resources.XObject.Im1.Acme = Dictionary(By=String(SECRET))
    page.Resources.XObject.Im1.Alternates = Array([Dictionary(Image=pdf.make_stream(SECRET.encode()))])
    page.Acme = String(SECRET)


def remark_between_lines(pdf: Pdf, page: pikepdf.Page) -> None:
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + f"\n% {SECRET}\n/X ({SECRET}) DP".encode())


def tags(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Dictionary(S=Name.P, Alt=String(SECRET)))


def outline(pdf: Pdf, page: pikepdf.Page) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem(SECRET, 0))


def letters(pdf: Pdf, page: pikepdf.Page) -> None:
    letter = pdf.make_stream(f"100 0 d0 % {SECRET}\n".encode())
    page.Resources.Font.F2 = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary(a=letter))


def annotation(pdf: Pdf, **keys: pikepdf.Object) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([1, 1, 9, 9]), **keys))


def image(pdf: Pdf, data: bytes, packing: pikepdf.Object) -> pikepdf.Stream:
    return pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=48,
        Height=32,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=packing,
    )


PHONE = {Removed.PLACE, Removed.DEVICE, Removed.TIME, Removed.AUTHOR, Removed.COMMENTS, Removed.DOCUMENT_INFO}


@pytest.mark.parametrize(
    ("plant", "removed"),
    [
        (info, {Removed.AUTHOR, Removed.TIME, Removed.DOCUMENT_INFO}),
        (whole_xmp, {Removed.DOCUMENT_INFO}),
        (page_xmp, {Removed.DOCUMENT_INFO}),
        (attached, {Removed.EMBEDDED_FILES}),
        (named_script, {Removed.SCRIPTS}),
        (opening_script, {Removed.SCRIPTS}),
        (page_script, {Removed.SCRIPTS}),
        (note, {Removed.COMMENTS, Removed.AUTHOR}),
        (link, {Removed.LINKS}),
        (thumbnail, {Removed.THUMBNAILS}),
        (private, {Removed.DOCUMENT_INFO}),
        (photo_in_page, PHONE),
        (packed_photo_in_page, PHONE),
        (form_drawing, set()),
        (odd_entries, set()),
        (remark_between_lines, set()),
        (tags, set()),
        (outline, {Removed.LINKS}),
        (letters, set()),
    ],
)
def test_a_pdf_keeps_its_pages_and_nothing_else(plant: Plant, removed: set[Removed]) -> None:
    with pikepdf.new() as pdf:
        plant(pdf, pdf_page(pdf))
        data = pdf_bytes(pdf)
    assert holds(data)

    cleaned = clean(data, name=f"{SECRET}.pdf")

    assert (cleaned.kind, cleaned.name, cleaned.is_clean) == (AttachmentKind.PDF, "document.pdf", True)
    assert not holds(cleaned.data)
    assert set(cleaned.removed) >= removed
    assert text_of(cleaned.data) == SHOWN
    assert drawn(cleaned.data) == drawn(data)


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return document[0].get_textpage().get_text_bounded().strip()


def drawn(data: bytes) -> bytes:
    with pypdfium2.PdfDocument(data) as document:
        return document[0].render(draw_annots=False).to_numpy().tobytes()


def revised(data: bytes) -> bytes:
    """Save a new document info behind the end, as "save" does in many programs; the old one stays in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, number = pdf.Root.objgen[0], len(pdf.objects) + 1
    before = data[data.rindex(b"startxref") + 9 :].split()[0].decode()
    added = f"{number} 0 obj\n<< /Title (New) >>\nendobj\n".encode()
    table = f"xref\n{number} 1\n{len(data):010} 00000 n \n"
    trailer = f"trailer\n<< /Size {number + 1} /Root {root} 0 R /Info {number} 0 R /Prev {before} >>\n"
    return data + added + f"{table}{trailer}startxref\n{len(data) + len(added)}\n%%EOF\n".encode()


def test_earlier_revisions_of_a_pdf_are_gone() -> None:
    with pikepdf.new() as pdf:
        pdf_page(pdf)
        pdf.docinfo["/Author"] = SECRET
        data = revised(pdf_bytes(pdf))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert dict(pdf.docinfo.items()) == {"/Title": String("New")}
    assert holds(data)

    cleaned = clean(data, name="")

    assert cleaned.is_clean
    assert not holds(cleaned.data)


def test_a_filled_form_keeps_its_answers_on_the_page() -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf)
        look = pdf.make_stream(
            b"BT /F1 12 Tf 1 1 Td (Nobody rang back) Tj ET",
            Subtype=Name.Form,
            BBox=Array([0, 0, 200, 20]),
            Resources=page.Resources,
        )
        field = annotation(
            pdf,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String(SECRET),
            V=String("Nobody rang back"),
            AP=Dictionary(N=look),
        )
        field.Rect = Array([40, 80, 240, 100])
        page.Annots, pdf.Root.AcroForm = Array([field]), Dictionary(Fields=Array([field]))
        data = pdf_bytes(pdf)

    cleaned = clean(data, name="")

    assert cleaned.removed == (Removed.FORM_FIELDS,)
    assert not holds(cleaned.data)
    assert "Nobody rang back" in text_of(cleaned.data)


def test_a_note_drawn_on_the_page_stays_and_its_author_goes() -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf)
        shapes = {}
        for words in ("Ring her first", "Not shown"):
            shapes[words] = pdf.make_stream(
                f"BT /F1 12 Tf 1 1 Td ({words}) Tj ET".encode(),
                Subtype=Name.Form,
                BBox=Array([0, 0, 200, 20]),
                Resources=page.Resources,
            )
        seen = annotation(
            pdf, Subtype=Name.FreeText, T=String(SECRET), AP=Dictionary(N=shapes["Ring her first"])
        )
        unseen = annotation(pdf, Subtype=Name.FreeText, F=2, AP=Dictionary(N=shapes["Not shown"]))
        seen.Rect = unseen.Rect = Array([40, 80, 240, 100])
        page.Annots = Array([seen, unseen])
        data = pdf_bytes(pdf)

    cleaned = clean(data, name="")

    assert cleaned.removed == (Removed.AUTHOR, Removed.COMMENTS)
    assert not holds(cleaned.data)
    assert "Ring her first" in text_of(cleaned.data)
    assert not holds(cleaned.data, "Not shown")


def locked(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(user="open", owner="own"))
    return out.getvalue()


def with_hidden_layer(pdf: Pdf) -> bytes:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return pdf_bytes(pdf)


def with_live_form(pdf: Pdf) -> bytes:
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array())
    return pdf_bytes(pdf)


def collection(pdf: Pdf) -> bytes:
    pdf.Root.Collection = Dictionary()
    return pdf_bytes(pdf)


def with_wavelet_picture(pdf: Pdf) -> bytes:
    pdf.pages[0].Resources.XObject = Dictionary(Im1=image(pdf, b"\0" * 40, Name.JPXDecode))
    return pdf_bytes(pdf)


def with_broken_photo(pdf: Pdf) -> bytes:
    pdf.pages[0].Resources.XObject = Dictionary(Im1=image(pdf, photo()[:300], Name.DCTDecode))
    return pdf_bytes(pdf)


def cut_short(pdf: Pdf) -> bytes:
    return pdf_bytes(pdf)[:-60]


@pytest.mark.parametrize(
    "make",
    [
        locked,
        with_hidden_layer,
        with_live_form,
        collection,
        with_wavelet_picture,
        with_broken_photo,
        cut_short,
    ],
)
def test_a_pdf_we_cannot_vouch_for_is_kept_and_marked(make: Callable[[Pdf], bytes]) -> None:
    with pikepdf.new() as pdf:
        pdf_page(pdf)
        data = make(pdf)

    cleaned = clean(data, name="")

    assert (cleaned.data, cleaned.is_clean, cleaned.removed) == (data, False, ())


def test_the_same_pdf_gives_the_same_bytes() -> None:
    with pikepdf.new() as pdf:
        info(pdf, pdf_page(pdf))
        data = pdf_bytes(pdf)

    assert clean(data, name="a").data == clean(data, name="b").data
