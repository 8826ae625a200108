"""Lending an open reading key to the workers that run now, for one job and for fifteen minutes.

Each worker has a key pair whose private half lives in the memory of its process and nowhere else; the loan is
sealed to it. A worker that is gone takes its loans with it, and the job then says: unlock and ask again.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from speakopenly.core.errors import SealBroken, SpeakOpenlyError
from speakopenly.core.sealing import (
    HolderPrivateKey,
    HolderPublicKey,
    make_holder_keys,
    place,
    unwrap_holder_key,
    wrap_holder_key,
)
from speakopenly.web.hear.keyring import policies
from speakopenly.web.hear.keyring.models import Loan, WorkerKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.jobs.events import WorkerBegins, WorkerEnds, WorkerLooks
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import events

A_LOAN_LASTS: Final = timedelta(minutes=15)
A_WORKER_IS_GONE_AFTER: Final = timedelta(days=1)
SECONDS_BETWEEN_SIGNS: Final = 600.0
SCHEMA: Final = 1


class KeyNotLent(SpeakOpenlyError):
    """This work needs a reading key, and none is lent to this worker now."""


@dataclass(slots=True)
class _Here:
    """A worker of this process: its row, the private half, and when it last gave a sign of life."""

    id: uuid.UUID
    public: HolderPublicKey
    private: HolderPrivateKey = field(repr=False)
    signed_at: float = 0.0


_here: dict[str, _Here] = {}


def begin() -> None:
    """Listen to the workers from now on; saying so twice is harmless."""
    events.listen(WorkerBegins)(_make_worker_key)
    events.listen(WorkerLooks)(_give_a_sign)
    events.listen(WorkerEnds)(_forget_worker_key)


def lend(job: Job, unlocked: Unlocked) -> None:
    """Lend an open key for this job to every worker that runs now. Joins the caller's transaction."""
    now = timezone.now()
    Loan.objects.filter(until__lt=now).delete()
    running = WorkerKey.objects.filter(seen_at__gt=now - A_WORKER_IS_GONE_AFTER)
    Loan.objects.bulk_create(_loan(job, unlocked, worker, now + A_LOAN_LASTS) for worker in running)


def borrowed(context: JobContext) -> Unlocked | None:
    """The key that was lent to this worker for this job; None where none is, or not any more."""
    here = _here.get(context.claim.owner)
    if here is None:
        return None
    loan = (
        Loan.objects.filter(job=context.job, worker=here.id, until__gt=timezone.now())
        .select_related("reading_key")
        .first()
    )
    if loan is None or loan.reading_key.retired_on is not None:
        return None
    private = _open(loan, here.private)
    return Unlocked(loan.reading_key, private, policies.kinds_for(loan.reading_key))


def must_borrow(context: JobContext) -> Unlocked:
    """The same. Raises KeyNotLent, which ends the job with a sentence that says what to do."""
    unlocked = borrowed(context)
    if unlocked is None:
        raise KeyNotLent("Unlock and ask again.")
    return unlocked


def is_lent(context: JobContext) -> bool:
    """Whether the loan still holds; asked between two steps of long work."""
    here = _here.get(context.claim.owner)
    return (
        here is not None
        and Loan.objects.filter(job=context.job, worker=here.id, until__gt=timezone.now()).exists()
    )


def check_still_lent(context: JobContext) -> None:
    """Raise KeyNotLent where the loan has ended meanwhile."""
    if not is_lent(context):
        raise KeyNotLent("Unlock and ask again.")


def give_back(context: JobContext) -> None:
    """The job is done: nothing of the key stays with any worker."""
    Loan.objects.filter(job=context.job).delete()


def last_sign_of_a_worker() -> datetime | None:
    """When a worker last gave a sign of life; each does so every ten minutes. None where none runs."""
    return WorkerKey.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()


def _loan(job: Job, unlocked: Unlocked, worker: WorkerKey, until: datetime) -> Loan:
    loan = Loan(
        service_id=job.service_id, job=job, reading_key=unlocked.reading_key, worker=worker, until=until
    )
    public = HolderPublicKey(bytes(worker.public_key))
    loan.sealed = wrap_holder_key(unlocked.private, to=public, about=_about(loan))
    return loan


def _open(loan: Loan, private: HolderPrivateKey) -> HolderPrivateKey:
    lent = unwrap_holder_key(bytes(loan.sealed), key=private, about=_about(loan))
    if lent.public().data != bytes(loan.reading_key.public_key):
        raise SealBroken("A loan holds another key than it says. Ask again.")
    return lent


def _make_worker_key(event: WorkerBegins) -> None:
    public, private = make_holder_keys()
    _here[event.owner] = _Here(uuid.uuid4(), public, private)
    WorkerKey.objects.filter(seen_at__lt=timezone.now() - A_WORKER_IS_GONE_AFTER).delete()
    _give_a_sign(WorkerLooks(event.owner))


def _give_a_sign(event: WorkerLooks) -> None:
    here = _here.get(event.owner)
    if here is None or time.monotonic() - here.signed_at < SECONDS_BETWEEN_SIGNS and here.signed_at:
        return
    here.signed_at = time.monotonic()
    WorkerKey.objects.update_or_create(
        pk=here.id, defaults={"public_key": here.public.data, "seen_at": timezone.now()}
    )


def _forget_worker_key(event: WorkerEnds) -> None:
    here = _here.pop(event.owner, None)
    if here is not None:
        WorkerKey.objects.filter(pk=here.id).delete()


def _about(loan: Loan) -> bytes:
    return place(
        "loan",
        str(loan.service_id),
        str(loan.job_id),
        str(loan.worker_id),
        str(loan.reading_key_id),
        SCHEMA,
    )
