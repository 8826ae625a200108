"""The box for eight words: forgiving with how they are typed, silent about what exists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from speakopenly.hear.speaking import new_receipt
from speakopenly.hear.speaking.wordlist import WORDS as LIST
from speakopenly.web.hear.reporting.mailbox.passes import Pass, seal_pass
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from tests.web.hear.reporting.mailbox.conftest import Reporter, said_on
from tests.web.hear.reporting.reports.conftest import WORDS, opened

NOT_FOUND = "We cannot find a report for these words."


@pytest.mark.parametrize(
    "written",
    [
        " ".join,
        lambda words: ", ".join(words).upper(),
        lambda words: "\n".join(f"{number}. {word}" for number, word in enumerate(words, 1)),
        lambda words: "  ".join(word.title() for word in words) + " ",
    ],
    ids=["plain", "capitals and commas", "numbered lines", "spaces"],
)
def test_words_open_the_report_however_they_are_typed(reporter: Reporter, written: object) -> None:
    page = reporter.open(written(reporter.receipt.words))  # type: ignore[operator]

    assert page.status_code == 200
    assert "Your report" in said_on(page)
    assert WORDS in said_on(page)


def test_a_misspelt_word_is_offered_a_near_one_from_the_public_list(reporter: Reporter) -> None:
    words = list(reporter.receipt.words)
    place = next(n for n, word in enumerate(words) if len(word) >= 6 and word + "x" not in LIST)

    typed = [*words[:place], words[place] + "x", *words[place + 1 :]]
    page = reporter.open(" ".join(typed))

    assert page.status_code == 400
    assert f"Word {place + 1} is not one of our words. Did you mean “{words[place]}”?" in said_on(page)
    assert f"{words[place]}x" in page.text
    assert WORDS not in page.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type your eight words."),
        ("abacus abdomen", "You need eight words. We count 2."),
        (
            "qqqqqqqqq " + " ".join(LIST[:7]),
            "Word 1 is not one of our words. Look at your note and try again.",
        ),
    ],
)
def test_what_is_wrong_is_said_at_the_box(reporter: Reporter, typed: str, told: str) -> None:
    page = reporter.open(typed)

    assert page.status_code == 400
    assert told in said_on(page)
    assert "There is a problem" in said_on(page)


def test_swapped_words_are_said_not_to_fit(reporter: Reporter) -> None:
    words = list(reporter.receipt.words)
    swaps = ([*words[:n], words[n + 1], words[n], *words[n + 2 :]] for n in range(7))

    told = [said_on(reporter.open(" ".join(swap))) for swap in swaps if swap != words]

    assert all("These words do not fit together" in each or NOT_FOUND in each for each in told)
    assert any("These words do not fit together" in each for each in told)


def test_unknown_and_deleted_look_the_same(reporter: Reporter) -> None:
    opened(reporter.receipt).report.delete()
    never = new_receipt()

    gone, unknown = reporter.open(), reporter.open(" ".join(never.words))

    assert gone.status_code == unknown.status_code == 400
    assert NOT_FOUND in said_on(gone)
    known_words = " ".join(reporter.receipt.words)
    assert gone.text.replace(known_words, "") == unknown.text.replace(" ".join(never.words), "")


def test_unknown_and_deleted_ask_the_database_the_same(
    reporter: Reporter, django_assert_num_queries: object
) -> None:
    opened(reporter.receipt).report.delete()

    for words in (reporter.receipt.words, new_receipt().words):
        with django_assert_num_queries(7):  # type: ignore[operator]
            reporter.open(" ".join(words))


def test_no_page_sets_a_cookie_or_may_be_kept(reporter: Reporter) -> None:
    for page in (reporter.client.get("/return/"), reporter.open(), reporter.post("withdraw")):
        assert not page.cookies
        assert page.headers["Cache-Control"] == "no-store"
        assert "Cookie" not in page.headers.get("Vary", "")


def test_an_hour_idle_asks_for_the_words_again_and_keeps_what_was_written(reporter: Reporter) -> None:
    long_ago = timezone.now() - timedelta(hours=1, minutes=1)
    reporter.given = seal_pass(Pass(reporter.receipt.secret), now=long_ago)

    page = reporter.post("write", text="One thing more about the handover.", kind="addition")

    assert page.status_code == 403
    assert "Type your eight words again" in said_on(page)
    assert "One thing more about the handover." in page.text
    again = reporter.post(
        "report", words=" ".join(reporter.receipt.words), text="One thing more about the handover."
    )
    assert "One thing more about the handover." in again.text
    assert len(mailboxes.thread(opened(reporter.receipt))) == 1


@pytest.mark.parametrize("given", ["", "nonsense", "A" * 742])
def test_a_pass_that_is_none_opens_nothing(reporter: Reporter, given: str) -> None:
    page = reporter.client.post("/return/report/", {"pass": given})

    assert page.status_code == 403
    assert WORDS not in page.text


def test_the_pass_is_new_on_every_page_and_says_nothing(reporter: Reporter) -> None:
    reporter.open()
    first = reporter.given
    reporter.post("report")

    assert reporter.given != first
    assert len(reporter.given) == len(first) == 742


def test_a_page_asked_for_without_its_form_leads_to_the_box(reporter: Reporter) -> None:
    for page in ("report", "write", "withdraw", "file"):
        answer = reporter.client.get(f"/cy/young/return/{page}/")

        assert answer.status_code == 302
        assert answer.headers["Location"] == "/cy/young/return/"


def test_a_database_that_does_not_answer_keeps_the_words_in_the_box(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(mailboxes, "find", fail)

    page = reporter.open()

    assert "We cannot open reports just now" in said_on(page)
    assert reporter.receipt.words[0] in page.text


def test_where_no_door_was_ever_set_up_there_is_nothing_to_come_back_to(db: None) -> None:
    SpeakDoor.objects.all().delete()

    page = Client().get("/return/")

    assert "There is nothing to come back to yet" in page.text
    assert "<form" not in page.text


@pytest.mark.parametrize("prefix", ["/", "/cy/", "/young/", "/family/", "/easy/", "/cy/easy/"])
def test_every_wording_and_language_opens_the_thread(reporter: Reporter, prefix: str) -> None:
    reporter.prefix = prefix

    page = reporter.open()

    assert page.status_code == 200
    assert WORDS in said_on(page)
    assert f'action="{prefix}return/write/' in page.text


def test_changing_the_wording_keeps_what_is_typed(reporter: Reporter) -> None:
    reporter.open()
    reporter.prefix = "/young/"

    page = reporter.post("report", text="Half a sentence", kind="correction", stay="yes")

    assert "Half a sentence" in page.text
    assert 'value="correction"' in page.text
    assert len(mailboxes.thread(opened(reporter.receipt))) == 1
