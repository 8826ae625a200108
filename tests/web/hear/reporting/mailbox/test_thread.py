"""What the reporter sees of the thread, and what they may do in it."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from speakopenly.hear.speaking import Closing, Condition, HarmSigns, Kind, Message, Sharing, YesNo
from speakopenly.hear.speaking.answers import clean_text, is_blank
from speakopenly.hear.speaking.threads import HarmAnswer
from speakopenly.web.hear.reporting.mailbox.forms import MEGABYTE
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports.models import DayCount, Report, ReportState
from tests.web.hear.reading import read_by_two
from tests.web.hear.reporting.mailbox.conftest import Reporter, ask, said_on
from tests.web.hear.reporting.reports.conftest import WORDS, Reader, opened, send

CLOSING = Closing("You told us of a thin handover.", "The form has a new line for visits.", "")
A_TIME = re.compile(r"\b\d{1,2}:\d\d\b")


def photo(place: bool = True) -> SimpleUploadedFile:
    picture, exif, out = Image.new("RGB", (40, 30), "navy"), Image.Exif(), BytesIO()
    exif[0x0110] = "Phone 7"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (3.0, 10.0, 0.0)})
    picture.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_20261005_auntie_jo.jpg", out.getvalue(), "image/jpeg")


def bodies(reporter: Reporter) -> list[Any]:
    return [entry.body for entry in mailboxes.thread(opened(reporter.receipt))]


def close(ben: Reader, gwen: Reader, reporter: Reporter, closing: Closing = CLOSING) -> None:
    report = read_by_two(opened(reporter.receipt).report, ben, gwen)
    conversations.close(ben.staff, ben.unlocked, report, closing)


def test_a_new_report_says_what_comes_next(reporter: Reporter) -> None:
    page = said_on(reporter.open())

    assert re.search(r"We have your report\. Next: a reader opens it by \d+ \w+ 2\d{3}\.", page)
    assert "Nobody has opened it yet." in page


def test_who_opened_it_is_told_by_role_and_number(reporter: Reporter, ben: Reader) -> None:
    number = opened(reporter.receipt).report.number
    for _time in range(3):
        conversations.read(ben.staff, ben.unlocked, number)

    page = said_on(reporter.open())

    assert "Opened by: readers, 3 times." in page
    assert re.search(r"Next: a reply by \d+ \w+ 2\d{3}\.", page)
    assert "Ben" not in page


def test_a_late_reply_is_called_late(reporter: Reporter) -> None:
    report = opened(reporter.receipt).report
    Report.objects.filter(pk=report.pk).update(received_on=timezone.localdate() - timedelta(days=60))

    assert "It is late." in said_on(reporter.open())


def test_a_question_can_be_answered_or_left(reporter: Reporter, ben: Reader) -> None:
    ask(ben, reporter.receipt)
    page = reporter.open()
    assert "Which form was it?" in said_on(page)
    assert "You do not have to answer. Nothing bad follows if you do not." in said_on(page)

    page = reporter.post("write", kind="answer", text="The one for weekends.")

    assert "We have it" in said_on(page)
    assert bodies(reporter)[-1] == Message("The one for weekends.")


def test_no_time_of_day_and_no_name_stands_in_the_thread(reporter: Reporter, ben: Reader) -> None:
    ask(ben, reporter.receipt)
    reporter.open()
    page = reporter.post("write", kind="answer", text="The one for weekends.")

    assert not A_TIME.search(said_on(page))
    assert not re.search(r"(?<![\w-])Ben(?![\w-])", page.text)  # sealed fields hold any three letters
    assert set(re.findall(r"(You|Readers): ", said_on(page))) == {"You", "Readers"}


def test_sending_twice_stores_once(reporter: Reporter) -> None:
    reporter.open()
    first = reporter.given
    reporter.post("write", kind="addition", text="One more thing.")
    reporter.given = first
    page = reporter.post("write", kind="addition", text="One more thing.")

    assert "We have it" in said_on(page)
    assert len(bodies(reporter)) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_any_words_come_back_as_they_were_typed(reporter: Reporter, text: str) -> None:
    reporter.open()
    before = len(bodies(reporter))

    page = reporter.post("write", kind="addition", text=text)

    if is_blank(clean_text(text)):
        assert page.status_code == 400
        assert len(bodies(reporter)) == before
    else:
        assert page.status_code == 200
        assert bodies(reporter)[-1] == Message(text)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=300), given_pass=st.text(max_size=900), choice=st.text(max_size=20))
def test_nothing_that_is_sent_breaks_a_page(
    reporter: Reporter, words: str, given_pass: str, choice: str
) -> None:
    words, given_pass, choice = (
        each.encode("utf-8", "replace").decode() for each in (words, given_pass, choice)
    )
    reporter.open()
    for page in ("write", "harm", "sharing", "useful", "withdraw", "my-proof"):
        sent = {"text": words, "kind": choice, "answer": choice, "sharing": choice, "sent": "yes"}

        assert reporter.post(page, **sent).status_code < 500
        assert reporter.client.post(f"/return/{page}/", sent | {"pass": given_pass}).status_code == 403
    assert reporter.client.post("/return/report/", {"words": words}).status_code == 400


def test_the_same_words_may_be_said_again_later(reporter: Reporter) -> None:
    reporter.open()
    reporter.post("write", kind="addition", text="Still no answer?")
    reporter.post("write", kind="addition", text="Still no answer?")

    assert len(bodies(reporter)) == 3


@pytest.mark.parametrize("text", ["", "   \n\u200b"])
def test_a_blank_message_is_not_sent(reporter: Reporter, text: str) -> None:
    reporter.open()

    page = reporter.post("write", kind="addition", text=text)

    assert page.status_code == 400
    assert "Write your answer, even in one line." in said_on(page)
    assert len(bodies(reporter)) == 1


def test_a_photo_is_cleaned_and_its_reporter_is_told_of_what(reporter: Reporter) -> None:
    reporter.open()

    page = reporter.post("write", kind="addition", text="The board on the wall.", file=photo())

    assert re.search(r"photo\.jpg\. Cleaned: [^.]*place[^.]*device[^.]* removed\.", said_on(page))
    assert "auntie" not in page.text


def test_ones_own_file_can_be_saved_again(reporter: Reporter) -> None:
    reporter.open()
    page = reporter.post("write", kind="addition", text="The board.", file=photo())
    ident = re.search(r'name="file" value="([^"]+)"', page.text)
    assert ident

    file = reporter.post("file", file=ident[1])

    assert file.headers["Content-Disposition"] == 'attachment; filename="photo.jpg"'
    assert file.headers["Content-Type"] == "application/octet-stream"
    assert not Image.open(BytesIO(file.content)).getexif()


def test_somebody_elses_file_is_not_there(reporter: Reporter, ben: Reader) -> None:
    other = Reporter(send(ben.staff.service))
    other.open()
    page = other.post("write", kind="addition", text="The board.", file=photo())
    ident = re.search(r'name="file" value="([^"]+)"', page.text)
    assert ident
    reporter.open()

    assert reporter.post("file", file=ident[1]).status_code == 404
    assert reporter.post("file", file="not-an-id").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("big.jpg", b"\xff\xd8\xff" + bytes(14 * MEGABYTE), "This file is too big (15 MB)."),
        ("empty.jpg", b"", "This file is empty."),
        ("run.exe", b"MZ" + bytes(200), "We cannot take programs."),
        ("all.7z", b"7z\xbc\xaf\x27\x1c" + bytes(200), "We cannot take packed files."),
    ],
    ids=["too big", "empty", "program", "packed"],
)
def test_a_file_we_cannot_take_is_explained_and_the_words_stay(
    reporter: Reporter, name: str, data: bytes, told: str
) -> None:
    reporter.open()

    page = reporter.post("write", kind="addition", text="Kept words.", file=SimpleUploadedFile(name, data))

    assert page.status_code == 400
    assert told in said_on(page)
    assert "Kept words." in page.text
    assert len(bodies(reporter)) == 1


def test_a_file_we_cannot_clean_is_marked_so(reporter: Reporter) -> None:
    reporter.open()

    old = SimpleUploadedFile("notes.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    page = reporter.post("write", kind="addition", text="My notes.", file=old)

    assert "We could not clean this. Only readers can open it." in said_on(page)


def test_a_file_needs_a_line_of_words(reporter: Reporter) -> None:
    reporter.open()

    page = reporter.post("write", kind="addition", text="", file=photo())

    assert "Write a line to go with the file" in said_on(page)


def test_a_database_that_fails_keeps_what_was_typed(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporter.open()

    def fail(*_given: object, **_more: object) -> None:
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(mailboxes, "add", fail)
        page = reporter.post("write", kind="correction", text="It was Tuesday.", file=photo())

    assert page.status_code == 503
    assert "Your words are not sent yet" in said_on(page)
    assert "If you chose a file, choose it again." in said_on(page)
    assert "It was Tuesday." in page.text
    assert '<input type="hidden" name="kind" value="correction">' in page.text
    page = reporter.post("write", kind="correction", text="It was Tuesday.")
    assert bodies(reporter)[-1] == Message("It was Tuesday.")


def test_the_last_answer_has_three_parts_and_is_asked_about(
    reporter: Reporter, ben: Reader, gwen: Reader
) -> None:
    close(ben, gwen, reporter)

    page = said_on(reporter.open())

    assert "Readers closed this report on" in page
    assert "Heard You told us of a thin handover." in page
    assert "Changed The form has a new line for visits." in page
    assert "Checked We have not looked yet whether it helped." in page
    assert "Was this useful?" in page


@pytest.mark.parametrize(("answer", "counted"), [("yes", 1), ("partly", 1), ("no", 1), ("rubbish", 0)])
def test_whether_it_was_useful_is_counted_and_not_kept_with_the_report(
    reporter: Reporter, ben: Reader, gwen: Reader, answer: str, counted: int
) -> None:
    close(ben, gwen, reporter)
    reporter.open()

    page = reporter.post("useful", useful=answer)

    assert page.status_code == 200
    assert DayCount.objects.filter(what=f"useful_{answer}").count() == counted
    assert len(bodies(reporter)) == 2
    if counted:
        assert "Was this useful?" not in said_on(page)


def test_a_closed_report_still_hears_its_reporter(reporter: Reporter, ben: Reader, gwen: Reader) -> None:
    close(ben, gwen, reporter)
    reporter.open()

    reporter.post("write", kind="addition", text="It has begun again.")

    assert opened(reporter.receipt).report.state == ReportState.OPENED


def test_harm_is_asked_about_after_a_reply_with_the_signs_and_routes_of_the_wording(
    reporter: Reporter, ben: Reader, gwen: Reader
) -> None:
    close(ben, gwen, reporter)
    everyday = said_on(reporter.open())
    reporter.prefix = "/young/"
    young = said_on(reporter.open())

    assert "My rota, workload or duties got worse" in everyday
    assert "Your rights to blow the whistle stay the same." in everyday
    assert "The count does not say who gave them." in everyday
    assert "01632" in everyday
    assert "I was moved, or told I might be" in young
    assert "rota" not in young
    assert "advocate" in young


def test_harm_told_stands_in_the_thread_for_readers(reporter: Reporter, ben: Reader, gwen: Reader) -> None:
    close(ben, gwen, reporter)
    reporter.open()

    page = reporter.post("harm", answer="yes", signs=["rota"], text="My shifts were moved.")

    assert "We have it. Readers will look at this first." in said_on(page)
    body = bodies(reporter)[-1]
    assert body == HarmAnswer(YesNo.YES, (HarmSigns.ROTA,), "My shifts were moved.")
    assert opened(reporter.receipt).report.state == ReportState.OPENED


def test_harm_can_be_told_at_any_time_but_not_blank(reporter: Reporter) -> None:
    assert "Has anything bad happened because you spoke?" in said_on(reporter.open())

    page = reporter.post("harm", text="Hard to say.")

    assert page.status_code == 400
    assert "Choose yes, not sure or no." in said_on(page)
    assert "Hard to say." in page.text


def test_sharing_can_be_thought_over(reporter: Reporter) -> None:
    reporter.open()

    page = reporter.post("sharing", sharing="no")

    assert "We have your choice" in said_on(page)
    assert "You chose: No" in said_on(page)
    assert opened(reporter.receipt).report.sharing == Sharing.NO


def test_what_was_told_beside_the_words_can_be_seen(ben: Reader) -> None:
    receipt = send(
        ben.staff.service, kind=Kind.NEAR_MISS, made_likely=(Condition.TC,), quarter="2026-Q3", idea="A call"
    )

    page = said_on(Reporter(receipt).open())

    assert "You also told us" in page
    for told in (
        "It nearly went wrong",
        "Handover, cover, or not clear whose job",
        "July to September 2026",
        "A call",
    ):
        assert told in page


def test_words_are_shown_as_text_and_never_as_markup(ben: Reader) -> None:
    receipt = send(ben.staff.service, "<script>alert(1)</script> & \u202e so on")

    page = Reporter(receipt).open().text

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_reporters_words_are_in_no_log(reporter: Reporter, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        reporter.open()
        reporter.post("write", kind="addition", text="Something only we know.")

    told = caplog.text
    assert "Something only we know." not in told
    assert WORDS not in told
    assert not [word for word in reporter.receipt.words if len(word) > 5 and word in told]


def test_the_reporter_sees_and_can_save_that_the_way_to_reach_them_was_destroyed(
    ben: Reader, gwen: Reader
) -> None:
    reporter = Reporter(send(ben.staff.service, contact="01632 960 001"))
    close(ben, gwen, reporter)

    page = said_on(reporter.open())
    record = reporter.post("my-record").content.decode()
    real = reporter.client.post("/return/proof/", {"proof": record})
    altered = reporter.client.post(
        "/return/proof/", {"proof": record.replace("What: contact", "What:  contact")}
    )
    other = reporter.client.post("/return/proof/", {"proof": re.sub(r"Mark: .", _another_digit, record)})

    assert "The way to reach you was destroyed on" in page
    assert "01632" not in record
    assert "This proof is real" in said_on(real)
    assert "destroyed a way to reach someone on" in said_on(real)
    assert "This proof is real" in said_on(altered)
    assert "This is not our proof, or it was changed." in said_on(other)


def _another_digit(found: re.Match[str]) -> str:
    return "Mark: 1" if found[0].endswith("0") else "Mark: 0"


def test_without_a_record_there_is_none_to_save(reporter: Reporter) -> None:
    page = said_on(reporter.open())

    assert "destroyed" not in page
    assert reporter.post("my-record").status_code == 404
