"""Milliseconds of every page that can be asked for, with 100,000 passages and 10,000 reports in the service.

python benchmarks/every_page.py                          a throw-away home, 10 requests of each page
python benchmarks/every_page.py --passages 20000 --reports 500
python benchmarks/every_page.py --home /tmp/full         keep the home, or use the one that was kept there
python benchmarks/every_page.py --only understand: --slowest 20

The pages are the addresses of ``tests/web/who_may_do_what.csv``, each asked for by somebody who may, in a
service that has one of each kind of thing (``tests/web/things.py``), through Django's test client: so the figures
hold everything but the network. ``first`` is the request after a deed, when counts are made anew. The processor
time is printed beside the clock, because other work on the machine makes pages late and not dear. What is found by a
search is measured by ``pages.py --search``: here no passage is in an index.
"""

from __future__ import annotations

import argparse
import math
import os
import pickle
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
KEPT = "what-there-is.pickle"
PASSPHRASE = "six calm words for the benchmark reader"  # noqa: S105  (of an invented person)
LARGEST_THEME, FIRST_PLACE = "T21", 20
BAR = 200
WORDS = "The handover was two lines long and nobody knew who had visited. " * 12


@dataclass(frozen=True)
class Measured:
    """One page: its address, who asked, the status, and milliseconds of clock and processor."""

    name: str
    role: str
    status: int
    first: float
    p50: float
    p95: float
    cpu: float


def main() -> int:
    """Print the slowest pages and how many are over the bar; 1 where any is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=10)
    parser.add_argument("--only", default="", help="addresses that begin so")
    parser.add_argument("--slowest", type=int, default=15)
    parser.add_argument("--each", action="store_true", help="say each page as soon as it was measured")
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="speakopenly-pages-") as folder:
        home = options.home or Path(folder)
        os.environ["SPEAKOPENLY_HOME"] = str(home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
        os.environ.setdefault("SPEAKOPENLY_SECOND_STEP", "no")  # nobody here has a telephone
        begin()
        if not (home / KEPT).exists():
            make(home, options)
        people, own = pickle.loads((home / KEPT).read_bytes())  # noqa: S301  (our own file)
        pages = list(walk(people, own, options))
    return tell(pages, options.slowest)


def begin() -> None:
    """Settings as for a test client, every table, and the keys that a server makes at its start."""
    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ENCODER = "static"
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.reporting.reports.daily import prepare_keys

    installation_key(may_make=True)
    prepare_keys()


def make(home: Path, options: argparse.Namespace) -> None:
    """One of each kind of thing, then very many passages and reports of the same service."""
    import pages

    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.people.roles import Role
    from tests.web.things import make_world

    world = make_world()
    people = dict(world.people)
    exercise = Exercise.objects.get(slug=world.own["slug"])
    people[Role.READER] = reader = a_reader(exercise.service)
    began = time.process_time()
    pages.fill(exercise, options.passages, first_place=FIRST_PLACE)
    send(reader.service, options.reports)
    print(f"filled in {time.process_time() - began:.0f} CPU s", flush=True)
    own = {**world.own, "ident": LARGEST_THEME, "number": one_of_many(reader.service)}
    kept = {role.value: staff.user.pk for role, staff in people.items()}
    (home / KEPT).write_bytes(pickle.dumps((kept, own)))


def a_reader(service: Any) -> Any:
    """One more reader, whose key opens."""
    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.people.roles import Role
    from tests.web.things import person

    reader = person(service, Role.READER, email="reads@northmoor.example")
    keyring.make_reading_key(by=reader, passphrase=PASSPHRASE)
    return reader


def send(service: Any, reports: int) -> None:
    from speakopenly.hear.speaking import Answers, Danger, Wording, new_receipt
    from speakopenly.web.hear.reporting.reports.actions import take_in

    for number in range(reports):
        receipt = new_receipt()
        danger = Danger.YES if number % 50 == 0 else Danger.NO
        answers = Answers(WORDS, danger, Wording.EVERYDAY, "en-gb")
        take_in(service=service, answers=answers, receipt=receipt, once=receipt.secret)


def one_of_many(service: Any) -> str:
    """A report that was sealed to this reader: the one of the world is from before."""
    from speakopenly.web.hear.reporting.reports.models import Report

    return str(Report.objects.filter(service=service).latest("pk").number)


def walk(people: dict[str, Any], own: dict[str, Any], options: argparse.Namespace) -> Any:
    """Every page of the table that somebody may see."""
    from tests.web import test_who_may_do_what as table

    clients = {role: client_of(pk) for role, pk in people.items()}
    unlock(clients["reader"])
    for name, row in sorted(table.ROWS.items()):
        if "-" in row.see or not name.startswith(options.only):
            continue
        address = table.address_of(table.NAMES[name], own)
        role = table.who_asks(row).value
        measured = measure(name, role, clients[role], address, own["slug"], options.requests)
        if options.each:
            print(line_of(measured), flush=True)
        yield measured


def client_of(pk: Any) -> Any:
    from django.test import Client

    from speakopenly.web.people.models import User

    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(pk=pk))
    return client


def unlock(client: Any) -> None:
    from django.urls import reverse

    client.post(reverse("hear:unlock"), {"passphrase": PASSPHRASE})


def measure(name: str, role: str, client: Any, address: str, slug: str, requests: int) -> Measured:
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.understand.reading.actions import count_again

    count_again(Exercise.objects.get(slug=slug))
    first, _, status = ask(client, address)
    asked = [ask(client, address) for _ in range(requests)]
    wall = sorted(each[0] for each in asked)
    late = wall[math.ceil(0.95 * len(wall)) - 1]
    return Measured(name, role, status, first, median(wall), late, median(each[1] for each in asked))


def ask(client: Any, address: str) -> tuple[float, float, int]:
    wall, cpu = time.perf_counter(), time.process_time()
    answer = client.get(address)
    if getattr(answer, "streaming", False):
        b"".join(answer.streaming_content)
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu), answer.status_code


def line_of(page: Measured) -> str:
    figures = f"{page.first:7.0f} {page.p50:7.0f} {page.p95:7.0f} {page.cpu:7.0f}"
    return f"{page.name:44} {page.role:20} {page.status:4} {figures}"


def tell(pages: list[Measured], slowest: int) -> int:
    """The slowest first, by processor time; then the bar."""
    print(f"{'page':44} {'asked by':20} {'':4} {'first':>7} {'p50':>7} {'p95':>7} {'CPU':>7}  ms")
    for each in sorted(pages, key=lambda page: -max(page.cpu, page.first / 10))[:slowest]:
        print(line_of(each))
    late = sorted(page.p95 for page in pages)
    over = [page.name for page in pages if page.p95 > BAR]
    print(
        f"{len(pages)} pages; p95 of all {late[math.ceil(0.95 * len(late)) - 1]:.0f} ms; over {BAR} ms: {len(over)}"
    )
    broken = [page.name for page in pages if page.status >= 500]
    print(f"answered with an error of ours: {', '.join(broken) or 'none'}")
    return int(bool(over or broken))


if __name__ == "__main__":
    sys.exit(main())
