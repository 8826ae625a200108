"""Milliseconds of the pages of literature with 5,000 invented records, two readers and 2,000 decided on.

python benchmarks/literature_pages.py       a throw-away home, 10 requests of each page

Asked for through Django's test client, so the figures hold everything but the network. Bringing in and ordering
are done by a job and given as CPU seconds. The bar is 200 ms at the median of every page.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from typing import Any

PASSWORD = "four calm words"  # noqa: S105  (of two invented people in a home that is thrown away)
RECORDS, DECIDED, REQUESTS, BAR = 5_000, 2_000, 10, 200
WORDS = [
    f"{start}{end}"
    for start in ("fam", "cour", "hom", "sch", "nor", "wel", "kin")
    for end in map(str, range(400))
]
PAGES = {
    "literature": "",
    "records": "records/",
    "records by words": "records/?words=fam7+hom9",
    "the last page of records": "records/?page=199",
    "the next record": "next/abstract/",
    "a record": "records/2500/abstract/",
    "pairs": "pairs/",
    "to settle": "settle/",
}


def main() -> int:
    """Fill a home, ask for each page, say what it took; 1 where the bar is missed."""
    with tempfile.TemporaryDirectory(prefix="speakopenly-literature-") as home:
        os.environ["SPEAKOPENLY_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
        client, by, review = begin()
        fill(by, review)
        return 1 if max([ask(client, name, part) for name, part in PAGES.items()]) > BAR else 0


def begin() -> tuple[Any, Any, Any]:
    """An empty home with a researcher who is signed in, and a review."""
    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS = ["testserver"]
    from django.core.management import call_command
    from django.test import Client

    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from speakopenly.web.understand.evidence.reviews import actions as reviews

    call_command("migrate", verbosity=0)
    service, role = people.found_service(name="Northmoor"), Role.RESEARCHER
    user = people.add_person(
        service=service, email="mair@northmoor.example", name="Mair", password=PASSWORD, roles=[role]
    )
    by = Staff(user, service, frozenset({role}))
    names = (
        "question",
        "population",
        "intervention",
        "comparator",
        "outcome",
        "belongs",
        "does_not",
        "children",
    )
    review = reviews.begin(by=by, said={**dict.fromkeys(names, "Words"), "measure": "RR"})
    client = Client()
    client.force_login(user)
    return client, by, review


def fill(by: Any, review: Any) -> None:
    """Two lists that share 100 records, an order, a check sample, and decisions of two people."""
    from speakopenly.hear.literature import Record, read_records
    from speakopenly.hear.literature.to_ris import write_ris
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.understand.evidence.literature import actions, ordering
    from speakopenly.web.understand.evidence.literature.models import LiteratureRecord, RecordDecision

    chance = random.Random(1)  # noqa: S311  (invented records that come out the same each time)
    records = [
        Record(
            0, 0, " ".join(chance.choices(WORDS, k=10)), " ".join(chance.choices(WORDS, k=180)),
            (f"Author{at}, A",), 2000 + at % 26, "Northmoor Journal of Care",
        )
        for at in range(RECORDS)
    ]  # fmt: skip
    begun = time.process_time()
    for name, part in (("a.ris", records[:3000]), ("b.ris", records[2900:])):
        data = write_ris((each, "") for each in part).encode()
        file = actions.bring_in(review=review, by=by, name=name, data=data)
        actions.keep(file=file, read=read_records(data, name))
    print(f"bring in {RECORDS + 100:,} records: {time.process_time() - begun:.1f} CPU s here", flush=True)
    other = people.add_person(
        service=by.service, email="kofi@northmoor.example", name="Kofi", password=PASSWORD,
        roles=[Role.RESEARCHER],
    )  # fmt: skip
    read = list(LiteratureRecord.objects.filter(review=review, into=None)[:DECIDED])
    for at, each in enumerate(read):
        each.abstract_stands = "in" if at % 20 == 0 else "out"
    LiteratureRecord.objects.bulk_update(read, ["abstract_stands"], batch_size=500)
    RecordDecision.objects.bulk_create(
        (
            RecordDecision(
                service=by.service, by=user, record=each, stage="abstract", says=each.abstract_stands
            )
            for each in read
            for user in (by.user, other)
        ),
        batch_size=500,
    )
    begun = time.process_time()
    screening = actions.screening_of(review)
    ordering.keep(screening, ordering.work_out(screening))
    print(f"work the order out: {time.process_time() - begun:.1f} CPU s", flush=True)
    actions.draw_sample(review=review, by=by, size=200, seed=1)


def ask(client: Any, name: str, part: str) -> float:
    """The median of some requests, in milliseconds."""
    took, worked = [], []
    for _request in range(REQUESTS):
        begun, cpu = time.perf_counter(), time.process_time()
        answer = client.get(f"/staff/understand/evidence/reviews/1/literature/{part}")
        took.append(1000 * (time.perf_counter() - begun))
        worked.append(1000 * (time.process_time() - cpu))
        if answer.status_code not in {200, 302}:
            sys.exit(f"{name} answers {answer.status_code}")
    middle, cpu = statistics.median(took), statistics.median(worked)
    print(f"{name}: p50 {middle:.0f} ms ({cpu:.0f} ms of a processor), most {max(took):.0f} ms", flush=True)
    return middle


if __name__ == "__main__":
    sys.exit(main())
