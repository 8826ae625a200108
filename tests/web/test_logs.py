"""What the log tells: for people at work the time, for the public door only the day, never words or addresses."""

from __future__ import annotations

import logging
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

import speakopenly
from speakopenly.web.logs import CarefulFormatter, ServerLog

A_TIME = re.compile(r"\d\d:\d\d")
ADDRESS = "192.0.2.77"


def line_of(name: str, *, path: str | None = None, module: str = "views", message: str = "x") -> str:
    record = logging.LogRecord(name, logging.WARNING, f"{module}.py", 1, message, (), None)
    if path is not None:
        record.request = SimpleNamespace(path=path)
    return CarefulFormatter().format(record)


@pytest.mark.parametrize(
    ("name", "path", "module", "tells_the_time"),
    [
        ("speakopenly.speak", None, "views", False),
        ("speakopenly.reports", None, "views", False),
        ("django.request", "/speak/send/", "views", False),
        ("django.request", "/cy/young/return/report/", "views", False),
        ("django.request", "/staff/hear/reports/", "views", True),
        ("speakopenly.jobs", None, "shift", True),
        ("gunicorn.error", None, "base", False),
        ("gunicorn.error", None, "arbiter", True),
    ],
)
def test_only_what_is_not_about_a_reporter_tells_the_time(
    name: str, path: str | None, module: str, tells_the_time: bool
) -> None:
    assert bool(A_TIME.search(line_of(name, path=path, module=module))) is tells_the_time


def test_the_web_server_repeats_no_address_and_no_path() -> None:
    line = line_of("gunicorn.error", module="base", message=f"Invalid request from ip={ADDRESS}: /speak/")

    assert ADDRESS not in line
    assert "/speak/" not in line


def test_the_web_server_is_given_our_way_of_writing() -> None:
    log = ServerLog(Config())

    assert all(isinstance(handler.formatter, CarefulFormatter) for handler in log.error_log.handlers)


def test_a_request_that_is_no_http_leaves_no_address(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    command += ["--logger-class", "speakopenly.web.logs.ServerLog", "wsgiref.simple_server:demo_app"]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            answer = _say(port, b"\x16\x03\x01 no http at all\r\n\r\n")
        finally:
            server.terminate()
            server.wait(20)

    written = (tmp_path / "log").read_text()
    assert b"400" in answer
    assert "a request ended badly" in written
    assert "ip=127.0.0.1" not in written


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _say(port: int, words: bytes) -> bytes:
    for _try in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(words)
                return connection.recv(1000)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


SECRETS = {
    "a password": "four calm words here",
    "eight words": "anchor basket candle dragon ember forest garden harbour",
    "a one-time code": "CDFG-HJKM-NPQR",
    "a token of a route": "route-token-7f3a",
    "the password of the database": "dbpass-91c2",
    "the address of an invitation": "/staff/invited/AQx7-invitation/",
}


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("name", ["django.request", "django.db.backends", "django.security.csrf", "gunicorn.error", "allauth", "py.warnings"])  # fmt: skip
def test_no_secret_reaches_a_log(secret: str, name: str) -> None:
    """Whoever else writes a line: what is put into it stays out, and so does the text of an error."""
    held = SECRETS[secret]
    try:
        raise ValueError(f"could not use {held}")
    except ValueError:
        record = logging.LogRecord(
            name, logging.ERROR, "views.py", 1, "went wrong: %s", (held,), sys.exc_info()
        )

    assert held not in CarefulFormatter().format(record)


def test_no_line_of_ours_is_made_of_what_may_be_secret() -> None:
    """Our own messages are repeated word for word, so none of them may hold a form's value, a name or a text."""
    source = Path(speakopenly.__file__).parent
    told = [
        f"{path.name}: {call}"
        for path in source.rglob("*.py")
        for call in re.findall(
            r"\blog\.(?:debug|info|warning|error|exception|critical)\([^\n]*", path.read_text("utf-8")
        )
        if re.search(
            r"POST|GET\b|password|passphrase|secret|token|receipt|\.words|\.text\b|\.email|\.name\b", call
        )
    ]

    assert told == []


def test_an_address_of_a_database_that_cannot_be_used_repeats_no_password() -> None:
    for bad in ("mysql://so:dbpass-91c2@db/so", "postgresql://so:dbpass-91c2@db:notaport/so"):
        child = subprocess.run(
            [sys.executable, "-c", "import pathlib; from speakopenly.web import environment; environment.database(pathlib.Path('.'))"],
            env={**os.environ, "DATABASE_URL": bad}, capture_output=True, text=True, check=False,
        )  # fmt: skip

        assert child.returncode != 0
        assert "dbpass-91c2" not in child.stdout + child.stderr
