"""Keys of drafts: made ahead by prepare alone, soon thrown away, and no trace of who used them when."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput, DraftExpired, NotAllowed
from speakopenly.core.sealing import DraftKeys

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
NOON = datetime(2026, 11, 23, 12, 34, 56, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def traces(folder: Path) -> dict[str, tuple[int, ...]]:
    """All a file system remembers of the folder and each file in it."""
    found = {}
    for path in (folder, *folder.iterdir()):
        stat = path.stat()
        found[path.name] = (stat.st_ino, stat.st_size, stat.st_atime_ns, stat.st_mtime_ns, stat.st_ctime_ns)
    return found


def test_today_and_tomorrow_have_a_key_for_its_owner_alone(folder: Path) -> None:
    DraftKeys(folder).prepare(MONDAY)

    assert names(folder) == ["2026-11-23.key", "2026-11-24.key"]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert {path.stat().st_size for path in folder.iterdir()} == {32}


def test_times_of_files_and_folder_are_midnight(folder: Path) -> None:
    DraftKeys(folder).prepare(MONDAY)

    for path, day in (
        (folder, MONDAY),
        (folder / "2026-11-23.key", MONDAY),
        (folder / "2026-11-24.key", MONDAY + DAY),
    ):
        assert datetime.fromtimestamp(path.stat().st_mtime, UTC) == datetime(
            day.year, day.month, day.day, tzinfo=UTC
        )


def test_preparing_again_changes_no_key(folder: Path) -> None:
    DraftKeys(folder).prepare(MONDAY)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    DraftKeys(folder).prepare(MONDAY)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(set(before.values())) == 2


def test_keys_older_than_yesterday_are_thrown_away(folder: Path) -> None:
    keys = DraftKeys(folder)
    for passed in range(4):
        keys.prepare(MONDAY + passed * DAY)

    assert names(folder) == ["2026-11-25.key", "2026-11-26.key", "2026-11-27.key"]
    assert keys.of(MONDAY) is None
    assert keys.of(MONDAY + 2 * DAY) is not None


def test_what_is_no_key_of_a_day_stays(folder: Path) -> None:
    folder.mkdir()
    (folder / "2026-13-45.key").write_bytes(b"kept")
    (folder / "notes.txt").write_text("kept")

    DraftKeys(folder).prepare(MONDAY)

    assert {"2026-13-45.key", "notes.txt"} < set(names(folder))


def test_sealing_and_opening_leave_no_trace_at_all(folder: Path) -> None:
    DraftKeys(folder).prepare(MONDAY)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
    for path in folder.iterdir():
        # A file whose reading time is older than its writing time would get a new one when it is read.
        os.utime(path, (long_ago, path.stat().st_mtime))
    before = traces(folder)

    keys = DraftKeys(folder)
    text = keys.seal(b"said", purpose="speak", now=NOON)
    DraftKeys(folder).open(text, purpose="speak", now=NOON + DAY)

    assert traces(folder) == before


def test_without_any_key_nothing_is_made(folder: Path) -> None:
    with pytest.raises(BadInput, match="There is no key for drafts"):
        DraftKeys(folder).seal(b"said", purpose="speak", now=NOON)

    assert not folder.exists()


def test_where_nobody_prepared_today_the_newest_key_serves(folder: Path) -> None:
    keys = DraftKeys(folder)
    keys.prepare(MONDAY)
    later = NOON + 5 * DAY

    text = keys.seal(b"said", purpose="speak", now=later)

    assert DraftKeys(folder).open(text, purpose="speak", now=later + DAY).data == b"said"
    assert names(folder) == ["2026-11-23.key", "2026-11-24.key"]


def test_what_one_process_sealed_another_opens(folder: Path) -> None:
    one, other = DraftKeys(folder), DraftKeys(folder)
    one.prepare(MONDAY)

    text = one.seal(b"said", purpose="speak", now=NOON)

    assert other.open(text, purpose="speak", now=NOON).data == b"said"


def test_a_key_made_later_is_found_without_a_restart(folder: Path) -> None:
    running = DraftKeys(folder)
    DraftKeys(folder).prepare(MONDAY)
    running.seal(b"said", purpose="speak", now=NOON)

    DraftKeys(folder).prepare(MONDAY + DAY)
    running.seal(b"said", purpose="speak", now=NOON + 2 * DAY)

    assert running.of(MONDAY + 2 * DAY) is not None


def test_a_key_that_was_thrown_away_leaves_every_memory_on_the_next_day(folder: Path) -> None:
    running = DraftKeys(folder)
    running.prepare(MONDAY)
    text = running.seal(b"said", purpose="speak", now=NOON)

    DraftKeys(folder).prepare(MONDAY + 2 * DAY)
    running.seal(b"said", purpose="speak", now=NOON + 2 * DAY)

    assert running.of(MONDAY) is None
    with pytest.raises(DraftExpired):
        running.open(text, purpose="speak", now=NOON + 2 * DAY)


def _prepare(folder: Path) -> list[str]:
    keys = DraftKeys(folder)
    keys.prepare(MONDAY)
    return [key.data.hex() for day in (MONDAY, MONDAY + DAY) if (key := keys.of(day))]


def test_threads_that_prepare_at_once_agree(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: _prepare(folder), range(24)))

    assert len({tuple(keys) for keys in made}) == 1
    assert names(folder) == ["2026-11-23.key", "2026-11-24.key"]


def test_processes_that_prepare_at_once_agree(folder: Path) -> None:
    with get_context("fork").Pool(4) as pool:
        made = pool.map(_prepare, [folder] * 8)

    assert len({tuple(keys) for keys in made}) == 1
    assert names(folder) == ["2026-11-23.key", "2026-11-24.key"]


def test_what_a_killed_process_left_behind_is_cleared(folder: Path) -> None:
    folder.mkdir()
    (folder / ".2026-11-23.key.0011223344556677").write_bytes(b"half")

    DraftKeys(folder).prepare(MONDAY)

    assert names(folder) == ["2026-11-23.key", "2026-11-24.key"]


def test_a_process_killed_while_preparing_keeps_nobody_waiting(folder: Path) -> None:
    folder.mkdir()
    script = (
        "import fcntl, os, sys, time\n"
        "fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX)\n"
        "print('held', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        other.send_signal(signal.SIGKILL)
        other.wait()

        DraftKeys(folder).prepare(MONDAY)

    assert len(names(folder)) == 2


def test_many_threads_seal_and_open_at_once(folder: Path) -> None:
    keys = DraftKeys(folder)
    keys.prepare(MONDAY)

    def there_and_back(number: int) -> bool:
        now = NOON + (number % 2) * DAY
        data = str(number).encode()
        return keys.open(keys.seal(data, purpose="p", now=now), purpose="p", now=now).data == data

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(there_and_back, range(400)))


@pytest.mark.parametrize("mode", [0o640, 0o644, 0o606])
def test_a_key_that_others_may_read_is_refused_at_the_start(folder: Path, mode: int) -> None:
    DraftKeys(folder).prepare(MONDAY)
    (folder / "2026-11-24.key").chmod(mode)

    with pytest.raises(NotAllowed, match="others may read the draft key"):
        DraftKeys(folder).prepare(MONDAY)


def test_a_file_that_holds_no_key_is_refused_at_the_start(folder: Path) -> None:
    folder.mkdir()
    (folder / "2026-11-23.key").write_bytes(b"short")
    (folder / "2026-11-23.key").chmod(0o600)

    with pytest.raises(BadInput, match="This is no draft key"):
        DraftKeys(folder).prepare(MONDAY)
