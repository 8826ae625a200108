"""Reviews for anyone: the list, one review, and the check whether words are ours. Nothing sent is kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.change.reviews.publication import HTML
from speakopenly.web.change.reviews.publications import queries
from speakopenly.web.people.here import service_here
from speakopenly.web.people.public import public
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications.forms import CheckForm
from speakopenly.web.understand.findings.publications.models import Pack


@public
@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """Every review that is published, the newest edition of each."""
    shown = packs.newest_of_each(queries.published(service_here()))
    return render(request, "change/reviews/public_reviews.html", {"reviews": shown})


@public
@require_GET
def review(request: HttpRequest, review_slug: str) -> HttpResponse:
    """One review: its editions and their files."""
    editions, taken_down = queries.public_pages(review_slug)
    page = {
        "slug": review_slug,
        "editions": [(each, packs.files_of(each, Pack.PUBLIC, queries.NAMES)) for each in editions],
        "taken_down": taken_down,
        "title": (editions or taken_down)[0].title,
    }
    return render(request, "change/reviews/public_review.html", page)


@public
@require_GET
def file(request: HttpRequest, review_slug: str, review_edition: int, review_file: str) -> HttpResponse:
    """One file of the public pack."""
    found = queries.published(service_here()).filter(slug=review_slug, edition=review_edition).first()
    if found is None:
        raise Http404
    return packs.response_of(found, Pack.PUBLIC, review_file, page=HTML)


# The Speak door sets no cookie, so a form here carries no token; this one changes and keeps nothing.
@public
@csrf_exempt
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, review_slug: str) -> HttpResponse:
    """Are these words ours, unchanged?"""
    editions, taken_down = queries.public_pages(review_slug)
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    title = (editions or taken_down)[0].title
    page: dict[str, Any] = {"slug": review_slug, "form": form, "title": title}
    if form.is_bound and form.is_valid():
        page["answer"], page["edition"] = packs.recognise(form, editions, page=HTML)
    return render(request, "change/reviews/public_check.html", page, status=400 if form.errors else 200)
