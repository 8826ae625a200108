"""With PostgreSQL the backup holds its own dump, which comes back into an empty database or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg
import pytest

from speakopenly.core.errors import BadInput
from speakopenly.web.backup import restoring, sealed, taking
from speakopenly.web.backup.restoring import Wanted
from speakopenly.web.hear.reporting.reports import daily, mailboxes
from speakopenly.web.people.models import Service
from tests.web.backup.conftest import files_of
from tests.web.conftest import HOME
from tests.web.hear.reporting.reports.conftest import opened, send

pytestmark = pytest.mark.usefixtures("on_postgresql")


def rows_in(address: str, query: str) -> int:
    with psycopg.connect(address) as there:
        row = there.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def opening(file: Path, secret: Path) -> partial:  # type: ignore[type-arg]
    return partial(sealed.opened, file, identity_file=secret, passphrase_file=None)


def test_it_comes_back_and_what_was_withdrawn_since_does_not(
    northmoor: Service,
    back_up: Callable[[], Path],
    secret: Path,
    home: Path,
    scratch: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes = send(northmoor)
    send(northmoor)
    daily.daily_round()
    file = back_up()
    mailboxes.withdraw(opened(goes))
    monkeypatch.setenv("DATABASE_URL", scratch)

    restored = restoring.restore(opening(file, secret), home, Wanted(HOME / "erasures"))

    assert restored.erased == {"report": 1}
    assert rows_in(scratch, "SELECT COUNT(*) FROM speakopenly_hear_message") == 1
    assert rows_in(scratch, "SELECT COUNT(*) FROM speakopenly_hear_report") == 2
    assert not [name for name in files_of(home) if name.endswith("pgdump")]


def test_a_rehearsal_leaves_the_scratch_database_empty(
    northmoor: Service, back_up: Callable[[], Path], secret: Path, scratch: str
) -> None:
    send(northmoor)
    daily.daily_round()
    open_it = opening(back_up(), secret)

    with pytest.raises(BadInput, match="proved by loading it"):
        restoring.rehearse(open_it, HOME, Wanted(HOME / "erasures"))
    assert restoring.rehearse(open_it, HOME, Wanted(HOME / "erasures"), scratch=scratch).rows > 5
    assert rows_in(scratch, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'") == 0


def test_nothing_is_restored_over_a_database_in_use(
    northmoor: Service,
    back_up: Callable[[], Path],
    secret: Path,
    home: Path,
    scratch: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    daily.daily_round()
    file = back_up()
    with psycopg.connect(scratch) as there:
        there.execute("CREATE TABLE mine (id int)")
    monkeypatch.setenv("DATABASE_URL", scratch)

    with pytest.raises(BadInput, match="is not empty"):
        restoring.restore(opening(file, secret), home, Wanted(HOME / "erasures"))

    assert rows_in(scratch, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'") == 1
    assert not home.exists()


def test_without_pg_dump_it_says_what_to_install(
    northmoor: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    daily.daily_round()
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BadInput, match="apt-get install postgresql-client"):
        taking.take_backup(tmp_path / "b.age", lambda *_: None)
