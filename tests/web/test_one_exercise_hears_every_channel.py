"""One exercise takes in every channel, and its counts agree wherever they are said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from speakopenly.web.bring_in import bring_in
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.listening.models import Contribution, Exercise
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.evidence import evidence_of
from tests.web.conftest import Cast
from tests.web.every_channel import Came, every_channel
from tests.web.plans import open_exercise

pytestmark = pytest.mark.django_db(transaction=True)
BY = ["--by", "asha@northmoor.example", "--agreed", "count", "--agreed", "quote", "--json"]


@pytest.fixture(autouse=True)
def a_home_of_our_own(settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS, settings.ENCODER = tmp_path, tmp_path / "keys", "static"


@pytest.fixture
def came(shared_data: Path) -> tuple[Came, ...]:
    return every_channel(shared_data)


@pytest.fixture
def exercise(cast: Cast, came: tuple[Came, ...], tmp_path: Path) -> Exercise:
    """Everything brought in by the command, then read and themed."""
    exercise = open_exercise(by=cast.asha)
    for each in came:
        (tmp_path / each.name).write_bytes(each.data)
        wanted = [exercise.slug, str(tmp_path / each.name), *each.told, *BY]
        done = CliRunner().invoke(bring_in, wanted, standalone_mode=False)
        assert done.return_value == 0, done.output
        [sums] = json.loads(done.output)
        assert sums["found"] == sums["brought_in"] + sum(sums["left_out"].values())
    Shift().work(until_empty=True)
    return exercise


def test_every_channel_is_counted_the_same_wherever_it_is_said(
    exercise: Exercise, came: tuple[Came, ...], cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    people = sum(each.people for each in came)
    spoke_for = sum(each.speaks_for for each in came)

    counts = queries.count(exercise)
    board = plans.board(exercise, exactly=True)
    evidence = evidence_of(exercise)
    page = sign_in(cast.asha).get(reverse("hear:exercise", args=[exercise.slug]))

    voices = Counter(str(row.channel) for row in Contribution.objects.filter(exercise=exercise))
    assert set(voices) == {each.channel for each in came}
    assert Counter(str(heard.channel) for heard in evidence.heard) == voices
    assert counts.contributions == voices.total() == len(evidence.heard)
    assert (counts.heads.people, counts.heads.speaking_for) == (people, spoke_for)
    assert board.people.at_least == people
    assert page.context["counts"] == counts
    shown = " ".join(page.content.decode().split())
    assert str(people) in shown
    assert str(counts.contributions) in shown
