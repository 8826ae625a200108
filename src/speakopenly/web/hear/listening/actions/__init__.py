"""The deeds of this room, each in one function."""

from speakopenly.web.hear.listening.actions.bringing_in import (
    bring_in,
    describe,
    finish_bringing_in,
    match_columns,
    say_languages,
)
from speakopenly.web.hear.listening.actions.choosing import (
    choose_file,
    finish_reading,
    give_up_reading,
    leave_to_read,
    upload_file,
)
from speakopenly.web.hear.listening.actions.exercises import (
    change_exercise,
    close_exercise,
    open_exercise,
    open_exercise_again,
    set_up_exercise,
)
from speakopenly.web.hear.listening.actions.forgetting import (
    forget,
    forget_import,
    held,
    let_files_go,
    let_words_go,
    refuse_import,
    register_kinds,
    take_back,
)
from speakopenly.web.hear.listening.actions.receiving import (
    Standing,
    end_batch,
    is_taking,
    receive_into,
    receive_one,
    rows_of,
    standing_batch,
)
from speakopenly.web.hear.listening.actions.sealing import seal_to_readers, seal_what_was_read
from speakopenly.web.hear.listening.actions.withdrawing import (
    Withdrawn,
    what_it_touches,
    withdraw_quotes,
    withdraw_words,
)

__all__ = [
    "Standing",
    "Withdrawn",
    "bring_in",
    "change_exercise",
    "choose_file",
    "close_exercise",
    "describe",
    "end_batch",
    "finish_bringing_in",
    "finish_reading",
    "forget",
    "forget_import",
    "give_up_reading",
    "held",
    "is_taking",
    "leave_to_read",
    "let_files_go",
    "let_words_go",
    "match_columns",
    "open_exercise",
    "open_exercise_again",
    "receive_into",
    "receive_one",
    "refuse_import",
    "register_kinds",
    "rows_of",
    "say_languages",
    "seal_to_readers",
    "seal_what_was_read",
    "set_up_exercise",
    "standing_batch",
    "take_back",
    "upload_file",
    "what_it_touches",
    "withdraw_quotes",
    "withdraw_words",
]
