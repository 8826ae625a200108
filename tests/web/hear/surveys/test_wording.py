"""What is missing is said by its kind, with the words people know and never the names a machine gives."""

from __future__ import annotations

from speakopenly.hear.questionnaires import (
    Choice,
    Gap,
    GapKind,
    Item,
    ItemKind,
    ItemText,
    Questionnaire,
    Version,
)
from speakopenly.web.hear.surveys.wording import GAPS, gap_in_words

EN, CY = Version("en"), Version("cy")


def a_questionnaire_of(item: Item) -> Questionnaire:
    return Questionnaire("help", (EN, CY), items=(item,))


def test_every_kind_of_gap_has_words() -> None:
    assert set(GAPS) == set(GapKind)


def test_a_question_whose_name_stands_in_the_sentence_leaves_the_sentence_alone() -> None:
    asked = a_questionnaire_of(Item("wording", ItemKind.FREE_TEXT, {EN: ItemText("100% clear?")}))

    said = gap_in_words(asked, Gap(GapKind.WORDING, CY, "wording"))

    assert said == "The wording of “100% clear?” is missing in Cymraeg."


def test_a_choice_is_said_by_its_words() -> None:
    carer = Choice("carer_1", {EN: "A carer"})
    asked = a_questionnaire_of(Item("who", ItemKind.SINGLE_CHOICE, {EN: ItemText("Who are you?")}, (carer,)))

    said = gap_in_words(asked, Gap(GapKind.CHOICE_LABEL, CY, "who", "carer_1"))

    assert said == "The choice “A carer” of “Who are you?” is missing in Cymraeg."


def test_a_use_is_said_by_its_words() -> None:
    asked = a_questionnaire_of(Item("who", ItemKind.FREE_TEXT, {EN: ItemText("Who?")}))

    said = gap_in_words(asked, Gap(GapKind.CONSENT_USE, CY, detail="quote"))

    assert said == "The consent question “Quote their words” is missing in Cymraeg."
