"""Readers ask whether a safe version may be shared or printed: its writer sees it, and answers in the mailbox."""

from __future__ import annotations

import pytest

from speakopenly.hear.speaking import Asks, Bulletin, Sharing
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import actions
from speakopenly.web.people.roles import Role
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.mailbox.conftest import Reporter, said_on
from tests.web.hear.reporting.reports.conftest import Reader, opened, send, with_a_key, with_a_safe_version

TOLD = "Wilma Hart was away. The handover had no line for visits."
SAFE = "The handover had no line for visits."


@pytest.fixture
def asked(ben: Reader, cast: Cast) -> Reporter:
    """Somebody who wants to be asked first; a safe version stands."""
    gwen = with_a_key(_person(cast.ben.service, "Gwen", Role.READER))
    receipt = send(ben.staff.service, TOLD, sharing=Sharing.ASK)
    with_a_safe_version(opened(receipt).report, ben, gwen)
    return Reporter(receipt)


def ask(ben: Reader, asks: Asks) -> None:
    actions.ask(ben.staff, ben.unlocked, Report.objects.get(), asks)


def shown_at(page: str) -> str:
    return page.partition('name="shown_at" value="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("prefix", "question"),
    [
        ("/", "May we share this with the service? We took names and clues out."),
        ("/easy/", "Can we show this to the service?"),
        ("/young/", "Can we share this with the people who run the service?"),
        ("/cy/", "A gawn ni rannu hyn gyda'r gwasanaeth?"),
    ],
)
def test_the_safe_version_is_shown_and_a_yes_is_a_yes(
    ben: Reader, asked: Reporter, prefix: str, question: str
) -> None:
    asked.prefix = prefix
    ask(ben, Asks.SHARING)

    page = said_on(asked.open())
    asked.post("sharing", sharing="yes")

    assert question in page
    assert page.count(SAFE) == 2  # in their own words, and in the safe version
    assert Report.objects.get().sharing == Sharing.YES


def test_nobody_has_to_answer(ben: Reader, asked: Reporter) -> None:
    ask(ben, Asks.SHARING)

    page = said_on(asked.open())

    assert "You do not have to answer. Nothing bad follows if you do not." in page
    assert Report.objects.get().sharing == Sharing.ASK


def test_the_bulletin_is_asked_apart_and_can_be_changed(ben: Reader, asked: Reporter) -> None:
    assert "bulletin" not in said_on(asked.open())
    ask(ben, Asks.BULLETIN)

    page = asked.open()
    place = shown_at(page.text)
    assert "May we print this in the bulletin? You see it here first." in said_on(page)
    page = asked.post("bulletin", bulletin="yes", shown_at=place)
    assert "We have your choice about printing" in said_on(page)
    assert "You chose about the bulletin: Yes, print it" in said_on(page)
    page = asked.post("bulletin", bulletin="no", shown_at=place)

    assert Report.objects.get().bulletin == Bulletin.NO
    assert Report.objects.get().sharing == Sharing.ASK


@pytest.mark.parametrize(("sent", "status"), [({}, 400), ({"bulletin": "asked", "shown_at": "1"}, 400)])
def test_a_choice_has_to_be_made(ben: Reader, asked: Reporter, sent: dict[str, str], status: int) -> None:
    ask(ben, Asks.BULLETIN)
    asked.open()

    page = asked.post("bulletin", **sent)

    assert page.status_code == status
    assert "Choose yes, ask me again or no." in said_on(page)


def test_a_page_shown_before_the_version_changed_decides_nothing(ben: Reader, asked: Reporter) -> None:
    ask(ben, Asks.BULLETIN)
    place = shown_at(asked.open().text)
    actions.make_again(ben.staff, ben.unlocked, Report.objects.get())

    page = asked.post("bulletin", bulletin="yes", shown_at=place)

    assert Report.objects.get().bulletin == ""
    assert "We have your choice about printing" not in said_on(page)


def test_readers_see_what_was_chosen(ben: Reader, asked: Reporter) -> None:
    ask(ben, Asks.BULLETIN)
    asked.open()
    place = shown_at(asked.open().text)

    asked.post("bulletin", bulletin="later", shown_at=place)

    assert Report.objects.get().bulletin == Bulletin.LATER
