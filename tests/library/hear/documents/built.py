"""Small files of every kind we read, built here: invented words, no real person."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import pikepdf

from tests.library.hear.attachments.planted import pdf_bytes, word_file, zip_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIRST = "Nobody rang us before the move."
SECOND = "The school heard of it from another family."
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def p(words: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def run(markup: str) -> str:
    return f"<w:p><w:r>{markup}</w:r></w:p>"


def word(
    body: str = "", *, parts: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None
) -> bytes:
    return word_file(body or p(FIRST) + p(SECOND), parts=parts, links=links)


def open_document(
    body: str = "", *, styles: str = "", parts: Mapping[str, str] | None = None, kind: str = "text"
) -> bytes:
    inner = body or f"<text:p>{FIRST}</text:p><text:p>{SECOND}</text:p>"
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{place}:1.0"'
        for name, place in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
            *(("style", "style"), ("fo", "xsl-fo-compatible")),
        )
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{inner}</office:text></office:body></office:document-content>"
    )
    files = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        **(parts or {}),
    }
    return zip_of({name: data.encode() for name, data in files.items()})


Placed = tuple[float, float, str]


def column(lines: Sequence[str], *, top: float = 700, left: float = 60, step: float = 14) -> list[Placed]:
    """Lines of words one below the other."""
    return [(left, top - step * place, line) for place, line in enumerate(lines)]


def pdf_with(pages: Sequence[Sequence[Placed]], *, pictures: Sequence[int] = (), **saved: object) -> bytes:
    """A PDF of lines at their places; pages of the numbers in ``pictures`` show a picture too."""
    with pikepdf.new() as pdf:
        for number, lines in enumerate(pages, start=1):
            page = pdf.add_blank_page(page_size=(595, 842))
            shown = "".join(
                f"BT /F1 11 Tf 1 0 0 1 {left} {foot} Tm ({_escaped(text)}) Tj ET\n"
                for left, foot, text in lines
            )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=_helvetica()))
            if number in pictures:
                shown += "q 500 0 0 700 40 60 cm /I1 Do Q\n"
                page.Resources.XObject = pikepdf.Dictionary(I1=_picture(pdf))
            page.Contents = pdf.make_stream(shown.encode("cp1252"))
        if saved:
            out = io.BytesIO()
            pdf.save(out, **saved)
            return out.getvalue()
        return pdf_bytes(pdf)


def pdf(*pages: Sequence[str], pictures: Sequence[int] = ()) -> bytes:
    return pdf_with([column(lines) for lines in pages], pictures=pictures)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _helvetica() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def _picture(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    return pdf.make_stream(
        b"\x80" * 4,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=2,
        Height=2,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray,
    )


def mail(body: str = f"{FIRST}\n\n{SECOND}\n", *, html: str = "", subject: str = "Our move") -> EmailMessage:
    """An e-mail from an invented person at an invented place."""
    made = EmailMessage()
    made["From"] = "Wilhelmina Quillfeather <w.quillfeather@northmoor.example>"
    made["To"] = "listening@northmoor.example"
    made["Date"] = "Tue, 05 May 2026 23:47:12 +0100"
    made["Subject"] = subject
    if body:
        made.set_content(body)
        if html:
            made.add_alternative(html, subtype="html")
    else:
        made.set_content(html, subtype="html")
    return made
