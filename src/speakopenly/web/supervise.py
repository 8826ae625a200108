"""Three processes from one command: the web server, the worker and the watch.

If the worker or the watch dies it is started again; with the web server all end.
"""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

log = logging.getLogger("speakopenly.serve")

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_TO_FINISH = 20
THREADS = 8


@dataclass(slots=True)
class Child:
    """A process we started, and whether the whole site ends with it."""

    command: Sequence[str]
    is_vital: bool
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        self.process = subprocess.Popen(list(self.command), start_new_session=True)  # noqa: S603  (our own module)

    @property
    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None


def web(host: str, port: int, processes: int) -> Child:
    """gunicorn with threads; it writes no access log, so no address is ever kept."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = ["--bind", address, "--workers", str(processes), "--worker-class", "gthread"]
    options += ["--threads", str(THREADS), "--graceful-timeout", "10", "--timeout", "60"]
    options += ["--log-level", "warning", "--no-control-socket"]
    options += ["--logger-class", "speakopenly.web.logs.ServerLog"]
    return Child(
        [sys.executable, "-m", "gunicorn", "speakopenly.web.wsgi:application", *options], is_vital=True
    )


def worker() -> Child:
    """One worker process."""
    return Child([sys.executable, "-m", "speakopenly.web.jobs.worker"], is_vital=False)


def watch() -> Child:
    """The process that sees to it that a flagged report reaches a person."""
    return Child([sys.executable, "-m", "speakopenly.web.hear.reporting.alerts.watch"], is_vital=False)


def run(*children: Child) -> int:
    """Keep them going until one is told to stop, or the web server ends. The exit status for the shell."""
    asked: list[int] = []
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda number, _frame: asked.append(number))
    for child in children:
        child.start()
    while not asked:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        for child in children:
            if child.has_died and child.is_vital:
                asked.append(0)
            elif child.has_died:
                log.warning("a worker or the watch ended by itself and is started again")
                child.start()
    _stop(children)
    return 0 if asked[0] else 1


def _stop(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process and not child.has_died]
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(SECONDS_TO_FINISH)
        except subprocess.TimeoutExpired:
            process.kill()
