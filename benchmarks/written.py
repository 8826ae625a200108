"""Read a long PDF, a long Word file and long lists of literature: seconds of processor and memory of the child.

Run: .venv/bin/python benchmarks/written.py [--pages 300] [--records 10000]
The words are invented. Seconds and memory are those of the process that does the reading (see core/apart.py).
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx

from speakopenly.core.documents import Document, Paragraph, Section, write_pdf
from speakopenly.hear.documents import read_document
from speakopenly.hear.listening import Gathered
from speakopenly.hear.literature import read_literature

SAID = "Nobody rang us before the move, and the school heard of it from another family on the Monday after. "
PARAGRAPHS_ON_A_PAGE = 7
CHANCE = random.Random(4)  # noqa: S311 - words of no meaning


def paragraph() -> str:
    """Seventy words in an order of their own: what stands on many pages alike would be taken for a head."""
    return " ".join(CHANCE.choices(SAID.split(), k=72))


def long_pdf(pages: int) -> bytes:
    """About so many pages as a word processor makes them: heads, feet, paragraphs over the page."""
    sections = tuple(
        Section(
            str(number),
            f"Part {number}",
            tuple(
                Paragraph(f"{number}.{place}", paragraph()) for place in range(1, PARAGRAPHS_ON_A_PAGE * 10)
            ),
        )
        for number in range(1, pages // 10 + 1)
    )
    return write_pdf(
        Document(
            "A long submission",
            "Evidence",
            "Edition 1",
            date(2026, 5, 4),
            "en-GB",
            "0000-0000",
            (),
            (),
            sections,
        )
    )


def long_word(pages: int) -> bytes:
    made = docx.Document()
    for _page in range(pages):
        for _place in range(PARAGRAPHS_ON_A_PAGE):
            made.add_paragraph(paragraph())
        made.add_page_break()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def ris(records: int) -> bytes:
    return "".join(
        f"TY  - JOUR\nTI  - Work number {number} on being told late\nAU  - Quill, A.\nAB  - {SAID * 15}\nPY  - 2020\n"
        f"DO  - 10.1234/{number}\nER  - \n\n"
        for number in range(records)
    ).encode()


def bibtex(records: int) -> bytes:
    return "".join(
        f"@article{{k{number}, title={{Work number {number} on being told {{L}}ate}}, author={{Quill, A.}},\n"
        f" abstract={{{SAID * 15} \\& more}}, year={{2020}}, doi={{10.1234/{number}}}}}\n\n"
        for number in range(records)
    ).encode()


def measured(kind: str, data: bytes, read: Callable[[bytes], Gathered]) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    found = read(data)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        json.dumps(
            {
                "kind": kind,
                "megabytes": round(len(data) / 1024**2, 1),
                "pieces": len(found.pieces),
                "pages": found.pieces[0].places[-1].page if found.pieces[0].places else None,
                "characters": sum(len(piece.text) for piece in found.pieces),
                "child_cpu_seconds": round(
                    after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1
                ),
                "own_cpu_seconds": round(resource.getrusage(resource.RUSAGE_SELF).ru_utime - own, 1),
                "child_peak_mb": after.ru_maxrss // 1024,
            }
        )
    )


KINDS: dict[str, tuple[Callable[[int], bytes], Callable[[bytes], Gathered]]] = {
    "pdf": (long_pdf, lambda data: read_document(data, "a.pdf")),
    "docx": (long_word, lambda data: read_document(data, "a.docx")),
    "ris": (ris, lambda data: read_literature(data, "a.ris")),
    "bib": (bibtex, lambda data: read_literature(data, "a.bib")),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--file")
    asked = parser.parse_args()
    if asked.file:
        measured(asked.kind, Path(asked.file).read_bytes(), KINDS[asked.kind][1])
        return
    with tempfile.TemporaryDirectory() as place:
        for kind, (build, _read) in KINDS.items():
            # Read from a small process: a child begins with the peak of the process that starts it.
            path = Path(place) / f"long.{kind}"
            path.write_bytes(build(asked.pages if kind in {"pdf", "docx"} else asked.records))
            subprocess.run([sys.executable, __file__, "--kind", kind, "--file", path], check=True)


if __name__ == "__main__":
    main()
