"""Who reads here, who waits for keys, and retiring a key when somebody leaves."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.web.hear.keyring import actions, policies, queries, unlocking
from speakopenly.web.hear.keyring.models import Escrow, ReadingKey
from speakopenly.web.hear.keyring.unlocking import needs_unlock
from speakopenly.web.hear.keyring.views.my_key import trail
from speakopenly.web.people.queries import staff_of


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody whose role reads words, and what each key lacks."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "holders": queries.holders_for(staff),
        "custody": queries.custody_of(staff),
        "has_key": policies.can_hold(staff) and policies.current_key(staff) is not None,
        "work": queries.work_in_hand(staff),
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "hear/keyring/people.html", page)


@needs_unlock
@require_POST
def hand_over(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """Begin to hand over what one opens to a colleague."""
    return _hand_over(request, queries.reading_key_for(staff_of(request), key_id))


@needs_unlock
@require_POST
def hand_over_to_escrow(request: HttpRequest) -> HttpResponse:
    """The same to the custodians' escrow."""
    escrow = queries.escrow_in_use(staff_of(request))
    if escrow is None:
        raise Http404
    return _hand_over(request, escrow)


@require_http_methods(["GET", "POST"])
def retire(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """End a key, after a page that says what that means."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    reading_key = queries.reading_key_for(staff, key_id)
    policies.check_can_retire(staff, reading_key)
    if request.method == "POST":
        actions.retire_reading_key(by=staff, reading_key=reading_key)
        messages.success(request, _("This key is retired. It opens nothing here any more."))
        return redirect("hear:key-people")
    page = {
        "reading_key": reading_key,
        "is_own": reading_key.user_id == staff.user.pk,
        "roles": policies.MAY_SEE,
        "trail": trail(people=True),
    }
    return render(request, "hear/keyring/retire.html", page)


def _hand_over(request: HttpRequest, to: ReadingKey | Escrow) -> HttpResponse:
    opened = unlocking.unlocked(request)
    assert opened is not None  # noqa: S101  (needs_unlock has seen to it)
    return redirect("job", actions.hand_over(by=staff_of(request), unlocked=opened, to=to).pk)
