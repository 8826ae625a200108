"""Pages of de-identification: how much was read and what is left, one text, and quotes read as a stranger."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.web.hear.keyring import interrupted
from speakopenly.web.hear.keyring.unlocking import unlock_page, unlocked
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.deidentification import actions, policies, queries
from speakopenly.web.understand.deidentification.forms import ReplaceForm, SizeForm, TryForm
from speakopenly.web.understand.deidentification.models import CouldTell, Left
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.queries import exercises_read

LONGEST = 20_000
"""A page shows so many letters of one text."""
change_it = require_http_methods(["GET", "POST"])


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise asked for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, hear.exercise(slug, staff)


@require_GET
def of_all(request: HttpRequest) -> HttpResponse:
    """The exercises whose texts a machine has cleared."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    exercises = [exercise for exercise, understanding in exercises_read(staff) if understanding]
    page = {"exercises": exercises, "roles": policies.MAY_TRY, "trail": _trail()[:1]}
    return render(request, "understand/deidentification/of_all.html", page)


@change_it
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """How much of an exercise a person has read, what that says of the rest, and what was replaced."""
    staff, exercise = here(request, slug)
    form = SizeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        policies.check_can_draw(staff, exercise)
        if form.is_valid():
            try:
                actions.draw_sample(exercise=exercise, by=staff, size=form.cleaned_data["size"])
                return redirect("understand:deidentification", slug)
            except BadInput as error:
                form.add_error("size", str(error))
    sample = queries.sample_of(exercise)
    quotes, tried = queries.how_many_tried(exercise)
    page = {
        **_frame(exercise),
        "texts": queries.how_many_can_be_read(exercise),
        "found": queries.found_in(sample) if sample else None,
        "next": queries.next_to_read(sample) if sample else None,
        "form": form if policies.can_draw(staff, exercise) else None,
        "may_replace": policies.can_draw(staff, exercise),
        "quotes": quotes,
        "untried": quotes - tried,
        "replacements": [
            (each, queries.around(each), policies.can_undo(staff, each))
            for each in queries.latest_replacements(exercise)
        ],
    }
    return render(request, "understand/deidentification/overview.html", page, status=_status(form))


@change_it
def read(request: HttpRequest, slug: str, text_place: int) -> HttpResponse:
    """One text of the sample: take out what was left, or say that nothing was."""
    staff, exercise = here(request, slug)
    drawn = queries.drawn_at(exercise, text_place)
    policies.check_can_answer(staff, drawn)
    assert drawn.reading is not None  # noqa: S101  (the policy has looked)
    form = _replace_form(request, exercise, is_sent="words" in request.POST)
    if request.method == "POST" and "words" not in request.POST:
        actions.answer(drawn=drawn, by=staff, left=Left.NOTHING)
        return _on_to_the_next(request, exercise)
    if request.method == "POST" and _has_replaced(request, staff, exercise, drawn.reading, form):
        actions.answer(drawn=drawn, by=staff, left=Left.SOMETHING)
        return redirect("understand:deidentification-read", slug, text_place)
    page = {**_text_page(exercise, drawn.reading, form), "drawn": drawn, "of": drawn.sample.drawn.count()}
    return render(request, "understand/deidentification/text.html", page, status=_status(form))


@change_it
def text(request: HttpRequest, slug: str, reading_id: UUID) -> HttpResponse:
    """One text, wherever somebody came upon it."""
    staff, exercise = here(request, slug)
    reading = queries.reading_at(exercise, reading_id)
    policies.check_can_replace(staff, reading)
    form = _replace_form(request, exercise, is_sent=request.method == "POST")
    if request.method == "POST" and _has_replaced(request, staff, exercise, reading, form):
        return redirect("understand:deidentification-text", slug, reading_id)
    page = _text_page(exercise, reading, form)
    return render(request, "understand/deidentification/text.html", page, status=_status(form))


@require_POST
def undo(request: HttpRequest, slug: str, replacement_id: UUID) -> HttpResponse:
    """Put back what the last replacement of a text took out."""
    staff, exercise = here(request, slug)
    replacement = queries.replacement_at(exercise, replacement_id)
    policies.check_can_undo(staff, replacement)
    opened = unlocked(request)
    if opened is None and not hear.opens_all(exercise, None):
        return unlock_page(request, kept=interrupted.keep(request))
    try:
        actions.undo(replacement=replacement, by=staff, unlocked=opened)
        messages.success(request, _("The words stand there again."))
    except BadInput as error:
        messages.error(request, str(error))
    return redirect("understand:deidentification", slug)


@require_GET
def quotes(request: HttpRequest, slug: str) -> HttpResponse:
    """Every quote that is to be printed, those first that could single somebody out."""
    staff, exercise = here(request, slug)
    chosen = policies.chosen_by(staff, exercise.pk)
    shown = [(each, policies.can_try(staff, each.passage, chosen)) for each in queries.quoted(exercise)]
    page = {**_frame(exercise), "quotes": shown, "roles": policies.MAY_TRY}
    return render(request, "understand/deidentification/quotes.html", page)


@change_it
def try_quote(request: HttpRequest, slug: str, quote_id: UUID) -> HttpResponse:
    """One quote as it will be printed, and the question."""
    staff, exercise = here(request, slug)
    quoted = queries.quote_at(exercise, quote_id)
    policies.check_can_try(staff, quoted.passage)
    form = TryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = CouldTell(form.cleaned_data["could_tell"])
        actions.could_tell(passage=quoted.passage, by=staff, said=said)
        return redirect("understand:deidentification-quotes", slug)
    page = {**_frame(exercise), "quoted": quoted, "form": form, "roles": policies.MAY_TRY}
    return render(request, "understand/deidentification/quote.html", page, status=_status(form))


def _replace_form(request: HttpRequest, exercise: Exercise, *, is_sent: bool) -> ReplaceForm:
    return ReplaceForm(request.POST if is_sent else None, has_editions=bool(queries.published(exercise)))


def _has_replaced(
    request: HttpRequest, staff: Staff, exercise: Exercise, reading: Reading, form: ReplaceForm
) -> bool:
    if not form.is_valid():
        return False
    words = form.cleaned_data["words"]
    deed = {
        "words": words,
        "instead": form.instead(),
        "takes_down": form.cleaned_data.get("takes_down", False),
    }
    try:
        if form.cleaned_data["everywhere"]:
            texts = actions.replace_everywhere(exercise=exercise, by=staff, **deed)
            said = ngettext("Taken out of %(n)s text.", "Taken out of %(n)s texts.", texts) % {"n": texts}
        else:
            places = actions.replace_in(reading=reading, by=staff, **deed)
            said = ngettext("Taken out in %(n)s place.", "Taken out in %(n)s places.", places) % {"n": places}
    except BadInput as error:
        form.add_error("words", str(error))
        return False
    messages.success(request, said)
    if left := queries.elsewhere(exercise, words):
        messages.warning(
            request,
            _("The same words still stand here, and need a person: %(places)s.")
            % {"places": "; ".join(left)},
        )
    return True


def _on_to_the_next(request: HttpRequest, exercise: Exercise) -> HttpResponse:
    sample = queries.sample_of(exercise)
    following = queries.next_to_read(sample) if sample else None
    if following is not None:
        return redirect("understand:deidentification-read", exercise.slug, following.place)
    messages.success(request, _("That was the last text. What was found is below."))
    return redirect("understand:deidentification", exercise.slug)


def _text_page(exercise: Exercise, reading: Reading, form: ReplaceForm) -> dict[str, Any]:
    return {
        **_frame(exercise),
        "reading": reading,
        "said": reading.text[:LONGEST],
        "is_cut": len(reading.text) > LONGEST,
        "form": form,
    }


def _frame(exercise: Exercise) -> dict[str, Any]:
    return {"exercise": exercise, "roles": policies.MAY_SEE, "trail": _trail(exercise)}


def _trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("De-identification"), "address": reverse("understand:deidentification-of-all")},
    ]
    if exercise is not None:
        where = reverse("understand:deidentification", args=[exercise.slug])
        steps.append({"name": exercise.title, "address": where})
    return steps


def _status(form: Any) -> int:
    return 400 if form.errors else 200
