"""Who may see, word and order findings."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding, Remark
from speakopenly.web.understand.findings.publications.models import Publication

MAY_WRITE = (Role.FACILITATOR, Role.LEARNING_LEAD)
MAY_SEE = (*MAY_WRITE, Role.PUBLISHER)
"""Publishers read what they are asked to sign; they do not write it."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see findings."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see findings."""
    return people.allows(check_can_enter, by)


def check_can_see(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may see the findings of this exercise."""
    people.check_same_service(by, exercise)
    check_can_enter(by)


def can_see(by: Staff, exercise: Exercise) -> bool:
    """Whether this person may see the findings of this exercise."""
    return people.allows(check_can_see, by, exercise)


def check_can_write(by: Staff, finding: Finding) -> None:
    """Raise NotAllowed unless this person may change what a finding says."""
    people.check_same_service(by, finding)
    people.check_has_role(by, *MAY_WRITE)


def can_write(by: Staff, finding: Finding) -> bool:
    """Whether the buttons that change a finding may be shown."""
    return people.allows(check_can_write, by, finding)


def check_can_write_in(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may write the findings of this exercise."""
    people.check_same_service(by, exercise)
    people.check_has_role(by, *MAY_WRITE)


def can_write_in(by: Staff, exercise: Exercise) -> bool:
    """Whether this person may write the findings of this exercise."""
    return people.allows(check_can_write_in, by, exercise)


def check_can_remark(by: Staff, finding: Finding) -> None:
    """Raise NotAllowed unless this person may talk with colleagues about a finding."""
    people.check_same_service(by, finding)
    check_can_enter(by)


def can_remark(by: Staff, finding: Finding) -> bool:
    """Whether the box for a remark may be shown."""
    return people.allows(check_can_remark, by, finding)


def check_can_settle(by: Staff, remark: Remark) -> None:
    """Raise NotAllowed unless this person writes findings or made the remark, and it is open."""
    check_can_remark(by, remark.finding)
    if remark.by_id != by.user.pk:
        people.check_has_role(by, *MAY_WRITE)
    if remark.settled_at is not None:
        raise NotAllowed(_("This was settled already."))


def can_settle(by: Staff, remark: Remark) -> bool:
    """Whether the button to settle may be shown."""
    return people.allows(check_can_settle, by, remark)


def may_suggest(exercise: Exercise) -> bool:
    """Whether the machine may suggest anew: only while nobody has worked on what it suggested."""
    written = Finding.objects.filter(exercise=exercise, written_by_person=True).exists()
    spoken = Remark.objects.filter(finding__exercise=exercise).exists()
    return not written and not spoken and not Publication.objects.filter(exercise=exercise).exists()
