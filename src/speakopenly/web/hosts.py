"""The host names this site answers to: those of its settings, and those its services have taken.

Django goes through the list whenever it checks a host, and refuses what is not in it. A name from the
database is in it only within a request that asked for that very name, once the database has said whose it
is: no restart, no pattern, and nothing that lasts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.conf import settings
from django.http.request import validate_host

_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
A_HOST: Final = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})+\Z")
"""A whole name in lower case, as a browser sends it: no pattern, no port, no dot before or after it."""

_taken: ContextVar[str] = ContextVar("host_a_service_has_taken", default="")


class HostsWeKnow(list[str]):
    """``ALLOWED_HOSTS``: the names of the settings, and one of a service that is asked just now."""

    def __iter__(self) -> Iterator[str]:
        yield from super().__iter__()
        if name := _taken.get():
            yield name

    def of_the_site(self) -> frozenset[str]:
        """The names of the settings alone."""
        return frozenset(super().__iter__())


def of_the_site() -> frozenset[str]:
    """The host names of the settings: the site's own, and the patterns for them."""
    allowed = settings.ALLOWED_HOSTS
    return allowed.of_the_site() if isinstance(allowed, HostsWeKnow) else frozenset(allowed)


def is_of_the_site(name: str) -> bool:
    """Whether the settings answer to this name, also by a pattern. No service may take such a one."""
    return name in {settings.SPEAK_HOST, settings.WORK_HOST} or validate_host(name, of_the_site())


@contextmanager
def answering_to(name: str) -> Iterator[None]:
    """Answer to this name as well, here and now: a service has taken it. A blank name adds nothing."""
    before = _taken.set(name)
    try:
        yield
    finally:
        _taken.reset(before)


def taken_now() -> str:
    """The name a service has taken that this request asked; blank where it asked one of the site's own."""
    return _taken.get()
