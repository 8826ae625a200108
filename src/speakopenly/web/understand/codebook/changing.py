"""Changing a codebook: small forms, one deed each, and back with what was done and an Undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand import exchange
from speakopenly.understand.codebook import ChangedSince, NotPossible
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import actions, policies, queries
from speakopenly.web.understand.codebook.counts import how_often
from speakopenly.web.understand.codebook.forms import (
    BringInForm,
    ChangeCodeForm,
    IntoForm,
    MoveForm,
    NewCodeForm,
    SplitForm,
)
from speakopenly.web.understand.codebook.models import LISTED, Code, CodeDeed
from speakopenly.web.understand.codebook.views import change_it, frame, here, lines_of

FIELDS = ("name", "definition", "include", "exclude", "examples", "colour", "memo")


@change_it
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new code."""
    staff, exercise = here(request, slug)
    others = [line.code for line in lines_of(exercise)]
    form = NewCodeForm(posted(request), others=others)
    if form.is_valid():
        parent = form.cleaned_data["parent"]
        above = next((code for code in others if str(code.pk) == parent), None)
        said = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            deed = actions.add(exercise=exercise, by=staff, said=said, parent=above)
        except NotPossible as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, deed.told)
            return redirect("understand:codes", slug)
    page = {**frame(staff, exercise), "form": form}
    return render(request, "understand/codebook/new.html", page, status=400 if form.errors else 200)


@change_it
def code(request: HttpRequest, slug: str, code_id: UUID) -> HttpResponse:
    """One code: what it says, and the forms that change it."""
    staff, exercise = here(request, slug)
    found = queries.code_of(exercise, code_id)
    if request.method == "GET":
        return _page(request, staff, found)
    policies.check_can_change(staff, exercise)
    form = ChangeCodeForm(request.POST, asks=_asks(found, request))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in FIELDS}
        seen, why = form.cleaned_data["seen"], form.cleaned_data.get("why", "")
        try:
            deed = actions.describe(
                code=found, by=staff, said=said, seen=seen, read_again=form.read_again, why=why
            )
        except ChangedSince as problem:
            return _changed_since(request, staff, exercise, code_id, form, str(problem))
        except NotPossible as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, deed.told)
            return redirect("understand:code", slug, code_id)
    return _page(request, staff, found, status=400, form=form)


@require_POST
def merge(request: HttpRequest, slug: str, code_id: UUID) -> HttpResponse:
    """Let the code count within another."""
    staff, found = _found(request, slug, code_id)
    form = IntoForm(request.POST, others=_others(found))
    if not form.is_valid():
        return _page(request, staff, found, status=400, merge=form)
    into = queries.code_of(found.exercise, UUID(form.cleaned_data["into"]))
    return _do(request, staff, found, actions.merge, form=form, name="merge", go_to=into, into=into)


@require_POST
def split(request: HttpRequest, slug: str, code_id: UUID) -> HttpResponse:
    """Let the code become the heading of its parts."""
    staff, found = _found(request, slug, code_id)
    form = SplitForm(request.POST)
    if not form.is_valid():
        return _page(request, staff, found, status=400, split=form)
    return _do(
        request, staff, found, actions.split, form=form, name="split", names=form.cleaned_data["names"]
    )


@require_POST
def move(request: HttpRequest, slug: str, code_id: UUID) -> HttpResponse:
    """Put the code elsewhere."""
    staff, found = _found(request, slug, code_id)
    form = MoveForm(request.POST, others=_others(found))
    if not form.is_valid():
        return _page(request, staff, found, status=400, move=form)
    chosen = {
        name: queries.code_of(found.exercise, UUID(key)) if (key := form.cleaned_data[name]) else None
        for name in ("under", "before")
    }
    return _do(request, staff, found, actions.move, form=form, name="move", **chosen)


@require_POST
def set_aside(request: HttpRequest, slug: str, code_id: UUID) -> HttpResponse:
    """Take the code out of the list."""
    staff, found = _found(request, slug, code_id)
    return _do(request, staff, found, actions.set_aside)


@require_POST
def take_up(request: HttpRequest, slug: str, code_id: UUID) -> HttpResponse:
    """Put the code in the list again."""
    staff, found = _found(request, slug, code_id)
    return _do(request, staff, found, actions.take_up)


@require_POST
def undo(request: HttpRequest, slug: str, deed_id: UUID) -> HttpResponse:
    """Put back what a deed changed."""
    staff, exercise = here(request, slug)
    deed = get_object_or_404(CodeDeed.objects.select_related("exercise"), pk=deed_id, exercise=exercise)
    actions.undo(deed=deed, by=staff)
    messages.success(request, _("Undo done. It stands as it was before."))
    return redirect("understand:codes", slug)


@require_POST
def from_themes(request: HttpRequest, slug: str) -> HttpResponse:
    """Every theme of the list becomes a code, by one press."""
    staff, exercise = here(request, slug)
    try:
        messages.success(request, actions.take_themes_in(exercise=exercise, by=staff).told)
    except NotPossible as problem:
        messages.warning(request, str(problem))
    return redirect("understand:codes", slug)


@change_it
def bring_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Codes out of a .qdc or .qdpx file of any program."""
    staff, exercise = here(request, slug)
    form = BringInForm(posted(request), request.FILES or None)
    remarks: tuple[str, ...] = ()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = exchange.read_codes_of(file.read(), file.name)
            codes, remarks = exchange.codes_in(found, queries.codebook_of(exercise))
            deed = actions.bring_in(exercise=exercise, by=staff, codes=codes)
        except (BadInput, NotPossible) as problem:
            form.add_error("file", str(problem))
        except NotAllowed as problem:
            if not policies.can_change(staff, exercise):
                raise
            form.add_error("file", str(problem))
        else:
            messages.success(request, " ".join([deed.told, *remarks]))
            return redirect("understand:codes", slug)
    page = {**frame(staff, exercise), "form": form, "remarks": remarks}
    return render(request, "understand/codebook/bring_in.html", page, status=400 if form.errors else 200)


def _found(request: HttpRequest, slug: str, code_id: UUID) -> tuple[Staff, Code]:
    staff, exercise = here(request, slug)
    return staff, queries.code_of(exercise, code_id)


def _others(code: Code) -> list[Code]:
    below = queries.codebook_of(code.exercise).within(code.as_code().id)
    return [line.code for line in lines_of(code.exercise) if str(line.code.pk) not in below]


def _asks(code: Code, request: HttpRequest) -> bool:
    """Whether the meaning changes and passages were coded under the old one."""
    said = {name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in FIELDS[1:4]}
    is_new = any(said[name] != getattr(code, name).replace("\r\n", "\n").strip() for name in said)
    return is_new and how_often(code) > 0


def _do(
    request: HttpRequest,
    staff: Staff,
    code: Code,
    deed: Callable[..., CodeDeed],
    *,
    form: Any = None,
    name: str = "",
    go_to: Code | None = None,
    **more: Any,
) -> HttpResponse:
    try:
        done = deed(code=code, by=staff, **more)
    except NotPossible as problem:
        if form is None:
            messages.warning(request, str(problem))
            return redirect("understand:code", code.exercise.slug, code.pk)
        form.add_error(None, str(problem))
        return _page(request, staff, code, status=400, **{name: form})
    messages.success(request, done.told)
    return redirect("understand:code", code.exercise.slug, (go_to or code).pk)


def _changed_since(
    request: HttpRequest, staff: Staff, exercise: Exercise, code_id: UUID, form: ChangeCodeForm, problem: str
) -> HttpResponse:
    """Theirs and what was typed, both on the page; saving again keeps what was typed."""
    now = queries.code_of(exercise, code_id)
    sent = request.POST.copy()
    sent["seen"] = queries.mark_of(now.as_code())
    form.data = sent
    form.add_error(None, problem)
    return _page(request, staff, now, status=409, form=form, theirs=True)


def _page(request: HttpRequest, staff: Staff, code: Code, *, status: int = 200, **forms: Any) -> HttpResponse:
    others = _others(code)
    initial = {name: getattr(code, name) for name in FIELDS}
    history = [line for line in queries.history_of(code.exercise)[:200] if _touches(line, code)]
    asked = next((form for form in forms.values() if getattr(form, "errors", None)), None)
    page = {
        **frame(staff, code.exercise),
        "code": code,
        "often": how_often(code),
        "is_listed": code.state in LISTED,
        "form": ChangeCodeForm(initial={**initial, "seen": queries.mark_of(code.as_code())}),
        "merge": IntoForm(others=[each for each in others if each.state == "standing"]),
        "split": SplitForm(),
        "move": MoveForm(others=others, initial={"under": str(code.parent_id or "")}),
        "asked": asked,
        "lines": history[:10],
        **forms,
    }
    return render(request, "understand/codebook/code.html", page, status=status)


def _touches(line: CodeDeed, code: Code) -> bool:
    key = str(code.pk)
    return any(each and each["id"] == key for side in line.change.values() for each in side)
