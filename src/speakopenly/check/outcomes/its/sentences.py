"""What a fit shows, in sentences without a causal verb, and the question that stands beside them.

A series can differ from its earlier trend; it cannot say why. So it is said what the earlier trend would have
given, never what the change "did", and what else happened is asked at equal weight.
"""

from __future__ import annotations

from typing import Final

from speakopenly.check.outcomes.its.fitting import Fit, Term

WHAT_ELSE: Final = "What else changed at the time?"
CANNOT_SAY_WHY: Final = "This series cannot say why."

LEVEL: Final = (
    "After the change, the level was {size} {way} than the earlier trend would have given ({low} to {high})."
)
NO_LEVEL: Final = (
    "After the change, the level cannot be told apart from what the earlier trend would have given"
    " (between {low} and {high})."
)
SLOPE: Final = "From one point to the next it then moved {size} {way} than before ({low} to {high})."
NO_SLOPE: Final = "Whether the trend differs from before cannot be told (between {low} and {high} a point)."
LATEST: Final = (
    "At the last point {seen} was seen; the earlier trend would have given {expected} ({low} to {high})."
)


def say_what_it_shows(fit: Fit) -> tuple[str, ...]:
    """Say the level, the trend and the last point, each with its range, and that the reason is not known."""
    return (
        _difference(fit.terms["level"], LEVEL, NO_LEVEL, ("higher", "lower")),
        _difference(fit.terms["slope"], SLOPE, NO_SLOPE, ("further up", "further down")),
        _latest(fit),
        CANNOT_SAY_WHY,
    )


def _difference(term: Term, told: str, untold: str, ways: tuple[str, str]) -> str:
    if term.could_be_nothing:
        return untold.format(low=_number(term.ci_lb), high=_number(term.ci_ub))
    low, high = sorted((abs(term.ci_lb), abs(term.ci_ub)))
    way = ways[0] if term.est > 0 else ways[1]
    return told.format(size=_number(abs(term.est)), way=way, low=_number(low), high=_number(high))


def _latest(fit: Fit) -> str:
    last = fit.counterfactual[-1]
    return LATEST.format(
        seen=f"{last.seen:,.10g}",
        expected=_number(last.expected.est),
        low=_number(last.expected.ci_lb),
        high=_number(last.expected.ci_ub),
    )


def _number(value: float) -> str:
    """Three figures are as many as such a range bears."""
    return f"{float(f'{value:.3g}'):,.10g}".replace("-", "−")
