"""The Atom feed of issues (RFC 4287): titles and addresses, days and no hours, and no story's words.

What was fetched once lies with readers we do not know. So no teller's words go in: only the page has them.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree

from speakopenly.core.documents.cleaning import one_line

ATOM: Final = "http://www.w3.org/2005/Atom"
_NAMES: Final = uuid.UUID("5b1d0f4e-6f0c-4c55-9d83-0d5f2f4c6d0a")


@dataclass(frozen=True, slots=True)
class Entry:
    """One issue in the feed: what it is called, where it stands, and the day it came out."""

    title: str
    address: str
    out_on: date


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its own address and that of the page it stands for."""

    title: str
    author: str
    language: str
    address: str
    page: str
    entries: Sequence[Entry]


def write_feed(feed: Feed) -> bytes:
    """Write the feed as Atom; equal feeds give equal bytes."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.language}
    )
    _add(root, "title", feed.title)
    _add(root, "id", _id_of(feed.address))
    _add(root, "updated", _midnight(max((each.out_on for each in feed.entries), default=date(2026, 1, 1))))
    _add(_add(root, "author"), "name", feed.author)
    _add(root, "link", rel="self", href=feed.address, type="application/atom+xml")
    _add(root, "link", rel="alternate", href=feed.page, type="text/html")
    for entry in feed.entries:
        _entry(root, entry)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _entry(root: ElementTree.Element, entry: Entry) -> None:
    made = _add(root, "entry")
    _add(made, "title", entry.title)
    _add(made, "id", _id_of(entry.address))
    _add(made, "updated", _midnight(entry.out_on))
    _add(made, "link", rel="alternate", href=entry.address, type="text/html")


def _add(to: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(to, f"{{{ATOM}}}{name}", attributes)
    if text:
        made.text = one_line(text)
    return made


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _id_of(address: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, address)}"
