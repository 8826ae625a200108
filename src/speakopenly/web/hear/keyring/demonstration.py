"""Keys of the demonstration: opened by the machine itself, so they protect nothing, and pages say so."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from speakopenly.core.errors import WrongPassphrase
from speakopenly.web.hear.keyring import actions, key_locks, policies, unlocking
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.keys import read_or_make_key
from speakopenly.web.people.staff import Staff

FILE: Final = "reading-passphrase.UNSAFE"


def make_keys(staff: Staff) -> None:
    """In a demonstration, make this person's key, where a role needs one and there is none."""
    if settings.DEMO and policies.can_make(staff):
        actions.make_reading_key(by=staff, passphrase=_passphrase())


def unlock(request: HttpRequest, staff: Staff) -> bool:
    """Open the key without asking; whether it did."""
    if policies.current_key(staff) is None:
        return False
    try:
        unlocking.unlock(request, staff, _passphrase())
    except WrongPassphrase:
        return False  # somebody tried out how to change it
    return True


def opened(staff: Staff) -> Unlocked:
    """This person's key, open without a session: for filling the demonstration. Raises NotAllowed."""
    reading_key = unlocking.own_key(staff)
    private = key_locks.open_by_passphrase(reading_key, _passphrase())
    return Unlocked(reading_key, private, policies.kinds_of(staff.roles))


def _passphrase() -> str:
    if not settings.DEMO:
        raise RuntimeError("Only a demonstration opens keys by itself.")
    return read_or_make_key(Path(settings.KEYS), FILE).hex()
