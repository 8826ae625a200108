"""How a survey stands, and how many one hopes to hear."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.questionnaires import Condition, Questionnaire, editing
from speakopenly.hear.questionnaires.conditions import looks_in
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked, unlocked, way_to_unlock
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.hear.surveys import actions, policies, queries
from speakopenly.web.hear.surveys import standing as counting
from speakopenly.web.hear.surveys.asked import asked_in
from speakopenly.web.hear.surveys.forms import HopeForm
from speakopenly.web.hear.surveys.models import Survey
from speakopenly.web.hear.surveys.views import builds, change_it, form_page, place, survey_of
from speakopenly.web.hear.surveys.wording import condition_in_words, label_of, name_of


@require_GET
def standing(request: HttpRequest, slug: str) -> HttpResponse:
    """Counts by edition and way; by version, and of what is hoped for, where a reader's key is open."""
    staff, found = survey_of(request, slug)
    if not found.editions.exists():
        raise Http404
    may_build, key = policies.can_build(staff, found.exercise), unlocked(request)
    page: dict[str, Any] = {
        **place(found),
        "roles": policies.MAY_SEE,
        "by_edition": [(each, cell.text) for each, cell in counting.by_edition(found).items()],
        "by_way": [(way.label, cell.text) for way, cell in queries.by_way(found).items()],
        "may_build": may_build,
        "unlock": way_to_unlock(request) if may_build and key is None else "",
    }
    if may_build and key is not None:
        page |= _with_key(found, key)
    return render(request, "hear/surveys/standing.html", page)


@change_it
def hoped_for(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how many one hopes to hear with some answer. It turns nobody away."""
    staff, found = builds(request, slug)
    asked = queries.written(found)
    form = HopeForm(posted(request), asked=asked)
    if form.is_valid():
        test, wanted = form.cleaned_data["test"], form.cleaned_data["wanted"]
        actions.change(survey=found, by=staff, how=lambda now: editing.with_quota(now, test, wanted))
        messages.success(request, _("Written down. It counts from the next opening with changes on."))
        return redirect("hear:survey-hoped-for", slug)
    hopes = [(in_words(asked, each.counts_if), each.wanted) for each in asked.quotas]
    return form_page(request, found, form, _("How many you hope to hear"), hopes=hopes)


def in_words(asked: Questionnaire, condition: Condition) -> str:
    """A condition with the question it looks at."""
    of = ", ".join(dict.fromkeys(label_of(asked, test.item) for test in looks_in(condition)))
    return f"{condition_in_words(asked, condition)} ({of})"


def _with_key(found: Survey, key: Unlocked) -> dict[str, Any]:
    try:
        told = counting.with_key(found, key)
    except (NotAllowed, WordsLocked):
        return {"not_sealed_to_you": True}
    asked = asked_in(queries.edition_now(found))
    return {
        "by_version": [(name_of(each), cell.text) for each, cell in told.by_version.items()],
        "hopes": [(in_words(asked, each.counts_if), each.wanted, each.so_far.text) for each in told.hopes],
        "is_open": True,
    }
