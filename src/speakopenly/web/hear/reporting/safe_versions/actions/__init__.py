"""The deeds of this room, each in one function with its line in the audit trail."""

from speakopenly.web.hear.reporting.safe_versions.actions.counting import say_how_many
from speakopenly.web.hear.reporting.safe_versions.actions.forgetting import (
    forget_report,
    forget_shared,
    leave_learning,
)
from speakopenly.web.hear.reporting.safe_versions.actions.making import (
    ChangedMeanwhile,
    begin,
    confirm,
    decide,
    describe,
    edit,
    make_again,
    mark_words,
)
from speakopenly.web.hear.reporting.safe_versions.actions.reading import read_as_stranger
from speakopenly.web.hear.reporting.safe_versions.actions.sharing import ask, export, share

__all__ = [
    "ChangedMeanwhile",
    "ask",
    "begin",
    "confirm",
    "decide",
    "describe",
    "edit",
    "export",
    "forget_report",
    "forget_shared",
    "leave_learning",
    "make_again",
    "mark_words",
    "read_as_stranger",
    "say_how_many",
    "share",
]
