"""What ``doctor`` sees: each line is placed and described, and a fault in what it looks at is found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from speakopenly.core.errors import ModelMissing
from speakopenly.web import backup_days, looks
from speakopenly.web.examine import clock, database, doors, home, machine, models
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.looks import How, Seen
from speakopenly.web.people.models import Membership
from speakopenly.web.people.roles import Role
from speakopenly.web.site import looks as of_people
from tests.conftest import ROOT
from tests.web.conftest import Cast, _person

MOUNTS = (
    "22 1 254:1 / / rw - ext4 /dev/vda rw",
    "31 22 0:40 / /srv rw - nfs4 files.example:/srv rw",
    "32 31 254:9 / /srv/close\\040by rw - xfs /dev/vdb rw",
    "cut off",
)
OUR_NAMES = {"SPEAK_HOST": "speak.northmoor.example", "WORK_HOST": "work.northmoor.example"}
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
EVERYBODY = [*LOOPBACK, *OUR_NAMES.values()]


class TestTheList:
    def test_every_line_is_in_the_table_and_every_page_it_names_is_there(self, db: None) -> None:
        names = [seen.what for seen in looks.everything()]

        assert sorted(names) == sorted(looks.LINES)
        assert [line.page for line in looks.LINES.values() if not (ROOT / line.page).is_file()] == []

    def test_a_look_that_breaks_hides_no_other_and_repeats_no_word(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def letters_that_wait() -> Seen:
            raise ValueError("The marmalade timetable")

        monkeypatch.setattr(looks, "_looks", [letters_that_wait, lambda: Seen("disk", True, "Room.")])

        said = looks.as_text(looks.everything())

        assert "well          disk: Room." in said
        assert "NEEDS YOU     letters that wait: It could not be looked at (ValueError)." in said
        assert "marmalade" not in said

    def test_what_is_well_and_has_something_to_do_is_worth_a_look_and_no_more(self) -> None:
        seen = [Seen("disk", False, "Full.", "Make room."), Seen("swap", True, "On.", "Turn it off.")]

        said = looks.as_text(seen)

        assert [each.how for each in seen] == [How.NEEDS_YOU, How.WORTH_A_LOOK]
        assert "1 thing needs you. Worth a look: 1." in said
        assert "Read: docs/how-to/install-for-a-council.md" in said
        assert "All well." in looks.as_text([Seen("swap", True, "None.")])

    def test_for_programs_each_line_is_one_record(self) -> None:
        told: list[dict[str, Any]] = json.loads(looks.as_json([Seen("disk", False, "Full.", "Make room.")]))

        assert told == [
            {
                "group": "This machine",
                "what": "disk",
                "is_well": False,
                "how": "NEEDS YOU",
                "line": "Full.",
                "do": "Make room.",
                "read": "docs/how-to/install-for-a-council.md",
            }
        ]


@pytest.mark.parametrize(
    ("version", "today", "how"),
    [
        ((3, 11), date(2026, 11, 28), How.WELL),
        ((3, 11), date(2027, 6, 1), How.WORTH_A_LOOK),
        ((3, 11), date(2027, 10, 31), How.WORTH_A_LOOK),
        ((3, 11), date(2027, 11, 1), How.NEEDS_YOU),
        ((3, 99), date(2026, 11, 28), How.WORTH_A_LOOK),
    ],
)
def test_a_python_is_mended_until_its_day(version: tuple[int, int], today: date, how: How) -> None:
    assert machine.python_seen(version, today).how is how


def test_memory_that_is_little_needs_somebody() -> None:
    assert [machine.memory_seen(each).how for each in (1, 2, 3, 4)] == [
        How.NEEDS_YOU,
        How.WORTH_A_LOOK,
        How.WORTH_A_LOOK,
        How.WELL,
    ]
    assert machine.memory().is_well


def test_swap_in_the_clear_is_told_from_swap_that_is_encrypted_or_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "BLOCKS", tmp_path)
    for device, uuid in (("dm-0", "CRYPT-PLAIN-swap"), ("dm-1", "LVM-abc")):
        (tmp_path / device / "dm").mkdir(parents=True)
        (tmp_path / device / "dm" / "uuid").write_text(uuid)
    head = "Filename Type Size Used Priority"

    assert machine.plain_swaps([head]) == []
    assert machine.plain_swaps([head, "/dev/zram0 partition 1 0 -2", "/dev/dm-0 partition 1 0 -2"]) == []
    assert machine.plain_swaps([head, "/dev/dm-1 partition 1 0 -2", "/swapfile file 1 0 -2"]) == [
        "/dev/dm-1",
        "/swapfile",
    ]
    monkeypatch.setattr(machine, "_swaps", lambda: [head, "/swapfile file 1 0 -2"])
    assert machine.swap().how is How.WORTH_A_LOOK
    assert "/swapfile" not in machine.swap().line

    (tmp_path / "cgroup").write_text("0::/system.slice/speakopenly-web.service\n")
    (tmp_path / "system.slice" / "speakopenly-web.service").mkdir(parents=True)
    (tmp_path / "system.slice" / "speakopenly-web.service" / "memory.swap.max").write_text("0\n")
    monkeypatch.setattr(machine, "OWN_GROUP", tmp_path / "cgroup")
    monkeypatch.setattr(machine, "GROUPS", tmp_path)
    assert machine.swap().how is How.WELL


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("/var/lib/speakopenly", "ext4"),
        ("/srv/home", "nfs4"),
        ("/srv/close by/home", "xfs"),
        ("/srvx", "ext4"),
    ],
)
def test_the_disk_a_folder_lies_on_is_found(where: str, kind: str) -> None:
    assert home.kind_of_disk(Path(where), MOUNTS) == kind


def test_a_home_on_a_share_loses_writes_of_sqlite_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_mounts", lambda: ["22 1 0:4 / / rw - nfs4 files.example:/ rw"])

    for engine, how in (
        ("speakopenly.web.sqlite", How.NEEDS_YOU),
        ("django.db.backends.postgresql", How.WORTH_A_LOOK),
    ):
        monkeypatch.setattr(settings, "DATABASES", {"default": {"ENGINE": engine}})
        assert home.place().how is how


def test_folders_others_may_enter_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    for name, mode in (("database", 0o700), ("erasures", 0o750), ("static", 0o755)):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
    tmp_path.chmod(0o755)

    assert home.folders() == Seen(
        "folders",
        False,
        "Other accounts of this machine may enter erasures in the home.",
        "Set the mode of the home itself to 0700.",
    )
    tmp_path.chmod(0o700)
    assert home.folders().is_well


def test_a_clock_behind_what_was_noted_here_needs_somebody(tmp_path: Path) -> None:
    today = date(2026, 11, 28)
    backup_days.note_backup(tmp_path, date(2026, 11, 27))
    (tmp_path / "erasures").mkdir()
    (tmp_path / "erasures" / "2026-11-28.list").touch()
    (tmp_path / "erasures" / "2026-99-28.list").touch()
    noted = clock.noted_days(tmp_path)

    assert clock.clock_seen(today, noted, True).how is How.WELL
    assert clock.clock_seen(today, noted, None).how is How.WELL
    assert clock.clock_seen(today, noted, False).how is How.WORTH_A_LOOK
    assert clock.clock_seen(date(2026, 11, 27), noted, True).how is How.NEEDS_YOU


@pytest.mark.parametrize(
    ("told", "hosts", "https", "demonstration"),
    [
        ({}, How.WELL, How.WELL, How.WELL),
        ({"DEMO": True}, How.WELL, How.WELL, How.WELL),
        ({"ALLOWED_HOSTS": EVERYBODY, **OUR_NAMES}, How.WELL, How.NEEDS_YOU, How.WELL),
        (
            {"ALLOWED_HOSTS": EVERYBODY, **OUR_NAMES, "HTTPS": True, "TRUSTED_PROXIES": 1},
            How.WELL,
            How.WELL,
            How.WELL,
        ),
        (
            {"ALLOWED_HOSTS": EVERYBODY, **OUR_NAMES, "HTTPS": True, "TRUSTED_PROXIES": 4, "DEMO": True},
            How.WELL,
            How.NEEDS_YOU,
            How.NEEDS_YOU,
        ),
        ({"TRUSTED_PROXIES": 1}, How.WELL, How.WORTH_A_LOOK, How.WELL),
        (
            {"ALLOWED_HOSTS": ["northmoor.example"], "HTTPS": True, "TRUSTED_PROXIES": 1},
            How.WORTH_A_LOOK,
            How.WELL,
            How.WELL,
        ),
        (
            {"ALLOWED_HOSTS": ["*"], "HTTPS": True, "TRUSTED_PROXIES": 1},
            How.NEEDS_YOU,
            How.WELL,
            How.WELL,
        ),
        ({"SPEAK_HOST": "localhost"}, How.NEEDS_YOU, How.WELL, How.WELL),
        ({"SPEAK_HOST": "localhost", "WORK_HOST": "localhost"}, How.NEEDS_YOU, How.WELL, How.WELL),
    ],
)
def test_settings_of_the_doors_are_held_against_each_other(
    told: dict[str, Any], hosts: How, https: How, demonstration: How
) -> None:
    alone = {
        "ALLOWED_HOSTS": LOOPBACK, "SPEAK_HOST": "", "WORK_HOST": "", "HTTPS": False, "TRUSTED_PROXIES": 0,
        "DEMO": False,
    }  # fmt: skip
    with override_settings(**{**alone, **told}):
        assert (doors.hosts().how, doors.https().how, doors.demonstration().how) == (
            hosts,
            https,
            demonstration,
        )


@pytest.mark.parametrize(
    ("host", "options", "how"),
    [
        ("", {}, How.WELL),
        ("/run/postgresql", {}, How.WELL),
        ("", {"host": "/tmp/socket"}, How.WELL),  # noqa: S108  (only a name)
        ("localhost", {}, How.WELL),
        ("db.northmoor.example", {}, How.NEEDS_YOU),
        ("db.northmoor.example", {"sslmode": "prefer"}, How.NEEDS_YOU),
        ("db.northmoor.example", {"sslmode": "verify-full"}, How.WELL),
    ],
)
def test_words_that_cross_a_network_in_the_clear_are_found(
    monkeypatch: pytest.MonkeyPatch, host: str, options: dict[str, str], how: How
) -> None:
    class Elsewhere:
        vendor = "postgresql"
        settings_dict = {"HOST": host, "OPTIONS": options, "PASSWORD": "a secret"}

    monkeypatch.setattr(database, "connection", Elsewhere())

    seen = database.way()

    assert seen.how is how
    assert not {"a secret", host or "nothing"} & set(seen.line.split())


def test_weights_and_fonts_that_are_not_ours_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise ModelMissing("not the accepted bytes")

    assert models.fonts().is_well
    monkeypatch.setattr(models, "_checked", gone)
    monkeypatch.setattr(models, "models_folder", lambda: Path("nowhere"))

    assert not models.weights().is_well
    assert models.models().do == "Run: speakopenly build-models"


def test_it_says_whether_anybody_may_run_the_site(cast: Cast) -> None:
    assert of_people.accounts().how is How.WORTH_A_LOOK  # Cara alone

    _person(cast.cara.service, "Carys", Role.ADMINISTRATOR)
    assert of_people.accounts().how is How.WELL

    Membership.objects.all().delete()
    assert of_people.accounts().how is How.NEEDS_YOU


def test_work_that_was_given_up_is_told_without_number_or_kind(cast: Cast) -> None:
    assert of_people.given_up().how is How.WELL

    for name in ("read a letter", "find themes"):
        Job.objects.create(
            service=cast.asha.service, task=name, title=name, state=State.DEAD, ended_at=timezone.now()
        )

    assert of_people.given_up().how is How.WORTH_A_LOOK
    assert not {"2", "letter", "themes"} & set(of_people.given_up().line.split())
