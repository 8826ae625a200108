"""A service's own lists: found in any dress, and unreadable without the key."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.understand.deidentify import KnownNames, SpanKind, hash_of
from speakopenly.understand.deidentify.known import MOST_WORDS

KEY, OTHER = b"k" * 32, b"o" * 32


def known(*names: str) -> KnownNames:
    hashes = {hash_of(name, key=KEY): SpanKind.ORG for name in names}
    return KnownNames(KEY, {each: kind for each, kind in hashes.items() if each})


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("St. Mary's", "at ST MARYS and st mary’s today", ["st mary’s"]),
        ("Zoë Quillfeather", "ask ZOE  QUILLFEATHER", ["ZOE  QUILLFEATHER"]),
        ("Purple Annexe", "the Purple\nAnnexe shut", ["Purple\nAnnexe"]),
        ("Purple Annexe", "purple. And the annexe", []),
        ("Bly", "Blyth and Bly's and Bly", ["Bly", "Bly"]),
        ("Team 4", "team 4, team 45", ["team 4"]),
        ("Bly", "", []),
    ],
)
def test_a_name_is_found_whatever_joins_its_words(name: str, text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in known(name).find(text)] == found


def test_the_longest_name_that_begins_at_a_word_is_hidden() -> None:
    text = "at Purple Annexe North"

    (found,) = known("Purple Annexe", "Purple Annexe North").find(text)

    assert (text[found.start : found.end], found.kind) == ("Purple Annexe North", SpanKind.ORG)


def test_without_the_key_a_hash_says_nothing_of_a_name() -> None:
    assert hash_of("Zed Quillfeather", key=KEY) != hash_of("Zed Quillfeather", key=OTHER)
    assert b"quillfeather" not in pickle.dumps(known("Zed Quillfeather")).lower()
    assert not list(KnownNames(OTHER, {hash_of("Zed", key=KEY) or b"": SpanKind.PERSON}).find("Zed"))


def test_what_has_no_letter_is_no_name() -> None:
    assert hash_of(" - _ ", key=KEY) is None
    assert len(KnownNames.given([" ", "…"])) == 0


@given(st.lists(st.text("abé -.'", max_size=6), max_size=12), st.text("abé -.'\n", max_size=60))
def test_what_is_found_is_whole_words_in_order_and_never_overlaps(names: list[str], text: str) -> None:
    found = list(KnownNames.given(names).find(text))

    hashes = {hash_of(name, key=KEY) for name in names}
    assert all(hash_of(text[each.start : each.end], key=KEY) in hashes for each in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(not text[each.start - 1 : each.start].isalnum() for each in found if each.start)


def test_a_name_of_very_many_words_is_found_by_its_first() -> None:
    name = " ".join(["word"] * (MOST_WORDS + 3))

    assert list(known(name).find(f"so {name} it is"))
