"""The supervision pulse at the Speak door: no sign-in, no cookie, nothing kept until the last button."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.check.supervision import Side
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.check.supervision import actions, queries
from speakopenly.web.check.supervision.forms import PulseForm
from speakopenly.web.forms import posted
from speakopenly.web.hear.reporting.speak import queries as speak
from speakopenly.web.hear.reporting.speak.models import ContactKind
from speakopenly.web.hear.reporting.speak.uploads import take_no_files
from speakopenly.web.people.public import public
from speakopenly.web.public_path import address_for, language_of, wording_of

FORM = "pulse"
HAS_WORDS = (Wording.EVERYDAY, Wording.EASY)
HELP = (ContactKind.ADULTS, ContactKind.UNION)


@public
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """What this is, and which side are you on?"""
    return _show(request, "begin", service=queries.service_here())


@public
@csrf_exempt
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, side: Side) -> HttpResponse:
    """The questions of one side. Sent with "stay", the same page in other words, with what was chosen."""
    take_no_files(request)
    service = queries.service_here()
    if service is None:
        return _show(request, "begin", service=None)
    wording = wording_of(request)
    if "stay" in request.POST:
        form = PulseForm(initial=_chosen(request), side=side, wording=wording)
    else:
        form = PulseForm(posted(request), side=side, wording=wording)
        if form.is_valid():
            actions.keep_answer(
                service=service, side=side, area=form.cleaned_data["area"], choices=form.chosen
            )
            return redirect(address_for(request, "pulse-thanks"))
    page = {
        "form": form,
        "form_id": FORM,
        "keep_form": FORM,
        "parts": _parts(form),
        "is_of_supervisor": side is Side.SUPERVISOR,
    }
    return _show(request, "ask", status=400 if form.errors else 200, **page)


@public
@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """That it is kept, and when results are there."""
    return _show(request, "thanks")


@public
@require_GET
def self_check(request: HttpRequest) -> HttpResponse:
    """How am I? A page to print. Nothing on it can be filled in here or sent."""
    contacts = speak.contacts_of(speak.door_here())
    return _show(request, "self_check", people=speak.people(contacts, HELP, language_of(request)))


def _show(request: HttpRequest, name: str, *, status: int = 200, **page: Any) -> HttpResponse:
    page["only_everyday"] = wording_of(request) not in HAS_WORDS
    return render(request, f"check/supervision/{name}.html", page, status=status)


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items() if name != "stay"}


def _parts(form: PulseForm) -> list[tuple[Any, Any]]:
    headings = {
        "support": _("Support"),
        "regularity": _("Was it there?"),
        "meaning": _("What was it worth?"),
    }
    return [(headings[part], fields) for part, fields in form.parts]
