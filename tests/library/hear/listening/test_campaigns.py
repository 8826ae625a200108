"""The same words are found again across files and channels, from fingerprints that tell no word."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.sealing import InstallationKey
from speakopenly.hear.listening.campaigns import Fingerprint, fingerprint, group_same
from speakopenly.understand.duplicates import group_near_duplicates

SECRET = InstallationKey(bytes(32)).derive("fingerprints")
OTHER = InstallationKey(bytes([1]) * 32).derive("fingerprints")
LETTER = (
    "We ask the council to keep the family centre at Northmoor open. Two hundred families use it each week, and "
    "many have no other place to meet a health visitor, to wash clothes or to be listened to without being judged."
)
OWN = "Our contact visits were moved four times in one month and nobody asked the children what they wanted."


def groups(*texts: str) -> tuple[tuple[int, ...], ...]:
    return group_same([fingerprint(text, secret=SECRET) for text in texts])


@pytest.mark.parametrize(
    "again",
    [
        LETTER,
        LETTER.upper(),
        LETTER.replace("\u002e ", ".\n\n"),
        LETTER.replace("Two hundred", "Many"),
        f"Dear Northmoor,\n{LETTER}\nYours, a parent",
        LETTER.replace("wash", "dry").replace("council", "Council of Northmoor"),
    ],
)
def test_a_letter_of_a_campaign_is_found_though_it_was_changed_a_little(again: str) -> None:
    assert groups(LETTER, OWN, again) == ((0, 2),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Friendly staff.", "friendly staff", True),
        ("Friendly staff.", "Friendly staff always.", False),
        (OWN, LETTER, False),
        ("", "", False),
        ("...", "!", False),
    ],
)
def test_short_texts_must_be_the_same_word_for_word(one: str, other: str, same: bool) -> None:
    assert bool(groups(one, other)) is same


def test_a_fingerprint_tells_no_word_without_the_secret() -> None:
    mine, theirs = fingerprint(LETTER, secret=SECRET), fingerprint(LETTER, secret=OTHER)

    assert mine is not None
    assert theirs is not None
    assert group_same([mine, theirs]) == ()
    assert b"family" not in mine.data
    assert "data" not in repr(mine)


def test_a_kept_fingerprint_is_compared_with_a_new_one() -> None:
    kept = fingerprint(LETTER, secret=SECRET)

    assert kept is not None
    assert len(kept.data) == 248
    assert group_same([Fingerprint(bytes(kept.data)), fingerprint(LETTER, secret=SECRET)]) == ((0, 1),)


def test_what_is_no_fingerprint_is_refused() -> None:
    with pytest.raises(BadInput):
        Fingerprint(b"123")


@given(st.lists(st.sampled_from([LETTER, OWN, "Yes.", "yes", "", f"{OWN} {LETTER}"]), max_size=8))
def test_it_agrees_with_the_comparison_of_the_words_themselves(texts: list[str]) -> None:
    assert groups(*texts) == group_near_duplicates(texts)


def made_plainly(text: str) -> bytes:
    """A fingerprint word by word, as the definition has it and with no thought of speed."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[^\W_]+", "".join(sign for sign in apart if not unicodedata.combining(sign)))

    def number(some: list[str]) -> int:
        said = " ".join(some).encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(said, digest_size=8, key=SECRET).digest(), "big")

    if not words:
        return b""
    exact = number(words).to_bytes(8, "big")
    if len(words) < 8:
        return exact
    runs = [number(words[at : at + 3]) for at in range(len(words) - 2)]
    shuffles = [
        int.from_bytes(blake2b(str(each).encode(), digest_size=8).digest(), "big") | 1 for each in range(60)
    ]
    firsts = [min((run * shuffle % 2**64) >> 32 for run in runs) for shuffle in shuffles]
    return exact + b"".join(first.to_bytes(4, "big") for first in firsts)


WORDS = st.one_of(
    st.sampled_from(LETTER.split()),
    st.text(st.characters(max_codepoint=0x7F), max_size=8),
    st.text(max_size=6),
)


@given(st.lists(WORDS, max_size=40))
def test_a_fingerprint_is_the_one_of_its_definition_however_quickly_it_is_made(words: list[str]) -> None:
    text = " ".join(words)

    made = fingerprint(text, secret=SECRET)

    assert (made.data if made else b"") == made_plainly(text)
