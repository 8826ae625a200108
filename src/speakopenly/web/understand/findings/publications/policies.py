"""Who may ask, sign and take back; which changes of state are lawful; and whether numbers may move."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core import disclosure
from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import events
from speakopenly.web.people import policies as people
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.events import MayBePublished
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.models import Publication, PublicationState

MAY_ASK = (Role.FACILITATOR, Role.LEARNING_LEAD)
MAY_SEE = (Role.FACILITATOR, Role.LEARNING_LEAD, Role.PUBLISHER)
MAY_HAVE_THE_SEALED_PACK = (Role.FACILITATOR, Role.PUBLISHER)

LAWFUL: Mapping[PublicationState, frozenset[PublicationState]] = {
    PublicationState.DRAFT: frozenset({PublicationState.SIGNED}),
    PublicationState.SIGNED: frozenset({PublicationState.PUBLISHED, PublicationState.TAKEN_DOWN}),
    PublicationState.PUBLISHED: frozenset({PublicationState.TAKEN_DOWN}),
    PublicationState.TAKEN_DOWN: frozenset(),
}
"""A draft can also be thrown away; nothing that was signed can."""


def check_can_see(by: Staff, publication: Publication) -> None:
    """Raise NotAllowed unless this person may see a publication and its release check."""
    people.check_same_service(by, publication)
    people.check_has_role(by, *MAY_SEE)


def can_see(by: Staff, publication: Publication) -> bool:
    """Whether this person may see this publication."""
    return people.allows(check_can_see, by, publication)


def check_can_ask(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may ask for a second signature now."""
    people.check_same_service(by, exercise)
    people.check_has_role(by, *MAY_ASK)
    if Publication.objects.filter(exercise=exercise, state=PublicationState.DRAFT).exists():
        raise NotAllowed(_("An edition waits for its signature already. Take that back first."))
    if Publication.objects.filter(exercise=exercise, state=PublicationState.SIGNED).exists():
        raise NotAllowed(_("An edition is being made now. Wait until it is published."))
    events.tell(MayBePublished(exercise.service_id, exercise.pk))


def can_ask(by: Staff, exercise: Exercise) -> bool:
    """Whether the button to ask for a signature may be shown."""
    return people.allows(check_can_ask, by, exercise)


def why_not_ask(by: Staff, exercise: Exercise) -> str:
    """What stands in the way of asking, for somebody whose work it is; blank where nothing does."""
    if not people.has_role(by, *MAY_ASK):
        return ""
    try:
        check_can_ask(by, exercise)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def check_can_take_back(by: Staff, publication: Publication) -> None:
    """Raise NotAllowed unless the draft may be thrown away."""
    check_can_see(by, publication)
    if publication.state != PublicationState.DRAFT:
        raise NotAllowed(_("This was signed already."))


def can_take_back(by: Staff, publication: Publication) -> bool:
    """Whether the button to take a draft back may be shown."""
    return people.allows(check_can_take_back, by, publication)


def check_can_sign(by: Staff, publication: Publication) -> None:
    """Raise NotAllowed unless this is a publisher who neither asked for it nor wrote in it."""
    people.check_same_service(by, publication)
    people.check_has_role(by, Role.PUBLISHER)
    check_may_become(publication, PublicationState.SIGNED)
    if publication.asked_by_id == by.user.pk or _has_written(by, publication):
        raise NotAllowed(_("The second signature is a second person's: someone who did not write this."))


def can_sign(by: Staff, publication: Publication) -> bool:
    """Whether the button to sign may be shown."""
    return people.allows(check_can_sign, by, publication)


def check_can_have_the_sealed_pack(by: Staff, publication: Publication) -> None:
    """Raise NotAllowed unless this person keeps the evidence for the host."""
    people.check_same_service(by, publication)
    people.check_has_role(by, *MAY_HAVE_THE_SEALED_PACK)


def can_have_the_sealed_pack(by: Staff, publication: Publication) -> bool:
    """Whether the sealed pack may be offered."""
    return people.allows(check_can_have_the_sealed_pack, by, publication)


def check_may_become(publication: Publication, state: PublicationState) -> None:
    """Raise NotAllowed where a publication cannot go from its state to this one."""
    if state not in LAWFUL[PublicationState(publication.state)]:
        raise NotAllowed(_("This edition is past that step."))


def check_numbers_may_move(before: Publication | None, people_now: frozenset[str]) -> None:
    """Raise NotAllowed where so few came or left since the last edition that the two would tell on them."""
    if before is None:
        return
    came, left = len(people_now - set(before.people)), len(set(before.people) - people_now)
    if disclosure.is_small(came) or disclosure.is_small(left):
        raise NotAllowed(
            _(
                "Fewer than %(most)s people came or left since the last edition. Two editions side by side"
                " would tell what they said. Wait until there are more."
            )
            % {"most": disclosure.SMALLEST_CHANGE_BETWEEN_EDITIONS}
        )


def _has_written(by: Staff, publication: Publication) -> bool:
    findings = Finding.objects.filter(exercise=publication.exercise_id).values_list("pk", flat=True)
    return AuditLine.objects.filter(
        service=by.service,
        by=by.user,
        thing_kind=Finding._meta.label_lower,
        thing_id__in=[str(key) for key in findings],
    ).exists()
