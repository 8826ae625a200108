"""Pages of recommendations: the board, one of them, its words and its plan, and its steps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.change import recommendations as library
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.recommendations import actions, policies, queries
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.forms import (
    BackForm,
    ChildrenForm,
    DoneForm,
    NewForm,
    PlanForm,
    StepForm,
    TakesForm,
    WordsForm,
    WouldTellForm,
    initial_of,
)
from speakopenly.web.change.recommendations.kept import takes_of
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.recommendations.showing import STEPS, card_of, page_of
from speakopenly.web.change.reviews import queries as reviews
from speakopenly.web.change.rights import queries as rights
from speakopenly.web.change.rights.forms import NONE, UNKNOWN
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """What is open, due, done and checked, each by number; never by owner."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "board": [(state, [card_of(each) for each in rows]) for state, rows in queries.board_of(staff)],
        "may_write": policies.can_write(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "change/recommendations/board.html", page)


@require_GET
def one(request: HttpRequest, recommendation: int) -> HttpResponse:
    """One recommendation: what it answers, what it takes, how we would know, and where it stands."""
    staff, found = here(request, recommendation)
    page = page_of(staff, found) | {"roles": policies.MAY_SEE, "trail": trail()}
    return render(request, "change/recommendations/recommendation.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Recommend a change because of what was found or learned."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    form = NewForm(posted(request), **_may_rest_on(staff))
    if form.is_valid():
        given = form.cleaned_data
        made = actions.recommend(
            by=staff, said=form.said, findings=list(given["findings"]), touches=given["touches"]
        )
        return to(made)
    return form_page(request, None, form, _("Recommend a change"), _("Save the recommendation"), "words")


@get_or_post
def reword(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Say it in other words while it is open."""
    staff, found = here(request, recommendation)
    policies.check_can_reword(staff, found)
    form = WordsForm(posted(request), initial=initial_of(found), **_may_rest_on(staff))
    if form.is_valid():
        findings = list(form.cleaned_data["findings"])
        actions.reword(recommendation=found, by=staff, said=form.said, findings=findings)
        return to(found)
    return form_page(request, found, form, _("Say it in other words"), _("Save the words"), "words")


@get_or_post
def children(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Say what it does with children, and which rights check asks after it."""
    staff, found = here(request, recommendation)
    policies.check_can_change(staff, found)
    touches = [UNKNOWN] if found.touches is None else found.touches or [NONE]
    initial = {"touches": touches, "check": found.rights_check_id}
    form = ChildrenForm(posted(request), checks=_checks(staff, found), initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.say_of_children(
                recommendation=found, by=staff, touches=given["touches"], check=given["check"]
            )
        except NotAllowed as refusal:
            form.add_error("touches", str(refusal))
        else:
            return to(found)
    return form_page(request, found, form, _("What it does with children"), _("Save"), "children")


@get_or_post
def plan(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Give it a day, and say what might get worse."""
    staff, found = here(request, recommendation)
    policies.check_can_reword(staff, found)
    initial = {"due": found.due, "might_get_worse": found.might_get_worse}
    form = PlanForm(posted(request), initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        actions.plan(
            recommendation=found, by=staff, due=given["due"], might_get_worse=given["might_get_worse"]
        )
        return to(found)
    return form_page(request, found, form, _("The plan"), _("Save the plan"))


@get_or_post
def takes(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Say what it takes, and whether that exists."""
    staff, found = here(request, recommendation)
    policies.check_can_change(staff, found)
    initial = {
        f"{name}_{row.resource}": getattr(row, name)
        for row in takes_of(found)
        for name in ("how_much", "have")
    }
    form = TakesForm(posted(request), initial=initial)
    if form.is_valid():
        actions.say_takes(recommendation=found, by=staff, takes=form.takes)
        return to(found)
    return form_page(request, found, form, _("What it takes"), _("Save what it takes"), "takes")


@get_or_post
def would_tell(request: HttpRequest, recommendation: int) -> HttpResponse:
    """Say beforehand what would tell us that it helped."""
    staff, found = here(request, recommendation)
    policies.check_can_foretell(staff, found)
    form = WouldTellForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        hoped = library.Hoped(given["hoped"])
        actions.say_would_tell(recommendation=found, by=staff, what=given["what"], hoped=hoped)
        return to(found)
    return form_page(request, found, form, _("What would tell us"), _("Save what would tell us"))


@get_or_post
def step(request: HttpRequest, recommendation: int, to: str) -> HttpResponse:
    """Move it one step, forward or back."""
    staff, found = here(request, recommendation)
    goal = _state(to)
    policies.check_can_move(staff, found, goal)
    form = _step_form(request, found, goal)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in form.fields if name in STEP_ASKS}
        try:
            actions.move(recommendation=found, by=staff, to=goal, **said)
        except BadInput as error:
            form.add_error(error.column or None, f"{error.problem} {error.do}")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("change:recommendation", found.number)
    name = STEPS[State(found.state), goal]
    return form_page(request, found, form, name, _("Take this step"), "step")


STEP_ASKS = frozenset({"why", "done_on", "no_test_because"})


def here(request: HttpRequest, number: int) -> tuple[Staff, Recommendation]:
    """Who asks, and the recommendation they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.recommendation_for(staff, number)


def trail(found: Recommendation | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Change"), "address": reverse("section-change")},
        {"name": _("Recommendations"), "address": reverse("change:recommendations")},
    ]
    if found is not None:
        name = _("Recommendation %(n)s") % {"n": found.number}
        steps.append({"name": name, "address": reverse("change:recommendation", args=[found.number])})
    return steps


def form_page(
    request: HttpRequest, found: Recommendation | None, form: forms.Form, title: Any, button: Any,
    name: str = "form", **more: Any,
) -> HttpResponse:  # fmt: skip
    """A page that asks; what was typed is still there where something is wrong."""
    page = {
        "form": form, "one": found, "heading": title, "button": button,
        "roles": policies.MAY_WRITE, "trail": trail(found), **more,
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, f"change/recommendations/{name}.html", page, status=status)


def to(found: Recommendation) -> HttpResponse:
    """To the page of a recommendation."""
    return redirect("change:recommendation", found.number)


def _may_rest_on(staff: Staff) -> dict[str, Any]:
    return {"findings": queries.findings_for(staff), "reviews": reviews.reviews_for(staff)}


def _checks(staff: Staff, found: Recommendation) -> Any:
    """The newest version of every check; and the one that is chosen, where a later one stands now."""
    every = rights.checks_for(staff)
    return every.filter(later=None) | every.filter(
        pk__in=[found.rights_check_id] if found.rights_check_id else []
    )


def _step_form(request: HttpRequest, found: Recommendation, goal: State) -> forms.Form:
    data = posted(request)
    if goal == State.DONE:
        has_test = any(each.leads_to == library.Next.ADOPT.value for each in found.tests.all())
        return DoneForm(data, has_test=has_test)
    goes_back = (found.state, goal) in {(State.DUE, State.OPEN), (State.DONE, State.DUE)}
    return BackForm(data) if goes_back else StepForm(data)


def _state(value: str) -> State:
    """The state of this name. Raises Http404."""
    try:
        return State(value)
    except ValueError:
        raise Http404 from None
