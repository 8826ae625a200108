"""What learning leads, leaders and examiners see: pools, due and held; page, file and picture hide alike."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from speakopenly.check.supervision import Side
from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.check.learning.models import StaffNumber
from speakopenly.web.check.supervision import actions, queries
from speakopenly.web.check.supervision.models import MeetingCount, PulseCount
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.staff import Staff
from tests.library.check.supervision.calendars import calendar, entry, repeated
from tests.web.check.supervision.conftest import TODAY
from tests.web.check.supervision.one_quarter import Q3, Q4, answered
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
SignIn = Callable[[Staff], Client]
RESULTS, CALENDAR, KEEP = (f"/staff/check/supervision/{end}" for end in ("", "calendar/", "calendar/keep/"))


def rows(browser: Client) -> list[dict[str, str]]:
    text = browser.get(f"{RESULTS}supervision.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize(("number", "is_shown"), [(9, False), (12, True), (30, True)])
def test_a_pool_of_ten_is_shown_and_one_of_nine_is_not(
    northmoor: Service, lena: Staff, sign_in: SignIn, number: int, is_shown: bool
) -> None:
    answered(northmoor, number, yes=number // 2)

    found = [row for row in rows(sign_in(lena)) if row["row"] == "Supervised people"]

    assert any(row["shown"] != "[c]" for row in found) is is_shown


def test_a_running_quarter_shows_nothing(northmoor: Service, lena: Staff, sign_in: SignIn) -> None:
    answered(northmoor, 40, yes=20, quarter=Q4)

    assert queries.pools_shown(northmoor) == ()
    assert {row["shown"] for row in rows(sign_in(lena))} == {"[c]"}
    assert len(queries.pools_shown(northmoor, today=date(2027, 1, 1))) == 1


def test_both_sides_stand_beside_each_other_and_are_never_added(
    northmoor: Service, lena: Staff, sign_in: SignIn
) -> None:
    answered(northmoor, 30, yes=20)
    answered(northmoor, 20, yes=10, side=Side.SUPERVISOR)

    page = text_of(sign_in(lena).get(RESULTS).content.decode())

    assert "Supervised people: about 30 answers." in page
    assert "Supervisors: about 20 answers." in page
    assert "about 67% (49% to 81%)" in page
    assert "about 50% (30% to 70%)" in page
    assert "50 answers" not in page


def test_page_and_file_have_the_same_cells(northmoor: Service, lena: Staff, sign_in: SignIn) -> None:
    answered(northmoor, 16, yes=8, area="fostering")
    answered(northmoor, 26, yes=9, area="assessment")
    answered(northmoor, 9, yes=4, side=Side.SUPERVISOR)
    browser = sign_in(lena)

    page = browser.get(RESULTS).content.decode()
    cells = re.findall(r'<td class="govuk-table__cell">(.*?)</td>', page, re.DOTALL)
    on_page = ["[c]" if "[c]" in cell else cell.strip() for cell in cells]

    assert sorted(on_page) == sorted(row["shown"] for row in rows(browser))


def test_the_page_says_what_it_is_not_for_and_that_nothing_is_proven(
    northmoor: Service, ex: Staff, sign_in: SignIn
) -> None:
    page = text_of(sign_in(ex).get(RESULTS).content.decode())

    assert "Not used in appraisal, targets or inspection of a person." in page
    assert "valued and promising, but it is not proven" in page
    assert "None of them is a target." in page
    assert "People who feel unsafe are less likely to answer" in page


@pytest.mark.parametrize("query", ["?sort=share", "?area=fostering", "?order=-share", "?quarter=2026-Q4"])
def test_nothing_sorts_or_filters(northmoor: Service, lena: Staff, sign_in: SignIn, query: str) -> None:
    answered(northmoor, 30, yes=20, area="fostering")
    answered(northmoor, 30, yes=10, area="assessment")
    browser = sign_in(lena)

    assert browser.get(RESULTS + query).content.decode().count("<tr") == browser.get(
        RESULTS
    ).content.decode().count("<tr")


def test_more_answers_than_people_is_said_aloud(northmoor: Service, lena: Staff, sign_in: SignIn) -> None:
    StaffNumber.objects.create(service=northmoor, by=lena.user, quarter=Q3, people=20)
    answered(northmoor, 21, yes=10)

    assert "More answers came than people work here." in sign_in(lena).get(RESULTS).content.decode()


def test_another_services_answers_are_not_in_it(northmoor: Service, cast: Cast) -> None:
    answered(cast.dilys.service, 30, yes=20)

    assert queries.pools_shown(northmoor) == ()


def test_small_pools_are_destroyed_when_their_quarter_is_over(northmoor: Service, cast: Cast) -> None:
    answered(northmoor, 9, yes=3)
    answered(northmoor, 10, yes=3, side=Side.SUPERVISOR)
    answered(northmoor, 3, yes=3, quarter=Q4)
    answered(cast.dilys.service, 9, yes=3)

    actions.let_answers_go()

    left = PulseCount.objects.values_list("quarter", "side").distinct()
    assert sorted(left) == [(Q3, "supervisor"), (Q4, "supervised")]


def test_answers_are_destroyed_after_three_years(northmoor: Service) -> None:
    for quarter in ("2023-Q3", "2023-Q4"):
        answered(northmoor, 20, yes=9, quarter=quarter)

    actions.let_answers_go()

    assert set(PulseCount.objects.values_list("quarter", flat=True)) == {"2023-Q4"}


def upload(browser: Client, data: bytes, area: str = "fostering") -> str:
    file = SimpleUploadedFile("Eve and Tom.ics", data, content_type="text/calendar")
    return browser.post(CALENDAR, {"area": area, "calendar": file}).content.decode()


def counted_in(page: str) -> str:
    return re.search(r'name="counted" value="([^"]+)"', page)[1]  # type: ignore[index]


WEEKLY = calendar(repeated("FREQ=WEEKLY;COUNT=13", "20260706T100000", "EXDATE:20260713T100000"))


def test_a_calendar_is_counted_shown_and_kept_only_when_asked(
    northmoor: Service, lena: Staff, sign_in: SignIn
) -> None:
    browser = sign_in(lena)

    page = upload(browser, WEEKLY)
    assert not MeetingCount.objects.exists()
    browser.post(KEEP, {"counted": counted_in(page), "how": "add"})

    row = MeetingCount.objects.get()
    assert (row.quarter, row.area, row.held, row.cancelled) == (Q3, "fostering", 12, 1)
    assert row.lengths == {"from_90": 12}


@pytest.mark.parametrize(("how", "held"), [("add", 24), ("instead", 12)])
def test_a_second_calendar_is_added_or_put_in_place(
    northmoor: Service, lena: Staff, sign_in: SignIn, how: str, held: int
) -> None:
    browser = sign_in(lena)

    for each in ("add", how):
        browser.post(KEEP, {"counted": counted_in(upload(browser, WEEKLY)), "how": each})

    assert MeetingCount.objects.get().held == held


def test_counts_of_another_person_or_altered_ones_are_not_kept(
    northmoor: Service, lena: Staff, sign_in: SignIn, cast: Cast, member: Callable[..., Staff]
) -> None:
    from speakopenly.web.people.roles import Role

    page = upload(sign_in(lena), WEEKLY)
    other = member(Role.LEARNING_LEAD, Role.CODER)

    for browser, counted in ((sign_in(other), counted_in(page)), (sign_in(lena), counted_in(page) + "x")):
        answer = browser.post(KEEP, {"counted": counted, "how": "add"})
        assert answer.status_code == 302

    assert not MeetingCount.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"no calendar Quillfeather",
        calendar(entry(title="Lunch Quillfeather")),
        calendar(entry("2026", "", "Supervision Quillfeather")),
    ],
)
def test_a_calendar_that_cannot_be_read_leaves_no_word_of_itself(
    northmoor: Service, lena: Staff, sign_in: SignIn, caplog: pytest.LogCaptureFixture, data: bytes
) -> None:
    page = upload(sign_in(lena), data)

    assert "There is a problem" in page
    assert "Quillfeather" not in page + caplog.text
    assert "Eve and Tom" not in page + caplog.text


def test_due_and_held_are_rounded_and_small_numbers_hidden(
    northmoor: Service, lena: Staff, sign_in: SignIn
) -> None:
    MeetingCount.objects.create(
        service=northmoor, quarter=Q3, area="fostering", held=61, cancelled=4, lengths={"from_60": 61}
    )

    found = {
        row["column"]: row["shown"] for row in rows(sign_in(lena)) if row["table"] == "Meetings due and held"
    }

    assert found["Due"] == "65"
    assert found["Cancelled"] == "[c]"


def test_only_the_learning_lead_counts_meetings(
    northmoor: Service, dee: Staff, ex: Staff, lena: Staff
) -> None:
    for by in (dee, ex):
        with pytest.raises(NotAllowed):
            actions.keep_meetings(by=by, area=ServiceArea.FOSTERING, found={}, instead=False)
    actions.keep_meetings(by=lena, area=ServiceArea.FOSTERING, found={}, instead=False)


def test_the_trail_tells_that_meetings_were_counted_and_nothing_of_them(
    northmoor: Service, lena: Staff, sign_in: SignIn
) -> None:
    browser = sign_in(lena)
    browser.post(KEEP, {"counted": counted_in(upload(browser, WEEKLY)), "how": "add"})

    line = AuditLine.objects.get(deed="supervision meetings counted")

    assert line.by == lena.user
    assert TODAY.isoformat() not in line.deed
