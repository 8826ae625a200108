"""Pages of drafts that go back, for those who work here: send, say why not, read, answer, name people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.public_path import WELSH, Speaking
from speakopenly.web.understand.findings.views import here as findings_here
from speakopenly.web.understand.member_checks import actions, gates, policies, printing, queries
from speakopenly.web.understand.member_checks.forms import SendForm, WhyNotForm
from speakopenly.web.understand.member_checks.models import Round
from speakopenly.web.understand.themes.queries import exercises_read


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise asked for. Raises NotAllowed or Http404."""
    policies.check_can_enter(staff_of(request))
    return findings_here(request, slug)


@require_GET
def member_checks(request: HttpRequest) -> HttpResponse:
    """The exercises whose drafts go back."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    listed = [(each, gates.newest_round(each)) for each, _understanding in exercises_read(staff)]
    page = {"exercises": listed, "roles": policies.MAY_SEE, "trail": trail()[:1]}
    return render(request, "understand/member_checks/all.html", page)


@require_GET
def member_check(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the draft of one exercise stands."""
    return _overview(request, slug)


@require_POST
@cache_control(no_store=True)
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the draft round. The slips are in the answer: their codes are kept nowhere."""
    staff, exercise = here(request, slug)
    policies.check_can_send(staff, exercise)
    form = SendForm(request.POST)
    if not form.is_valid():
        return _overview(request, slug, form=form)
    try:
        round, slips = actions.send(exercise=exercise, by=staff, days=form.days(), asked=form.asked())
    except BadInput as refusal:
        form.add_error(None, str(refusal))
        return _overview(request, slug, form=form)
    page = {
        "exercise": exercise,
        "round": round,
        "slips": [(each, addresses(request, each.audience.link)) for each in slips],
        "roles": policies.MAY_SEND,
        "trail": trail(exercise),
    }
    return render(request, "understand/member_checks/slips.html", page)


@require_http_methods(["GET", "POST"])
def why_not(request: HttpRequest, slug: str) -> HttpResponse:
    """Say why the draft does not go back."""
    staff, exercise = here(request, slug)
    policies.check_can_decide(staff, exercise)
    form = WhyNotForm(posted(request), initial={"why": gates.why_not_sent(exercise)})
    if form.is_valid():
        actions.say_why_not(exercise=exercise, by=staff, why=form.cleaned_data["why"])
        messages.success(request, _("Saved. The report prints it."))
        return redirect("understand:member-check", slug)
    page = {"form": form, "exercise": exercise, "roles": policies.MAY_SEND, "trail": trail(exercise)}
    status = 400 if form.errors else 200
    return render(request, "understand/member_checks/why_not.html", page, status=status)


def trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    """Where one is."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Drafts that go back"), "address": reverse("understand:member-checks")},
    ]
    if exercise is not None:
        address = reverse("understand:member-check", args=[exercise.slug])
        steps.append({"name": exercise.title, "address": address})
    return steps


def addresses(request: HttpRequest, link: UUID) -> dict[str, str]:
    """Where somebody with a slip goes, in both languages: at the Speak door, wherever that stands."""
    return {
        language: at_the_speak_door(request, "member-draft", link=link, **parts)
        for language, parts in (("en", Speaking().in_path), ("cy", Speaking(WELSH).in_path))
    }


def _overview(request: HttpRequest, slug: str, *, form: SendForm | None = None) -> HttpResponse:
    staff, exercise = here(request, slug)
    round = gates.newest_round(exercise)
    page: dict[str, Any] = {
        "exercise": exercise,
        "edition": gates.edition_to_come(exercise),
        "waits": gates.what_waits(exercise),
        "can_be_asked": gates.can_be_asked(exercise),
        "why_not": gates.why_not_sent(exercise),
        "form": form or SendForm(),
        "may_send": policies.can_send(staff, exercise),
        "may_decide": policies.can_decide(staff, exercise),
        "may_read": policies.can_read(staff, exercise),
        "roles": policies.MAY_SEE,
        "trail": trail()[:2],
        **(_of_round(request, staff, round) if round else {}),
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "understand/member_checks/one.html", page, status=status)


def _of_round(request: HttpRequest, staff: Staff, round: Round) -> dict[str, Any]:
    return {
        "round": round,
        "asked": sum(each.asked for each in round.audiences.all()),
        "answered": queries.how_many_answered(round),
        "groups": printing.groups(round),
        "links": [(each, addresses(request, each.link)) for each in round.audiences.all()],
        "may_answer": policies.can_answer(staff, round),
    }
