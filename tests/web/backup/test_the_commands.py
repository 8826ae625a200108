"""``backup`` and ``restore`` as an administrator runs them: one line where something is wrong, and exit 2."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from pyrage import x25519

from speakopenly import cli
from speakopenly.core.errors import BadInput
from speakopenly.web import backup_days
from speakopenly.web.backup import bundle, rotation, taking
from speakopenly.web.examine import database
from speakopenly.web.hear import backups_room
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.people import gates
from tests.web.backup.conftest import files_of
from tests.web.conftest import Cast
from tests.web.hear.reporting.opening.conftest import SAID

IDENTITY = str(x25519.Identity.generate())
RECIPIENT = str(x25519.Identity.from_str(IDENTITY).to_public())


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from speakopenly.cli import main; main()", *arguments],
        env={
            **os.environ,
            "SPEAKOPENLY_HOME": str(home),
            "DATABASE_URL": "",
            "SPEAKOPENLY_ERASURES_COPY": "",
        },
        cwd=home.parent,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A home with one account and today's keys and list, its backup, and the identity file beside it."""
    home = tmp_path / "home"
    add = ["user", "add", "asha@northmoor.example", "--name", "Asha", "--service", "Northmoor"]
    assert run(home, *add, "--role", "facilitator").returncode == 0
    assert run(home, "worker", "--until-empty").returncode == 0
    (tmp_path / "key.txt").write_text(IDENTITY)
    done = run(home, "backup", "b.age", "--to", RECIPIENT)
    assert done.returncode == 0, done.stderr
    return home


def test_from_backup_over_rehearsal_to_restore(made: Path, tmp_path: Path) -> None:
    before = set(files_of(made))
    rehearsed = run(made, "restore", "--rehearse", "b.age", "--identity-file", "key.txt")
    assert "whole" in rehearsed.stdout, rehearsed.stderr
    assert set(files_of(made)) == before
    assert backup_days.last_rehearsal(made) is not None

    new = tmp_path / "new"
    refused = run(new, "restore", "b.age", "--identity-file", "key.txt")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "--without-erasures" in refused.stderr
    assert not new.exists()

    restored = run(
        new, "restore", "b.age", "--identity-file", "key.txt", "--erasures", str(made / "erasures")
    )
    assert restored.returncode == 0, restored.stderr
    seen = {each["what"]: each["is_well"] for each in json.loads(run(new, "doctor", "--json").stdout)}
    assert seen["database shape"]
    assert seen["keys"]
    assert seen["backup"]
    assert seen["restore"]
    assert not seen["worker"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["backup", "b.age"], "Say to whom it is sealed"),
        (["backup", "b.age", "--to", "bob"], "begins with age1"),
        (["backup", "b.age", "--to", RECIPIENT, "--passphrase-file", "key.txt"], "Say to whom"),
        (["backup", "nowhere/b.age", "--to", RECIPIENT], "The folder for it is not there"),
        (["backup", "b.age", "--passphrase-file", "short.txt"], "fewer than 20 letters"),
        (["backup", "--to", RECIPIENT], "Say where it goes"),
        (["backup", "b.age", "--into", ".", "--to", RECIPIENT], "Say where it goes"),
        (["backup", "b.age", "--keep", "5", "--to", RECIPIENT], "Give --into as well"),
        (["backup", "--into", "nowhere", "--to", RECIPIENT], "does not exist"),
        (["restore", "nothing.age"], "does not exist"),
        (["restore", "short.txt"], "Give --passphrase-file"),
        (["restore", "key.txt", "--passphrase-file", "key.txt"], "not a backup of Speak Openly"),
    ],
)
def test_what_will_not_do_is_one_line_and_exit_2(
    db: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.setenv("SPEAKOPENLY_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "key.txt").write_text(IDENTITY)
    (tmp_path / "short.txt").write_text("short\n")

    status = cli.run(arguments)

    told = capsys.readouterr().err
    assert status == 2
    assert told.count("\n") == 1
    assert said in told
    assert "Traceback" not in told


class TestAFolderOfBackups:
    TODAY = date(2026, 11, 26)

    def of(self, folder: Path, *days: str) -> list[str]:
        for day in days:
            (folder / f"speakopenly-{day}.age").write_text("sealed")
        return self.names(folder)

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in folder.iterdir())

    def test_lets_go_of_what_has_had_its_time_to_the_day(self, tmp_path: Path) -> None:
        self.of(tmp_path, "2026-10-21", "2026-10-22", "2026-11-25")

        assert rotation.let_go(tmp_path, today=self.TODAY, days=35) == 1
        assert self.names(tmp_path) == ["speakopenly-2026-10-22.age", "speakopenly-2026-11-25.age"]

    def test_keeps_the_newest_however_old_it_is(self, tmp_path: Path) -> None:
        self.of(tmp_path, "2025-01-01", "2025-01-02")

        assert rotation.let_go(tmp_path, today=self.TODAY, days=35) == 1
        assert self.names(tmp_path) == ["speakopenly-2025-01-02.age"]

    def test_touches_nothing_that_has_another_name(self, tmp_path: Path) -> None:
        for name in (
            "2025-01-01.age",
            "speakopenly-2025-01-01.age.part",
            "speakopenly-2025-13-40.age",
            "key.txt",
        ):
            (tmp_path / name).write_text("of somebody else")
        (tmp_path / "speakopenly-2025-01-01.age").mkdir()
        before = self.of(tmp_path, "2026-11-25")

        assert rotation.let_go(tmp_path, today=self.TODAY, days=1) == 0
        assert self.names(tmp_path) == before

    def test_keeps_them_as_long_as_the_door_that_promises_least(self, cast: Cast) -> None:
        assert rotation.days_kept() == 35
        for staff, days in ((cast.asha, 21), (cast.dilys, 90)):
            door = set_up_door(staff.service, said=SAID, checked_on=self.TODAY)
            door.days_backups_are_kept = days
            door.save()

        assert rotation.days_kept() == 21

    def test_takes_one_a_day_and_says_so(
        self, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        taken: list[Path] = []
        monkeypatch.setattr(taking, "take_backup", lambda file, _seal: taken.append(file) or 2 * 1024**2)
        self.of(tmp_path, "2026-01-01", f"{timezone.localdate() - timedelta(days=1)}")

        assert cli.run(["backup", "--into", str(tmp_path), "--to", RECIPIENT]) == 0
        said = capsys.readouterr().out
        assert [file.name for file in taken] == [f"speakopenly-{timezone.localdate()}.age"]
        assert "2.0 MB" in said
        assert "Had their time and were deleted: 1." in said

        taken[0].write_text("sealed")
        assert cli.run(["backup", "--into", str(tmp_path), "--to", RECIPIENT]) == 0
        assert "is there already" in capsys.readouterr().out
        assert len(taken) == 1

    def test_lets_go_also_on_a_day_on_which_none_can_be_made(
        self, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def cannot(_file: Path, _seal: object) -> int:
            raise BadInput("The disk is full.", do="Make room.")

        monkeypatch.setattr(taking, "take_backup", cannot)
        self.of(tmp_path, "2026-01-01", "2026-01-02")

        assert cli.run(["backup", "--into", str(tmp_path), "--to", RECIPIENT]) == 2
        assert "The disk is full." in capsys.readouterr().err
        assert self.names(tmp_path) == ["speakopenly-2026-01-02.age"]

    @pytest.mark.parametrize(("keep", "status"), [("35", 0), ("36", 2)])
    def test_keeps_none_longer_than_the_door_promises(
        self,
        db: None,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        keep: str,
        status: int,
    ) -> None:
        monkeypatch.setattr(taking, "take_backup", lambda _file, _seal: 1)

        done = cli.run(["backup", "--into", str(tmp_path), "--keep", keep, "--to", RECIPIENT])

        assert done == status
        said = capsys.readouterr().err
        assert (said.count("\n"), "for 35 days at most" in said) == ((1, True) if status else (0, False))


class TestABundleThatIsNotOurs:
    """Sealed by somebody who has the public key: whatever it is, one line says so and nothing is put in place."""

    def packed(self, *members: tuple[str, bytes]) -> io.BytesIO:
        parts = [
            bundle.tar_head(name, len(data)) + data + bundle.tar_padding(len(data)) for name, data in members
        ]
        return io.BytesIO(b"".join(parts) + bytes(1024))

    def test_that_holds_a_file_twice_is_not_whole(self, tmp_path: Path) -> None:
        twice = self.packed(("keys/a.key", b"one"), ("keys/a.key", b"two"))

        with pytest.raises(BadInput, match="not whole"):
            bundle.unpack(twice, tmp_path)

        assert (tmp_path / "keys" / "a.key").read_bytes() == b"one"

    @pytest.mark.parametrize(
        "changed",
        [
            {"files": 5},
            {"files": [1]},
            {"files": {"keys/a.key": 1}},
            {"rows": "many"},
            {"rows": {"report": "3"}},
            {"release": 8},
            {"format": "1"},
            {"day": 20261128},
        ],
    )
    def test_whose_manifest_has_another_shape_is_not_whole(self, changed: dict[str, Any]) -> None:
        right = {"format": 1, "release": "0.8.0", "day": "2026-11-28", "files": {}, "rows": {}}
        assert bundle.read_manifest(json.dumps(right).encode()).release == "0.8.0"

        with pytest.raises(BadInput, match="not whole"):
            bundle.read_manifest(json.dumps(right | changed).encode())

    def test_on_a_disk_that_is_full_is_told_in_one_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_descriptor: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)

        with pytest.raises(BadInput, match="No space left on device. Nothing was put in place"):
            bundle.unpack(self.packed(("keys/a.key", b"one")), tmp_path)


@pytest.mark.parametrize(("days_ago", "passes"), [(None, False), (0, True), (183, True), (184, False)])
def test_the_door_stays_shut_until_a_restore_was_rehearsed(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days_ago: int | None, passes: bool
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    if days_ago is not None:
        backup_days.note_rehearsal(tmp_path, timezone.localdate() - timedelta(days=days_ago))
    gate = next(gate for gate in gates.gates_of(gates.Door.SPEAK) if gate.name == "restore")

    assert gate.look(cast.asha.service).passes is passes
    assert backups_room.rehearsal().is_well is passes


def test_a_note_that_is_spoilt_proves_nothing(tmp_path: Path) -> None:
    backup_days.note_backup(tmp_path, date(2026, 3, 2))
    assert backup_days.last_backup(tmp_path) == date(2026, 3, 2)

    (tmp_path / backup_days.FILE).write_text("[")

    assert backup_days.last_backup(tmp_path) is None


def test_doctor_says_how_old_the_backup_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    assert not backups_room.backups().is_well
    for days, is_well in ((0, True), (2, True), (3, False)):
        backup_days.note_backup(tmp_path, timezone.localdate() - timedelta(days=days))
        assert backups_room.backups().is_well is is_well


def test_doctor_says_so_while_the_old_file_lies_beside_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    monkeypatch.setattr(database, "connection", SimpleNamespace(vendor="postgresql"))
    assert database.file_left_behind().is_well

    (tmp_path / "database").mkdir()
    (tmp_path / "database" / "speakopenly.sqlite3").write_bytes(b"-")

    assert not database.file_left_behind().is_well
