"""How alerts stand: for the pages of the Work door, for the gates, and for what the Speak door may say."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import Enum
from typing import Final
from uuid import UUID

from django.db import DatabaseError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from speakopenly.hear.alerting import Place, Plan, ReadingHours
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.hear.reporting.alerts import heartbeat, policies
from speakopenly.web.hear.reporting.alerts.models import AlertPlan, AlertRoute, Counts, RotaPlace
from speakopenly.web.hear.reporting.reports.models import Flag, ReportState
from speakopenly.web.hear.reporting.reports.policies import UNDECIDED
from speakopenly.web.people.models import Membership, Service, User
from speakopenly.web.people.staff import Staff

FAILURES_UNTIL_SAID: Final = 3
"""A route that failed so often running is not one to rely on."""

log = logging.getLogger("speakopenly.speak")


class Reading(Enum):
    """Whether the Speak door may let people think that reports are read."""

    AS_PLANNED = "as planned"
    NOT_SURE = "not sure"
    NOT_NOW = "not now"


@dataclass(frozen=True, slots=True)
class Watched:
    """What the public pages may say. ``plan`` is None where nobody has said by when reports are opened."""

    reading: Reading = Reading.AS_PLANNED
    plan: Plan | None = None


@dataclass(slots=True)
class LastKnown:
    """What was true last, for pages that have to come when the database does not answer."""

    watched: Watched


_last = LastKnown(Watched())


def watched(service: Service | None) -> Watched:
    """Whether reports of this service are read, as far as this machine can tell, and by when."""
    if service is None:
        return Watched()
    try:
        _last.watched = _watched(service)
    except DatabaseError:
        log.warning("the database did not say whether reports are read")
    return _last.watched


def _watched(service: Service) -> Watched:
    asked = AlertPlan.objects.filter(service=service).annotate(
        nobody_came=Exists(flags_that_wait().filter(service=OuterRef("service"), nobody_came=True)),
        has_rota=Exists(RotaPlace.objects.filter(service=OuterRef("service"))),
        has_failed=Exists(_failing().filter(service=OuterRef("service"))),
    )
    plan = asked.first()
    if plan is None:
        return Watched()
    if plan.nobody_came:
        return Watched(Reading.NOT_NOW, as_plan(plan))
    is_sure = plan.has_rota and not plan.has_failed and heartbeat.is_alive()
    return Watched(Reading.AS_PLANNED if is_sure else Reading.NOT_SURE, as_plan(plan))


def flags_that_wait() -> QuerySet[Flag]:
    """Flags nobody has opened or decided, of every service."""
    waiting = Flag.objects.filter(state__in=UNDECIDED, opened_on__isnull=True)
    return waiting.exclude(report__state=ReportState.WITHDRAWN)


def plan_of(service_id: UUID) -> AlertPlan | None:
    """What a service has said, if it has."""
    return AlertPlan.objects.filter(service=service_id).first()


def as_plan(row: AlertPlan) -> Plan:
    """The plan as the schedule wants it."""
    if row.counts == Counts.ALWAYS:
        return Plan(row.hours)
    return Plan(row.hours, ReadingHours(row.first_day, row.last_day, row.opens, row.closes))


def rota_of(service_id: UUID) -> list[RotaPlace]:
    """Who can be told, in order: their route was tested, their account is open, and they may read reports."""
    able = Membership.objects.filter(service=service_id, role__in=policies.MAY_BE_ON_THE_ROTA)
    places = RotaPlace.objects.filter(
        service=service_id,
        route__tested_on__isnull=False,
        user__is_active=True,
        user__in=able.values("user"),
    )
    return list(places.select_related("route", "user"))


def as_place(row: RotaPlace) -> Place:
    """A place as the schedule wants it."""
    return Place(str(row.pk), frozenset(int(day) for day in row.days))


def routes_for(by: Staff) -> QuerySet[AlertRoute]:
    """The routes of this service. Raises NotAllowed."""
    policies.check_can_set_up(by)
    return AlertRoute.objects.filter(service=by.service)


def route_for(by: Staff, ident: UUID) -> AlertRoute:
    """One route. Raises NotAllowed, and Http404 for any other."""
    route = routes_for(by).filter(pk=ident).first()
    if route is None:
        raise Http404
    return route


def places_for(by: Staff) -> list[RotaPlace]:
    """Everybody on the rota, also who cannot be told at the moment. Raises NotAllowed."""
    policies.check_can_set_up(by)
    return list(RotaPlace.objects.filter(service=by.service).select_related("route", "user"))


def people_with_a_key(service: Service) -> frozenset[UUID]:
    """Who could open a report: somebody told of one without a key can only ask a colleague."""
    keys = ReadingKey.objects.filter(service=service, retired_on__isnull=True)
    return frozenset(keys.values_list("user", flat=True))


def place_for(by: Staff, ident: UUID) -> RotaPlace:
    """One place of the rota. Raises NotAllowed, and Http404 for any other."""
    policies.check_can_set_up(by)
    place = RotaPlace.objects.filter(service=by.service, pk=ident).select_related("route", "user").first()
    if place is None:
        raise Http404
    return place


def people_for_the_rota(by: Staff) -> QuerySet[User]:
    """Who may be put on the rota and is not on it yet. Raises NotAllowed."""
    policies.check_can_set_up(by)
    able = Membership.objects.filter(service=by.service, role__in=policies.MAY_BE_ON_THE_ROTA)
    there = RotaPlace.objects.filter(service=by.service).values("user")
    found = User.objects.filter(pk__in=able.values("user"), is_active=True).exclude(pk__in=there)
    return found.order_by("name")


def has_failing_route(service: Service) -> bool:
    """Whether a route that is on has failed so often that nobody should rely on it."""
    return _failing().filter(service=service).exists()


def _failing() -> QuerySet[AlertRoute]:
    return AlertRoute.objects.filter(tested_on__isnull=False, failures__gte=FAILURES_UNTIL_SAID)
