"""Which link somebody holds, and by which ways they sign in."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from speakopenly.web.people.models import Service, User
from speakopenly.web.people.ways.actions import hash_of
from speakopenly.web.people.ways.models import AccountElsewhere, LinkState, OneTimeLink


@dataclass(frozen=True, slots=True)
class HeldLink:
    """The open link of somebody, and whether its days are over."""

    link: OneTimeLink
    is_over: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """By what somebody signs in, and where else they are signed in now."""

    has_password: bool
    passkeys: int
    has_codes: bool
    recovery_codes: bool
    is_elsewhere: bool
    other_sessions: int

    @property
    def has_second_step(self) -> bool:
        """Whether more than a password is asked for."""
        return bool(self.passkeys) or self.has_codes


def link_of_token(token: str) -> OneTimeLink | None:
    """The link of a token, or None for one that we never made."""
    return link_of_hash(hash_of(token))


def link_of_hash(keyed_hash: str) -> OneTimeLink | None:
    """The link of this hash, with whom it is for."""
    return OneTimeLink.objects.filter(keyed_hash=keyed_hash).select_related("user", "service").first()


def latest_link(service: Service, user: User) -> HeldLink | None:
    """The link somebody has not used yet, if there is one."""
    link = OneTimeLink.objects.filter(service=service, user=user, state=LinkState.OPEN).first()
    return HeldLink(link, link.is_over(timezone.now())) if link else None


def ways_of(user: User, session_key: str | None) -> Ways:
    """By what somebody signs in now."""
    types = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return Ways(
        has_password=user.has_usable_password(),
        passkeys=types.count(Authenticator.Type.WEBAUTHN),
        has_codes=Authenticator.Type.TOTP in types,
        recovery_codes=Authenticator.Type.RECOVERY_CODES in types,
        is_elsewhere=AccountElsewhere.objects.filter(user=user).exists(),
        other_sessions=_other_sessions(user, session_key),
    )


def _other_sessions(user: User, session_key: str | None) -> int:
    going_on = Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=session_key or "")
    return sum(session.get_decoded().get(SESSION_KEY) == str(user.pk) for session in going_on)
