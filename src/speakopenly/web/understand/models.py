"""What this stage keeps, room by room."""

from speakopenly.web.understand.exchange.models import Export
from speakopenly.web.understand.findings.models import Finding, Remark, Version
from speakopenly.web.understand.findings.publications.models import Publication, PublicationFile
from speakopenly.web.understand.member_checks.models import (
    Answer,
    Audience,
    Comment,
    Credit,
    InvitationCode,
    NotSentBack,
    Round,
)
from speakopenly.web.understand.reading.models import Departed, Passage, Reading, Understanding
from speakopenly.web.understand.themes.audits.models import Audit, AuditedPerson
from speakopenly.web.understand.themes.models import EarlierRun, PassageInTheme, Theme, ThemeDecision

__all__ = [
    "Answer",
    "Audience",
    "Audit",
    "AuditedPerson",
    "Comment",
    "Credit",
    "Departed",
    "EarlierRun",
    "Export",
    "Finding",
    "InvitationCode",
    "NotSentBack",
    "Passage",
    "PassageInTheme",
    "Publication",
    "PublicationFile",
    "Reading",
    "Remark",
    "Round",
    "Theme",
    "ThemeDecision",
    "Understanding",
    "Version",
]
