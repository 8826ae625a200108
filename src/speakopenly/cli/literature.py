"""``speakopenly literature``: lists from databases made into one, and counted from found to included."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from speakopenly.cli import options, pictures
from speakopenly.cli.progress import bar
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.core.tables import Table
    from speakopenly.hear.literature import Joined, Literature, Place

COLUMNS: Final = (
    "id",
    "title",
    "abstract",
    "authors",
    "year",
    "journal",
    "doi",
    "kind",
    "listed_in",
    "included",
)
NEAR_COLUMNS: Final = ("one", "other", "title", "other_title", "same")
_YES, _NO = frozenset({"yes", "y", "1", "same", "true"}), frozenset({"no", "n", "0", "apart", "false"})
_SHOWN: Final = 20
_FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)


@click.group("literature")
def command() -> None:
    """Bring lists of literature together, and count what became of every record."""


@command.command("import")
@_FILES
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path),
    help="Write the works to this CSV file, with an empty column “included” to screen by.",
)  # fmt: skip
@click.option(
    "--near", type=click.Path(dir_okay=False, path_type=Path),
    help="Write pairs that may be one work to this CSV file, for a person to say yes or no.",
)  # fmt: skip
@click.option(
    "--judged", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file of --near of an earlier run, with yes or no in its column “same”.",
)  # fmt: skip
@options.AS_JSON
def import_(
    files: tuple[Path, ...], out: Path | None, near: Path | None, judged: Path | None, as_json: bool
) -> None:
    """Read FILES (RIS, BibTeX, PubMed .nbib, CSV, Excel), and merge what is the same work.

    No record is dropped silently: found = kept + merged + rejected, each with its line. Near pairs are never
    merged by the machine. With --json, one document: found, kept, merged, rejected, near, files and prisma
    (the counts of a PRISMA 2020 flow).
    """
    from speakopenly.hear.literature import join

    lists = [_read(file) for file in files]
    said = _judged(judged) if judged else {}
    try:
        with bar() as tell:
            joined = join(lists, said=said, progress=tell)
    except ValueError as error:
        raise BadInput(str(error), do="Give each file a name of its own.") from None
    titles = {place: each.record.title for each in joined.kept for place in each.places}
    if out:
        _write(out, COLUMNS, list(_rows(joined)))
    if near:
        pairs = [
            (_place(each.one), _place(each.other), titles[each.one], titles[each.other], "")
            for each in joined.near
        ]
        _write(near, NEAR_COLUMNS, pairs)
    if as_json:
        click.echo(json.dumps(_document(joined), ensure_ascii=False))
    else:
        _print(joined)


def _read(path: Path) -> Literature:
    from speakopenly.hear.literature import read_records

    try:
        return read_records(path.read_bytes(), path.name)
    except OSError:
        raise BadInput("cannot be read.", do="Check the file and try again.", file=path.name) from None


def _judged(path: Path) -> dict[frozenset[Place], bool]:
    from speakopenly.core.tables import read_table

    table, said = read_table(path), {}
    columns = (table.column("one"), table.column("other"), table.column("same"))
    for row, one, other, same in zip(table.rows, *columns, strict=True):
        word = (same or "").strip().lower()
        if not word:
            continue
        if word not in _YES | _NO:
            raise BadInput(
                "is neither yes nor no.", do="Write yes or no, or leave it empty.",
                file=table.file, row=row.number, column="same",
            )  # fmt: skip
        pair = frozenset(
            {_place_of(table, row.number, "one", one), _place_of(table, row.number, "other", other)}
        )
        if len(pair) < 2:  # a record is not its own duplicate
            raise BadInput("names one record twice.", do="Mend it.", file=table.file, row=row.number)
        said[pair] = word in _YES
    return said


def _place_of(table: Table, row: int, column: str, text: str | None) -> Place:
    file, _, line = (text or "").strip().rpartition(":")
    if not file or not line.isdecimal():
        raise BadInput(
            "names no record.", do="Leave it as --near wrote it, for example a.ris:12.",
            file=table.file, row=row, column=column,
        )  # fmt: skip
    return file, int(line)


def _place(place: Place) -> str:
    return f"{place[0]}:{place[1]}"


def _rows(joined: Joined) -> Iterator[tuple[str, ...]]:
    for each in joined.kept:
        record = each.record
        yield (
            _place(each.places[0]), record.title, record.abstract, "; ".join(record.authors),
            "" if record.year is None else str(record.year), record.journal, record.doi, record.kind,
            "; ".join(_place(place) for place in each.places), "",
        )  # fmt: skip


def _write(path: Path, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from speakopenly.core.tables import write_csv

    try:
        write_csv(path, columns, rows)
    except OSError:
        raise BadInput("cannot be written.", do="Check the folder and try again.", file=path.name) from None


def _document(joined: Joined) -> dict[str, Any]:
    found = sum(joined.found.values())
    return {
        "found": found,
        "kept": len(joined.kept),
        "merged": len(joined.merged),
        "rejected": len(joined.rejected),
        "near_pairs": len(joined.near),
        "files": [
            {
                "file": file,
                "found": count,
                "notes": [note for of, note in joined.notes if of == file],
            }
            for file, count in joined.found.items()
        ],
        "merged_records": [
            {"file": each.place[0], "line": each.place[1], "into": _place(each.into), "by": each.by}
            for each in joined.merged
        ],
        "rejected_records": [
            {"file": each.place[0], "line": each.place[1], "reason": each.reason} for each in joined.rejected
        ],
        "near": [{"one": _place(each.one), "other": _place(each.other)} for each in joined.near],
        "prisma": {
            "identified": found,
            "identified_by_source": dict(joined.found),
            "removed_duplicates": len(joined.merged),
            "removed_for_other_reasons": len(joined.rejected),
            "to_screen": len(joined.kept),
        },
    }


def _print(joined: Joined) -> None:
    found = sum(joined.found.values())
    click.echo(
        f"Found {found} = kept {len(joined.kept)} + merged {len(joined.merged)} + left out"
        f" {len(joined.rejected)}."
    )
    for file, note in joined.notes:
        click.echo(f"{file}: {note}")
    for each in joined.rejected[:_SHOWN]:
        click.echo(f"{each.place[0]}, line {each.place[1]}: left out: {each.reason}")
    if len(joined.rejected) > _SHOWN:
        click.echo(f"... and {len(joined.rejected) - _SHOWN} more; --json lists them all.")
    if joined.near:
        click.echo(
            f"{len(joined.near)} pairs may be one work each. Nothing was merged: write them with --near, say"
            " yes or no, and give them back with --judged."
        )


@command.command("flow")
@options.FILE
@click.option(
    "--imported", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What “literature import --json” printed, for the records before screening.",
)  # fmt: skip
@click.option(
    "--label-column", default="included", show_default=True, help="Screening: 1, 0, unsure or empty."
)
@click.option("--full-text-column", help="Full text: 1, 0, “not found” or empty.")
@click.option("--reason-column", help="Why a full text was excluded.")
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path),
              help="Draw the flow into this SVG file, and its table into a CSV file beside it.")  # fmt: skip
@options.AS_JSON
def flow(
    file: Path, imported: Path | None, label_column: str, full_text_column: str | None,
    reason_column: str | None, chart: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Count a review's records from found to included, as PRISMA 2020 asks; FILE has a row for each work.

    The counts always add up: what is not decided yet is counted as such.
    """
    from speakopenly.core.tables import read_table
    from speakopenly.understand.evidence import flow as counting

    table = read_table(file)
    options.refuse_left_out(table)
    before = _imported(imported, len(table.rows)) if imported else None
    counted = counting.count_flow(
        table, label=label_column, full_text=full_text_column, reason=reason_column, before=before
    )
    if chart:
        pictures.write(counting.draw_flow(counted), chart)
    if as_json:
        click.echo(json.dumps(counting.as_document(counted), ensure_ascii=False))
        return
    for name, count in counting.lines_of(counted):
        click.echo(f"{name}: {count}")


def _imported(path: Path, rows: int) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["prisma"]
        numbers = [told[key] for key in ("identified", "removed_duplicates", "removed_for_other_reasons")]
        to_screen = numbers[0] - numbers[1] - numbers[2]
    except (OSError, ValueError, KeyError, TypeError):
        raise BadInput(
            "is not what “literature import --json” prints.",
            do="Save its output and give that.",
            file=path.name,
        ) from None
    if to_screen != rows:
        raise BadInput(
            f"tells of {to_screen} works to screen, and the table holds {rows}.",
            do="Give the two files of one import.", file=path.name,
        )  # fmt: skip
    return told
