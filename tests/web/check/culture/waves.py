"""Waves of Northmoor, and people who answer them; everybody is invented."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from speakopenly.check.culture.bank import BANK
from speakopenly.check.culture.items import Answer, Audience
from speakopenly.web.check.culture import actions
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.people.staff import Staff

DRAFT = re.compile(r'name="draft" value="([^"]*)"')
Asked = Mapping[tuple[Audience, str], int]


def days(opens: int = 0, closes: int = 10, results: int = 15) -> dict[str, Any]:
    """Days counted from today."""
    today = timezone.localdate()
    return {
        "opens_on": today + timedelta(days=opens),
        "closes_on": today + timedelta(days=closes),
        "results_on": today + timedelta(days=results),
    }


def a_wave(by: Staff, asked: Asked, *, slug: str = "spring", about: str = "service", **when: int) -> Wave:
    """Prepared and not signed."""
    wave = actions.prepare(
        by=by, said={"name": "How it is here", "slug": slug, "about": about, **days(**when)}
    )
    for (audience, area), people in asked.items():
        actions.say_asked(wave=wave, by=by, audience=audience, area=area, people=people)
    return wave


def a_signed_wave(by: Staff, leader: Staff, asked: Asked, **more: Any) -> Wave:
    """One that is open, where its first day has come."""
    wave = a_wave(by, asked, **more)
    actions.sign(wave=wave, by=leader)
    return wave


def answer(
    audience: Audience, *, point: int = 4, area: str | None = None, level: str | None = None
) -> Answer:
    """Somebody who ticks the same everywhere, one "cannot say" aside."""
    asked = BANK[audience]
    choices: dict[str, int | None] = {each.code: point if each.positive else 6 - point for each in asked}
    choices[asked[-1].code] = None
    return Answer(audience.value, area, choices, level)


def people_answer(wave: Wave, given: Answer, number: int) -> None:
    for _each in range(number):
        actions.take_in(wave=wave, answer=given, once=secrets.token_bytes(16))


def let_days_pass(wave: Wave, number: int) -> None:
    """As if the wave had begun so many days earlier."""
    for name in ("opens_on", "closes_on", "results_on"):
        setattr(wave, name, getattr(wave, name) - timedelta(days=number))
    wave.save(update_fields=["opens_on", "closes_on", "results_on"])


def open_results(wave: Wave, leader: Staff) -> None:
    """Asking is over, the leader has replied, and the day has come."""
    let_days_pass(wave, 11)
    actions.close(wave)
    next_by = timezone.localdate() + timedelta(days=30)
    actions.reply(wave=wave, by=leader, text="We will read it with you.", text_cy="", next_by=next_by)
    let_days_pass(wave, 10)


@dataclass
class Somebody:
    """A browser without scripts: it sends what the last page carried, with what is ticked."""

    slug: str
    before: str = ""
    client: Client = field(default_factory=Client)
    page: HttpResponse | None = None

    def see(self, **wanted: str) -> HttpResponse:
        return self._keep(self.client.get(f"{self.before}/survey/{self.slug}/", wanted))

    def begin(self, audience: str) -> HttpResponse:
        return self._keep(
            self.client.post(f"{self.before}/survey/{self.slug}/questions/", {"audience": audience})
        )

    def go_on(self, where: str = "questions", **typed: str) -> HttpResponse:
        return self._keep(
            self.client.post(f"{self.before}/survey/{self.slug}/{where}/", {"draft": self.draft, **typed})
        )

    @property
    def draft(self) -> str:
        assert self.page is not None
        found = DRAFT.search(self.page.content.decode())
        assert found is not None
        return found[1]

    def _keep(self, page: HttpResponse) -> HttpResponse:
        assert not page.cookies
        self.page = page
        return page
