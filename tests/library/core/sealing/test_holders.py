"""A case's key opens for its holders alone, at its place, unaltered; and never as another kind of key."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import (
    CasePrivateKey,
    CasePublicKey,
    HolderPrivateKey,
    HolderPublicKey,
    holder_keys_from_seed,
    make_case_keys,
    make_holder_keys,
    place,
    seal,
    unseal,
    unwrap_case_key,
    unwrap_holder_key,
    wrap_case_key,
    wrap_holder_key,
)

READER_PUBLIC, READER = make_holder_keys()
CASE_PUBLIC, CASE = make_case_keys()
ABOUT = place("northmoor", "case 1", "reader 7")

KNOWN_HOLDER = HolderPrivateKey(bytes(range(32, 64)))
KNOWN_KEY = bytes(range(64, 96))
KNOWN_WRAP = bytes.fromhex(
    "01680c6e5c33730d60e42c7bbbd63cc2bc60bc94d65edda8dccbdfc13f74415845faace3ef24e1f81324b3331987aafa"
    "f72cd0c3bae3af5e226d39cb8ab8e0130b4fd7d1bd4a40732e7b76b409d3dd7a04dc2daaa61b0ce4b1274e959fb28814"
    "727727514fbed1640224f0c4bd33d92b590cd83f36d33e8ddf696be0e30811278c18aaf15dd4ac2b8de24da014334062"
    "e4c074df9d88ab288524ee5b376269c4aae63e715a5cd58733ffe7609325e4dc6d32265559c7341a6017a7fed06ae7bc"
    "56e564496aa78746814669f7731e0488e83794ec8a6e733e3ff02826518fde95600cf4a36756328c902df9d03a822b00"
    "59e5b40afe84bee11641bfb1023dd278c7d7f78a0f9a3c89971bb9b507b6275dd7a20ba631fbe25ad991ced8265f8dd1"
    "b2be2deebbce4f169e008a959b46179e9d7d4c534632ebd0925a12521e11ec00d437bf2e3a4e3b01a2bc0eb3b7e3f60e"
    "5762901723d3a562dfd6932eb9f44cd210f07143dc4330a9ce4e9e82bd6a36848b533b576d143c3caf"
)
KNOWN_LENT = bytes.fromhex(
    "0148410a5ccdcb327850dc115895bbda659d09b54427dd56fd143b03999256c939d5d64a5699f497e6a5f379745f4285"
    "d371801089bffe48c4ee00d93e2065adb73a44b43322b9233475b7818232595be5b028b70407d742c4340955620142fa"
    "0e786b06604fb2759abf45fbe17f6fb74e5aa804d175c060fa90fe2b09c6909b7502b7ed6794c17635f30fbd273b8a2b"
    "3b2c24f5c8ef9622cdec6c9f9c1000ebc251c6428249d1754683bbbcc47669c357acf3f665b2bd6ec678eb4eba04aecf"
    "9330c25078ffea4876d55852b33a196b01b6631b79d35c85314e51074c144685a919c31e955f29d1fdc5b8d21811811c"
    "4f77425e5ec1b252b77019c1cb5e46bc4037ef1a0cf6dd946bf1e0fb2d94933f8c5eb7f7b3e202af130c0cffe1000818"
    "7aa3957016f03b14e3a09c494042b83a1b8ddd0a27d52790b73e43794cdda63d09fae5d72b7be20ca414ede1f4808e96"
    "c218f2b49022b9f47372a42d183a1bd84107de7580ad362663a6c2bc5281f5801964457920be9009a4"
)


def test_a_reader_opens_what_anybody_sealed_to_the_case() -> None:
    blob = seal(b"said", to=CASE_PUBLIC, about=ABOUT)

    wrapped = wrap_case_key(CASE, to=READER_PUBLIC, about=ABOUT)
    key = unwrap_case_key(wrapped, key=READER, about=ABOUT)

    assert unseal(blob, key=key, about=ABOUT) == b"said"
    assert key.public() == CASE_PUBLIC
    assert CASE.data not in wrapped


def test_every_wrap_has_the_same_length() -> None:
    case = wrap_case_key(CASE, to=READER_PUBLIC, about=ABOUT)
    lent = wrap_holder_key(READER, to=make_holder_keys()[0], about=b"")

    assert len(case) == len(lent) == 377


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_any_key_comes_back(data: bytes, about: bytes) -> None:
    case = wrap_case_key(CasePrivateKey(data), to=READER_PUBLIC, about=about)
    lent = wrap_holder_key(HolderPrivateKey(data), to=READER_PUBLIC, about=about)

    assert unwrap_case_key(case, key=READER, about=about).data == data
    assert unwrap_holder_key(lent, key=READER, about=about).data == data


@given(st.integers(0, 376), st.integers(1, 255))
def test_any_altered_byte_is_refused(at: int, change: int) -> None:
    blob = bytearray(wrap_case_key(CASE, to=READER_PUBLIC, about=ABOUT))
    blob[at] ^= change

    with pytest.raises(SealBroken):
        unwrap_case_key(bytes(blob), key=READER, about=ABOUT)


@given(st.binary(max_size=60))
def test_any_other_place_is_refused(elsewhere: bytes) -> None:
    blob = wrap_case_key(CASE, to=READER_PUBLIC, about=ABOUT)
    if elsewhere == ABOUT:
        return

    with pytest.raises(SealBroken):
        unwrap_case_key(blob, key=READER, about=elsewhere)


@given(st.binary(max_size=500))
def test_any_bytes_that_are_no_wrap_are_refused(blob: bytes) -> None:
    with pytest.raises(SealBroken):
        unwrap_case_key(blob, key=READER, about=ABOUT)


def test_another_holder_opens_nothing() -> None:
    blob = wrap_case_key(CASE, to=READER_PUBLIC, about=ABOUT)

    with pytest.raises(SealBroken):
        unwrap_case_key(blob, key=make_holder_keys()[1], about=ABOUT)


def test_a_lent_key_is_never_taken_for_a_cases_key() -> None:
    case = wrap_case_key(CASE, to=READER_PUBLIC, about=ABOUT)
    lent = wrap_holder_key(READER, to=READER_PUBLIC, about=ABOUT)

    with pytest.raises(SealBroken):
        unwrap_case_key(lent, key=READER, about=ABOUT)
    with pytest.raises(SealBroken):
        unwrap_holder_key(case, key=READER, about=ABOUT)


def test_sealed_words_of_another_length_are_no_key() -> None:
    about = place("speakopenly", "wrap", "case key") + ABOUT
    blob = seal(b"not a key", to=CasePublicKey(READER_PUBLIC.data), about=about)

    with pytest.raises(SealBroken, match="holds no key"):
        unwrap_case_key(blob, key=READER, about=ABOUT)


def test_wraps_made_long_ago_still_open() -> None:
    about = place("case", 1)

    assert unwrap_case_key(KNOWN_WRAP, key=KNOWN_HOLDER, about=about).data == KNOWN_KEY
    assert unwrap_holder_key(KNOWN_LENT, key=KNOWN_HOLDER, about=about).data == KNOWN_KEY


@given(st.binary(min_size=32, max_size=32))
def test_a_seed_gives_the_key_that_libsodium_says(seed: bytes) -> None:
    """Computed apart from libsodium: the first half of SHA-512."""
    key = holder_keys_from_seed(seed)

    assert key.data == hashlib.sha512(seed).digest()[:32]
    assert key.public() == holder_keys_from_seed(seed).public()


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_seed_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        holder_keys_from_seed(bytes(length))


def test_the_public_half_is_that_of_x25519() -> None:
    """RFC 7748, section 6.1."""
    private = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"
    public = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"

    assert HolderPrivateKey(bytes.fromhex(private)).public() == HolderPublicKey(bytes.fromhex(public))
