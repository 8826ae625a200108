"""Pages of the children's rights check. Each greets, calls one query or one action, and answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.change.rights import (
    ARTICLES,
    FACTS,
    FIRST_PAGE,
    NEEDS,
    OVERSEERS,
    STOPS,
    NeedId,
    StopId,
)
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.rights import actions, policies, queries
from speakopenly.web.change.rights.forms import (
    BeginForm,
    ConditionsForm,
    NeedForm,
    StopForm,
    SubjectForm,
    WayForm,
)
from speakopenly.web.change.rights.models import Answer, RightsCheck, Standing
from speakopenly.web.change.rights.showing import page_of
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def checks(request: HttpRequest) -> HttpResponse:
    """The newest version of every check, by title, and how many were refused."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "checks": [(each, page_of(staff, each)) for each in queries.newest_for(staff)],
        "refused": queries.refusals_of(staff.service),
        "first_page": FIRST_PAGE,
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "change/rights/checks.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Begin a check: S0, first and alone."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return _begin(request, staff, earlier=None)


@get_or_post
def revise(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """Begin the next version of a check: S0 again, first and alone."""
    staff, found = here(request, check_id)
    policies.check_can_revise(staff, found)
    return _begin(request, staff, earlier=found)


@require_GET
def check(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """One version of a check: what comes of it, why, and what is asked next."""
    staff, found = here(request, check_id)
    page = page_of(staff, found) | {"check": found, "roles": policies.MAY_SEE, "trail": trail()}
    return render(request, "change/rights/check.html", page)


@get_or_post
def about(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """Say what it is about; what is about one child is told so, and nothing of it is kept."""
    staff, found = here(request, check_id)
    policies.check_can_describe(staff, found)
    form = SubjectForm(posted(request))
    if form.is_valid():
        why = actions.describe(check=found, by=staff, said=form.cleaned_data)
        if not why:
            return _to(found)
        page = {"why": why, "first_page": FIRST_PAGE, "roles": policies.MAY_SEE, "trail": trail()}
        return render(request, "change/rights/out_of_scope.html", page)
    return _form_page(request, "change/rights/about.html", found, form, overseers=OVERSEERS)


@get_or_post
def stop(request: HttpRequest, check_id: UUID, stop_id: str) -> HttpResponse:
    """One stop on a page of its own; then the next that this person has not answered."""
    staff, found = here(request, check_id)
    asked = STOPS[_member(StopId, stop_id)]
    policies.check_can_answer(staff, found, asked.id)
    form = StopForm(posted(request), stop=asked)
    if form.is_valid():
        try:
            actions.answer_stop(check=found, by=staff, stop=asked.id, **_answered(form))
        except NotAllowed as refusal:
            form.add_error("standing", str(refusal))
        else:
            return _on_from(staff, found)
    more = {"stop": asked, "articles": [ARTICLES[n] for n in asked.articles], "facts": _facts(asked.id)}
    return _form_page(request, "change/rights/stop.html", found, form, **more)


@get_or_post
def need(request: HttpRequest, check_id: UUID, need_id: str) -> HttpResponse:
    """One of the questions of necessity and proportionality."""
    staff, found = here(request, check_id)
    asked = NEEDS[_member(NeedId, need_id)]
    if not asked.parts:
        return redirect("change:rights-ways", found.pk)
    policies.check_can_write(staff, found)
    last = found.needs_written.filter(need=asked.id.value).last()
    form = NeedForm(posted(request), need=asked.id, initial={**last.words, "yes": last.yes} if last else None)
    if form.is_valid():
        yes = form.cleaned_data.get("yes", "")
        try:
            actions.write_need(check=found, by=staff, need=asked.id, words=form.words, yes=yes)
        except NotAllowed as refusal:
            form.add_error("yes", str(refusal))
        else:
            return _to(found)
    more = {"need": asked, "articles": [ARTICLES[n] for n in asked.articles]}
    return _form_page(request, "change/rights/need.html", found, form, **more)


@get_or_post
def ways(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """Less intrusive ways, one after the other."""
    staff, found = here(request, check_id)
    policies.check_can_write(staff, found)
    form = WayForm(posted(request))
    if form.is_valid():
        actions.show_way(check=found, by=staff, **form.cleaned_data)
        return redirect("change:rights-ways", found.pk)
    more = {"ways": found.ways_shown.all(), "need": NEEDS[NeedId.N3]}
    return _form_page(request, "change/rights/ways.html", found, form, **more)


@get_or_post
def conditions(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """Set conditions, or look at them again."""
    staff, found = here(request, check_id)
    policies.check_can_write(staff, found)
    before = found.conditions_set.last()
    form = ConditionsForm(posted(request), is_again=before is not None)
    if form.is_valid():
        try:
            actions.set_conditions(
                check=found, by=staff, each=form.each,
                look_again_on=form.cleaned_data["look_again_on"], found=form.cleaned_data.get("found", ""),
            )  # fmt: skip
        except BadInput as error:
            form.add_error("look_again_on", f"{error.problem} {error.do}")
        else:
            return _to(found)
    return _form_page(request, "change/rights/conditions.html", found, form, before=before)


def here(request: HttpRequest, check_id: UUID) -> tuple[Staff, RightsCheck]:
    """Who asks, and the check they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.check_for(staff, check_id)


def trail(found: RightsCheck | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Change"), "address": reverse("section-change")},
        {"name": _("Children's rights check"), "address": reverse("change:rights")},
    ]
    if found is not None:
        steps.append({"name": found.title, "address": reverse("change:rights-check", args=[found.pk])})
    return steps


def _begin(request: HttpRequest, staff: Staff, *, earlier: RightsCheck | None) -> HttpResponse:
    asked = STOPS[StopId.S0]
    form = BeginForm(posted(request), stop=asked, initial={"title": earlier.title} if earlier else None)
    if form.is_valid():
        try:
            made = actions.begin(
                by=staff, title=form.cleaned_data["title"], earlier=earlier, **_answered(form)
            )
        except NotAllowed as refusal:
            form.add_error("standing", str(refusal))
        else:
            return _on_from(staff, made)
    page = {
        "form": form, "stop": asked, "facts": FACTS, "earlier": earlier, "first_page": FIRST_PAGE,
        "articles": [ARTICLES[n] for n in asked.articles],
        "roles": policies.MAY_SEE, "trail": trail(earlier),
    }  # fmt: skip
    return render(request, "change/rights/new.html", page, status=400 if form.errors else 200)


def _answered(form: StopForm) -> dict[str, Any]:
    said = form.cleaned_data
    return {
        "answer": Answer(said["answer"]),
        "standing": Standing(said["standing"]),
        "evidence": said["evidence"],
    }


def _on_from(staff: Staff, found: RightsCheck) -> HttpResponse:
    """To what it is about, then to the next stop; to the check itself where nothing moves on."""
    if policies.can_describe(staff, found):
        return redirect("change:rights-about", found.pk)
    following = queries.next_stop(staff, found)
    if following is not None and policies.can_answer(staff, found, following):
        return redirect("change:rights-stop", found.pk, following.value)
    return _to(found)


def _facts(stop: StopId) -> tuple[Any, ...]:
    return FACTS if stop is StopId.S0 else ()


def _member(kind: Any, value: str) -> Any:
    """The question of this id. Raises Http404."""
    try:
        return kind(value)
    except ValueError:
        raise Http404 from None


def _form_page(
    request: HttpRequest, template: str, found: RightsCheck, form: Any, **more: Any
) -> HttpResponse:
    page = {"form": form, "check": found, "roles": policies.MAY_SEE, "trail": trail(found), **more}
    return render(request, template, page, status=400 if form.errors else 200)


def _to(found: RightsCheck) -> HttpResponse:
    return redirect("change:rights-check", found.pk)
