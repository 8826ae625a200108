"""Reports that are like one, and those that tell of the same event."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speakopenly.web.hear.reporting.readers import actions, queries
from speakopenly.web.hear.reporting.readers.contacts import SUPPORT, who_can_help
from speakopenly.web.hear.reporting.readers.wording import PART
from speakopenly.web.hear.reporting.reports import conversations
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, here, standing_page, this_report
from speakopenly.web.hear.reporting.reports.wording import CONDITION


@require_GET
@for_readers
def similar(request: HttpRequest, number: str) -> HttpResponse:
    """What may be the same event and what is like it, each with why."""
    staff, key, report = this_report(request, number)
    found = queries.similar(staff, key, report)
    rows = [(each, [PART[name] for name in each.same]) for each in found.alike]
    page = {
        "report": report,
        "found": found,
        "same": [row for row in rows if row[0].may_be_same],
        "like": [row for row in rows if not row[0].may_be_same],
        **standing_page(inbox=True),
    }
    return render(request, "hear/readers/similar.html", page)


@require_POST
@for_readers
def link(request: HttpRequest, number: str) -> HttpResponse:
    """Say that two reports tell of the same event."""
    staff, _key, report = this_report(request, number)
    other = conversations.report_by_number(staff, request.POST.get("other", "")[:8])
    actions.link_same_event(staff, report, other)
    messages.success(request, _("Linked: one event, counted once, with the people who told of it."))
    return redirect("hear:readers-similar", report.number)


@require_POST
@for_readers
def unlink(request: HttpRequest, number: str) -> HttpResponse:
    """Take a report out of its event."""
    staff, _key, report = this_report(request, number)
    actions.unlink_same_event(staff, report)
    messages.success(request, _("This report stands by itself again."))
    return redirect("hear:readers-similar", report.number)


@require_GET
@for_readers
def agreement(request: HttpRequest) -> HttpResponse:
    """How often two readers saw the same factors, group by group; never reader by reader."""
    staff, key = here(request)
    reports, groups = queries.agreement(staff, key)
    page = {
        "reports": reports,
        "groups": [(CONDITION[each.group], each) for each in groups],
        **standing_page(inbox=True),
    }
    return render(request, "hear/readers/agreement.html", page)


@require_GET
@for_readers
def support(request: HttpRequest) -> HttpResponse:
    """What helps after reading hard things, and whom to ring."""
    staff, _key = here(request)
    page = {"contacts": who_can_help(staff, SUPPORT), **standing_page(inbox=True)}
    return render(request, "hear/readers/support.html", page)
