"""The real server as people start it, what it costs, and killing it without warning."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

SECONDS_TO_START = 90.0
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """``speakopenly serve`` on a port of its own. Only processes that descend from it are ever killed."""

    def __init__(self, environment: dict[str, str], processes: int, also: Sequence[int] = ()) -> None:
        """``also`` are processes whose cost is counted with it, such as the database's."""
        self.environment, self.processes, self.port, self.also = environment, processes, _free_port(), also
        self._running: subprocess.Popen[bytes] | None = None
        self._log = Path(environment["SPEAKOPENLY_HOME"]).parent / "server.log"

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = ["serve", "--port", str(self.port), "--processes", str(self.processes)]
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                [str(Path(sys.executable).with_name("speakopenly")), *options],
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        until = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if time.monotonic() > until or self._running.poll() is not None:
                raise RuntimeError(f"The server did not start:\n{self._log.read_text('utf-8')[-2000:]}")
            time.sleep(0.05)

    def kill(self) -> None:
        """kill -9 of the supervisor, the web server, its processes and the worker, at once."""
        if self._running is None:
            return
        family = list(_family(self._running.pid))
        for pid in family:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._running.wait()
        self._running = None

    def cpu_seconds(self) -> float:
        """What all its processes have used so far, in user and in system mode."""
        roots = [self._running.pid] if self._running else []
        return sum(_cpu(pid) for root in (*roots, *self.also) for pid in _family(root))

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for child in _children(pid):
        yield from _family(child)


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS
