"""The deeds of this room, each in one function."""

from speakopenly.web.hear.listening.actions.bringing_in import (
    bring_in,
    finish_bringing_in,
    match_columns,
    upload_table,
)
from speakopenly.web.hear.listening.actions.exercises import (
    change_exercise,
    close_exercise,
    open_exercise_again,
    set_up_exercise,
)
from speakopenly.web.hear.listening.actions.forgetting import forget, held, refuse_import, take_back

__all__ = [
    "bring_in",
    "change_exercise",
    "close_exercise",
    "finish_bringing_in",
    "forget",
    "held",
    "match_columns",
    "open_exercise_again",
    "refuse_import",
    "set_up_exercise",
    "take_back",
    "upload_table",
]
