"""The custodians' pages: take a seat, make the shares, print and confirm one's own, open the escrow."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput, NotAllowed, SealBroken
from speakopenly.core.sealing import HolderPrivateKey, make_holder_keys, place
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring import actions, custody, policies, queries, session_box
from speakopenly.web.hear.keyring.forms import EscrowForm, OpenEscrowForm, ShareForm
from speakopenly.web.hear.keyring.models import CustodianShare
from speakopenly.web.hear.keyring.views.my_key import trail
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

SEAT = "custodian-seat"


@require_GET
def custodians(request: HttpRequest) -> HttpResponse:
    """How the escrow stands, who is here, and what was done with it."""
    staff = staff_of(request)
    policies.check_can_see_custodians(staff)
    return _page(request, staff, EscrowForm(here=len(queries.custody_of(staff).here)))


@require_POST
def take_a_seat(request: HttpRequest) -> HttpResponse:
    """Say that one is here: from now on a share can be sealed to this browser."""
    staff = staff_of(request)
    public, private = make_holder_keys()
    actions.take_a_seat(by=staff, public=public)
    session_box.keep(request, SEAT, private.data, about=_about(staff))
    return redirect("hear:custodians")


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the escrow and a share for each custodian who is here."""
    staff = staff_of(request)
    policies.check_can_see_custodians(staff)
    form = EscrowForm(request.POST, here=len(queries.custody_of(staff).here))
    if not form.is_valid():
        return _page(request, staff, form)
    try:
        actions.set_up_escrow(by=staff, needed=form.cleaned_data["needed"])
    except BadInput as refusal:
        form.add_refusal(refusal)
        return _page(request, staff, form)
    return redirect("hear:custodians")


@require_POST
def put_away(request: HttpRequest) -> HttpResponse:
    """Drop a set of shares that not everyone could confirm."""
    actions.put_away_escrow(by=staff_of(request))
    return redirect("hear:custodians")


@require_GET
def share(request: HttpRequest) -> HttpResponse:
    """One's own share, to print. Nobody else can see it."""
    staff = staff_of(request)
    policies.check_can_take_a_seat(staff)
    mine, words = _own_share(request, staff)
    page = {"share": mine, "words": words.split(), "trail": _trail(), "roles": policies.MAY_SEE_CUSTODIANS}
    return render(request, "hear/keyring/share.html", page)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Type four letters of one's sheet; then the share exists on paper only."""
    staff = staff_of(request)
    policies.check_can_take_a_seat(staff)
    mine = custody.share_to_print(staff)
    if mine is None:
        return redirect("hear:custodians")
    form = ShareForm(posted(request), place=custody.word_asked(mine))
    if form.is_valid() and _is_confirmed(request, staff, mine, form):
        messages.success(request, _("Your share is confirmed. It is on your sheet and nowhere else."))
        return redirect("hear:custodians")
    page = {"form": form, "trail": _trail(), "roles": policies.MAY_SEE_CUSTODIANS}
    return render(request, "hear/keyring/confirm_share.html", page, status=400 if form.errors else 200)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def open_escrow(request: HttpRequest) -> HttpResponse:
    """Let a named reader open what was sealed, with the sheets of several custodians."""
    staff = staff_of(request)
    policies.check_can_see_custodians(staff)
    escrow = queries.escrow_in_use(staff)
    if escrow is None:
        return redirect("hear:custodians")
    readers = queries.readers_to_name(staff)
    form = OpenEscrowForm(posted(request), readers=readers, needed=escrow.needed)
    if form.is_valid() and (opened := _is_opened(staff, form)) is not None:
        messages.success(request, _("Done. The reader opens %(n)d more reports and files.") % {"n": opened})
        return redirect("hear:custodians")
    page = {"form": form, "escrow": escrow, "readers": readers, "trail": _trail()}
    page["roles"] = policies.MAY_SEE_CUSTODIANS
    return render(request, "hear/keyring/open_escrow.html", page, status=400 if form.errors else 200)


def _page(request: HttpRequest, staff: Staff, form: EscrowForm) -> HttpResponse:
    page = {
        "custody": queries.custody_of(staff),
        "may_sit": policies.can_take_a_seat(staff),
        "own_share": custody.share_to_print(staff),
        "form": form,
        "trail": trail(),
        "roles": policies.MAY_SEE_CUSTODIANS,
    }
    return render(request, "hear/keyring/custodians.html", page, status=400 if form.errors else 200)


def _own_share(request: HttpRequest, staff: Staff) -> tuple[CustodianShare, str]:
    mine = custody.share_to_print(staff)
    private = session_box.fetch(request, SEAT, about=_about(staff))
    if mine is None:
        raise NotAllowed(_("No share waits for you."))
    if private is None:
        raise NotAllowed(
            _("Your share was sealed to another browser or an earlier sign-in. Begin again, all together.")
        )
    return mine, custody.open_share(mine, HolderPrivateKey(private))


def _is_confirmed(request: HttpRequest, staff: Staff, mine: CustodianShare, form: ShareForm) -> bool:
    private = session_box.fetch(request, SEAT, about=_about(staff))
    if private is None:
        raise NotAllowed(
            _("Your share was sealed to another browser or an earlier sign-in. Begin again, all together.")
        )
    try:
        letters = form.cleaned_data["letters"]
        actions.confirm_share(by=staff, share=mine, private=HolderPrivateKey(private), letters=letters)
    except (BadInput, SealBroken) as refusal:
        form.add_refusal(refusal)
        return False
    session_box.drop(request, SEAT)
    return True


def _is_opened(staff: Staff, form: OpenEscrowForm) -> int | None:
    try:
        reader = queries.reading_key_for(staff, UUID(form.cleaned_data["reader"]))
        return actions.use_escrow(by=staff, shares=form.shares(), reader=reader)
    except (BadInput, NotAllowed) as refusal:
        form.add_refusal(refusal)
        return None


def _about(staff: Staff) -> bytes:
    return place("seat", str(staff.service.pk), str(staff.user.pk))


def _trail() -> list[dict[str, str]]:
    return [*trail(), {"name": _("Custodians"), "address": reverse("hear:custodians")}]
