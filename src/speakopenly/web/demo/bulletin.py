"""The first bulletin of Northmoor: the story of somebody who said yes to printing, and what to try."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import click
from django.utils import timezone

from speakopenly.check.bulletin import Parts, check_code, season_of
from speakopenly.web.check.bulletin import actions, composing, figures, queries, safekeeping
from speakopenly.web.check.bulletin.models import Issue, Story
from speakopenly.web.demo.people import People
from speakopenly.web.people.roles import Role

OPENING: Final = "This is the first issue. It tells what came of one letter that lay in a tray."
WHY_FEWER: Final = (
    "Few have been asked yet whether we may print what they wrote, and each of them said yes or no."
)
PARTS: Final = Parts(
    heading="The letter in the tray",
    made_likely=("Letters reach three inboxes and a tray", "Nobody answers for a worker who has moved"),
    service_said="Every letter now stands on one list, and a duty worker holds it until somebody takes it.",
    try_tomorrow=(
        "Ask at your desk which letters wait for somebody who has left.",
        "Say aloud who answers while a colleague is away.",
        "Thank whoever rings round on Fridays, and write down that it is done.",
    ),
)
COMMENT: Final = (
    "We read of this from several teams. Nobody was careless: the tray looked the same full or empty."
)
LANGUAGE: Final = "en-GB"


def fill(people: People) -> None:
    """Write it, have a reader comment, and sign it, unless an earlier start did."""
    lead = people[Role.LEARNING_LEAD]
    if Issue.objects.filter(service=lead.service).exists():
        return
    click.echo("Printing a bulletin ...")
    today = timezone.localdate()
    season, year = season_of(today)
    issue = actions.begin(by=lead, season=season, year=year)
    [told] = queries.to_choose_from(lead)
    story = actions.choose(issue=issue, by=lead, source=told.source, is_good_catch=False)
    _write(story, people)
    actions.write_opening(issue=issue, by=lead, opening=OPENING, why_fewer=WHY_FEWER, language=LANGUAGE)
    quarter = figures.quarters_before(today)[0]
    actions.choose_numbers(issue=issue, by=lead, chosen=[(code, quarter) for code in figures.NAMES])
    actions.make_ready(issue=issue, by=lead)
    issue.refresh_from_db()
    actions.sign(issue=issue, by=people[Role.PUBLISHER], code=check_code(composing.record_of(issue)))


def _write(story: Story, people: People) -> None:
    told = safekeeping.open_parts(story)
    if told is None:
        raise RuntimeError("A story that was just chosen is not there.")
    parts = replace(PARTS, told=told.told)
    actions.write(
        story=story, by=people[Role.LEARNING_LEAD], seen=story.revision, parts=parts, language=LANGUAGE
    )
    story.refresh_from_db()
    actions.comment(story=story, by=people[Role.READER], seen=story.revision, words=COMMENT)
