"""Bring in inspection reports: text, PDF, or JSON lines with ``id`` and ``text``."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from speakopenly.check.inspections.pages import read_pages
from speakopenly.check.inspections.records import Framework, Report
from speakopenly.core.errors import BadInput
from speakopenly.hear.documents.kinds import kind_of
from speakopenly.hear.documents.limits import MAX_FILE_BYTES
from speakopenly.hear.documents.records import DocumentKind, DocumentRefused, Why

_LINES: Final = (".jsonl", ".jsonl.gz")
ENDINGS: Final = (".txt", ".pdf", *_LINES)
_FEWEST_LETTERS: Final = 200
"""Letters of a report; a shorter file is an empty form or an error page."""


def find_files(place: Path) -> list[Path]:
    """A file is itself; a folder is its files that can be reports, by name.

    Raises BadInput where a folder has none.
    """
    if not place.is_dir():
        return [place]
    found = sorted(each for each in place.iterdir() if each.is_file() and each.name.lower().endswith(ENDINGS))
    if not found:
        raise BadInput(
            "holds no .txt, .pdf or .jsonl file.", do="Name the folder of the reports.", file=place.name
        )
    return found


def read_reports(path: Path) -> Iterator[Report]:
    """The reports of one file: one, or a row each of JSON lines.

    Raises:
        BadInput: it is no report we can read; one line says why and what to do.
    """
    if path.stat().st_size > MAX_FILE_BYTES:
        raise DocumentRefused(Why.TOO_BIG, file=path.name)
    if path.name.lower().endswith(_LINES):
        yield from _read_lines(path)
    else:
        yield read_report_bytes(path.read_bytes(), path.name)


def read_report_bytes(data: bytes, name: str) -> Report:
    """One report from the bytes of a text or PDF file; no newline or letter of a text is changed.

    Raises:
        BadInput: it is something else, such as an error page saved as PDF, or a scan without words.
    """
    try:
        is_pdf = kind_of(data, name) is DocumentKind.PDF
    except DocumentRefused as refused:
        raise DocumentRefused(refused.why, file=name) from refused
    text = read_pages(data, name) if is_pdf else _decoded(data, name)
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise DocumentRefused(Why.NO_WORDS, file=name)
    return Report(file=name, text=text)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("is not text in UTF-8.", do="Save it as UTF-8 and try again.", file=name) from error


def _read_lines(path: Path) -> Iterator[Report]:
    try:
        with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _of_row(line, path.name, number)
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput("cannot be unpacked.", do="Fetch it again.", file=path.name) from error


def _of_row(line: bytes, file: str, number: int) -> Report:
    try:
        row: dict[str, Any] = json.loads(line)
        name, text = row["id"], row["text"]
        framework, published = row.get("framework"), row.get("published")
        if not isinstance(text, str):
            raise TypeError
        return Report(
            file=f"{file}#{name}",
            text=text,
            framework=Framework(framework) if framework else None,
            date=date.fromisoformat(published) if published else None,
            authority=row.get("local_authority"),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadInput(
            "is not a report.",
            do="Give each row id and text; published is a date such as 2023-05-31.",
            file=file,
            row=number,
        ) from error
