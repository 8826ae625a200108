"""An examination never sees a report: no page of it asks a table of reports, and no module imports them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import speakopenly.web.check.examination as room
from speakopenly.web.check.examination.urls import urlpatterns
from speakopenly.web.people.roles import Role
from tests.web.check.examination.conftest import Both, both
from tests.web.check.examination.one_examination import an_examination
from tests.web.check.examination.two_bulletins import two_bulletins
from tests.web.things import a_report, give_key, person

__all__ = ["both"]
pytestmark = pytest.mark.django_db
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


@pytest.mark.usefixtures("key_of_the_installation")
def test_every_page_is_shown_without_asking_for_a_report(both: Both) -> None:
    staff = {
        Role.EXAMINER: both.esme, Role.LEADER: both.leo, Role.LEARNING_LEAD: both.lena,
        Role.PUBLISHER: both.pia,
    }  # fmt: skip
    things = an_examination(staff, number=1)
    give_key(person(both.service, Role.READER))
    a_report(both.service)
    two_bulletins(both)
    shown, forbidden = 0, tables_of_reports()
    assert len(forbidden) > 5

    with CaptureQueriesContext(connection) as asked:
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


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{each.name}" for each in node.names]
    return []
