"""Each invented table of Northmoor, taken through the loop as far as a published report.

The exercise that led to a change was held long enough ago for the change to be looked at since; the days in
its table move along.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import click
from django.utils import timezone

from speakopenly.core.tables import read_table_bytes
from speakopenly.web.demo import days, plans
from speakopenly.web.demo.files import examples
from speakopenly.web.demo.people import People
from speakopenly.web.hear.listening import actions, columns
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications import actions as publications
from speakopenly.web.understand.member_checks import actions as member_checks
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes.models import PassageInTheme

A_DAY: Final = re.compile(rb"(?<=,)\d{4}-\d\d-\d\d(?=,|\r?\n)")
OF_LETTERS: Final = re.compile(r"\b(letters?|e-?mails?|e-?mailed|inbox|address|postcard)\b", re.IGNORECASE)
THE_THEME: Final = "Letters and messages that reach nobody"
DESCRIBED: Final = (
    "What was written went to an old address, to an inbox nobody reads, or to somebody who has left."
)
WHY_NOT_SENT_BACK: Final = "Everybody in this demonstration is invented, so nobody could be asked."


@dataclass(frozen=True, slots=True)
class Listening:
    """One invented table and the exercise it belongs to."""

    file: str
    title: str
    question: str
    first_day: date
    channel: str
    not_heard: tuple[str, ...]
    is_published: bool
    groups: tuple[plans.Group, ...]
    days_ago: int | None = None

    @property
    def opened_on(self) -> date:
        """The first day of asking: that of the table, or so many days before today."""
        return self.first_day if self.days_ago is None else days.ago(self.days_ago)


EXERCISES: Final = (
    Listening(
        file="listening.csv",
        title="What helps and what gets in the way in Northmoor",
        question="What helps and what gets in the way of keeping children safe in Northmoor?",
        first_day=date(2026, 3, 2),
        channel="survey",
        not_heard=(
            "Fathers who live apart from their children: none took part that we know of.",
            "Children under eleven: nobody was asked.",
        ),
        is_published=True,
        groups=plans.LISTENING,
        days_ago=days.LISTENED,
    ),
    Listening(
        file="near_misses.csv",
        title="What nearly went wrong in Northmoor",
        question="What went wrong, nearly went wrong, or went right?",
        first_day=date(2026, 1, 5),
        channel="speak_door",
        not_heard=("People who do not write to us: these reports were typed in on a phone.",),
        is_published=False,
        groups=plans.NEAR_MISSES,
    ),
)


def fill(people: People) -> None:
    """Take each invented table through the loop, unless that was done at an earlier start."""
    for listening in EXERCISES:
        if not Exercise.objects.filter(title=listening.title).exists():
            click.echo(f"Bringing in: {listening.title} ...")
            _walk_the_loop(listening, people)


def _walk_the_loop(listening: Listening, people: People) -> None:
    facilitator, opened_on = people[Role.FACILITATOR], listening.opened_on
    published_on = days.ago(days.PUBLISHED if listening.is_published else 0)
    with days.as_of(opened_on):
        exercise = _bring_in(listening, facilitator)
        Shift().work(until_empty=True)
    if listening.is_published:
        with days.as_of(published_on):
            _name_a_theme(exercise, facilitator)
            member_checks.say_why_not(exercise=exercise, by=facilitator, why=WHY_NOT_SENT_BACK)
            draft = publications.ask_for_signature(exercise=exercise, by=facilitator)
            publications.sign(publication=draft, by=people[Role.PUBLISHER])
            Shift().work(until_empty=True)


def _name_a_theme(exercise: Exercise, by: Staff) -> None:
    """A person reads the theme that speaks most of letters, and says in their own words what it is about."""
    theirs = PassageInTheme.objects.filter(theme__exercise=exercise, theme__parent=None)
    texts = theirs.select_related("passage__reading", "theme")
    speaks = Counter(row.theme for row in texts if OF_LETTERS.search(row.passage.text))
    [(theme, _number)] = speaks.most_common(1)
    themes.rename(theme=theme, by=by, name=THE_THEME, description=DESCRIBED)


def _bring_in(listening: Listening, by: Staff) -> Exercise:
    opened_on = timezone.localdate()
    data = moved((examples() / listening.file).read_bytes(), opened_on - listening.first_day)
    table = read_table_bytes(data, listening.file)
    exercise = actions.set_up_exercise(
        by=by,
        title=listening.title,
        question=listening.question,
        asked_by="Northmoor",
        opened_on=opened_on,
        not_heard=listening.not_heard,
    )
    plans.plan(exercise, by, listening.groups)
    actions.open_exercise(exercise=exercise, by=by)
    batch = actions.upload_file(exercise=exercise, by=by, name=listening.file, data=data)
    places = columns.guess(table)
    actions.match_columns(batch=batch, by=by, places=places, channel=listening.channel, table=table)
    actions.bring_in(batch=batch, by=by)
    return exercise


def moved(data: bytes, by: timedelta) -> bytes:
    """The table with each day that fills a cell moved by so much."""

    def later(found: re.Match[bytes]) -> bytes:
        return (date.fromisoformat(found[0].decode("ascii")) + by).isoformat().encode("ascii")

    return A_DAY.sub(later, data)
