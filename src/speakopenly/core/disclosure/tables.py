"""Make a two-way table of counts safe: small numbers hidden, and others until none can be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
from typing import Final

from speakopenly.core.disclosure.audit import Form, Interval, Knowledge, agrees, bound, feasible, know
from speakopenly.core.disclosure.layout import Layout, Place, lay_out, with_totals
from speakopenly.core.disclosure.partners import Puzzle, Sensitive, choose_partners
from speakopenly.core.disclosure.releases import Release, grew, is_a_small_move, must_stand
from speakopenly.core.disclosure.rules import SMALLEST_SHOWN

SMALLEST_THRESHOLD: Final = 3
"""With 2, the reason for hiding a number would tell it: only 1 is below."""
_NOT_HERE: Final = -1
"""Stands for a place of an earlier table that this one does not have."""


class Reason(StrEnum):
    """Why a number is hidden."""

    SMALL = "small"
    MOVED = "moved by few since an earlier release"
    ASKED = "hidden in another view"
    PARTNER = "partner"
    STANDS = "the earlier release stands"


@dataclass(frozen=True, slots=True)
class SafeNumber:
    """One number as it may be shown. ``feasible`` is what an outsider can work out about it."""

    place: Place
    shown: int | None
    reason: Reason | None
    feasible: Interval


@dataclass(frozen=True, slots=True)
class SafeTable:
    """A table with its totals as it may be shown. ``is_least`` tells whether fewer could not be hidden."""

    layout: Layout
    numbers: tuple[SafeNumber, ...]
    threshold: int
    is_least: bool

    @property
    def release(self) -> Release:
        """The table as published, to be held beside the next one."""
        return Release(self.layout, tuple(number.shown for number in self.numbers))

    @property
    def hidden(self) -> frozenset[Place]:
        """Where nothing is shown."""
        return frozenset(number.place for number in self.numbers if number.shown is None)


def protect_table(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Mapping[Place, int],
    *,
    threshold: int = SMALLEST_SHOWN,
    earlier: Sequence[Release] = (),
    also_hide: frozenset[Place] = frozenset(),
) -> SafeTable:
    """Make a table of people safe beside its totals and beside what was published ``earlier``, oldest first.

    Numbers from 1 to ``threshold`` less one are hidden, totals as well, and so are numbers that moved by so
    few since they were shown. Others are hidden with them, as few as will do, until the outsider of ``audit``
    must allow for each of these that it is at most 1 and that it is at least ``threshold``; and, even told
    why each was hidden, cannot name one. Nought is always shown. Where nothing will do, the whole table is
    hidden. Raises ValueError for a threshold under 3, a count below nought, or names that will not do.
    """
    if threshold < SMALLEST_THRESHOLD:
        raise ValueError(f"The threshold must be at least {SMALLEST_THRESHOLD}.")
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count of people cannot be below nought.")
    layout = lay_out(rows, columns)
    numbers = with_totals(layout, counts)
    if must_stand(layout, numbers, earlier, threshold=threshold):
        return _all_hidden(layout, numbers, threshold)
    reasons = _reasons(layout, numbers, threshold, earlier, also_hide)
    believed = _believed(Release(layout, numbers), earlier)
    return _Protection(layout, numbers, threshold, tuple(earlier), believed, reasons).table()


def _believed(true: Release, earlier: Sequence[Release]) -> tuple[bool, ...]:
    """Between which releases people may only have been added: as many as the true numbers allow."""
    seen = grew(true.layout, [number or 0 for number in true.shown], earlier)
    ways = product(*((True, False) if each else (False,) for each in seen[:-1]))
    for way in sorted(ways, key=sum, reverse=True):
        believed = (*way, *seen[-1:])
        if agrees(know([*earlier, true], grew=believed)):
            return believed
    return (False,) * len(earlier)


def _reasons(
    layout: Layout,
    numbers: Sequence[int],
    threshold: int,
    earlier: Sequence[Release],
    also_hide: frozenset[Place],
) -> dict[int, Reason]:
    before = [release.by_place() for release in earlier]
    found = {}
    for at, (place, number) in enumerate(zip(layout.places, numbers, strict=True)):
        if 0 < number < threshold:
            found[at] = Reason.SMALL
        elif any(is_a_small_move(number, each.get(place), threshold=threshold) for each in before):
            found[at] = Reason.MOVED
        elif place in also_hide and number:
            found[at] = Reason.ASKED
    return found


def _all_hidden(layout: Layout, numbers: Sequence[int], threshold: int) -> SafeTable:
    hidden = tuple(SafeNumber(place, None, Reason.STANDS, (0, None)) for place in layout.places)
    return SafeTable(layout, hidden, threshold, is_least=False)


@dataclass(frozen=True, slots=True)
class _Protection:
    """The work on one table: what must be hidden is given; partners are added until nothing is exposed."""

    layout: Layout
    numbers: tuple[int, ...]
    threshold: int
    earlier: tuple[Release, ...]
    grew: tuple[bool, ...]
    reasons: dict[int, Reason]

    def table(self) -> SafeTable:
        forced, is_least = frozenset(self.reasons), True
        while True:
            found = self._with_partners(forced)
            if found is None:
                return _all_hidden(self.layout, self.numbers, self.threshold)
            hidden, least = found
            is_least = is_least and least
            told = self._told_of_earlier(hidden)
            if not told:
                return self._as_shown(hidden, is_least and not any(self.grew))
            if told - {_NOT_HERE} <= hidden:
                return _all_hidden(self.layout, self.numbers, self.threshold)
            forced, is_least = hidden | (told - {_NOT_HERE}), False

    def _with_partners(self, forced: frozenset[int]) -> tuple[frozenset[int], bool] | None:
        """Protect what is exposed, and look again; few numbers need a partner of their own."""
        puzzle = Puzzle(self.layout, self.numbers, self.threshold, self._labels(), self.earlier, self.grew)
        protect: list[Sensitive] = []
        hidden, is_least = forced, True
        while exposed := self._exposed(hidden):
            if set(exposed) <= set(protect):
                return None
            protect = sorted({*protect, *exposed}, key=lambda each: each.at)
            found = choose_partners(puzzle, protect, forced)
            if found is None:
                return None
            hidden, is_least = found.hidden, found.is_least
        return hidden, is_least

    def _exposed(self, hidden: frozenset[int]) -> list[Sensitive]:
        sensitive = self._sensitive()
        if not sensitive:
            return []
        forms = [Form(((each.at, 1),)) for each in sensitive]
        ranges = bound(self._knowledge(hidden), forms)
        by_label = bound(self._knowledge(hidden, labels=self._labels()), forms)
        return [
            each
            for each, (low, high), told in zip(sensitive, ranges, by_label, strict=True)
            if low > each.low
            or (high is not None and high < each.high)
            or (each.label is not None and told[0] == told[1])
        ]

    def _sensitive(self) -> list[Sensitive]:
        before = [release.by_place() for release in self.earlier]
        found = []
        for at, reason in self.reasons.items():
            if reason is Reason.ASKED:
                continue
            wanted = [(1, self.threshold)] if reason is Reason.SMALL else []
            place, number = self.layout.places[at], self.numbers[at]
            shown = [each[place] for each in before if place in each]
            for then in shown:
                if is_a_small_move(number, then, threshold=self.threshold):
                    wanted.append(
                        (then, then + self.threshold) if number > then else (then - self.threshold, then)
                    )
            low = max(0, min(low for low, _ in wanted), self._known_at_least(place))
            label = (1, self.threshold - 1) if reason is Reason.SMALL else None
            found.append(Sensitive(at, low, max(high for _, high in wanted), label))
        return found

    def _known_at_least(self, place: Place) -> int:
        """What an earlier release showed there, if people were only added since."""
        shown = 0
        for release, only_added in zip(reversed(self.earlier), reversed(self.grew), strict=True):
            if not only_added:
                break
            shown = max(shown, release.by_place().get(place, 0))
        return shown

    def _labels(self) -> tuple[tuple[int, int | None], ...]:
        """What the reason of each number would tell: a partner is neither small nor nought."""
        small: tuple[int, int | None] = (1, self.threshold - 1)
        by_reason = {Reason.SMALL: small, Reason.MOVED: (0, None), Reason.ASKED: (0, None)}
        return tuple(
            by_reason[self.reasons[at]] if at in self.reasons else (min(number, self.threshold), None)
            for at, number in enumerate(self.numbers)
        )

    def _knowledge(self, hidden: frozenset[int], labels: Sequence[Interval] = ()) -> Knowledge:
        return know([*self.earlier, self._release(hidden)], grew=self.grew, labels=labels)

    def _release(self, hidden: frozenset[int]) -> Release:
        return Release(
            self.layout, tuple(None if at in hidden else number for at, number in enumerate(self.numbers))
        )

    def _told_of_earlier(self, hidden: frozenset[int]) -> frozenset[int]:
        """Numbers of this release by which one hidden before would be known to be small, or a move to be."""
        if not self.earlier:
            return frozenset()
        knowledge = self._knowledge(hidden)
        return frozenset([*self._now_known_to_be_small(knowledge), *self._small_moves(knowledge, hidden)])

    def _now_known_to_be_small(self, knowledge: Knowledge) -> Iterator[int]:
        if not any(self.grew):
            return
        start = len(self.numbers)
        for release in self.earlier:
            alone = feasible(release.layout, release.shown)
            asked = [(at, place) for at, place in enumerate(release.layout.places) if place in alone]
            ranges = bound(knowledge, [Form(((start + at, 1),)) for at, _ in asked])
            for (_, place), now in zip(asked, ranges, strict=True):
                if self._is_known_small(now) and not self._is_known_small(alone[place]):
                    yield self._at(place)
            start += len(release.shown)

    def _is_known_small(self, interval: Interval) -> bool:
        return interval[1] is not None and interval[1] < self.threshold

    def _small_moves(self, knowledge: Knowledge, hidden: frozenset[int]) -> Iterator[int]:
        """Every number of two releases of which one is hidden, but for what was told before."""
        releases = [*self.earlier, self._release(hidden)]
        starts = [0]
        for release in (releases[-1], *self.earlier):
            starts.append(starts[-1] + len(release.shown))
        starts = [*starts[1:-1], 0]
        for (one, start), (two, then) in combinations(zip(releases, starts, strict=True), 2):
            asked = [
                (place, Form(((then + two.layout.places.index(place), 1), (start + at, -1))))
                for at, (place, shown) in enumerate(zip(one.layout.places, one.shown, strict=True))
                if place in two.layout.places and (shown is None or two.by_place().get(place) is None)
            ]
            moves = bound(knowledge, [form for _, form in asked])
            yield from (
                self._at(place)
                for (place, form), move in zip(asked, moves, strict=True)
                if self._is_small_move(move) and not (then and self._was_told(form))
            )

    def _is_small_move(self, move: Interval) -> bool:
        low, high = move
        return high is not None and (0 < low <= high < self.threshold or -self.threshold < low <= high < 0)

    def _was_told(self, form: Form) -> bool:
        """Whether earlier releases told this move before this one; their numbers stand after the newest's."""
        knowledge = know(self.earlier, grew=self.grew[:-1])
        newest, skipped = len(self.earlier[-1].shown), len(self.numbers)
        before = sum(len(release.shown) for release in self.earlier[:-1])
        places = [
            at - skipped - before if at - skipped >= before else at - skipped + newest for at, _ in form.terms
        ]
        terms = tuple((at, weight) for at, (_, weight) in zip(places, form.terms, strict=True))
        return self._is_small_move(bound(knowledge, [Form(terms)])[0])

    def _at(self, place: Place) -> int:
        return self.layout.places.index(place) if place in self.layout.places else _NOT_HERE

    def _as_shown(self, hidden: frozenset[int], is_least: bool) -> SafeTable:
        at_of_hidden = sorted(hidden)
        ranges = dict(
            zip(
                at_of_hidden,
                bound(self._knowledge(hidden), [Form(((at, 1),)) for at in at_of_hidden]),
                strict=True,
            )
        )
        return SafeTable(
            self.layout,
            tuple(
                SafeNumber(place, None, self.reasons.get(at, Reason.PARTNER), ranges[at])
                if at in hidden
                else SafeNumber(place, number, None, (number, number))
                for at, (place, number) in enumerate(zip(self.layout.places, self.numbers, strict=True))
            ),
            self.threshold,
            is_least,
        )
