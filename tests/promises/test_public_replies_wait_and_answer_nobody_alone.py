"""No public reply appears within 30 days of the newest words behind it, or answers one person who did not agree."""

from __future__ import annotations

import pytest
from django.test import Client

from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.replies import actions
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.understand.reading.actions import count_again
from tests.web.check.replies.conftest import WORDS, asked, begun, came, newest, out
from tests.web.conftest import sign_in
from tests.web.understand.conftest import Bench, bench

__all__ = ["bench", "sign_in"]
pytestmark = pytest.mark.django_db
BEHIND_SIGN_LANGUAGE = 3


@pytest.fixture(autouse=True)
def door(bench: Bench) -> SpeakDoor:
    return SpeakDoor.objects.create(service=bench.exercise.service, nation="wales", is_open=True)


def everybody_reads(reply: Reply) -> bool:
    return WORDS.heard in Client().get(f"/replies/{reply.number}/").text


@pytest.mark.parametrize(("days", "may"), [(0, False), (1, False), (29, False), (30, True), (300, True)])
@pytest.mark.parametrize("about", [None, "T01", "T03"], ids=["the whole exercise", "many", "a small number"])
def test_it_waits_thirty_days_before_it_is_signed(
    bench: Bench, about: str | None, days: int, may: bool
) -> None:
    came(bench.exercise, days)
    reply = asked(bench, about)

    if may:
        actions.sign(edition=newest(reply), by=bench.pia)
    else:
        with pytest.raises(NotAllowed, match="30 days"):
            actions.sign(edition=newest(reply), by=bench.pia)

    assert everybody_reads(reply) is may


@pytest.mark.parametrize(("days", "may"), [(0, False), (29, False), (30, True)])
def test_it_is_asked_for_again_each_time_it_is_shown(bench: Bench, days: int, may: bool) -> None:
    came(bench.exercise, 90)
    reply = out(bench)

    came(bench.exercise, days)

    assert everybody_reads(reply) is may


@pytest.mark.parametrize(("people", "may"), [(0, False), (1, False), (2, True), (3, True)])
def test_it_answers_nobody_alone(bench: Bench, people: int, may: bool) -> None:
    came(bench.exercise, 90)
    reply = begun(bench, "T03")
    assert reply.theme is not None
    for member in list(reply.theme.members.all())[: BEHIND_SIGN_LANGUAGE - people]:
        member.delete()
    count_again(bench.exercise)

    if may:
        actions.ask(edition=newest(reply), by=bench.lena)
    else:
        with pytest.raises(NotAllowed):
            actions.ask(edition=newest(reply), by=bench.lena)

    assert newest(reply).state == ("waiting" if may else "draft")
