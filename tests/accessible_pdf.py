"""What a machine can find in a PDF that keeps somebody from reading it: PDF/UA-1 (ISO 14289-1), and what it leaves out.

``pdfua`` looks for tags, language, title, words for pictures, table structure, words for links and the mark of PDF/UA.
It does not look at the order of headings (7.4.2), head cells (7.5), the order of Tab (7.18.3) or letters that travel
with the file (7.21.4.1): these are looked for here, with pikepdf.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
from pdfua import validate

HEADINGS = [f"/H{level}" for level in range(1, 7)]
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def faults_of(made: bytes) -> list[str]:
    """Every fault, in one line each; an empty list where none is found."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return [
            *_of_the_checker(made),
            *_of_headings(pdf),
            *_of_tables(pdf),
            *_of_the_order(pdf),
            *_of_letters(pdf),
        ]


def _of_the_checker(made: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.pdf")
        path.write_bytes(made)
        for finding in validate(path).findings:
            yield f"{finding.rule_id}: {finding.message}"


def _of_headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    levels = [HEADINGS.index(kind) + 1 for kind, _ in elements(pdf) if kind in HEADINGS]
    if levels[:1] not in ([], [1]):
        yield f"the first heading is of level {levels[0]}"
    for before, then in pairwise(levels):
        if then > before + 1:
            yield f"a heading of level {then} follows one of level {before}"


def _of_tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for kind, element in elements(pdf):
        if kind == "/Table" and not any(inner == "/TH" for inner, _ in _below(element, _roles(pdf))):
            yield "a table has no head cell"


def _of_the_order(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != "/S":
            yield f"Tab does not follow the structure on page {number}"


def _of_letters(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/FontDescriptor":
            continue
        if not any(program in thing for program in PROGRAMS):
            yield f"the letters of {thing.get('/FontName')} are not in the file"


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    """Every element of the structure with its standard kind, in reading order."""
    root = pdf.Root.get("/StructTreeRoot")
    return _below(root, _roles(pdf)) if root is not None else iter(())


def _roles(pdf: pikepdf.Pdf) -> dict[str, str]:
    root = pdf.Root.get("/StructTreeRoot", {})
    return {name: str(standard) for name, standard in root.get("/RoleMap", {}).items()}


def _below(element: pikepdf.Object, roles: dict[str, str]) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            named = str(child["/S"])
            yield roles.get(named, named), child
            yield from _below(child, roles)
