"""Examining one service: six questions, what was seen, the reply beside it, and the examiner first.

It grades nobody. A step is a word that a person chose; steps have no order, and nothing here sorts by them.
"""

from speakopenly.check.examination.examiner import SELF_QUESTIONS, SelfQuestion
from speakopenly.check.examination.lines import ASKS, QUESTIONS, Line
from speakopenly.check.examination.missing import DAYS_TO_REPLY, Gap, Missing, may_state_no_reply, missing
from speakopenly.check.examination.records import (
    Accuracy,
    Beside,
    Examination,
    LineRecord,
    LineReply,
    NoReply,
    Offer,
    Said,
    Seen,
    Trusts,
)
from speakopenly.check.examination.sources import NUMBER_OF_REPORTS, SOURCES, Source
from speakopenly.check.examination.steps import STEPS, Step

__all__ = [
    "ASKS",
    "DAYS_TO_REPLY",
    "NUMBER_OF_REPORTS",
    "QUESTIONS",
    "SELF_QUESTIONS",
    "SOURCES",
    "STEPS",
    "Accuracy",
    "Beside",
    "Examination",
    "Gap",
    "Line",
    "LineRecord",
    "LineReply",
    "Missing",
    "NoReply",
    "Offer",
    "Said",
    "Seen",
    "SelfQuestion",
    "Source",
    "Step",
    "Trusts",
    "may_state_no_reply",
    "missing",
]
