"""No key is shown, pickled, copied, compared by accident, or taken for another kind."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from speakopenly.core.errors import DraftExpired, SpeakOpenlyError, WrongPassphrase
from speakopenly.core.sealing import (
    CasePrivateKey,
    CasePublicKey,
    DraftKey,
    DraftKeys,
    HolderPrivateKey,
    HolderPublicKey,
    InstallationKey,
    Mailbox,
    RecoveryCode,
    SigningKey,
    lock_with_passphrase,
    lock_with_recovery_code,
    mailbox_of,
    make_recovery_code,
    seal,
    split_case_key,
    split_holder_key,
    unseal,
    unwrap_case_key,
    unwrap_holder_key,
    wrap_case_key,
    wrap_holder_key,
)

DATA = bytes(range(100, 132))
CASE, HOLDER = CasePrivateKey(DATA), HolderPrivateKey(DATA)
CASE_PUBLIC, HOLDER_PUBLIC = CASE.public(), HOLDER.public()
SECRETS = [
    CASE,
    HOLDER,
    InstallationKey(DATA),
    SigningKey(DATA),
    DraftKey(date(2026, 11, 23), DATA),
    RecoveryCode(DATA[:16]),
    Mailbox(lookup="6465" * 8, keys=HOLDER, mark=DATA),
    DraftKeys(Path("nowhere")),
]
NAMES = [type(secret).__name__ for secret in SECRETS]


@pytest.mark.parametrize("secret", SECRETS, ids=NAMES)
def test_no_text_of_a_secret_shows_its_bytes(secret: object) -> None:
    shown = f"{secret} {secret!r} {[secret]}"

    assert "6465" not in shown
    assert "de" + "fgh" not in shown
    assert repr(DATA)[2:12] not in shown
    assert str(list(DATA))[1:15] not in shown


@pytest.mark.parametrize("secret", SECRETS, ids=NAMES)
@pytest.mark.parametrize(
    "carry", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps], ids=lambda carry: carry.__name__
)
def test_a_secret_is_never_carried_elsewhere(secret: object, carry: Callable[[object], object]) -> None:
    with pytest.raises(TypeError):
        carry(secret)


@pytest.mark.parametrize("secret", SECRETS[:-1], ids=NAMES[:-1])
def test_a_secret_does_not_change(secret: object) -> None:
    name = next(iter(type(secret).__dataclass_fields__))  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        setattr(secret, name, b"")


@pytest.mark.parametrize(
    "mix_up",
    [
        lambda: seal(b"said", to=HOLDER_PUBLIC, about=b""),
        lambda: unseal(b"", key=HOLDER, about=b""),
        lambda: wrap_case_key(HOLDER, to=HOLDER_PUBLIC, about=b""),
        lambda: wrap_case_key(CASE, to=CASE_PUBLIC, about=b""),
        lambda: wrap_holder_key(CASE, to=HOLDER_PUBLIC, about=b""),
        lambda: unwrap_case_key(b"", key=CASE, about=b""),
        lambda: unwrap_holder_key(b"", key=CASE, about=b""),
        lambda: split_holder_key(CASE, shares=2, needed=2),
        lambda: split_case_key(HOLDER, shares=2, needed=2),
        lambda: lock_with_passphrase(CASE, "tired rabbits read maps", about=b""),
        lambda: lock_with_recovery_code(CASE, make_recovery_code(), about=b""),
        lambda: InstallationKey(DATA).wrap(HOLDER, about=b""),
    ],
)
def test_one_kind_of_key_is_never_taken_for_another(mix_up: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"Key is wanted here\.$"):
        mix_up()


def test_public_halves_of_different_kinds_are_different() -> None:
    assert CASE_PUBLIC.data == HOLDER_PUBLIC.data
    assert CASE_PUBLIC != HOLDER_PUBLIC
    assert CasePublicKey(HOLDER_PUBLIC.data) == CASE_PUBLIC
    assert HolderPublicKey(CASE_PUBLIC.data) == HOLDER_PUBLIC


@pytest.mark.parametrize(
    "kind", [CasePrivateKey, HolderPrivateKey, HolderPublicKey, InstallationKey, SigningKey]
)
@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_refused_without_showing_it(
    kind: Callable[[bytes], object], length: int
) -> None:
    with pytest.raises(ValueError, match=r"^A key has 32 bytes\.$"):
        kind(b"k" * length)


def test_a_mailbox_is_not_compared_by_its_words() -> None:
    installation = InstallationKey(DATA)

    assert mailbox_of(installation, DATA) != mailbox_of(installation, DATA)


@pytest.mark.parametrize("kind", [WrongPassphrase, DraftExpired])
def test_the_errors_are_ours(kind: type[Exception]) -> None:
    assert issubclass(kind, SpeakOpenlyError)
