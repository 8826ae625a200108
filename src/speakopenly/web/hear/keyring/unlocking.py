"""Unlocking one's reading key for this session, and locking it again.

The private half stands in the session row sealed under a key that only the browser has (``session_box``). It
closes after fifteen quiet minutes, with Lock, and with signing out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Final, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.core.sealing import HolderPrivateKey, place
from speakopenly.web.hear.keyring import interrupted, key_locks, policies, session_box
from speakopenly.web.hear.keyring.forms import UnlockForm
from speakopenly.web.hear.keyring.models import CaseKind, ReadingKey
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

P = ParamSpec("P")
IN_SESSION: Final = "reading-key"
IDLE_SECONDS: Final = 15 * 60
WARNED_SECONDS: Final = 2 * 60
SECONDS_BETWEEN_WRITES: Final = 20
ASKED: Final = "_unlocked"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A reading key that is open now, and the kinds of case its holder's roles may read."""

    reading_key: ReadingKey
    private: HolderPrivateKey = field(repr=False)
    kinds: frozenset[CaseKind]


def unlock(request: HttpRequest, staff: Staff, passphrase: str) -> Unlocked:
    """Open this person's key for this session.

    Raises WrongPassphrase; NotAllowed where there is no key, or after too many tries.
    """
    reading_key = own_key(staff)
    return keep_open(request, staff, reading_key, key_locks.open_by_passphrase(reading_key, passphrase))


def unlock_with_recovery(request: HttpRequest, staff: Staff, code: str) -> Unlocked:
    """The same with the printed code. Raises BadInput as well, where the code has a slip in it."""
    reading_key = own_key(staff)
    return keep_open(request, staff, reading_key, key_locks.open_by_code(reading_key, code))


def keep_open(
    request: HttpRequest, staff: Staff, reading_key: ReadingKey, private: HolderPrivateKey
) -> Unlocked:
    """Keep an open key in this session. Raises NotAllowed for somebody whose roles read nothing."""
    policies.check_can_hold(staff)
    session_box.keep(request, IN_SESSION, private.data, about=_about(reading_key))
    request.session[IN_SESSION] |= {"key": str(reading_key.pk)}
    opened = Unlocked(reading_key, private, policies.kinds_of(staff.roles))
    setattr(request, ASKED, opened)
    return opened


def unlocked(request: HttpRequest) -> Unlocked | None:
    """The key that is open in this session; None where it is locked. Asking counts as not being idle."""
    if not hasattr(request, ASKED):
        setattr(request, ASKED, _from_session(request))
    opened: Unlocked | None = getattr(request, ASKED)
    return opened


def lock_reading(request: HttpRequest) -> None:
    """Close the key in this session."""
    session_box.drop(request, IN_SESSION)
    setattr(request, ASKED, None)


def seconds_left(request: HttpRequest) -> int:
    """Until the key closes by itself, if nothing is done; 0 where it is closed. Does not count as doing."""
    held = session_box.note(request, IN_SESSION) if session_box.is_with_key(request) else None
    return max(0, int(held["seen"] + IDLE_SECONDS - time.time())) if held else 0


def needs_unlock(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Decorate a view that reads sealed words: where the key is locked, it leads to the page that unlocks.

    A form that was being sent is kept, sealed, and sent on from there.
    """

    @wraps(view)
    def behind_the_lock(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        assert isinstance(request, HttpRequest)  # noqa: S101  (every view's first argument)
        if unlocked(request) is not None:
            return view(*args, **kwargs)
        if request.method == "POST":
            return unlock_page(request, kept=interrupted.keep(request))
        return redirect(way_to_unlock(request))

    return behind_the_lock


def way_to_unlock(request: HttpRequest) -> str:
    """Where to unlock, and from there back to this page."""
    return f"{reverse('hear:unlock')}?{urlencode({'next': request.get_full_path()})}"


def unlock_page(request: HttpRequest, *, kept: str = "", form: UnlockForm | None = None) -> HttpResponse:
    """The page that asks for the passphrase, whatever address it is shown at."""
    staff = staff_of(request)
    policies.check_can_hold(staff)
    page = {
        "form": form or UnlockForm(),
        "has_key": policies.current_key(staff) is not None,
        "kept": kept,
        "next": request.POST.get("next", "") or request.GET.get("next", ""),
        "minutes": IDLE_SECONDS // 60,
        "roles": policies.MAY_HOLD,
    }
    status = 400 if form is not None and form.errors else 403 if kept else 200
    return render(request, "hear/keyring/unlock.html", page, status=status)


def own_key(staff: Staff) -> ReadingKey:
    """This person's key. Raises NotAllowed where there is none, or none is needed."""
    policies.check_can_hold(staff)
    reading_key = policies.current_key(staff)
    if reading_key is None:
        raise NotAllowed(_("You have no reading key yet. Make one first."))
    return reading_key


def _from_session(request: HttpRequest) -> Unlocked | None:
    held = session_box.note(request, IN_SESSION)
    if held is None:
        return None
    staff = staff_of(request)
    if time.time() - held["seen"] > IDLE_SECONDS or not policies.can_hold(staff):
        lock_reading(request)
        return None
    reading_key = policies.current_key(staff)
    if reading_key is None or str(reading_key.pk) != held.get("key"):
        return None  # another service is being worked in, or the key was changed or retired
    private = session_box.fetch(request, IN_SESSION, about=_about(reading_key))
    if private is None:
        return None  # a link from elsewhere leads here without the cookie: it must not close what is open
    if time.time() - held["seen"] > SECONDS_BETWEEN_WRITES:
        session_box.touch(request, IN_SESSION)
    return Unlocked(reading_key, HolderPrivateKey(private), policies.kinds_of(staff.roles))


def _about(reading_key: ReadingKey) -> bytes:
    return place(str(reading_key.service_id), str(reading_key.user_id), str(reading_key.pk))
