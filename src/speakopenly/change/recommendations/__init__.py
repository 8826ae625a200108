"""What is recommended because of what was heard: who helps, how strong, with what, how we would know."""

from speakopenly.change.recommendations.before import question_of, recommended_before
from speakopenly.change.recommendations.public import small_counts_in
from speakopenly.change.recommendations.records import (
    Have,
    Hoped,
    Measure,
    Next,
    OwnerRole,
    Recommendation,
    Resource,
    SmallTest,
    Takes,
)
from speakopenly.change.recommendations.states import MAY_BECOME, State, check_may_become, what_is_missing
from speakopenly.change.recommendations.strength import (
    ActionKind,
    Strength,
    ask_for_a_stronger_one,
    example_of,
    strength_of,
)
from speakopenly.change.recommendations.upward import Letter, must_go_upward

__all__ = [
    "MAY_BECOME",
    "ActionKind",
    "Have",
    "Hoped",
    "Letter",
    "Measure",
    "Next",
    "OwnerRole",
    "Recommendation",
    "Resource",
    "SmallTest",
    "State",
    "Strength",
    "Takes",
    "ask_for_a_stronger_one",
    "check_may_become",
    "example_of",
    "must_go_upward",
    "question_of",
    "recommended_before",
    "small_counts_in",
    "strength_of",
    "what_is_missing",
]
