"""What Northmoor did about one finding: a review, a change, a measure of it, and a reply to everybody.

Beside it stands what it did not do: a quicker idea that a check of children's rights refused.
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
from speakopenly.change.rights import StopId
from speakopenly.check.replies.records import Way, Words
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.change.recommendations import actions as recommendations
from speakopenly.web.change.recommendations.choices import Next, Says, State
from speakopenly.web.change.recommendations.models import Recommendation, SmallTest
from speakopenly.web.change.reviews import actions as reviews
from speakopenly.web.change.reviews.models import Joined, Review, ReviewState
from speakopenly.web.change.reviews.publications import actions as editions
from speakopenly.web.change.rights import actions as rights
from speakopenly.web.change.rights.models import Answer, Standing
from speakopenly.web.check.outcomes import actions as outcomes
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.check.outcomes.models import Says as MeasureSays
from speakopenly.web.check.outcomes.reading import read_points, read_upload
from speakopenly.web.check.replies import actions as replies
from speakopenly.web.demo import days
from speakopenly.web.demo.files import examples
from speakopenly.web.demo.listening import THE_THEME
from speakopenly.web.demo.people import People
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.findings.models import Finding

POINTS: Final = "days_to_a_reply.csv"
CHANGED_IN_THE_FILE: Final = date(2023, 9, 1)
"""From there the invented points fall; they are moved to the day on which the list of letters began."""
SOME_TIME: Final = timedelta(days=60)


@transaction.atomic
def fill(people: People) -> None:
    """Do it all, unless an earlier start did."""
    if Review.objects.filter(service=people[Role.LEARNING_LEAD].service).exists():
        return
    click.echo("Changing something, and looking whether it helped ...")
    said = json.loads((examples() / "change.json").read_text("utf-8"))
    finding = Finding.objects.select_related("theme", "exercise").get(theme__name=THE_THEME)
    with days.as_of(days.ago(days.REVIEWED)):
        review = _hold(said["review"], finding, people)
        _refuse(said["refused"], people)
    with days.as_of(days.ago(days.RECOMMENDED)):
        recommendation = _recommend(said["recommendation"], finding, review, people)
        measure = _measure(said["measure"], finding, people)
        test = _begin_test(said["recommendation"]["test"], recommendation, people)
    with days.as_of(days.ago(days.STUDIED)):
        _study(said["recommendation"]["test"], test, people)
    with days.as_of(days.changed_on()):
        _have_it_in_place(said["recommendation"]["letter"], recommendation, people)
    _bring_points_in(measure, people)
    _look(said["recommendation"]["seen"], recommendation, measure, people)
    _tell(said["reply"], finding, recommendation, measure, people)


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


def _refuse(said: Mapping[str, Any], people: People) -> None:
    """A quicker idea, which two people stop at the same place; what was refused is kept."""
    lead, other = people[Role.LEARNING_LEAD], people[Role.SAFEGUARDING_LEAD]
    check = rights.begin(
        by=lead, title=said["title"], standing=Standing.OF_THE_AIM, answer=Answer.NO, evidence=""
    )
    rights.describe(check=check, by=lead, said=said["about"])
    rights.answer_stop(
        check=check, by=other, stop=StopId.S0, answer=Answer.NO, standing=Standing.INDEPENDENT, evidence=""
    )
    for each, standing in ((other, Standing.INDEPENDENT), (lead, Standing.OF_THE_AIM)):
        rights.answer_stop(
            check=check,
            by=each,
            stop=StopId(said["stop"]),
            answer=Answer(said["answer"]),
            standing=standing,
            evidence=said["evidence"],
        )


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
    return one


def _write_upward(said: Mapping[str, Any], one: Recommendation, people: People) -> None:
    today = timezone.localdate()
    letter = library.Letter(said["factor"], said["to"], said["asks"], today, today + SOME_TIME)
    recommendations.write_letter(recommendation=one, by=people[Role.LEARNING_LEAD], letter=letter)


def _begin_test(said: Mapping[str, Any], one: Recommendation, people: People) -> SmallTest:
    return recommendations.begin_test(
        recommendation=one,
        by=people[Role.LEARNING_LEAD],
        asks=said["asks"],
        foretells=said["foretells"],
        begins_on=timezone.localdate(),
    )


def _study(said: Mapping[str, Any], test: SmallTest, people: People) -> None:
    lead = people[Role.LEARNING_LEAD]
    recommendations.study_test(test=test, by=lead, seen=said["seen"], leads_to=Next(said["leads_to"]))


def _have_it_in_place(said: Mapping[str, Any], one: Recommendation, people: People) -> None:
    """The change begins, and the body above answers the letter."""
    lead, today = people[Role.LEARNING_LEAD], timezone.localdate()
    recommendations.move(recommendation=one, by=lead, to=State.DONE, done_on=today)
    recommendations.keep_answer(letter=one.letters.get(), by=lead, answer=said["answer"], answered_on=today)
    one.refresh_from_db()


def _measure(said: Mapping[str, Any], finding: Finding, people: People) -> Measure:
    lead = people[Role.LEARNING_LEAD]
    kind = {"hoped": "decrease", "often": "month", "rules": "mdc-2023", "per": None}
    return outcomes.write_down(by=lead, said={**said, **kind, "exercise": finding.exercise})


def _bring_points_in(measure: Measure, people: People) -> None:
    found = read_points(read_upload(_points(), POINTS), when="month", count="days", out_of=None)
    outcomes.bring_in(measure=measure, by=people[Role.LEARNING_LEAD], found=found.points)


def _points() -> bytes:
    """The file, with each month as far from the change as it is there, to the last whole month."""
    head, *rows = (examples() / POINTS).read_text("utf-8").splitlines()
    there, here = CHANGED_IN_THE_FILE, days.changed_on()
    this_month, lines = days.months_before(timezone.localdate(), 0), [head]
    for row in rows:
        was, _comma, value = row.partition(",")
        month = date.fromisoformat(was)
        since = (month.year - there.year) * 12 + month.month - there.month
        if (moved := days.months_before(here, -since)) < this_month:
            lines.append(f"{moved},{value}")
    return "\n".join(lines).encode("utf-8")


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
