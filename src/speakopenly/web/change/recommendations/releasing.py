"""Who may let a recommendation out, and what must not leave. Guards come in pairs."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.recommendations import gate, policies
from speakopenly.web.change.recommendations.models import LetOut, Recommendation
from speakopenly.web.people import policies as people
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff


def waiting_of(recommendation: Recommendation) -> LetOut | None:
    """What waits for a second person."""
    return recommendation.let_out.filter(signed_by=None, taken_down_on=None).last()


def public_of(recommendation: Recommendation) -> LetOut | None:
    """What anybody may read of it: the last that was signed, unless all was taken back."""
    return recommendation.let_out.filter(signed_by__isnull=False, taken_down_on=None).last()


def check_can_ask(by: Staff, recommendation: Recommendation) -> None:
    """Raise NotAllowed where it may not leave, or waits already."""
    policies.check_can_write(by)
    people.check_same_service(by, recommendation)
    if waiting_of(recommendation) is not None:
        raise NotAllowed(_("It waits for a second person already."))
    _check_may_leave(recommendation)


def can_ask(by: Staff, recommendation: Recommendation) -> bool:
    """Whether it may be asked for now."""
    return people.allows(check_can_ask, by, recommendation)


def why_not_ask(by: Staff, recommendation: Recommendation) -> str:
    """What keeps it from leaving, for somebody whose work it is; blank where nothing does."""
    if not policies.can_write(by):
        return ""
    try:
        check_can_ask(by, recommendation)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def check_something_waits(by: Staff, waiting: LetOut | None) -> None:
    """Raise NotAllowed where nothing waits for a signature, or this person may not give it."""
    people.check_has_role(by, Role.PUBLISHER)
    if waiting is None:
        raise NotAllowed(_("Nothing waits for a signature."))
    check_can_sign(by, waiting)


def check_can_sign(by: Staff, waiting: LetOut) -> None:
    """Raise NotAllowed unless this is a publisher who neither asked for it nor wrote in it."""
    people.check_same_service(by, waiting)
    people.check_has_role(by, Role.PUBLISHER)
    if waiting.signed_by_id is not None or waiting.taken_down_on is not None:
        raise NotAllowed(_("This was signed or taken back already."))
    if waiting.asked_by_id == by.user.pk or _has_written(by, waiting.recommendation):
        raise NotAllowed(_("The second signature is a second person's: someone who did not write this."))
    _check_may_leave(waiting.recommendation)


def can_sign(by: Staff, waiting: LetOut) -> bool:
    """Whether the button to sign may be shown."""
    return people.allows(check_can_sign, by, waiting)


def check_can_take_back(by: Staff, recommendation: Recommendation) -> None:
    """Raise NotAllowed unless something of it is public or waits; whoever writes or signs may."""
    people.check_same_service(by, recommendation)
    people.check_has_role(by, *policies.MAY_WRITE, Role.PUBLISHER)
    if not recommendation.let_out.filter(taken_down_on=None).exists():
        raise NotAllowed(_("Nothing of it is public, and nothing waits."))


def can_take_back(by: Staff, recommendation: Recommendation) -> bool:
    """Whether the button to take it back may be shown."""
    return people.allows(check_can_take_back, by, recommendation)


def _check_may_leave(recommendation: Recommendation) -> None:
    if gate.may_be_covert_and_live(recommendation):
        raise NotAllowed(
            _(
                "It touches children, and no rights check says that it is neither secret nor under way. "
                "Until one does, nothing of it is made public."
            )
        )


def _has_written(by: Staff, recommendation: Recommendation) -> bool:
    parts = (recommendation.takes, recommendation.would_tell, recommendation.tests, recommendation.letters)
    own = AuditLine.objects.filter(
        service=by.service, by=by.user,
        thing_kind=Recommendation._meta.label_lower, thing_id=str(recommendation.pk),
    )  # fmt: skip
    return own.exists() or any(part.filter(by=by.user).exists() for part in parts)
