"""A passkey as a browser makes one: the ceremony itself is allauth's, and has tests there."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.web.people.models import User


def believe_every_passkey(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a browser says of a new passkey counts as right."""
    monkeypatch.setattr(auth, "parse_registration_response", lambda _said: None)
    monkeypatch.setattr(
        auth, "complete_registration", lambda _said: SimpleNamespace(is_user_verified=lambda: True)
    )


def make_passkey(client: Client) -> HttpResponse:
    """Press the button of the page on which a passkey is made."""
    said = {"name": "my telephone", "credential": json.dumps({"id": "x"})}
    answer: HttpResponse = client.post(reverse("mfa_add_webauthn"), said)
    return answer


def give_passkey(user: User) -> Authenticator:
    """One that is there already."""
    made: Authenticator = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "my telephone", "credential": {}}
    )
    return made
