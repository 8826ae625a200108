"""Every word is decided by a person, stored at once, sealed; nothing of another window is overwritten."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.safe_versions.crowds import Description
from speakopenly.hear.speaking import Message, MessageKind, RoleBand, ServiceArea, Sharing
from speakopenly.understand.deidentify import Decision, Why
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import actions, queries
from speakopenly.web.hear.reporting.safe_versions.actions import ChangedMeanwhile
from speakopenly.web.hear.reporting.safe_versions.models import Maker, SafeState, SafeVersion
from speakopenly.web.people.models import AuditLine
from tests.web.hear.reporting.reports.conftest import Reader, revision
from tests.web.hear.reporting.safe_versions.conftest import (
    confirm,
    count_people,
    decide,
    decide_all,
    describe,
    seen,
)
from tests.web.hear.reporting.safe_versions.seventeen import HIDDEN, HOW_MANY, PLAIN, WORDS


@pytest.fixture
def begun(report: Report, ben: Reader) -> Report:
    actions.begin(ben.staff, ben.unlocked, report)
    return report


def test_seventeen_are_marked_and_none_is_decided(begun: Report, ben: Reader) -> None:
    version = revision(begun, ben)

    assert (len(version.body.marks), version.undecided) == (HOW_MANY, HOW_MANY)
    assert not any(each in version.safe for each in HIDDEN)
    assert PLAIN in version.safe


def test_beginning_twice_changes_nothing(begun: Report, ben: Reader) -> None:
    decide(begun, ben, 0)

    actions.begin(ben.staff, ben.unlocked, begun)

    assert revision(begun, ben).undecided == HOW_MANY - 1


@pytest.mark.parametrize("last", [Decision.NOT_SURE, None])
def test_one_that_is_not_sure_keeps_everything_back(
    begun: Report, ben: Reader, last: Decision | None
) -> None:
    decide_all(begun, ben, but=3)
    if last is not None:
        decide(begun, ben, 3, last)

    with pytest.raises(NotAllowed, match="1 word or phrase still needs your decision"):
        confirm(begun, ben)

    assert SafeVersion.objects.get().state == SafeState.DRAFT


def test_three_are_counted_as_three(begun: Report, ben: Reader) -> None:
    for which in range(HOW_MANY - 3):
        decide(begun, ben, which)

    with pytest.raises(NotAllowed, match="3 words or phrases still need your decision"):
        confirm(begun, ben)


def test_each_decision_is_kept_sealed(begun: Report, ben: Reader) -> None:
    decide(begun, ben, 1, Decision.ROLE, "the worker at the home")

    row = SafeVersion.objects.get()
    assert b"the worker at the home" not in bytes(row.sealed)
    assert revision(begun, ben).body.marks[1].instead == "the worker at the home"
    assert "from the worker at the home at" in revision(begun, ben).safe


def test_another_window_is_told_and_overwrites_nothing(begun: Report, ben: Reader, gwen: Reader) -> None:
    old = seen(begun, ben)
    decide(begun, gwen, 0, Decision.KEEP)

    with pytest.raises(ChangedMeanwhile, match="Nothing was overwritten"):
        actions.decide(ben.staff, ben.unlocked, begun, seen=old, which=0, decision=Decision.REMOVE)

    assert revision(begun, ben).body.marks[0].decision is Decision.KEEP


def test_the_same_words_are_decided_together_when_asked(begun: Report, ben: Reader) -> None:
    actions.mark_words(ben.staff, ben.unlocked, begun, seen=seen(begun, ben), stretches=[(0, 2)])
    actions.mark_words(
        ben.staff, ben.unlocked, begun, seen=seen(begun, ben), stretches=_places_of("another child")
    )
    place = next(
        place for place, mark in enumerate(revision(begun, ben).body.marks)
        if WORDS[mark.start : mark.end] == "another child"
    )  # fmt: skip

    actions.decide(
        ben.staff, ben.unlocked, begun,
        seen=seen(begun, ben), which=place, decision=Decision.KEEP, everywhere=True,
    )  # fmt: skip

    assert revision(begun, ben).body.marks[place].decision is Decision.KEEP


def _places_of(words: str) -> list[tuple[int, int]]:
    return [(WORDS.index(words), WORDS.index(words) + len(words))]


def test_a_mark_by_hand_needs_a_decision_too(begun: Report, ben: Reader) -> None:
    actions.mark_words(
        ben.staff, ben.unlocked, begun, seen=seen(begun, ben), stretches=_places_of("handover had no line")
    )

    version = revision(begun, ben)
    assert version.undecided == HOW_MANY + 1
    assert version.body.marks[-1].why is Why.OWN


def test_a_place_that_is_not_there_is_refused(begun: Report, ben: Reader) -> None:
    with pytest.raises(BadInput):
        decide(begun, ben, HOW_MANY)


def test_no_other_words_before_all_is_decided(begun: Report, ben: Reader) -> None:
    with pytest.raises(NotAllowed, match="still need your decision"):
        actions.edit(ben.staff, ben.unlocked, begun, seen=seen(begun, ben), text="Otherwise.")


def test_a_name_written_into_the_safe_version_is_found_and_needs_a_decision(
    begun: Report, ben: Reader
) -> None:
    decide_all(begun, ben)
    text = "Gail Otis put the note under another number."
    actions.edit(ben.staff, ben.unlocked, begun, seen=seen(begun, ben), text=text)

    assert revision(begun, ben).finds == ("Gail Otis",)
    with pytest.raises(NotAllowed, match="1 word or phrase still needs your decision"):
        confirm(begun, ben)
    confirm(begun, ben, stays=("Gail Otis",))
    assert SafeVersion.objects.get().state == SafeState.CONFIRMED


def test_a_decision_after_an_edit_undoes_the_edit(begun: Report, ben: Reader) -> None:
    decide_all(begun, ben)
    actions.edit(ben.staff, ben.unlocked, begun, seen=seen(begun, ben), text="A note went astray.")

    decide(begun, ben, 0, Decision.KEEP)

    assert "3 March 2026" in revision(begun, ben).safe
    assert "astray" not in revision(begun, ben).safe


@pytest.mark.parametrize(("people", "is_enough"), [(12, True), (8, True), (7, False), (0, False)])
def test_a_description_of_few_is_made_vaguer_first(
    begun: Report, ben: Reader, people: int, is_enough: bool
) -> None:
    decide_all(begun, ben)
    count_people(begun.service, people)

    if is_enough:
        confirm(begun, ben)
    else:
        with pytest.raises(NotAllowed, match="Fewer than 8 people share this description"):
            confirm(begun, ben)
        describe(begun, ben, Description())
        confirm(begun, ben)
    assert SafeVersion.objects.get().state == SafeState.CONFIRMED


def test_the_description_begins_as_it_was_told(begun: Report, ben: Reader) -> None:
    told = revision(begun, ben).body.description

    assert (told.role, told.area, told.quarter) == (RoleBand.PRACTITIONER, ServiceArea.FRONT_DOOR, "2026-Q1")


NEWS = [MessageKind.ADDITION, MessageKind.CORRECTION, MessageKind.ANSWER]


@pytest.mark.parametrize("kind", NEWS)
def test_words_that_come_since_are_taken_in_first(
    begun: Report, ben: Reader, mailbox: OpenMailbox, kind: MessageKind
) -> None:
    decide_all(begun, ben)
    mailboxes.add(mailbox, kind=kind, body=Message("Please leave out what Wilma Hart said."))

    assert revision(begun, ben).is_outdated
    with pytest.raises(NotAllowed, match="Words have come since"):
        confirm(begun, ben)

    actions.make_again(ben.staff, ben.unlocked, begun)
    version = revision(begun, ben)
    assert not version.is_outdated
    assert version.undecided == (0 if kind is MessageKind.ANSWER else 1)
    assert "Wilma Hart" not in version.safe


def test_makers_are_remembered_and_beginning_makes_nobody_one(
    begun: Report, ben: Reader, gwen: Reader
) -> None:
    assert not Maker.objects.exists()
    decide(begun, ben, 0)
    decide(begun, gwen, 1)

    assert {maker.user for maker in Maker.objects.all()} == {ben.staff.user, gwen.staff.user}


def test_no_word_of_it_is_in_the_trail(begun: Report, ben: Reader) -> None:
    decide_all(begun, ben)
    confirm(begun, ben)

    assert {line.deed for line in AuditLine.objects.filter(deed__startswith="safe version")} == {
        "safe version begun", "safe version changed", "safe version confirmed",
    }  # fmt: skip


def test_a_no_to_sharing_needs_no_safe_version(report: Report, ben: Reader, mailbox: OpenMailbox) -> None:
    mailboxes.change_sharing(mailbox, Sharing.NO)

    with pytest.raises(NotAllowed, match="does not want it shared"):
        actions.begin(ben.staff, ben.unlocked, Report.objects.get(pk=report.pk))


def test_a_reader_who_came_later_opens_what_was_saved_for_them(begun: Report, ben: Reader) -> None:
    before = revision(begun, ben).row.case_key

    assert queries.version_of(begun) is not None
    assert before == Report.objects.get(pk=begun.pk).case_key


def test_withdrawing_erases_it_with_its_keys(begun: Report, ben: Reader, mailbox: OpenMailbox) -> None:
    decide_all(begun, ben)
    confirm(begun, ben)

    mailboxes.withdraw(mailbox)

    assert not SafeVersion.objects.exists()
    assert not Maker.objects.exists()
    assert not CaseKey.objects.filter(kind="report").exists()


def test_withdrawing_finds_keys_that_only_a_safe_version_used(
    begun: Report, ben: Reader, gwen: Reader, mailbox: OpenMailbox
) -> None:
    gwen.unlocked.reading_key.delete()
    CaseKey.objects.filter(pk=begun.case_key_id).update(is_past=True)
    decide(begun, ben, 0)
    Report.objects.filter(pk=begun.pk).update(case_key=begun.case_key)

    mailboxes.withdraw(mailbox)

    assert not CaseKey.objects.filter(kind="report").exists()
