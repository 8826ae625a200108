"""A round of Northmoor on eight statements of the small exercise, opened by Fay; people vote, and it ends."""

from __future__ import annotations

import secrets
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.understand.rounds import actions, closing, queries
from speakopenly.web.understand.rounds.models import AgreementRound
from tests.web.understand.conftest import Bench

MANY = 8


@pytest.fixture(autouse=True)
def a_few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "count_round", partial(closing.count_round, draws=5, shuffles=2))


@pytest.fixture(autouse=True)
def key_of_the_installation(db: None, settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)
    prepare_keys()


def prepared(bench: Bench, many: int = MANY) -> AgreementRound:
    today = timezone.localdate()
    said = {"exercise": bench.exercise, "name": "What we share", "slug": "spring"}
    found = actions.prepare(
        by=bench.fay, said={**said, "opens_on": today, "closes_on": today + timedelta(days=9)}
    )
    some = [each.passage.pk for each in queries.offered_in(bench.exercise)[:many]]
    actions.choose(found=found, by=bench.fay, passages=some)
    return found


@pytest.fixture
def opened(bench: Bench) -> AgreementRound:
    found = prepared(bench)
    actions.open_to_all(found=found, by=bench.fay)
    return found


def vote(found: AgreementRound, people: int, how: dict[int, int]) -> None:
    for _each in range(people):
        actions.take_in(found=found, votes=how, once=secrets.token_bytes(16))


def let_it_end(found: AgreementRound) -> None:
    found.opens_on, found.closes_on = (timezone.localdate() - timedelta(days=days) for days in (9, 1))
    found.save(update_fields=["opens_on", "closes_on"])
    closing.close_those_over()
    found.refresh_from_db()
