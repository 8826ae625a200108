"""A table comes in through five pages; every row is counted, and the sums add up."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from speakopenly.core.records import Channel
from speakopenly.web.hear.events import ContributionsBroughtIn
from speakopenly.web.hear.listening import queries, safekeeping, tasks
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import, ImportState
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people import events
from speakopenly.web.people.models import AuditLine
from tests.web.conftest import Cast
from tests.web.hear.conftest import NORTHMOOR_ROWS, SAID, SMALL, Browser, make_csv, work_off_one_job
from tests.web.plans import open_exercise

NORTHMOOR_COLUMNS = {
    "text": "6",
    "id": "0",
    "person": "1",
    "channel": "2",
    "question": "5",
    "speaks_for": "7",
    "may_quote": "8",
    "said_on": "10",
    "groups": ["3", "4"],
}


def test_the_northmoor_table_comes_in_whole(asha: Browser, exercise: Exercise, northmoor) -> None:
    batch = asha.bring_in(northmoor.read_bytes(), "listening.csv", **NORTHMOOR_COLUMNS)
    work_off_one_job()

    batch.refresh_from_db()
    heard = list(queries.raw_contributions(exercise))
    assert batch.state == ImportState.BROUGHT_IN
    assert batch.brought_in + batch.left_out_in_all == batch.found == NORTHMOOR_ROWS
    assert len(heard) == batch.brought_in == queries.count(exercise).contributions
    not_there = {Channel.SPEAK_DOOR, Channel.INTERVIEW, Channel.SUBMISSION, Channel.SERVICE_RECORD}
    assert {said.channel for said in heard} == set(Channel) - not_there - {Channel.PUBLIC_TEXT}
    assert {key for said in heard for key in said.groups} == {"role", "nation"}
    assert any(not said.consent.quote for said in heard)
    assert any(said.speaks_for > 1 for said in heard)


def test_the_columns_of_northmoor_are_guessed_from_their_names(asha: Browser, northmoor) -> None:
    asha.choose(northmoor.read_bytes(), "listening.csv")
    page = asha.client.get(asha.at("bring-in-columns", Import.objects.get()))

    form = page.context["form"]
    guessed = {name: form[name].value() for name in NORTHMOOR_COLUMNS}
    assert guessed == NORTHMOOR_COLUMNS


def test_each_page_leads_to_the_next(asha: Browser, waiting: Import) -> None:
    shown = [asha.client.get(asha.at("import", waiting), follow=True)]
    asha.match(waiting)
    shown.append(asha.client.get(asha.at("import", waiting), follow=True))
    shown.append(asha.client.get(asha.at("bring-in-confirm", waiting)))
    asha.confirm(waiting)
    shown.append(asha.client.get(asha.at("import", waiting)))
    work_off_one_job()
    shown.append(asha.client.get(asha.at("import", waiting)))

    assert [page.status_code for page in shown] == [200] * 5
    said = [
        "Here is what we found",
        "What will be hidden",
        "Bring in 3",
        "Waiting to start.",
        "Every row is counted",
    ]
    for page, words in zip(shown, said, strict=True):
        assert words in page.text


def test_no_browser_keeps_a_page_with_rows(asha: Browser, waiting: Import) -> None:
    page = asha.client.get(asha.at("bring-in-found", waiting))

    assert SAID[0][:60] in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_pressing_the_last_button_twice_stores_once(asha: Browser, exercise: Exercise) -> None:
    batch = asha.bring_in(SMALL)
    again = asha.confirm(batch)
    work_off_one_job()
    once_more = asha.confirm(batch)

    assert again.url == once_more.url == f"/staff/jobs/{batch.job_id}/"
    assert Job.objects.filter(key=f"bring-in-{batch.pk}").count() == 1
    assert queries.count(exercise).contributions == 3


def test_choosing_the_same_file_twice_goes_on_with_the_first(asha: Browser, waiting: Import) -> None:
    again = asha.choose(SMALL, "renamed.csv")

    assert again.url == asha.at("import", waiting)
    assert Import.objects.count() == 1


def test_a_file_that_was_brought_in_is_not_brought_in_again(asha: Browser, brought_in: Import) -> None:
    again = asha.choose(SMALL, "renamed.csv")

    assert again.status_code == 400
    assert "was chosen for this exercise already" in again.text
    assert Import.objects.count() == 1


def test_the_same_file_in_two_exercises_makes_different_contributions(
    asha: Browser, brought_in: Import, cast: Cast
) -> None:
    other = open_exercise(
        by=cast.asha, title="Again", question="Why?", asked_by="Us", opened_on=brought_in.began_on
    )
    second = Browser(asha.client, other.slug).bring_in(SMALL, "again.csv")
    work_off_one_job()

    first = set(Contribution.objects.filter(batch=brought_in).values_list("ident", flat=True))
    assert first.isdisjoint(Contribution.objects.filter(batch=second).values_list("ident", flat=True))


class Killed(Exception):
    """Stands for whatever ends a worker between two steps; tests/web/jobs kill a real one."""


def test_a_worker_lost_half_way_is_finished_by_the_next(
    asha: Browser, exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = asha.bring_in(SMALL)
    monkeypatch.setattr(tasks, "ROWS_AT_A_TIME", 2)
    seal, sealed = safekeeping.seal_words, count(1)

    def seal_two_then_die(*about: Any) -> bytes:
        if next(sealed) == 3:
            raise Killed
        return seal(*about)

    monkeypatch.setattr(safekeeping, "seal_words", seal_two_then_die)
    work_off_one_job()
    half_way = Contribution.objects.count(), queries.count(exercise).contributions
    Job.objects.filter(pk=batch.job_id).update(run_after=batch.job.asked_at)
    work_off_one_job()

    assert half_way == (2, 0), "two are stored, and nobody sees them yet"
    assert queries.count(exercise).contributions == Contribution.objects.count() == 3
    assert Job.objects.get(pk=batch.job_id).state == State.DONE


def test_the_file_is_thrown_away_once_it_is_in(brought_in: Import) -> None:
    assert bytes(brought_in.sealed_file) == b""


def test_later_rooms_are_told_once(asha: Browser) -> None:
    told: list[ContributionsBroughtIn] = []
    events.listen(ContributionsBroughtIn)(told.append)
    try:
        batch = asha.bring_in(SMALL)
        work_off_one_job()
    finally:
        events.stop_listening(ContributionsBroughtIn, told.append)

    assert [event.import_id for event in told] == [batch.pk]


def test_every_deed_has_its_line(asha: Browser, brought_in: Import) -> None:
    deeds = set(AuditLine.objects.filter(thing_id=str(brought_in.pk)).values_list("deed", flat=True))

    assert deeds == {"file chosen", "columns matched", "import begun", "contributions brought in"}


def test_a_file_that_waits_is_found_again_from_today(asha: Browser, waiting: Import) -> None:
    assert "Finish bringing in said.csv" in asha.client.get("/staff/").text


def test_the_quarter_is_kept_and_the_day_is_not(asha: Browser) -> None:
    dated = make_csv([["id", "when", "text"], ["1", "2026-05-31", SAID[0]], ["2", "", SAID[1]]])
    asha.bring_in(dated, said_on="1")
    work_off_one_job()

    assert set(Contribution.objects.values_list("said_in", flat=True)) == {"2026-Q2", ""}


@pytest.mark.parametrize(("answer", "may_quote"), [("everybody", True), ("nobody", False)])
def test_whether_people_may_be_quoted_is_asked(asha: Browser, answer: str, may_quote: bool) -> None:
    asha.bring_in(SMALL, may_quote=answer)
    work_off_one_job()

    assert set(Contribution.objects.values_list("may_quote", flat=True)) == {may_quote}


def test_a_file_put_away_leaves_nothing_but_its_sums(asha: Browser, waiting: Import) -> None:
    asha.client.post(asha.at("bring-in-refuse", waiting))

    waiting.refresh_from_db()
    assert waiting.state == ImportState.REFUSED
    assert bytes(waiting.sealed_file) == bytes(waiting.wrapped_key) == b""
    assert asha.choose(SMALL).status_code == 302


def test_the_first_page_asks_before_it_complains(asha: Browser, exercise: Exercise) -> None:
    page = asha.client.get(asha.at("bring-in"))

    assert page.status_code == 200
    assert b"There is a problem" not in page.content
