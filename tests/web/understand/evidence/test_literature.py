"""Literature of a review: every record told, people blind to each other, nothing done by a run of misses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from speakopenly.cli import run
from speakopenly.core.errors import NotAllowed
from speakopenly.hear.literature import read_records
from speakopenly.understand.evidence.flow import as_document
from speakopenly.understand.evidence.screening import bound
from speakopenly.web.jobs import claims
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.literature import actions, leaving, ordering, queries
from speakopenly.web.understand.evidence.literature.models import (
    FileState,
    How,
    LiteratureFile,
    LiteratureRecord,
    PairSays,
    RecordDecision,
    Screening,
    Stage,
)
from tests.library.hear.literature.lists import MEETINGS, SOILS, record, ris
from tests.web.things import browser, person
from tests.web.understand.evidence.one_literature import brought, said, say, with_titles
from tests.web.understand.evidence.one_review import begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def northmoor() -> Service:
    return Service.objects.create(name="Northmoor")


@pytest.fixture
def mair(northmoor: Service) -> Staff:
    return person(northmoor, Role.RESEARCHER)


@pytest.fixture
def kofi(northmoor: Service) -> Staff:
    return person(northmoor, Role.LEARNING_LEAD)


@pytest.fixture
def asha(northmoor: Service) -> Staff:
    return person(northmoor, Role.RESEARCHER, email="asha@northmoor.example")


def page_of(by: Staff, address: str) -> str:
    return browser(by.user).get(f"/staff/understand/evidence/reviews/{address}").content.decode()


def work() -> None:
    shift = Shift()
    while claim := claims.claim_next(shift.owner):
        shift.do(claim)


class TestLists:
    def test_found_is_kept_and_merged_and_left_out_each_with_its_line(self, mair: Staff) -> None:
        review = begun(mair)
        file = brought(
            review,
            mair,
            ris(
                record(MEETINGS),
                record(SOILS[0]),
                record(MEETINGS),
                junk="TY  - JOUR\nAU  - Nobody\nER  - \n",
            ),
        )

        account, page = queries.account_of(file), page_of(mair, f"literature/lists/{file.pk}/")

        assert (file.found, account.kept, account.merged, account.rejected) == (4, 2, 1, 1)
        assert "Found 4 = kept 2 + merged 1 + left out 1." in page
        assert "Line 1: <span" in page
        assert f"Line {file.within[0][0]}: the same as line 4 of this list" in page

    def test_a_second_list_is_merged_and_what_was_decided_stays(self, mair: Staff) -> None:
        review = with_titles(mair, MEETINGS, SOILS[0])
        say(mair, review, 1, "in")
        longer = (
            "We looked at family meetings before court and days in care: a trial in twelve towns. And more."
        )
        brought(
            review,
            mair,
            ris(record(MEETINGS, authors=("Author0, A",), abstract=longer, doi="10.1000/x")),
            "b.ris",
        )

        kept = queries.record_of(review, 1)

        assert kept.abstract_stands == "in"
        assert (kept.doi, kept.whole.doi) == ("", "10.1000/x")
        assert (kept.abstract == longer, kept.whole.abstract == longer) == (False, True)
        assert queries.works_of(review).count() == 2
        assert as_document(queries.flow_of(review))["adds_up"]

    def test_a_job_reads_each_list_and_the_same_twice_is_one(self, mair: Staff) -> None:
        review, page = begun(mair), browser(mair.user)
        lists = [SimpleUploadedFile(f"{each}.ris", ris(record(SOILS[0]))) for each in "ab"]
        lists.append(SimpleUploadedFile("c.bib", b"not a list at all"))

        page.post("/staff/understand/evidence/reviews/1/literature/bring-in/", {"lists": lists})
        assert {each.state for each in LiteratureFile.objects.all()} == {FileState.READING}
        work()

        read = {each.name: each for each in LiteratureFile.objects.filter(review=review)}
        assert {name: each.state for name, each in read.items()} == {"a.ris": "read", "c.bib": "refused"}
        assert {bytes(each.waiting) for each in read.values()} == {b""}
        assert read["c.bib"].refusal in page_of(mair, "1/literature/")

    def test_a_list_goes_out_whole_until_somebody_has_decided(self, mair: Staff) -> None:
        review = with_titles(mair, MEETINGS)
        second = brought(review, mair, ris(record(SOILS[0])), "b.ris")
        third = brought(review, mair, ris(record(SOILS[1])), "c.ris")
        say(mair, review, 2, "out")

        with pytest.raises(NotAllowed):
            actions.take_out(file=second, by=mair)
        actions.take_out(file=third, by=mair)

        assert queries.works_of(review).count() == 2


class TestPairs:
    def test_near_pairs_wait_for_people_and_what_they_say_is_kept_and_taken_back(
        self, mair: Staff, kofi: Staff
    ) -> None:
        review = begun(mair)
        brought(review, mair, ris(record(MEETINGS, doi="10.1000/a"), record(MEETINGS, doi="10.1000/b")))
        pair = queries.pairs_to_look_at(review).get()
        address = f"/staff/understand/evidence/reviews/literature/pairs/{pair.pk}/"

        browser(mair.user).post(address, {"says": "same"})
        assert queries.works_of(review).count() == 1
        assert queries.pairs_to_look_at(review).count() == 0
        browser(kofi.user).post(address, {"says": "taken_back"})

        assert queries.works_of(review).count() == 2
        assert [each.says for each in pair.judged.all()] == ["same", "taken_back"]

    def test_what_the_machine_merged_a_person_can_part_also_for_lists_to_come(self, mair: Staff) -> None:
        review = with_titles(mair, MEETINGS)
        brought(review, mair, ris(record(MEETINGS, authors=("Author0, A",), kind="RPRT")), "b.ris")
        pair = queries.pairs_of(review).get()
        assert queries.works_of(review).count() == 1

        actions.judge_pair(pair=pair, by=mair, says=PairSays.NOT_SAME)
        brought(review, mair, ris(record(SOILS[0])), "c.ris")

        assert queries.works_of(review).count() == 3


class TestBlind:
    def test_nobody_sees_what_the_other_says_until_both_have_said(self, mair: Staff, kofi: Staff) -> None:
        review = with_titles(mair, MEETINGS, wanted=2)
        say(mair, review, 1, "in", note="A trial of meetings.")
        address = "1/literature/records/1/abstract/"

        before, list_before = page_of(kofi, address), page_of(kofi, "1/literature/records/")
        one_said = queries.record_of(review, 1).abstract_stands
        say(kofi, review, 1, "out")
        after = page_of(kofi, address)

        assert one_said == ""
        assert "A trial of meetings." not in before
        assert "It stands:" not in before
        assert "Record 1: waiting" in list_before
        assert "It stands: not agreed" in after
        assert "A trial of meetings." in after

    def test_the_order_learns_only_from_what_both_have_said(self, mair: Staff, kofi: Staff) -> None:
        titles = ("Family meetings before court", "Family meetings and days in care", *SOILS)
        review = with_titles(mair, *titles, wanted=2)
        screening = Screening.objects.get(review=review)
        alone = ordering.work_out(screening).places
        say(mair, review, 1, "in")
        assert ordering.work_out(screening).places == alone

        say(kofi, review, 1, "in")
        numbers = dict(LiteratureRecord.objects.values_list("pk", "number"))
        order = [
            numbers[key]
            for key, _ in sorted(ordering.work_out(screening).places.items(), key=lambda it: it[1])
        ]

        assert set(order[:2]) == {1, 2}

    def test_a_third_person_settles_or_both_together_with_a_note(
        self, mair: Staff, kofi: Staff, asha: Staff
    ) -> None:
        review = with_titles(mair, MEETINGS, wanted=2)
        say(mair, review, 1, "in")
        one = say(kofi, review, 1, "out")
        address = "/staff/understand/evidence/reviews/1/literature/records/1/abstract/settle/"

        with pytest.raises(NotAllowed):
            actions.settle(record=one, by=mair, stage=Stage.ABSTRACT, how=How.THIRD, says="in", note="Mine.")
        with pytest.raises(NotAllowed):
            say(asha, review, 1, "in")
        bare = browser(asha.user).post(address, {"says": "in", "note": ""})
        browser(asha.user).post(address, {"says": "in", "note": "It is a trial."})
        third = queries.record_of(review, 1).abstract_stands
        browser(kofi.user).post(address, {"says": "out", "note": "We read it again."})

        assert (bare.status_code, third) == (400, "in")
        assert queries.record_of(review, 1).abstract_stands == "out"
        assert list(RecordDecision.objects.values_list("how", flat=True)) == [
            "alone",
            "alone",
            "third",
            "together",
        ]
        with pytest.raises(NotAllowed):
            say(mair, review, 1, "in")

    def test_a_change_of_mind_is_one_more_row(self, mair: Staff) -> None:
        review = with_titles(mair, MEETINGS)
        for says in ("unsure", "in", "out"):
            one = say(mair, review, 1, says)

        assert one.abstract_stands == "out"
        assert list(one.decisions.values_list("says", flat=True)) == ["unsure", "in", "out"]
        deeds = AuditLine.objects.filter(deed__contains="decided").values_list("deed", flat=True)
        assert set(deeds) == {"record of literature decided on"}, "the trail does not tell what was said"

    def test_how_many_read_is_settled_before_anybody_decides(self, mair: Staff) -> None:
        review = with_titles(mair, MEETINGS)
        say(mair, review, 1, "in")
        page = browser(mair.user)
        typed = {"wanted": 2, "keywords": "", "reasons": "no study"}

        refused = page.post("/staff/understand/evidence/reviews/1/literature/screening/", typed)

        assert refused.status_code == 400


class TestStopping:
    def test_a_run_of_misses_tells_nothing_and_a_sample_read_whole_bounds_what_is_left(
        self, mair: Staff
    ) -> None:
        review = with_titles(mair, *(f"{SOILS[at % 4]} in valley {at}" for at in range(40)))
        said(mair, review, ["in", *["out"] * 9])
        without = page_of(mair, "1/literature/")
        actions.draw_sample(review=review, by=mair, size=12, seed=3)
        first = queries.next_for(mair, review, Stage.ABSTRACT)
        assert first is not None
        assert first.sample == 1
        half = page_of(mair, "1/literature/")

        while (each := queries.next_for(mair, review, Stage.ABSTRACT)) and each.sample:
            say(mair, review, each.number, "out")
        read_more = queries.next_for(mair, review, Stage.ABSTRACT)
        assert read_more is not None
        say(mair, review, read_more.number, "in")
        now = queries.sampled_in(review).stopping

        assert "a run of misses does not tell" in without
        assert "a run of misses does not tell" in half
        assert "12 of the 12 records of the check sample wait" in half
        assert (now.drawn_from, now.checked, now.hits, now.found_since) == (30, 12, 0, 1)
        assert now.missed_at_most == bound(30, 12, 0) - 1
        assert "done" not in page_of(mair, "1/literature/").partition("<main")[2].lower()

    def test_another_sample_waits_for_the_first_and_later_lists_are_told_apart(self, mair: Staff) -> None:
        review = with_titles(mair, *(f"{SOILS[0]} in valley {at}" for at in range(6)))
        actions.draw_sample(review=review, by=mair, size=2, seed=1)
        with pytest.raises(NotAllowed):
            actions.draw_sample(review=review, by=mair, size=2)
        for each in LiteratureRecord.objects.filter(sample=1):
            say(mair, review, each.number, "out")
        brought(review, mair, ris(record(MEETINGS)), "later.ris")

        stopping = queries.sampled_in(review).stopping

        assert stopping.later == 1
        assert stopping.recall_at_least is None
        assert "Of the 1 unread that came in later it says nothing." in page_of(mair, "1/literature/")


class TestToTheEnd:
    def test_the_flow_counts_every_record_and_the_command_counts_the_same(
        self, mair: Staff, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        review = with_titles(mair, MEETINGS, *SOILS, "Family meetings and what parents say", "A lost report")
        brought(review, mair, ris(record(MEETINGS, authors=("Author0, A",), kind="RPRT")), "b.ris")
        said(mair, review, ["in", "out", "out", "unsure", "out", "in", "in"])
        say(mair, review, 1, "in", stage=Stage.FULL_TEXT)
        say(mair, review, 6, "out", stage=Stage.FULL_TEXT, reason="no study")
        say(mair, review, 7, "not_found", stage=Stage.FULL_TEXT)

        flow = as_document(queries.flow_of(review))
        for name in ("records.csv", "import.json"):
            (tmp_path / name).write_bytes(leaving.FILES[name][1](review))
        files = [str(tmp_path / "records.csv"), "--imported", str(tmp_path / "import.json")]
        columns = ["--full-text-column", "full_text", "--reason-column", "reason"]
        status = run(["literature", "flow", *files, *columns, "--json"])

        assert flow["adds_up"]
        assert (flow["identified"], flow["removed_duplicates"], flow["to_screen"]) == (8, 1, 7)
        assert (flow["excluded"], flow["unsure"], flow["sought"]) == (3, 1, 3)
        assert (flow["not_retrieved"], flow["full_text_excluded"], flow["included"]) == (
            1,
            {"no study": 1},
            1,
        )
        assert status == 0
        assert json.loads(capsys.readouterr().out) == flow

    def test_files_leave_with_every_decision(self, mair: Staff) -> None:
        review = with_titles(mair, MEETINGS, *SOILS[:2])
        said(mair, review, ["in", "out", "in"])
        say(mair, review, 1, "in", stage=Stage.FULL_TEXT)
        say(mair, review, 3, "out", stage=Stage.FULL_TEXT, reason="other people")
        page, start = browser(mair.user), "/staff/understand/evidence/reviews/1/literature/files/"

        files = {name: page.get(f"{start}{name}").content for name in leaving.FILES}

        assert [each.title for each in read_records(files["included.ris"], "i.ris").records] == [MEETINGS]
        assert {each.title for each in read_records(files["excluded.ris"], "e.ris").records} == set(SOILS[:2])
        assert b"out by full text: other people" in files["excluded.ris"]
        assert b"<svg" in files["flow.svg"]
        assert page.get(f"{start}nothing.csv").status_code == 404

    def test_a_full_text_out_has_a_reason_and_one_that_is_in_becomes_a_study(self, mair: Staff) -> None:
        review = with_titles(mair, MEETINGS)
        say(mair, review, 1, "in")
        page, start = browser(mair.user), "/staff/understand/evidence/reviews/1/literature/records/1/"
        bare = page.post(f"{start}full-text/", {"says": "out"})
        early = page.get(f"{start}make/a-study/").status_code
        page.post(f"{start}full-text/", {"says": "in"})
        form = page.get(f"{start}make/a-study/").content.decode()
        counts = {
            "label": "Author0, 2024",
            "tpos": 1,
            "tneg": 9,
            "cpos": 2,
            "cneg": 8,
            "children": "Not told",
        }

        made = page.post(f"{start}make/a-study/", {**counts, "design": "trial"})

        assert (bare.status_code, early, made.status_code) == (400, 403, 302)
        assert 'value="Author0, 2024"' in form
        assert queries.record_behind(review.studies.get()) == queries.record_of(review, 1)
        assert "1 study of the review" in page_of(mair, "1/literature/")

    def test_another_service_finds_nothing_here(self, mair: Staff) -> None:
        with_titles(mair, MEETINGS)
        stranger = person(Service.objects.create(name="Southmere"), Role.RESEARCHER)
        page = browser(stranger.user)

        for address in (
            "1/literature/",
            "1/literature/records/1/abstract/",
            "1/literature/files/records.csv",
        ):
            assert page.get(f"/staff/understand/evidence/reviews/{address}").status_code == 404
