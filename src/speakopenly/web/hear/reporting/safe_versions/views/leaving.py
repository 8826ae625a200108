"""What leaves: to learning, to the writer's mailbox, into a file. And how many people there are."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.safe_versions.records import as_csv, as_json_lines, counts_of, may_leave
from speakopenly.hear.speaking.questions import Asks
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.case_keys import NobodyHoldsAKey
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, this_report
from speakopenly.web.hear.reporting.safe_versions import actions, policies, queries
from speakopenly.web.hear.reporting.safe_versions.forms import HowManyForm
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff


@require_POST
@for_readers
def share(request: HttpRequest, number: str) -> HttpResponse:
    """Hand the approved safe version to learning, where its writer said yes."""
    staff, key, report = this_report(request, number)
    try:
        actions.share(staff, key, report)
    except NobodyHoldsAKey:
        messages.error(
            request, _("No facilitator has a reading key yet. Ask one to make theirs, then try again.")
        )
    else:
        messages.success(request, _("Report %(number)s was handed to learning.") % {"number": report.number})
    return redirect("hear:report", report.number)


@require_POST
@for_readers
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Show its writer the safe version, and ask."""
    staff, key, report = this_report(request, number)
    if request.POST.get("asks") not in set(Asks):
        raise NotAllowed(_("Choose what to ask."))
    actions.ask(staff, key, report, Asks(request.POST["asks"]))
    messages.success(request, _("The question is in the mailbox, with the safe version."))
    return redirect("hear:report", report.number)


@require_http_methods(["GET", "POST"])
def how_many(request: HttpRequest) -> HttpResponse:
    """How many people of each role band there are in each service area."""
    staff = staff_of(request)
    policies.check_can_count_people(staff)
    known = queries.people_of(staff.service)
    form = HowManyForm(posted(request), known=known)
    if form.is_valid():
        actions.say_how_many(staff, form.people())
        messages.success(request, _("The numbers are saved."))
        return redirect("hear:how-many")
    page = {"form": form, "stated": len(known), **_standing(policies.MAY_COUNT)}
    return render(request, "hear/safe_versions/how_many.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """How much may leave; sent, the file itself."""
    staff = staff_of(request)
    policies.check_can_export(staff)
    if request.method == "POST":
        return _file(staff, as_table=request.POST.get("as") == "csv")
    people = queries.people_of(staff.service)
    records = [each for each in queries.shared_records(staff).values() if may_leave(each, people)]
    page = {
        "counts": [(name, cell.text) for name, cell in counts_of(records).items()],
        "export_at": reverse("hear:export"),
        **_standing(policies.MAY_EXPORT),
    }
    return render(request, "hear/safe_versions/export.html", page)


def _file(staff: Staff, *, as_table: bool) -> HttpResponse:
    rows = actions.export(staff)
    text, kind, ending = (
        (as_csv(rows), "text/csv", "csv")
        if as_table
        else (as_json_lines(rows), "application/x-ndjson", "jsonl")
    )
    answer = HttpResponse(text.encode("utf-8"), content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="shared-reports.{ending}"'
    return answer


def _standing(roles: tuple[Role, ...]) -> dict[str, Any]:
    trail = [{"name": _("Hear"), "address": reverse("section-hear")}]
    return {"trail": trail, "roles": roles, "page_roles": roles}
