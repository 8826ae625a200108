"""Pages of a codebook: its codes, its history, its versions, and the file other programs read."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import NotAllowed
from speakopenly.understand import codebook as book
from speakopenly.understand import exchange
from speakopenly.understand.codebook import Kind
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import actions, policies, queries
from speakopenly.web.understand.codebook.forms import VersionForm
from speakopenly.web.understand.codebook.models import Code, CodeDeed
from speakopenly.web.understand.themes.models import LIVE, Theme
from speakopenly.web.understand.themes.queries import exercises_read

LINES_ON_A_PAGE, LAST_LINES = 50, 5
change_it = require_http_methods(["GET", "POST"])
KINDS = {
    Kind.ADDED: gettext_lazy("added"),
    Kind.RENAMED: gettext_lazy("another name"),
    Kind.NEW_MEANING: gettext_lazy("another meaning"),
    Kind.MOVED: gettext_lazy("moved"),
    Kind.NEW_STATE: gettext_lazy("merged, split, set aside or taken up"),
    Kind.OTHER_WORDS: gettext_lazy("other examples, colour or memo"),
}


class Line(NamedTuple):
    """One code of the list, with how deep it stands."""

    depth: int
    code: Code


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise asked for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, hear.exercise(slug, staff)


@require_GET
def of_all(request: HttpRequest) -> HttpResponse:
    """The exercises whose codebook one may work on."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    exercises = [exercise for exercise, understanding in exercises_read(staff) if understanding]
    page = {"exercises": exercises, "roles": policies.MAY_SEE, "trail": trail()[:1]}
    return render(request, "understand/codebook/of_all.html", page)


@require_GET
def codes(request: HttpRequest, slug: str) -> HttpResponse:
    """The codes as a tree, with what each means."""
    staff, exercise = here(request, slug)
    lines = lines_of(exercise)
    themes = Theme.objects.filter(exercise=exercise, state__in=LIVE)
    known = Code.objects.filter(exercise=exercise, theme__isnull=False).values("theme")
    page = {
        "exercise": exercise,
        "lines": lines,
        "may_change": policies.can_change(staff, exercise),
        "why_not": _why_not(staff, exercise),
        "themes_left": themes.exclude(pk__in=known).count(),
        "out": queries.out_of_the_list(exercise),
        "history": lines_of_history(staff, exercise)[:LAST_LINES],
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "understand/codebook/codes.html", page)


@require_GET
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was done, newest first."""
    staff, exercise = here(request, slug)
    shown = Paginator(queries.history_of(exercise), LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    page = {
        "exercise": exercise,
        "page": shown,
        "history": lines_of_history(staff, exercise, list(shown)),
        "trail": trail(exercise),
        "page_roles": policies.MAY_SEE,
    }
    return render(request, "understand/codebook/history.html", page)


@change_it
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions, and a button that keeps the codebook as it stands."""
    staff, exercise = here(request, slug)
    form = VersionForm(posted(request))
    if form.is_valid():
        kept = actions.keep_version(exercise=exercise, by=staff, why=form.cleaned_data["why"])
        return redirect("understand:code-version", slug, kept.number)
    page = {
        "exercise": exercise,
        "form": form,
        "versions": queries.versions_of(exercise),
        "trail": trail(exercise),
        "page_roles": policies.MAY_SEE,
    }
    return render(request, "understand/codebook/versions.html", page)


@require_GET
def version(request: HttpRequest, slug: str, codebook_version: int) -> HttpResponse:
    """One version as it stood, and what is different today."""
    _staff, exercise = here(request, slug)
    found = queries.version_of(exercise, codebook_version)
    was, now = queries.as_it_was(found), queries.codebook_of(exercise)
    changes = [
        (KINDS[each.kind], each.before or each.after, each.after) for each in book.differences(was, now)
    ]
    page = {
        "exercise": exercise,
        "version": found,
        "codes": list(was.in_order()),
        "changes": changes,
        "trail": [
            *trail(exercise),
            {"name": _("Versions"), "address": reverse("understand:code-versions", args=[slug])},
        ],
        "page_roles": policies.MAY_SEE,
    }
    return render(request, "understand/codebook/version.html", page)


@require_GET
def take_out(request: HttpRequest, slug: str) -> HttpResponse:
    """The codebook as .qdc; memos stay here, as the standard has no place for them."""
    _staff, exercise = here(request, slug)
    codes = exchange.codes_out(queries.codebook_of(exercise))
    if not codes.codes:
        raise NotAllowed(_("There are no codes yet."))
    answer = HttpResponse(exchange.write_qdc(codes), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{exercise.slug}.qdc"'
    return answer


def lines_of(exercise: Exercise) -> list[Line]:
    """The codes of the list with how deep each stands."""
    rows = {str(row.pk): row for row in queries.listed(exercise)}
    return [Line(depth, rows[code.id]) for depth, code in queries.codebook_of(exercise).in_order()]


def lines_of_history(
    staff: Staff, exercise: Exercise, deeds: list[CodeDeed] | None = None
) -> list[tuple[CodeDeed, bool]]:
    """Lines, each with whether it can be undone now."""
    lines = list(queries.history_of(exercise)[:LAST_LINES]) if deeds is None else deeds
    may, stood_on = policies.can_change(staff, exercise), policies.stood_on(exercise)
    return [(line, may and line.undone_at is None and line.pk not in stood_on) for line in lines]


def trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    """Where one is."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Codebook"), "address": reverse("understand:codes-of-all")},
    ]
    if exercise is not None:
        steps.append({"name": exercise.title, "address": reverse("understand:codes", args=[exercise.slug])})
    return steps


def _why_not(staff: Staff, exercise: Exercise) -> str:
    try:
        policies.check_can_change(staff, exercise)
    except NotAllowed as refused:
        return str(refused)
    return ""


def frame(staff: Staff, exercise: Exercise) -> dict[str, Any]:
    """What every page of one code has."""
    return {
        "exercise": exercise,
        "roles": policies.MAY_SEE,
        "trail": trail(exercise),
        "may_change": policies.can_change(staff, exercise),
    }
