"""Who signs in with a password alone sets up a second step before any other page of the Work door opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin

from speakopenly.web.people.models import AccountElsewhere, User
from speakopenly.web.people.ways import opened, policies
from speakopenly.web.public_path import OWN_ACCOUNT

ENOUGH: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PROVEN_ELSEWHERE: Final = "socialaccount"
"""How the records of a session call an account elsewhere; its organisation sees to the second step there."""
OPEN_WITH_A_LINK: Final = frozenset({"mfa_add_webauthn", "account_logout"})
OPEN_WITHOUT: Final = tuple(OWN_ACCOUNT.values())
"""One's own account is where a second step is set up, so its pages open without one."""


class SecondStepFirst(MiddlewareMixin):
    """Leads to the page that says why and how. Off only where SPEAKOPENLY_SECOND_STEP says no."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True) or not isinstance(request.user, User):
            return None
        if opened.is_waiting(request):
            return _only_the_passkey(request, request.user)
        if request.resolver_match and request.resolver_match.route.startswith(OPEN_WITHOUT):
            return None
        if not settings.SECOND_STEP_REQUIRED or has_second_step(request, request.user):
            return None
        return redirect("second-step-first")


def _only_the_passkey(request: HttpRequest, user: User) -> HttpResponseBase | None:
    """While a link waits, one page opens and the way out; none once the link is over or was taken back."""
    if not policies.is_for(opened.opened_link(request), user):
        logout(request)
        return redirect("account_login")
    name = request.resolver_match.url_name if request.resolver_match else None
    return None if name in OPEN_WITH_A_LINK else redirect("mfa_add_webauthn")


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
    return not _others(authenticator).exists()


def is_the_only_way_in(authenticator: Authenticator) -> bool:
    """Whether nothing would open the account once this passkey is gone: codes alone open nothing."""
    user = authenticator.user
    if authenticator.type != Authenticator.Type.WEBAUTHN or user.has_usable_password():
        return False
    if AccountElsewhere.objects.filter(user=user).exists():
        return False
    return not _others(authenticator).filter(type=Authenticator.Type.WEBAUTHN).exists()


def _others(authenticator: Authenticator) -> QuerySet[Authenticator]:
    same = Authenticator.objects.filter(user=authenticator.user, type__in=ENOUGH)
    return same.exclude(pk=authenticator.pk)
