"""``speakopenly language``: whether text to be published, or published, lays things on people."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.core.tables import Table
    from speakopenly.understand.language import Judged
    from speakopenly.understand.language.months import Month


@click.command("language")
@options.FILE
@options.TEXT_COLUMN
@click.option("--id-column", help="The column that names each row; without it, the row number does.")
@click.option(
    "--by-month", "day_column",
    help="The column with the day or month of each published text: counts by month instead of rows.",
)  # fmt: skip
@click.option(
    "--beside", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --by-month: a table of month and people, how many spoke of media and politics (EX3).",
)  # fmt: skip
def command(
    file: Path, text_column: str, id_column: str | None, day_column: str | None, beside: Path | None
) -> None:
    """Say what each text of FILE does: blames_person, names_condition, owns_part, neutral, or unsure.

    For text that a service is about to publish, and for what was published (press, parliament, ministers).
    Never for the words of children, families or carers, for reports, or for supervision notes: a table that
    tells who wrote, or whose voice a row is, is refused. JSON lines, with the signs behind each; a machine
    suggests, and a fact is never to be taken out. With --by-month, one JSON document of counts.
    """
    from speakopenly.core.tables import read_table
    from speakopenly.understand.language.figures import say_figures
    from speakopenly.understand.language.refusing import check_can_be_read

    if beside and not day_column:
        raise click.UsageError("--beside needs --by-month.")
    table = read_table(file)
    check_can_be_read(table)
    texts = [text or "" for text in table.column(text_column)]
    ids = table.column(id_column) if id_column else tuple(str(row.number) for row in table.rows)
    months = _months(table, day_column) if day_column else None
    people = _people(beside) if beside else None
    judged = _judged(texts)
    if months is None:
        for name, each in zip(ids, judged, strict=True):
            click.echo(json.dumps(_as_row(name, each), ensure_ascii=False))
    else:
        words = [each.word for each in judged]
        click.echo(json.dumps(_document(list(zip(months, words, strict=True)), people), ensure_ascii=False))
    options.tell_left_out(table)
    click.echo(say_figures(), err=True)


def _judged(texts: list[str]) -> list[Judged]:
    from speakopenly.understand.language import judge_many

    with bar() as progress:
        return list(judge_many(texts, progress=lambda done: progress("reading", done, len(texts))))


def _as_row(name: str | None, judged: Judged) -> dict[str, object]:
    cues = [
        {"name": cue.name, "says": cue.says, "start": cue.start, "end": cue.end, "text": cue.text}
        for cue in judged.cues
    ]
    return {"id": name, "label": judged.word, "probability": judged.probability, "cues": cues}


def _months(table: Table, column: str) -> list[str]:
    return [
        _month(day, table.file, row.number, column)
        for row, day in zip(table.rows, table.column(column), strict=True)
    ]


def _month(day: str | None, file: str, row: int, column: str) -> str:
    from speakopenly.understand.language.months import month_of

    month = month_of(day or "")
    if month is None:
        raise BadInput(
            "is not a day or a month.",
            do="Write it as 2025-03-14 or 2025-03.",
            file=file,
            row=row,
            column=column,
        )
    return month


def _people(path: Path) -> dict[str, int]:
    from speakopenly.core.tables import read_table

    table = read_table(path)
    options.refuse_left_out(table)
    people: Counter[str] = Counter()
    for row, day, count in zip(table.rows, table.column("month"), table.column("people"), strict=True):
        if not (count or "").strip().isdecimal():
            raise BadInput(
                "is not a count of people.",
                do="Write a whole number.",
                file=table.file,
                row=row.number,
                column="people",
            )
        people[_month(day, table.file, row.number, "month")] += int(count or 0)
    return dict(people)


def _document(labels: list[tuple[str, str]], people: dict[str, int] | None) -> dict[str, object]:
    from speakopenly.understand.language.figures import say_figures
    from speakopenly.understand.language.months import NO_WRITER, NOT_CAUSE, count_by_month

    return {
        "months": [_month_row(each) for each in count_by_month(labels, people)],
        "says": [NOT_CAUSE, NO_WRITER, say_figures()],
    }


def _month_row(month: Month) -> dict[str, object]:
    return {
        "month": month.month,
        "texts": dict(month.texts),
        "total": month.total,
        "people_who_speak_of_media_and_politics": month.people,
    }
