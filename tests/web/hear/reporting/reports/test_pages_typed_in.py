"""A report typed in for somebody: the same questions on one page, the words shown once, for them alone."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import Client, override_settings
from django.utils import timezone

from speakopenly.core.sealing.drafts import DraftKeys
from speakopenly.hear.speaking import Answers, Condition, Danger, Kind, Receipt, Wording
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.models import AuditLine
from tests.web.hear.reporting.reports.conftest import opened
from tests.web.hear.reporting.reports.test_pages import cheap_guessing, reader, said_on, unlocked

__all__ = ["cheap_guessing", "reader", "unlocked"]

PAGE = "/staff/hear/reports/typed-in/"
TOLD = {"words": "They moved me and nobody said why.", "wording": "young", "language": "cy"}


@pytest.fixture(autouse=True)
def draft_keys(db: None) -> None:
    DraftKeys(settings.KEYS / "drafts").prepare(timezone.now().date())


def slip_on(page: str) -> str:
    found = re.search(r'name="slip" value="([^"]+)"', page)
    assert found
    return found[1]


def type_in(reader: Client, **more: object) -> str:
    slip = slip_on(reader.get(PAGE).text)
    answer = reader.post(PAGE, TOLD | {"slip": slip} | more)
    assert answer.status_code == 200, said_on(answer)
    return answer.text


def receipt_on(page: str) -> Receipt:
    return Receipt(tuple(re.findall(r"<li>([a-z-]+)</li>", page)))


def test_the_words_on_the_slip_open_the_report(reader: Client) -> None:
    page = type_in(reader, kind="worry", made_likely=["WR"], danger="")

    first = mailboxes.thread(opened(receipt_on(page)))[0].body

    assert isinstance(first, Answers)
    assert first.words == TOLD["words"]
    assert (first.wording, first.language, first.kind) == (Wording.YOUNG, "cy", Kind.WORRY)
    assert first.made_likely == (Condition.WR,)
    assert first.danger is Danger.UNANSWERED
    assert Report.objects.get().is_typed_in


def test_sending_twice_stores_once_and_shows_the_same_words(reader: Client) -> None:
    slip = slip_on(reader.get(PAGE).text)

    shown = [receipt_on(reader.post(PAGE, TOLD | {"slip": slip}).text) for _time in range(2)]

    assert shown[0] == shown[1]
    assert Report.objects.count() == 1


def test_the_page_with_the_words_can_be_printed_and_is_kept_nowhere(reader: Client) -> None:
    slip = slip_on(reader.get(PAGE).text)

    answer = reader.post(PAGE, TOLD | {"slip": slip})

    assert answer.headers["Cache-Control"] == "no-store"
    assert "They cannot be shown again." in said_on(answer)
    assert "handed over" in said_on(reader.post(f"{PAGE}handed-over/", follow=True))


def test_the_slip_says_where_to_come_back_in_their_own_words(reader: Client) -> None:
    assert "http://testserver/cy/young/return/" in type_in(reader)


@override_settings(SPEAK_HOST="speak.northmoor.example")
def test_on_two_hosts_the_slip_names_the_speak_door(reader: Client) -> None:
    assert "https://speak.northmoor.example/cy/young/return/" in type_in(reader)


def test_a_page_left_open_for_too_long_keeps_what_was_typed(reader: Client) -> None:
    answer = reader.post(PAGE, TOLD | {"slip": "old"})

    assert answer.status_code == 400
    assert "This page was open for too long. Nothing is lost: send it again." in said_on(answer)
    assert TOLD["words"] in answer.text
    assert slip_on(answer.text)


def test_only_what_happened_and_who_tells_must_be_given(reader: Client) -> None:
    answer = reader.post(PAGE, {"slip": slip_on(reader.get(PAGE).text)})

    assert answer.status_code == 400
    assert said_on(answer).count("Problem:") == 3
    assert "Write what happened, even in one line." in said_on(answer)


@pytest.mark.parametrize("box", ["made_likely_words", "helped_words", "idea"])
def test_a_note_that_is_too_long_is_said_at_its_box(reader: Client, box: str) -> None:
    answer = reader.post(PAGE, TOLD | {"slip": slip_on(reader.get(PAGE).text), box: "x" * 2001})

    assert answer.status_code == 400
    assert "at most 2000 characters" in said_on(answer)
    assert not Report.objects.exists()


def test_a_database_that_fails_keeps_what_was_typed(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise DatabaseError

    slip = slip_on(reader.get(PAGE).text)
    with monkeypatch.context() as broken:
        broken.setattr(conversations, "typed_in", fail)
        answer = reader.post(PAGE, TOLD | {"slip": slip})

    assert answer.status_code == 503
    assert TOLD["words"] in answer.text
    receipt = receipt_on(reader.post(PAGE, TOLD | {"slip": slip_on(answer.text)}).text)
    assert opened(receipt).report.is_typed_in


def test_typing_in_leaves_no_line_that_says_when_somebody_spoke(reader: Client) -> None:
    before = AuditLine.objects.count()

    type_in(reader)

    assert AuditLine.objects.count() == before
