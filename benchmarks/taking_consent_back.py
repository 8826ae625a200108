"""Seconds to find one person among many sealed contributions, and milliseconds for each row that is opened.

python benchmarks/taking_consent_back.py              10,000 contributions in a throw-away home
python benchmarks/taking_consent_back.py --rows 100000

Ids are sealed with the words, so every row of the files looked at is opened in memory. What is measured is
the look itself, with the working key of an import; a reader's key opens it once more for each file.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import os
import tempfile
import time
from typing import Any

SAID = "Nobody told the night worker that the plan had changed, and the handover was two lines long."
AT_ONCE = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="speakopenly-consent-") as home:
        os.environ["SPEAKOPENLY_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
        exercise = fill(options.rows)
        seconds = look(exercise, f"S{options.rows // 2}")
        each = 1000 * seconds / options.rows
        print(f"one person among {options.rows:,}: {seconds:.2f} s, {each:.3f} ms a row")


def fill(number: int) -> Any:
    """An exercise with one import of this many rows, each sealed."""
    import django

    django.setup()
    from django.core.management import call_command

    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.listening import actions, safekeeping
    from speakopenly.web.hear.listening.models import Contribution, Import
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    call_command("migrate", verbosity=0)
    installation_key(may_make=True)
    service = people.found_service(name="Northmoor")
    roles = [Role.FACILITATOR]
    user = people.add_person(
        service=service,
        email="fay@northmoor.example",
        name="Fay",
        password="four calm words here",  # noqa: S106
        roles=roles,
    )
    exercise = actions.set_up_exercise(
        by=Staff(user, service, frozenset(roles)),
        title="What helps?",
        question="What helps?",
        asked_by="Northmoor",
        opened_on=datetime.date(2026, 3, 2),
    )
    batch = Import(
        service=service,
        exercise=exercise,
        by=user,
        state="brought_in",
        file_name="said.csv",
        digest="d",
        found=number,
    )
    safekeeping.give_keys(batch)
    batch.save(force_insert=True)
    rows = [_row(batch, place, Contribution, safekeeping) for place in range(number)]
    Contribution.objects.bulk_create(rows, batch_size=AT_ONCE)
    return exercise


def _row(batch: Any, place: int, contribution: Any, safekeeping: Any) -> Any:
    ident = hashlib.blake2b(b"%d" % place, digest_size=16).hexdigest()
    words = safekeeping.Words(SAID, place + 2, f"S{place}")
    return contribution(
        service_id=batch.service_id,
        exercise_id=batch.exercise_id,
        batch=batch,
        ident=ident,
        person=ident,
        state="heard",
        channel="survey",
        sealed_words=safekeeping.seal_words(batch, ident, words),
    )


def look(exercise: Any, given_id: str) -> float:
    """How long it takes until this person is found."""
    from speakopenly.web.hear.listening import finding

    began = time.perf_counter()
    found = finding.by_given_id(exercise, given_id, None)
    took = time.perf_counter() - began
    if len(found.people) != 1:
        raise SystemExit("The person was not found: the benchmark measures something else.")
    return took


if __name__ == "__main__":
    main()
