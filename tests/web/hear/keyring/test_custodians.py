"""Several custodians together let a reader read; none alone, and none of them reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.sealing import HolderPrivateKey, make_holder_keys
from speakopenly.web.hear.keyring import actions, case_keys, custody, policies, queries
from speakopenly.web.hear.keyring.models import CustodianSeat, CustodianShare, Escrow, Wrap
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import AuditLine, Membership
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import _person
from tests.web.hear.keyring.conftest import Readers, a_case, can_read, make_key, opened
from tests.web.hear.keyring.test_handing_over import do_all

HERE = "/staff/hear/keys/custodians/"
SignIn = Callable[[Staff], Client]


@pytest.fixture
def three(readers: Readers) -> list[Staff]:
    service = readers.ben.service
    return [_person(service, name, Role.CUSTODIAN) for name in ("Cal", "Cat", "Con")]


def sit_down(three: list[Staff]) -> dict[str, HolderPrivateKey]:
    browsers = {}
    for staff in three:
        public, private = make_holder_keys()
        actions.take_a_seat(by=staff, public=public)
        browsers[staff.user.name] = private
    return browsers


def print_and_confirm(staff: Staff, private: HolderPrivateKey) -> str:
    share = custody.share_to_print(staff)
    assert share is not None
    sheet = custody.open_share(share, private)
    letters = sheet.split()[custody.word_asked(share) - 1][:4]
    actions.confirm_share(by=staff, share=share, private=private, letters=letters)
    return sheet


def sheets(three: list[Staff], needed: int = 2) -> list[str]:
    browsers = sit_down(three)
    actions.set_up_escrow(by=three[0], needed=needed)
    return [print_and_confirm(staff, browsers[staff.user.name]) for staff in three]


def test_two_of_three_sheets_let_a_named_reader_read_what_they_could_not(
    readers: Readers, three: list[Staff]
) -> None:
    first, _second, third = sheets(three)
    make_key(readers.ben)
    case_key = a_case(readers.ben)
    bea = make_key(readers.bea)

    number = actions.use_escrow(by=readers.cara, shares=[first, third], reader=bea)

    assert number == 1
    assert can_read(case_key, opened(readers.bea))


@pytest.mark.parametrize("needed", [2, 3])
def test_one_share_too_few_opens_nothing(readers: Readers, three: list[Staff], needed: int) -> None:
    printed = sheets(three, needed)
    make_key(readers.ben)
    a_case(readers.ben)
    bea = make_key(readers.bea)

    for shares in (printed[: needed - 1], [printed[0]] * needed):
        with pytest.raises(BadInput):
            actions.use_escrow(by=three[0], shares=shares, reader=bea)

    assert not Wrap.objects.filter(reading_key=bea).exists()


def test_every_use_stands_in_the_trail_and_on_the_page(
    readers: Readers, three: list[Staff], sign_in: SignIn
) -> None:
    printed = sheets(three)
    bea = make_key(readers.bea)

    actions.use_escrow(by=readers.cara, shares=printed[1:], reader=bea)

    assert AuditLine.objects.filter(deed="escrow opened", thing_id=str(bea.pk)).count() == 1
    assert AuditLine.objects.filter(deed="share used to open the escrow").count() == 2
    assert "escrow opened" in sign_in(three[0]).get(HERE).text


def test_custodians_and_administrators_alone_open_nothing(readers: Readers, three: list[Staff]) -> None:
    sheets(three)
    make_key(readers.ben)
    a_case(readers.ben)

    for staff in (*three, readers.cara):
        assert not policies.can_hold(staff)
        assert policies.kinds_of(staff.roles) == frozenset()
        assert policies.current_key(staff) is None


def test_who_opens_the_escrow_is_not_the_one_who_reads(readers: Readers, three: list[Staff]) -> None:
    service = readers.ben.service
    dot = _person(service, "Dot", Role.CUSTODIAN)
    Membership.objects.create(service=service, user=dot.user, role=Role.READER)  # as before it was forbidden
    both = replace(dot, roles=frozenset({Role.CUSTODIAN, Role.READER}))
    printed = sheets([*three[:2], both])
    key = make_key(both)

    with pytest.raises(NotAllowed, match="another reader"):
        actions.use_escrow(by=both, shares=printed[:2], reader=key)
    with pytest.raises(NotAllowed, match="another reader"):
        actions.use_escrow(by=readers.cara, shares=[printed[0], printed[2]], reader=key)
    assert not AuditLine.objects.filter(deed="escrow opened").exists()


def test_readers_and_strangers_stay_out_of_the_custodians_pages(readers: Readers, sign_in: SignIn) -> None:
    for staff in (readers.ben, readers.asha, readers.dilys):
        assert sign_in(staff).get(HERE).status_code == 403


def test_nobody_sees_somebody_elses_share(readers: Readers, three: list[Staff]) -> None:
    browsers = sit_down(three)
    actions.set_up_escrow(by=readers.cara, needed=2)
    cal = custody.share_to_print(three[0])
    assert cal is not None

    with pytest.raises(Exception, match="another browser"):
        custody.open_share(cal, browsers["Cat"])
    with pytest.raises(NotAllowed):
        actions.confirm_share(by=three[1], share=cal, private=browsers["Cat"], letters="acid")


def test_the_escrow_is_in_use_only_when_every_sheet_was_shown_to_be_readable(
    readers: Readers, three: list[Staff]
) -> None:
    make_key(readers.ben)
    browsers = sit_down(three)
    actions.set_up_escrow(by=three[0], needed=2)
    for staff in three[:2]:
        print_and_confirm(staff, browsers[staff.user.name])
    early = a_case(readers.ben)

    print_and_confirm(three[2], browsers["Con"])

    assert not early.wraps.filter(escrow__isnull=False).exists()
    assert a_case(readers.ben).wraps.filter(escrow__isnull=False).count() == 1


def test_other_letters_do_not_confirm(three: list[Staff]) -> None:
    browsers = sit_down(three)
    actions.set_up_escrow(by=three[0], needed=2)
    share = custody.share_to_print(three[0])
    assert share is not None

    with pytest.raises(BadInput, match="begins with other letters"):
        actions.confirm_share(by=three[0], share=share, private=browsers["Cal"], letters="zzzz")


def test_a_confirmed_share_is_on_paper_only(three: list[Staff]) -> None:
    sheets(three)

    assert {bytes(share.sealed_share) for share in CustodianShare.objects.all()} == {b""}
    assert not CustodianSeat.objects.exists()


def test_a_new_set_takes_over_and_the_old_sheets_open_until_everything_is_handed_on(
    readers: Readers, three: list[Staff], shift: Shift
) -> None:
    old = sheets(three)
    make_key(readers.ben)
    case_key = a_case(readers.ben)
    new = sheets(three)
    bea = make_key(readers.bea)
    in_use = Escrow.objects.get(retired_on=None)

    assert actions.use_escrow(by=readers.cara, shares=old[:2], reader=bea) == 1
    actions.hand_over(by=readers.ben, unlocked=opened(readers.ben), to=in_use)
    do_all(shift)

    sam = make_key(readers.sam)
    assert actions.use_escrow(by=readers.cara, shares=old[:2], reader=sam) == 0
    assert actions.use_escrow(by=readers.cara, shares=new[:2], reader=sam) == 1
    assert can_read(case_key, opened(readers.sam))
    with pytest.raises(BadInput, match="another set"):
        actions.use_escrow(by=readers.cara, shares=[old[0], new[0]], reader=sam)


def test_with_an_escrow_the_last_reader_may_leave(readers: Readers, three: list[Staff]) -> None:
    sheets(three)
    key = make_key(readers.ben)
    a_case(readers.ben)

    assert policies.can_retire(readers.ben, key)


@pytest.mark.parametrize("needed", [1, 4])
def test_a_set_that_one_could_open_or_nobody_is_refused(three: list[Staff], needed: int) -> None:
    sit_down(three)

    with pytest.raises(BadInput):
        actions.set_up_escrow(by=three[0], needed=needed)


def test_the_ceremony_in_three_browsers(readers: Readers, three: list[Staff], sign_in: SignIn) -> None:
    make_key(readers.ben)
    make_key(readers.bea)
    browsers = [sign_in(staff) for staff in three]
    for browser in browsers:
        browser.post(HERE + "seat/")
    assert "Cal, Cat, Con" in browsers[0].get(HERE).text
    browsers[0].post(HERE + "make/", {"needed": "2"})

    printed = []
    for staff, browser in zip(three, browsers, strict=True):
        page = browser.get(HERE + "share/")
        printed.append(" ".join(page.context["words"]))
        place = custody.word_asked(custody.share_to_print(staff))  # type: ignore[arg-type]
        letters = page.context["words"][place - 1][:4].upper()
        assert browser.post(HERE + "confirm/", {"letters": letters}).headers["Location"] == HERE
        assert browser.get(HERE + "share/").status_code == 403
    case_key = a_case(readers.ben)
    Wrap.objects.filter(case_key=case_key, reading_key__isnull=False).delete()
    given = {"reader": str(policies.current_key(readers.bea).pk)}  # type: ignore[union-attr]
    given |= {"share_1": printed[2], "share_2": printed[0]}

    answer = browsers[1].post(HERE + "open/", given)

    assert answer.headers["Location"] == HERE
    assert can_read(case_key, opened(readers.bea))


def test_shares_typed_wrong_are_said_by_number_and_never_repeated_in_an_error(
    readers: Readers, three: list[Staff], sign_in: SignIn
) -> None:
    printed = sheets(three)
    bea = make_key(readers.bea)
    slip = printed[1].split()
    slip[3] = "zebra"

    answer = sign_in(three[0]).post(
        HERE + "open/", {"reader": str(bea.pk), "share_1": printed[0], "share_2": " ".join(slip)}
    )

    assert answer.status_code == 400
    assert "Share 2" in answer.text


def test_the_page_counts_what_the_escrow_lacks(readers: Readers, three: list[Staff]) -> None:
    make_key(readers.ben)
    a_case(readers.ben)
    sheets(three)

    assert queries.custody_of(readers.ben).lacks == 1
    assert case_keys.escrows(readers.ben.service.pk)[0].needed == 2
