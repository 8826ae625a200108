from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from speakopenly.web import environment
from speakopenly.web.keys import KEY_BYTES, read_or_make_key


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = read_or_make_key(tmp_path / "keys", "site.key")

    assert len(first) == KEY_BYTES
    assert read_or_make_key(tmp_path / "keys", "site.key") == first
    assert stat.S_IMODE((tmp_path / "keys" / "site.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: read_or_make_key(tmp_path, "site.key"), range(32)))

    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["site.key"]


@pytest.mark.parametrize("content", ["", "not hexadecimal", "abcd"])
def test_a_damaged_key_is_refused_and_never_replaced(tmp_path: Path, content: str) -> None:
    file = tmp_path / "site.key"
    file.write_text(content)
    file.chmod(0o600)

    with pytest.raises(ImproperlyConfigured, match="site.key"):
        read_or_make_key(tmp_path, "site.key")

    assert file.read_text() == content


def test_a_key_others_may_read_is_refused(tmp_path: Path) -> None:
    read_or_make_key(tmp_path, "site.key")
    (tmp_path / "site.key").chmod(0o640)

    with pytest.raises(ImproperlyConfigured, match="0600"):
        read_or_make_key(tmp_path, "site.key")


def test_settings_fail_loudly_where_the_secret_cannot_be_trusted(tmp_path: Path) -> None:
    read_or_make_key(tmp_path / "keys", "site.key")
    (tmp_path / "keys" / "site.key").chmod(0o644)

    done = subprocess.run(
        [sys.executable, "-c", "import speakopenly.web.settings"],
        env={**os.environ, "SPEAKOPENLY_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "0600" in done.stderr


def test_keys_are_kept_apart_from_the_database() -> None:
    assert settings.KEYS.parent == settings.HOME
    assert settings.KEYS.name == "keys"
    assert not list((settings.HOME / "database").glob("*.key"))


@pytest.mark.parametrize(
    ("value", "is_on"), [("yes", True), ("1", True), ("no", False), ("", False), ("TRUE", True)]
)
def test_a_yes_or_no_is_understood(monkeypatch: pytest.MonkeyPatch, value: str, is_on: bool) -> None:
    monkeypatch.setenv("SPEAKOPENLY_HTTPS", value)

    assert environment.is_on("SPEAKOPENLY_HTTPS") is is_on


def test_anything_else_is_refused_rather_than_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEAKOPENLY_HTTPS", "perhaps")
    monkeypatch.setenv("SPEAKOPENLY_TRUSTED_PROXIES", "-1")
    monkeypatch.setenv("DATABASE_URL", "mysql://somewhere/else")

    for read in (
        lambda: environment.is_on("SPEAKOPENLY_HTTPS"),
        lambda: environment.whole_number("SPEAKOPENLY_TRUSTED_PROXIES", default=0),
        lambda: environment.database(Path(".")),
    ):
        with pytest.raises(ImproperlyConfigured):
            read()


def test_an_address_with_a_password_may_lie_in_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "address"))
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL_FILE names cannot be read"):
        environment.database(Path("."))

    (tmp_path / "address").write_text("postgresql://speak:secret@db.example/open\n")

    assert environment.database(Path("."))["PASSWORD"] == "secret"
    monkeypatch.setenv("DATABASE_URL", "postgresql://speak:other@db.example/open")
    assert environment.database(Path("."))["PASSWORD"] == "other"


def test_a_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://speak:p%40ss@db.example:5433/open?sslmode=require")

    found = environment.database(Path("."))

    assert found["NAME"] == "open"
    assert found["PASSWORD"] == "p@ss"
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})
