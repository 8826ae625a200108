"""Joining, leaving and changing keys; loans to workers; a worker that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.web.hear.keyring import actions, case_keys, lending, policies, tasks
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, Loan, ReadingKey, WorkerKey, Wrap
from speakopenly.web.hear.keyring.rewrapping import also, missing
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.jobs import claims
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.staff import Staff
from tests.web.hear.keyring.conftest import Readers, a_case, can_read, make_key, opened
from tests.web.jobs.test_killed_worker import PATIENCE, start_worker, wait_for

NEW = "another teapot ladder orchard"
pytestmark = pytest.mark.django_db


def do_all(shift: Shift) -> None:
    """Let a worker that was there when a key was lent do what waits."""
    while claim := claims.claim_next(shift.owner):
        shift.do(claim)


def hand_over(by: Staff, to: Staff) -> Job:
    key = policies.current_key(to)
    assert key is not None
    return actions.hand_over(by=by, unlocked=opened(by), to=key)


def test_a_newcomer_opens_what_was_handed_over(readers: Readers, shift: Shift) -> None:
    make_key(readers.ben)
    before = [a_case(readers.ben) for _ in range(3)]
    make_key(readers.bea)

    job = hand_over(readers.ben, readers.bea)
    do_all(shift)

    job.refresh_from_db()
    assert job.state == State.DONE
    assert all(can_read(case_key, opened(readers.bea)) for case_key in before)
    assert AuditLine.objects.filter(deed="case keys handed over").count() == 1


def test_only_what_the_newcomers_role_reads_is_handed_over(readers: Readers, shift: Shift) -> None:
    make_key(readers.asha)
    make_key(readers.ben)

    with pytest.raises(NotAllowed):
        hand_over(readers.asha, readers.ben)


def test_nothing_is_handed_to_another_service(readers: Readers) -> None:
    make_key(readers.asha)
    make_key(readers.dilys)

    with pytest.raises(NotAllowed):
        hand_over(readers.asha, readers.dilys)


def test_nobody_lends_somebody_elses_key(readers: Readers) -> None:
    make_key(readers.ben)
    make_key(readers.bea)
    make_key(readers.sam)

    with pytest.raises(NotAllowed):
        actions.hand_over(by=readers.bea, unlocked=opened(readers.ben), to=policies.current_key(readers.sam))


def test_one_broken_wrap_does_not_hold_up_the_others(readers: Readers, shift: Shift) -> None:
    make_key(readers.ben)
    broken, whole = a_case(readers.ben), a_case(readers.ben)
    Wrap.objects.filter(case_key=broken).update(sealed=b"\x01 altered")
    make_key(readers.bea)

    hand_over(readers.ben, readers.bea)
    do_all(shift)

    assert can_read(whole, opened(readers.bea))
    with pytest.raises(NotAllowed):
        case_keys.open_as_reader(broken, opened(readers.bea))


def test_a_worker_that_began_after_the_loan_has_none_and_the_job_says_so(readers: Readers) -> None:
    make_key(readers.ben)
    a_case(readers.ben)
    make_key(readers.bea)
    job = hand_over(readers.ben, readers.bea)

    Shift().work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.error_class) == (State.DEAD, "KeyNotLent")
    assert "Unlock your key and ask again" in sentence(job)
    assert not Wrap.objects.filter(reading_key=policies.current_key(readers.bea)).exists()


def test_a_loan_ends_after_fifteen_minutes(readers: Readers, shift: Shift) -> None:
    make_key(readers.ben)
    a_case(readers.ben)
    make_key(readers.bea)
    job = hand_over(readers.ben, readers.bea)
    assert Loan.objects.get().until - timezone.now() <= timedelta(minutes=15)
    Loan.objects.update(until=timezone.now())

    do_all(shift)

    job.refresh_from_db()
    assert job.error_class == "KeyNotLent"


def test_a_loan_ends_with_its_job(readers: Readers, shift: Shift) -> None:
    make_key(readers.ben)
    a_case(readers.ben)
    make_key(readers.bea)
    hand_over(readers.ben, readers.bea)
    assert Loan.objects.count() == 1

    do_all(shift)

    assert not Loan.objects.exists()


def test_a_loan_opens_for_no_other_job(readers: Readers, shift: Shift) -> None:
    make_key(readers.ben)
    make_key(readers.bea)
    first, second = hand_over(readers.ben, readers.bea), hand_over(readers.ben, readers.bea)
    mine = Loan.objects.get(job=first)
    Loan.objects.filter(job=second).update(sealed=mine.sealed)
    loan = Loan.objects.select_related("reading_key").get(job=second)

    with pytest.raises(SealBroken):
        lending._open(loan, lending._here[shift.owner].private)


def test_the_database_alone_does_not_open_a_loan(readers: Readers, shift: Shift) -> None:
    make_key(readers.ben)
    make_key(readers.bea)
    hand_over(readers.ben, readers.bea)
    private = lending._here[shift.owner].private.data

    rows = repr([*Loan.objects.values(), *WorkerKey.objects.values(), *Job.objects.values()])

    assert private.hex() not in rows
    assert repr(private) not in rows
    assert repr(opened(readers.ben).private.data) not in rows


def test_a_worker_key_goes_with_its_shift() -> None:
    Shift().work(until_empty=True)

    assert not WorkerKey.objects.exists()
    assert not lending._here


def test_a_retired_reader_opens_nothing_new_and_nothing_old(readers: Readers) -> None:
    for staff in (readers.ben, readers.bea):
        make_key(staff)
    old = a_case(readers.ben)
    in_hand = opened(readers.bea)
    assert can_read(old, in_hand)

    actions.retire_reading_key(by=readers.bea, reading_key=policies.current_key(readers.bea))
    new = a_case(readers.ben)

    for case_key in (old, new):
        with pytest.raises(NotAllowed):
            case_keys.open_as_reader(case_key, in_hand)
    retired = ReadingKey.objects.get(user=readers.bea.user)
    assert bytes(retired.by_passphrase) == bytes(retired.by_recovery_code) == b""


def test_open_cases_of_somebody_who_left_need_a_new_key_at_the_next_message(readers: Readers) -> None:
    for staff in (readers.ben, readers.bea):
        make_key(staff)
    case_key = a_case(readers.ben)

    actions.retire_reading_key(by=readers.bea, reading_key=policies.current_key(readers.bea))

    assert case_keys.needs_new_case_key(CaseKey.objects.get(pk=case_key.pk))
    assert not case_keys.needs_new_case_key(a_case(readers.ben))


def test_the_last_key_that_opens_something_is_not_retired(readers: Readers) -> None:
    key = make_key(readers.ben)
    a_case(readers.ben)

    with pytest.raises(NotAllowed, match="only key that opens 1"):
        actions.retire_reading_key(by=readers.ben, reading_key=key)


@pytest.mark.parametrize(("name", "may"), [("ben", True), ("cara", True), ("bea", False), ("dilys", False)])
def test_who_may_retire_bens_key(readers: Readers, name: str, may: bool) -> None:
    key = make_key(readers.ben)

    assert policies.can_retire(getattr(readers, name), key) is may


def test_changing_keys_leaves_everything_open_to_the_new_one_and_nothing_to_the_old(
    readers: Readers, shift: Shift
) -> None:
    make_key(readers.ben)
    cases = [a_case(readers.ben) for _ in range(3)]
    old = opened(readers.ben)

    actions.rotate(by=readers.ben, unlocked=old, passphrase=NEW)
    cases.append(a_case(readers.ben))
    do_all(shift)

    new = opened(readers.ben, NEW)
    assert new.reading_key.pk != old.reading_key.pk
    assert all(can_read(case_key, new) for case_key in cases)
    assert not Wrap.objects.filter(reading_key=old.reading_key).exists()
    assert all(
        case_keys.needs_new_case_key(each) for each in CaseKey.objects.filter(pk__in=[c.pk for c in cases])
    )


def test_while_keys_are_changed_the_old_one_still_reads(readers: Readers) -> None:
    make_key(readers.ben)
    case_key = a_case(readers.ben)
    actions.rotate(by=readers.ben, unlocked=opened(readers.ben), passphrase=NEW)

    assert can_read(case_key, opened(readers.ben))
    with pytest.raises(NotAllowed, match="already"):
        actions.rotate(by=readers.ben, unlocked=opened(readers.ben), passphrase=NEW)


def test_a_change_that_stopped_goes_on_when_asked_again(readers: Readers, shift: Shift) -> None:
    make_key(readers.ben)
    case_key = a_case(readers.ben)
    actions.rotate(by=readers.ben, unlocked=opened(readers.ben), passphrase=NEW)
    Loan.objects.all().delete()
    do_all(shift)
    assert policies.coming_key(readers.ben) is not None

    actions.go_on_changing(by=readers.ben, unlocked=opened(readers.ben))
    do_all(shift)

    assert policies.coming_key(readers.ben) is None
    assert can_read(case_key, opened(readers.ben, NEW))


def test_a_change_can_be_given_up(readers: Readers) -> None:
    make_key(readers.ben)
    case_key = a_case(readers.ben)
    actions.rotate(by=readers.ben, unlocked=opened(readers.ben), passphrase=NEW)

    actions.give_up_changing(by=readers.ben)

    assert can_read(case_key, opened(readers.ben))
    assert ReadingKey.objects.count() == 1


@pytest.fixture
def other_room() -> Iterator[list[tuple[Unlocked, ReadingKey]]]:
    told: list[tuple[Unlocked, ReadingKey]] = []

    @also
    def remember(old: Unlocked, new: ReadingKey) -> None:
        told.append((old, new))

    yield told
    from speakopenly.web.hear.keyring import rewrapping

    rewrapping._also_sealed.remove(remember)


def test_rooms_that_sealed_more_to_the_old_key_are_asked_before_it_is_retired(
    readers: Readers, shift: Shift, other_room: list[tuple[Unlocked, ReadingKey]]
) -> None:
    make_key(readers.ben)
    a_case(readers.ben)
    old = opened(readers.ben)
    actions.rotate(by=readers.ben, unlocked=old, passphrase=NEW)

    do_all(shift)

    [(given, new)] = other_room
    assert given.private.data == old.private.data
    assert new.pk == policies.current_key(readers.ben).pk  # type: ignore[union-attr]


def test_what_is_missing_is_the_work(readers: Readers, shift: Shift, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken off after the first step, asked again, it does only what is left."""
    monkeypatch.setattr(tasks, "AT_A_TIME", 2)
    ben, bea = make_key(readers.ben), None
    for _ in range(5):
        a_case(readers.ben)
    bea = make_key(readers.bea)
    hand_over(readers.ben, readers.bea)
    steps: list[int] = []
    plain = tasks.wrap_for

    def wrap_once(lender: Unlocked, to: ReadingKey, some: list[CaseKey]) -> int:
        if steps:
            raise OSError("the disk went away")
        steps.append(len(some))
        return plain(lender, to, some)

    monkeypatch.setattr(tasks, "wrap_for", wrap_once)
    do_all(shift)
    assert missing(ben, bea, {CaseKind.REPORT}).count() == 3
    monkeypatch.setattr(tasks, "wrap_for", plain)

    hand_over(readers.ben, readers.bea)
    do_all(shift)

    assert missing(ben, bea, {CaseKind.REPORT}).count() == 0


def test_a_worker_that_runs_beside_goes_on_with_its_own_loan(
    readers: Readers, shift: Shift, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both had the loan; the first is killed after one step, and the second does what is left."""
    monkeypatch.setattr(tasks, "AT_A_TIME", 2)
    ben = make_key(readers.ben)
    for _ in range(5):
        a_case(readers.ben)
    bea, beside = make_key(readers.bea), Shift()
    lending._make_worker_key(lending.WorkerBegins(beside.owner))
    job = hand_over(readers.ben, readers.bea)
    plain, steps = tasks.wrap_for, [0]

    def killed_at_the_second(lender: Unlocked, to: ReadingKey, some: list[CaseKey]) -> int:
        steps[0] += 1
        if steps[0] == 2:
            raise KeyboardInterrupt
        return plain(lender, to, some)

    monkeypatch.setattr(tasks, "wrap_for", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        do_all(shift)
    assert missing(ben, bea, {CaseKind.REPORT}).count() == 3
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now())

    do_all(beside)

    lending._forget_worker_key(lending.WorkerEnds(beside.owner))
    assert Job.objects.get(pk=job.pk).state == State.DONE
    assert missing(ben, bea, {CaseKind.REPORT}).count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_killed_workers_loan_is_void_and_asking_again_goes_on(readers: Readers, tmp_path: Path) -> None:
    ben = make_key(readers.ben)
    for _ in range(3):
        a_case(readers.ben)
    bea = make_key(readers.bea)
    first = start_worker(tmp_path)
    wait_for("a worker's key", WorkerKey.objects.exists)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    job = hand_over(readers.ben, readers.bea)
    second = start_worker(tmp_path, "--until-empty")
    assert second.wait(PATIENCE) == 0
    job.refresh_from_db()
    assert job.error_class == "KeyNotLent"
    assert missing(ben, bea, {CaseKind.REPORT}).count() == 3

    third = start_worker(tmp_path)
    try:
        wait_for("another worker's key", lambda: WorkerKey.objects.count() == 2)
        again = hand_over(readers.ben, readers.bea)
        wait_for("the handing over", lambda: Job.objects.get(pk=again.pk).has_ended)
    finally:
        third.terminate()
        _wait(third)

    assert Job.objects.get(pk=again.pk).state == State.DONE
    assert missing(ben, bea, {CaseKind.REPORT}).count() == 0


def _wait(process: subprocess.Popen[bytes]) -> None:
    process.wait(PATIENCE)
