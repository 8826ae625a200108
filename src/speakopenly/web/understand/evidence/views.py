"""Pages of evidence cards at work: read, write, judge how sure, sign. Nothing can be sorted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.understand.evidence import actions, policies, queries
from speakopenly.web.understand.evidence.forms import CardForm, JudgeForm, initial_of
from speakopenly.web.understand.evidence.queries import Held
from speakopenly.web.understand.evidence.showing import figures_of

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def cards(request: HttpRequest) -> HttpResponse:
    """Every card by the alphabet."""
    staff = staff_of(request)
    page = {
        "cards": queries.cards_for(staff),
        "may_write": policies.can_write(staff),
        "page_roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "understand/evidence/cards.html", page)


@require_GET
def card(request: HttpRequest, card: str) -> HttpResponse:
    """One card, with what was judged of it and whether the public reads it."""
    staff = staff_of(request)
    held = queries.card_for(staff, card)
    row = held.row
    judged = queries.judgements_for(staff, card)
    page = {
        "held": held,
        "card": held.card,
        "figures": figures_of(held.card),
        "judged": [(each, policies.can_sign(staff, each)) for each in judged],
        "may_judge": policies.can_write(staff),
        "may_change": row is not None and policies.can_change(staff, row),
        "may_sign": row is not None and policies.can_sign(staff, row),
        "may_take_back": row is not None and policies.can_take_back(staff, row),
        "page_roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "understand/evidence/card.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Write a card."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    form = CardForm(posted(request))
    if form.is_valid():
        made = actions.write_card(by=staff, slug=form.slug, said=form.said)
        messages.success(request, _("Saved. The public reads it when somebody else has signed it."))
        return redirect("understand:evidence-card", made.slug)
    return _form_page(request, form, _("Write a card"))


@get_or_post
def write(request: HttpRequest, card: str) -> HttpResponse:
    """Write a card of the service's own anew."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    row = queries.own_card_for(staff, card)
    policies.check_can_change(staff, row)
    form = CardForm(posted(request), card=row, initial=initial_of(row))
    if form.is_valid():
        actions.rewrite_card(card=row, by=staff, said=form.said)
        messages.success(request, _("Saved. The public reads it when somebody else has signed it."))
        return redirect("understand:evidence-card", row.slug)
    return _form_page(request, form, _("Write this card anew"), Held(queries.card_in(row), row))


@get_or_post
def judge(request: HttpRequest, card: str) -> HttpResponse:
    """Say how sure you are of a card, and why."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    held = queries.card_for(staff, card)
    form = JudgeForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        actions.judge(card=card, by=staff, certainty=given["certainty"], why=given["why"])
        messages.success(request, _("Saved, with your role and the day."))
        return redirect("understand:evidence-card", card)
    return _form_page(request, form, _("How sure are you?"), held)


@require_POST
def sign(request: HttpRequest, card: str) -> HttpResponse:
    """Let the public read a card."""
    staff = staff_of(request)
    actions.sign_card(card=queries.own_card_for(staff, card), by=staff)
    messages.success(request, _("Signed. Anybody may read it now."))
    return redirect("understand:evidence-card", card)


@require_POST
def take_back(request: HttpRequest, card: str) -> HttpResponse:
    """Take a card back from the public."""
    staff = staff_of(request)
    actions.take_back(card=queries.own_card_for(staff, card), by=staff)
    messages.success(request, _("Taken back. Nobody outside reads it."))
    return redirect("understand:evidence-card", card)


@require_POST
def sign_judgement(request: HttpRequest, judged_id: UUID) -> HttpResponse:
    """Let the public read how sure somebody is, and why."""
    staff = staff_of(request)
    judged = queries.judgement_for(staff, judged_id)
    actions.sign_judgement(judged=judged, by=staff)
    messages.success(request, _("Signed. Anybody may read it now."))
    return redirect("understand:evidence-card", judged.card)


def trail(held: Held | None = None) -> list[dict[str, str]]:
    """The way to these pages."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Evidence"), "address": reverse("understand:evidence")},
    ]
    if held is not None:
        address = reverse("understand:evidence-card", args=[held.card.slug])
        steps.append({"name": held.card.name, "address": address})
    return steps


def _form_page(request: HttpRequest, form: Any, heading: str, held: Held | None = None) -> HttpResponse:
    page = {
        "form": form,
        "heading": heading,
        "card": held.card if held else None,
        "page_roles": policies.MAY_WRITE,
        "trail": trail(held),
    }
    return render(request, "understand/evidence/form.html", page, status=400 if form.errors else 200)
