"""What could single somebody out: clues that stand together, and few who are alike."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify import single_out
from speakopenly.understand.deidentify.marks import Why


@pytest.mark.parametrize(
    ("text", "alike", "kinds", "score"),
    [
        ("Nobody rang me back.", None, (), 0),
        ("Nobody rang me back.", 120, (), 0),
        ("Nobody rang me back.", 5, (), 1),
        ("I am one of seven and my twin is deaf.", 120, (Why.DISABILITY, Why.SIBLINGS), 2),
        ("The only Welsh speaker, with four brothers, after the house fire.", 3,
         (Why.EVENT, Why.JOB, Why.SIBLINGS), 4),
    ],
)  # fmt: skip
def test_a_text_is_weighed(text: str, alike: int | None, kinds: tuple[Why, ...], score: int) -> None:
    weighed = single_out(text, people_alike=alike)

    assert (weighed.kinds, weighed.score) == (kinds, score)


def test_what_was_taken_out_is_counted_and_is_no_clue() -> None:
    weighed = single_out("[name] went to [place] with [name].")

    assert (weighed.taken_out, weighed.score) == (3, 0)
