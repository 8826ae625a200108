"""A worker that is killed in the middle loses nothing: another finishes, each step counts once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from speakopenly.web.jobs import actions
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.people.models import AuditLine
from tests.web.conftest import Cast
from tests.web.jobs import tasks

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 90.0
WORKER = """
import sys
from speakopenly.web import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
sys.argv = sys.argv[:1] + sys.argv[2:]
from speakopenly.web.jobs.worker import main
main(until_empty="--until-empty" in sys.argv)
"""


def start_worker(marks: Path, *options: str) -> subprocess.Popen[bytes]:
    """A real worker process on the database of this test."""
    name = str(connection.settings_dict["NAME"])
    environment = {**os.environ, tasks.MARKS: str(marks), "SPEAKOPENLY_HOME": str(settings.HOME)}
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, name, *options],
        env=environment,
        cwd=Path(__file__).parents[3],
        stderr=subprocess.DEVNULL,
    )


def wait_for(what: str, happened: object) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if happened():  # type: ignore[operator]
            return
        time.sleep(0.02)
    pytest.fail(f"Waited {PATIENCE} seconds in vain for: {what}")


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_workers_job_is_taken_over_by_the_other_and_each_step_counts_once(
    cast: Cast, tmp_path: Path, sign: signal.Signals
) -> None:
    job = actions.enqueue(tasks.count_slowly, service=cast.asha.service, by=cast.asha.user)
    workers = {each.pid: each for each in (start_worker(tmp_path), start_worker(tmp_path))}
    try:
        wait_for("the third step", (tmp_path / "step-2").exists)
        job.refresh_from_db()
        holder = workers.pop(int(job.owner.partition("-")[0]))
        holder.send_signal(sign)
        assert holder.wait(PATIENCE) == (-signal.SIGKILL if sign == signal.SIGKILL else 0)
        wait_for("the job to be done", lambda: Job.objects.get(pk=job.pk).state == State.DONE)
    finally:
        for each in workers.values():
            each.terminate()
            each.wait(PATIENCE)

    assert AuditLine.objects.filter(deed="slow step").count() == tasks.STEPS
    job.refresh_from_db()
    assert job.attempts == (2 if sign == signal.SIGKILL else 1)


def test_several_workers_share_many_jobs_and_each_is_done_once(cast: Cast, tmp_path: Path) -> None:
    for _ in range(30):
        actions.enqueue(tasks.count_to_ten, service=cast.asha.service, by=None)

    workers = [start_worker(tmp_path, "--until-empty") for _ in range(2)]
    for worker in workers:
        assert worker.wait(PATIENCE) == 0

    assert Job.objects.filter(state=State.DONE).count() == 30
    assert AuditLine.objects.filter(deed="counted to ten").count() == 30
