"""What is done with waves each day, and again where a backup brought answers back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from speakopenly.core.retention import CULTURE_ANSWERS
from speakopenly.web.check.culture import actions, policies, showing
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.hear import erasures


def round_of_waves() -> None:
    """Close what is over, and destroy what is too old."""
    actions.close_those_over()
    too_old = timezone.localdate() - timedelta(days=CULTURE_ANSWERS.days)
    for wave in Wave.objects.filter(erased_on=None, closed_on__isnull=False, results_on__lt=too_old):
        actions.destroy(wave, table=_table_of(wave))


def register_erasing() -> None:
    """Say once how answers are destroyed again after a backup was brought back."""
    kind = erasures.Kind(
        actions.KIND, there=lambda: Wave.objects.filter(erased_on=None), erase=_erase_again, gone=_gone
    )
    erasures.register(kind)


def _erase_again(ident: UUID, day: date) -> None:
    wave = Wave.objects.get(pk=ident)
    actions.erase(wave, day, table=_table_of(wave))


def _gone() -> Iterator[tuple[UUID, date]]:
    for ident, day in Wave.objects.values_list("pk", "erased_on"):
        if day is not None:
            yield ident, day


def _table_of(wave: Wave) -> str:
    """What everybody could read; nothing where the results never opened."""
    return showing.csv_of(wave, {}) if policies.is_shown(wave) else ""
