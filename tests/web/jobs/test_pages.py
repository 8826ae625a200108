"""Progress that can be watched, left and found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from speakopenly.web.jobs import actions
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.jobs import tasks


@pytest.fixture
def job(cast: Cast) -> Job:
    return actions.enqueue(
        tasks.count_to_ten, service=cast.asha.service, by=cast.asha.user, leads_to="/staff/hear/"
    )


def running(job: Job, *, done: int, total: int | None, minutes: float = 0) -> Job:
    job.state, job.owner, job.note = State.RUNNING, "one", "Reading"
    job.done, job.total = done, total
    job.lease_until, job.started_at = timezone.now(), timezone.now() - timedelta(minutes=minutes)
    job.save()
    return job


@pytest.mark.parametrize(
    ("done", "total", "minutes", "said"),
    [
        (1240, 1950, 10, "Reading 1,240 of 1,950. About 6 minutes left."),
        (1, 1000000, 0, "Reading 1 of 1,000,000."),
        (0, 10, 5, "Reading 0 of 10."),
        (10, 10, 5, "Reading 10 of 10. Less than a minute left."),
        (5, None, 5, "Reading."),
    ],
)
def test_how_far_it_is_in_a_calm_sentence(
    job: Job, done: int, total: int | None, minutes: float, said: str
) -> None:
    assert sentence(running(job, done=done, total=total, minutes=minutes)).startswith(said)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.WAITING, "Waiting to start."),
        (State.DONE, "This is done."),
        (State.STOPPED, "What was done is kept."),
        (State.DEAD, "nothing was lost"),
    ],
)
def test_every_state_says_what_it_means(job: Job, state: State, said: str) -> None:
    job.state = state

    assert said in sentence(job)


def test_the_page_of_a_running_job_refreshes_only_without_script(
    job: Job, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    running(job, done=3, total=10)

    page = sign_in(cast.asha).get(f"/staff/jobs/{job.pk}/").text

    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert 'max="10" value="3"' in page
    assert "You can leave this page" in page


def test_the_page_of_a_job_that_is_done_leads_on_and_rests(
    job: Job, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    Job.objects.filter(pk=job.pk).update(state=State.DONE)

    page = sign_in(cast.asha).get(f"/staff/jobs/{job.pk}/").text

    assert 'href="/staff/hear/"' in page
    assert "refresh" not in page


def test_the_script_gets_numbers_and_the_sentence(
    job: Job, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    running(job, done=3, total=10)

    state = sign_in(cast.asha).get(f"/staff/jobs/{job.pk}/state/").json()

    assert state.keys() == {"sentence", "done", "total", "ended"}
    assert (state["done"], state["total"], state["ended"]) == (3, 10, False)


def test_today_finds_the_job_again(job: Job, cast: Cast, sign_in: Callable[[Staff], Client]) -> None:
    assert f"/staff/jobs/{job.pk}/" in sign_in(cast.asha).get("/staff/").text
    assert f"/staff/jobs/{job.pk}/" not in sign_in(cast.ben).get("/staff/").text


@pytest.mark.parametrize(
    ("who", "sees", "stops"),
    [("asha", True, True), ("ben", True, False), ("cara", True, True), ("dilys", False, False)],
)
def test_who_sees_and_who_stops_a_job_of_asha(
    job: Job, cast: Cast, sign_in: Callable[[Staff], Client], who: str, sees: bool, stops: bool
) -> None:
    client = sign_in(getattr(cast, who))

    page = client.get(f"/staff/jobs/{job.pk}/")
    assert (page.status_code == 200) is sees
    assert ("Stop and keep" in page.text) is stops
    answer = client.post(f"/staff/jobs/{job.pk}/stop/")

    job.refresh_from_db()
    assert (job.state == State.STOPPED) is stops
    assert answer.status_code == (302 if stops else 403 if sees else 404)


def test_a_job_of_another_service_looks_like_one_that_does_not_exist(
    job: Job, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    client = sign_in(cast.dilys)

    theirs = client.get(f"/staff/jobs/{job.pk}/")
    none = client.get("/staff/jobs/00000000-0000-0000-0000-000000000007/")

    assert (theirs.status_code, theirs.content) == (none.status_code, none.content)


def test_a_job_given_up_is_listed_and_may_be_tried_again(
    job: Job, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    Job.objects.filter(pk=job.pk).update(state=State.DEAD, error_class="ValueError", attempts=4)
    client = sign_in(cast.asha)

    assert "Could not be finished" in client.get("/staff/jobs/").text
    client.post(f"/staff/jobs/{job.pk}/again/")

    job.refresh_from_db()
    assert (job.state, job.most_attempts, job.error_class) == (State.WAITING, 8, "")
