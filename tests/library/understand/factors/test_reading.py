"""A cue counts as the sentence means it: denied, wished for, asked or quoted."""

from __future__ import annotations

import pytest

from speakopenly.hear.factors import Direction, FactorCode
from speakopenly.understand.factors.cues import Cue, CueFinder
from speakopenly.understand.factors.reading import QUOTED, WISHED, WONDERED, Meant, read_cue

HINDERED, HELPED = Direction.HINDERED, Direction.HELPED


@pytest.mark.parametrize(
    ("cue", "direction", "sentence", "meant"),
    [
        ("short of staff", HINDERED, "We were short of staff.", Meant(HINDERED, 1)),
        ("short of staff", HINDERED, "We were not short of staff.", None),
        ("short of staff", HINDERED, "We were not only short of staff.", Meant(HINDERED, 1)),
        ("proper handover", HELPED, "A proper handover saved us.", Meant(HELPED, 1)),
        ("proper handover", HELPED, "There was no proper handover.", Meant(HINDERED, 1)),
        ("proper handover", HELPED, "We never get a proper handover.", Meant(HINDERED, 1)),
        ("proper handover", HELPED, "We didn\u2019t get a proper handover.", Meant(HINDERED, 1)),
        ("proper handover", HELPED, "Nobody complained, as far as I know, of the proper handover.", Meant(HELPED, 1)),
        ("proper handover", HELPED, "If only there had been a proper handover.", Meant(HINDERED, WISHED)),
        ("proper handover", HELPED, "We need a proper handover.", Meant(HINDERED, WISHED)),
        ("handover was late", HINDERED, "Do you know whether the handover was late?", None),
        ("nobody asked", HINDERED, "Why did it happen that nobody asked?", Meant(HINDERED, WONDERED)),
        ("proper handover", HELPED, 'She told us, "You had a proper handover."', Meant(HELPED, QUOTED)),
        ("handover was late", HINDERED, 'The "plan" said the handover was late', Meant(HINDERED, 1)),
    ],
)  # fmt: skip
def test_a_cue_counts_as_it_is_meant(
    cue: str, direction: Direction, sentence: str, meant: Meant | None
) -> None:
    (found,) = CueFinder([Cue(FactorCode("TC1"), direction, cue)]).find(sentence)

    assert read_cue(sentence, found) == meant
