"""The jobs a person may see, and what waits for them."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.web.jobs import policies
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people.roles import Role
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff


def jobs_for(staff: Staff) -> QuerySet[Job]:
    """The jobs of this service, newest first; none for somebody who is here for the promise only."""
    if not staff.roles - {Role.STAFF_SIDE}:
        return Job.objects.none()
    return Job.objects.filter(service=staff.service).select_related("by")


def job_for(staff: Staff, job_id: uuid.UUID) -> Job:
    """One job of this service. Raises Http404 for any other, which is all that is said about it."""
    job = jobs_for(staff).filter(pk=job_id).first()
    if job is None or not policies.can_see(staff, job):
        raise Http404
    return job


def jobs_that_wait(staff: Staff) -> list[Waiting]:
    """Work one has begun that runs or could not be finished; for Today."""
    mine = jobs_for(staff).filter(by=staff.user, state__in=(State.WAITING, State.RUNNING, State.DEAD))
    return [
        Waiting(what=_(job.title), where=reverse("job", args=[job.pk]), more=str(State(job.state).label))
        for job in mine[:10]
    ]
