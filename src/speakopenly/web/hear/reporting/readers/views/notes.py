"""Save one's own notes, then compare, talk and agree."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.hear.speaking.threads import Author, texts_of
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers import actions, policies, queries
from speakopenly.web.hear.reporting.readers.forms import NotesForm
from speakopenly.web.hear.reporting.readers.showing import shown_notes
from speakopenly.web.hear.reporting.readers.suggesting import Suggested, suggested_factors
from speakopenly.web.hear.reporting.readers.wording import PART, agree_line
from speakopenly.web.hear.reporting.reports import conversations, folding, shown, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.reports.threads import Entry
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, standing_page, this_report
from speakopenly.web.people.staff import Staff


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def notes(request: HttpRequest, number: str) -> HttpResponse:
    """One reader's own notes beside the words; nothing of the other reader's is on this page."""
    staff, key, report = this_report(request, number)
    policies.check_can_note(staff, report)
    thread = _thread(request, staff, key, report)
    own = queries.own_notes(staff, key, report)
    form = NotesForm(posted(request), notes=own, suggested=_suggested(thread))
    if form.is_valid() and "save" in request.POST:
        actions.save_notes(staff, key, report, form.notes())
        messages.success(request, _("Your notes on report %(number)s are saved.") % {"number": report.number})
        return redirect("hear:report", report.number)
    page = _beside(report, thread) | {"form": form, "is_correction": own is not None}
    return render(request, "hear/readers/notes.html", page, status=400 if form.errors else 200)


@require_GET
@for_readers
def factors(request: HttpRequest, number: str) -> HttpResponse:
    """The factors have their place among the notes."""
    _staff, _key, report = this_report(request, number)
    answer = redirect("hear:readers-notes", report.number)
    answer.headers["Location"] += "#factors"
    return answer


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def compare(request: HttpRequest, number: str) -> HttpResponse:
    """Both readers' notes, what to talk about, and the coding they agree on."""
    staff, key, report = this_report(request, number)
    both = queries.both(staff, key, report)
    thread = _thread(request, staff, key, report)
    form = NotesForm(posted(request), notes=both.agreed or both.one)
    may_agree = policies.can_agree(staff, report)
    if may_agree and form.is_valid() and "save" in request.POST:
        actions.agree(staff, key, report, form.notes())
        messages.success(request, _("Written down. The other reader confirms it."))
        return redirect("hear:readers-compare", report.number)
    page = _beside(report, thread) | {
        "form": form if may_agree else None,
        "line": agree_line(both.compared),
        "differ": [PART[name] for name in both.compared.parts],
        "routes": both.compared.routes,
        "readers": [shown_notes(both.one), shown_notes(both.other)],
        "agreed": shown_notes(both.agreed) if both.agreed else None,
        "is_final": both.is_final,
        "may_confirm": policies.can_confirm(staff, report),
    }
    return render(request, "hear/readers/compare.html", page, status=400 if form.errors else 200)


@require_POST
@for_readers
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """The other reader says that this is the coding."""
    staff, key, report = this_report(request, number)
    actions.confirm_agreed(staff, key, report)
    messages.success(
        request, _("Agreed. This is the coding of report %(number)s.") % {"number": report.number}
    )
    return redirect("hear:readers-compare", report.number)


def _thread(request: HttpRequest, staff: Staff, key: Unlocked, report: Report) -> list[Entry]:
    """The words beside the form. Coming to the page counts as opening; sending it does not count again."""
    if request.method == "GET":
        return conversations.read(staff, key, report.number).thread
    return threads.read_thread(report, opener(key))


def _suggested(thread: list[Entry]) -> tuple[Suggested, ...]:
    by_reporter = (entry for entry in thread if entry.author is Author.REPORTER)
    return suggested_factors(text for entry in by_reporter for text in texts_of(entry.body))


def _beside(report: Report, thread: list[Entry]) -> dict[str, Any]:
    return {
        "report": report,
        "entries": shown.shown(thread),
        "is_folded": folding.is_folded(report, thread),
        **standing_page(inbox=True),
    }
