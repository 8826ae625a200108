"""Who opens a case, and who does not."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.core.sealing import make_holder_keys, unseal
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.case_keys import NobodyHoldsAKey
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, Wrap
from speakopenly.web.people.models import Membership, User
from speakopenly.web.people.roles import Role
from tests.web.hear.keyring.conftest import ABOUT, WORDS, Readers, a_case, can_read, make_key, opened, sealed


def test_every_reader_with_a_key_opens_a_new_case(readers: Readers) -> None:
    for staff in (readers.ben, readers.bea, readers.sam):
        make_key(staff)

    case_key = a_case(readers.ben)

    assert all(can_read(case_key, opened(staff)) for staff in (readers.ben, readers.bea, readers.sam))


def test_a_reader_cannot_open_a_case_not_sealed_to_them(readers: Readers) -> None:
    make_key(readers.ben)
    case_key = a_case(readers.ben)
    make_key(readers.bea)

    with pytest.raises(NotAllowed, match="not sealed to you"):
        case_keys.open_as_reader(case_key, opened(readers.bea))


@pytest.mark.parametrize(
    ("kind", "opens"),
    [
        (CaseKind.REPORT, {"ben", "bea", "sam"}),
        (CaseKind.IMPORT, {"asha"}),
    ],
)
def test_the_roles_decide_who_holds_what(readers: Readers, kind: CaseKind, opens: set[str]) -> None:
    for name in ("ben", "bea", "sam", "asha", "dilys"):
        make_key(getattr(readers, name))

    case_key = a_case(readers.ben, kind)

    held = {wrap.reading_key.user.name.lower() for wrap in case_key.wraps.all() if wrap.reading_key}
    assert held == opens


def test_administrators_hold_nothing_and_make_no_key(readers: Readers) -> None:
    with pytest.raises(NotAllowed):
        make_key(readers.cara)


def test_a_case_is_not_made_where_nobody_could_read_it(readers: Readers) -> None:
    make_key(readers.asha)

    with pytest.raises(NobodyHoldsAKey):
        a_case(readers.ben)


def test_an_account_that_is_closed_is_given_nothing(readers: Readers) -> None:
    make_key(readers.ben)
    make_key(readers.bea)
    User.objects.filter(pk=readers.bea.user.pk).update(is_active=False)

    assert {each.user_id for each in case_keys.holders(readers.ben.service.pk, CaseKind.REPORT)} == {
        readers.ben.user.pk
    }


def test_the_mailbox_opens_its_case_and_no_other_does(readers: Readers) -> None:
    make_key(readers.ben)
    public, private = make_holder_keys()
    _, another = make_holder_keys()
    case_key = case_keys.make_case_key(readers.ben.service.pk, CaseKind.REPORT, mailbox=public)

    key = case_keys.open_from_mailbox(case_key, private)

    assert unseal(sealed(case_key), key=key, about=ABOUT) == WORDS
    with pytest.raises(SealBroken):
        case_keys.open_from_mailbox(case_key, another)


def test_a_wrap_moved_to_another_case_opens_nothing(readers: Readers) -> None:
    make_key(readers.ben)
    first, second = a_case(readers.ben), a_case(readers.ben)
    Wrap.objects.filter(case_key=second).update(sealed=Wrap.objects.get(case_key=first).sealed)

    with pytest.raises(SealBroken):
        case_keys.open_as_reader(second, opened(readers.ben))


def test_a_wrap_made_by_somebody_who_only_knows_the_public_half_is_noticed(readers: Readers) -> None:
    reading_key = make_key(readers.ben)
    case_key, other = a_case(readers.ben), a_case(readers.ben)
    forged = case_keys.open_as_reader(other, opened(readers.ben))
    Wrap.objects.filter(case_key=case_key).update(
        sealed=case_keys.make_wrap(case_key, forged, reading_key).sealed
    )

    with pytest.raises(SealBroken):
        case_keys.open_as_reader(case_key, opened(readers.ben))


def test_who_lost_the_role_opens_nothing_though_the_wrap_is_there(readers: Readers) -> None:
    make_key(readers.ben)
    case_key = a_case(readers.ben)
    unlocked = opened(readers.ben)

    with pytest.raises(NotAllowed):
        case_keys.open_as_reader(
            case_key, type(unlocked)(unlocked.reading_key, unlocked.private, frozenset())
        )


def test_a_case_key_needs_a_successor_once_a_holder_has_lost_the_role(readers: Readers) -> None:
    make_key(readers.ben)
    make_key(readers.bea)
    case_key = a_case(readers.ben)
    assert not case_keys.needs_new_case_key(case_key)

    Membership.objects.filter(user=readers.bea.user, role=Role.READER).delete()

    assert case_keys.needs_new_case_key(CaseKey.objects.get(pk=case_key.pk))
