"""From open to checked: what each step asks, what is kept of it, and what comes back from the measures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.recommendations import actions
from speakopenly.web.change.recommendations.choices import Next, Says, State
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.recommendations.showing import page_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from tests.web.change.recommendations.made import (
    a_finding,
    a_letter,
    in_days,
    move,
    plan,
    put_in_place,
    recommend,
    today,
    written_some_days_ago,
)

pytestmark = pytest.mark.django_db
SignIn = Callable[[Staff], Client]


def page(one: Recommendation, browser: Client) -> str:
    return browser.get(reverse("change:recommendation", args=[one.number])).content.decode()


def test_each_has_the_next_number_of_its_service(lead: Staff, one: Recommendation, finding: Finding) -> None:
    other = recommend(lead, [finding], touches=[])

    assert (one.number, other.number) == (1, 2)


def test_it_rests_on_a_finding_or_a_review(lead: Staff) -> None:
    with pytest.raises(BadInput, match="rests on nothing"):
        recommend(lead, [], touches=[])

    assert not Recommendation.objects.exists()


def test_it_is_not_due_before_it_is_planned(one: Recommendation, lead: Staff, sign_in: SignIn) -> None:
    with pytest.raises(NotAllowed, match="Give a day"):
        move(one, lead, State.DUE)

    words = page(one, sign_in(lead))

    assert "Say what might get worse." in words
    assert "Say what it takes in money, and whether it exists." in words


def test_it_is_planned_and_due(one: Recommendation, lead: Staff) -> None:
    plan(one, lead)

    move(one, lead, State.DUE)

    assert one.state == State.DUE


def test_what_the_service_cannot_change_is_not_due_before_a_letter(lead: Staff, finding: Finding) -> None:
    one = recommend(lead, [finding], touches=[], factors=["WR1"])
    plan(one, lead)
    with pytest.raises(NotAllowed, match="Write to the body that can change WR1"):
        move(one, lead, State.DUE)

    a_letter(one, lead)
    move(one, lead, State.DUE)

    assert one.state == State.DUE


def test_nothing_is_in_place_before_a_small_test_or_a_reason(one: Recommendation, lead: Staff) -> None:
    plan(one, lead)
    move(one, lead, State.DUE)
    written_some_days_ago(one)
    with pytest.raises(NotAllowed, match="Try it small first"):
        move(one, lead, State.DONE, done_on=today())

    move(one, lead, State.DONE, done_on=today(), no_test_because="It is a wall.")

    assert one.state == State.DONE


@pytest.mark.parametrize(
    ("leads_to", "goes_on"), [(Next.ADOPT, True), (Next.ADAPT, False), (Next.ABANDON, False)]
)
def test_only_a_test_that_was_adopted_leads_on(
    one: Recommendation, lead: Staff, leads_to: Next, goes_on: bool
) -> None:
    plan(one, lead)
    move(one, lead, State.DUE)
    written_some_days_ago(one)
    test = actions.begin_test(
        recommendation=one, by=lead, asks="Does it hold?", foretells="Yes", begins_on=today()
    )
    actions.study_test(test=test, by=lead, seen="Mostly.", leads_to=leads_to)

    if goes_on:
        move(one, lead, State.DONE, done_on=today())
    else:
        with pytest.raises(NotAllowed, match="Try it small first"):
            move(one, lead, State.DONE, done_on=today())


def test_what_a_test_showed_is_written_once(one: Recommendation, lead: Staff) -> None:
    put_in_place(one, lead)
    test = one.tests.get()

    with pytest.raises(NotAllowed, match="written already"):
        actions.study_test(test=test, by=lead, seen="Otherwise.", leads_to=Next.ABANDON)


def test_what_is_foretold_is_not_written_afterwards(one: Recommendation, lead: Staff) -> None:
    plan(one, lead)
    move(one, lead, State.DUE)

    with pytest.raises(BadInput, match="written beforehand"):
        actions.begin_test(recommendation=one, by=lead, asks="?", foretells="!", begins_on=in_days(-1))
    assert not one.tests.exists()


def test_what_would_tell_us_is_written_before_it_is_in_place(one: Recommendation, lead: Staff) -> None:
    plan(one, lead)
    move(one, lead, State.DUE)

    with pytest.raises(NotAllowed, match="not written beforehand"):
        move(one, lead, State.DONE, done_on=today(), no_test_because="-")


def test_a_day_to_come_is_no_day_on_which_it_was_in_place(
    one: Recommendation, lead: Staff, sign_in: SignIn
) -> None:
    plan(one, lead)
    move(one, lead, State.DUE)
    where = reverse("change:recommendation-step", args=[one.number, "done"])

    answer = sign_in(lead).post(where, {"done_on": str(in_days(3)), "no_test_because": "It is one wall."})

    assert answer.status_code == 400
    assert "It is one wall." in answer.content.decode()


@pytest.mark.parametrize(
    ("says", "is_answer"),
    [
        (Says.HELPED, True),
        (Says.NOT_SHOWN, True),
        (Says.WORSE, True),
        (Says.NOT_MEASURED, True),
        (Says.TOO_SOON, False),
    ],
)
def test_what_was_seen_is_an_answer_unless_it_is_too_soon(
    one: Recommendation, lead: Staff, says: Says, is_answer: bool
) -> None:
    put_in_place(one, lead)
    actions.say_what_was_seen(recommendation=one, by=lead, says=says, words="As it was.")

    if is_answer:
        move(one, lead, State.CHECKED)
    else:
        with pytest.raises(NotAllowed, match="Say what was seen"):
            move(one, lead, State.CHECKED)


def test_what_was_seen_of_an_earlier_try_is_not_of_this_one(one: Recommendation, lead: Staff) -> None:
    put_in_place(one, lead)
    actions.say_what_was_seen(recommendation=one, by=lead, says=Says.NOT_SHOWN, words="It did not hold.")
    move(one, lead, State.DUE, why="It did not hold.")
    move(one, lead, State.DONE, done_on=today())

    with pytest.raises(NotAllowed, match="Say what was seen"):
        move(one, lead, State.CHECKED)


def test_a_day_that_was_put_off_can_still_be_read(one: Recommendation, lead: Staff, sign_in: SignIn) -> None:
    plan(one, lead)
    first = one.due
    move(one, lead, State.DUE)
    move(one, lead, State.OPEN, why="The money did not come.")
    actions.plan(recommendation=one, by=lead, due=in_days(90), might_get_worse="Longer waits")
    move(one, lead, State.DUE)

    kept = [each.due for each in page_of(lead, one)["past"]]

    assert kept == [None, first, first, in_days(90)]
    assert "The money did not come." in page(one, sign_in(lead))


def test_what_is_planned_keeps_its_words(one: Recommendation, lead: Staff, sign_in: SignIn) -> None:
    plan(one, lead)
    move(one, lead, State.DUE)

    for name in ("recommendation-words", "recommendation-plan"):
        assert sign_in(lead).get(reverse(f"change:{name}", args=[one.number])).status_code == 403


def test_what_is_checked_stays_as_it_is(one: Recommendation, lead: Staff) -> None:
    put_in_place(one, lead)
    actions.say_what_was_seen(recommendation=one, by=lead, says=Says.NOT_MEASURED, words="Nobody had time.")
    move(one, lead, State.CHECKED)

    with pytest.raises(NotAllowed, match="It stays as it is"):
        actions.say_takes(recommendation=one, by=lead, takes=[])


def test_all_weaker_ones_are_asked_for_another(lead: Staff, finding: Finding, sign_in: SignIn) -> None:
    first = recommend(lead, [finding], touches=[], kind="training")
    asked = "Is there one that makes the work easier to do well?"
    before = page(first, sign_in(lead))
    recommend(lead, [finding], touches=[], kind="simpler_process")

    after = page(first, sign_in(lead))

    assert asked in before
    assert asked not in after


def test_what_was_recommended_before_is_asked_after(lead: Staff, finding: Finding, sign_in: SignIn) -> None:
    first = recommend(lead, [finding], touches=[])
    recommend(lead, [finding], touches=[])
    third = recommend(lead, [finding], touches=[])

    words = page(third, sign_in(lead))

    assert "Recommended before, 2 times: what happened?" in words
    assert reverse("change:recommendation", args=[first.number]) in words


def test_an_unfunded_one_is_shown_as_such(one: Recommendation, lead: Staff, sign_in: SignIn) -> None:
    plan(one, lead, have="not_found")

    assert "was looked for and not found" in page(one, sign_in(lead))
    assert (
        "Looked for and not found:" in sign_in(lead).get(reverse("change:recommendations")).content.decode()
    )


def test_that_money_was_found_later_is_kept_beside_what_was_said(one: Recommendation, lead: Staff) -> None:
    plan(one, lead, have="not_found")
    plan(one, lead, have="found")

    assert one.takes.count() == 6
    assert not page_of(lead, one)["is_unfunded"]


def test_the_board_goes_by_number_and_not_by_who_helps(
    lead: Staff, finding: Finding, sign_in: SignIn
) -> None:
    for owner in ("team_managers", "director", "legal_lead"):
        recommend(lead, [finding], touches=[], owner=owner)

    words = sign_in(lead).get(reverse("change:recommendations")).content.decode()

    places = [words.index(f">{number}. ") for number in (1, 2, 3)]
    assert places == sorted(places)


def test_a_name_is_not_kept_and_what_was_typed_is_still_there(
    lead: Staff, finding: Finding, sign_in: SignIn
) -> None:
    words = "Mrs Angharad Pritchard makes the list shorter"
    sent = {
        "change": words, "kind": "checklist", "owner": "director", "touches": "none",
        "findings": str(finding.pk),
    }  # fmt: skip

    answer = sign_in(lead).post(reverse("change:recommendation-new"), sent)

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert "may name a person" in answer.content.decode()
    assert not Recommendation.objects.exists()


def test_it_is_recommended_on_the_page(lead: Staff, sign_in: SignIn) -> None:
    finding = a_finding(lead, "Nobody rings back", "T09")
    sent = {
        "change": "One number to ring for all", "kind": "simpler_process", "owner": "team_managers",
        "touches": "none", "findings": str(finding.pk), "factors_TC": ["TC1"],
    }  # fmt: skip

    answer = sign_in(lead).post(reverse("change:recommendation-new"), sent, follow=True)

    assert "Nobody rings back" in answer.content.decode()
    assert Recommendation.objects.get().factors == ["TC1"]


def test_a_finding_that_is_gone_leaves_the_recommendation_standing(
    one: Recommendation, lead: Staff, finding: Finding, sign_in: SignIn
) -> None:
    finding.theme.delete()

    assert "a finding that is here no longer" in page(one, sign_in(lead))
