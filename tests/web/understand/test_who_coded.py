"""Who coded what is kept as long as the retention table says, and no longer; what they decided stays."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from speakopenly.core.retention import WHO_CODED
from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.people import events
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.codebook import actions as codebook
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding import actions, keeping
from speakopenly.web.understand.coding.double import actions as double
from speakopenly.web.understand.coding.models import Coding, Look
from speakopenly.web.understand.reading.models import Passage
from tests.web.understand.conftest import Bench

pytestmark = pytest.mark.django_db
OVER = WHO_CODED.days


@pytest.fixture
def coded(bench: Bench) -> Bench:
    """Fay and Cole coded one passage each."""
    codebook.take_themes_in(exercise=bench.exercise, by=bench.fay)
    code = Code.objects.get(exercise=bench.exercise, name="changes of worker")
    rows = Passage.objects.filter(reading__exercise=bench.exercise).select_related("reading__exercise")
    for passage, by in zip(rows, (bench.fay, bench.cole), strict=False):
        actions.code_passage(passage=passage, by=by, codes=[code.pk], memo="Ask.", seen=0)
    return bench


def last_coded(*days_ago: int) -> None:
    for look, days in zip(Look.objects.order_by("pk"), days_ago, strict=True):
        Look.objects.filter(pk=look.pk).update(day=timezone.localdate() - datetime.timedelta(days=days))


@pytest.mark.parametrize(
    ("days_ago", "names"), [((OVER, OVER + 40), 0), ((OVER - 1, OVER + 40), 2), ((0, OVER + 40), 2)]
)
def test_people_are_taken_off_when_nobody_coded_for_a_year(
    coded: Bench, days_ago: tuple[int, int], names: int
) -> None:
    last_coded(*days_ago)

    keeping.daily_round()
    keeping.daily_round()

    assert Look.objects.filter(by__isnull=False).count() == names
    assert (Coding.objects.count(), Look.objects.filter(memo="Ask.").count()) == (2, 2)
    assert AuditLine.objects.filter(deed="people taken off codings").count() == (names == 0)


def test_not_while_a_sample_is_coded_blind_nor_under_a_legal_hold(coded: Bench) -> None:
    last_coded(OVER, OVER)
    sample = double.draw(exercise=coded.exercise, by=coded.fay, size=5, seed=1)
    keeping.daily_round()
    assert Look.objects.filter(by__isnull=True).count() == 0
    double.drop(double=sample, by=coded.fay)

    def holds(asked: MayBeErased) -> None:
        asked.holds.append(coded.exercise.pk)

    events.listen(MayBeErased)(holds)
    keeping.daily_round()
    events.stop_listening(MayBeErased, holds)
    assert Look.objects.filter(by__isnull=True).count() == 0

    keeping.daily_round()
    assert Look.objects.filter(by__isnull=True).count() == 2


def test_the_page_of_coding_says_how_long(coded: Bench) -> None:
    page = coded.sign_in(coded.cole).get("/staff/understand/coding/").content.decode()

    assert f"{OVER} days after the last coding" in page
