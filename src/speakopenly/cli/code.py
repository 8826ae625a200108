"""``speakopenly code``: propose codes for texts as people coded others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.core.tables import Cell, Table
    from speakopenly.understand.coding import CodeLearner, Example


@click.command("code")
@options.FILE
@click.option(
    "--train", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The table that people coded.",
)  # fmt: skip
@click.option("--label-column", help="The column of it that names each row's one code.")
@click.option(
    "--label-columns",
    help="Its columns of 0 and 1, one for each code, parted by commas; a name with a comma in double quotes.",
)
@options.TEXT_COLUMN
@click.option("--id-column", help="The column of FILE that names each row; without it, the row number does.")
@options.QUESTION_COLUMN
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to standard output."
)
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same proposals.")
@options.EMBEDDER
def command(file: Path, train: Path, out: Path | None, **given: Any) -> None:
    """Propose codes for each text of FILE, learned from the rows of --train that people coded, as CSV.

    With --label-column: id, label and probability. With --label-columns: id, and for each code CODE (1 or 0)
    and CODE_probability. Text and question stand in columns of the same name in both tables. Every row of
    FILE comes out once; one without words gets no code. The names of the codes are read as well, so plain
    ones help. A machine proposes and a person decides: keep this apart from what people coded.
    """
    from speakopenly.core.tables import csv_bytes, read_table, write_csv
    from speakopenly.understand.coding.reading import words_and_questions

    examples, codes, taught = _read_examples(train, given)
    table = read_table(file)
    text, question = given["text_column"], given["question_column"]
    texts, questions = words_and_questions(table, text=text, question=question)
    named = table.column(given["id_column"]) if given["id_column"] else None
    ids = named or tuple(str(row.number) for row in table.rows)
    columns = _columns(codes, many=bool(given["label_columns"]))
    with bar() as progress:
        rows = _propose(examples, codes, texts, questions, given, progress)
    lines = ((name, *row) for name, row in zip(ids, rows, strict=True))
    if out:
        write_csv(out, columns, lines)
    else:
        click.echo(csv_bytes(columns, lines), nl=False)
    _tell(taught, table, texts)


def _read_examples(train: Path, given: dict[str, Any]) -> tuple[tuple[Example, ...], tuple[str, ...], Table]:
    from speakopenly.core.tables import read_table
    from speakopenly.understand.coding.reading import read_many_codes, read_one_code, split_labels

    one, many = given["label_column"], given["label_columns"]
    if bool(one) == bool(many):
        raise BadInput(
            "Which column holds the codes is not clear.",
            do="Give --label-column or --label-columns, and only one.",
        )
    table = read_table(train)
    places = {"text": given["text_column"], "question": given["question_column"]}
    if one:
        examples = read_one_code(table, label=one, **places)
        return examples, tuple(sorted({code for each in examples for code in each.codes})), table
    labels = split_labels(many, table)
    return read_many_codes(table, labels=labels, **places), labels, table


def _columns(codes: Sequence[str], *, many: bool) -> tuple[str, ...]:
    if not many:
        return ("id", "label", "probability")
    columns = ("id", *(column for code in codes for column in (code, f"{code}_probability")))
    if len(set(columns)) < len(columns):
        raise BadInput(
            "Two columns would have one name.",
            do="Rename the code that is called “id” or ends in “_probability”.",
        )
    return columns


def _propose(
    examples: Sequence[Example], codes: Sequence[str], texts: Sequence[str], questions: Sequence[str],
    given: dict[str, Any], progress: Any,
) -> Iterable[tuple[Cell, ...]]:  # fmt: skip
    from speakopenly.understand.coding import CodeLearner
    from speakopenly.understand.embeddings import load_encoder

    many = bool(given["label_columns"])
    learner = CodeLearner(
        codes, seed=given["seed"], many=many, encoder=load_encoder(given["embedder"]),
        definitions={code: code for code in codes},
    )  # fmt: skip
    said = [place for place, text in enumerate(texts) if text.strip()]
    some, asked = [texts[place] for place in said], [questions[place] for place in said]
    learner.fit(examples, others=some, other_questions=asked, progress=progress)
    if learner.left_out_:
        click.echo(f"Too few examples to learn: {', '.join(learner.left_out_)}.", err=True)
    found = dict(zip(said, _rows(learner, codes, some, asked), strict=True))
    nothing = (0, None) * len(codes) if many else (None, None)
    return [found.get(place, nothing) for place in range(len(texts))]


def _rows(
    learner: CodeLearner, codes: Sequence[str], texts: Sequence[str], questions: Sequence[str]
) -> Iterable[tuple[Cell, ...]]:
    column_of = {code: column for column, code in enumerate(learner.codes_)}
    for likely in learner.probabilities(texts, questions):
        if learner.threshold_ is None:
            best = int(likely.argmax())
            yield learner.codes_[best], round(float(likely[best]), 4)
            continue
        row: list[Cell] = []
        for code in codes:
            chance = round(float(likely[column_of[code]]), 4) if code in column_of else 0.0
            row += [int(code in column_of and likely[column_of[code]] >= learner.threshold_), chance]
        yield tuple(row)


def _tell(taught: Table, table: Table, texts: Sequence[str]) -> None:
    options.tell_left_out(taught)
    options.tell_left_out(table)
    silent = sum(not text.strip() for text in texts)
    if silent:
        click.echo(f"{table.file}: {silent} rows have no words and were given no code.", err=True)
