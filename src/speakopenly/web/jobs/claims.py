"""How workers share jobs: one claims by a single statement, holds by a lease, and lets go by name.

Every statement that changes a running job names its owner and attempt, so a worker that lost its lease
can no longer change anything (a fence).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.jobs.models import Job, State


class LeaseLost(SpeakOpenlyError):
    """Another worker has taken this job over; stop at once and write nothing."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One attempt of one worker at one job."""

    job_id: uuid.UUID
    owner: str
    attempt: int

    def rows(self) -> QuerySet[Job]:
        """The job while this claim still holds it, else nothing."""
        return Job.objects.filter(
            pk=self.job_id, owner=self.owner, attempts=self.attempt, state=State.RUNNING
        )


CLAIM = """
UPDATE {table} SET state = %s, owner = %s, lease_until = %s, started_at = %s, attempts = attempts + 1
WHERE id = (
    SELECT id FROM {table}
    WHERE attempts < most_attempts AND ((state = %s AND run_after <= %s) OR (state = %s AND lease_until < %s))
    ORDER BY run_after LIMIT 1 {skip_locked}
)
RETURNING id, attempts
"""


def claim_next(owner: str, *, lease: timedelta | None = None) -> Claim | None:
    """Take the job that has waited longest, or one whose worker fell silent; None if nothing waits."""
    now = timezone.now()
    until = now + (lease or default_lease())
    moment = connection.ops.adapt_datetimefield_value
    new = [State.RUNNING.value, owner, moment(until), moment(now)]
    which = [State.WAITING.value, moment(now), State.RUNNING.value, moment(now)]
    with connection.cursor() as cursor:
        cursor.execute(_statement(), new + which)
        row = cursor.fetchone()
    return Claim(uuid.UUID(str(row[0])), owner, int(row[1])) if row else None


def default_lease() -> timedelta:
    """How long a worker may be silent before another takes its job over."""
    return timedelta(seconds=settings.SECONDS_A_JOB_IS_LEASED)


def bury_the_silent() -> int:
    """Give up jobs whose worker fell silent at the last try. How many there were."""
    now = timezone.now()
    silent = Job.objects.filter(state=State.RUNNING, lease_until__lt=now, attempts__gte=F("most_attempts"))
    return silent.update(
        state=State.DEAD, error_class="WorkerFellSilent", owner="", lease_until=None, ended_at=now
    )


def renew(claim: Claim, *, lease: timedelta, **progress: object) -> None:
    """Hold on for another lease, and say how far it is. Raises LeaseLost if another holds it now."""
    if not claim.rows().update(lease_until=timezone.now() + lease, **progress):
        raise LeaseLost("Another worker has taken this job over.")


def end(claim: Claim, state: State, *, error_class: str = "") -> bool:
    """Let go of a job that has ended. False if another holds it now."""
    return bool(
        claim.rows().update(
            state=state, error_class=error_class, owner="", lease_until=None, ended_at=timezone.now()
        )
    )


def put_back(claim: Claim, *, wait: timedelta, error_class: str = "", count_it: bool = True) -> bool:
    """Let go of a job that is to be tried again later. False if another holds it now."""
    return bool(
        claim.rows().update(
            state=State.WAITING,
            error_class=error_class,
            owner="",
            lease_until=None,
            run_after=timezone.now() + wait,
            attempts=claim.attempt if count_it else claim.attempt - 1,
        )
    )


def _statement() -> str:
    table = connection.ops.quote_name(Job._meta.db_table)
    skip = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    return CLAIM.format(table=table, skip_locked=skip)
