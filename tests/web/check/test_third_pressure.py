"""The third pressure holds what a service has published, as it published it, in its own area and nowhere else."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from speakopenly.check.culture.items import Audience
from speakopenly.understand.pressures import NOT_ASKED, Strand
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.third_pressure import culture_lines, learning_lines
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.check.culture.waves import a_signed_wave, answer, open_results, people_answer
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.two_bulletins import two_bulletins
from tests.web.conftest import _person

OWN = "/pressures/351/"
ASKED = {(Audience.STAFF, ""): 40, (Audience.FAMILIES, ""): 20, (Audience.YOUNG, ""): 30}


@pytest.fixture
def service(db: None, settings: Any, tmp_path: Path) -> Service:
    settings.HOME, settings.KEYS, settings.AUTHORITY = tmp_path, tmp_path / "keys", "351"
    installation_key(may_make=True)
    prepare_keys()
    return people.found_service(name="Northmoor")


@pytest.fixture
def leader(service: Service) -> Staff:
    return _person(service, "Leo", Role.LEADER)


@pytest.fixture
def wave(service: Service, leader: Staff) -> Wave:
    """Fourteen of the staff answered well and twelve not; of families 10 said the same; of the young only four answered."""
    made = a_signed_wave(_person(service, "Asha", Role.FACILITATOR), leader, ASKED)
    people_answer(made, answer(Audience.STAFF, point=4), 14)
    people_answer(made, answer(Audience.STAFF, point=2), 12)
    people_answer(made, answer(Audience.FAMILIES, point=5), 10)
    people_answer(made, answer(Audience.YOUNG), 4)
    return made


def file_of(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Client().get(address).text)))


def culture_of(address: str) -> list[dict[str, str]]:
    return [row for row in file_of(f"{address}figures.csv") if row["panel"] == str(Strand.CULTURE)]


def test_before_results_are_open_nothing_stands_there(wave: Wave) -> None:
    assert [row["note"] for row in culture_of(OWN)] == [NOT_ASKED]


def test_it_shows_what_the_public_table_shows_and_hides_what_that_hides(wave: Wave, leader: Staff) -> None:
    open_results(wave, leader)
    public = {
        (row["audience"], row["code"]): row
        for row in file_of(f"/survey/{wave.slug}/results.csv")
        if row["area"] == "all" and row["what"] == "theme"
    }

    shown = {row["indicator"]: row for row in culture_of(OWN)}

    staff, young = shown["“Safe to speak”, staff"], shown["“Safe to speak”, children and young people"]
    theirs = public["staff", "safe_to_speak"]
    assert [staff[name] for name in ("value", "low", "high")] == [
        theirs[name] for name in ("percent_positive", "low", "high")
    ]
    assert public["young", "safe_to_speak"]["percent_positive"] == "[c]"
    assert (young["value"], young["low"], young["high"]) == ("[hidden to protect people]", "", "")
    assert "4" not in {young["number"], staff["number"]}


def test_it_stands_in_its_own_area_alone_and_says_neither_rose_nor_fell(wave: Wave, leader: Staff) -> None:
    open_results(wave, leader)

    own = Client().get(OWN).text
    section = own[own.rindex("<section>") : own.rindex("</section>")]

    assert "there are figures about trust" in own
    assert " rose " not in section
    assert " fell " not in section
    assert [row["note"] for row in culture_of("/pressures/352/")] == [NOT_ASKED]
    assert [row["note"] for row in culture_of("/pressures/england/")] == [NOT_ASKED]
    assert "“Safe to speak”" not in own[own.rindex("</section>") :]


def test_a_site_with_two_services_says_of_neither_whose_area_it_is(wave: Wave, leader: Staff) -> None:
    open_results(wave, leader)
    people.found_service(name="Southmere")

    assert [row["note"] for row in culture_of(OWN)] == [NOT_ASKED]


def test_a_table_kept_when_answers_were_destroyed_still_stands(wave: Wave, leader: Staff) -> None:
    open_results(wave, leader)
    before = culture_of(OWN)
    Wave.objects.filter(pk=wave.pk).update(kept_table="what,code,audience,area,percent_positive,low,high\n")

    assert before
    assert culture_lines(wave.service) == []


def test_only_numbers_that_a_bulletin_printed_stand_there(service: Service, leader: Staff) -> None:
    lena, pia = _person(service, "Lena", Role.LEARNING_LEAD), _person(service, "Pia", Role.PUBLISHER)
    two_bulletins(Both(service, leader, leader, lena, pia, lambda _staff: Client()))

    lines = learning_lines(service)

    found = {line.indicator.key: line.points[0] for line in lines}
    assert set(found) <= {"learning_L4", "learning_L13"}
    assert (found["learning_L4"].value, found["learning_L4"].low, found["learning_L4"].high) == (50, 38, 62)
    assert found["learning_L4"].release == "Bulletin 1"
    assert all(line.change is None and not line.indicator.may_be_set_beside for line in lines)
