"""The HTML writer: one file that needs nothing else, reads aloud well and prints well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from speakopenly.core.documents import words
from speakopenly.core.documents.checking import all_blocks, check, check_pages
from speakopenly.core.documents.cleaning import direction, language_tag, one_line, runs
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.documents.plain import figures_columns, has_hidden_cells, section_heading
from speakopenly.core.documents.tree import Block, Document, Figure, Paragraph

_FOLDER = Path(__file__).parent
_FIXED = {
    name: getattr(words, name)
    for name in ("SKIP", "CONTENTS", "SUMMARY", "HIDDEN", "HIDDEN_MARK", "HIDDEN_NOTE")
}
_ENVIRONMENT = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined)
_ENVIRONMENT.globals.update(
    _FIXED,
    citation=words.citation,
    check_line=words.check_line,
    css=Markup((_FOLDER / "report.css").read_text("utf-8")),  # noqa: S704 our own style sheet
    direction=direction,
    edition_line=words.edition_line,
    figures_columns=figures_columns,
    has_hidden_cells=has_hidden_cells,
    language_tag=language_tag,
    line=one_line,
    own_language=words.own_language,
    passage_label=words.passage_label,
    runs=runs,
    section_heading=section_heading,
)


def write_html(document: Document, pages: Mapping[str, int]) -> bytes:
    """Write the document as one accessible page, with the page of the PDF beside each paragraph.

    ``pages`` is what ``page_numbers`` gives. No script, no outside request; equal documents give equal
    bytes.
    """
    check(document)
    check_pages(document, pages)
    numbers = {block.number for block in all_blocks(document) if isinstance(block, Paragraph)}
    page = _ENVIRONMENT.get_template("report.html.jinja").render(
        d=document, pages=pages, numbers=numbers, kind_of=_kind_of, drawing=_Drawings()
    )
    return f"{page}\n".encode()


class _Drawings:
    """Give each picture of one page its own ids."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)

    def __call__(self, figure: Figure) -> Markup:
        return Markup(safe_svg(figure.svg, prefix=f"f{next(self._numbers)}"))  # noqa: S704 made safe there


def _kind_of(block: Block) -> str:
    return type(block).__name__
