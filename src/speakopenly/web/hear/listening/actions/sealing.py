"""Take the words of an import out of this machine's own reach: then only facilitators' keys open them."""

from __future__ import annotations

from django.db import transaction

from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.listening import policies, safekeeping
from speakopenly.web.hear.listening.actions.forgetting import held
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.people import audit
from speakopenly.web.sqlite.erasing import empty_the_log


@transaction.atomic
def seal_to_readers(*, batch: Import) -> bool:
    """Wrap an import's key for every facilitator and the escrow, and drop the working wrap.

    False where it is too early: nobody holds a key, or a machine must still read the words by itself.
    """
    batch = held(batch)
    if not policies.can_seal_to_readers(batch):
        return False
    private = safekeeping.key_of(batch)
    batch.case_key = case_keys.keep_case_key(batch.service_id, CaseKind.IMPORT, private)
    batch.wrapped_key = b""
    batch.save(update_fields=["case_key", "wrapped_key"])
    audit.record("words sealed to readers", batch, by=None, service=batch.service)
    transaction.on_commit(empty_the_log)
    return True


def seal_what_was_read(*, exercise: Exercise) -> int:
    """The same for every import of an exercise that is still within this machine's reach; how many."""
    waiting = Import.objects.filter(exercise=exercise).exclude(wrapped_key=b"").only("pk")
    return sum(seal_to_readers(batch=batch) for batch in waiting)
