"""The identity step: one person states a reason, another signs on their own screen and sees it once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import actions, policies, queries
from speakopenly.web.hear.reporting.readers.forms import IdentityForm
from speakopenly.web.hear.reporting.readers.models import IdentityStep, StepReason, StepState
from speakopenly.web.hear.reporting.readers.safekeeping import open_text
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.reports.policies import check_can_read
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, standing_page, this_report
from speakopenly.web.people.staff import Staff


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def identity(request: HttpRequest, number: str) -> HttpResponse:
    """State a reason, or see what waits for a second person."""
    staff, key, report = this_report(request, number)
    check_can_read(staff, report)
    form = IdentityForm(posted(request))
    if request.method == "POST":
        policies.check_can_ask_for_identity(staff, report)
    if form.is_valid():
        try:
            _ask(staff, key, report, form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Asked. A second person signs on their own screen."))
            return redirect("hear:readers-identity", report.number)
    page = {
        "report": report,
        "form": form if policies.can_ask_for_identity(staff, report) else None,
        "steps": [_step(staff, key, step) for step in queries.steps_of(report)],
        **standing_page(inbox=True),
    }
    return render(request, "hear/readers/identity.html", page, status=400 if form.errors else 200)


@require_POST
@for_readers
def sign(request: HttpRequest, number: str, ident: UUID) -> HttpResponse:
    """Sign as the second person: what the slip says is on this page, once, and nowhere else."""
    staff, key, report = this_report(request, number)
    opened = actions.open_identity(staff, key, _this_step(report, ident))
    page = {"report": report, "opened": opened, **standing_page(inbox=True)}
    return render(request, "hear/readers/identity_opened.html", page)


@require_POST
@for_readers
def end(request: HttpRequest, number: str, ident: UUID) -> HttpResponse:
    """End a step that nobody signed."""
    staff, _key, report = this_report(request, number)
    actions.end_identity_step(staff, _this_step(report, ident))
    messages.success(request, _("Ended. Nothing was opened."))
    return redirect("hear:readers-identity", report.number)


def _ask(staff: Staff, key: Unlocked, report: Report, given: dict[str, Any]) -> None:
    actions.ask_for_identity(
        staff, key, report, StepReason(given["reason"]), given["text"], tell_by=given["tell_by"]
    )


def _step(staff: Staff, key: Unlocked, step: IdentityStep) -> dict[str, Any]:
    is_waiting = step.state == StepState.ASKED
    return {
        "step": step,
        "reason": step.get_reason_display(),
        "text": open_text(step, key) if is_waiting else "",
        "may_sign": policies.can_sign(staff, step),
        "may_end": policies.can_end(staff, step),
    }


def _this_step(report: Report, ident: UUID) -> IdentityStep:
    step = IdentityStep.objects.filter(report=report, pk=ident).select_related("report").first()
    if step is None:
        raise Http404
    return step
