"""What would be public of a recommendation, to be looked at, asked for, signed and taken back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speakopenly.web.change.recommendations import actions, releasing
from speakopenly.web.change.recommendations.forms import LetOutForm
from speakopenly.web.change.recommendations.kept import record_of
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.recommendations.printing import line_of, record_in, small_counts_of
from speakopenly.web.change.recommendations.views import form_page, here
from speakopenly.web.forms import posted
from speakopenly.web.people.staff import Staff


@require_GET
def look(request: HttpRequest, recommendation: int) -> HttpResponse:
    """What is public of it, what waits, and what would be public if it were asked for now."""
    staff, found = here(request, recommendation)
    return _page(request, staff, found, None)


@require_POST
def ask(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Ask a second person to let it out; small counts were looked at first."""
    staff, found = here(request, recommendation)
    releasing.check_can_ask(staff, found)
    form = LetOutForm(posted(request), found=small_counts_of(record_of(found)))
    if not form.is_valid():
        return _page(request, staff, found, form)
    actions.ask(recommendation=found, by=staff)
    return redirect("change:recommendation-public", found.number)


@require_POST
def sign(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Sign what waits; from now on anybody may read it."""
    staff, found = here(request, recommendation)
    waiting = releasing.waiting_of(found)
    releasing.check_something_waits(staff, waiting)
    assert waiting is not None  # noqa: S101  (checked in the line above)
    form = LetOutForm(posted(request), found=small_counts_of(record_in(waiting)))
    if not form.is_valid():
        return _page(request, staff, found, form)
    actions.sign(waiting=waiting, by=staff)
    return redirect("change:recommendation-public", found.number)


@require_POST
def take_back(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Take down whatever is public of it, and what waits."""
    staff, found = here(request, recommendation)
    actions.take_back(recommendation=found, by=staff)
    return redirect("change:recommendation-public", found.number)


def _page(request: HttpRequest, staff: Staff, found: Recommendation, form: LetOutForm | None) -> HttpResponse:
    waiting, public = releasing.waiting_of(found), releasing.public_of(found)
    record = record_in(waiting) if waiting else record_of(found)
    counts = small_counts_of(record)
    more = {
        "waiting": waiting, "public": public, "counts": counts,
        "line": line_of(record, found),
        "is_behind": public is not None and bytes(public.frozen) != record_of(found).to_bytes(),
        "why_not": releasing.why_not_ask(staff, found),
        "may_ask": releasing.can_ask(staff, found),
        "may_sign": waiting is not None and releasing.can_sign(staff, waiting),
        "may_take_back": releasing.can_take_back(staff, found),
    }  # fmt: skip
    asked = form or LetOutForm(found=counts)
    return form_page(request, found, asked, _("What is public of it"), "", "release", **more)
