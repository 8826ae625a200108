"""Individuals and moving range charts: is a change more than the usual ups and downs?"""

from speakopenly.check.outcomes.spc.chart import Chart, Direction, PointType, Rebase, draw_chart
from speakopenly.check.outcomes.spc.limits import FEWEST_FOR_FIRM_LIMITS, Limits, find_limits
from speakopenly.check.outcomes.spc.rulesets import RULE_SETS, RuleSet
from speakopenly.check.outcomes.spc.segments import SpecialCause
from speakopenly.check.outcomes.spc.sentences import say_what_it_shows

__all__ = [
    "FEWEST_FOR_FIRM_LIMITS",
    "RULE_SETS",
    "Chart",
    "Direction",
    "Limits",
    "PointType",
    "Rebase",
    "RuleSet",
    "SpecialCause",
    "draw_chart",
    "find_limits",
    "say_what_it_shows",
]
