"""The service's commands, run as an administrator would."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from click import Command
from click.testing import CliRunner, Result
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from speakopenly.core.errors import BadInput
from speakopenly.web import commands, looks
from speakopenly.web.people.models import User
from speakopenly.web.uploads import MemoryOnly

PATIENCE = 300.0
RUN = "import sys; from speakopenly.web.commands import serve; sys.exit(serve(standalone_mode=False))"
ADD_ASHA = ["add", "asha@northmoor.example", "--name", "Asha", "--service", "Northmoor", "--role", "coder"]


def run(command: Command, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_a_password_is_made_shown_once_and_opens_the_door(db: None) -> None:
    done = run(commands.user, *ADD_ASHA)

    assert done.exit_code == 0, done.output
    password = done.stdout.rsplit(": ", 1)[1].strip()
    asha = User.objects.get(email="asha@northmoor.example")
    assert len(password) >= 20
    assert asha.check_password(password)
    assert password not in asha.password


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("coder", "boss", "There is no such role"),
        ("asha@northmoor.example", "asha", "not an e-mail address"),
    ],
)
def test_what_cannot_be_done_is_refused_and_leaves_nothing(
    db: None, right: str, wrong: str, said: str
) -> None:
    done = run(commands.user, *[wrong if each == right else each for each in ADD_ASHA])

    assert isinstance(done.exception, BadInput)
    assert said in str(done.exception)
    assert not User.objects.exists()


def test_doctor_says_what_it_saw(db: None) -> None:
    done = run(commands.doctor, "--json")

    seen = {each["what"]: each["is_well"] for each in json.loads(done.stdout)}
    assert {"database": True, "database shape": True, "home": True, "keys": True}.items() <= seen.items()


def test_doctor_finds_a_secret_that_others_may_read(db: None) -> None:
    exposed = settings.KEYS / "another.key"
    exposed.write_text("x")
    exposed.chmod(0o644)
    try:
        done = run(commands.doctor)
    finally:
        exposed.unlink()

    assert "NEEDS YOU     keys: Others may read another.key." in done.stdout
    assert "Do: Set the mode of each to 0600." in done.stdout


def test_a_room_may_add_a_look_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_looks", [])

    @looks.look
    def models() -> looks.Seen:
        return looks.Seen("models", False, "Not built.")

    assert "  NEEDS YOU     models: Not built.\n" in looks.as_text(looks.everything())


def test_other_machines_are_not_served_without_https(db: None) -> None:
    done = run(commands.serve, "--host", "0.0.0.0")  # noqa: S104  (that it is refused is the test)

    assert done.exit_code != 0
    assert "https only" in done.output


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        ((), ["web", "watch", "worker"]),
        (("--workers", "2"), ["web", "watch", "worker", "worker"]),
        (("--workers", "0"), ["web", "watch"]),
        (("--workers", "0", "--without-watch"), ["web"]),
    ],
)
def test_pages_worker_and_watch_may_run_apart(
    db: None, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], started: list[str]
) -> None:
    run_them: list[str] = []
    monkeypatch.setattr(commands, "prepare_database", lambda: None)
    monkeypatch.setattr(commands, "prepare_faces", lambda: None)
    monkeypatch.setattr(
        commands.supervise, "run", lambda *children: run_them.extend(c.name for c in children)
    )

    done = run(commands.serve, *arguments)

    assert done.exit_code == 0
    assert run_them == started


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The whole site from one command, on a free port."""
    if not (settings.HERE / "static" / "build" / "work.css").exists():
        pytest.skip("FACES NOT BUILT: npm ci && npm run faces")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "--port", str(port)],
        env={**os.environ, "SPEAKOPENLY_HOME": str(tmp_path), "DATABASE_URL": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/healthz"))
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310  (this machine)
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def wait_for(happened: object) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if happened():  # type: ignore[operator]
            return
        time.sleep(0.1)
    pytest.fail("It did not happen in time.")


def children_of(pid: int) -> dict[int, str]:
    """The processes that this one started, with what each is called."""
    found = {}
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if entry.name.isdigit() and parent == pid:
                found[int(entry.name)] = (entry / "comm").read_text().strip()
        except (OSError, IndexError, ValueError):
            continue
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="NO /proc HERE")
def test_one_command_serves_web_and_worker_mends_the_worker_and_ends_both(
    site: tuple[subprocess.Popen[bytes], str],
) -> None:
    process, address = site
    with urlopen(f"{address}/") as page:  # noqa: S310
        style = page.read().decode().split('rel="stylesheet" href="')[1].split('"')[0]
    with urlopen(address + style) as answer:  # noqa: S310
        assert "immutable" in answer.headers["Cache-Control"]
    assert sorted(children_of(process.pid).values()) == ["watch", "web", "worker"]
    [worker] = [pid for pid, name in children_of(process.pid).items() if name == "worker"]

    os.kill(worker, signal.SIGKILL)
    wait_for(
        lambda: any(name == "worker" and pid != worker for pid, name in children_of(process.pid).items())
    )
    started = list(children_of(process.pid))
    process.terminate()

    assert process.wait(PATIENCE) == 0
    assert not answers(f"{address}/healthz")
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]


def test_a_file_is_held_in_memory_and_a_bigger_one_is_refused() -> None:
    handler: FileUploadHandler = MemoryOnly()
    handler.new_file("file", "voices.csv", "text/csv", None)
    handler.receive_data_chunk(b"id,words\n", 0)

    held = handler.file_complete(9)

    assert held is not None
    assert held.read() == b"id,words\n"
    with pytest.raises(RequestDataTooBig):
        handler.receive_data_chunk(b"x", settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
