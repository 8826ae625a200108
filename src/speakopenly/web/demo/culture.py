"""A culture survey of Northmoor whose results are open, and one that can be answered; all is invented."""

from __future__ import annotations

import random
import secrets
from datetime import timedelta
from typing import Final

import click
from django.utils import timezone

from speakopenly.check.culture.bank import BANK
from speakopenly.check.culture.items import Answer, Audience, StaffLevel
from speakopenly.web.check.culture import actions
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.demo.people import People
from speakopenly.web.people.roles import Role

SEED: Final = 20270301
ASKED: Final = {
    (Audience.STAFF, "child_protection"): 60,
    (Audience.STAFF, "looked_after"): 50,
    (Audience.STAFF, "fostering"): 20,
    (Audience.CARERS, ""): 60,
    (Audience.FAMILIES, ""): 120,
    (Audience.YOUNG, ""): 50,
}
ANSWERED: Final = {
    (Audience.STAFF, "child_protection"): 38,
    (Audience.STAFF, "looked_after"): 29,
    (Audience.STAFF, "fostering"): 9,
    (Audience.CARERS, ""): 31,
    (Audience.FAMILIES, ""): 34,
    (Audience.YOUNG, ""): 22,
}
"""The nine are hidden, and the partner that would give them away."""
REPLY: Final = (
    "We have not seen the results yet. The leadership team and the staff side read them together in the week "
    "they open, and two parents from the family forum read them with us."
)
NEXT: Final = timedelta(days=28)


def fill(people: People) -> None:
    """Ask twice, unless that was done at an earlier start."""
    if Wave.objects.exists():
        return
    click.echo("Asking how safe it is to speak ...")
    shown = _wave(people, slug="how-safe", name="How safe it is to speak here")
    chance = random.Random(SEED)  # noqa: S311  (invented answers)
    for (audience, area), number in ANSWERED.items():
        for _each in range(number):
            actions.take_in(wave=shown, answer=_answer(chance, audience, area), once=secrets.token_bytes(16))
    _let_days_pass(shown, 12)
    actions.close(shown)
    day = timezone.localdate() + NEXT
    actions.reply(wave=shown, by=people[Role.LEADER], text=REPLY, text_cy="", next_by=day)
    _let_days_pass(shown, 8)
    _wave(people, slug="how-safe-now", name="How safe it is to speak here, again")


def _wave(people: People, *, slug: str, name: str) -> Wave:
    today, by = timezone.localdate(), people[Role.FACILITATOR]
    days = {"opens_on": today, "closes_on": today + timedelta(11), "results_on": today + timedelta(20)}
    wave = actions.prepare(by=by, said={"name": name, "slug": slug, "about": "service", **days})
    for (audience, area), number in ASKED.items():
        actions.say_asked(wave=wave, by=by, audience=audience, area=area, people=number)
    actions.sign(wave=wave, by=people[Role.LEADER])
    return wave


def _answer(chance: random.Random, audience: Audience, area: str) -> Answer:
    """Somebody with a mood of their own, which each answer follows more or less."""
    mood = chance.gauss(3.2, 0.8)
    level = chance.choice([*StaffLevel, StaffLevel.DIRECT, None]) if audience is Audience.STAFF else None
    said = {each.code: min(5, max(1, round(chance.gauss(mood, 0.9)))) for each in BANK[audience]}
    choices: dict[str, int | None] = {
        each.code: said[each.code] if each.positive else 6 - said[each.code]
        for each in BANK[audience]
        if chance.random() > 0.04  # some are left out
    }
    for code in choices:
        if chance.random() < 0.06:
            choices[code] = None
    return Answer(audience.value, area or None, choices, level.value if level else None)


def _let_days_pass(wave: Wave, number: int) -> None:
    """As if it had begun so many days earlier."""
    for name in ("opens_on", "closes_on", "results_on"):
        setattr(wave, name, getattr(wave, name) - timedelta(days=number))
    wave.save(update_fields=["opens_on", "closes_on", "results_on"])
