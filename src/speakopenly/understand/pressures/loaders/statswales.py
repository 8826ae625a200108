"""StatsWales.

The older cross tables with several rows of headings, and its tidy files (spending among them).
"""

from __future__ import annotations

import re
from typing import Final

from speakopenly.understand.pressures.areas import WALES, resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, Synonyms, find_header, key
from speakopenly.understand.pressures.loaders.matching import (
    Found,
    Loader,
    Match,
    is_empty,
    needs_period,
    slug,
)
from speakopenly.understand.pressures.periods import calendar_year, find_years, read_period
from speakopenly.understand.pressures.records import Area, Gathered, Period, Release
from speakopenly.understand.pressures.symbols import is_figure

FAMILY: Final = "StatsWales"
PUBLISHER: Final = "Welsh Government (StatsWales)"
_WELSH: Final = re.compile(r"welsh local authorit|^wales$|isle of anglesey|ynys m", re.IGNORECASE)
_VALUE: Final = ("data", "datavalues", "datavalue", "value", "values", "observation")
TIDY: Final[Synonyms] = {
    "value": _VALUE,
    "period": (
        "year",
        "yearcode",
        "financialyear",
        "period",
        "date",
        "yearitemnameeng",
        "yearitemname",
        "time",
        "datecode",
    ),
    "area": (
        "area",
        "areacode",
        "areaitemnameeng",
        "localauthority",
        "authority",
        "authoritycode",
        "localauthoritycode",
        "localauthorityitemnameeng",
        "areaaltcode1",
        "authorityitemnameeng",
    ),
}
_TOTAL: Final = re.compile(r"total|^all|looked after|^persons$|^number|31 march", re.IGNORECASE)
_PURPOSES: Final = (
    (r"(total )?children looked after|looked after children|total looked after.*", "spend_looked_after"),
    (r"(total )?family support( services)?", "spend_family_support"),
    (r"(total )?youth justice", "spend_youth_justice"),
    (r"(total )?(services for young people|youth services)", "spend_young_people"),
    (r"(total )?sure start.*|flying start.*", "spend_sure_start"),
    (
        r"total children'?s and famil(y|ies)'? services|children'?s? and famil(y|ies) services total",
        "spend_all",
    ),
)


def recognise_tidy(grid: Grid) -> Found:
    """A tidy table with value, year and area, in which a Welsh place stands."""
    for sheet in grid.sheets:
        found = find_header(sheet.head, family=FAMILY, needed=TIDY, wanted={})
        if isinstance(found, Header) and any(
            _welsh_place(found, cells) for cells in sheet.rows[found.row + 1 :][:60]
        ):
            return Match(grid, sheet, found)
    return None


def load_tidy(match: Match, period: Period | None) -> Gathered:
    """Every value with what else its row says; spending is in thousands unless the file says otherwise."""
    header, rows = match.header, match.sheet.rows
    whens = [_when(header.cell(row, "period")) for row in rows[header.row + 1 :]]
    latest = max((when.year for when in whens if when), default=0)
    said = " ".join(find for row in rows[: header.row + 3] for find in row) + match.grid.stem
    gathered = Gathered(
        FAMILY, Release(f"StatsWales, {match.grid.stem}, to {latest}", latest, PUBLISHER), match.grid.name
    )
    gathered.open_data = True
    is_spending = bool(re.search(r"expenditure|spend|outturn|£", said, re.IGNORECASE))
    scale = 1 if not is_spending or re.search(r"£(?! ?thousand)|pounds", said) else 1000
    has_net = any(_is_net(row) for row in rows[header.row + 1 :])
    others = [
        at
        for at, cell in enumerate(header.cells)
        if cell and at not in header.columns.values() and not _is_code(cell)
    ]
    for number, cells in enumerate(rows[header.row + 1 :], start=header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        area, when = _welsh_place(header, cells), _when(header.cell(cells, "period"))
        if area is None or when is None:
            gathered.leave(number, "no such place" if when else "no such year")
            continue
        words = [cells[at].strip() for at in others if at < len(cells) and cells[at].strip()]
        value, unit = header.cell(cells, "value"), "£" if is_spending else ""
        gathered.add(
            f"statswales:{slug(match.grid.stem)}",
            area,
            when,
            value,
            row=number,
            unit=unit,
            scale=scale,
            breakdown="; ".join(words),
        )
        series = _purpose(words) if is_spending else _children(words, match.grid.stem)
        if series and is_spending and (not has_net or _is_net(words)):
            gathered.add(series, area, when, value, row=number, unit="£", scale=scale)
        elif series and not is_spending:
            gathered.add(series, area, when, value, row=number, unit="children")
    return gathered


def recognise(grid: Grid) -> Found:
    """A cross table: rows of headings, then Welsh authorities with figures."""
    sheet = grid.sheets[0]
    first = next(
        (at for at, row in enumerate(sheet.head) if any(_WELSH.search(cell.strip()) for cell in row[:2])),
        None,
    )
    if first is None or first == 0 or not all(is_figure(cell) for cell in sheet.head[first][2:]):
        return None
    return Match(grid, sheet, Header(first - 1, tuple(sheet.head[first - 1]), {}))


def load(match: Match, period: Period | None) -> Gathered:
    """Every cell under the words that stand above it; the last column is the total of all ages and sexes."""
    rows, start = match.sheet.rows, match.header.row + 1
    years = find_years(match.grid.stem)
    when = needs_period(match, period or (calendar_year(years[-1]) if len(years) == 1 else None))
    names = _headings(rows[:start])
    about = "looked_after" if re.search(r"cla|looked.?after", match.grid.stem, re.IGNORECASE) else ""
    gathered = Gathered(
        FAMILY, Release(f"StatsWales, at 31 March {when.year}", when.year, PUBLISHER), match.grid.name
    )
    gathered.notes.append("numbers are rounded to the nearest 5")
    for number, cells in enumerate(rows[start:], start=start + 1):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        area = _area(cells)
        if area is None:
            gathered.leave(number, "no such place")
            continue
        for at in range(2, len(cells)):
            heading = names[at] if at < len(names) else ""
            gathered.add(
                f"statswales:{about or slug(match.grid.stem)}",
                area,
                when,
                cells[at],
                row=number,
                unit="children",
                breakdown=heading,
            )
        if about and not names[len(cells) - 1].replace("Total boys and girls", ""):
            gathered.add("looked_after", area, when, cells[-1], row=number, unit="children")
    return gathered


def _headings(rows: list[list[str]]) -> list[str]:
    """The words above each column, joined; "." continues what stands to its left."""
    width = max(len(row) for row in rows)
    levels = []
    for row in rows[1:] if len(rows) > 1 else rows:
        said, last = [], ""
        for at in range(width):
            cell = re.sub(r"\(\d+\)", "", row[at] if at < len(row) else "").strip()
            last = "" if cell in {"", "."} and at == width - 1 else (cell if cell not in {"", "."} else last)
            said.append(last)
        levels.append(said)
    return [", ".join(dict.fromkeys(level[at] for level in levels if level[at])) for at in range(width)]


def _area(cells: list[str]) -> Area | None:
    named = next((cell.strip() for cell in reversed(cells[:2]) if cell.strip()), "")
    return WALES if re.search(r"all welsh|^wales", named, re.IGNORECASE) else resolve(nation="W", name=named)


def _welsh_place(header: Header, cells: list[str]) -> Area | None:
    said = header.cell(cells, "area")
    if re.search(r"all welsh|^wales|^W92000004$", said, re.IGNORECASE):
        return WALES
    return resolve(nation="W", gss=said if said.startswith("W06") else None, name=said)


def _is_code(cell: str) -> bool:
    return bool(re.search(r"code|sortorder|hierarchy|notes|_ref", cell, re.IGNORECASE)) or key(cell) in _VALUE


def _when(text: str) -> Period | None:
    """A year however it is written: 2016-17, 201617, 2017, 31 March 2017, 2017-03-31T00:00:00."""
    said = text.strip()
    years = find_years(said)
    found = read_period(said) or read_period(said[:7])
    return found or (calendar_year(years[-1]) if years else None)


def _is_net(words: list[str]) -> bool:
    """Whether a row is of net expenditure: where a file has gross and net, only net is an indicator's."""
    return any(re.search(r"net .*expenditure", word, re.IGNORECASE) for word in words)


def _children(words: list[str], stem: str) -> str | None:
    """Children looked after, where all else a row says is a total."""
    about = re.search(r"looked after|\bcla\b", " ".join([*words, stem.replace("_", " ")]), re.IGNORECASE)
    return "looked_after" if about and all(_TOTAL.search(word) for word in words) else None


def _purpose(words: list[str]) -> str | None:
    return next(
        (
            series
            for pattern, series in _PURPOSES
            for word in words
            if re.fullmatch(pattern, word.strip().lower())
        ),
        None,
    )


LOADER: Final = Loader(FAMILY, recognise, load)
TIDY_LOADER: Final = Loader(f"{FAMILY}, tidy", recognise_tidy, load_tidy)
