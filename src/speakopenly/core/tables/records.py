"""What reading a table gives: its rows, and every row that was left out with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import process

from speakopenly.core.errors import BadInput

_SHOWN_NAME_CHARACTERS = 60
_SHOWN_NAMES = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row that was read: its number as a person sees it in the file, and one value for each column."""

    number: int
    values: tuple[str | None, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that could not be used: its number in the file, and why. The reason never quotes a cell."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was found. ``rows`` and ``rejected`` together are all that stood below the header.

    ``digest`` is the sha256 of the file's bytes. ``encoding`` and ``delimiter`` are None where the file
    has none (workbooks, parquet). ``notes`` say in plain words what a person should know before going on.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    rejected: tuple[RejectedRow, ...] = field(repr=False)
    encoding: str | None
    delimiter: str | None
    digest: bytes
    removed_control_characters: int
    notes: tuple[str, ...]

    @property
    def read(self) -> int:
        """Rows found below the header: those kept and those left out."""
        return len(self.rows) + len(self.rejected)

    def column(self, name: str) -> tuple[str | None, ...]:
        """Give one column's values, in the order of ``rows``.

        Raises:
            BadInput: there is no such column; the message names those there are and the nearest one.
        """
        place = self.place_of(name)
        return tuple(row.values[place] for row in self.rows)

    def place_of(self, name: str) -> int:
        """Say where in each row the column stands, counted from 0; raises as ``column`` does."""
        if name in self.columns:
            return self.columns.index(name)
        raise BadInput(
            "has no such column.", do=self._what_columns_there_are(name), file=self.file, column=name
        )

    def _what_columns_there_are(self, name: str) -> str:
        shown = [show_name(column, place) for place, column in enumerate(self.columns, start=1)]
        more = f" and {len(shown) - _SHOWN_NAMES} more" if len(shown) > _SHOWN_NAMES else ""
        near = process.extractOne(name, self.columns, processor=str.lower, score_cutoff=60)
        guess = f" Did you mean {shown[near[2]]}?" if near else ""
        return f"Its columns are {', '.join(shown[:_SHOWN_NAMES])}{more}.{guess}"


def show_name(name: str, place: int) -> str:
    """Write a column's name for a message; a long one may be somebody's words, so only its place is told."""
    return repr(name) if len(name) <= _SHOWN_NAME_CHARACTERS else f"column {place} (a long name)"
