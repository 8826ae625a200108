"""What the environment may change, seen from a process that starts with it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

SHOW = (
    "import json; from speakopenly.web import settings as s; values = vars(s).items();"
    "print(json.dumps({name: value for name, value in values if name.isupper()}, default=id))"
)


def settings_with(home: Path, **environment: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**os.environ, "SPEAKOPENLY_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return dict(json.loads(done.stdout)) if done.returncode == 0 else {"refused": done.stderr}


def test_by_default_only_this_machine_is_answered_and_cookies_stay_at_the_work_door(tmp_path: Path) -> None:
    found = settings_with(tmp_path)

    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert found["DEBUG"] is False
    assert found["SESSION_COOKIE_PATH"] == found["CSRF_COOKIE_PATH"] == "/staff/"


def test_over_https_cookies_never_travel_openly(tmp_path: Path) -> None:
    found = settings_with(tmp_path, SPEAKOPENLY_HTTPS="yes", SPEAKOPENLY_TRUSTED_PROXIES="1")

    assert found["SESSION_COOKIE_NAME"].startswith("__Secure-")
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert found["SECURE_SSL_REDIRECT"] is True


def test_every_name_that_is_read_is_explained_at_the_top() -> None:
    source = (ROOT / "src" / "speakopenly" / "web" / "settings.py").read_text("utf-8")
    explained, _, code = source[3:].partition('"""')

    names = set(re.findall(r'"(SPEAKOPENLY_[A-Z_]+)"', code))

    assert {name for name in names if f"{name} " not in f"{explained} ".replace("\n", " ")} == set()


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"SPEAKOPENLY_HTTPS": "yes"}, "SPEAKOPENLY_TRUSTED_PROXIES"),
        ({"SPEAKOPENLY_HTTPS": "maybe"}, "must be yes or no"),
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL"),
        ({"SPEAKOPENLY_JOB_LEASE": "soon"}, "whole number"),
    ],
)
def test_what_cannot_be_understood_is_refused_loudly(
    tmp_path: Path, environment: dict[str, str], said: str
) -> None:
    assert said in settings_with(tmp_path, **environment)["refused"]
