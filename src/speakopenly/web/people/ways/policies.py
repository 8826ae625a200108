"""When a link opens something, and whose ways of signing in one service may renew. Guards come in pairs."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.models import ChangeKind, ChangeState, Membership, RoleChange, Service, User
from speakopenly.web.people.roles import TAKES_TWO
from speakopenly.web.people.ways.models import AccountElsewhere, LinkKind, LinkState, OneTimeLink


def check_is_open(link: OneTimeLink | None) -> None:
    """Raise NotAllowed, in words for whoever holds the link, unless it opens something now."""
    if link is None:
        raise NotAllowed(_("This link is not one of ours. Copy it whole, or ask for a new one."))
    if link.state == LinkState.USED:
        raise NotAllowed(
            _("This link was used already. Sign in as you chose then. If that was not you, tell us at once.")
        )
    if link.state == LinkState.REVOKED:
        raise NotAllowed(_("This link was taken back. Ask your administrator for a new one."))
    if link.is_over(timezone.now()):
        raise NotAllowed(_("The days of this link are over. Ask your administrator for a new one."))
    if not link.user.is_active:
        raise NotAllowed(_("This account is closed. Ask your administrator."))
    if link.kind == LinkKind.INVITE and waits_for_a_second_person(link.service_id, link.user_id):
        raise NotAllowed(_("A second person has to agree to your role first. Then you are given a new link."))


def waits_for_a_second_person(service_id: UUID, user_id: UUID) -> bool:
    """Whether a role that takes two is proposed for this account, and nobody has agreed yet."""
    proposed = {"kind": ChangeKind.GIVE, "state": ChangeState.PROPOSED, "role__in": TAKES_TWO}
    return RoleChange.objects.filter(service=service_id, user=user_id, **proposed).exists()


def can_come_in(user: User) -> bool:
    """Whether anything opens this account now, so that its person could agree to something."""
    return user.is_active and (user.has_usable_password() or has_own_way(user))


def is_open(link: OneTimeLink | None) -> bool:
    """Whether a link opens something now."""
    return people.allows(check_is_open, link)


def check_is_for(link: OneTimeLink | None, user: User) -> None:
    """Raise NotAllowed unless the link opens something now, and for nobody else."""
    check_is_open(link)
    if link is None or link.user_id != user.pk:
        raise NotAllowed(_("This link is for somebody else. Sign out, and open it again."))


def is_for(link: OneTimeLink | None, user: User) -> bool:
    """Whether the link opens something now, and for nobody else."""
    return people.allows(check_is_for, link, user)


def check_works_only_here(service: Service, user: User) -> None:
    """Raise NotAllowed for somebody who works in another service too: its people have not agreed."""
    if Membership.objects.filter(user=user).exclude(service=service).exists():
        raise NotAllowed(
            _("This person works in another service as well. Whoever runs this machine makes the link.")
        )


def works_only_here(service: Service, user: User) -> bool:
    """Whether this service alone may renew how somebody signs in."""
    return people.allows(check_works_only_here, service, user)


def check_can_invite_again(service: Service, user: User) -> None:
    """Raise NotAllowed for an account that has a way of signing in already, or whose link takes two."""
    if user.has_usable_password() or has_own_way(user):
        raise NotAllowed(_("This person signs in already. Where they cannot, make a new way to sign in."))
    if not user.is_active:
        raise NotAllowed(_("This account is closed. Ask your administrator."))
    if Membership.objects.filter(user=user, role__in=TAKES_TWO).exists():
        raise NotAllowed(_("This takes two: make a new way to sign in."))
    if waits_for_a_second_person(service.pk, user.pk):
        raise NotAllowed(_("A second person has to agree first, and is given the link to hand over."))
    check_works_only_here(service, user)


def can_invite_again(service: Service, user: User) -> bool:
    """Whether the button for a new invitation may be shown."""
    return people.allows(check_can_invite_again, service, user)


def has_own_way(user: User) -> bool:
    """Whether a passkey or an account elsewhere opens this account."""
    return has_passkey(user) or AccountElsewhere.objects.filter(user=user).exists()


def has_passkey(user: User) -> bool:
    """Whether a passkey opens this account."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()
