"""A document's tree as what a template can walk through: kind by kind, words with their weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from speakopenly.core.documents import Block, BulletList, Document, Paragraph, SubHeading, Table, Words
from speakopenly.core.documents.cleaning import runs


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block: what it is, and what stands in it."""

    kind: str
    given: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """One numbered part of the document."""

    heading: str
    blocks: list[ShownBlock]


def sections_of(document: Document) -> list[ShownSection]:
    """The parts of a document for the page."""
    return [
        ShownSection(f"{each.number}. {each.heading}", list(_blocks(each.blocks)))
        for each in document.sections
    ]


def _blocks(blocks: Iterable[Block]) -> Iterable[ShownBlock]:
    for block in blocks:
        match block:
            case Paragraph(_, text):
                yield ShownBlock("paragraph", {"runs": _runs(text)})
            case BulletList(items):
                yield ShownBlock("list", {"items": [_runs(item) for item in items]})
            case SubHeading(text):
                yield ShownBlock("heading", {"text": text})
            case Table(caption, columns, rows, note):
                yield ShownBlock("table", {"caption": caption, "heads": columns, "rows": rows, "note": note})
            case _:
                raise TypeError("Data protection documents hold no quote and no picture.")


def _runs(words: Words) -> list[tuple[str, bool]]:
    return [(run.text, run.style.value == "strong") for run in runs(words)]
