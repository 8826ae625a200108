"""Reading and writing tables: no row is dropped silently, and no cell we write becomes a formula."""

from speakopenly.core.tables.portions import read_in_portions
from speakopenly.core.tables.reading import read_table, read_table_bytes
from speakopenly.core.tables.records import RejectedRow, Row, Table
from speakopenly.core.tables.workbooks import NoSuchSheet
from speakopenly.core.tables.writing import (
    Cell,
    Sheet,
    csv_bytes,
    sheets_bytes,
    write_csv,
    write_jsonl,
    write_sheets,
    write_xlsx,
)

__all__ = [
    "Cell",
    "NoSuchSheet",
    "RejectedRow",
    "Row",
    "Sheet",
    "Table",
    "csv_bytes",
    "read_in_portions",
    "read_table",
    "read_table_bytes",
    "sheets_bytes",
    "write_csv",
    "write_jsonl",
    "write_sheets",
    "write_xlsx",
]
