"""Ballots of a round that was counted since the backup do not come back, and it takes no more."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from speakopenly.web.backup.restoring import Restored
from speakopenly.web.hear.reporting.reports import daily
from speakopenly.web.understand.rounds import actions, closing
from speakopenly.web.understand.rounds.models import AgreementRound, WhyEarly
from tests.web.backup.conftest import ask
from tests.web.conftest import Cast
from tests.web.plans import open_exercise

HOW_IT_STANDS = """
from speakopenly.web.understand.rounds.models import AgreementRound, Ballot
rows = AgreementRound.objects.order_by("slug")
ended = [[row.slug, row.was_lost, row.closed_on is None] for row in rows]
print(json.dumps([ended, sorted(Ballot.objects.values_list("round__slug", flat=True))]))
"""


def test_ballots_counted_or_destroyed_since_do_not_come_back_and_others_do(
    northmoor: object,
    cast: Cast,
    back_up: Callable[[], Path],
    bring_back: Callable[..., Restored],
    home: Path,
) -> None:
    asha, today = cast.asha, timezone.localdate()
    exercise = open_exercise(by=asha, title="What helps")
    days = {"opens_on": today, "closes_on": today + timedelta(days=9)}
    counted, destroyed, still_open = (
        AgreementRound.objects.create(
            service=asha.service, by=asha.user, exercise=exercise, slug=slug, name=slug, read_by=asha.user,
            read_on=today, **days,
        )
        for slug in ("counted", "destroyed", "still-open")
    )  # fmt: skip
    for found in (counted, destroyed, still_open):
        actions.take_in(found=found, votes={1: 1}, once=secrets.token_bytes(16))
    daily.daily_round()
    file = back_up()
    closing.close_early(found=counted, by=asha, why=WhyEarly.HEARD)
    closing.close_early(found=destroyed, by=asha, why=WhyEarly.PRESSED)
    closing.close_those_over()

    restored = bring_back(file)

    assert restored.erased == {closing.KIND: 2}
    ended = [["counted", True, False], ["destroyed", True, False], ["still-open", False, True]]
    assert ask(home, HOW_IT_STANDS) == [ended, ["still-open"]]
