"""Pages of learning reviews: the list, a new one, the canvas as a whole, and who was invited."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.change.reviews import CONDITIONS, WHAT_IT_IS, Direction
from speakopenly.change.reviews.picture import draw_conditions
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.errors import BadInput
from speakopenly.web.change.reviews import actions, policies, queries
from speakopenly.web.change.reviews.forms import BeginForm, InviteForm, ResponseForm
from speakopenly.web.change.reviews.models import Joined, Response, Review, ReviewState
from speakopenly.web.change.reviews.publications import policies as publishing
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening.queries import exercises_for
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """Every review, the newest first, with its editions."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    found = queries.reviews_for(staff).order_by("-number").prefetch_related("editions", "responses")
    page = {
        "reviews": [(each, policies.can_see(staff, each), _way_of(each)) for each in found],
        "may_begin": policies.can_begin(staff),
        "may_leave": policies.can_leave_learning(staff),
        "roles": policies.MAY_ENTER,
        "trail": trail()[:1],
    }
    return render(request, "change/reviews/reviews.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Begin a review: what it is about, and what there is to learn."""
    staff = staff_of(request)
    policies.check_can_begin(staff)
    form = BeginForm(posted(request), exercises=exercises_for(staff))
    if form.is_valid():
        said = form.cleaned_data
        made = actions.begin(by=staff, title=said["title"], exercise=said["exercise"], answers=form.answers)
        return redirect("change:review-response", made.number)
    page = {"form": form, "roles": policies.MAY_WRITE, "trail": trail()}
    return render(request, "change/reviews/new.html", page, status=400 if form.errors else 200)


@require_GET
def review(request: HttpRequest, review_number: int) -> HttpResponse:
    """The whole canvas as it stands."""
    staff, found = here(request, review_number)
    conditions = queries.conditions_of(found)
    figure = draw_conditions([(each.group, each.direction) for each in conditions])
    page = {
        "review": found,
        "chosen": queries.response_of(found),
        "boxes": queries.boxes_of(found),
        "conditions": conditions,
        "to_write": [(each.value, name) for each, name in CONDITIONS.items()],
        "directions": [each.value for each in Direction],
        "picture": mark_safe(safe_svg(figure.svg, prefix="conditions")),  # noqa: S308  (made safe there)
        "figure": figure,
        "invited": queries.invited_to(found),
        "editions": found.editions.all(),
        "may_write": policies.can_write(staff, found),
        "may_hold": policies.may_become(staff, found, ReviewState.HELD),
        "may_take_up": policies.may_become(staff, found, ReviewState.OPEN),
        "may_ask": publishing.can_ask(staff, found),
        "may_leave": policies.can_leave_learning(staff),
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "change/reviews/review.html", page)


@get_or_post
def response(request: HttpRequest, review_number: int) -> HttpResponse:
    """The way of learning that is suggested, and why; another may be chosen with a reason."""
    staff, found = here(request, review_number)
    policies.check_can_write(staff, found)
    chosen = queries.response_of(found)
    form = ResponseForm(posted(request), initial={"response": chosen.response})
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.choose_response(
                review=found, by=staff, response=Response(said["response"]), because=said["because"]
            )
        except BadInput as error:
            form.add_error("because", error.problem)
        else:
            return to(found)
    ways = [(Response(each.value).label, words) for each, words in WHAT_IT_IS.items()]
    suggested = chosen.suggestion
    page = {"chosen": chosen, "suggested": Response(suggested.response.value).label, "why": suggested.because}
    return form_page(request, "change/reviews/response.html", found, form, ways=ways, **page)


@get_or_post
def invited(request: HttpRequest, review_number: int) -> HttpResponse:
    """Write down a role that was invited, and its support."""
    staff, found = here(request, review_number)
    policies.check_can_write(staff, found)
    form = InviteForm(posted(request))
    if form.is_valid():
        said = form.cleaned_data
        actions.invite(
            review=found, by=staff, role=said["role"], support=said["support"], joined=Joined(said["joined"])
        )
        return to(found)
    return form_page(request, "change/reviews/invited.html", found, form)


@require_POST
def held(request: HttpRequest, review_number: int) -> HttpResponse:
    """Say that the review was held."""
    return _move(request, review_number, ReviewState.HELD, _("It was held. You can take it up again."))


@require_POST
def take_up_again(request: HttpRequest, review_number: int) -> HttpResponse:
    """Go on writing."""
    return _move(request, review_number, ReviewState.OPEN, _("You can go on writing."))


def here(request: HttpRequest, number: int) -> tuple[Staff, Review]:
    """Who asks, and the review they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.review_for(staff, number)


def to(found: Review) -> HttpResponse:
    """Back to the canvas."""
    return redirect("change:review", found.number)


def trail(found: Review | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Change"), "address": reverse("section-change")},
        {"name": _("Learning reviews"), "address": reverse("change:reviews")},
    ]
    if found is not None:
        steps.append({"name": found.title, "address": reverse("change:review", args=[found.number])})
    return steps


def member(kind: Any, value: str) -> Any:
    """The member of an enum with this value. Raises Http404."""
    try:
        return kind(value)
    except ValueError:
        raise Http404 from None


def form_page(request: HttpRequest, template: str, found: Review, form: Any, **more: Any) -> HttpResponse:
    """A page with a form; what was typed wrongly is still there."""
    page = {"form": form, "review": found, "roles": policies.MAY_WRITE, "trail": trail(found), **more}
    return render(request, template, page, status=400 if form.errors else 200)


def _way_of(found: Review) -> str:
    return str(Response([each.response for each in found.responses.all()][-1]).label)


def _move(request: HttpRequest, number: int, state: ReviewState, told: str) -> HttpResponse:
    staff, found = here(request, number)
    actions.move_to(review=found, by=staff, state=state)
    messages.success(request, told)
    return to(found)
