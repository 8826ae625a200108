"""One's own reading key: make it, change what locks it, change it for a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput, NotAllowed, WrongPassphrase
from speakopenly.core.sealing import RecoveryCode
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring import actions, policies, queries, unlocking
from speakopenly.web.hear.keyring.forms import (
    ChangePassphrase,
    KeyForm,
    LostPassphrase,
    NewPassphrase,
    UnlockForm,
)
from speakopenly.web.hear.keyring.unlocking import needs_unlock
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

secret = sensitive_post_parameters()


@require_GET
def my_key(request: HttpRequest) -> HttpResponse:
    """How one's key stands, and what can be done with it."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    reading_key = policies.current_key(staff) if policies.can_hold(staff) else None
    page = {
        "may_hold": policies.can_hold(staff),
        "reading_key": reading_key,
        "check_code": queries.check_code(reading_key) if reading_key else "",
        "coming": policies.coming_key(staff),
        "work": queries.work_in_hand(staff),
        "may_retire": reading_key is not None and policies.can_retire(staff, reading_key),
        "is_open": unlocking.unlocked(request) is not None,
        "may_see_custodians": policies.can_see_custodians(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "hear/keyring/my_key.html", page)


@secret
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Make one's key; the answer shows the recovery code, once."""
    staff = staff_of(request)
    policies.check_can_make(staff)
    form = NewPassphrase(posted(request))
    form.refused_at = "new"

    def deed(given: dict[str, Any]) -> RecoveryCode:
        code = actions.make_reading_key(by=staff, passphrase=given["new"])
        unlocking.unlock(request, staff, given["new"])
        return code

    return _code_or_form(request, staff, form, deed, "hear/keyring/make.html")


@secret
@require_http_methods(["GET", "POST"])
def new_code(request: HttpRequest) -> HttpResponse:
    """A new recovery code, where the printed one is lost."""
    staff = staff_of(request)
    unlocking.own_key(staff)

    def deed(given: dict[str, Any]) -> RecoveryCode:
        return actions.new_recovery_code(by=staff, passphrase=given["passphrase"])

    return _code_or_form(request, staff, UnlockForm(posted(request)), deed, "hear/keyring/new_code.html")


@secret
@require_http_methods(["GET", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Set a new passphrase with the recovery code, which is spent by it."""
    staff = staff_of(request)
    unlocking.own_key(staff)

    def deed(given: dict[str, Any]) -> RecoveryCode:
        code = actions.recover(by=staff, code=given["code"], passphrase=given["new"])
        unlocking.unlock(request, staff, given["new"])
        return code

    return _code_or_form(request, staff, LostPassphrase(posted(request)), deed, "hear/keyring/lost.html")


@secret
@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Change the passphrase; the key and the recovery code stay."""
    staff = staff_of(request)
    unlocking.own_key(staff)
    form = ChangePassphrase(posted(request))
    if form.is_valid() and _is_changed(form, staff):
        messages.success(request, _("Your reading passphrase is changed. The recovery code is as before."))
        return redirect("hear:keys")
    page = {"form": form, "roles": policies.MAY_HOLD, "trail": trail()}
    return render(request, "hear/keyring/passphrase.html", page, status=400 if form.errors else 200)


@secret
@needs_unlock
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Change to a new key; the answer shows its recovery code, once."""
    staff = staff_of(request)
    opened = unlocking.unlocked(request)
    assert opened is not None  # noqa: S101  (needs_unlock has seen to it)
    policies.check_can_change_key(staff, opened.reading_key)

    def deed(given: dict[str, Any]) -> RecoveryCode:
        return actions.rotate(by=staff, unlocked=opened, passphrase=given["new"])[1]

    return _code_or_form(request, staff, NewPassphrase(posted(request)), deed, "hear/keyring/change.html")


@needs_unlock
@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """Go on changing keys where it stopped."""
    opened = unlocking.unlocked(request)
    assert opened is not None  # noqa: S101  (needs_unlock has seen to it)
    return redirect("job", actions.go_on_changing(by=staff_of(request), unlocked=opened).pk)


@require_POST
def give_up(request: HttpRequest) -> HttpResponse:
    """Keep the old key after all."""
    actions.give_up_changing(by=staff_of(request))
    messages.success(request, _("Nothing is changed: your key is the one you had."))
    return redirect("hear:keys")


def trail(*, people: bool = False) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Hear"), "address": reverse("section-hear")},
        {"name": _("Reading keys"), "address": reverse("hear:keys")},
    ]
    return [*steps, {"name": _("People"), "address": reverse("hear:key-people")}] if people else steps


def _code_or_form(
    request: HttpRequest,
    staff: Staff,
    form: KeyForm,
    deed: Callable[[dict[str, Any]], RecoveryCode],
    template: str,
) -> HttpResponse:
    """Do it and show the code, on this answer only; or the form again with what was wrong."""
    code = _done(form, deed) if form.is_valid() else None
    page = {"form": form, "roles": policies.MAY_HOLD, "trail": trail()}
    if code is None:
        return render(request, template, page, status=400 if form.errors else 200)
    page |= {"code": code.printed, "staff": staff, "work": queries.work_in_hand(staff)}
    return render(request, "hear/keyring/recovery_code.html", page)


def _done(form: KeyForm, deed: Callable[[dict[str, Any]], RecoveryCode]) -> RecoveryCode | None:
    try:
        return deed(form.cleaned_data)
    except (WrongPassphrase, BadInput, NotAllowed) as refusal:
        form.add_refusal(refusal)
        return None


def _is_changed(form: ChangePassphrase, staff: Staff) -> bool:
    try:
        actions.change_passphrase(by=staff, now=form.cleaned_data["now"], new=form.cleaned_data["new"])
    except (WrongPassphrase, BadInput, NotAllowed) as refusal:
        if isinstance(refusal, BadInput):
            form.refused_at = "new"
        form.add_refusal(refusal)
        return False
    return True
