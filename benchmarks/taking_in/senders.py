"""People who send reports all at once, in processes and threads of their own, and come back later."""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import os
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from taking_in import answers
from taking_in.server import Server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SECONDS_TO_WAIT = 30.0
SECONDS_BEFORE_TRYING_AGAIN = 0.1
SECONDS_WRITING = 60
SAID = "The handover was two lines long, so I started again with the family. Report "


@dataclass
class Sent:
    """What one process of senders saw. ``shown`` are receipts that stood on a page, with their report's words."""

    shown: list[tuple[str, str]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    failures: int = 0
    broken_off: int = 0
    cpu_seconds: float = 0.0


@dataclass
class Came:
    """All of them together. ``server_cpu`` is None where the server was killed, as its processes took theirs along."""

    sent: Sent
    wall_seconds: float
    server_cpu: float | None
    kills: int = 0


@dataclass(frozen=True)
class Found:
    """How many receipts opened their own words again."""

    opened: int
    lost: int


def send_for(server: Server, environment: dict[str, str], options: argparse.Namespace) -> Came:
    """Let everybody send for so many seconds."""
    spawn = multiprocessing.get_context("spawn")
    results, ready, begin = spawn.Queue(), spawn.Barrier(options.drivers + 1), spawn.Event()
    each = max(1, options.senders // options.drivers)
    pause = getattr(options, "pause", 0.0)
    arguments = (environment, server.port, each, options.seconds, pause, options.what, ready, begin, results)
    drivers = [spawn.Process(target=_drive, args=arguments, daemon=True) for _ in range(options.drivers)]
    for driver in drivers:
        driver.start()
    ready.wait()
    cpu, begun = server.cpu_seconds(), time.monotonic()
    begin.set()
    kills = _kill_now_and_then(server, begun + options.seconds, options.kill) if options.kill else 0
    sent = [results.get() for _ in drivers]
    wall, used = time.monotonic() - begun, server.cpu_seconds() - cpu
    for driver in drivers:
        driver.join()
    return Came(_together(sent), wall, None if options.kill else used, kills)


def open_all(server: Server, came: Came) -> Found:
    """Type every receipt that was shown in at the mailbox, and compare the words that come back."""
    pages = _Pages(server.port)
    opened = sum(_opens(pages, receipt, words) for receipt, words in came.sent.shown)
    return Found(opened, len(came.sent.shown) - opened)


def _kill_now_and_then(server: Server, until: float, every: float) -> int:
    kills = 0
    while time.monotonic() + every < until:
        time.sleep(every)
        server.kill()
        server.start()
        kills += 1
    return kills


def _drive(
    environment: dict[str, str],
    port: int,
    people: int,
    seconds: float,
    pause: float,
    what: str,
    ready: Any,
    begin: Any,
    results: Any,
) -> None:
    os.environ.update(environment)
    import django

    django.setup()
    sent, guard = Sent(), threading.Lock()
    ready.wait()
    begin.wait()
    begun_cpu, until = time.process_time(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=_sender, args=(port, until, pause, what, sent, guard)) for _ in range(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sent.cpu_seconds = time.process_time() - begun_cpu
    results.put(sent)


def _sender(port: int, until: float, pause: float, what: str, sent: Sent, guard: threading.Lock) -> None:
    pages = _Pages(port)
    path, make = WHAT[what]
    while time.monotonic() < until:
        receipt, words, draft = make()
        begun = time.perf_counter()
        status, page = pages.send_until_answered(path, {"draft": draft}, until + SECONDS_TO_WAIT)
        took = time.perf_counter() - begun
        with guard:
            if status == 200 and all(f">{word}<" in page for word in receipt.split()):
                sent.shown.append((receipt, words))
                sent.seconds.append(took)
            elif status:
                sent.failures += 1
        time.sleep(pause)
    with guard:
        sent.broken_off += pages.broken_off


def _a_draft() -> tuple[str, str, str]:
    """A report whose screens have all been seen: its receipt, its words, and the sealed draft."""
    from dataclasses import replace

    from django.utils import timezone

    from speakopenly.hear.speaking import Danger, Kind, Sharing
    from speakopenly.web.hear.reporting.speak import drafts
    from speakopenly.web.hear.reporting.speak.screens import Screen

    draft = drafts.begin(timezone.now(), at=Screen.CHECK)
    words = SAID + draft.once.hex()
    answers = replace(draft.answers, words=words, danger=Danger.NO, kind=Kind.NEAR_MISS, sharing=Sharing.ASK)
    done = frozenset(Screen) - {Screen.SEND, Screen.HELP, Screen.NAMES}
    draft = replace(draft, answers=answers, done=done, begun=draft.begun - SECONDS_WRITING)
    return " ".join(draft.receipt.words), words, drafts.seal(draft)


WHAT = {"report": ("/speak/send/", _a_draft), "answers": (answers.SENT_TO, answers.some_answers)}
"""Where each kind of sender posts, and what."""


def _opens(pages: _Pages, receipt: str, words: str) -> bool:
    status, page = pages.post("/return/report/", {"words": receipt})
    return status == 200 and words in page


class _Pages:
    """A browser that keeps its connection, and begins another where it breaks."""

    def __init__(self, port: int) -> None:
        self._port, self.broken_off = port, 0
        self._connection = self._new()

    def send_until_answered(self, path: str, form: dict[str, str], until: float) -> tuple[int, str]:
        """Send the same again until an answer comes; 0 where none came in time."""
        while time.monotonic() < until:
            try:
                return self.post(path, form)
            except (OSError, http.client.HTTPException):
                self.broken_off += 1
                self._connection.close()
                self._connection = self._new()
                time.sleep(SECONDS_BEFORE_TRYING_AGAIN)
        return 0, ""

    def post(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        self._connection.request("POST", path, body=urlencode(form), headers=FORM)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode("utf-8")

    def _new(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=SECONDS_TO_WAIT)


def _together(sent: list[Sent]) -> Sent:
    return Sent(
        shown=[each for one in sent for each in one.shown],
        seconds=sorted(each for one in sent for each in one.seconds),
        failures=sum(one.failures for one in sent),
        broken_off=sum(one.broken_off for one in sent),
        cpu_seconds=sum(one.cpu_seconds for one in sent),
    )
