"""Northmoor's data protection documents, signed by two, and what is in its register; all is invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from speakopenly.web.demo.people import People
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.governance import actions as documents
from speakopenly.web.site.governance.documents import KINDS
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
    "registration": "ZX000000 (invented)",
    "basis": "public_task",
    "condition": "safeguarding",
    "offences": "Under schedule 1, paragraph 18; only readers and the safeguarding lead see them.",
    "scale": "A hundred reports and four hundred voices in a year, from Northmoor and its neighbours.",
    "alternatives": "A suggestion box tells nobody what came of it; a survey alone hears no near miss.",
    "consulted": "The children's council, the family forum, carers, practitioners and two unions. They asked "
    "for an easy read version, and for readers whom the council does not employ. Both were done.",
    "advice": "To begin with one year, and to look again at who reads. Both were done.",
    "high_risk": "no",
    "own_risks": "none",
    "machine": "In the charity's own locked room in Northmoor; the charity's.",
    "processors": "none",
    "processor_details": "Nobody handles data for Northmoor. This agreement is kept ready, and not in use.",
    "partners": "none",
    "shared_with": "Children's services and the police, where a child may be in danger: the duty to refer.",
    "under_18": "asked",
    "best_interests": "Thirty young people tried the pages with their advocate. What they did not understand "
    "was written anew.",
    "abroad": "no",
    "records_outside": "Letters to people who asked for their data: three years, in the council's own files.",
    "retention_owner": "Head of information governance",
    "owner": "Director of children's services",
    "purpose": "To learn from near misses and weak points, with those who meet them, before a child "
    "is harmed.",
}


def fill(northmoor: People) -> None:
    """Answer, sign and note what an earlier start has not."""
    lead, leader = northmoor[Role.SAFEGUARDING_LEAD], northmoor[Role.LEADER]
    if DocumentAnswer.objects.filter(service=lead.service).exists():
        return
    documents.answer(by=leader, answers=ANSWERS)
    again_on = timezone.localdate() + timedelta(days=300)
    for kind in KINDS:
        documents.sign(by=lead, sign_off=documents.propose(by=leader, kind=kind, review_on=again_on))
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
