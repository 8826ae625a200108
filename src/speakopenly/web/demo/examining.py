"""Answers about supervision in Northmoor, and an examination with the reply beside it; all is invented."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import click
from django.db import transaction
from django.utils import timezone

from speakopenly.check.examination import Accuracy, Line, Offer, Source, Step
from speakopenly.check.supervision import CANNOT_SAY, ITEMS, Side
from speakopenly.web.check.examination import actions
from speakopenly.web.check.examination.models import Examination
from speakopenly.web.check.examination.publications import actions as editions
from speakopenly.web.check.supervision import actions as supervision
from speakopenly.web.check.supervision.models import PulseCount
from speakopenly.web.demo.files import examples
from speakopenly.web.demo.people import People
from speakopenly.web.people.roles import Role

SEED: Final = 20260401
QUARTERS_AGO: Final = (2, 1)
ANSWERED: Final[Mapping[tuple[Side, str], int]] = {
    (Side.SUPERVISED, "child_protection"): 31,
    (Side.SUPERVISED, "looked_after"): 24,
    (Side.SUPERVISED, "fostering"): 6,
    (Side.SUPERVISOR, ""): 17,
}
"""The six are joined to the rest, so that nobody works them out."""
LIKELY: Final = {"support": 0.6, "regularity": 0.7, "meaning": 0.45}
A_QUARTER: Final = timedelta(days=91)


def fill(people: People) -> None:
    """Do both, unless an earlier start did."""
    service = people[Role.EXAMINER].service
    if Examination.objects.filter(service=service).exists():
        return
    click.echo("Asking about supervision, and examining ...")
    if not PulseCount.objects.filter(service=service).exists():
        _answer_about_supervision(people)
    said = json.loads((examples() / "examination.json").read_text("utf-8"))
    _examine(said, people)


def _answer_about_supervision(people: People) -> None:
    chance = random.Random(SEED)  # noqa: S311  (invented answers)
    for ago in QUARTERS_AGO:
        day = timezone.localdate() - ago * A_QUARTER
        for (side, area), number in ANSWERED.items():
            for _each in range(number):
                supervision.keep_answer(
                    service=people[Role.EXAMINER].service,
                    side=side,
                    area=area,
                    choices=_choices(chance),
                    today=day,
                )


def _choices(chance: random.Random) -> dict[str, str]:
    """Somebody who says yes as often as is likely for each part, and sometimes cannot say."""
    found = {}
    for item in ITEMS:
        full = item.full or item.choices[0]
        if chance.random() < LIKELY[item.part.value]:
            found[item.code] = full
        else:
            found[item.code] = chance.choice(
                [each for each in item.choices if each not in (full, CANNOT_SAY)]
            )
        if chance.random() < 0.05:
            found[item.code] = CANNOT_SAY
    return found


@transaction.atomic
def _examine(said: Mapping[str, Any], people: People) -> None:
    """The examiner first, then six lines, the reply to each, and what help is offered."""
    examiner, leader = people[Role.EXAMINER], people[Role.LEADER]
    found = actions.begin(by=examiner, title=said["title"], body=said["body"])
    actions.answer_about_itself(examination=found, by=examiner, answers=said["about_itself"])
    for name, line in said["lines"].items():
        _write(found, Line(name), line, people)
    for place, each in enumerate(said["offers"], start=1):
        actions.offer(examination=found, by=examiner, place=place, offered=Offer(**each))
    actions.ask_for_reply(examination=found, by=examiner)
    found.refresh_from_db()
    for name, words in said["reply"].items():
        right = Accuracy.NOT_ACCURATE if name in said["not_accurate"] else Accuracy.ACCURATE
        actions.reply(examination=found, by=leader, line=Line(name), accuracy=right, words=words)
    edition = editions.ask_for_signature(examination=found, by=examiner)
    editions.sign(edition=edition, by=people[Role.PUBLISHER])


def _write(found: Examination, line: Line, said: Mapping[str, Any], people: People) -> None:
    examiner = people[Role.EXAMINER]
    for source, words in said["seen"]:
        actions.observe(examination=found, by=examiner, line=line, source=Source(source), words=words)
    actions.judge(
        examination=found,
        by=examiner,
        line=line,
        disagree=said["disagree"],
        step=Step(said["step"]),
        strength=said["strength"],
    )
