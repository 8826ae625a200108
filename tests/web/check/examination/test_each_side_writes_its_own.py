"""The examiner goes first; the authority replies beside; neither can write on the other's side."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from speakopenly.check.examination import Accuracy, Gap, Line, Offer, Source, Step, missing
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.check.examination import actions, policies, standing
from speakopenly.web.check.examination.models import AuthorityReply, Examination, HelpOffered, Observation
from speakopenly.web.check.examination.queries import replies_that_wait
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.one_examination import (
    ABOUT_ITSELF,
    JUDGED,
    OFFER,
    REPLIED,
    SAW,
    begun,
    long_since,
    replied,
    written,
)

WORK = "/staff/check/examination/"
ON_OPENNESS = {"line": Line.OPENNESS, "source": Source.VISIT}


def page(both: Both, staff: Staff, address: str) -> str:
    answer = both.browser(staff).get(WORK + address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_no_other_page_opens_before_the_examiner_has_answered_about_itself(both: Both) -> None:
    found = actions.begin(by=both.esme, title="Work in Northmoor", body="Fairwater Examiners")
    examiner, leader = both.browser(both.esme), both.browser(both.leo)

    pages = ("lines/openness/", "lines/openness/seen/", "lines/openness/step/", "offers/1/")
    shut = [examiner.get(f"{WORK}1/{each}").status_code for each in pages]

    assert shut == [403] * len(pages)
    assert leader.get(f"{WORK}1/lines/openness/").status_code == 403
    assert "The six lines open when it has" in page(both, both.leo, "1/")
    assert not policies.was_examiner_first(found)


def test_one_question_left_out_is_not_going_first(both: Both) -> None:
    found = actions.begin(by=both.esme, title="Work in Northmoor", body="Fairwater Examiners")
    some = dict(list(ABOUT_ITSELF.items())[:-1])
    actions.answer_about_itself(examination=found, by=both.esme, answers=some)

    with pytest.raises(NotAllowed):
        actions.observe(examination=found, by=both.esme, words=SAW, **ON_OPENNESS)


def test_the_first_page_says_in_one_line_whom_nobody_has_asked(both: Both) -> None:
    begun(both.esme)

    assert "We have not asked the examiner's own staff, or those it examined." in page(both, both.leo, "1/")


def test_a_child_at_risk_stands_first_with_whom_to_ring(both: Both) -> None:
    begun(both.esme)
    shown = page(both, both.esme, "1/")

    assert shown.index("A child at risk comes before everything here") < shown.index("The examiner first")
    assert "call 999" in shown


def test_every_line_says_where_nobody_has_asked(both: Both) -> None:
    begun(both.esme)

    for line in Line:
        shown = page(both, both.leo, f"1/lines/{line.value}/")
        assert "We have not asked." in shown
        assert "The authority has not replied yet." in shown


def test_two_trusts_stand_side_by_side_on_the_sixth_line_alone(both: Both) -> None:
    begun(both.esme)
    shown = {line: "Two trusts, measured apart" in page(both, both.leo, f"1/lines/{line}/") for line in Line}

    assert [line for line, is_there in shown.items() if is_there] == [Line.VOICE_AND_TRUST]


def test_the_authority_cannot_touch_an_observation_and_the_examiner_no_reply(both: Both) -> None:
    found = written(both.esme)
    said = {"line": Line.OPENNESS, "accuracy": Accuracy.ACCURATE, "words": "Ours."}

    for authority in (both.leo, both.lena):
        with pytest.raises(NotAllowed):
            actions.observe(examination=found, by=authority, words="Ours.", number=1, **ON_OPENNESS)
        with pytest.raises(NotAllowed):
            actions.judge(examination=found, by=authority, line=Line.OPENNESS, **JUDGED)
        with pytest.raises(NotAllowed):
            actions.offer(examination=found, by=authority, place=1, offered=OFFER)
    with pytest.raises(NotAllowed):
        actions.reply(examination=found, by=both.esme, **said)

    assert not AuthorityReply.objects.exists()
    assert {each.words for each in Observation.objects.all()} == {SAW}


def test_whoever_examined_cannot_reply_with_a_second_role(both: Both) -> None:
    found = written(both.esme)
    two_hats = Staff(both.esme.user, both.service, frozenset({Role.EXAMINER, Role.LEADER}))

    with pytest.raises(NotAllowed):
        actions.reply(
            examination=found, by=two_hats, line=Line.OPENNESS, accuracy=Accuracy.ACCURATE, words="Fine."
        )


def test_no_reply_is_written_before_it_is_asked_for(both: Both) -> None:
    found = begun(both.esme)

    with pytest.raises(NotAllowed):
        actions.reply(
            examination=found, by=both.leo, line=Line.OPENNESS, accuracy=Accuracy.ACCURATE, words="Fine."
        )


def test_the_reply_waits_on_today_until_every_line_has_one(both: Both) -> None:
    found = written(both.esme)
    before = [each.what for each in replies_that_wait(both.leo)]
    for line in Line:
        actions.reply(
            examination=found, by=both.lena, line=line, accuracy=Accuracy.NOT_ACCURATE, words=REPLIED
        )

    assert before == ["Check the facts and reply: Work in Northmoor"]
    assert replies_that_wait(both.leo) == []
    assert replies_that_wait(both.esme) == []


def test_words_written_after_the_reply_ask_for_it_again(both: Both) -> None:
    found = replied(both.esme, both.leo)
    assert missing(standing.record_of(found)) == ()

    actions.observe(examination=found, by=both.esme, words="Something new.", **ON_OPENNESS)

    gaps = [(each.gap, each.line) for each in missing(standing.record_of(found))]
    assert gaps == [(Gap.REPLY_IS_OLDER, Line.OPENNESS)]
    assert len(replies_that_wait(both.leo)) == 1
    assert "The examiner has written on this line since" in page(both, both.leo, "1/lines/openness/")


def test_that_no_reply_came_is_stated_only_when_the_time_is_over(both: Both) -> None:
    found = written(both.esme)
    with pytest.raises(NotAllowed):
        actions.state_no_reply(examination=found, by=both.esme, words="We wrote twice.")

    long_since(found)
    actions.state_no_reply(examination=found, by=both.esme, words="We wrote twice.")

    assert missing(standing.record_of(found)) == ()
    assert "had not replied by" in page(both, both.leo, "1/lines/openness/")


def test_an_observation_that_is_taken_out_leaves_its_number_unused(both: Both) -> None:
    found = written(both.esme)
    actions.observe(examination=found, by=both.esme, words="", number=1, **ON_OPENNESS)
    actions.observe(examination=found, by=both.esme, words="Anew.", **ON_OPENNESS)

    assert {n: row.words for n, row in standing.seen_of(found, Line.OPENNESS).items()} == {2: "Anew."}
    assert Observation.objects.filter(line="openness").count() == 3


@pytest.mark.parametrize("place", [0, 4])
def test_there_is_no_fourth_offer(both: Both, place: int) -> None:
    found = begun(both.esme)

    with pytest.raises(BadInput):
        actions.offer(examination=found, by=both.esme, place=place, offered=OFFER)


def test_the_database_itself_refuses_a_fourth_offer_and_one_without_owners(both: Both) -> None:
    found = begun(both.esme)
    row = {"service": both.service, "by": both.esme.user, "examination": found}

    with pytest.raises(IntegrityError):
        HelpOffered.objects.create(**row, place=4)


def test_an_offer_without_both_owners_is_not_taken(both: Both) -> None:
    begun(both.esme)
    answer = both.browser(both.esme).post(f"{WORK}1/offers/1/", {"what": "A day beside the team"})

    assert answer.status_code == 400
    assert not HelpOffered.objects.exists()


def test_an_offer_is_withdrawn_with_blanks(both: Both) -> None:
    found = written(both.esme)
    actions.offer(examination=found, by=both.esme, place=1, offered=Offer("", "", ""))

    assert standing.offers_of(found) == {}


def test_the_guard_marks_a_judgement_of_somebody_and_does_not_block(both: Both) -> None:
    begun(both.esme)
    words = "The worker should have rung back. It was decided to wait until Monday."
    browser = both.browser(both.esme)
    looked = browser.post(
        f"{WORK}1/lines/openness/seen/", {"source": "visit", "words": words, "look": "1"}
    ).content.decode()
    assert not Observation.objects.exists()

    kept = browser.post(f"{WORK}1/lines/openness/seen/", {"source": "visit", "words": words})

    assert "It knows better afterwards" in looked
    assert kept.status_code == 302
    assert Observation.objects.get().words == words


def test_names_are_looked_for_before_words_are_kept(both: Both) -> None:
    begun(both.esme)
    said = {"source": "visit", "words": "We spoke with Margaret Thornbury about the rota."}

    answer = both.browser(both.esme).post(f"{WORK}1/lines/openness/seen/", said)

    assert answer.status_code == 400
    assert not Observation.objects.exists()


def test_a_step_is_chosen_by_a_person_and_shown_as_a_word(both: Both) -> None:
    begun(both.esme)
    said = {"disagree": "They agree.", "step": "working", "strength": "One kind of source."}
    both.browser(both.esme).post(f"{WORK}1/lines/openness/step/", said)

    assert "<strong>Working.</strong> One kind of source." in page(both, both.leo, "1/lines/openness/")
    judged = standing.judged_of(Examination.objects.get(), Line.OPENNESS)
    assert judged is not None
    assert Step(judged.step) is Step.WORKING


def test_an_examination_of_another_service_is_not_there(both: Both, cast_elsewhere: Staff) -> None:
    begun(both.esme)

    assert both.browser(cast_elsewhere).get(f"{WORK}1/").status_code == 404


@pytest.fixture
def cast_elsewhere(both: Both) -> Staff:
    from speakopenly.web.people import actions as people
    from tests.web.conftest import _person

    return _person(people.found_service(name="Southmere"), "Dilys", Role.EXAMINER)
