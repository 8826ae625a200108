"""Edda, examiner, brings reports in, sees what they say beside each other, and corrects what was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from speakopenly.check.inspections import Line, Polarity
from speakopenly.check.inspections.pooling import Accuracy, Topic
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.check.inspections import actions, queries, reading, views, wording
from speakopenly.web.check.inspections.models import InspectionReport, PassageJudged, ReportState, WhyNot
from speakopenly.web.check.inspections.queries import Found
from speakopenly.web.jobs import claims
from speakopenly.web.jobs.models import Job
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.check.inspections.brought import BLAMES, SAYS, a_read_report, a_reading
from tests.web.conftest import Cast
from tests.web.things import person

pytestmark = pytest.mark.django_db
SILENT = "Silent means our search found nothing; it does not mean it was absent."


@pytest.fixture
def edda(cast: Cast) -> Staff:
    return person(cast.asha.service, Role.EXAMINER)


@pytest.fixture
def page(edda: Staff) -> Callable[..., str]:
    def get(name: str, *args: object, query: str = "") -> str:
        client = Client()
        client.force_login(edda.user)
        return client.get(reverse(f"check:{name}", args=args) + query).content.decode()

    return get


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def work() -> None:
    shift = Shift()
    while claim := claims.claim_next(shift.owner):
        shift.do(claim)


class TestBringingIn:
    def test_several_files_at_once_are_each_read_by_a_job(
        self, edda: Staff, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading, "read", lambda name, data: a_reading(lines={Line.SUPERVISION: [SAYS]}))
        client = Client()
        client.force_login(edda.user)
        files = [SimpleUploadedFile(f"{name}_2024.pdf", name.encode()) for name in ("northmoor", "southmere")]

        answer = client.post(reverse("check:inspections-bring-in"), {"reports": files})
        assert answer.status_code == 302, words_of(answer.content.decode())
        assert {each.state for each in InspectionReport.objects.all()} == {ReportState.READING}
        work()

        read = InspectionReport.objects.order_by("authority")
        assert [each.authority for each in read] == ["Northmoor", "Southmere"]
        assert {each.state for each in read} == {ReportState.READ}
        assert {bytes(each.waiting) for each in read} == {b""}, "the file is gone"
        assert Job.objects.count() == 2

    def test_what_cannot_be_read_says_why_and_goes(
        self, edda: Staff, monkeypatch: pytest.MonkeyPatch, page: Callable[..., str]
    ) -> None:
        def refuse(name: str, data: bytes) -> None:
            raise BadInput("is a web page and no PDF.", do="Fetch it again.", file=name)

        monkeypatch.setattr(reading, "read", refuse)
        report = actions.bring_in(by=edda, name="northmoor.pdf", data=b"<html>")
        work()

        report.refresh_from_db()
        assert report.state == ReportState.REFUSED
        assert bytes(report.waiting) == b""
        assert "is a web page and no PDF" in words_of(page("inspections"))

    def test_the_same_file_twice_is_one_report(self, edda: Staff) -> None:
        first = actions.bring_in(by=edda, name="a.pdf", data=b"same")

        assert actions.bring_in(by=edda, name="b.pdf", data=b"same") == first
        assert Job.objects.count() == 1

    def test_a_report_taken_out_while_it_is_read_stays_out(self, edda: Staff) -> None:
        report = actions.bring_in(by=edda, name="a.pdf", data=b"a")
        actions.take_out(report=InspectionReport.objects.get(), by=edda)

        actions.keep(report=report, found=a_reading(lines={Line.SUPERVISION: [SAYS]}))

        assert not InspectionReport.objects.exists()

    @pytest.mark.parametrize(
        ("name", "says"),
        [
            ("northmoor_2024-05-07.pdf", "Northmoor"),
            ("north_moor and vale_2019.txt", "North Moor And Vale"),
            ("50123.pdf", ""),
            ("2024 northmoor.pdf", ""),
        ],
    )
    def test_the_name_of_a_file_may_tell_whose_report_it_is(self, name: str, says: str) -> None:
        assert reading.authority_from(name) == says

    def test_other_kinds_of_file_are_refused_by_name(self, edda: Staff) -> None:
        client = Client()
        client.force_login(edda.user)
        file = SimpleUploadedFile("table.xlsx", b"-")

        answer = client.post(reverse("check:inspections-bring-in"), {"reports": [file]})

        assert answer.status_code == 400
        assert "table.xlsx is neither a PDF nor text." in words_of(answer.content.decode())
        assert not InspectionReport.objects.exists()


class TestBesideEachOther:
    @pytest.mark.parametrize(
        ("passages", "aside", "says"),
        [
            (0, 0, "silent"),
            (1, 0, "mentions once"),
            (4, 0, "says (4 passages)"),
            (3, 1, "says (3 passages), 1 set aside by a person"),
            (0, 2, "silent, 2 set aside by a person"),
        ],
    )
    def test_a_cell_is_said_in_words(self, passages: int, aside: int, says: str) -> None:
        assert wording.in_a_cell(Found(Topic.SUPERVISION, passages, aside)) == says

    def test_topics_stand_down_and_reports_across_by_the_alphabet(
        self, edda: Staff, page: Callable[..., str]
    ) -> None:
        for authority in ("Westmarsh", "Alderley", "Northmoor"):
            a_read_report(edda, authority)

        said = words_of(page("inspections-said"))

        places = [said.index(name) for name in ("Topic Alderley", "Northmoor, 2024", "Westmarsh, 2024")]
        assert places == sorted(places)
        rows = [said.rindex(str(name)) for name in wording.TOPICS.values()]
        assert SILENT in said
        assert (
            said.index("Blame, fear and safety") < said.index("Blaming of parents") < said.index("Openness")
        )
        assert len(rows) == 6

    def test_the_coverage_counts_reports(self, edda: Staff, page: Callable[..., str]) -> None:
        a_read_report(edda, "Northmoor")
        a_read_report(edda, "Southmere", a_reading())

        said = words_of(page("inspections-said"))

        assert "Supervision of staff: in 1 of 2 reports." in said
        assert "Blaming of parents, mothers or children: in 1 of 2 reports." in said
        assert "Blame, fear and safety among staff: in 0 of 2 reports." in said

    def test_only_the_chosen_ones_are_shown(self, edda: Staff, page: Callable[..., str]) -> None:
        chosen = a_read_report(edda, "Northmoor")
        a_read_report(edda, "Southmere")

        said = words_of(page("inspections-said", query=f"?report={chosen.pk}"))

        assert "Northmoor, 2024" in said
        assert "Southmere" not in said

    def test_what_another_service_holds_is_not_there(self, edda: Staff, cast: Cast) -> None:
        theirs = a_read_report(person(cast.dilys.service, Role.EXAMINER), "Southmere")

        assert queries.held_for(edda, [theirs.pk]) == []

    def test_no_page_knows_a_grade_or_an_order(self, edda: Staff, page: Callable[..., str]) -> None:
        a_read_report(edda, "Northmoor")

        for name in ("inspections", "inspections-said", "inspections-together"):
            said = page(name).casefold()
            assert not re.search(
                r"\b(outstanding|inadequate|requires improvement|sort|rank)\b", words_of(said)
            )


class TestCorrecting:
    def test_a_passage_set_aside_counts_no_longer_and_is_still_shown(
        self, edda: Staff, page: Callable[..., str]
    ) -> None:
        report = a_read_report(edda, "Northmoor")
        passage = report.passages.get(topic="supervision")

        actions.judge(passage=passage, by=edda, why_not=WhyNot.OTHER_PEOPLE)

        (held,) = queries.held_for(edda)
        assert held.found[Topic.SUPERVISION] == Found(Topic.SUPERVISION, 0, 1)
        assert not held.said.topics[Topic.SUPERVISION].is_mentioned
        said = words_of(page("inspection-topic", report.pk, "supervision"))
        assert SAYS in said
        assert "Read by the machine as a strength" in said
        assert "Set aside by a person (examiner," in said

    def test_it_can_be_said_that_it_is_about_the_topic_after_all(self, edda: Staff) -> None:
        passage = a_read_report(edda, "Northmoor").passages.get(topic="supervision")
        actions.judge(passage=passage, by=edda, why_not=WhyNot.OTHER_MATTER)

        actions.judge(passage=passage, by=edda, why_not="")

        (held,) = queries.held_for(edda)
        assert held.found[Topic.SUPERVISION].passages == 1
        assert PassageJudged.objects.count() == 2, "both are kept, with role and day"

    def test_a_leader_reads_and_does_not_correct(self, edda: Staff) -> None:
        passage = a_read_report(edda, "Northmoor").passages.get(topic="supervision")
        leader = person(edda.service, Role.LEADER)

        assert queries.held_for(leader)
        with pytest.raises(NotAllowed):
            actions.judge(passage=passage, by=leader, why_not=WhyNot.BOARD)


class TestTogether:
    def test_below_five_authorities_nothing_is_pooled(self, edda: Staff, page: Callable[..., str]) -> None:
        for at in range(12):
            a_read_report(edda, f"Place{'abcd'[at % 4]}{at}", None)
        InspectionReport.objects.filter(authority__startswith="Placea").update(authority="Placea")
        for letter in "bcd":
            InspectionReport.objects.filter(authority__startswith=f"Place{letter}").update(
                authority=f"Place{letter}"
            )

        said = words_of(page("inspections-together"))

        assert "A pooled view needs reports of 5 authorities" in said
        assert "12 reports" not in said

    def test_from_five_on_no_authority_is_named(
        self, edda: Staff, page: Callable[..., str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = tuple(Accuracy(topic, 16, 0.9, 0.8, 15, 12, 10) for topic in Topic)
        monkeypatch.setattr(views, "measured", lambda: told)
        ways = list(Polarity)
        for at in range(30):
            found = a_reading(lines={Line.SUPERVISION: [SAYS]}, way=ways[at % 3], day=date(2019, 1, 1 + at))
            a_read_report(edda, f"Quimble{chr(97 + at % 26)}{chr(97 + at // 26)}", found)

        html = page("inspections-together")

        said = words_of(html)
        assert "30 reports of 30 authorities" in said
        assert "Of 30 reports, 30 say something of supervision of staff" in said
        assert "10 write of it as a strength" in said
        assert "quimble" not in html.casefold()
        assert SAYS not in said


class TestForTheExamination:
    @pytest.mark.parametrize(
        ("asked", "is_found"),
        [
            ("Northmoor", True),
            ("northmoor children's services", True),
            ("Northmoorland", False),
            ("Moor", False),
        ],
    )
    def test_reports_about_a_service_are_found_by_its_name(
        self, edda: Staff, asked: str, is_found: bool
    ) -> None:
        a_read_report(edda, "Northmoor")

        found = queries.said_in_reports_about(asked, kept_by=edda.service)

        assert bool(found) is is_found
        if found:
            assert found[0].topics[Topic.FAMILIES].passages[0].text == BLAMES
