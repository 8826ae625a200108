"""Our backend for the django-tasks API: a task enqueued in a transaction is a row of that transaction.

Declare with ``@task(takes_context=True, title=...)``, enqueue through ``actions.enqueue``. Arguments are
ids only, the service among them; what a task returns is not kept, as it could hold somebody's words.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django_tasks import TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskContext, TaskError, TaskResult
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist

from speakopenly.web.jobs import actions
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people.models import Service

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STATUS = {
    State.WAITING: TaskResultStatus.READY,
    State.RUNNING: TaskResultStatus.RUNNING,
    State.DONE: TaskResultStatus.SUCCESSFUL,
    State.STOPPED: TaskResultStatus.FAILED,
    State.DEAD: TaskResultStatus.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DurableTask(Task[Any, Any]):
    """A task of ours: what people see it called, how often it is tried, how long it may be silent."""

    title: StrOrPromise = ""
    most_attempts: int = 4
    lease_seconds: int | None = None


class DurableBackend(BaseTaskBackend):
    """Jobs in our own table: leased, retried, resumed, with progress; on SQLite and PostgreSQL alike."""

    task_class = DurableTask
    supports_defer = True
    supports_get_result = True

    def validate_task(self, task: Task[Any, Any]) -> None:
        super().validate_task(task)
        if not task.takes_context:
            raise InvalidTaskError("A durable task takes a context, to report progress and to be stopped.")

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Raises InvalidTaskError unless the service's id is among the named arguments."""
        self.validate_task(task)
        if args or "service_id" not in kwargs:
            raise InvalidTaskError("Name the arguments, and the service_id among them.")
        ids = dict(kwargs)
        service = Service.objects.get(pk=ids.pop("service_id"))
        return result_of(actions.enqueue(task, service=service, by=None, **ids), task)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        try:
            job = Job.objects.get(pk=uuid.UUID(result_id))
        except (Job.DoesNotExist, ValueError, ValidationError) as error:
            raise TaskResultDoesNotExist(result_id) from error
        return result_of(job, actions.task_of(job))


def result_of(job: Job, task: Task[Any, Any]) -> TaskResult[Any]:
    """The job as django-tasks describes it."""
    return TaskResult(
        task=task,
        id=str(job.pk),
        status=STATUS[State(job.state)],
        enqueued_at=job.asked_at,
        started_at=job.started_at,
        finished_at=job.ended_at,
        last_attempted_at=job.started_at,
        args=[],
        kwargs={"service_id": str(job.service_id), **job.arguments},
        backend=task.backend,
        errors=[TaskError(exception_class_path=job.error_class, traceback="")] if job.error_class else [],
        worker_ids=[job.owner] * job.attempts,
    )


__all__ = ["DurableBackend", "DurableTask", "TaskContext", "result_of"]
