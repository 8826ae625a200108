"""Readers' pages: who may enter, what waits, one report, what is sent back, and what is never said."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from speakopenly.core.sealing import passphrases
from speakopenly.hear.attachments.records import AttachmentKind, Cleaned, Removed
from speakopenly.hear.speaking import (
    Closing,
    Condition,
    Danger,
    HarmAnswer,
    Kind,
    Message,
    MessageKind,
    Receipt,
    RoleBand,
    YesNo,
)
from speakopenly.web.hear.keyring import actions as keyring
from speakopenly.web.hear.keyring import key_locks
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.keyring.policies import kinds_of
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.models import Opened, Report, ReportState
from speakopenly.web.hear.reports_room import reports_that_wait
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.hear.reading import read_by_two, save
from tests.web.hear.reporting.reports.conftest import WORDS, Reader, number_of, opened, send, with_a_key

SECRET = "teapot ladder orchard violin"
PHOTO = Cleaned(b"\xff\xd8 a photo", AttachmentKind.JPEG, "photo.jpg", (Removed.PLACE, Removed.DEVICE), True)
RAW = Cleaned(b"old notes", AttachmentKind.UNKNOWN, "file.doc", (), False)
CLOSE = {"heard": "A thin handover.", "changed": "The form has a line for visits.", "checked": ""}


def said_on(answer: HttpResponse) -> str:
    main = answer.text.split("<main")[1].split("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture(autouse=True)
def cheap_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))


@pytest.fixture
def unlocked(sign_in: Callable[[Staff], Client]) -> Callable[[Staff], Client]:
    """A browser in which this person has signed in and unlocked."""

    def open_browser(staff: Staff) -> Client:
        client = sign_in(staff)
        client.post("/staff/hear/unlock/", {"passphrase": SECRET})
        return client

    return open_browser


@pytest.fixture
def reader(cast: Cast, gwen: Reader, unlocked: Callable[[Staff], Client]) -> Client:
    keyring.make_reading_key(by=cast.ben, passphrase=SECRET)
    return unlocked(cast.ben)


@pytest.fixture
def receipt(cast: Cast, reader: Client) -> Receipt:
    return send(cast.ben.service)


@pytest.fixture
def gwen(cast: Cast) -> Reader:
    """The other reader."""
    return with_a_key(_person(cast.ben.service, "Gwen", Role.READER))


def ben_of(cast: Cast) -> Reader:
    """Ben with his key open, as in his browser."""
    key = ReadingKey.objects.get(user=cast.ben.user)
    private = key_locks.open_by_passphrase(key, SECRET)
    return Reader(cast.ben, Unlocked(key, private, kinds_of(cast.ben.roles)))


def at(receipt: Receipt, page: str = "") -> str:
    return f"/staff/hear/reports/{number_of(receipt)}/{page}"


def bodies(receipt: Receipt) -> list[object]:
    return [entry.body for entry in mailboxes.thread(opened(receipt))]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("page", ["", "typed-in/", "ABC123/", "ABC123/write/", "ABC123/close/"])
def test_only_readers_and_safeguarding_leads_may_enter(
    member: Callable[..., Staff], sign_in: Callable[[Staff], Client], role: Role, page: str
) -> None:
    answer = sign_in(member(role)).get(f"/staff/hear/reports/{page}")

    if role in (Role.READER, Role.SAFEGUARDING_LEAD):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/staff/hear/unlock/")
    else:
        assert answer.status_code == 403
        assert "This page is for: reader, safeguarding lead." in answer.text


def test_without_an_open_key_nothing_is_read(
    receipt: Receipt, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    client = sign_in(cast.ben)

    for page in ("", "write/", "close/"):
        assert "/unlock/" in client.get(at(receipt, page)).headers["Location"]
    assert not Opened.objects.exists()


def test_the_inbox_begins_with_a_sentence_and_puts_children_first(cast: Cast, reader: Client) -> None:
    service = cast.ben.service
    calm = [send(service, danger=Danger.NO, kind=Kind.GOOD_CATCH) for _n in range(2)]
    first = send(service, danger=Danger.NOT_SURE, kind=Kind.WORRY)

    page = reader.get("/staff/hear/reports/")

    assert "1 to look at first. 3 waiting. Oldest reply due in" in said_on(page)
    order = [page.text.index(number_of(each)) for each in (first, *calm)]
    assert order[0] == min(order)
    assert said_on(page).count("Look first") >= 1
    assert "Worry" in said_on(page)
    assert "none" in said_on(page)
    assert "Open it" in said_on(page)
    assert at(first) in page.text.split("Read next")[0][-300:]


def test_an_empty_inbox_does_not_call_itself_safe(reader: Client) -> None:
    assert "Quiet does not mean safe" in said_on(reader.get("/staff/hear/reports/"))


def test_the_inbox_names_no_reader_and_counts_nobody(cast: Cast, receipt: Receipt, reader: Client) -> None:
    report = opened(receipt).report
    save(ben_of(cast), report)

    page = said_on(reader.get("/staff/hear/reports/"))

    assert "one A second reader saves notes Read by one reader" in page
    assert "Ben" not in page
    assert "once" not in page


def test_late_is_said_in_words(receipt: Receipt, reader: Client) -> None:
    Report.objects.update(received_on=timezone.localdate() - timedelta(days=40))

    page = said_on(reader.get("/staff/hear/reports/"))

    assert "(late)" in page
    assert re.search(r"Oldest reply late by \d+ days\.", page)


def test_quarantine_is_a_folded_second_list_with_its_count(cast: Cast, reader: Client) -> None:
    honest, junk = send(cast.ben.service), send(cast.ben.service, "aaaa")
    Report.objects.filter(pk=opened(junk).report.pk).update(in_quarantine=True)

    page = reader.get("/staff/hear/reports/")
    apart = reader.get("/staff/hear/reports/?list=quarantine")

    assert number_of(junk) not in page.text
    assert "1 report held apart" in said_on(page)
    assert number_of(junk) in apart.text
    assert number_of(honest) not in apart.text


def test_a_report_held_apart_can_be_released(receipt: Receipt, reader: Client) -> None:
    Report.objects.update(in_quarantine=True)

    assert "Release it to the others" in said_on(reader.get(at(receipt)))
    answer = reader.post(at(receipt, "release/"), follow=True)

    assert "is among the others now" in said_on(answer)
    assert not Report.objects.get().in_quarantine


def test_one_report_is_shown_in_labelled_parts(cast: Cast, reader: Client) -> None:
    receipt = send(
        cast.ben.service,
        kind=Kind.NEAR_MISS,
        made_likely=(Condition.TC, Condition.WR),
        role_band=RoleBand.PRACTITIONER,
        idea="One page for handover",
        danger=Danger.UNANSWERED,
    )

    page = said_on(reader.get(at(receipt)))

    for told in (
        f"What happened {WORDS}",
        "One idea One page for handover",
        "Kind Near miss",
        "Team and communication: handover, cover",
        "Workload and resources",
        "Not answered, so treated as yes",
        "Left blank Helped, Service, Stage, When, Effect",
        "Look first.",
        "Opened by reader, once.",
    ):
        assert told in page


def test_no_word_of_a_report_is_in_title_trail_or_address(receipt: Receipt, reader: Client) -> None:
    page = reader.get(at(receipt)).text

    head, trail = page.split("</head>")[0], page.split("govuk-breadcrumbs")[1].split("</nav>")[0]
    assert "handover" not in head + trail
    assert f"Report {number_of(receipt)}" in head


def test_no_word_of_a_report_is_in_a_log_or_the_audit_trail(
    receipt: Receipt, reader: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        reader.get(at(receipt))
        reader.post(at(receipt, "write/"), {"kind": "reply", "text": "We asked the team about it."})
        reader.post(at(receipt, "close/"), CLOSE)

    told = caplog.text + "".join(str(vars(line)) for line in AuditLine.objects.all())
    for words in (WORDS, "We asked the team", "A thin handover"):
        assert words not in told


def test_opening_is_counted_for_the_reporter_to_see(receipt: Receipt, reader: Client) -> None:
    reader.get(at(receipt))
    reader.get(at(receipt))

    assert mailboxes.status(opened(receipt)).opened == ((Role.READER, 2),)


@pytest.mark.parametrize("kind", ["question", "reply"])
def test_words_to_the_reporter_reach_the_mailbox(receipt: Receipt, reader: Client, kind: str) -> None:
    reader.get(at(receipt))

    answer = reader.post(at(receipt, "write/"), {"kind": kind, "text": "Which form was it?"}, follow=True)

    assert f"It is in the mailbox of report {number_of(receipt)}." in said_on(answer)
    entry = mailboxes.thread(opened(receipt))[-1]
    assert (entry.kind, entry.body) == (MessageKind(kind), Message("Which form was it?"))


def test_blank_words_are_not_sent(receipt: Receipt, reader: Client) -> None:
    reader.get(at(receipt))

    answer = reader.post(at(receipt, "write/"), {"kind": "reply", "text": "  "})

    assert answer.status_code == 400
    assert "Write a line." in said_on(answer)


def test_a_name_in_the_words_is_not_sent_until_somebody_has_looked(receipt: Receipt, reader: Client) -> None:
    reader.get(at(receipt))
    typed = {"kind": "reply", "text": "Thank you. We will talk to Margaret Thompson about it."}

    refused = reader.post(at(receipt, "write/"), typed)
    sent = reader.post(at(receipt, "write/"), typed | {"sure": "on"})

    assert refused.status_code == 400
    assert "Not sent: “Margaret Thompson” may point to a person." in said_on(refused)
    assert "I have looked. None of these points to a person." in said_on(refused)
    assert typed["text"] in html.unescape(refused.text)
    assert sent.status_code == 302
    assert len(bodies(receipt)) == 2


def test_closing_without_a_line_on_what_changed_is_refused(
    cast: Cast, gwen: Reader, receipt: Receipt, reader: Client
) -> None:
    read_by_two(opened(receipt).report, ben_of(cast), gwen)

    answer = reader.post(at(receipt, "close/"), CLOSE | {"changed": " "})

    assert answer.status_code == 400
    assert "Not sent: there is no line on what changed. If nothing has, say so and say why." in said_on(
        answer
    )
    assert Report.objects.get().state == ReportState.READ_TWICE


def test_a_report_is_closed_with_three_parts(
    cast: Cast, gwen: Reader, receipt: Receipt, reader: Client
) -> None:
    read_by_two(opened(receipt).report, ben_of(cast), gwen)

    reader.post(at(receipt, "close/"), CLOSE)

    assert bodies(receipt)[-1] == Closing(CLOSE["heard"], CLOSE["changed"], "")
    assert Report.objects.get().state == ReportState.CLOSED
    assert "Nobody has looked yet." in said_on(reader.get(at(receipt)))


def test_files_are_saved_and_never_shown_in_the_browser(receipt: Receipt, reader: Client) -> None:
    mailboxes.add(opened(receipt), kind=MessageKind.ADDITION, body=Message("Here."), files=[PHOTO, RAW])
    page = reader.get(at(receipt))
    files = re.findall(r'href="([^"]+/files/[^"]+)"', page.text)
    told = said_on(page)

    answers = [reader.get(file) for file in files]

    assert "Cleaned: place, device removed." in told
    assert "Not cleaned. It may hold a place, a name or something harmful." in told
    assert {answer.content for answer in answers} == {PHOTO.data, RAW.data}
    for answer in answers:
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_harm_after_speaking_is_marked_to_look_at_first(receipt: Receipt, reader: Client) -> None:
    harm = HarmAnswer(YesNo.YES, (), "My shifts were moved.")
    mailboxes.add(opened(receipt), kind=MessageKind.HARM, body=harm)

    page = said_on(reader.get(at(receipt)))

    assert "Look first Somebody may be treated badly because they spoke." in page
    assert "My shifts were moved." in page


def test_a_withdrawn_report_has_no_link_and_no_words(receipt: Receipt, reader: Client) -> None:
    mailboxes.withdraw(opened(receipt))
    number = Report.objects.get().number

    page = reader.get("/staff/hear/reports/")

    assert number in page.text
    assert f"/reports/{number}/" not in page.text
    assert reader.get(f"/staff/hear/reports/{number}/").status_code == 403


def test_a_report_of_another_service_is_not_here(
    receipt: Receipt, member: Callable[..., Staff], cast: Cast, unlocked: Callable[[Staff], Client]
) -> None:
    Report.objects.update(service=cast.dilys.service)
    number = Report.objects.get().number

    assert unlocked(cast.ben).get(f"/staff/hear/reports/{number}/").status_code == 404


def test_today_and_the_hear_page_show_the_room_to_readers_only(
    receipt: Receipt, cast: Cast, reader: Client, sign_in: Callable[[Staff], Client]
) -> None:
    send(cast.ben.service, danger=Danger.YES)

    assert "1 to look at first. 2 waiting." in said_on(reader.get("/staff/"))
    assert "/staff/hear/reports/" in reader.get("/staff/hear/").text
    assert "/staff/hear/reports/" not in sign_in(cast.asha).get("/staff/hear/").text
    assert reports_that_wait(cast.cara) == []
