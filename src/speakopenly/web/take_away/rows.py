"""One table as files: every row as a line of JSON, and the same without bytes as CSV for a spreadsheet."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any, Final
from uuid import UUID

from django.db.models import Field, Model, QuerySet

from speakopenly.core.tables import write_csv
from speakopenly.web.take_away import what
from speakopenly.web.take_away.what import How

AT_ONCE, FILES_AT_ONCE = 2000, 8
PACKS: Final = {
    "speakopenly_understand.PublicationFile": ("publications", "publication"),
    "speakopenly_change.ReviewFile": ("reviews", "edition"),
    "speakopenly_check.ExaminationFile": ("examinations", "edition"),
    "speakopenly_check.IssueFile": ("bulletins", "issue"),
}
"""Where the files of published editions go, and by which column a file knows what it is a file of."""


def write_table(model: type[Model], rows: QuerySet[Any], folder: Path) -> int:
    """Write a table into ``tables/`` and its files beside; gives how many rows were written."""
    tables = folder / "tables"
    tables.mkdir(mode=0o700, exist_ok=True)
    columns = what.columns_of(model)
    written = Count()
    with (tables / f"{what.name_of(model)}.jsonl").open("x", encoding="utf-8", newline="\n") as lines:
        told = _told(model, rows, columns, folder, lines, written)
        names = [each.attname for each in columns if not what.is_bytes(each)]
        write_csv(tables / f"{what.name_of(model)}.csv", names, told)
    return written.rows


class Count:
    """How many rows went by."""

    def __init__(self) -> None:
        self.rows = 0


def _told(
    model: type[Model],
    rows: QuerySet[Any],
    columns: list[Field[Any, Any]],
    folder: Path,
    lines: IO[str],
    written: Count,
) -> Iterator[list[str | None]]:
    """Each row as cells of the CSV, once it is written as a line of JSON."""
    keeps = _keeper(model, folder) if what.how_it_leaves(model) is How.FILES else _as_base64
    at_once = FILES_AT_ONCE if what.how_it_leaves(model) is How.FILES else AT_ONCE
    names = [each.attname for each in columns]
    for values in rows.values_list(*names).iterator(chunk_size=at_once):
        raw = dict(zip(names, values, strict=True))
        row = {
            each.attname: keeps(raw, each.attname) if what.is_bytes(each) else plain(raw[each.attname])
            for each in columns
        }
        lines.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
        written.rows += 1
        yield [_cell(row[each.attname]) for each in columns if not what.is_bytes(each)]


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return value


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _as_base64(row: dict[str, Any], name: str) -> str | None:
    return None if row[name] is None else base64.b64encode(bytes(row[name])).decode("ascii")


def _keeper(model: type[Model], folder: Path) -> Callable[[dict[str, Any], str], dict[str, str] | None]:
    """Keeps bytes as a file, and tells where it is and which bytes they are."""
    place = _place_in_a_pack(model) if model._meta.label in PACKS else _place_by_row(model)

    def keep(row: dict[str, Any], name: str) -> dict[str, str] | None:
        data = bytes(row[name] or b"")
        if not data:
            return None
        where = place(row, name)
        (folder / where).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (folder / where).open("xb") as file:
            file.write(data)
        return {"file": where.as_posix(), "sha256": hashlib.sha256(data).hexdigest()}

    return keep


def _place_by_row(model: type[Model]) -> Callable[[dict[str, Any], str], Path]:
    return lambda row, name: Path("bytes", what.name_of(model), f"{row['id']}-{name}")


def _place_in_a_pack(model: type[Model]) -> Callable[[dict[str, Any], str], Path]:
    kind, of = PACKS[model._meta.label]
    field: Any = model._meta.get_field(of)

    def place(row: dict[str, Any], _name: str) -> Path:
        edition = field.related_model.objects.get(pk=row[f"{of}_id"])
        number = row.get("edition") or edition.edition
        return Path(kind, edition.slug, f"edition-{number}", row.get("pack", "public"), row["name"])

    return place
