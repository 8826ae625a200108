"""Write a table of evidence, and beside it its codebook, for people (CSV) and for programs (JSON)."""

from __future__ import annotations

import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from speakopenly.core.disclosure import HIDDEN, is_small
from speakopenly.core.tables import write_csv as write_table
from speakopenly.understand.exchange.deidentified import from_heard
from speakopenly.understand.exchange.exercise import exercise_of
from speakopenly.understand.exchange.tables import EvidenceTable, evidence_tables
from speakopenly.understand.findings.evidence import Evidence

_HEAD = ("table", "column", "type", "meaning", "values", "suppressed")


def write_csv(table: EvidenceTable, path: Path) -> tuple[Path, ...]:
    """Write a CSV in which no cell is a formula, and its codebook. Gives the paths written.

    A text that a spreadsheet could run begins with an apostrophe there: parquet has the text as it is.
    """
    write_table(path, table.frame.columns, table.frame.iter_rows())
    return (path, *write_codebook(table, path))


def write_parquet(table: EvidenceTable, path: Path) -> tuple[Path, ...]:
    """Write a parquet file and its codebook. Gives the paths written."""
    data = io.BytesIO()
    table.frame.write_parquet(data)
    write_whole(path, data.getvalue())
    return (path, *write_codebook(table, path))


def write_tables(evidence: Evidence, path: Path) -> tuple[Path, ...]:
    """Write the three tables of a report's evidence as parquet where ``path`` says so, else as CSV.

    ``evidence.csv`` gives ``evidence-contributions.csv`` and so on. Gives the paths written.
    """
    write = write_parquet if path.suffix.lower() == ".parquet" else write_csv
    told = [from_heard(heard) for heard in evidence.heard]
    tables = evidence_tables(exercise_of(evidence), told, evidence.passages, evidence.themes)
    written = (write(table, path.with_name(f"{path.stem}-{table.name}{path.suffix}")) for table in tables)
    return tuple(each for paths in written for each in paths)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner alone: it holds rows of single people."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.", suffix=".part")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_codebook(table: EvidenceTable, path: Path) -> tuple[Path, Path]:
    """Write the data dictionary of a table beside it: ``NAME.codebook.csv`` and ``NAME.codebook.json``."""
    for_people = path.with_name(f"{path.stem}.codebook.csv")
    for_programs = path.with_name(f"{path.stem}.codebook.json")
    lines = [
        (
            table.name,
            each.name,
            _type(table, each.name),
            each.meaning,
            " | ".join(each.values),
            each.suppressed,
        )
        for each in table.columns
    ]
    write_table(for_people, _HEAD, lines)
    data = json.dumps(codebook_of(table), ensure_ascii=False, indent=2)
    write_whole(for_programs, data.encode("utf-8") + b"\n")
    return for_people, for_programs


def codebook_of(table: EvidenceTable) -> dict[str, Any]:
    """The data dictionary as plain data. Small counts of those left out are hidden."""
    return {
        "table": table.name,
        "rows": table.frame.height,
        "left_out": {why: HIDDEN if is_small(count) else count for why, count in table.left_out.items()},
        "columns": [
            {
                "name": each.name,
                "type": _type(table, each.name),
                "meaning": each.meaning,
                "values": list(each.values),
                "suppressed": each.suppressed,
            }
            for each in table.columns
        ],
    }


def _type(table: EvidenceTable, column: str) -> str:
    return "whole number" if table.frame.schema[column].is_integer() else "text"
