"""Somebody comes back from the provider, and the token is right: who it is, and what they came for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import lock as locking
from speakopenly.web.people.elsewhere import actions
from speakopenly.web.people.elsewhere.groups import groups_of, read_groups_file, roles_of
from speakopenly.web.people.elsewhere.provider import CLOCKS_DIFFER, PROVIDER
from speakopenly.web.people.models import User
from speakopenly.web.people.queries import services_of, staff_of
from speakopenly.web.people.ways import actions as ways
from speakopenly.web.people.ways import policies as ways_policies
from speakopenly.web.people.ways.opened import forget_link, opened_link
from speakopenly.web.people.ways.second_step import PROVEN_ELSEWHERE

SIGN_IN: Final = "sign in"
LINK: Final = "use a link"
CONNECT: Final = "connect"
PROVE: Final = "prove"


def arrive(
    request: HttpRequest,
    claims: Mapping[str, Any],
    *,
    purpose: str,
    next_url: str | None,
    sent_at: float,
    sent_by: str,
) -> HttpResponse:
    """Do what they came for. Raises NotAllowed, in words for them."""
    keyed_hash = actions.hash_of(claims["iss"], claims["sub"])
    if purpose != PROVE and locking.is_locked(request):
        raise NotAllowed(_("This session was locked meanwhile. Show who you are first."))
    if purpose == CONNECT:
        return _connect(request, keyed_hash, sent_by)
    if purpose == PROVE:
        return _prove(request, claims, keyed_hash, next_url, sent_at)
    with transaction.atomic():
        user = _through_link(request, keyed_hash) if purpose == LINK else _known_or_new(claims, keyed_hash)
        if not user.is_active:
            raise NotAllowed(_("This account is closed. Ask your administrator."))
        actions.follow_groups(user=user, given=_given(claims))
    if not services_of(user) and purpose != LINK:
        raise NotAllowed(_("None of your groups stands for a role here any more. Ask your administrator."))
    return _enter(request, user, next_url)


def _known_or_new(claims: Mapping[str, Any], keyed_hash: str) -> User:
    known = actions.user_of(keyed_hash)
    return known or actions.open_account(claims=claims, given=_given(claims), keyed_hash=keyed_hash)


def _through_link(request: HttpRequest, keyed_hash: str) -> User:
    link = opened_link(request)
    ways_policies.check_is_open(link)
    assert link is not None  # noqa: S101  (the guard refused None)
    user = ways.use(link=link)
    actions.connect(user=user, service=link.service, keyed_hash=keyed_hash)
    ways.end_sessions(user)
    return user


def _connect(request: HttpRequest, keyed_hash: str, sent_by: str) -> HttpResponse:
    staff = staff_of(request)
    if str(staff.user.pk) != sent_by:
        raise NotAllowed(_("Somebody else had set out to connect their account. Nothing has changed."))
    actions.connect(user=staff.user, service=staff.service, keyed_hash=keyed_hash)
    messages.success(request, _("Connected. From now on your organisation's account opens yours here."))
    return redirect("account")


def _prove(
    request: HttpRequest, claims: Mapping[str, Any], keyed_hash: str, next_url: str | None, sent_at: float
) -> HttpResponse:
    user = actions.user_of(keyed_hash)
    if user is None or user != request.user:
        raise NotAllowed(_("That was another person's account. Sign in there as yourself."))
    signed_in_at = claims.get("auth_time")
    if not isinstance(signed_in_at, int) or signed_in_at < sent_at - CLOCKS_DIFFER:
        raise NotAllowed(
            _(
                "Your organisation's sign-in did not ask who you are, or does not say when. Sign out here, "
                "and in again."
            )
        )
    record_authentication(request, user, PROVEN_ELSEWHERE, provider=PROVIDER, reauthenticated=True)
    return redirect(_safe(next_url))


def _enter(request: HttpRequest, user: User, next_url: str | None) -> HttpResponse:
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    forget_link(request)
    record_authentication(request, user, PROVEN_ELSEWHERE, provider=PROVIDER)
    response: HttpResponse = perform_login(
        request, user, email_verification="none", redirect_url=_safe(next_url)
    )
    return response


def _given(claims: Mapping[str, Any]) -> frozenset[Any]:
    elsewhere, table = settings.ELSEWHERE, read_groups_file()
    if elsewhere is None or not table:
        return frozenset()
    return roles_of(groups_of(claims, elsewhere.groups_claim), table)


def _safe(next_url: str | None) -> str:
    if next_url and url_has_allowed_host_and_scheme(next_url, allowed_hosts=None):
        return next_url
    return reverse("today")
