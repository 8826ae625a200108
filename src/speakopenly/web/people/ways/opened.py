"""The link that was opened in this browser: its hash is in the session, so it leaves the address bar."""

from __future__ import annotations

from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people.models import OneTimeLink, User
from speakopenly.web.people.ways import actions, policies, queries

IN_SESSION: Final = "one-time link"


def remember_link(request: HttpRequest, link: OneTimeLink) -> None:
    """Hold this link in this browser."""
    request.session[IN_SESSION] = link.keyed_hash


def opened_link(request: HttpRequest) -> OneTimeLink | None:
    """The link that was opened in this browser."""
    keyed_hash = request.session.get(IN_SESSION)
    return queries.link_of_hash(keyed_hash) if keyed_hash else None


def is_waiting(request: HttpRequest) -> bool:
    """Whether a link was opened here and no way of signing in chosen yet."""
    return IN_SESSION in request.session


def forget_link(request: HttpRequest) -> None:
    """After it was used, or turned out to be over."""
    request.session.pop(IN_SESSION, None)


@receiver(authenticator_added, dispatch_uid="a passkey uses the link up")
def use_with_passkey(
    sender: object, request: HttpRequest, authenticator: Authenticator, **kwargs: Any
) -> None:
    """A passkey was made after a link: now the link is used up, or the passkey is none.

    Raises NotAllowed where the link is over, was taken back, or opened another way in meanwhile.
    """
    if authenticator.type != Authenticator.Type.WEBAUTHN or not is_waiting(request):
        return
    link = opened_link(request)
    try:
        policies.check_is_for(link, authenticator.user)
        assert link is not None  # noqa: S101  (the guard refused None)
        actions.use(link=link)
    except NotAllowed:
        authenticator.delete()
        raise
    forget_link(request)


@receiver(user_logged_in, dispatch_uid="a link waits for nobody else")
def forget_anothers_link(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Somebody signs in where a link waits: whose it is not goes on without it."""
    if is_waiting(request):
        link = opened_link(request)
        if link is None or link.user_id != user.pk:
            forget_link(request)
