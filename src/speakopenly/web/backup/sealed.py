"""Sealing a bundle by age, and opening it: to recipients' public keys, or under a passphrase.

age's passphrases work on whole texts in memory, and a database does not fit there. So under a passphrase the
bundle is sealed to a key made for it, and only that key is sealed by the passphrase: a tar of ``key.age`` and
``bundle.age``, which the ``age`` command opens as well (a passphrase-protected identity file).
"""

from __future__ import annotations

import os
import tarfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import pyrage
from pyrage import passphrase, x25519

from speakopenly.core.errors import BadInput
from speakopenly.web.backup.bundle import NOT_WHOLE, TRY_ANOTHER, Reader, tar_head, tar_padding

AN_AGE_FILE: Final = b"age-encryption.org/"
KEY, BUNDLE = "key.age", "bundle.age"
LEAST_LETTERS: Final = 20
SECRET: Final = "AGE-SECRET-KEY-"  # noqa: S105  (how such a line begins)


def recipients(keys: Sequence[str]) -> list[Any]:
    """Public keys of age. Raises BadInput for one that is none."""
    found = []
    for key in keys:
        try:
            found.append(x25519.Recipient.from_str(key.strip()))
        except pyrage.RecipientError as error:
            raise BadInput(
                "--to wants a public key of age.", do="It begins with age1; age-keygen makes one."
            ) from error
    return found


def identities(file: Path) -> list[Any]:
    """The secret keys in a file as age-keygen writes it. Raises BadInput where there is none."""
    try:
        lines = [line.strip() for line in file.read_text("ascii").splitlines()]
        found = [x25519.Identity.from_str(line) for line in lines if line.startswith(SECRET)]
    except (UnicodeDecodeError, pyrage.IdentityError) as error:
        raise BadInput("This is not an identity file of age.", do=f"A line begins with {SECRET}.") from error
    if not found:
        raise BadInput("No secret key of age is in this file.", do=f"A line begins with {SECRET}.")
    return found


def passphrase_in(file: Path) -> str:
    """The first line of a file, for a passphrase. Raises BadInput where it is too short to protect keys."""
    try:
        line = (file.read_text("utf-8").splitlines() or [""])[0].strip()
    except UnicodeDecodeError as error:
        raise BadInput(
            "The passphrase file is not text.", do="Write the passphrase in its first line."
        ) from error
    if len(line) < LEAST_LETTERS:
        raise BadInput(
            f"The passphrase in this file has fewer than {LEAST_LETTERS} letters.",
            do="Take six words by dice or more: the backup holds every key of this place.",
        )
    return line


def seal_to(chunks: Iterator[bytes], out: IO[bytes], to: Sequence[Any]) -> None:
    """Seal a bundle to these public keys."""
    pyrage.encrypt_io(Reader(chunks), out, list(to))


def seal_under(chunks: Iterator[bytes], out: IO[bytes], secret: str) -> None:
    """Seal a bundle under a passphrase. ``out`` must be a file one can go back in."""
    identity = x25519.Identity.generate()
    locked = passphrase.encrypt(str(identity).encode("ascii"), secret)
    out.write(tar_head(KEY, len(locked)) + locked + tar_padding(len(locked)))
    head_at = out.tell()
    out.write(tar_head(BUNDLE, 0))
    start = out.tell()
    seal_to(chunks, out, [identity.to_public()])
    size = out.tell() - start
    out.write(tar_padding(size) + bytes(2 * tarfile.BLOCKSIZE))
    out.seek(head_at)
    out.write(tar_head(BUNDLE, size))
    out.seek(0, os.SEEK_END)


@contextmanager
def opened(file: Path, *, identity_file: Path | None, passphrase_file: Path | None) -> Iterator[IO[bytes]]:
    """The bundle in a backup, as a stream. Raises BadInput where it does not open with what was given."""
    with file.open("rb") as handle:
        if handle.read(len(AN_AGE_FILE)) == AN_AGE_FILE:
            if identity_file is None:
                raise BadInput(
                    "This backup was made to a public key of age.", do="Give its secret: --identity-file."
                )
            handle.seek(0)
            with _decrypted(handle, identities(identity_file)) as stream:
                yield stream
            return
        if passphrase_file is None:
            raise BadInput(
                "This backup was made under a passphrase, or is none.", do="Give --passphrase-file."
            )
        handle.seek(0)
        with _under(handle, passphrase_in(passphrase_file)) as stream:
            yield stream


@contextmanager
def _under(handle: IO[bytes], secret: str) -> Iterator[IO[bytes]]:
    try:
        tar = tarfile.open(fileobj=handle, mode="r:")  # noqa: SIM115  (the handle is closed by its owner)
        locked, sealed = tar.extractfile(KEY), tar.extractfile(BUNDLE)
        assert locked is not None and sealed is not None  # noqa: S101, PT018  (both regular files)
        key = passphrase.decrypt(locked.read(), secret).decode("ascii")
    except (tarfile.TarError, KeyError, AssertionError) as error:
        raise BadInput("This is not a backup of Speak Openly.", do="Look for the right file.") from error
    except pyrage.DecryptError as error:
        raise BadInput("The passphrase does not open this backup.", do="Look for the right one.") from error
    with _decrypted(sealed, [x25519.Identity.from_str(key)]) as stream:
        yield stream


@contextmanager
def _decrypted(sealed: IO[bytes], keys: Sequence[Any]) -> Iterator[IO[bytes]]:
    """age pushes, tar pulls: a pipe between them, so that neither holds more than a piece in memory."""
    read_end, write_end = os.pipe()
    failed: list[Exception] = []

    def push() -> None:
        with os.fdopen(write_end, "wb") as out:
            try:
                pyrage.decrypt_io(sealed, out, list(keys))
            except Exception as error:  # noqa: BLE001  (told below, in the thread that waits)
                failed.append(error)

    pushing = threading.Thread(target=push)
    pushing.start()
    try:
        with os.fdopen(read_end, "rb") as stream:
            yield stream
            while stream.read(1024**2):
                pass  # to its end: what age has not checked yet may be altered
    except BadInput:
        pushing.join()
        _raise_what_failed(failed)
        raise
    pushing.join()
    _raise_what_failed(failed)


def _raise_what_failed(failed: Sequence[Exception]) -> None:
    """A pipe that tar has closed is tar's to explain; whatever else age says, the backup was altered.

    Of a piece in the middle or at the end it does not say DecryptError, but that a read went wrong.
    """
    if failed and "pipe" not in str(failed[0]).lower():
        if "matching" in str(failed[0]).lower():
            raise BadInput("This key does not open this backup.", do="Look for the right one.") from failed[0]
        raise BadInput(NOT_WHOLE, do=TRY_ANOTHER) from failed[0]
