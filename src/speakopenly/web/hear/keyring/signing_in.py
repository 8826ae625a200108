"""What signing in and out do to a reading key."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.keyring import demonstration, policies, unlocking
from speakopenly.web.people import lock
from speakopenly.web.people.queries import staff_of


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    lock.FORGOTTEN_WHEN_LOCKED.add(unlocking.IN_SESSION)
    user_logged_out.connect(_lock, dispatch_uid="lock the reading key")
    user_logged_in.connect(_unlock_in_the_demonstration, dispatch_uid="unlock in the demonstration")


def _lock(sender: object, request: HttpRequest | None = None, **_more: Any) -> None:
    if request is not None and hasattr(request, "session"):
        unlocking.lock_reading(request)


def _unlock_in_the_demonstration(sender: object, request: HttpRequest | None = None, **_more: Any) -> None:
    if not settings.DEMO or request is None:
        return
    try:
        staff = staff_of(request)
    except NotAllowed:
        return  # an account that belongs to no service
    if policies.can_hold(staff):
        demonstration.unlock(request, staff)
