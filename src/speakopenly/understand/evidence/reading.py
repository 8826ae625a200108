"""From a table to studies: every row is used or told of; a bad cell is refused by its place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table
from speakopenly.understand.evidence import effects
from speakopenly.understand.evidence.between import Numbers
from speakopenly.understand.evidence.effects import Measure
from speakopenly.understand.evidence.synthesis import Study

COUNTS: Final = "people with the event, without it, and the same of the other group"
_LARGEST: Final = 1e12
_LABELS: Final = ("label", "author", "study", "trial", "source", "name")
_NO_VALUE: Final = frozenset({"", "na", "nan", "[x]", "[z]", "[c]"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what. Of ``counts``, ``means`` and ``rates`` one is given, or none: then ``yi`` and
    ``vi`` hold the effect and its variance, ratios on the log scale."""

    counts: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    yi: str = "yi"
    vi: str = "vi"
    label: str | None = None
    of: str | None = None
    people: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """The studies of a table in its order, the raw columns they come from, and what must be said of them."""

    studies: tuple[Study, ...]
    raw: tuple[Numbers, ...]
    cautions: tuple[str, ...]
    moderators: tuple[tuple[str, Numbers], ...] = ()


def read_studies(table: Table, measure: Measure, columns: Columns, *, moderators: Sequence[str] = ()) -> Read:
    """Read the studies of a table.

    Raises BadInput, with row and column, where a cell is no number that can be, and where no study is left.
    """
    raw_names = _raw_names(measure, columns)
    given = [_numbers(table, name) for name in (raw_names or (columns.yi, columns.vi))]
    _check(table, measure, columns, given)
    is_whole = np.asarray(~np.isnan(np.array(given)).any(axis=0))
    raw = tuple(each[is_whole] for each in given)
    yi, vi = _effects(measure, columns, raw)
    rows = [row for row, whole in zip(table.rows, is_whole, strict=True) if whole]
    has_effect = ~np.isnan(yi)
    told = _told(int((~is_whole).sum()), int((~has_effect).sum()), measure, columns, raw)
    if not has_effect.any():
        raise BadInput("has no study to pool.", do="Check the columns named.", file=table.file)
    labels, whose = _labels(table, columns), _whose(table, columns)
    people = _people(table, columns, given)
    studies = tuple(
        Study(labels[at], float(effect), float(variance), whose[at], people[at], row.number)
        for at, row, effect, variance in zip(np.flatnonzero(is_whole), rows, yi, vi, strict=True)
        if not math.isnan(effect)
    )
    kept = np.flatnonzero(is_whole)[has_effect]
    return Read(studies, raw, tuple(told), tuple(_moderators(table, moderators, kept)))


def _raw_names(measure: Measure, columns: Columns) -> tuple[str, ...]:
    wanted = {
        Measure.RR: ("counts", 4), Measure.OR: ("counts", 4), Measure.RD: ("counts", 4),
        Measure.SMD: ("means", 6), Measure.MD: ("means", 6), Measure.IRR: ("rates", 4),
    }  # fmt: skip
    given = {name: getattr(columns, name) for name in ("counts", "means", "rates") if getattr(columns, name)}
    if not given:
        return ()
    name, many = wanted.get(measure, ("", 0))
    if list(given) != [name]:
        fits = f"--{name}" if name else "the columns of --effect and --variance"
        raise BadInput(f"{measure} is not worked out of --{next(iter(given))}.", do=f"Give {fits}.")
    if len(given[name]) != many:
        raise BadInput(f"--{name} names {len(given[name])} columns.", do=f"Name {many}, with commas.")
    return tuple(given[name])


def _numbers(table: Table, name: str) -> Numbers:
    found = []
    for row, text in zip(table.rows, table.column(name), strict=True):
        text = (text or "").strip()
        try:
            number = math.nan if text.lower() in _NO_VALUE else float(text)
        except ValueError:
            number = math.inf
        if abs(number) > _LARGEST:
            raise BadInput(
                "is no number we can use.", do="Write a number such as 12 or 0.34, or leave the cell empty.",
                file=table.file, row=row.number, column=name,
            )  # fmt: skip
        found.append(number)
    return np.array(found, float)


def _check(table: Table, measure: Measure, columns: Columns, given: Sequence[Numbers]) -> None:
    """Refuse what cannot be: people by halves or below nought, variances and times that are not above it."""
    if columns.counts:
        for name, values in zip(columns.counts, given, strict=True):
            _refuse(table, name, values, (values < 0) | (values % 1 != 0), "is no count of people.")
        for one, other in ((0, 1), (2, 3)):
            nobody = given[one] + given[other] == 0
            _refuse(table, columns.counts[one], given[one], nobody, "stands in a group without people.")
    elif columns.rates:
        for name, values in zip(columns.rates[::2], given[::2], strict=True):
            _refuse(table, name, values, (values < 0) | (values % 1 != 0), "is no count of events.")
        for name, values in zip(columns.rates[1::2], given[1::2], strict=True):
            _refuse(table, name, values, values <= 0, "is no time: it must be above 0.")
    elif columns.means:
        for sd, n in ((1, 2), (4, 5)):
            _refuse(table, columns.means[sd], given[sd], given[sd] <= 0, "must be above 0.")
            _refuse(table, columns.means[n], given[n], given[n] < 2, "must be 2 people or more.")
    else:
        _refuse(table, columns.vi, given[1], given[1] <= 0, "is no variance: it must be above 0.")


def _refuse(table: Table, name: str, values: Numbers, is_wrong: np.ndarray, problem: str) -> None:
    wrong = np.flatnonzero(is_wrong & ~np.isnan(values))
    if wrong.size:
        raise BadInput(
            problem, do="Mend the cell, or leave it empty.",
            file=table.file, row=table.rows[int(wrong[0])].number, column=name,
        )  # fmt: skip


def _effects(measure: Measure, columns: Columns, raw: Sequence[Numbers]) -> effects.Effects:
    if columns.counts:
        return effects.from_counts(measure, *raw)
    if columns.means:
        return effects.from_means(measure, *raw)
    if columns.rates:
        return effects.from_rates(*raw)
    return raw[0], raw[1]


def _told(gaps: int, silent: int, measure: Measure, columns: Columns, raw: Sequence[Numbers]) -> list[str]:
    told = []
    if gaps:
        told.append(f"Rows with an empty cell, left out: {gaps}.")
    if silent:
        told.append(
            f"Studies without any event, or with nothing but events, say nothing of a ratio: {silent} not"
            " pooled."
        )
    events = raw if columns.counts else raw[::2] if columns.rates else ()
    if len(events):
        has_nought = (np.array(events) == 0).any(axis=0)
        halved = int(has_nought.sum()) - silent
        if halved > 0:
            told.append(
                f"Studies with an empty cell: {halved}; 1/2 was added to each cell of these and of no other."
                " With events this rare, look at --method MH too."
            )
    return told


def _labels(table: Table, columns: Columns) -> list[str]:
    by_name = {name.lower(): name for name in reversed(table.columns)}
    name = columns.label or next((by_name[each] for each in _LABELS if each in by_name), None)
    values = table.column(name) if name else [None] * len(table.rows)
    return [(text or "").strip() or f"row {row.number}" for row, text in zip(table.rows, values, strict=True)]


def _whose(table: Table, columns: Columns) -> list[str]:
    """Whose effect each row is; without a column that says so, a column “study” does where it repeats."""
    name = columns.of or next((each for each in table.columns if each.lower() == "study"), None)
    values = table.column(name) if name else [None] * len(table.rows)
    return [(text or "").strip() or f"row {row.number}" for row, text in zip(table.rows, values, strict=True)]


def _people(table: Table, columns: Columns, given: Sequence[Numbers]) -> list[int | None]:
    if columns.people:
        values = _numbers(table, columns.people)
    elif columns.counts:
        values = np.sum(given, axis=0)
    elif columns.means:
        values = given[2] + given[5]
    else:
        return [None] * len(table.rows)
    return [None if math.isnan(each) else int(each) for each in values]


def _moderators(table: Table, names: Sequence[str], kept: np.ndarray) -> list[tuple[str, Numbers]]:
    """A column of numbers as it is; a column of words as one column of 0 and 1 for each but the first."""
    found = []
    for name in names:
        texts = [(text or "").strip() for text in table.column(name)]
        for at in kept:
            if texts[at].lower() in _NO_VALUE:
                raise BadInput(
                    "is empty.", do="Fill it in, or leave the moderator out.",
                    file=table.file, row=table.rows[int(at)].number, column=name,
                )  # fmt: skip
        chosen = [texts[at] for at in kept]
        try:
            found.append((name, np.array([float(each) for each in chosen])))
        except ValueError:
            groups = sorted(set(chosen))
            found += [
                (f"{name}: {group}", np.array([float(each == group) for each in chosen]))
                for group in groups[1:]
            ]
    return found
