"""Open a link and choose how to sign in; the page that asks for a second step; sign out everywhere else."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import remove_webauthn
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people.models import User
from speakopenly.web.people.public import public
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.ways import actions, policies, queries
from speakopenly.web.people.ways.forms import PasswordForm
from speakopenly.web.people.ways.opened import forget_link, opened_link, remember_link
from speakopenly.web.people.ways.second_step import has_second_step


@public
@require_GET
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Remember the link in this browser and go on; opening it uses nothing up."""
    found = queries.link_of_token(token)
    try:
        policies.check_is_open(found)
    except NotAllowed as refusal:
        return _over(request, refusal)
    assert found is not None  # noqa: S101  (the guard refused None)
    if request.user.is_authenticated:
        logout(request)
    remember_link(request, found)
    return redirect("choose-way")


@public
@require_http_methods(["GET", "POST"])
def choose_way(request: HttpRequest) -> HttpResponse:
    """Choose a password; or go on to a passkey, or to the organisation's own sign-in."""
    found = opened_link(request)
    try:
        policies.check_is_open(found)
    except NotAllowed as refusal:
        return _over(request, refusal)
    assert found is not None  # noqa: S101  (the guard refused None)
    form = PasswordForm(_posted(request), user=found.user)
    if form.is_valid():
        user = actions.choose_password(link=found, password=form.cleaned_data["password"])
        logout(request)  # of the session that "Use a passkey" had opened, where somebody came back from there
        return _enter(request, user, reverse("today"))
    page = {"form": form, "link": found}
    return render(request, "people/ways/choose.html", page, status=400 if form.errors else 200)


@public
@require_POST
def with_passkey(request: HttpRequest) -> HttpResponse:
    """Go on to make a passkey. Until there is one, only one's own account opens, and the link stays open."""
    found = opened_link(request)
    try:
        policies.check_is_open(found)
    except NotAllowed as refusal:
        return _over(request, refusal)
    assert found is not None  # noqa: S101  (the guard refused None)
    return _enter(request, found.user, reverse("mfa_add_webauthn"))


@require_GET
def second_step_first(request: HttpRequest) -> HttpResponse:
    """Why a second step is asked for, and the two ways to have one."""
    staff = staff_of(request)
    if has_second_step(request, staff.user):
        return redirect("today")
    return render(
        request, "people/ways/second_step_first.html", {"has_password": staff.user.has_usable_password()}
    )


def remove_passkey(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Remove a passkey, unless it is the last that is asked for, or the only way in."""
    own = Authenticator.objects.filter(
        user_id=request.user.pk, type=Authenticator.Type.WEBAUTHN, pk=pk
    ).first()
    if request.method == "POST" and own is not None and not get_adapter().can_delete_authenticator(own):
        raise NotAllowed(_("This is your last one. Add another passkey first, or codes to a password."))
    return remove_webauthn(request, pk=pk)


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's own but this one."""
    staff = staff_of(request)
    ended = actions.sign_out_elsewhere(user=staff.user, but=request.session.session_key)
    told = ngettext("%(n)d other session ended.", "%(n)d other sessions ended.", ended) % {"n": ended}
    messages.success(request, told if ended else _("You were signed in nowhere else."))
    return redirect("account")


def _enter(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """Signed in by a link just opened: fresh proof of who it is, so nothing is asked twice."""
    record_authentication(request, user, method="link", reauthenticated=True)
    response: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=address)
    return response


def _over(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    forget_link(request)
    return render(request, "people/ways/over.html", {"why": str(refusal)}, status=410)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
