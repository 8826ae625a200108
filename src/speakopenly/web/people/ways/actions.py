"""Make a link that is shown once, use it, take it back; and end every way of signing in that somebody had."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from speakopenly.web.people import audit
from speakopenly.web.people.keyed import derived_key
from speakopenly.web.people.models import Service, User
from speakopenly.web.people.ways import policies
from speakopenly.web.people.ways.models import AccountElsewhere, LinkKind, LinkState, OneTimeLink

GOOD_FOR: Final = {LinkKind.INVITE: datetime.timedelta(days=7), LinkKind.RECOVER: datetime.timedelta(days=1)}
"""An invitation waits a week for a new colleague; a way back in is for somebody who stands there."""


@dataclass(frozen=True, slots=True)
class Made:
    """A link as it is handed over, once: we keep a keyed hash of ``token`` and cannot say it again."""

    link: OneTimeLink
    token: str


def hash_of(token: str) -> str:
    """What is kept of a token. Without the key of this installation it confirms no guess."""
    return hashlib.blake2b(token.encode(), key=derived_key("one-time link"), digest_size=32).hexdigest()


@transaction.atomic
def make_link(*, service: Service, user: User, kind: LinkKind, by: User | None) -> Made:
    """A new link for somebody; the one they had opens nothing more, nor does a session it had opened."""
    _revoke(OneTimeLink.objects.filter(user=user, state=LinkState.OPEN), by)
    token = secrets.token_urlsafe(32)
    link = OneTimeLink.objects.create(
        service=service,
        user=user,
        kind=kind,
        keyed_hash=hash_of(token),
        made_by=by,
        good_until=timezone.now() + GOOD_FOR[kind],
    )
    audit.record(
        f"{'invitation' if kind is LinkKind.INVITE else 'way back in'} made", link, by=by, service=service
    )
    return Made(link, token)


@transaction.atomic
def take_back(*, service: Service, user: User, by: User | None) -> None:
    """Let the open link of somebody open nothing more; a session it had opened ends."""
    _revoke(OneTimeLink.objects.filter(service=service, user=user, state=LinkState.OPEN), by)


@transaction.atomic
def choose_password(*, link: OneTimeLink, password: str) -> User:
    """Use a link to set a password; the form has looked at it. Raises NotAllowed for a link that is over."""
    user = use(link=link)
    user.set_password(password)
    user.save(update_fields=["password"])
    end_sessions(user)
    audit.record("password set", user, by=user, service=link.service)
    return user


@transaction.atomic
def use(*, link: OneTimeLink) -> User:
    """Use a link up. Raises NotAllowed where somebody else was first, or its days are over."""
    held = (
        OneTimeLink.objects.select_for_update(of=("self",)).select_related("user", "service").get(pk=link.pk)
    )
    policies.check_is_open(held)
    _end(held, LinkState.USED)
    audit.record("link used", held, by=held.user, service=held.service)
    return held.user


@transaction.atomic
def end_every_way_in(*, service: Service, user: User, by: User | None) -> int:
    """Password, passkeys, codes, the account elsewhere and all sessions of somebody end. Reading keys do not
    open by this, and do not end: they have a passphrase of their own. Comes back: how many sessions ended."""
    ended = end_sessions(user)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    AccountElsewhere.objects.filter(user=user).delete()
    take_back(service=service, user=user, by=by)
    audit.record("every way of signing in ended", user, by=by, service=service)
    return ended


@transaction.atomic
def recover(*, service: Service, user: User, by: User | None) -> Made:
    """End every way of signing in, and make a link for a new one."""
    end_every_way_in(service=service, user=user, by=by)
    return make_link(service=service, user=user, kind=LinkKind.RECOVER, by=by)


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign somebody out wherever they are signed in, but for one session. Comes back: how many ended."""
    theirs = [
        session.session_key
        for session in Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=but or "")
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(session_key__in=theirs).delete()
    return len(theirs)


@transaction.atomic
def sign_out_elsewhere(*, user: User, but: str | None) -> int:
    """End every session of one's own but this one. Comes back: how many ended."""
    ended = end_sessions(user, but=but)
    if ended:
        note_of_own(user, "sessions ended")
    return ended


def note_of_own(user: User, deed: str) -> None:
    """What somebody did with their own ways of signing in, in the trail of each service they work in."""
    for service in Service.objects.filter(pk__in=user.memberships.values("service")):
        audit.record(deed, user, by=user, service=service)


def _revoke(links: QuerySet[OneTimeLink], by: User | None) -> None:
    for link in links.select_related("service", "user"):
        _end(link, LinkState.REVOKED)
        audit.record("link taken back", link, by=by, service=link.service)
        end_sessions(link.user)


def _end(link: OneTimeLink, state: LinkState) -> None:
    link.state = state
    link.save(update_fields=["state"])
