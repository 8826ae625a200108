"""Once a day: files never brought in are destroyed, and what came without a fingerprint gets one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from speakopenly.core.retention import WAITING_FILES
from speakopenly.web.hear.listening import actions, safekeeping, same_words
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import
from speakopenly.web.hear.storing import store_new

ROWS_AT_A_TIME = 200


def daily_round() -> None:
    """Let go what waited too long, and know older words again. Twice a day does no harm."""
    actions.let_files_go(timezone.localdate() - timedelta(days=WAITING_FILES.days))
    give_fingerprints()


def give_fingerprints() -> None:
    """Make the fingerprints that are missing, as far as the machine opens the words; then group them."""
    batches = same_words.without_fingerprint().values_list("batch", flat=True).distinct()
    touched = {_fingerprint_words_of(batch) for batch in list(batches)}
    for exercise in Exercise.objects.filter(pk__in=touched):
        same_words.keep_campaigns(same_words.campaigns_of(exercise))


@transaction.atomic
def _fingerprint_words_of(batch_id: UUID) -> UUID:
    batch = Import.objects.defer("sealed_file").get(pk=batch_id)
    opened = _opened(batch)
    while some := list(islice(opened, ROWS_AT_A_TIME)):
        store_new(*same_words.fingerprints_of(some))
    return batch.exercise_id


def _opened(batch: Import) -> Iterator[tuple[Contribution, str]]:
    key = safekeeping.key_of(batch)
    for row in list(same_words.without_fingerprint().filter(batch=batch)):
        yield row, safekeeping.open_words(batch, row, key).text
