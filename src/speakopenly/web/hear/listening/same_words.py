"""Which answers share the words of others that came by other files or channels. No words are opened for it.

Nothing is dropped for being a copy: each stands for somebody, and is counted as one who spoke.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from speakopenly.core.disclosure import is_small
from speakopenly.hear.listening.campaigns import Fingerprint as Made
from speakopenly.hear.listening.campaigns import fingerprint, group_same
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import (
    Contribution,
    ContributionState,
    Exercise,
    Fingerprint,
    Import,
)

ROWS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class SameWords:
    """How many answers share their words with others elsewhere, and of how many campaigns they are."""

    answers: int
    campaigns: int

    @property
    def answers_are_few(self) -> bool:
        """Whether the page must say "a small number" of answers."""
        return is_small(self.answers)

    @property
    def campaigns_are_few(self) -> bool:
        """Whether the page must say "a small number" of campaigns."""
        return is_small(self.campaigns)


def fingerprints_of(arrived: Iterable[tuple[Contribution, str]]) -> Iterator[Fingerprint]:
    """The fingerprint of each new contribution, made while its words are at hand."""
    secret = installation_key().derive("fingerprints")
    for row, text in arrived:
        made = fingerprint(text, secret=secret)
        if made is not None:
            yield Fingerprint(
                service_id=row.service_id, exercise_id=row.exercise_id, contribution=row, data=made.data
            )


def campaigns_of(exercise: Exercise) -> dict[str, list[Fingerprint]]:
    """Fingerprints of an exercise whose campaign is another than is kept, by the campaign they are of."""
    rows = list(Fingerprint.objects.filter(exercise=exercise).order_by("pk"))
    groups = group_same([Made(bytes(row.data)) for row in rows])
    told = {index: rows[group[0]].pk.hex for group in groups for index in group}
    changed: dict[str, list[Fingerprint]] = {}
    for index, row in enumerate(rows):
        campaign = told.get(index, "")
        if row.campaign != campaign:
            changed.setdefault(campaign, []).append(row)
    return changed


def keep_campaigns(changed: Mapping[str, list[Fingerprint]]) -> None:
    """Keep which answers are of one campaign. What was forgotten meanwhile stays forgotten."""
    for campaign, rows in changed.items():
        for start in range(0, len(rows), ROWS_AT_A_TIME):
            some = [row.pk for row in rows[start : start + ROWS_AT_A_TIME]]
            Fingerprint.objects.filter(pk__in=some).update(campaign=campaign)


def without_fingerprint() -> QuerySet[Contribution]:
    """What was heard before fingerprints were made, as far as this machine can still open it by itself."""
    rows = Contribution.objects.filter(state=ContributionState.HEARD).exclude(sealed_words=b"")
    in_reach = rows.exclude(batch__wrapped_key=b"")
    return in_reach.exclude(pk__in=Fingerprint.objects.values("contribution"))


def shared_words(exercise: Exercise, batch: Import | None = None) -> SameWords:
    """How much of an exercise, or of one file of it, shares its words with other files or channels."""
    wide = (
        _heard(exercise)
        .values("campaign")
        .annotate(
            files=Count("contribution__batch", distinct=True),
            channels=Count("contribution__channel", distinct=True),
        )
    )
    names = wide.filter(Q(files__gt=1) | Q(channels__gt=1)).values("campaign").order_by()
    answers = _heard(exercise).filter(campaign__in=names)
    if batch is not None:
        answers = answers.filter(contribution__batch=batch)
    return SameWords(answers.count(), answers.values("campaign").distinct().count())


def _heard(exercise: Exercise) -> QuerySet[Fingerprint]:
    heard = Fingerprint.objects.filter(exercise=exercise, contribution__state=ContributionState.HEARD)
    return heard.exclude(campaign="")
