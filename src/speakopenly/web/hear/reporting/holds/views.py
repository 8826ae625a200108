"""The pages of legal holds: greet, call one query or one action, answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.hear.keyring import policies as keyring
from speakopenly.web.hear.keyring import unlocking
from speakopenly.web.hear.keyring.unlocking import needs_unlock
from speakopenly.web.hear.reporting.holds import actions, policies, queries
from speakopenly.web.hear.reporting.holds.forms import EVERYTHING, AgreeForm, HoldForm, ReviewForm
from speakopenly.web.hear.reporting.holds.models import Hold, HoldReason
from speakopenly.web.people.queries import staff_of


@require_GET
def holds(request: HttpRequest) -> HttpResponse:
    """Every hold of this service."""
    page = {"holds": queries.holds_for(staff_of(request))}
    return _page(request, "holds.html", page, at_holds=True)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Propose a hold."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    form = HoldForm(request.POST or None, initial={"reason": request.GET.get("reason", "")})
    if form.is_valid() and (made := _propose(request, form)) is not None:
        messages.success(request, _("The hold waits for a second person. Nothing is held before they agree."))
        return redirect("hear:hold", made.pk)
    return _page(request, "new.html", {"form": form}, status=400 if form.errors else 200)


@require_GET
def hold(request: HttpRequest, ident: UUID) -> HttpResponse:
    """One hold, and what this person may do about it."""
    return _hold_page(request, queries.one(staff_of(request), ident))


@needs_unlock
@require_GET
def note(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Why it was placed, in somebody's own words."""
    staff = staff_of(request)
    found = queries.one(staff, ident)
    opened = unlocking.unlocked(request)
    assert opened is not None  # noqa: S101  (needs_unlock has seen to it)
    return _hold_page(request, found, note=actions.read_note(by=staff, unlocked=opened, hold=found))


@require_POST
def agree(request: HttpRequest, ident: UUID) -> HttpResponse:
    """The second person agrees."""
    staff = staff_of(request)
    form = AgreeForm(request.POST)
    form.is_valid()
    also_unsafe = form.cleaned_data.get("also_unsafe", False)
    actions.agree(by=staff, hold=queries.one(staff, ident), also_unsafe=also_unsafe)
    return _done(request, ident, _("The hold is in force. Nothing it covers is erased until it is lifted."))


@require_POST
def decline(request: HttpRequest, ident: UUID) -> HttpResponse:
    """The second person does not agree."""
    staff = staff_of(request)
    actions.decline(by=staff, hold=queries.one(staff, ident))
    return _done(request, ident, _("The hold was not agreed to. Nothing is held."))


@require_POST
def review(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Somebody has looked, and it is still needed."""
    staff = staff_of(request)
    found = queries.one(staff, ident)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _hold_page(request, found, review=form, status=400)
    actions.review(by=staff, hold=found, again_on=form.cleaned_data["again_on"])
    return _done(request, ident, _("The hold goes on."))


@require_POST
def ask_to_lift(request: HttpRequest, ident: UUID) -> HttpResponse:
    """Somebody says that it has had its time."""
    staff = staff_of(request)
    actions.ask_to_lift(by=staff, hold=queries.one(staff, ident))
    return _done(request, ident, _("Lifting it waits for a second person. Until then it is in force."))


@require_POST
def lift(request: HttpRequest, ident: UUID) -> HttpResponse:
    """The second person lifts it."""
    staff = staff_of(request)
    actions.lift(by=staff, hold=queries.one(staff, ident))
    return _done(request, ident, _("The hold is lifted. What is past its time is erased tonight."))


@require_POST
def keep(request: HttpRequest, ident: UUID) -> HttpResponse:
    """The second person keeps it."""
    staff = staff_of(request)
    actions.keep(by=staff, hold=queries.one(staff, ident))
    return _done(request, ident, _("The hold goes on."))


def _propose(request: HttpRequest, form: HoldForm) -> Hold | None:
    staff, told = staff_of(request), form.cleaned_data
    report = None
    if told["what"] != EVERYTHING:
        report = queries.report_to_hold(staff, told["number"])
        if report is None:
            form.add_error("number", _("There is no report of this number."))
            return None
    try:
        return actions.propose(
            by=staff,
            report=report,
            reason=HoldReason(told["reason"]),
            note=told["note"],
            review_on=told["review_on"],
            unsafe_because=told["unsafe_because"],
        )
    except SpeakOpenlyError as refusal:
        form.add_error("number" if report is not None else None, str(refusal))
        return None


def _hold_page(request: HttpRequest, found: Hold, *, status: int = 200, **more: Any) -> HttpResponse:
    staff = staff_of(request)
    page = {
        "hold": found,
        "can_answer": policies.can_answer(staff, found),
        "can_ask_to_lift": policies.can_ask_to_lift(staff, found),
        "can_lift": policies.can_lift(staff, found),
        "can_review": policies.can_review(staff, found),
        "can_read_note": found.case_key_id is not None and keyring.can_hold(staff),
        "agree": AgreeForm(),
        "review": ReviewForm(),
    }
    return _page(request, "hold.html", page | more, status=status)


def _done(request: HttpRequest, ident: UUID, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("hear:hold", ident)


def _page(
    request: HttpRequest, name: str, page: dict[str, Any], *, status: int = 200, at_holds: bool = False
) -> HttpResponse:
    trail = [{"name": _("Hear"), "address": reverse("section-hear")}]
    if not at_holds:
        trail.append({"name": _("Legal holds"), "address": reverse("hear:holds")})
    page |= {"roles": policies.MAY_HOLD, "trail": trail}
    return render(request, f"hear/holds/{name}", page, status=status)
