"""Surveys as they stand: for those who answer, and for those who work here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.db.models import Count, QuerySet
from django.http import Http404

from speakopenly.core.disclosure import Cell, protect_split
from speakopenly.hear.questionnaires import Level, Questionnaire, Version, from_json, to_json
from speakopenly.web.hear.listening.models import Exercise, ExerciseState
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.hear.plans.models import ReadingLevel
from speakopenly.web.hear.surveys.models import (
    Edition,
    OneTimeCode,
    Response,
    ResponseFile,
    ResponseState,
    Survey,
    SurveyState,
    Way,
)
from speakopenly.web.people.models import Service
from speakopenly.web.public_path import ENGLISH, WELSH

PLAN_CODES: Final[Mapping[str, str]] = {"en": ENGLISH, "cy": WELSH}
"""How the plan calls the language of a version."""
READING: Final[Mapping[Level, ReadingLevel]] = {
    Level.EVERYDAY: ReadingLevel.EVERYDAY,
    Level.YOUNG: ReadingLevel.YOUNG,
    Level.EASY: ReadingLevel.EASY_READ,
}


def open_survey(slug: str, service: Service) -> Survey:
    """The survey people may answer now: it and its exercise are open. Raises Http404 for any other."""
    found = Survey.objects.filter(
        service=service,
        exercise__slug=slug,
        exercise__state=ExerciseState.OPEN,
        state=SurveyState.OPEN,
    ).select_related("exercise", "service")
    survey = found.first()
    if survey is None:
        raise Http404
    return survey


def edition_now(survey: Survey) -> Edition:
    """The edition people see: the newest. Raises ``Edition.DoesNotExist`` where it never opened."""
    return survey.editions.latest("number")


def ways(survey: Survey) -> tuple[Way, ...]:
    """The ways by which people come to a survey, in a fixed order; paper is always one of them."""
    return tuple(way for way in Way if way in survey.ways or way == Way.PAPER)


def survey_of(exercise: Exercise) -> Survey | None:
    """The survey of an exercise, or None where nobody has begun one."""
    return Survey.objects.filter(exercise=exercise).select_related("exercise", "service").first()


def written(survey: Survey) -> Questionnaire:
    """The questionnaire as it is being written."""
    return from_json(survey.questionnaire.encode())


def as_it_would_open(survey: Survey) -> Questionnaire:
    """The same with what people are told first as the plan says it, wherever the plan has that version."""
    asked = written(survey)
    consent = dict(asked.consent)
    for version in asked.versions:
        if told := told_by_plan(survey.exercise, version):
            consent[version] = replace(asked.consent_in(version), about=told)
    return replace(asked, consent=consent)


def told_by_plan(exercise: Exercise, version: Version) -> str:
    """What the plan tells readers of this version; blank where it has no such text."""
    language = PLAN_CODES.get(version.language, version.language)
    return plans.consent_text(exercise, language, READING[version.level])


def has_changed(survey: Survey) -> bool:
    """Whether opening would put something else before people than they see now."""
    newest = survey.editions.order_by("-number").first()
    if newest is None:
        return True
    now = to_json(as_it_would_open(survey)).decode()
    return (newest.questionnaire, newest.groups_from) != (now, survey.groups_from)


def sent(survey: Survey) -> QuerySet[Response]:
    """What was sent and may be counted, and is still there to be opened."""
    rows = Response.objects.filter(survey=survey, state=ResponseState.SENT, may_count=True)
    return rows.exclude(sealed=b"")


def files_of(survey: Survey) -> QuerySet[ResponseFile]:
    """What came with answers that may be counted, in no order that tells who sent it when."""
    theirs = ResponseFile.objects.filter(response__in=sent(survey)).order_by("pk")
    return theirs.select_related("recording", "response__batch__case_key").defer("response__sealed")


def by_way(survey: Survey) -> dict[Way, Cell]:
    """How many were sent by each way, safe beside their sum."""
    found = dict(sent(survey).values_list("way").annotate(number=Count("pk")))
    counts = {str(way): found.get(way, 0) for way in ways(survey)}
    gone = {way: number for way, number in found.items() if way not in counts}
    cells = protect_split(counts | gone, total=sum(found.values()))
    return {Way(way): cell for way, cell in cells.items()}


def codes(survey: Survey) -> tuple[int, int]:
    """How many codes are used, and how many are not."""
    made = OneTimeCode.objects.filter(survey=survey)
    used = made.filter(is_used=True).count()
    return used, made.count() - used


def names_used(survey: Survey) -> set[str]:
    """The names of items in every edition, so that a new item never takes one that has answers."""
    editions = survey.editions.values_list("questionnaire", flat=True)
    return {item.name for text in editions for item in from_json(text.encode()).items}
