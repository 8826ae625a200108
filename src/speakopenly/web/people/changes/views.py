"""Who works here, adding an account, and changes of roles that take two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.people.changes import actions, policies, queries
from speakopenly.web.people.changes.forms import AccountForm, ChangeForm, GiveForm
from speakopenly.web.people.models import ChangeKind, User
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.roles import MAY_AGREE, SEES_SITE, Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.people.ways import queries as ways
from speakopenly.web.people.ways.actions import Made
from speakopenly.web.people.ways.policies import can_invite_again


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role here, and the changes that wait."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "people": queries.people_of(staff),
        "proposals": queries.proposals(staff),
        "decided": queries.decided(staff),
        "may_add": policies.can_add(staff),
        **_standing(staff, inside=False),
    }
    return render(request, "people/changes/people.html", page)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Open an account; the answer shows the link of its invitation, once."""
    staff = staff_of(request)
    policies.check_can_add(staff)
    form = AccountForm(_posted(request))
    if form.is_valid():
        try:
            roles = [Role(value) for value in form.cleaned_data["roles"]]
            said = {"email": form.cleaned_data["email"], "name": form.cleaned_data["name"]}
            added = actions.add_account(by=staff, roles=roles, **said)
        except (BadInput, NotAllowed) as refusal:
            form.add_refusal(refusal)
        else:
            page = {"added": added, **_standing(staff), **slip_of(request, added.made)}
            return render(request, "people/changes/added.html", page)
    page = {"form": form, **_standing(staff), "page_roles": [Role.ADMINISTRATOR]}
    return render(request, "people/changes/add.html", page, status=400 if form.errors else 200)


@require_GET
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One person's roles, and what can be proposed."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    found = queries.person(staff, user_id)
    to_give = queries.roles_to_give(staff, found)
    page = {
        "person": found,
        "form": GiveForm(roles=to_give) if to_give else None,
        "to_take": queries.roles_to_take(staff, found),
        "may_close": policies.can_propose(staff, found.user, ChangeKind.CLOSE, None),
        "may_recover": policies.can_propose(staff, found.user, ChangeKind.RECOVER, None),
        "recovery_takes_two": policies.takes_two(staff.service, found.user, ChangeKind.RECOVER, None),
        "link": ways.latest_link(staff.service, found.user),
        "may_invite": policies.can_add(staff) and can_invite_again(staff.service, found.user),
        "may_take_back": policies.can_add(staff),
        "proposals": queries.proposals(staff, about=found.user),
        **_standing(staff),
    }
    return render(request, "people/changes/person.html", page)


@require_POST
def propose(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Propose one change, or do it where it takes one person only."""
    staff = staff_of(request)
    policies.check_can_add(staff)
    found = queries.person(staff, user_id)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a role first. Nothing was changed."))
        return redirect("person", user_id)
    kind, role = form.chosen()
    if kind is ChangeKind.RECOVER:
        return _recover(request, staff, found.user)
    change = actions.propose(by=staff, user=found.user, kind=kind, role=role)
    told = _("Done.") if change is None else _("Proposed. It is done when a second person agrees.")
    messages.success(request, told)
    return redirect("people")


@require_POST
def invite(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """A new invitation for somebody who has not come yet, shown once."""
    staff = staff_of(request)
    policies.check_can_add(staff)
    found = queries.person(staff, user_id)
    return _hand_over(request, staff, actions.invite_again(by=staff, user=found.user))


@require_POST
def take_back_link(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Let the open link of somebody open nothing more."""
    staff = staff_of(request)
    policies.check_can_add(staff)
    actions.take_back_link(by=staff, user=queries.person(staff, user_id).user)
    messages.success(request, _("Taken back. The link opens nothing more."))
    return redirect("person", user_id)


@require_POST
def agree(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Be the second person. Where a new way to sign in was agreed, the answer shows its link, once."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    made = actions.agree(by=staff, change=queries.change(staff, change_id))
    if made is not None:
        return _hand_over(request, staff, made)
    messages.success(request, _("Agreed. It holds from now on."))
    return redirect("people")


@require_POST
def refuse(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Leave things as they are."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    actions.refuse(by=staff, change=queries.change(staff, change_id))
    messages.success(request, _("Refused. Nothing was changed."))
    return redirect("people")


def _recover(request: HttpRequest, staff: Staff, user: User) -> HttpResponse:
    made = actions.recover(by=staff, user=user)
    if isinstance(made, Made):
        return _hand_over(request, staff, made)
    messages.success(request, _("Proposed. It is done when a second person agrees."))
    return redirect("people")


def _hand_over(request: HttpRequest, staff: Staff, made: Made) -> HttpResponse:
    return render(request, "people/changes/link.html", {**_standing(staff), **slip_of(request, made)})


def slip_of(request: HttpRequest, made: Made | None) -> dict[str, Any]:
    """What ``people/changes/slip.html`` shows of a link that is handed over."""
    address = request.build_absolute_uri(reverse("link", args=[made.token])) if made else ""
    return {"made": made, "address": address}


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _standing(staff: Staff, *, inside: bool = True) -> dict[str, Any]:
    sees_site = not staff.roles.isdisjoint(SEES_SITE)
    trail = [{"name": _("Site"), "address": reverse("site")}] if sees_site else []
    if inside:
        trail.append({"name": _("People and roles"), "address": reverse("people")})
    return {"trail": trail, "page_roles": policies.MAY_SEE, "second": [role.label for role in MAY_AGREE]}
