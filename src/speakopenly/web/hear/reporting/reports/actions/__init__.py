"""The deeds of this room that begin a report. What follows is in ``mailboxes`` and ``conversations``."""

from speakopenly.web.hear.reporting.reports.actions.counting import count_day
from speakopenly.web.hear.reporting.reports.actions.intake import TakenIn, take_in
from speakopenly.web.hear.reporting.reports.learning import leave as leave_learning

__all__ = ["TakenIn", "count_day", "leave_learning", "take_in"]
