"""A survey in a throw-away home, answers to it, and whether all that were sent are there: for answering.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys

SLUG = "what-helps"
SENT_TO = f"/listen/{SLUG}/send/"
SAID = "A call back on the same day, so that I was not left alone with it. Answer "


def prepare(environment: dict[str, str]) -> None:
    """Open a survey in a home that has a service and a door."""
    subprocess.run([sys.executable, __file__], env=environment, check=True)


def how_many_are_there(environment: dict[str, str], shown: list[tuple[str, str]]) -> int:
    """Of the receipts that were shown: how many open answers whose very words are sealed in the database."""
    asked = "\n".join(json.dumps(each) for each in shown)
    done = subprocess.run(
        [sys.executable, __file__, "check"],
        env=environment,
        input=asked,
        text=True,
        capture_output=True,
        check=True,
    )
    return int(done.stdout)


def some_answers() -> tuple[str, str, str]:
    """Answers read through on the last page: their receipt, their words, and the sealed draft."""
    from dataclasses import replace

    from speakopenly.core.records import Consent
    from speakopenly.hear.questionnaires import Answers, Version
    from speakopenly.web.hear.surveys.models import Edition, Way
    from speakopenly.web.hear.taking_part import drafts

    edition = _edition(Edition)
    going = drafts.begin(edition, Version("en"), Way.OPEN_LINK, Consent(quote=True))
    words = SAID + going.once.hex()
    going = replace(going, at=drafts.CHECK, answers=Answers({"who": "carer", "helped": words}))
    return " ".join(going.receipt.words), words, drafts.seal(going)


_known: dict[str, object] = {}


def _edition(model: object) -> object:
    if "edition" not in _known:
        _known["edition"] = model.objects.get()  # type: ignore[attr-defined]
    return _known["edition"]


def fill() -> None:
    """A facilitator, an open exercise, and a survey of two questions."""
    import django

    django.setup()
    from datetime import date

    from speakopenly.hear.questionnaires import (
        Choice,
        Item,
        ItemKind,
        ItemText,
        Questionnaire,
        Version,
        to_json,
    )
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.hear.surveys.models import Edition, Survey
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role

    service = Service.objects.get()
    people.add_person(
        service=service,
        email="asha@northmoor.example",
        name="Asha",
        password="four calm words here",  # noqa: S106  (of an invented person)
        roles=[Role.FACILITATOR],
    )
    exercise = Exercise.objects.create(
        service=service,
        slug=SLUG,
        title="What helps?",
        question="What helps?",
        asked_by="Northmoor",
        state="open",
    )
    en = Version("en")
    who = (Choice("carer", {en: "A carer"}), Choice("worker", {en: "A worker"}))
    items = (
        Item("who", ItemKind.SINGLE_CHOICE, {en: ItemText("Who are you?")}, who),
        Item("helped", ItemKind.FREE_TEXT, {en: ItemText("What helped?")}),
    )
    text = to_json(Questionnaire("helps", (en,), {en: "What helps?"}, items)).decode()
    given = {"service": service, "questionnaire": text, "groups_from": ["who"]}
    survey = Survey.objects.create(
        exercise=exercise, ways=["open_link"], state="open", opened_on=date(2026, 11, 2), **given
    )
    Edition.objects.create(survey=survey, number=1, **given)


def check() -> None:
    """Print how many of the receipts on standard input open their own words."""
    import django

    django.setup()
    from speakopenly.hear.speaking import read_receipt
    from speakopenly.web.hear.listening import safekeeping
    from speakopenly.web.hear.listening.models import Contribution, Import
    from speakopenly.web.hear.surveys import coming_back

    batches = {batch.pk: (batch, safekeeping.key_of(batch)) for batch in Import.objects.all()}
    said = {}
    for row in Contribution.objects.filter(state="heard"):
        batch, key = batches[row.batch_id]
        said[row.person] = safekeeping.open_words(batch, row, key).text
    found = 0
    for line in sys.stdin:
        receipt, words = json.loads(line)
        row = coming_back.find(read_receipt(receipt).secret)
        found += row is not None and row.state == "sent" and said.get(row.person) == words
    total = sum(batch.brought_in for batch, _key in batches.values())
    if total != len(said):
        raise SystemExit("The sums of the batches differ from what was stored.")
    print(found)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    check() if "check" in sys.argv else fill()
