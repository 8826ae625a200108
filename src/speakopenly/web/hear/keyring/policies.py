"""Who may hold which keys, and who may do what with them. Guards come in pairs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, Escrow, ReadingKey, Wrap
from speakopenly.web.people import policies as people
from speakopenly.web.people.models import Membership
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

HOLDERS: Final[Mapping[CaseKind, frozenset[Role]]] = {
    CaseKind.REPORT: frozenset({Role.READER, Role.SAFEGUARDING_LEAD}),
    CaseKind.IMPORT: frozenset({Role.FACILITATOR}),
}
MAY_HOLD: Final = tuple(role for role in Role if any(role in roles for roles in HOLDERS.values()))
MAY_SEE_CUSTODIANS: Final = (Role.CUSTODIAN, Role.ADMINISTRATOR)
MAY_SEE: Final = (*MAY_HOLD, *MAY_SEE_CUSTODIANS)


def kinds_of(roles: Collection[Role]) -> frozenset[CaseKind]:
    """What somebody with these roles may hold keys of."""
    return frozenset(kind for kind, wanted in HOLDERS.items() if not wanted.isdisjoint(roles))


def roles_of(reading_key: ReadingKey) -> frozenset[Role]:
    """The roles its holder has now; none for an account that is closed."""
    held = Membership.objects.filter(
        service=reading_key.service_id, user=reading_key.user_id, user__is_active=True
    )
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def kinds_for(holder: ReadingKey | Escrow) -> frozenset[CaseKind]:
    """What this holder may be given keys of: the escrow all, a reader what the roles read."""
    return frozenset(CaseKind) if isinstance(holder, Escrow) else kinds_of(roles_of(holder))


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the pages about keys."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see the pages about keys."""
    return people.allows(check_can_enter, by)


def check_can_hold(by: Staff) -> None:
    """Raise NotAllowed unless this person reads words, and so needs a reading key."""
    people.check_has_role(by, *MAY_HOLD)


def can_hold(by: Staff) -> bool:
    """Whether this person reads words, and so needs a reading key."""
    return people.allows(check_can_hold, by)


def check_can_make(by: Staff) -> None:
    """Raise NotAllowed where there is a key already, or no need of one."""
    check_can_hold(by)
    if current_key(by) is not None:
        raise NotAllowed(_("You have a reading key already. It can be changed, not made twice."))


def can_make(by: Staff) -> bool:
    """Whether the button to make a key may be shown."""
    return people.allows(check_can_make, by)


def check_can_see_custodians(by: Staff) -> None:
    """Raise NotAllowed unless this person is custodian or administrator; neither sees content."""
    people.check_has_role(by, *MAY_SEE_CUSTODIANS)


def can_see_custodians(by: Staff) -> bool:
    """Whether this person may see the pages of the custodians."""
    return people.allows(check_can_see_custodians, by)


def check_can_take_a_seat(by: Staff) -> None:
    """Raise NotAllowed unless this person is custodian."""
    people.check_has_role(by, Role.CUSTODIAN)


def can_take_a_seat(by: Staff) -> bool:
    """Whether this person may be given a share."""
    return people.allows(check_can_take_a_seat, by)


def check_can_hand_over(by: Staff, lender: ReadingKey, to: ReadingKey | Escrow) -> None:
    """Raise NotAllowed unless the key lent is one's own, and the other may read what it opens."""
    people.check_same_service(by, to)
    check_can_hold(by)
    if lender.user_id != by.user.pk or lender.service_id != by.service.pk:
        raise NotAllowed(_("You can hand over only what your own key opens."))
    if to.retired_on is not None or (isinstance(to, Escrow) and to.in_use_on is None):
        raise NotAllowed(_("This key is not in use."))
    if kinds_for(to).isdisjoint(kinds_of(by.roles)):
        raise NotAllowed(_("This person's role does not read what you read."))


def can_hand_over(by: Staff, lender: ReadingKey, to: ReadingKey | Escrow) -> bool:
    """Whether the button to hand over may be shown."""
    return people.allows(check_can_hand_over, by, lender, to)


def check_can_change_key(by: Staff, reading_key: ReadingKey) -> None:
    """Raise NotAllowed unless this is one's own key and it is not being changed already."""
    if reading_key.user_id != by.user.pk or reading_key.retired_on is not None:
        raise NotAllowed(_("This key is not yours to change."))
    if coming_key(by) is not None:
        raise NotAllowed(_("Your key is being changed already."))


def can_change_key(by: Staff, reading_key: ReadingKey) -> bool:
    """Whether the button to change one's key may be shown."""
    return people.allows(check_can_change_key, by, reading_key)


def check_can_open_escrow(by: Staff, reader: ReadingKey) -> None:
    """Raise NotAllowed unless a custodian or administrator lets somebody else read, whose role reads."""
    check_can_see_custodians(by)
    people.check_same_service(by, reader)
    if reader.retired_on is not None or not kinds_for(reader):
        raise NotAllowed(_("This person has no reading key, or no role that reads."))
    check_is_no_custodian(reader, [by.user.pk])


def check_is_no_custodian(reader: ReadingKey, custodians: Collection[UUID]) -> None:
    """Raise NotAllowed where one of those who open the escrow would be the one who reads."""
    if reader.user_id in set(custodians):
        raise NotAllowed(_("Who opens the escrow cannot be the one who reads. Name another reader."))


def check_can_retire(by: Staff, reading_key: ReadingKey) -> None:
    """Raise NotAllowed unless the key is one's own or one is administrator, and nothing is lost with it."""
    people.check_same_service(by, reading_key)
    if reading_key.user_id != by.user.pk:
        people.check_has_role(by, Role.ADMINISTRATOR)
    if reading_key.retired_on is not None:
        raise NotAllowed(_("This key is retired already."))
    alone = held_by_nobody_else(reading_key)
    if alone:
        raise NotAllowed(
            _(
                "This is the only key that opens %(number)d of our sealed reports and files. Hand them over "
                "to another reader first, or set up custodians. Otherwise those words would be lost."
            )
            % {"number": alone}
        )


def can_retire(by: Staff, reading_key: ReadingKey) -> bool:
    """Whether the button to retire a key may be shown."""
    return people.allows(check_can_retire, by, reading_key)


def held_by_nobody_else(reading_key: ReadingKey, *, besides: Collection[str] = ()) -> int:
    """How many case keys, of kinds besides these, would be lost with this key; a mailbox is no reader."""
    others = Wrap.objects.filter(Q(reading_key__isnull=False) | Q(escrow__isnull=False)).exclude(
        reading_key=reading_key
    )
    mine = CaseKey.objects.filter(wraps__reading_key=reading_key)
    return mine.exclude(kind__in=besides).exclude(pk__in=others.values("case_key")).count()


def current_key(by: Staff) -> ReadingKey | None:
    """The key with which this person reads in this service now."""
    return ReadingKey.objects.filter(
        service=by.service, user=by.user, retired_on__isnull=True, replaces__isnull=True
    ).first()


def coming_key(by: Staff) -> ReadingKey | None:
    """The key this person is changing to; None where none is being made ready."""
    return ReadingKey.objects.filter(
        service=by.service, user=by.user, retired_on__isnull=True, replaces__isnull=False
    ).first()
