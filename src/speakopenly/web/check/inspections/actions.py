"""Bring a report in, keep what was read, say whose it is, correct what was found, take it out."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.urls import reverse

from speakopenly.check.inspections import Reading
from speakopenly.check.inspections.pooling import Topic, said_in
from speakopenly.core.errors import BadInput
from speakopenly.web.check.inspections import policies, reading
from speakopenly.web.check.inspections.models import (
    InspectionPassage,
    InspectionReport,
    PassageJudged,
    ReportState,
)
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def bring_in(*, by: Staff, name: str, data: bytes) -> InspectionReport:
    """Keep a file until a job has read it; the same file again is the report that is there already.

    Raises NotAllowed.
    """
    from speakopenly.web.check.inspections.tasks import read_report

    policies.check_can_bring_in(by)
    digest = hashlib.sha256(data).hexdigest()
    report, is_new = InspectionReport.objects.get_or_create(
        service=by.service,
        sha256=digest,
        defaults={
            "by": by.user,
            "file_name": name,
            "waiting": data,
            "authority": reading.authority_from(name),
        },
    )
    if is_new:
        report.job = jobs.enqueue(
            read_report,
            service=by.service,
            by=by.user,
            key=f"inspection-{report.pk}",
            leads_to=reverse("check:inspection", args=[report.pk]),
            inspection_id=report.pk,
        )
        report.save(update_fields=["job"])
        audit.record("inspection report brought in", report, by=by.user, service=by.service)
    return report


@transaction.atomic
def keep(*, report: InspectionReport, found: Reading) -> None:
    """Keep what was found in a report; the file goes. What was taken out meanwhile stays out."""
    if not InspectionReport.objects.filter(pk=report.pk, state=ReportState.READING).exists():
        return
    said = said_in(found)
    report.state, report.waiting = ReportState.READ, b""
    report.framework, report.published, report.pages = found.framework, found.date, found.pages
    report.authority = found.authority or report.authority
    report.ways = {topic: said.topics[topic].polarity for topic in Topic}
    report.save()
    InspectionPassage.objects.bulk_create(
        InspectionPassage(
            service_id=report.service_id,
            report=report,
            topic=topic,
            start=each.start,
            end=each.end,
            page=each.page,
            polarity=each.polarity,
            text=each.text,
        )
        for topic in Topic
        for each in said.topics[topic].passages
    )
    audit.record("inspection report read", report, by=None, service=report.service)


@transaction.atomic
def give_up(*, report: InspectionReport, refusal: BadInput) -> None:
    """Say why a file could not be read; the file goes."""
    lost = InspectionReport.objects.filter(pk=report.pk, state=ReportState.READING)
    if lost.update(state=ReportState.REFUSED, waiting=b"", refusal=str(refusal)[:300]):
        audit.record("inspection report refused", report, by=None, service=report.service)


@transaction.atomic
def say_whose(*, report: InspectionReport, by: Staff, authority: str) -> None:
    """Say which authority a report is about. Raises NotAllowed."""
    policies.check_can_change(by, report)
    report.authority = " ".join(authority.split())
    report.save(update_fields=["authority"])
    audit.record("authority of an inspection report said", report, by=by.user, service=by.service)


@transaction.atomic
def judge(*, passage: InspectionPassage, by: Staff, why_not: str) -> PassageJudged:
    """Say that a passage is not about its topic and why, or with no reason that it is. Raises NotAllowed.

    What the machine found stays as it was; both are shown.
    """
    policies.check_can_judge(by, passage)
    judged = PassageJudged.objects.create(
        service=by.service,
        by=by.user,
        passage=passage,
        role=policies.role_of(by),
        is_about=not why_not,
        why_not=why_not,
    )
    audit.record("passage of an inspection report judged", passage, by=by.user, service=by.service)
    return judged


@transaction.atomic
def take_out(*, report: InspectionReport, by: Staff) -> None:
    """Take a report out with everything that was found in it. Raises NotAllowed."""
    policies.check_can_change(by, report)
    audit.record("inspection report taken out", report, by=by.user, service=by.service)
    report.delete()
