"""What allauth tells of somebody's own ways of signing in: a line in the trail, and who stays signed in."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver
from django.http import HttpRequest

from speakopenly.web.people.models import User
from speakopenly.web.people.ways import actions, opened  # noqa: F401  (a link is used before a line is written)

CALLED: Final = {
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.TOTP: "codes from an app",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


@receiver(authenticator_added, dispatch_uid="a second step was added")
def added(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """From now on a password is half of it, also where it was the whole: those sessions end."""
    actions.note_of_own(user, f"{_called(authenticator)} added")
    actions.end_sessions(user, but=request.session.session_key)


@receiver(authenticator_removed, dispatch_uid="a second step was removed")
def removed(sender: object, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Called after it is gone."""
    actions.note_of_own(user, f"{_called(authenticator)} removed")


@receiver(authenticator_reset, dispatch_uid="recovery codes were made anew")
def made_anew(sender: object, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Those of before open nothing more."""
    actions.note_of_own(user, f"{_called(authenticator)} made anew")


@receiver(password_set, dispatch_uid="a password was set")
def first_password(sender: object, user: User, **kwargs: Any) -> None:
    """For an account that had none."""
    actions.note_of_own(user, "password set")


@receiver(password_changed, dispatch_uid="a password was changed")
def another_password(sender: object, user: User, **kwargs: Any) -> None:
    """Every other session has ended with it."""
    actions.note_of_own(user, "password changed")


def _called(authenticator: Authenticator) -> str:
    return CALLED[Authenticator.Type(authenticator.type)]
