"""The PDF writer: Typst sets the tree; what people wrote is passed as data and never read as markup."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from speakopenly.core.documents.checking import check
from speakopenly.core.documents.cleaning import direction, language_tag, one_line, runs
from speakopenly.core.documents.fonts import families, fonts_folder, loaded
from speakopenly.core.documents.pictures import part_of_width, safe_svg
from speakopenly.core.documents.plain import figures_columns, has_hidden_cells, section_heading
from speakopenly.core.documents.printable import breakable, name_missing
from speakopenly.core.documents.tree import (
    Block,
    BulletList,
    Document,
    Figure,
    Paragraph,
    Quote,
    SubHeading,
    Table,
    Words,
)
from speakopenly.core.documents.words import (
    CONTENTS,
    HIDDEN_NOTE,
    SUMMARY,
    check_line,
    edition_line,
    own_language,
    passage_label,
)

# Typst's stubs want the template and its root to be of one type; ours is bytes beside a path.
_TEMPLATE: Any = (Path(__file__).parent / "report.typ").read_bytes()
_STANDARD: Literal["ua-1"] = "ua-1"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on paper: the page of each numbered paragraph, and how long the parts are."""

    pages: Mapping[str, int]
    summary_pages: int
    all_pages: int


def write_pdf(document: Document) -> bytes:
    """Write the document as a tagged PDF/UA-1 file; equal documents give equal bytes."""
    check(document)
    return _set(document)[0]


def page_numbers(document: Document) -> Mapping[str, int]:
    """Give the page of each numbered paragraph, as Typst laid it out."""
    return layout(document).pages


@lru_cache(maxsize=4)
def layout(document: Document) -> Layout:
    """Say where each numbered paragraph stands and how many pages the summary and the whole take."""
    check(document)
    data = _set(document)[1]
    marks = json.loads(
        typst.query(
            _TEMPLATE,
            "<mark>",
            field="value",
            root=str(fonts_folder()),
            font_paths=loaded(),
            sys_inputs={"document": data},
        )
    )
    pages = {mark["name"]: mark["page"] for mark in marks if mark["kind"] == "paragraph"}
    places = {mark["name"]: mark["page"] for mark in marks if mark["kind"] == "place"}
    summary = places["summary end"] - places["summary"] + 1 if document.summary else 0
    return Layout(pages, summary, places["end"])


@lru_cache(maxsize=2)
def _set(document: Document) -> tuple[bytes, str]:
    """Set the document and give the PDF with the data it was set from.

    Where a letter still cannot be drawn, it is set again with the main family alone.
    """
    try:
        return _compile(document, main_family_only=False)
    except typst.TypstError:
        return _compile(document, main_family_only=True)


def _compile(document: Document, *, main_family_only: bool) -> tuple[bytes, str]:
    data = json.dumps(_Data(main_family_only).document(document))
    made: bytes = typst.compile(
        _TEMPLATE,
        format="pdf",
        pdf_standards=_STANDARD,
        root=str(fonts_folder()),
        font_paths=loaded(),
        sys_inputs={"document": data},
    )
    return made, data


@dataclass(frozen=True, slots=True)
class _Data:
    """The tree as plain data for the template, every text made printable."""

    main_family_only: bool

    def text(self, text: str) -> str:
        return self.printable(one_line(text))

    def printable(self, text: str) -> str:
        return breakable(name_missing(text, main_family_only=self.main_family_only))

    def runs(self, words: Words) -> list[dict[str, Any]]:
        return [
            {
                "text": self.printable(run.text),
                "style": run.style.value,
                "to": run.to,
            }
            for run in runs(words)
        ]

    def document(self, document: Document) -> dict[str, Any]:
        return {
            "families": families(),
            "title": self.text(document.title),
            "subtitle": self.text(document.subtitle),
            "edition": self.text(document.edition),
            "edition_line": self.text(edition_line(document.edition, document.date)),
            "date": [day.year, day.month, day.day] if (day := document.date) else None,
            "is_short": document.is_short,
            "language": typst_language(document.language) or {"lang": "en", "region": None},
            "own": typst_language(own_language(document.language)),
            "check_line": self.text(check_line(document.check_code)),
            "contents": CONTENTS,
            "summary_heading": SUMMARY,
            "front": self.blocks(document.front),
            "summary": self.blocks(document.summary),
            "sections": [
                {"heading": self.text(section_heading(section)), "blocks": self.blocks(section.blocks)}
                for section in document.sections
            ],
        }

    def blocks(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [{"kind": type(block).__name__, **self.block(block)} for block in blocks]

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Paragraph(number, text, margin):
                return {"number": number, "runs": self.runs(text), "margin": [self.text(m) for m in margin]}
            case Quote():
                return self.quote(block)
            case BulletList(items):
                return {"items": [self.runs(item) for item in items]}
            case SubHeading(text):
                return {"text": self.text(text)}
            case Figure():
                svg = safe_svg(block.svg, prefix="f")
                return {
                    "svg": name_missing(svg, main_family_only=self.main_family_only),
                    "part": part_of_width(svg),
                    "alternative": self.text(block.alternative),
                    "caption": self.text(block.caption),
                    "table": self.table(block.table),
                }
            case Table():
                return self.table(block)

    def quote(self, quote: Quote) -> dict[str, Any]:
        return {
            "text": self.text(quote.text),
            "passage": self.text(passage_label(quote.passage)),
            "attribution": self.text(quote.attribution),
            "language": typst_language(quote.language),
            "direction": direction(quote.text),
        }

    def table(self, table: Table) -> dict[str, Any]:
        return {
            "caption": self.text(table.caption),
            "figures": figures_columns(table),
            "columns": [self.text(column) for column in table.columns],
            "rows": [[self.text(cell) for cell in row] for row in table.rows],
            "note": self.text(table.note or ""),
            "hidden": HIDDEN_NOTE if has_hidden_cells(table) else "",
        }


def typst_language(tag: str | None) -> dict[str, str | None] | None:
    """Split a language tag into what Typst takes: a language and, where there is one, a region."""
    known = language_tag(tag)
    if known is None:
        return None
    first, *rest = known.split("-")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), None)
    return {"lang": first.lower(), "region": region}
