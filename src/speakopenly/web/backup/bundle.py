"""The shape of a backup: a tar of a few known files, streamed, with a manifest of their sha256 at the end.

Anybody can open one without us: ``age --decrypt --identity KEY FILE | tar t``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

from speakopenly.core.errors import BadInput

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
SQLITE: Final = "database/speakopenly.sqlite3"
POSTGRESQL: Final = "database/speakopenly.pgdump"
KNOWN: Final = re.compile(
    r"database/speakopenly\.(sqlite3|pgdump)|keys/[a-z][a-z0-9-]{0,40}\.key"
    r"|erasures/\d{4}-\d\d-\d\d\.list|pressures/[0-9a-f]{16}\.parquet|THIS-IS-A-DEMONSTRATION|manifest\.json"
)
MOST_BYTES_OF_A_MANIFEST: Final = 1024**2
CHUNK: Final = 1024**2
NOT_WHOLE: Final = "This backup is not whole, or was altered. Nothing was put in place."
TRY_ANOTHER: Final = "Take an earlier one."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``files``: the sha256 of each; ``rows``: how many in each table."""

    format: int
    release: str
    day: str
    files: Mapping[str, str]
    rows: Mapping[str, int]

    @property
    def made_on(self) -> date:
        """The day it was made."""
        return date.fromisoformat(self.day)

    @property
    def is_sqlite(self) -> bool:
        """Whether the database in it is an SQLite file; else it is a dump of PostgreSQL."""
        return SQLITE in self.files

    def to_bytes(self) -> bytes:
        """As it stands in the bundle."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode("utf-8")


def read_manifest(data: bytes) -> Manifest:
    """Read one back. Raises BadInput for one that is no manifest, or of a later format."""
    try:
        told = json.loads(data)
        manifest = Manifest(**told)
        manifest.made_on  # noqa: B018  (a day, or this is no manifest)
        _check_shape(manifest)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadInput(NOT_WHOLE, do=TRY_ANOTHER) from error
    if manifest.format != FORMAT:
        raise BadInput("This backup was made by a later release.", do="Restore it with that one.")
    return manifest


def _check_shape(manifest: Manifest) -> None:
    """Raise TypeError where a part is of another kind than ``Manifest`` says: JSON may hold anything."""
    files, rows = manifest.files, manifest.rows
    if not (
        type(manifest.format) is int
        and isinstance(manifest.release, str)
        and (isinstance(files, dict) and all(isinstance(digest, str) for digest in files.values()))
        and (isinstance(rows, dict) and all(type(number) is int for number in rows.values()))
    ):
        raise TypeError


def pack(files: Mapping[str, Path], *, release: str, day: date, rows: Mapping[str, int]) -> Iterator[bytes]:
    """The bytes of a bundle, a megabyte at a time; each file is read once and hashed on the way."""
    digests: dict[str, str] = {}
    for name, path in files.items():
        digest = hashlib.sha256()
        yield tar_head(name, path.stat().st_size)
        for chunk in _chunks_of(path):
            digest.update(chunk)
            yield chunk
        yield tar_padding(path.stat().st_size)
        digests[name] = digest.hexdigest()
    manifest = Manifest(FORMAT, release, str(day), digests, dict(rows)).to_bytes()
    yield tar_head(MANIFEST, len(manifest)) + manifest + tar_padding(len(manifest))
    yield bytes(2 * tarfile.BLOCKSIZE)


def unpack(stream: IO[bytes], into: Path) -> Manifest:
    """Write the files of a bundle into a private folder, and compare every one with the manifest.

    Raises BadInput for anything that is not as it was packed.
    """
    digests: dict[str, str] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                is_ours = member.isreg() and KNOWN.fullmatch(member.name)
                if manifest is not None or not is_ours or member.name in digests:
                    raise BadInput(NOT_WHOLE, do=TRY_ANOTHER)
                source = tar.extractfile(member)
                assert source is not None  # noqa: S101  (a regular file)
                if member.name == MANIFEST:
                    manifest = read_manifest(source.read(MOST_BYTES_OF_A_MANIFEST))
                else:
                    digests[member.name] = _write(source, into / member.name)
    except (tarfile.TarError, EOFError) as error:
        raise BadInput(NOT_WHOLE, do=TRY_ANOTHER) from error
    except OSError as error:
        raise BadInput(
            f"What is in this backup could not be written: {error.strerror}. Nothing was put in place.",
            do="Make room on the disk of SPEAKOPENLY_HOME, and try again.",
        ) from error
    if manifest is None or dict(manifest.files) != digests:
        raise BadInput(NOT_WHOLE, do=TRY_ANOTHER)
    return manifest


class Reader:
    """Chunks as a file that can be read, for whoever asks for so many bytes at a time."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._rest = chunks, memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""
        while not self._rest:
            try:
                self._rest = memoryview(next(self._chunks))
            except StopIteration:
                return b""
        some = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(some) :]
        return bytes(some)


def _write(source: IO[bytes], path: Path) -> str:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    digest = hashlib.sha256()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            handle.write(chunk)
        handle.flush()
        os.fsync(handle.fileno())
    return digest.hexdigest()


def _chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            yield chunk


def tar_head(name: str, size: int) -> bytes:
    """What stands before a file in a tar: no owner, no time."""
    info: Any = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    head: bytes = info.tobuf(tarfile.GNU_FORMAT)
    return head


def tar_padding(size: int) -> bytes:
    """What stands behind it, up to a whole block."""
    return bytes(-size % tarfile.BLOCKSIZE)
