"""Groups of reports that are wide enough to be shown, so that no authority can be told from them.

Reports are first parted by framework and year. Parts are then joined, in a fixed order, until each is safe.
All that is ever shown of a topic is a sum of whole parts, so no taking away of one number from another leads
to anything smaller than a part that is itself safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from speakopenly.check.inspections.pooling.records import Said
from speakopenly.check.inspections.records import Framework
from speakopenly.core.disclosure import SMALLEST_BASE_FOR_A_PERCENTAGE, SMALLEST_SHOWN

FEWEST_AUTHORITIES: Final = 5
"""The founding brief's rule: nothing of inspection reports is pooled over fewer authorities."""

_ORDER: Final = tuple(Framework)
Rule = Callable[[Sequence[Said]], bool]
"""Whether a group of reports may be shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """Reports shown together, with the frameworks and years they are of, in order."""

    reports: tuple[Said, ...]

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """Each framework once, in order."""
        found = {each.framework for each in self.reports}
        return tuple(each for each in _ORDER if each in found)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last."""
        found = [year_of(each) for each in self.reports]
        return min(found), max(found)

    @property
    def authorities(self) -> int:
        """How many different ones."""
        return count_authorities(self.reports)


def count_authorities(reports: Iterable[Said]) -> int:
    """How many different authorities these reports are of."""
    return len({each.authority for each in reports})


def is_none_or_enough(reports: Sequence[Said]) -> bool:
    """Whether there are none of these, or enough to be counted: eight reports, of five authorities."""
    enough = len(reports) >= SMALLEST_SHOWN and count_authorities(reports) >= FEWEST_AUTHORITIES
    return not reports or enough


def is_wide_enough(reports: Sequence[Said]) -> bool:
    """Whether a share of these reports may be shown: of five authorities and ten reports at least."""
    return count_authorities(reports) >= FEWEST_AUTHORITIES and len(reports) >= SMALLEST_BASE_FOR_A_PERCENTAGE


def year_of(said: Said) -> int:
    """The year of a report that has one."""
    assert said.year is not None  # noqa: S101  (what has none is left out before)
    return said.year


def parts_of(reports: Iterable[Said]) -> tuple[Group, ...]:
    """The smallest parts: one for each framework and year."""
    ordered = sorted(reports, key=lambda each: (*_place(each), each.report))
    return tuple(Group(tuple(part)) for _place_of, part in groupby(ordered, key=_place))


def join(parts: Sequence[Group], is_safe: Rule) -> tuple[Group, ...]:
    """Join neighbouring parts until each is safe; nothing where even all of them together are not.

    Frameworks that are not safe by themselves are put together first, and take the smallest of the others
    with them for as long as that is needed. Then, within each, years are joined from the first to the last.
    """
    eras = _eras(parts, is_safe)
    return tuple(joined for era in eras for joined in _join_years(era, is_safe))


def by_framework(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The sums of these groups over years: one for each set of frameworks they stand for."""
    found: dict[frozenset[Framework], tuple[Said, ...]] = {}
    for each in groups:
        key = next((known for known in found if known & set(each.frameworks)), frozenset(each.frameworks))
        found[key] = (*found.get(key, ()), *each.reports)
    return tuple(Group(reports) for reports in found.values())


def _place(said: Said) -> tuple[int, int]:
    return _ORDER.index(said.framework), year_of(said)


def _eras(parts: Sequence[Group], is_safe: Rule) -> list[list[Group]]:
    """Parts by framework; frameworks that are not safe alone stand together."""
    frameworks: list[list[Group]] = []
    for each in parts:
        same = next((era for era in frameworks if set(era[0].frameworks) & set(each.frameworks)), None)
        frameworks.append([each]) if same is None else same.append(each)
    safe = [era for era in frameworks if is_safe(_all(era))]
    together = [part for era in frameworks if era not in safe for part in era]
    while together and not is_safe(_all(together)):
        if not safe:
            return []
        smallest = min(safe, key=lambda era: len(_all(era)))
        safe.remove(smallest)
        together += smallest
    eras = [*safe, together] if together else safe
    return sorted(eras, key=lambda era: min(parts.index(part) for part in era))


def _join_years(era: list[Group], is_safe: Rule) -> list[Group]:
    """Join from the earliest year on; what is left over goes to the one before."""
    joined: list[Group] = []
    open_part: tuple[Said, ...] = ()
    for each in sorted(era, key=lambda part: part.years):
        open_part = (*open_part, *each.reports)
        if is_safe(open_part):
            joined.append(Group(open_part))
            open_part = ()
    while open_part:
        open_part = (*joined.pop().reports, *open_part) if joined else open_part
        if is_safe(open_part) or not joined:
            joined.append(Group(open_part))
            open_part = ()
    return joined


def _all(era: Sequence[Group]) -> tuple[Said, ...]:
    return tuple(report for part in era for report in part.reports)
