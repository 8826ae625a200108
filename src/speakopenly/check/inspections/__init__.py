"""Inspection reports: what inspectors wrote on five lines of enquiry, and of blame of families."""

from speakopenly.check.inspections.records import Framework, Line, LineReading, Polarity, Quote, Reading

__all__ = ["Framework", "Line", "LineReading", "Polarity", "Quote", "Reading"]
