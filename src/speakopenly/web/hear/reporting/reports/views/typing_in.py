"""A report typed in for somebody, and the page that hands over the eight words."""

from __future__ import annotations

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import DraftExpired, SealBroken
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.case_keys import NobodyHoldsAKey
from speakopenly.web.hear.reporting.reports import conversations, policies
from speakopenly.web.hear.reporting.reports.forms import TypedInForm
from speakopenly.web.hear.reporting.reports.handing_over import (
    Slip,
    new_slip,
    open_slip,
    return_address,
    seal_slip,
)
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, here, standing_page
from speakopenly.web.people.staff import Staff


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def typed_in(request: HttpRequest) -> HttpResponse:
    """Type a report in for somebody; their eight words are shown once, for them."""
    staff, _key = here(request)
    policies.check_can_type_in(staff)
    form = TypedInForm(posted(request))
    slip = _slip_of(request)
    if request.method == "POST" and slip is None:
        form.add_error(None, _("This page was open for too long. Nothing is lost: send it again."))
    if slip is not None and form.is_valid():
        return _taken_in(request, staff, form, slip)
    page = {"form": form, "slip": seal_slip(slip or new_slip()), **standing_page(inbox=True)}
    return render(request, "hear/reports/typed_in.html", page, status=400 if form.errors else 200)


@require_POST
@for_readers
def handed_over(request: HttpRequest) -> HttpResponse:
    """The words are with their owner; from here on nobody here can show them again."""
    here(request)
    messages.success(request, _("Stored and handed over. The eight words are now with the reporter only."))
    return redirect("hear:reports")


def _taken_in(request: HttpRequest, staff: Staff, form: TypedInForm, slip: Slip) -> HttpResponse:
    answers = form.answers()
    try:
        receipt = conversations.typed_in(staff, answers, once=slip.once, receipt=slip.receipt)
    except NobodyHoldsAKey:
        form.add_error(None, _("Not stored: no reader has a reading key yet. Make yours first."))
    except DatabaseError:
        form.add_error(
            None, _("Not stored yet: the database did not answer. Your words are here; send again.")
        )
    else:
        shown = {"words": receipt.words, "return_to": return_address(request, answers)}
        return render(request, "hear/reports/handed_over.html", shown | standing_page(inbox=True))
    page = {"form": form, "slip": seal_slip(slip), **standing_page(inbox=True)}
    return render(request, "hear/reports/typed_in.html", page, status=503)


def _slip_of(request: HttpRequest) -> Slip | None:
    try:
        return open_slip(request.POST.get("slip", ""))
    except (DraftExpired, SealBroken):
        return None
