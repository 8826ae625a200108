"""A report is sealed, stored once, and found again by its receipt only."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.hear.speaking import Author, MessageKind, clean_text, new_receipt
from speakopenly.web.hear.keyring.case_keys import NobodyHoldsAKey
from speakopenly.web.hear.keyring.models import CaseKey, Wrap
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.actions import intake, take_in
from speakopenly.web.hear.reporting.reports.models import Message, Report
from speakopenly.web.people.models import AuditLine, Service
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import WORDS, Reader, answers, opened, send

ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=300)
NO_FRESH_DATABASE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_what_was_sent_is_read_again_with_the_receipt(northmoor: Service) -> None:
    receipt = send(northmoor, idea="A line for who visited.")

    (entry,) = mailboxes.thread(opened(receipt))

    assert (entry.place, entry.author, entry.kind) == (1, Author.REPORTER, MessageKind.REPORT)
    assert entry.body == answers(idea="A line for who visited.")


def test_another_receipt_opens_nothing(northmoor: Service) -> None:
    send(northmoor)

    assert mailboxes.find(new_receipt()) is None


@NO_FRESH_DATABASE
@given(words=ANY_TEXT, idea=ANY_TEXT, contact=ANY_TEXT)
def test_any_words_come_back_as_they_were_typed(
    northmoor: Service, fay: Reader, words: str, idea: str, contact: str
) -> None:
    receipt = send(northmoor, words, idea=idea, contact=contact)

    (entry,) = mailboxes.thread(opened(receipt))

    assert entry.body == answers(words, idea=idea)
    assert entry.body.words == clean_text(words)


def test_sent_twice_is_stored_once(northmoor: Service) -> None:
    receipt = new_receipt()

    first = take_in(service=northmoor, answers=answers(), receipt=receipt, once=b"one")
    second = take_in(service=northmoor, answers=answers(), receipt=receipt, once=b"one")

    assert (first.is_new, second.is_new) == (True, False)
    assert (Report.objects.count(), Message.objects.count(), CaseKey.objects.count()) == (1, 1, 1)


def test_one_receipt_is_never_given_to_two_reports(northmoor: Service) -> None:
    receipt = new_receipt()

    take_in(service=northmoor, answers=answers(), receipt=receipt, once=b"one")
    second = take_in(service=northmoor, answers=answers("Other words."), receipt=receipt, once=b"two")

    assert not second.is_new
    assert mailboxes.thread(opened(receipt))[0].body == answers()


def test_two_services_may_be_sent_the_same_number(northmoor: Service, cast: Cast) -> None:
    one, other = (northmoor.pk, cast.dilys.service.pk)

    assert intake.once_of(one, b"same") != intake.once_of(other, b"same")


def test_a_number_that_is_taken_is_drawn_again(northmoor: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["AAAAAA", "AAAAAA", "BBBBBB"])
    monkeypatch.setattr(intake, "_number", lambda: next(drawn))

    send(northmoor)
    send(northmoor)

    assert set(Report.objects.values_list("number", flat=True)) == {"AAAAAA", "BBBBBB"}


def test_a_database_that_refuses_says_so_and_keeps_nothing(
    northmoor: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if "hear_message" in sql:
            raise DatabaseError("attempt to write a readonly database")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(DatabaseError):
        send(northmoor)

    assert (Report.objects.count(), CaseKey.objects.count(), Wrap.objects.count()) == (0, 0, 0)


def test_a_report_nobody_could_ever_read_is_refused(cast: Cast) -> None:
    with pytest.raises(NobodyHoldsAKey):
        send(cast.dilys.service)


def test_sending_leaves_no_line_in_the_audit_trail(northmoor: Service) -> None:
    before = AuditLine.objects.count()

    send(northmoor)

    assert AuditLine.objects.count() == before


def test_only_days_and_codes_stand_readable_beside_the_seal(northmoor: Service) -> None:
    send(northmoor)

    (message,) = Message.objects.all()

    assert WORDS.encode() not in bytes(message.sealed)
    assert len(bytes(message.sealed)) == 633
