"""Deeds of member checking."""

from speakopenly.web.understand.member_checks.actions.answering import (
    answer_comment,
    answer_paragraph,
)
from speakopenly.web.understand.member_checks.actions.commenting import say, take_back
from speakopenly.web.understand.member_checks.actions.crediting import (
    ask_to_be_named,
    confirm,
    remove,
    take_name_back,
    write_down,
)
from speakopenly.web.understand.member_checks.actions.sending import (
    Days,
    Slips,
    say_why_not,
    send,
)

__all__ = [
    "Days",
    "Slips",
    "answer_comment",
    "answer_paragraph",
    "ask_to_be_named",
    "confirm",
    "remove",
    "say",
    "say_why_not",
    "send",
    "take_back",
    "take_name_back",
    "write_down",
]
