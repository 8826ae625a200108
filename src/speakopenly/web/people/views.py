"""One's own account: the lock, and which service one works in now."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.totp.views import activate_totp
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import lock as locking
from speakopenly.web.people import queries
from speakopenly.web.people.forms import ServiceForm
from speakopenly.web.people.models import User
from speakopenly.web.people.staff import Staff
from speakopenly.web.people.ways.proof import has_proof_here
from speakopenly.web.people.ways.queries import ways_of

activate_codes = csp_update({"img-src": "data:"})(activate_totp)
"""The page that shows a square code to scan; the picture is part of the page, so it alone may be shown."""


@require_GET
def my_account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and the ways I sign in."""
    staff = queries.staff_of(request)
    services = queries.services_of(staff.user)
    form = ServiceForm(services=services, now=staff.service) if len(services) > 1 else None
    return render(request, "people/account.html", _account(request, staff, form))


def reauthenticate(request: HttpRequest) -> HttpResponseBase:
    """Prove who one is; who signs in elsewhere alone has nothing to prove it with here."""
    user = request.user
    if isinstance(user, User) and not has_proof_here(user):
        page = {"redirect_field_value": request.GET.get("next", "")}
        return render(request, "account/base_reauthenticate.html", page)
    return account.reauthenticate(request)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Hide everything until the person proves who they are again."""
    locking.lock(request)
    return redirect(locking.way_back(request))


@require_http_methods(["GET", "POST"])
def choose_service(request: HttpRequest) -> HttpResponse:
    """Work in one of one's services from now on."""
    user = request.user
    services = queries.services_of(user) if isinstance(user, User) else []
    if not services:
        raise NotAllowed(_("Your account belongs to no service yet. Ask your administrator."))
    form = ServiceForm(request.POST if request.method == "POST" else None, services=services)
    if not form.is_valid():
        page = {"form": form}
        return render(request, "people/choose_service.html", page, status=400 if form.errors else 200)
    request.session[queries.SERVICE_IN_SESSION] = form.cleaned_data["service"]
    return redirect("today")


def _account(request: HttpRequest, staff: Staff, form: ServiceForm | None) -> dict[str, Any]:
    return {
        "staff": staff,
        "form": form,
        "ways": ways_of(staff.user, request.session.session_key),
    }
