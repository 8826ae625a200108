"""Reports for anyone: the list, one report, and the check whether words are ours. Nothing sent is kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.understand.findings.publication import HTML
from speakopenly.web.people.here import service_here
from speakopenly.web.people.public import public
from speakopenly.web.understand.findings.publications import packs, queries
from speakopenly.web.understand.findings.publications.forms import CheckForm
from speakopenly.web.understand.findings.publications.models import Pack


@public
@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """Every report that is published, the newest edition of each."""
    shown = packs.newest_of_each(queries.published(service_here()))
    return render(request, "understand/reports.html", {"reports": shown})


@public
@require_GET
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """One report: its editions and their files."""
    editions, taken_down = queries.public_pages(slug)
    listed = [(each, packs.files_of(each, Pack.PUBLIC, queries.NAMES)) for each in editions]
    page = {
        "slug": slug,
        "editions": listed,
        "taken_down": taken_down,
        "title": (editions or taken_down)[0].title,
    }
    return render(request, "understand/report.html", page)


@public
@require_GET
def file(request: HttpRequest, slug: str, edition: int, name: str) -> HttpResponse:
    """One file of the public pack."""
    found = queries.published(service_here()).filter(slug=slug, edition=edition).first()
    if found is None:
        raise Http404
    return packs.response_of(found, Pack.PUBLIC, name, page=HTML)


# The Speak door sets no cookie, so a form here carries no token; this one changes and keeps nothing.
@public
@csrf_exempt
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Are these words ours, unchanged?"""
    editions, _taken_down = queries.public_pages(slug)
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    page: dict[str, Any] = {"slug": slug, "form": form, "title": (editions or _taken_down)[0].title}
    if form.is_bound and form.is_valid():
        page["answer"], page["edition"] = packs.recognise(form, editions, page=HTML)
    return render(request, "understand/check.html", page, status=400 if form.errors else 200)
