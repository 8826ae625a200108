"""Evidence cards for anyone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people.public import public
from speakopenly.web.understand.evidence import policies, queries
from speakopenly.web.understand.evidence.showing import figures_of

View = Callable[..., HttpResponse]


def outside(view: View) -> View:
    """A page for anyone, where this site shows it to anyone; else there is no such page."""

    @public
    @require_GET
    @wraps(view)
    def seen(request: HttpRequest, **parts: Any) -> HttpResponse:
        try:
            policies.check_is_public()
        except NotAllowed:
            raise Http404 from None
        return view(request, **parts)

    return seen


@outside
def cards(request: HttpRequest) -> HttpResponse:
    """Every card by the alphabet. Nothing here can be sorted."""
    return render(request, "understand/evidence/public_list.html", {"cards": queries.public_cards()})


@outside
def card(request: HttpRequest, card: str) -> HttpResponse:
    """One card: what is known, how sure somebody is, and what it cannot settle."""
    found = queries.public_card(card)
    page = {
        "card": found.card,
        "row": found.row,
        "figures": figures_of(found.card),
        "judgements": queries.public_judgements(card),
    }
    return render(request, "understand/evidence/public_card.html", page)
