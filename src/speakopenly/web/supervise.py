"""Several processes from one command: the web server, workers and the watch, or the web server alone.

If the worker or the watch dies it is started again; with the web server all end. They are forked from a
process that has loaded the code and done nothing else with it, so they share its memory and begin at once.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import TypeVar

log = logging.getLogger("speakopenly.serve")

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_TO_FINISH = 20
THREADS = 8
SIGNS_TO_STOP = (signal.SIGTERM, signal.SIGINT)
Found = TypeVar("Found")
FORK = multiprocessing.get_context("fork")


@dataclass(slots=True)
class Child:
    """A process we start: its name in a list of processes, what it does, and whether all ends with it."""

    name: str
    work: Callable[[], None]
    is_vital: bool
    process: ForkProcess | None = field(default=None)

    def start(self) -> None:
        _close_what_may_not_be_shared()
        self.process = FORK.Process(target=_begin, args=(self.name, self.work), name=self.name)
        self.process.start()

    @property
    def has_died(self) -> bool:
        return self.process is not None and not self.process.is_alive()


def web(host: str, port: int, processes: int) -> Child:
    """gunicorn with threads; it writes no access log, so no address is ever kept."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = ["--bind", address, "--workers", str(processes), "--worker-class", "gthread"]
    options += ["--threads", str(THREADS), "--graceful-timeout", "10", "--timeout", "60"]
    options += ["--log-level", "warning", "--no-control-socket"]
    options += ["--logger-class", "speakopenly.web.logs.ServerLog"]

    def serve() -> None:
        from gunicorn.app.wsgiapp import WSGIApplication

        sys.argv = ["gunicorn", "speakopenly.web.wsgi:application", *options]
        WSGIApplication("%(prog)s", prog="gunicorn").run()

    return Child("web", serve, is_vital=True)


def worker() -> Child:
    """One worker process."""

    def work() -> None:
        from speakopenly.web.jobs.worker import main

        main()

    return Child("worker", work, is_vital=False)


def watch() -> Child:
    """The process that sees to it that a flagged report reaches a person."""

    def look() -> None:
        from speakopenly.web.hear.reporting.alerts.watch import main

        main()

    return Child("watch", look, is_vital=False)


def run(*children: Child) -> int:
    """Keep them going until one is told to stop, or the web server ends. The exit status for the shell.

    Nothing that starts threads of its own may have run in this process: a fork takes none of them along.
    """
    _load_once()
    asked: list[int] = []
    for sign in SIGNS_TO_STOP:
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


def leave_no_core_dump() -> None:
    """From here on this process, and all that it starts, leaves no picture of its memory when it fails."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def apart(work: Callable[[], Found]) -> Found:
    """Do this in a process of its own, where it may start what threads it likes; give back what it found."""
    _close_what_may_not_be_shared()
    with ProcessPoolExecutor(1, mp_context=FORK) as beside:
        return beside.submit(work).result()


def _load_once() -> None:
    """Load every page before anything is forked, and keep the collector from touching what is shared."""
    from django.conf import settings

    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()


def _close_what_may_not_be_shared() -> None:
    from django.db import connections

    connections.close_all()


def _begin(name: str, work: Callable[[], None]) -> None:
    """Be a process of one's own: its own session and signals, and a name an administrator knows it by."""
    for sign in SIGNS_TO_STOP:
        signal.signal(sign, signal.SIG_DFL)
    os.setsid()
    with suppress(OSError):
        Path("/proc/self/comm").write_text(name, encoding="ascii")
    work()


def _stop(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process and not child.has_died]
    for process in running:
        process.terminate()
    for process in running:
        process.join(SECONDS_TO_FINISH)
        if process.is_alive():
            process.kill()
