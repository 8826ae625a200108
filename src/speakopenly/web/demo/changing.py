"""What Northmoor did about one finding: a review, a change, a measure of it, and a reply to everybody.

Days are moved back where a page would otherwise say that all of it happened on the day of the demonstration.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import click
from django.db import transaction
from django.utils import timezone

from speakopenly.change import recommendations as library
from speakopenly.change.reviews import Box, Condition, Direction
from speakopenly.check.replies.records import Way, Words
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.change.recommendations import actions as recommendations
from speakopenly.web.change.recommendations.choices import Next, Says, State
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.reviews import actions as reviews
from speakopenly.web.change.reviews.models import Joined, Review, ReviewState
from speakopenly.web.change.reviews.publications import actions as editions
from speakopenly.web.check.outcomes import actions as outcomes
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.check.outcomes.models import Says as MeasureSays
from speakopenly.web.check.outcomes.reading import read_points, read_upload
from speakopenly.web.check.replies import actions as replies
from speakopenly.web.demo.files import examples
from speakopenly.web.demo.listening import EXERCISES
from speakopenly.web.demo.people import People
from speakopenly.web.hear.listening.models import Import
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.findings.models import Finding

POINTS: Final = "days_to_a_reply.csv"
CHANGED_ON: Final = date(2023, 9, 1)
"""Since when the list of letters stands; the invented points fall from there."""
SOME_TIME: Final = timedelta(days=120)


@transaction.atomic
def fill(people: People) -> None:
    """Do it all, unless an earlier start did."""
    if Review.objects.filter(service=people[Role.LEARNING_LEAD].service).exists():
        return
    click.echo("Changing something, and looking whether it helped ...")
    said = json.loads((examples() / "change.json").read_text("utf-8"))
    finding = _finding(said["about"])
    review = _hold(said["review"], finding, people)
    recommendation = _recommend(said["recommendation"], finding, review, people)
    measure = _measure(said["measure"], finding, people)
    _look(said["recommendation"]["seen"], recommendation, measure, people)
    _tell(said["reply"], finding, recommendation, measure, people)


def _finding(about: str) -> Finding:
    """The published finding whose theme speaks of it; the first where none does."""
    rows = Finding.objects.filter(exercise__title=EXERCISES[0].title).select_related("theme", "exercise")
    found = rows.filter(theme__name__contains=about).first() or rows.first()
    if found is None:
        raise RuntimeError("The exercise of the demonstration has no finding.")
    Import.objects.filter(exercise=found.exercise).update(began_on=timezone.localdate() - SOME_TIME)
    return found


def _hold(said: Mapping[str, Any], finding: Finding, people: People) -> Review:
    lead = people[Role.LEARNING_LEAD]
    review = reviews.begin(by=lead, title=said["title"], exercise=finding.exercise, answers=said["answers"])
    for box, words in said["boxes"].items():
        reviews.write_box(review=review, by=lead, box=Box(box), words=words)
    for each in said["conditions"]:
        reviews.write_condition(
            review=review,
            by=lead,
            group=Condition(each["group"]),
            direction=Direction(each["direction"]),
            words=each["words"],
        )
    for each in said["invited"]:
        reviews.invite(
            review=review, by=lead, role=each["role"], support=each["support"], joined=Joined(each["joined"])
        )
    reviews.move_to(review=review, by=lead, state=ReviewState.HELD)
    edition = editions.ask_for_signature(review=review, by=lead)
    editions.sign(edition=edition, by=people[Role.PUBLISHER])
    return review


def _recommend(said: Mapping[str, Any], finding: Finding, review: Review, people: People) -> Recommendation:
    lead = people[Role.LEARNING_LEAD]
    words = {name: said[name] for name in ("change", "kind", "owner", "factors")}
    one = recommendations.recommend(by=lead, said={**words, "review": review}, findings=[finding], touches=[])
    today = timezone.localdate()
    recommendations.plan(
        recommendation=one, by=lead, due=today + SOME_TIME, might_get_worse=said["might_get_worse"]
    )
    takes = [
        library.Takes(library.Resource(each["resource"]), each["how_much"], library.Have(each["have"]))
        for each in said["takes"]
    ]
    recommendations.say_takes(recommendation=one, by=lead, takes=takes)
    tells = said["would_tell"]
    recommendations.say_would_tell(
        recommendation=one, by=lead, what=tells["what"], hoped=library.Hoped(tells["hoped"])
    )
    _write_upward(said["letter"], one, people)
    recommendations.move(recommendation=one, by=lead, to=State.DUE)
    _try(said["test"], one, people)
    return one


def _write_upward(said: Mapping[str, Any], one: Recommendation, people: People) -> None:
    sent_on = timezone.localdate() - timedelta(days=30)
    letter = library.Letter(said["factor"], said["to"], said["asks"], sent_on, sent_on + timedelta(days=60))
    recommendations.write_letter(recommendation=one, by=people[Role.LEARNING_LEAD], letter=letter)


def _try(said: Mapping[str, Any], one: Recommendation, people: People) -> None:
    """A small test, and then the change, in place long enough to be looked at."""
    lead, today = people[Role.LEARNING_LEAD], timezone.localdate()
    one.refresh_from_db()
    test = recommendations.begin_test(
        recommendation=one, by=lead, asks=said["asks"], foretells=said["foretells"], begins_on=today
    )
    recommendations.study_test(test=test, by=lead, seen=said["seen"], leads_to=Next(said["leads_to"]))
    one.would_tell.update(on=CHANGED_ON - timedelta(days=30))
    recommendations.move(recommendation=one, by=lead, to=State.DONE, done_on=CHANGED_ON)
    one.refresh_from_db()


def _measure(said: Mapping[str, Any], finding: Finding, people: People) -> Measure:
    lead = people[Role.LEARNING_LEAD]
    kind = {"hoped": "decrease", "often": "month", "rules": "mdc-2023", "per": None}
    measure = outcomes.write_down(by=lead, said={**said, **kind, "exercise": finding.exercise})
    Measure.objects.filter(pk=measure.pk).update(on=CHANGED_ON - timedelta(days=30))
    table = read_upload((examples() / POINTS).read_bytes(), POINTS)
    found = read_points(table, when="month", count="days", out_of=None)
    outcomes.bring_in(measure=measure, by=lead, found=found.points)
    return measure


def _look(seen: str, one: Recommendation, measure: Measure, people: People) -> None:
    """Two people look, and let the change out with what they saw."""
    lead = people[Role.LEARNING_LEAD]
    outcomes.say(
        measure=measure, by=lead, says=MeasureSays.HELPED, why=seen, what_else="A new telephone system."
    )
    recommendations.say_what_was_seen(recommendation=one, by=lead, says=Says.HELPED, words=seen)
    recommendations.move(recommendation=one, by=lead, to=State.CHECKED)
    one.refresh_from_db()
    waiting = recommendations.ask(recommendation=one, by=lead)
    recommendations.sign(waiting=waiting, by=people[Role.PUBLISHER])


def _tell(
    said: Mapping[str, Any], finding: Finding, one: Recommendation, measure: Measure, people: People
) -> None:
    """A public reply in four ways, signed by a second person."""
    lead = people[Role.LEARNING_LEAD]
    reply = replies.begin(by=lead, exercise=finding.exercise, finding=finding)
    edition = reply.editions.get()
    for name, words in said.items():
        wording, language = name.split()
        way = Way(Wording(wording), language)
        replies.word(edition=edition, by=lead, way=way, words=Words(**words), look_by=None)
    replies.settle(edition=edition, by=lead, things=[finding, one, measure])
    replies.ask(edition=edition, by=lead)
    replies.sign(edition=edition, by=people[Role.PUBLISHER])
