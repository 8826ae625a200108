"""The tables of the page and of its file: one source, so that both hide alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speakopenly.check.supervision import (
    BY_CODE,
    CANCELLED,
    AreaShown,
    MeetingsShown,
    Part,
    PartShown,
    Pool,
    Row,
    Share,
    Side,
    draw_part,
    items_of,
    percent,
)
from speakopenly.core.disclosure import HIDDEN, Cell
from speakopenly.core.documents import tree
from speakopenly.web.check.learning.counting.periods import in_words
from speakopenly.web.check.supervision import asked, wording
from speakopenly.web.check.supervision.queries import Shown


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter as it is shown: how many answered on each side, and the tables in their order."""

    quarter: str
    came: tuple[str, ...]
    more_than_people: bool
    tables: tuple[tree.Table, ...]


def figures(shown: Shown) -> list[tuple[Part, tree.Figure]]:
    """The picture of each part over the quarters, with its sentence and table."""
    return [(part, draw_part(part, shown.pools, shown.quarters, wording.words_of(part))) for part in Part]


def quarters(shown: Shown) -> list[Quarter]:
    """Every quarter that is over, the newest first."""
    return [_quarter(shown, each) for each in reversed(shown.quarters)]


def rows_of(shown: Shown) -> Iterator[tuple[str, str, str, str, str]]:
    """Every cell that the page shows: quarter, table, row, column, what is shown; never more."""
    for part, figure in figures(shown):
        for when, who, *cells in figure.table.rows:
            for column, cell in zip(figure.table.columns[2:], cells, strict=True):
                yield when, str(wording.PARTS[part]), who, column, cell
    for quarter in quarters(shown):
        for table in quarter.tables:
            for head, *cells in table.rows:
                for column, cell in zip(table.columns[1:], cells, strict=True):
                    yield quarter.quarter, table.caption, head, column, cell


def _quarter(shown: Shown, quarter: str) -> Quarter:
    sides = {side: shown.pool_of(quarter, side) for side in Side}
    tables = [*(_items(part, sides) for part in Part), _cancelled(sides)]
    tables += [_areas(side, pool) for side, pool in sides.items() if pool and pool.areas]
    meetings = shown.meetings_of(quarter)
    if meetings:
        tables += [_meetings(meetings), _lengths(meetings)]
    came = tuple(_came(side, pool) for side, pool in sides.items())
    return Quarter(in_words(quarter), came, quarter in shown.more_than_people, tuple(tables))


def _came(side: Side, pool: Pool | None) -> str:
    name = wording.SIDES[side]
    if pool is None:
        return _("%(side)s: hidden to protect people (fewer than 10 answers), or nobody answered.") % {
            "side": name
        }
    return _("%(side)s: about %(number)s answers.") % {"side": name, "number": pool.people}


def _items(part: Part, sides: dict[Side, Pool | None]) -> tree.Table:
    """The items of one part, both sides beside each other, each in its own words."""
    found = {side: _part_of(pool, part) for side, pool in sides.items()}
    rows = []
    for item in items_of(part):
        words = [str(asked.question(item, side)) for side in Side]
        said = words[0] if words[0] == words[1] else " / ".join(words)
        rows.append((said, *(_cell(each.items[item.code] if each else None) for each in found.values())))
    rows.append((_("All of this part"), *(_cell(each.yes if each else None) for each in found.values())))
    rows.append(
        (_("Said “I cannot say”"), *(_cell(each.cannot_say if each else None) for each in found.values()))
    )
    heads = tuple(str(name) for name in wording.SIDES.values())
    note = _("Said yes, with the range. For the length: an hour and a half or more.")
    return tree.Table(str(wording.PARTS[part]), (_("What was asked"), *heads), tuple(rows), note)


def _part_of(pool: Pool | None, part: Part) -> PartShown | None:
    return next((each for each in pool.parts if each.part is part), None) if pool else None


def _cell(share: Share | None) -> str:
    if share is None or share.value is None:
        return HIDDEN
    told = {"value": percent(share.value), "low": percent(share.low), "high": percent(share.high)}
    return _("about %(value)s (%(low)s to %(high)s)") % told


def _cancelled(sides: dict[Side, Pool | None]) -> tree.Table:
    rows = tuple(
        (str(words), *(_number(pool.cancelled[choice] if pool else None) for pool in sides.values()))
        for choice, words in asked.choices(BY_CODE[CANCELLED])
    )
    heads = tuple(str(name) for name in wording.SIDES.values())
    note = _("Kinds, never a person. Rounded to 5.")
    return tree.Table(_("Whose side cancelled or put off"), (_("Whose side"), *heads), rows, note)


def _number(cell: Cell | None) -> str:
    return cell.text if cell else HIDDEN


def _areas(side: Side, pool: Pool) -> tree.Table:
    rows = tuple(_area(each) for each in pool.areas)
    heads = (_("Part of the work"), _("Answers"), *(str(name) for name in wording.PARTS.values()))
    caption = _("%(side)s, by part of the work") % {"side": wording.SIDES[side]}
    note = _(
        "Parts with fewer than 10 answers are joined, and with them another where they alone would be few."
    )
    return tree.Table(caption, heads, rows, note)


def _area(each: AreaShown) -> tuple[str, ...]:
    return (wording.area_name(each.area), str(each.people), *(_cell(each.parts[part]) for part in Part))


def _meetings(found: MeetingsShown) -> tree.Table:
    rows = tuple(_meeting_row(each) for each in (found.whole, *found.areas))
    heads = (_("Part of the work"), _("Due"), _("Held"), _("Cancelled"))
    note = _("From calendars, rounded to 5. “Held” is what stood in a calendar and was not cancelled there.")
    return tree.Table(_("Meetings due and held"), heads, rows, note)


def _meeting_row(row: Row) -> tuple[str, ...]:
    return (wording.area_name(row.area), row.due.text, row.held.text, row.cancelled.text)


def _lengths(found: MeetingsShown) -> tree.Table:
    rows = tuple((str(wording.LENGTHS[band]), cell.text) for band, cell in found.lengths.items())
    note = _("As set down in calendars, not as they were.")
    return tree.Table(_("How long the meetings held were"), (_("Length"), _("Meetings")), rows, note)
