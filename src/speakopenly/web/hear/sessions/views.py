"""Pages of sessions: the list, a new one, one session, its notes."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import views as listening
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.hear.sessions import actions, policies, queries
from speakopenly.web.hear.sessions.forms import GroupsForm, NotesForm, SessionForm
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.people.staff import Staff


@require_GET
def sessions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every session of an exercise."""
    staff, found = _here(request, slug)
    page = {
        "exercise": found,
        "sessions": [(each, CHANNELS[Channel(each.channel)]) for each in queries.sessions_of(found)],
        "may_record": policies.can_record(staff, found),
        "roles": policies.MAY_SEE,
        "trail": listening.trail(found),
    }
    return render(request, "hear/sessions/sessions.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that people sat together."""
    staff, found = _here(request, slug)
    policies.check_can_record(staff, found)
    form = SessionForm(posted(request))
    if form.is_valid():
        session = actions.record(exercise=found, by=staff, held=form.held())
        return redirect("hear:session-notes", slug, session.pk)
    page = {"form": form, "exercise": found, "roles": policies.MAY_RECORD, "trail": _trail(found)}
    return render(request, "hear/sessions/new.html", page, status=400 if form.errors else 200)


@require_GET
def session(request: HttpRequest, slug: str, session_id: UUID) -> HttpResponse:
    """One session: who came, and where its notes stand."""
    staff, found = _here(request, slug)
    held = queries.session_for(found, session_id)
    page = {
        "exercise": found,
        "session": held,
        "channel": CHANNELS[Channel(held.channel)],
        "came": queries.came_with_groups(held),
        "may_say_groups": policies.can_say_groups(staff, held),
        "may_add_notes": policies.can_add_notes(staff, held),
        "roles": policies.MAY_SEE,
        "trail": _trail(found),
    }
    return render(request, "hear/sessions/session.html", page)


@require_http_methods(["GET", "POST"])
def groups(request: HttpRequest, slug: str, session_id: UUID) -> HttpResponse:
    """Say which of the groups that must be heard came."""
    staff, found = _here(request, slug)
    held = queries.session_for(found, session_id)
    policies.check_can_say_groups(staff, held)
    wanted = [(str(each.pk), str(each)) for each in plans.groups_of(found)]
    form = GroupsForm(posted(request), came=held.came, groups=wanted)
    form.show(held.groups)
    if form.is_valid():
        actions.say_groups(session=held, by=staff, groups=form.groups())
        return redirect("hear:session", slug, held.pk)
    page = {
        "form": form,
        "exercise": found,
        "session": held,
        "channel": CHANNELS[Channel(held.channel)],
        "roles": policies.MAY_RECORD,
        "trail": _trail(found),
    }
    return render(request, "hear/sessions/groups.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, slug: str, session_id: UUID) -> HttpResponse:
    """Paste or choose what was noted; it then waits for the names check as every file does."""
    staff, found = _here(request, slug)
    held = queries.session_for(found, session_id)
    policies.check_can_add_notes(staff, held)
    files = request.FILES if request.method == "POST" else None
    form = NotesForm(posted(request), files)
    if form.is_valid() and (batch := _add_notes(form, held, staff)):
        return redirect("hear:bring-in-names", slug, batch.pk)
    page = {
        "form": form,
        "exercise": found,
        "session": held,
        "channel": CHANNELS[Channel(held.channel)],
        "roles": policies.MAY_RECORD,
        "trail": _trail(found),
    }
    return render(request, "hear/sessions/notes.html", page, status=400 if form.errors else 200)


def _here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    staff, found = listening.here(request, slug)
    policies.check_can_see(staff)
    return staff, found


def _trail(exercise: Exercise) -> list[dict[str, str]]:
    here = {"name": _("Sessions"), "address": reverse("hear:sessions", args=[exercise.slug])}
    return [*listening.trail(exercise), here]


def _add_notes(form: NotesForm, held: Session, staff: Staff) -> Import | None:
    name, data = form.words()
    try:
        return actions.add_notes(session=held, by=staff, name=name, data=data, consent=form.agreed())
    except BadInput as refusal:
        form.add_error("file" if form.cleaned_data["file"] else "notes", str(refusal))
        return None
