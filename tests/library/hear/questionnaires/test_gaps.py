"""Opening is refused with every gap by name; nothing opens with one version only partly there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.hear.questionnaires import (
    Choice,
    ConsentText,
    Item,
    ItemKind,
    ItemText,
    NotReadyToOpen,
    Questionnaire,
    check_can_open,
    gaps,
    readiness,
)
from tests.library.hear.questionnaires.cast import CY, EASY, EN, MEETING


def with_item(name: str, **changes: object) -> Questionnaire:
    items = tuple(
        replace(item, **changes) if item.name == name else item  # type: ignore[arg-type]
        for item in MEETING.items
    )
    return replace(MEETING, items=items)


def without(words: dict[object, object], version: object) -> dict[object, object]:
    return {known: text for known, text in words.items() if known != version}


def test_a_whole_questionnaire_has_no_gaps_and_may_open() -> None:
    assert gaps(MEETING) == ()
    check_can_open(MEETING)


HELPED = MEETING.item("helped")
HEARD = MEETING.item("heard")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Questionnaire("form", ()), ["The questionnaire has no language.", "The questionnaire asks nothing yet."]),
        (replace(MEETING, titles=without(dict(MEETING.titles), CY)), ["The title is missing in cy."]),
        (
            replace(MEETING, consent=without(dict(MEETING.consent), EASY)),
            [
                "What people read before they begin is missing in en-easy.",
                "The consent question 'count' is missing in en-easy.",
                "The consent question 'quote' is missing in en-easy.",
            ],
        ),
        (
            replace(MEETING, consent={**MEETING.consent, CY: ConsentText("Gair", {"count": "Cyfrif"})}),
            ["The consent question 'quote' is missing in cy."],
        ),
        (with_item("more", texts=without(dict(MEETING.item("more").texts), CY)), ["The wording of more is missing in cy."]),
        (
            with_item("helped", texts={**HELPED.texts, EASY: ItemText("What helped you?")}),
            ["helped has a hint in another version and none in en-easy."],
        ),
        (
            with_item("heard", texts={**HEARD.texts, CY: replace(HEARD.text(CY), high="")}),
            ["The words at an end of the scale heard are missing in cy."],
        ),
        (
            with_item("helped", choices=(*HELPED.choices[:2], Choice("none", {EN: "Nothing", EASY: "Nothing"}))),
            ["The choice 'none' of helped is missing in cy."],
        ),
        (
            with_item("helped", choices=(*HELPED.choices, Choice("nil", {EN: "nothing", CY: "Neb", EASY: "No"}))),
            ["Two choices of helped read the same in en."],
        ),
        (with_item("helped", choices=HELPED.choices[:1]), ["helped has fewer than two choices."]),
    ],
)  # fmt: skip
def test_each_gap_is_one_sentence_that_names_item_and_version(asked: Questionnaire, said: list[str]) -> None:
    assert [str(gap) for gap in gaps(asked)] == said


def test_a_questionnaire_whose_questions_all_hang_on_others_is_not_ready() -> None:
    items = (Item("read", ItemKind.NOTE, {EN: ItemText("Read this")}),)

    assert "asks nothing" in str(gaps(replace(MEETING, items=items, quotas=()))[0])


def test_opening_is_refused_with_all_gaps() -> None:
    half = with_item("more", texts=without(dict(MEETING.item("more").texts), CY))

    with pytest.raises(NotReadyToOpen) as refused:
        check_can_open(half)

    assert refused.value.gaps == gaps(half)
    assert "more" in str(refused.value)


def test_readiness_says_how_many_are_ready_in_each_version() -> None:
    half = with_item("more", texts=without(dict(MEETING.item("more").texts), CY))

    assert [(ready.version, ready.ready, ready.of, ready.is_ready) for ready in readiness(half)] == [
        (EN, 8, 8, True),
        (CY, 7, 8, False),
        (EASY, 8, 8, True),
    ]
