"""Readers whose keys are open, who go from page to page, and a table of voices in which themes are looked for."""

from __future__ import annotations

import csv
import http.client
import io
import json
import os
import re
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PASSPHRASE = "six calm words for the benchmark reader"  # noqa: S105  (of an invented person)
PASSWORD = "four calm words here"  # noqa: S105
LIST = "/staff/hear/reports/"
A_REPORT = re.compile(rf'href="({LIST}[0-9A-Z]+/)"')
WALK = {
    "today": "/staff/",
    "reports": LIST,
    "report": "",
    "themes": "",
    "search": "/staff/understand/search/",
}
SECONDS_TO_WAIT = 60.0


def prepare(environment: dict[str, str], number: int) -> list[str]:
    """Add readers and sign them in; gives the cookies of each."""
    return list(json.loads(_in_the_home(environment, "people", str(number))))


def begin_themes(environment: dict[str, str], voices: int) -> None:
    """Bring a table in; the worker begins to read it at once."""
    _in_the_home(environment, "themes", str(voices))


def wait_for_themes(environment: dict[str, str], *, patience: float) -> str:
    """How the job stands once it stands still."""
    return _in_the_home(environment, "wait", str(patience)).strip()


def _in_the_home(environment: dict[str, str], *what: str) -> str:
    done = subprocess.run(
        [sys.executable, __file__, *what], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


class Reading:
    """Several readers at once, each in a thread, for so many seconds."""

    def __init__(self, port: int, cookies: list[str], seconds: float, pause: float) -> None:
        self._until = time.monotonic() + seconds
        self._port, self._pause, self._guard = port, pause, threading.Lock()
        self._seen: dict[str, list[float]] = {kind: [] for kind in WALK}
        self._failed = dict.fromkeys(WALK, 0)
        self._threads = [threading.Thread(target=self._walk, args=(each,)) for each in cookies]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def by_kind(self) -> dict[str, tuple[list[float], int]]:
        """Seconds of each kind of page, and how many of it failed."""
        return {kind: (self._seen[kind], self._failed[kind]) for kind in WALK}

    def _walk(self, cookie: str) -> None:
        a_report, turn = "", 0
        while time.monotonic() < self._until:
            for kind, address in WALK.items():
                wanted = {"report": a_report, "themes": f"/staff/understand/themes/{SLUG}/"}.get(
                    kind, address
                )
                if wanted:
                    page = self._get(kind, wanted, cookie)
                    if kind == "reports":
                        found = A_REPORT.findall(page)
                        turn += 1
                        a_report = found[turn % len(found)] if found else ""
                time.sleep(self._pause)
                if time.monotonic() > self._until:
                    return

    def _get(self, kind: str, address: str, cookie: str) -> str:
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=SECONDS_TO_WAIT)
        try:
            connection.request("GET", address, headers={"Cookie": cookie})
            answer = connection.getresponse()
            page, is_well = answer.read().decode("utf-8"), answer.status == 200
        except (OSError, http.client.HTTPException):
            page, is_well = "", False
        finally:
            connection.close()
        with self._guard:
            self._seen[kind].append(time.perf_counter() - began)
            self._failed[kind] += not is_well
        return page


SLUG = "what-helps"


def _people(number: int) -> None:
    from django.test import Client
    from django.urls import reverse

    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    service, cookies = Service.objects.get(), []
    for each in range(number):
        roles = [Role.READER, Role.FACILITATOR]
        email = f"reads{each}@northmoor.example"
        user = people.add_person(
            service=service, email=email, name=f"Reads {each}", password=PASSWORD, roles=roles
        )
        staff = Staff(user, service, frozenset(roles))
        keyring.make_reading_key(by=staff, passphrase=PASSPHRASE)
        client = Client()
        client.force_login(user)
        client.post(reverse("hear:unlock"), {"passphrase": PASSPHRASE})
        cookies.append("; ".join(f"{name}={each.value}" for name, each in client.cookies.items()))
    json.dump(cookies, sys.stdout)


def _themes(voices: int) -> None:
    import random

    from pages import _sentence

    from speakopenly.core.tables import read_table_bytes
    from speakopenly.web.hear.listening import actions
    from speakopenly.web.people.models import Service, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.plans import open_exercise

    user = User.objects.get(email="reads0@northmoor.example")
    by = Staff(user, Service.objects.get(), frozenset([Role.FACILITATOR]))
    exercise = open_exercise(
        by=by, title="What helps", question="What helps?", asked_by="Northmoor", opened_on=date(2026, 5, 1)
    )
    out, draw = io.StringIO(), random.Random(3)  # noqa: S311
    csv.writer(out).writerows([("role", "text"), *[("parent", _sentence(draw)) for _ in range(voices)]])
    data = out.getvalue().encode()
    batch = actions.upload_file(exercise=exercise, by=by, name="voices.csv", data=data)
    places = {"text": 1, "groups": [0]}
    table = read_table_bytes(data, "voices.csv")
    actions.match_columns(batch=batch, by=by, places=places, channel="survey", table=table)
    actions.bring_in(batch=batch, by=by)
    assert exercise.slug == SLUG  # noqa: S101


def _wait(patience: float) -> None:
    from speakopenly.web.jobs.models import ENDED, Job, State

    until = time.monotonic() + patience
    while Job.objects.exclude(state__in=ENDED).exists() and time.monotonic() < until:
        time.sleep(1)
    states = [(job.state, job.attempts) for job in Job.objects.all()]
    is_done = bool(states) and all(state == State.DONE for state, _ in states)
    why = " ".join(sorted({each for each in Job.objects.values_list("error_class", flat=True) if each}))
    said = f"{'done' if is_done else 'NOT DONE'}, {len(states)} jobs, most attempts {max(each for _, each in states)}"
    print(f"{said}, {why}" if why else said)


if __name__ == "__main__":
    import django
    from django.conf import settings

    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    django.setup()
    settings.ALLOWED_HOSTS, settings.DEMO = ["testserver"], False
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    {"people": _people, "themes": _themes, "wait": _wait}[sys.argv[1]](
        float(sys.argv[2]) if sys.argv[1] == "wait" else int(sys.argv[2])  # type: ignore[operator]
    )
