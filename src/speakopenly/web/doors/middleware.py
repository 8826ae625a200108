"""What every answer carries, and which door a host name opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase
from django.http.request import split_domain_port
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

from speakopenly.web import hosts
from speakopenly.web.people import here
from speakopenly.web.public_path import language_of, speaking_at, speaking_at_work, take_out

NOTHING_OF_THE_DEVICE = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
STAFF_PATH = "/staff/"
REFERRER_AT_WORK = "same-origin"
"""Under no-referrer a browser sends a form with ``Origin: null``, which the check of forms must refuse."""


SPEAK_ONLY, WORK_ONLY = "speakopenly.web.doors.speak_urls", "speakopenly.web.doors.work_only_urls"


def is_work_door(request: HttpRequest) -> bool:
    """Whether this request came to the Work door; looks at nothing that could fail."""
    urlconf = getattr(request, "urlconf", None)
    if urlconf in (SPEAK_ONLY, WORK_ONLY):
        return bool(urlconf == WORK_ONLY)
    return request.path.startswith(STAFF_PATH)


class CarefulHeaders(MiddlewareMixin):
    """Browsers keep no copy of a Work page, search engines none either, and no page asks for the device."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers["Permissions-Policy"] = NOTHING_OF_THE_DEVICE
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.path.startswith(STAFF_PATH):
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response.headers["Referrer-Policy"] = REFERRER_AT_WORK
        return response


class ServiceByHost:
    """Finds out once for each request whose host name was asked; stands first, before any host is checked.

    Asks the database only for names the settings do not know. A name that nobody has taken stays unknown, and
    Django refuses it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.known: set[str] = set()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        host, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
        may_be_taken = bool(hosts.A_HOST.match(host)) and host not in hosts.of_the_site()
        with here.asked_at(host if may_be_taken else "") as asked:
            is_taken = may_be_taken and self._is_taken(asked)
            with hosts.answering_to(host if is_taken else ""):
                return self.get_response(request)

    def _is_taken(self, asked: here.Asked) -> bool:
        """Whether a service has taken this name; one that was seen before, while the database is away."""
        try:
            asked.service = here.service_named(asked.host)
        except DatabaseError:
            return asked.host in self.known
        asked.is_known = asked.service is not None
        (self.known.add if asked.is_known else self.known.discard)(asked.host)
        return asked.is_known


class DoorByHost(MiddlewareMixin):
    """Where two host names are configured, each opens its own door and does not know the other.

    The host name of a service opens its Speak door and nothing else: the Work door stands at the site's own.
    """

    def process_request(self, request: HttpRequest) -> None:
        host, _port = split_domain_port(request.get_host())
        if host and host == hosts.taken_now():
            request.urlconf = SPEAK_ONLY
            return
        if not (settings.SPEAK_HOST and settings.WORK_HOST):
            return
        if host == settings.SPEAK_HOST:
            request.urlconf = SPEAK_ONLY
        elif host == settings.WORK_HOST:
            request.urlconf = WORK_ONLY


class SpeakAsTheAddressSays:
    """Reads language and wording from the path, for this request only: no cookie, no header of the browser.

    Stands after DoorByHost. The Work door speaks everyday English; one's own account there speaks Welsh too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        speaking_here = speaking_at_work if is_work_door(request) else speaking_at
        speaking = speaking_here(request.path_info)
        request.language, request.wording = speaking.language, speaking.wording  # type: ignore[attr-defined]
        with translation.override(speaking.language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language_of(request))
        return response

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: dict[str, Any]
    ) -> None:
        take_out(view_kwargs)
