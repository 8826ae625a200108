"""A sentence says whether texts or decisions moved since the model learned, or that it cannot be told yet."""

from __future__ import annotations

import pytest

from speakopenly.understand.coding import CodeLearner, Example, drift
from speakopenly.understand.embeddings import Encoder
from tests.library.understand.coding.conftest import CODES, TOLD, said

PEOPLE = ("teacher", "nurse", "porter", "cook", "driver", "clerk", "aunt", "uncle", "neighbour", "friend")
PLACES = ("at night", "on Monday", "in spring", "last week")


def texts(matter: str, adjective: str) -> list[str]:
    return [f"{said(matter, f'the {adjective} {who}')} {when}" for who in PEOPLE for when in PLACES]


@pytest.fixture(scope="module")
def learner(encoder: Encoder) -> CodeLearner:
    rows = [Example(text, frozenset({matter} - {""})) for matter in TOLD for text in texts(matter, "kind")]
    return CodeLearner(CODES, seed=0, encoder=encoder).fit(rows)


def test_texts_of_the_same_kind_have_hardly_moved(learner: CodeLearner) -> None:
    found = drift(learner, [text for matter in TOLD for text in texts(matter, "kind")[::2]])

    assert not found.has_moved
    assert "hardly moved" in found.sentence


def test_texts_of_another_kind_have_moved(learner: CodeLearner) -> None:
    found = drift(learner, [f"the {who} lost a bicycle {when}" for who in PEOPLE for when in PLACES])

    assert found.has_moved
    assert found.told_apart is not None
    assert found.told_apart > 0.9
    assert "The texts have moved" in found.sentence


def test_decisions_that_turn_round_have_moved(learner: CodeLearner) -> None:
    same = [Example(text, frozenset({"food"})) for text in texts("food", "kind")]
    other = [Example(text, frozenset({"load"})) for text in texts("food", "kind")]

    assert "has not moved" in drift(learner, [], examples=same).sentence
    assert "What people decide has moved" in drift(learner, [], examples=other).sentence


def test_of_a_few_texts_nothing_is_told(learner: CodeLearner) -> None:
    found = drift(learner, ["one text"], examples=[Example("one text", frozenset())])

    assert (found.told_apart, found.surprise, found.has_moved) == (None, None, False)
    assert found.sentence.count("cannot be told yet") == 2
