"""Read RIS as databases write it, junk lines and missing ends included.

A record begins with TY and ends with ER (Research Information Systems, 2001). Lines are put in order here,
so that each record keeps the number of its line; ``rispy`` reads what each tag means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import rispy

from speakopenly.hear.literature.records import BROKEN, Fields, Listed

_TAG: Final = re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {1,3}-(?:\s(.*)|$)")
_STRICT_TAG: Final = re.compile(r"[A-Z][A-Z0-9] {2}-")
_KNOWN: Final = frozenset(rispy.TAG_KEY_MAPPING) - {"UK"}
_ONE_VALUE: Final = frozenset({"AB", "N2", "TI", "T1"})
"""Given twice, these go on: some databases write a line for each part of an abstract."""
_DOI_AT: Final = re.compile(r"doi\.org/", re.IGNORECASE)


@dataclass(slots=True)
class _Block:
    """The lines of one record: where it begins, its tags in order, and whether it was ended."""

    line: int
    tags: list[tuple[str, str]] = field(default_factory=list)
    is_ended: bool = False

    def add(self, tag: str, value: str) -> None:
        """Add a tag, or go on with one that may stand only once."""
        if tag in _ONE_VALUE:
            for place, (known, before) in enumerate(self.tags):
                if known == tag:
                    self.tags[place] = (tag, f"{before} {value}")
                    return
        self.tags.append((tag, value))

    def go_on(self, words: str) -> None:
        """Take a line without a tag as more of the tag before it."""
        tag, before = self.tags[-1]
        self.tags[-1] = (tag, f"{before} {words}")


def read_ris(text: str) -> Listed:
    """Give the records of a RIS text, and the lines that belong to none."""
    blocks, junk = _blocks(text)
    records, rejected = [], []
    for block in blocks:
        try:
            records.append((block.line, _fields(block)))
        except (KeyError, ValueError, TypeError, AttributeError, IndexError):
            rejected.append((block.line, BROKEN))
    notes = {
        "Lines that belong to no record, not read": junk,
        "Records without an end (ER)": sum(not block.is_ended for block in blocks),
    }
    said = tuple(f"{note}: {count}." for note, count in notes.items() if count)
    return Listed(tuple(records), tuple(rejected), said)


def _blocks(text: str) -> tuple[list[_Block], int]:
    blocks, junk = list[_Block](), 0
    open_block: _Block | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        tag, value = _tag_of(line)
        if tag == "ER":
            junk += open_block is None
            if open_block is not None:
                open_block.is_ended, open_block = True, None
        elif tag == "TY" or (tag and open_block is None):
            open_block = _Block(number)
            blocks.append(open_block)
            open_block.add(tag, value)
        elif tag and open_block is not None:
            open_block.add(tag, value)
        elif line.strip():
            junk += open_block is None
            if open_block is not None:
                open_block.go_on(line.strip())
    return blocks, junk


def _tag_of(line: str) -> tuple[str, str]:
    """Give the tag of a line and what follows it; no tag for "UK - based" in the middle of an abstract."""
    match = _TAG.match(line)
    if match is None or not (_STRICT_TAG.match(line) or match[1] in _KNOWN):
        return "", ""
    return match[1], (match[2] or "").strip()


def _fields(block: _Block) -> Fields:
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in block.tags if tag != "TY"]
    kind = next((value for tag, value in block.tags if tag == "TY"), "")
    read = rispy.loads("\n".join([f"TY  - {kind}", *lines, "ER  - ", ""]), skip_unknown_tags=True)[0]
    return {
        "title": _first(read, "title", "primary_title", "short_title", "translated_title"),
        "abstract": _first(read, "abstract", "notes_abstract"),
        "authors": [*read.get("authors", []), *read.get("first_authors", [])],
        "year": _first(read, "year", "publication_year", "date"),
        "journal": _first(
            read,
            "journal_name",
            "alternate_title3",
            "secondary_title",
            "alternate_title2",
            "alternate_title1",
        ),
        "doi": _first(read, "doi") or next(_dois(read.get("urls", [])), ""),
        "kind": kind,
        "given_id": _first(read, "accession_number", "id"),
    }


def _first(read: dict[str, Any], *names: str) -> str:
    return next((str(read[name]) for name in names if str(read.get(name) or "").strip()), "")


def _dois(urls: list[str]) -> Iterator[str]:
    return (url for url in urls if _DOI_AT.search(url))
