"""The coding room: a list that can be narrowed, and one passage in its context with the codes beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.retention import WHO_CODED
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import queries as codebooks
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding import actions, filters, policies, queries
from speakopenly.web.understand.coding.actions import ChangedWhileYouLooked
from speakopenly.web.understand.coding.clips import clip_of
from speakopenly.web.understand.coding.forms import FilterForm, LookForm
from speakopenly.web.understand.coding.learning import begin_to_learn
from speakopenly.web.understand.coding.models import Coding, Look
from speakopenly.web.understand.reading import queries as reading_queries
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.themes import wording
from speakopenly.web.understand.themes.queries import exercises_read

PASSAGES_ON_A_PAGE = 20
change_it = require_http_methods(["GET", "POST"])


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise asked for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, hear.exercise(slug, staff)


@require_GET
def of_all(request: HttpRequest) -> HttpResponse:
    """The exercises whose passages one may code."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    exercises = [exercise for exercise, understanding in exercises_read(staff) if understanding]
    page = {
        "exercises": exercises,
        "days": WHO_CODED.days,
        "roles": policies.MAY_CODE,
        "trail": trail()[:1],
    }
    return render(request, "understand/coding/of_all.html", page)


@require_GET
def passages(request: HttpRequest, slug: str) -> HttpResponse:
    """The passages asked for, each with the codes one gave it oneself."""
    staff, exercise = here(request, slug)
    form = filter_form(request, exercise)
    found = filters.passages(exercise, staff, form.wanted).select_related("reading")
    pages = Paginator(found, PASSAGES_ON_A_PAGE)
    pages.count = filters.how_many(found, exercise, form.wanted)
    shown = pages.get_page(request.GET.get("page"))
    mine = _mine(staff, list(shown))
    page = {
        "exercise": exercise,
        "form": form,
        "page": shown,
        "passages": [(each, who(each), mine.get(each.pk)) for each in shown],
        "has_codes": codebooks.listed(exercise).exists(),
        "apart": filters.set_apart(exercise).count(),
        "query": request.GET.urlencode(),
        "mine": queries.how_many_by(exercise, staff),
        "may_learn": policies.can_let_learn(staff, exercise),
        "model": (model := queries.model_of(exercise)),
        "calibration": queries.calibration_in_words(exercise, model) if model else [],
        "roles": policies.MAY_CODE,
        "trail": trail(),
    }
    return render(request, "understand/coding/passages.html", page)


@change_it
def passage(request: HttpRequest, slug: str, passage_id: UUID) -> HttpResponse:
    """One passage with the codes beside it. Saved at once with script, by its button without."""
    staff, exercise = here(request, slug)
    found = queries.passage_of(exercise, passage_id)
    form = filter_form(request, exercise)
    shown = filters.passages(exercise, staff, form.wanted)
    is_by_place = form.wanted.show == filters.NEXT
    if request.method == "POST":

        def go_on() -> str:
            following = queries.after(shown, found, is_by_place=is_by_place)
            return _address(exercise, following, request)

        return save(
            request,
            deed=lambda **said: actions.code_passage(passage=found, by=staff, **said),
            go_on=go_on,
            again=lambda **more: _page(request, staff, exercise, found, shown, is_by_place, **more),
        )
    return _page(request, staff, exercise, found, shown, is_by_place)


@require_POST
def learn(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the machine learn from what was coded, and propose for the rest."""
    staff, exercise = here(request, slug)
    return redirect("job", begin_to_learn(exercise=exercise, by=staff).pk)


def save(
    request: HttpRequest,
    *,
    deed: Callable[..., Look],
    go_on: Callable[[], str],
    again: Callable[..., HttpResponse],
) -> HttpResponse:
    """Save one look: a line of JSON for a page that saves at once, else on to the next passage."""
    form = LookForm(request.POST)
    wants_json = "application/json" in request.headers.get("Accept", "")
    if not form.is_valid():
        problem = _("This could not be saved. Load the page again; what you chose before is kept.")
        return (
            JsonResponse({"problem": problem}, status=400)
            if wants_json
            else again(status=400, problem=problem)
        )
    codes, memo = form.codes(), form.memo_or_none()
    try:
        look = deed(codes=codes, memo=memo, seen=form.cleaned_data["seen"])
    except ChangedWhileYouLooked as changed:
        if wants_json:
            return JsonResponse({"problem": str(changed)}, status=409)
        return again(status=409, problem=str(changed), chosen=codes, memo=memo)
    if wants_json:
        return JsonResponse({"told": saved_now(), "version": look.version})
    messages.success(request, saved_now())
    return redirect(go_on())


def saved_now() -> str:
    """That it is saved, and when."""
    return _("Saved at %(time)s") % {"time": time_format(timezone.localtime(), "H:i")}


def filter_form(request: HttpRequest, exercise: Exercise) -> FilterForm:
    """What the address asks to see."""
    return FilterForm(
        request.GET, choices=filters.choices(exercise), codes=codebooks.listed(exercise).order_by("name")
    )


def list_of(exercise: Exercise, given: set[UUID], proposals: dict[UUID, Any]) -> list[queries.Choice]:
    """The codes beside a passage."""
    rows = {str(row.pk): row for row in codebooks.listed(exercise)}
    return queries.choices_for(codebooks.codebook_of(exercise), rows, given, proposals)


def around(passage: Passage) -> dict[str, Any]:
    """A passage with the words before and after it, where it stands, and who spoke."""
    text = passage.reading.text
    return {
        "before": wording.end_of(text[: passage.start]),
        "said": passage.text,
        "after": wording.start_of(text[passage.end :]),
        "where": reading_queries.where(passage),
        "who": who(passage),
        "language": passage.reading.language,
        "question": passage.reading.question,
        "may_quote": passage.reading.may_quote,
    }


def who(passage: Passage) -> str:
    """The channel and the broad groups, never more."""
    reading = passage.reading
    parts = [reading.channel, *(str(reading.groups[name]) for name in sorted(reading.groups))]
    return ", ".join(part.replace("_", " ") for part in parts if part)


def trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    """Where one is."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Coding"), "address": reverse("understand:coding-of-all")},
    ]
    if exercise is not None:
        steps.append({"name": exercise.title, "address": reverse("understand:coding", args=[exercise.slug])})
    return steps


def _page(
    request: HttpRequest,
    staff: Staff,
    exercise: Exercise,
    found: Passage,
    shown: Any,
    is_by_place: bool,
    *,
    status: int = 200,
    problem: str = "",
    chosen: set[UUID] | None = None,
    memo: str | None = None,
) -> HttpResponse:
    look = queries.look_of(found, staff)
    given = queries.given_in(look)
    proposals = queries.proposals_for(found)
    page = {
        "exercise": exercise,
        "passage": found,
        **around(found),
        "clip": clip_of(request, staff, found),
        "choices": list_of(exercise, given if chosen is None else chosen, proposals),
        "was_given": [code.name for code in Code.objects.filter(pk__in=given)] if chosen is not None else [],
        "elsewhere": queries.given_elsewhere(look, codebooks.codebook_of(exercise)),
        "proposals": proposals,
        "look": look,
        "seen": look.version if look else 0,
        "memo": (look.memo if look else "") if memo is None else memo,
        "differ": queries.seen_differently(found) if look else [],
        "to_read_again": _is_to_read_again(exercise, found, staff),
        "problem": problem,
        "query": request.GET.urlencode(),
        "next": _address(exercise, queries.after(shown, found, is_by_place=is_by_place), request),
        "previous": _address_or_none(
            exercise, queries.before(shown, found, is_by_place=is_by_place), request
        ),
        "roles": policies.MAY_CODE,
        "trail": trail(exercise),
    }
    return render(request, "understand/coding/passage.html", page, status=status)


def _is_to_read_again(exercise: Exercise, found: Passage, staff: Staff) -> bool:
    waiting = filters.to_read_again(exercise)
    return waiting.filter(look__passage=found, look__by=staff.user).exists()


def _address(exercise: Exercise, passage: Passage | None, request: HttpRequest) -> str:
    to_list = f"{reverse('understand:coding', args=[exercise.slug])}?{request.GET.urlencode()}"
    return _address_or_none(exercise, passage, request) or to_list


def _address_or_none(exercise: Exercise, passage: Passage | None, request: HttpRequest) -> str | None:
    if passage is None:
        return None
    place = reverse("understand:coding-passage", args=[exercise.slug, passage.pk])
    query = request.GET.urlencode()
    return f"{place}?{query}" if query else place


def _mine(staff: Staff, shown: list[Passage]) -> dict[UUID, list[str]]:
    looks = Look.objects.filter(passage__in=[each.pk for each in shown], by=staff.user)
    found: dict[UUID, list[str]] = {key: [] for key in looks.values_list("passage", flat=True)}
    rows = Coding.objects.filter(look__in=looks).order_by("code__place", "code__name")
    for key, name in rows.values_list("look__passage", "code__name"):
        found[key].append(name)
    return found
