"""The children's rights check: it can stop, send back, or hold to conditions. It never approves anything."""

from speakopenly.change.rights.articles import ARTICLES, Article
from speakopenly.change.rights.judging import AFTER_A_STOP, Outcome, OutOfScope, Verdict, judge
from speakopenly.change.rights.law import FACTS, OVERSEERS
from speakopenly.change.rights.needs import NEEDS, Need, NeedId
from speakopenly.change.rights.records import (
    QUESTIONS_VERSION,
    Condition,
    Conditions,
    NeedAnswer,
    RightsCheck,
    Standing,
    StopAnswer,
    Way,
    WayKind,
)
from speakopenly.change.rights.register import Line, count_outcomes, public_line
from speakopenly.change.rights.scope import FIRST_PAGE, About, Subject, Touch, why_out_of_scope
from speakopenly.change.rights.settling import Settled, settle
from speakopenly.change.rights.stops import STOPS, Stop, StopId

__all__ = [
    "AFTER_A_STOP",
    "ARTICLES",
    "FACTS",
    "FIRST_PAGE",
    "NEEDS",
    "OVERSEERS",
    "QUESTIONS_VERSION",
    "STOPS",
    "About",
    "Article",
    "Condition",
    "Conditions",
    "Line",
    "Need",
    "NeedAnswer",
    "NeedId",
    "OutOfScope",
    "Outcome",
    "RightsCheck",
    "Settled",
    "Standing",
    "Stop",
    "StopAnswer",
    "StopId",
    "Subject",
    "Touch",
    "Verdict",
    "Way",
    "WayKind",
    "count_outcomes",
    "judge",
    "public_line",
    "settle",
    "why_out_of_scope",
]
