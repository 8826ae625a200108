"""When a role is taken away, what was sealed to it opens no more, and what comes next is sealed anew."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind, CustodianSeat, ReadingKey, Wrap
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import AuditLine, Membership
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import _person
from tests.web.hear.keyring.conftest import Readers, a_case, can_read, make_key, opened


def take(staff: Staff, role: Role) -> None:
    people.take_role(user=staff.user, service=staff.service, role=role)


def test_new_words_use_a_new_case_key_and_are_not_sealed_to_who_left(readers: Readers) -> None:
    make_key(readers.ben)
    gone = make_key(readers.bea)
    before = a_case(readers.ben)

    take(readers.bea, Role.READER)

    before.refresh_from_db()
    after = a_case(readers.ben)
    assert before.is_past
    assert case_keys.needs_new_case_key(before)
    assert not Wrap.objects.filter(case_key=after, reading_key=gone).exists()
    assert can_read(after, opened(readers.ben))


def test_the_key_is_retired_with_its_wraps_and_a_line_says_so(readers: Readers) -> None:
    make_key(readers.ben)
    gone = make_key(readers.bea)
    a_case(readers.ben)

    take(readers.bea, Role.READER)

    gone.refresh_from_db()
    assert gone.retired_on is not None
    assert not bytes(gone.by_passphrase)
    assert not Wrap.objects.filter(reading_key=gone).exists()
    assert AuditLine.objects.filter(deed="reading key retired", thing_id=str(gone.pk)).exists()


def test_what_nobody_else_could_open_is_not_lost_by_taking_a_role_away(readers: Readers) -> None:
    make_key(readers.ben)
    a_case(readers.ben)
    make_key(readers.bea)

    with pytest.raises(NotAllowed, match="hand over"):
        take(readers.ben, Role.READER)

    assert Membership.objects.filter(user=readers.ben.user, role=Role.READER).exists()
    assert ReadingKey.objects.get(user=readers.ben.user).retired_on is None


def test_who_keeps_another_reading_role_loses_what_the_first_one_read_only(readers: Readers) -> None:
    both = _person(readers.ben.service, "Fi", Role.READER, Role.FACILITATOR)
    make_key(readers.ben)
    make_key(readers.asha)
    key = make_key(both)
    report, table = a_case(readers.ben), case_keys.make_case_key(readers.ben.service.pk, CaseKind.IMPORT)

    take(both, Role.READER)

    key.refresh_from_db()
    held = set(Wrap.objects.filter(reading_key=key).values_list("case_key", flat=True))
    assert key.retired_on is None
    assert held == {table.pk}
    assert CaseKey.objects.get(pk=report.pk).is_past
    assert not CaseKey.objects.get(pk=table.pk).is_past


def test_a_custodian_who_leaves_gives_up_the_seat(readers: Readers) -> None:
    cal = _person(readers.ben.service, "Cal", Role.CUSTODIAN)
    CustodianSeat.objects.create(service=cal.service, user=cal.user, public_key=b"-")

    take(cal, Role.CUSTODIAN)

    assert not CustodianSeat.objects.exists()
