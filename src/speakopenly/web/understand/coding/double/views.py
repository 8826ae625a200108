"""Pages of double coding. While a sample is open, each person sees the passages and the codebook, no more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.coding import policies as coding
from speakopenly.web.understand.coding import queries as coding_queries
from speakopenly.web.understand.coding.double import actions, policies, queries
from speakopenly.web.understand.coding.double import agreement as agreeing
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage
from speakopenly.web.understand.coding.forms import DrawForm, TalkForm
from speakopenly.web.understand.coding.views import around, change_it, here, list_of, save
from speakopenly.web.understand.coding.views import trail as coding_trail


@change_it
def doubles(request: HttpRequest, slug: str) -> HttpResponse:
    """The samples of an exercise, and the form that draws one."""
    staff, exercise = here(request, slug)
    form = DrawForm(posted(request))
    if form.is_valid():
        try:
            drawn = actions.draw(exercise=exercise, by=staff, **form.cleaned_data)
        except NotAllowed as problem:
            form.add_error("size", str(problem))
        else:
            return redirect("understand:double", slug, drawn.number)
    page = {
        "exercise": exercise,
        "form": form,
        "doubles": queries.doubles_of(exercise),
        "may_draw": policies.can_draw(staff, exercise),
        "roles": coding.MAY_CODE,
        "trail": coding_trail(exercise),
    }
    return render(request, "understand/coding/doubles.html", page, status=400 if form.errors else 200)


@require_GET
def double(request: HttpRequest, slug: str, double_number: int) -> HttpResponse:
    """One sample: take part, go on, close it. How far others are is not shown."""
    staff, exercise, found = _there(request, slug, double_number)
    places, mine = queries.places_of(found), queries.looked_at(found, staff)
    page = {
        **_frame(exercise),
        "double": found,
        "size": len(places),
        "done": len(mine),
        "takes_part": policies.takes_part(staff, found),
        "next": queries.next_place(found, staff),
        "may_join": policies.can_join(staff, found),
        "may_close": policies.can_close(staff, found),
        "may_drop": policies.can_drop(staff, found),
        "may_see_agreement": policies.can_see_agreement(staff, found),
    }
    return render(request, "understand/coding/double.html", page)


@require_POST
def join(request: HttpRequest, slug: str, double_number: int) -> HttpResponse:
    """Take part."""
    staff, _exercise, found = _there(request, slug, double_number)
    actions.join(double=found, by=staff)
    return redirect("understand:double", slug, double_number)


@require_POST
def close(request: HttpRequest, slug: str, double_number: int) -> HttpResponse:
    """Close the sample and show how far people agree."""
    staff, _exercise, found = _there(request, slug, double_number)
    actions.close(double=found, by=staff)
    return redirect("understand:double-agreement", slug, double_number)


@require_POST
def give_up(request: HttpRequest, slug: str, double_number: int) -> HttpResponse:
    """Give the sample up while nobody can be compared."""
    staff, _exercise, found = _there(request, slug, double_number)
    actions.drop(double=found, by=staff)
    messages.success(
        request, _("The double coding was given up. What was coded stays with whoever coded it.")
    )
    return redirect("understand:doubles", slug)


@change_it
def passage(request: HttpRequest, slug: str, double_number: int, drawn_place: int) -> HttpResponse:
    """One passage of the sample, coded alone: its words and the codebook, nothing of anybody else."""
    staff, exercise, found = _there(request, slug, double_number)
    drawn = queries.drawn_at(found, drawn_place)
    policies.check_can_code(staff, drawn)
    if request.method == "POST":

        def go_on() -> str:
            after = queries.next_place(found, staff, after=drawn_place)
            if after is None:
                return reverse("understand:double", args=[slug, double_number])
            return reverse("understand:double-passage", args=[slug, double_number, after])

        return save(
            request,
            deed=lambda **said: actions.code_alone(drawn=drawn, by=staff, **said),
            go_on=go_on,
            again=lambda **more: _page(request, staff, exercise, drawn, **more),
        )
    return _page(request, staff, exercise, drawn)


@require_GET
def agreement(request: HttpRequest, slug: str, double_number: int) -> HttpResponse:
    """How far people agree, code by code, where they differ, and apart from that the machine."""
    staff, exercise, found = _there(request, slug, double_number)
    policies.check_can_see_agreement(staff, found)
    drawn = agreeing.drawn_of(found)
    page = {
        **_frame(exercise),
        "double": found,
        "size": len(drawn),
        "codes": [(each, _figures(each.agreement)) for each in agreeing.of_people(found, drawn)],
        "machine": [(each, _figures(each.agreement)) for each in agreeing.of_the_machine(found, drawn)],
        "versions": agreeing.versions_of_the_machine(drawn),
        "differences": agreeing.differences(found, drawn),
    }
    return render(request, "understand/coding/agreement.html", page)


@change_it
def difference(request: HttpRequest, slug: str, double_number: int, drawn_place: int) -> HttpResponse:
    """One passage that was seen differently: what the codes mean, and talk about it."""
    staff, exercise, found = _there(request, slug, double_number)
    policies.check_can_see_agreement(staff, found)
    drawn = queries.drawn_at(found, drawn_place)
    form = TalkForm(posted(request))
    if form.is_valid():
        actions.talk_about(drawn=drawn, by=staff, words=form.cleaned_data["words"])
        return redirect("understand:double-difference", slug, double_number, drawn_place)
    seen = [
        each for each in agreeing.differences(found, agreeing.drawn_of(found)) if each.drawn.pk == drawn.pk
    ]
    page = {
        **_frame(exercise, found),
        "double": found,
        "drawn": drawn,
        **around(drawn.passage),
        "codes": seen[0].codes if seen else (),
        "talk": drawn.talk.all(),
        "form": form,
    }
    return render(request, "understand/coding/difference.html", page, status=400 if form.errors else 200)


def _there(request: HttpRequest, slug: str, number: int) -> tuple[Staff, Exercise, DoubleCoding]:
    staff, exercise = here(request, slug)
    return staff, exercise, queries.double_of(exercise, number)


def _page(
    request: HttpRequest,
    staff: Staff,
    exercise: Exercise,
    drawn: DrawnPassage,
    *,
    status: int = 200,
    problem: str = "",
    chosen: set[UUID] | None = None,
    memo: str | None = None,
) -> HttpResponse:
    look = coding_queries.look_of(drawn.passage, staff)
    given = coding_queries.given_in(look) if chosen is None else chosen
    places = queries.places_of(drawn.double)
    page = {
        **_frame(exercise, drawn.double),
        "double": drawn.double,
        "drawn": drawn,
        "size": len(places),
        "at": places.index(drawn.place) + 1,
        "previous": next((place for place in reversed(places) if place < drawn.place), None),
        **around(drawn.passage),
        "choices": list_of(exercise, given, {}),
        "look": look,
        "seen": look.version if look else 0,
        "memo": (look.memo if look else "") if memo is None else memo,
        "problem": problem,
    }
    return render(request, "understand/coding/double_passage.html", page, status=status)


def _figures(measured: Any) -> dict[str, str]:
    return {name: agreeing.figure(getattr(measured, name)) for name in ("raw", "alpha", "ac1")}


def _frame(exercise: Exercise, double: DoubleCoding | None = None) -> dict[str, Any]:
    slug = exercise.slug
    steps = [{"name": _("Double coding"), "address": reverse("understand:doubles", args=[slug])}]
    if double is not None:
        steps.append(
            {
                "name": _("Sample %(n)s") % {"n": double.number},
                "address": reverse("understand:double", args=[slug, double.number]),
            }
        )
    return {"exercise": exercise, "roles": coding.MAY_CODE, "trail": [*coding_trail(exercise), *steps]}
