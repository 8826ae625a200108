"""Reading and writing tables: no row is dropped silently, and no cell we write becomes a formula."""

from speakopenly.core.tables.reading import read_table, read_table_bytes
from speakopenly.core.tables.records import RejectedRow, Row, Table
from speakopenly.core.tables.writing import Cell, write_csv, write_jsonl, write_xlsx

__all__ = [
    "Cell",
    "RejectedRow",
    "Row",
    "Table",
    "read_table",
    "read_table_bytes",
    "write_csv",
    "write_jsonl",
    "write_xlsx",
]
