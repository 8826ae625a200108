"""What to code next is what the machine is least sure of, of many kinds, and nothing twice."""

from __future__ import annotations

from speakopenly.understand.coding import CodeLearner, order_next
from tests.library.understand.coding.conftest import WHO, said

SURE = [said("food", who) for who in WHO]
UNSURE = ["a queue at the door", "the form was long", "who holds the key?"]


def test_every_text_has_its_place_once_and_repeats_come_last(taught: CodeLearner) -> None:
    texts = [*UNSURE, *SURE, *UNSURE]

    order = order_next(taught, texts, seed=0)

    assert sorted(order) == list(range(len(texts)))
    assert {texts[place] for place in order[-3:]} == set(UNSURE)
    assert order == order_next(taught, texts, seed=0)
    assert order_next(taught, [], seed=0) == []


def test_what_is_unsure_comes_before_what_is_sure(taught: CodeLearner) -> None:
    order = order_next(taught, [*SURE, *UNSURE], seed=0)

    assert order[0] >= len(SURE)


def test_what_is_like_something_chosen_can_wait(taught: CodeLearner) -> None:
    same = [f"the form was long {ending}" for ending in ("today", "again", "here")]

    order = order_next(taught, [*same, "who holds the key?"], seed=0)

    assert 3 in order[:2]
