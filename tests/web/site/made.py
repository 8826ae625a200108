"""A document that waits for a second person, and a request under way, for tables of who may do what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.governance.documents import BY_SLUG
from speakopenly.web.site.governance.models import SignOff
from speakopenly.web.site.governance.questions import BY_IDENT
from speakopenly.web.site.register import actions
from speakopenly.web.site.register.models import Kind


def documents_and_requests(staff: Mapping[Role, Staff]) -> dict[str, Any]:
    """Which documents and kinds there are is the same for all, so one service names them."""
    lead, administrator = staff[Role.SAFEGUARDING_LEAD], staff[Role.ADMINISTRATOR]
    edition = SignOff.objects.create(
        service=lead.service,
        document="retention",
        digest="-",
        page=b"-",
        review_on=timezone.localdate() + timedelta(days=9),
        proposed_by=administrator.user,
    )
    entry = actions.note(by=lead, kind=Kind.SUBJECT_ACCESS, came_on=date(2026, 3, 2))
    is_first = lead.service.name == "Northmoor"
    return {
        "notice": "reporters",
        "document_slug": "privacy-notices" if is_first else "elsewhere",
        "document_edition": edition.pk,
        "document_ending": "docx" if is_first else "none",
        "entry_id": entry.pk,
        "register_kind": Kind.SUBJECT_ACCESS.value if is_first else "elsewhere",
        "register_step": "who",
        "draft_ending": "html",
    }


def every_answer(slug: str) -> dict[str, str]:
    """An answer to each question of a document: the first choice, or words by which it is known."""
    return {
        ident: BY_IDENT[ident].choices[0][0] if BY_IDENT[ident].choices else f"Answer to {ident}"
        for ident in BY_SLUG[slug].questions
    }
