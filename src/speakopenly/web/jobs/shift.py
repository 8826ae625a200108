"""One worker's shift: take a job, do it, write down how it ended, take the next."""

from __future__ import annotations

import logging
import os
import secrets
import threading
from collections.abc import Callable
from datetime import timedelta

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.jobs import actions, claims
from speakopenly.web.jobs.backend import result_of
from speakopenly.web.jobs.claims import Claim
from speakopenly.web.jobs.context import JobContext, StopAsked
from speakopenly.web.jobs.events import WorkerBegins, WorkerEnds, WorkerLooks
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people import events

SECONDS_BETWEEN_LOOKS = 1.0
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)

log = logging.getLogger("speakopenly.jobs")


def wait_before_next(attempt: int) -> timedelta:
    """How long to wait after a failed attempt (1, 2, ...): 5 s, doubling each time, ten minutes at most."""
    doubled: int = 2 ** min(attempt - 1, 20)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


class Shift:
    """A worker's shift. ``end`` may be called from a signal: the job in hand is put back at its next step.

    ``between_jobs`` is called before each look for work; a process closes stale connections there.
    """

    def __init__(self, *, between_jobs: Callable[[], object] = lambda: None) -> None:
        self._between_jobs = between_jobs
        self.owner = f"{os.getpid()}-{secrets.token_hex(8)}"
        self._ended = threading.Event()

    def end(self) -> None:
        """Take no further job, and let go of the one in hand when it next says how far it is."""
        self._ended.set()

    def work(self, *, until_empty: bool = False) -> None:
        """Take jobs until ended; with ``until_empty``, until none can be taken now."""
        events.tell(WorkerBegins(self.owner))
        try:
            self._work(until_empty=until_empty)
        finally:
            events.tell(WorkerEnds(self.owner))

    def _work(self, *, until_empty: bool) -> None:
        while not self._ended.is_set():
            self._between_jobs()
            events.tell(WorkerLooks(self.owner))
            claims.bury_the_silent()
            claim = claims.claim_next(self.owner)
            if claim is not None:
                self.do(claim)
            elif until_empty:
                return
            else:
                self._ended.wait(SECONDS_BETWEEN_LOOKS)

    def do(self, claim: Claim) -> None:
        """One attempt at one job. Of an error only the class is kept; our own refusals are final."""
        try:
            self._call_task(claim)
        except claims.LeaseLost:
            log.warning("job %s was taken over by another worker", claim.job_id)
        except StopAsked:
            self._let_go(claim)
        except (SpeakOpenlyError, ImportError) as error:
            claims.end(claim, State.DEAD, error_class=type(error).__name__)
        except Exception as error:  # noqa: BLE001  (whatever a task raises, the worker goes on)
            _retry_or_give_up(claim, type(error).__name__)
        else:
            claims.end(claim, State.DONE)

    def _call_task(self, claim: Claim) -> None:
        job = Job.objects.select_related("service").get(pk=claim.job_id)
        task = actions.task_of(job)
        seconds = getattr(task, "lease_seconds", None)
        lease = timedelta(seconds=seconds) if seconds else claims.default_lease()
        claims.renew(claim, lease=lease)
        context = JobContext(
            task_result=result_of(job, task),
            job=job,
            claim=claim,
            lease=lease,
            machine_stops=self._ended.is_set,
        )
        task.call(context, service_id=str(job.service_id), **job.arguments)

    def _let_go(self, claim: Claim) -> None:
        if self._ended.is_set():
            claims.put_back(claim, wait=timedelta(0), count_it=False)
        else:
            claims.end(claim, State.STOPPED)


def _retry_or_give_up(claim: Claim, error_class: str) -> None:
    log.warning("job %s failed at attempt %s: %s", claim.job_id, claim.attempt, error_class)
    most = Job.objects.values_list("most_attempts", flat=True).get(pk=claim.job_id)
    if claim.attempt >= most:
        claims.end(claim, State.DEAD, error_class=error_class)
    else:
        claims.put_back(claim, wait=wait_before_next(claim.attempt), error_class=error_class)
