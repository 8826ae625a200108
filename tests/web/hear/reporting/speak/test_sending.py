"""Sending: stored once, shown once it is on the disk, and never lost where it fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, OperationalError, connection

from speakopenly.hear.speaking import Receipt, receipt_from
from speakopenly.web.hear.keyring.case_keys import NobodyHoldsAKey
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.reporting.reports import actions, mailboxes
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.speak import drafts
from tests.web.hear.reporting.speak.conftest import WORDS, Writer, stored

pytestmark = pytest.mark.django_db


def failing(error: Exception) -> Callable[..., object]:
    def fail(**_given: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    "error",
    [OperationalError("disk full"), DatabaseError("locked"), OSError("gone"), TypeError("our own fault")],
    ids=lambda error: type(error).__name__,
)
def test_whatever_fails_the_words_stay_on_the_page_and_no_receipt_is_shown(
    writer: Writer, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    writer.to_check()
    receipt = receipt_from(drafts.open_posted(writer.draft).seed)

    with monkeypatch.context() as broken:
        broken.setattr(actions, "take_in", failing(error))
        answer = writer.press("/speak/send/")

    assert answer.status_code == 503
    assert "Your report is not sent yet" in writer.text
    assert WORDS in writer.text
    assert not [word for word in receipt.words if f">{word}<" in writer.text]
    assert not Report.objects.exists()


def test_after_a_failure_the_same_button_sends_it_once(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.to_check()
    with monkeypatch.context() as broken:
        broken.setattr(actions, "take_in", failing(OperationalError("disk full")))
        writer.press("/speak/send/")
        writer.press("/speak/send/")

    writer.press("/speak/send/")

    assert stored(writer).words == WORDS
    assert Report.objects.count() == 1


def away(*_given: object) -> object:
    raise OperationalError("away")


def test_a_database_that_is_away_altogether_costs_nobody_their_words(writer: Writer) -> None:
    writer.to_words()

    with connection.execute_wrapper(away):
        writer.press("/speak/check/", words=WORDS)
        assert writer.press("/speak/send/").status_code == 503
        assert WORDS in writer.text
    writer.press("/speak/send/")

    assert stored(writer).words == WORDS


def test_help_for_a_child_is_shown_while_the_database_is_away(writer: Writer) -> None:
    writer.to_words(danger="yes")

    with connection.execute_wrapper(away):
        assert writer.to_words(danger="yes").status_code == 200

    assert ">01632 960 101</a>" in writer.text


def test_where_no_reader_has_a_key_nothing_is_sent_and_the_words_stay(writer: Writer) -> None:
    ReadingKey.objects.all().delete()

    answer = writer.send()

    assert answer.status_code == 503
    assert WORDS in writer.text
    assert issubclass(NobodyHoldsAKey, Exception)


def test_pressing_send_twice_shows_the_same_words_and_stores_once(writer: Writer) -> None:
    writer.to_check()
    draft = writer.draft

    writer.press("/speak/send/", draft=draft)
    first = writer.eight
    writer.press("/speak/send/", draft=draft)

    assert writer.eight == first
    assert "You pressed Send more than once. We have your report once." in writer.text
    assert Report.objects.count() == 1


def test_the_receipt_works_when_it_is_shown(writer: Writer) -> None:
    writer.send()

    assert mailboxes.find(Receipt(writer.eight)) is not None


def test_two_people_get_different_words(writers: type[Writer]) -> None:
    first, second = writers(""), writers("")

    first.send()
    second.send()

    assert first.eight != second.eight
    assert Report.objects.count() == 2


def test_a_way_to_reach_somebody_that_cannot_be_kept_is_said_so(writer: Writer) -> None:
    writer.to_words()
    writer.press("/speak/conditions/", words=WORDS)
    writer.press("/speak/about/")
    writer.press("/speak/check/", contact="01632 960 199")
    assert "01632 960 199" in writer.text

    writer.press("/speak/send/")

    assert "We could not keep your way to reach you" in writer.text, "there is only one reader"


def test_the_pages_after_sending_carry_no_words_of_the_report(writer: Writer) -> None:
    writer.send("The zebra was at the crossing.")
    pages = [writer.page, writer.press("/speak/confirm/"), writer.press("/speak/done/", skip="yes")]

    assert not [page for page in pages if "zebra" in page.text]
    assert len(writer.draft) < 1000
