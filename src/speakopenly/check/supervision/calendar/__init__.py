"""Counts of due, held and cancelled supervision meetings from a calendar file, and nothing else of it."""

from speakopenly.check.supervision.calendar.counting import count_meetings
from speakopenly.check.supervision.calendar.records import BANDS, Band, Meetings

__all__ = ["BANDS", "Band", "Meetings", "count_meetings"]
