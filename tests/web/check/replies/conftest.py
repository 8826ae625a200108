"""Replies to the small exercise of Northmoor: Lena writes, Pia signs. Its words came long ago unless said."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from speakopenly.check.replies import FIRST, Way, Words
from speakopenly.web.check.replies import actions, queries
from speakopenly.web.check.replies.models import Edition, Reply
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.models import Publication, PublicationFile
from speakopenly.web.understand.themes.models import Theme
from tests.web.understand.conftest import Bench, bench

__all__ = ["bench"]

WORDS = Words(
    title="Changes of worker",
    heard="Many people told us that workers left and nobody said so.",
    changed="Every family is told by name of job who comes next.",
    checked="Fewer families say that they were not told.",
)


def came(exercise: Exercise, days_ago: int) -> None:
    """Let everything that was heard so far have come this many days ago."""
    Import.objects.filter(exercise=exercise).update(began_on=ago(days_ago))


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def begun(bench: Bench, ident: str | None = "T01", words: Words = WORDS) -> Reply:
    """A reply that Lena has written in everyday words."""
    theme = Theme.objects.get(exercise=bench.exercise, ident=ident) if ident else None
    reply = actions.begin(by=bench.lena, exercise=bench.exercise, theme=theme)
    say(reply, bench.lena, words)
    return reply


def say(reply: Reply, by: Staff, words: Words = WORDS, way: Way = FIRST, look_by: date | None = None) -> None:
    actions.word(edition=newest(reply), by=by, way=way, words=words, look_by=look_by)


def newest(reply: Reply) -> Edition:
    return queries.newest_of(Reply.objects.get(pk=reply.pk))


def asked(bench: Bench, ident: str | None = "T01", words: Words = WORDS) -> Reply:
    """One that waits for the second signature."""
    reply = begun(bench, ident, words)
    actions.ask(edition=newest(reply), by=bench.lena)
    return reply


def out(bench: Bench, ident: str | None = "T01", words: Words = WORDS) -> Reply:
    """One that Pia has signed."""
    reply = asked(bench, ident, words)
    actions.sign(edition=newest(reply), by=bench.pia)
    return reply


def publish(bench: Bench, on: date, edition: int = 1) -> Publication:
    """An edition of the report that was signed and is public, with its numbers."""
    made = Publication.objects.create(
        service=bench.exercise.service, exercise=bench.exercise, edition=edition, slug=bench.exercise.slug,
        title=bench.exercise.title, check_code="123456", day=on, state="published", asked_by=bench.lena.user,
        signed_by=bench.pia.user, signed_at=timezone.now(),
    )  # fmt: skip
    names = Finding.objects.filter(exercise=bench.exercise).values_list("theme__name", flat=True)
    numbers = json.dumps([{"theme": name} for name in names]).encode()
    PublicationFile.objects.create(
        service=made.service, publication=made, pack="public", name="numbers.json", bytes=numbers, sha256="-"
    )
    return made


@pytest.fixture(autouse=True)
def long_ago(bench: Bench) -> None:
    came(bench.exercise, 90)


@pytest.fixture(autouse=True)
def door(bench: Bench) -> SpeakDoor:
    """The Speak door of Northmoor."""
    return SpeakDoor.objects.create(service=bench.exercise.service, nation="wales", is_open=True)
