"""A synthesis in sentences, as a careful reader asks: how many, how much, how sure, and where."""

from __future__ import annotations

import math
from typing import Final

from speakopenly.understand.evidence.effects import Measure
from speakopenly.understand.evidence.synthesis import FEWEST_TO_SHOW, Synthesis

CANNOT_SETTLE: Final = (
    "What it cannot settle: whether it would be so here, what happened to those nobody asked, and whether"
    " good practice can make up for money that is missing."
)


def shown(measure: Measure, value: float | None) -> str:
    """A number as people read it: a ratio for a log ratio; "none" where there is none."""
    if value is None:
        return "none"
    if measure.is_ratio:
        value = math.exp(min(value, 700.0))
        return f"{value:.2f}" if 0.01 <= value < 1000 else f"{value:.2g}"
    return f"{value:.3g}" if 0 < abs(value) < 0.1 else f"{value:.2f}"


def say(found: Synthesis) -> tuple[str, ...]:
    """What a synthesis shows; below three studies only that they are too few to pool."""
    over = f"{found.k} {'study' if found.k == 1 else 'studies'}"
    over += "" if found.people is None else f" of {found.people:,} people"
    if not found.is_shown:
        return (
            f"{over}: fewer than {FEWEST_TO_SHOW}, so nothing is pooled. The studies are shown one by one.",
        )
    low, high = shown(found.measure, found.ci_lb), shown(found.measure, found.ci_ub)
    value = shown(found.measure, found.estimate)
    sentences = [
        f"Over {over} the {found.measure.words} was {value}, with a 95% interval of {low} to {high}"
        f"{_fits(found)}."
    ]
    if found.pi_lb is not None:
        sentences.append(
            "In another place like these it may lie between"
            f" {shown(found.measure, found.pi_lb)} and {shown(found.measure, found.pi_ub)}"
            f" (95% prediction interval, t with {found.pi_df:g} degrees of freedom)."
        )
    sentences.append(_differ(found))
    return (*sentences, CANNOT_SETTLE)


def _fits(found: Synthesis) -> str:
    assert found.ci_lb is not None  # noqa: S101  (a synthesis that is shown has an interval)
    assert found.ci_ub is not None  # noqa: S101
    return ", which holds no difference too" if found.ci_lb <= 0 <= found.ci_ub else ""


def _differ(found: Synthesis) -> str:
    if found.tau2 is None or found.I2 is None:
        return "How much studies differ is not known."
    ends = "" if found.I2_ci is None else f" ({found.I2_ci[0]:.0f} to {found.I2_ci[1]:.0f})"
    share = f"{found.I2:.0f}%{ends} of what is seen between studies is more than chance (I squared)"
    if found.method == "EE":
        return f"By this method studies have one effect; {share}."
    tau = math.sqrt(found.tau2 + (found.within or 0.0))
    scale = " on the log scale" if found.measure.is_ratio else ""
    return f"Effects of studies spread by {tau:.3g}{scale} (tau); {share}."
