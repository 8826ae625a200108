"""Deeds on recommendations."""

from speakopenly.web.change.recommendations.actions.letting_out import ask, sign, take_back
from speakopenly.web.change.recommendations.actions.trying import (
    begin_test,
    keep_answer,
    say_what_was_seen,
    study_test,
    write_letter,
)
from speakopenly.web.change.recommendations.actions.writing import (
    move,
    plan,
    recommend,
    reword,
    say_of_children,
    say_takes,
    say_would_tell,
)

__all__ = [
    "ask",
    "begin_test",
    "keep_answer",
    "move",
    "plan",
    "recommend",
    "reword",
    "say_of_children",
    "say_takes",
    "say_what_was_seen",
    "say_would_tell",
    "sign",
    "study_test",
    "take_back",
    "write_letter",
]
