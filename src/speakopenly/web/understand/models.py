"""What this stage keeps, room by room."""

from speakopenly.web.understand.codebook.models import Code, CodebookVersion, CodeDeed
from speakopenly.web.understand.coding.brought.models import WaitingCodings
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage, TakesPart, Talk
from speakopenly.web.understand.coding.models import (
    CodeModel,
    CodeProposal,
    CoderElsewhere,
    Coding,
    Look,
    NextPassage,
    ProposalDecision,
)
from speakopenly.web.understand.deidentification.models import (
    Replacement,
    Sample,
    SampledText,
    StrangersLook,
)
from speakopenly.web.understand.evidence.literature.models import (
    CheckSample,
    LiteratureFile,
    LiteratureRecord,
    PairJudged,
    RecordDecision,
    RecordPair,
    Screening,
    StudyFrom,
)
from speakopenly.web.understand.evidence.models import CertaintyJudged, EvidenceCard
from speakopenly.web.understand.evidence.reviews.models import BiasJudged, EvidenceReview, ReviewStudy
from speakopenly.web.understand.exchange.models import Export
from speakopenly.web.understand.findings.models import Finding, Remark, Version
from speakopenly.web.understand.findings.official.models import OfficialInFinding
from speakopenly.web.understand.findings.previews.models import Preview
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
from speakopenly.web.understand.rounds.models import AgreementRound, Ballot, RoundStatement
from speakopenly.web.understand.search.models import CountedBySearch, SavedSearch, Searched
from speakopenly.web.understand.themes.audits.models import Audit, AuditedPerson
from speakopenly.web.understand.themes.models import EarlierRun, PassageInTheme, Theme, ThemeDecision

__all__ = [
    "AgreementRound",
    "Answer",
    "Audience",
    "Ballot",
    "BiasJudged",
    "CertaintyJudged",
    "CheckSample",
    "Code",
    "CodeDeed",
    "CodeModel",
    "CodeProposal",
    "CodebookVersion",
    "CoderElsewhere",
    "Coding",
    "Comment",
    "CountedBySearch",
    "Credit",
    "Departed",
    "DoubleCoding",
    "DrawnPassage",
    "Audit",
    "AuditedPerson",
    "Comment",
    "Credit",
    "Departed",
    "EarlierRun",
    "EvidenceCard",
    "EvidenceReview",
    "ReviewStudy",
    "Export",
    "Finding",
    "InvitationCode",
    "LiteratureFile",
    "LiteratureRecord",
    "PairJudged",
    "RecordDecision",
    "RecordPair",
    "Screening",
    "StudyFrom",
    "Look",
    "NextPassage",
    "NotSentBack",
    "OfficialInFinding",
    "Passage",
    "PassageInTheme",
    "Preview",
    "ProposalDecision",
    "Publication",
    "PublicationFile",
    "Reading",
    "Remark",
    "Replacement",
    "Round",
    "RoundStatement",
    "TakesPart",
    "Talk",
    "Sample",
    "SampledText",
    "SavedSearch",
    "Searched",
    "StrangersLook",
    "Theme",
    "ThemeDecision",
    "Understanding",
    "Version",
    "WaitingCodings",
]
