"""The process that opens workbooks and parquet, apart from all others and with little to its name.

See ``core.apart`` for why and how. Run with ``python -m``; takes one line of JSON (what to do) and the
file's bytes on standard input, gives JSON lines on standard output, and tells nothing but rows.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import IO, Any, Final

from speakopenly.core.apart import Limits, limit_this_process, read_what_is_asked
from speakopenly.core.tables.limits import (
    MAX_ROWS,
    MAX_UNPACKED_BYTES,
    WORKER_ANSWER_BYTES,
    WORKER_BYTES,
    WORKER_SECONDS,
)

LOCKED: Final = "locked"
DAMAGED: Final = "damaged"
EMPTY: Final = "empty"
NO_SUCH_SHEET: Final = "no such sheet"
TOO_LARGE: Final = "too large"

LIMITS: Final = Limits(
    memory=WORKER_BYTES, seconds=WORKER_SECONDS, patience=2 * WORKER_SECONDS, answer=WORKER_ANSWER_BYTES
)

Rows = Iterable[Sequence[str | None]]
_MIDNIGHT: Final = re.compile(r"(\d{4}-\d\d-\d\d) 00:00:00")
_NO_DAY: Final = re.compile(r"1899-12-3[01] (\d\d:\d\d:\d\d)")
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HEADER_LINES: Final = 50


class Refused(Exception):
    """Carries one of the words above to the process that asked."""


def main() -> None:
    """Read one file as asked and write its rows."""
    limit_this_process(LIMITS)
    asked, data = read_what_is_asked()
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="surrogatepass")
    answer(asked, data, out)
    out.flush()


def answer(asked: dict[str, Any], data: bytes, out: IO[str]) -> None:
    """Read one file and write its rows, or why there are none."""
    try:
        about, rows = _read(data, asked)
        _write(out, about, rows)
    except Refused as refusal:
        _tell(out, {"refused": str(refusal.args[0]), "sheets": list(refusal.args[1:])})
    except BaseException as error:  # noqa: BLE001 - native readers panic with errors of their own
        _tell(out, {"refused": LOCKED if "password" in str(error).lower() else DAMAGED, "sheets": []})


def _read(data: bytes, asked: dict[str, Any]) -> tuple[dict[str, Any], Rows]:
    if asked["kind"] == "parquet":
        return _read_parquet(data, asked.get("portion"))
    return _read_workbook(data, asked["sheet"])


def _write(out: IO[str], about: dict[str, Any], rows: Rows) -> None:
    _tell(out, about)
    written = 0
    for number, row in enumerate(rows, start=1):
        line = json.dumps(row, ensure_ascii=False)
        written += len(line)
        if number > MAX_ROWS or written > MAX_UNPACKED_BYTES:
            _tell(out, {"refused": TOO_LARGE, "sheets": []})
            return
        out.write(line + "\n")


def _tell(out: IO[str], what: dict[str, Any]) -> None:
    out.write(json.dumps(what, ensure_ascii=False) + "\n")


def _read_parquet(data: bytes, portion: Sequence[int] | None) -> tuple[dict[str, Any], Rows]:
    import polars

    if portion is None:
        frame = polars.read_parquet(io.BytesIO(data))
    else:
        frame = polars.scan_parquet(io.BytesIO(data)).slice(*portion).collect()
    return {"columns": frame.columns}, ([_text(value) for value in row] for row in frame.iter_rows())


def _text(value: Any) -> str | None:
    """Write any value of a typed table as a person would, losing nothing."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, date | time | timedelta):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    return json.dumps(value, ensure_ascii=False, default=_text)


def _read_workbook(data: bytes, wanted: str | None) -> tuple[dict[str, Any], Rows]:
    import fastexcel

    book = fastexcel.read_excel(data)
    names = list(book.sheet_names)
    if wanted is not None and wanted not in names:
        raise Refused(NO_SUCH_SHEET, *names)
    chosen, rows = _fullest(book, [wanted] if wanted is not None else names)
    about = {"sheets": names, "sheet": chosen, "grouped": _grouped_lines(data, chosen)}
    return about, ([_cell(cell) for cell in row] for row in rows)


def _fullest(book: Any, names: Sequence[str]) -> tuple[str, list[tuple[str | None, ...]]]:
    """Take the sheet with most filled cells: front pages, notes and charts stand beside the real one.

    A hidden sheet is read only if it is asked for by name.
    """
    best: tuple[int, str, Any] = (0, "", None)
    for name in names:
        sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        if sheet.visible != "visible" and len(names) > 1:
            continue
        frame = sheet.to_polars()
        filled = sum(frame.height - count for count in frame.null_count().row(0)) if frame.width else 0
        if filled > best[0]:
            best = (filled, name, frame)
    if not best[0]:
        raise Refused(EMPTY)
    return best[1], best[2].rows()


def _cell(cell: str | None) -> str | None:
    """Write a date without its midnight, and a time without the day Excel counts from."""
    if cell is None or len(cell) != 19:
        return cell
    match = _MIDNIGHT.fullmatch(cell) or _NO_DAY.fullmatch(cell)
    return match[1] if match else cell


def _grouped_lines(data: bytes, sheet: str) -> list[int] | None:
    """Give the top lines of an XLSX sheet that have cells merged sideways; None where we cannot know."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            part = packed.read(_part_of(packed, sheet))
    except (zipfile.BadZipFile, LookupError, ValueError):
        return None
    merged = _MERGED.findall(part, max(part.rfind(b"<mergeCells"), 0)) if b"<mergeCells" in part else []
    return sorted(_sideways(merged))


def _sideways(merged: Iterable[tuple[bytes, bytes, bytes, bytes]]) -> Iterator[int]:
    for left, top, right, bottom in merged:
        if left != right and top == bottom and int(top) <= _HEADER_LINES:
            yield int(top)


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """Find the part of an XLSX file that holds a sheet."""
    from defusedxml.ElementTree import fromstring

    book = fromstring(packed.read("xl/workbook.xml"))
    links = fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            link = next(value for key, value in element.attrib.items() if key.endswith("}id"))
            target = targets[link]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise LookupError(sheet)


if __name__ == "__main__":
    main()
