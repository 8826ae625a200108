"""How a report is answered: routing rules, readers' notes, and two readers' notes side by side."""

from speakopenly.hear.answering.comparing import Compared, compare, judged, raw_agreement
from speakopenly.hear.answering.notes import CandourAnswer, FactorNoted, HarmKind, NearMissKind, Notes
from speakopenly.hear.answering.routes import (
    Facts,
    Fired,
    Routing,
    most_protective,
    most_protective_answer,
    route,
)
from speakopenly.hear.answering.rules import ASKED, RULES, Rule, RuleId, Signpost, rule
from speakopenly.hear.answering.similar import Alike, Coded, alike

__all__ = [
    "ASKED",
    "RULES",
    "Alike",
    "CandourAnswer",
    "Coded",
    "Compared",
    "FactorNoted",
    "Facts",
    "Fired",
    "HarmKind",
    "NearMissKind",
    "Notes",
    "Routing",
    "Rule",
    "RuleId",
    "Signpost",
    "alike",
    "compare",
    "judged",
    "most_protective",
    "most_protective_answer",
    "raw_agreement",
    "route",
    "rule",
]
