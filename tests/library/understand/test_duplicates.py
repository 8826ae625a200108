"""Copied words are found as groups; people who merely agree are not."""

from __future__ import annotations

import random

from speakopenly.understand.duplicates import group_near_duplicates

LETTER = (
    "We the undersigned ask the council to keep the Northmoor family centre open because "
    "our children need a safe place to play and parents need somebody to talk to"
)


def test_equal_words_are_one_group_whatever_their_case_and_signs() -> None:
    assert group_near_duplicates(["Friendly staff", "no", "friendly STAFF!!", "Frïendly staff."]) == (
        (0, 2, 3),
    )


def test_a_letter_with_a_word_changed_is_the_same_letter() -> None:
    changed = LETTER.replace("undersigned", "families")
    longer = LETTER + ". Thank you"

    assert group_near_duplicates(["Something else", LETTER, changed, longer]) == ((1, 2, 3),)


def test_people_who_agree_in_other_words_are_not_copies() -> None:
    assert group_near_duplicates([LETTER, "Please keep the family centre open, our children love it"]) == ()


def test_short_answers_must_be_equal() -> None:
    assert group_near_duplicates(["very friendly staff", "very friendly nurses"]) == ()


def test_texts_without_words_are_in_no_group() -> None:
    assert group_near_duplicates(["...", "...", "", "👍", "👍"]) == ()


def test_a_campaign_among_many_is_found_whole() -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable, keeps no secret
    words = [f"word{number}" for number in range(500)]
    texts = [" ".join(chance.choices(words, k=30)) for _ in range(300)]
    campaign = []
    for number in range(0, 300, 3):
        copied = LETTER.split()
        copied[chance.randrange(len(copied))] += "s"
        texts[number] = " ".join(copied)
        campaign.append(number)

    (group,) = group_near_duplicates(texts)

    assert list(group) == campaign
