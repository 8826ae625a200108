"""Pages on which a reply is written: begun, worded, what it rests on, asked for, begun again, joined."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.check.replies import Words
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.check.replies import actions, policies, queries, ways
from speakopenly.web.check.replies.forms import BeginForm, JoinForm, RestsOnForm, WordsForm
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.check.replies.texts import said_in
from speakopenly.web.check.replies.views import get_or_post, here, to, trail
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.queries import staff_of
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.themes.models import LIVE, Theme

WHOLE = "exercise"


@get_or_post
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what a new reply answers: the whole exercise, one theme, or one finding."""
    staff = staff_of(request)
    policies.check_can_write(staff)
    exercise = hear.exercise(slug, staff)
    about = _what_can_be_answered(exercise)
    choices = [(key, name) for key, (name, _thing) in about.items()]
    form = BeginForm(posted(request), choices=choices, initial={"about": request.GET.get("about", WHOLE)})
    if form.is_valid():
        _name, thing = about[form.cleaned_data["about"]]
        return to(actions.begin(by=staff, exercise=exercise, **thing))
    page = {"form": form, "exercise": exercise, "roles": policies.MAY_WRITE, "trail": trail()}
    return render(request, "check/replies/begin.html", page, status=400 if form.errors else 200)


@get_or_post
def words(request: HttpRequest, reply_number: int, way: str) -> HttpResponse:
    """Word it in one way; what was typed stays where something is refused."""
    staff, found, edition = here(request, reply_number)
    wanted = ways.way_at(way)
    policies.check_can_change(staff, edition)
    known = said_in(edition).get(wanted)
    typed = {name: getattr(known, name) for name in Words.__slots__} if known else {}
    form = WordsForm(posted(request), initial={**typed, "look_by": edition.look_by})
    if form.is_valid():
        look_by = form.cleaned_data["look_by"]
        try:
            actions.word(edition=edition, by=staff, way=wanted, words=form.words(), look_by=look_by)
        except BadInput as error:
            form.add_error(None, str(error))
        else:
            return to(found)
    return _form_page(request, "check/replies/words.html", found, form, name=ways.NAMES[wanted])


@get_or_post
def rests_on(request: HttpRequest, reply_number: int) -> HttpResponse:
    """Say which findings, recommendations and measures it rests on."""
    staff, found, edition = here(request, reply_number)
    policies.check_can_change(staff, edition)
    chosen = [str(row.thing.pk) for row in edition.rests_on.all()]
    initial = dict.fromkeys(RestsOnForm.base_fields, chosen)
    form = RestsOnForm(posted(request), offered=_what_it_can_rest_on(found), initial=initial)
    if form.is_valid():
        actions.settle(edition=edition, by=staff, things=form.things())
        return to(found)
    return _form_page(request, "check/replies/rests_on.html", found, form)


@require_POST
def ask(request: HttpRequest, reply_number: int) -> HttpResponse:
    """Ask for the second signature."""
    staff, found, edition = here(request, reply_number)
    actions.ask(edition=edition, by=staff)
    return to(found)


@require_POST
def begin_next(request: HttpRequest, reply_number: int) -> HttpResponse:
    """Begin the next edition."""
    staff, found, _edition = here(request, reply_number)
    actions.begin_next(reply=found, by=staff)
    return to(found)


@get_or_post
def join(request: HttpRequest, reply_number: int) -> HttpResponse:
    """Let another reply to the same exercise answer this as well."""
    staff, found, _edition = here(request, reply_number)
    policies.check_can_join(staff, found)
    others = queries.replies_for(staff).filter(exercise=found.exercise, joined_into=None)
    form = JoinForm(posted(request), replies=others.exclude(pk=found.pk))
    if form.is_valid():
        try:
            actions.join(reply=found, into=form.cleaned_data["into"], by=staff)
        except NotAllowed as refusal:
            form.add_error("into", str(refusal))
        else:
            return to(form.cleaned_data["into"])
    return _form_page(request, "check/replies/join.html", found, form)


def _what_can_be_answered(exercise: Exercise) -> dict[str, tuple[str, dict[str, Any]]]:
    about: dict[str, tuple[str, dict[str, Any]]] = {WHOLE: (_("The exercise as a whole"), {})}
    for theme in Theme.objects.filter(exercise=exercise, parent=None, state__in=LIVE):
        about[theme.ident] = (_("The theme “%(name)s”") % {"name": theme.name}, {"theme": theme})
    for finding in Finding.objects.filter(exercise=exercise, theme__state__in=LIVE).select_related("theme"):
        name = _("Only what the finding on “%(name)s” says") % {"name": finding.theme.name}
        about[f"finding-{finding.theme.ident}"] = (name, {"finding": finding})
    return about


def _what_it_can_rest_on(found: Reply) -> dict[str, dict[str, tuple[str, Any]]]:
    """Things of this service by their keys; a finding is called by its theme."""
    findings = Finding.objects.filter(exercise=found.exercise).select_related("theme")
    here = {"service": found.service}
    return {
        "findings": {str(each.pk): (each.theme.name, each) for each in findings},
        "recommendations": {
            str(each.pk): (str(each), each) for each in Recommendation.objects.filter(**here)
        },
        "measures": {str(each.pk): (str(each), each) for each in Measure.objects.filter(**here)},
    }


def _form_page(request: HttpRequest, template: str, found: Reply, form: Any, **more: Any) -> HttpResponse:
    page = {"form": form, "reply": found, "roles": policies.MAY_WRITE, "trail": trail(found), **more}
    return render(request, template, page, status=400 if form.errors else 200)
