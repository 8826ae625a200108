"""The services somebody looks after, and what those of a host have published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse

from speakopenly.check import bulletin
from speakopenly.web.check.bulletin.frame import frame_here
from speakopenly.web.check.bulletin.queries import out_of
from speakopenly.web.people.models import PartOf, Service
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.services import policies
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications.queries import published


@dataclass(frozen=True, slots=True)
class Out:
    """One report or issue that anybody can read, where it stands and since when."""

    title: str
    address: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Publisher:
    """A service and what it has published. Nothing is counted, and nothing stands beside it to compare."""

    service: Service
    front: str
    reports: tuple[Out, ...]
    bulletins: tuple[Out, ...]


def hosted_by(service: Service) -> QuerySet[Service]:
    """The services that this one hosts, by name."""
    return Service.objects.filter(hosted_by=service)


def parts_of(service: Service) -> QuerySet[Service]:
    """The services of which this one consists, by name."""
    return Service.objects.filter(pk__in=PartOf.objects.filter(service=service).values("part"))


def service_for(by: Staff, service_id: UUID) -> Service:
    """One's own service, or one that one's own hosts. Raises Http404 for any other."""
    policies.check_can_enter(by)
    found = (
        Service.objects.filter(Q(pk=by.service.pk) | Q(hosted_by=by.service)).filter(pk=service_id).first()
    )
    if found is None:
        raise Http404
    return found


def may_be_parts(by: Staff, whole: Service) -> list[Service]:
    """The services of which this one could consist: those the same host looks after, by name."""
    there = Service.objects.filter(Q(pk=by.service.pk) | Q(hosted_by=by.service)).exclude(pk=whole.pk)
    return [each for each in there if policies.can_describe(by, each)]


def who_publish(here: Service | None) -> list[Publisher]:
    """What the services have published that this one hosts or consists of, by name.

    Only what anybody reads at each service's own door; of what is not published, nothing. A service without a
    host name of its own speaks at the site's, where no address leads from here; it is left out.
    """
    return [_publisher(each) for each in _others(here)]


def has_publishers(here: Service | None) -> bool:
    """Whether there is anything of that kind to show."""
    return _others(here).exists()


def _others(here: Service | None) -> QuerySet[Service]:
    if here is None:
        return Service.objects.none()
    return Service.objects.filter(Q(hosted_by=here) | Q(part_of__service=here)).exclude(host=None).distinct()


def _publisher(service: Service) -> Publisher:
    return Publisher(service, _address(service, "home"), tuple(_reports(service)), tuple(_bulletins(service)))


def _reports(service: Service) -> Iterator[Out]:
    for each in packs.newest_of_each(published(service)):
        yield Out(each.title, _address(service, "report", slug=each.slug), each.day)


def _bulletins(service: Service) -> Iterator[Out]:
    frame = frame_here()
    for each in out_of(service):
        title = f"{bulletin.title_of(each, frame)}, {bulletin.when_of(each, frame)}"
        yield Out(title, _address(service, "bulletin-issue", issue=each.slug), each.out_on)


def _address(service: Service, name: str, **parts: object) -> str:
    return f"https://{service.host}{reverse(name, urlconf=settings.ROOT_URLCONF, kwargs=parts)}"
