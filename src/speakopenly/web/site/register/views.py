"""The pages of the register: greet, call one query or one action, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.web.forms import posted
from speakopenly.web.hear.reporting.opening.queries import nation_of
from speakopenly.web.people import audit
from speakopenly.web.people.queries import staff_of
from speakopenly.web.site.governance.queries import facts_of
from speakopenly.web.site.governance.views import WRITERS
from speakopenly.web.site.register import actions, policies, queries
from speakopenly.web.site.register.forms import AskForm, DecideForm, ExtendForm, FactsForm, NoteForm, TellForm
from speakopenly.web.site.register.grounds import BY_IDENT
from speakopenly.web.site.register.letters import letter
from speakopenly.web.site.register.models import AskedFor, ExtendedBecause, Kind, Outcome, State


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Everything in the register, the closest first."""
    staff = staff_of(request)
    page = {
        "entries": queries.entries(staff),
        "kinds": [kind for kind in Kind if policies.can_note(staff, kind)],
        "State": State,
    }
    return _page(request, "register.html", page, at_list=True)


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, register_kind: str) -> HttpResponse:
    """Note that something came."""
    staff = staff_of(request)
    if register_kind not in Kind.values:
        policies.check_can_enter(staff)
        raise Http404
    what = Kind(register_kind)
    policies.check_can_note(staff, what)
    form = NoteForm(posted(request), kind=what)
    if form.is_valid():
        told = dict(form.cleaned_data)
        if what == Kind.BREACH:
            told["came_on"] = timezone.localtime(told["aware_at"]).date()
        made = actions.note(by=staff, kind=what, **told)
        messages.success(request, _("Noted as %(number)s. Its clock runs.") % {"number": made.number})
        return redirect("register-entry", made.pk)
    page = {"form": form, "kind": what, "page_roles": policies.MAY_HANDLE}
    return _page(request, "note.html", page, status=400 if form.errors else 200)


@require_GET
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry: its clock, its steps, and what this person may do."""
    return _entry(request, queries.one(staff_of(request), entry_id))


@require_POST
def step(request: HttpRequest, entry_id: UUID, register_step: str) -> HttpResponse:
    """A step is done."""
    staff = staff_of(request)
    actions.do_step(by=staff, entry=queries.one(staff, entry_id).entry, step=register_step)
    return redirect(f"{reverse('register-entry', args=[entry_id])}#steps")


@require_POST
def facts(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """What the law wants written down of a breach."""
    found = _handled(request, entry_id)
    form = FactsForm(request.POST, facts={})

    def do() -> None:
        actions.note_facts(by=staff_of(request), entry=found.entry, facts=form.as_facts())

    return _do(request, found, "facts", form, do, _("Written down."))


@require_POST
def ask(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Whoever asked is asked for something."""
    found = _handled(request, entry_id)
    form = AskForm(request.POST, kind=Kind(found.entry.kind))

    def do() -> None:
        asked_for = AskedFor(form.cleaned_data["asked_for"])
        actions.ask(by=staff_of(request), entry=found.entry, asked_for=asked_for)

    return _do(request, found, "ask", form, do, _("The clock stands from today."))


@require_POST
def go_on(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """What was asked for has come."""
    staff = staff_of(request)
    actions.go_on(by=staff, entry=queries.one(staff, entry_id).entry)
    return _done(request, entry_id, _("The clock runs again."))


@require_POST
def extend(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Take the more time that the law gives."""
    found = _handled(request, entry_id)
    form = ExtendForm(request.POST, kind=Kind(found.entry.kind))

    def do() -> None:
        reason = ExtendedBecause(form.cleaned_data["reason"])
        actions.extend(by=staff_of(request), entry=found.entry, reason=reason)

    return _do(request, found, "extend", form, do, _("More time is taken. Tell whoever asked, and why."))


@require_POST
def tell(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The Commissioner was told of a breach."""
    found = _handled(request, entry_id)
    form = TellForm(request.POST)

    def do() -> None:
        actions.tell(by=staff_of(request), entry=found.entry, **form.cleaned_data)

    return _do(request, found, "tell", form, do, _("Noted that the Commissioner was told."))


@require_POST
def decide(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Decide; a second person releases it."""
    found = _handled(request, entry_id)
    form = DecideForm(request.POST, kind=Kind(found.entry.kind))

    def do() -> None:
        outcome, grounds = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["grounds"]
        actions.decide(by=staff_of(request), entry=found.entry, outcome=outcome, grounds=grounds)

    return _do(request, found, "decide", form, do, _("Decided. It waits for a second person."))


@require_POST
def release(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The second person agrees."""
    staff = staff_of(request)
    actions.release(by=staff, entry=queries.one(staff, entry_id).entry)
    return _done(request, entry_id, _("Closed by two people."))


@require_POST
def send_back(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The second person does not agree."""
    staff = staff_of(request)
    actions.send_back(by=staff, entry=queries.one(staff, entry_id).entry)
    return _done(request, entry_id, _("It is under way again."))


@require_GET
def draft(request: HttpRequest, entry_id: UUID, draft_ending: str) -> HttpResponse:
    """The answer as a draft letter, or a breach as a draft record."""
    staff = staff_of(request)
    found = queries.one(staff, entry_id)
    if draft_ending not in WRITERS:
        raise Http404
    kind, write = WRITERS[draft_ending]
    audit.record("draft of an answer made", found.entry, by=staff.user, service=staff.service)
    made = write(letter(found.entry, found.clock, facts_of(staff.service, with_gates=False)))
    answer = HttpResponse(made, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="draft-{found.entry.number}.{draft_ending}"'
    return answer


def _handled(request: HttpRequest, ident: UUID) -> queries.Listed:
    staff = staff_of(request)
    found = queries.one(staff, ident)
    policies.check_can_handle(staff, found.entry)
    return found


def _do(
    request: HttpRequest,
    found: queries.Listed,
    name: str,
    form: forms.Form,
    deed: Callable[[], None],
    said: str,
) -> HttpResponse:
    if form.is_valid():
        try:
            deed()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return _done(request, found.entry.pk, said)
    return _entry(request, found, status=400, **{name: form})


def _done(request: HttpRequest, ident: UUID, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("register-entry", ident)


def _entry(request: HttpRequest, found: queries.Listed, *, status: int = 200, **more: Any) -> HttpResponse:
    staff, row = staff_of(request), found.entry
    kind, nation = Kind(row.kind), nation_of(staff.service)
    page = {
        "entry": row,
        "clock": found.clock,
        "steps": queries.steps_shown(row, staff),
        "grounds": [BY_IDENT[ident] for ident in row.grounds if ident in BY_IDENT],
        "is_breach": kind == Kind.BREACH,
        "can_work": policies.can_work(staff, row),
        "can_note_facts": policies.can_note_facts(staff, row),
        "can_ask": policies.can_ask(staff, row, due=found.clock.day),
        "can_go_on": policies.can_go_on(staff, row),
        "can_extend": policies.can_extend(staff, row, due=found.clock.day, nation=nation),
        "can_tell": policies.can_tell(staff, row),
        "can_decide": policies.can_decide(staff, row),
        "can_release": policies.can_release(staff, row),
        "ask": AskForm(kind=kind),
        "extend": ExtendForm(kind=kind),
        "tell": TellForm(),
        "facts": FactsForm(facts=row.facts),
        "decide": DecideForm(kind=kind),
        "wrong": next(iter(more.values()), None),
        "endings": [("html", "HTML"), ("pdf", "PDF"), ("docx", "Word")],
    }
    return _page(request, "entry.html", page | more, status=status)


def _page(
    request: HttpRequest, name: str, page: dict[str, Any], *, status: int = 200, at_list: bool = False
) -> HttpResponse:
    trail = [
        {"name": _("Site"), "address": reverse("site")},
        {"name": _("Data protection"), "address": reverse("governance")},
    ]
    if not at_list:
        trail.append({"name": _("Register"), "address": reverse("register")})
    given = {"page_roles": policies.MAY_SEE, "trail": trail} | page
    return render(request, f"site/register/{name}", given, status=status)
