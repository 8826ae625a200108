"""Read BibTeX through ``bibtexparser``; one broken entry costs that entry and no other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from speakopenly.hear.literature.records import BROKEN, Fields, Listed
from speakopenly.hear.literature.tex import plain

_OTHER_BLOCK: Final = re.compile(r"\s*@(?:string|comment|preamble)\b", re.IGNORECASE)
_AND: Final = re.compile(r"(?<!\s)\s+and\s+")
_YEAR_FIELDS: Final = ("year", "date", "issued")
_JOURNAL_FIELDS: Final = ("journal", "journaltitle", "booktitle", "series", "publisher", "institution")


def read_bibtex(text: str) -> Listed:
    """Give the entries of a BibTeX text, those that cannot be read, and how much stands between them."""
    blocks = Splitter(text).split().blocks
    entries = [entry for entry in map(_entry_of, blocks) if entry is not None]
    keys = _resolved(blocks, entries)
    rejected = [(_line(block), BROKEN) for block in blocks if _is_lost(block)]
    between = sum(isinstance(block, ImplicitComment) for block in blocks)
    notes = (f"Words between entries, not read: {between}.",) if between else ()
    return Listed(
        tuple((_line(entry), _fields(entry, key)) for entry, key in zip(entries, keys, strict=True)),
        tuple(rejected),
        notes,
    )


def _entry_of(block: Block) -> Entry | None:
    """Give the entry in a block, also where its key or a field of it stands twice."""
    if isinstance(block, ParsingFailedBlock):
        block = block.ignore_error_block if block.ignore_error_block is not None else block
        return _entry_of(block) if isinstance(block, Entry | DuplicateBlockKeyBlock) else None
    return block if isinstance(block, Entry) else None


def _is_lost(block: Block) -> bool:
    if not isinstance(block, ParsingFailedBlock) or _entry_of(block) is not None:
        return False
    return not _OTHER_BLOCK.match(block.raw or "")


def _resolved(blocks: Sequence[Block], entries: Sequence[Entry]) -> list[str]:
    """Put strings in place of their names and take enclosing braces off, in place; give the entries' keys."""
    keys = [entry.key for entry in entries]
    for number, entry in enumerate(entries):
        entry.key = str(number)
        entry.fields = list({field.key.lower(): field for field in reversed(entry.fields)}.values())
    library = Library([*(block for block in blocks if isinstance(block, String)), *entries])
    for middleware in (
        ResolveStringReferencesMiddleware(allow_inplace_modification=True),
        RemoveEnclosingMiddleware(allow_inplace_modification=True),
    ):
        library = middleware.transform(library)
    return keys


def _fields(entry: Entry, key: str) -> Fields:
    read = {field.key.lower(): str(field.value) for field in entry.fields}
    authors = read.get("author") or read.get("editor") or ""
    return {
        "title": plain(read.get("title", "")),
        "abstract": plain(read.get("abstract", "")),
        "authors": [plain(author) for author in _AND.split(authors) if author.strip()],
        "year": _first(read, _YEAR_FIELDS),
        "journal": plain(_first(read, _JOURNAL_FIELDS)),
        "doi": read.get("doi") or read.get("url", ""),
        "kind": entry.entry_type,
        "given_id": key,
    }


def _first(read: dict[str, str], names: Sequence[str]) -> str:
    return next((read[name] for name in names if read.get(name, "").strip()), "")


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1
