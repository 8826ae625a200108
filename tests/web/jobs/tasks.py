"""Tasks that tests enqueue: each does one thing that real work may do."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django_tasks import task

from speakopenly.core.errors import BadInput
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.people import audit
from speakopenly.web.people.models import AuditLine, Service

STEPS = 10
MARKS = "SPEAKOPENLY_TEST_MARKS"


def leave_mark(name: str) -> None:
    """Say to a test in another process how far we are."""
    if os.environ.get(MARKS):
        (Path(os.environ[MARKS]) / name).touch()


@task(takes_context=True, title="Counting to ten")
def count_to_ten(context: JobContext, *, service_id: str) -> None:
    for step in range(STEPS):
        context.progress(step, STEPS, note="Counting")
    with context.holding():
        service = Service.objects.get(pk=service_id)
        audit.record("counted to ten", service, by=None, service=service)


@task(takes_context=True, title="Counting slowly", most_attempts=3, lease_seconds=4)
def count_slowly(context: JobContext, *, service_id: str) -> None:
    """Each step is written once, in a transaction that only the holder of the lease may commit."""
    service = Service.objects.get(pk=service_id)
    begun = AuditLine.objects.filter(service=service, deed="slow step").count()
    for step in range(begun, STEPS):
        with context.holding():
            audit.record("slow step", service, by=None, service=service)
        context.progress(step, STEPS, note="Counting")
        leave_mark(f"step-{step}")
        time.sleep(0.1 if os.environ.get(MARKS) else 0)


@task(takes_context=True, most_attempts=3)
def break_down(context: JobContext, *, service_id: str) -> None:
    raise ValueError("words that somebody said")


@task(takes_context=True)
def refuse(context: JobContext, *, service_id: str) -> None:
    raise BadInput("This table has no words.", do="Choose another.")


@task(takes_context=True)
def keep_id(context: JobContext, *, service_id: str, thing_id: str, rows: int) -> None:
    leave_mark(f"{thing_id}-{rows}")
