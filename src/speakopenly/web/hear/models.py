"""What this stage keeps, room by room. Others ask a room's ``queries``, never these."""

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
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import
from speakopenly.web.hear.reports.models import (
    Attachment,
    ContactShare,
    ContactSlip,
    DayCount,
    Message,
    Opened,
    Report,
)
from speakopenly.web.hear.speak.models import Contact, Route, SpeakDoor

__all__ = [
    "Attachment",
    "CaseKey",
    "Contact",
    "ContactShare",
    "ContactSlip",
    "Contribution",
    "CustodianSeat",
    "CustodianShare",
    "DayCount",
    "Escrow",
    "Exercise",
    "Import",
    "Loan",
    "Message",
    "Opened",
    "ReadingKey",
    "Report",
    "Route",
    "SpeakDoor",
    "WorkerKey",
    "Wrap",
]
