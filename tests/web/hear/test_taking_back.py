"""An import is undone as a whole, a person's words one by one; every room forgets, and sums still add up."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.records import ContributionId, PersonId
from speakopenly.hear.listening import Received
from speakopenly.web.hear.listening import actions, queries, tasks
from speakopenly.web.hear.listening.models import Contribution, Exercise, Import, ImportState
from speakopenly.web.jobs.models import Job, State
from tests.web.conftest import Cast
from tests.web.hear.conftest import SMALL, Browser, make_csv, work_off_one_job


def test_taking_back_removes_everything(asha: Browser, brought_in: Import, exercise: Exercise) -> None:
    asked = asha.client.get(asha.at("take-back", brought_in))
    done = asha.client.post(asha.at("take-back", brought_in), follow=True)

    brought_in.refresh_from_db()
    assert "Take back 3" in asked.text
    assert "Taken back. Nothing of this file is kept." in done.text
    assert brought_in.state == ImportState.TAKEN_BACK
    assert (brought_in.brought_in, brought_in.withdrawn) == (3, 3)
    assert bytes(brought_in.wrapped_key) == b""
    assert Contribution.objects.count() == 0
    assert list(queries.raw_contributions(exercise)) == []


def test_what_was_taken_back_can_be_brought_in_again(asha: Browser, brought_in: Import) -> None:
    asha.client.post(asha.at("take-back", brought_in))
    asha.bring_in(SMALL, "again.csv")
    work_off_one_job()

    assert Contribution.objects.count() == 3


def test_later_rooms_are_asked_to_forget_too(
    asha: Browser, brought_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Erasure] = []
    monkeypatch.setattr(erasure, "forget", asked.append)
    idents = set(Contribution.objects.values_list("ident", flat=True))
    asha.client.post(asha.at("take-back", brought_in))

    assert [set(each.contributions) for each in asked] == [idents]


def test_a_room_that_cannot_forget_leaves_everything_as_it_was(
    asha: Browser, brought_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = erasure.Registry()

    def cannot(_: Erasure) -> ErasureRecord:
        raise DatabaseError

    rooms.register("listening", actions.forget)
    rooms.register("a later room", cannot)
    monkeypatch.setattr(erasure, "forget", rooms.forget)
    page = asha.client.post(asha.at("take-back", brought_in), follow=True)

    brought_in.refresh_from_db()
    assert "so nothing changed" in page.text
    assert brought_in.state == ImportState.BROUGHT_IN
    assert Contribution.objects.count() == 3


def test_one_person_is_forgotten_and_the_sums_say_so(asha: Browser, exercise: Exercise) -> None:
    rows = [
        ["id", "who", "text"],
        ["1", "A", "One thing."],
        ["2", "A", "Another thing."],
        ["3", "B", "A third."],
    ]
    batch = asha.bring_in(make_csv(rows), person="1")
    work_off_one_job()
    twice = next(said.person for said in queries.raw_contributions(exercise) if "third" not in said.text)
    record = actions.forget(Erasure(people=frozenset({PersonId(twice)})))

    batch.refresh_from_db()
    assert record.removed == {"contributions": 2}
    assert (batch.brought_in, batch.withdrawn) == (3, 2)
    assert [said.text for said in queries.raw_contributions(exercise)] == ["A third."]


def test_forgetting_twice_does_no_harm(brought_in: Import) -> None:
    ident = ContributionId(Contribution.objects.values_list("ident", flat=True)[0])
    wanted = Erasure(contributions=frozenset({ident}))
    actions.forget(wanted)
    again = actions.forget(wanted)

    brought_in.refresh_from_db()
    assert again.removed == {"contributions": 0}
    assert brought_in.withdrawn == 1


def test_a_worker_that_comes_back_too_late_stores_nothing(
    asha: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = asha.bring_in(SMALL)
    read = tasks.reading.came_of

    def read_slowly(held: Import) -> Received:
        came = read(held)
        Job.objects.filter(pk=batch.job_id).update(state=State.STOPPED)
        actions.take_back(batch=batch, by=cast.asha)
        Job.objects.filter(pk=batch.job_id).update(state=State.RUNNING)
        return came

    monkeypatch.setattr(tasks.reading, "came_of", read_slowly)
    work_off_one_job()

    batch.refresh_from_db()
    assert (batch.state, Contribution.objects.count()) == (ImportState.TAKEN_BACK, 0)
