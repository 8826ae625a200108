"""Numbers that protect people. Every exit, file or screen, asks here what may be shown.

Two kinds of number leave the building:

* a theme's or finding's *own* count and base: exact when the count and its complement are each 0 or at least
  ``SMALLEST_SHOWN``; otherwise hidden;
* a *split* of such a count by role, nation, place, team or time: rounded to ``ROUNDED_TO``, with small cells
  hidden, and further cells hidden until nobody can work a hidden one out from the rest.

A service may be stricter than these constants, never looser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LARGEST_HIDDEN = 7
"""Counts of 1-7 are hidden: NHS Digital's rule for sub-national counts (2018), the strictest in use here."""
SMALLEST_SHOWN = LARGEST_HIDDEN + 1
ROUNDED_TO = 5
"""Splits are rounded to the nearest 5 (same source), so that two editions do not differ by one person."""
SMALLEST_BASE_FOR_A_PERCENTAGE = 10
"""No percentage on fewer than 10 people: 8.1% of 37 is 3, and of 9 people any percentage is a head count."""
SMALLEST_GROUP_OF_A_SURVEY = 10
"""No result of a survey for fewer than 10 answers, nor a comparison: the staff surveys' usual rule."""
SMALLEST_CHANGE_BETWEEN_EDITIONS = SMALLEST_SHOWN
"""With fewer people added or withdrawn than this, a new edition keeps its numbers (``may_recount``)."""

HIDDEN = "[c]"
"""How a hidden number is written; screen readers hear ``HIDDEN_IN_WORDS``."""
HIDDEN_IN_WORDS = "hidden to protect people"


def is_small(count: int) -> bool:
    """Whether a count is one of 1-7. Nought is not small: it is nobody."""
    return 1 <= count <= LARGEST_HIDDEN


def can_show_exactly(count: int, base: int) -> bool:
    """Whether a finding's own count may be printed as it is: count and complement each 0 or at least 8."""
    return not is_small(count) and not is_small(base - count)


def can_show_percentage(count: int, base: int) -> bool:
    """Whether a share may be printed: the count is showable and the base has at least 10 people."""
    return base >= SMALLEST_BASE_FOR_A_PERCENTAGE and can_show_exactly(count, base)


def can_show_without_naming(count: int) -> bool:
    """Whether enough people share an attribute for it to stand beside a quote."""
    return count >= SMALLEST_SHOWN


def round_for_split(count: int) -> int:
    """The count to the nearest 5 (halves cannot occur with whole people)."""
    return ROUNDED_TO * round(count / ROUNDED_TO)


def may_recount(*, people_added: int, people_withdrawn: int) -> bool:
    """Whether a new edition may carry new numbers.

    Two editions that differ by one person tell what that person said. So numbers move only when at least
    eight people came or at least eight left, and no fewer than eight did either (0 aside).
    """
    moved = people_added + people_withdrawn
    return moved >= SMALLEST_CHANGE_BETWEEN_EDITIONS and not (
        is_small(people_added) or is_small(people_withdrawn)
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a split as it may be shown; ``shown`` is None where it is hidden."""

    shown: int | None
    feasible: tuple[int, int]
    """What an outsider who knows every rule can work out about the true count: lowest and highest."""

    @property
    def text(self) -> str:
        """The number, or the mark for a hidden one."""
        return HIDDEN if self.shown is None else str(self.shown)


def protect_split(
    counts: Mapping[str, int], *, total: int, bases: Mapping[str, int] | None = None
) -> dict[str, Cell]:
    """Make a one-way split safe beside its exactly known total.

    ``counts`` are true counts of people that add up to ``total``. ``bases`` are the sizes of the groups
    themselves, where the counts are a part of them: a cell is hidden as well when the group is under 10
    people, or when all or nearly all of the group would be shown to have said the same.

    Small cells are hidden first; then the smallest of the others, one by one, until the feasible interval of
    every hidden cell reaches from at most 1 to at least 7. If that cannot be had, the whole split is hidden.
    Raises ``ValueError`` when the counts do not add up.
    """
    if sum(counts.values()) != total:
        raise ValueError("A split must add up to its total.")
    hidden = {name for name, count in counts.items() if _is_unsafe_alone(name, count, bases)}
    while not _is_safe(counts, hidden, total):
        candidates = [name for name in counts if name not in hidden]
        if not candidates:
            break
        hidden.add(min(candidates, key=lambda name: (counts[name] == 0, counts[name], name)))
    return {name: _cell(name, counts, hidden, total) for name in counts}


def _is_unsafe_alone(name: str, count: int, bases: Mapping[str, int] | None) -> bool:
    if is_small(count):
        return True
    if bases is None:
        return False
    base = bases[name]
    return base < SMALLEST_BASE_FOR_A_PERCENTAGE or (count > 0 and base - count <= LARGEST_HIDDEN)


def _cell(name: str, counts: Mapping[str, int], hidden: set[str], total: int) -> Cell:
    if name in hidden:
        return Cell(None, _feasible(name, counts, hidden, total))
    shown = round_for_split(counts[name])
    return Cell(shown, _bounds_of_shown(counts[name]))


def _bounds_of_shown(count: int) -> tuple[int, int]:
    """What a shown, rounded number tells: nought is nought, anything else is within 2 and never small."""
    if count == 0:
        return (0, 0)
    shown, slack = round_for_split(count), ROUNDED_TO // 2
    return (max(SMALLEST_SHOWN, shown - slack), shown + slack)


def _feasible(name: str, counts: Mapping[str, int], hidden: set[str], total: int) -> tuple[int, int]:
    """The lowest and highest true count of a hidden cell that fit everything shown and the exact total.

    One total is the only equation, so the bounds are found by adding up (no programme is needed). A hidden
    cell may be anything from nought upwards: the mark does not tell small from not small.
    """
    shown = [_bounds_of_shown(count) for other, count in counts.items() if other not in hidden]
    left_at_least = total - sum(high for _, high in shown)
    left_at_most = total - sum(low for low, _ in shown)
    others_hidden = len(hidden) - 1
    lowest = 0 if others_hidden else max(0, left_at_least)
    return (lowest, max(0, left_at_most))


def _is_safe(counts: Mapping[str, int], hidden: set[str], total: int) -> bool:
    small = [name for name in hidden if counts[name] > 0]
    return all(_covers_small(_feasible(name, counts, hidden, total)) for name in small)


def _covers_small(feasible: tuple[int, int]) -> bool:
    low, high = feasible
    return low <= 1 and high >= LARGEST_HIDDEN


def could_work_out_a_small_theme(theme_counts: Sequence[int], *, placed_at_least: int) -> bool:
    """Whether a theme hidden as "a small number" could be narrowed from the exact counts of the others.

    Everyone placed stands in at least one theme, so the hidden themes hold at least
    ``placed_at_least`` less the sum of the shown ones. With one hidden theme that bound is its own; with
    more, the others may hold up to 7 each.
    """
    small = [count for count in theme_counts if is_small(count)]
    if not small:
        return False
    shown = sum(count for count in theme_counts if not is_small(count))
    bound = placed_at_least - shown - LARGEST_HIDDEN * (len(small) - 1)
    return bound > 1
