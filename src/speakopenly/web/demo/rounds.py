"""An agreement round of Northmoor that is over: its own words, invented votes, and the result as it came out.

Most people see it much alike, some pass or stop halfway, and seven see half of it the other way round. Seven
are no group that may be shown, and the page says so: counted as any round is, nothing here asks for that.
"""

from __future__ import annotations

import random
import secrets
from datetime import timedelta
from typing import Final

import click
from django.utils import timezone

from speakopenly.understand.rounds import Vote
from speakopenly.web.demo.listening import EXERCISES
from speakopenly.web.demo.people import People
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.rounds import actions, closing, queries
from speakopenly.web.understand.rounds.models import AgreementRound

SEED: Final = 20270415
SLUG: Final = "what-we-share"
STATEMENTS: Final = 12
ALIKE, OTHERWISE = 29, 7
"""How many people see it much alike, and how many see half of the statements the other way round."""
AGREEING: Final = (0.95, 0.9, 0.95, 0.9, 0.92, 0.95, 0.9, 0.8, 0.6, 0.9, 0.7, 0.5)
"""The share of those much alike that would agree with each statement, before anybody passes."""
SEEN_OTHERWISE: Final = 7
PASSING, STOPPING, FEWEST = 0.07, 0.12, 9
DAYS: Final = 13


def fill(people: People) -> None:
    """Hold the round, unless that was done at an earlier start."""
    by = people[Role.FACILITATOR]
    if AgreementRound.objects.filter(service=by.service).exists():
        return
    click.echo("Holding an agreement round ...")
    found = _opened(by=people)
    numbers = [each.number for each in queries.statements_of(found)]
    chance = random.Random(SEED)  # noqa: S311  (invented votes)
    for place in range(ALIKE + OTHERWISE):
        votes = _votes(chance, numbers, sees_otherwise=place >= ALIKE)
        actions.take_in(found=found, votes=votes, once=secrets.token_bytes(16))
    for name in ("opens_on", "closes_on", "read_on"):
        setattr(found, name, getattr(found, name) - timedelta(days=DAYS + 1))
    found.save(update_fields=["opens_on", "closes_on", "read_on"])
    closing.close(found)


def _opened(*, by: People) -> AgreementRound:
    facilitator, today = by[Role.FACILITATOR], timezone.localdate()
    exercise = Exercise.objects.get(service=facilitator.service, title=EXERCISES[0].title)
    said = {"exercise": exercise, "name": "What do we share in Northmoor?", "slug": SLUG}
    days = {"opens_on": today, "closes_on": today + timedelta(days=DAYS)}
    found = actions.prepare(by=facilitator, said={**said, **days})
    offered = queries.offered_in(exercise)[:STATEMENTS]
    actions.choose(found=found, by=facilitator, passages=[each.passage.pk for each in offered])
    actions.open_to_all(found=found, by=facilitator)
    found.refresh_from_db()
    return found


def _votes(chance: random.Random, numbers: list[int], *, sees_otherwise: bool) -> dict[int, int]:
    """One person's, in an order of their own; some stop before the last statement."""
    order = chance.sample(range(len(numbers)), len(numbers))
    if chance.random() < STOPPING:
        order = order[: chance.randint(min(FEWEST, len(order)), len(order))]
    return {numbers[place]: int(_vote(chance, place, sees_otherwise)) for place in order}


def _vote(chance: random.Random, place: int, sees_otherwise: bool) -> Vote:
    if chance.random() < PASSING:
        return Vote.PASS
    agreeing = AGREEING[place]
    if sees_otherwise and place < SEEN_OTHERWISE:
        agreeing = 1 - agreeing
    return Vote.AGREE if chance.random() < agreeing else Vote.DISAGREE
