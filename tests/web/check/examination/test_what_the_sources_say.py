"""What a service keeps of survey, supervision and inspections, as an examiner may look at it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from speakopenly.check.culture.items import Audience
from speakopenly.check.examination import Line
from speakopenly.check.examination.sources import SURVEY_PROMISE
from speakopenly.check.supervision import Side
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.examination import sources, standing
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.check.examination.sources.culture import (
    BetweenLevels,
    Examined,
    OwnStaff,
    Survey,
    WithFamilies,
)
from speakopenly.web.check.examination.sources.inspections import InspectionsRead
from speakopenly.web.check.examination.sources.supervision import SupervisionPools
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.people.roles import Role
from tests.web.check.culture.waves import a_signed_wave, answer, open_results, people_answer
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.one_examination import begun
from tests.web.check.inspections.brought import a_read_report
from tests.web.check.supervision.one_quarter import answered
from tests.web.conftest import _person

OF_SERVICE = {(Audience.STAFF, ""): 60, (Audience.FAMILIES, ""): 40, (Audience.YOUNG, ""): 20}
OF_EXAMINER = {(Audience.EXAMINER_STAFF, ""): 30, (Audience.EXAMINED, ""): 30}


@pytest.fixture(autouse=True)
def keys(db: None, settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)
    prepare_keys()


def asked(both: Both, asked_of: Any, given: dict[Audience, int], *, about: str = "service") -> Wave:
    by = _person(both.service, f"Fay{about}", Role.FACILITATOR)
    wave = a_signed_wave(by, both.leo, asked_of, slug=f"wave-{about}", about=about)
    for audience, number in given.items():
        people_answer(wave, answer(audience), number)
    return wave


def said(found: tuple[Found, ...], line: Line | None = None) -> list[str]:
    return [each.words for each in found if line in (None, each.line)]


def today() -> date:
    return timezone.localdate()


def test_the_survey_speaks_only_when_its_results_are_open(both: Both) -> None:
    wave = asked(both, OF_SERVICE, {Audience.STAFF: 30, Audience.FAMILIES: 20, Audience.YOUNG: 9})
    before = Survey().found(both.service, today())

    open_results(wave, both.leo)

    found = Survey().found(both.service, today())
    assert before == ()
    assert len(said(found)) == 3 * 6
    assert [each for each in said(found, Line.BLAME_CLIMATE) if "%" in each.split(";")[0]]


def test_a_group_under_ten_is_hidden_here_as_everywhere(both: Both) -> None:
    wave = asked(both, OF_SERVICE, {Audience.STAFF: 30, Audience.FAMILIES: 20, Audience.YOUNG: 9})
    open_results(wave, both.leo)

    of_young = [each for each in said(Survey().found(both.service, today())) if "young people" in each]
    assert len(of_young) == 6
    assert all("Hidden to protect people" in each for each in of_young)


def test_families_stand_on_the_line_of_blame_as_staff_do(both: Both) -> None:
    wave = asked(both, OF_SERVICE, {Audience.STAFF: 30, Audience.FAMILIES: 20, Audience.YOUNG: 12})
    open_results(wave, both.leo)

    on_blame = said(Survey().found(both.service, today()), Line.BLAME_CLIMATE)
    assert len([each for each in on_blame if each.startswith("Families")]) == 2
    assert len([each for each in on_blame if each.startswith("Staff")]) == 2


def test_two_trusts_are_measured_apart(both: Both) -> None:
    wave = asked(both, OF_SERVICE, {Audience.STAFF: 30, Audience.FAMILIES: 20})
    open_results(wave, both.leo)

    levels = said(BetweenLevels().found(both.service, today()))
    families = said(WithFamilies().found(both.service, today()))
    assert levels
    assert families
    assert not set(levels) & set(families)


def test_the_examiner_has_not_been_asked_until_its_own_wave_is_open(both: Both) -> None:
    found = begun(both.esme)
    wave = asked(both, OF_EXAMINER, {Audience.EXAMINER_STAFF: 20, Audience.EXAMINED: 15}, about="examiner")
    before = standing.record_of(found)
    assert (before.own_staff, before.examined) == ((), ())

    open_results(wave, both.leo)

    after = standing.record_of(found)
    assert len(after.own_staff) == len(after.examined) == 2
    assert OwnStaff().found(both.service, today()) != Examined().found(both.service, today())
    assert Survey().found(both.service, today()) == ()
    shown = both.browser(both.leo).get("/staff/check/examination/1/").content.decode()
    assert "We have not asked" not in shown


def test_supervision_speaks_in_pools_of_the_newest_quarter(both: Both) -> None:
    answered(both.service, 20, yes=12, quarter="2026-Q2")
    answered(both.service, 20, yes=12, quarter="2026-Q3")
    answered(both.service, 9, yes=9, side=Side.SUPERVISOR, quarter="2026-Q3")

    found = said(SupervisionPools().found(both.service, date(2026, 11, 27)), Line.SUPERVISION)

    assert len(found) == 3
    assert all("2026 Q3" in each and each.startswith("Supervised people") for each in found)


def test_inspections_say_what_they_are_silent_on_and_who_read_them(both: Both) -> None:
    a_read_report(both.esme, "Northmoor")
    found = InspectionsRead().found(both.service, today())

    assert [each for each in said(found, Line.SUPERVISION) if "a machine found passages (1)" in each]
    assert [each for each in said(found, Line.OPENNESS) if each.endswith("it is silent.")]
    families = [each for each in said(found, Line.VOICE_AND_TRUST) if "Blaming of parents" in each]
    assert families
    assert set(families) <= set(said(found, Line.BLAME_CLIMATE))


def test_a_report_about_somebody_else_is_not_read_as_one_about_this_service(both: Both) -> None:
    a_read_report(both.esme, "Southmere")

    assert InspectionsRead().found(both.service, today()) == ()


def test_the_promise_of_the_survey_stands_beside_it(both: Both) -> None:
    begun(both.esme)
    page = "/staff/check/examination/1/lines/blame_climate/"
    before = both.browser(both.leo).get(page).content.decode()
    wave = asked(both, OF_SERVICE, {Audience.STAFF: 30})
    open_results(wave, both.leo)

    after = both.browser(both.leo).get(page).content.decode()

    assert SURVEY_PROMISE not in before
    assert SURVEY_PROMISE in after
    assert sources.SOURCES[0].found(both.service, today()) != ()
