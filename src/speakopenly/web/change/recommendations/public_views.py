"""What is recommended and where it stands, for anyone."""

from __future__ import annotations

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speakopenly.web.change.recommendations import queries
from speakopenly.web.change.recommendations.printing import line_of, record_in
from speakopenly.web.people.here import service_here
from speakopenly.web.people.public import public

ON_A_PAGE: Final = 15
"""So many long ones still weigh less than 50 KB."""


@public
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """What was recommended, what it takes, where it stands, and letters with their answer or silence."""
    pages = Paginator(queries.public_ones(service_here()), ON_A_PAGE)
    page_obj = pages.get_page(request.GET.get("page"))
    lines = [line_of(record_in(each), each.recommendation) for each in page_obj]
    return render(request, "change/recommendations/changes.html", {"lines": lines, "page_obj": page_obj})
