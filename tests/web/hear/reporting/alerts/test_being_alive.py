"""That the watch is alive can be seen, and whatever goes wrong in one look, it looks again."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from speakopenly.web.hear.reporting.alerts import heartbeat, watch, watching


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_a_watch_nobody_heard_of_is_not_alive() -> None:
    assert not heartbeat.is_alive()


def test_a_watch_that_has_just_looked_is_alive() -> None:
    heartbeat.beat()

    assert heartbeat.is_alive()


@pytest.mark.parametrize(("seconds", "is_alive"), [(200, True), (301, False)])
def test_after_five_minutes_of_silence_it_may_have_stopped(home: Path, seconds: int, is_alive: bool) -> None:
    heartbeat.beat()
    then = time.time() - seconds
    os.utime(home / "watch" / "alive", (then, then))

    assert heartbeat.is_alive() is is_alive


@pytest.mark.parametrize(("seconds", "is_touched"), [(10, False), (90, True)])
def test_it_says_so_once_a_minute(home: Path, seconds: int, is_touched: bool) -> None:
    heartbeat.beat()
    file = home / "watch" / "alive"
    then = time.time() - seconds
    os.utime(file, (then, then))

    heartbeat.beat()

    assert (file.stat().st_mtime > then + 1) is is_touched


def test_a_look_that_fails_is_not_said_to_be_one_and_the_next_is_made(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ended, looked = threading.Event(), []

    def look(_self: object, _now: object) -> None:
        looked.append(heartbeat.is_alive())
        if len(looked) == 1:
            raise RuntimeError("words nobody may read")
        ended.set()

    monkeypatch.setattr(watching.Watch, "look", look)
    monkeypatch.setattr(watch, "SECONDS_BETWEEN_LOOKS", 0.0)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)

    watch.keep_watch(ended)

    assert looked == [False, False]
    assert heartbeat.is_alive()
    assert "words nobody may read" not in caplog.text
