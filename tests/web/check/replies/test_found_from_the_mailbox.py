"""Whoever wrote finds the public reply in their mailbox, and nothing stored leads from a reply to a report."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from speakopenly.check.replies import refusal_of
from speakopenly.hear.speaking import Receipt
from speakopenly.hear.speaking.questions import Bulletin
from speakopenly.web.check.replies import actions, evidence, policies
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.reporting.reports import learning, mailboxes
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import actions as safe_versions
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading.models import Passage, Reading, Understanding
from speakopenly.web.understand.themes.models import PassageInTheme, Theme
from tests.web.check.replies.conftest import WORDS, ago, newest, say
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.mailbox.conftest import Reporter, keys_and_door, said_on
from tests.web.hear.reporting.reports.conftest import Reader, opened
from tests.web.hear.reporting.safe_versions.conftest import (
    approved,
    ben,
    confirmed,
    enough_people,
    fay,
    gwen,
    key_of_the_installation,
    mailbox,
    northmoor,
    receipt,
    report,
)

__all__ = [
    "approved", "ben", "confirmed", "enough_people", "fay", "gwen", "key_of_the_installation", "keys_and_door", "mailbox",
    "northmoor", "receipt", "report",
]  # fmt: skip
pytestmark = pytest.mark.django_db
HEADING = "Public replies since you wrote"
ABOUT = "What you wrote is part of it."
OTHERS = "These answer other things that people told us."


@pytest.fixture
def long_ago() -> None:
    """In the place of that of the exercise of Northmoor, which is not here."""


@pytest.fixture
def door(keys_and_door: SpeakDoor) -> SpeakDoor:
    return keys_and_door


@pytest.fixture
def lena(cast: Cast) -> Staff:
    return _person(cast.ben.service, "Lena", Role.LEARNING_LEAD)


@pytest.fixture
def pia(cast: Cast) -> Staff:
    return _person(cast.ben.service, "Pia", Role.PUBLISHER)


@pytest.fixture
def shared(approved: Report, ben: Reader) -> Report:
    """Handed to learning long ago, and alone in the theme T01; T02 holds nothing."""
    safe_versions.share(ben.staff, ben.unlocked, approved)
    Import.objects.update(began_on=ago(60))
    exercise = Exercise.objects.get(slug=learning.SLUG)
    Understanding.objects.create(service=exercise.service, exercise=exercise, stage="done")
    theme = a_theme(exercise, "T01")
    a_theme(exercise, "T02")
    read_into(theme, learning.ident_of(approved))
    return Report.objects.get(pk=approved.pk)


def a_theme(exercise: Exercise, ident: str) -> Theme:
    named = {
        "suggested_name": ident,
        "suggested_description": "-",
        "name": f"Theme {ident}",
        "description": "-",
    }
    return Theme.objects.create(service=exercise.service, exercise=exercise, ident=ident, place=0, **named)


def read_into(theme: Theme, ident: str) -> None:
    """One contribution of one person, standing in a theme."""
    here = {"service": theme.service, "exercise": theme.exercise}
    reading = Reading.objects.create(
        **here, ident=ident, person=f"p-{ident[:20]}", language="en", channel="speak_door", text="It rained."
    )
    passage = Passage.objects.create(
        service=theme.service, reading=reading, ident=f"{ident}:1", start=0, end=10, sha256="-"
    )
    PassageInTheme.objects.create(service=theme.service, theme=theme, passage=passage, rank=0)
    Understanding.objects.filter(exercise=theme.exercise).update(counted={})


def out(lena: Staff, pia: Staff, ident: str | None) -> Reply:
    exercise = Exercise.objects.get(slug=learning.SLUG)
    theme = Theme.objects.get(exercise=exercise, ident=ident) if ident else None
    reply = actions.begin(by=lena, exercise=exercise, theme=theme)
    say(reply, lena)
    actions.ask(edition=newest(reply), by=lena)
    actions.sign(edition=newest(reply), by=pia)
    return reply


def with_others(ident: str, number: int = 9) -> None:
    """Other people in a theme."""
    theme = Theme.objects.get(ident=ident)
    for each in range(number):
        read_into(theme, f"{ident}{each}".ljust(32, "0"))


def test_a_theme_that_holds_their_words_is_found(
    shared: Report, receipt: Receipt, lena: Staff, pia: Staff
) -> None:
    with_others("T01")
    reply = out(lena, pia, "T01")

    answer = Reporter(receipt).open()

    page = said_on(answer)
    assert HEADING in page
    assert ABOUT in page
    assert OTHERS not in page
    assert f'href="/replies/{reply.number}/"' in answer.text
    assert not answer.cookies


def test_the_reply_itself_is_read_without_the_words(
    shared: Report, receipt: Receipt, lena: Staff, pia: Staff
) -> None:
    with_others("T01")
    out(lena, pia, "T01")
    browser = Reporter(receipt)
    link = re.search(r'href="(/replies/\d+/)"', browser.open().text)
    assert link is not None

    answer = browser.client.get(link[1])

    assert WORDS.heard in answer.text
    assert not browser.client.cookies


def test_a_theme_without_their_words_is_among_the_others(
    shared: Report, receipt: Receipt, lena: Staff, pia: Staff
) -> None:
    with_others("T02")
    out(lena, pia, "T02")

    page = said_on(Reporter(receipt).open())

    assert OTHERS in page
    assert ABOUT not in page


def test_a_reply_to_the_whole_exercise_is_about_them(
    shared: Report, receipt: Receipt, lena: Staff, pia: Staff
) -> None:
    out(lena, pia, None)

    assert ABOUT in said_on(Reporter(receipt).open())


@pytest.mark.parametrize("prefix", ["/young/", "/easy/", "/family/", "/cy/"])
def test_the_link_stays_in_their_words(
    shared: Report, receipt: Receipt, lena: Staff, pia: Staff, prefix: str
) -> None:
    reply = out(lena, pia, None)

    assert f'href="{prefix}replies/{reply.number}/"' in Reporter(receipt, prefix).open().text


def test_what_came_out_before_they_wrote_is_not_listed(
    shared: Report, receipt: Receipt, lena: Staff, pia: Staff
) -> None:
    reply = out(lena, pia, None)
    reply.editions.update(out_on=ago(3))

    assert HEADING not in said_on(Reporter(receipt).open())


def test_once_it_is_shared_no_more_it_is_about_them_no_more(
    shared: Report, receipt: Receipt, lena: Staff, pia: Staff
) -> None:
    with_others("T01")
    out(lena, pia, "T01")
    mailboxes.change_sharing(opened(receipt), "no")

    assert ABOUT not in said_on(Reporter(receipt).open())


def test_readers_see_no_such_list(
    shared: Report, lena: Staff, pia: Staff, sign_in: Callable[[Staff], Client], ben: Reader
) -> None:
    with_others("T01")
    out(lena, pia, "T01")

    for address in ("/staff/hear/inbox/", f"/staff/hear/inbox/{shared.number}/"):
        assert WORDS.title not in sign_in(ben.staff).get(address).content.decode()


@pytest.mark.parametrize(
    ("bulletin", "is_read", "says"),
    [
        (Bulletin.YES, True, ""),
        (Bulletin.NO, True, "has not agreed"),
        ("", True, "has not agreed"),
        (Bulletin.YES, False, "no stranger has read"),
    ],
)
def test_one_report_alone_is_answered_only_as_its_writer_agreed(
    shared: Report, lena: Staff, bulletin: str, is_read: bool, says: str
) -> None:
    Report.objects.filter(pk=shared.pk).update(bulletin=bulletin)
    if not is_read:
        apps.get_model("speakopenly_hear", "SafeVersion").objects.update(state="confirmed")
    exercise = Exercise.objects.get(slug=learning.SLUG)
    reply = actions.begin(by=lena, exercise=exercise, theme=Theme.objects.get(ident="T01"))
    say(reply, lena)

    assert policies.can_ask(lena, newest(reply)) is not bool(says)
    if says:
        assert says in str(policies.WHY_NOT_ALONE[refusal_of(evidence.behind(reply))])


def test_no_row_of_a_reply_holds_anything_of_a_report(shared: Report, lena: Staff, pia: Staff) -> None:
    with_others("T01")
    out(lena, pia, "T01")
    telling = {str(shared.pk), shared.pk.hex, shared.number, str(learning.ident_of(shared)), shared.lookup}

    rows = []
    for kind in ("Reply", "Edition", "ReplyText", "RestsOn", "Writer"):
        table = apps.get_model("speakopenly_check", kind)._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (our own name)
            rows += [str(cell) for row in cursor.fetchall() for cell in row]

    assert rows
    assert not telling & set(rows)
