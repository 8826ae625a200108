"""Set up a way to reach people, and test it: off until the code of a test alert was typed in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.alerts import policies, wording
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, BodyKind, RouteKind, Safety
from speakopenly.web.hear.reporting.alerts.safekeeping import hashed_code, seal_token
from speakopenly.web.hear.reporting.alerts.sending import places, send
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

DIGITS: Final = 4
TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class RouteSettings:
    """What a route is: a relay, or a gateway with a path. ``token`` None leaves the one that is kept."""

    kind: RouteKind
    host: str
    port: int
    safety: Safety
    sender: str = ""
    path: str = ""
    body: BodyKind = BodyKind.JSON
    field_to: str = "to"
    field_text: str = "message"
    token: str | None = None


@transaction.atomic
def set_up_route(*, by: Staff, given: RouteSettings) -> AlertRoute:
    """Keep a new route, which stays off until it is tested. Raises NotAllowed or NotOurNetwork."""
    policies.check_can_set_up(by)
    route = AlertRoute(service=by.service)
    _put(route, given)
    route.save(force_insert=True)
    audit.record("alert route set up", route, by=by.user, service=by.service)
    return route


@transaction.atomic
def change_route(*, by: Staff, route: AlertRoute, given: RouteSettings) -> AlertRoute:
    """Change a route; it is off until it is tested again. Raises NotAllowed or NotOurNetwork."""
    policies.check_can_change(by, route)
    _put(route, given)
    route.save()
    audit.record("alert route changed", route, by=by.user, service=by.service)
    return route


@transaction.atomic
def remove_route(*, by: Staff, route: AlertRoute) -> None:
    """Forget a route that reaches nobody on the rota. Raises NotAllowed."""
    policies.check_can_remove_route(by, route)
    audit.record("alert route removed", route, by=by.user, service=by.service)
    route.delete()


def send_test(*, by: Staff, route: AlertRoute, address: str) -> AlertRoute:
    """Send a code to an address, which is not kept. Raises NotAllowed or NotSent."""
    policies.check_can_change(by, route)
    code = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    with transaction.atomic():
        route.test_code, route.test_tries = hashed_code(code, route), 0
        route.save(update_fields=["test_code", "test_tries"])
        audit.record("test alert sent", route, by=by.user, service=by.service)
    send(route, address, wording.TEST, code)
    return route


def confirm_test(*, by: Staff, route: AlertRoute, code: str) -> bool:
    """Turn a route on if this is the code that was sent. Raises NotAllowed after too many tries."""
    policies.check_can_change(by, route)
    with transaction.atomic():
        route = AlertRoute.objects.select_for_update().get(pk=route.pk)
        is_right = bool(route.test_code) and secrets.compare_digest(route.test_code, hashed_code(code, route))
        _count_try(route, is_right=is_right)
        if is_right:
            audit.record("alert route tested", route, by=by.user, service=by.service)
    if not is_right and not route.test_code:
        raise NotAllowed(_("That was wrong too often. Send a new test alert."))
    return is_right


def _count_try(route: AlertRoute, *, is_right: bool) -> None:
    route.test_tries += 1
    if is_right:
        route.tested_on, route.failures = timezone.localdate(), 0
    if is_right or route.test_tries >= TRIES:
        route.test_code = ""
    route.save(update_fields=["test_tries", "tested_on", "failures", "test_code"])


def _put(route: AlertRoute, given: RouteSettings) -> None:
    """Everything that was given; what was tested before was another route."""
    places.resolved(given.host, given.port)
    route.kind, route.host, route.port = given.kind, given.host, given.port
    route.safety, route.sender = given.safety, given.sender
    route.path, route.body = given.path, given.body
    route.field_to, route.field_text = given.field_to, given.field_text
    if given.token is not None:
        route.sealed_token = seal_token(given.token, route)
    route.tested_on, route.test_code, route.failures = None, "", 0
