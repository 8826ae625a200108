"""A recording is sealed while it comes: piece by piece, each in a transaction of its own.

So a file of two hours is never in memory as a whole, no plain byte touches a disk, and nobody else waits for
the database. What is refused or breaks off leaves nothing behind.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.db import IntegrityError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.sealing import CasePrivateKey, make_case_keys
from speakopenly.hear.recordings import RecordingKind, check_whole, kind_of
from speakopenly.web.hear.recordings import actions
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece
from speakopenly.web.hear.recordings.safekeeping import PIECE_BYTES, SealedFile, seal_piece

FIELD = "file"
LARGEST_MB = 1024
"""Two hours of film from a telephone at the quality that is usual for sending; sound alone takes a tenth."""


class Arrived(UploadedFile):  # type: ignore[type-arg]
    """What came of one file: its kind and the key it was sealed under, or why it was refused."""

    def __init__(
        self, size: int, kind: RecordingKind | None, key: CasePrivateKey, why: BadInput | None
    ) -> None:
        super().__init__(name="recording", size=size)
        self.kind, self.key, self.why = kind, key, why


class SealAsItComes(FileUploadHandler):
    """Seals the one file of a form; any other file is passed over. A refused one is read past."""

    def __init__(self, request: HttpRequest, recording: Recording) -> None:
        super().__init__(request)
        self._recording, self._held = recording, bytearray()
        self._kind: RecordingKind | None = None
        self._why: BadInput | None = None
        self._size = self._number = 0
        self.has_begun = False

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        if self.field_name != FIELD or self.has_begun:
            raise SkipFile
        self.has_begun = True
        public, self._key = make_case_keys()
        self._recording.public_key = public.data
        actions.begin_file(self._recording)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._why is not None:
            return
        try:
            self._take(raw_data)
        except BadInput as refusal:
            self._why = refusal
            self._held.clear()

    def file_complete(self, file_size: int) -> Arrived:
        if self._why is None:
            try:
                self._end()
            except BadInput as refusal:
                self._why = refusal
        return Arrived(self._size, self._kind, self._key, self._why)

    def _take(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > LARGEST_MB * 1024**2:
            raise BadInput(
                _("This recording is larger than %(n)s MB.") % {"n": LARGEST_MB},
                do=_("Save it smaller, or its sound alone."),
            )
        if self._kind is None:
            self._kind = kind_of(bytes(self._held) + data)
        self._held += data
        while len(self._held) >= PIECE_BYTES:
            self._store(bytes(self._held[:PIECE_BYTES]))
            del self._held[:PIECE_BYTES]

    def _end(self) -> None:
        if self._kind is None:
            self._kind = kind_of(bytes(self._held))
        if self._held:
            self._store(bytes(self._held))
            self._held.clear()
        check_whole(
            self._kind, io.BufferedReader(SealedFile(self._recording, self._key, self._size)), self._size
        )

    def _store(self, data: bytes) -> None:
        sealed = seal_piece(self._recording, self._number, data)
        row = RecordingPiece(
            service_id=self._recording.service_id,
            recording=self._recording,
            number=self._number,
            sealed=sealed,
        )
        try:
            row.save(force_insert=True)
        except IntegrityError:
            raise BadInput(
                _("This recording is being sent from another page as well."), do=_("Wait for that one.")
            ) from None
        self._number += 1


@contextmanager
def sealed_as_it_comes(request: HttpRequest, recording: Recording) -> Iterator[None]:
    """Take the file of this request so; has to be said before anything of it is read."""
    handler = SealAsItComes(request, recording)
    request.upload_handlers = [handler]
    try:
        yield
    finally:
        if handler.has_begun:
            actions.drop_what_was_not_kept(recording)
