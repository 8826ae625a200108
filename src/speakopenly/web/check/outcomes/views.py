"""Pages of measures: the list, a new one, one with its charts, and what is said of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.check.outcomes.its import TooFewPoints, say_what_it_shows
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.documents.tree import Figure
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.tables import csv_bytes
from speakopenly.web.change.recommendations import policies as recommendations
from speakopenly.web.check.outcomes import actions, as_study, policies, queries, recommended, working
from speakopenly.web.check.outcomes.forms import (
    BeforeAndAfterForm,
    LimitsForm,
    MeasureForm,
    ObjectionForm,
    VerdictForm,
)
from speakopenly.web.check.outcomes.models import Measure, Says
from speakopenly.web.check.outcomes.official import shown_with
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies as evidence

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure of the service, by name; never sorted by what it shows."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "measures": [(each, queries.last_said(each)) for each in queries.measures_for(staff)],
        "may_write": policies.can_write(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "check/outcomes/measures.html", page)


@get_or_post
def new(request: HttpRequest) -> HttpResponse:
    """Write a measure down, perhaps with the words of a recommendation to begin with."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    words = recommended.words_to_begin_with(staff, request.GET.get(recommended.WORDS_OF, ""))
    begun = recommended.initial_of(words) if words else None
    form = MeasureForm(posted(request), exercises=hear.exercises_for(staff), initial=begun)
    if form.is_valid():
        of = {"recommendation": words.recommendation} if words else {}
        return _to(actions.write_down(by=staff, said={**form.cleaned_data, **of}))
    page = {"form": form, "words": words, "roles": policies.MAY_WRITE, "trail": trail()}
    return render(request, "check/outcomes/new.html", page, status=400 if form.errors else 200)


@require_GET
def measure(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """One measure: what it counts, its charts with their tables, and what people say."""
    staff, found = here(request, measure_id)
    page = {
        "measure": found,
        "intakes": queries.intakes_of(found),
        "rates": working.rates_of(found),
        "said": queries.last_said(found),
        "said_before": found.verdicts.all()[1:],
        "objections": found.objections.select_related("by"),
        "may_write": policies.can_write(staff),
        "may_put_in_review": as_study.can_put(staff, found),
        "in_reviews": found.in_reviews.select_related("study__review"),
        "may_open_evidence": evidence.can_enter(staff),
        "may_open_recommendation": recommendations.can_enter(staff),
        "roles": policies.MAY_SEE,
        "trail": trail(),
        **_control_chart(found),
        **_before_and_after(found),
        **shown_with(found),
        "may_use_official": policies.can_use_official(staff, found),
    }
    return render(request, "check/outcomes/measure.html", page)


@require_GET
def points_csv(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """The points as a file that the ``spc`` and ``its`` commands read: the same numbers come out."""
    _staff, found = here(request, measure_id)
    rows = [(point.when.label, point.value) for point in working.series_of(found).points]
    response = HttpResponse(csv_bytes(("when", "value"), rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{working.FILE}"'
    return response


@get_or_post
def limits(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Work limits out anew from a date on, with the reason."""
    staff, found = to_change(request, measure_id)
    form = LimitsForm(posted(request))
    if form.is_valid():
        try:
            actions.work_limits_out_anew(measure=found, by=staff, **form.cleaned_data)
        except BadInput as error:
            form.add_error("since", str(error))
        else:
            return _to(found)
    return _form_page(request, "check/outcomes/limits.html", found, form)


@get_or_post
def before_and_after(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Say what changed, and what else did, before the result is shown."""
    staff, found = to_change(request, measure_id)
    form = BeforeAndAfterForm(posted(request))
    if form.is_valid():
        try:
            actions.ask_before_and_after(measure=found, by=staff, said=form.cleaned_data)
        except BadInput as error:
            is_few = isinstance(error.__cause__, TooFewPoints)
            form.add_error("went_on_because" if is_few else "change_on", str(error))
        else:
            return _to(found)
    return _form_page(request, "check/outcomes/before_and_after.html", found, form)


@get_or_post
def verdict(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Say whether it helped, with what the chart shows beside it."""
    staff, found = to_change(request, measure_id)
    form = VerdictForm(posted(request))
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.say(
                measure=found, by=staff, says=Says(said["says"]), why=said["why"], what_else=said["what_else"]
            )
        except NotAllowed as refusal:
            form.add_error("says", str(refusal))
        else:
            return _to(found)
    return _form_page(request, "check/outcomes/verdict.html", found, form, **_control_chart(found))


@get_or_post
def objection(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Say that one sees it differently."""
    staff, found = here(request, measure_id)
    policies.check_can_object(staff, found)
    form = ObjectionForm(posted(request))
    if form.is_valid():
        actions.object_to(measure=found, by=staff, words=form.cleaned_data["words"])
        return _to(found)
    return _form_page(request, "check/outcomes/objection.html", found, form)


def here(request: HttpRequest, measure_id: UUID) -> tuple[Staff, Measure]:
    """Who asks, and the measure they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.measure_for(staff, measure_id)


def to_change(request: HttpRequest, measure_id: UUID) -> tuple[Staff, Measure]:
    """The same for somebody who may change it. Raises NotAllowed or Http404."""
    staff, found = here(request, measure_id)
    policies.check_can_change(staff, found)
    return staff, found


def trail(found: Measure | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("Did it help?"), "address": reverse("check:measures")},
    ]
    if found is not None:
        steps.append({"name": found.name, "address": reverse("check:measure", args=[found.pk])})
    return steps


def _control_chart(found: Measure) -> dict[str, Any]:
    chart = working.chart_of(found)
    if chart is None:
        return {}
    figure = working.picture_of(found, chart)
    return {"chart": figure, "chart_picture": _picture(figure, "chart"), "chart_says": working.says_of(chart)}


def _before_and_after(found: Measure) -> dict[str, Any]:
    asked = queries.last_asked(found)
    if asked is None:
        return {}
    page: dict[str, Any] = {"asked": asked, "times_asked": found.before_and_after.count()}
    try:
        fit = working.fit_of(found, asked)
    except (BadInput, ValueError):  # points were taken back since it was asked
        return page
    figure = working.picture_of_fit(found, fit)
    return page | {
        "fit": fit,
        "fit_says": say_what_it_shows(fit),
        "fit_figure": figure,
        "fit_picture": _picture(figure, "fit"),
    }


def _picture(figure: Figure, prefix: str) -> SafeString:
    return mark_safe(safe_svg(figure.svg, prefix=prefix))  # noqa: S308  (made safe there: shapes and words)


def _form_page(request: HttpRequest, template: str, found: Measure, form: Any, **more: Any) -> HttpResponse:
    page = {"form": form, "measure": found, "roles": policies.MAY_WRITE, "trail": trail(found), **more}
    return render(request, template, page, status=400 if form.errors else 200)


def _to(found: Measure) -> HttpResponse:
    return redirect("check:measure", found.pk)
