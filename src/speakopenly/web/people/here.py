"""Which service a page is about: at the Speak door the one whose host name was asked, at work one's own.

Every public query asks ``service_here`` and nothing else. A host name that no service has taken is the
site's own: it speaks for the one service that has no name of its own, as on a site with one service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from speakopenly.web import hosts
from speakopenly.web.people.models import Service

Choose = Callable[[Sequence[Service]], Service]


@dataclass(slots=True)
class Asked:
    """The host name one request asked, and, once somebody wanted to know, whose it is."""

    host: str = ""
    is_known: bool = False
    service: Service | None = field(default=None, repr=False)


_asked: ContextVar[Asked | None] = ContextVar("asked", default=None)
_choosing: list[Choose] = []


@contextmanager
def asked_at(host: str) -> Iterator[Asked]:
    """What is done within speaks for the service of this host name."""
    asked = Asked(host)
    before = _asked.set(asked)
    try:
        yield asked
    finally:
        _asked.reset(before)


def works_for(service: Service) -> None:
    """At the Work door, what is asked is asked for the service of whoever is signed in."""
    if (asked := _asked.get()) is not None:
        asked.service, asked.is_known = service, True


def service_here() -> Service | None:
    """The service this page is about; None where no service speaks at this host name.

    Raises DatabaseError. Looked up once for each request.
    """
    asked = _asked.get() or Asked()
    if not asked.is_known:
        asked.service, asked.is_known = _service_at(asked.host), True
    return asked.service


def services_here() -> QuerySet[Service]:
    """Whose eight words open here: the service's whose host name was asked; at the site's own names those of
    every service without one, for which of them speaks there may change. Raises DatabaseError.
    """
    here = service_here()
    at_the_site = Q() if hosts.taken_now() else Q(host=None)
    return Service.objects.filter(Q(pk=here.pk if here else None) | at_the_site)


def service_named(host: str) -> Service | None:
    """The service that has taken this very host name. Raises DatabaseError."""
    return Service.objects.filter(host=host).first() if host else None


def choose_by(choose: Choose) -> None:
    """Say which of several services without a host name speaks at the site's own. Twice is harmless."""
    _choosing[:] = [choose]


def at_the_speak_door(request: HttpRequest, name: str, **parts: object) -> str:
    """The whole address of a public page of the service here, to hand on."""
    return request.build_absolute_uri(public_address(name, **parts))


def public_address(name: str, **parts: object) -> str:
    """Where a public page of the service here stands; a path alone where its door has no name of its own."""
    path = reverse(name, urlconf=settings.ROOT_URLCONF, kwargs=parts)
    service = service_here()
    host = (service.host if service else None) or settings.SPEAK_HOST
    return f"https://{host}{path}" if host else path


def _service_at(host: str) -> Service | None:
    found = list(Service.objects.filter(Q(host=host) | Q(host=None)))
    named = [each for each in found if each.host is not None]
    if named:
        return named[0]
    if not found:
        only = list(Service.objects.all()[:2])
        return only[0] if len(only) == 1 else None
    return found[0] if len(found) == 1 else _choosing[0](found)
