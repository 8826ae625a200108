"""Pages of this room: who may enter, what they show and refuse, and that two windows do no harm."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from speakopenly.hear.speaking import Asks
from speakopenly.web.hear.reporting.reports.models import Flag, Report, ReportState
from speakopenly.web.hear.reporting.safe_versions import actions, safekeeping
from speakopenly.web.hear.reporting.safe_versions.models import HowMany, SafeState, SafeVersion, SharedRecord
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.reporting.reports.conftest import Reader, revision
from tests.web.hear.reporting.safe_versions.conftest import decide, decide_all, seen
from tests.web.hear.reporting.safe_versions.seventeen import HIDDEN, HOW_MANY, PLAIN, WORDS

Browser = Callable[[Reader], Client]


def said_on(answer: HttpResponse) -> str:
    main = answer.text.split("<main")[1].split("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def at(report: Report, page: str = "safe-version/") -> str:
    return f"/staff/hear/reports/{report.number}/{page}"


BY_REPORT = [
    "safe-version/", "safe-version/begin/", "safe-version/words/0/", "safe-version/mark/", "safe-version/edit/",
    "safe-version/description/", "safe-version/confirm/", "safe-version/again/", "stranger/", "share/", "ask/",
]  # fmt: skip
ONLY_SENT = {"begin/", "confirm/", "again/", "share/", "ask/"}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("page", BY_REPORT)
def test_who_may_come_near(
    report: Report, member: Callable[..., Staff], sign_in: Callable[[Staff], Client], role: Role, page: str
) -> None:
    """Readers and safeguarding leads must unlock first; everybody else is told so at once."""
    client = sign_in(member(role))
    send = client.post if page.rpartition("version/")[2] in ONLY_SENT else client.get

    answer = send(at(report, page))

    if role in (Role.READER, Role.SAFEGUARDING_LEAD):
        assert answer.status_code in (302, 403)
        assert "unlock" in (answer.headers.get("Location") or answer.text)
    else:
        assert answer.status_code == 403
    assert PLAIN not in answer.text


def test_a_safeguarding_lead_reads_reports_and_makes_no_safe_version(
    report: Report, fay: Reader, browser_of: Browser
) -> None:
    client = browser_of(fay)

    assert client.get(at(report)).status_code == 403
    assert client.get(at(report, "stranger/")).status_code == 403
    assert client.post(at(report, "safe-version/begin/")).status_code == 403


def test_another_services_report_is_not_there(
    report: Report, cast: Cast, browser_of: Browser, ben: Reader
) -> None:
    Report.objects.filter(pk=report.pk).update(service=cast.dilys.service)

    assert browser_of(ben).get(at(report)).status_code == 404


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("page", "roles"),
    [
        ("export", {Role.READER, Role.LEARNING_LEAD}),
        ("how-many-people", {Role.LEARNING_LEAD, Role.FACILITATOR}),
    ],
)
def test_who_may_take_records_out_and_who_counts_people(
    member: Callable[..., Staff], sign_in: Callable[[Staff], Client], role: Role, page: str, roles: set[Role]
) -> None:
    client = sign_in(member(role))

    for send in (client.get, client.post):
        assert (send(f"/staff/hear/{page}/").status_code != 403) is (role in roles)


def test_a_reader_begins_decides_by_and_by_and_is_led_on(
    report: Report, ben: Reader, browser_of: Browser
) -> None:
    client = browser_of(ben)

    page = client.post(at(report, "safe-version/begin/"), follow=True)
    assert f"0 of {HOW_MANY} decided" in said_on(page)
    assert "title>Safe version: report" in page.text

    page = client.get(at(report, "safe-version/words/0/"))
    assert "A date. Somebody who was there knows the day." in said_on(page)
    answer = client.post(
        at(report, "safe-version/words/0/"),
        {"seen": seen(report, ben), "decision": "vaguer", "vaguer": "January to March 2026"},
    )
    assert answer.headers["Location"] == at(report, "safe-version/words/1/")
    assert f"1 of {HOW_MANY} decided" in said_on(client.get(at(report)))
    assert revision(report, ben).safe.startswith("On January to March 2026 I took")


def test_other_words_have_to_be_chosen_or_written(report: Report, ben: Reader, browser_of: Browser) -> None:
    client = browser_of(ben)
    actions.begin(ben.staff, ben.unlocked, report)
    where, at_first = at(report, "safe-version/words/1/"), seen(report, ben)

    refused = client.post(where, {"seen": at_first, "decision": "role"})
    client.post(where, {"seen": at_first, "decision": "role", "role": "the carer", "own": "a night worker"})

    assert "Choose or write what stands in its place" in said_on(refused)
    assert revision(report, ben).body.marks[1].instead == "a night worker"


def test_confirming_is_refused_with_the_number_and_a_link(
    report: Report, ben: Reader, browser_of: Browser
) -> None:
    client = browser_of(ben)
    decide_all(report, ben, but=4)

    page = client.post(at(report, "safe-version/confirm/"), {"seen": seen(report, ben)})

    assert page.status_code == 400
    assert "1 word or phrase still needs your decision." in said_on(page)
    assert at(report, "safe-version/words/4/") in page.text
    assert SafeVersion.objects.get().state == SafeState.DRAFT


def test_two_windows_are_told_and_typed_words_stay(report: Report, ben: Reader, browser_of: Browser) -> None:
    client = browser_of(ben)
    decide_all(report, ben)
    old = seen(report, ben)
    decide(report, ben, 0)

    page = client.post(at(report, "safe-version/edit/"), {"seen": old, "text": "Said otherwise."})

    assert "Nothing was overwritten" in page.text
    assert "Said otherwise." in page.text
    assert "otherwise" not in revision(report, ben).safe


def test_words_are_marked_by_typing_and_by_choosing_sentences(
    report: Report, ben: Reader, browser_of: Browser
) -> None:
    client = browser_of(ben)
    actions.begin(ben.staff, ben.unlocked, report)
    where = at(report, "safe-version/mark/")

    not_there = client.post(where, {"seen": seen(report, ben), "words": "never said"})
    client.post(where, {"seen": seen(report, ben), "words": "no line for calls"})
    client.post(where, {"seen": seen(report, ben), "words": "", "first": "0", "last": "1"})

    assert "do not stand so" in said_on(not_there)
    marked = [WORDS[mark.start : mark.end] for mark in revision(report, ben).body.marks]
    assert "no line for calls" in marked
    assert marked[0].startswith("On 3 March 2026")
    assert marked[0].endswith("speak Tigrinya.")


def test_the_description_is_made_wider(report: Report, ben: Reader, browser_of: Browser) -> None:
    client = browser_of(ben)
    actions.begin(ben.staff, ben.unlocked, report)
    HowMany.objects.update(people=5)
    where = at(report, "safe-version/description/")

    assert "Fewer than 8 people share this description" in said_on(client.get(at(report)))
    client.post(where, {"seen": seen(report, ben), "role": "", "area": "", "stage": "", "quarter": ""})

    assert "it points to nobody" in said_on(client.get(at(report)))


def test_a_stranger_sees_the_safe_version_and_none_of_their_words(
    confirmed: Report, ben: Reader, gwen: Reader, browser_of: Browser
) -> None:
    client = browser_of(gwen)
    page = client.get(at(confirmed, "stranger/"))

    assert PLAIN in page.text
    assert not any(each in page.text for each in HIDDEN if each != "31")
    assert "At least 12 people share this description." in said_on(page)
    assert "Read this as someone who works there" in said_on(page)

    answers = {"seen": seen(confirmed, gwen), "writer": "no", "child": "no", "anyone_else": "maybe"}
    assert "Say what would tell you" in said_on(client.post(at(confirmed, "stranger/"), answers))
    client.post(at(confirmed, "stranger/"), answers | {"anyone_else": "no"})
    assert Report.objects.get().state == ReportState.SAFE


@pytest.mark.parametrize("send", ["get", "post"])
def test_the_maker_is_never_the_stranger_by_any_address(
    confirmed: Report, ben: Reader, browser_of: Browser, send: str
) -> None:
    client = browser_of(ben)
    answers = {"seen": seen(confirmed, ben), "writer": "no", "child": "no", "anyone_else": "no"}

    answer = getattr(client, send)(at(confirmed, "stranger/"), answers)

    assert answer.status_code == 403
    assert "/stranger/" not in client.get(at(confirmed)).text
    assert "/stranger/" not in client.get(at(confirmed, "")).text
    assert Report.objects.get().state == ReportState.READ_TWICE


def test_buttons_show_only_what_would_be_done(approved: Report, ben: Reader, browser_of: Browser) -> None:
    client = browser_of(ben)

    page = said_on(client.get(at(approved)))
    assert "Hand it to learning" in page
    assert "printed in the bulletin" in page
    assert "whether it may be shared" not in page
    assert client.post(at(approved, "ask/"), {"asks": Asks.SHARING.value}).status_code == 403
    assert client.post(at(approved, "ask/"), {"asks": "other"}).status_code == 403

    client.post(at(approved, "share/"))
    assert SharedRecord.objects.count() == 1
    assert "Hand it to learning" not in said_on(client.get(at(approved)))


def test_the_reports_page_leads_here(report: Report, ben: Reader, gwen: Reader, browser_of: Browser) -> None:
    client, other = browser_of(ben), browser_of(gwen)
    assert "Not begun." in said_on(client.get(at(report, "")))
    decide_all(report, ben)
    actions.confirm(ben.staff, ben.unlocked, report, seen=seen(report, ben))

    assert "Waits for a stranger" in said_on(client.get(at(report, "")))
    assert "Read the safe version as a stranger" in said_on(other.get(at(report, "")))


def test_numbers_of_people_are_stated_in_boxes(
    member: Callable[..., Staff], sign_in: Callable[[Staff], Client]
) -> None:
    client = sign_in(member(Role.FACILITATOR))

    client.post("/staff/hear/how-many-people/", {"fostering-practitioner": "14", "fostering-legal": ""})
    refused = client.post("/staff/hear/how-many-people/", {"fostering-practitioner": "-1"})

    assert [(each.role_band, each.people) for each in HowMany.objects.all()] == [("practitioner", 14)]
    assert refused.status_code == 400
    assert AuditLine.objects.filter(deed="numbers of people stated").count() == 1


@pytest.mark.parametrize(("kind", "first"), [("csv", '"id","event_type"'), ("jsonl", "")])
def test_an_export_of_few_is_an_empty_file_and_has_its_line(
    shared: Report, ben: Reader, browser_of: Browser, kind: str, first: str
) -> None:
    client = browser_of(ben)

    page = said_on(client.get("/staff/hear/export/"))
    file = client.post("/staff/hear/export/", {"as": kind})

    assert "A file that has left cannot be taken back." in page
    assert "incident [c]" in page
    assert PLAIN not in file.text
    assert file.text.startswith(first)
    assert f"shared-reports.{kind}" in file.headers["Content-Disposition"]
    assert AuditLine.objects.filter(deed="export made").count() == 1


def test_an_export_holds_what_may_leave_and_no_way_back(
    shared: Report, member: Callable[..., Staff], sign_in: Callable[[Staff], Client]
) -> None:
    only = SharedRecord.objects.get()
    record = safekeeping.open_record(only)
    for number in range(7):
        row = SharedRecord(service=shared.service, ident=f"{number:032x}")
        safekeeping.seal_record(row, record)
        row.save(force_insert=True)

    client = sign_in(member(Role.LEARNING_LEAD))
    rows = [
        json.loads(line) for line in client.post("/staff/hear/export/", {"as": "jsonl"}).text.splitlines()
    ]

    assert len(rows) == 8
    assert {row["event_type"] for row in rows} == {"incident"}
    assert all(PLAIN in row["safe_text"] for row in rows)
    told = json.dumps(rows)
    assert not any(each in told for each in (*HIDDEN[:-1], shared.number, str(shared.pk), only.ident))
    HowMany.objects.update(people=7)
    assert client.post("/staff/hear/export/", {"as": "jsonl"}).text == ""


def test_where_nothing_vaguer_is_known_one_writes_it(
    report: Report, ben: Reader, browser_of: Browser
) -> None:
    client = browser_of(ben)
    actions.begin(ben.staff, ben.unlocked, report)
    client.post(at(report, "safe-version/mark/"), {"seen": seen(report, ben), "words": "no line for calls"})
    place = len(revision(report, ben).body.marks) - 1
    where = at(report, f"safe-version/words/{place}/")

    assert "how vague" not in said_on(client.get(where))
    refused = client.post(where, {"seen": seen(report, ben), "decision": "vaguer"})
    client.post(where, {"seen": seen(report, ben), "decision": "vaguer", "own": "nothing for it"})

    assert "Choose or write" in said_on(refused)
    assert revision(report, ben).body.marks[place].instead == "nothing for it"
    assert 'value="nothing for it"' in client.get(where).text


def test_the_page_says_why_a_report_with_an_open_flag_cannot_be_shared(
    approved: Report, ben: Reader, browser_of: Browser
) -> None:
    client, why = browser_of(ben), "Decide first whether a child may be in danger."
    assert why not in said_on(client.get(at(approved)))

    Flag.objects.create(
        service=approved.service, report=approved, place=7, by_words=True, raised_on=approved.received_on
    )

    page = said_on(client.get(at(approved)))
    assert why in page
    assert "Hand it to learning" not in page
