"""Northmoor's data protection documents, some signed, and what is in its register. All of it is invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from speakopenly.web.demo.people import People
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.governance import actions as documents
from speakopenly.web.site.governance.documents import BY_SLUG
from speakopenly.web.site.governance.models import DocumentAnswer
from speakopenly.web.site.register import actions as register
from speakopenly.web.site.register.models import Kind
from speakopenly.web.site.register.steps import steps_of

ANSWERS: Final = {
    "controller": "Northmoor Council, Town Hall, Northmoor (invented)",
    "officer": "data.protection@northmoor.example, or ask at the Town Hall",
    "complaint": "data.complaints@northmoor.example; we write back within 30 days",
    "law": "the duty to keep children safe and to work together for that (invented for this demonstration)",
    "partner_contact": "None.",
    "abroad": "no",
    "records_outside": "Letters to people who asked for their data: three years, in the council's own files.",
    "retention_owner": "Head of information governance",
    "owner": "Director of children's services",
    "purpose": "To learn from near misses and weak points, with those who meet them, before a child "
    "is harmed.",
}
SIGNED: Final = ("privacy-notices", "retention")
"""The others show what a draft with blanks looks like."""


def fill(northmoor: People) -> None:
    """Answer, sign and note what an earlier start has not."""
    lead, leader = northmoor[Role.SAFEGUARDING_LEAD], northmoor[Role.LEADER]
    if DocumentAnswer.objects.filter(service=lead.service).exists():
        return
    documents.answer(by=leader, answers=ANSWERS)
    for slug in SIGNED:
        again_on = timezone.localdate() + timedelta(days=300)
        documents.sign(by=lead, sign_off=documents.propose(by=leader, kind=BY_SLUG[slug], review_on=again_on))
    _note_what_came(lead)


def _note_what_came(lead: Staff) -> None:
    """A request with its first steps done, and one for information; nothing leaked at Northmoor."""
    today = timezone.localdate()
    asked = register.note(
        by=lead, kind=Kind.SUBJECT_ACCESS, came_on=today - timedelta(days=9), office_number="DP/41"
    )
    for step in steps_of(Kind.SUBJECT_ACCESS)[:3]:
        register.do_step(by=lead, entry=asked, step=step.ident)
    register.note(by=lead, kind=Kind.INFORMATION, came_on=today - timedelta(days=4), office_number="FOI/17")
