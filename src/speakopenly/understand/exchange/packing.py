"""The zip around a project: written to be the same bytes for the same members, read without trust."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NoReturn

from speakopenly.core.errors import BadInput
from speakopenly.understand.exchange.limits import (
    MAX_FILE_BYTES,
    MAX_MEMBERS,
    MAX_TEXT_BYTES,
    MAX_XML_BYTES,
    MEGABYTE,
)

EXPORT_AGAIN: Final = "Export the project again, as REFI-QDA (.qdpx)."
SPLIT: Final = "Split the project and bring in its parts."
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold: ours carry none, so equal projects give equal bytes."""
_CHUNK: Final = 64 * 1024
_UNIX: Final = 3
_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    struct.error,
    LookupError,
    OverflowError,
    AttributeError,
)
"""What the standard library raises on zip files that are damaged or use what it does not know."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """Zip some files. Names are sorted and times fixed, so that the bytes depend on the members alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                _UNIX,
                0o644 << 16,
            )
            packed.writestr(entry, members[name])
    return out.getvalue()


class Pack:
    """An opened .qdpx. Members are looked up by their last name, never written to disk.

    Raises:
        BadInput: it is no zip, locked, damaged or absurdly large.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file, self._text_left = file, MAX_TEXT_BYTES
        if len(data) > MAX_FILE_BYTES:
            self._refuse_size(MAX_FILE_BYTES)
        if not data.startswith(b"PK"):
            raise BadInput("is not a REFI-QDA project.", do=EXPORT_AGAIN, file=file)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _ZIP_ERRORS:
            self._refuse_damaged()
        if len(entries) > MAX_MEMBERS:
            raise BadInput(f"holds more than {MAX_MEMBERS:,} files.", do=SPLIT, file=file)
        if any(entry.flag_bits & 1 for entry in entries):
            raise BadInput("is locked with a password.", do="Export it again without one.", file=file)
        self._members = {_last_name(entry.filename): entry for entry in entries if not entry.is_dir()}

    def description(self) -> bytes:
        """The bytes of project.qde, or of the one .qde there is."""
        found = [name for name in self._members if name.endswith(".qde")]
        chosen = "project.qde" if "project.qde" in found else next(iter(found), None)
        if chosen is None:
            raise BadInput("holds no project.qde.", do=EXPORT_AGAIN, file=self.file)
        return self._read(chosen, MAX_XML_BYTES)

    def text(self, name: str) -> bytes | None:
        """The bytes of a source; None where the file does not hold it."""
        name = _last_name(name)
        if name not in self._members:
            return None
        data = self._read(name, self._text_left)
        self._text_left -= len(data)
        return data

    def _read(self, name: str, most: int) -> bytes:
        """Unpack piece by piece: what a zip says of its sizes is no promise."""
        pieces, size = [], 0
        try:
            with self._zip.open(self._members[name]) as member:
                while piece := member.read(_CHUNK):
                    pieces.append(piece)
                    size += len(piece)
                    if size > most:
                        break
        except _ZIP_ERRORS:
            self._refuse_damaged()
        if size > most:
            self._refuse_size(MAX_TEXT_BYTES)
        return b"".join(pieces)

    def _refuse_damaged(self) -> NoReturn:
        raise BadInput("is cut short or damaged.", do="Fetch or export it again.", file=self.file) from None

    def _refuse_size(self, most: int) -> NoReturn:
        raise BadInput(f"is larger than {most // MEGABYTE} MB.", do=SPLIT, file=self.file)


def _last_name(name: str) -> str:
    """What a member is known by. Folders differ between programs (sources/, Sources/, none): all are flat."""
    return name.replace("\\", "/").rpartition("/")[2].lower()
