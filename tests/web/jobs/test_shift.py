"""What becomes of a job: done, tried again, given up, stopped, taken over."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.exceptions import InvalidTaskError

from speakopenly.core.errors import NotAllowed
from speakopenly.web.jobs import actions, claims
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.jobs.shift import LONGEST_WAIT, Shift, wait_before_next
from speakopenly.web.people.models import AuditLine
from tests.web.conftest import Cast
from tests.web.jobs import tasks

MINUTE = timedelta(minutes=1)


@pytest.fixture
def shift(db: None) -> Shift:
    return Shift()


def enqueue(cast: Cast, task: object, **more: object) -> Job:
    return actions.enqueue(task, service=cast.asha.service, by=cast.asha.user, **more)  # type: ignore[arg-type]


def now_due(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(run_after=timezone.now() - MINUTE)


def fell_silent(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - MINUTE)


def test_a_job_is_done_once_and_says_so(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.count_to_ten)

    shift.work(until_empty=True)
    shift.work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.title) == (State.DONE, 1, "Counting to ten")
    assert job.ended_at
    assert AuditLine.objects.filter(deed="counted to ten").count() == 1


def test_a_job_asked_for_in_a_transaction_that_fails_was_never_asked_for(cast: Cast) -> None:
    @transaction.atomic
    def ask_and_fail() -> None:
        enqueue(cast, tasks.count_to_ten)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ask_and_fail()

    assert not Job.objects.exists()


def test_the_same_key_asks_once(cast: Cast) -> None:
    first = enqueue(cast, tasks.count_to_ten, key="themes:7")
    second = enqueue(cast, tasks.count_to_ten, key="themes:7")
    other = actions.enqueue(tasks.count_to_ten, service=cast.dilys.service, by=None, key="themes:7")

    assert first == second
    assert other != first


def test_ids_and_settings_reach_the_task(cast: Cast, shift: Shift, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(tasks.MARKS, str(tmp_path))
    thing = uuid.uuid4()

    enqueue(cast, tasks.keep_id, thing_id=thing, rows=12)
    shift.work(until_empty=True)

    assert [mark.name for mark in tmp_path.iterdir()] == [f"{thing}-12"]


@pytest.mark.parametrize("words", ["he was moved again", "", "a" * 200, ["list"], {"a": 1}, 1.5, b"bytes"])
def test_a_job_is_never_told_words(cast: Cast, words: object) -> None:
    with pytest.raises(TypeError, match="ids only"):
        enqueue(cast, tasks.keep_id, thing_id=words, rows=1)

    assert not Job.objects.exists()


def test_a_failure_keeps_the_class_of_the_error_and_no_word_of_it(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.break_down)

    shift.work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error_class) == (State.WAITING, 1, "ValueError")
    assert job.run_after > timezone.now()
    row = Job.objects.filter(pk=job.pk).values().get()
    assert "somebody" not in repr(row)
    assert "Traceback" not in repr(row)


def test_after_its_last_try_a_job_is_given_up_and_listed(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.break_down)

    for _ in range(5):
        shift.work(until_empty=True)
        now_due(job)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.DEAD, 3)


def test_our_own_refusals_are_final_at_once(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.refuse)

    shift.work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error_class) == (State.DEAD, 1, "BadInput")


def test_a_task_this_release_does_not_have_is_given_up(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    Job.objects.filter(pk=job.pk).update(task="tests.web.jobs.tasks.gone")

    shift.work(until_empty=True)

    job.refresh_from_db()
    assert job.state == State.DEAD


def test_a_row_cannot_make_the_worker_call_what_is_no_task(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    Job.objects.filter(pk=job.pk).update(task="os.getcwd")

    shift.work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.error_class) == (State.DEAD, "ImportError")


def test_waits_grow_and_then_stay() -> None:
    waits = [wait_before_next(attempt).total_seconds() for attempt in (1, 2, 3, 4, 50)]

    assert waits == [5, 10, 20, 40, LONGEST_WAIT.total_seconds()]


def test_two_workers_never_hold_one_job(cast: Cast) -> None:
    enqueue(cast, tasks.count_to_ten)

    first, second = claims.claim_next("one"), claims.claim_next("two")

    assert first is not None
    assert second is None


def test_a_job_whose_worker_fell_silent_is_taken_over_and_the_silent_one_changes_nothing(cast: Cast) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    silent = claims.claim_next("silent")
    assert silent is not None
    fell_silent(job)

    other = claims.claim_next("other")

    assert other is not None
    assert other.attempt == 2
    with pytest.raises(claims.LeaseLost):
        claims.renew(silent, lease=MINUTE)
    assert not claims.end(silent, State.DONE)
    assert claims.end(other, State.DONE)


def test_results_of_a_worker_that_lost_its_lease_are_not_written(cast: Cast) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    silent = claims.claim_next("silent")
    assert silent is not None
    fell_silent(job)
    claims.claim_next("other")
    context = JobContext(task_result=None, job=job, claim=silent, lease=MINUTE)  # type: ignore[arg-type]

    with pytest.raises(claims.LeaseLost), context.holding():
        pytest.fail("It must not get as far as writing.")


def test_a_job_silent_at_its_last_try_is_given_up(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    Job.objects.filter(pk=job.pk).update(
        state=State.RUNNING, owner="gone", attempts=4, lease_until=timezone.now() - MINUTE
    )

    shift.work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.error_class) == (State.DEAD, "WorkerFellSilent")


def test_the_job_asked_for_first_is_done_first(cast: Cast) -> None:
    second, first = enqueue(cast, tasks.count_to_ten), enqueue(cast, tasks.count_to_ten)
    now_due(first)

    claimed = [claims.claim_next("one"), claims.claim_next("one")]

    assert [claim.job_id for claim in claimed if claim] == [first.pk, second.pk]


def test_a_job_is_stopped_before_its_next_step_and_keeps_what_is_done(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    Job.objects.filter(pk=job.pk).update(stop_asked=True)

    shift.work(until_empty=True)

    job.refresh_from_db()
    assert job.state == State.STOPPED
    assert not AuditLine.objects.filter(deed="counted to ten").exists()


def test_a_machine_that_shuts_down_puts_its_job_back_without_counting_the_try(
    cast: Cast, shift: Shift
) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    claim = claims.claim_next(shift.owner)
    assert claim is not None

    shift.end()
    shift.do(claim)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 0)


def test_a_person_stops_and_repeats_their_own_job(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.count_to_ten)

    actions.stop(job=job, by=cast.asha)
    job.refresh_from_db()
    assert job.state == State.STOPPED
    actions.try_again(job=job, by=cast.asha)
    shift.work(until_empty=True)

    job.refresh_from_db()
    assert job.state == State.DONE


@pytest.mark.parametrize(("who", "may"), [("asha", True), ("ben", False), ("cara", True), ("dilys", False)])
def test_who_may_stop_a_job_of_asha(cast: Cast, who: str, may: bool) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    by = getattr(cast, who)

    if may:
        actions.stop(job=job, by=by)
    else:
        with pytest.raises(NotAllowed):
            actions.stop(job=job, by=by)

    job.refresh_from_db()
    assert (job.state == State.STOPPED) is may


def test_work_that_is_done_can_be_neither_stopped_nor_repeated(cast: Cast, shift: Shift) -> None:
    job = enqueue(cast, tasks.count_to_ten)
    shift.work(until_empty=True)

    with pytest.raises(NotAllowed):
        actions.stop(job=job, by=cast.asha)
    with pytest.raises(NotAllowed):
        actions.try_again(job=job, by=cast.asha)


def test_the_django_tasks_api_sees_the_same_job(cast: Cast, shift: Shift) -> None:
    result = tasks.count_to_ten.enqueue(service_id=str(cast.asha.service.pk))
    assert result.status == TaskResultStatus.READY

    shift.work(until_empty=True)
    result.refresh()

    assert result.status == TaskResultStatus.SUCCESSFUL
    assert tasks.count_to_ten.get_result(result.id).is_finished


def test_the_django_tasks_api_refuses_a_task_without_a_service(cast: Cast) -> None:
    with pytest.raises(InvalidTaskError):
        tasks.count_to_ten.enqueue()
