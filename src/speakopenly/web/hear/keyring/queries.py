"""What a person may see of keys: whose there are, how much each lacks, what waits. Never a private half."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.web.hear.keyring import custody, policies
from speakopenly.web.hear.keyring.case_keys import escrows
from speakopenly.web.hear.keyring.models import CaseKind, CustodianShare, Escrow, ReadingKey
from speakopenly.web.hear.keyring.rewrapping import held_whole, missing
from speakopenly.web.jobs.models import ENDED, Job
from speakopenly.web.people.models import AuditLine, Membership, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff

GROUPS: Final = 5
GROUP: Final = 4
ESCROW_DEEDS: Final = ("escrow made", "escrow in use", "escrow opened", "share used to open the escrow")
LAST_LINES: Final = 20
ALL_KINDS: Final = frozenset(CaseKind)
NEW_FOR: Final = timedelta(days=7)
RolesByUser: TypeAlias = Mapping[UUID, Sequence[Role]]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who reads words here: the key, and how many case keys it lacks that the one who asks opens."""

    user: User
    roles: tuple[Role, ...]
    reading_key: ReadingKey | None
    lacks: int
    may_be_handed: bool
    may_be_retired: bool

    @property
    def check_code(self) -> str:
        """What one reads out to the other before handing over; empty without a key."""
        return check_code(self.reading_key) if self.reading_key else ""


@dataclass(frozen=True, slots=True)
class Custody:
    """How the escrow stands: the one in use, the one being made, who is here, what was done with it."""

    in_use: Escrow | None
    lacks: int
    being_made: Escrow | None
    shares: Sequence[CustodianShare]
    here: Sequence[User]
    lines: Sequence[AuditLine]


def check_code(holder: ReadingKey | Escrow) -> str:
    """A short print of a public key, such as ``3f2a 91bc 7d04 e8aa 5c1b``, to be read out by its owner."""
    digest = hashlib.blake2b(bytes(holder.public_key), digest_size=GROUPS * GROUP // 2).hexdigest()
    return " ".join(digest[start : start + GROUP] for start in range(0, len(digest), GROUP))


def holders_for(staff: Staff) -> list[Holder]:
    """Everybody of this service whose role reads words, by name."""
    roles = _roles_by_user(staff)
    keys = {key.user_id: key for key in _current_keys(staff)}
    mine = keys.get(staff.user.pk) if policies.can_hold(staff) else None
    lacking = _lacking(staff, mine, list(keys.values()), roles)
    users = User.objects.filter(pk__in=set(roles) | set(keys)).order_by("name", "pk")
    return [_holder(staff, user, roles, keys.get(user.pk), mine, lacking) for user in users]


def reading_key_for(staff: Staff, reading_key_id: UUID) -> ReadingKey:
    """One key of this service that is in use. Raises Http404 for any other."""
    found = _current_keys(staff)
    for each in found:
        if each.pk == reading_key_id:
            return each
    raise Http404


def readers_to_name(staff: Staff) -> list[ReadingKey]:
    """The keys that custodians may let read: of people whose role reads, and not of oneself."""
    return [key for key in _current_keys(staff) if policies.kinds_for(key) and key.user_id != staff.user.pk]


def custody_of(staff: Staff) -> Custody:
    """How the escrow of this service stands."""
    in_use = next(iter(escrows(staff.service.pk)), None)
    begun = Escrow.objects.filter(service=staff.service, in_use_on__isnull=True).first()
    shown = begun or in_use
    shares = CustodianShare.objects.filter(escrow=shown).select_related("user").order_by("place")
    lacking = _lacking(staff, policies.current_key(staff), [in_use] if in_use else [], {})
    lines = AuditLine.objects.filter(service=staff.service, deed__in=ESCROW_DEEDS).select_related("by")
    return Custody(
        in_use=in_use,
        lacks=sum(lacking.values()),
        being_made=begun,
        shares=list(shares) if shown else [],
        here=[seat.user for seat in custody.seats_taken(staff.service)],
        lines=list(lines[:LAST_LINES]),
    )


def escrow_in_use(staff: Staff) -> Escrow | None:
    """The escrow of this service."""
    return next(iter(escrows(staff.service.pk)), None)


def work_in_hand(staff: Staff) -> Job | None:
    """The long work with keys that this person began and that has not ended."""
    from speakopenly.web.hear.keyring.tasks import wrap_what_is_missing

    mine = Job.objects.filter(service=staff.service, by=staff.user, task=wrap_what_is_missing.module_path)
    return mine.exclude(state__in=ENDED).first()


def keys_that_wait(staff: Staff) -> list[Waiting]:
    """For Today: a key one has not made, people who wait for one's help, a share to print."""
    return [*_own_key_waits(staff), *_people_wait(staff), *_share_waits(staff), *_new_holders(staff)]


def _own_key_waits(staff: Staff) -> list[Waiting]:
    if not policies.can_make(staff):
        return []
    more = _("Nothing is sealed to you before you have one.")
    return [Waiting(what=_("Make your reading key"), where=reverse("hear:keys"), more=more)]


def _people_wait(staff: Staff) -> list[Waiting]:
    if not policies.can_hold(staff):
        return []
    mine, roles = policies.current_key(staff), _roles_by_user(staff)
    holders: list[ReadingKey | Escrow] = [*_current_keys(staff), *escrows(staff.service.pk)]
    number = sum(map(bool, _lacking(staff, mine, holders, roles).values()))
    if not number:
        return []
    what = ngettext(
        "%(n)d holder waits for keys that you can hand over",
        "%(n)d holders wait for keys that you can hand over",
        number,
    )
    return [Waiting(what=what % {"n": number}, where=reverse("hear:key-people"))]


def _new_holders(staff: Staff) -> list[Waiting]:
    """Whoever runs the site can open accounts; so who reads is told whenever somebody else can."""
    if not policies.can_hold(staff):
        return []
    since = timezone.localdate() - NEW_FOR
    names = [
        key.user.name for key in _current_keys(staff) if key.made_on >= since and key.user_id != staff.user.pk
    ]
    if any(each.in_use_on and each.in_use_on >= since for each in escrows(staff.service.pk)):
        names.append(_("the custodians' escrow"))
    if not names:
        return []
    what = _("New keys this week: %(names)s") % {"names": ", ".join(names)}
    more = _("What comes now is sealed to them too. If you did not expect this, ask.")
    return [Waiting(what=what, where=reverse("hear:key-people"), more=more)]


def _share_waits(staff: Staff) -> list[Waiting]:
    if not policies.can_take_a_seat(staff) or custody.share_to_print(staff) is None:
        return []
    return [Waiting(what=_("Print and confirm your share"), where=reverse("hear:custodian-share"))]


def _holder(
    staff: Staff,
    user: User,
    roles: RolesByUser,
    reading_key: ReadingKey | None,
    mine: ReadingKey | None,
    lacking: Mapping[UUID, int],
) -> Holder:
    other = reading_key if user.pk != staff.user.pk else None
    return Holder(
        user=user,
        roles=tuple(roles.get(user.pk, ())),
        reading_key=reading_key,
        lacks=lacking.get(other.pk, 0) if other else 0,
        may_be_handed=bool(mine and other and policies.can_hand_over(staff, mine, other)),
        may_be_retired=reading_key is not None and policies.can_retire(staff, reading_key),
    )


def _lacking(
    staff: Staff, mine: ReadingKey | None, holders: Sequence[ReadingKey | Escrow], roles: RolesByUser
) -> dict[UUID, int]:
    """How many case keys each of these lacks, of those that this person opens and that one may read."""
    if mine is None:
        return {}
    others = [each for each in holders if each.pk != mine.pk]
    held, own = held_whole(staff.service.pk, others), policies.kinds_of(staff.roles)
    found = {}
    for each in others:
        may_read = ALL_KINDS if isinstance(each, Escrow) else policies.kinds_of(roles.get(each.user_id, ()))
        kinds = {kind for kind in own & may_read if (each.pk, kind) not in held}
        found[each.pk] = missing(mine, each, kinds).count() if kinds else 0
    return found


def _current_keys(staff: Staff) -> list[ReadingKey]:
    keys = ReadingKey.objects.filter(service=staff.service, retired_on__isnull=True, replaces__isnull=True)
    return list(keys.select_related("user").order_by("user__name", "pk"))


def _roles_by_user(staff: Staff) -> RolesByUser:
    found: defaultdict[UUID, list[Role]] = defaultdict(list)
    held = Membership.objects.filter(service=staff.service, role__in=policies.MAY_HOLD, user__is_active=True)
    for user_id, role in held.values_list("user", "role"):
        found[user_id].append(Role(role))
    return found
