"""What this stage keeps, room by room."""

from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.models import Publication, PublicationFile
from speakopenly.web.understand.reading.models import Departed, Passage, Reading, Understanding
from speakopenly.web.understand.themes.models import PassageInTheme, Theme, ThemeDecision

__all__ = [
    "Departed",
    "Finding",
    "Passage",
    "PassageInTheme",
    "Publication",
    "PublicationFile",
    "Reading",
    "Theme",
    "ThemeDecision",
    "Understanding",
]
