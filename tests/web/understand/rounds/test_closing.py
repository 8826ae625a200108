"""How a round ends: early for a reason everybody reads, counted whole or not at all, and never left lying."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.core.retention import BALLOTS
from speakopenly.web.hear import erasures
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.rounds import actions, closing, policies, queries
from speakopenly.web.understand.rounds.models import COUNTED_ALL_THE_SAME, AgreementRound, Ballot, WhyEarly
from speakopenly.web.understand.rounds.wording import WHY_EARLY
from tests.web.understand.conftest import Bench
from tests.web.understand.rounds.conftest import let_it_end, prepared, vote

ALL_AGREE = dict.fromkeys(range(1, 9), 1)
Committed = Callable[..., Any]


def page_of(prefix: str = "") -> str:
    """What everybody reads at the one address, without the markup between the words."""
    page = Client().get(f"{prefix}/round/spring/").content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def let_days_pass(found: AgreementRound, days: int) -> None:
    for name in ("opens_on", "closes_on"):
        setattr(found, name, getattr(found, name) - timedelta(days=days))
    found.save()


def again(found: AgreementRound) -> AgreementRound:
    """As another process has it: read before whatever comes now."""
    return AgreementRound.objects.get(pk=found.pk)


@pytest.mark.parametrize("why", WhyEarly)
def test_everybody_reads_why_it_closed_early_and_nobody_votes_after_it(
    bench: Bench, opened: AgreementRound, why: WhyEarly
) -> None:
    vote(opened, 12, ALL_AGREE)

    closing.close_early(found=opened, by=bench.fay, why=why)

    with pytest.raises(NotAllowed):
        vote(opened, 1, ALL_AGREE)
    assert "before its last day." in page_of()
    assert str(WHY_EARLY[why]) in page_of()
    assert Ballot.objects.count() == (12 if why in COUNTED_ALL_THE_SAME else 0)
    assert AuditLine.objects.filter(deed=closing.DEEDS[why], by=bench.fay.user).count() == 1


def test_the_night_counts_one_closed_early_and_says_so_beside_the_result(
    bench: Bench, opened: AgreementRound
) -> None:
    vote(opened, 12, ALL_AGREE)
    closing.close_early(found=opened, by=bench.fay, why=WhyEarly.HEARD)
    assert "The votes are counted tonight." in page_of()

    closing.close_those_over()

    assert Ballot.objects.count() == 0
    assert "12 people voted" in page_of()
    assert str(WHY_EARLY[WhyEarly.HEARD]) in page_of()
    assert "Cafodd pawb y gofynnwyd iddynt amser i bleidleisio." in page_of("/cy")


def test_one_that_could_hurt_shows_neither_votes_nor_words(bench: Bench, opened: AgreementRound) -> None:
    vote(opened, 30, ALL_AGREE)

    closing.close_early(found=opened, by=bench.fay, why=WhyEarly.HURTS)
    closing.close_those_over()

    opened.refresh_from_db()
    assert opened.result == {}
    assert "The votes were destroyed. Nobody has seen them." in page_of()
    assert not any(each.passage.text in page_of() for each in queries.statements_of(opened))


def test_who_closes_early_and_when(bench: Bench) -> None:
    found = prepared(bench)
    assert not policies.can_close_early(bench.fay, found), "it is not open yet"
    actions.open_to_all(found=found, by=bench.fay)
    assert policies.can_close_early(bench.fay, found)
    assert not policies.can_close_early(bench.cole, found)
    assert not policies.can_close_early(bench.lena, found)

    let_it_end(found)

    assert not policies.can_close_early(bench.fay, found), "it is over"


def test_closing_early_from_its_page_asks_why(bench: Bench, opened: AgreementRound) -> None:
    fay, at = bench.sign_in(bench.fay), "/staff/understand/rounds/spring/"
    assert f"{at}close/" in fay.get(at).content.decode()
    assert fay.post(f"{at}close/", {}).status_code == 400
    assert fay.post(f"{at}close/", {"why": "tired"}).status_code == 400

    assert fay.post(f"{at}close/", {"why": "decided"}).status_code == 302

    page = fay.get(at).content.decode()
    assert "The votes are counted tonight." in page
    assert "Closed early by" in page
    assert f"{at}close/" not in page
    assert fay.post(f"{at}close/", {"why": "hurts"}).status_code == 403
    assert "Closed early; counted tonight." in fay.get("/staff/understand/rounds/").content.decode()


def test_of_two_who_press_at_once_the_first_one_closes_it(bench: Bench, opened: AgreementRound) -> None:
    vote(opened, 12, ALL_AGREE)
    one, other = again(opened), again(opened)
    closing.close_early(found=one, by=bench.fay, why=WhyEarly.HEARD)

    with pytest.raises(NotAllowed):
        closing.close_early(found=other, by=bench.fay, why=WhyEarly.HURTS)

    assert again(opened).closed_early_why == WhyEarly.HEARD
    assert Ballot.objects.count() == 12


def test_a_vote_in_flight_comes_too_late_and_is_told_so(bench: Bench, opened: AgreementRound) -> None:
    before = again(opened)
    somebody = Client()
    page = somebody.post("/round/spring/vote/").content.decode()
    draft = re.search(r'name="draft" value="([^"]*)"', page)
    assert draft is not None
    closing.close_early(found=opened, by=bench.fay, why=WhyEarly.HEARD)

    with pytest.raises(NotAllowed):
        actions.take_in(found=before, votes=ALL_AGREE, once=b"0123456789abcdef")

    sent = somebody.post("/round/spring/send/", {"draft": draft[1], "enough": "yes"})
    assert sent.status_code == 409
    assert "Your votes were not kept." in sent.content.decode()
    assert Ballot.objects.count() == 0


def test_a_ballot_that_comes_in_while_others_are_counted_is_counted_with_them(
    opened: AgreementRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote(opened, 12, ALL_AGREE)
    late, count = again(opened), closing.count_round

    def with_one_more(*args: Any, **kwargs: Any) -> Any:
        if Ballot.objects.count() == 12:
            Ballot.objects.create(service=late.service, round=late, votes={"1": 1})
        return count(*args, **kwargs)

    monkeypatch.setattr(closing, "count_round", with_one_more)
    let_it_end(opened)

    assert opened.result["people"] == 13


def test_of_two_workers_that_count_at_once_one_result_stands(
    opened: AgreementRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote(opened, 12, ALL_AGREE)
    other, count = again(opened), closing.count_round

    def while_another_does(*args: Any, **kwargs: Any) -> Any:
        monkeypatch.setattr(closing, "count_round", count)
        closing.close(other)
        return count(*args, **kwargs)

    monkeypatch.setattr(closing, "count_round", while_another_does)
    let_it_end(opened)

    assert opened.result["people"] == 12
    assert not opened.was_too_few
    assert AuditLine.objects.filter(deed="agreement round closed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_whoever_was_thanked_is_counted_however_many_vote_while_it_closes(
    bench: Bench, opened: AgreementRound
) -> None:
    thanked: list[int] = []
    vote(opened, 12, ALL_AGREE)
    together = threading.Barrier(4)

    def people_vote() -> None:
        together.wait()
        for _each in range(12):
            try:
                vote(opened, 1, ALL_AGREE)
            except NotAllowed:
                break
            thanked.append(1)
        connection.close()

    voters = [threading.Thread(target=people_vote) for _each in range(3)]
    for each in voters:
        each.start()
    together.wait()
    closing.close_early(found=opened, by=bench.fay, why=WhyEarly.HEARD)
    for each in voters:
        each.join()
    closing.close_those_over()

    assert again(opened).result["people"] == 12 + len(thanked)


def test_a_worker_that_slept_counts_late_also_where_nobody_who_opened_it_works_here_any_more(
    bench: Bench, opened: AgreementRound
) -> None:
    vote(opened, 12, ALL_AGREE)
    let_days_pass(opened, 9 + BALLOTS.days)
    bench.fay.user.memberships.all().delete()
    type(bench.fay.user).objects.update(is_active=False)
    assert not closing.rounds_that_wait().is_well

    closing.close_those_over()

    assert Ballot.objects.count() == 0
    assert again(opened).result["people"] == 12
    assert closing.rounds_that_wait().is_well


def test_ballots_that_nobody_could_count_for_a_month_are_destroyed_uncounted(
    opened: AgreementRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote(opened, 12, ALL_AGREE)
    let_days_pass(opened, 10 + BALLOTS.days)
    monkeypatch.setattr(closing, "count_round", None)

    closing.close_those_over()

    assert Ballot.objects.count() == 0
    assert again(opened).was_lost
    assert "There is no result." in page_of()
    assert "Nid oes canlyniad." in page_of("/cy")


def test_a_round_that_cannot_be_counted_keeps_no_other_from_being_closed_and_is_tried_again(
    bench: Bench, opened: AgreementRound, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    vote(opened, 12, ALL_AGREE)
    let_days_pass(opened, 10)
    later = AgreementRound.objects.create(
        service=opened.service, by=bench.fay.user, exercise=opened.exercise, slug="a-later-one", name="Later",
        opens_on=opened.opens_on - timedelta(days=1), closes_on=opened.closes_on, read_by=bench.fay.user,
        read_on=opened.read_on,
    )  # fmt: skip

    def fails(*_args: Any, **_kwargs: Any) -> Any:
        raise MemoryError("some words of somebody")

    count = closing.count_round
    monkeypatch.setattr(closing, "count_round", fails)
    with pytest.raises(MemoryError):
        closing.close_those_over()

    assert again(later).was_too_few
    assert Ballot.objects.count() == 12
    assert "MemoryError" in caplog.text
    assert "some words" not in caplog.text
    monkeypatch.setattr(closing, "count_round", count)
    closing.close_those_over()
    assert again(opened).result["people"] == 12


@pytest.mark.parametrize("days_since", [0, 5])
def test_a_backup_brings_no_ballot_of_a_counted_round_back(
    opened: AgreementRound,
    django_capture_on_commit_callbacks: Committed,
    monkeypatch: pytest.MonkeyPatch,
    days_since: int,
) -> None:
    monkeypatch.setattr(closing, "empty_the_log", lambda: None)
    vote(opened, 12, ALL_AGREE)
    rows, as_it_was = list(Ballot.objects.all()), again(opened)
    with django_capture_on_commit_callbacks(execute=True):
        let_it_end(opened)
    found = erasures.the_list().read()
    assert found is not None
    as_it_was.save()
    Ballot.objects.bulk_create(rows)

    today = timezone.localdate()
    done = [erasures.erase_again(found, backup_of=today - timedelta(days=days_since)) for _ in range(2)]

    assert done == [{closing.KIND: 1}, {}]
    assert Ballot.objects.count() == 0
    assert again(opened).was_lost
    assert not policies.takes_votes(again(opened))


def test_a_line_older_than_the_backup_destroys_no_ballots(opened: AgreementRound) -> None:
    vote(opened, 12, ALL_AGREE)
    today = timezone.localdate()
    closed = erasures.Gone(closing.KIND, opened.pk).line(erasures.Deed.DONE, today - timedelta(days=9))
    erasures.note([closed])
    found = erasures.the_list().read()
    assert found is not None

    assert erasures.erase_again(found, backup_of=today - timedelta(days=2)) == {}
    assert Ballot.objects.count() == 12


def test_a_round_counted_before_this_release_is_put_on_the_list(opened: AgreementRound) -> None:
    let_it_end(opened)

    assert (opened.pk, timezone.localdate()) in list(closing._ended())
