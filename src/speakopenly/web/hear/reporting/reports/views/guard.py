"""Who may see readers' pages, and what stands on all of them; no word of a report in a title or address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.web.hear.keyring.unlocking import Unlocked, needs_unlock, unlocked
from speakopenly.web.hear.reporting.reports import conversations, policies
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

P = ParamSpec("P")


def for_readers(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Readers and safeguarding leads only, with an open key. Others are told so at once."""
    behind_the_lock = needs_unlock(view)

    @wraps(view)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        policies.check_can_enter(staff_of(request))
        try:
            return behind_the_lock(request, *args, **kwargs)
        except SealBroken:
            messages.error(
                request, _("This does not open: something of it was altered. Ask your administrator.")
            )
            return redirect("section-hear")

    return checked


def here(request: HttpRequest) -> tuple[Staff, Unlocked]:
    """Who reads, and with which open key."""
    staff, key = staff_of(request), unlocked(request)
    if key is None:
        raise NotAllowed(_("Unlock your reading key first."))
    return staff, key


def this_report(request: HttpRequest, number: str) -> tuple[Staff, Unlocked, Report]:
    """The same with one report of this service, from no part of the work that is this person's own.

    Every page about one report begins here. Raises NotAllowed, SealBroken or Http404.
    """
    staff, key = here(request)
    report = conversations.report_by_number(staff, number)
    conversations.check_is_for(staff, key, report)
    return staff, key, report


def standing_page(*, inbox: bool = False) -> dict[str, Any]:
    """Where a page stands and who may see it; ``inbox`` where it lies below the list."""
    trail = [{"name": _("Hear"), "address": reverse("section-hear")}]
    if inbox:
        trail.append({"name": _("Reports"), "address": reverse("hear:reports")})
    return {"trail": trail, "roles": policies.MAY_READ, "page_roles": policies.MAY_READ}
