"""An examination never sees a report: no table of them is asked while any of its pages is shown."""

from __future__ import annotations

import ast
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import speakopenly.web.check.examination as room
from speakopenly.check.examination import Line
from speakopenly.check.examination.sources import NUMBER_OF_REPORTS
from speakopenly.check.outcomes.figures import MEASURES
from speakopenly.web.check.examination import sources
from speakopenly.web.check.examination.urls import urlpatterns
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.speak.models import Contact, SpeakDoor
from speakopenly.web.people.roles import Role
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.one_examination import an_examination
from tests.web.check.examination.two_bulletins import two_bulletins
from tests.web.things import a_report, give_key, person

NOT_REPORTS = ("speakopenly.web.hear.reporting.speak",)
"""Whom to ring, and the words of the Speak door: no report, and every page may show them."""


def tables_of_reports() -> set[str]:
    return {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("speakopenly.web.hear.reporting")
        and not model.__module__.startswith(NOT_REPORTS)
    }


def test_no_module_of_the_room_imports_reporting() -> None:
    found = [
        name
        for file in Path(room.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in _imported(node)
        if name.startswith("speakopenly.web.hear.reporting")
    ]

    assert found == []


def test_every_page_is_shown_without_asking_for_a_report(both: Both) -> None:
    staff = {
        Role.EXAMINER: both.esme, Role.LEADER: both.leo, Role.LEARNING_LEAD: both.lena,
        Role.PUBLISHER: both.pia,
    }  # fmt: skip
    things = an_examination(staff, number=1)
    installation_key(may_make=True)
    give_key(person(both.service, Role.READER))
    a_report(both.service)
    shown, forbidden = 0, tables_of_reports()
    assert len(forbidden) > 5

    with CaptureQueriesContext(
        connection,
    ) as asked:
        for pattern in urlpatterns:
            named = {name: things[name] for name in pattern.pattern.converters}
            for who in staff.values():
                answer = both.browser(who).get(reverse(f"check:{pattern.name}", kwargs=named))
                shown += answer.status_code == 200
        for address in ("/examinations/", "/examinations/work-in-northmoor/"):
            shown += Client().get(address).status_code == 200

    assert shown > 20
    touched = {table for each in asked for table in forbidden if f'"{table}"' in each["sql"]}
    assert touched == set()


def test_figures_stand_as_the_bulletin_printed_them_and_never_how_many_reports(both: Both) -> None:
    two_bulletins(both)
    found = [each.words for each in sources.LearningFigures().found(both.service, timezone.localdate())]
    printed = [each for each in found if "Printed in bulletin" in each]

    assert len(printed) == 2
    assert f"{MEASURES['L4'].name}, 2026 Q1: 50% (38% to 62%), 30 of 60. Printed in bulletin 1." in printed
    assert f"{MEASURES['L13'].name}, 2026 Q1: hidden to protect people. Printed in bulletin 1." in printed
    assert not [each for each in found if each.startswith((MEASURES["L1"].name, MEASURES["L2"].name))]


def test_every_line_says_that_a_number_of_reports_is_no_evidence(both: Both) -> None:
    an_examination({Role.EXAMINER: both.esme, Role.LEADER: both.leo, Role.PUBLISHER: both.pia}, number=1)

    for line in Line:
        shown = both.browser(both.leo).get(f"/staff/check/examination/1/lines/{line.value}/")
        assert NUMBER_OF_REPORTS in shown.content.decode()


def test_the_numbers_to_ring_are_those_the_site_knows(both: Both) -> None:
    door = SpeakDoor.objects.create(service=both.service, nation="wales", is_open=True)
    Contact.objects.create(
        service=both.service, door=door, kind="out_of_hours", number="01632 960 000",
        name={"en-gb": "Northmoor at night"},
    )  # fmt: skip

    shown = both.browser(both.esme).get("/staff/check/examination/").content.decode()

    assert "Northmoor at night" in shown
    assert "tel:01632960000" in shown


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{each.name}" for each in node.names]
    return []
