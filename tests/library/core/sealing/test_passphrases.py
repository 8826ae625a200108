"""A key locked under a passphrase: dear to guess, told apart from a broken row, and never made cheap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.secret import Aead

from speakopenly.core.errors import BadInput, SealBroken, WrongPassphrase
from speakopenly.core.sealing import (
    HolderPrivateKey,
    check_passphrase,
    lock_with_passphrase,
    make_holder_keys,
    passphrases,
    place,
    unlock_with_passphrase,
)
from speakopenly.core.sealing.passphrases import CEILING, FLOOR, Cost

READER = HolderPrivateKey(bytes(range(32, 64)))
ABOUT = place("reader", 7)
GOOD = "tired rabbits read maps"
CHEAP = Cost(passes=1, mebibytes=1)
SALT, NONCE = bytes(range(16)), bytes(range(24))

KNOWN_LOCK = bytes.fromhex(
    "01020040000102030405060708090a0b0c0d0e0f1e954066a079b957a9d6c5ba407d69206821a29a20a6f72059e63e9a"
    "99edcbad000102030405060708090a0b0c0d0e0f1011121314151617a4e305a668545b3ec5cfc1d799d81aa84e796ab1"
    "f9e936e1f2a38131133f6bc0d40c69f690bcaead0ccd132625cecb96"
)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks that cost nothing: the code is the same, only the floor is lowered."""
    monkeypatch.setattr(passphrases, "FLOOR", CHEAP)


def test_the_floor_is_what_the_manual_states() -> None:
    assert Cost(passes=2, mebibytes=64) == FLOOR
    assert Cost(passes=6, mebibytes=256) == CEILING


def test_a_reader_opens_the_key_with_the_passphrase() -> None:
    lock = lock_with_passphrase(READER, GOOD, about=ABOUT)

    assert len(lock) == 124
    assert lock[:4] == b"\x01\x02\x00\x40"
    assert READER.data not in lock
    assert unlock_with_passphrase(lock, GOOD, about=ABOUT).data == READER.data


def test_a_lock_made_long_ago_still_opens() -> None:
    assert unlock_with_passphrase(KNOWN_LOCK, GOOD, about=ABOUT).data == READER.data


@pytest.mark.parametrize(
    ("passphrase", "cost", "expected"),
    [
        (
            GOOD,
            Cost(1, 1),
            "9b64cee741be19d89291aca8a680f080fec142382e33333d4bf24e131ba280ea"
            "8cd0e6fab2b2d24e909002c1c89ff52d2a8d4b5706bab545fa3d1c6875703b49",
        ),
        (
            "Cafés ŵyth o'r gloch",
            Cost(3, 2),
            "29901351840a476c19bff8d7d6b4fbff4ef6574ac817581fccb2a903bb28d28b"
            "adc503960ed8b629a670052b659bef2fdaa5292cbfb538d64655ca8b0c1a8b5d",
        ),
        (
            GOOD,
            FLOOR,
            "08bd046e4141b7d671578a8c9ae9c32a0c0573f8259e7bac6ba8225e2264f5af"
            "1e954066a079b957a9d6c5ba407d69206821a29a20a6f72059e63e9a99edcbad",
        ),
    ],
)
def test_the_derivation_is_argon2id(passphrase: str, cost: Cost, expected: str) -> None:
    """Computed apart from libsodium, with OpenSSL's Argon2id: one lane, 64 bytes, the salt 00 to 0f."""
    assert passphrases._stretch(passphrase, SALT, cost).hex() == expected


def test_a_lock_is_made_of_the_parts_the_manual_states() -> None:
    lock = passphrases._lock(READER, GOOD, ABOUT, cost=CHEAP, salt=SALT, nonce=NONCE)
    secret = passphrases._stretch(GOOD, SALT, CHEAP)

    head = b"\x01" + b"\x01" + b"\x00\x01" + SALT
    assert lock[:20] == head
    assert lock[20:52] == secret[32:]
    assert lock[52:76] == NONCE
    bound = b"speakopenly passphrase" + ABOUT + head
    assert Aead(secret[:32]).decrypt(lock[52:], aad=bound) == READER.data


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize(
    "typed",
    [
        " cafe\u0301s open\u00a0 before  eight\n",
        "caf\u00e9s open before eight",
        "\tcaf\u00e9s   open before eight ",
    ],
)
def test_accents_and_spaces_may_be_typed_in_any_way(typed: str) -> None:
    lock = lock_with_passphrase(READER, "caf\u00e9s open before eight", about=ABOUT)

    assert unlock_with_passphrase(lock, typed, about=ABOUT).data == READER.data


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize(
    "typed",
    ["", "Tired rabbits read maps", "tired rabbits read map", "tiredrabbitsreadmaps", "x" * 1001, "\ud800"],
)
def test_another_passphrase_is_told_from_a_broken_lock(typed: str) -> None:
    lock = lock_with_passphrase(READER, GOOD, about=ABOUT)

    with pytest.raises(WrongPassphrase, match="recovery code"):
        unlock_with_passphrase(lock, typed, about=ABOUT)


@pytest.mark.usefixtures("cheap")
def test_a_lock_moved_elsewhere_says_so() -> None:
    lock = lock_with_passphrase(READER, GOOD, about=ABOUT)

    with pytest.raises(SealBroken):
        unlock_with_passphrase(lock, GOOD, about=place("reader", 8))


@pytest.mark.parametrize("change", [1, 0x80, 0xFF])
def test_any_altered_byte_is_refused(monkeypatch: pytest.MonkeyPatch, change: int) -> None:
    monkeypatch.setattr(passphrases, "FLOOR", CHEAP)
    lock = passphrases._lock(READER, GOOD, ABOUT, cost=CHEAP, salt=SALT, nonce=NONCE)

    refused = {at: _refusal(lock, at, change) for at in range(len(lock))}

    assert set(refused.values()) <= {SealBroken, WrongPassphrase}
    assert {refused[at] for at in (0, *range(52, 124))} == {SealBroken}
    assert {refused[at] for at in range(4, 52)} == {WrongPassphrase}


def _refusal(lock: bytes, at: int, change: int) -> type[Exception]:
    altered = bytearray(lock)
    altered[at] ^= change
    with pytest.raises((SealBroken, WrongPassphrase)) as refused:
        unlock_with_passphrase(bytes(altered), GOOD, about=ABOUT)
    return refused.type


@pytest.mark.parametrize(
    "cost",
    [
        Cost(1, 64),
        Cost(2, 63),
        Cost(0, 0),
        Cost(255, 64),
        Cost(7, 64),
        Cost(2, 257),
        Cost(2, 65_535),
        Cost(255, 65_535),
    ],
)
def test_a_lock_that_is_too_cheap_or_too_dear_is_never_tried(
    cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = bytearray(KNOWN_LOCK)
    lock[1:4] = cost.passes.to_bytes(1, "big") + cost.mebibytes.to_bytes(2, "big")
    monkeypatch.setattr(passphrases, "_stretch", lambda *_: pytest.fail("Argon2id was started."))

    with pytest.raises(SealBroken):
        unlock_with_passphrase(bytes(lock), GOOD, about=ABOUT)


@given(st.binary(max_size=200))
def test_any_bytes_that_are_no_lock_are_refused(blob: bytes) -> None:
    with pytest.raises(SealBroken):
        unlock_with_passphrase(blob, GOOD, about=ABOUT)


@settings(max_examples=40)
@given(st.binary(min_size=32, max_size=32), st.text(max_size=60), st.binary(max_size=30))
def test_any_key_comes_back_with_any_text(data: bytes, passphrase: str, about: bytes) -> None:
    lock = passphrases._lock(HolderPrivateKey(data), passphrase, about, cost=CHEAP, salt=SALT)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "FLOOR", CHEAP)
        assert unlock_with_passphrase(lock, passphrase, about=about).data == data


@pytest.mark.usefixtures("cheap")
def test_the_same_passphrase_never_gives_the_same_lock() -> None:
    locks = [lock_with_passphrase(READER, GOOD, about=ABOUT) for _ in range(5)]

    for part in (slice(4, 20), slice(20, 52), slice(52, 76), slice(76, 124)):
        assert len({lock[part] for lock in locks}) == 5


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "pan cup hat box",
        "Mae'r gath yn cysgu",
        "correct-horse-battery",
        "fourteen chars",
        "x7#kQ9!mZ2pL4w",
        "我们在星期三一起读地图喝热茶看云",
    ],
)
def test_long_enough_passphrases_pass(text: str) -> None:
    check_passphrase(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "too short"),
        ("rabbits", "too short"),
        ("thirteen char", "too short"),
        ("a b c d", "too short"),
        ("one one one", "too short"),
        ("  pan cup hat  ", "too short"),
        ("a" * 14, "over and over"),
        ("-" * 40, "over and over"),
        ("ababababababab", "over and over"),
        ("password password", "over and over"),
        ("PasswordpassworD", "over and over"),
        ("abcdefghijklmnop", "over and over"),
        ("12345678901234", "over and over"),
        ("98765432109876", "over and over"),
        ("word " * 300, "too long"),
    ],
)
def test_weak_passphrases_say_what_to_do_and_are_not_repeated(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why) as refused:
        check_passphrase(text)

    assert "Choose" in str(refused.value)
    assert not text.strip() or text.strip() not in str(refused.value)


def test_a_weak_passphrase_never_locks_a_key() -> None:
    with pytest.raises(BadInput):
        lock_with_passphrase(READER, "short", about=ABOUT)


@given(st.text(max_size=40))
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    try:
        check_passphrase(text)
    except BadInput:
        return
    assert len(text) >= 12


def test_two_at_a_time_are_stretched_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    real: Callable[..., bytes] = passphrases.argon2id.kdf

    def counting(*given: object, **named: object) -> bytes:
        taken.append(passphrases._AT_ONCE._value)  # type: ignore[attr-defined]
        return real(*given, **named)

    monkeypatch.setattr(passphrases.argon2id, "kdf", counting)
    passphrases._stretch(GOOD, SALT, CHEAP)

    assert taken == [1]
    assert passphrases._AT_ONCE._value == 2  # type: ignore[attr-defined]


def test_only_a_holders_key_is_locked() -> None:
    with pytest.raises(TypeError):
        lock_with_passphrase(make_holder_keys()[0], GOOD, about=ABOUT)  # type: ignore[arg-type]
