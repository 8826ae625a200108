"""The public list: whole, the one we know, and read as people write."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest

from speakopenly.hear.speaking.wordlist import NOT_GIVEN, WORDS, close_to, nearest_to, words_in

SHA256 = "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522"
"""Of the words alone, one a line."""


def test_the_list_is_the_one_we_know() -> None:
    assert hashlib.sha256("".join(f"{word}\n" for word in WORDS).encode()).hexdigest() == SHA256


def test_the_list_has_every_throw_of_five_dice_once_and_in_order() -> None:
    assert len(WORDS) == len(set(WORDS)) == 6**5
    assert list(WORDS) == sorted(WORDS)
    assert all(word.islower() and word.isascii() for word in WORDS)
    assert [word for word in WORDS if not word.isalpha()] == ["drop-down", "felt-tip", "t-shirt", "yo-yo"]


def test_no_word_is_the_beginning_of_another_so_words_written_together_can_be_parted() -> None:
    letters = sorted({word.replace("-", "") for word in WORDS})

    assert len(letters) == len(WORDS) - 1, "only yoyo and yo-yo share their letters"
    assert not any(longer.startswith(shorter) for shorter, longer in pairwise(letters))


def test_words_that_may_wound_are_words_of_the_list_and_leave_enough_to_draw_from() -> None:
    assert set(WORDS) >= NOT_GIVEN
    assert {"unwanted", "unloved", "snitch", "blame", "culprit", "yoyo", "yo-yo"} <= NOT_GIVEN
    assert (1 - len(NOT_GIVEN) / len(WORDS)) ** 8 > 0.5, (
        "under one bit of the secret may be lost by drawing again"
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("acorn lemon", ["acorn", "lemon"]),
        ("  Acorn,\n LEMON. ", ["acorn", "lemon"]),
        ("1. acorn 2) Lemon 3: plaza", ["acorn", "lemon", "plaza"]),
        ("1acorn2lemon", ["acorn", "lemon"]),
        ("“acorn” ‘lemon’ 'plaza'", ["acorn", "lemon", "plaza"]),
        ("acorn-lemon–plaza_film", ["acorn", "lemon", "plaza", "film"]),
        ("acornlemon plaza", ["acorn", "lemon", "plaza"]),
        ("drop-down dropdown drop down DROP\u2011DOWN", ["drop-down"] * 4),
        ("felt tip felt-tip felttip", ["felt-tip"] * 3),
        ("T shirt, t-shirt, tshirt, T-Shirt", ["t-shirt"] * 4),
        ("sand box um brella", ["sandbox", "umbrella"]),
        ("âcorn ﬁlm ｌｅｍｏｎ", ["acorn", "film", "lemon"]),
        ("ac\u00adorn le\u200bmon\ufeff", ["acorn", "lemon"]),
        ("acron zzz lemon", ["acron", "zzz", "lemon"]),
        ("\u0430corn", ["\u0430corn"]),
        ("", []),
        ("12 .,; \U0001f600", []),
    ],
)
def test_words_are_read_as_people_write_them(typed: str, read: list[str]) -> None:
    assert words_in(typed) == read


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("acorm", "acorn"),
        ("acor", "acorn"),
        ("lemonn", "lemon"),
        ("umbrela", "umbrella"),
        ("astranaut", "astronaut"),
        ("snadbox", "sandbox"),
        ("dropdwon", "drop-down"),
        ("zzzz", None),
        ("xylophone", None),
        ("", None),
    ],
)
def test_a_slip_of_the_hand_finds_its_word_and_a_guess_is_not_made(typed: str, nearest: str | None) -> None:
    assert nearest_to(typed) == nearest


def test_where_two_words_are_as_near_neither_is_offered() -> None:
    assert close_to("cark") == ["cork", "lark"]
    assert nearest_to("cark") is None
