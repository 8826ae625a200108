"""Two readers, each alone; then they see both, talk and agree. And when a report may be closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.answering import FactorNoted, Notes
from speakopenly.hear.factors import Direction
from speakopenly.hear.speaking import Closing, Danger, Kind, Message, MessageKind
from speakopenly.web.hear.reporting.readers import actions, policies, queries
from speakopenly.web.hear.reporting.readers.models import Notes as StoredNotes
from speakopenly.web.hear.reporting.readers.urls import urlpatterns
from speakopenly.web.hear.reporting.reports import conversations, mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Flag, Report, ReportState
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.hear.reading import CALM, read_by_two, save
from tests.web.hear.reporting.readers.conftest import done, notes, said_on
from tests.web.hear.reporting.reports.conftest import Reader, opened, send, with_a_key

CLOSING = Closing("A thin handover.", "The form has a new line.", "")
PLANTED = "quillfeather"


def noted(*codes: str) -> tuple[FactorNoted, ...]:
    return tuple(FactorNoted(code, Direction.HINDERED, PLANTED) for code in codes)


def state_of(mailbox: OpenMailbox) -> str:
    return Report.objects.get(pk=mailbox.report.pk).state


def test_a_report_is_read_once_and_then_twice_by_different_people(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    states = []
    for reader in (ben, ben, gwen):
        save(reader, mailbox.report)
        states.append(state_of(mailbox))

    assert states == [ReportState.READ_ONCE, ReportState.READ_ONCE, ReportState.READ_TWICE]


def test_a_third_reader_and_a_safeguarding_lead_are_no_second_reader(
    cast: Cast, ben: Reader, gwen: Reader, fay: Reader
) -> None:
    hari = with_a_key(_person(ben.staff.service, "Hari", Role.READER))
    report = opened(send(ben.staff.service)).report
    with pytest.raises(NotAllowed):
        save(fay, report)
    for reader in (ben, gwen):
        save(reader, report)

    with pytest.raises(NotAllowed):
        save(hari, report)


def test_a_correction_is_a_new_version_and_the_earlier_one_stays(ben: Reader, mailbox: OpenMailbox) -> None:
    save(ben, mailbox.report, CALM)
    save(ben, mailbox.report, replace(CALM, kind=Kind.WORRY))

    assert list(StoredNotes.objects.order_by("version").values_list("version", flat=True)) == [1, 2]
    own = queries.own_notes(ben.staff, ben.unlocked, mailbox.report)
    assert own is not None
    assert own.kind is Kind.WORRY


def every_page(report: Report) -> list[str]:
    """Every address of this room and of the report's own pages that needs nothing but the report."""
    named = [each.name for each in urlpatterns if "ident" not in str(each.pattern)]
    mine = [
        reverse(f"hear:{name}", args=[report.number] if "number" in str(each.pattern) else [])
        for name, each in zip(named, (e for e in urlpatterns if "ident" not in str(e.pattern)), strict=True)
    ]
    return [*mine, reverse("hear:report", args=[report.number]), reverse("hear:reports"), "/staff/"]


def test_no_address_shows_the_second_reader_what_the_first_noted(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    first = notes("RT8", factors=noted("TC1", "SM2"), note=f"About {PLANTED}.", kind=Kind.MISTAKE)
    save(ben, mailbox.report, first)
    browser = browse(gwen)

    seen = {}
    for address in every_page(mailbox.report):
        for answer in (browser.get(address, follow=True), browser.post(address, {"find": "handover"})):
            seen[address] = answer.status_code
            assert PLANTED not in answer.text, address
            assert "agree on" not in answer.text, address
            assert "Candour" not in answer.text, address

    refused = {name for name, status in seen.items() if status == 403}
    assert reverse("hear:readers-compare", args=[mailbox.report.number]) in refused
    assert StoredNotes.objects.count() == 1


def test_what_looks_for_the_first_readers_notes_can_find_them(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    for reader in (ben, gwen):
        save(reader, mailbox.report, notes(factors=noted("TC1"), note=f"About {PLANTED}."))

    page = browse(gwen).get(reverse("hear:readers-compare", args=[mailbox.report.number]))

    assert PLANTED in page.text


BLIND = [
    # who asks, who has saved, may they see both, are they blind
    ("ben", (), False, True),
    ("ben", ("ben",), False, False),
    ("ben", ("gwen",), False, True),
    ("ben", ("ben", "gwen"), True, False),
    ("fay", ("ben",), False, False),
    ("fay", ("ben", "gwen"), True, False),
]


@pytest.mark.parametrize(("who", "saved", "sees", "blind"), BLIND)
def test_who_sees_what(
    ben: Reader,
    gwen: Reader,
    fay: Reader,
    mailbox: OpenMailbox,
    who: str,
    saved: tuple[str, ...],
    sees: bool,
    blind: bool,
) -> None:
    people = {"ben": ben, "gwen": gwen, "fay": fay}
    report = conversations.read(fay.staff, fay.unlocked, mailbox.report.number).report
    for name in saved:
        save(people[name], report)
    report.refresh_from_db()

    staff = people[who].staff
    assert policies.can_see_notes(staff, report) is sees
    assert policies.is_free_to_see(staff, report) is not blind


def test_both_are_told_what_to_talk_about_and_agree(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    save(ben, mailbox.report, notes(factors=noted("TC1", "WR1", "TA2")))
    save(gwen, mailbox.report, notes(factors=noted("WR1", "TA2", "SM2")))
    address = reverse("hear:readers-compare", args=[mailbox.report.number])

    page = said_on(browse(ben).get(address))
    actions.agree(ben.staff, ben.unlocked, mailbox.report, notes(factors=noted("TC1", "WR1")))

    assert "You agree on 2 of 4 factors. Talk about: Handover; Supervision thin." in page
    with pytest.raises(NotAllowed):
        actions.confirm_agreed(ben.staff, ben.unlocked, mailbox.report)
    actions.confirm_agreed(gwen.staff, gwen.unlocked, mailbox.report)
    both = queries.both(gwen.staff, gwen.unlocked, mailbox.report)
    assert (both.is_final, both.agreed and len(both.agreed.factors)) == (True, 2)
    assert "Ben" not in said_on(browse(gwen).get(address))


def test_a_new_coding_must_be_confirmed_again(ben: Reader, gwen: Reader, mailbox: OpenMailbox) -> None:
    read_by_two(mailbox.report, ben, gwen)
    actions.agree(ben.staff, ben.unlocked, mailbox.report, CALM)
    actions.confirm_agreed(gwen.staff, gwen.unlocked, mailbox.report)

    actions.agree(gwen.staff, gwen.unlocked, mailbox.report, replace(CALM, kind=Kind.WORRY))

    assert not queries.both(ben.staff, ben.unlocked, mailbox.report).is_final


CLOSED_WHEN = [
    # what both noted, what was done then, may it be closed
    (notes(), (), True),
    (Notes(), (), False),
    (notes("RT8"), (), False),
    (notes("RT8"), ("RT8",), True),
    (notes("RT2", "RT8"), ("RT8",), False),
    (notes(kind=Kind.MISTAKE), (), False),
    (notes(kind=Kind.NEAR_MISS), (), True),
]


@pytest.mark.parametrize(("noted_by_both", "recorded", "may_close"), CLOSED_WHEN)
def test_when_a_report_may_be_closed(
    ben: Reader,
    gwen: Reader,
    mailbox: OpenMailbox,
    noted_by_both: Notes,
    recorded: tuple[str, ...],
    may_close: bool,
) -> None:
    report = read_by_two(mailbox.report, ben, gwen, noted_by_both)
    for rule in recorded:
        actions.record_route(ben.staff, ben.unlocked, report, done(rule))

    if may_close:
        conversations.close(ben.staff, ben.unlocked, report, CLOSING)
    else:
        with pytest.raises(NotAllowed):
            conversations.close(ben.staff, ben.unlocked, report, CLOSING)
    assert (state_of(mailbox) == ReportState.CLOSED) is may_close


def test_a_flag_nobody_has_decided_on_keeps_a_report_open(ben: Reader, gwen: Reader) -> None:
    mailbox = opened(send(ben.staff.service, danger=Danger.NOT_SURE))
    read_by_two(mailbox.report, ben, gwen)
    Flag.objects.update(state="raised")

    with pytest.raises(NotAllowed):
        conversations.close(ben.staff, ben.unlocked, mailbox.report, CLOSING)


def test_new_words_after_closing_are_read_by_both_again(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    report = read_by_two(mailbox.report, ben, gwen)
    conversations.close(ben.staff, ben.unlocked, report, CLOSING)
    mailboxes.add(mailbox, kind=MessageKind.ADDITION, body=Message("It has begun again."))
    report.refresh_from_db()

    assert not policies.can_see_notes(ben.staff, report)
    states = []
    for reader in (gwen, ben):
        save(reader, report)
        states.append(state_of(mailbox))
    assert states == [ReportState.READ_ONCE, ReportState.READ_TWICE]


def test_every_deed_has_its_line_and_none_quotes(ben: Reader, gwen: Reader, mailbox: OpenMailbox) -> None:
    AuditLine.objects.all()._raw_delete("default")
    read_by_two(mailbox.report, ben, gwen, notes(factors=noted("TC1"), note=PLANTED))
    actions.agree(ben.staff, ben.unlocked, mailbox.report, CALM)
    actions.confirm_agreed(gwen.staff, gwen.unlocked, mailbox.report)

    deeds = list(AuditLine.objects.order_by("when").values_list("deed", flat=True))

    read = ["report opened", "notes saved"]
    assert deeds == [*read, *read, "coding proposed", "coding agreed"]


def test_withdrawing_takes_everything_two_readers_wrote(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    from speakopenly.web.hear.keyring.models import CaseKey
    from speakopenly.web.hear.reporting.readers.models import Candour, Reading, RouteRecord

    read_by_two(mailbox.report, ben, gwen, notes("RT8", kind=Kind.MISTAKE))
    actions.record_route(ben.staff, ben.unlocked, mailbox.report, done("RT8"))

    mailboxes.withdraw(mailbox)

    for kind in (StoredNotes, Reading, RouteRecord, Candour, CaseKey):
        assert not kind.objects.exists(), kind


PAGE = {"kind": "near_miss", "fear": "no", "way-TC1": "hindered", "words-TC1": "two lines", "save": "1"}


def test_notes_are_saved_by_the_page_and_shown_again_to_their_reader_only(
    ben: Reader, gwen: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    address = reverse("hear:readers-notes", args=[mailbox.report.number])
    browser = browse(ben)
    browser.get(reverse("hear:report", args=[mailbox.report.number]))
    assert browser.get(address).status_code == 200

    browser.post(address, PAGE)

    own = queries.own_notes(ben.staff, ben.unlocked, mailbox.report)
    assert own is not None
    assert [(each.code, each.words) for each in own.factors] == [("TC1", "two lines")]
    assert 'value="two lines"' in browser.get(address).text
    assert 'value="two lines"' not in browse(gwen).get(address).text


def test_finding_a_factor_saves_nothing_and_loses_nothing(
    ben: Reader, mailbox: OpenMailbox, browse: Callable[[Reader], Client]
) -> None:
    address = reverse("hear:readers-notes", args=[mailbox.report.number])
    browser = browse(ben)
    browser.get(reverse("hear:report", args=[mailbox.report.number]))
    typed = {name: value for name, value in PAGE.items() if name != "save"}

    page = browser.post(address, typed | {"find": "Caseload", "find_only": "1"})

    assert not StoredNotes.objects.exists()
    assert 'value="two lines"' in page.text
    opened_groups = page.text.split('<details class="govuk-details" open>')
    assert any("WR1 Caseload" in group.split("</details>")[0] for group in opened_groups[1:])
    assert not any("EX1" in group.split("</details>")[0] for group in opened_groups[1:])


@pytest.mark.parametrize("role", list(Role))
def test_only_readers_and_safeguarding_leads_come_to_any_page_of_this_room(
    member: Callable[..., Staff],
    sign_in: Callable[[Staff], Client],
    cast: Cast,
    key_of_the_installation: None,
    role: Role,
) -> None:
    report = Report(service=cast.ben.service, number="ABC123")
    browser = sign_in(member(role))

    for address in every_page(report)[: len(urlpatterns) - 2]:
        answer = browser.get(address)
        if role in (Role.READER, Role.SAFEGUARDING_LEAD):
            assert answer.status_code in (302, 405), address
            assert answer.status_code == 405 or "/unlock/" in answer.headers["Location"], address
        else:
            assert {answer.status_code, browser.post(address).status_code} <= {403, 405}, address


def test_a_report_of_another_service_is_not_here(
    ben: Reader, cast: Cast, browse: Callable[[Reader], Client]
) -> None:
    with_a_key(_person(cast.dilys.service, "Huw", Role.READER))
    other = opened(send(cast.dilys.service)).report
    browser = browse(ben)

    for address in every_page(other)[: len(urlpatterns) - 2]:
        if other.number in address:
            assert {browser.get(address).status_code, browser.post(address).status_code} <= {404, 405}, (
                address
            )
