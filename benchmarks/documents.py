"""Write a report the size of 2,000 contributions three times and say what it costs.

Run: .venv/bin/python benchmarks/documents.py
The words are invented. Printed are CPU seconds of this process and its threads, and wall seconds beside them.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from datetime import date

from speakopenly.core.documents import (
    Block,
    Document,
    Paragraph,
    Quote,
    Section,
    Table,
    differences_in_pdf,
    layout,
    page_numbers,
    plain_text,
    text_of_html,
    text_of_word,
    write_html,
    write_pdf,
    write_word,
)

SAID = "Nobody rang us before the move, and the school heard of it from another family on the Monday after."
FOUND = (
    "Many people (about 630 of 2,000; 29% to 34%) said that they heard of a change after it had happened. "
    "They spoke of calls that were promised and did not come, of letters sent to an old address, and of "
    "having to tell the same story again. Some saw it differently: they were told early and were asked."
)


def report() -> Document:
    """Six sections, 60 numbered paragraphs, 200 quotes, 10 tables of 20 rows."""
    table = Table(
        "People who spoke of each theme",
        ("Theme", "People", "Base", "Low", "High", "Word"),
        tuple((f"Theme {n}", str(40 + n), "2,000", "2%", "4%", "a few") for n in range(20)),
        None,
    )
    sections = []
    quotes = 0
    for section in range(1, 7):
        blocks: list[Block] = []
        for place in range(1, 11):
            number = f"{section}.{place}"
            blocks.append(
                Paragraph(number, FOUND, ("630 of 2,000 people", "survey, meetings", f"evidence {number}"))
            )
            for _ in range(4 if place <= 4 else 3):
                if quotes < 200:
                    quotes += 1
                    blocks.append(Quote(f"{SAID} ({quotes})", f"c{quotes}:0-98", "Survey, foster carers"))
            if place % 5 == 0 and section <= 5:
                blocks.append(table)
        sections.append(Section(str(section), f"What we heard, part {section}", tuple(blocks)))
    return Document(
        "What 2,000 people told Northmoor", "Findings", "Edition 1", date(2026, 5, 4), "en-GB", "0000-0000",
        (Paragraph(None, "Northmoor asked for this."),), (Paragraph("0.1", FOUND),), tuple(sections),
    )  # fmt: skip


def timed(name: str, deed: Callable[[], object]) -> None:
    """Do one thing and print its cost."""
    cpu, wall = time.process_time(), time.perf_counter()
    made = deed()
    size = f"{len(made) / 1024:8.0f} kB" if isinstance(made, bytes) else ""
    print(f"{name:32} {time.process_time() - cpu:6.2f} CPU s {time.perf_counter() - wall:6.2f} s {size}")


def main() -> None:
    """Print one line for each step."""
    document = report()
    timed("lay out and number pages", lambda: page_numbers(document))
    pages = page_numbers(document)
    timed("write PDF", lambda: write_pdf(document))
    timed("write HTML", lambda: write_html(document, pages))
    timed("write Word", lambda: write_word(document, pages))
    html, pdf, word = write_html(document, pages), write_pdf(document), write_word(document, pages)
    timed("read HTML back", lambda: text_of_html(html) == plain_text(document))
    timed("read Word back", lambda: text_of_word(word) == plain_text(document))
    timed("compare PDF", lambda: differences_in_pdf(document, pdf))
    print(f"{layout(document).all_pages} pages, {len(plain_text(document))} pieces of text")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
