"""Endless runs are broken before the recognisers see them; every letter keeps its place, and people's words stay as they are."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.understand.deidentify import Deidentifier
from speakopenly.understand.deidentify.steady import steady

LONGEST = 20_000
"""Letters that a report may have in one box."""
ENOUGH = 60.0
"""Seconds of a processor for all of them, which take two."""
PIECES = st.sampled_from([" ", "\n", "a", "é", "-", "w'", "9", "\u00a0", "a "])
RUNS = st.lists(st.tuples(PIECES, st.sampled_from([1, 2, 16, 17, 64, 300])), max_size=6)
NAMED = st.sampled_from(
    [
        "Quillfeather",
        "Quillfeather-O'Neill",
        "07700900123",
        "07700-900-123",
        "(01632)960.960",
        "o.quillfeather+office@northmoor.example",
        "https://northmoor.example/who?name=quillfeather#here",
        "@anna_q",
        "12/03/2014",
        "a" * 60,
    ]
)
BUSY = ["on 1" + " " * LONGEST + "x", "kid" + " " * LONGEST, "w'" * (LONGEST // 2), "a" * LONGEST + "@"]


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(RUNS)
def test_every_letter_keeps_its_place_and_no_run_is_endless(runs: list[tuple[str, int]]) -> None:
    text = "".join(piece * times for piece, times in runs)

    made = steady(text)

    assert len(made) == len(text)
    assert re.search("\\s{17}|[^\\s\ue000]{257}", made) is None
    assert all(new == old or new in "\ue000x" for new, old in zip(made, text, strict=True))


@given(st.lists(NAMED, min_size=60, max_size=120), st.sampled_from([",", ";", "|", "\u200b", "•"]))
def test_no_name_number_or_address_is_split_however_many_stand_in_a_row_without_a_blank(
    named: list[str], between: str
) -> None:
    text = between.join(named)

    made = steady(text)

    place = 0
    for each in named:
        assert made[place : place + len(each)] == each
        place += len(each) + 1


@given(st.integers(65, 400), NAMED)
def test_no_line_of_signs_takes_a_letter_of_what_follows_or_grows_into_it(signs: int, named: str) -> None:
    made = steady("-" * signs + named)

    assert made.endswith(named)
    assert made[-len(named) - 1] in "-\ue000"


def test_what_is_joined_by_commas_is_found_as_where_there_are_blanks() -> None:
    told = [f"07700 900{number:03}".replace(" ", "") for number in range(60)]
    found = Deidentifier()
    commas, blanks = (found.find(between.join(told)) for between in (",", " "))

    assert len(blanks) == len(told)
    assert [(each.start, each.end) for each in commas] == [(each.start, each.end) for each in blanks]


@pytest.mark.parametrize(
    "text",
    [
        "I met Anna on 1 May.\n\n\nShe rang   twice; nobody came to 12 Low Lane, NM1 2AB.",
        "-" * 60 + "\nMinutes\n" + "-" * 60,
        "https://northmoor.example/" + "a-long-path/" * 15,
    ],
)
def test_what_people_write_is_left_as_it_is(text: str) -> None:
    assert steady(text) == text


def test_no_text_however_long_keeps_the_recognisers_busy() -> None:
    """Without ``steady`` the first of them alone takes four minutes of the server."""
    found = Deidentifier()
    began = time.process_time()

    for text in BUSY:
        found.find(text)

    assert time.process_time() - began < ENOUGH
