"""Case keys: made with every holder's wrap at once, and opened by the holders only.

What stands in a wrap is bound to its case key and its holder, so a wrap moved to another row opens nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed, SealBroken, SpeakOpenlyError
from speakopenly.core.sealing import (
    CasePrivateKey,
    CasePublicKey,
    HolderPrivateKey,
    HolderPublicKey,
    make_case_keys,
    place,
    seal,
    unwrap_case_key,
    wrap_case_key,
)
from speakopenly.web.hear.keyring.known import Known
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, Escrow, ReadingKey, Wrap
from speakopenly.web.hear.keyring.policies import HOLDERS
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.storing import store_new
from speakopenly.web.people.models import Membership

SCHEMA = 1
MAILBOX = "mailbox"
_readers: Known[ReadingKey] = Known()
_escrows: Known[Escrow] = Known()


class NobodyHoldsAKey(SpeakOpenlyError):
    """Nobody whose role may read this has a reading key, so what was sealed could never be read."""


def make_case_key(service_id: UUID, kind: CaseKind, *, mailbox: HolderPublicKey | None = None) -> CaseKey:
    """A new case key with a wrap for every current reader, the escrow and the mailbox; two INSERTs.

    Raises NobodyHoldsAKey.
    """
    _public, private = make_case_keys()
    return keep_case_key(service_id, kind, private, mailbox=mailbox)


def keep_case_key(
    service_id: UUID, kind: CaseKind, private: CasePrivateKey, *, mailbox: HolderPublicKey | None = None
) -> CaseKey:
    """The same for a private half that exists already. Raises NobodyHoldsAKey."""
    new = prepare_case_key(service_id, kind, private, mailbox=mailbox)
    with transaction.atomic(savepoint=False):
        new.store()
    return new.case_key


@dataclass(frozen=True, slots=True)
class NewCaseKey:
    """A case key and its wraps, ready to be stored: what takes time is done before the database is held."""

    case_key: CaseKey
    wraps: tuple[Wrap, ...]

    def store(self) -> None:
        """Two statements, in the caller's transaction."""
        store_new(self.case_key, *self.wraps)


def prepare_case_key(
    service_id: UUID,
    kind: CaseKind,
    private: CasePrivateKey | None = None,
    *,
    mailbox: HolderPublicKey | None = None,
) -> NewCaseKey:
    """Make a case key and everybody's wrap of it, and store nothing yet. Raises NobodyHoldsAKey."""
    private = private or make_case_keys()[1]
    readers = holders(service_id, kind)
    if not readers:
        raise NobodyHoldsAKey(_("Nobody who may read this has a reading key yet."))
    case_key = CaseKey(service_id=service_id, kind=kind, public_key=private.public().data)
    held_by: list[ReadingKey | Escrow] = [*readers, *escrows(service_id)]
    wraps = [make_wrap(case_key, private, holder) for holder in held_by]
    if mailbox is not None:
        wraps.append(_mailbox_wrap(case_key, private, mailbox))
    return NewCaseKey(case_key, tuple(wraps))


def holders(service_id: UUID, kind: CaseKind) -> list[ReadingKey]:
    """The keys that must open a new case of this kind; while somebody changes keys, the old and the new."""
    asked = partial(_keys_of_readers, service_id, kind)
    return _readers.get(f"{service_id} {kind}", asked, "pk", "replaces_id")


def escrows(service_id: UUID) -> list[Escrow]:
    """The escrow in use; none or one."""
    return _escrows.get(str(service_id), partial(_escrows_in_use, service_id), "pk")


def _keys_of_readers(service_id: UUID, kind: CaseKind) -> QuerySet[ReadingKey]:
    people = Membership.objects.filter(
        service_id=service_id, role__in=HOLDERS[kind], user__is_active=True
    ).values("user")
    keys = ReadingKey.objects.filter(service_id=service_id, retired_on__isnull=True, user__in=people)
    return keys.only("id", "service_id", "user_id", "public_key", "replaces_id")


def _escrows_in_use(service_id: UUID) -> QuerySet[Escrow]:
    return Escrow.objects.filter(service_id=service_id, in_use_on__isnull=False, retired_on__isnull=True)


def make_wrap(case_key: CaseKey, private: CasePrivateKey, holder: ReadingKey | Escrow) -> Wrap:
    """The private half sealed to a reader or to the escrow; not yet stored."""
    sealed = wrap_case_key(private, to=public_half(holder), about=_about(case_key, holder.pk))
    wrap = Wrap(service_id=case_key.service_id, case_key=case_key, sealed=sealed)
    if isinstance(holder, Escrow):
        wrap.escrow = holder
    else:
        wrap.reading_key = holder
    return wrap


def seal_to(case_key: CaseKey, words: bytes, *, about: bytes) -> bytes:
    """Words sealed so that the holders of this case key open them, at the place ``about`` tells."""
    return seal(words, to=CasePublicKey(bytes(case_key.public_key)), about=about)


def open_as_reader(case_key: CaseKey, unlocked: Unlocked) -> CasePrivateKey:
    """The private half, for a reader who holds it. Raises NotAllowed or SealBroken."""
    wrap = Wrap.objects.filter(case_key=case_key, reading_key=unlocked.reading_key).first()
    if wrap is None or case_key.kind not in unlocked.kinds:
        raise NotAllowed(
            _("This was not sealed to you. Ask a colleague who can open it to hand its key over to you.")
        )
    return open_wrap(case_key, wrap, unlocked.private)


def open_all_as_reader(
    unlocked: Unlocked, case_keys: list[CaseKey]
) -> Iterator[tuple[CaseKey, CasePrivateKey]]:
    """The private halves of those of these that this reader holds, with one question to the database."""
    for case_key, wrap in held_by_reader(unlocked, case_keys):
        yield case_key, open_wrap(case_key, wrap, unlocked.private)


def held_by_reader(unlocked: Unlocked, case_keys: Collection[CaseKey]) -> list[tuple[CaseKey, Wrap]]:
    """Those of these that this reader holds, each with its wrap, with one question to the database."""
    by_id = {each.pk: each for each in case_keys if each.kind in unlocked.kinds}
    wraps = Wrap.objects.filter(reading_key=unlocked.reading_key, case_key__in=list(by_id))
    return [(by_id[wrap.case_key_id], wrap) for wrap in wraps]


def open_from_mailbox(case_key: CaseKey, keys: HolderPrivateKey) -> CasePrivateKey:
    """The private half, for the reporter who came back. Raises NotAllowed or SealBroken."""
    wrap = Wrap.objects.filter(case_key=case_key, is_for_mailbox=True).first()
    if wrap is None:
        raise NotAllowed(_("This was not sealed to your mailbox."))
    return open_wrap(case_key, wrap, keys)


def open_wrap(case_key: CaseKey, wrap: Wrap, key: HolderPrivateKey) -> CasePrivateKey:
    """What a wrap holds, if it is the private half of this case key. Raises SealBroken."""
    about = _about(case_key, wrap.reading_key_id or wrap.escrow_id)
    private = unwrap_case_key(bytes(wrap.sealed), key=key, about=about)
    if private.public().data != bytes(case_key.public_key):
        raise SealBroken("A wrap holds another key than its case's. Restore this row from a backup.")
    return private


def needs_new_case_key(case_key: CaseKey) -> bool:
    """Whether somebody who opens this case key should not open what comes next: then make a new one."""
    if case_key.is_past:
        return True
    current = [key.pk for key in holders(case_key.service_id, CaseKind(case_key.kind))]
    readers = Wrap.objects.filter(case_key=case_key, reading_key__isnull=False)
    return readers.exclude(reading_key__in=current).exists()


def public_half(holder: ReadingKey | Escrow) -> HolderPublicKey:
    """The half to which anything may be sealed for this holder."""
    return HolderPublicKey(bytes(holder.public_key))


def _mailbox_wrap(case_key: CaseKey, private: CasePrivateKey, mailbox: HolderPublicKey) -> Wrap:
    sealed = wrap_case_key(private, to=mailbox, about=_about(case_key, None))
    return Wrap(service_id=case_key.service_id, case_key=case_key, is_for_mailbox=True, sealed=sealed)


def _about(case_key: CaseKey, holder_id: UUID | None) -> bytes:
    return place(
        "case key",
        str(case_key.service_id),
        str(case_key.pk),
        case_key.kind,
        MAILBOX if holder_id is None else str(holder_id),
        SCHEMA,
    )
