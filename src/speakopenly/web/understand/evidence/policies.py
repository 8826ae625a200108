"""Who may read cards, write one, judge how sure it is, and let the public read it. Guards come in pairs."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.models import CertaintyJudged, EvidenceCard

MAY_WRITE = (Role.RESEARCHER, Role.LEARNING_LEAD)
MAY_SIGN = (Role.PUBLISHER,)
MAY_SEE = (*MAY_WRITE, Role.FACILITATOR, Role.LEADER, Role.EXAMINER, *MAY_SIGN)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may read cards at work."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may read cards at work."""
    return people.allows(check_can_enter, by)


def check_can_write(by: Staff) -> None:
    """Raise NotAllowed unless this person may write cards and judge how sure they are."""
    people.check_has_role(by, *MAY_WRITE)


def can_write(by: Staff) -> bool:
    """Whether this person may write cards and judge how sure they are."""
    return people.allows(check_can_write, by)


def check_can_change(by: Staff, card: EvidenceCard) -> None:
    """Raise NotAllowed unless this person may write in this card."""
    check_can_write(by)
    people.check_same_service(by, card)


def can_change(by: Staff, card: EvidenceCard) -> bool:
    """Whether this person may write in this card."""
    return people.allows(check_can_change, by, card)


def check_can_sign(by: Staff, thing: EvidenceCard | CertaintyJudged) -> None:
    """Raise NotAllowed unless this person may let the public read what another has written."""
    people.check_has_role(by, *MAY_SIGN)
    people.check_same_service(by, thing)
    if thing.is_signed:
        raise NotAllowed(_("This is signed already."))
    if thing.by_id == by.user.pk:
        raise NotAllowed(_("Somebody else signs what you wrote."))


def can_sign(by: Staff, thing: EvidenceCard | CertaintyJudged) -> bool:
    """Whether this person may let the public read it."""
    return people.allows(check_can_sign, by, thing)


def check_can_take_back(by: Staff, card: EvidenceCard) -> None:
    """Raise NotAllowed unless a card is public and this person may take it back."""
    people.check_has_role(by, *MAY_WRITE, *MAY_SIGN)
    people.check_same_service(by, card)
    if not card.is_signed:
        raise NotAllowed(_("This is not public."))


def can_take_back(by: Staff, card: EvidenceCard) -> bool:
    """Whether this person may take a card back."""
    return people.allows(check_can_take_back, by, card)


def check_is_public() -> None:
    """Raise NotAllowed where this site shows cards to staff alone."""
    if not is_public():
        raise NotAllowed(_("This site does not show these pages to everybody."))


def is_public() -> bool:
    """Whether anybody may read the cards."""
    return bool(settings.WHAT_WORKS_IS_PUBLIC)


def role_of(by: Staff) -> Role:
    """The role in which this person judges: the first they hold of those that may."""
    return next(role for role in MAY_WRITE if role in by.roles)
