"""Telling what a file is by its content.

Four answers are possible: a kind we can clean; a kind we know but cannot; nothing we know; or one of two we
refuse, because readers could be harmed by opening it (programs) or nobody can see what is in it (archives).
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from speakopenly.hear.attachments.records import AttachmentKind, AttachmentRefused, Refusal
from speakopenly.hear.attachments.text import read_text

NAMES: Final = {
    AttachmentKind.JPEG: "photo.jpg",
    AttachmentKind.PNG: "picture.png",
    AttachmentKind.GIF: "picture.gif",
    AttachmentKind.WEBP: "picture.webp",
    AttachmentKind.HEIC: "photo.heic",
    AttachmentKind.PDF: "document.pdf",
    AttachmentKind.WORD: "document.docx",
    AttachmentKind.TEXT: "text.txt",
}

_PICTURES: Final = (
    (b"\xff\xd8\xff", AttachmentKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", AttachmentKind.PNG),
    (b"GIF87a", AttachmentKind.GIF),
    (b"GIF89a", AttachmentKind.GIF),
)
_PROGRAMS: Final = (
    *(b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe"),
    *(b"\xcf\xfa\xed\xfe", b"\0asm", b"dex\n", b"L\0\0\0\x01\x14\x02\0", b"!<arch>\n", b"MSCF"),
)
_ARCHIVES: Final = (
    *(b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"),
    *(b"\x1f\x9d", b"\x04\x22\x4d\x18", b"xar!", b"LZIP", b"\x60\xea"),
)
_PROGRAM_ENDINGS: Final = frozenset(
    {
        *(".apk", ".bat", ".cmd", ".command", ".cpl", ".desktop", ".dll", ".dmg", ".exe"),
        *(".hta", ".inf", ".jar", ".js", ".jse", ".lnk", ".mjs", ".msc", ".msi"),
        *(".msp", ".pif", ".pl", ".ps1", ".psm1", ".py", ".rb", ".reg", ".scr"),
        *(".sct", ".sh", ".url", ".vb", ".vbe", ".vbs", ".ws", ".wsf", ".wsh"),
        *(".xll"),
    }
)
_HEIC_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_KNOWN_ENDINGS: Final = (
    (re.compile(rb"\{\\rtf"), "rtf"),
    (re.compile(rb"II\*\0|MM\0\*"), "tif"),
    (re.compile(rb"BM.{4}\0{4}", re.DOTALL), "bmp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "avif"),
    (re.compile(rb"....ftypM4A ", re.DOTALL), "m4a"),
    (re.compile(rb"....ftypqt  ", re.DOTALL), "mov"),
    (re.compile(rb"....ftyp", re.DOTALL), "mp4"),
    (re.compile(rb"ID3|\xff[\xfb\xf3\xf2]"), "mp3"),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), "wav"),
    (re.compile(rb"OggS"), "ogg"),
    (re.compile(rb"\x1a\x45\xdf\xa3"), "webm"),
    (re.compile(rb"#!AMR"), "amr"),
)
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE_ENDINGS: Final = frozenset({"doc", "xls", "ppt", "msg", "docx", "xlsx", "pptx"})
_OPEN_DOCUMENTS: Final = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_LETTER: Final = re.compile(
    r"(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|X-[\w-]+): .*\n"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a file is and what it will be called."""

    kind: AttachmentKind
    name: str


def tell(data: bytes, *, name: str) -> Told:
    """Say what some bytes are; ``name`` is asked only where the bytes leave it open.

    Raises:
        AttachmentRefused: it is a program or an archive.
    """
    kind = picture_kind(data) or (AttachmentKind.PDF if b"%PDF-" in data[:1024] else None)
    if kind:
        return Told(kind, NAMES[kind])
    if data.startswith(b"PK"):
        return _packed(data)
    text = read_text(data)
    if PurePosixPath(name.replace("\\", "/")).suffix.lower() in _PROGRAM_ENDINGS:
        raise AttachmentRefused(Refusal.PROGRAM)
    return _binary(data, name) if text is None else _written(text)


def picture_kind(data: bytes) -> AttachmentKind | None:
    """Say which kind of picture some bytes begin like, if any."""
    for start, kind in _PICTURES:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return AttachmentKind.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return AttachmentKind.HEIC
    return None


def _packed(data: bytes) -> Told:
    """Look into a zip file's list of names: office files are zip files too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = frozenset(packed.namelist())
            mimetype = packed.read("mimetype")[:200] if packed.getinfo("mimetype").file_size < 200 else b""
    except KeyError:
        mimetype = b""
    except Exception:  # noqa: BLE001 - a damaged list can trip zipfile in many ways
        names, mimetype = frozenset[str](), b""
    if "[Content_Types].xml" in names:
        return _office(names)
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        return Told(AttachmentKind.UNKNOWN, f"file.{_OPEN_DOCUMENTS.get(mimetype[35:], 'bin')}")
    if not names and b"[Content_Types].xml" in data[:4096]:
        return Told(AttachmentKind.UNKNOWN, "file.bin")
    raise AttachmentRefused(Refusal.ARCHIVE)


def _office(names: frozenset[str]) -> Told:
    if any(name.startswith("word/") for name in names):
        return Told(AttachmentKind.WORD, NAMES[AttachmentKind.WORD])
    ending = next((end for end, at in (("xlsx", "xl/"), ("pptx", "ppt/")) if _has_folder(names, at)), "bin")
    return Told(AttachmentKind.UNKNOWN, f"file.{ending}")


def _has_folder(names: frozenset[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _written(text: str) -> Told:
    """Tell plain words from pages, letters and rich text, which hold more than they show.

    Whatever is written in letters is called .txt, so that no script in it is ever run.
    """
    start = text.lstrip()[:400]
    if start.startswith("#!/"):
        raise AttachmentRefused(Refusal.PROGRAM)
    if start.startswith("{\\rtf"):
        return Told(AttachmentKind.UNKNOWN, "file.rtf")
    if start.startswith(("<", "%!", "BEGIN:V")) or _LETTER.match(start):
        return Told(AttachmentKind.UNKNOWN, "file.txt")
    return Told(AttachmentKind.TEXT, NAMES[AttachmentKind.TEXT])


def _binary(data: bytes, name: str) -> Told:
    if data.startswith(_PROGRAMS):
        raise AttachmentRefused(Refusal.PROGRAM)
    if data.startswith(_ARCHIVES) or data[257:262] == b"ustar" or data[0x8001:0x8006] == b"CD001":
        raise AttachmentRefused(Refusal.ARCHIVE)
    if data.startswith(_OLD_OFFICE):
        ending = name.lower().rpartition(".")[2]
        return Told(AttachmentKind.UNKNOWN, f"file.{ending if ending in _OLD_OFFICE_ENDINGS else 'bin'}")
    ending = next((ending for start, ending in _KNOWN_ENDINGS if start.match(data)), "bin")
    return Told(AttachmentKind.UNKNOWN, f"file.{ending}")
