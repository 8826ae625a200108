"""Go to the organisation's own sign-in, and come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from allauth.account.decorators import reauthentication_required
from allauth.core.internal import ratelimit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import lock as locking
from speakopenly.web.people.elsewhere import actions
from speakopenly.web.people.elsewhere.adapter import refused
from speakopenly.web.people.elsewhere.arriving import CONNECT, LINK, PROVE, SIGN_IN
from speakopenly.web.people.elsewhere.provider import PROVIDER, ElsewhereAdapter, ElsewhereProvider
from speakopenly.web.people.public import public
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.ways import policies as ways_policies
from speakopenly.web.people.ways.opened import is_waiting
from speakopenly.web.public_path import ENGLISH, language_of

STARTS: Final = "elsewhere"
"""How ``ACCOUNT_RATE_LIMITS`` calls setting out for the provider."""

LANGUAGE: Final = "language of who is elsewhere"
"""In the session, from setting out until they come back."""


@public
@require_GET
def go(request: HttpRequest) -> HttpResponse:
    """Sign in there, or use the link whose page one comes from; out of a locked session only with proof."""
    if locking.is_locked(request):
        return _send(request, PROVE)
    return _send(request, LINK if "link" in request.GET and is_waiting(request) else SIGN_IN)


@public
@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from there, with a code that buys one token. One address, which the provider knows; the language
    is the one of the page they set out from.
    """
    _check_is_connected()
    language = request.session.pop(LANGUAGE, ENGLISH)
    request.language = language  # type: ignore[attr-defined]
    with translation.override(language):
        return _with(ElsewhereAdapter(request, PROVIDER))(request)


@require_GET
@reauthentication_required
def connect(request: HttpRequest) -> HttpResponse:
    """Let an account there open one's own here."""
    return _send(request, CONNECT)


@require_GET
def prove(request: HttpRequest) -> HttpResponse:
    """Prove there who one is, to come back from the lock."""
    return _send(request, PROVE)


@require_POST
@reauthentication_required
def disconnect(request: HttpRequest) -> HttpResponse:
    """Let no account there open one's own here; refused where it is the only way in."""
    staff = staff_of(request)
    if not staff.user.has_usable_password() and not ways_policies.has_passkey(staff.user):
        raise NotAllowed(_("This is your only way in. Make a passkey or a password first."))
    actions.disconnect(user=staff.user)
    messages.success(request, _("Disconnected."))
    return redirect("account")


_with: Callable[[ElsewhereAdapter], Callable[[HttpRequest], HttpResponse]] = OAuth2CallbackView.adapter_view


def _send(request: HttpRequest, purpose: str) -> HttpResponse:
    _check_is_connected()
    if not ratelimit.consume(request, app="allauth.account", action=STARTS, limit_get=True):
        return refused(request, _("Too many tries. Wait a minute, then try again."), status=429)
    provider = ElsewhereProvider.of_this_site(request)
    asked = request.GET.get("next", "")
    request.session[LANGUAGE] = language_of(request)
    try:
        answer: HttpResponse = provider.send(request, purpose=purpose, next_url=asked, prove=purpose == PROVE)
    except (OAuth2Error, RequestException, ValueError, KeyError):
        return refused(
            request, _("Your organisation's sign-in does not answer. Sign in with a password or a passkey.")
        )
    return answer


def _check_is_connected() -> None:
    try:
        ElsewhereProvider.of_this_site(None)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
