"""One report: read it, write to its reporter, close it, save its files."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.questions import Bulletin
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import conversations, folding, policies, shown
from speakopenly.web.hear.reporting.reports.forms import CloseForm, WriteForm
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.steps import steps_for
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, here, standing_page, this_report
from speakopenly.web.hear.reporting.reports.wording import BULLETIN, SHARING, why_first
from speakopenly.web.people.staff import Staff


@require_GET
@for_readers
def report(request: HttpRequest, number: str) -> HttpResponse:
    """One report, opened; its reporter sees that it was."""
    staff, key = here(request)
    opened = conversations.read(staff, key, number)
    page = {
        "report": opened.report,
        "entries": shown.shown(opened.thread),
        "is_folded": folding.is_folded(opened.report, opened.thread),
        "look_first": why_first(opened.report),
        "status": opened.status,
        "opened": shown.opened_by(opened.status.opened),
        "sharing": SHARING[opened.status.sharing] if opened.status.sharing else _("not said"),
        "bulletin": BULLETIN[Bulletin(opened.report.bulletin)] if opened.report.bulletin else "",
        "is_late": opened.status.reply_by < timezone.localdate() and policies.can_close(staff, opened.report),
        "form": WriteForm() if policies.can_answer(staff, opened.report) else None,
        "may_close": policies.can_close(staff, opened.report),
        "not_yet": _why_not_closed(staff, opened.report),
        "may_release": policies.can_release(staff, opened.report),
        "steps": steps_for(staff, key, opened.report),
        **standing_page(inbox=True),
    }
    return render(request, "hear/reports/report.html", page)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def write(request: HttpRequest, number: str) -> HttpResponse:
    """Ask or reply."""
    staff, key, found = this_report(request, number)
    policies.check_can_answer(staff, found)
    form = WriteForm(posted(request))
    if form.is_valid():
        try:
            _send(staff, key, found, form)
        except NotAllowed as refused:
            form.add_error("new_date", str(refused))
        else:
            messages.success(
                request, _("It is in the mailbox of report %(number)s.") % {"number": found.number}
            )
            return redirect("hear:reports")
    return _form_page(request, "hear/reports/write.html", found, form)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def close(request: HttpRequest, number: str) -> HttpResponse:
    """The last answer: heard, changed, checked."""
    staff, key, found = this_report(request, number)
    policies.check_can_close(staff, found)
    is_not_ours = found.state == ReportState.NOT_ACCEPTED
    form = CloseForm(posted(request), is_not_ours=is_not_ours)
    if form.is_valid():
        conversations.close(staff, key, found, form.closing(), signpost=form.signpost())
        messages.success(request, _("Report %(number)s is closed and answered.") % {"number": found.number})
        return redirect("hear:reports")
    return _form_page(request, "hear/reports/close.html", found, form)


@require_POST
@for_readers
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Put a report that was held apart among the others."""
    staff, _key, found = this_report(request, number)
    conversations.release_from_quarantine(staff, found)
    messages.success(request, _("Report %(number)s is among the others now.") % {"number": found.number})
    return redirect("hear:reports")


@require_GET
@for_readers
def file(request: HttpRequest, number: str, ident: UUID) -> HttpResponse:
    """One file, to save and never to show in the browser."""
    staff, key, found = this_report(request, number)
    note, data = conversations.fetch_attachment(staff, key, found, ident)
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.number}-{note.name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _send(staff: Staff, key: Unlocked, found: Report, form: WriteForm) -> None:
    kind, message = form.message()
    if kind is MessageKind.QUESTION:
        conversations.ask(staff, key, found, message)
    else:
        conversations.reply(staff, key, found, message, new_date=form.cleaned_data["new_date"])


def _why_not_closed(staff: Staff, found: Report) -> str:
    """What stands in the way of closing; nothing where it is closed, or may be."""
    if found.state in policies.DONE:
        return ""
    try:
        policies.check_can_close(staff, found)
    except NotAllowed as reason:
        return str(reason)
    return ""


def _form_page(request: HttpRequest, template: str, found: Report, form: Any) -> HttpResponse:
    page = {"form": form, "report": found, **standing_page(inbox=True)}
    return render(request, template, page, status=400 if form.errors else 200)
