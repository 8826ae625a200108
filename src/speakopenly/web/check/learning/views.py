"""Pages of how the service learns: its figures over time, and what must be written down for them.

No address here takes anything to sort, filter or compare by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.check.outcomes.figures import HOW_TO_READ
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import csv_bytes
from speakopenly.web.check.learning import actions, policies, queries, wording
from speakopenly.web.check.learning.counting.support import PARTS
from speakopenly.web.check.learning.forms import AgainForm, StaffForm, SupportForm, UsedForm
from speakopenly.web.check.learning.queries import Learning, OverTime
from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.roles import Role

get_or_post = require_http_methods(["GET", "POST"])
FILE = "learning.csv"
COLUMNS = ("figure", "name", "when", "column", "shown")


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure over time: harm after speaking first, reach beside it."""
    staff = staff_of(request)
    found = queries.learning_for(staff)
    page = {
        "first": [_shown(each) for each in found.over_time() if each.measure.code == "L13"],
        "others": [_shown(each) for each in found.over_time() if each.measure.code != "L13"],
        "support": support_rows(found),
        "support_heads": support_heads(),
        "last_quarter": found.quarters[-1].replace("-", " "),
        "how_to_read": HOW_TO_READ,
        "may_see_the_whole": policies.can_see_the_whole(staff),
        "may_write": policies.can_write(staff),
        "may_say_how_many": policies.can_say_how_many(staff),
        "page_roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "check/learning/figures.html", page)


@require_GET
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The same numbers as a table, cell by cell as the page shows them; never more."""
    found = queries.learning_for(staff_of(request))
    response = HttpResponse(csv_bytes(COLUMNS, list(rows_of(found))), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


@get_or_post
def staff_number(request: HttpRequest) -> HttpResponse:
    """How many people work here."""
    staff = staff_of(request)
    policies.check_can_say_how_many(staff)
    form = StaffForm(posted(request))
    if form.is_valid():
        actions.say_how_many(by=staff, **form.cleaned_data)
        messages.success(request, _("Saved. It counts from the next look on."))
        return redirect("check:learning" if policies.can_enter(staff) else "check:learning-staff")
    said = _("Reports for each 100 people who work here say how many speak. The newest number stands.")
    return _form_page(request, form, _("How many people work here"), said, policies.MAY_SAY_HOW_MANY)


@get_or_post
def support(request: HttpRequest) -> HttpResponse:
    """Who was offered support after an event."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    form = SupportForm(posted(request))
    if form.is_valid():
        actions.keep_support(by=staff, **form.cleaned_data)
        messages.success(request, _("Saved. Only the role and the quarter are kept."))
        return redirect("check:learning")
    said = _(
        "We keep the role and the quarter, and nothing that says who. Saying a role and quarter again "
        "replaces the earlier numbers."
    )
    return _form_page(request, form, _("Support after events"), said, policies.MAY_WRITE)


@get_or_post
def used(request: HttpRequest) -> HttpResponse:
    """That another team or agency used a finding."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    form = UsedForm(posted(request), findings=queries.findings_for(staff))
    if form.is_valid():
        try:
            actions.keep_use(by=staff, **form.cleaned_data)
        except BadInput as error:
            form.add_error("finding", str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("check:learning")
    said = _("A finding that helps elsewhere is learning of the whole, not of one place.")
    return _form_page(request, form, _("A finding was used elsewhere"), said, policies.MAY_WRITE)


@get_or_post
def again(request: HttpRequest) -> HttpResponse:
    """What to look for after a change."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    form = AgainForm(posted(request), done=queries.done_for(staff))
    if form.is_valid():
        actions.look_for_again(by=staff, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("check:learning")
    said = _(
        "Does it come up again in the twelve months after? Say what to look for, and how much work there was."
    )
    return _form_page(request, form, _("Look for it again after a change"), said, policies.MAY_WRITE)


def rows_of(found: Learning) -> Iterator[tuple[str, str, str, str, str]]:
    """Every cell that the page shows: figure, name, when, column, what is shown."""
    for each in found.over_time():
        table = each.table
        for row in table.rows:
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                yield each.measure.code, each.measure.name, row[0], column, cell
    for quarter, cells in found.support.items():
        for part in PARTS:
            yield "support", "Support after events", quarter, part, cells[part].text


def support_heads() -> list[str]:
    """The columns of support after events."""
    return [_("When"), *(str(wording.PARTS_OF_SUPPORT[part]) for part in PARTS)]


def support_rows(found: Learning) -> list[list[str]]:
    """Support after events, a row for each quarter."""
    return [[quarter, *(cells[part].text for part in PARTS)] for quarter, cells in found.support.items()]


def trail() -> list[dict[str, str]]:
    """Where a page stands."""
    return [
        {"name": _("Check"), "address": reverse("section-check")},
        {"name": _("How we learn"), "address": reverse("check:learning")},
    ]


def picture(figure: OverTime) -> SafeString:
    """The drawing of a figure, to be set into a page."""
    return mark_safe(safe_svg(figure.chart.svg, prefix=figure.measure.code))  # noqa: S308  (made safe there)


def _shown(each: OverTime) -> dict[str, Any]:
    return {
        "measure": each.measure,
        "figure": each.chart,
        "picture": picture(each),
        "counted": wording.WHAT_IS_COUNTED.get(each.measure.code, ""),
        "not_counted": wording.NOT_COUNTED if each.of_shared else "",
    }


def _form_page(
    request: HttpRequest, form: Any, heading: str, said: str, roles: tuple[Role, ...]
) -> HttpResponse:
    steps = trail() if Role.LEARNING_LEAD in staff_of(request).roles else []
    page = {"form": form, "heading": heading, "said": said, "page_roles": roles, "trail": steps}
    return render(request, "check/learning/form.html", page, status=400 if form.errors else 200)
