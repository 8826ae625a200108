"""Files with something hidden in them, and a search that finds it again wherever it may be packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import pikepdf
from lxml import etree
from PIL import Image, PngImagePlugin

SECRET = "Wilhelmina Quillfeather"
"""An invented name, and unlike anything a library would write of its own accord."""

SHOWN = "The handover was missed."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def picture(size: tuple[int, int] = (48, 32), mode: str = "RGB") -> Image.Image:
    """A picture with a corner of another colour, so that turning it shows."""
    drawn = Image.new("RGB", size, (20, 120, 120))
    drawn.paste((240, 200, 40), (0, 0, size[0] // 2, size[1] // 2))
    return drawn.convert(mode)


def as_bytes(drawn: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


def exif(*, orientation: int = 1) -> Image.Exif:
    """What a phone writes: place, device, time, person, a comment."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F], tags[0x0110], tags[0x0131] = SECRET, SECRET, SECRET
    tags[0x0132], tags[0x013B], tags[0x010E] = "2026:04:05 06:07:08", SECRET, SECRET
    tags.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + SECRET.encode()
    place = tags.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (53.0, 1.0, 2.0), "W", (1.0, 2.0, 3.0)
    place[27] = SECRET.encode()
    return tags


def photo() -> bytes:
    """A JPEG with all of that, a comment and bytes behind its end."""
    data = as_bytes(picture(), "JPEG", exif=exif(), comment=SECRET.encode(), xmp=xmp())
    return data + SECRET.encode()


def xmp() -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator><rdf:Seq><rdf:li>{SECRET}</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def screenshot() -> bytes:
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", SECRET)
    about.add_itxt("Comment", SECRET, zip=True)
    return as_bytes(picture(), "PNG", pnginfo=about, exif=exif()) + SECRET.encode()


def pdf_page(pdf: pikepdf.Pdf, words: str = SHOWN) -> pikepdf.Page:
    """One page that shows some words."""
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf 40 40 Td ({words}) Tj ET".encode())
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
    )
    return page


def pdf_bytes(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(
    body: str = "",
    *,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """A Word file made by python-docx, with a body, parts and links (number: "type target") of ours."""
    document = docx.Document()
    document.add_paragraph(SHOWN)
    out = io.BytesIO()
    document.save(out)
    files = unzipped(out.getvalue())
    if body:
        files["word/document.xml"] = document_markup(body)
    for name, data in (parts or {}).items():
        files[name] = data.encode() if isinstance(data, str) else data
    more = "".join(_link(number, *where.split(" ", 1)) for number, where in (links or {}).items())
    listed = "word/_rels/document.xml.rels"
    files[listed] = files[listed].replace(b"</Relationships>", more.encode() + b"</Relationships>")
    return zip_of(files)


def _link(number: str, kind: str, target: str) -> str:
    outside = ' TargetMode="External"' if ":" in target else ""
    full = kind if ":" in kind else f"{OFFICE}/{kind}"
    return f'<Relationship Id="{number}" Type="{full}" Target="{target}"{outside}/>'


def document_markup(body: str) -> bytes:
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:acme="https://acme.example/addin" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        f"><w:body>{body}</w:body></w:document>"
    ).encode()


def zip_of(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def words_of(data: bytes) -> str:
    """The words a Word file shows, one paragraph a line."""
    root = etree.fromstring(unzipped(data)["word/document1.xml"])
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(f"{{{W}}}t"))
        for paragraph in root.iter(f"{{{W}}}p")
    )


def holds(data: bytes, secret: str = SECRET) -> bool:
    """Say whether a secret is anywhere in a file: in its bytes, its parts, its streams or its strings."""
    return any(written in piece for piece in _pieces(data) for written in _ways_to_write(secret))


def _ways_to_write(secret: str) -> list[bytes]:
    plain = secret.encode()
    return [plain, secret.encode("utf-16-le"), secret.encode("utf-16-be"), plain.hex().encode()]


def _pieces(data: bytes) -> list[bytes]:
    if data.startswith(b"PK"):
        parts = unzipped(data)
        return [
            data,
            *(name.encode() for name in parts),
            *(piece for part in parts.values() for piece in _pieces(part)),
        ]
    if data.startswith(b"%PDF"):
        return [data, *_pieces_of_pdf(data)]
    if data.startswith((b"\x89PNG", b"\xff\xd8", b"GIF")):
        with Image.open(io.BytesIO(data)) as drawn:
            drawn.load()
            return [data, repr(drawn.info).encode(), repr(getattr(drawn, "text", "")).encode()]
    return [data]


def _pieces_of_pdf(data: bytes) -> list[bytes]:
    pieces = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            pieces.append(repr(thing).encode())
            if isinstance(thing, pikepdf.Stream):
                pieces.append(thing.read_raw_bytes())
                if "DCT" not in str(thing.get("/Filter", "")):
                    pieces.append(thing.read_bytes())
            elif isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
                pieces.append(thing.unparse(resolved=True))
        pieces.append(repr(pdf.trailer).encode())
    return pieces
