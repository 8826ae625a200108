"""A mailbox follows from the receipt and the installation key, always the same, and from nothing less."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.sealing import (
    InstallationKey,
    mailbox_of,
    make_case_keys,
    unwrap_case_key,
    wrap_case_key,
)

INSTALLATION = InstallationKey(bytes(range(32)))
SECRET = bytes(range(12))
SECRETS = st.binary(min_size=12, max_size=16)


def framed(kind: bytes, part: bytes) -> bytes:
    return kind + len(part).to_bytes(8, "big") + part


def keyed(use: bytes, purpose: bytes, secret: bytes, size: int) -> bytes:
    """The derivation written apart from our code, with the standard library."""
    label = b"".join(framed(b"s", part) for part in (b"speakopenly", use, purpose))
    sub_key = hashlib.blake2b(label, digest_size=32, key=INSTALLATION.data).digest()
    return hashlib.blake2b(framed(b"b", secret), digest_size=size, key=sub_key).digest()


def test_a_mailbox_of_long_ago_is_found_again() -> None:
    mailbox = mailbox_of(INSTALLATION, SECRET)

    assert mailbox.lookup == "ecaeca186eb44e3ec870f85bd342fdd9"
    assert mailbox.keys.data.hex() == "5c8cbb1e73f5e9716e4fbc974c15c147dd2394c3cad6853b68fbcd591f074ae8"
    assert mailbox.mark.hex() == "63b440346f35f91cf85fa897b8da2dbcac16e5b85e707101d7b0769feba5f6fc"


@given(SECRETS)
def test_its_parts_are_the_blake2b_they_say(secret: bytes) -> None:
    mailbox = mailbox_of(INSTALLATION, secret)
    seed = keyed(b"derive", b"mailbox keys", secret, 32)

    assert mailbox.lookup == keyed(b"hash", b"mailbox lookup", secret, 16).hex()
    assert mailbox.keys.data == hashlib.sha512(seed).digest()[:32]
    assert mailbox.mark == keyed(b"derive", b"mailbox mark", secret, 32)


@given(SECRETS, SECRETS)
def test_another_receipt_or_another_installation_gives_nothing_in_common(one: bytes, other: bytes) -> None:
    if one == other:
        return
    boxes = [
        mailbox_of(INSTALLATION, one),
        mailbox_of(INSTALLATION, other),
        mailbox_of(InstallationKey(bytes(32)), one),
    ]

    for part in ("lookup", "mark"):
        assert len({getattr(box, part) for box in boxes}) == 3
    assert len({box.keys.data for box in boxes}) == 3


def test_no_part_shows_another() -> None:
    mailbox = mailbox_of(INSTALLATION, SECRET)
    parts = [bytes.fromhex(mailbox.lookup), mailbox.keys.data, mailbox.mark, SECRET]

    assert not any(one[:12] in other for one in parts for other in parts if one is not other)


def test_the_reporter_opens_the_case_with_the_receipt_alone() -> None:
    _, case = make_case_keys()
    wrap = wrap_case_key(case, to=mailbox_of(INSTALLATION, SECRET).keys.public(), about=b"case 1")

    again = mailbox_of(InstallationKey(bytes(range(32))), bytes(range(12)))

    assert unwrap_case_key(wrap, key=again.keys, about=b"case 1").data == case.data


@pytest.mark.parametrize("length", [0, 1, 11])
def test_a_short_secret_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="at least 12 bytes"):
        mailbox_of(INSTALLATION, bytes(length))


def test_derived_bytes_differ_by_purpose_key_and_parts() -> None:
    made = {
        INSTALLATION.derive("a", "x"),
        INSTALLATION.derive("b", "x"),
        INSTALLATION.derive("a", b"x"),
        INSTALLATION.derive("a", "x", ""),
        InstallationKey(bytes(32)).derive("a", "x"),
    }

    assert len(made) == 5
    assert all(len(each) == 32 for each in made)
    assert not any(each.hex().startswith(INSTALLATION.keyed_hash("a", "x")) for each in made)
