"""Deeds on the bulletin, each in one transaction with its line in the audit trail."""

from speakopenly.web.check.bulletin.actions.issues import (
    begin,
    choose_numbers,
    make_ready,
    sign,
    take_back,
    write_opening,
)
from speakopenly.web.check.bulletin.actions.stories import (
    choose,
    comment,
    leave_out,
    move_up,
    write,
)
from speakopenly.web.check.bulletin.actions.taking_out import forget, make_what_is_missing, stop_printing

__all__ = [
    "begin",
    "choose",
    "choose_numbers",
    "comment",
    "forget",
    "leave_out",
    "make_ready",
    "make_what_is_missing",
    "move_up",
    "sign",
    "stop_printing",
    "take_back",
    "write",
    "write_opening",
]
