"""Pages that bring points in: choose, say which column is which, look, keep; and take them back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table
from speakopenly.web.check.outcomes import actions, policies, queries, reading
from speakopenly.web.check.outcomes import from_survey as survey
from speakopenly.web.check.outcomes.forms import ColumnsForm, FromSurveyForm, PointsForm
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.check.outcomes.reading import Read
from speakopenly.web.check.outcomes.views import to_change, trail
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import needs_unlock, unlocked

KEEP = "keep"
get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def bring_in(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Type points or choose a table. Nothing is kept yet."""
    staff, found = to_change(request, measure_id)
    files = request.FILES if request.method == "POST" else None
    form = PointsForm(posted(request), files, is_rate=found.per is not None)
    if form.is_valid():
        try:
            return _columns_page(request, found, _table(form))
        except BadInput as error:
            form.add_error("file" if form.cleaned_data["file"] else "typed", str(error))
    page = {
        "form": form, "measure": found, "roles": policies.MAY_WRITE, "trail": trail(found),
        "has_survey": policies.can_take_from_survey(staff, found) and survey.questions_for(found),
    }  # fmt: skip
    return render(request, "check/outcomes/points.html", page, status=400 if form.errors else 200)


@get_or_post
def from_survey(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Take points from the answers to a survey, which are sealed: the reader's key is open first."""
    staff, found = to_change(request, measure_id)
    policies.check_can_take_from_survey(staff, found)
    return _from_survey(request, found)


@needs_unlock
def _from_survey(request: HttpRequest, found: Measure) -> HttpResponse:
    questions = survey.questions_for(found)
    if not questions:
        raise Http404
    form, key = FromSurveyForm(posted(request), questions=questions), unlocked(request)
    if form.is_valid() and key is not None:
        question, counted = form.cleaned_data["counted"]
        table = survey.table_of(found, question, counted, key)
        if table.rows:
            return _columns_page(request, found, table)
        form.add_error("counted", _("Hidden to protect people: no quarter has enough answers yet."))
    page = {"form": form, "measure": found, "roles": policies.MAY_COUNT_ANSWERS, "trail": trail(found)}
    return render(request, "check/outcomes/from_survey.html", page, status=400 if form.errors else 200)


@get_or_post
def columns(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Say which column is which, look at the points, and keep them."""
    staff, found = to_change(request, measure_id)
    table = reading.carried(request.POST.get("table", ""))
    if table is None:
        return redirect("check:measure-points", found.pk)
    form = ColumnsForm(request.POST, columns=table.columns, is_rate=found.per is not None)
    read = None
    if form.is_valid():
        try:
            read = _read(form, table)
            if KEEP in request.POST:
                actions.bring_in(measure=found, by=staff, found=read.points)
                return redirect("check:measure", found.pk)
        except BadInput as error:
            form.add_error("count", str(error))
            read = None
    return _show(request, found, form, read)


@get_or_post
def take_back(request: HttpRequest, measure_id: UUID, intake_id: UUID) -> HttpResponse:
    """Take points back that came together."""
    staff, found = to_change(request, measure_id)
    intake = queries.intake_for(found, intake_id)
    if request.method == "POST":
        actions.take_back(intake=intake, by=staff)
        return redirect("check:measure", found.pk)
    page = {"measure": found, "intake": intake, "roles": policies.MAY_WRITE, "trail": trail(found)}
    return render(request, "check/outcomes/take_back.html", page)


def _table(form: PointsForm) -> Table:
    file = form.cleaned_data["file"]
    return (
        reading.read_upload(file.read(), file.name)
        if file
        else reading.read_typed(form.cleaned_data["typed"])
    )


def _columns_page(request: HttpRequest, found: Measure, table: Table) -> HttpResponse:
    """The page of columns; what was typed or counted has them in a known order, so it is read at once."""
    carried: dict[str, Any] = {"table": reading.carry(table)}
    is_rate = found.per is not None
    if table.columns != reading.KNOWN_COLUMNS:
        form = ColumnsForm(initial=carried, columns=table.columns, is_rate=is_rate)
        return _show(request, found, form, None)
    form = ColumnsForm(
        carried | {"when": "0", "count": "1", "out_of": "2"}, columns=table.columns, is_rate=is_rate
    )
    form.is_valid()
    return _show(request, found, form, _read(form, table))


def _read(form: ColumnsForm, table: Table) -> Read:
    names = table.columns
    chosen = form.cleaned_data
    out_of = names[chosen["out_of"]] if "out_of" in chosen else None
    return reading.read_points(table, when=names[chosen["when"]], count=names[chosen["count"]], out_of=out_of)


def _show(request: HttpRequest, found: Measure, form: ColumnsForm, read: Read | None) -> HttpResponse:
    page = {
        "form": form, "read": read, "measure": found, "roles": policies.MAY_WRITE, "trail": trail(found)
    }  # fmt: skip
    return render(request, "check/outcomes/columns.html", page, status=400 if form.errors else 200)
