"""Examinations for anyone: the list, one, and the check whether words are ours. Nothing sent is kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.check.examination.publication import HTML
from speakopenly.web.check.examination.publications import queries
from speakopenly.web.people.here import service_here
from speakopenly.web.people.public import public
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications.forms import CheckForm
from speakopenly.web.understand.findings.publications.models import Pack


@public
@require_GET
def examinations(request: HttpRequest) -> HttpResponse:
    """Every examination that is published, the newest edition of each, by the day it came out."""
    shown = packs.newest_of_each(queries.published(service_here()))
    return render(request, "check/examination/public_examinations.html", {"examinations": shown})


@public
@require_GET
def examination(request: HttpRequest, examination_slug: str) -> HttpResponse:
    """One examination: its editions and their files."""
    editions = queries.public_pages(examination_slug)
    page = {
        "slug": examination_slug,
        "editions": [(each, packs.files_of(each, Pack.PUBLIC, queries.NAMES)) for each in editions],
        "title": editions[0].title,
        "body": editions[0].examination.body,
    }
    return render(request, "check/examination/public_examination.html", page)


@public
@require_GET
def file(
    request: HttpRequest, examination_slug: str, examination_edition: int, examination_file: str
) -> HttpResponse:
    """One file of the public pack."""
    found = (
        queries.published(service_here()).filter(slug=examination_slug, edition=examination_edition).first()
    )
    if found is None:
        raise Http404
    return packs.response_of(found, Pack.PUBLIC, examination_file, page=HTML)


# The Speak door sets no cookie, so a form here carries no token; this one changes and keeps nothing.
@public
@csrf_exempt
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, examination_slug: str) -> HttpResponse:
    """Are these words ours, unchanged?"""
    editions = queries.public_pages(examination_slug)
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    page: dict[str, Any] = {"slug": examination_slug, "form": form, "title": editions[0].title}
    if form.is_bound and form.is_valid():
        page["answer"], page["edition"] = packs.recognise(form, editions, page=HTML)
    return render(request, "check/examination/public_check.html", page, status=400 if form.errors else 200)
