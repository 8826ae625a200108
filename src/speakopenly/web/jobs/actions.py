"""Begin, stop and repeat long work. Each deed joins the caller's transaction."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task

from speakopenly.web.jobs import policies
from speakopenly.web.jobs.ids import check_ids
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people import audit
from speakopenly.web.people.models import Service, User
from speakopenly.web.people.staff import Staff


@transaction.atomic
def enqueue(
    task: Task[Any, Any],
    *,
    service: Service,
    by: User | None,
    key: str | None = None,
    leads_to: str = "",
    **ids: object,
) -> Job:
    """Ask for a task to be done once; it starts after the caller's transaction commits.

    ``key`` makes asking twice harmless: the job already asked for under it is returned. ``leads_to`` is the
    path of the page to offer when it is done. ``ids`` become the task's named arguments. Raises TypeError
    for an argument that is not an id.
    """
    wanted = {
        "task": task.module_path,
        "arguments": check_ids(ids),
        "title": str(getattr(task, "title", "")) or task.name.replace("_", " "),
        "leads_to": leads_to,
        "by": by,
        "run_after": task.run_after or timezone.now(),
        "most_attempts": getattr(task, "most_attempts", 4),
    }
    if key is None:
        return Job.objects.create(service=service, **wanted)
    job, _is_new = Job.objects.get_or_create(service=service, key=key, defaults=wanted)
    return job


def task_of(job: Job) -> Task[Any, Any]:
    """The task a job calls. Raises ImportError where this release does not have it."""
    task = import_string(job.task)
    if not isinstance(task, Task):
        raise ImportError("This job names something that is not a task.")
    return task


@transaction.atomic
def stop(*, job: Job, by: Staff) -> None:
    """Stop before the next step; what is done is kept. A job that has not begun stops at once."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    policies.check_can_stop(by, job)
    job.stop_asked = True
    if job.state == State.WAITING:
        job.state, job.ended_at = State.STOPPED, timezone.now()
    job.save(update_fields=["stop_asked", "state", "ended_at"])
    audit.record("job stopped", job, by=by.user, service=by.service)


@transaction.atomic
def try_again(*, job: Job, by: Staff) -> None:
    """Let a job that was stopped or given up run once more, with fresh tries."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    policies.check_can_try_again(by, job)
    Job.objects.filter(pk=job.pk).update(
        state=State.WAITING,
        stop_asked=False,
        run_after=timezone.now(),
        most_attempts=F("attempts") + job.most_attempts,
        error_class="",
        ended_at=None,
    )
    audit.record("job tried again", job, by=by.user, service=by.service)
