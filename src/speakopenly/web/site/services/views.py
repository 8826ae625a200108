"""Services of this site: which there are, founding one, saying what one is and what it consists of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.forms import posted
from speakopenly.web.people.changes.views import slip_of
from speakopenly.web.people.here import service_here
from speakopenly.web.people.kinds import HAS_PARTS
from speakopenly.web.people.public import public
from speakopenly.web.people.queries import staff_of
from speakopenly.web.site.services import actions, policies, queries
from speakopenly.web.site.services.forms import KINDS, AboutForm, FoundForm, PartsForm


@require_GET
def services(request: HttpRequest) -> HttpResponse:
    """One's own service, and those it hosts."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "own": staff.service,
        "may_describe": policies.can_describe(staff, staff.service),
        "may_found": policies.can_found(staff),
        "hosted": queries.hosted_by(staff.service),
        "parts": queries.parts_of(staff.service),
        "kinds": KINDS,
    }
    return _page(request, "services", page, inside=False)


@require_http_methods(["GET", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Found a service; the answer shows the links of its first two people, once."""
    staff = staff_of(request)
    policies.check_can_found(staff)
    form = FoundForm(posted(request))
    if form.is_valid():
        try:
            founded = actions.found(
                by=staff, about=form.about(), administrator=form.administrator(), leader=form.leader()
            )
        except (BadInput, NotAllowed) as refusal:
            form.add_refusal(refusal)
        else:
            first = [(added.user, slip_of(request, added.made)) for added in founded.first]
            return _page(request, "founded", {"founded": founded, "first": first})
    return _page(request, "found", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """What one service is."""
    staff = staff_of(request)
    found = queries.service_for(staff, service_id)
    policies.check_can_describe(staff, found)
    form = AboutForm(posted(request), initial=AboutForm.first_shown(found))
    if form.is_valid():
        try:
            actions.describe(by=staff, service=found, about=form.about())
        except (BadInput, NotAllowed) as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("site-services")
    may_be = queries.may_be_parts(staff, found) if found.kind in HAS_PARTS else []
    page = {
        "service": found,
        "form": form,
        "parts": PartsForm(may_be=may_be, initial={"parts": queries.parts_of(found)}) if may_be else None,
    }
    return _page(request, "service", page, status=400 if form.errors else 200)


@require_POST
def parts(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Of which services one consists."""
    staff = staff_of(request)
    found = queries.service_for(staff, service_id)
    form = PartsForm(request.POST, may_be=queries.may_be_parts(staff, found))
    if form.is_valid():
        actions.name_parts(by=staff, whole=found, parts=list(form.cleaned_data["parts"]))
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Choose from the list. Nothing was changed."))
    return redirect("site-service", found.pk)


@public
@require_GET
def published(request: HttpRequest) -> HttpResponse:
    """What the services have published that this one hosts or consists of, for anybody, by name."""
    here = service_here()
    if not (shown := queries.who_publish(here)):
        raise Http404
    return render(request, "site/services/published.html", {"here": here, "publishers": shown})


def _page(
    request: HttpRequest, name: str, page: dict[str, Any], *, inside: bool = True, status: int = 200
) -> HttpResponse:
    trail = [{"name": _("Site"), "address": reverse("site")}]
    if inside:
        trail.append({"name": _("Services"), "address": reverse("site-services")})
    shown = {"trail": trail, "page_roles": policies.MAY_SEE, **page}
    return render(request, f"site/services/{name}.html", shown, status=status)
