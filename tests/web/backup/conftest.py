"""A service of Northmoor with a reader, somewhere to put a backup, and an empty place to restore it to."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from pyrage import x25519

from speakopenly.web.backup import restoring, sealed
from speakopenly.web.backup.restoring import Restored, Wanted
from speakopenly.web.backup.taking import take_backup
from tests.conftest import ROOT
from tests.web.conftest import HOME
from tests.web.hear.reporting.reports.conftest import ben, fay, key_of_the_installation, northmoor

__all__ = ["ben", "fay", "key_of_the_installation", "northmoor"]


@pytest.fixture(autouse=True)
def alone_at_home(transactional_db: None) -> Iterator[None]:
    """What one test writes at home is not there for the next."""
    yield
    shutil.rmtree(HOME / "erasures", ignore_errors=True)
    (HOME / "backups.json").unlink(missing_ok=True)


SCRATCH = "speakopenly_scratch"
ON_SQLITE = settings.DATABASES["default"]["ENGINE"] == "speakopenly.web.sqlite"


@pytest.fixture(autouse=True)
def each_on_its_database(request: pytest.FixtureRequest) -> None:
    if ("on_postgresql" in request.fixturenames) == ON_SQLITE:
        pytest.skip("SQLite's file and PostgreSQL's dump have tests of their own.")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """An identity file of age."""
    file = tmp_path / "identity.txt"
    file.write_text(f"# made for a test\n{x25519.Identity.generate()}\n")
    return file


@pytest.fixture
def back_up(tmp_path: Path, secret: Path) -> Callable[[], Path]:
    def made(name: str = "backup.age") -> Path:
        to = [identity.to_public() for identity in sealed.identities(secret)]
        take_backup(tmp_path / name, partial(sealed.seal_to, to=to))
        return tmp_path / name

    return made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "restored"


@pytest.fixture
def bring_back(home: Path, secret: Path) -> Callable[..., Restored]:
    def brought(file: Path, erasures: Path | None = HOME / "erasures", *, without: bool = False) -> Restored:
        open_it = partial(sealed.opened, file, identity_file=secret, passphrase_file=None)
        return restoring.restore(open_it, home, Wanted(erasures, without))

    return brought


def ask(home: Path, program: str, **given: Any) -> Any:
    """What a program of a few lines finds in a restored home; it prints JSON."""
    ran = subprocess.run(
        [sys.executable, "-c", f"{BEGIN}\ngiven = {given!r}\n{program}"],
        env={
            **os.environ,
            "SPEAKOPENLY_HOME": str(home),
            "DATABASE_URL": "",
            "SPEAKOPENLY_ERASURES_COPY": "",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout)


BEGIN = """
import json
from speakopenly.web import commands
commands.start_django()
from speakopenly.hear.speaking import read_receipt
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.models import Attachment, ContactSlip, Message, Report
"""
THREAD = """
def said(words):
    found = mailboxes.find(read_receipt(words))
    if found is None:
        return None
    return [getattr(entry.body, "words", None) or getattr(entry.body, "text", "") for entry in mailboxes.thread(found)]
print(json.dumps([said(words) for words in given["receipts"]]))
"""


@pytest.fixture
def on_postgresql() -> None:
    """For a test of the dump."""


@pytest.fixture
def scratch(on_postgresql: None) -> Iterator[str]:
    """An empty database on the same server, and its address."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {SCRATCH}")
        cursor.execute(f"CREATE DATABASE {SCRATCH}")
    database = settings.DATABASES["default"]
    host = database["HOST"] or database["OPTIONS"].get("host", "")
    yield f"postgresql://{quote(database['USER'])}@/{SCRATCH}?host={quote(str(host), safe='')}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")


def files_of(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}
