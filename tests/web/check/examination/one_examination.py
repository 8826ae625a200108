"""A whole examination, for any test that needs one; everything in it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from speakopenly.check.examination import DAYS_TO_REPLY, SELF_QUESTIONS, Accuracy, Line, Offer, Source, Step
from speakopenly.check.examination.publication import HTML
from speakopenly.web.check.examination import actions
from speakopenly.web.check.examination.models import Examination
from speakopenly.web.check.examination.publications import actions as publishing
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

ABOUT_ITSELF = {each.code: f"We talk about it first. ({each.code})" for each in SELF_QUESTIONS}
SAW = "The duty rota had one gap in four weeks."
REPLIED = "The gap is filled since May."
JUDGED = {"disagree": "They agree.", "step": Step.STARTING, "strength": "Two kinds of source agree."}
OFFER = Offer("A day beside the duty team", "the principal social worker", "a practice lead of the body")


def begun(by: Staff, *, title: str = "Work in Northmoor") -> Examination:
    """An examination whose examiner has answered about itself."""
    found = actions.begin(by=by, title=title, body="Fairwater Examiners")
    actions.answer_about_itself(examination=found, by=by, answers=ABOUT_ITSELF)
    return found


def written(by: Staff, *, title: str = "Work in Northmoor") -> Examination:
    """With six lines and an offer; the authority has been asked."""
    found = begun(by, title=title)
    for line in Line:
        actions.observe(examination=found, by=by, line=line, source=Source.VISIT, words=SAW)
        actions.judge(examination=found, by=by, line=line, **JUDGED)
    actions.offer(examination=found, by=by, place=1, offered=OFFER)
    actions.ask_for_reply(examination=found, by=by)
    found.refresh_from_db()
    return found


def replied(by: Staff, authority: Staff, *, title: str = "Work in Northmoor") -> Examination:
    """With the authority's reply to each line: nothing is missing."""
    found = written(by, title=title)
    for line in Line:
        said = {"accuracy": Accuracy.ACCURATE, "words": REPLIED}
        actions.reply(examination=found, by=authority, line=line, **said)
    return found


def an_examination(staff: Mapping[Role, Staff], *, number: int) -> dict[str, Any]:
    """A published examination of this number, by the names under which addresses ask for its parts."""
    examiner = staff[Role.EXAMINER]
    for _each in range(number - 1):
        actions.begin(by=examiner, title="Another", body="Fairwater Examiners")
    found = replied(examiner, staff[Role.LEADER], title=f"Work in {examiner.service.name}")
    edition = publishing.ask_for_signature(examination=found, by=examiner)
    publishing.sign(edition=edition, by=staff[Role.PUBLISHER])
    return {
        "examination_number": found.number,
        "examination_edition": edition.edition,
        "examination_slug": edition.slug,
        "examination_file": HTML,
        "enquiry": "openness",
        "seen_number": 1,
        "place": 1,
    }


def long_since(found: Examination) -> None:
    """As if all of it had been written, and the authority asked, as many days ago as it has to reply."""
    days = timedelta(days=DAYS_TO_REPLY)
    found.sent_on = timezone.localdate() - days
    found.save(update_fields=["sent_on"])
    for rows in (found.observations, found.judged):
        rows.update(at=timezone.now() - days)
