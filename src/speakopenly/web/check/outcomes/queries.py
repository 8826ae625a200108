"""What a person may see of measures."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from speakopenly.web.check.outcomes.models import BeforeAndAfter, Measure, PointsBroughtIn, Verdict
from speakopenly.web.check.outcomes.policies import MAY_SEE
from speakopenly.web.people.staff import Staff


def measures_for(staff: Staff) -> QuerySet[Measure]:
    """The measures of this person's service by name, with how many points each has."""
    if staff.roles.isdisjoint(MAY_SEE):
        return Measure.objects.none()
    found = Measure.objects.filter(service=staff.service)
    return found.select_related("exercise", "recommendation").annotate(how_many=Count("points"))


def measure_for(staff: Staff, measure_id: UUID) -> Measure:
    """One measure. Raises Http404 for any other."""
    found = measures_for(staff).filter(pk=measure_id).first()
    if found is None:
        raise Http404
    return found


def intakes_of(measure: Measure) -> QuerySet[PointsBroughtIn]:
    """The points that came together, with how many they are."""
    return measure.intakes.annotate(how_many=Count("points"))


def intake_for(measure: Measure, intake_id: UUID) -> PointsBroughtIn:
    """One of them. Raises Http404 for any other."""
    found = intakes_of(measure).filter(pk=intake_id).first()
    if found is None:
        raise Http404
    return found


def last_asked(measure: Measure) -> BeforeAndAfter | None:
    """The last time somebody asked what was seen before and after."""
    return measure.before_and_after.last()


def last_said(measure: Measure) -> Verdict | None:
    """What was said of it last."""
    return measure.verdicts.first()
