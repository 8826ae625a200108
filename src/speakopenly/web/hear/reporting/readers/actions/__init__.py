"""The deeds of this room, each in one transaction with its audit line."""

from speakopenly.web.hear.reporting.readers.actions.candour import answer_candour
from speakopenly.web.hear.reporting.readers.actions.identity import (
    Opened,
    ask_for_identity,
    end_identity_step,
    open_identity,
)
from speakopenly.web.hear.reporting.readers.actions.notes import agree, confirm_agreed, save_notes
from speakopenly.web.hear.reporting.readers.actions.routes import (
    ask_about_whistleblowing,
    log_request,
    record_route,
    turn_away,
)
from speakopenly.web.hear.reporting.readers.actions.same_event import link_same_event, unlink_same_event

__all__ = [
    "Opened",
    "agree",
    "answer_candour",
    "ask_about_whistleblowing",
    "ask_for_identity",
    "confirm_agreed",
    "end_identity_step",
    "link_same_event",
    "log_request",
    "open_identity",
    "record_route",
    "save_notes",
    "turn_away",
    "unlink_same_event",
]
