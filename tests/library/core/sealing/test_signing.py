"""Signed statements: plain Ed25519, under a key that is made once and kept by its owner alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput, NotAllowed, VerificationFailed
from speakopenly.core.sealing import SigningKey, check, load_or_create_signing_key

KEY = SigningKey(bytes(range(32)))


@pytest.mark.parametrize(
    ("seed", "public", "statement", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a",
        ),
    ],
)
def test_signatures_are_those_of_rfc_8032(seed: str, public: str, statement: str, signature: str) -> None:
    """RFC 8032, section 7.1, tests 1 and 3."""
    key = SigningKey(bytes.fromhex(seed))

    assert key.public == public
    assert key.sign(bytes.fromhex(statement)).hex() == signature
    check(bytes.fromhex(statement), bytes.fromhex(signature), public)


@given(st.binary(max_size=300))
def test_any_statement_is_signed_and_checked(statement: bytes) -> None:
    check(statement, KEY.sign(statement), KEY.public)


@given(st.binary(min_size=1, max_size=100), st.data())
def test_any_altered_byte_is_noticed(statement: bytes, data: st.DataObject) -> None:
    signature = KEY.sign(statement)
    change = data.draw(st.integers(1, 255))
    altered = bytearray(statement + signature)
    altered[data.draw(st.integers(0, len(altered) - 1))] ^= change

    with pytest.raises(VerificationFailed):
        check(bytes(altered[:-64]), bytes(altered[-64:]), KEY.public)


@pytest.mark.parametrize("public", ["", "ff", "00" * 32, "no key", "é" * 64, SigningKey(bytes(32)).public])
def test_another_public_key_or_none_is_noticed(public: str) -> None:
    with pytest.raises(VerificationFailed, match="Compare the public key"):
        check(b"stated", KEY.sign(b"stated"), public)


@pytest.mark.parametrize("length", [0, 63, 65, 1000])
def test_a_signature_of_another_length_is_noticed(length: int) -> None:
    with pytest.raises(VerificationFailed):
        check(b"stated", bytes(length), KEY.public)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "signing.key"

    first = load_or_create_signing_key(path)
    second = load_or_create_signing_key(path)

    assert first.public == second.public
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_the_key_is_refused_where_others_could_have_it(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    load_or_create_signing_key(path)

    with pytest.raises(NotAllowed, match="the signing key must not lie beside"):
        load_or_create_signing_key(path, never_inside=[tmp_path])
    path.chmod(0o644)
    with pytest.raises(NotAllowed, match="others may read the signing key"):
        load_or_create_signing_key(path)


def test_a_file_that_holds_no_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    path.write_bytes(b"short")
    path.chmod(0o600)

    with pytest.raises(BadInput, match="This is no signing key"):
        load_or_create_signing_key(path)
