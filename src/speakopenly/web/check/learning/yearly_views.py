"""The yearly learning report, made when somebody asks for it and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from speakopenly.core.documents import Document, page_numbers, write_html, write_pdf, write_word
from speakopenly.web.check.learning import policies
from speakopenly.web.check.learning.forms import YearlyForm
from speakopenly.web.check.learning.views import trail
from speakopenly.web.check.learning.yearly import yearly_report, years_offered
from speakopenly.web.forms import posted
from speakopenly.web.people import audit
from speakopenly.web.people.queries import staff_of

WRITERS: Mapping[str, tuple[str, Callable[[Document], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda document: write_html(document, page_numbers(document))),
    "pdf": ("application/pdf", write_pdf),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda document: write_word(document, page_numbers(document)),
    ),
}


@require_http_methods(["GET", "POST"])
def yearly(request: HttpRequest) -> HttpResponse:
    """Choose a year; the report comes as a file."""
    staff = staff_of(request)
    policies.check_can_see_the_whole(staff)
    form = YearlyForm(posted(request), years=years_offered(staff.service))
    if form.is_valid():
        year, ending = form.cleaned_data["year"], form.cleaned_data["ending"]
        audit.record("yearly report made", staff.service, by=staff.user, service=staff.service)
        return _file(yearly_report(staff.service, year), year, ending)
    page = {
        "form": form,
        "heading": _("The yearly learning report"),
        "page_roles": policies.MAY_SEE_THE_WHOLE,
        "trail": trail(),
    }
    return render(request, "check/learning/yearly.html", page, status=400 if form.errors else 200)


def _file(document: Document, year: str, ending: str) -> HttpResponse:
    kind, write = WRITERS[ending]
    answer = HttpResponse(write(document), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="learning-{year}.{ending}"'
    return answer
