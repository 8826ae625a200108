"""The provider as django-allauth sees it, made stricter: who is asked, what is believed, and what is kept.

allauth leaves the signature of a token unread where it came straight from the provider, asks whatever
machine the provider's own description names, and stores what it was told. We read every signature, ask one
closed list of machines without following anybody elsewhere, and store nothing: ``adapter.py`` ends allauth's
way before it would.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from typing import Any, Final
from urllib.parse import urlsplit

import jwt
import requests
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from speakopenly.web.people.elsewhere.settings import Elsewhere, is_safe_address
from speakopenly.web.public_path import ENGLISH

PROVIDER: Final = "elsewhere"
SIGNED_WITH: Final = ("RS256", "PS256", "ES256")
"""The signatures we believe. Never ``none``, and never one made with a secret both sides know."""
CLOCKS_DIFFER: Final = 60
SECONDS: Final = 8.0
SECONDS_DESCRIBED: Final = 3600
"""In the memory of this process: whoever sets out for the provider makes this machine ask nobody."""
MOST_BYTES: Final = 1_000_000
NEEDED: Final = ("iss", "sub", "aud", "exp", "iat", "nonce")


class OneProvider(requests.Session):
    """Asks the machines of one provider and no other. Follows no redirect, reads no file of passwords."""

    def __init__(self, elsewhere: Elsewhere) -> None:
        super().__init__()
        self.elsewhere = elsewhere
        self.trust_env = False

    @classmethod
    def of_this_site(cls) -> OneProvider:
        """Raises SocialApp.DoesNotExist where the site is connected with none."""
        if settings.ELSEWHERE is None:
            raise SocialApp.DoesNotExist
        return cls(settings.ELSEWHERE)

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """Raises OAuth2Error for any other machine, and for an answer that leads elsewhere or is too long."""
        address = str(url)
        check_is_asked(self.elsewhere, address)
        kwargs.update(allow_redirects=False, timeout=SECONDS, stream=True)
        with super().request(method, address, *args, **kwargs) as response:
            if response.is_redirect:
                raise OAuth2Error("The provider leads to another address.")
            body = response.raw.read(MOST_BYTES + 1, decode_content=True)
            if len(body) > MOST_BYTES:
                raise OAuth2Error("The provider's answer is too long.")
            response._content = body
        return response


def check_is_asked(elsewhere: Elsewhere, address: str) -> None:
    """Raise OAuth2Error unless this address is one of the provider's."""
    if not is_safe_address(address) or urlsplit(address).netloc.lower() not in elsewhere.hosts:
        raise OAuth2Error("This machine is not one of the provider's. Name it in SPEAKOPENLY_OIDC_HOSTS.")


def _kept_as(issuer: str) -> str:
    return f"provider-{hashlib.blake2b(issuer.encode(), digest_size=16).hexdigest()}"


class ElsewhereAdapter(OpenIDConnectOAuth2Adapter):
    """One conversation with the provider."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """How the provider describes itself, asked once an hour. Raises OAuth2Error where it is another."""
        issuer = OneProvider.of_this_site().elsewhere.issuer
        config: dict[str, Any] | None = cache.get(_kept_as(issuer))
        if config is None:
            config = super().openid_config
            if config.get("issuer") != issuer:
                raise OAuth2Error("The provider calls itself by another name than SPEAKOPENLY_OIDC_ISSUER.")
            cache.set(_kept_as(issuer), config, SECONDS_DESCRIBED)
        return config

    @property
    def authorize_url(self) -> str:
        """Where somebody is sent to sign in."""
        address = str(super().authorize_url)
        if not is_safe_address(address):
            raise OAuth2Error("The provider's page for signing in is not over https.")
        return address

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where they come back to: one address whatever they speak, as the provider compares it."""
        with translation.override(ENGLISH):
            return request.build_absolute_uri(reverse("elsewhere-return"))

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """What the token says, if its signature, issuer, audience and times are right. Raises OAuth2Error."""
        try:
            header = jwt.get_unverified_header(id_token)
            if header.get("alg") not in SIGNED_WITH:
                raise OAuth2Error("The token is signed in a way we do not believe.")
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key=self._key(header),
                algorithms=[header["alg"]],
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_DIFFER,
                options={"require": list(NEEDED)},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("The token is not right.") from error
        if isinstance(claims["aud"], list) and claims["aud"] != [app.client_id]:
            raise OAuth2Error("The token is meant for others as well.")
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("The token was given to another.")
        return claims

    def _key(self, header: dict[str, Any]) -> Any:
        with OneProvider.of_this_site() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = answer.json().get("keys", [])
        named = [
            key for key in keys if key.get("kid") == header.get("kid") and key.get("use", "sig") == "sig"
        ]
        if len(named) != 1:
            raise OAuth2Error("The provider has no such key.")
        return jwt.PyJWK.from_json(json.dumps(named[0]), algorithm=header["alg"]).key


class ElsewhereProvider(OpenIDConnectProvider):
    """Our one provider, from the environment alone: no row of a database adds another."""

    id = PROVIDER
    oauth2_adapter_class = ElsewhereAdapter

    @classmethod
    def of_this_site(cls, request: HttpRequest | None) -> ElsewhereProvider:
        """Raises SocialApp.DoesNotExist where the site is connected with none."""
        elsewhere = settings.ELSEWHERE
        if elsewhere is None:
            raise SocialApp.DoesNotExist
        app = SocialApp(
            provider=PROVIDER,
            provider_id=PROVIDER,
            name=elsewhere.name,
            client_id=elsewhere.client_id,
            secret=elsewhere.secret,
            settings={
                "server_url": f"{elsewhere.issuer.rstrip('/')}/.well-known/openid-configuration",
                "oauth_pkce_enabled": True,
                "fetch_userinfo": False,
            },
        )
        return cls(request, app=app)

    def send(self, request: HttpRequest, *, purpose: str, next_url: str, prove: bool = False) -> Any:
        """Send somebody there, with a state, a nonce and a PKCE challenge of their own.

        ``prove`` asks that they sign in anew, whatever the provider remembers of them.
        """
        nonce = secrets.token_urlsafe(24)
        params = {"nonce": nonce, **({"prompt": "login", "max_age": "0"} if prove else {})}
        data = {"purpose": purpose, "nonce": nonce, "at": time.time(), "by": str(request.user.pk or "")}
        return self.redirect(request, "login", next_url=next_url, data=data, auth_params=params)
