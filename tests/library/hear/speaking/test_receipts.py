"""Eight words: the only way back, so read forgivingly, checked, and never shown by accident."""

from __future__ import annotations

import copy
import pickle
import random
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.receipts import (
    Problem,
    Receipt,
    ReceiptNotUnderstood,
    new_receipt,
    read_receipt,
    receipt_from,
)
from speakopenly.hear.speaking.wordlist import NOT_GIVEN, PLACES, WORDS, words_in

KNOWN = {
    bytes(12): "abacus abacus abacus abacus abacus abacus abacus acorn",
    b"\xff" * 12: "shrimp disclose crusher gaining landmass grievous sharpie playlist",
    bytes(range(12)): "abacus browsing kinfolk uranium voting robe untwist transfer",
}
"""Known answers: a receipt handed out by one release is read by all later ones."""
OURS = receipt_from(b"twelve bytes")
ROUNDS = 20_000

twelve_bytes = st.binary(min_size=12, max_size=12)


def refusal(text: str) -> ReceiptNotUnderstood:
    with pytest.raises(ReceiptNotUnderstood) as caught:
        read_receipt(text)
    return caught.value


def with_word(position: int, word: str) -> str:
    words = list(OURS.words)
    words[position - 1] = word
    return " ".join(words)


@pytest.mark.parametrize(("secret", "words"), KNOWN.items())
def test_the_words_of_a_secret_never_change(secret: bytes, words: str) -> None:
    assert " ".join(receipt_from(secret).words) == words
    assert read_receipt(words).secret == secret


@given(twelve_bytes)
def test_every_secret_comes_back_from_its_words(secret: bytes) -> None:
    receipt = receipt_from(secret)

    assert len(receipt.words) == 8
    assert receipt.secret == secret
    assert Receipt(receipt.words) == receipt


@given(twelve_bytes)
@example(bytes.fromhex("965d7529c7a20a999c8862b2"))
def test_every_receipt_is_read_back_however_it_is_written(secret: bytes) -> None:
    words = receipt_from(secret).words
    written = [
        " ".join(words),
        "\r\n".join(f"{number}. {word.title()}" for number, word in enumerate(words, start=1)),
        ", ".join(words).upper() + ".",
        "“" + "” “".join(words) + "”",
        "-".join(words),
        "".join(words).replace("-", ""),
        " ".join(words).replace("-", " "),
        "\t \u00a0".join(f" {word}" for word in words),
    ]

    assert [read_receipt(text).secret for text in written] == [secret] * len(written)


def test_new_receipts_differ_and_hold_no_word_that_may_wound() -> None:
    receipts = [new_receipt() for _ in range(300)]

    assert len({receipt.secret for receipt in receipts}) == 300
    assert all(NOT_GIVEN.isdisjoint(receipt.words) for receipt in receipts)


def test_a_receipt_with_a_word_that_is_no_longer_given_is_still_read() -> None:
    held = next(
        receipt
        for number in range(500)
        if NOT_GIVEN & {*(receipt := receipt_from(number.to_bytes(12, "big"))).words}
    )

    assert read_receipt(" ".join(held.words)) == held


@pytest.mark.parametrize("length", [0, 11, 13])
def test_a_receipt_is_made_of_twelve_bytes(length: int) -> None:
    with pytest.raises(BadInput, match="12 bytes"):
        receipt_from(bytes(length))


def swap_two_neighbours(words: list[str], chance: random.Random) -> None:
    place = chance.randrange(7)
    words[place], words[place + 1] = words[place + 1], words[place]


def put_a_wrong_word(words: list[str], chance: random.Random) -> None:
    words[chance.randrange(8)] = chance.choice(WORDS)


def put_the_next_word_of_the_list(words: list[str], chance: random.Random) -> None:
    place = chance.randrange(8)
    words[place] = WORDS[PLACES[words[place]] - 1]


@pytest.mark.parametrize(
    "slip",
    [swap_two_neighbours, put_a_wrong_word, put_the_next_word_of_the_list],
    ids=lambda slip: slip.__name__,
)
def test_at_least_99_slips_in_100_are_caught(slip: Callable[[list[str], random.Random], None]) -> None:
    chance = random.Random(68)  # noqa: S311 - repeatable, keeps no secret
    slips = caught = 0
    for _ in range(ROUNDS):
        receipt = receipt_from(chance.randbytes(12))
        words = list(receipt.words)
        slip(words, chance)
        if tuple(words) != receipt.words:
            slips += 1
            caught += not can_be_made_of(words)

    assert slips > ROUNDS * 0.99
    assert caught / slips >= 0.99


def can_be_made_of(words: list[str]) -> bool:
    try:
        Receipt(tuple(words))
    except ReceiptNotUnderstood:
        return False
    return True


@pytest.mark.parametrize(
    "words", [(), OURS.words[:7], (*OURS.words, "acorn"), (*OURS.words[:7], "zzz"), OURS.words[::-1]]
)
def test_no_receipt_can_be_made_of_words_that_are_none(words: tuple[str, ...]) -> None:
    with pytest.raises(ReceiptNotUnderstood):
        Receipt(words)


@pytest.mark.parametrize(("text", "found"), [("", 0), ("acorn", 1), (" ".join(OURS.words[:7]), 7), ("?!", 0)])
def test_too_few_words_are_counted(text: str, found: int) -> None:
    refused = refusal(text)

    assert (refused.problem, refused.found, refused.position, refused.nearest) == (
        Problem.COUNT,
        found,
        None,
        None,
    )


def test_a_word_that_is_not_ours_is_named_by_its_place_with_the_word_it_may_have_been() -> None:
    word = OURS.words[2]
    refused = refusal(with_word(3, word[0] + word[2] + word[1] + word[3:]))

    assert (refused.problem, refused.position, refused.nearest) == (Problem.UNKNOWN_WORD, 3, word)


def test_the_check_chooses_where_two_words_are_as_near() -> None:
    secret = next(
        number.to_bytes(12, "big")
        for number in range(10**6)
        if "cork" in receipt_from(number.to_bytes(12, "big")).words
    )
    words = receipt_from(secret).words
    refused = refusal(" ".join("cark" if word == "cork" else word for word in words))

    assert refused.nearest == "cork"


def test_the_first_of_two_unknown_words_is_named() -> None:
    words = ["acorn", "qqqqqq", *OURS.words[2:7], "xxxxxx"]
    refused = refusal(" ".join(words))

    assert (refused.problem, refused.position, refused.nearest) == (Problem.UNKNOWN_WORD, 2, None)


def test_words_in_the_wrong_order_do_not_fit() -> None:
    refused = refusal(" ".join(OURS.words[::-1]))

    assert (refused.problem, refused.position) == (Problem.DOES_NOT_FIT, None)


def test_words_around_the_eight_do_not_matter() -> None:
    text = f"Your eight words, to keep:\n{' '.join(OURS.words)}\nThey are the only way back."

    assert read_receipt(text) == OURS


@given(st.text())
@example("acorn " * 5000)
@example("yoyo " * 5000)
@example("a" * 100_000)
@example("\ufdfa" * 3000)
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    try:
        words: tuple[str, ...] = read_receipt(text).words
    except ReceiptNotUnderstood:
        words = ()

    assert set(words) <= {*words_in(text), "yo-yo"}


@pytest.mark.parametrize(
    ("typed", "is_it"),
    [
        ("{}", True),
        ("  {}. ", True),
        ("5. {}", True),
        ("acorn", False),
        ("{0} {0}", False),
        ("", False),
        ("zzz", False),
    ],
)
def test_a_word_is_confirmed_as_forgivingly_as_it_is_read(typed: str, is_it: bool) -> None:
    assert OURS.has_word_at(5, typed.format(OURS.words[4].upper())) is is_it


@pytest.mark.parametrize("position", [0, 9, -1])
def test_there_are_eight_positions(position: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 8"):
        OURS.has_word_at(position, "acorn")


@pytest.mark.parametrize("show", [repr, str, "{}".format, "%s".__mod__])
def test_a_receipt_never_shows_its_words(show: Callable[[Receipt], str]) -> None:
    assert not set(words_in(show(OURS))) & set(OURS.words)


@pytest.mark.parametrize("keep", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_receipt_cannot_be_pickled_or_copied(keep: Callable[[Receipt], object]) -> None:
    with pytest.raises(TypeError, match="not to be pickled"):
        keep(OURS)


def test_a_refusal_says_what_to_do_and_none_of_the_words() -> None:
    word = OURS.words[2]
    refused = refusal(with_word(3, word + "q"))

    assert str(refused) == "Word 3 is not one of our words. Look at your note and type it again."
    assert not set(words_in(repr(refused))) & {*OURS.words, word + "q"}
