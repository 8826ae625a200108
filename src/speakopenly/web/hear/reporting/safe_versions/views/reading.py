"""The stranger's read: only the safe version and its description, and three questions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.safe_versions.crowds import crowd_of
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, this_report
from speakopenly.web.hear.reporting.safe_versions import actions, policies, queries, wording
from speakopenly.web.hear.reporting.safe_versions.actions import ChangedMeanwhile
from speakopenly.web.hear.reporting.safe_versions.forms import StrangerForm
from speakopenly.web.hear.reporting.safe_versions.models import SafeVersion
from speakopenly.web.hear.reporting.safe_versions.views.standing import standing_page
from speakopenly.web.people.staff import Staff


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@for_readers
def stranger(request: HttpRequest, number: str) -> HttpResponse:
    """Read it as somebody who works there would."""
    staff, key, report = this_report(request, number)
    version = queries.version_of(report)
    policies.check_can_read_as_stranger(staff, report, version)
    assert version is not None  # noqa: S101  (the guard has seen to it)
    form = StrangerForm(posted(request), initial={"seen": version.revision})
    if form.is_valid() and _is_read(request, staff, key, report, form):
        return redirect("hear:report", report.number)
    return _page(request, key, report, version, form)


def _is_read(request: HttpRequest, staff: Staff, key: Unlocked, report: Report, form: StrangerForm) -> bool:
    try:
        goes_on = actions.read_as_stranger(
            staff, key, report, seen=form.cleaned_data["seen"], looked=form.looked()
        )
    except (ChangedMeanwhile, NotAllowed) as refusal:
        form.add_error(None, str(refusal))
        return False
    if goes_on:
        messages.success(request, _("The safe version is approved."))
    else:
        messages.success(request, _("Sent back to be made vaguer. Nothing is shared."))
    return True


def _page(
    request: HttpRequest, key: Unlocked, report: Report, version: SafeVersion, form: StrangerForm
) -> HttpResponse:
    body = queries.body_of(version, key)
    crowd = crowd_of(body.description, queries.people_of(report.service))
    page = {
        "report": report,
        "form": form,
        "text": body.confirmed,
        "described": wording.described(body.description),
        "crowd": wording.crowd_line(crowd, body.description),
        **standing_page(report),
    }
    return render(request, "hear/safe_versions/stranger.html", page, status=400 if form.errors else 200)
