"""Look first: the words that made a machine ask, and what a person says of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import NotAllowed
from speakopenly.web.forms import posted
from speakopenly.web.hear.events import WhomToRing
from speakopenly.web.hear.reporting.alerts import actions, policies, shown, wording
from speakopenly.web.hear.reporting.alerts.forms import DecideForm
from speakopenly.web.hear.reporting.alerts.models import Answer
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, here, standing_page, this_report
from speakopenly.web.people import events
from speakopenly.web.people.staff import Staff

KINDS = {
    Answer.CHILD_AT_RISK: ("emergency", "by_day", "out_of_hours"),
    Answer.PERSON_A_RISK: ("designated_officer", "by_day"),
    Answer.CHILD_HARMED: ("notification", "by_day"),
}
"""Whom to ring for each answer, as the Speak door's contacts are called."""
BECAME = {
    FlagState.CONFIRMED: gettext_lazy("Confirmed. It is no longer waiting for a decision."),
    FlagState.CLEARING: gettext_lazy("Kept. A second reader must agree before it is cleared."),
    FlagState.CLEARED: gettext_lazy("Cleared by two people."),
}


@require_GET
@for_readers
def safety(request: HttpRequest, number: str) -> HttpResponse:
    """Every flag of a report, with its message; opening this page opens the report."""
    staff, key = here(request)
    opened = conversations.read(staff, key, number)
    flags = list(Flag.objects.filter(service=staff.service, report=opened.report).select_related("report"))
    rows = shown.shown(flags, opened.thread, key)
    page = {
        "report": opened.report,
        "rows": [_row(staff, row) for row in rows],
        "ring": _whom_to_ring(staff),
        **standing_page(inbox=True),
    }
    return render(request, "hear/alerts/safety.html", page)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def decide(request: HttpRequest, number: str, ident: UUID) -> HttpResponse:
    """Say what a flag is."""
    staff, key, report = this_report(request, number)
    flag = (
        Flag.objects.filter(service=staff.service, report=report, pk=ident).select_related("report").first()
    )
    if flag is None:
        raise Http404
    form = DecideForm(posted(request), offered=_offered(staff, flag))
    if form.is_valid():
        given = form.cleaned_data
        try:
            became = actions.decide(
                by=staff,
                unlocked=key,
                flag=flag,
                answer=Answer(given["answer"]),
                text=given["text"],
                tell_the_writer=given["tell"] == "yes",
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(BECAME[became]))
            return redirect("hear:report-safety", report.number)
    page = {"form": form, "report": report, "flag": flag, "ring": _whom_to_ring(staff)}
    status = 400 if form.errors else 200
    return render(request, "hear/alerts/decide.html", page | standing_page(inbox=True), status=status)


def _row(staff: Staff, row: shown.ShownFlag) -> dict[str, Any]:
    form = _form_for(staff, row)
    may_think_again = form is None and policies.can_decide(staff, row.flag, Answer.CHILD_AT_RISK)
    return {"row": row, "form": form, "note": _note(staff, row), "may_think_again": may_think_again}


def _form_for(staff: Staff, row: shown.ShownFlag) -> DecideForm | None:
    """The form beside the words; None where this person has nothing left to say."""
    form = DecideForm(offered=_offered(staff, row.flag), auto_id=f"id-{row.flag.place}-%s")
    return form if row.is_open and form.has_choice else None


def _offered(staff: Staff, flag: Flag) -> list[Answer]:
    return [answer for answer in Answer if policies.can_decide(staff, flag, answer)]


def _note(staff: Staff, row: shown.ShownFlag) -> str:
    """Where clearing stands, for the person who looks."""
    if row.flag.state != FlagState.CLEARING:
        return ""
    if policies.has_cleared(staff, row.flag):
        return _("You would clear this. A second reader must agree.")
    return _("A colleague would clear this. If you agree, say so and why; if in doubt, confirm it.")


def _whom_to_ring(staff: Staff) -> list[dict[str, Any]]:
    """For each answer that is a yes: what it asks for, by when, and whom this service names for it."""
    rows = []
    for answer, kinds in KINDS.items():
        asked = WhomToRing(staff.service.pk, kinds)
        events.tell(asked)
        clocks = [wording.CLOCKS[rule] for rule in policies.RULES[answer]]
        rows.append({"answer": answer.label, "clocks": clocks, "found": asked.found})
    return rows
