"""How a survey stands: counts by edition, way and version, and hoped for beside so far. Safe numbers only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from speakopenly.core.disclosure import Cell, protect_split
from speakopenly.hear.questionnaires import Condition, Response, Version, quota_standing
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.surveys import opening, queries
from speakopenly.web.hear.surveys.asked import asked_in
from speakopenly.web.hear.surveys.models import Edition, Survey


@dataclass(frozen=True, slots=True)
class Hope:
    """How many with such answers are hoped for, and how many answered so; ``so_far`` is safe to show."""

    counts_if: Condition
    wanted: int
    so_far: Cell


@dataclass(frozen=True, slots=True)
class WithKey:
    """What only a reader's key tells, as it stands in the sealed answers."""

    by_version: Mapping[Version, Cell]
    hopes: tuple[Hope, ...]


def by_edition(survey: Survey) -> dict[Edition, Cell]:
    """How many answered each edition, the newest first, safe beside their sum."""
    found = dict(queries.sent(survey).values_list("edition").annotate(number=Count("pk")))
    editions = opening.editions_of(survey.exercise)
    counts = {str(each.pk): found.get(each.pk, 0) for each in editions}
    cells = protect_split(counts, total=sum(counts.values()))
    return {each: cells[str(each.pk)] for each in editions}


def with_key(survey: Survey, unlocked: Unlocked) -> WithKey:
    """Versions and hopes, from every response that opens. Raises WordsLocked, NotAllowed or SealBroken."""
    versions, reached, total = Counter[str](), Counter[str](), 0
    editions = opening.editions_of(survey.exercise)
    for edition in editions:
        asked = asked_in(edition)
        responses: list[Response] = [said for _row, said in opening.answers_of(edition, unlocked)]
        total += len(responses)
        versions.update({str(each): 0 for each in asked.versions})
        versions.update(str(each.version) for each in responses)
        for each in quota_standing(asked, responses):
            reached[each.quota] += each.reached
    cells = protect_split(versions, total=total)
    hopes = tuple(
        Hope(quota.counts_if, quota.wanted, _safe(reached[quota.name], total))
        for quota in (asked_in(editions[0]).quotas if editions else ())
    )
    return WithKey({Version(tag): cell for tag, cell in cells.items()}, hopes)


def _safe(number: int, total: int) -> Cell:
    """One number beside all the others: neither those who are in it nor those who are not can be few."""
    return protect_split({"so": number, "others": total - number}, total=total)["so"]
