"""Two pages on which a facilitator takes consent back for somebody: who it is, and what then happens.

Nothing that identifies anybody stands in an address: who is looked for comes by form. No words are shown.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from speakopenly.core.errors import BadInput, ErasureIncomplete
from speakopenly.core.records import ContributionId
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring import unlocking
from speakopenly.web.hear.keyring.unlocking import Unlocked, needs_unlock
from speakopenly.web.hear.listening import actions, finding, policies, queries
from speakopenly.web.hear.listening.actions import Withdrawn
from speakopenly.web.hear.listening.finding import Found, OnePerson
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.listening.views import here, trail
from speakopenly.web.hear.listening.withdrawing_forms import WORDS, FindForm, WithdrawForm
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

MOST_AT_ONCE = 20_000
"""Contributions: a few seconds on two cores (benchmarks/taking_consent_back.py)."""


@needs_unlock
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest, slug: str) -> HttpResponse:
    """Whose consent is it? Found by their id or row in the host's own file."""
    staff, exercise = here(request, slug)
    policies.check_can_withdraw(staff, exercise)
    form = FindForm(posted(request), imports=queries.imports_of(exercise))
    page = {"form": form, "exercise": exercise, "roles": policies.MAY_BRING_IN, "trail": trail(exercise)}
    if form.is_valid() and _is_little_enough(form, exercise):
        found = _look(form, exercise, staff, unlocking.unlocked(request))
        page |= {"found": found, "withdraw": _withdraw_form(None, staff, exercise, found.people)}
    return render(request, "hear/consent.html", page, status=400 if form.errors else 200)


@require_POST
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """What would happen; and, once that was read and sent, that it has happened."""
    staff, exercise = here(request, slug)
    policies.check_can_withdraw(staff, exercise)
    people = finding.shown_again(exercise, request.POST.getlist("found"))
    form = _withdraw_form(request, staff, exercise, people)
    page = {"exercise": exercise, "roles": policies.MAY_BRING_IN, "trail": trail(exercise)}
    if not form.is_valid():
        page |= {"form": form, "withdraw": form, "found": Found(people)}
        return render(request, "hear/consent_chosen.html", page, status=400)
    chosen = [each for each in people if str(each.key) in form.cleaned_data["who"]]
    idents = frozenset[ContributionId]().union(*(each.idents for each in chosen))
    words_go = form.cleaned_data["what"] == WORDS
    page |= {"people": chosen, "words_go": words_go, "number": len(idents)}
    if not form.cleaned_data["sent"]:
        page["touched"] = actions.what_it_touches(exercise, idents, words_go=words_go)
        return render(request, "hear/consent_before.html", page)
    return _do(request, staff, exercise, idents, page)


def _do(
    request: HttpRequest,
    staff: Staff,
    exercise: Exercise,
    idents: frozenset[ContributionId],
    page: dict[str, Any],
) -> HttpResponse:
    deed = actions.withdraw_words if page["words_go"] else actions.withdraw_quotes
    try:
        done: Withdrawn = deed(exercise=exercise, idents=idents, by=staff)
    except ErasureIncomplete:
        messages.error(request, _("This could not be taken out everywhere, so nothing changed. Try again."))
        return redirect("hear:consent", exercise.slug)
    except BadInput as refusal:
        messages.error(request, str(refusal))
        return redirect("hear:exercise", exercise.slug)
    page |= {"done": done, "touched": done.touched, "counts": queries.count(exercise)}
    return render(request, "hear/consent_done.html", page)


def _is_little_enough(form: FindForm, exercise: Exercise) -> bool:
    """Every row is opened while somebody waits, so many rows are looked at file by file."""
    if form.chosen_import() is not None or queries.count_contributions(exercise) <= MOST_AT_ONCE:
        return True
    form.add_error("file", _("There is too much here to look at all of it at once. Choose the file."))
    return False


def _look(form: FindForm, exercise: Exercise, staff: Staff, unlocked: Unlocked | None) -> Found:
    """Every row that is opened to compare its id is opened for this, and the trail says that it was."""
    batch = form.chosen_import()
    audit.record("somebody looked for to withdraw", exercise, by=staff.user, service=staff.service)
    if batch is not None and form.cleaned_data["row"]:
        return finding.by_row(exercise, batch, form.cleaned_data["row"], unlocked)
    return finding.by_given_id(exercise, form.cleaned_data["given_id"], unlocked, batch)


def _withdraw_form(
    request: HttpRequest | None, staff: Staff, exercise: Exercise, people: tuple[OnePerson, ...]
) -> WithdrawForm:
    return WithdrawForm(
        request.POST if request else None,
        people=people,
        may_erase=policies.can_withdraw_words(staff, exercise),
    )
