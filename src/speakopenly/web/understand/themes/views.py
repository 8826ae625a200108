"""Pages of the workbench: the list with its picture, one theme with its passages, and the other piles."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from speakopenly.understand.themes.steadiness import RUNS
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.languages import name_of
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs.models import ENDED, Job
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand import again
from speakopenly.web.understand.reading import queries as reading_queries
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.reading.queries import understanding_of
from speakopenly.web.understand.themes import counts, pictures, policies, queries, runs, wording
from speakopenly.web.understand.themes.forms import MergeForm, RenameForm, SearchForm
from speakopenly.web.understand.themes.models import EarlierRun, PassageInTheme, Theme

PASSAGES_ON_A_PAGE = 20
LINES_ON_A_PAGE = 50
LAST_LINES = 5


class Saying(NamedTuple):
    """One passage as it is shown: its words, the answer around them (of a long one a part), and who spoke."""

    passage: list[wording.Piece]
    before: str
    after: str
    is_cut: bool
    who: str
    where: str
    language: str
    may_quote: bool


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise asked for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, hear.exercise(slug, staff)


@require_GET
def exercises(request: HttpRequest) -> HttpResponse:
    """The exercises whose themes one may work on."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {"exercises": queries.exercises_read(staff), "roles": policies.MAY_SEE, "trail": trail()[:1]}
    return render(request, "understand/exercises.html", page)


@require_GET
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    """The themes of an exercise, their picture, and what became of everything."""
    staff, exercise = here(request, slug)
    rows = queries.rows(exercise)
    job = _work_in_hand(exercise)
    page = {
        **_frame(exercise, rows),
        "trail": trail(),
        "understanding": understanding_of(exercise),
        "job": job,
        "job_sentence": sentence(job) if job else "",
        "may_look_again": job is None and again.is_worth_looking(staff, exercise),
        "picture": pictures.draw(dots) if (dots := pictures.dots_of(rows)) else "",
        "picture_says": wording.sentence_for(rows),
        "table": pictures.table_of(rows),
        "has_earlier": EarlierRun.objects.filter(exercise=exercise).exists(),
        "set_aside": queries.set_aside(exercise),
        "history": _lines(staff, exercise)[:LAST_LINES],
    }
    return render(request, "understand/themes.html", page)


@require_GET
def earlier(request: HttpRequest, slug: str) -> HttpResponse:
    """The themes of earlier searches beside those of the next: which went where."""
    staff, exercise = here(request, slug)
    policies.check_can_see(staff, exercise)
    kept = EarlierRun.objects.filter(exercise=exercise)
    shown = [
        {"run": run, "figure": (figure := runs.figure(run)), "svg": pictures.as_svg(figure.svg, f"run-{at}")}
        for at, run in enumerate(kept)
    ]
    page = {"exercise": exercise, "shown": shown, "roles": policies.MAY_SEE, "trail": trail(exercise)}
    return render(request, "understand/earlier.html", page)


@require_GET
def passages(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """One theme: the list at the left, its passages in the middle, what can be decided at the right."""
    return theme_page(request, slug, ident, shows="passages")


@require_GET
def about(request: HttpRequest, slug: str, ident: str) -> HttpResponse:
    """The same page; on a phone it shows what can be decided in place of the passages."""
    return theme_page(request, slug, ident, shows="about")


def theme_page(
    request: HttpRequest, slug: str, ident: str, *, shows: str, status: int = 200, **forms: Any
) -> HttpResponse:
    """One theme; ``forms`` that came back with a problem are shown as they were sent."""
    staff, exercise = here(request, slug)
    theme, rows = queries.theme_of(exercise, ident), queries.rows(exercise)
    search = SearchForm(request.GET if "words" in request.GET else None)
    words = search.wanted()
    shown: Paginator[Any] = Paginator(
        queries.members_with(theme, words) if words else queries.members_of(theme), PASSAGES_ON_A_PAGE
    )
    page_of = shown.get_page(request.GET.get("page"))
    members = queries.members_by_key(list(page_of)) if words else list(page_of)
    row = queries.row_of(exercise, theme, rows)
    page = {
        **_frame(exercise, rows),
        "trail": trail(exercise),
        "theme": theme,
        "row": row,
        "says": wording.how_many(row),
        "search": search,
        "words": words,
        "found": shown.count,
        "page": page_of,
        "sayings": [_saying(member, words) for member in members],
        "shows": shows,
        "history": _lines(staff, exercise, theme)[:LAST_LINES],
        **_what_can_be_decided(staff, theme, rows),
        **forms,
    }
    return render(request, "understand/theme.html", page, status=status)


@require_GET
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was decided, newest first; each line can be undone while nothing stands on it."""
    staff, exercise = here(request, slug)
    shown = Paginator(queries.history_of(exercise), LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [(line, policies.can_undo(staff, line)) for line in shown]
    page = {"exercise": exercise, "page": shown, "history": lines, "trail": trail(exercise)}
    return render(request, "understand/history.html", page)


@require_GET
def no_theme(request: HttpRequest, slug: str) -> HttpResponse:
    """What was read and stands in no theme."""
    _staff, exercise = here(request, slug)
    name, number = _("Read, no theme"), counts.piles(exercise).no_theme
    return _pile(request, exercise, queries.without_theme(exercise), number, name)


@require_GET
def left_out(request: HttpRequest, slug: str) -> HttpResponse:
    """What was left out, each with its reason."""
    _staff, exercise = here(request, slug)
    name, number = _("Left out, and why"), sum(counts.counts_of(exercise).left_out.values())
    return _pile(request, exercise, queries.left_out_of(exercise), number, name)


@require_GET
def download(request: HttpRequest, slug: str) -> HttpResponse:
    """The numbers of the picture as CSV; small ones are hidden, as a file leaves the building."""
    _staff, exercise = here(request, slug)
    response = HttpResponse(pictures.csv_of(queries.rows(exercise)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{exercise.slug}-themes.csv"'
    return response


def trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    """Where one is."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Themes"), "address": reverse("understand:themes-of-all")},
    ]
    if exercise is not None:
        steps.append({"name": exercise.title, "address": reverse("understand:themes", args=[exercise.slug])})
    return steps


def _frame(exercise: Exercise, rows: list[queries.Row]) -> dict[str, Any]:
    return {
        "exercise": exercise,
        "rows": [(row, wording.how_many(row)) for row in rows if not row.is_said_by_few],
        "few": [(row, wording.how_many(row)) for row in rows if row.is_said_by_few],
        "base": rows[0].base if rows else 0,
        "piles": (piles := counts.piles(exercise)),
        "reasons": _reasons(piles),
        "runs": RUNS,
        "roles": policies.MAY_SEE,
    }


def _reasons(piles: counts.Piles) -> list[tuple[str, int]]:
    return [(queries.reason_in_words(reason), count) for reason, count in sorted(piles.left_out.items())]


def _lines(staff: Staff, exercise: Exercise, theme: Theme | None = None) -> list[tuple[Any, bool]]:
    lines = queries.history_of(exercise, theme)[:LAST_LINES]
    return [(line, policies.can_undo(staff, line)) for line in lines]


def _work_in_hand(exercise: Exercise) -> Job | None:
    """The newest reading of this exercise that has not ended."""
    waiting = Job.objects.filter(service=exercise.service_id, arguments__exercise_id=str(exercise.pk))
    return waiting.exclude(state__in=ENDED).first()


def _saying(member: PassageInTheme, words: list[str]) -> Saying:
    reading, passage = member.passage.reading, member.passage
    return Saying(
        passage=list(wording.pieces(passage.text, words)),
        before=wording.end_of(reading.text[: passage.start]),
        after=wording.start_of(reading.text[passage.end :]),
        is_cut=max(passage.start, len(reading.text) - passage.end) > wording.LETTERS_AROUND,
        who=_who(reading),
        where=reading_queries.where(passage),
        language=reading.language,
        may_quote=reading.may_quote,
    )


def _who(reading: Reading) -> str:
    """The channel and the broad groups, never more."""
    parts = [reading.channel, *(str(reading.groups[name]) for name in sorted(reading.groups))]
    speaks = _("a group of %(n)s") % {"n": reading.speaks_for} if reading.speaks_for > 1 else ""
    return ", ".join(part.replace("_", " ") for part in (*parts, speaks) if part)


def _what_can_be_decided(staff: Staff, theme: Theme, rows: list[queries.Row]) -> dict[str, Any]:
    others = [row.theme for row in rows if policies.can_merge(staff, theme, into=row.theme)]
    may = policies.can_decide(staff, theme)
    return {
        "may_accept": may and theme.state in {"suggested", "refused"},
        "may_change": may and theme.is_live,
        "may_split": policies.can_split(staff, theme),
        "rename": RenameForm(initial={"name": theme.name, "description": theme.description}),
        "merge": MergeForm(others=others) if others else None,
    }


def _pile(
    request: HttpRequest, exercise: Exercise, pile: QuerySet[Reading], number: int, name: str
) -> HttpResponse:
    paginator = Paginator(pile, PASSAGES_ON_A_PAGE)
    paginator.count = number  # it is kept with the counts of the exercise, and would be counted row by row
    shown = paginator.get_page(request.GET.get("page"))
    answers = [
        (
            wording.start_of(row.text),
            _who(row),
            queries.reason_in_words(row.reason or row.no_theme_because),
            row.language,
            name_of(row.language),
        )
        for row in shown
    ]
    page = {
        "exercise": exercise,
        "name": name,
        "page": shown,
        "answers": answers,
        "piles": (piles := counts.piles(exercise)),
        "reasons": _reasons(piles),
        "trail": trail(exercise),
    }
    return render(request, "understand/pile.html", page)
