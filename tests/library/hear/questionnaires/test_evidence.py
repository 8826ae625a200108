"""Free text of a survey becomes contributions of one person, with groups only where a facilitator says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel, Consent, Contribution, Kind
from speakopenly.hear.listening import receive_pieces
from speakopenly.hear.questionnaires import Answers, Response, answers_heard
from tests.library.hear.questionnaires.cast import COUNTED, CY, EN, MEETING, RESPONSES


def keyed_hash(purpose: str, *parts: object) -> str:
    return repr((purpose, *parts))


def contributions(response: Response, *groups_from: str) -> list[Contribution]:
    return [
        contribution
        for heard in answers_heard(MEETING, response, groups_from=groups_from)
        for contribution in receive_pieces(heard.gathered, heard.setting, keyed_hash=keyed_hash).contributions
    ]


BOTH = Response(
    "r9", CY, Answers({"went": "no", "why_not": "Gwaith", "more": "Dim"}), COUNTED, groups={"nation": "Cymru"}
)


def test_each_free_text_is_a_contribution_with_its_question_as_it_was_read() -> None:
    [first, second] = contributions(BOTH)

    assert (first.text, first.question) == ("Gwaith", "Beth a'ch cadwodd draw?")
    assert (first.kind, first.channel) == (Kind.SURVEY_ANSWER, Channel.SURVEY)
    assert first.groups == {"nation": "Cymru"}
    assert first.consent == COUNTED
    assert second.text == "Dim"


def test_all_answers_of_a_response_are_one_persons_and_no_two_responses_share_one() -> None:
    ids = [contribution.id for response in (BOTH, *RESPONSES) for contribution in contributions(response)]
    people = {contribution.person for contribution in contributions(BOTH)}
    others = {contribution.person for response in RESPONSES for contribution in contributions(response)}

    assert len(set(ids)) == len(ids) == 5
    assert len(people) == 1
    assert not people & others


def test_ids_stay_when_an_earlier_answer_is_taken_away() -> None:
    less = replace(BOTH, answers=Answers({"went": "no", "more": "Dim"}))

    assert contributions(less)[0].id == contributions(BOTH)[1].id


def test_the_given_id_is_that_of_the_response() -> None:
    [heard, _more] = answers_heard(MEETING, BOTH)

    assert heard.gathered.pieces[0].given_id == "r9"
    assert heard.language == "cy"


def test_choices_and_scales_become_groups_only_where_the_facilitator_says_so() -> None:
    assert contributions(RESPONSES[0])[0].groups == {}
    assert contributions(RESPONSES[0], "went", "heard")[0].groups == {"went": "Yes", "heard": "5"}
    assert contributions(BOTH, "went")[0].groups == {"nation": "Cymru", "went": "No"}


def test_who_prefers_not_to_say_is_in_no_group() -> None:
    assert contributions(RESPONSES[2], "went")[0].groups == {}


@pytest.mark.parametrize("name", ["helped", "more", "thanks", "nobody"])
def test_what_cannot_be_a_group_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        answers_heard(MEETING, BOTH, groups_from=[name])


def test_without_consent_to_be_counted_nothing_is_heard() -> None:
    assert answers_heard(MEETING, replace(BOTH, consent=Consent(count=False))) == ()


def test_an_answer_to_what_was_not_shown_is_not_heard() -> None:
    stray = Response("r", EN, Answers({"went": "yes", "why_not": "stray"}), COUNTED)

    assert answers_heard(MEETING, stray) == ()
