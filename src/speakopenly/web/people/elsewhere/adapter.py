"""Where allauth's way ends and ours begins: nothing that came from elsewhere is stored by it."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people.elsewhere.provider import PROVIDER, ElsewhereProvider, OneProvider


class ElsewhereAccountAdapter(DefaultSocialAccountAdapter):
    """One provider, no sign-up by allauth, no row of its own."""

    def get_provider(self, request: HttpRequest, provider: Any, client_id: Any = None) -> ElsewhereProvider:
        if provider != PROVIDER:
            raise SocialApp.DoesNotExist
        return ElsewhereProvider.of_this_site(request)

    def list_providers(self, request: HttpRequest) -> list[Any]:
        return []

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        return []

    def get_requests_session(self) -> OneProvider:
        return OneProvider.of_this_site()

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ours from here on: somebody is let in or refused, and allauth goes no further."""
        from speakopenly.web.people.elsewhere.arriving import arrive  # reads views, which read this

        claims = sociallogin.account.extra_data.get("id_token")
        data = sociallogin.state.get("data") or {}
        if not claims or not secrets.compare_digest(str(claims["nonce"]), str(data.get("nonce", ""))):
            raise OAuth2Error("The token answers another question than ours.")
        try:
            answer = arrive(
                request,
                claims,
                purpose=data["purpose"],
                next_url=sociallogin.state.get("next"),
                sent_at=data["at"],
                sent_by=data.get("by", ""),
            )
        except NotAllowed as refusal:
            answer = refused(request, str(refusal))
        raise ImmediateHttpResponse(answer)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: BaseException | None = None,
        extra_context: Any = None,
    ) -> None:
        """One page for whatever went wrong; what exactly is for the log, which carries no words."""
        if error == AuthError.CANCELLED:
            told = _("You came back without signing in. Nothing has changed.")
        else:
            told = _("Signing in did not work. Try again; if it stays so, tell your administrator.")
        raise ImmediateHttpResponse(refused(request, told))


def refused(request: HttpRequest, why: str, *, status: int = 403) -> HttpResponse:
    """The page that says why somebody was not let in."""
    return render(request, "people/elsewhere/refused.html", {"why": why}, status=status)
