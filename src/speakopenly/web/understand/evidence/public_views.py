"""Evidence cards for anyone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speakopenly.web.people.public import public
from speakopenly.web.understand.evidence import queries
from speakopenly.web.understand.evidence.showing import figures_of


@public
@require_GET
def cards(request: HttpRequest) -> HttpResponse:
    """Every card by the alphabet. Nothing here can be sorted."""
    return render(request, "understand/evidence/public_list.html", {"cards": queries.public_cards()})


@public
@require_GET
def card(request: HttpRequest, card: str) -> HttpResponse:
    """One card: what is known, how sure somebody is, and what it cannot settle."""
    found = queries.public_card(card)
    page = {
        "card": found.card,
        "figures": figures_of(found.card),
        "judgements": queries.public_judgements(card),
    }
    return render(request, "understand/evidence/public_card.html", page)
