"""What this stage keeps, room by room. Others ask a room's ``queries``, never these."""

from speakopenly.web.hear.areas.models import OwnArea
from speakopenly.web.hear.keyring.models import (
    CaseKey,
    CustodianSeat,
    CustodianShare,
    Escrow,
    Loan,
    ReadingKey,
    WorkerKey,
    Wrap,
)
from speakopenly.web.hear.known_names.models import KnownName
from speakopenly.web.hear.listening.models import Contribution, Exercise, Fingerprint, Import, Withdrawal
from speakopenly.web.hear.plans.models import (
    Answer,
    Asked,
    ConsentText,
    GroupToHear,
    Plan,
    PlannedChannel,
)
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece, TranscriptPage
from speakopenly.web.hear.reporting.alerts.models import AlertPlan, AlertRoute, FlagDecision, RotaPlace
from speakopenly.web.hear.reporting.holds.models import Hold
from speakopenly.web.hear.reporting.opening.models import PromiseConfirmation, YoungDoorCheck
from speakopenly.web.hear.reporting.readers.models import (
    Candour,
    IdentityStep,
    Notes,
    PassedShare,
    Reading,
    RouteRecord,
    SameEvent,
)
from speakopenly.web.hear.reporting.reports.models import (
    Attachment,
    ContactShare,
    ContactSlip,
    DayCount,
    Destroyed,
    Flag,
    Message,
    Opened,
    Report,
)
from speakopenly.web.hear.reporting.safe_versions.models import (
    HowMany,
    Maker,
    SafeVersion,
    SharedRecord,
    StrangersRead,
)
from speakopenly.web.hear.reporting.speak.models import ComprehensionTest, Contact, Route, SpeakDoor
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.hear.surveys.models import Edition, OneTimeCode, Response, ResponseFile, Survey

__all__ = [
    "AlertPlan",
    "AlertRoute",
    "Answer",
    "Asked",
    "Attachment",
    "Candour",
    "CaseKey",
    "ComprehensionTest",
    "ConsentText",
    "Contact",
    "ContactShare",
    "ContactSlip",
    "Contribution",
    "CustodianSeat",
    "CustodianShare",
    "DayCount",
    "Edition",
    "Destroyed",
    "Escrow",
    "Exercise",
    "Fingerprint",
    "Flag",
    "FlagDecision",
    "GroupToHear",
    "Hold",
    "IdentityStep",
    "HowMany",
    "Import",
    "KnownName",
    "Loan",
    "Maker",
    "Message",
    "Notes",
    "OneTimeCode",
    "Opened",
    "OwnArea",
    "PassedShare",
    "Plan",
    "PlannedChannel",
    "PromiseConfirmation",
    "Reading",
    "Response",
    "ResponseFile",
    "ReadingKey",
    "Recording",
    "RecordingPiece",
    "Report",
    "RotaPlace",
    "Route",
    "RouteRecord",
    "SameEvent",
    "SafeVersion",
    "Session",
    "SharedRecord",
    "SpeakDoor",
    "Survey",
    "StrangersRead",
    "TranscriptPage",
    "Withdrawal",
    "WorkerKey",
    "Wrap",
    "YoungDoorCheck",
]
