"""Read what PubMed calls MEDLINE or NBIB: ``PMID- 123``, and lines that go on after six spaces."""

from __future__ import annotations

import re
from typing import Final

from speakopenly.hear.literature.records import BROKEN, Fields, Listed

_TAG: Final = re.compile(r"([A-Z][A-Z0-9]{0,3}) {0,3}- ?(.*)$")
_DOI: Final = re.compile(r"(10\.\d{4,9}/\S+)\s*\[doi\]", re.IGNORECASE)
_BEGINS: Final = "PMID"


def read_nbib(text: str) -> Listed:
    """Give the records of a MEDLINE text, and how many lines belong to none."""
    records, rejected = list[tuple[int, Fields]](), list[tuple[int, str]]()
    blocks, junk = _blocks(text)
    for line, tags in blocks:
        if len(tags) > 1:
            records.append((line, _fields(tags)))
        else:
            rejected.append((line, BROKEN))
    notes = (f"Lines that belong to no record, not read: {junk}.",) if junk else ()
    return Listed(tuple(records), tuple(rejected), notes)


def _blocks(text: str) -> tuple[list[tuple[int, list[tuple[str, str]]]], int]:
    """Each record: its first line and its tags in order. One begins with its PMID, or after a blank line."""
    blocks, junk, is_open = list[tuple[int, list[tuple[str, str]]]](), 0, False
    for number, line in enumerate(text.split("\n"), start=1):
        tag = _TAG.match(line)
        if not line.strip():
            is_open = False
        elif tag and (tag[1] == _BEGINS or not is_open):
            blocks.append((number, [(tag[1], tag[2].strip())]))
            is_open = True
        elif tag:
            blocks[-1][1].append((tag[1], tag[2].strip()))
        elif is_open and line[:1].isspace():
            name, before = blocks[-1][1][-1]
            blocks[-1][1][-1] = (name, f"{before} {line.strip()}")
        else:
            junk += 1
    return blocks, junk


def _fields(tags: list[tuple[str, str]]) -> Fields:
    def every(name: str) -> list[str]:
        return [value for tag, value in tags if tag == name and value]

    def first(*names: str) -> str:
        return next((value for name in names for value in every(name)), "")

    places = (*every("LID"), *every("AID"), *every("SO"))
    dois = [found[1] for value in places if (found := _DOI.search(value))]
    return {
        "title": first("TI", "BTI", "TT"),
        "abstract": " ".join(every("AB")) or first("OAB"),
        "authors": every("FAU") or every("AU") or every("CN"),
        "year": first("DP", "DEP", "EDAT"),
        "journal": first("JT", "TA"),
        "doi": dois[0] if dois else "",
        "kind": first("PT"),
        "given_id": first("PMID"),
    }
