"""The guard on a writer's own draft. The bar is self-consistency: see sentences/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.change.reviews.hindsight import NAMING_IS_NOT_BLAME, MarkKind, marks_in

SENTENCES = Path(__file__).parent / "sentences"
BLAMES, HIDES = frozenset({MarkKind.KNOWS_BETTER, MarkKind.ENDS_AT_A_PERSON}), frozenset({MarkKind.HIDES_WHO})
WANTED = {"blames": BLAMES, "hides": HIDES, "fine": frozenset[MarkKind]()}
BAR = 0.1


def figures(name: str) -> dict[str, tuple[int, int, int]]:
    """For each third: how many there are, how many were missed, how many flagged as what they are not."""
    lines = [line.split("|", 1) for line in (SENTENCES / name).read_text("utf-8").splitlines()]
    found: dict[str, tuple[int, int, int]] = {}
    for third, wanted in WANTED.items():
        kinds = [{mark.kind for mark in marks_in(words)} for label, words in lines if label == third]
        missed = sum(bool(wanted) and not each & wanted for each in kinds)
        found[third] = (len(kinds), missed, sum(bool(each - wanted) for each in kinds))
    return found


@pytest.mark.parametrize("third", WANTED)
def test_of_the_sentences_the_rules_were_fitted_to_at_most_a_tenth_is_missed_or_falsely_flagged(
    third: str,
) -> None:
    number, missed, wrongly = figures("tuned.txt")[third]

    assert number == 40
    assert missed <= BAR * number
    assert wrongly <= BAR * number


def test_there_are_sixty_sentences_the_rules_were_not_fitted_to() -> None:
    assert {third: number for third, (number, *_rest) in figures("unread.txt").items()} == dict.fromkeys(
        WANTED, 20
    )


@given(
    st.text()
    | st.sampled_from(
        [line.split("|")[1] for line in (SENTENCES / "tuned.txt").read_text("utf-8").splitlines()]
    )
)
def test_marks_stand_inside_the_draft_in_order_and_do_not_overlap(draft: str) -> None:
    ends = [0]
    for mark in marks_in(draft):
        assert ends[-1] <= mark.start < mark.end <= len(draft)
        ends.append(mark.end)


def test_a_mark_says_what_to_look_at_and_keeps_the_fact() -> None:
    draft = "The worker rang. It was decided to wait."

    (mark,) = marks_in(draft)

    assert draft[mark.start : mark.end] == "was decided"
    assert NAMING_IS_NOT_BLAME in mark.look_at
    assert "Keep the fact" in mark.look_at


@pytest.mark.parametrize("kind", MarkKind)
def test_no_mark_ever_asks_to_take_something_out(kind: MarkKind) -> None:
    from speakopenly.change.reviews.hindsight.marking import LOOK_AT

    assert LOOK_AT[kind].count("Keep the fact") == 1
    assert not {"remove", "delete", "cut", "leave out"} & set(LOOK_AT[kind].lower().split())


def test_who_is_named_as_deciding_is_not_marked() -> None:
    assert marks_in("The team manager decided to wait. The case was closed by the panel.") == ()
