"""Small pieces of REFI-QDA XML that the project and the codebook share, written and read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from lxml import etree

from speakopenly import __version__
from speakopenly.core.errors import BadInput
from speakopenly.core.records import Place
from speakopenly.understand.exchange.limits import MAX_ELEMENTS, MAX_XML_BYTES, MEGABYTE
from speakopenly.understand.exchange.records import Coder, CoderKind, Guid, make_guid

ORIGIN: Final = "Speak Openly"
PROJECT: Final = "urn:QDA-XML:project:1.0"
CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
MACHINE: Final = f"{CoderKind.MACHINE}: "

_NOT_OF_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_GUID: Final = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.IGNORECASE)
_COLOUR: Final = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?", re.DOTALL)
_CODER: Final = re.compile(r"Coder ([1-9][0-9]{0,5})")
_PAGE: Final = re.compile(r"page (\d{1,9})")
_TIME: Final = re.compile(r"(\d+):([0-5]\d):([0-5]\d(?:\.\d+)?)")


def origin() -> str:
    """Who wrote a file."""
    return f"{ORIGIN} {__version__}"


def add(parent: Any, tag: str, /, text: str | None = None, **attributes: str | None) -> Any:
    """Add a child element; attributes that are None are left out, and so is what XML cannot hold."""
    added = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}")
    for attribute, value in attributes.items():
        if value is not None:
            added.set(attribute, xml_text(value))
    if text is not None:
        added.text = xml_text(text)
    return added


def add_described(parent: Any, description: str) -> None:
    """Add a description where there is one."""
    if description:
        add(parent, "Description", description)


def add_notes(parent: Any, notes: Iterable[Guid]) -> None:
    """Add a reference for each note."""
    for note in notes:
        add(parent, "NoteRef", targetGUID=note)


def xml_text(text: str) -> str:
    """The text with a mark in the place of each character that XML cannot hold."""
    return _NOT_OF_XML.sub("\ufffd", text)


def written(root: Any) -> bytes:
    """The bytes of a document."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return data


def parse(data: bytes, file: str, *, root: str) -> Any:
    """Parse XML that a stranger wrote: no entity, nothing fetched, at most 256 levels deep.

    Raises:
        BadInput: it is no XML, declares entities, is absurdly large or has another root than ``root``.
    """
    again = "Export it again, as REFI-QDA."
    if len(data) > MAX_XML_BYTES:
        raise BadInput(f"is larger than {MAX_XML_BYTES // MEGABYTE} MB.", do="Split it.", file=file)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BadInput("cannot be read as XML.", do=again, file=file) from None
    if tree.getroottree().docinfo.doctype:
        raise BadInput("declares a document type, which no exchange file needs.", do=again, file=file)
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise BadInput(f"holds more than {MAX_ELEMENTS:,} elements.", do="Split it.", file=file)
    if local(tree) != root:
        raise BadInput(f"holds no {root} of REFI-QDA.", do=again, file=file)
    return tree


def local(element: Any) -> str:
    """The name of an element without its namespace; programs write several, some none."""
    return str(element.tag).rpartition("}")[2]


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children of these names, in order; none where there is no element."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def child(element: Any, name: str) -> Any:
    """The first child of a name, or None."""
    return next(children(element, name), None)


def words(element: Any) -> str:
    """All text of an element; nothing of none."""
    return "" if element is None else "".join(element.itertext())


def described(element: Any) -> str:
    """The description of an element."""
    return words(child(element, "Description"))


def guid_of(text: str | None) -> Guid | None:
    """A guid in our form, from any the standard allows, or made from what a program wrote in its place."""
    text = (text or "").strip()
    found = _GUID.fullmatch(text)
    if found:
        return Guid(found[1].lower())
    return make_guid("written in the place of a guid", text) if text else None


def targets(element: Any, name: str) -> tuple[Guid, ...]:
    """What the references of a name point at."""
    found = (guid_of(each.get("targetGUID") or each.get("guid")) for each in children(element, name))
    return tuple(guid for guid in found if guid)


def whole_number(text: str | None) -> int | None:
    """A whole number of up to 15 digits, or None."""
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else None


def colour_of(text: str | None) -> str | None:
    """A colour as ``#rrggbb`` or ``#rgb``; None for anything else."""
    return text if text and _COLOUR.fullmatch(text) else None


def day_of(text: str | None) -> date | None:
    """The day of a date with time, as it is written there; the time is not kept."""
    found = _DAY.fullmatch((text or "").strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def as_moment(day: date | None) -> str | None:
    """A day as the standard wants it: with a time, which is always midnight."""
    return None if day is None else f"{day.isoformat()}T00:00:00Z"


def coder_name(coder: Coder) -> str:
    """What stands for whoever coded: a role or a number, never a name."""
    if coder.kind is CoderKind.MACHINE:
        return f"{MACHINE}{coder.version or 'unknown'}"
    return str(CoderKind.PERSON) if coder.number is None else f"Coder {coder.number}"


def number_of_coder(name: str) -> int | None:
    """The number of a coder that is named by one only."""
    found = _CODER.fullmatch(name)
    return int(found[1]) if found else None


def place_name(place: Place) -> str:
    """How a page or a time is written as the name of a span: ``page 3`` or ``0:01:23.5``."""
    if place.page is not None:
        return f"page {place.page}"
    thousandths = round((place.seconds or 0.0) * 1000)
    minutes, left = divmod(thousandths, 60_000)
    seconds = f"{left // 1000:02d}.{left % 1000:03d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds}"


def place_of(name: str, start: int) -> Place | None:
    """Read a page or a time back from the name of a span."""
    if found := _PAGE.fullmatch(name):
        return Place(start, page=int(found[1]))
    if found := _TIME.fullmatch(name):
        thousandths = int(found[1]) * 3_600_000 + int(found[2]) * 60_000 + round(float(found[3]) * 1000)
        return Place(start, seconds=thousandths / 1000)
    return None
