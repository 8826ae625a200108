"""A board for those who see only safe numbers: small ones hidden, and others so that none can be worked out.

A group that was heard by nobody is always said: nought tells nothing of anybody, and who is missing is what
a board is for. Hidden numbers are of groups that somebody took part in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from speakopenly.core.counting import Heads
from speakopenly.core.disclosure import (
    LARGEST_HIDDEN,
    ROUNDED_TO,
    SMALLEST_SHOWN,
    can_show_percentage,
    is_small,
    protect_split,
    round_for_split,
)
from speakopenly.hear.coverage.board import Board, Row, Split, widest_gap_first
from speakopenly.hear.coverage.took import Took, exactly, hidden

OTHERS = "\0others"
"""A name that no group can have: people heard who are in none of the groups of a column."""


def protect_board(board: Board) -> Board:
    """The same board with no number from which few people could be known; its order rests on these."""
    base = board.people.people or 0
    safe = _safe_rows(board.rows, base)
    rows = [_safe_row(row, safe.get(row.wanted.key, row.took)) for row in board.rows]
    return Board(
        rows=widest_gap_first(rows),
        by_nation=_safe_split(board.by_nation),
        by_channel=_safe_split(board.by_channel),
        people=hidden() if is_small(base) else exactly(round_for_split(base)),
    )


def _safe_rows(rows: Sequence[Row], base: int) -> dict[str, Took]:
    """Column by column, as groups of one column share out the people between them."""
    by_column: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.took.is_unknown:
            by_column[row.wanted.column].append(row)
    return {key: took for theirs in by_column.values() for key, took in _safe_column(theirs, base).items()}


def _safe_column(rows: Sequence[Row], base: int) -> dict[str, Took]:
    people = {row.wanted.key: row.took.people or 0 for row in rows}
    others = base + sum(row.typed for row in rows) - sum(people.values())
    shown = _protected({**people, OTHERS: others}) if others >= 0 else dict.fromkeys(people)
    return {
        row.wanted.key: _as_took(
            people[row.wanted.key],
            shown[row.wanted.key],
            row.took.groups or 0,
            None if row.typed else base,
        )
        for row in rows
    }


def _safe_split(split: Split) -> Split:
    people = {name: took.people or 0 for name, took in split.took.items()}
    shown = _protected(people)
    return Split(
        {
            name: _as_took(people[name], shown[name], took.groups or 0, None)
            for name, took in split.took.items()
        }
    )


def _protected(people: Mapping[str, int]) -> dict[str, int | None]:
    """What may be shown of each. Nought is left out first: it is shown whatever the others are."""
    some = {name: number for name, number in people.items() if number}
    total = sum(some.values())
    cells = protect_split(some, total=total) if some else {}
    shown = {name: cell.shown for name, cell in cells.items() if cell.shown is not None}
    while shown and _tells_of_a_small_one(some, shown, total):
        del shown[min(shown, key=lambda name: (shown[name], name))]
    return {name: shown.get(name) if number else 0 for name, number in people.items()}


def _tells_of_a_small_one(people: Mapping[str, int], shown: Mapping[str, int], total: int) -> bool:
    """Whether a small hidden number could no longer be each of 1-7, as none of the hidden is nought."""
    behind = {name for name in people if name not in shown}
    left = total - sum(max(SMALLEST_SHOWN, number - ROUNDED_TO // 2) for number in shown.values())
    most = left - (len(behind) - 1)
    return any(is_small(people[name]) for name in behind) and (len(behind) == 1 or most < LARGEST_HIDDEN)


def _as_took(people: int, shown: int | None, groups: int, base: int | None) -> Took:
    """The rounded number; a share is of rounded numbers, so that it tells no more than they do."""
    if people and shown is None:
        return hidden()
    safe_groups = groups if not is_small(groups) else None
    if not people or base is None or shown is None or not can_show_percentage(people, base):
        return replace(exactly(shown or 0), groups=safe_groups, is_rounded=bool(people))
    rounded = max(round_for_split(base), shown)
    return replace(exactly(shown, share_of=rounded), groups=safe_groups, is_rounded=True)


def _safe_row(row: Row, took: Took) -> Row:
    """A row that carries no exact number beside the safe one."""
    wanted = replace(
        row.wanted,
        typed={},
        invited=_safe_number(row.wanted.invited),
        reached=_safe_number(row.wanted.reached),
        came=_safe_number(row.wanted.came),
    )
    return Row(wanted, took, Heads(0), 0)


def _safe_number(number: int | None) -> int | None:
    return None if number is None or is_small(number) else round_for_split(number)
