"""S0 comes first, a stop stays, who began it is not independent, and no child is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.change.rights import FIRST_PAGE, NEEDS, STOPS, NeedId, StopId
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.rights import actions, judged, policies, queries
from speakopenly.web.change.rights.models import Answer, RightsCheck, Standing
from speakopenly.web.change.rights.urls import urlpatterns
from speakopenly.web.people.roles import Role
from speakopenly.web.people.sections import what_waits_for
from tests.web.change.conftest import SAID, People, Say, begin, clear, condition, write_all
from tests.web.conftest import Cast
from tests.web.things import person

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
EVERY_DEED = ["about", "stop", "need", "ways", "conditions"]


def at(name: str, check: RightsCheck, *more: str) -> str:
    return reverse(f"change:rights-{name}", args=[check.pk, *more])


def more_of(name: str) -> list[str]:
    return {"stop": ["S1"], "need": ["N1"]}.get(name, [])


def test_the_first_page_lets_nothing_delay_protecting_a_child(people: People, sign_in: SignIn) -> None:
    browser = sign_in(people.maker)

    for address in (reverse("change:rights"), reverse("change:rights-new")):
        assert FIRST_PAGE in browser.get(address).content.decode()


def test_yes_to_the_first_question_is_a_stop_at_once_and_is_counted(
    people: People, sign_in: SignIn, cast: Cast
) -> None:
    answer = {"title": "A new source", "answer": "yes", "standing": "of_the_aim", "evidence": ""}

    page = sign_in(people.maker).post(reverse("change:rights-new"), answer, follow=True)

    assert "Stop. This must not go ahead." in page.content.decode()
    assert queries.refusals_of(cast.asha.service) == 1


@pytest.mark.parametrize("name", EVERY_DEED)
@pytest.mark.parametrize("who", ["maker", "independent", "advocate"])
def test_no_address_moves_a_check_on_that_is_stopped_at_s0(
    people: People, sign_in: SignIn, name: str, who: str
) -> None:
    made = begin(people.maker, Answer.YES)
    browser = sign_in(getattr(people, who))

    answers = [getattr(browser, how)(at(name, made, *more_of(name))) for how in ("get", "post")]

    assert [each.status_code for each in answers] == [403, 403]


def every_address(check: RightsCheck) -> list[str]:
    more = {"rights-stop": list(STOPS), "rights-need": list(NEEDS)}
    return [
        reverse(f"change:{pattern.name}", args=[check.pk, *([each] if each else [])])
        for pattern in urlpatterns
        if "check_id" in str(pattern.pattern)
        for each in more.get(pattern.name or "", [""])
    ]


@pytest.mark.parametrize("role", Role)
def test_no_role_moves_a_stop_on_by_any_address(
    people: People, sign_in: SignIn, cast: Cast, role: Role
) -> None:
    made = begin(people.maker, Answer.YES)
    browser = sign_in(person(cast.asha.service, role, email=f"only-{role}@northmoor.example"))
    sent = {**SAID, "title": "Another name", "answer": "no", "standing": "independent", "yes": "yes"}

    for address in every_address(made):
        browser.get(address)
        browser.post(address, {key: value for key, value in sent.items() if value is not None})

    made.refresh_from_db()
    assert judged.stops_said(judged.judge(made)) == ("S0",)
    assert made.title == "Door sensors in our homes"
    assert not made.is_described
    assert {each.stop for each in made.stops_said.all()} == {"S0"}
    assert queries.refusals_of(cast.asha.service) == 1


def test_a_second_person_may_record_what_one_said(people: People) -> None:
    made = begin(people.maker, Answer.YES)

    actions.answer_stop(
        check=made, by=people.independent, stop=StopId.S0,
        answer=Answer.YES, standing=Standing.INDEPENDENT, evidence="",
    )  # fmt: skip

    assert judged.judge(made).is_recorded
    assert not policies.can_answer(people.advocate, made, StopId.S0)


def test_a_no_of_somebody_else_does_not_answer_a_yes_away(people: People) -> None:
    made = begin(people.maker, Answer.YES)

    actions.answer_stop(
        check=made, by=people.independent, stop=StopId.S0,
        answer=Answer.NO, standing=Standing.INDEPENDENT, evidence="",
    )  # fmt: skip

    assert judged.stops_said(judged.judge(made)) == ("S0",)


def test_everybody_answers_s0_first(check: RightsCheck, people: People) -> None:
    assert not policies.can_answer(people.independent, check, StopId.S1)
    assert policies.can_answer(people.independent, check, StopId.S0)


@pytest.mark.parametrize("standing", [Standing.INDEPENDENT, Standing.ADVOCATE])
def test_who_began_it_clears_nothing_as_somebody_else(
    check: RightsCheck, people: People, standing: Standing
) -> None:
    with pytest.raises(NotAllowed):
        actions.answer_stop(
            check=check, by=people.maker, stop=StopId.S1,
            answer=Answer.NO, standing=standing, evidence="",
        )  # fmt: skip


def test_who_began_it_does_not_sign_as_independent(check: RightsCheck, people: People) -> None:
    clear(check, people)

    with pytest.raises(NotAllowed):
        actions.write_need(
            check=check, by=people.maker, need=NeedId.N12, words={"role": "auditor"}, yes="yes"
        )


@pytest.mark.parametrize("about", ["one_child", "emergency_removal", "safety_plan"])
def test_what_is_about_one_child_is_told_so_and_not_kept(people: People, sign_in: SignIn, about: str) -> None:
    made = begin(people.maker)

    page = sign_in(people.maker).post(at("about", made), {**SAID, "about": about})

    assert FIRST_PAGE in page.content.decode()
    assert "Nothing you wrote is kept" in page.content.decode()
    assert not RightsCheck.objects.exists()


def test_what_touches_no_child_is_told_so(people: People, sign_in: SignIn) -> None:
    made = begin(people.maker)

    page = sign_in(people.maker).post(at("about", made), {**SAID, "touches": ["none"]})

    assert "profiles children" in page.content.decode()
    assert not RightsCheck.objects.exists()


def test_a_name_is_not_taken(people: People, sign_in: SignIn) -> None:
    said = {"title": "A tracker for Gareth Llewellyn", "answer": "no", "standing": "of_the_aim"}

    page = sign_in(people.maker).post(reverse("change:rights-new"), said)

    assert page.status_code == 400
    assert "never about one child" in page.content.decode()
    assert not RightsCheck.objects.exists()


def test_a_revised_practice_is_a_new_version_and_the_earlier_stays(
    check: RightsCheck, people: People, sign_in: SignIn, say: Say
) -> None:
    say("maker", StopId.S1, Answer.YES)
    browser = sign_in(people.maker)

    page = browser.post(
        at("revise", check),
        {"title": check.title, "answer": "no", "standing": "of_the_aim", "evidence": ""},
    )

    later = RightsCheck.objects.get(version=2)
    check.refresh_from_db()
    assert page.headers["Location"] == at("about", later)
    assert "Stop. This must not go ahead." in browser.get(at("check", check)).content.decode()
    assert not judged.stops_said(judged.judge(later))
    assert not policies.can_answer(people.independent, check, StopId.S0)
    assert queries.refusals_of(check.service) == 1


def test_a_check_has_one_next_version(check: RightsCheck, people: People) -> None:
    begin(people.maker, earlier=check)
    check.refresh_from_db()

    with pytest.raises(NotAllowed):
        begin(people.maker, earlier=check)


@pytest.mark.parametrize(("days", "is_kept"), [(0, False), (1, True), (31, True), (32, False)])
def test_conditions_are_looked_at_again_within_31_days(
    check: RightsCheck, people: People, days: int, is_kept: bool
) -> None:
    day = timezone.localdate() + timedelta(days=days)
    ask = {"check": check, "by": people.maker, "each": [condition(day)], "look_again_on": day}

    if is_kept:
        actions.set_conditions(**ask, found="")
    else:
        with pytest.raises(BadInput):
            actions.set_conditions(**ask, found="")

    assert check.conditions_set.exists() is is_kept


def test_conditions_that_are_due_stand_on_today(check: RightsCheck, people: People) -> None:
    clear(check, people)
    write_all(check, people)
    today = timezone.localdate()
    actions.set_conditions(
        check=check, by=people.maker, each=[condition(today)],
        look_again_on=today + timedelta(days=9), found="",
    )  # fmt: skip
    before = what_waits_for(people.independent)
    check.conditions_set.update(on=today - timedelta(days=9), look_again_on=today)

    after = what_waits_for(people.independent)

    assert "rights check" not in str(before)
    assert [each.where for each in after if "rights check" in each.what] == [at("conditions", check)]


def test_looking_again_says_what_was_found(check: RightsCheck, people: People) -> None:
    day = timezone.localdate() + timedelta(days=9)
    ask = {"check": check, "by": people.maker, "each": [condition(day)], "look_again_on": day}
    actions.set_conditions(**ask, found="")

    with pytest.raises(BadInput):
        actions.set_conditions(**ask, found=" ")
