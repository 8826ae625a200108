"""Pages of agreement rounds for staff: prepare one, choose, open it, close it early, see what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import BadInput
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.rounds import actions, closing, policies, queries, showing
from speakopenly.web.understand.rounds.forms import CloseEarlyForm, OpenForm, RoundForm, StatementsForm
from speakopenly.web.understand.rounds.models import AgreementRound

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round, the newest first."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "rounds": queries.rounds_for(staff),
        "may_prepare": policies.can_prepare(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "understand/rounds/all.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Prepare a round."""
    staff = staff_of(request)
    policies.check_can_prepare(staff)
    form = RoundForm(posted(request), exercises=hear.exercises_for(staff))
    if form.is_valid():
        try:
            return to(actions.prepare(by=staff, said=form.cleaned_data))
        except BadInput as refusal:
            form.add_error("slug", str(refusal))
    return _form(request, form, _("Prepare an agreement round"), trail())


@require_GET
def one(request: HttpRequest, round_slug: str) -> HttpResponse:
    """One round. While people vote, no number is shown."""
    staff, found = here(request, round_slug)
    is_shown = policies.is_shown(found)
    page = {
        "round": found,
        "statements": queries.statements_of(found),
        "address": at_the_speak_door(request, "round", round_slug=found.slug),
        "takes_votes": policies.takes_votes(found),
        "is_shown": is_shown,
        "can_change": policies.can_change(staff, found),
        "can_open": policies.can_open(staff, found),
        "can_close_early": policies.can_close_early(staff, found),
        "why_early": showing.why_early(found),
        "results": showing.results_page(found) if is_shown else None,
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "understand/rounds/one.html", page)


@get_or_post
def statements(request: HttpRequest, round_slug: str) -> HttpResponse:
    """Choose what is voted on."""
    staff, found = here(request, round_slug)
    policies.check_can_change(staff, found)
    chosen = [str(each.passage_id) for each in queries.statements_of(found)]
    offered = queries.offered_in(found.exercise)
    form = StatementsForm(posted(request), offered=offered, initial={"passages": chosen})
    if form.is_valid():
        try:
            wanted = [UUID(each) for each in form.cleaned_data["passages"]]
            actions.choose(found=found, by=staff, passages=wanted)
            return to(found)
        except BadInput as refusal:
            form.add_error("passages", str(refusal))
    said = _("Only words whose speakers let us quote them, without names, numbers or anything hidden.")
    return _form(request, form, _("Choose what people vote on"), trail(found), said=said)


@get_or_post
def open_it(request: HttpRequest, round_slug: str) -> HttpResponse:
    """Read each statement, and open the round."""
    staff, found = here(request, round_slug)
    policies.check_can_open(staff, found)
    form = OpenForm(posted(request))
    if form.is_valid():
        actions.open_to_all(found=found, by=staff)
        return to(found)
    return _form(request, form, _("Read and open"), trail(found), statements=queries.statements_of(found))


@get_or_post
def close_early(request: HttpRequest, round_slug: str) -> HttpResponse:
    """Take no more votes, for a reason that everybody reads."""
    staff, found = here(request, round_slug)
    policies.check_can_close_early(staff, found)
    form = CloseEarlyForm(posted(request))
    if form.is_valid():
        closing.close_early(found=found, by=staff, why=form.cleaned_data["why"])
        return to(found)
    said = _(
        "Nobody can vote after this, and the round never opens again. Everybody who comes to it reads why."
    )
    return _form(request, form, _("Close before the last day"), trail(found), said=said, button=_("Close it"))


def here(request: HttpRequest, slug: str) -> tuple[Staff, AgreementRound]:
    """Who asks, and the round asked for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.round_of(slug, staff)


def to(found: AgreementRound) -> HttpResponse:
    """Back to the page of the round."""
    return redirect("understand:round", found.slug)


def trail(found: AgreementRound | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Agreement rounds"), "address": reverse("understand:rounds")},
    ]
    if found is not None:
        steps.append({"name": found.name, "address": reverse("understand:round", args=[found.slug])})
    return steps


def _form(
    request: HttpRequest, form: Any, heading: str, steps: list[dict[str, str]], **more: Any
) -> HttpResponse:
    page = {"form": form, "heading": heading, "trail": steps, "roles": policies.MAY_PREPARE, **more}
    return render(request, "understand/rounds/form.html", page, status=400 if form.errors else 200)
