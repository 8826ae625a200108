"""Pages that bring codings in: choose a file, look at what would come in, and say yes or no."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand.codebook import NotPossible
from speakopenly.understand.exchange import Why
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.coding.brought import actions, policies, queries
from speakopenly.web.understand.coding.brought.actions import Came
from speakopenly.web.understand.coding.brought.forms import YES, AnswerForm, ProjectForm
from speakopenly.web.understand.coding.brought.models import WaitingCodings
from speakopenly.web.understand.coding.brought.wording import BECAUSE
from speakopenly.web.understand.coding.views import change_it, here, trail


@change_it
def bring_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a project; and the coders elsewhere whose codings were brought in before."""
    staff, exercise = here(request, slug)
    may = policies.can_bring_in(staff, exercise)
    form = ProjectForm(posted(request), request.FILES or None)
    if request.method == "POST":
        policies.check_can_bring_in(staff, exercise)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            waiting = actions.read_file(exercise=exercise, by=staff, data=file.read(), name=file.name)
        except (BadInput, NotPossible) as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("understand:coding-brought", slug, waiting.pk)
    page = {
        "exercise": exercise,
        "form": form,
        "may_bring_in": may,
        "elsewhere": queries.coders_elsewhere(exercise),
        "roles": policies.MAY_BRING_IN,
        "trail": trail(exercise),
    }
    return render(request, "understand/coding/bring_in.html", page, status=400 if form.errors else 200)


@change_it
def brought(request: HttpRequest, slug: str, brought_id: UUID) -> HttpResponse:
    """What a file would bring in, and what not, with the reasons."""
    staff, exercise = here(request, slug)
    waiting = queries.waiting_of(exercise, brought_id)
    form = AnswerForm(posted(request))
    if form.is_valid() and form.cleaned_data["answer"] != YES:
        actions.give_up(waiting=waiting, by=staff)
        messages.success(request, _("Nothing was brought in, and what was read is forgotten."))
        return redirect("understand:coding-bring-in", slug)
    if form.is_valid():
        try:
            came = actions.bring_in(waiting=waiting, by=staff)
        except (NotPossible, NotAllowed) as problem:
            if not policies.can_bring_in(staff, exercise):
                raise
            form.add_error(None, str(problem))
        else:
            messages.success(request, told(came))
            return redirect("understand:coding-bring-in", slug)
    page = {**_page_of(exercise, waiting), "form": form}
    return render(request, "understand/coding/brought.html", page, status=400 if form.errors else 200)


@require_POST
def take_out(request: HttpRequest, slug: str, coder_number: int) -> HttpResponse:
    """Take out again what one coder elsewhere gave."""
    staff, exercise = here(request, slug)
    coder = queries.coder_elsewhere(exercise, coder_number)
    actions.take_out(coder=coder, by=staff)
    messages.success(request, _("The codings of coder %(n)s were taken out again.") % {"n": coder_number})
    return redirect("understand:coding-bring-in", slug)


def told(came: Came) -> str:
    """What was brought in, in a sentence."""
    said = _("%(codings)s codings of %(passages)s passages came in. Coders elsewhere: %(coders)s.") % {
        "codings": came.codings,
        "passages": came.passages,
        "coders": came.coders,
    }
    if came.here_before:
        said += " " + _("%(n)s were here already.") % {"n": came.here_before}
    return said


def _page_of(exercise: Exercise, waiting: WaitingCodings) -> dict[str, Any]:
    refused: dict[str, int] = waiting.told["refused"]
    reasons = sorted(
        ((count, BECAUSE[Why(why)]) for why, count in refused.items()), key=lambda each: -each[0]
    )
    return {
        "exercise": exercise,
        "told": waiting.told,
        "refused": sum(refused.values()),
        "reasons": reasons,
        "codes": [code["name"] for code in waiting.codes],
        "until": waiting.until,
        "is_something": bool(waiting.codes or waiting.given),
        "roles": policies.MAY_BRING_IN,
        "trail": trail(exercise),
    }
