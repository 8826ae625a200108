"""How much we are willing to read. Each figure has its reason; none is a judgement of what people wrote."""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1024 * 1024

MAX_FILE_BYTES: Final = 512 * MEGABYTE
"""A table is read whole, and may cost six times its size in memory: 512 MB is all a 4 GB machine bears."""

MAX_UNPACKED_BYTES: Final = 1024 * MEGABYTE
"""What a packed file (gzip, or the zip inside XLSX and ODS) may unfold to. Real workbooks unfold about
tenfold; a zip bomb a thousandfold and more."""

READ_WHOLE_BELOW: Final = 32 * MEGABYTE
"""Where a table is asked for in portions, a smaller file is still read whole: it costs little."""

MAX_STREAMED_BYTES: Final = 8192 * MEGABYTE
"""What a file read piece by piece may hold, unpacked; it is bounded by disk and patience, not by memory."""

MAX_LINE_BYTES: Final = 64 * MEGABYTE
"""A longer line is no line: its ends were not recognised."""

MAX_STREAMED_ROWS: Final = 20_000_000

MAX_ROWS: Final = 2_000_000
"""Excel ends at 1,048,576 rows; the largest listening exercise we know of had under 400,000 voices."""

MAX_COLUMNS: Final = 16_384
"""Where Excel ends. A wider text file has its separators misread."""

MAX_CELL_CHARACTERS: Final = 8 * MEGABYTE
"""Someone may paste a whole report of 1 MB into one cell; no book is longer than this. A longer cell
is nearly always a quotation mark that was never closed."""

MAX_NAME_CHARACTERS: Final = 1_000
"""A column may be named by its whole survey question; longer than this it is somebody's answer."""

EXCEL_CELL_CHARACTERS: Final = 32_767
"""What Excel holds in one cell; a longer one would be cut short on opening."""

WORKER_BYTES: Final = 4096 * MEGABYTE
"""Address space of the process that opens workbooks and parquet. A workbook of 5 KB can ask for 512 GB."""

WORKER_SECONDS: Final = 300
"""Processor time of that process. 200,000 rows by 10 columns take under 10 seconds."""

WORKER_ANSWER_BYTES: Final = 5 * MAX_UNPACKED_BYTES
"""What that process may say: a letter is up to four bytes, and each row brings some marks of its own."""
