"""The survey on a phone and on paper: the same words, six screens of four, and groups only at the end."""

from __future__ import annotations

import pytest

from speakopenly.check.culture.bank import BANK
from speakopenly.check.culture.items import WORDINGS, Audience
from speakopenly.check.culture.survey import answer_from, screens, survey_of
from speakopenly.core.documents import write_paper_form
from speakopenly.hear.questionnaires import Answers, Version, all_pages, gaps, paper_form

AREAS = {
    "fostering": dict(zip(WORDINGS, ("Fostering", "Fostering", "Maethu", "Maethu"), strict=True)),
    "adoption": dict(zip(WORDINGS, ("Adoption", "Adoption", "Mabwysiadu", "Mabwysiadu"), strict=True)),
}


@pytest.mark.parametrize("audience", Audience)
def test_nothing_is_missing_in_any_wording(audience: Audience) -> None:
    assert gaps(survey_of(audience, AREAS)) == ()
    assert gaps(survey_of(audience, {})) == ()


@pytest.mark.parametrize(
    ("audience", "statements", "groups"),
    [
        (Audience.STAFF, 6, ["area", "level"]),
        (Audience.CARERS, 6, ["area"]),
        (Audience.FAMILIES, 6, ["area"]),
        (Audience.YOUNG, 6, ["area"]),
        (Audience.EXAMINER_STAFF, 2, ["area", "level"]),
        (Audience.EXAMINED, 2, ["area"]),
    ],
)
def test_screens_hold_four_and_groups_come_last(
    audience: Audience, statements: int, groups: list[str]
) -> None:
    *before, last = all_pages(survey_of(audience, AREAS))

    assert [len(page.items) for page in before] == [4] * statements
    assert screens(audience) == statements
    assert [item.name for item in last.items] == groups


def test_without_areas_families_are_asked_for_no_group() -> None:
    assert len(all_pages(survey_of(Audience.FAMILIES, {}))) == 6


def test_nothing_is_needed_and_there_is_no_room_for_words_of_ones_own() -> None:
    for audience in Audience:
        asked = survey_of(audience, AREAS)
        assert {item.kind.value for item in asked.items} == {"single_choice"}
        assert not any(item.needed for item in asked.items)


def test_an_answer_holds_points_cannot_say_and_no_blank() -> None:
    said = Answers({"staff_safe_1": "5", "staff_safe_2": "cannot_say", "area": "fostering", "other": "3"})

    answer = answer_from(Audience.STAFF, said)

    assert answer.choices == {"staff_safe_1": 5, "staff_safe_2": None}
    assert (answer.area, answer.level) == ("fostering", None)
    assert "staff_safe_1" not in repr(answer)


@pytest.mark.parametrize("version", WORDINGS)
def test_the_paper_form_asks_the_same(version: str) -> None:
    form = paper_form(survey_of(Audience.FAMILIES, AREAS), Version(version), hand_in="The box at the door.")

    asked = [question.text for question in form.parts[1].questions]

    assert asked[:24] == [each.words[version] for each in BANK[Audience.FAMILIES]]
    assert write_paper_form(form).startswith(b"%PDF")
