"""Small invented official files in the shapes publishers use. The places are real codes; every figure is invented."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

EES_HEADER = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
    "region_name", "old_la_code", "la_name", "new_la_code",
]  # fmt: skip


def write(path: Path, rows: Iterable[Sequence[object]], *, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def looked_after(path: Path, *, number: str = "410", rate: str = "72") -> Path:
    """A tidy file with England and one authority for two years."""
    rows: list[list[str]] = [
        [*EES_HEADER, "population_count", "population_estimate", "number", "rate_per_10000"]
    ]
    what = "Children looked after at 31 March each year"
    for year, england in (("2023", "80000"), ("2024", "81000")):
        rows.append([year, "Reporting year", "National", "E92000001", "England", "", "", "", "", "", what,
                     "12000000", england, "67"])  # fmt: skip
        rows.append([year, "Reporting year", "Local authority", "E92000001", "England", "E12000002", "North West",
                     "351", "Bury", "E08000002", what, "57000", number, rate])  # fmt: skip
    return write(path, rows)


def spending(path: Path, header: Sequence[str], *, encoding: str = "utf-8") -> Path:
    """A section 251 table under any header of six columns: code, name, line, total, income, net."""
    lines = (
        ("3.0.5 Total Sure Start Children's Centres and Early Years Expenditure", "100", "0", "100"),
        ("3.1.11 Total Children Looked After", "1,000", "100", "900"),
        ("3.5.3 Total Services for Young People", "50", "0", "x"),
    )
    rows = [[code, name, *line] for code, name in (("351", "Bury"), ("352", "Manchester")) for line in lines]
    return write(path, [header, *rows], encoding=encoding)
