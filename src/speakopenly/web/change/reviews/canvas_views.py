"""Writing on the canvas: a box, a condition, the passages behind it. The guard stands beside every draft."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.change.reviews import BOXES, CONDITIONS, Box, Condition, Direction
from speakopenly.core.errors import BadInput
from speakopenly.web.change.reviews import actions, behind, guard, policies, queries
from speakopenly.web.change.reviews.forms import BoxForm, ConditionForm, PassagesForm
from speakopenly.web.change.reviews.models import Direction as Way
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.reviews.views import form_page, get_or_post, here, member, to
from speakopenly.web.forms import posted
from speakopenly.web.people.staff import Staff

LOOK = "look"
"""The button that has the guard look and keeps nothing."""


@get_or_post
def box(request: HttpRequest, review_number: int, box: str) -> HttpResponse:
    """Write one box; the guard marks it on saving, or on asking, and never keeps it from being saved."""
    staff, found = _to_write(request, review_number)
    which = member(Box, box)
    now = queries.box_of(found, which)
    form = BoxForm(posted(request), box=which, name=BOXES[which], initial={"words": now.words})
    if _is_to_be_kept(request, form):
        words = form.cleaned_data["words"]
        actions.write_box(review=found, by=staff, box=which, words=words)
        return _kept(request, found, words, reverse("change:review-box", args=[found.number, box]))
    more = {"name": BOXES[which], "looked": guard.look_at(_draft(request, now.words))}
    return form_page(request, "change/reviews/box.html", found, form, **more)


@get_or_post
def condition(request: HttpRequest, review_number: int, group: str, direction: str) -> HttpResponse:
    """Say how one group of conditions worked."""
    staff, found = _to_write(request, review_number)
    which, way = member(Condition, group), member(Direction, direction)
    now = queries.words_of_condition(found, which, way)
    form = ConditionForm(posted(request), initial={"words": now})
    if _is_to_be_kept(request, form):
        words = form.cleaned_data["words"]
        actions.write_condition(review=found, by=staff, group=which, direction=way, words=words)
        where = reverse("change:review-condition", args=[found.number, group, direction])
        return _kept(request, found, words, where)
    more = {
        "name": CONDITIONS[which],
        "way": Way(way.value).label,
        "looked": guard.look_at(_draft(request, now)),
    }
    return form_page(request, "change/reviews/box.html", found, form, **more)


@get_or_post
def passages(request: HttpRequest, review_number: int, group: str, direction: str) -> HttpResponse:
    """Put passages behind a condition: choose a theme, then passages that may be quoted."""
    staff, found = _to_write(request, review_number)
    which, way = member(Condition, group), member(Direction, direction)
    if not queries.words_of_condition(found, which, way):
        raise Http404
    themes, chosen = behind.themes_of(found), request.GET.get("theme", "")
    offered = behind.offered(found, chosen) if chosen in dict(themes) else []
    form = PassagesForm(posted(request), offered=offered)
    if form.is_valid():
        try:
            actions.pin(
                review=found, by=staff, group=which, direction=way, passages=form.cleaned_data["passages"]
            )
        except BadInput as error:
            form.add_error("passages", f"{error.problem} {error.do}")
        else:
            return to(found)
    more = {"name": CONDITIONS[which], "way": Way(way.value).label, "themes": themes, "chosen": chosen}
    return form_page(request, "change/reviews/passages.html", found, form, offered=offered, **more)


@require_POST
def take_off(request: HttpRequest, review_number: int, pin_id: UUID) -> HttpResponse:
    """Take a passage off."""
    staff, found = _to_write(request, review_number)
    actions.take_off(pin=queries.pin_for(found, pin_id), by=staff)
    messages.success(request, _("Taken off. The condition stays as it is written."))
    return to(found)


def _to_write(request: HttpRequest, number: int) -> tuple[Staff, Review]:
    staff, found = here(request, number)
    policies.check_can_write(staff, found)
    return staff, found


def _is_to_be_kept(request: HttpRequest, form: Form) -> bool:
    return form.is_valid() and LOOK not in request.POST


def _draft(request: HttpRequest, now: str) -> str:
    """What is being written: what was sent, else what stands."""
    return request.POST.get("words", "") if request.method == "POST" else now


def _kept(request: HttpRequest, found: Review, words: str, where: str) -> HttpResponse:
    """To the canvas; back to the page where the guard has something to show beside what was saved."""
    if guard.look_at(words).sentences:
        messages.success(request, _("Saved. You can leave it so, or look at what is marked below."))
        return redirect(where)
    return to(found)
