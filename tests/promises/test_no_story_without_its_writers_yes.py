"""No story is printed without its writer's yes and a stranger's read; one that is taken back is nowhere.

Every stored byte is searched: tables, files of the database, files at home.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking import Bulletin
from speakopenly.web.check.bulletin import actions, queries
from speakopenly.web.check.bulletin.models import Issue
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions.models import SafeState, SafeVersion
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from tests.promises.reporters import where_is
from tests.web.check.bulletin.told import Desk, Teller, a_desk, an_issue, fill, sign, who_agrees
from tests.web.hear.reporting.reports.conftest import Reader
from tests.web.things import person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into SQLite's own files"),
]
PLANTED = "Nobody had told the duty desk that the wisteria room was locked on that day."
SOME_OF_IT = "wisteria"


@pytest.fixture(autouse=True)
def key_of_the_installation(settings: Any, tmp_path: Path) -> None:
    """A home of our own with its key."""
    settings.HOME, settings.KEYS = tmp_path, tmp_path / "keys"
    installation_key(may_make=True)


@pytest.fixture
def desk(northmoor: Service, ben: Reader, gwen: Reader) -> Desk:
    return a_desk(person(northmoor, Role.LEARNING_LEAD), ben, gwen)


@pytest.fixture
def teller(desk: Desk) -> Teller:
    return who_agrees(desk, PLANTED)


@pytest.fixture
def draft(desk: Desk, teller: Teller) -> Issue:
    issue = an_issue(desk)
    fill(desk, issue, PLANTED, catch="")
    return issue


@pytest.mark.parametrize("answer", [each for each in ("", *Bulletin) if each != Bulletin.YES])
def test_nothing_but_a_yes_is_printed(desk: Desk, draft: Issue, answer: str) -> None:
    """Whatever stands in the row, and however it came there."""
    Report.objects.update(bulletin=answer)

    with pytest.raises(BadInput):
        actions.make_ready(issue=draft, by=desk.lead)
    assert queries.to_choose_from(desk.lead) == []


@pytest.mark.parametrize("state", [each for each in SafeState if each != SafeState.APPROVED])
def test_nothing_is_printed_that_no_stranger_has_read(desk: Desk, draft: Issue, state: str) -> None:
    SafeVersion.objects.update(state=state)

    with pytest.raises(BadInput):
        actions.make_ready(issue=draft, by=desk.lead)


def test_a_draft_can_be_read_in_no_table_and_no_file(draft: Issue) -> None:
    """Learning keeps passages readable, names taken out: they are its own, and no draft's."""
    places = {where for where in where_is(SOME_OF_IT) if "bulletin" in where or "speakopenly_check" in where}

    assert places == set()


def test_once_out_it_can_be_read_so_the_search_can_fail(desk: Desk, draft: Issue) -> None:
    sign(desk, draft)

    found = where_is(SOME_OF_IT)

    assert "speakopenly_check_issuefile.bytes" in found
    assert "speakopenly_check_printed.folded" in found


@pytest.mark.parametrize("is_out", [False, True])
def test_what_is_withdrawn_is_nowhere(desk: Desk, draft: Issue, teller: Teller, is_out: bool) -> None:
    if is_out:
        sign(desk, draft)

    mailboxes.withdraw(teller.mailbox)
    actions.make_what_is_missing()

    assert where_is(SOME_OF_IT) == []


@pytest.mark.parametrize("address", ["/bulletin/", "/bulletin/1/", "/bulletin/feed/", "/bulletin/?q=locked"])
def test_no_public_page_says_it_any_more(desk: Desk, draft: Issue, teller: Teller, address: str) -> None:
    sign(desk, draft)

    teller.says(Bulletin.NO)

    assert SOME_OF_IT not in Client().get(address).content.decode()
