"""Show who one is before another way in is added: a session left open adds none for somebody else."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from speakopenly.web.people.models import User
from speakopenly.web.people.ways import opened
from speakopenly.web.people.ways.second_step import has_second_step_of_own

View = Callable[..., HttpResponseBase]

SECONDS: Final = app_settings.REAUTHENTICATION_TIMEOUT


def proven_first(view: View) -> View:
    """Ask for proof, of whoever has any here by allauth, of others by their organisation's sign-in.

    Whoever opened a link just now has nothing else to show, and it is asked for with each page.
    """
    asks_here: View = reauthentication_required(view)

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or opened.is_waiting(request) or _is_proven(request, user):
            return view(request, *args, **kwargs)
        if has_proof_here(user):
            return asks_here(request, *args, **kwargs)
        return redirect(f"{reverse('elsewhere-prove')}?{urlencode({'next': request.get_full_path()})}")

    return asked


def has_proof_here(user: User) -> bool:
    """Whether somebody can show who they are by something of this site."""
    return user.has_usable_password() or has_second_step_of_own(user)


def _is_proven(request: HttpRequest, user: User) -> bool:
    proofs = get_authentication_records(request, user)
    return any(proof.get("reauthenticated") and time.time() - proof["at"] < SECONDS for proof in proofs)
