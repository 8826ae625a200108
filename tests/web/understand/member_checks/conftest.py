"""A draft of the bench's exercise that has gone back: twelve slips for those who took part, two for advisers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from speakopenly.core.sealing import HolderPrivateKey, make_holder_keys
from speakopenly.hear.questionnaires.codes import Code
from speakopenly.web.hear.keyring.models import CaseKind, ReadingKey
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.member_checks import actions
from speakopenly.web.understand.member_checks.actions import Days
from speakopenly.web.understand.member_checks.actions.commenting import OfOne
from speakopenly.web.understand.member_checks.models import NotSentBack, Round, Verdict, Who
from tests.web.understand.conftest import Bench

OBJECTS = OfOne("2.1", Verdict.NOT_MEANT, "It was the trust that was lost.", "The inquiry of last year", True)


@dataclass(frozen=True)
class Sent:
    """A round, its codes, and who works on it."""

    bench: Bench
    round: Round
    codes: tuple[Code, ...]
    advisers: tuple[Code, ...]
    unlocked: Unlocked

    @property
    def exercise(self) -> Exercise:
        return self.bench.exercise

    @property
    def fay(self) -> Staff:
        return self.bench.fay

    @property
    def pages(self) -> str:
        return f"/staff/understand/member-checks/{self.exercise.slug}/"

    def at(self, who: Who = Who.TOOK_PART) -> str:
        return f"/drafts/{self.round.audiences.get(who=who).link}/"

    def say(self, *said: OfOne, code: int = 0) -> None:
        actions.say(round=self.round, code=self.codes[code], said=said)

    def the_last_day_passes(self) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        Round.objects.update(sent_on=yesterday, last_day=yesterday)
        self.round.refresh_from_db()


def give_key(staff: Staff) -> Unlocked:
    """A reading key that is open."""
    installation_key(may_make=True)
    public, private = make_holder_keys()
    locked = {"by_passphrase": b"-", "by_recovery_code": b"-"}
    key = ReadingKey.objects.create(service=staff.service, user=staff.user, public_key=public.data, **locked)
    return Unlocked(key, HolderPrivateKey(private.data), frozenset({CaseKind.IMPORT}))


def in_three_weeks() -> Days:
    day = timezone.localdate() + timedelta(days=21)
    return Days(day, day + timedelta(days=7))


@pytest.fixture
def undecided(bench: Bench) -> Bench:
    """Nobody has said yet why the draft would not go back."""
    NotSentBack.objects.all().delete()
    return bench


@pytest.fixture
def sent(undecided: Bench) -> Sent:
    unlocked = give_key(undecided.fay)
    round, slips = actions.send(
        exercise=undecided.exercise,
        by=undecided.fay,
        days=in_three_weeks(),
        asked={Who.TOOK_PART: 12, Who.ADVISORY: 2},
    )
    return Sent(undecided, round, slips[0].codes, slips[1].codes, unlocked)


def bare(paragraph: str = "2.1") -> OfOne:
    return replace(OBJECTS, paragraph=paragraph, comment="", references="", may_print=False)


@pytest.fixture
def anyone() -> Callable[[], Client]:
    return Client
