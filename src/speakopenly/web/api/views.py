"""The OpenAPI document, and the page that lists the addresses for people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from speakopenly.web.api.answering import as_json, check_asked, for_anybody
from speakopenly.web.api.document import document
from speakopenly.web.api.problems import FROM
from speakopenly.web.people.public import public


def _document(request: HttpRequest) -> HttpResponse:
    check_asked(request.GET)
    return as_json(document())


openapi = for_anybody(_document)


@public
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """What there is, in words, made from the document."""
    made = document()
    page: dict[str, Any] = {
        "what_it_is": made["info"]["description"],
        "document_at": reverse("api-document"),
        "groups": _groups(made),
    }
    return render(request, "api/page.html", page)


def _groups(made: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    reads = [(path, item["get"]) for path, item in made["paths"].items()]
    return [
        (tag["name"], [_told(path, read) for path, read in reads if tag["name"] in read["tags"]])
        for tag in made["tags"]
    ]


def _told(path: str, read: dict[str, Any]) -> dict[str, Any]:
    """An address as the page shows it; one that asks for nothing can be followed."""
    asks_for = [each for each in read["parameters"] if each["in"] == "path"]
    return {
        "path": f"{FROM.rstrip('/')}{path}",
        "summary": read["summary"],
        "asks_for": [(each["name"], each["description"]) for each in asks_for],
        "is_list": len(asks_for) < len(read["parameters"]),
    }
