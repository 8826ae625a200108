"""Questionnaires are sound when made: names, versions, choices and conditions that look back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import (
    AllOf,
    AtLeast,
    Choice,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Item,
    ItemKind,
    ItemText,
    Level,
    Not,
    Questionnaire,
    Quota,
    Version,
    name_from,
)
from speakopenly.hear.speaking import Wording
from tests.library.hear.questionnaires.cast import EN, MEETING

ONE = Item("one", ItemKind.SINGLE_CHOICE, choices=(Choice("a"), Choice("b")))
MANY = Item("many", ItemKind.MULTIPLE_CHOICE, choices=(Choice("a"), Choice("b")))
SCALE = Item("scale", ItemKind.SCALE, points=5)
TEXT = Item("words", ItemKind.FREE_TEXT)
NOTE = Item("read", ItemKind.NOTE)


def asked(*items: Item) -> Questionnaire:
    return Questionnaire("form", (EN,), items=items)


def last(condition: Condition) -> Item:
    return Item("last", ItemKind.FREE_TEXT, shown_if=condition)


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        (Equals("last", "a"), "its own answer"),
        (Equals("nobody", "a"), "not there"),
        (Equals("one", "c"), "does not have"),
        (Equals("one", 1), "does not have"),
        (Includes("many", "c"), "does not have"),
        (AtLeast("scale", 6), "does not have"),
        (AtLeast("scale", 0), "does not have"),
        (Equals("scale", True), "does not have"),
        (Equals("scale", "3"), "does not have"),
        (Includes("one", "a"), "cannot say"),
        (Equals("many", "a"), "cannot say"),
        (Equals("words", "a"), "cannot say"),
        (AtLeast("one", 1), "cannot say"),
        (IsAnswered("read"), "cannot say"),
        (AllOf(()), "empty"),
        (AllOf((IsAnswered("one"),) * 51), "too long"),
        (Not(Not(Not(Not(Not(Not(Not(Not(IsAnswered("one"))))))))), "too long"),
        (Not(AllOf((IsAnswered("one"), Equals("one", "c")))), "does not have"),
    ],
)
def test_a_condition_that_cannot_be_is_refused_at_its_item(condition: Condition, problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as refused:
        asked(ONE, MANY, SCALE, TEXT, NOTE, last(condition))

    assert refused.value.column == "last"


def test_a_condition_that_looks_ahead_is_refused() -> None:
    with pytest.raises(BadInput, match="later item"):
        asked(replace(TEXT, shown_if=Equals("one", "a")), ONE)


def test_conditions_that_go_round_are_refused_as_a_circle() -> None:
    with pytest.raises(BadInput, match="circle"):
        asked(replace(TEXT, shown_if=Equals("one", "a")), replace(ONE, shown_if=IsAnswered("words")))


def test_a_condition_may_not_look_at_its_own_page_as_scripts_may_be_off() -> None:
    with pytest.raises(BadInput, match="same page"):
        asked(ONE, replace(last(Equals("one", "a")), same_page=True))


def test_a_page_holds_few_items() -> None:
    items = [Item(f"q{number}", ItemKind.FREE_TEXT, same_page=True) for number in range(7)]

    with pytest.raises(BadInput, match="one page"):
        asked(*items)


@pytest.mark.parametrize(
    "name",
    ["", "A", "1a", "a__b", "a-b", "a_", "_a", "a b", "é", "a" * 31, "all", "response", "so_title", "a\n"],
)
def test_a_name_that_could_not_be_a_column_everywhere_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        Item(name, ItemKind.FREE_TEXT)


@pytest.mark.parametrize("text", ["", "Ünïcode", "1", "All", "so_x", "a" * 99, "__", "Went There?", "not"])
def test_any_text_gives_a_lawful_name_that_is_not_taken(text: str) -> None:
    first = name_from(text)
    second = name_from(text, taken={first})

    assert Item(first, ItemKind.NOTE).name != Item(second, ItemKind.NOTE).name


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: Item("a", ItemKind.FREE_TEXT, choices=(Choice("x"),)), "no choices"),
        (lambda: Item("a", ItemKind.SINGLE_CHOICE, choices=(Choice("x"), Choice("x"))), "same name"),
        (lambda: Item("a", ItemKind.SINGLE_CHOICE, choices=(Choice("not_shown"),)), "cannot be used"),
        (lambda: Item("a", ItemKind.SCALE, points=1), "points"),
        (lambda: Item("a", ItemKind.SCALE, points=12), "points"),
        (lambda: Item("a", ItemKind.FREE_TEXT, longest=0), "out of bounds"),
        (lambda: Item("a", ItemKind.NOTE, needed=True), "asks nothing"),
        (lambda: ItemText("x" * 2_001), "room for 2,000"),
        (lambda: Quota("a", 0, IsAnswered("x")), "number of people"),
        (lambda: asked(TEXT, TEXT), "same name"),
        (lambda: Questionnaire("f", (EN, EN)), "same name"),
        (lambda: Questionnaire("f", (EN,), titles={Version("cy"): "Ffurflen"}), "does not have"),
        (lambda: Questionnaire("f", (EN,), quotas=(Quota("q", 1, IsAnswered("x")),)), "not there"),
    ],
)
def test_what_is_not_sound_is_never_made(make: object, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("tag", "tidy", "language", "level"),
    [
        ("en", "en", "en", Level.EVERYDAY),
        ("EN_easy", "en-easy", "en", Level.EASY),
        ("cy-young", "cy-young", "cy", Level.YOUNG),
        ("en-everyday", "en", "en", Level.EVERYDAY),
        ("zh-Hant-HK-easy", "zh-hant-hk-easy", "zh-hant-hk", Level.EASY),
    ],
)
def test_a_version_is_a_language_and_a_level(tag: str, tidy: str, language: str, level: Level) -> None:
    version = Version(tag)

    assert (version, version.language, version.level) == (tidy, language, level)


@pytest.mark.parametrize("tag", ["", "easy", "english", "e", "en easy", "en-", "en--easy", "<b>"])
def test_what_is_no_language_is_no_version(tag: str) -> None:
    with pytest.raises(BadInput):
        Version(tag)


def test_levels_are_the_codes_of_the_speak_doors_wordings() -> None:
    assert {level.value for level in Level} <= {wording.value for wording in Wording}


def test_only_what_is_needed_offers_to_prefer_not_to_say() -> None:
    assert [item.name for item in MEETING.items if item.offers_prefer_not] == ["went", "more"]
