"""A series before and after a change: what was seen, beside what the earlier trend would have given."""

from speakopenly.check.outcomes.its.counts import CountFit, fit_counts
from speakopenly.check.outcomes.its.errors import Errors, read_errors
from speakopenly.check.outcomes.its.fitting import Fit, Term, fit_series
from speakopenly.check.outcomes.its.plan import FEWEST_EACH_SIDE, Override, Plan, TooFewPoints, plan_for
from speakopenly.check.outcomes.its.sentences import WHAT_ELSE, say_what_it_shows

__all__ = [
    "FEWEST_EACH_SIDE",
    "WHAT_ELSE",
    "CountFit",
    "Errors",
    "Fit",
    "Override",
    "Plan",
    "Term",
    "TooFewPoints",
    "fit_counts",
    "fit_series",
    "plan_for",
    "read_errors",
    "say_what_it_shows",
]
