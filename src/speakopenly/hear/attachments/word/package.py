"""The zip file around a Word file: which parts there are, and which part points to which."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from speakopenly.hear.attachments.limits import MOST_PARTS, MOST_UNFOLDED
from speakopenly.hear.attachments.records import AttachmentRefused, Refusal

LINKS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS: Final = "application/vnd.openxmlformats-package.relationships+xml"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""A zip file knows no earlier moment; the same for every part of every file."""


class CannotVouch(Exception):
    """The file holds something shown that we cannot clean, or is not built as its standard says."""


@dataclass(frozen=True, slots=True)
class Link:
    """One part pointing to another: its number there, its type and the other's name (None: outside)."""

    number: str
    type: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of ours: its bytes, its content type and its links (number, type, target)."""

    data: bytes
    type: str
    links: tuple[Link, ...]


def read_package(data: bytes) -> dict[str, bytes]:
    """Unpack a file into its parts by name.

    Raises:
        AttachmentRefused: it unfolds to more than we open.
        Exception: it is locked or damaged, or has two parts of one name.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        entries = [entry for entry in packed.infolist() if not entry.is_dir()]
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNFOLDED:
            raise AttachmentRefused(Refusal.UNFOLDS_TOO_LARGE)
        parts = {entry.filename: packed.read(entry) for entry in entries}
    if len(parts) != len(entries):
        raise CannotVouch
    return parts


def read_markup(data: bytes) -> Any:
    """Read one part, reaching for nothing outside it; remarks and instructions to programs fall away.

    Raises:
        CannotVouch: it defines words of its own (a DTD), which no Word file does.
        lxml.etree.XMLSyntaxError: it is damaged or nested too deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise CannotVouch
    return root


def links_of(parts: Mapping[str, bytes], name: str) -> list[Link]:
    """The links of a part; those of the whole file for the empty name."""
    folder, _, file = name.rpartition("/")
    listed = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    if listed is None:
        return []
    return [
        Link(
            found.get("Id", ""),
            found.get("Type", ""),
            None if found.get("TargetMode") == "External" else _place(folder, found.get("Target", "")),
        )
        for found in read_markup(listed).iter(f"{LINKS}Relationship")
    ]


def _place(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def write_package(parts: Mapping[str, Part]) -> bytes:
    """Pack parts into a Word file with one time for all of them."""
    types = etree.Element(f"{_TYPES}Types", nsmap={None: _TYPES[1:-1]})
    etree.SubElement(types, f"{_TYPES}Default", Extension="rels", ContentType=_RELATIONS)
    files: dict[str, bytes] = {}
    for name, part in parts.items():
        folder, _, file = name.rpartition("/")
        if name:
            etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=part.type)
            files[name] = part.data
        if part.links:
            files[posixpath.join(folder, "_rels", f"{file}.rels")] = _written_links(part.links)
    return _zipped({"[Content_Types].xml": written(types), **files})


def written(root: Any) -> bytes:
    """Write markup as bytes."""
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text


def _written_links(links: tuple[Link, ...]) -> bytes:
    root = etree.Element(f"{LINKS}Relationships", nsmap={None: LINKS[1:-1]})
    for link in links:
        etree.SubElement(
            root, f"{LINKS}Relationship", Id=link.number, Type=link.type, Target=f"/{link.target}"
        )
    return written(root)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = 0, 0
            packed.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
