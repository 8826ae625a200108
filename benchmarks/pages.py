"""Milliseconds of the staff pages with 100,000 invented passages: themes, one theme, findings, search.

python benchmarks/pages.py                  a throw-away home, 20 requests of each page
python benchmarks/pages.py --passages 20000

The pages are asked for through Django's test client, so the figures hold everything but the network. "first"
is the request after a deed, when counts are made anew; p50 and p95 are those that follow.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import itertools
import math
import os
import random
import tempfile
import time
from collections.abc import Iterator
from typing import Any

THEMES, PARTS = 28, 3
PASSAGES_EACH = 2
AT_ONCE = 5000
ROLES = ("foster_carer", "practitioner", "parent", "young_person", "teacher", "nurse")
AREAS = tuple(f"area {letter}" for letter in "ABCDEFGH")
WHO = ("our worker", "the duty team", "a named nurse", "the school", "the chair", "my mentor", "the clinic")
DID = ("rang back", "left", "listened", "lost the letter", "wrote it down", "came late", "asked us first")
WHEN = ("in the spring", "after the move", "before the review", "that winter", "on the second visit")
SO = ("and it helped us all", "and nobody told us why", "so we waited", "and then it was quiet again")


SEARCH = "/staff/understand/search/"
SEARCHES = {
    "search room, three words": "mentor lost letter",
    "search room, one word": "clinic",
    "search room, a phrase": '"asked us first after the move"',
    "search room, no such word": "zebra",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--search", action="store_true", help="only the search room, static vectors")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="speakopenly-pages-") as home:
        os.environ["SPEAKOPENLY_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
        client, exercise = begin()
        fill(exercise, options.passages)
        if not options.search:
            for name, address in addresses(exercise).items():
                print(f"{name}: {measure(client, exercise, address, options.requests)}", flush=True)
        make_search_ready(exercise)
        for name, typed in SEARCHES.items():
            form = {"typed": typed, "exercise": exercise.slug}
            print(f"{name}: {measure(client, exercise, SEARCH, options.requests, form)}", flush=True)


def begin() -> tuple[Any, Any]:
    """An empty home with one service, one exercise, and a browser in which its facilitator is signed in."""
    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS = ["testserver"]
    from django.core.management import call_command
    from django.test import Client

    from speakopenly.web.hear.listening import actions as hear
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    call_command("migrate", verbosity=0)
    service, roles = people.found_service(name="Northmoor"), [Role.FACILITATOR]
    user = people.add_person(
        service=service,
        email="fay@northmoor.example",
        name="Fay",
        password="four calm words here",  # noqa: S106  (of an invented person)
        roles=roles,
    )
    fay = Staff(user, service, frozenset(roles))
    opened = datetime.date(2026, 3, 1)
    exercise = hear.set_up_exercise(
        by=fay, title="Pages", question="What helps?", asked_by="Northmoor", opened_on=opened
    )
    client = Client()
    client.force_login(user)
    return client, exercise


def fill(exercise: Any, passages: int, *, first_place: int = 0) -> None:
    """Readings of two passages each, every passage in one of 28 themes and in one of its three parts."""
    from speakopenly.web.understand.findings.actions import complete
    from speakopenly.web.understand.reading import actions as reading
    from speakopenly.web.understand.reading.models import Passage, Reading, Stage

    understanding = reading.begin(exercise)
    readings = [_reading(exercise, number) for number in range(passages // PASSAGES_EACH)]
    Reading.objects.bulk_create(readings, batch_size=AT_ONCE)
    cut = [passage for row in readings for passage in _passages(exercise, row)]
    Passage.objects.bulk_create(cut, batch_size=AT_ONCE)
    _fill_hear_room(exercise, readings)
    _fill_themes(exercise, cut, first_place)
    reading.enter(understanding, Stage.DONE, encoder="static")
    complete(exercise)


def _reading(exercise: Any, number: int) -> Any:
    from speakopenly.web.understand.reading.models import Reading

    draw = random.Random(number)  # noqa: S311 - invented sentences, not a secret
    return Reading(
        service_id=exercise.service_id,
        exercise=exercise,
        ident=hashlib.blake2b(b"page %d" % number, digest_size=16).hexdigest(),
        person=f"person-{number // 2 * 2 if number % 10 == 1 else number:06}",
        language="en",
        channel=draw.choice(("survey", "speak_door", "round_table")),
        groups={"role": draw.choice(ROLES), "area": draw.choice(AREAS)},
        speaks_for=draw.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 9)),
        may_quote=draw.random() < 0.8,
        text=" ".join(_sentence(draw) for _ in range(PASSAGES_EACH)),
    )


def _sentence(draw: random.Random) -> str:
    clauses = (
        f"{draw.choice(WHO)} {draw.choice(DID)} {draw.choice(WHEN)} {draw.choice(SO)}" for _ in range(2)
    )
    return ", ".join(clauses).capitalize() + "."


def _passages(exercise: Any, row: Any) -> Iterator[Any]:
    from speakopenly.web.understand.reading.models import Passage

    start = 0
    for text in row.text.split(". "):
        end = start + len(text) + (not text.endswith("."))
        words = row.text[start:end]
        yield Passage(
            service_id=exercise.service_id,
            reading=row,
            ident=f"{row.ident}:{start}-{end}",
            start=start,
            end=end,
            sha256=hashlib.sha256(words.encode()).hexdigest(),
        )
        start = end + 1


def _fill_hear_room(exercise: Any, readings: list[Any]) -> None:
    from speakopenly.web.hear.listening.models import Contribution, Import
    from speakopenly.web.people.models import User

    batch = Import.objects.create(
        service_id=exercise.service_id,
        exercise=exercise,
        by=User.objects.all()[0],
        state="brought_in",
        file_name="voices.csv",
        digest="digest",
        found=len(readings),
        brought_in=len(readings),
        left_out={},
    )
    kept = ("service_id", "ident", "person", "channel", "groups", "may_quote", "speaks_for")
    rows = (
        Contribution(
            exercise=exercise,
            batch=batch,
            state="heard",
            sealed_words=b"",
            **{name: getattr(each, name) for name in kept},
        )
        for each in readings
    )
    for some in iter(lambda: list(itertools.islice(rows, AT_ONCE)), []):
        Contribution.objects.bulk_create(some)


def _fill_themes(exercise: Any, cut: list[Any], first_place: int) -> None:
    """Themes of unequal size; the last is of three passages only."""
    from speakopenly.web.understand.themes.actions import put_in
    from speakopenly.web.understand.themes.models import Theme

    random.Random(0).shuffle(cut)  # noqa: S311
    ends = [int(len(cut) * math.sqrt(place / THEMES)) for place in range(1, THEMES)]
    for place, (start, end) in enumerate(itertools.pairwise([0, *ends, len(cut) - 3]), first_place):
        _fill_theme(exercise, place, cut[start:end])
    few = Theme.objects.create(
        **_theme(exercise, f"T{first_place + THEMES + 1:02}", "few said it", first_place + THEMES)
    )
    put_in(few, [each.pk for each in cut[-3:]])


def _fill_theme(exercise: Any, place: int, members: list[Any]) -> None:
    from speakopenly.web.understand.themes.actions import put_in
    from speakopenly.web.understand.themes.models import Theme

    top = Theme.objects.create(**_theme(exercise, f"T{place + 1:02}", f"theme number {place + 1}", place))
    put_in(top, [each.pk for each in members])
    for part in range(PARTS):
        about = _theme(exercise, f"{top.ident}.{part + 1}", f"part {part + 1} of it", place)
        put_in(Theme.objects.create(parent=top, **about), [each.pk for each in members[part::PARTS]])


def _theme(exercise: Any, ident: str, name: str, place: int) -> dict[str, Any]:
    words = {
        "name": name,
        "suggested_name": name,
        "description": "Invented.",
        "suggested_description": "None.",
    }
    return {"service_id": exercise.service_id, "exercise": exercise, "ident": ident, "place": place, **words}


def addresses(exercise: Any) -> dict[str, str]:
    """The pages that are measured; the first theme is the largest."""
    themes, findings = (f"/staff/understand/{room}/{exercise.slug}/" for room in ("themes", "findings"))
    return {
        "themes": themes,
        "theme": f"{themes}T01/",
        "theme, page 50": f"{themes}T01/?page=50",
        "findings": findings,
        "finding": f"{findings}T01/",
        "quotes": f"{findings}T01/quotes/",
        "search, one word": f"{themes}T01/?words=clinic",
        "search, two words": f"{themes}T01/?words=mentor+winter",
        "search, no such word": f"{themes}T01/?words=zebra",
    }


def make_search_ready(exercise: Any) -> None:
    """Both indexes of the search room, with the static table, which reads 100,000 passages in seconds."""
    from django.conf import settings

    from speakopenly.web.understand.search import actions

    settings.ENCODER = "static"
    began = time.process_time()
    actions.bring_up_to_date(exercise)
    actions.make_quick(exercise)
    print(f"making search ready: {time.process_time() - began:.0f} CPU s", flush=True)


def measure(
    client: Any, exercise: Any, address: str, requests: int, form: dict[str, str] | None = None
) -> str:
    """Milliseconds: the first after a deed, then the middle one and the 95th of a hundred."""
    from speakopenly.web.understand.reading.actions import count_again

    count_again(exercise)
    first, *later = [_time(client, address, form) for _ in range(requests + 1)]
    later.sort()
    at = math.ceil(0.95 * len(later)) - 1
    return f"p50 {later[len(later) // 2]:.0f} ms, p95 {later[at]:.0f} ms; first {first:.0f} ms"


def _time(client: Any, address: str, form: dict[str, str] | None) -> float:
    started = time.perf_counter()
    answer = client.get(address) if form is None else client.post(address, form)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}.")
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
