"""A recovery code survives paper and hurried typing; a slip is noticed before a key is tried."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput, SealBroken, WrongPassphrase
from speakopenly.core.sealing import (
    HolderPrivateKey,
    RecoveryCode,
    lock_with_recovery_code,
    make_recovery_code,
    place,
    read_recovery_code,
    recovery,
    unlock_with_recovery_code,
)

READER = HolderPrivateKey(bytes(range(32, 64)))
CODE = RecoveryCode(bytes(range(16)))
ABOUT = place("reader", 7)
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODES = st.binary(min_size=16, max_size=16).map(RecoveryCode)

KNOWN_LOCK = bytes.fromhex(
    "01000102030405060708090a0b0c0d0e0ff724f44a4bef97977b313c0172c943d0237a183eac14f1929d8b3134d18abd"
    "b1000102030405060708090a0b0c0d0e0f10111213141516171787d0cbddffc8cdd988102a5437dc8c9fb93e8f7849d7"
    "6e0e1f6bb689faa41283fe286b2a1be899da6657b47f28dfb0"
)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (0, "0000-0000-0000-0000-0000-0000-000"),
        (1, "0000-0000-0000-0000-0000-0000-011"),
        (1234, "0000-0000-0000-0000-0000-0001-6JD"),
        (32, "0000-0000-0000-0000-0000-0000-10*"),
        (36, "0000-0000-0000-0000-0000-0000-14U"),
        (2**128 - 1, "7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ*"),
        (int.from_bytes(bytes(range(16)), "big"), "0004-1061-050R-3GG2-8A1C-60T3-GF6"),
    ],
)
def test_codes_are_printed_as_crockford_wrote(number: int, printed: str) -> None:
    """Check symbols: the number modulo 37, at its place in 0-9 A-Z (without I L O U) * ~ $ = U."""
    assert RecoveryCode(number.to_bytes(16, "big")).printed == printed
    assert read_recovery_code(printed).data == number.to_bytes(16, "big")


@given(CODES, st.sampled_from(["", " ", "-", "\u2013", "\u2212", " - ", "\n", "."]), st.booleans())
def test_a_code_may_be_typed_in_any_way(code: RecoveryCode, between: str, small: bool) -> None:
    typed = between.join(code.printed.replace("-", ""))
    typed = typed.lower() if small else typed

    assert read_recovery_code(typed).data == code.data


@pytest.mark.parametrize(
    ("as_printed", "as_typed"), [("0", "O"), ("0", "o"), ("1", "I"), ("1", "i"), ("1", "l"), ("1", "L")]
)
def test_letters_that_look_like_figures_are_read_as_figures(as_printed: str, as_typed: str) -> None:
    code = RecoveryCode((1 << 5 * 5 | 1234).to_bytes(16, "big"))

    assert as_printed in code.printed
    assert read_recovery_code(code.printed.replace(as_printed, as_typed)).data == code.data


@given(CODES, st.integers(0, 26), st.sampled_from(SYMBOLS))
def test_any_one_wrong_symbol_is_noticed(code: RecoveryCode, at: int, symbol: str) -> None:
    plain = code.printed.replace("-", "")
    if plain[at] == symbol:
        return

    with pytest.raises(BadInput):
        read_recovery_code(plain[:at] + symbol + plain[at + 1 :])


@given(CODES, st.integers(0, 25))
def test_neighbours_that_changed_places_are_noticed(code: RecoveryCode, at: int) -> None:
    plain = code.printed.replace("-", "")
    if plain[at] == plain[at + 1]:
        return

    with pytest.raises(BadInput):
        read_recovery_code(plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :])


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "0 were typed"),
        ("0004-1061-050R-3GG2-8A1C-60T3-GF", "26 were typed"),
        ("0004-1061-050R-3GG2-8A1C-60T3-GF66", "28 were typed"),
        ("0004-1061-05UR-3GG2-8A1C-60T3-GF6", "A symbol in group 3"),
        ("0004-1061-050R-3GG2-8A1C-60T3-GFé", "slip"),
        ("8000-0000-0000-0000-0000-0000-00A", "slip"),
        ("0004-1061-050R-3GG2-8A1C-60T3-GF7", "slip"),
    ],
)
def test_a_slip_is_told_without_repeating_what_was_typed(typed: str, why: str) -> None:
    with pytest.raises(BadInput, match=why) as refused:
        read_recovery_code(typed)

    assert "Look at the printed sheet" in str(refused.value)
    assert not any(group in str(refused.value) for group in typed.split("-") if len(group) == 4)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        code = read_recovery_code(text)
    except BadInput:
        return
    assert len(code.data) == 16


def test_a_number_too_large_for_128_bits_is_refused() -> None:
    number = 1 << 128
    symbols = "".join(SYMBOLS[number >> 5 * at & 31] for at in reversed(range(26)))

    with pytest.raises(BadInput, match="slip"):
        read_recovery_code(symbols + (SYMBOLS + "*~$=U")[number % 37])


def test_new_codes_are_all_different() -> None:
    assert len({make_recovery_code().data for _ in range(100)}) == 100


@given(st.binary(min_size=32, max_size=32), CODES, st.binary(max_size=30))
def test_any_key_comes_back(data: bytes, code: RecoveryCode, about: bytes) -> None:
    lock = lock_with_recovery_code(HolderPrivateKey(data), code, about=about)

    assert len(lock) == 121
    assert unlock_with_recovery_code(lock, code, about=about).data == data


def test_a_lock_made_long_ago_still_opens() -> None:
    assert unlock_with_recovery_code(KNOWN_LOCK, CODE, about=ABOUT).data == READER.data


def test_the_derivation_is_the_blake2b_it_says() -> None:
    """Computed apart from our code, with the standard library."""

    def framed(kind: bytes, part: bytes) -> bytes:
        return kind + len(part).to_bytes(8, "big") + part

    salt = bytes(range(16))
    label = framed(b"s", b"speakopenly") + framed(b"s", b"recovery code") + framed(b"b", salt)

    secret = hashlib.blake2b(label, digest_size=64, key=CODE.data).digest()

    assert recovery._secret(CODE, salt) == secret
    assert KNOWN_LOCK[17:49] == secret[32:]


@given(st.integers(0, 120), st.integers(1, 255))
def test_any_altered_byte_is_refused(at: int, change: int) -> None:
    lock = bytearray(KNOWN_LOCK)
    lock[at] ^= change

    with pytest.raises(WrongPassphrase if 1 <= at < 49 else SealBroken):
        unlock_with_recovery_code(bytes(lock), CODE, about=ABOUT)


@given(st.binary(max_size=200))
def test_any_bytes_that_are_no_lock_are_refused(blob: bytes) -> None:
    with pytest.raises((SealBroken, WrongPassphrase)):
        unlock_with_recovery_code(blob, CODE, about=ABOUT)


def test_another_code_and_another_place_are_told_apart() -> None:
    with pytest.raises(WrongPassphrase, match="another key"):
        unlock_with_recovery_code(KNOWN_LOCK, make_recovery_code(), about=ABOUT)
    with pytest.raises(SealBroken):
        unlock_with_recovery_code(KNOWN_LOCK, CODE, about=place("reader", 8))


def test_a_code_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        RecoveryCode(bytes(15))
