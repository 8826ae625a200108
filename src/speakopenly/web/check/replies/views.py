"""Pages of replies that are read: what is owed, one reply, how it will look, and the second signature."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.check.replies import missing_in_all
from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.replies import actions, evidence, owing, policies, queries, ways
from speakopenly.web.check.replies.forms import SignForm
from speakopenly.web.check.replies.models import Edition, EditionState, Reply
from speakopenly.web.check.replies.policies import WHAT_IS_MISSING
from speakopenly.web.check.replies.texts import own_words, said_in
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand import language

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def replies(request: HttpRequest) -> HttpResponse:
    """What is owed, oldest first; then every reply, the newest first."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    every = [(each, queries.newest_of(each)) for each in queries.replies_for(staff)]
    figures = owing.figures_for(staff.service)
    page = {
        "owed": owing.still_owed(staff.service),
        "figures": figures,
        "share": None if figures.share_in_time is None else round(100 * figures.share_in_time),
        "replies": every,
        "exercises": hear.exercises_for(staff),
        "may_write": policies.can_write(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "check/replies/replies.html", page)


@require_GET
def reply(request: HttpRequest, reply_number: int) -> HttpResponse:
    """One reply: what is missing, from when it may appear, and the ways it is written in."""
    staff, found, edition = here(request, reply_number)
    can_ask = policies.can_ask(staff, edition)
    page = {
        "reply": found,
        "edition": edition,
        "rests": language.look_at(own_words(edition)) if can_ask else None,
        "ready": queries.how_ready(edition),
        "ways": ways.listed(edition),
        "missing": _missing(edition),
        "quiet_until": None if evidence.may_be_seen(edition) else evidence.quiet_until(edition),
        "fixed_on": evidence.fixed_on(edition),
        "alone": _why_not_alone(found),
        "behind": evidence.behind(found),
        "is_out": edition.state == EditionState.OUT,
        "earlier": found.editions.exclude(pk=edition.pk),
        "joined": found.joined.all(),
        "can_change": policies.can_change(staff, edition),
        "can_ask": can_ask,
        "can_read_to_sign": policies.can_read_to_sign(staff, edition),
        "can_begin_next": policies.can_begin_next(staff, found),
        "can_join": policies.can_join(staff, found),
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "check/replies/reply.html", page)


@require_GET
def preview(request: HttpRequest, reply_number: int) -> HttpResponse:
    """How it will look to everybody, in each way it is written."""
    _staff, found, edition = here(request, reply_number)
    return _reading_page(request, "check/replies/preview.html", found, edition)


@get_or_post
def sign(request: HttpRequest, reply_number: int) -> HttpResponse:
    """Read all of it, then sign it or send it back."""
    staff, found, edition = here(request, reply_number)
    policies.check_can_read_to_sign(staff, edition)
    form = SignForm(posted(request))
    if form.is_valid():
        try:
            if form.cleaned_data["choice"] == "back":
                actions.send_back(edition=edition, by=staff, because=form.cleaned_data["because"])
            else:
                actions.sign(edition=edition, by=staff)
        except NotAllowed as refusal:
            form.add_error("choice", str(refusal))
        else:
            return to(found)
    more = {"form": form, "behind": evidence.behind(found), "fixed_on": evidence.fixed_on(edition)}
    return _reading_page(request, "check/replies/sign.html", found, edition, **more)


def here(request: HttpRequest, reply_number: int) -> tuple[Staff, Reply, Edition]:
    """Who asks, the reply they ask for, and its newest edition. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    found = queries.reply_for(staff, reply_number)
    return staff, found, queries.newest_of(found)


def trail(found: Reply | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("Public replies"), "address": reverse("check:replies")},
    ]
    if found is not None:
        name = _("Reply %(number)s") % {"number": found.number}
        steps.append({"name": name, "address": reverse("check:reply", args=[found.number])})
    return steps


def to(found: Reply) -> HttpResponse:
    """Back to the page of a reply."""
    return redirect("check:reply", found.number)


def _reading_page(
    request: HttpRequest, template: str, found: Reply, edition: Edition, **more: Any
) -> HttpResponse:
    page = {
        "reply": found,
        "edition": edition,
        "ways": [each for each in ways.listed(edition) if each.words is not None],
        "roles": policies.MAY_SEE,
        "trail": trail(found),
        **more,
    }
    bound = more.get("form")
    return render(request, template, page, status=400 if bound is not None and bound.errors else 200)


def _missing(edition: Edition) -> list[Any]:
    gaps = missing_in_all(said_in(edition), look_by=edition.look_by, today=timezone.localdate())
    return [] if edition.state == EditionState.OUT else [WHAT_IS_MISSING[each] for each in gaps]


def _why_not_alone(found: Reply) -> str:
    try:
        policies.check_answers_no_one_alone(found)
    except NotAllowed as refusal:
        return str(refusal)
    return ""
