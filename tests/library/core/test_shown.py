from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.shown import shown_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Northmoor", "Northmoor"),
        ("  North\u00a0moor\n", "North moor"),
        ("North\u200bmoor", "Northmoor"),
        ("Northmoor\u202egnp.exe", "Northmoorgnp.exe"),
        ("\u2066Northmoor\u2069", "Northmoor"),
        ("Ab\u200dc", "Abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Si\u0302on", "Sîon"),
        ("Nоrthmoor", "Nоrthmoor"),
    ],
)
def test_a_name_holds_what_can_be_seen(typed: str, shown: str) -> None:
    assert shown_name(typed) == shown


@given(st.text(max_size=30))
def test_no_name_turns_a_line_round_or_holds_a_control(name: str) -> None:
    shown = shown_name(name)

    assert shown_name(shown) == shown
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} or letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff" for letter in shown)  # fmt: skip
