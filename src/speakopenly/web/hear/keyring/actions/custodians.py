"""The escrow: a key that only several custodians together open, by shares that exist on paper.

Nobody sees two shares. Each custodian signs in on a screen of their own and takes a seat: that makes a key
whose private half stays with that browser. The escrow is made in one step, each share sealed to one seat, its
private half forgotten. It is in use once every custodian has typed four letters of the printed share.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.sealing import (
    CasePublicKey,
    HolderPrivateKey,
    HolderPublicKey,
    join_shares,
    make_holder_keys,
    seal,
    split_holder_key,
)
from speakopenly.web.hear.keyring import custody, policies
from speakopenly.web.hear.keyring.case_keys import make_wrap, open_wrap
from speakopenly.web.hear.keyring.models import (
    CaseKey,
    CustodianSeat,
    CustodianShare,
    Escrow,
    ReadingKey,
    Wrap,
)
from speakopenly.web.hear.keyring.rewrapping import missing
from speakopenly.web.people import audit
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff


@transaction.atomic
def take_a_seat(*, by: Staff, public: HolderPublicKey) -> CustodianSeat:
    """Say that one is here to be given a share, sealed to this key. Raises NotAllowed."""
    policies.check_can_take_a_seat(by)
    seat, _is_new = CustodianSeat.objects.update_or_create(
        service=by.service,
        user=by.user,
        defaults={"public_key": public.data, "taken_on": timezone.localdate()},
    )
    return seat


@transaction.atomic
def set_up_escrow(*, by: Staff, needed: int) -> Escrow:
    """Make the escrow and one sealed share for each custodian who is here; ``needed`` of them open it.

    A set that was begun and not confirmed is dropped. Raises NotAllowed, or BadInput for too few.
    """
    policies.check_can_see_custodians(by)
    seats = custody.seats_taken(by.service)
    public, private = make_holder_keys()
    shares = split_holder_key(private, shares=len(seats), needed=needed)
    _drop_unconfirmed(by.service)
    escrow = Escrow.objects.create(
        service=by.service, public_key=public.data, shares=len(shares), needed=needed
    )
    for number, (seat, share) in enumerate(zip(seats, shares, strict=True), start=1):
        _keep_share(escrow, seat, number, share)
    CustodianSeat.objects.filter(service=by.service).delete()
    audit.record("escrow made", escrow, by=by.user, service=by.service)
    return escrow


@transaction.atomic
def confirm_share(*, by: Staff, share: CustodianShare, private: HolderPrivateKey, letters: str) -> None:
    """Show that one's printed share can be read; the last to do so puts the escrow in use.

    Raises BadInput where the letters differ, NotAllowed for somebody else's share.
    """
    share = CustodianShare.objects.select_for_update(of=("self",)).select_related("escrow").get(pk=share.pk)
    if share.user_id != by.user.pk or share.service_id != by.service.pk or share.confirmed_on:
        raise NotAllowed(_("This share is not yours to confirm now."))
    place = custody.word_asked(share)
    if not custody.are_the_letters(custody.open_share(share, private), place, letters):
        raise BadInput(
            _("Word %(n)d of your share begins with other letters.") % {"n": place},
            do=_("Look at your sheet and try again, or look at the share once more."),
        )
    share.confirmed_on, share.sealed_share = timezone.localdate(), b""
    share.save(update_fields=["confirmed_on", "sealed_share"])
    audit.record("share confirmed", share, by=by.user, service=by.service)
    _put_in_use_if_all_are_confirmed(share.escrow, by)


@transaction.atomic
def put_away_escrow(*, by: Staff) -> None:
    """Drop a set of shares that was begun and never confirmed by all. Raises NotAllowed."""
    policies.check_can_see_custodians(by)
    for begun in Escrow.objects.filter(service=by.service, in_use_on__isnull=True):
        audit.record("shares put away", begun, by=by.user, service=by.service)
    _drop_unconfirmed(by.service)


@transaction.atomic
def use_escrow(*, by: Staff, shares: Sequence[str], reader: ReadingKey) -> int:
    """Let a named reader open what the escrow opens, with the shares of several custodians. How many cases.

    Everyone sees that it was done: it stands in the audit trail and on the page. Raises NotAllowed, or
    BadInput where the shares do not do.
    """
    policies.check_can_open_escrow(by, reader)
    private = join_shares(shares)
    escrow = _escrow_of(by.service, private)
    custodians = custody.whose(escrow, shares)
    policies.check_is_no_custodian(reader, [each.user_id for each in custodians])
    wrapped = _wrap_all(escrow, private, reader)
    audit.record("escrow opened", reader, by=by.user, service=by.service)
    for share in custodians:
        audit.record("share used to open the escrow", share, by=by.user, service=by.service)
    return wrapped


def _keep_share(escrow: Escrow, seat: CustodianSeat, number: int, share: str) -> None:
    row = CustodianShare(
        service_id=escrow.service_id,
        escrow=escrow,
        user_id=seat.user_id,
        place=number,
        digest=custody.digest_of(escrow, share),
    )
    to = CasePublicKey(bytes(seat.public_key))
    row.sealed_share = seal(share.encode("ascii"), to=to, about=custody.about_share(row))
    row.save(force_insert=True)


def _drop_unconfirmed(service: Service) -> None:
    begun = Escrow.objects.filter(service=service, in_use_on__isnull=True)
    CustodianShare.objects.filter(escrow__in=begun).delete()
    begun.delete()


def _put_in_use_if_all_are_confirmed(escrow: Escrow, by: Staff) -> None:
    if CustodianShare.objects.filter(escrow=escrow, confirmed_on__isnull=True).exists():
        return
    today = timezone.localdate()
    earlier = Escrow.objects.filter(service=by.service, in_use_on__isnull=False, retired_on__isnull=True)
    earlier.update(retired_on=today)
    Escrow.objects.filter(pk=escrow.pk).update(in_use_on=today)
    audit.record("escrow in use", escrow, by=by.user, service=by.service)


def _escrow_of(service: Service, private: HolderPrivateKey) -> Escrow:
    """An earlier set still opens what was sealed to it and has not been handed on yet."""
    public = private.public().data
    for escrow in Escrow.objects.filter(service=service, in_use_on__isnull=False):
        if bytes(escrow.public_key) == public:
            return escrow
    raise BadInput(
        _("These shares are not of an escrow that is in use here."), do=_("Look for the newer sheets.")
    )


def _wrap_all(escrow: Escrow, private: HolderPrivateKey, reader: ReadingKey) -> int:
    lacking = {each.pk: each for each in missing(escrow, reader, policies.kinds_for(reader))}
    wraps = Wrap.objects.filter(escrow=escrow, case_key__in=CaseKey.objects.filter(service=escrow.service_id))
    made = [
        make_wrap(lacking[wrap.case_key_id], open_wrap(lacking[wrap.case_key_id], wrap, private), reader)
        for wrap in wraps
        if wrap.case_key_id in lacking
    ]
    Wrap.objects.bulk_create(made, ignore_conflicts=True, batch_size=500)
    return len(made)
