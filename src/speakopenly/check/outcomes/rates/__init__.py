"""How often, with the range that goes with it: rates, shares, their comparison and recurrence."""

from speakopenly.check.outcomes.rates.comparing import (
    Difference,
    Ratio,
    compare_rates,
    compare_shares,
)
from speakopenly.check.outcomes.rates.frequencies import Rate, Share, byar_rate, exact_rate, exact_share
from speakopenly.check.outcomes.rates.recurrence import Action, Occurrence, Recurrence, measure_recurrence
from speakopenly.check.outcomes.rates.trends import Trend, measure_trend

__all__ = [
    "Action",
    "Difference",
    "Occurrence",
    "Rate",
    "Ratio",
    "Recurrence",
    "Share",
    "Trend",
    "byar_rate",
    "compare_rates",
    "compare_shares",
    "exact_rate",
    "exact_share",
    "measure_recurrence",
    "measure_trend",
]
