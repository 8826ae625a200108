"""One story through the demonstration, in the order in which it happened: what to see, as whom, and where.

Each line stands at an address that exists, since it is looked up when the demonstration is filled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.reviews.publications.models import ReviewEdition
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.check.bulletin.models import Issue
from speakopenly.web.check.examination.publications.models import ExaminationEdition
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.demo.people import People
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.roles import Role

EVERYBODY: Final = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What to look at, in a sentence; who sees it, before the @ of their address; and where it stands."""

    says: str
    who: str
    where: str


def steps(people: People) -> tuple[Step, ...]:
    """The story, with addresses of what is there now."""
    return (*_heard(people), *_understood(people), *_changed(people), *_checked(people))


def _heard(people: People) -> Iterable[Step]:
    report = Report.objects.filter(service=people[Role.READER].service).earliest("received_on")
    yield Step("A letter lay in a tray. Somebody nearly missed it, and tells it here.", EVERYBODY, "/")
    yield Step(
        "Two readers open what was sent, ask, note what made it likely, and answer.",
        "reader",
        reverse("hear:report", args=[report.number]),
    )
    yield Step(
        "They make a version that points to nobody, and a second reader tries to guess who it is.",
        "reader",
        reverse("hear:safe-version", args=[report.number]),
    )


def _understood(people: People) -> Iterable[Step]:
    finding = (
        _recommendation(people).answers.select_related("finding__exercise", "finding__theme").get().finding
    )
    if finding is None:
        raise RuntimeError("The change of the demonstration answers no finding.")
    slug = finding.exercise.slug
    yield Step(
        "Is it more than one letter? Families, carers and workers are asked what gets in the way.",
        "facilitator",
        reverse("hear:exercise", args=[slug]),
    )
    yield Step(
        "The machine groups what they said; people name the theme, and see each word it rests on.",
        "facilitator",
        reverse("understand:theme", args=[slug, finding.theme.ident]),
    )
    yield Step(
        "It becomes a numbered finding in a report that anybody can check.",
        EVERYBODY,
        reverse("report", args=[slug]),
    )
    yield Step(
        "Beside it stands what presses on every such service, from official figures. Look at the first ones.",
        EVERYBODY,
        reverse("pressures-area", args=["england"]),
    )


def _changed(people: People) -> Iterable[Step]:
    one = _recommendation(people)
    refused = RightsCheck.objects.filter(service=one.service).earliest("pk")
    review = ReviewEdition.objects.get(service=one.service)
    yield Step(
        "Those who do the work ask what made it likely, and blame nobody.",
        EVERYBODY,
        reverse("public-review", args=[review.slug]),
    )
    yield Step(
        "A quicker idea, to score families, meets a check of children's rights, and stops there.",
        "lead",
        reverse("change:rights-check", args=[refused.pk]),
    )
    yield Step(
        "One list for all letters is recommended, tried small, and put in place.",
        "lead",
        reverse("change:recommendation", args=[one.number]),
    )


def _checked(people: People) -> Iterable[Step]:
    service = people[Role.LEARNING_LEAD].service
    measure = Measure.objects.get(service=service)
    reply = Reply.objects.get(service=service)
    yield Step(
        "Did it help? Days until an answer, month by month, and what else it may have been.",
        "lead",
        reverse("check:measure", args=[measure.pk]),
    )
    yield Step(
        "Those who spoke are told what was heard, changed and checked.",
        EVERYBODY,
        reverse("reply", args=[reply.number]),
    )
    yield Step(
        "Everybody who works here reads the story, and what to try tomorrow.",
        EVERYBODY,
        reverse("bulletin-issue", args=[Issue.objects.get(service=service).slug]),
    )
    yield Step(
        "An examiner looks at how the service learns, and the service answers line by line.",
        EVERYBODY,
        reverse("public-examination", args=[ExaminationEdition.objects.get(service=service).slug]),
    )


def _recommendation(people: People) -> Recommendation:
    return Recommendation.objects.get(service=people[Role.LEARNING_LEAD].service)
