"""Which changes of state are lawful, and who may see, stop or repeat a job."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

LAWFUL: Mapping[State, frozenset[State]] = {
    State.WAITING: frozenset({State.RUNNING, State.STOPPED}),
    State.RUNNING: frozenset({State.RUNNING, State.WAITING, State.DONE, State.STOPPED, State.DEAD}),
    State.DONE: frozenset(),
    State.STOPPED: frozenset({State.WAITING}),
    State.DEAD: frozenset({State.WAITING}),
}
"""Running to running is a worker taking over a job whose lease ran out."""


def check_can_see(by: Staff, job: Job) -> None:
    """Raise NotAllowed unless the job is of the same service and either one's own or of a shared stage."""
    people.check_same_service(by, job)
    if not by.roles:
        raise NotAllowed(_("Your account holds no role yet. Ask your administrator."))
    if not by.roles - {Role.STAFF_SIDE}:
        raise NotAllowed(_("This page is not here."))


def can_see(by: Staff, job: Job) -> bool:
    """Whether this person may see that the job exists and how far it is."""
    return people.allows(check_can_see, by, job)


def check_can_stop(by: Staff, job: Job) -> None:
    """Raise NotAllowed unless it is one's own job, or one is administrator, and it has not ended."""
    check_can_see(by, job)
    if job.has_ended or job.stop_asked:
        raise NotAllowed(_("This work has ended already, or is being stopped."))
    _check_own_or_administrator(by, job)


def can_stop(by: Staff, job: Job) -> bool:
    """Whether the stop button may be shown."""
    return people.allows(check_can_stop, by, job)


def check_can_try_again(by: Staff, job: Job) -> None:
    """Raise NotAllowed unless the job was stopped or could not be finished."""
    check_can_see(by, job)
    if State.WAITING not in LAWFUL[State(job.state)] or job.state == State.RUNNING:
        raise NotAllowed(_("Only work that was stopped or could not be finished can be tried again."))
    _check_own_or_administrator(by, job)


def can_try_again(by: Staff, job: Job) -> bool:
    """Whether the button to try again may be shown."""
    return people.allows(check_can_try_again, by, job)


def _check_own_or_administrator(by: Staff, job: Job) -> None:
    if job.by_id != by.user.pk and not people.has_role(by, Role.ADMINISTRATOR):
        raise NotAllowed(_("Only the person who began this work, or an administrator, may do that."))
