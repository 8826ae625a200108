"""The contact slip: a way to reach the reporter, sealed apart, that no reader opens alone.

It has a key pair of its own, whose private half is split so that two readers' shares give it back. Only the
sealed report knows its reference. Of when it came the week is kept, so that a day does not lead to a report.
Nothing here opens it: the step with two people belongs to the readers' room.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import HolderPublicKey, make_case_keys, split_case_key
from speakopenly.hear.speaking.destruction import Destruction, Thing
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.hear.keyring import case_keys, rewrapping
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key, signing_key
from speakopenly.web.hear.reporting.reports import dates, held, safekeeping
from speakopenly.web.hear.reporting.reports.models import ContactShare, ContactSlip, Destroyed, Report
from speakopenly.web.hear.reporting.reports.safekeeping import NO_SLIP, ContactKept
from speakopenly.web.hear.storing import store_new

SLIP: Final = "contact-slip"
NEEDED: Final = 2
MOST_SHARES: Final = 16


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who may hold a share: the reading key's id, and its public half."""

    reading_key: UUID
    public: HolderPublicKey


@dataclass(frozen=True, slots=True)
class Prepared:
    """A slip ready to be stored: all that takes time is done before the database is held."""

    kept: ContactKept = ContactKept.NONE_GIVEN
    slip: ContactSlip | None = None
    shares: tuple[ContactShare, ...] = ()

    @property
    def reference(self) -> UUID:
        """The slip's reference, or the one that stands for none."""
        return NO_SLIP if self.slip is None else self.slip.pk

    def store(self) -> None:
        """Write the rows, in the caller's transaction."""
        if self.slip is not None:
            store_new(self.slip, *self.shares)


def prepare(contact: str, service_id: UUID, readers: Sequence[Reader]) -> Prepared:
    """Seal a way to reach somebody, for two readers to open together. With fewer than two it is not kept."""
    if not contact.strip():
        return Prepared()
    if len(readers) < NEEDED:
        return Prepared(ContactKept.TOO_FEW_READERS)
    public, private = make_case_keys()
    slip = ContactSlip(id=uuid.uuid4(), service_id=service_id, public_key=public.data)
    slip.received_on = dates.monday_of(timezone.localdate())
    slip.sealed = safekeeping.seal_slip(contact, public, service_id=service_id, slip=slip.pk)
    holders = readers[:MOST_SHARES]
    texts = split_case_key(private, shares=len(holders), needed=NEEDED)
    shares = (_share(slip, reader, text) for reader, text in zip(holders, texts, strict=True))
    return Prepared(ContactKept.KEPT, slip, tuple(shares))


def is_kept(reference: UUID) -> bool:
    """Whether a slip is still there."""
    return reference != NO_SLIP and ContactSlip.objects.filter(pk=reference).exists()


def slip(reference: UUID) -> ContactSlip:
    """A slip that is kept; it opens only with two shares of its key."""
    return ContactSlip.objects.get(pk=reference)


def destroy(reference: UUID) -> None:
    """Destroy a slip and every share of its key, in the caller's transaction."""
    if reference != NO_SLIP:
        with erasures.written_down(Gone(SLIP, reference)):
            ContactSlip.objects.filter(pk=reference).delete()


def destroy_at_closing(report: Report, reference: UUID) -> None:
    """The same with a signed record that it was done, where there was a slip to destroy."""
    if not is_kept(reference):
        return
    destroy(reference)
    record = Destruction(
        service=report.service.name,
        what=Thing.CONTACT_SLIP,
        day=timezone.localdate(),
        mark=installation_key().keyed_hash("destroyed", str(report.service_id), str(reference)),
    )
    key = signing_key()
    Destroyed.objects.create(
        service_id=report.service_id,
        report=report,
        what=record.what,
        destroyed_on=record.day,
        mark=record.mark,
        signature=key.sign(record.statement()),
        public_key=key.public,
    )


def destroyed_records(report: Report) -> list[tuple[Destruction, bytes, str]]:
    """What was destroyed of a report, each with its signature and the public key it was made with."""
    rows = Destroyed.objects.filter(report=report).select_related("service").order_by("destroyed_on", "pk")
    return [
        (
            Destruction(row.service.name, Thing(row.what), row.destroyed_on, row.mark),
            bytes(row.signature),
            row.public_key,
        )
        for row in rows
    ]


def destroy_old(today: date) -> int:
    """Destroy slips that came 90 days ago, whatever became of their reports. How many there were.

    Only a hold on everything of a service stops that: no row tells which report a slip belongs to.
    """
    before = today - timedelta(days=dates.DAYS_A_SLIP_IS_KEPT)
    old = ContactSlip.objects.filter(received_on__lte=before)
    for service_id in set(old.values_list("service", flat=True)):
        if held.is_service_held(service_id):
            old = old.exclude(service=service_id)
    erasures.note_done([Gone(SLIP, ident) for ident in old.values_list("pk", flat=True)])
    return old.delete()[1].get(ContactSlip._meta.label, 0)


@rewrapping.also
def pass_shares_on(old: Unlocked, new: ReadingKey) -> None:
    """Seal a reader's shares anew, to the key that takes the place of theirs. A broken one stays as it is."""
    reader = Reader(new.pk, case_keys.public_half(new))
    for share in ContactShare.objects.filter(reading_key=old.reading_key).select_related("slip"):
        with suppress(SealBroken):
            passed_on = _share(share.slip, reader, _text_of(share, old))
            share.delete()
            passed_on.save(force_insert=True)


def _text_of(share: ContactShare, reader: Unlocked) -> str:
    return safekeeping.open_share(
        bytes(share.sealed),
        reader.private,
        service_id=share.service_id,
        slip=share.slip_id,
        reading_key=share.reading_key_id,
    )


def _share(slip: ContactSlip, reader: Reader, text: str) -> ContactShare:
    sealed = safekeeping.seal_share(
        text, reader.public, service_id=slip.service_id, slip=slip.pk, reading_key=reader.reading_key
    )
    return ContactShare(
        service_id=slip.service_id, slip=slip, reading_key_id=reader.reading_key, sealed=sealed
    )
