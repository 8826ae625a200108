"""The installation key: made once, kept by its owner alone, and a stranger to everything else."""

from __future__ import annotations

import hashlib
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput, NotAllowed, SealBroken
from speakopenly.core.sealing import (
    InstallationKey,
    create_installation_key,
    load_installation_key,
    load_or_create_installation_key,
    make_case_keys,
    place,
    seal,
    unseal,
)

KEY = InstallationKey(bytes(range(32)))
ABOUT = place("northmoor", "import 1")


def test_it_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "installation.key"

    first = load_or_create_installation_key(path)
    second = load_or_create_installation_key(path)

    assert first.data == second.data == path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_two_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "installation.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: load_or_create_installation_key(path).data, range(24)))

    assert len(keys) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_making_it_again_leaves_it_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "installation.key"
    create_installation_key(path)
    before = path.read_bytes()

    create_installation_key(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o700, 0o601])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "installation.key"
    create_installation_key(path)
    path.chmod(mode)

    with pytest.raises(NotAllowed, match="chmod 600"):
        load_installation_key(path)


def test_a_file_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "installation.key"
    create_installation_key(path)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)

    with pytest.raises(NotAllowed, match="a file of the user who runs this"):
        load_installation_key(path)


@pytest.mark.parametrize("inside", ["installation.key", "deep/er/installation.key"])
def test_it_never_lies_beside_database_or_backups(tmp_path: Path, inside: str) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    (tmp_path / "link").symlink_to(backups)

    for path in (backups / inside, tmp_path / "link" / inside, tmp_path / "x" / ".." / "backups" / inside):
        with pytest.raises(NotAllowed, match="must not lie beside"):
            load_or_create_installation_key(path, never_inside=[tmp_path / "data", backups])

    assert list(backups.iterdir()) == []


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    create_installation_key(tmp_path / "real.key")
    (tmp_path / "link.key").symlink_to(tmp_path / "real.key")

    with pytest.raises(BadInput):
        load_installation_key(tmp_path / "link.key")


def test_a_missing_key_is_never_made_anew_on_loading(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a new one does not open what is stored"):
        load_installation_key(tmp_path / "installation.key")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_file_of_another_length_is_no_key(tmp_path: Path, size: int) -> None:
    path = tmp_path / "installation.key"
    path.write_bytes(b"k" * size)
    path.chmod(0o600)

    with pytest.raises(BadInput, match="This is no installation key"):
        load_installation_key(path)


def test_a_wrapped_key_opens_what_was_sealed() -> None:
    public, private = make_case_keys()
    blob = seal(b"said", to=public, about=ABOUT)

    wrapped = KEY.wrap(private, about=ABOUT)

    assert len(wrapped) == 73
    assert private.data not in wrapped
    assert unseal(blob, key=KEY.unwrap(wrapped, about=ABOUT), about=ABOUT) == b"said"


@given(st.integers(0, 73 * 8 - 1))
def test_a_wrapped_key_that_was_altered_does_not_open(bit: int) -> None:
    wrapped = bytearray(KEY.wrap(make_case_keys()[1], about=ABOUT))
    wrapped[bit // 8] ^= 1 << bit % 8

    with pytest.raises(SealBroken):
        KEY.unwrap(bytes(wrapped), about=ABOUT)


def test_a_wrapped_key_opens_nowhere_else_and_for_nobody_else() -> None:
    wrapped = KEY.wrap(make_case_keys()[1], about=ABOUT)

    with pytest.raises(SealBroken):
        KEY.unwrap(wrapped, about=place("northmoor", "import 2"))
    with pytest.raises(SealBroken):
        InstallationKey(bytes(32)).unwrap(wrapped, about=ABOUT)


def test_a_key_wrapped_long_ago_still_opens() -> None:
    wrapped = bytes.fromhex(
        "01c7632048d9dd70cda9eae858e0d23f4a388806bffbd25a5944130c5c5f540534eda8b3d2e55af5ea1ddfe0f1"
        "e24c82f7f980010020f396dae874d970ffebe8286c73e783592150a7"
    )

    assert KEY.unwrap(wrapped, about=ABOUT).data == bytes(range(32, 64))


def test_keyed_hashes_are_the_blake2b_they_say() -> None:
    """Computed apart from our code, with the standard library."""

    def framed(*parts: bytes) -> bytes:
        return b"".join(b"s" + len(part).to_bytes(8, "big") + part for part in parts)

    sub_key = hashlib.blake2b(
        framed(b"speakopenly", b"hash", b"person"), digest_size=32, key=KEY.data
    ).digest()
    expected = hashlib.blake2b(framed(b"given id", b"17"), digest_size=16, key=sub_key).hexdigest()

    assert KEY.keyed_hash("person", "given id", "17") == expected
    assert KEY.keyed_hash("person", "given id", "17") == "3604a20bf3b7c4d095d428278eed649b"


def test_keyed_hashes_differ_by_purpose_key_and_parts() -> None:
    hashes = {
        KEY.keyed_hash("person", "a"),
        KEY.keyed_hash("contribution", "a"),
        KEY.keyed_hash("person", b"a"),
        KEY.keyed_hash("person", "a", ""),
        KEY.keyed_hash("person", 1),
        KEY.keyed_hash("person", "1"),
        InstallationKey(bytes(32)).keyed_hash("person", "a"),
    }

    assert len(hashes) == 7
    assert all(len(made) == 32 and set(made) <= set("0123456789abcdef") for made in hashes)


def test_the_key_is_never_shown_or_pickled() -> None:
    assert repr(KEY) == "InstallationKey()"
    with pytest.raises(TypeError):
        pickle.dumps(KEY)
