"""Learning reviews: the way of learning, the canvas, the way out of learning, and what is published.

A guard on the writer's own draft against hindsight, blame and hidden actors stands in ``hindsight``.
"""

from speakopenly.change.reviews.boundary import QUESTIONS, WAYS_OUT, WHO_TO_GO_TO, Ask, End, Question, walk
from speakopenly.change.reviews.canvas import (
    BOXES,
    CONDITIONS,
    MADE_SENSE_HINT,
    Box,
    Condition,
    Direction,
)
from speakopenly.change.reviews.responses import (
    WHAT_IT_IS,
    Amount,
    Potential,
    Response,
    Suggestion,
    YesNo,
    read_potential,
    suggest_response,
)

__all__ = [
    "BOXES",
    "CONDITIONS",
    "MADE_SENSE_HINT",
    "QUESTIONS",
    "WAYS_OUT",
    "WHAT_IT_IS",
    "WHO_TO_GO_TO",
    "Amount",
    "Ask",
    "Box",
    "Condition",
    "Direction",
    "End",
    "Potential",
    "Question",
    "Response",
    "Suggestion",
    "YesNo",
    "read_potential",
    "suggest_response",
    "walk",
]
