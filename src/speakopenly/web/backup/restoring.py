"""Restore a backup into an empty place: everything is checked aside, and put in place by one move.

The database is opened, migrated and erased anew in a process of its own, whose home is the folder aside: so
no page can open before the erasure list has been gone through.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

from speakopenly import __version__
from speakopenly.core.errors import BadInput
from speakopenly.web.backup import bundle
from speakopenly.web.backup.bundle import Manifest
from speakopenly.web.environment import secret

REFUSED: Final = 2
Open = Callable[[], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to do about what was erased since: go through this list, or go on without one."""

    erasures: Path | None = None
    without_erasures: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the day of the backup, how many rows, how many things were erased anew.

    ``known_until`` is the last day of the erasure list; None where there was none.
    """

    made_on: date
    rows: int
    erased: Mapping[str, int]
    known_until: date | None


def restore(open_it: Open, home: Path, wanted: Wanted) -> Restored:
    """Bring a backup back into an empty home. Raises BadInput; then nothing was put in place."""
    check_is_empty(home)
    with _aside(home) as stage:
        restored = _bring_back(open_it, stage, wanted)
        _put_in_place(stage, home)
    return restored


def rehearse(open_it: Open, aside: Path, wanted: Wanted, *, scratch: str = "") -> Restored:
    """Do the same in a throw-away folder beside ``aside``, and remove it. Raises BadInput.

    A dump of PostgreSQL is loaded into the database ``scratch``, which must be empty and is emptied again.
    """
    with _aside(aside) as stage:
        return _bring_back(open_it, stage, wanted, scratch=scratch, is_rehearsal=True)


def check_is_empty(home: Path) -> None:
    """Raises BadInput where the home holds a file of any kind."""
    if home.exists() and any(path.is_file() or path.is_symlink() for path in home.rglob("*")):
        raise BadInput(
            f"{home.name} is not empty, and nothing is ever restored over something.",
            do="Set SPEAKOPENLY_HOME to a new folder.",
        )


def _bring_back(
    open_it: Open, stage: Path, wanted: Wanted, *, scratch: str = "", is_rehearsal: bool = False
) -> Restored:
    with open_it() as stream:
        manifest = bundle.unpack(stream, stage)
    _check_release(manifest)
    if is_rehearsal and not manifest.is_sqlite and not scratch:
        raise BadInput(
            "This backup holds a dump of PostgreSQL, which is proved by loading it.",
            do="Make an empty database and give it: --scratch-database postgresql://...",
        )
    told = {
        "rows": dict(manifest.rows),
        "day": manifest.day,
        "erasures": str(wanted.erasures.resolve()) if wanted.erasures else None,
        "without_erasures": wanted.without_erasures,
        "is_rehearsal": is_rehearsal,
    }
    done = _settle_in(stage, told, manifest, scratch)
    until = done["known_until"]
    return Restored(
        manifest.made_on, done["rows"], done["erased"], date.fromisoformat(until) if until else None
    )


def _settle_in(stage: Path, told: Mapping[str, Any], manifest: Manifest, scratch: str) -> dict[str, Any]:
    environment = {**os.environ, "SPEAKOPENLY_HOME": str(stage), "SPEAKOPENLY_ERASURES_COPY": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
    environment["DATABASE_URL"] = "" if manifest.is_sqlite else scratch or secret("DATABASE_URL")
    environment.pop("DATABASE_URL_FILE", None)
    if not manifest.is_sqlite and not environment["DATABASE_URL"]:
        raise BadInput("This backup holds a dump of PostgreSQL.", do="Set DATABASE_URL to an empty database.")
    ran = subprocess.run(
        [sys.executable, "-m", "speakopenly.web.backup.settling_in"],
        env=environment,
        input=json.dumps(told).encode(),
        stdout=subprocess.PIPE,
        check=False,
    )
    if ran.returncode == REFUSED:
        refusal = json.loads(ran.stdout)
        raise BadInput(refusal["problem"], do=refusal["do"])
    if ran.returncode:
        raise BadInput(
            "What is in this backup could not be opened. Nothing was put in place.", do="Take an earlier one."
        )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _check_release(manifest: Manifest) -> None:
    if _numbers(manifest.release) > _numbers(__version__):
        raise BadInput(
            f"This backup was made by release {manifest.release}; this is {__version__}.",
            do="Install that release, or a later one, and restore with it.",
        )


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split(".")[:3] if part.isdecimal())


@contextmanager
def _aside(home: Path) -> Iterator[Path]:
    """A private folder beside the home, on the same disk, with a name of its own; removed at the end.

    What a killed restore left there goes first. Where nobody may write beside the home, it is inside.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    is_beside = os.access(home.parent, os.W_OK | os.X_OK) and not os.path.ismount(home)
    stage = (home.parent if is_beside else home) / f".{home.name}.restoring"
    stage.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(stage, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise BadInput("Another restore is being made now.", do="Wait until it is done.") from error
    try:
        for left in stage.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        os.close(descriptor)


def _put_in_place(stage: Path, home: Path) -> None:
    """One move where the folders lie side by side; else piece by piece, the database last."""
    if stage.parent == home.parent:
        _remove_empty_folders(home)
        stage.rename(home)
        return
    _remove_empty_folders(home, besides=stage)
    for part in sorted(stage.iterdir(), key=lambda path: path.name == "database"):
        part.rename(home / part.name)


def _remove_empty_folders(home: Path, *, besides: Path | None = None) -> None:
    for folder in sorted((path for path in home.rglob("*") if path.is_dir()), reverse=True):
        if besides is None or (folder != besides and besides not in folder.parents):
            folder.rmdir()
