"""A table of evidence as files, and beside it its codebook, for people (CSV) and for programs (JSON)."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from speakopenly.core.disclosure import HIDDEN, is_small
from speakopenly.core.tables import csv_bytes
from speakopenly.understand.exchange.tables import EvidenceTable

PARQUET, CSV = ".parquet", ".csv"
_HEAD = ("table", "column", "type", "meaning", "values", "suppressed")


def files_of(table: EvidenceTable, stem: str, ending: str = CSV) -> dict[str, bytes]:
    """A table and its two codebooks by name, in memory. In the CSV no cell is a formula.

    A text that a spreadsheet could run begins with an apostrophe there: parquet has the text as it is.
    """
    data = _parquet(table) if ending.lower() == PARQUET else _csv(table)
    return {f"{stem}{ending}": data, **codebook_files(table, stem)}


def all_files_of(tables: Iterable[EvidenceTable], stem: str, ending: str = CSV) -> dict[str, bytes]:
    """The files of several tables: ``evidence`` gives ``evidence-contributions.csv`` and so on."""
    each = (files_of(table, f"{stem}-{table.name}", ending) for table in tables)
    return {name: data for files in each for name, data in files.items()}


def write_csv(table: EvidenceTable, path: Path) -> tuple[Path, ...]:
    """Write a table as CSV, and its codebook. Gives the paths written."""
    return write_all(files_of(table, path.stem, path.suffix), path.parent)


def write_parquet(table: EvidenceTable, path: Path) -> tuple[Path, ...]:
    """Write a parquet file and its codebook. Gives the paths written."""
    return write_all(files_of(table, path.stem, PARQUET), path.parent)


def write_all(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files into a folder, each whole or not at all. Gives their paths."""
    paths = {folder / name: data for name, data in files.items()}
    for path, data in paths.items():
        write_whole(path, data)
    return tuple(paths)


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


def codebook_files(table: EvidenceTable, stem: str) -> dict[str, bytes]:
    """The data dictionary of a table: ``NAME.codebook.csv`` and ``NAME.codebook.json``."""
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
    data = json.dumps(codebook_of(table), ensure_ascii=False, indent=2)
    return {
        f"{stem}.codebook.csv": csv_bytes(_HEAD, lines),
        f"{stem}.codebook.json": data.encode("utf-8") + b"\n",
    }


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


def _csv(table: EvidenceTable) -> bytes:
    return csv_bytes(table.frame.columns, table.frame.iter_rows())


def _parquet(table: EvidenceTable) -> bytes:
    data = io.BytesIO()
    table.frame.write_parquet(data)
    return data.getvalue()


def _type(table: EvidenceTable, column: str) -> str:
    return "whole number" if table.frame.schema[column].is_integer() else "text"
