"""Locking a session: the person stays signed in, and nothing shows until they prove who they are again."""

from __future__ import annotations

import time
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

LOCKED_AT = "locked_at"
FORGOTTEN_WHEN_LOCKED: set[str] = set()
"""What a session holds open and must not after Lock; a room adds the names it uses, in ``apps.ready()``."""
OPEN_WHILE_LOCKED = frozenset(
    {
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "elsewhere-prove",
        "account_logout",
        "lock",
    }
)


def lock(request: HttpRequest) -> None:
    """Lock this session from now on."""
    for name in FORGOTTEN_WHEN_LOCKED:
        request.session.pop(name, None)
    request.session[LOCKED_AT] = time.time()


def is_locked(request: HttpRequest) -> bool:
    """Whether the session was locked after the person last proved who they are."""
    locked_at = request.session.get(LOCKED_AT)
    if locked_at is None or not request.user.is_authenticated:
        return False
    proofs = get_authentication_records(request, request.user)
    if any(proof["at"] > locked_at for proof in proofs):
        del request.session[LOCKED_AT]
        return False
    return True


def way_back(request: HttpRequest) -> str:
    """Where to prove who one is, and from there back to the page asked for."""
    asked = request.get_full_path() if request.method == "GET" else reverse("today")
    if not url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        asked = reverse("today")
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': asked})}"
