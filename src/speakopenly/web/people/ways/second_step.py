"""Who signs in with a password alone sets up a second step before any other page of the Work door opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin

from speakopenly.web.people.models import User
from speakopenly.web.people.ways import opened

ENOUGH: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PROVEN_ELSEWHERE: Final = "socialaccount"
"""How the records of a session call an account elsewhere; its organisation sees to the second step there."""
OPEN_WITHOUT: Final = "staff/account/"
"""One's own account is where a second step is set up, so its pages open without one."""


class SecondStepFirst(MiddlewareMixin):
    """Leads to the page that says why and how. Off only where SPEAKOPENLY_SECOND_STEP says no."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True) or not isinstance(request.user, User):
            return None
        if request.resolver_match and request.resolver_match.route.startswith(OPEN_WITHOUT):
            return None
        if opened.is_waiting(request):
            return redirect("mfa_add_webauthn")
        if not settings.SECOND_STEP_REQUIRED or has_second_step(request, request.user):
            return None
        return redirect("second-step-first")


def has_second_step(request: HttpRequest, user: User) -> bool:
    """Whether this session was opened with more than a password, or the account has a second step now."""
    proofs = get_authentication_records(request, user)
    if any(proof["method"] in ("mfa", PROVEN_ELSEWHERE) for proof in proofs):
        return True
    return has_second_step_of_own(user)


def has_second_step_of_own(user: User) -> bool:
    """Whether the account has a passkey or codes."""
    return Authenticator.objects.filter(user=user, type__in=ENOUGH).exists()


def is_the_last(authenticator: Authenticator) -> bool:
    """Whether somebody would sign in with a password alone, or not at all, once this is gone."""
    if authenticator.type not in ENOUGH:
        return False
    others = Authenticator.objects.filter(user=authenticator.user, type__in=ENOUGH).exclude(
        pk=authenticator.pk
    )
    return not others.exists()
