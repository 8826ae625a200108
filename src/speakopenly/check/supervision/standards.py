"""What others ask of supervision, with its source: to read the figures by, and never a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EVIDENCE: Final = (
    "Supervision is valued and promising, but it is not proven to change what happens to families."
)
NOT_FOR: Final = "Not used in appraisal, targets or inspection of a person."


@dataclass(frozen=True, slots=True)
class Standard:
    """One thing that a standard asks, in our words, and where it stands."""

    asks: str
    source: str


_EMPLOYERS: Final = (
    "Local Government Association, Standards for Employers of Social Workers in England, standard 5"
)
STANDARDS: Final = (
    Standard("At least an hour and a half, uninterrupted.", _EMPLOYERS),
    Standard(
        "Newly qualified: weekly for six weeks, fortnightly until six months, then at least monthly.",
        _EMPLOYERS,
    ),
    Standard("Everybody else: as they need it, and at least each month.", _EMPLOYERS),
    Standard("The employer looks at how often it happens and how good it is.", _EMPLOYERS),
    Standard(
        "Supervision and feedback are used to think critically, see what to learn, and use research.",
        "Social Work England, Professional standards, 4.2",
    ),
)
