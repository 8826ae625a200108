"""After fifty people answered a culture survey, nothing kept says who they were, when, or in what order."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client

from speakopenly.check.culture.bank import BANK
from speakopenly.check.culture.items import Audience
from speakopenly.web.check.culture import actions
from speakopenly.web.check.culture.models import Wave, WaveAnswer
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.promises.reporters import ADDRESS, BROWSER, database_files, where_is
from tests.web.check.culture.waves import a_signed_wave, let_days_pass
from tests.web.conftest import PASSWORD, Cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own files"),
]
PEOPLE = 50
DRAFT = re.compile(r'name="draft" value="([^"]*)"')
KEPT = {"id", "service", "wave", "audience", "area", "level", "choices"}
TIMES = (models.DateField, models.TimeField, models.DurationField)


@pytest.fixture
def wave(cast: Cast, settings: Any, tmp_path: Path) -> Wave:
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    installation_key(may_make=True)
    prepare_keys()
    said = {"email": "lena@northmoor.example", "name": "Lena", "password": PASSWORD}
    user = people.add_person(service=cast.asha.service, roles=[Role.LEADER], **said)
    leader = Staff(user=user, service=cast.asha.service, roles=frozenset({Role.LEADER}))
    return a_signed_wave(cast.asha, leader, {(Audience.STAFF, ""): 80, (Audience.FAMILIES, ""): 80})


def somebody_answers(number: int) -> list[str]:
    """One of fifty, each with answers of their own; gives what the pages carried."""
    client = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=BROWSER)
    audience = (Audience.STAFF, Audience.FAMILIES)[number % 2]
    page = client.post("/survey/spring/questions/", {"audience": audience.value})
    carried = []
    for screen in range(6):
        asked = BANK[audience][4 * screen : 4 * screen + 4]
        typed = {each.code: str(1 + (number + place) % 5) for place, each in enumerate(asked)}
        carried.append(DRAFT.findall(page.content.decode())[0])
        page = client.post("/survey/spring/questions/", {"draft": carried[-1], **typed})
    done = client.post("/survey/spring/send/", {"draft": DRAFT.findall(page.content.decode())[0]})
    assert "Thank you" in done.content.decode()
    assert not client.cookies
    return carried


def test_an_answer_has_no_field_for_a_person_a_time_or_words() -> None:
    fields = {field.name: field for field in WaveAnswer._meta.get_fields()}

    assert set(fields) == KEPT
    assert not [name for name, field in fields.items() if isinstance(field, TIMES)]
    assert not [name for name, field in fields.items() if isinstance(field, models.TextField)]


def test_nothing_is_kept_of_who_when_and_in_what_order(wave: Wave, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    lines = AuditLine.objects.count()
    in_order = []
    for number in range(PEOPLE):
        before = set(WaveAnswer.objects.values_list("pk", flat=True))
        somebody_answers(number)
        in_order += set(WaveAnswer.objects.values_list("pk", flat=True)) - before

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {WaveAnswer._meta.db_table}")  # noqa: S608  (a name of our own)
        lying = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
    assert len(in_order) == PEOPLE
    assert lying == sorted(lying)
    assert lying != [pk.hex for pk in in_order]
    assert AuditLine.objects.count() == lines
    assert not caplog.records or ADDRESS not in caplog.text
    for planted in (ADDRESS, BROWSER):
        assert where_is(planted) == []


def test_no_answer_can_be_found_again_once_the_wave_has_closed(wave: Wave) -> None:
    for number in range(12):
        somebody_answers(number)
    keys = list(WaveAnswer.objects.values_list("pk", flat=True))
    let_days_pass(wave, 11)

    actions.close(wave)

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = b"".join(file.read_bytes() for file in database_files())
    assert WaveAnswer.objects.count() == 12
    assert [key for key in keys if key.hex.encode() in kept or key.bytes in kept] == []


def test_no_number_of_answers_can_be_watched_while_people_answer(wave: Wave, cast: Cast) -> None:
    client = Client()
    client.force_login(cast.asha.user)

    at = "/staff/check/culture/spring/"
    before = client.get(at).content.decode().partition("<main")[2]

    somebody_answers(0)

    assert "no number is shown here" in before
    assert client.get(at).content.decode().partition("<main")[2] == before
