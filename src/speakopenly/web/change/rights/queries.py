"""What a person may see of checks, and what anybody may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.change.rights import STOPS, Line, Outcome, StopId, count_outcomes, public_line
from speakopenly.web.change.rights.judged import judge, subject_of
from speakopenly.web.change.rights.models import Outcome as Kept
from speakopenly.web.change.rights.models import RightsCheck, WhatCame
from speakopenly.web.change.rights.policies import MAY_SEE
from speakopenly.web.people.models import Service
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff

TWO_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Register:
    """The public register: its lines, and how many of them ended how."""

    lines: list[Line]
    counts: dict[Outcome, int]


def checks_for(staff: Staff) -> QuerySet[RightsCheck]:
    """Every version of every check of this person's service, by title."""
    if staff.roles.isdisjoint(MAY_SEE):
        return RightsCheck.objects.none()
    return RightsCheck.objects.filter(service=staff.service).select_related("earlier", "later")


def newest_for(staff: Staff) -> QuerySet[RightsCheck]:
    """The newest version of each."""
    return checks_for(staff).filter(later=None)


def check_for(staff: Staff, check_id: UUID) -> RightsCheck:
    """One check. Raises Http404 for any other."""
    found = checks_for(staff).filter(pk=check_id).first()
    if found is None:
        raise Http404
    return found


def next_stop(staff: Staff, check: RightsCheck) -> StopId | None:
    """The first stop that this person has not answered; None when they have answered all."""
    answered = set(check.stops_said.filter(by=staff.user).values_list("stop", flat=True))
    return next((each for each in STOPS if each.value not in answered), None)


def refusals_of(service: Service) -> int:
    """How many versions of checks somebody said a stop in. Counted from what was kept; none goes away."""
    stopped = WhatCame.objects.filter(service=service, outcome=Kept.STOP).exclude(stops=[])
    return stopped.values("check_of").distinct().count()


def checks_that_wait(staff: Staff) -> list[Waiting]:
    """For Today: conditions that are due to be looked at again."""
    today = timezone.localdate()
    due = []
    for check in newest_for(staff).filter(conditions_set__look_again_on__lte=today).distinct():
        held = check.conditions_set.last()
        if held is not None and held.look_again_on <= today and not judge(check).is_recorded:
            due.append(
                Waiting(
                    what=_("Look again at the conditions of a rights check"),
                    where=reverse("change:rights-conditions", args=[check.pk]),
                    more=_("Due by %(day)s") % {"day": held.look_again_on.isoformat()},
                )
            )
    return due


def public_register(service: Service | None) -> Register:
    """What anybody may see of one service, by title."""
    chains: dict[UUID, list[RightsCheck]] = defaultdict(list)
    first_of: dict[UUID, UUID] = {}
    for check in RightsCheck.objects.filter(service=service).order_by("version"):
        first = first_of[check.pk] = first_of[check.earlier_id] if check.earlier_id else check.pk
        chains[first].append(check)
    lines = [line for chain in chains.values() for line in _lines_of(chain)]
    lines.sort(key=lambda line: (line.title, line.quarter))
    return Register(lines, count_outcomes(lines))


def _lines_of(chain: Iterable[RightsCheck]) -> list[Line]:
    """The lines of one matter, version by version; none where any version may be covert and live."""
    versions = list(chain)
    if any(subject_of(each).may_be_covert_and_live for each in versions):
        return []
    found = (_line_of(each) for each in versions if _is_for_the_register(each))
    return [line for line in found if line is not None]


def _is_for_the_register(check: RightsCheck) -> bool:
    """Whether it ended or held once, and two people had it before them: one alone publishes nothing."""
    people = {check.by_id, *check.stops_said.values_list("by_id", flat=True)}
    ended_or_held = check.what_came.filter(is_recorded=True) | check.what_came.filter(outcome=Kept.CONDITIONS)
    return len(people) >= TWO_PEOPLE and ended_or_held.exists()


def _line_of(check: RightsCheck) -> Line | None:
    last = check.what_came.last()
    on = last.on if last else check.on
    return public_line(subject_of(check), judge(check), on=on)
