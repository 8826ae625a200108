"""The page of a report that is not published: shown where it is put together, else a button for that."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies
from speakopenly.web.understand.findings.pages import report_page
from speakopenly.web.understand.findings.previews import actions, queries
from speakopenly.web.understand.findings.publications.models import Publication


def show(
    request: HttpRequest,
    staff: Staff,
    exercise: Exercise,
    trail: list[dict[str, str]],
    *,
    draft: Publication | None = None,
) -> HttpResponse:
    """The report as it is put together, or the way to it. Whoever may see it was asked before."""
    if request.method == "POST":
        job = actions.ask_for(exercise=exercise, draft=draft, by=staff, leads_to=request.path)
        return redirect("job", job.pk)
    known = queries.preview_of(exercise, draft)
    is_present = known is not None and known.mark == queries.mark_of(exercise, draft)
    if known is not None and is_present and known.page:
        return report_page(bytes(known.page))
    if known is not None and is_present and known.is_coming:
        return redirect("job", known.job_id)
    page: dict[str, Any] = {
        "exercise": exercise,
        "draft": draft,
        "has_changed": known is not None and not is_present,
        "roles": policies.MAY_SEE,
        "trail": trail,
    }
    return render(request, "understand/preview.html", page)
