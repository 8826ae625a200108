"""What a task is given: how to say how far it is, how to write exactly once, when to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django_tasks.base import TaskContext

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.jobs.claims import Claim, renew
from speakopenly.web.jobs.models import Job

SECONDS_BETWEEN_WRITES = 0.5
NOTE_LENGTH = 60


class StopAsked(SpeakOpenlyError):
    """A person asked this job to stop, or the machine is being shut down; what is done is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobContext(TaskContext):
    """Given to every task as ``context``.

    Call ``progress`` often: it is cheap, renews the lease and stops the task when somebody asked.
    """

    job: Job
    claim: Claim
    lease: timedelta
    machine_stops: Callable[[], bool] = field(default=lambda: False)
    _last_write: list[float] = field(default_factory=lambda: [0.0])

    @property
    def service_id(self) -> UUID:
        """The service the work is for."""
        return self.job.service_id

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        """Say how far the work is; ``note`` is a word from our own code such as ``Reading``.

        Raises StopAsked or LeaseLost: let both pass through. Writes at most twice a second.
        """
        is_last = total is not None and done >= total
        if not is_last and time.monotonic() - self._last_write[0] < SECONDS_BETWEEN_WRITES:
            return
        self._last_write[0] = time.monotonic()
        if self.machine_stops():
            raise StopAsked("This machine is being shut down.")
        renew(self.claim, lease=self.lease, done=done, total=total, note=note[:NOTE_LENGTH])
        if self.claim.rows().filter(stop_asked=True).exists():
            raise StopAsked("Somebody asked for this job to stop.")

    @contextmanager
    def holding(self) -> Iterator[None]:
        """A transaction that commits only if this worker still holds the job, so results count once."""
        with transaction.atomic():
            renew(self.claim, lease=self.lease)
            yield
