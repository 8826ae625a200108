"""Spread (L10) and family and child contribution (L12): of the findings that were published in a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from speakopenly.check.outcomes.figures import Figure
from speakopenly.web.check.learning import actions
from speakopenly.web.check.learning.counting.findings import OfFindings
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.models import Publication, PublicationState
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.themes.models import PassageInTheme, Theme
from tests.web.conftest import Cast
from tests.web.plans import open_exercise

pytestmark = pytest.mark.django_db
YEAR = "2026-27"


def publish(by: Staff, state: str = PublicationState.PUBLISHED) -> Exercise:
    exercise = open_exercise(by=by)
    Publication.objects.create(
        service=by.service, exercise=exercise, edition=1, slug=exercise.slug, title="-", check_code="-",
        day=date(2026, 5, 1), state=state, signed_by=by.user, signed_at="2026-05-01T12:00Z",
    )  # fmt: skip
    return exercise


def found(exercise: Exercise, groups: Sequence[dict[str, str]]) -> list[Finding]:
    """A finding for each of these groups, with one passage behind it."""
    return [_finding(exercise, number, each) for number, each in enumerate(groups)]


def _finding(exercise: Exercise, number: int, groups: dict[str, str]) -> Finding:
    of = {"service": exercise.service, "exercise": exercise}
    said = {"ident": f"said-{number}", "person": f"person-{number}", "language": "en", "channel": "survey"}
    reading = Reading.objects.create(**of, **said, text="Nobody rang back.", groups=groups)
    passage = Passage.objects.create(
        service=exercise.service, reading=reading, ident=f"{number}:0-17", start=0, end=17, sha256="-"
    )
    theme = Theme.objects.create(
        **of, ident=f"T{number:02}", suggested_name="-", suggested_description="-", place=number, name="-"
    )
    PassageInTheme.objects.create(service=exercise.service, theme=theme, passage=passage, rank=0)
    return Finding.objects.create(**of, theme=theme, place=number, statement="-")


def of(service: Service, code: str, year: str = YEAR) -> Figure:
    return next(each for each in OfFindings(service).figures(year) if each.measure.code == code)


def test_a_finding_counts_once_however_many_used_it(cast: Cast, lena: Staff, northmoor: Service) -> None:
    findings = found(publish(cast.asha), [{"role": "practitioner"}] * 30)
    for finding in findings[:10]:
        for used_by in ("agency_health", "fostering"):
            actions.keep_use(by=lena, finding=finding, used_by=used_by)

    spread = of(northmoor, "L10")

    assert (spread.count, spread.base) == (10, 30)


def test_one_family_or_child_voice_is_enough(cast: Cast, northmoor: Service) -> None:
    groups = [{"role": "foster_carer"}] * 10 + [{"role": "practitioner"}] * 20 + [{}] * 5
    found(publish(cast.asha), groups)

    voices = of(northmoor, "L12")

    assert (voices.count, voices.base) == (10, 30)


def test_where_nobody_was_asked_who_they_are_it_says_so(cast: Cast, northmoor: Service) -> None:
    found(publish(cast.asha), [{}] * 20)

    assert of(northmoor, "L12").reason == "No exercise asked who was speaking."


@pytest.mark.parametrize("state", ["signed", "published", "taken_down"])
def test_only_what_came_out_is_counted_in_the_year_it_did(cast: Cast, northmoor: Service, state: str) -> None:
    found(publish(cast.asha, state), [{"role": "parent"}] * 20)

    assert of(northmoor, "L10").base == (None if state == "signed" else 20)
    assert of(northmoor, "L10", "2025-26").base is None
