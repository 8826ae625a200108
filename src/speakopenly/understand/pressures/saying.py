"""Pinned figures in words: always with the release, and with what they cannot say."""

from __future__ import annotations

from typing import Final

from speakopenly.understand.pressures.indicators import BY_KEY, Kind
from speakopenly.understand.pressures.periods import financial_year
from speakopenly.understand.pressures.pinned import Expressed, Pinned, change_between, work_out

NOT_A_CAUSE: Final = (
    "An official figure says how many, and not why. Beside what people said it explains nothing by itself."
)
NO_TARGET: Final = (
    "This is no target. Whether more or fewer children looked after, more or fewer plans, or more or less"
    " money is better for children, no figure here can tell; and what else changed in those years stands in"
    " the same numbers."
)
NO_RANGE: Final = "without a range, as money is booked and not counted from people"
NOT_COUNTED: Final = "without a range, as no number of children or cases is published with it"
_SMALL: Final = 2


def in_short(pinned: Pinned) -> str:
    """The figure alone, as it stands within a sentence: ``62 per 10,000 children``."""
    made = work_out(pinned)
    if pinned.expressed is Expressed.RATE:
        return f"{_plain(made.value)} {made.unit}"
    if pinned.expressed is Expressed.NUMBER:
        return f"{made.value:,.0f}"
    each = f"£{made.value:,.0f} for each child"
    said = each if pinned.expressed is Expressed.EACH_CHILD else f"£{made.value:,.1f} million"
    return f"{said} at {financial_year(pinned.price_year or 0).label} prices"


def say(pinned: Pinned) -> str:
    """The whole sentence: where, what, when, how many with the range, and which release says so."""
    made, name = work_out(pinned), BY_KEY[pinned.indicator].name
    told = [in_short(pinned)]
    if pinned.expressed is Expressed.RATE:
        told += [f"range {made.low:,.1f} to {made.high:,.1f}"] if made.low is not None else []
        told += [f"{made.count:,.0f} in number"] if made.count is not None else []
    if made.cash is not None:
        told.append(f"£{made.cash / 1e6:,.1f} million in cash")
    return f"{pinned.area_name}, {name}, {made.period}: {', '.join(told)}. Release: {source(pinned)}."


def source(pinned: Pinned) -> str:
    """Who published it, in which release."""
    return f"{work_out(pinned).publisher}, {pinned.release}"


def say_later(pinned: Pinned, later: Pinned) -> str:
    """What a later release says of the same place and year; the pinned figure stays."""
    said = "the same" if work_out(pinned).value == work_out(later).value else in_short(later)
    return f"A later release says {said} ({source(later)})."


def say_change(before: Pinned, after: Pinned) -> str:
    """What the two figures were, the change with its range, and breaks in how it was counted between."""
    change = change_between(before, after)
    indicator = BY_KEY[before.indicator]
    reach = NO_RANGE if indicator.kind is Kind.SPENDING else NOT_COUNTED
    if change.low is not None and change.high is not None:
        reach = f"range {_percent(change.low)} to {_percent(change.high)}"
    way = {1: "higher", -1: "lower", 0: "no clear change"}[change.way]
    breaks = " ".join(
        f"From {financial_year(each.year).label}: {each.reason}."
        for each in indicator.breaks
        if before.year < each.year <= after.year
    )
    return (
        f"{before.area_name}, {indicator.name}: {in_short(before)} ({work_out(before).period}) and"
        f" {in_short(after)} ({work_out(after).period}); {way}, {_percent(change.ratio)}, {reach}. {breaks}"
    ).strip()


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"


def _percent(ratio: float) -> str:
    percent = 100 * (ratio - 1)
    return f"{percent:+.0f}%" if abs(percent) >= _SMALL else f"{percent:+.1f}%"
