"""Pages of long work: the list, one job's progress, and the buttons beside it."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speakopenly.web.jobs import actions, policies, queries
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.roles import Role

JOBS_ON_A_PAGE = 50


@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """The newest work of this service, and what could not be finished."""
    newest = queries.jobs_for(staff_of(request))[:JOBS_ON_A_PAGE]
    return render(request, "jobs/jobs.html", {"jobs": newest, "page_roles": list(Role)})


@require_GET
def job(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """How far one job is. Without script the page refreshes itself until the job has ended."""
    staff = staff_of(request)
    found = queries.job_for(staff, job_id)
    page = {
        "job": found,
        "sentence": sentence(found),
        "may_stop": policies.can_stop(staff, found),
        "may_try_again": policies.can_try_again(staff, found),
        "page_roles": list(Role),
        "trail": [{"name": _("Long work"), "address": reverse("jobs")}],
    }
    return render(request, "jobs/job.html", page)


@require_GET
def job_state(request: HttpRequest, job_id: uuid.UUID) -> JsonResponse:
    """The same for the small script: numbers and the sentence, nothing else."""
    found = queries.job_for(staff_of(request), job_id)
    return JsonResponse(
        {
            "sentence": sentence(found),
            "done": found.done,
            "total": found.total,
            "ended": found.has_ended,
        }
    )


@require_POST
def stop(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Stop and keep what is done."""
    staff = staff_of(request)
    actions.stop(job=queries.job_for(staff, job_id), by=staff)
    return redirect("job", job_id)


@require_POST
def try_again(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Let a stopped or given-up job run once more."""
    staff = staff_of(request)
    actions.try_again(job=queries.job_for(staff, job_id), by=staff)
    return redirect("job", job_id)
