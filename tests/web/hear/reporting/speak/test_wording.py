"""Four wordings of one schema: complete, short, and never a word that blames or promises too much."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from speakopenly.hear.speaking import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    Wording,
    YesNo,
)
from speakopenly.web.hear.reporting.speak.wording import label_of, words_for
from speakopenly.web.hear.reporting.speak.wording.labels import LABELS

CODES = {
    "kind": Kind,
    "condition": Condition,
    "service_area": ServiceArea,
    "stage": ProcessStage,
    "role_band": RoleBand,
    "effect": Effect,
    "yes_no": YesNo,
    "sharing": Sharing,
}
LONGEST = {Wording.EVERYDAY: 25, Wording.FAMILY: 25, Wording.YOUNG: 25, Wording.EASY: 12}


def sentences(said: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of a wording, with the field it stands in."""
    if dataclasses.is_dataclass(said):
        for part in dataclasses.fields(said):
            yield from sentences(getattr(said, part.name), f"{where}.{part.name}")
    elif isinstance(said, Mapping):
        for code, label in said.items():
            yield from sentences(label, f"{where}.{code}")
    elif isinstance(said, tuple):
        for line in said:
            yield from sentences(line, where)
    elif said is not None:
        for sentence in re.split(r"(?<=[.?!:;])\s+", str(said)):
            yield where, sentence


@pytest.mark.parametrize("question", CODES)
def test_the_everyday_wording_names_every_code(question: str) -> None:
    assert set(getattr(LABELS, question)) == set(CODES[question])


@pytest.mark.parametrize("wording", Wording)
@pytest.mark.parametrize("question", CODES)
def test_every_code_has_a_name_in_every_wording(wording: Wording, question: str) -> None:
    words = words_for(wording)

    assert all(str(label_of(words, question, code)) for code in CODES[question])


@pytest.mark.parametrize("wording", Wording)
def test_the_danger_check_offers_three_answers_and_none_for_silence(wording: Wording) -> None:
    assert list(words_for(wording).labels.danger) == [Danger.YES, Danger.NOT_SURE, Danger.NO]


@pytest.mark.parametrize("wording", Wording)
def test_all_ten_conditions_are_offered_in_one_order(wording: Wording) -> None:
    assert list(words_for(wording).labels.condition) == list(Condition)


@pytest.mark.parametrize("wording", Wording)
def test_no_sentence_is_too_long(wording: Wording) -> None:
    too_long = [
        (where, sentence)
        for where, sentence in sentences(words_for(wording))
        if len(sentence.split()) > LONGEST[wording]
    ]

    assert not too_long


@pytest.mark.parametrize("wording", Wording)
def test_sentences_are_short_on_average(wording: Wording) -> None:
    running = [len(said.split()) for _, said in sentences(words_for(wording)) if said.endswith((".", "?"))]

    assert sum(running) / len(running) <= 14


@pytest.mark.parametrize("wording", Wording)
def test_nothing_is_promised_that_cannot_be_kept(wording: Wording) -> None:
    never = re.compile(
        r"\b(secret|anonymous|completely|guarantee|brave|sorry|should have|must not worry)\b|!", re.I
    )

    assert not [said for _, said in sentences(words_for(wording)) if never.search(said)]


def test_the_others_replace_only_what_differs() -> None:
    everyday = words_for(Wording.EVERYDAY)
    for wording in (Wording.FAMILY, Wording.YOUNG, Wording.EASY):
        parts = {field.name for field in dataclasses.fields(everyday)}
        here = words_for(wording)
        assert {field.name for field in dataclasses.fields(here)} == parts


@pytest.mark.parametrize("wording", [Wording.YOUNG, Wording.EASY])
def test_an_advocate_may_hold_the_words(wording: Wording) -> None:
    words = words_for(wording)

    assert "advocate" in str(words.before.questions[-1].lines)
    assert words.receipt.cannot_keep is not None
    assert "advocate" in str(words.receipt.cannot_keep.lines[0])
