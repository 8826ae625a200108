"""Fill a demonstration's home with reports that were shared today, each in a theme of nine people.

Run by journeys as ``python -m tests.journeys.seed_public_replies HOW_MANY`` with SPEAKOPENLY_HOME set; prints
the eight words of each report. ``... later THEME`` lets a month pass for the words of one theme.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

SPEAK = Path(__file__).resolve().parents[2] / "examples" / "northmoor" / "speak.json"
WRITER, SIGNER = "lena@northmoor.example", "pia@northmoor.example"
PASSWORD = "four calm words here"
A_MONTH = timedelta(days=31)
OTHERS = 8


def begin() -> None:
    import django

    django.setup()


def main(how_many: int) -> None:
    begin()
    from django.core.management import call_command
    from django.utils import timezone

    from speakopenly.core.sealing.drafts import DraftKeys
    from speakopenly.web.hear.keyring.demonstration import make_keys
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.reporting.speak.actions import set_up_door
    from speakopenly.web.people import actions
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    call_command("migrate", verbosity=0)
    installation_key(may_make=True)
    DraftKeys(Path(_settings().KEYS) / "drafts").prepare(timezone.now().date())
    service = actions.found_service(name="Northmoor (invented)")
    said = json.loads(SPEAK.read_text("utf-8"))["door"]
    set_up_door(service, said=said, checked_on=date(2026, 10, 5), is_open=True)
    people = {}
    for name, role in (
        ("Lena", Role.LEARNING_LEAD), ("Pia", Role.PUBLISHER), ("Ben", Role.READER), ("Gwen", Role.READER)
    ):  # fmt: skip
        email = f"{name.lower()}@northmoor.example"
        user = actions.add_person(service=service, email=email, name=name, password=PASSWORD, roles=[role])
        people[name] = Staff(user=user, service=service, roles=frozenset({role}))
    for name in ("Ben", "Gwen"):
        make_keys(people[name])
    sys.stdout.write(json.dumps([_a_theme(people["Lena"], number) for number in range(1, how_many + 1)]))


def _a_theme(by: Any, number: int) -> list[str]:
    """One report among others in a theme, as the long work stores it; gives its eight words."""
    from speakopenly.hear.speaking import Answers, Danger, Wording, new_receipt
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.hear.reporting.reports import learning
    from speakopenly.web.hear.reporting.reports.actions import take_in
    from speakopenly.web.hear.reporting.reports.models import Report
    from speakopenly.web.understand.reading.models import Understanding
    from speakopenly.web.understand.themes.models import Theme

    receipt = new_receipt()
    told = Answers(
        "Our worker left, and it was the school that said so.", Danger.NO, Wording.EVERYDAY, "en-gb"
    )
    known = set(Report.objects.values_list("pk", flat=True))
    take_in(service=by.service, answers=told, receipt=receipt, once=receipt.secret)
    report = Report.objects.exclude(pk__in=known).get()
    exercise, _new = Exercise.objects.get_or_create(
        service=by.service,
        slug=learning.SLUG,
        defaults={"title": "Reports from the Speak door", "state": "open"},
    )
    Understanding.objects.get_or_create(service=by.service, exercise=exercise, stage="done")
    name = f"Changes of worker {number}"
    theme = Theme.objects.create(
        service=by.service, exercise=exercise, ident=f"T{number:02}", place=number, name=name,
        description="-", suggested_name=name, suggested_description="-",
    )  # fmt: skip
    others = [f"{number}{each}".ljust(32, "0") for each in range(OTHERS)]
    _hear(theme, by, [str(learning.ident_of(report)), *others])
    return list(receipt.words)


def _hear(theme: Any, by: Any, idents: list[str]) -> None:
    from speakopenly.web.hear.listening.models import Contribution, Import
    from speakopenly.web.understand.reading.models import Passage, Reading
    from speakopenly.web.understand.themes.models import PassageInTheme

    here = {"service": theme.service, "exercise": theme.exercise}
    batch = Import.objects.create(
        **here, by=by.user, state="brought_in", file_name=theme.ident, digest=theme.ident,
        found=len(idents), brought_in=len(idents),
    )  # fmt: skip
    for ident in idents:
        heard = {**here, "ident": ident, "person": ident, "channel": "speak_door"}
        Contribution.objects.create(**heard, batch=batch, state="heard", sealed_words=b"")
        reading = Reading.objects.create(**heard, language="en", text="A worker left and no one told us.")
        passage = Passage.objects.create(
            service=theme.service, reading=reading, ident=f"{ident}:1", start=0, end=33, sha256="-"
        )
        PassageInTheme.objects.create(service=theme.service, theme=theme, passage=passage, rank=0)


def later(theme: str) -> None:
    begin()
    from django.db.models import F

    from speakopenly.web.hear.listening.models import Import

    Import.objects.filter(file_name=theme).update(began_on=F("began_on") - A_MONTH)


def _settings() -> Any:
    from django.conf import settings

    return settings


if __name__ == "__main__":
    if sys.argv[1] == "later":
        later(sys.argv[2])
    else:
        main(int(sys.argv[1]))
