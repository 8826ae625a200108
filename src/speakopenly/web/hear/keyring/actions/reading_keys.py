"""Make one's reading key, change what locks it, and retire it on leaving."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.sealing import HolderPrivateKey, RecoveryCode, make_holder_keys, make_recovery_code
from speakopenly.web.hear.events import ReadingKeyMade, ReadingKeyRetired
from speakopenly.web.hear.keyring import key_locks, policies
from speakopenly.web.hear.keyring.models import CaseKey, Loan, ReadingKey, Wrap
from speakopenly.web.hear.keyring.unlocking import own_key
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff


def make_reading_key(*, by: Staff, passphrase: str) -> RecoveryCode:
    """Make this person's key, locked by the passphrase and by the code that is given back, once.

    Raises NotAllowed, or BadInput for a passphrase that will not do.
    """
    policies.check_can_make(by)
    reading_key, code = new_key(by, passphrase)
    try:
        _keep(reading_key, by)
    except IntegrityError:
        # Two sendings of one form: the other one has just made it, and showed its code.
        raise NotAllowed(_("You have a reading key already. It can be changed, not made twice.")) from None
    return code


def change_passphrase(*, by: Staff, now: str, new: str) -> None:
    """Lock this person's key by another passphrase. Raises WrongPassphrase, NotAllowed or BadInput."""
    reading_key = own_key(by)
    private = key_locks.open_by_passphrase(reading_key, now)
    check_apart(by, new)
    key_locks.lock(reading_key, private, new)
    _store_locks(reading_key, by, "passphrase changed")


def new_recovery_code(*, by: Staff, passphrase: str) -> RecoveryCode:
    """A new code to print; the one before opens nothing any more. Raises WrongPassphrase or NotAllowed."""
    reading_key = own_key(by)
    private = key_locks.open_by_passphrase(reading_key, passphrase)
    code = make_recovery_code()
    key_locks.lock_by_code(reading_key, private, code)
    _store_locks(reading_key, by, "recovery code made")
    return code


def recover(*, by: Staff, code: str, passphrase: str) -> RecoveryCode:
    """Set a new passphrase with the printed code. The code is spent; a new one is given back.

    Raises WrongPassphrase, NotAllowed or BadInput.
    """
    reading_key = own_key(by)
    private = key_locks.open_by_code(reading_key, code)
    check_apart(by, passphrase)
    fresh = make_recovery_code()
    key_locks.lock(reading_key, private, passphrase)
    key_locks.lock_by_code(reading_key, private, fresh)
    _store_locks(reading_key, by, "recovery code used")
    return fresh


@transaction.atomic
def retire_reading_key(*, by: Staff, reading_key: ReadingKey) -> None:
    """End a key on leaving: its wraps go, and what comes next is sealed anew without it.

    Raises NotAllowed where nobody else could open what it opens.
    """
    reading_key = ReadingKey.objects.select_for_update().get(pk=reading_key.pk)
    policies.check_can_retire(by, reading_key)
    coming = ReadingKey.objects.filter(replaces=reading_key, retired_on__isnull=True)
    for ending in (*coming, reading_key):
        end(ending)
    audit.record("reading key retired", reading_key, by=by.user, service=by.service)
    events.tell(ReadingKeyRetired(reading_key.service_id, reading_key.pk))


def end(reading_key: ReadingKey) -> None:
    """Take from a key what it opens and what opens it. Joins the caller's transaction."""
    held = Wrap.objects.filter(reading_key=reading_key)
    CaseKey.objects.filter(pk__in=held.values("case_key")).update(is_past=True)
    held.delete()
    Loan.objects.filter(reading_key=reading_key).delete()
    reading_key.retired_on = timezone.localdate()
    reading_key.by_passphrase = reading_key.by_recovery_code = b""
    reading_key.save(update_fields=["retired_on", "by_passphrase", "by_recovery_code"])


def new_key(by: Staff, passphrase: str) -> tuple[ReadingKey, RecoveryCode]:
    """A key for this person with both its locks, not yet stored. Raises BadInput."""
    check_apart(by, passphrase)
    public, private = make_holder_keys()
    reading_key = ReadingKey(service=by.service, user=by.user, public_key=public.data)
    return reading_key, lock_twice(reading_key, private, passphrase)


def lock_twice(reading_key: ReadingKey, private: HolderPrivateKey, passphrase: str) -> RecoveryCode:
    """Put both locks into the row. Raises BadInput for a passphrase that is too short."""
    code = make_recovery_code()
    key_locks.lock(reading_key, private, passphrase)
    key_locks.lock_by_code(reading_key, private, code)
    return code


def check_apart(by: Staff, passphrase: str) -> None:
    """Raise BadInput for the password of the account: who learns one must not have the other."""
    if by.user.check_password(passphrase):
        raise BadInput(
            _("This is the password you sign in with."),
            do=_("Choose other words, so that nobody who learns one has both."),
        )


@transaction.atomic
def _keep(reading_key: ReadingKey, by: Staff) -> None:
    reading_key.save(force_insert=True)
    audit.record("reading key made", reading_key, by=by.user, service=by.service)
    events.tell(ReadingKeyMade(reading_key.service_id, reading_key.pk, by.user.pk))


@transaction.atomic
def _store_locks(reading_key: ReadingKey, by: Staff, deed: str) -> None:
    current = ReadingKey.objects.filter(Q(pk=reading_key.pk) & Q(retired_on__isnull=True))
    current.update(by_passphrase=reading_key.by_passphrase, by_recovery_code=reading_key.by_recovery_code)
    audit.record(deed, reading_key, by=by.user, service=by.service)
