"""A small report of the invented authority Northmoor with one of every kind of block, written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from speakopenly.core.documents import (
    BulletList,
    Document,
    Emphasis,
    Figure,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strong,
    SubHeading,
    Table,
    page_numbers,
    write_html,
    write_pdf,
    write_word,
)

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="480" height="110">
<defs><clipPath id="edge"><rect width="480" height="110"/></clipPath></defs>
<g clip-path="url(#edge)"><text x="4" y="34">Handover 39%</text>
<line x1="120" y1="30" x2="260" y2="30" stroke="#12436D"/>
<circle cx="190" cy="30" r="6" fill="#12436D"/></g></svg>"""

THEMES = Table(
    "People who spoke of each theme",
    ("Theme", "People", "Base", "Word"),
    (("Handover", "212", "540", "many"), ("Being told late", "[c]", "540", "a small number")),
    "Base: distinct people, spring 2026.",
)

MARKUP = (
    '#read("x") *a* _b_ $x$ @ref `c` <b>d</b> <script>alert(1)</script> '
    "{{ 7*7 }} {% e %} \\ // &amp; = 'q' -- ..."
)


def northmoor() -> Document:
    """The report."""
    finding = (
        "Many people (about 210 of 540; 35% to 43%) heard of a move ",
        Emphasis("after"),
        " it had happened. ",
        Strong("Some saw it differently:"),
        " they were told in good time. See ",
        Reference("2.1"),
        ".",
    )
    return Document(
        title="What 540 people told Northmoor",
        subtitle="Findings of a listening exercise",
        edition="Edition 1",
        date=date(2026, 5, 4),
        language="en-GB",
        check_code="7f3a-91c0",
        front=(
            Paragraph(None, "Northmoor asked for this and paid for it."),
            Paragraph(None, (Strong("Who was not heard. "), "No fathers took part; we hoped for 30.")),
        ),
        summary=(Paragraph("0.1", "Many people want to be told sooner.", ("many",)),),
        sections=(
            Section(
                "1",
                "What we heard",
                (
                    SubHeading("Being told"),
                    Paragraph("1.1", finding, ("212 of 540 people", "survey, small groups", "evidence 3f2a")),
                    Quote("I found out from the taxi driver.", "3f2a:0-33", "Survey, foster carers"),
                    Quote("Doedd neb wedi dweud wrthym am y tŷ.", "4b1c:0-37", "Small group", "cy"),
                    THEMES,
                    Figure(PICTURE, "A dot at 39% with its range.", "Many spoke of handover", THEMES),
                    BulletList(("Ring before a move", (Emphasis("Write"), " it down"))),
                ),
            ),
            Section("2", "What we do not know", (Paragraph("2.1", "We have not asked fathers."),)),
        ),
    )


@dataclass(frozen=True)
class Written:
    """A document and its three files."""

    document: Document
    pages: Mapping[str, int]
    html: bytes
    pdf: bytes
    word: bytes


def written(document: Document) -> Written:
    """Write a document three times."""
    pages = page_numbers(document)
    return Written(
        document, pages, write_html(document, pages), write_pdf(document), write_word(document, pages)
    )


def of_quotes(*texts: str) -> Document:
    """A report of nothing but quotes."""
    quotes = tuple(Quote(text, f"{place}:0-1", "Survey") for place, text in enumerate(texts))
    return Document(
        "T", "", "Edition 1", date(2026, 5, 4), "en-GB", "c", (), (), (Section("1", "Said", quotes),)
    )


@pytest.fixture(scope="session")
def report() -> Written:
    return written(northmoor())
