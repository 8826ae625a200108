"""Pages of a sample: draw it, read one person after the other, and see what that makes of the number."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.audits import SIZES, Corrected, shares_of_sample
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.themes import policies as themes
from speakopenly.web.understand.themes.audits import actions, policies, queries
from speakopenly.web.understand.themes.audits.forms import SaidForm, SizeForm
from speakopenly.web.understand.themes.audits.models import Said
from speakopenly.web.understand.themes.counts import counts_of_findings
from speakopenly.web.understand.themes.models import Theme
from speakopenly.web.understand.themes.queries import Row, theme_of
from speakopenly.web.understand.themes.views import here, trail

LONGEST = 20_000
"""A page shows so many letters of one answer. Who needs more to judge says that they cannot tell."""


@require_http_methods(["GET", "POST"])
def sample(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """Draw a sample of a theme, see how far its reading is, and what it found."""
    staff, exercise = here(request, slug)
    theme = theme_of(exercise, ident)
    form = SizeForm(request.POST or None) if request.method != "POST" else SizeForm(request.POST)
    if request.method == "POST":
        policies.check_can_draw(staff, theme)
        if form.is_valid():
            try:
                actions.draw_sample(theme=theme, by=staff, size=form.cleaned_data["size"])
                return redirect("understand:theme-audit", slug, ident)
            except BadInput as error:
                form.add_error("size", str(error))
    audit = queries.audit_of(theme)
    page = {
        **_frame(exercise, theme),
        "audit": audit,
        "is_stale": audit is not None and queries.is_of_another_theme(audit),
        "next": None if audit is None else queries.next_place(audit),
        "read": 0 if audit is None else audit.people.exclude(said="").count(),
        "drawn": 0 if audit is None else audit.people.count(),
        "form": form if policies.can_draw(staff, theme) else None,
        "sizes": _sizes(theme),
        **_found(exercise, theme),
    }
    return render(request, "understand/audit.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, slug: str, ident: str, place: int) -> HttpResponse:
    """What one person said, without whether the machine counted them; and the question."""
    staff, exercise = here(request, slug)
    theme = theme_of(exercise, ident)
    row = queries.row_at(theme, place)
    policies.check_can_answer(staff, row)
    form = SaidForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.answer(row=row, by=staff, said=Said(form.cleaned_data["said"]))
        following = queries.next_place(row.audit)
        if following is not None:
            return redirect("understand:theme-audit-read", slug, ident, following)
        messages.success(request, _("That was the last. What was found is below."))
        return redirect("understand:theme-audit", slug, ident)
    said = queries.words_of(row)
    page = {
        **_frame(exercise, theme),
        "form": form,
        "said": [(each.question, each.text[:LONGEST], each.language) for each in said],
        "is_cut": any(len(each.text) > LONGEST for each in said),
        "place": place,
        "drawn": row.audit.people.count(),
    }
    return render(request, "understand/audit_read.html", page, status=400 if form.errors else 200)


def _frame(exercise: Exercise, theme: Theme) -> dict[str, Any]:
    steps = [
        *trail(exercise),
        {"name": theme.name, "address": reverse("understand:theme", args=[exercise.slug, theme.ident])},
    ]
    return {"exercise": exercise, "theme": theme, "roles": themes.MAY_SEE, "trail": steps}


def _sizes(theme: Theme) -> list[tuple[int, int, int, int, int]]:
    """For each size: itself, how many of those counted and of the others are drawn, and of how many."""
    sides = queries.sides_of(theme)
    counted, others = len(sides.counted), len(sides.others)
    return [(size, *shares_of_sample(counted, others, size=size), counted, others) for size in SIZES]


def _found(exercise: Exercise, theme: Theme) -> dict[str, Any]:
    """What reading made of the number; nothing before the last person was read."""
    found = next(iter(queries.found_in(exercise, [theme.ident])), None)  # type: ignore[list-item]
    if found is None:
        return {"found": None}
    counts = counts_of_findings(exercise).counts
    row = Row(theme, counts.of(theme), counts.base, None, (), found)
    corrected: Corrected | None = row.corrected
    return {
        "found": found,
        "row": row,
        "low": None if corrected is None else round(corrected.low),
        "high": None if corrected is None else round(corrected.high),
    }
