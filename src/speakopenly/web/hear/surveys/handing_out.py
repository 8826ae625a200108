"""Handing a survey out and taking one in: one-time codes, paper, and forms of other programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from speakopenly.core.documents import write_paper_form, write_slips
from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import (
    CodeKind,
    NotReadyToOpen,
    Version,
    paper_form,
    read_xlsform,
    slip_words,
    write_xlsform,
)
from speakopenly.web.forms import posted
from speakopenly.web.hear.surveys import actions, policies, queries
from speakopenly.web.hear.surveys.forms import BringInForm, CodesForm, PaperForm
from speakopenly.web.hear.surveys.views import builds, change_it, form_page, place, survey_of
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.public_path import Speaking


@never_cache
@change_it
def codes(request: HttpRequest, slug: str) -> HttpResponse:
    """Make one-time codes, and show them this once, to print, as slips to cut apart, or as a file."""
    staff, found = builds(request, slug)
    policies.check_can_make_codes(staff, found)
    form = CodesForm(posted(request))
    if not form.is_valid():
        used, unused = queries.codes(found)
        return form_page(request, found, form, _("One-time codes"), used=used, unused=unused, is_codes=True)
    said = form.cleaned_data
    made = actions.make_codes(survey=found, by=staff, number=said["number"], kind=CodeKind(said["kind"]))
    written = [code.written for code in made]
    if request.POST.get("as") == "csv":
        return _file("\r\n".join(["code", *written]).encode(), "text/csv", f"{slug}-codes.csv")
    if request.POST.get("as") == "pdf":
        words = slip_words(queries.as_it_would_open(found), _addresses(request, slug))
        return _file(write_slips(words, written), "application/pdf", f"{slug}-slips.pdf")
    return render(request, "hear/surveys/codes_made.html", {"codes": written, **place(found)})


@change_it
def bring_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a questionnaire from another program, whole or not at all, and say what could not be taken."""
    staff, found = builds(request, slug)
    form = BringInForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            asked, notes = read_xlsform(file.read(), file.name)
            actions.change(survey=found, by=staff, how=lambda _now: asked, groups=())
        except BadInput as refusal:
            form.add_error("file", str(refusal))
        else:
            return render(request, "hear/surveys/brought_in.html", {"notes": notes, **place(found)})
    return form_page(request, found, form, _("Bring in an XLSForm"), is_file=True)


@require_GET
def xlsform(request: HttpRequest, slug: str) -> HttpResponse:
    """The questionnaire for other programs."""
    _staff, found = survey_of(request, slug)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(write_xlsform(queries.as_it_would_open(found)), kind, f"{slug}-xlsform.xlsx")


@change_it
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on paper, in one version."""
    _staff, found = builds(request, slug)
    asked = queries.as_it_would_open(found)
    form = PaperForm(posted(request), asked=asked)
    if form.is_valid():
        version = Version(form.cleaned_data["version"])
        try:
            pdf = write_paper_form(paper_form(asked, version, hand_in=form.cleaned_data["hand_in"]))
        except (BadInput, NotReadyToOpen) as refusal:
            form.add_error("version", str(refusal))
        else:
            return _file(pdf, "application/pdf", f"{slug}-{version}.pdf")
    return form_page(request, found, form, _("The form on paper"))


def _addresses(request: HttpRequest, slug: str) -> dict[str, str]:
    """Where people answer, by the language of the page they meet there."""
    return {
        language: at_the_speak_door(request, "listen-about", slug=slug, **Speaking(spoken).in_path)
        for language, spoken in queries.PLAN_CODES.items()
    }


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
