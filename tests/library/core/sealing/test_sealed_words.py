"""Sealed words open only with their key, at their place, unaltered; and tell nothing before."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.secret import Aead

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import BUCKETS, CasePrivateKey, make_case_keys, place, seal, unseal, words

PUBLIC, PRIVATE = make_case_keys()
ABOUT = place("northmoor", "import 1", 2, "schema 1")

KNOWN_KEY = CasePrivateKey(bytes(range(32)))
KNOWN_PLACE = place("northmoor", "import 7", 12, "schema 1")
KNOWN_BLOB = bytes.fromhex(
    "0191608e55df919859e05d1c57e0744579504735187ed020a3d82fc7219cb1a16975b50a04175dccdff033d06fabfe0c"
    "58c57f58b7247791d0bde5d8e107023ce7c854b2a7a4d5fa0d652be27af751438c310fdde499197776b2c9f19663bcae"
    "127157112221ad9de2a6067dbe3aa27ae3ecb9cac7dea14569a5352774c0360d1a023247b473e2fb4345575021fc9172"
    "36f414d1b96b7fbd7ff4d603432a6793daf34facc8b56e5c20bae8ada9adad8cd367d9eb311615e077a8f0097d0cfa8a"
    "8ec57ffa1cd843be1520ed948d94ec1b1948e381d8859a1ca29fad302ce998e5d41ae457fca8419e5fc256e56b8ada2a"
    "8aba6a8967b313ac3773a42ef0c57aaa2146f6741f38aa4d7a648975bd64761eb8a75a21ea8442fec3599236253e8755"
    "89e7b0629ae4619c8e7f108e4e66d956beebc3d040fda432f2681ff72793c5f005078668e7f1ae8e605e1e6bbbdb7cc5"
    "bb7c845f6d76b85b3e893307aef2e657e321b9dcce01cd32dbfefa05555a070f54aca4efe7d8c6ca48"
)


@given(st.binary(max_size=3000), st.binary(max_size=50))
def test_any_words_come_back(said: bytes, about: bytes) -> None:
    assert unseal(seal(said, to=PUBLIC, about=about), key=PRIVATE, about=about) == said


@given(st.data())
def test_any_flipped_bit_breaks_the_seal(data: st.DataObject) -> None:
    blob = bytearray(seal(b"what was said", to=PUBLIC, about=ABOUT))
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(SealBroken):
        unseal(bytes(blob), key=PRIVATE, about=ABOUT)


@given(st.integers(0, 500))
def test_any_cut_breaks_the_seal(length: int) -> None:
    blob = seal(b"what was said", to=PUBLIC, about=ABOUT)

    with pytest.raises(SealBroken):
        unseal(blob[: min(length, len(blob) - 1)], key=PRIVATE, about=ABOUT)


@pytest.mark.parametrize(
    "elsewhere",
    [
        place("southmoor", "import 1", 2, "schema 1"),
        place("northmoor", "import 2", 2, "schema 1"),
        place("northmoor", "import 1", 3, "schema 1"),
        place("northmoor", "import 1", 2, "schema 2"),
        b"",
    ],
)
def test_words_moved_elsewhere_do_not_open(elsewhere: bytes) -> None:
    blob = seal(b"what was said", to=PUBLIC, about=ABOUT)

    with pytest.raises(SealBroken):
        unseal(blob, key=PRIVATE, about=elsewhere)


def test_another_case_does_not_open_them() -> None:
    blob = seal(b"what was said", to=PUBLIC, about=ABOUT)

    with pytest.raises(SealBroken):
        unseal(blob, key=make_case_keys()[1], about=ABOUT)


@given(st.binary(min_size=8, max_size=400))
def test_no_words_can_be_seen_in_the_blob(said: bytes) -> None:
    assert said not in seal(said, to=PUBLIC, about=ABOUT)


def test_the_same_words_never_look_the_same_twice() -> None:
    blobs = {seal(b"same", to=PUBLIC, about=ABOUT)[1:] for _ in range(20)}

    assert len(blobs) == 20
    assert len({blob[:32] for blob in blobs}) == len({blob[80:104] for blob in blobs}) == 20


@pytest.mark.parametrize(
    ("length", "bucket"),
    [
        (0, 256),
        (1, 256),
        (255, 256),
        (256, 512),
        (511, 512),
        (512, 1024),
        (65_535, 65_536),
        (65_536, 131_072),
    ],
)
def test_lengths_are_padded_to_their_bucket(length: int, bucket: int) -> None:
    blob = seal(b"x" * length, to=PUBLIC, about=ABOUT)

    assert len(blob) == 1 + 80 + 24 + bucket + 16
    assert unseal(blob, key=PRIVATE, about=ABOUT) == b"x" * length


def test_the_buckets_are_those_the_manual_states() -> None:
    assert BUCKETS == (256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536)


def test_a_blob_sealed_long_ago_still_opens() -> None:
    assert unseal(KNOWN_BLOB, key=KNOWN_KEY, about=KNOWN_PLACE) == b"The bus was late and nobody knew."


def test_the_sealing_itself_agrees_with_the_primitive_it_names() -> None:
    content_key, nonce = bytes(range(32)), bytes(range(24))

    blob = words._seal(b"said", PUBLIC, b"here", content_key=content_key, nonce=nonce)

    bound = b"speakopenly words" + b"\x01" + PUBLIC.data + blob[1:81] + b"here"
    assert blob[81:105] == nonce
    assert Aead(content_key).decrypt(blob[81:], aad=bound) == b"said\x80" + b"\0" * 251


def test_the_primitive_is_xchacha20_poly1305() -> None:
    """The vector of draft-irtf-cfrg-xchacha-03, appendix A.3.1."""
    said = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
        b"sunscreen would be it."
    )
    key, nonce = bytes(range(0x80, 0xA0)), bytes(range(0x40, 0x58))

    sealed = Aead(key).encrypt(said, bytes.fromhex("50515253c0c1c2c3c4c5c6c7"), nonce).ciphertext

    assert sealed[:16].hex() == "bd6d179d3e83d43b9576579493c0e939"
    assert sealed[-16:].hex() == "c0875924c1c7987947deafd8780acf49"


def test_no_secret_is_shown_in_any_text() -> None:
    blob = seal(b"Secretly said", to=PUBLIC, about=ABOUT)
    with pytest.raises(SealBroken) as broken:
        unseal(blob, key=KNOWN_KEY, about=ABOUT)

    shown = repr(PRIVATE) + repr(PUBLIC) + repr(broken.value) + str(broken.value)
    assert PRIVATE.data.hex() not in shown
    assert repr(PRIVATE.data)[2:12] not in shown
    assert "Secretly" not in shown
    assert broken.value.__cause__ is None


@pytest.mark.parametrize("carry", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_private_key_is_never_pickled_or_copied(carry: object) -> None:
    with pytest.raises(TypeError):
        carry(PRIVATE)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((1,), ("1",)),
        (("a",), (b"a",)),
        ((), ("",)),
        (("a", ""), ("a",)),
        ((12,), (1, 2)),
    ],
)
def test_different_places_never_look_alike(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> None:
    assert place(*one) != place(*other)


PART = st.binary(max_size=9) | st.text(max_size=9) | st.integers()


@given(st.lists(PART, max_size=4), st.lists(PART, max_size=4))
def test_places_are_told_apart_whatever_their_parts(
    one: list[bytes | str | int], other: list[bytes | str | int]
) -> None:
    assert (place(*one) == place(*other)) == (one == other)


def test_a_place_takes_no_doubtful_parts() -> None:
    for doubtful in (True, None, 1.5):
        with pytest.raises(TypeError):
            place(doubtful)  # type: ignore[arg-type]


def test_keys_of_a_wrong_length_are_refused_without_showing_them() -> None:
    with pytest.raises(ValueError, match=r"^A key has 32 bytes\.$"):
        CasePrivateKey(b"short")
