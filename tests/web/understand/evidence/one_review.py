"""An invented review of invented studies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.reviews import actions
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview, ReviewStudy


def begun(by: Staff, **more: Any) -> EvidenceReview:
    """A review without a study."""
    names = ("question", "population", "intervention", "comparator", "outcome", "belongs", "does_not")
    words = {name: f"Words on {name}" for name in (*names, "children")}
    return actions.begin(by=by, said={**words, "measure": "RR", **more})


def counted(review: EvidenceReview, by: Staff, label: str, *counts: int, design: str = "") -> ReviewStudy:
    """A study of counts."""
    cells = dict(zip(("tpos", "tneg", "cpos", "cneg"), counts, strict=True))
    said = {"label": label, "of": label, "children": "Not told.", "design": design, **cells}
    return actions.add_study(review=review, by=by, said=said)


def a_review_of_studies(staff: Mapping[Role, Staff], *, more: bool = False) -> dict[str, Any]:
    """A review with a study, as an address names them; ``more`` gives it another number."""
    by = staff[Role.RESEARCHER]
    review = begun(by)
    review = begun(by) if more else review
    return {
        "evidence_number": review.number,
        "evidence_study_id": counted(review, by, "First", 5, 95, 10, 90).pk,
    }
