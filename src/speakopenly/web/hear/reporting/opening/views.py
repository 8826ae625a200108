"""Pages to set up the Speak door: its texts, whom to ring, the promise, young people's door, the test."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking import Wording
from speakopenly.web.hear.reporting.opening import actions, gates, policies, queries
from speakopenly.web.hear.reporting.opening.forms import (
    AssessmentForm,
    ComprehensionForm,
    ContactForm,
    DoorForm,
)
from speakopenly.web.hear.reporting.opening.models import Side
from speakopenly.web.hear.reporting.speak import promise as promised
from speakopenly.web.hear.reporting.speak.models import Contact, Group
from speakopenly.web.people.queries import staff_of
from speakopenly.web.public_path import ENGLISH, WELSH

change = require_http_methods(["GET", "POST"])


@change
def door(request: HttpRequest) -> HttpResponse:
    """Who runs this, where, and in both languages."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    form = DoorForm(_posted(request), initial=DoorForm.from_door(queries.door_of(staff.service)))
    if form.is_valid():
        actions.say_of_door(by=staff, said=form.kept())
        messages.success(request, _("Saved."))
        return redirect("site")
    return _page(request, "door", form=form, page_roles=policies.MAY_SET_UP)


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Everybody whom the Speak door names, and when each was rung."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return _page(
        request,
        "contacts",
        contacts=queries.contacts_of(staff),
        looked=gates.contacts(staff.service),
        has_door=queries.door_of(staff.service) is not None,
        may_set_up=policies.can_set_up(staff),
        days=gates.DAYS_A_NUMBER_HOLDS,
    )


@change
def contact_add(request: HttpRequest) -> HttpResponse:
    """Name one more."""
    return _contact_page(request, None)


@change
def contact_change(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Change one; a new number has to be rung."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    return _contact_page(request, queries.contact(staff, contact_id))


@require_POST
def contact_rung(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Note that one rang it today."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    found = queries.contact(staff, contact_id)
    try:
        actions.note_rung(by=staff, contact=found, number=request.POST.get("number", ""))
    except BadInput as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted: rung today."))
    return redirect("opening:contacts")


@require_POST
def contact_remove(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Take one off every page."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    actions.remove_contact(by=staff, contact=queries.contact(staff, contact_id))
    messages.success(request, _("Taken off every page."))
    return redirect("opening:contacts")


@change
def promise(request: HttpRequest) -> HttpResponse:
    """The very sentences, and who says that they are true."""
    staff = staff_of(request)
    policies.check_can_read_promise(staff)
    if request.method == "POST":
        return _confirm(request)
    return _page(
        request,
        "promise",
        parts=promised.sentences(ENGLISH),
        welsh=promised.sentences(WELSH),
        others=[(wording.value, promised.sentences(ENGLISH, wording)) for wording in Wording][1:],
        sides=queries.confirmations(staff),
        digest=promised.digest(),
        page_roles=policies.MAY_READ_THE_PROMISE,
    )


@change
def young(request: HttpRequest) -> HttpResponse:
    """What the young people's door needs besides."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    form = AssessmentForm(_posted(request))
    if request.method == "POST":
        policies.check_can_assess(staff)
    if form.is_valid():
        actions.confirm_assessment(by=staff, assessed_on=form.cleaned_data["assessed_on"])
        messages.success(request, _("Confirmed."))
        return redirect("site")
    looked, may_assess = gates.young_door(staff.service), policies.can_assess(staff)
    return _page(request, "young", form=form, looked=looked, may_assess=may_assess)


@change
def comprehension(request: HttpRequest) -> HttpResponse:
    """How each group understood what is private and what is not."""
    staff = staff_of(request)
    policies.check_can_test(staff)
    form = ComprehensionForm(_posted(request))
    if form.is_valid():
        said = form.cleaned_data | {"group": Group(form.cleaned_data["group"])}
        actions.note_test(by=staff, **said)
        messages.success(request, _("Noted."))
        return redirect("opening:comprehension")
    tests = queries.tests_of(staff)
    return _page(request, "comprehension", form=form, tests=tests, page_roles=policies.MAY_TEST)


def _contact_page(request: HttpRequest, found: Contact | None) -> HttpResponse:
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    here = queries.door_of(staff.service)
    if here is None:
        messages.error(request, _("Say who runs this first."))
        return redirect("opening:door")
    form = ContactForm(_posted(request), initial=ContactForm.from_contact(found))
    if form.is_valid():
        actions.keep_contact(by=staff, door=here, said=form.kept(), contact=found)
        messages.success(request, _("Saved. Ring it, then note that you did."))
        return redirect("opening:contacts")
    return _page(request, "contact", form=form, contact=found, page_roles=policies.MAY_SET_UP)


def _confirm(request: HttpRequest) -> HttpResponse:
    staff = staff_of(request)
    side = Side.STAFF_SIDE if policies.can_confirm(staff, Side.STAFF_SIDE) else Side.LEADER
    try:
        actions.confirm_promise(by=staff, side=side, digest=request.POST.get("digest", ""))
    except BadInput as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Confirmed, with today's date and your name."))
    return redirect("opening:promise")


def _page(request: HttpRequest, template: str, **page: Any) -> HttpResponse:
    trail = [{"name": _("Site"), "address": reverse("site")}] if policies.can_enter(staff_of(request)) else []
    if template == "contact":
        trail.append({"name": _("Danger contacts"), "address": reverse("opening:contacts")})
    form = page.get("form")
    given = {"trail": trail, "page_roles": policies.MAY_SEE} | page
    status = 400 if form is not None and form.errors else 200
    return render(request, f"hear/opening/{template}.html", given, status=status)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
