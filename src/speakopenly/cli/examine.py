"""``speakopenly examine``: what inspection reports say on five lines of enquiry, and where."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.check.inspections.records import LineReading, Quote, Reading, Report

_BAD_INPUT = 2


@click.command("examine")
@click.argument("places", metavar="FILES|DIR", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.AS_JSON
@click.option(
    "--text-out", type=click.Path(file_okay=False, path_type=Path),
    help="Write the text of PDFs into this folder: quotes are counted in it.",
)  # fmt: skip
@click.option("--figures", is_flag=True, help="Print how well reports are read, line by line, and stop.")
def command(places: tuple[Path, ...], as_json: bool, text_out: Path | None, figures: bool) -> int:
    """Read inspection reports (.txt, .pdf, .jsonl, .jsonl.gz) on five lines of enquiry.

    It tells what inspectors wrote, never how an authority is; “not mentioned” never means absent. With
    --json, one list with an entry a report: file, framework, date, lines (status, polarity, quotes with page
    and places in code points) and families, the quotes on blaming parents, mothers or children. A file that
    cannot be read is told on standard error; the others are printed, and the exit status is 2.
    """
    from speakopenly.check.inspections.figures import load_figures, say_figures

    if figures:
        click.echo(json.dumps(load_figures(), ensure_ascii=False) if as_json else "\n".join(say_figures()))
        return 0
    reports, refused = _bring_in(places)
    if not reports:
        return _tell(refused)
    readings = list(_read(reports))
    if text_out:
        _write_texts(reports, text_out)
    _print(readings, as_json=as_json)
    return _tell(refused)


def _bring_in(places: Sequence[Path]) -> tuple[list[Report], list[BadInput]]:
    from speakopenly.check.inspections.files import find_files, read_reports

    if not places:
        raise BadInput("No report was named.", do="Name files, or the folder they are in.")
    reports: list[Report] = []
    refused: list[BadInput] = []
    for path in (path for place in places for path in find_files(place)):
        try:
            reports.extend(read_reports(path))
        except BadInput as error:
            refused.append(error)
    return reports, refused


def _read(reports: Sequence[Report]) -> Iterator[Reading]:
    from speakopenly.check.inspections.reading import read_report

    with bar() as progress:
        for number, report in enumerate(reports, start=1):
            yield read_report(report)
            progress("reading", number, len(reports))


def _write_texts(reports: Sequence[Report], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports:
        if report.file.lower().endswith(".pdf"):
            path = folder / (Path(report.file).stem + ".txt")
            path.write_bytes(report.text.encode("utf-8"))


def _tell(refused: Sequence[BadInput]) -> int:
    for error in refused:
        click.echo(str(error), err=True)
    return _BAD_INPUT if refused else 0


def _print(readings: Sequence[Reading], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_document(each) for each in readings], ensure_ascii=False))
        return
    from speakopenly.check.inspections.saying import say_reading

    for reading in readings:
        click.echo("\n".join(say_reading(reading)) + "\n")


def _document(reading: Reading) -> dict[str, Any]:
    return {
        "file": reading.file,
        "framework": str(reading.framework),
        "date": reading.date.isoformat() if reading.date else None,
        "pages": reading.pages,
        "lines": {str(line): _line(found) for line, found in reading.lines.items()},
        "families": [_quote(each) for each in reading.families],
    }


def _line(found: LineReading) -> dict[str, Any]:
    return {
        "status": "mentioned" if found.mentioned else "not_mentioned",
        "polarity": str(found.polarity) if found.polarity else None,
        "quotes": [_quote(each) for each in found.quotes],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "page": quote.page,
        "polarity": str(quote.polarity),
    }
