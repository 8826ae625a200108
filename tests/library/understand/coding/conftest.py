"""Invented sentences on four matters, and what coders would say of them."""

from __future__ import annotations

import pytest

from speakopenly.understand.coding import CodeLearner, Example
from speakopenly.understand.embeddings import Encoder, load_encoder

WHO = ("the school", "a nurse", "the night team", "our office", "the carer", "a colleague", "mum", "my aunt")
TOLD = {
    "told": "{who} was told nothing at the handover and the message was lost at the change of shift",
    "load": "{who} had far too many cases and the work piled up on the desk",
    "food": "{who} said that dinner was cold and the food was bad",
    "": "{who} went to the park and it was a fine day",
}
CODES = ("told", "load", "food", "rare")


def said(matter: str, who: str) -> str:
    return TOLD[matter].format(who=who)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder("static")


@pytest.fixture(scope="session")
def examples() -> tuple[Example, ...]:
    apart = [Example(said(code, who), frozenset({code} - {""})) for who in WHO for code in TOLD]
    both = [
        Example(f"{said('told', who)} and {said('load', who)}", frozenset({"told", "load"}))
        for who in WHO[:3]
    ]
    return (*apart, *both, Example("a lift that stood still", frozenset({"rare"})))


@pytest.fixture(scope="session")
def taught(examples: tuple[Example, ...], encoder: Encoder) -> CodeLearner:
    return CodeLearner(CODES, seed=0, encoder=encoder).fit(examples)
