"""Who is told, in which order. An address is sealed before it is stored, and shown to nobody again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.alerts import policies
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, RotaPlace
from speakopenly.web.hear.reporting.alerts.safekeeping import seal_address
from speakopenly.web.people import audit
from speakopenly.web.people.models import Membership, User
from speakopenly.web.people.staff import Staff


@transaction.atomic
def put_on_rota(*, by: Staff, user: User, route: AlertRoute, address: str, days: Iterable[int]) -> RotaPlace:
    """Put a reader or safeguarding lead at the end of the rota. Raises NotAllowed."""
    policies.check_can_change(by, route)
    _check_may_be_on_it(by, user)
    last = RotaPlace.objects.filter(service=by.service).aggregate(last=Max("place"))["last"] or 0
    place = RotaPlace(service=by.service, user=user, route=route, place=last + 1)
    place.days = "".join(str(day) for day in sorted(set(days)))
    place.sealed_address = seal_address(address, place)
    place.save(force_insert=True)
    audit.record("person put on the rota", place, by=by.user, service=by.service)
    return place


@transaction.atomic
def take_off_rota(*, by: Staff, place: RotaPlace) -> None:
    """Take somebody off; those behind move up. Raises NotAllowed."""
    policies.check_can_change(by, place)
    audit.record("person taken off the rota", place, by=by.user, service=by.service)
    place.delete()


@transaction.atomic
def move_up(*, by: Staff, place: RotaPlace) -> None:
    """Have somebody told before the one who stands before them. Raises NotAllowed."""
    policies.check_can_change(by, place)
    before = RotaPlace.objects.filter(service=by.service, place__lt=place.place).order_by("-place").first()
    if before is None:
        return
    place.place, before.place = before.place, place.place
    for each in (place, before):
        each.save(update_fields=["place"])
    audit.record("rota changed", place, by=by.user, service=by.service)


def _check_may_be_on_it(by: Staff, user: User) -> None:
    able = Membership.objects.filter(service=by.service, user=user, role__in=policies.MAY_BE_ON_THE_ROTA)
    if not user.is_active or not able.exists():
        raise NotAllowed("Only who may read reports can be told of one.")
