"""Who says it: the people of a theme by role, nation, channel or quarter, with ranges and a careful test.

Everything here is worked out from numbers that may be shown: rounded counts, exact totals, and nothing behind
them. So neither a range nor a verdict can tell more of a small group than the table does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from speakopenly.core import counting, disclosure
from speakopenly.core.counting import Range
from speakopenly.core.disclosure import Cell
from speakopenly.core.fisher import p_of_two_shares
from speakopenly.core.records import ThemeId

FALSE_DISCOVERIES = 0.05
"""Of the differences spoken of, at most one in twenty is expected to be chance (Benjamini, Hochberg 1995)."""
COLUMNS = ("group", "people", "of", "low", "high", "beside the rest", "p", "p corrected")


class Beside(StrEnum):
    """A group beside everybody else, once all comparisons are allowed for."""

    MORE = "more than the rest"
    FEWER = "fewer than the rest"
    NO_DIFFERENCE = "no difference shown"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class Share:
    """The people of one group who spoke of a theme, as they may be shown.

    ``range`` is the 95% Wilson interval of the shown count and base; None where either is hidden. ``p`` is
    that of Fisher's exact test against everybody else, ``corrected`` after Benjamini and Hochberg over every
    theme and group of the same split.
    """

    group: str
    people: Cell
    base: Cell
    range: Range | None
    p: float | None = None
    corrected: float | None = None
    beside: Beside = Beside.NOT_COMPARED


def who_says_it(
    splits: Mapping[ThemeId, Mapping[str, int]], bases: Mapping[str, int]
) -> dict[ThemeId, tuple[Share, ...]]:
    """For each theme the groups in alphabetical order, each beside the rest.

    ``splits`` are true counts of people by theme and group, ``bases`` all people by group; each person stands
    in one group. A theme whose own number is hidden has nothing but hidden cells.
    """
    everybody = sum(bases.values())
    safe_bases = disclosure.protect_split(dict(sorted(bases.items())), total=everybody)
    found = {
        theme: tuple(_shares(split, bases, safe_bases, everybody)) for theme, split in sorted(splits.items())
    }
    return _corrected(found)


def _shares(
    split: Mapping[str, int], bases: Mapping[str, int], safe_bases: Mapping[str, Cell], everybody: int
) -> list[Share]:
    total = sum(split.values())
    if not disclosure.can_show_exactly(total, everybody):
        unknown = Cell(None, (0, everybody))
        return [Share(group, unknown, safe_bases[group], None) for group in sorted(bases)]
    counts = {group: split.get(group, 0) for group in sorted(bases)}
    cells = disclosure.protect_split(counts, total=total, bases=dict(bases))
    return [_share(group, cells[group], safe_bases[group], total, everybody) for group in sorted(bases)]


def _share(group: str, people: Cell, base: Cell, total: int, everybody: int) -> Share:
    if people.shown is None or base.shown is None or not base.shown:
        return Share(group, people, base, None)
    said, asked = min(people.shown, base.shown), base.shown
    others_said, others = max(0, total - said), everybody - asked
    share = Share(group, people, base, counting.wilson_range(said, asked))
    if others < disclosure.SMALLEST_BASE_FOR_A_PERCENTAGE:
        return share
    others_said = min(others_said, others)
    p = p_of_two_shares(said, asked, others_said, others)
    more = said * others > others_said * asked
    return replace(share, p=p, beside=Beside.MORE if more else Beside.FEWER)


def _corrected(found: Mapping[ThemeId, tuple[Share, ...]]) -> dict[ThemeId, tuple[Share, ...]]:
    tested = [share.p for shares in found.values() for share in shares if share.p is not None]
    after = iter(false_discovery_rates(tested))

    def judged(share: Share) -> Share:
        if share.p is None:
            return share
        corrected = next(after)
        beside = share.beside if corrected <= FALSE_DISCOVERIES else Beside.NO_DIFFERENCE
        return replace(share, corrected=corrected, beside=beside)

    return {theme: tuple(judged(share) for share in shares) for theme, shares in found.items()}


def false_discovery_rates(p_values: Sequence[float]) -> list[float]:
    """Each p value corrected by the step-up procedure of Benjamini and Hochberg (1995), in the same order."""
    if not p_values:
        return []
    from scipy.stats import false_discovery_control

    return [float(each) for each in false_discovery_control(p_values, method="bh")]


def cells_of(share: Share) -> tuple[str, ...]:
    """One row of the table and of the file: ``COLUMNS``."""
    hidden = disclosure.HIDDEN
    low, high = (f"{share.range.low:.3f}", f"{share.range.high:.3f}") if share.range else (hidden, hidden)
    p, corrected = (
        "" if each is None else ("under 0.001" if each < 0.001 else f"{each:.3f}")
        for each in (share.p, share.corrected)
    )
    return (
        share.group.replace("_", " "),
        share.people.text,
        share.base.text,
        low,
        high,
        str(share.beside),
        p,
        corrected,
    )


def say_who(theme: str, shares: Sequence[Share]) -> str:
    """What the picture of a theme's groups says, and its doubt."""
    shown = [share for share in shares if share.range is not None]
    if not shown:
        return f"Who spoke of “{theme}” is hidden to protect people: the groups are too small."
    beyond = [share for share in shown if share.beside in {Beside.MORE, Beside.FEWER}]
    if not beyond:
        return (
            f"Where “{theme}” can be compared, no group spoke of it more or less than the rest beyond what"
            " chance could do."
        )
    parts = [f"{share.group.replace('_', ' ')} spoke of it {share.beside}" for share in beyond]
    return f"“{theme}”: {'; '.join(parts)}, beyond what chance alone would do. Why is not known."
