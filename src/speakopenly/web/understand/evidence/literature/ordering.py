"""In which order to read: worked out by a job and kept, never at a page.

It learns only from what stands, that is from what everybody who is needed has said. So an order never tells
one person what another has said.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.utils import timezone

from speakopenly.understand.evidence.screening import read_texts
from speakopenly.web.understand.evidence.literature.bringing_in import AT_ONCE
from speakopenly.web.understand.evidence.literature.models import LiteratureRecord, Screening, Stands


@dataclass(frozen=True, slots=True)
class Order:
    """Records with their places, the first to be read first; ``after`` is how many had been read."""

    places: dict[UUID, int]
    after: int


def work_out(screening: Screening) -> Order:
    """Order every work of a review: by keywords until something is in, by chance where there are none."""
    records = list(
        LiteratureRecord.objects.filter(review=screening.review_id, into=None).prefetch_related("merged")
    )
    texts = [each.whole.text for each in records]
    at = {
        stands: [place for place, each in enumerate(records) if each.abstract_stands == stands]
        for stands in (Stands.IN, Stands.OUT)
    }
    likely = at[Stands.IN]
    if screening.keywords:
        texts, likely = [*texts, screening.keywords], [*likely, len(records)]
    fit = np.zeros(len(records))
    if likely:
        with suppress(ValueError):  # fewer than two records, or none with a word
            fit = read_texts(texts, is_asked_once=True).fit(likely, at[Stands.OUT])[: len(records)]
    chance = np.random.default_rng(screening.seed).permutation(len(records))
    order = sorted(range(len(records)), key=lambda place: (-fit[place], chance[place]))
    after = sum(bool(each.abstract_stands) for each in records)
    return Order({records[place].pk: rank for rank, place in enumerate(order, 1)}, after)


def keep(screening: Screening, found: Order) -> None:
    """Keep an order beside the records."""
    records = [LiteratureRecord(pk=key, place=place) for key, place in found.places.items()]
    LiteratureRecord.objects.bulk_update(records, ["place"], batch_size=AT_ONCE)
    Screening.objects.filter(pk=screening.pk).update(
        ordered_after=found.after, ordered_on=timezone.localdate()
    )
