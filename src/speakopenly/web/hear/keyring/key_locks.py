"""The two locks on a reading key, and how wrong tries are slowed without knowing who tries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import ngettext

from speakopenly.core.errors import NotAllowed, WrongPassphrase
from speakopenly.core.sealing import (
    HolderPrivateKey,
    RecoveryCode,
    lock_with_passphrase,
    lock_with_recovery_code,
    place,
    read_recovery_code,
    unlock_with_passphrase,
    unlock_with_recovery_code,
)
from speakopenly.web.hear.keyring.models import ReadingKey

SCHEMA = 1
FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)


def lock(reading_key: ReadingKey, private: HolderPrivateKey, passphrase: str) -> None:
    """Put the passphrase's lock into the row, not yet stored. Raises BadInput for one that is too short."""
    reading_key.by_passphrase = lock_with_passphrase(private, passphrase, about=_about(reading_key))


def lock_by_code(reading_key: ReadingKey, private: HolderPrivateKey, code: RecoveryCode) -> None:
    """Put the recovery code's lock into the row, not yet stored."""
    reading_key.by_recovery_code = lock_with_recovery_code(private, code, about=_about(reading_key))


def open_by_passphrase(reading_key: ReadingKey, passphrase: str) -> HolderPrivateKey:
    """The private half. Raises WrongPassphrase, SealBroken, or NotAllowed while one must wait."""
    about = _about(reading_key)
    return _slowly(
        reading_key,
        lambda: unlock_with_passphrase(bytes(reading_key.by_passphrase), passphrase, about=about),
    )


def open_by_code(reading_key: ReadingKey, text: str) -> HolderPrivateKey:
    """The private half. Raises WrongPassphrase, BadInput, SealBroken, or NotAllowed while one must wait."""
    code, about = read_recovery_code(text), _about(reading_key)
    return _slowly(
        reading_key,
        lambda: unlock_with_recovery_code(bytes(reading_key.by_recovery_code), code, about=about),
    )


def wait_after(wrong_tries: int) -> timedelta:
    """How long to wait after wrong tries in a row: nothing at first, from the fifth 30 s and doubling."""
    if wrong_tries < FREE_TRIES:
        return timedelta(0)
    doubled: int = 2 ** min(wrong_tries - FREE_TRIES, 16)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def _slowly(reading_key: ReadingKey, open_it: Callable[[], HolderPrivateKey]) -> HolderPrivateKey:
    row = ReadingKey.objects.filter(pk=reading_key.pk)
    tries, not_before = row.values_list("wrong_tries", "not_before").get()
    _check_has_waited(not_before)
    try:
        private = open_it()
    except WrongPassphrase:
        row.update(wrong_tries=F("wrong_tries") + 1, not_before=timezone.now() + wait_after(tries + 1))
        raise
    if tries:
        row.update(wrong_tries=0, not_before=None)
    return private


def _check_has_waited(not_before: datetime | None) -> None:
    left = (not_before - timezone.now()).total_seconds() if not_before else 0
    if left > 0:
        minutes = max(1, round(left / 60))
        raise NotAllowed(
            ngettext(
                "Too many tries. Wait %(n)d minute, then try again.",
                "Too many tries. Wait %(n)d minutes, then try again.",
                minutes,
            )
            % {"n": minutes}
        )


def _about(reading_key: ReadingKey) -> bytes:
    return place(
        "reading key", str(reading_key.service_id), str(reading_key.user_id), str(reading_key.pk), SCHEMA
    )
