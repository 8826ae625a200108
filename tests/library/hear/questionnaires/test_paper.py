"""A questionnaire on paper: consent first, conditions in words, accessible, and no two copies told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from speakopenly.core.documents import Lines, PaperForm, Question, Steps, Ticks, text_of_pdf, write_paper_form
from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Item,
    ItemKind,
    ItemText,
    Not,
    NotReadyToOpen,
    Questionnaire,
    Version,
    gaps,
    paper_form,
    paper_words,
)
from tests.accessible_pdf import faults_of
from tests.library.hear.questionnaires.cast import CY, EASY, EN, MEETING, questionnaires

HAND_IN = {
    EN: "Put the form in the box by the door.",
    CY: "Rhowch y ffurflen yn y blwch wrth y drws.",
    EASY: "Put this form in the blue box. The box is by the door.",
}
VERSIONS = sorted(HAND_IN)


def form(version: Version) -> PaperForm:
    return paper_form(MEETING, version, hand_in=HAND_IN[version])


def question(version: Version, number: int) -> Question:
    return next(asked for asked in form(version).parts[1].questions if asked.number == number)


@pytest.mark.parametrize("version", VERSIONS)
def test_everyone_can_read_it(version: Version) -> None:
    assert faults_of(write_paper_form(form(version))) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_every_word_of_a_version_is_on_its_paper(version: Version) -> None:
    text = text_of_pdf(write_paper_form(form(version)))

    for item in MEETING.items:
        assert item.text(version).label in text
        assert all(choice.label(version) in text for choice in item.choices)
    assert all(words in text for words in MEETING.consent[version].asks.values())


def test_consent_comes_first_and_where_to_hand_it_in_comes_last() -> None:
    begin, _questions, end = form(EN).parts

    assert begin.paragraphs[0].startswith("Northmoor wants to know")
    assert begin.ticks == ("You may count what I said", "You may quote my words without my name")
    assert end.paragraphs == (HAND_IN[EN],)


def test_each_kind_of_question_has_room_for_its_answer() -> None:
    assert question(EN, 1).rooms == (Ticks(("Yes", "For some of it", "No", "I would rather not say")),)
    assert question(EN, 2).rooms == (Steps(5, "Not at all", "Very well"),)
    assert question(EN, 4).rooms == (Lines(9),)
    assert question(EN, 5).rooms == (Lines(10), Ticks(("I would rather not say",)))
    assert question(EN, 7).rooms == ()
    assert form(EN).parts[1].questions[-1].number is None


def test_a_hint_is_not_said_twice() -> None:
    assert question(EN, 3).hints == ("Tick all that fit.",)


def test_easy_read_is_larger_and_has_one_idea_a_line() -> None:
    easy = form(EASY)

    assert easy.large
    assert easy.parts[2].paragraphs == ("Put this form in the blue box.", "The box is by the door.")
    assert all(line.count(".") <= 1 for line in easy.parts[0].paragraphs)
    assert not form(EN).large


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (EN, "If you did not answer “Yes” or “For some of it” to question 1:"),
        (CY, "Os na wnaethoch chi ateb “Do” neu “Am ran ohono” i gwestiwn 1:"),
        (EASY, "If you did not answer “Yes” or “A bit of it” to question 1:"),
    ],
)
def test_a_condition_is_a_line_in_the_language_of_the_form(version: Version, expected: str) -> None:
    assert question(version, 4).condition == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Equals("went", "yes"), "If you answered “Yes” to question 1:"),
        (Equals("heard", 3), "If you chose 3 at question 2:"),
        (AtLeast("heard", 4), "If you chose 4 or more at question 2:"),
        (Not(AtLeast("heard", 4)), "If you did not choose 4 or more at question 2:"),
        (Includes("helped", "none"), "If you ticked “Nothing” at question 3:"),
        (Not(IsAnswered("why_not")), "If you did not answer question 4:"),
        (
            AllOf((IsAnswered("heard"), AnyOf((Equals("went", "no"), Includes("helped", "none"))))),
            "If you answered question 2 and if (you answered “No” to question 1 or if you ticked “Nothing” at question 3):",
        ),
        (
            Not(AllOf((IsAnswered("heard"), Not(Equals("went", "no"))))),
            "If you did not answer question 2 or if you answered “No” to question 1:",
        ),
    ],
)
def test_any_condition_can_be_said(condition: Condition, expected: str) -> None:
    last = Item("last", ItemKind.NOTE, {v: ItemText("Read") for v in MEETING.versions}, shown_if=condition)
    asked = replace(MEETING, items=(*MEETING.items, last))

    found = paper_form(asked, EN, hand_in="Here.").parts[1].questions[-1]

    assert found.condition == expected


def test_two_copies_are_the_same_to_the_byte_so_that_none_is_known_by_its_paper() -> None:
    write_paper_form(form(CY))
    write_paper_form(form(EASY))

    assert write_paper_form(form(EN)) == write_paper_form(form(EN))
    assert b"CreationDate" not in write_paper_form(form(EN))


def test_a_version_with_gaps_is_not_printed_and_another_may_be() -> None:
    half = replace(MEETING, titles={EN: "Your first meeting"})

    with pytest.raises(NotReadyToOpen) as refused:
        paper_form(half, CY, hand_in="Yma.")
    assert {gap.version for gap in refused.value.gaps} == {CY}
    assert paper_form(half, EN, hand_in="Here.").title == "Your first meeting"


def test_a_language_we_have_no_words_for_is_refused_until_they_are_given() -> None:
    polish = Version("pl")
    asked = replace(
        MEETING,
        versions=(polish,),
        titles={polish: "Spotkanie"},
        consent={polish: replace(MEETING.consent[EN])},
        items=(Item("one", ItemKind.FREE_TEXT, {polish: ItemText("Co pomogło?")}),),
        quotas=(),
    )

    with pytest.raises(BadInput, match="speaks the language"):
        paper_form(asked, polish, hand_in="Tutaj.")
    given_words = replace(paper_words(EN), questions="Pytania")
    assert paper_form(asked, polish, hand_in="Tutaj.", words=given_words).parts[1].heading == "Pytania"


@settings(max_examples=10, deadline=None)
@given(questionnaires())
def test_any_questionnaire_that_is_ready_can_be_printed(asked: Questionnaire) -> None:
    version = asked.versions[0]
    if all(gap.version not in (None, version) for gap in gaps(asked)):
        made = paper_form(asked, version, hand_in="Here. #strong[x]", words=paper_words(EN))
        assert write_paper_form(made).startswith(b"%PDF")


def test_what_people_write_is_never_read_as_markup() -> None:
    text = '#read("/etc/passwd") $x^2$ *bold* \\ [a] <b> ${q}'
    items = (Item("one", ItemKind.FREE_TEXT, {v: ItemText(text) for v in MEETING.versions}),)

    made = write_paper_form(paper_form(replace(MEETING, items=items, quotas=()), EN, hand_in="Here."))

    assert text in text_of_pdf(made)
